//! The event vocabulary: the waist between engine and viewers. Every event has a virtual time, a sequence number (its index),
//! a task (or none), a thread, a place in user code and the machine step at which it happened. The rest are at most four
//! integers, named here per kind; texts go through the trace's string table.

/** tokio task id (TK-10); 0 is the root future of `block_on`; -1 none. */
export type TaskRef = number;
/** Simulated OS thread: 0 main; workers, blocking-pool and std threads follow. */
export type ThreadRef = number;
/** Index into the trace's string table; 0 is the empty string. */
export type StrId = number;
/** Index into the trace's span table; 0 is "no place". */
export type SpanId = number;
/** Resource id, from 1. */
export type ResId = number;

/** Fields (all integers) of each kind of event, in column order. Add kinds at the end: the index is the code in stored traces. */
export const EVENT_FIELDS = {
  // tasks. `flavor`: 0 async, 1 blocking, 2 local, 3 root, 4 a job of the library on the blocking pool (a file operation)
  taskSpawn: ['target', 'parent', 'name', 'flavor'],
  pollBegin: ['worker'],
  /** result: 0 pending, 1 ready, 2 panicked, 3 cancelled (dropped without completing). */
  pollEnd: ['result'],
  /** `target` was woken; the event's task is who did it (-1: the driver). via: resource, or 0. how: WAKE_HOW. scheduled: 0 if it was already notified. */
  wake: ['target', 'via', 'how', 'scheduled'],
  taskAbort: ['target'],
  taskPanic: ['message'],
  /** The task's future is gone and its output stored (or dropped). */
  taskEnd: ['target', 'result'],
  joinDetach: ['target'],
  // where a task stands: it suspended at the event's span, awaiting `what` (text such as `rx.recv()`), on resource `on` if known
  suspend: ['what', 'on'],
  // futures inside tasks (async fns and blocks). future: id
  futureCreate: ['future', 'name', 'parent'],
  futurePoll: ['future'],
  futureSuspend: ['future', 'point'],
  futureReady: ['future'],
  /** Dropped: state 0 never polled, 1 suspended (cancelled), 2 finished. held: text of what it held. */
  futureDrop: ['future', 'state', 'held'],
  // select!. turn = one poll of it
  selectTurn: ['select', 'branches', 'start'],
  selectBranch: ['select', 'branch', 'result'], // 0 pending, 1 ready and matched, 2 ready but pattern mismatch, 3 disabled
  selectWin: ['select', 'branch'],
  selectDrop: ['select', 'branch'],
  // resources. type: RESOURCE_KINDS index. capacity: slots, permits; -1 unbounded
  resCreate: ['res', 'type', 'name', 'capacity'],
  resAcquire: ['res', 'amount', 'mode'], // mode: 0 exclusive/permit, 1 read, 2 write
  resRelease: ['res', 'amount', 'mode'],
  resWait: ['res', 'amount', 'mode', 'position'],
  resWaitEnd: ['res', 'reason'], // 0 granted, 1 cancelled (dropped), 2 closed
  /** Free permits/slots, or version (watch), or count (barrier): whatever the kind's level means. */
  resLevel: ['res', 'level', 'max'],
  /** A value entered a buffer at the back. len: length after. */
  send: ['res', 'value', 'len'],
  /** A value left at the front. */
  recv: ['res', 'value', 'len'],
  resClose: ['res', 'side'], // side: 0 receiver closed/dropped, 1 all senders gone, 2 cancelled (token), 3 closed (semaphore)
  resDrop: ['res', 'lost'], // lost: values still inside
  lag: ['res', 'missed', 'receiver'],
  resParty: ['res', 'role', 'count'], // role: 0 senders, 1 receivers, 2 handles: count now
  // time
  timerRegister: ['timer', 'deadlineHi', 'deadlineLo'], // deadline in ns = hi * 2^31 + lo
  timerFire: ['timer'],
  timerCancel: ['timer'],
  clockAdvance: ['hi', 'lo'], // by how many ns
  // scheduler. queue: 0 local, 1 injection, 2 LIFO slot, 3 deferred, 4 LocalSet, 5 blocking pool
  queuePush: ['target', 'queue', 'worker', 'len'],
  queuePop: ['target', 'queue', 'worker', 'len'],
  steal: ['from', 'to', 'count'],
  park: ['worker'],
  unpark: ['worker'],
  budgetExhausted: [],
  // threads
  threadStart: ['threadId', 'name', 'role'], // role: 0 main, 1 worker, 2 blocking pool, 3 std thread
  threadEnd: ['threadId'],
  /** The running thread is occupied by blocking work until `threadFree`. why: 0 thread::sleep, 1 std lock, 2 file or other I/O, 3 join/park, 4 long computation. */
  threadBlocked: ['why', 'what'],
  threadFree: [],
  // values, code, output, choices
  valueDrop: ['type', 'name'],
  statement: [],
  output: ['stream', 'text'], // 1 stdout, 2 stderr
  choice: ['what', 'alternatives', 'picked', 'index'],
  worldEvent: ['text'], // Ctrl-C delivered, client connected, …
  note: ['text'], // any other remark of the runtime
  // what single holders of a resource see. position: number of the next message (broadcast), version seen (watch); -1: dropped, -2: before the first
  receiver: ['res', 'receiver', 'position', 'name'],
  /** What is in it now (a watch channel's first value, a cell that was set, how a child process ended), without a send. */
  resValue: ['res', 'value'],
  /** `res` is below `parent`: a child token, an accepted connection. */
  resParent: ['res', 'parent'],
  /** A task joined (1) or left (0) a set. */
  member: ['res', 'target', 'inside'],
  /** The event's task waits for the end of `target`. */
  joinWait: ['target'],
  /** The event's task found nothing there yet, and is not queued at it (a set, a socket, a file). */
  resPending: ['res'],
  /** A select! or join! begins; `places` is the text `start-end;…` of its branches in the user's file. */
  selectStart: ['select', 'branches', 'join', 'places'],
  /** It is over, with a winner or without (0), or was dropped before (1). */
  selectEnd: ['select', 'outcome'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type EventKind = keyof typeof EVENT_FIELDS;
export const EVENT_KINDS = Object.keys(EVENT_FIELDS) as readonly EventKind[];

/** Decoded form of one event. */
export type TraceEvent = {
  [K in EventKind]: EventBase & { readonly kind: K } & Readonly<Record<(typeof EVENT_FIELDS)[K][number], number>>;
}[EventKind];
export interface EventBase {
  readonly seq: number;
  /** Virtual time in nanoseconds since the start. */
  readonly at: number;
  readonly task: TaskRef;
  readonly thread: ThreadRef;
  readonly span: SpanId;
  /** Machine steps executed before it. */
  readonly step: number;
}
/** Fields of one kind, as given to the recorder. */
export type EventFields<K extends EventKind> = Readonly<Record<(typeof EVENT_FIELDS)[K][number], number>>;

export const RESOURCE_KINDS = [
  'mpsc',
  'unbounded',
  'oneshot',
  'broadcast',
  'watch',
  'mutex',
  'rwlock',
  'semaphore',
  'notify',
  'barrier',
  'onceCell',
  'token',
  'joinSet',
  'timer',
  'stdMutex',
  'stdRwLock',
  'stdCondvar',
  'tracker',
  'localSet',
  'pipe',
  'tcp',
  'file',
  'signal',
  'joinHandle',
  'stdChannel',
  'other',
  'process',
  'udp',
  'unix',
  'listener',
  'setOnce',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
/** What carried a wake. */
export const WAKE_HOW = [
  'waker',
  'timer',
  'deferred yield',
  'join',
  'channel',
  'lock',
  'notify',
  'abort',
  'signal',
  'io',
  'blocking pool',
  'spawn',
] as const;

/** Why the run ended (or paused). */
export type RunEnd =
  | { readonly kind: 'exited'; readonly code: number } // main returned (0, or 1 for Err), or process::exit
  | { readonly kind: 'panicked' } // main panicked: exit code 101
  | { readonly kind: 'aborted'; readonly message: string }
  | { readonly kind: 'deadlock'; readonly waits: readonly DeadlockWait[] }
  | {
      readonly kind: 'budget';
      readonly what: 'steps' | 'events' | 'time';
      readonly limit: number;
      readonly stuck: StuckLoop | undefined;
    }
  | { readonly kind: 'unsupported'; readonly what: string; readonly span: SpanId }
  | { readonly kind: 'failed'; readonly what: string; readonly span: SpanId }; // memory, stack overflow, undefined behaviour
export interface DeadlockWait {
  readonly who: string;
  readonly task: TaskRef;
  readonly waitsFor: string;
  readonly span: SpanId;
  readonly heldBy: string | undefined;
}
/** A loop that never yields: where it is. */
export interface StuckLoop {
  readonly task: TaskRef;
  readonly span: SpanId;
}

/** A finished or paused recording in transferable form: parallel columns of length `length`. */
export interface TraceData {
  readonly length: number;
  readonly kind: Uint8Array;
  readonly at: Float64Array;
  readonly step: Float64Array;
  readonly task: Int32Array;
  readonly thread: Int16Array;
  readonly span: Int32Array;
  readonly f0: Int32Array;
  readonly f1: Int32Array;
  readonly f2: Int32Array;
  readonly f3: Int32Array;
  readonly strings: readonly string[];
  /** Triples start, end (UTF-16 offsets in the user's text), and enclosing function's name (string id); index 0 unused. */
  readonly spans: Int32Array;
  readonly end: RunEnd | undefined; // undefined: more can be recorded ("continue")
}
