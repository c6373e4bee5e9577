//! Every outcome that a rule allows, enumerated by a model that knows nothing of the engine: for programs of which a
//! recording can only hold a sample.

/** A StreamMap over streams of `items` ready items each, polled to its end: all orders of `KEY` + index (TS-3). */
export function streamMapOrders(keys: readonly string[], items: number): ReadonlySet<string> {
  const orders = new Set<string>();
  const poll = (entries: readonly { readonly key: string; readonly given: number }[], soFar: string): void => {
    if (entries.length === 0) orders.add(soFar);
    entries.forEach((_, start) => {
      const left = entries.map((it) => ({ ...it }));
      let at = start;
      for (const _entry of entries) {
        const entry = left[at];
        if (entry === undefined) break;
        if (entry.given < items) {
          poll(
            left.map((it) => (it === entry ? { ...it, given: it.given + 1 } : it)),
            `${soFar}${entry.key}${String(entry.given)} `,
          );
          return;
        }
        // An ended stream leaves: the last one takes its place.
        const last = left.pop();
        if (last !== undefined && at < left.length) left[at] = last;
        if (at >= left.length) at = 0;
        else if (at < start && start <= left.length) at = (at + 1) % left.length;
      }
      orders.add(soFar);
    });
  };
  poll(
    keys.map((key) => ({ key, given: 0 })),
    '',
  );
  return orders;
}

interface Worker {
  readonly queue: readonly number[];
  /** The task it runs: taken, not printed yet. */
  readonly holds: number | undefined;
}
interface State {
  readonly spawned: number;
  readonly injected: readonly number[];
  readonly workers: readonly Worker[];
  readonly printed: readonly number[];
}

/** The root spawns `tasks` tasks that print once each; `workers` workers take them as MT-5 and MT-9 say: all orders. */
export function workerOrders(tasks: number, workers: number): ReadonlySet<string> {
  const orders = new Set<string>();
  const seen = new Set<string>();
  const start: State = {
    spawned: 0,
    injected: [],
    workers: Array.from({ length: workers }, () => ({ queue: [], holds: undefined })),
    printed: [],
  };
  const open: State[] = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = JSON.stringify(state);
    if (seen.has(key)) continue;
    seen.add(key);
    if (state.printed.length === tasks) orders.add(state.printed.join(' '));
    open.push(...nextStates(state, tasks));
  }
  return orders;
}

function nextStates(state: State, tasks: number): readonly State[] {
  const spawn: readonly State[] =
    state.spawned < tasks
      ? [{ ...state, spawned: state.spawned + 1, injected: [...state.injected, state.spawned] }]
      : [];
  return [...spawn, ...state.workers.flatMap((worker, me) => workerSteps(state, worker, me))];
}

function workerSteps(state: State, worker: Worker, me: number): readonly State[] {
  const become = (after: Worker, rest: Partial<State> = {}): State => {
    const merged = { ...state, ...rest };
    return { ...merged, workers: merged.workers.map((other, i) => (i === me ? after : other)) };
  };
  const { holds } = worker;
  if (holds !== undefined) return [become({ ...worker, holds: undefined }, { printed: [...state.printed, holds] })];
  const [own] = worker.queue;
  if (own !== undefined) return [become({ queue: worker.queue.slice(1), holds: own })];
  // A batch of the injection queue: its first task runs, the others are queued here.
  const batch = state.injected.slice(0, Math.floor(state.injected.length / state.workers.length) + 1);
  const taken: readonly State[] =
    batch[0] === undefined
      ? []
      : [become({ queue: batch.slice(1), holds: batch[0] }, { injected: state.injected.slice(batch.length) })];
  return [...taken, ...steals(state, me, become)];
}

/** Half of another worker's queue, rounded up: the last of them runs, the others are queued here. */
function steals(state: State, me: number, become: (after: Worker, rest?: Partial<State>) => State): readonly State[] {
  return state.workers.flatMap((victim, it) => {
    if (it === me || victim.queue.length === 0) return [];
    const half = victim.queue.slice(0, Math.ceil(victim.queue.length / 2));
    const robbed = { ...victim, queue: victim.queue.slice(half.length) };
    const workers = state.workers.map((other, i) => (i === it ? robbed : other));
    return [become({ queue: half.slice(0, -1), holds: half[half.length - 1] }, { workers })];
  });
}
