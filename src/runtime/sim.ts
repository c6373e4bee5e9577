//! Everything one run consists of, besides the machine: shared by the intrinsics and the run loop.
import type { Recorder } from '../trace/recorder.ts';
import type { Span } from '../source/span.ts';
import type { RunEnd } from '../trace/events.ts';
import type { Calls } from './calls.ts';
import type { Chooser } from './chooser.ts';
import type { Clock } from './clock.ts';
import type { RunConfig } from './contract.ts';
import type { Descriptors } from './descriptors.ts';
import type { Files } from './files.ts';
import type { Futures } from './futures.ts';
import type { Names } from './names.ts';
import type { Network } from './net/network.ts';
import type { Poller } from './net/poller.ts';
import type { Outside } from './outside.ts';
import type { Processes } from './process/processes.ts';
import type { StandardInput } from './process/stdin.ts';
import type { Threads } from './threads.ts';
import type { Wheel } from './wheel.ts';
import type { World } from './world.ts';

/** Bytes of output kept at most; a program that prints more is stopped. */
export const MAX_OUTPUT = 8 * 1024 * 1024;

/** What the runtime knows of the run in progress. */
export interface Sim {
  readonly config: RunConfig;
  readonly clock: Clock;
  readonly chooser: Chooser;
  readonly recorder: Recorder;
  /** False: only output is wanted; trace intrinsics return at once. */
  readonly recording: boolean;
  readonly names: Names;
  readonly threads: Threads;
  readonly wheels: Map<number, Wheel>;
  readonly world: World;
  /** What happens outside. */
  readonly outside: Outside;
  readonly network: Network;
  readonly descriptors: Descriptors;
  /** By id, from 1. */
  readonly pollers: Poller[];
  readonly calls: Calls;
  /** Place of the system call being made; undefined outside of one. */
  callSpan: (() => Span) | undefined;
  /** Signals for which the program has its own handler. */
  readonly handled: Set<number>;
  /** Signals raised by the program itself, to be delivered. */
  readonly raised: number[];
  readonly stdout: Uint8Array[];
  stdoutLength: number;
  readonly stderr: Uint8Array[];
  readonly stdin: StandardInput;
  readonly processes: Processes;
  /** What the process or one of its children prints. */
  print(stream: 1 | 2, bytes: Uint8Array): void;
  readonly env: Map<string, string>;
  readonly files: Files;
  nextResource: number;
  /** Resources whose end was recorded. */
  readonly gone: Set<number>;
  nextTimer: number;
  nextSelect: number;
  nextReceiver: number;
  /** Which async fns and blocks of the program poll which. */
  readonly futures: Futures;
  /** What carries the wakes that follow. */
  viaRes: number;
  viaHow: number;
  /** Set by an intrinsic that ends the run. */
  end: RunEnd | undefined;
  /** The run loop must let another thread go (set by checkpoints and waits). */
  switchThread: boolean;
}
