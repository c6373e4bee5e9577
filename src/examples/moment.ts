//! Finds the event at which an example's point can be seen. Described by what is true there, not by a number.
import type { EventKind } from '../trace/events.ts';
import type { StateIndex } from '../trace/state.ts';
import type { Trace } from '../trace/trace.ts';

/** The first event that fits everything given; else the last event of the run. */
export interface Moment {
  readonly kind: EventKind;
  /** Name of the event's task (or of the target, for wakes and ends). */
  readonly task?: string;
  /** Text of the output, or of the value sent. */
  readonly text?: string;
  /** Fields that must have these values. */
  readonly fields?: Readonly<Record<string, number>>;
  /** Take the n-th match (from 1; default 1). */
  readonly nth?: number;
}

function nameOf(states: StateIndex, seq: number, task: number): string {
  return states.at(seq).tasks.get(task)?.name ?? '';
}

function textOf(raw: Readonly<Record<string, number>>, trace: Trace): string {
  return trace.text(raw['text'] ?? raw['value'] ?? raw['name'] ?? 0);
}

/** See `Moment`. */
export function findMoment(moment: Moment, trace: Trace, states: StateIndex): number {
  let left = moment.nth ?? 1;
  for (const event of trace.events()) {
    if (event.kind !== moment.kind) continue;
    const raw = event as unknown as Readonly<Record<string, number>>;
    if (moment.fields !== undefined && !Object.entries(moment.fields).every(([name, value]) => raw[name] === value))
      continue;
    if (moment.text !== undefined && !textOf(raw, trace).includes(moment.text)) continue;
    if (moment.task !== undefined) {
      const names = [nameOf(states, event.seq, event.task), nameOf(states, event.seq, raw['target'] ?? -1)];
      if (!names.some((name) => name.includes(moment.task ?? ''))) continue;
    }
    if (--left === 0) return event.seq;
  }
  return trace.length - 1;
}
