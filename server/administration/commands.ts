export { firstRunToken } from './first-run.ts';
export { applyRetention, applyRetentionDaily } from './retention.ts';
