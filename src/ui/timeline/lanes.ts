//! What a lane of the timeline is made of: slices, marks, and the lanes of tasks, futures, resources and threads.
import type { ResourceKind } from '../../trace/events.ts';
import type { TaskState } from '../../trace/state.ts';

export type SliceState =
  'poll' | 'ready' | 'wait' | 'sleep' | 'block' | 'hold' | 'level' | 'value' | 'readers' | 'pool';
/** [from, to) in event numbers; `to` is -1 while it is open. */
export interface Slice {
  readonly from: number;
  to: number;
  readonly state: SliceState;
  /** Resource waited for, or -1 - the task waited for, or 0 (wait); holder task (hold), amount (level, readers), index into the lane's texts (value; sleep and wait of threads); task that a thread polls, or -1. */
  readonly value: number;
}
export interface Mark {
  readonly seq: number;
  readonly glyph: 'done' | 'panicked' | 'cancelled' | 'close' | 'fire' | 'timerCancel' | 'lag' | 'steal';
}
interface LaneBase {
  readonly id: number;
  readonly name: string;
  /** Event numbers between which it exists. */
  readonly from: number;
  to: number;
  readonly marks: Mark[];
}
/** Slices of a task, polls apart: they are painted over the waits around them. */
export interface TaskLane extends LaneBase {
  readonly kind: 'task';
  readonly flavor: TaskState['flavor'];
  readonly slices: Slice[];
  readonly polls: Slice[];
  /** When it printed. */
  readonly outputs: { readonly seq: number }[];
  /** Locks and permits held, as ranges: drawn as an underline through the gaps between polls. */
  readonly holds: { readonly res: number; readonly from: number; to: number }[];
  /** Rows for the futures inside, in the order in which they were first polled. */
  readonly rows: FutureLane[];
}
/** Futures of one name inside a task (or inside another future), one after the other. */
export interface FutureLane extends LaneBase {
  readonly kind: 'future';
  readonly task: number;
  readonly depth: number;
  readonly slices: Slice[];
  readonly polls: Slice[];
}
export interface ResourceLane extends LaneBase {
  readonly kind: 'resource';
  readonly type: ResourceKind;
  readonly capacity: number;
  readonly slices: Slice[];
  /** Largest level that occurs. */
  most: number;
  readonly texts: string[];
  /** Number of waiters over time. */
  readonly waiting: Slice[];
}
export interface ThreadLane extends LaneBase {
  readonly kind: 'thread';
  readonly role: number;
  /** Polls and blocks of a worker; what any other thread does: it runs, sleeps, waits. */
  slices: Slice[];
  /** What it sleeps or waits in. */
  readonly texts: string[];
}
export type Lane = TaskLane | FutureLane | ResourceLane | ThreadLane;
