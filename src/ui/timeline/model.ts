//! From a trace to lanes: what each task did when, what each resource held when, who woke whom. Pure; built once per trace.
//! Slices are ranges of event numbers; the axis (time or events) decides later where they lie.
import { Draft, applyEvent } from '../../trace/fold.ts';
import { emptyState } from '../../trace/state.ts';
import type { Trace } from '../../trace/trace.ts';
import { ResourceLanes } from './model-resources.ts';
import { TaskLanes } from './model-tasks.ts';
import { ThreadLanes } from './model-threads.ts';
import type { ResourceLane, TaskLane, ThreadLane } from './lanes.ts';

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
  return {
    threads: threads.finish(end),
    tasks: tasks.finish(end),
    resources: resources.finish(end),
    taskById: tasks.lanes,
    resourceById: resources.lanes,
    arrows,
    length: end,
  };
}
