//! Unit and conformance tests: plain Node, no browser. What a person sees is tested by Playwright in e2e/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'conformance/**/*.test.ts', 'tools/**/*.test.mjs'],
    // As src/cli/tiering.ts has it: many short compilations, few hot loops.
    execArgv: ['--interrupt-budget=1000000'],
    testTimeout: 30_000,
  },
});
