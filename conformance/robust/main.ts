//! `npm run robust -- [COUNT] [SEED] [FOLDER…]`: mutated programs, every truncation of some, and random tokens.
//! Prints what went wrong, writes each such input to a file, and says how much processor time the slowest took.
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Rng } from '../../src/base/rng.ts';
import { preferShortRuns } from '../../src/cli/tiering.ts';
import { mutate, randomTokens } from './mutate.ts';
import { probe } from './probe.ts';

preferShortRuns();
const [count = '500', seed = '1', ...folders] = process.argv.slice(2);
const TRUNCATED_PROGRAMS = 20;
const SLOW_MS = 2000;

const programs = (folders.length > 0 ? folders : ['conformance/programs', 'src/examples/programs']).flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.rs'))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8')),
);
const rng = new Rng(Number(seed));
const dir = mkdtempSync(path.join(os.tmpdir(), 'awaitscope-robust-'));
const seen = new Map<string, number>();
let tried = 0;
let slowest = 0;

function timed(source: string): { readonly wrong: string | undefined; readonly took: number } {
  const start = process.cpuUsage();
  const wrong = probe(source);
  return { wrong, took: process.cpuUsage(start).user / 1000 };
}

function attempt(source: string): void {
  tried++;
  const first = timed(source);
  // What an input uses of the library for the first time is not its fault.
  const { wrong, took } = first.wrong === undefined && first.took > SLOW_MS ? timed(source) : first;
  slowest = Math.max(slowest, took);
  const what = wrong ?? (took > SLOW_MS ? `slow: ${took.toFixed(0)} ms` : undefined);
  if (what === undefined) return;
  const key = what.replace(/\d+/g, 'N').split('\n').slice(0, 3).join('\n');
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  if (times > 1) return;
  const file = path.join(dir, `${String(tried)}.rs`);
  writeFileSync(file, source);
  console.log(`${file}\n  ${what.split('\n').slice(0, 6).join('\n  ')}`);
}

const total = Number(count);
for (let i = 0; i < total; i++) attempt(mutate(programs[rng.below(programs.length)] ?? '', rng));
console.log(`${String(total)} mutated programs, ${String(seen.size)} kinds of failure`);
if (total >= 1000) {
  const chosen = Array.from({ length: TRUNCATED_PROGRAMS }, () => programs[rng.below(programs.length)] ?? '');
  for (let i = 0; i < total / 5; i++) attempt(randomTokens(rng));
  console.log(`${String(total / 5)} random token texts, ${String(seen.size)} kinds of failure so far`);
  for (const text of chosen) for (let end = 0; end < text.length; end++) attempt(text.slice(0, end));
}
const bad = [...seen.values()].reduce((a, b) => a + b, 0);
console.log(`${String(tried)} inputs, ${String(bad)} failures, slowest ${slowest.toFixed(0)} ms`);
process.exitCode = bad === 0 ? 0 : 1;
