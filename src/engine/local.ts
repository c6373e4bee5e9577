//! The engine in this very thread: for the worker, the command line, tests and benchmarks.
import { createRun } from '../runtime/index.ts';
import type { Run, RunConfig } from '../runtime/contract.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compile.ts';
import type { RunOptions, RunSummary } from './protocol.ts';

/** Linear memory of a run at most: 256 MiB. */
const MEMORY_LIMIT = 256 * 1024 * 1024;

/** What a compiled program did. `run` is undefined if it did not compile. */
export interface Ran {
  readonly compiled: Compiled;
  readonly run: Run | undefined;
}

function configOf(options: RunOptions): RunConfig {
  return {
    seed: options.seed,
    schedule: options.schedule,
    clock: options.clock,
    flavor: options.flavor,
    workers: options.workers,
    world: options.world,
    maxEvents: options.maxEvents,
    costPerKiloStep: options.costPerKiloStep,
    testMode: options.testMode,
    detail: options.detail,
    memoryLimit: MEMORY_LIMIT,
  };
}

/** Compiles; if that succeeded, the run is ready to be advanced. */
export function prepareRun(source: string, options: RunOptions): Ran {
  const compiled = compile(source, { edition: options.edition, testMode: options.testMode });
  return { compiled, run: startRun(compiled, options) };
}

/** A run of what was compiled before, ready to be advanced: many runs of one program need one compilation. */
export function startRun(compiled: Compiled, options: RunOptions): Run | undefined {
  return compiled.ok ? createRun(compiled.program, configOf(options)) : undefined;
}

/** Compiles and, if that succeeded, runs until the end or the step budget. */
export function runSource(source: string, options: RunOptions): Ran {
  const ran = prepareRun(source, options);
  ran.run?.advance(options.maxSteps);
  return ran;
}

/** Compiles only. */
export function checkSource(source: string, edition: 2021 | 2024): readonly Diagnostic[] {
  return compile(source, { edition, testMode: false }).diagnostics;
}

/** The run in a few numbers and texts. */
export function summaryOf(run: Run): RunSummary {
  return {
    exitCode: run.exitCode,
    stdout: run.stdout,
    stderr: run.stderr,
    steps: run.machine.steps,
    virtualNanos: run.virtualNanos,
    schedule: run.schedule,
  };
}
