//! Compares our runs with recordings of real tokio: equal, unsupported (we said so), or wrong (the only bad one).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_OPTIONS, runSource } from '../src/engine/index.ts';
import type { Diagnostic } from '../src/source/diagnostic.ts';
import { LineIndex } from '../src/source/source-file.ts';

/** What the header comments and the files beside a program say that must happen. */
export interface Recording {
  readonly name: string;
  readonly source: string;
  readonly testMode: boolean;
  readonly expect:
    | { readonly kind: 'output'; readonly stdout: string; readonly exit: number | 'deadlock' }
    | { readonly kind: 'oneOf'; readonly outputs: ReadonlySet<string> }
    /** Error codes (`''` for an error without one) with their lines. */
    | { readonly kind: 'rejected'; readonly errors: readonly { readonly code: string; readonly line: number }[] };
}
export interface Verdict {
  readonly name: string;
  readonly result: 'equal' | 'unsupported' | 'wrong';
  /** Why it is not equal. */
  readonly reason: string;
}

/** Seeds tried for a program whose outcome depends on choices. */
const SEEDS_TRIED = 8;
/** Recordings were made under this edition unless the program says otherwise. */
const RECORDED_EDITION = 2021;

function headerValue(source: string, key: string): string | undefined {
  return new RegExp(`^//\\s*${key}:\\s*(.+)$`, 'm').exec(source.split('\n').slice(0, 8).join('\n'))?.[1]?.trim();
}

/** rustc's text: `error[E0277]: …` followed by ` --> src/main.rs:12:5`. */
function rejectedErrors(rustc: string): readonly { readonly code: string; readonly line: number }[] {
  const out: { code: string; line: number }[] = [];
  const lines = rustc.split('\n');
  lines.forEach((text, at) => {
    const head = /^error(?:\[(E\d{4})\])?: /.exec(text);
    if (head === null || text.includes('could not compile') || text.includes('aborting due to')) return;
    const place = lines.slice(at + 1, at + 3).map((l) => /-->\s*src\/main\.rs:(\d+):/.exec(l)?.[1]);
    const line = place.find((p) => p !== undefined);
    if (line !== undefined) out.push({ code: head[1] ?? '', line: Number(line) });
  });
  return out;
}

function exitOf(base: string): number | 'deadlock' {
  if (!existsSync(`${base}.exit`)) return 0;
  const text = readFileSync(`${base}.exit`, 'utf8').trim();
  return text === 'deadlock' ? 'deadlock' : Number(text);
}

/** Reads one program and what was recorded beside it. */
export function readRecording(file: string): Recording {
  const base = file.replace(/\.rs$/, '');
  const source = readFileSync(file, 'utf8');
  const common = { name: path.basename(base), source, testMode: headerValue(source, 'mode') === 'test' };
  if (existsSync(`${base}.rustc`))
    return { ...common, expect: { kind: 'rejected', errors: rejectedErrors(readFileSync(`${base}.rustc`, 'utf8')) } };
  if (existsSync(`${base}.outputs`)) {
    const outputs = readdirSync(`${base}.outputs`).filter((f) => f.endsWith('.stdout'));
    return {
      ...common,
      expect: {
        kind: 'oneOf',
        outputs: new Set(outputs.map((f) => readFileSync(path.join(`${base}.outputs`, f), 'utf8'))),
      },
    };
  }
  return { ...common, expect: { kind: 'output', stdout: readFileSync(`${base}.stdout`, 'utf8'), exit: exitOf(base) } };
}

/** Test reports carry times, thread numbers and the backtrace note (once per process); recordings are without. */
function normalise(stdout: string, testMode: boolean): string {
  if (!testMode) return stdout;
  return stdout
    .replace(/finished in \d+\.\d+s/g, 'finished in 0.00s')
    .replace(/^(thread '.*') \(\d+\) panicked at/gm, '$1 panicked at')
    .replace(/^note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n/gm, '');
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

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly stdout: string;
  readonly exit: number;
  readonly stderr: string;
  readonly why: string;
}

function runOnce(recording: Recording, seed: number): Outcome {
  const options = {
    ...DEFAULT_OPTIONS,
    edition: RECORDED_EDITION,
    seed,
    detail: 'output' as const,
    testMode: recording.testMode,
    maxSteps: 400_000_000,
  } as const;
  const { compiled, run } = runSource(recording.source, options);
  const end = run?.end;
  const why = end?.kind === 'unsupported' || end?.kind === 'failed' ? end.what : (end?.kind ?? 'no end');
  return {
    diagnostics: compiled.diagnostics,
    stdout: normalise(run?.stdout ?? '', recording.testMode),
    exit: run?.exitCode ?? -1,
    stderr: run?.stderr ?? '',
    why,
  };
}

function judgeRejected(
  recording: Recording,
  errors: readonly { readonly code: string; readonly line: number }[],
): Verdict {
  const outcome = runOnce(recording, 0);
  const missing = unsupportedReason(outcome.diagnostics);
  if (missing !== undefined) return { name: recording.name, result: 'unsupported', reason: missing };
  const lines = new LineIndex(recording.source);
  const ours = outcome.diagnostics
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.code ?? ''}@${String(lines.lineCol(d.span.start).line)}`);
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

function judgeOutput(recording: Recording, stdout: string, exit: number | 'deadlock'): Verdict {
  const { name } = recording;
  const outcome = runOnce(recording, 0);
  const missing = unsupportedReason(outcome.diagnostics);
  if (missing !== undefined) return { name, result: 'unsupported', reason: missing };
  const error = outcome.diagnostics.find((d) => d.severity === 'error');
  if (error !== undefined) {
    const at = new LineIndex(recording.source).lineCol(error.span.start);
    return {
      name,
      result: 'wrong',
      reason: `rejected: ${error.code ?? ''} ${error.message} (line ${String(at.line)})`,
    };
  }
  if (outcome.exit === 5) return { name, result: 'unsupported', reason: `at run time: ${outcome.why}` };
  const wanted = exit === 'deadlock' ? 3 : exit;
  if (outcome.exit !== wanted) {
    return {
      name,
      result: 'wrong',
      reason: `exit ${String(outcome.exit)} (${outcome.why}) instead of ${String(exit)}; ${outcome.stderr.trim().split('\n').slice(0, 2).join(' | ')}`,
    };
  }
  if (outcome.stdout !== normalise(stdout, recording.testMode))
    return { name, result: 'wrong', reason: firstDifference(normalise(stdout, recording.testMode), outcome.stdout) };
  return { name, result: 'equal', reason: '' };
}

function judgeOneOf(recording: Recording, outputs: ReadonlySet<string>): Verdict {
  const { name } = recording;
  for (let seed = 0; seed < SEEDS_TRIED; seed++) {
    const outcome = runOnce(recording, seed);
    const missing = unsupportedReason(outcome.diagnostics);
    if (missing !== undefined) return { name, result: 'unsupported', reason: missing };
    if (outcome.exit === 5) return { name, result: 'unsupported', reason: `at run time: ${outcome.why}` };
    const error = outcome.diagnostics.find((d) => d.severity === 'error');
    if (error !== undefined) return { name, result: 'wrong', reason: `rejected: ${error.code ?? ''} ${error.message}` };
    if (outcome.exit !== 0)
      return { name, result: 'wrong', reason: `seed ${String(seed)}: exit ${String(outcome.exit)} (${outcome.why})` };
    if (!outputs.has(outcome.stdout))
      return {
        name,
        result: 'wrong',
        reason: `seed ${String(seed)}: an output that was never seen: ${JSON.stringify(outcome.stdout.slice(0, 120))}`,
      };
  }
  return { name, result: 'equal', reason: '' };
}

/** Runs one program and compares. Our own exceptions count as wrong. */
export function judge(recording: Recording): Verdict {
  try {
    switch (recording.expect.kind) {
      case 'rejected':
        return judgeRejected(recording, recording.expect.errors);
      case 'oneOf':
        return judgeOneOf(recording, recording.expect.outputs);
      case 'output':
        return judgeOutput(recording, recording.expect.stdout, recording.expect.exit);
    }
  } catch (error) {
    return {
      name: recording.name,
      result: 'wrong',
      reason: `threw ${error instanceof Error ? `${error.message} ${(error.stack ?? '').split('\n').slice(1, 4).join(' ')}` : String(error)}`,
    };
  }
}

/** All programs directly in a folder whose names contain one of the parts, by name. */
export function recordingsIn(folder: string, parts: readonly string[] = ['']): readonly Recording[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.rs') && parts.some((part) => f.includes(part)))
    .sort()
    .map((f) => readRecording(path.join(folder, f)));
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
