//! Benchmarks of the built page: sizes (gzip) and the time from opening it to the first painted timeline.
//! Usage: npm run build && node bench/page.mjs
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { systemChromium } from '../tools/lib.mjs';

const PORT = 4391;
const LOADS = 5;
const line = (name, value, ratio) =>
  console.log(
    `${name.padEnd(44)} ${value.padStart(16)}${ratio === undefined ? '' : `   ${ratio.toFixed(2)}x of budget`}`,
  );

const assets = 'dist/assets';
const files = readdirSync(assets);
const gzip = (match) =>
  files
    .filter((f) => match.test(f))
    .reduce((n, f) => n + gzipSync(readFileSync(path.join(assets, f)), { level: 9 }).length, 0) / 1000;
const initial = gzip(/^index-.*\.js$/);
line('initial JavaScript without Monaco (gzip)', `${initial.toFixed(0)} kB`, 150 / initial);
line('engine worker (gzip)', `${gzip(/^worker-.*\.js$/).toFixed(0)} kB`);
line('Monaco: editor chunk (gzip)', `${gzip(/^editor-.*\.js$/).toFixed(0)} kB`);

const server = spawn(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', String(PORT), '--strictPort'],
  { stdio: 'ignore' },
);
await new Promise((resolve) => setTimeout(resolve, 2500));
const executablePath = systemChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const times = [];
for (let i = 0; i < LOADS; i++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`http://127.0.0.1:${PORT}/`, { waitUntil: 'commit' });
  await page.waitForSelector('canvas[data-painted]', { timeout: 30_000 });
  times.push(performance.now() - start);
  await context.close();
}
times.sort((a, b) => a - b);
const median = times[Math.floor(times.length / 2)];
line('opening the page to the first timeline (median)', `${median.toFixed(0)} ms`, 1500 / median);
await browser.close();
server.kill();
