//! Lanes of resources: what each held when, and how many waited. One reading per kind: see `model.ts`.
import type { ResourceKind, TraceEvent } from '../../trace/events.ts';
import type { ResourceState, RunState } from '../../trace/state.ts';
import type { Trace } from '../../trace/trace.ts';
import type { ResourceLane, SliceState } from './lanes.ts';
import type { TaskLanes } from './model-tasks.ts';
import { closeLast } from './slices.ts';

/** How a kind is drawn; kinds that are not here have no lane. */
const READING: Partial<Record<ResourceKind, 'buffer' | 'bytes' | 'value' | 'lock' | 'used' | 'count' | 'flag'>> = {
  mpsc: 'buffer',
  unbounded: 'buffer',
  broadcast: 'buffer',
  oneshot: 'value',
  stdChannel: 'buffer',
  pipe: 'bytes',
  tcp: 'bytes',
  unix: 'bytes',
  watch: 'value',
  onceCell: 'value',
  setOnce: 'value',
  process: 'value',
  file: 'value',
  mutex: 'lock',
  rwlock: 'lock',
  stdMutex: 'lock',
  stdRwLock: 'lock',
  semaphore: 'used',
  barrier: 'count',
  joinSet: 'count',
  tracker: 'count',
  notify: 'count',
  udp: 'buffer',
  listener: 'count',
  token: 'flag',
};
const HELD: ReadonlySet<ResourceKind> = new Set(['mutex', 'rwlock', 'semaphore', 'stdMutex', 'stdRwLock']);
/** More resources than this, and those that nobody ever waited for or that lived shortest are left out. */
const MANY = 40;

/** What a resource holds now, as a slice. */
function reading(res: ResourceState, text: (text: string) => number): readonly [SliceState, number] | undefined {
  const how = READING[res.kind];
  if (how === undefined) return undefined;
  switch (how) {
    case 'buffer':
      return ['level', res.buffer.length];
    case 'bytes':
      return ['level', res.level];
    case 'value': {
      const value = res.buffer[0];
      return value === undefined ? undefined : ['value', text(value)];
    }
    case 'lock': {
      const first = res.holders[0];
      if (first === undefined) return undefined;
      return res.holders.length > 1 || first.mode === 1 ? ['readers', res.holders.length] : ['hold', first.task];
    }
    case 'used':
      return ['level', Math.max(0, Math.max(res.max, res.capacity) - res.level)];
    case 'count':
      return ['level', res.level];
    case 'flag':
      return res.closed ? ['value', text('cancelled')] : undefined;
  }
}

export class ResourceLanes {
  readonly lanes = new Map<number, ResourceLane>();
  private readonly state: RunState;
  private readonly tasks: TaskLanes;
  private readonly trace: Trace;
  private timers: ResourceLane | undefined;
  private outside: ResourceLane | undefined;
  /** Locks and permits that are held now, by resource. */
  private readonly open = new Map<number, { readonly task: number; readonly hold: { to: number } }[]>();
  private readonly textIds = new Map<string, number>();

  constructor(state: RunState, tasks: TaskLanes, trace: Trace) {
    this.state = state;
    this.trace = trace;
    this.tasks = tasks;
  }

  after(event: TraceEvent): void {
    if (event.kind === 'timerRegister' || event.kind === 'timerFire' || event.kind === 'timerCancel') {
      this.timerAfter(event.kind, event.seq);
      return;
    }
    if (event.kind === 'worldEvent') this.outsideAfter(event.text, event.seq);
    if (!('res' in event)) return;
    const res = this.state.resources.get(event.res);
    if (res === undefined || READING[res.kind] === undefined) return;
    const lane = this.lane(res);
    this.holdsAfter(event, lane);
    if (event.kind === 'resClose') lane.marks.push({ seq: event.seq, glyph: 'close' });
    if (event.kind === 'lag') lane.marks.push({ seq: event.seq, glyph: 'lag' });
    this.waitingAfter(res, lane, event.seq);
    if (event.kind === 'resDrop') {
      closeLast(lane.slices, event.seq);
      lane.to = event.seq;
      return;
    }
    const now = reading(res, (text) => this.textId(lane, text));
    this.slice(lane, now, event.seq);
  }

  finish(end: number): ResourceLane[] {
    for (const lane of this.lanes.values()) {
      closeLast(lane.slices, end);
      closeLast(lane.waiting, end);
      if (lane.to < 0) lane.to = end;
    }
    const all = [...this.lanes.values()].filter((lane) => lane.id >= 0);
    const shown = all.length <= MANY ? all : all.filter((lane) => lane.waiting.length > 0).slice(0, MANY);
    return [this.outside, ...shown, this.timers].filter((lane) => lane !== undefined);
  }

  private slice(lane: ResourceLane, now: readonly [SliceState, number] | undefined, seq: number): void {
    const last = lane.slices[lane.slices.length - 1];
    const open = last !== undefined && last.to < 0;
    if (now === undefined ? !open : open && last.state === now[0] && last.value === now[1]) return;
    closeLast(lane.slices, seq);
    if (now === undefined) return;
    if (now[0] === 'level') lane.most = Math.max(lane.most, now[1]);
    lane.slices.push({ from: seq, to: -1, state: now[0], value: now[1] });
  }

  private textId(lane: ResourceLane, text: string): number {
    const key = `${String(lane.id)} ${text}`;
    const known = this.textIds.get(key);
    if (known !== undefined) return known;
    const id = lane.texts.push(text) - 1;
    this.textIds.set(key, id);
    return id;
  }

  private lane(res: ResourceState): ResourceLane {
    let lane = this.lanes.get(res.id);
    if (lane === undefined) {
      lane = emptyLane(res.id, res.name, res.kind, res.capacity, this.state.seq);
      this.lanes.set(res.id, lane);
    }
    return lane;
  }

  private waitingAfter(res: ResourceState, lane: ResourceLane, seq: number): void {
    const waiters = res.waiters.length;
    if ((lane.waiting[lane.waiting.length - 1]?.value ?? 0) === waiters) return;
    closeLast(lane.waiting, seq);
    lane.waiting.push({ from: seq, to: -1, state: 'wait', value: waiters });
  }

  private holdsAfter(event: Extract<TraceEvent, { readonly res: number }>, lane: ResourceLane): void {
    if (!HELD.has(lane.type) || event.task < 0) return;
    let open = this.open.get(event.res);
    if (open === undefined) {
      open = [];
      this.open.set(event.res, open);
    }
    if (event.kind === 'resAcquire') {
      const hold = { res: event.res, from: event.seq, to: -1 };
      this.tasks.lane(event.task).holds.push(hold);
      open.push({ task: event.task, hold });
    }
    if (event.kind !== 'resRelease') return;
    // A guard may be dropped by another task than the one that took it.
    const own = open.findIndex((it) => it.task === event.task);
    const [closed] = open.splice(Math.max(0, own), 1);
    if (closed !== undefined) closed.hold.to = event.seq;
  }

  /** What the outside world does, in one lane: a mark each. */
  private outsideAfter(text: number, seq: number): void {
    if (this.outside === undefined) {
      this.outside = emptyLane(-2, 'outside', 'signal', -1, 0);
      this.lanes.set(-2, this.outside);
    }
    const value = this.textId(this.outside, this.trace.text(text));
    this.outside.slices.push({ from: seq, to: seq + 1, state: 'value', value });
  }

  /** All timers in one lane: how many are pending, and when one fired or was dropped. */
  private timerAfter(kind: 'timerRegister' | 'timerFire' | 'timerCancel', seq: number): void {
    if (this.timers === undefined) {
      this.timers = emptyLane(-1, 'timers', 'timer', -1, seq);
      this.lanes.set(-1, this.timers);
    }
    if (kind === 'timerFire') this.timers.marks.push({ seq, glyph: 'fire' });
    if (kind === 'timerCancel') this.timers.marks.push({ seq, glyph: 'timerCancel' });
    this.slice(this.timers, ['level', this.state.timers.size], seq);
  }
}

function emptyLane(id: number, name: string, type: ResourceKind, capacity: number, from: number): ResourceLane {
  return {
    kind: 'resource',
    id,
    name,
    type,
    capacity,
    from,
    to: -1,
    most: 0,
    texts: [],
    slices: [],
    marks: [],
    waiting: [],
  };
}
