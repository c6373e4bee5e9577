//! Where the cursor goes: next and previous event of a kind, within one task or all. Pure.
import { EVENT_KINDS } from '../trace/events.ts';
import type { EventKind } from '../trace/events.ts';
import type { Trace } from '../trace/trace.ts';
import type { StepKind } from './stores.ts';

/** Bookkeeping that a person stepping by event does not want to stop at. */
const QUIET: readonly EventKind[] = [
  'queuePop',
  'resParty',
  'futurePoll',
  'futureSuspend',
  'futureReady',
  'resLevel',
  'unpark',
  'receiver',
  'joinWait',
  'resPending',
  'selectEnd',
];
const KINDS: Readonly<Record<Exclude<StepKind, 'event' | 'problem'>, readonly EventKind[]>> = {
  statement: ['statement'],
  await: ['suspend', 'pollBegin'],
  poll: ['pollBegin'],
  wake: ['wake'],
  message: ['send', 'recv', 'lag', 'resClose'],
  lock: ['resAcquire', 'resRelease', 'resWait', 'resWaitEnd'],
  timer: ['timerRegister', 'timerFire', 'timerCancel', 'clockAdvance'],
  spawn: ['taskSpawn'],
  drop: ['futureDrop', 'selectDrop', 'taskAbort', 'resDrop', 'taskEnd'],
  choice: ['choice'],
  output: ['output'],
};

/** The kinds in the order in which they are offered, in words. */
export const STEP_WORDS: Readonly<Record<StepKind, string>> = {
  event: 'event',
  statement: 'statement',
  await: 'await',
  poll: 'poll',
  wake: 'wake',
  message: 'message',
  lock: 'lock or permit',
  timer: 'timer',
  spawn: 'spawn',
  drop: 'drop or cancellation',
  choice: 'choice',
  output: 'output',
  problem: 'problem',
};

/** Codes of event kinds, as the trace's column holds them. */
const CODES = new Map<StepKind, ReadonlySet<number>>();
function codesOf(by: Exclude<StepKind, 'problem'>): ReadonlySet<number> {
  let codes = CODES.get(by);
  if (codes === undefined) {
    const quiet = new Set(QUIET);
    const kinds = by === 'event' ? EVENT_KINDS.filter((kind) => !quiet.has(kind)) : KINDS[by];
    codes = new Set(kinds.map((kind) => EVENT_KINDS.indexOf(kind)));
    CODES.set(by, codes);
  }
  return codes;
}

/** Threads that may block: those of the blocking pool and of std. */
const FREE_THREADS = new WeakMap<Trace, ReadonlySet<number>>();
function freeThreads(trace: Trace): ReadonlySet<number> {
  let free = FREE_THREADS.get(trace);
  if (free === undefined) {
    const start = EVENT_KINDS.indexOf('threadStart');
    const { kind, f0, f2 } = trace.data;
    const found = new Set<number>();
    for (let seq = 0; seq < trace.length; seq++)
      if (kind[seq] === start) {
        // A worker begins as a thread of std, and says then what it is.
        if ((f2[seq] ?? 0) >= 2) found.add(f0[seq] ?? -1);
        else found.delete(f0[seq] ?? -1);
      }
    free = found;
    FREE_THREADS.set(trace, free);
  }
  return free;
}

/** A panic, a cancelled future or task, a lagging receiver, a blocked worker, a value lost in a channel. */
function isProblem(trace: Trace, seq: number): boolean {
  const event = trace.event(seq);
  switch (event?.kind) {
    case 'threadBlocked':
      return event.task >= 0 && !freeThreads(trace).has(event.thread);
    case 'taskPanic':
    case 'lag':
    case 'budgetExhausted':
      return true;
    case 'futureDrop':
      return event.state === 1;
    case 'taskEnd':
      return event.result !== 1;
    case 'resDrop':
      return event.lost > 0;
    default:
      return false;
  }
}

/** The event to go to from `cursor` in `direction`; the nearest end of the trace if there is none. `task` -1: any. */
export function stepFrom(trace: Trace, cursor: number, direction: 1 | -1, by: StepKind, task: number): number {
  const codes = by === 'problem' ? undefined : codesOf(by);
  for (let seq = cursor + direction; seq >= 0 && seq < trace.length; seq += direction) {
    if (task >= 0 && trace.task(seq) !== task) continue;
    if (codes === undefined ? isProblem(trace, seq) : codes.has(trace.data.kind[seq] ?? -1)) return seq;
  }
  return direction > 0 ? trace.length - 1 : Math.min(0, trace.length - 1);
}

/** Whether stepping by event stops there. */
export function isTold(trace: Trace, seq: number): boolean {
  return codesOf('event').has(trace.data.kind[seq] ?? -1);
}
