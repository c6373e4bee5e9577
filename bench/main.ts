//! Benchmarks of the engine in Node: speed of the machine, of checking, and of a cold start. Prints numbers and their ratio
//! to the budget (1.00 or more is good). Timings never fail a test; this is for people.
import { DEFAULT_OPTIONS, checkSource, prepareRun } from '../src/engine/index.ts';
import { EXAMPLES } from '../src/examples/index.ts';
import { recordingsIn } from '../conformance/recording.ts';
import { judge } from '../conformance/suite.ts';
import real from './real.json';
import units from './units.json';

const PROGRAMS = import.meta.glob<string>('./programs/*.rs', { query: '?raw', import: 'default', eager: true });
const OPTIONS = { ...DEFAULT_OPTIONS, detail: 'output', maxSteps: 2_000_000_000 } as const;
const ROUNDS = 3;

function line(name: string, value: string, ratio?: number): void {
  console.log(
    `${name.padEnd(44)} ${value.padStart(16)}${ratio === undefined ? '' : `   ${ratio.toFixed(2)}x of budget`}`,
  );
}

function best(rounds: number, f: () => number): number {
  return Math.min(...Array.from({ length: rounds }, f));
}

function timed(f: () => void): number {
  const start = performance.now();
  f();
  return performance.now() - start;
}

/** About 200 lines: gallery programs as modules of one crate. */
function twoHundredLines(): string {
  const parts = EXAMPLES.slice(0, 7).map(
    (e, i) => `mod m${String(i)} {\n${e.source.replace(/#\[tokio::main.*\]\n/, '')}\n}`,
  );
  return `${parts.join('\n')}\nfn main() {}\n`;
}

const cold = timed(() => void checkSource('fn main() { println!("{}", 1); }', 2024));
line('cold start: library read, first check', `${cold.toFixed(0)} ms`);

const program = twoHundredLines();
checkSource(program, 2024);
const lines = String(program.split('\n').length);
const median = (rounds: number, f: () => number): number =>
  Array.from({ length: rounds }, f).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
let n = 0;
const all = median(15, () => timed(() => void checkSource(`${program}const N: u8 = ${String(n++)};\n`, 2024)));
line(`diagnostics of ${lines} lines, looked at as a whole`, `${all.toFixed(1)} ms`);
const statements = [...program.matchAll(/;\n/g)].map((it) => it.index);
const typed = median(40, () => {
  const at = statements[(n++ * 7) % statements.length] ?? 0;
  return timed(() => void checkSource(`${program.slice(0, at)} + 0${program.slice(at)}`, 2024));
});
line(`diagnostics of ${lines} lines after a keystroke`, `${typed.toFixed(1)} ms`, 50 / typed);

const UNITS: Readonly<Record<string, readonly (number | string)[] | undefined>> = units;
const REAL: Readonly<Record<string, number | undefined>> = real.perSecond;
const count = (n: number): string => Math.round(n).toLocaleString('en');

for (const [file, source] of Object.entries(PROGRAMS)) {
  const name = file.replace('./programs/', '').replace('.rs', '');
  let steps = 0;
  let failed = '';
  const ms = best(ROUNDS, () => {
    const { run, compiled } = prepareRun(source, OPTIONS);
    const took = timed(() => void run?.advance(OPTIONS.maxSteps));
    steps = run?.machine.steps ?? 0;
    if (run?.exitCode !== 0) failed = compiled.diagnostics[0]?.message ?? JSON.stringify(run?.end);
    return took;
  });
  if (failed !== '') {
    line(name, 'FAILED');
    console.log(`  ${failed}`);
    continue;
  }
  const rate = steps / ms / 1000;
  line(`${name}: machine steps`, `${rate.toFixed(1)} M/s`, name === 'integer-loop' ? rate / 20 : undefined);
  const [amount, unit] = UNITS[name] ?? [];
  if (typeof amount !== 'number' || unit === undefined) continue;
  const ours = (amount / ms) * 1000;
  const theirs = REAL[name];
  const beside = theirs === undefined ? '' : `   real tokio ${count(theirs)} /s, ${count(theirs / ours)} times ours`;
  console.log(`${`${name}: ${unit}`.padEnd(44)} ${`${count(ours)} /s`.padStart(16)}${beside}`);
}

const recordings = recordingsIn('conformance/programs');
const corpus = timed(() => {
  for (const recording of recordings) judge(recording);
});
line(`${String(recordings.length)} conformance programs, compiled and run`, `${(corpus / 1000).toFixed(1)} s`);
