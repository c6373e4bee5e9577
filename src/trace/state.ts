//! What was true at a cursor: a fold over events from the nearest keyframe. Pure: (trace, seq) -> RunState.
import type { ResourceKind, TraceEvent } from './events.ts';
import { Draft, applyEvent } from './fold.ts';
import type { Trace } from './trace.ts';

/** What a task is doing. */
export type TaskStatus = 'ready' | 'running' | 'waiting' | 'sleeping' | 'done' | 'panicked' | 'cancelled';
export interface TaskState {
  readonly id: number;
  name: string;
  flavor: 'async' | 'blocking' | 'local' | 'root' | 'job';
  parent: number;
  status: TaskStatus;
  /** Virtual ns since when the status holds. */
  since: number;
  /** Where its code stands (span id), and what it awaits in words. */
  span: number;
  awaiting: string;
  /** Resource it began to wait on last, 0 if none is known. See `waitsOf` for all of them. */
  waitsOn: number;
  /** Task whose end it waits for, -1 if none. */
  joins: number;
  /** Resource that had nothing for it in its last poll, without a queue; 0 if none. */
  pendingOn: number;
  /** Its timers that have not fired, and the nearest deadline in ns (-1: none). */
  timers: number[];
  deadline: number;
  polls: number;
  wokenBy: number;
  spawnSpan: number;
  /** Was asked to abort and has not been dropped yet. */
  aborting: boolean;
  /** The innermost future (async fn or block of the program) that is being polled, 0 if none. */
  inner: number;
}
export interface Holder {
  /** A task, or (below -1) a thread without one: -2 is thread 0. */
  readonly task: number;
  amount: number;
  readonly mode: number;
  readonly since: number;
  readonly span: number;
}
export interface Waiter {
  readonly task: number;
  readonly amount: number;
  readonly mode: number;
  readonly since: number;
}
/** One receiver of a broadcast or watch channel. */
export interface ReceiverState {
  readonly id: number;
  readonly name: string;
  /** Number of its next message (broadcast), version it has seen (watch). */
  position: number;
  /** The task that used it last. */
  task: number;
  /** Messages it missed so far. */
  missed: number;
}
export interface ResourceState {
  readonly id: number;
  kind: ResourceKind;
  name: string;
  capacity: number;
  /** Buffered values, oldest first (channels); the value (watch, cells). */
  buffer: string[];
  /** Values sent so far (broadcast: the number of the next message; watch: the version). */
  sent: number;
  /** Tasks that hold it, with amount and mode. */
  holders: Holder[];
  /** Waiting tasks in queue order. */
  waiters: Waiter[];
  level: number;
  max: number;
  closed: boolean;
  dropped: boolean;
  /** Senders, receivers, handles. */
  parties: [number, number, number];
  receivers: ReceiverState[];
  /** Tasks of a JoinSet, in the order of joining. */
  members: number[];
  parent: number;
  span: number;
}
/** An async fn or block of the program that was polled and is not gone. */
export interface FutureState {
  readonly id: number;
  readonly name: string;
  /** The future that polls it; 0: the task itself. */
  readonly parent: number;
  readonly task: number;
  status: 'polled' | 'suspended';
  /** The await it is suspended at. */
  span: number;
  polls: number;
  since: number;
  /** The select! or join! branch it belongs to: 0 and -1 if none. */
  select: number;
  branch: number;
}
/** A select! or join! in progress. */
export interface SelectState {
  readonly id: number;
  readonly task: number;
  /** The future whose code it is. */
  readonly within: number;
  readonly join: boolean;
  /** Ranges of the branches in the user's text. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
  /** Polls of it so far, and the branch at which the current one began. */
  turns: number;
  start: number;
  /** Per branch in this turn: -1 not polled yet, 0 pending, 1 ready, 2 no match, 3 disabled. */
  results: number[];
  /** Order in which branches were polled in this turn. */
  order: number[];
  winner: number;
  dropped: number[];
  /** Futures first polled since the last branch result: they belong to the next. */
  fresh: number[];
}
export interface ThreadState {
  readonly id: number;
  name: string;
  kind: number;
  /** Number of the worker it is, -1 none. */
  worker: number;
  /** Task it polls, -1 none. */
  task: number;
  blocked: string;
  ended: boolean;
  parked: boolean;
  /** Tasks it has stolen so far. */
  stolen: number;
}
export interface TimerState {
  readonly id: number;
  readonly task: number;
  readonly deadline: number;
  readonly span: number;
  readonly since: number;
}
export interface RunState {
  seq: number;
  at: number;
  readonly tasks: ReadonlyMap<number, TaskState>;
  readonly resources: ReadonlyMap<number, ResourceState>;
  /** Tasks queued per queue name (`local`, `injection`, `lifo`, `deferred`, `set`, `blocking`) and worker. */
  readonly queues: ReadonlyMap<string, number[]>;
  /** Thread id -> what it does. */
  readonly threads: ReadonlyMap<number, ThreadState>;
  readonly timers: ReadonlyMap<number, TimerState>;
  readonly futures: ReadonlyMap<number, FutureState>;
  readonly selects: ReadonlyMap<number, SelectState>;
  /** Number of output events so far. */
  outputs: number;
}

/** The name of a task, or of a thread as holders have it; undefined for neither. */
export function nameOf(state: RunState, who: number): string | undefined {
  return who <= -2 ? state.threads.get(-2 - who)?.name : state.tasks.get(who)?.name;
}

/** A run before its first event. */
export function emptyState(): RunState {
  return {
    seq: -1,
    at: 0,
    tasks: new Map(),
    resources: new Map(),
    queues: new Map(),
    threads: new Map(),
    timers: new Map(),
    futures: new Map(),
    selects: new Map(),
    outputs: 0,
  };
}

/** Resources a task is queued at, in the order of waiting. */
export function waitsOf(state: RunState, task: number): readonly ResourceState[] {
  const pending = state.tasks.get(task)?.pendingOn ?? 0;
  return [...state.resources.values()].filter((res) => res.id === pending || res.waiters.some((w) => w.task === task));
}

/** Events between keyframes at least, and keyframes at most: a fold stays within a few milliseconds, memory bounded. */
const STRIDE = 1024;
const KEYFRAMES = 256;
/** Answers that are kept: panels ask for the same few moments again and again. */
const RECENT = 24;

/** Answers `stateAt` with keyframes that are made as they are needed, in order. States share what did not change. */
export class StateIndex {
  private readonly trace: Trace;
  private readonly stride: number;
  private readonly keyframes: RunState[] = [emptyState()];
  private readonly recent: RunState[] = [];
  private readonly read: (seq: number) => TraceEvent;

  constructor(trace: Trace) {
    this.trace = trace;
    this.read = trace.reader();
    this.stride = Math.max(STRIDE, Math.ceil(trace.length / KEYFRAMES));
  }

  /** The state right after event `seq` (-1: before everything). Shared by all who ask: never change it. */
  at(seq: number): RunState {
    const target = Math.max(-1, Math.min(seq, this.trace.length - 1));
    const known = this.recent.find((it) => it.seq === target);
    if (known !== undefined) return known;
    const state = this.fold(this.before(target), target);
    this.recent.unshift(state);
    if (this.recent.length > RECENT) this.recent.pop();
    return state;
  }

  /** The nearest state at hand that is not after `target`. */
  private before(target: number): RunState {
    const wanted = Math.floor((target + 1) / this.stride);
    while (this.keyframes.length <= wanted) {
      const last = this.keyframes[this.keyframes.length - 1] ?? emptyState();
      this.keyframes.push(this.fold(last, this.keyframes.length * this.stride - 1));
    }
    let best = this.keyframes[wanted] ?? emptyState();
    for (const state of this.recent) if (state.seq <= target && state.seq > best.seq) best = state;
    return best;
  }

  private fold(from: RunState, until: number): RunState {
    const draft = new Draft(from);
    for (let seq = from.seq + 1; seq <= Math.min(until, this.trace.length - 1); seq++)
      applyEvent(draft, this.read(seq), this.trace);
    return draft.state;
  }
}
