//! What was true at a cursor: a fold over events from the nearest keyframe. Pure: (trace, seq) -> RunState.
import { RESOURCE_KINDS } from './events.ts';
import type { ResourceKind, TraceEvent } from './events.ts';
import type { Trace } from './trace.ts';

/** What a task is doing. */
export type TaskStatus = 'ready' | 'running' | 'waiting' | 'sleeping' | 'done' | 'panicked' | 'cancelled';
export interface TaskState {
  readonly id: number;
  name: string;
  flavor: 'async' | 'blocking' | 'local' | 'root';
  parent: number;
  status: TaskStatus;
  /** Virtual ns since when the status holds. */
  since: number;
  /** Where its code stands (span id), and what it awaits in words. */
  span: number;
  awaiting: string;
  /** Resource it waits on, 0 if none is known. */
  waitsOn: number;
  /** Next timer deadline in ns, or -1. */
  deadline: number;
  polls: number;
  wokenBy: number;
  spawnSpan: number;
}
export interface ResourceState {
  readonly id: number;
  kind: ResourceKind;
  name: string;
  capacity: number;
  /** Buffered values, oldest first (channels). */
  buffer: string[];
  /** Tasks that hold it, with amount and mode. */
  holders: { task: number; amount: number; mode: number; since: number; span: number }[];
  /** Waiting tasks in queue order. */
  waiters: { task: number; amount: number; mode: number; since: number }[];
  level: number;
  max: number;
  closed: boolean;
  dropped: boolean;
  parties: [number, number, number];
  /** receiver task -> messages missed so far (broadcast). */
  lag: Map<number, number>;
  span: number;
}
export interface RunState {
  seq: number;
  at: number;
  tasks: Map<number, TaskState>;
  resources: Map<number, ResourceState>;
  /** Tasks queued per queue name (`local`, `injection`, `lifo`, `deferred`, `set`, `blocking`) and worker. */
  queues: Map<string, number[]>;
  /** Thread id -> what it does. */
  threads: Map<number, { name: string; kind: number; task: number; blocked: string; ended: boolean }>;
  timers: Map<number, { task: number; deadline: number }>;
  /** Number of output events so far. */
  outputs: number;
}

const EMPTY: RunState = {
  seq: -1,
  at: 0,
  tasks: new Map(),
  resources: new Map(),
  queues: new Map(),
  threads: new Map(),
  timers: new Map(),
  outputs: 0,
};
const QUEUES = ['local', 'injection', 'lifo', 'deferred', 'set', 'blocking'] as const;
const FLAVORS = ['async', 'blocking', 'local', 'root'] as const;
const BLOCKED = ['thread::sleep', 'a std lock', 'file or network I/O', 'another thread', 'a long computation'] as const;
/** Events between keyframes: a fold of this many is well under a millisecond. */
const STRIDE = 1024;

function copy(state: RunState): RunState {
  return structuredClone(state);
}

/** Answers `stateAt` with keyframes that are made as they are needed, in order. */
export class StateIndex {
  private readonly trace: Trace;
  private readonly keyframes: RunState[] = [copy(EMPTY)];

  constructor(trace: Trace) {
    this.trace = trace;
  }

  /** The state right after event `seq` (-1: before everything). The result is the caller's own copy. */
  at(seq: number): RunState {
    const target = Math.max(-1, Math.min(seq, this.trace.length - 1));
    const wanted = Math.floor((target + 1) / STRIDE);
    while (this.keyframes.length <= wanted) {
      const last = copy(this.keyframes[this.keyframes.length - 1] ?? EMPTY);
      this.fold(last, this.keyframes.length * STRIDE - 1);
      this.keyframes.push(last);
    }
    const state = copy(this.keyframes[wanted] ?? EMPTY);
    this.fold(state, target);
    return state;
  }

  private fold(state: RunState, until: number): void {
    for (let seq = state.seq + 1; seq <= until; seq++) {
      const event = this.trace.event(seq);
      if (event !== undefined) applyEvent(state, event, this.trace);
    }
  }
}

function taskOf(state: RunState, id: number): TaskState {
  let task = state.tasks.get(id);
  if (task === undefined) {
    const name = id === 0 ? 'main' : `task ${String(id)}`;
    task = {
      id,
      name,
      flavor: id === 0 ? 'root' : 'async',
      parent: -1,
      status: 'ready',
      since: state.at,
      span: 0,
      awaiting: '',
      waitsOn: 0,
      deadline: -1,
      polls: 0,
      wokenBy: -1,
      spawnSpan: 0,
    };
    state.tasks.set(id, task);
  }
  return task;
}

function resourceOf(state: RunState, id: number): ResourceState {
  let res = state.resources.get(id);
  if (res === undefined) {
    res = {
      id,
      kind: 'other',
      name: `#${String(id)}`,
      capacity: -1,
      buffer: [],
      holders: [],
      waiters: [],
      level: 0,
      max: 0,
      closed: false,
      dropped: false,
      parties: [0, 0, 0],
      lag: new Map(),
      span: 0,
    };
    state.resources.set(id, res);
  }
  return res;
}

function setStatus(state: RunState, task: TaskState, status: TaskStatus): void {
  if (task.status !== status) task.since = state.at;
  task.status = status;
}

function queueKey(queue: number, worker: number): string {
  const name = QUEUES[queue] ?? 'local';
  return queue === 0 || queue === 2 || queue === 3 ? `${name} ${String(worker)}` : name;
}

/** Changes `state` by one event. */
export function applyEvent(state: RunState, event: TraceEvent, trace: Trace): void {
  state.seq = event.seq;
  state.at = event.at;
  if (event.task >= 0) applyTaskEvent(state, event, trace);
  applyGlobalEvent(state, event, trace);
  applyResourceEvent(state, event, trace);
}

function applyTaskEvent(state: RunState, event: TraceEvent, trace: Trace): void {
  const task = taskOf(state, event.task);
  switch (event.kind) {
    case 'pollBegin': {
      setStatus(state, task, 'running');
      task.polls++;
      const thread = state.threads.get(event.thread);
      if (thread !== undefined) thread.task = event.task;
      break;
    }
    case 'pollEnd': {
      if (event.result === 0) {
        const status =
          task.status === 'ready' ? 'ready' : task.deadline >= 0 && task.waitsOn === 0 ? 'sleeping' : 'waiting';
        setStatus(state, task, status);
      }
      const thread = state.threads.get(event.thread);
      if (thread?.task === event.task) thread.task = -1;
      break;
    }
    case 'suspend':
      task.span = event.span;
      task.awaiting = trace.text(event.what);
      if (event.on !== 0) task.waitsOn = event.on;
      break;
    case 'statement':
      task.span = event.span;
      task.awaiting = '';
      break;
    default:
  }
}

function applyGlobalEvent(state: RunState, event: TraceEvent, trace: Trace): void {
  switch (event.kind) {
    case 'taskSpawn': {
      const task = taskOf(state, event.target);
      task.name = trace.text(event.name) || task.name;
      task.flavor = FLAVORS[event.flavor] ?? 'async';
      task.parent = event.parent;
      task.since = event.at;
      task.spawnSpan = event.span;
      if (task.span === 0) task.span = event.span;
      break;
    }
    case 'wake': {
      const task = taskOf(state, event.target);
      task.wokenBy = event.task;
      if (
        task.status !== 'done' &&
        task.status !== 'panicked' &&
        task.status !== 'cancelled' &&
        task.status !== 'running'
      ) {
        setStatus(state, task, 'ready');
      }
      break;
    }
    case 'taskEnd': {
      const task = taskOf(state, event.target);
      setStatus(state, task, event.result === 1 ? 'done' : event.result === 2 ? 'panicked' : 'cancelled');
      task.waitsOn = 0;
      task.deadline = -1;
      break;
    }
    case 'queuePush': {
      const key = queueKey(event.queue, event.worker);
      state.queues.set(key, [...(state.queues.get(key) ?? []), event.target]);
      break;
    }
    case 'queuePop': {
      const key = queueKey(event.queue, event.worker);
      const list = [...(state.queues.get(key) ?? [])];
      const at = list.indexOf(event.target);
      if (at >= 0) list.splice(at, 1);
      state.queues.set(key, list);
      break;
    }
    case 'threadStart':
      state.threads.set(event.threadId, {
        name: trace.text(event.name),
        kind: event.role,
        task: -1,
        blocked: '',
        ended: false,
      });
      break;
    case 'threadEnd': {
      const thread = state.threads.get(event.threadId);
      if (thread !== undefined) thread.ended = true;
      break;
    }
    case 'threadBlocked': {
      const thread = state.threads.get(event.thread);
      if (thread !== undefined) thread.blocked = trace.text(event.what) || (BLOCKED[event.why] ?? '');
      break;
    }
    case 'threadFree': {
      const thread = state.threads.get(event.thread);
      if (thread !== undefined) thread.blocked = '';
      break;
    }
    case 'timerRegister': {
      const deadline = event.deadlineHi * 2 ** 31 + event.deadlineLo;
      state.timers.set(event.timer, { task: event.task, deadline });
      if (event.task >= 0) taskOf(state, event.task).deadline = deadline;
      break;
    }
    case 'timerFire':
    case 'timerCancel': {
      const timer = state.timers.get(event.timer);
      if (timer !== undefined && timer.task >= 0) taskOf(state, timer.task).deadline = -1;
      state.timers.delete(event.timer);
      break;
    }
    case 'output':
      state.outputs++;
      break;
    default:
  }
}

function applyResourceEvent(state: RunState, event: TraceEvent, trace: Trace): void {
  switch (event.kind) {
    case 'resCreate': {
      const res = resourceOf(state, event.res);
      res.kind = RESOURCE_KINDS[event.type] ?? 'other';
      res.name = trace.text(event.name) || res.name;
      res.capacity = event.capacity;
      res.level = Math.max(0, event.capacity);
      res.max = event.capacity;
      res.span = event.span;
      break;
    }
    case 'resAcquire':
      resourceOf(state, event.res).holders.push({
        task: event.task,
        amount: event.amount,
        mode: event.mode,
        since: event.at,
        span: event.span,
      });
      break;
    case 'resRelease': {
      const res = resourceOf(state, event.res);
      const own = res.holders.findIndex((h) => h.task === event.task && h.mode === event.mode);
      const at = own >= 0 ? own : res.holders.findIndex((h) => h.mode === event.mode);
      if (at >= 0) res.holders.splice(at, 1);
      break;
    }
    case 'resWait': {
      resourceOf(state, event.res).waiters.push({
        task: event.task,
        amount: event.amount,
        mode: event.mode,
        since: event.at,
      });
      if (event.task >= 0) taskOf(state, event.task).waitsOn = event.res;
      break;
    }
    case 'resWaitEnd': {
      const res = resourceOf(state, event.res);
      const at = res.waiters.findIndex((w) => w.task === event.task);
      if (at >= 0) res.waiters.splice(at, 1);
      if (event.task >= 0 && taskOf(state, event.task).waitsOn === event.res) taskOf(state, event.task).waitsOn = 0;
      break;
    }
    case 'resLevel': {
      const res = resourceOf(state, event.res);
      res.level = event.level;
      res.max = event.max;
      break;
    }
    case 'send':
      resourceOf(state, event.res).buffer.push(trace.text(event.value));
      break;
    case 'recv':
      resourceOf(state, event.res).buffer.shift();
      break;
    case 'resClose':
      resourceOf(state, event.res).closed = true;
      break;
    case 'resDrop':
      resourceOf(state, event.res).dropped = true;
      break;
    case 'lag': {
      const lag = resourceOf(state, event.res).lag;
      lag.set(event.task, (lag.get(event.task) ?? 0) + event.missed);
      break;
    }
    case 'resParty': {
      const parties = resourceOf(state, event.res).parties;
      if (event.role >= 0 && event.role < 3) parties[event.role as 0 | 1 | 2] = event.count;
      break;
    }
    default:
  }
}
