// npm run release -- list | show | sign-off | roll-back | discard: looks at releases and decides about them.
import { runToolFromHere } from './tools.mjs';

await runToolFromHere('release');
