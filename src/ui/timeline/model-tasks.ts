//! Lanes of tasks, with rows for the async fns and blocks inside them: see `model.ts`.
import type { EventKind, TraceEvent } from '../../trace/events.ts';
import type { RunState, TaskState } from '../../trace/state.ts';
import type { Trace } from '../../trace/trace.ts';
import type { FutureLane, SliceState, TaskLane } from './lanes.ts';
import { closeLast } from './slices.ts';

/** Rows of futures per task at most: more say nothing. */
const MAX_ROWS = 40;

/** Does it run on a thread of the blocking pool, where it may block? */
function onPool(task: TaskState): boolean {
  return task.flavor === 'blocking' || task.flavor === 'job';
}

/** What a task does, as a slice; undefined once it is over. */
function sliceState(task: TaskState, blocked: boolean): SliceState | undefined {
  switch (task.status) {
    case 'running':
      return !blocked ? 'poll' : onPool(task) ? 'pool' : 'block';
    case 'ready':
      return 'ready';
    case 'waiting':
      return 'wait';
    case 'sleeping':
      return 'sleep';
    case 'done':
    case 'panicked':
    case 'cancelled':
      return undefined;
  }
}

/** What a wait is for, as a slice holds it. */
function waitedFor(task: TaskState): number {
  if (task.waitsOn !== 0) return task.waitsOn;
  if (task.pendingOn !== 0) return task.pendingOn;
  return task.joins >= 0 ? -1 - task.joins : 0;
}

interface Row {
  readonly lane: FutureLane;
  readonly key: string;
  busy: boolean;
}
/** The rows of a task, in the order in which they are shown, and by what they are rows of. */
interface Rows {
  readonly list: Row[];
  readonly byName: Map<string, Row[]>;
}

/** Events that change what a task does; all others leave its lane as it is. */
const CHANGES_STATUS: ReadonlySet<EventKind> = new Set([
  'taskSpawn',
  'pollBegin',
  'pollEnd',
  'wake',
  'taskEnd',
  'threadBlocked',
  'threadFree',
  'resWaitEnd',
  'output',
]);

export class TaskLanes {
  readonly lanes = new Map<number, TaskLane>();
  private readonly state: RunState;
  private readonly trace: Trace;
  private readonly blocked = new Set<number>();
  /** What the last slice of a task says: state and value. */
  private readonly current = new Map<number, { readonly state: SliceState | undefined; readonly value: number }>();
  /** Row of a future that is alive. */
  private readonly rowOf = new Map<number, Row>();
  private readonly rows = new Map<number, Rows>();

  constructor(state: RunState, trace: Trace) {
    this.state = state;
    this.trace = trace;
  }

  /** The lane of a task, made at first use. */
  lane(id: number): TaskLane {
    let lane = this.lanes.get(id);
    if (lane === undefined) {
      const task = this.state.tasks.get(id);
      lane = {
        kind: 'task',
        id,
        name: task?.name ?? `task ${String(id)}`,
        flavor: task?.flavor ?? 'async',
        from: this.state.seq,
        to: -1,
        slices: [],
        polls: [],
        outputs: [],
        marks: [],
        holds: [],
        rows: [],
      };
      this.lanes.set(id, lane);
    }
    return lane;
  }

  after(event: TraceEvent): void {
    if (event.kind === 'threadBlocked') this.blocked.add(event.thread);
    if (event.kind === 'threadFree') this.blocked.delete(event.thread);
    const target = 'target' in event && event.kind !== 'joinWait' && event.kind !== 'member' ? event.target : -1;
    if (event.task >= 0) this.taskAfter(event.task, event);
    if (target >= 0 && target !== event.task) this.taskAfter(target, event);
    this.futureAfter(event);
  }

  finish(end: number): TaskLane[] {
    for (const lane of this.lanes.values()) {
      closeLast(lane.slices, end);
      closeLast(lane.polls, end);
      for (const hold of lane.holds) if (hold.to < 0) hold.to = end;
      if (lane.to < 0) lane.to = end;
      for (const row of lane.rows) {
        closeLast(row.slices, end);
        closeLast(row.polls, end);
        row.to = end;
      }
      // A single row repeats what the task's own lane shows.
      if (lane.rows.length === 1) lane.rows.length = 0;
    }
    // What the library gives to the pool for a file operation is seen on the pool's threads and on the file.
    return [...this.lanes.values()].filter((lane) => lane.flavor !== 'job');
  }

  private taskAfter(id: number, event: TraceEvent): void {
    if (!CHANGES_STATUS.has(event.kind) && this.current.has(id)) return;
    const task = this.state.tasks.get(id);
    if (task === undefined) return;
    const lane = this.lane(id);
    if (event.kind === 'output' && event.task === id) lane.outputs.push({ seq: event.seq });
    if (event.kind === 'taskEnd' && event.target === id) {
      const glyph = event.result === 1 ? 'done' : event.result === 2 ? 'panicked' : 'cancelled';
      lane.marks.push({ seq: event.seq, glyph });
      closeLast(lane.slices, event.seq);
      closeLast(lane.polls, event.seq);
      this.current.set(id, { state: undefined, value: 0 });
      lane.to = event.seq;
      return;
    }
    // The future of `block_on` that panicked has no end of its own.
    if (event.kind === 'pollEnd' && event.result === 2 && lane.to < 0) {
      lane.marks.push({ seq: event.seq, glyph: 'panicked' });
      lane.to = event.seq;
    }
    const now = sliceState(task, this.blocked.has(event.thread) && task.status === 'running');
    const value = now === 'wait' ? waitedFor(task) : 0;
    const before = this.current.get(id);
    if (before !== undefined && before.state === now && before.value === value) return;
    this.current.set(id, { state: now, value });
    closeLast(lane.slices, event.seq);
    closeLast(lane.polls, event.seq);
    if (now === undefined) return;
    const list = now === 'poll' || now === 'block' || now === 'pool' ? lane.polls : lane.slices;
    list.push({ from: event.seq, to: -1, state: now, value });
  }

  private futureAfter(event: TraceEvent): void {
    if (event.kind === 'futureCreate') {
      const row = this.rowFor(event.task, this.trace.text(event.name), event.parent, event.seq);
      if (row !== undefined) {
        row.busy = true;
        this.rowOf.set(event.future, row);
      }
      return;
    }
    if (
      event.kind !== 'futurePoll' &&
      event.kind !== 'futureSuspend' &&
      event.kind !== 'futureReady' &&
      event.kind !== 'futureDrop'
    )
      return;
    const row = this.rowOf.get(event.future);
    if (row === undefined) return;
    const { lane } = row;
    closeLast(lane.slices, event.seq);
    closeLast(lane.polls, event.seq);
    if (event.kind === 'futurePoll') lane.polls.push({ from: event.seq, to: -1, state: 'poll', value: 0 });
    else if (event.kind === 'futureSuspend') lane.slices.push({ from: event.seq, to: -1, state: 'wait', value: 0 });
    else {
      lane.marks.push({ seq: event.seq, glyph: event.kind === 'futureReady' ? 'done' : 'cancelled' });
      this.rowOf.delete(event.future);
      row.busy = false;
    }
  }

  /** A row of the same name below the same parent that is free, or a new one right below the parent's. */
  private rowFor(task: number, name: string, parent: number, seq: number): Row | undefined {
    if (task < 0) return undefined;
    const above = this.rowOf.get(parent);
    const key = `${above === undefined ? '' : `${above.key}/`}${name}`;
    let rows = this.rows.get(task);
    if (rows === undefined) {
      rows = { list: [], byName: new Map() };
      this.rows.set(task, rows);
    }
    const same = rows.byName.get(key) ?? [];
    const free = same.find((row) => !row.busy);
    if (free !== undefined) return free;
    const { list } = rows;
    if (list.length >= MAX_ROWS) return undefined;
    const title = same.length === 0 ? name : `${name} ${String(same.length + 1)}`;
    const lane: FutureLane = {
      kind: 'future',
      id: this.lane(task).rows.length,
      name: title,
      task,
      depth: (above?.lane.depth ?? 0) + 1,
      from: seq,
      to: -1,
      slices: [],
      polls: [],
      marks: [],
    };
    const row: Row = { lane, key: same.length === 0 ? key : `${key}#${String(same.length)}`, busy: true };
    rows.byName.set(key, [...same, row]);
    const family = list.filter((it) => above !== undefined && (it === above || it.key.startsWith(`${above.key}/`)));
    const last = family[family.length - 1];
    const at = last === undefined ? list.length : list.indexOf(last) + 1;
    list.splice(at, 0, row);
    this.lane(task).rows.splice(at, 0, lane);
    return row;
  }
}
