//! Who waits for what when nothing can ever run again: read off the recorded state.
import type { DeadlockWait } from '../trace/events.ts';
import { StateIndex, nameOf } from '../trace/state.ts';
import { Trace } from '../trace/trace.ts';
import type { TraceData } from '../trace/events.ts';

/** One line per task that has not ended. */
export function deadlockWaits(data: TraceData): readonly DeadlockWait[] {
  const trace = new Trace(data);
  const state = new StateIndex(trace).at(trace.length - 1);
  const waits: DeadlockWait[] = [];
  for (const task of state.tasks.values()) {
    if (task.status === 'done' || task.status === 'panicked' || task.status === 'cancelled') continue;
    const res = state.resources.get(task.waitsOn);
    const holders = res?.holders.map((h) => nameOf(state, h.task) ?? 'main').join(', ');
    const waitsFor =
      res !== undefined
        ? `${res.kind} ${res.name}`
        : task.awaiting !== ''
          ? task.awaiting
          : 'something that never comes';
    waits.push({
      who: task.name,
      task: task.id,
      waitsFor,
      span: task.span,
      heldBy: holders === undefined || holders === '' ? undefined : holders,
    });
  }
  return waits;
}
