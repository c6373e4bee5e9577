//! One event's change of the state of a run: tasks, futures, select!, scheduler, threads, timers. Resources: `fold-resources.ts`.
//! A draft copies what it changes, once: states before it stay as they were and share the rest.
import { EVENT_FIELDS, EVENT_KINDS } from './events.ts';
import type { EventKind, TraceEvent } from './events.ts';
import { applyResourceEvent } from './fold-resources.ts';
import type {
  FutureState,
  ResourceState,
  RunState,
  SelectState,
  TaskState,
  TaskStatus,
  ThreadState,
  TimerState,
} from './state.ts';
import type { Trace } from './trace.ts';

const QUEUES = ['local', 'injection', 'lifo', 'deferred', 'set', 'blocking'] as const;
const FLAVORS = ['async', 'blocking', 'local', 'root', 'job'] as const;
const BLOCKED = [
  'thread::sleep',
  'a std lock, condvar or channel',
  'file or network I/O',
  'another thread',
  'a long computation',
] as const;
const HI = 2 ** 31;

/** A state under change. Entities are handed out for writing by the methods below, copied on first use. */
export class Draft {
  readonly state: RunState;
  readonly tasks: Map<number, TaskState>;
  readonly resources: Map<number, ResourceState>;
  readonly queues: Map<string, number[]>;
  readonly threads: Map<number, ThreadState>;
  readonly timers: Map<number, TimerState>;
  readonly futures: Map<number, FutureState>;
  readonly selects: Map<number, SelectState>;
  /** Copies that are this draft's own. */
  private readonly own = new Set<object>();

  constructor(from: RunState) {
    this.tasks = new Map(from.tasks);
    this.resources = new Map(from.resources);
    this.queues = new Map(from.queues);
    this.threads = new Map(from.threads);
    this.timers = new Map(from.timers);
    this.futures = new Map(from.futures);
    this.selects = new Map(from.selects);
    const { tasks, resources, queues, threads, timers, futures, selects } = this;
    this.state = {
      seq: from.seq,
      at: from.at,
      outputs: from.outputs,
      tasks,
      resources,
      queues,
      threads,
      timers,
      futures,
      selects,
    };
  }

  private mine<T extends object>(value: T): T {
    this.own.add(value);
    return value;
  }

  task(id: number): TaskState {
    const known = this.tasks.get(id);
    if (known !== undefined && this.own.has(known)) return known;
    const task = this.mine<TaskState>(
      known === undefined ? newTask(id, this.state.at) : { ...known, timers: [...known.timers] },
    );
    this.tasks.set(id, task);
    return task;
  }

  resource(id: number): ResourceState {
    const known = this.resources.get(id);
    if (known !== undefined && this.own.has(known)) return known;
    const res = this.mine<ResourceState>(known === undefined ? newResource(id) : copyResource(known));
    this.resources.set(id, res);
    return res;
  }

  queue(key: string): number[] {
    const known = this.queues.get(key);
    if (known !== undefined && this.own.has(known)) return known;
    const queue = this.mine([...(known ?? [])]);
    this.queues.set(key, queue);
    return queue;
  }

  thread(id: number): ThreadState | undefined {
    const known = this.threads.get(id);
    if (known === undefined || this.own.has(known)) return known;
    const thread = this.mine({ ...known });
    this.threads.set(id, thread);
    return thread;
  }

  future(id: number): FutureState | undefined {
    const known = this.futures.get(id);
    if (known === undefined || this.own.has(known)) return known;
    const future = this.mine({ ...known });
    this.futures.set(id, future);
    return future;
  }

  select(id: number): SelectState | undefined {
    const known = this.selects.get(id);
    if (known === undefined || this.own.has(known)) return known;
    const select = this.mine<SelectState>({
      ...known,
      results: [...known.results],
      order: [...known.order],
      dropped: [...known.dropped],
      fresh: [...known.fresh],
    });
    this.selects.set(id, select);
    return select;
  }
}

function newTask(id: number, at: number): TaskState {
  return {
    id,
    name: id === 0 ? 'main' : `task ${String(id)}`,
    flavor: id === 0 ? 'root' : 'async',
    parent: -1,
    status: 'ready',
    since: at,
    span: 0,
    awaiting: '',
    waitsOn: 0,
    joins: -1,
    pendingOn: 0,
    timers: [],
    deadline: -1,
    polls: 0,
    wokenBy: -1,
    spawnSpan: 0,
    aborting: false,
    inner: 0,
  };
}

function newResource(id: number): ResourceState {
  return {
    id,
    kind: 'other',
    name: `#${String(id)}`,
    capacity: -1,
    buffer: [],
    sent: 0,
    holders: [],
    waiters: [],
    level: 0,
    max: 0,
    closed: false,
    dropped: false,
    parties: [0, 0, 0],
    receivers: [],
    members: [],
    parent: 0,
    span: 0,
  };
}

function copyResource(res: ResourceState): ResourceState {
  return {
    ...res,
    buffer: [...res.buffer],
    holders: res.holders.map((h) => ({ ...h })),
    waiters: [...res.waiters],
    parties: [...res.parties],
    receivers: res.receivers.map((r) => ({ ...r })),
    members: [...res.members],
  };
}

function setStatus(draft: Draft, task: TaskState, status: TaskStatus): void {
  if (task.status !== status) task.since = draft.state.at;
  task.status = status;
}

function queueKey(queue: number, worker: number): string {
  const name = QUEUES[queue] ?? 'local';
  return queue === 0 || queue === 2 || queue === 3 ? `${name} ${String(worker)}` : name;
}

function isOver(task: TaskState): boolean {
  return task.status === 'done' || task.status === 'panicked' || task.status === 'cancelled';
}

/** What an event changes besides the task it belongs to; a fold over a million events skips the rest by one look-up. */
const RESOURCES = 1;
const REST = 2;
const NOTHING: ReadonlySet<EventKind> = new Set(['statement', 'futurePoll', 'suspend', 'choice', 'note', 'valueDrop']);
const CHANGES: ReadonlyMap<EventKind, number> = new Map(
  EVENT_KINDS.map((kind) => [
    kind,
    NOTHING.has(kind) ? 0 : (EVENT_FIELDS[kind] as readonly string[])[0] === 'res' ? RESOURCES : REST,
  ]),
);

/** Changes the draft by one event. */
export function applyEvent(draft: Draft, event: TraceEvent, trace: Trace): void {
  draft.state.seq = event.seq;
  draft.state.at = event.at;
  if (event.task >= 0) applyTaskEvent(draft, event, trace);
  const changes = CHANGES.get(event.kind);
  if (changes === RESOURCES) applyResourceEvent(draft, event, trace);
  else if (changes === REST) applyGlobalEvent(draft, event, trace);
}

function applyTaskEvent(draft: Draft, event: TraceEvent, trace: Trace): void {
  const task = draft.task(event.task);
  switch (event.kind) {
    case 'pollBegin': {
      setStatus(draft, task, 'running');
      task.polls++;
      task.joins = -1;
      task.pendingOn = 0;
      const thread = draft.thread(event.thread);
      if (thread !== undefined) {
        thread.task = event.task;
        thread.parked = false;
        if (thread.kind === 1) thread.worker = event.worker;
      }
      break;
    }
    case 'pollEnd': {
      if (event.result === 0) setStatus(draft, task, statusWhilePending(task));
      // The panic of `block_on`'s own future ends the run, not a task: nothing else says so.
      if (event.result === 2) setStatus(draft, task, 'panicked');
      const thread = draft.thread(event.thread);
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
    case 'joinWait':
      task.joins = event.target;
      break;
    case 'resPending':
      task.pendingOn = event.res;
      break;
    case 'futureCreate':
    case 'futurePoll':
    case 'futureSuspend':
    case 'futureReady':
    case 'futureDrop':
      applyFuture(draft, task, event, trace);
      break;
    case 'selectStart':
    case 'selectTurn':
    case 'selectBranch':
    case 'selectWin':
    case 'selectDrop':
    case 'selectEnd':
      applySelect(draft, task, event, trace);
      break;
    default:
  }
}

function statusWhilePending(task: TaskState): TaskStatus {
  if (task.status === 'ready') return 'ready';
  return task.deadline >= 0 && task.waitsOn === 0 && task.pendingOn === 0 && task.joins < 0 ? 'sleeping' : 'waiting';
}

type FutureEvent = Extract<
  TraceEvent,
  { readonly kind: 'futureCreate' | 'futurePoll' | 'futureSuspend' | 'futureReady' | 'futureDrop' }
>;

function applyFuture(draft: Draft, task: TaskState, event: FutureEvent, trace: Trace): void {
  if (event.kind === 'futureCreate') {
    draft.futures.set(event.future, {
      id: event.future,
      name: trace.text(event.name),
      parent: event.parent,
      task: task.id,
      status: 'polled',
      span: 0,
      polls: 0,
      since: event.at,
      select: 0,
      branch: -1,
    });
    task.inner = event.future;
    for (const it of draft.selects.values())
      if (it.task === task.id && it.within === event.parent) draft.select(it.id)?.fresh.push(event.future);
    return;
  }
  const future = draft.future(event.future);
  if (future === undefined) return;
  if (event.kind === 'futurePoll') {
    future.status = 'polled';
    future.polls++;
    task.inner = future.id;
  } else if (event.kind === 'futureSuspend') {
    future.status = 'suspended';
    future.span = event.span;
    future.since = event.at;
    task.inner = future.parent;
  } else {
    if (event.kind === 'futureReady') task.inner = future.parent;
    draft.futures.delete(event.future);
    for (const it of draft.selects.values())
      if (it.within === event.future && it.task === task.id) draft.selects.delete(it.id);
  }
}

type SelectEvent = Extract<
  TraceEvent,
  { readonly kind: 'selectStart' | 'selectTurn' | 'selectBranch' | 'selectWin' | 'selectDrop' | 'selectEnd' }
>;

function applySelect(draft: Draft, task: TaskState, event: SelectEvent, trace: Trace): void {
  if (event.kind === 'selectStart') {
    draft.selects.set(event.select, {
      id: event.select,
      task: task.id,
      within: task.inner,
      join: event.join !== 0,
      places: placesOf(trace.text(event.places)),
      turns: 0,
      start: 0,
      results: Array.from({ length: event.branches }, () => -1),
      order: [],
      winner: -1,
      dropped: [],
      fresh: [],
    });
    return;
  }
  const select = draft.select(event.select);
  if (select === undefined) return;
  switch (event.kind) {
    case 'selectTurn':
      select.turns++;
      select.start = event.start;
      select.order = [];
      // A branch of join! that is done stays done; select! asks every branch anew.
      select.results = select.results.map((r) => (select.join && r > 0 ? r : -1));
      break;
    case 'selectBranch':
      select.results[event.branch] = event.result;
      select.order.push(event.branch);
      for (const id of select.fresh) {
        const future = draft.future(id);
        if (future === undefined) continue;
        future.select = select.id;
        future.branch = event.branch;
      }
      select.fresh = [];
      break;
    case 'selectWin':
      select.winner = event.branch;
      break;
    case 'selectDrop':
      select.dropped.push(event.branch);
      break;
    case 'selectEnd':
      draft.selects.delete(event.select);
  }
}

/** Reads `start-end;start-end`. */
export function placesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return text.split(';').map((part) => {
    const [start = 0, end = 0] = part.split('-').map(Number);
    return { start: Number.isNaN(start) ? 0 : start, end: Number.isNaN(end) ? 0 : end };
  });
}

function applyGlobalEvent(draft: Draft, event: TraceEvent, trace: Trace): void {
  switch (event.kind) {
    case 'taskSpawn': {
      const task = draft.task(event.target);
      task.name = trace.text(event.name) || task.name;
      task.flavor = FLAVORS[event.flavor] ?? 'async';
      task.parent = event.parent;
      task.since = event.at;
      task.spawnSpan = event.span;
      if (task.span === 0) task.span = event.span;
      break;
    }
    case 'wake': {
      const task = draft.task(event.target);
      task.wokenBy = event.task;
      if (!isOver(task) && task.status !== 'running') setStatus(draft, task, 'ready');
      break;
    }
    case 'taskAbort': {
      const task = draft.task(event.target);
      if (!isOver(task)) task.aborting = true;
      break;
    }
    case 'taskEnd': {
      const task = draft.task(event.target);
      setStatus(draft, task, event.result === 1 ? 'done' : event.result === 2 ? 'panicked' : 'cancelled');
      task.waitsOn = 0;
      task.joins = -1;
      task.pendingOn = 0;
      task.deadline = -1;
      task.aborting = false;
      task.inner = 0;
      for (const future of draft.futures.values()) if (future.task === task.id) draft.futures.delete(future.id);
      for (const select of draft.selects.values()) if (select.task === task.id) draft.selects.delete(select.id);
      break;
    }
    case 'queuePush':
      draft.queue(queueKey(event.queue, event.worker)).push(event.target);
      break;
    case 'queuePop': {
      const queue = draft.queue(queueKey(event.queue, event.worker));
      const at = queue.indexOf(event.target);
      if (at >= 0) queue.splice(at, 1);
      break;
    }
    case 'output':
      draft.state.outputs++;
      break;
    default:
      applyThread(draft, event, trace);
      applyTimer(draft, event);
  }
}

function applyThread(draft: Draft, event: TraceEvent, trace: Trace): void {
  if (event.kind === 'threadStart') {
    draft.threads.set(event.threadId, {
      id: event.threadId,
      name: trace.text(event.name),
      kind: event.role,
      worker: -1,
      task: -1,
      blocked: '',
      ended: false,
      parked: false,
      stolen: 0,
    });
    return;
  }
  if (event.kind === 'threadEnd') {
    const ended = draft.thread(event.threadId);
    if (ended !== undefined) ended.ended = true;
    return;
  }
  const changes =
    event.kind === 'threadBlocked' ||
    event.kind === 'threadFree' ||
    event.kind === 'park' ||
    event.kind === 'unpark' ||
    event.kind === 'steal';
  const thread = changes ? draft.thread(event.thread) : undefined;
  if (thread === undefined) return;
  if (event.kind === 'threadBlocked') thread.blocked = trace.text(event.what) || (BLOCKED[event.why] ?? '');
  else if (event.kind === 'threadFree') thread.blocked = '';
  else if (event.kind === 'park' || event.kind === 'unpark') {
    thread.parked = event.kind === 'park';
    if (thread.kind === 1) thread.worker = event.worker;
  } else if (event.kind === 'steal') thread.stolen += event.count;
}

function applyTimer(draft: Draft, event: TraceEvent): void {
  if (event.kind === 'timerRegister') {
    const deadline = event.deadlineHi * HI + event.deadlineLo;
    draft.timers.set(event.timer, {
      id: event.timer,
      task: event.task,
      deadline,
      span: event.span,
      since: event.at,
    });
    if (event.task < 0) return;
    const task = draft.task(event.task);
    task.timers.push(event.timer);
    task.deadline = task.deadline < 0 ? deadline : Math.min(task.deadline, deadline);
  } else if (event.kind === 'timerFire' || event.kind === 'timerCancel') {
    const timer = draft.timers.get(event.timer);
    draft.timers.delete(event.timer);
    if (timer === undefined || timer.task < 0) return;
    const task = draft.task(timer.task);
    task.timers = task.timers.filter((id) => id !== event.timer);
    const left = task.timers.map((id) => draft.timers.get(id)?.deadline ?? Infinity);
    task.deadline = left.length === 0 ? -1 : Math.min(...left);
  }
}
