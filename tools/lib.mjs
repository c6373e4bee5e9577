//! What the scripts share: installing what is missing, knowing whether a build is stale, running a program. Plain
//! JavaScript without dependencies, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; every script works in it, wherever it was called from. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The script behind a command of an installed package, run with this Node: no shell and no `npx` in between. */
export const bin = (name) => path.join(root, 'node_modules', name);

/** Runs a program with our terminal as its own; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a program and keeps what it says. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Prints why nothing more can be done, and ends with exit code 1. */
export function giveUp(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function ensureDependencies() {
  // npm writes this file when it finishes; a half-done or outdated install has none or an older one.
  const installed = path.join(root, 'node_modules/.package-lock.json');
  const wanted = ['package.json', 'package-lock.json'].map((it) => path.join(root, it));
  if (existsSync(installed) && wanted.every((it) => mtime(it) <= mtime(installed) || sameVersions(installed))) return;
  console.log('Installing packages (npm ci) …');
  if ((await run(npm, ['ci', '--no-audit', '--no-fund'])) !== 0) giveUp('npm ci failed: is the network there?');
}

function sameVersions(installed) {
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  // Optional packages for other platforms are in the lockfile and never in node_modules.
  return Object.entries(want).every(
    ([key, it]) => key === '' || it.optional === true || have[key]?.version === it.version,
  );
}

const mtime = (file) => statSync(file).mtimeMs;

function newestIn(entry) {
  if (!existsSync(entry)) return 0;
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(entry).reduce((newest, it) => Math.max(newest, newestIn(path.join(entry, it))), stat.mtimeMs);
}

/** Whether the sources are newer than what was built from them. */
export function isStale(built) {
  const output = path.join(root, built);
  if (!existsSync(output)) return true;
  const sources = [
    'src',
    'public',
    'index.html',
    'embed.html',
    'vite.config.ts',
    'vite.cli.config.ts',
    'package-lock.json',
  ];
  return sources.some((it) => newestIn(path.join(root, it)) > mtime(output));
}

/** Builds the page. */
export const buildPage = () => run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);

/** Builds the command line. */
export const buildCli = () =>
  run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn']);

/** The Chromium of the system, if there is one. */
export function systemChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && existsSync(named)) return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return undefined;
}

/** The Chromium that Playwright keeps for itself, if it was downloaded and the system has the libraries it needs. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  if (file === '' || !existsSync(file)) return undefined;
  return spawnSync(file, ['--version']).status === 0 ? file : undefined;
}

/** Makes sure that some Chromium can be started; says how to get one otherwise. */
export async function ensureChromium() {
  if (systemChromium() !== undefined || (await playwrightChromium()) !== undefined) return;
  console.log('No Chromium found. Downloading the one of Playwright …');
  await run(process.execPath, [bin('playwright/cli.js'), 'install', 'chromium'], { timeout: 240_000 });
  if ((await playwrightChromium()) !== undefined) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    console.log('Installing chromium with apt-get …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env });
  }
  if (systemChromium() === undefined) {
    giveUp('The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
  }
}

/** A port nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
