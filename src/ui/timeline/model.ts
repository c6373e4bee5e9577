//! From a trace to lanes: what each task did when, what each resource held when, who woke whom. Pure; built once per trace.
//! Slices are ranges of event numbers; the axis (time or events) decides later where they lie.
import { Draft, applyEvent } from '../../trace/fold.ts';
import { emptyState } from '../../trace/state.ts';
import type { RunState, TaskState } from '../../trace/state.ts';
import type { ResourceKind, TraceEvent } from '../../trace/events.ts';
import type { Trace } from '../../trace/trace.ts';

export type SliceState = 'poll' | 'ready' | 'wait' | 'sleep' | 'block' | 'hold' | 'level';
/** [from, to) in event numbers. `value`: resource waited for (wait), holder task (hold), buffer length (level). */
export interface Slice {
  readonly from: number;
  to: number;
  readonly state: SliceState;
  readonly value: number;
}
export interface Mark {
  readonly seq: number;
  readonly glyph: 'done' | 'panicked' | 'cancelled' | 'output' | 'close' | 'fire' | 'send' | 'recv';
}
export interface TaskLane {
  readonly kind: 'task';
  readonly id: number;
  readonly name: string;
  readonly flavor: TaskState['flavor'];
  readonly slices: Slice[];
  readonly marks: Mark[];
  /** Locks and permits held, as ranges: drawn as an underline through the gaps between polls. */
  readonly holds: { readonly res: number; readonly from: number; to: number }[];
}
export interface ResourceLane {
  readonly kind: 'resource';
  readonly id: number;
  readonly name: string;
  readonly type: ResourceKind;
  readonly capacity: number;
  readonly slices: Slice[];
  readonly marks: Mark[];
  /** Number of waiters over time. */
  readonly waiting: Slice[];
}
export interface ThreadLane {
  readonly kind: 'thread';
  readonly id: number;
  readonly name: string;
  readonly slices: Slice[];
  readonly marks: Mark[];
}
export type Lane = TaskLane | ResourceLane | ThreadLane;
export interface WakeArrow {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly via: number;
}
export interface TimelineModel {
  readonly lanes: readonly Lane[];
  readonly arrows: readonly WakeArrow[];
  /** Largest event number + 1. */
  readonly length: number;
}

const CHANNELS: ReadonlySet<ResourceKind> = new Set(['mpsc', 'unbounded', 'broadcast', 'watch', 'pipe', 'stdChannel']);
const HELD: ReadonlySet<ResourceKind> = new Set([
  'mutex',
  'rwlock',
  'semaphore',
  'stdMutex',
  'stdRwLock',
  'barrier',
  'onceCell',
]);
const SHOWN: ReadonlySet<ResourceKind> = new Set([
  ...CHANNELS,
  ...HELD,
  'notify',
  'token',
  'oneshot',
  'tcp',
  'tracker',
  'joinSet',
]);
/** More resources than this and the quiet ones (oneshots, finished early) are left out. */
const MANY = 24;

class Builder {
  private readonly trace: Trace;
  private readonly draft = new Draft(emptyState());
  private readonly state: RunState = this.draft.state;
  private readonly tasks = new Map<number, TaskLane>();
  private readonly resources = new Map<number, ResourceLane>();
  private readonly threads = new Map<number, ThreadLane>();
  private readonly blocked = new Set<number>();
  private readonly arrows: WakeArrow[] = [];

  constructor(trace: Trace) {
    this.trace = trace;
  }

  build(): TimelineModel {
    for (const event of this.trace.events()) {
      applyEvent(this.draft, event, this.trace);
      this.tasksAfter(event);
      this.resourceAfter(event);
      this.threadAfter(event);
      if (event.kind === 'wake' && event.target >= 0)
        this.arrows.push({ seq: event.seq, from: event.task, to: event.target, via: event.via });
    }
    const end = this.trace.length;
    const lanes: Lane[] = [...this.threadLanes(), ...this.tasks.values(), ...this.shownResources()];
    for (const lane of lanes) closeLast(lane.slices, end);
    for (const lane of this.tasks.values()) for (const hold of lane.holds) if (hold.to < 0) hold.to = end;
    for (const lane of this.resources.values()) closeLast(lane.waiting, end);
    return { lanes, arrows: this.arrows, length: end };
  }

  private threadLanes(): ThreadLane[] {
    const used = [...this.threads.values()].filter((lane) => lane.slices.length > 0);
    const blocking = used.some((lane) => lane.slices.some((s) => s.state === 'block'));
    return used.length > 1 || blocking ? used : [];
  }

  private shownResources(): ResourceLane[] {
    const all = [...this.resources.values()].filter((lane) => SHOWN.has(lane.type));
    return all.length <= MANY ? all : all.filter((lane) => lane.type !== 'oneshot').slice(0, MANY);
  }

  private taskLane(id: number): TaskLane {
    let lane = this.tasks.get(id);
    if (lane === undefined) {
      const task = this.state.tasks.get(id);
      lane = {
        kind: 'task',
        id,
        name: task?.name ?? `task ${String(id)}`,
        flavor: task?.flavor ?? 'async',
        slices: [],
        marks: [],
        holds: [],
      };
      this.tasks.set(id, lane);
    }
    return lane;
  }

  private tasksAfter(event: TraceEvent): void {
    const target = 'target' in event ? event.target : -1;
    if (event.task >= 0) this.taskAfter(event.task, event);
    if (target >= 0 && target !== event.task) this.taskAfter(target, event);
  }

  private taskAfter(id: number, event: TraceEvent): void {
    const task = this.state.tasks.get(id);
    if (task === undefined) return;
    const lane = this.taskLane(id);
    if (event.kind === 'output' && event.task === id) lane.marks.push({ seq: event.seq, glyph: 'output' });
    if (event.kind === 'taskEnd' && event.target === id) {
      lane.marks.push({
        seq: event.seq,
        glyph: event.result === 1 ? 'done' : event.result === 2 ? 'panicked' : 'cancelled',
      });
      closeLast(lane.slices, event.seq);
      return;
    }
    const now = sliceState(task, this.blocked.has(event.thread) && task.status === 'running');
    const last = lane.slices[lane.slices.length - 1];
    if (last !== undefined && last.to < 0 && last.state === now && last.value === valueOf(now, task)) return;
    closeLast(lane.slices, event.seq);
    if (now !== undefined) lane.slices.push({ from: event.seq, to: -1, state: now, value: valueOf(now, task) });
  }

  private resourceAfter(event: TraceEvent): void {
    if (!('res' in event)) return;
    const res = this.state.resources.get(event.res);
    if (res === undefined) return;
    let lane = this.resources.get(event.res);
    if (lane === undefined) {
      lane = {
        kind: 'resource',
        id: res.id,
        name: res.name,
        type: res.kind,
        capacity: res.capacity,
        slices: [],
        marks: [],
        waiting: [],
      };
      this.resources.set(event.res, lane);
    }
    this.holdsAfter(event, lane);
    if (event.kind === 'send' || event.kind === 'recv') lane.marks.push({ seq: event.seq, glyph: event.kind });
    if (event.kind === 'resClose') lane.marks.push({ seq: event.seq, glyph: 'close' });
    const waiters = res.waiters.length;
    if ((lane.waiting[lane.waiting.length - 1]?.value ?? 0) !== waiters) {
      closeLast(lane.waiting, event.seq);
      lane.waiting.push({ from: event.seq, to: -1, state: 'wait', value: waiters });
    }
    const [state, value] = CHANNELS.has(res.kind)
      ? (['level', res.buffer.length] as const)
      : (['hold', res.holders[0]?.task ?? -2] as const);
    const last = lane.slices[lane.slices.length - 1];
    if (last?.value === value && last.to < 0) return;
    closeLast(lane.slices, event.seq);
    if (event.kind !== 'resDrop' && !(state === 'hold' && value === -2))
      lane.slices.push({ from: event.seq, to: -1, state, value });
  }

  private holdsAfter(event: TraceEvent, lane: ResourceLane): void {
    if (!HELD.has(lane.type) || event.task < 0) return;
    if (event.kind === 'resAcquire') this.taskLane(event.task).holds.push({ res: event.res, from: event.seq, to: -1 });
    if (event.kind === 'resRelease') {
      const open = this.taskLane(event.task).holds.find((h) => h.res === event.res && h.to < 0);
      if (open !== undefined) open.to = event.seq;
    }
  }

  private threadAfter(event: TraceEvent): void {
    if (event.kind === 'threadStart') {
      this.threads.set(event.threadId, {
        kind: 'thread',
        id: event.threadId,
        name: this.trace.text(event.name),
        slices: [],
        marks: [],
      });
      return;
    }
    const lane = this.threads.get(event.thread);
    if (event.kind === 'threadBlocked') this.blocked.add(event.thread);
    if (event.kind === 'threadFree') this.blocked.delete(event.thread);
    if (event.kind === 'threadBlocked' || event.kind === 'threadFree') this.taskAfter(event.task, event);
    if (lane === undefined) return;
    if (
      event.kind !== 'pollBegin' &&
      event.kind !== 'pollEnd' &&
      event.kind !== 'threadBlocked' &&
      event.kind !== 'threadFree'
    )
      return;
    closeLast(lane.slices, event.seq);
    if (event.kind === 'pollBegin' || event.kind === 'threadFree')
      lane.slices.push({ from: event.seq, to: -1, state: 'poll', value: event.task });
    if (event.kind === 'threadBlocked')
      lane.slices.push({ from: event.seq, to: -1, state: 'block', value: event.task });
  }
}

function closeLast(slices: Slice[], seq: number): void {
  const last = slices[slices.length - 1];
  if (last !== undefined && last.to < 0) last.to = seq;
}

function sliceState(task: TaskState, blocked: boolean): SliceState | undefined {
  switch (task.status) {
    case 'running':
      return blocked ? 'block' : 'poll';
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

function valueOf(state: SliceState | undefined, task: TaskState): number {
  return state === 'wait' ? task.waitsOn : 0;
}

/** See the file head. */
export function buildModel(trace: Trace): TimelineModel {
  return new Builder(trace).build();
}
