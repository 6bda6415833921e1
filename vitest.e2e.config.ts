import { defineConfig } from 'vitest/config';

/** Browser journeys: one after the other, because two browsers on two cores would only wait for each other. */
export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    include: ['tests/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as a browser waits for what should appear (harness.ts).
    expect: { poll: { timeout: 20_000 } },
  },
});
