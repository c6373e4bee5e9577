//! From a trace to lanes: what each task did when, what each resource held when, who woke whom. Pure; built once per trace.
//! Slices are ranges of event numbers; the axis (time or events) decides later where they lie.
import { Draft, applyEvent } from '../../trace/fold.ts';
import { emptyState } from '../../trace/state.ts';
import type { TraceEvent } from '../../trace/events.ts';
import type { Trace } from '../../trace/trace.ts';
import { ResourceLanes } from './model-resources.ts';
import { TaskLanes } from './model-tasks.ts';
import type { ResourceLane, TaskLane, ThreadLane } from './lanes.ts';
import { closeLast } from './slices.ts';

export type { FutureLane, Lane, Mark, ResourceLane, Slice, SliceState, TaskLane, ThreadLane } from './lanes.ts';
export interface WakeArrow {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly via: number;
}
export interface TimelineModel {
  readonly threads: readonly ThreadLane[];
  readonly tasks: readonly TaskLane[];
  readonly resources: readonly ResourceLane[];
  readonly taskById: ReadonlyMap<number, TaskLane>;
  readonly resourceById: ReadonlyMap<number, ResourceLane>;
  readonly arrows: readonly WakeArrow[];
  /** Largest event number + 1. */
  readonly length: number;
}

/** Threads that poll tasks or are blocked. */
class ThreadLanes {
  readonly lanes = new Map<number, ThreadLane>();
  private readonly trace: Trace;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  after(event: TraceEvent): void {
    if (event.kind === 'threadStart') {
      this.lanes.set(event.threadId, {
        kind: 'thread',
        id: event.threadId,
        name: event.role === 0 ? 'main thread' : this.trace.text(event.name),
        role: event.role,
        from: event.seq,
        to: -1,
        slices: [],
        marks: [],
      });
      return;
    }
    if (event.kind === 'threadEnd') {
      const ended = this.lanes.get(event.threadId);
      if (ended === undefined) return;
      closeLast(ended.slices, event.seq);
      ended.to = event.seq;
      return;
    }
    const begins = event.kind === 'pollBegin' || event.kind === 'threadFree';
    const blocks = event.kind === 'threadBlocked';
    if (event.kind === 'steal') this.lanes.get(event.thread)?.marks.push({ seq: event.seq, glyph: 'steal' });
    if (!begins && !blocks && event.kind !== 'pollEnd') return;
    const lane = this.lanes.get(event.thread);
    if (lane === undefined) return;
    closeLast(lane.slices, event.seq);
    if (begins && event.task >= 0) lane.slices.push({ from: event.seq, to: -1, state: 'poll', value: event.task });
    if (blocks) lane.slices.push({ from: event.seq, to: -1, state: 'block', value: event.task });
  }

  /** Only where they tell more than the tasks do: several threads, or one that is blocked. */
  shown(): ThreadLane[] {
    const used = [...this.lanes.values()].filter((lane) => lane.slices.length > 0 || lane.role === 1);
    const blocking = used.some((lane) => lane.slices.some((s) => s.state === 'block'));
    return used.length > 1 || blocking ? used : [];
  }
}

/** See the file head. */
export function buildModel(trace: Trace): TimelineModel {
  const draft = new Draft(emptyState());
  const tasks = new TaskLanes(draft.state, trace);
  const resources = new ResourceLanes(draft.state, tasks, trace);
  const threads = new ThreadLanes(trace);
  const arrows: WakeArrow[] = [];
  const read = trace.reader();
  for (let seq = 0; seq < trace.length; seq++) {
    const event = read(seq);
    applyEvent(draft, event, trace);
    tasks.after(event);
    resources.after(event);
    threads.after(event);
    if (event.kind === 'wake' && event.target >= 0)
      arrows.push({ seq: event.seq, from: event.task, to: event.target, via: event.via });
  }
  const end = trace.length;
  const shownThreads = threads.shown();
  for (const lane of shownThreads) {
    closeLast(lane.slices, end);
    if (lane.to < 0) lane.to = end;
  }
  return {
    threads: shownThreads,
    tasks: tasks.finish(end),
    resources: resources.finish(end),
    taskById: tasks.lanes,
    resourceById: resources.lanes,
    arrows,
    length: end,
  };
}
