//! Examples: shared state.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const SHARED: readonly Entry[] = [
  {
    id: 'rwlock-state',
    group: 'Shared state',
    title: 'RwLock: many readers or one writer',
    notice:
      'Readers 1 and 2 hold the lock together. The writer waits for them, and readers 3 and 4 wait behind the writer.',
    moment: { kind: 'resWait', nth: 3 },
  },
  {
    id: 'std-or-tokio-lock',
    group: 'Shared state',
    title: 'std or tokio lock?',
    notice:
      "The till is held while something slow happens: that needs tokio's lock. The list of sales is locked for an instant, and std's is right for that.",
    moment: { kind: 'resWait' },
  },
  {
    id: 'connection-pool',
    group: 'Shared state',
    title: 'A pool with a semaphore',
    notice:
      'Two permits stand for two connections, so two users wait. Giving back happens in drop: first the connection, then the permit.',
    moment: { kind: 'output', text: 'gives it back' },
  },
  {
    id: 'pool-manager',
    group: 'Shared state',
    title: 'A pool that checks and waits',
    notice:
      'The second caller finds no connection within 25 ms and gives up. The third gets a new one, since the first turned out to be broken.',
    moment: { kind: 'output', text: 'connection 2 opened' },
  },
  {
    id: 'semaphore-limit',
    group: 'Shared state',
    title: 'At most two at once',
    notice:
      'The permit is taken before the task is spawned and travels with it. The loop itself waits when both are out.',
    moment: { kind: 'resWait' },
  },
  {
    id: 'rate-limit',
    group: 'Shared state',
    title: 'Rate limit',
    notice: 'Three tokens allow a burst of three calls. After that every call waits for the refill: one every 50 ms.',
    moment: { kind: 'output', text: 'call 4' },
  },
];
