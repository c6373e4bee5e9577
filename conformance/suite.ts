//! Compares our runs with recordings of real tokio: equal, unsupported (we said so), or wrong (the only bad one).
import { compile, DEFAULT_OPTIONS, startRun } from '../src/engine/index.ts';
import type { Compiled } from '../src/engine/index.ts';
import type { Diagnostic } from '../src/source/diagnostic.ts';
import { LineIndex } from '../src/source/source-file.ts';
import type { Recording } from './recording.ts';

export interface Verdict {
  readonly name: string;
  readonly result: 'equal' | 'unsupported' | 'wrong';
  /** Why it is not equal. */
  readonly reason: string;
}

/** Seeds tried for a program whose outcome depends on choices, unless the caller wants more. */
const SEEDS_TRIED = 8;
/** Recordings were made under this edition unless the program says otherwise. */
const RECORDED_EDITION = 2021;
const MAX_STEPS = 400_000_000;

/** Test reports carry times, thread numbers and the backtrace note (once per process); recordings are without. */
function normalise(stdout: string, testMode: boolean): string {
  if (!testMode) return stdout;
  return stdout
    .replace(/finished in \d+\.\d+s/g, 'finished in 0.00s')
    .replace(/^(thread '.*') \(\d+\) panicked at/gm, '$1 panicked at')
    .replace(/^note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n/gm, '');
}

/** Error output without what depends on the machine: thread numbers, the backtrace note, places in libraries, blank lines around. */
function panicsOnly(stderr: string): string {
  return stderr
    .replace(
      /^(thread '.*?')(?: \(\d+\))? panicked at (.*):$/gm,
      (_, thread: string, place: string) =>
        `${thread} panicked at ${place.startsWith('src/main.rs') ? place : 'a library'}:`,
    )
    .replace(/^note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n/gm, '')
    .trim();
}

function unsupportedReason(diagnostics: readonly Diagnostic[]): string | undefined {
  const errors = diagnostics.filter((d) => d.severity === 'error');
  return errors.length > 0 && errors.every((d) => d.code === 'unsupported')
    ? (errors[0]?.message ?? 'unsupported')
    : undefined;
}

function firstDifference(expected: string, actual: string): string {
  const a = expected.split('\n');
  const b = actual.split('\n');
  const at = a.findIndex((line, i) => line !== b[i]);
  const line = at < 0 ? a.length : at;
  return `line ${String(line + 1)}: expected ${JSON.stringify(a[line] ?? '<end>')}, got ${JSON.stringify(b[line] ?? '<end>')}`;
}

type Output = Extract<Recording['expect'], { readonly kind: 'output' }>;
type OneOf = Extract<Recording['expect'], { readonly kind: 'oneOf' }>;

interface Outcome {
  readonly stdout: string;
  readonly exit: number;
  readonly stderr: string;
  readonly why: string;
}

/** One program, ready to be run with any seed. */
class Prepared {
  readonly diagnostics: readonly Diagnostic[];
  private readonly compiled: Compiled;
  private readonly testMode: boolean;

  constructor(recording: Recording) {
    this.testMode = recording.testMode;
    this.compiled = compile(recording.source, { edition: RECORDED_EDITION, testMode: this.testMode });
    this.diagnostics = this.compiled.diagnostics;
  }

  run(seed: number): Outcome {
    const options = { ...DEFAULT_OPTIONS, seed, detail: 'output', testMode: this.testMode } as const;
    const run = startRun(this.compiled, options);
    run?.advance(MAX_STEPS);
    const end = run?.end;
    return {
      stdout: normalise(run?.stdout ?? '', this.testMode),
      exit: run?.exitCode ?? -1,
      stderr: run?.stderr ?? '',
      why: end?.kind === 'unsupported' || end?.kind === 'failed' ? end.what : (end?.kind ?? 'no end'),
    };
  }
}

function judgeRejected(
  recording: Recording,
  errors: readonly { readonly code: string; readonly line: number }[],
): Verdict {
  const { diagnostics } = new Prepared(recording);
  const missing = unsupportedReason(diagnostics);
  if (missing !== undefined) return { name: recording.name, result: 'unsupported', reason: missing };
  const lines = new LineIndex(recording.source);
  const ours = diagnostics
    .filter((d) => d.severity === 'error')
    // Lints have names, rustc's errors of them no codes.
    .map(
      (d) =>
        `${/^(E\d|unsupported)/.test(d.code ?? '') ? (d.code ?? '') : ''}@${String(lines.lineCol(d.span.start).line)}`,
    );
  const theirs = errors.map((e) => `${e.code}@${String(e.line)}`);
  const same = [...new Set(ours)].sort().join(' ') === [...new Set(theirs)].sort().join(' ');
  return same
    ? { name: recording.name, result: 'equal', reason: '' }
    : {
        name: recording.name,
        result: 'wrong',
        reason: `rustc: ${theirs.join(' ') || 'accepts'}; ours: ${ours.join(' ') || 'accepted'}`,
      };
}

/** The verdict on a program that we do not compile although rustc does. */
function refusal(recording: Recording, prepared: Prepared): Verdict | undefined {
  const missing = unsupportedReason(prepared.diagnostics);
  if (missing !== undefined) return { name: recording.name, result: 'unsupported', reason: missing };
  const error = prepared.diagnostics.find((d) => d.severity === 'error');
  if (error === undefined) return undefined;
  const at = new LineIndex(recording.source).lineCol(error.span.start);
  const reason = `rejected: ${error.code ?? ''} ${error.message} (line ${String(at.line)})`;
  return { name: recording.name, result: 'wrong', reason };
}

function judgeOutput(recording: Recording, { stdout, stderr, exit }: Output): Verdict {
  const { name, testMode } = recording;
  const prepared = new Prepared(recording);
  const refused = refusal(recording, prepared);
  if (refused !== undefined) return refused;
  const outcome = prepared.run(0);
  if (outcome.exit === 5) return { name, result: 'unsupported', reason: `at run time: ${outcome.why}` };
  const wanted = exit === 'deadlock' ? 3 : exit;
  if (outcome.exit !== wanted) {
    return {
      name,
      result: 'wrong',
      reason: `exit ${String(outcome.exit)} (${outcome.why}) instead of ${String(exit)}; ${outcome.stderr.trim().split('\n').slice(0, 2).join(' | ')}`,
    };
  }
  const expected = normalise(stdout, testMode);
  if (outcome.stdout !== expected) return { name, result: 'wrong', reason: firstDifference(expected, outcome.stdout) };
  const [panics, ours] = [panicsOnly(stderr), panicsOnly(outcome.stderr)];
  if (panics !== ours) return { name, result: 'wrong', reason: `stderr, ${firstDifference(panics, ours)}` };
  return { name, result: 'equal', reason: '' };
}

function judgeOneOf(recording: Recording, expected: OneOf, seeds: number): Verdict {
  const { name } = recording;
  const wrong = (reason: string): Verdict => ({ name, result: 'wrong', reason });
  for (const output of expected.outputs)
    if (!expected.legal(output, expected.outputs))
      return wrong(`recorded, but not legal by its own header: ${JSON.stringify(output.slice(0, 120))}`);
  const prepared = new Prepared(recording);
  const refused = refusal(recording, prepared);
  if (refused !== undefined) return refused;
  for (let seed = 0; seed < seeds; seed++) {
    const outcome = prepared.run(seed);
    if (outcome.exit === 5) return { name, result: 'unsupported', reason: `at run time: ${outcome.why}` };
    const at = `seed ${String(seed)}`;
    if (outcome.exit !== 0)
      return wrong(
        `${at}: exit ${String(outcome.exit)} (${outcome.why}); ${outcome.stderr.trim().split('\n').slice(0, 2).join(' | ')}`,
      );
    if (!expected.legal(outcome.stdout, expected.outputs))
      return wrong(`${at}: cannot happen: ${JSON.stringify(outcome.stdout.slice(0, 400))}`);
  }
  return { name, result: 'equal', reason: '' };
}

/** Runs one program and compares. Our own exceptions count as wrong. `seeds`: for one with many outcomes. */
export function judge(recording: Recording, seeds = SEEDS_TRIED): Verdict {
  try {
    switch (recording.expect.kind) {
      case 'rejected':
        return judgeRejected(recording, recording.expect.errors);
      case 'oneOf':
        return judgeOneOf(recording, recording.expect, seeds);
      case 'output':
        return judgeOutput(recording, recording.expect);
    }
  } catch (error) {
    return {
      name: recording.name,
      result: 'wrong',
      reason: `threw ${error instanceof Error ? `${error.message} ${(error.stack ?? '').split('\n').slice(1, 4).join(' ')}` : String(error)}`,
    };
  }
}

/** Counts per folder and the reasons for what is not equal, most frequent first. */
export function report(title: string, verdicts: readonly Verdict[]): string {
  const of = (result: Verdict['result']): readonly Verdict[] => verdicts.filter((v) => v.result === result);
  const lines = [
    `${title}: ${String(of('equal').length)} equal, ${String(of('unsupported').length)} unsupported, ${String(of('wrong').length)} wrong of ${String(verdicts.length)}`,
  ];
  const reasons = new Map<string, string[]>();
  for (const v of of('unsupported')) reasons.set(v.reason, [...(reasons.get(v.reason) ?? []), v.name]);
  const byCount = [...reasons].sort((a, b) => b[1].length - a[1].length);
  for (const [reason, names] of byCount)
    lines.push(
      `  ${String(names.length)}x ${reason}  (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`,
    );
  for (const v of of('wrong')) lines.push(`  WRONG ${v.name}: ${v.reason}`);
  return lines.join('\n');
}
