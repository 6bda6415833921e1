/** What is written without anybody ever knowing who it was: taken, published in batches, withdrawn by a code. */
export { publishBatches, publishEverything } from './batches.ts';
export { send as sendUnattributed } from './send.ts';
export { withdrawByCode } from './withdraw.ts';
