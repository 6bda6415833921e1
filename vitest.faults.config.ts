import { defineConfig } from 'vitest/config';

/** Faults: killed processes, lost answers, repeated sends. One file at a time, so that each has the machine to itself. */
export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    include: ['tests/faults/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: process.env.FAULTS === 'full' ? 1_800_000 : 120_000,
    hookTimeout: 120_000,
  },
});
