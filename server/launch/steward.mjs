// npm run steward -- grant | revoke | list: who may decide about releases.
import { runToolFromHere } from './tools.mjs';

await runToolFromHere('steward');
