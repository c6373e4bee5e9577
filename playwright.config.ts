//! Browser tests: a real Chromium against the production build. `npm test` builds first and picks a free port.
import { defineConfig } from '@playwright/test';
import { systemChromium } from './tools/lib.mjs';

const port = Number(process.env['PORT'] ?? 4174);
const baseURL = `http://127.0.0.1:${port}/`;
const executablePath = systemChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A page mostly waits for its one engine worker: two pages at a time use a small machine better than one.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // A cold engine on a busy machine: generous, as only failures wait for it.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
