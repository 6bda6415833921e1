// npm run workspace -- create …: makes a workspace with its areas and members.
import { runToolFromHere } from './tools.mjs';

await runToolFromHere('workspace');
