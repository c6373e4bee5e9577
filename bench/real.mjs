//! Times the benchmark programs on real tokio (release build) and writes bench/real.json, which `npm run bench` prints
//! beside our numbers. Needs cargo. A program runs as it stands and with `N` times SCALE; the difference is what counts.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const work = path.join(os.tmpdir(), 'awaitscope-bench');
/** What a program counts, and how many of it per run. */
const UNITS = JSON.parse(readFileSync(path.join(here, 'units.json'), 'utf8'));
const SCALE = 50;
const ROUNDS = 5;

mkdirSync(path.join(work, 'src/bin'), { recursive: true });
for (const file of ['Cargo.toml', 'Cargo.lock'])
  cpSync(path.join(here, '../conformance/record', file), path.join(work, file));
writeFileSync(path.join(work, 'src/main.rs'), 'fn main() {}\n');
const programs = readdirSync(path.join(here, 'programs')).map((file) => path.basename(file, '.rs'));
for (const name of programs) {
  const text = readFileSync(path.join(here, `programs/${name}.rs`), 'utf8');
  const scaled = text.replace(/^const N: (\w+) = ([\d_]+);/m, (_, type, n) => {
    return `const N: ${type} = ${String(Number(n.replaceAll('_', '')) * SCALE)};`;
  });
  writeFileSync(path.join(work, `src/bin/${name}.rs`), text);
  writeFileSync(path.join(work, `src/bin/${name}-scaled.rs`), scaled);
}
const built = spawnSync('cargo', ['build', '--release', '--bins'], { cwd: work, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

function fastest(name) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ROUNDS; i++) {
    const start = process.hrtime.bigint();
    spawnSync(path.join(work, `target/release/${name}`));
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return best;
}

const perSecond = {};
for (const name of programs) {
  const [count, unit] = UNITS[name];
  const seconds = fastest(`${name}-scaled`) - fastest(name);
  perSecond[name] = Math.round((count * (SCALE - 1)) / seconds);
  console.log(`${name}: ${perSecond[name].toLocaleString('en')} ${unit}/s`);
}
const rustc = spawnSync('rustc', ['--version'], { encoding: 'utf8' }).stdout.trim();
const tokio = /^tokio = .*?"=([\d.]+)"/m.exec(readFileSync(path.join(work, 'Cargo.toml'), 'utf8'))?.[1];
writeFileSync(path.join(here, 'real.json'), `${JSON.stringify({ rustc, tokio, perSecond }, undefined, 2)}\n`);
