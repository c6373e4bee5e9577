//! Records what real tokio prints: builds each program of conformance/programs with the pinned versions, runs it three
//! times, and writes .stdout, .stderr, .exit (or .rustc) beside it. Needs cargo. Usage: record.mjs [NAME-PART]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const programs = path.resolve(here, '../programs');
const work = path.join(os.tmpdir(), 'awaitscope-record');
const RUNS = 3;
const TIMEOUT_MS = 5000;

mkdirSync(path.join(work, 'src'), { recursive: true });
cpSync(path.join(here, 'Cargo.toml'), path.join(work, 'Cargo.toml'));
if (existsSync(path.join(here, 'Cargo.lock'))) cpSync(path.join(here, 'Cargo.lock'), path.join(work, 'Cargo.lock'));

/** Panic messages without the thread's number and the backtrace note, library paths shortened. */
function cleanStderr(text) {
  return text
    .replace(/ \(\d+\) panicked at/g, ' panicked at')
    .replace(/^note: run with `RUST_BACKTRACE=1`.*\n/gm, '')
    .replace(/\/\S*\/registry\/src\/[^/]+\//g, '<deps>/');
}

function header(source, key) {
  return new RegExp(`^//\\s*${key}:\\s*(.+)$`, 'm').exec(source.split('\n').slice(0, 8).join('\n'))?.[1]?.trim();
}

function write(base, extension, text) {
  const file = `${base}.${extension}`;
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
}

function record(name) {
  const base = path.join(programs, name);
  const source = readFileSync(`${base}.rs`, 'utf8');
  writeFileSync(path.join(work, 'src/main.rs'), source);
  const test = header(source, 'mode') === 'test';
  const build = spawnSync('cargo', test ? ['test', '--no-run', '--offline'] : ['build', '--offline'], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, CARGO_TERM_COLOR: 'never' },
  });
  for (const extension of ['stdout', 'stderr', 'exit', 'rustc']) write(base, extension, undefined);
  if (build.status !== 0) {
    write(
      base,
      'rustc',
      build.stderr
        .replace(/^\s+(Compiling|Finished|Updating|Locking).*\n/gm, '')
        .replace(/^error: could not compile[^]*$/m, '')
        .replace(/\/\S*\/registry\/src\/[^/]+\//g, '<deps>/'),
    );
    return `${name}: rejected`;
  }
  const runs = Array.from({ length: RUNS }, () => {
    const command = test
      ? ['cargo', ['test', '--offline', '-q', '--', '--test-threads=1']]
      : [path.join(work, 'target/debug/main'), []];
    return spawnSync(command[0], command[1], { cwd: work, encoding: 'utf8', timeout: TIMEOUT_MS });
  });
  const first = runs[0];
  const hung = first.error?.code === 'ETIMEDOUT';
  if (runs.some((r) => r.stdout !== first.stdout)) return `${name}: NOT DETERMINISTIC, nothing written`;
  write(base, 'stdout', first.stdout);
  if (first.stderr !== '') write(base, 'stderr', cleanStderr(first.stderr));
  if (hung || first.status !== 0) write(base, 'exit', `${hung ? 'deadlock' : first.status}\n`);
  return `${name}: ${hung ? 'deadlock' : `exit ${first.status}`}`;
}

const part = process.argv[2] ?? '';
spawnSync('cargo', ['fetch'], { cwd: work, stdio: 'inherit' });
for (const file of readdirSync(programs)
  .filter((f) => f.endsWith('.rs') && f.includes(part))
  .sort())
  console.log(record(file.replace(/\.rs$/, '')));
cpSync(path.join(work, 'Cargo.lock'), path.join(here, 'Cargo.lock'));
const rustc = spawnSync('rustc', ['--version'], { encoding: 'utf8' }).stdout.trim();
const manifest = readFileSync(path.join(here, 'Cargo.toml'), 'utf8');
writeFileSync(
  path.join(programs, 'VERSIONS'),
  `${rustc}\n${[...manifest.matchAll(/^([\w-]+) = .*?"=([\d.]+)"/gm)].map((m) => `${m[1]} ${m[2]}`).join('\n')}\n`,
);
