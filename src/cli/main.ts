//! The command line's entry: wires the engine to a terminal and sets the exit code.
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { checkSource, compile, completeFragment, runSource, summaryOf } from '../engine/index.ts';
import type { RunOptions } from '../engine/protocol.ts';
import { packRun } from '../engine/protocol-packed.ts';
import type { Ran } from '../engine/index.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { renderDiagnostic } from '../source/render.ts';
import type { SourceMap } from '../source/source-file.ts';
import { exportTrace } from '../trace/export.ts';
import { Trace } from '../trace/trace.ts';
import { USAGE, parseArgs } from './args.ts';
import type { Command } from './args.ts';
import { describeEnd } from './end.ts';
import { preferShortRuns } from './tiering.ts';

/** Exit codes of our own, beside the program's. */
const EXIT = { usage: 64, compileError: 2, unsupported: 5, bug: 70 } as const;

/** Room for the events of a run that is recorded only to explain its deadlock. */
const DEADLOCK_EVENTS = 5_000_000;

/** Writes everything before going on: a process exit must not cut output short. */
function put(fd: 1 | 2, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function putDiagnostics(list: readonly Diagnostic[], sources: SourceMap): void {
  for (const diagnostic of list) put(2, renderDiagnostic(diagnostic, sources));
  const errors = list.filter((d) => d.severity === 'error').length;
  if (errors > 0)
    put(
      2,
      `error: could not compile due to ${errors === 1 ? '1 previous error' : `${String(errors)} previous errors`}\n`,
    );
}

/** 5 if all errors are things we do not support, else 2. */
function compileExit(list: readonly Diagnostic[]): number {
  const errors = list.filter((d) => d.severity === 'error');
  return errors.every((d) => d.code === 'unsupported') ? EXIT.unsupported : EXIT.compileError;
}

function run(command: Extract<Command, { readonly kind: 'run' }>): number {
  const source = readFileSync(command.file === '-' ? 0 : command.file, 'utf8');
  const world = command.worldFile === undefined ? '' : readFileSync(command.worldFile, 'utf8');
  const { compiled, run: ran } = runSource(source, { ...command.options, world });
  putDiagnostics(compiled.diagnostics, compiled.program.sources);
  if (ran === undefined) return compileExit(compiled.diagnostics);
  put(1, ran.stdoutBytes());
  put(2, ran.stderr);
  const trace = new Trace(ran.trace());
  if (ran.end === undefined) put(2, pausedText(ran, compiled.program.sources));
  else if (ran.end.kind === 'deadlock') put(2, deadlockText(source, { ...command.options, world }));
  else put(2, describeEnd(ran.end, trace, compiled.program.sources));
  if (command.traceOut !== undefined)
    writeFileSync(
      command.traceOut,
      command.format === 'data'
        ? packRun(trace.data, summaryOf(ran), source)
        : exportTrace(trace, command.format, source),
    );
  return ran.exitCode;
}

/** The steps ran out, but the program is not stuck. */
function pausedText(run: NonNullable<Ran['run']>, sources: SourceMap): string {
  const { machine } = run;
  const frames = [...machine.fibers()].flatMap((fiber) => machine.stack(fiber));
  const at = frames.find((frame) => frame.user)?.span;
  const { line, column } = at === undefined ? { line: 0, column: 0 } : sources.lines(at.file).lineCol(at.start);
  const place = line === 0 ? '' : ` (src/main.rs:${String(line)}:${String(column)})`;
  return `awaitscope: stopped after ${String(machine.steps)} steps${place}; --max-steps allows more\n`;
}

/** Who waits for what is read off a recording: the same run again, recorded if the first was not. */
function deadlockText(source: string, options: RunOptions): string {
  const { compiled, run } = runSource(source, { ...options, detail: 'full', maxEvents: DEADLOCK_EVENTS });
  if (run === undefined) return '';
  const end = run.end?.kind === 'deadlock' ? run.end : ({ kind: 'deadlock', waits: [] } as const);
  return describeEnd(end, new Trace(run.trace()), compiled.program.sources);
}

function check(command: Extract<Command, { readonly kind: 'check' }>): number {
  const source = readFileSync(command.file === '-' ? 0 : command.file, 'utf8');
  if (command.json) {
    const list = checkSource(source, command.edition);
    put(1, `${JSON.stringify(list)}\n`);
    return list.some((d) => d.severity === 'error') ? compileExit(list) : 0;
  }
  const compiled = compile(source, { edition: command.edition, testMode: false });
  putDiagnostics(compiled.diagnostics, compiled.program.sources);
  return compiled.ok ? 0 : compileExit(compiled.diagnostics);
}

function complete(command: Extract<Command, { readonly kind: 'complete' }>): number {
  const source = readFileSync(command.file === '-' ? 0 : command.file, 'utf8');
  const made = completeFragment(source, command.edition);
  put(1, made.source);
  for (const remark of made.remarks) put(2, `${remark}\n`);
  const { program } = compile(made.source, { edition: command.edition, testMode: made.testMode });
  putDiagnostics(made.left, program.sources);
  return made.left.length === 0 ? 0 : compileExit(made.left);
}

function main(): number {
  const command = parseArgs(process.argv.slice(2));
  try {
    switch (command.kind) {
      case 'help':
        put(1, `${USAGE}\n`);
        return 0;
      case 'bad':
        put(2, `awaitscope: ${command.message}\n\n${USAGE}\n`);
        return EXIT.usage;
      case 'run':
        return run(command);
      case 'check':
        return check(command);
      case 'complete':
        return complete(command);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      put(2, `awaitscope: ${error.message}\n`);
      return EXIT.usage;
    }
    put(
      2,
      `awaitscope: a bug of ours, not of your program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.bug;
  }
}

preferShortRuns();
process.exitCode = main();
