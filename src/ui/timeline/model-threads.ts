//! Lanes of threads: what each worker polls and what blocks it; what the threads of the blocking pool and of std do. See `model.ts`.
import type { TraceEvent } from '../../trace/events.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Slice, SliceState, ThreadLane } from './lanes.ts';
import { closeLast } from './slices.ts';

const MAIN = 0;
const WORKER = 1;
const STD = 3;
/** `why` of a block that is a sleep. */
const SLEEP = 0;

interface Known {
  readonly lane: ThreadLane;
  /** As long as it is not known whether a runtime runs on the main thread: what it does as an ordinary thread. */
  readonly free: Slice[];
  /** Task that it polls, -1 none. */
  task: number;
  polls: boolean;
}

export class ThreadLanes {
  private readonly known = new Map<number, Known>();
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  after(event: TraceEvent): void {
    if (event.kind === 'threadStart') {
      this.start(event);
      return;
    }
    if (event.kind === 'threadEnd') {
      const ended = this.known.get(event.threadId);
      if (ended === undefined) return;
      closeLast(ended.lane.slices, event.seq);
      closeLast(ended.free, event.seq);
      ended.lane.to = event.seq;
      if (ended.lane.role === STD) ended.lane.marks.push({ seq: event.seq, glyph: 'done' });
      return;
    }
    const known = this.known.get(event.thread);
    if (known === undefined) return;
    if (event.kind === 'steal') known.lane.marks.push({ seq: event.seq, glyph: 'steal' });
    this.change(known, event);
  }

  /** Only where they tell more than the tasks do: several threads, one that is blocked, or a program without tasks. */
  finish(end: number): ThreadLane[] {
    const all = [...this.known.values()];
    const hasTasks = all.some((it) => it.polls);
    for (const it of all) {
      if (it.lane.role === MAIN && !it.polls && !hasTasks) it.lane.slices = it.free;
      closeLast(it.lane.slices, end);
      if (it.lane.to < 0) it.lane.to = end;
    }
    const used = all.map((it) => it.lane).filter((lane) => lane.slices.length > 0 || lane.role === WORKER);
    const blocking = used.some((lane) => lane.slices.some((s) => s.state === 'block'));
    return used.length > 1 || blocking || !hasTasks ? used : [];
  }

  private start(event: Extract<TraceEvent, { readonly kind: 'threadStart' }>): void {
    const before = this.known.get(event.threadId);
    const lane: ThreadLane = {
      kind: 'thread',
      id: event.threadId,
      name: event.role === MAIN ? 'main thread' : this.trace.text(event.name),
      role: event.role,
      from: before?.lane.from ?? event.seq,
      to: -1,
      slices: [],
      marks: [],
      texts: [],
    };
    const running = (): Slice[] => [{ from: event.seq, to: -1, state: 'poll', value: -1 }];
    if (event.role === STD) lane.slices.push(...running());
    this.known.set(event.threadId, { lane, free: event.role === MAIN ? running() : [], task: -1, polls: false });
  }

  private change(known: Known, event: TraceEvent): void {
    const { lane } = known;
    switch (event.kind) {
      case 'pollBegin':
        known.polls = true;
        known.task = event.task;
        next(lane.slices, event.seq, 'poll', event.task);
        break;
      case 'pollEnd':
        known.task = -1;
        closeLast(lane.slices, event.seq);
        if (lane.role === STD) next(lane.slices, event.seq, 'poll', -1);
        break;
      case 'threadBlocked': {
        // On a worker (also on the main thread while it polls) nobody else can run; any other thread waits for itself only.
        const harms = lane.role <= WORKER && known.task >= 0;
        const state: SliceState = harms ? 'block' : event.why === SLEEP ? 'sleep' : 'wait';
        const value = harms ? event.task : this.text(lane, event.what);
        next(known.free, event.seq, state, value);
        if (harms || lane.role > WORKER) next(lane.slices, event.seq, state, value);
        break;
      }
      case 'threadFree':
        next(known.free, event.seq, 'poll', -1);
        closeLast(lane.slices, event.seq);
        if (known.task >= 0 || lane.role === STD) next(lane.slices, event.seq, 'poll', known.task);
        break;
      default:
    }
  }

  private text(lane: ThreadLane, what: number): number {
    const text = this.trace.text(what);
    const at = lane.texts.indexOf(text);
    return at >= 0 ? at : lane.texts.push(text) - 1;
  }
}

function next(slices: Slice[], seq: number, state: SliceState, value: number): void {
  closeLast(slices, seq);
  slices.push({ from: seq, to: -1, state, value });
}
