//! How a run ended, in words: for the console's last line and for the sentence at the last event. Pure.
import type { RunEnd } from '../trace/events.ts';

/** Undefined end: there is more to record. */
export function endWords(end: RunEnd | undefined): string {
  if (end === undefined) return 'Recorded so far; the program goes on.';
  switch (end.kind) {
    case 'exited':
      return `Exited with code ${String(end.code)}.`;
    case 'panicked':
      return 'main panicked: exit code 101.';
    case 'aborted':
      return `Aborted: ${end.message}`;
    case 'deadlock':
      return `Deadlock: no task can ever run again. ${end.waits
        .map((w) => `${w.who} waits for ${w.waitsFor}${w.heldBy === undefined ? '' : `, held by ${w.heldBy}`}`)
        .join('; ')}.`;
    case 'budget':
      return end.stuck === undefined
        ? `Recorded up to the budget of ${end.limit.toLocaleString('en')} ${end.what}; the program goes on.`
        : `Stopped after ${end.limit.toLocaleString('en')} ${end.what}: ${end.stuck.task === 0 ? 'main' : `task ${String(end.stuck.task)}`} never reaches an await, so nothing else can run.`;
    case 'unsupported':
      return `Unsupported: ${end.what}`;
    case 'failed':
      return `Stopped: ${end.what}`;
  }
}

/** Can more of it be recorded? */
export function canGoOn(end: RunEnd | undefined): boolean {
  return end === undefined || (end.kind === 'budget' && end.stuck === undefined);
}
