// npm run import -- <file or folder>…: loads published files, while the server runs or without it.
import { runToolFromHere } from './tools.mjs';

await runToolFromHere('import');
