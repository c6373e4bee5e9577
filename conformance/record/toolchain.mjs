//! Real rustc against the pinned crates: cargo builds the crates once, then each program is compiled by itself.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const work = path.join(os.tmpdir(), 'awaitscope-record');
/** More output than this is cut: such a program never ends. */
const MAX_OUTPUT = 1_000_000;

/** Builds the crates of Cargo.toml and tells where their libraries lie. */
export function prepareCrates() {
  mkdirSync(path.join(work, 'src'), { recursive: true });
  for (const file of ['Cargo.toml', 'Cargo.lock']) cpSync(path.join(here, file), path.join(work, file));
  writeFileSync(path.join(work, 'src/main.rs'), 'fn main() {}\n');
  const build = spawnSync('cargo', ['build', '--message-format=json'], {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (build.status !== 0) throw new Error('cargo could not build the crates of conformance/record/Cargo.toml');
  cpSync(path.join(work, 'Cargo.lock'), path.join(here, 'Cargo.lock'));
  const wanted = new Set(pinned().map((it) => it.name.replaceAll('-', '_')));
  const externs = build.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter((it) => it.reason === 'compiler-artifact' && wanted.has(it.target.name))
    .flatMap((it) => ['--extern', `${it.target.name}=${it.filenames.find((f) => !f.endsWith('.rmeta'))}`]);
  return [...externs, '-L', `dependency=${path.join(work, 'target/debug/deps')}`];
}

/** The crates that programs may use, with their exact versions. */
export function pinned() {
  const manifest = readFileSync(path.join(here, 'Cargo.toml'), 'utf8');
  return [...manifest.matchAll(/^([\w-]+) = .*?"=([\d.]+)"/gm)].map((m) => ({ name: m[1], version: m[2] }));
}

/** Runs a program to its end, or kills it. */
export function execute(command, args, options, limitMs) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let [stdout, stderr, hung] = ['', '', false];
    child.stdout.on('data', (text) => (stdout.length < MAX_OUTPUT ? (stdout += text) : undefined));
    child.stderr.on('data', (text) => (stderr.length < MAX_OUTPUT ? (stderr += text) : undefined));
    const timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ status: -1, stdout, stderr: String(error), hung });
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr, hung });
    });
  });
}

/** Compiles the program, hands its binary (or what rustc said) to `use`, and tidies up. */
export async function withCompiled(crates, source, use) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'awaitscope-run-'));
  try {
    mkdirSync(path.join(folder, 'src'));
    mkdirSync(path.join(folder, 'cwd'));
    writeFileSync(path.join(folder, 'src/main.rs'), source);
    const test = header(source, 'mode') === 'test';
    const binary = path.join(folder, 'main');
    const flags = ['--edition', header(source, 'edition') ?? '2021', '--crate-name', 'main', '-A', 'warnings'];
    const rustc = await execute(
      'rustc',
      [...flags, '-C', 'debuginfo=0', ...crates, ...(test ? ['--test'] : []), 'src/main.rs', '-o', binary],
      { cwd: folder },
      300_000,
    );
    if (rustc.status !== 0) return await use({ rejected: rustc.stderr });
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'RUST_BACKTRACE'));
    const run = (limitMs) =>
      execute(binary, test ? ['--test-threads=1'] : [], { cwd: path.join(folder, 'cwd'), env }, limitMs);
    return await use({ run });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value of a `// key: value` line among the first lines of a program. */
export function header(source, key) {
  return new RegExp(`^//\\s*${key}:\\s*(.+)$`, 'm').exec(source.split('\n').slice(0, 8).join('\n'))?.[1]?.trim();
}

/** What only depends on the machine that recorded: thread numbers, the backtrace note, where libraries lie. */
export function withoutMachine(text) {
  return text
    .replace(/ \(\d+\) panicked at/g, ' panicked at')
    .replace(/^note: run with `RUST_BACKTRACE=1`.*\n/gm, '')
    .replace(/\/\S*\/registry\/src\/[^/]+\//g, '<deps>/');
}

/** The test harness tells how long it took. */
export function withoutTimes(text) {
  return text.replace(/finished in \d+\.\d+s/g, 'finished in 0.00s');
}

/** Does the jobs, two at a time, and prints what each says. */
export async function inPairs(jobs) {
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) console.log(await job());
  };
  await Promise.all([work(), work()]);
}
