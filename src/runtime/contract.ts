//! What the runtime offers the engine: one run of one program, recorded.
import type { RunEnd, TraceData } from '../trace/events.ts';
import type { Checker } from '../compiler/types/api.ts';
import type { MirDb } from '../compiler/mir/mir.ts';
import type { CoroutineView, Machine } from '../machine/contract.ts';
import type { SourceMap } from '../source/source-file.ts';

/** Everything that decides the run besides the program (see `RunOptions` of the protocol). */
export interface RunConfig {
  readonly seed: number;
  readonly schedule: string;
  readonly clock: 'auto' | 'paused' | 'simulated';
  readonly flavor: 'current_thread' | 'multi_thread' | undefined;
  readonly workers: number | undefined;
  readonly world: string;
  readonly maxEvents: number;
  readonly costPerKiloStep: number;
  readonly testMode: boolean;
  readonly detail: 'full' | 'output';
  readonly memoryLimit: number;
}
export interface Program {
  readonly checker: Checker;
  readonly mir: MirDb;
  readonly sources: SourceMap;
}
/** An async fn or block of the program that was polled and is not gone, with what its frame holds. */
export interface SuspendedFuture {
  /** As in the trace's future events. */
  readonly id: number;
  readonly addr: number;
  readonly view: CoroutineView;
}
/** A run in progress. `advance` may be called again after `paused`. */
export interface Run {
  readonly machine: Machine;
  /** Executes at most `steps` more machine steps; 'paused' when they are used up and the program is not at its end. */
  advance(steps: number): 'paused' | 'ended';
  readonly end: RunEnd | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Bytes written to stdout so far (not necessarily UTF-8). */
  stdoutBytes(): Uint8Array;
  /** As the process would have: 0, 1, 101, process::exit's; 3 deadlock, 4 budget, 5 unsupported, 134 abort, 70 our bug. */
  readonly exitCode: number;
  readonly virtualNanos: number;
  readonly schedule: string;
  /** Futures of the program that are suspended or being polled now. */
  suspended(): readonly SuspendedFuture[];
  trace(): TraceData;
}
export type CreateRun = (program: Program, config: RunConfig) => Run;
