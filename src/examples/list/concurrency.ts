//! Examples: concurrency.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const CONCURRENCY: readonly Entry[] = [
  {
    id: 'lazy-futures',
    group: 'Concurrency',
    title: 'Futures are lazy',
    notice:
      'Calling an async fn runs nothing: brewing starts at the await. The body of a plain fn that returns a future runs at once, up to its async block.',
    moment: { kind: 'output', text: 'nothing was brewed' },
  },
  {
    id: 'join-vs-sequential',
    group: 'Concurrency',
    title: 'join! or one by one',
    notice:
      'In sequence the waits add up to 250 ms. With join! both sleeps run at once inside one task, and the whole takes 150 ms.',
    moment: { kind: 'output', text: 'asking for orders', nth: 2 },
  },
  {
    id: 'try-join',
    group: 'Concurrency',
    title: 'try_join!: the first error wins',
    notice:
      'The orders fail at 50 ms, and try_join! returns at once. The news, still under way, are dropped where they stand.',
    moment: { kind: 'output', text: 'request news closed' },
  },
  {
    id: 'select-race',
    group: 'Concurrency',
    title: 'select!: the first answer wins',
    notice:
      'Both servers are asked at once. Whoever answers first wins, and the other future is dropped with its connection.',
    moment: { kind: 'output', text: 'connection to primary closed', nth: 2 },
  },
  {
    id: 'joinset',
    group: 'Concurrency',
    title: 'JoinSet: results as they come',
    notice: 'Page 3 answers first although it was spawned last. Dropping the set aborts the task that is still inside.',
    moment: { kind: 'output', text: 'page 3' },
  },
];
