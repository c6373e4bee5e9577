//! Where the cursor goes: next and previous event, poll or await, within one task or all. Pure.
import type { EventKind } from '../trace/events.ts';
import type { Trace } from '../trace/trace.ts';
import type { StepKind } from './stores.ts';

/** Bookkeeping that a person stepping by event does not want to stop at. */
const QUIET: ReadonlySet<EventKind> = new Set([
  'queuePop',
  'resParty',
  'futurePoll',
  'futureSuspend',
  'futureReady',
  'resLevel',
  'unpark',
]);

function stopsAt(trace: Trace, seq: number, by: StepKind): boolean {
  const kind = trace.kind(seq);
  if (by === 'poll') return kind === 'pollBegin';
  if (by === 'await') return kind === 'suspend' || (kind === 'pollBegin' && trace.task(seq) >= 0);
  return !QUIET.has(kind);
}

/** The event to go to from `cursor` in `direction`; the nearest end of the trace if there is none. `task` -1: any. */
export function stepFrom(trace: Trace, cursor: number, direction: 1 | -1, by: StepKind, task: number): number {
  for (let seq = cursor + direction; seq >= 0 && seq < trace.length; seq += direction) {
    if (task >= 0 && trace.task(seq) !== task) continue;
    if (stopsAt(trace, seq, by)) return seq;
  }
  return direction > 0 ? trace.length - 1 : Math.min(0, trace.length - 1);
}
