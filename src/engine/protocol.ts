//! Plain messages between the page (or the command line, or tests) and the engine. Versioned through the app's build, not stored.
import type { Diagnostic } from '../source/diagnostic.ts';
import type { ValueView } from '../trace/value-view.ts';
import type { TraceData } from '../trace/events.ts';

/** Everything a run depends on: same options, same trace. */
export interface RunOptions {
  readonly edition: 2021 | 2024;
  /** Seed of every choice that the schedule does not fix. */
  readonly seed: number;
  /** Versioned text of fixed choices; empty: none (see docs/schedule.md). */
  readonly schedule: string;
  /** 'auto': paused where the program pauses (start_paused), else simulated. */
  readonly clock: 'auto' | 'paused' | 'simulated';
  /** Overrides for `#[tokio::main]`; undefined: as the program says. */
  readonly flavor: 'current_thread' | 'multi_thread' | undefined;
  readonly workers: number | undefined;
  /** The scripted outside world as JSON text; empty: the sensible default. */
  readonly world: string;
  /** Machine steps at most before the run pauses. */
  readonly maxSteps: number;
  readonly maxEvents: number;
  /** Virtual nanoseconds per 1000 machine steps on the simulated clock. */
  readonly costPerKiloStep: number;
  /** Run `#[test]`s as `cargo test` does, instead of main. */
  readonly testMode: boolean;
  /** Record statement and future events (the page); off for conformance runs. */
  readonly detail: 'full' | 'output';
}
export const DEFAULT_OPTIONS: RunOptions = {
  edition: 2024,
  seed: 0,
  schedule: '',
  clock: 'auto',
  flavor: undefined,
  workers: undefined,
  world: '',
  maxSteps: 200_000_000,
  maxEvents: 400_000,
  costPerKiloStep: 1000,
  testMode: false,
  detail: 'full',
};

export type Request =
  | { readonly kind: 'check'; readonly id: number; readonly source: string; readonly edition: 2021 | 2024 }
  | { readonly kind: 'run'; readonly id: number; readonly source: string; readonly options: RunOptions }
  /** Make a program of a fragment: write main, imports and stand-ins for what it does not define. */
  | { readonly kind: 'complete'; readonly id: number; readonly source: string; readonly edition: 2021 | 2024 }
  /** Record more of the run answered last. */
  | { readonly kind: 'continue'; readonly id: number; readonly moreSteps: number }
  /** Deep state at an event of the run answered last: re-runs to there. */
  | { readonly kind: 'inspect'; readonly id: number; readonly seq: number; readonly task: number };

export type Response =
  | {
      readonly kind: 'checked';
      readonly id: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly millis: number;
    }
  | {
      readonly kind: 'ran';
      readonly id: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly trace: TraceData | undefined;
      readonly summary: RunSummary | undefined;
    }
  | {
      readonly kind: 'completed';
      readonly id: number;
      readonly source: string;
      /** What was done, in sentences. */
      readonly remarks: readonly string[];
      /** Errors that stay. */
      readonly left: readonly Diagnostic[];
      /** It has only tests. */
      readonly testMode: boolean;
    }
  | { readonly kind: 'inspected'; readonly id: number; readonly frames: readonly InspectedFrame[] }
  /** Our own bug: shown as such, with what caused it. */
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string };

export interface RunSummary {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly steps: number;
  readonly virtualNanos: number;
  readonly schedule: string; // replays this run exactly
}
export interface InspectedFrame {
  readonly name: string;
  /** The future (as in the trace's future events) whose frame it is; 0: a function on a stack. */
  readonly future: number;
  readonly start: number;
  readonly end: number;
  readonly locals: readonly { readonly name: string; readonly type: string; readonly value: ValueView }[];
}
