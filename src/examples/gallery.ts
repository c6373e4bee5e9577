//! The list of examples, in the order of the menu. A program is one file under `programs/`.
import type { Moment } from './moment.ts';

const SOURCES = import.meta.glob<string>('./programs/*.rs', { query: '?raw', import: 'default', eager: true });

/** One example. `notice`: two sentences on what to see. `pair`: the id of its good (or bad) twin. */
export interface Example {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly notice: string;
  readonly source: string;
  readonly moment: Moment;
  readonly pair?: string;
}

type Entry = Omit<Example, 'source'>;
const ENTRIES: readonly Entry[] = [
  {
    id: 'backpressure',
    group: 'Channels',
    title: 'Backpressure',
    notice:
      'The channel holds 2 of 2, so the producer waits inside send. It moves on only when the consumer takes a job out.',
    moment: { kind: 'resWait', task: 'producer' },
  },
  {
    id: 'request-response',
    group: 'Channels',
    title: 'Request and response',
    notice:
      'Each question carries a oneshot channel for its answer. Main waits on the oneshot while the store looks the key up.',
    moment: { kind: 'send', nth: 2 },
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
    id: 'select-timeout',
    group: 'Cancellation',
    title: 'Timeout by select!',
    notice:
      'When the sleep wins, the losing query is dropped where it stands. Its connection is closed before the handler runs.',
    moment: { kind: 'output', text: 'connection to far closed' },
  },
  {
    id: 'cancellation-token',
    group: 'Cancellation',
    title: 'Cancellation token',
    notice: 'One cancel() wakes both workers. Each finishes its loop and cleans up in its own time.',
    moment: { kind: 'output', text: 'stopping everything' },
  },
  {
    id: 'lock-across-await-bad',
    group: 'Pitfalls',
    title: 'Lock held across .await (bad)',
    notice:
      'The lock bar runs on through the gap between polls: its holder sleeps while two others queue. The whole takes 180 ms.',
    moment: { kind: 'resWait', nth: 2 },
    pair: 'lock-across-await-good',
  },
  {
    id: 'lock-across-await-good',
    group: 'Pitfalls',
    title: 'Lock held across .await (good)',
    notice: 'The slow calls overlap, and the lock is held for an instant only. The whole takes 60 ms.',
    moment: { kind: 'resAcquire' },
    pair: 'lock-across-await-bad',
  },
  {
    id: 'blocking-sleep-bad',
    group: 'Pitfalls',
    title: 'Blocking sleep (bad)',
    notice:
      'thread::sleep keeps the only worker busy for 100 ms. The heartbeat is ready but nobody polls it, and its beats come late.',
    moment: { kind: 'threadBlocked' },
    pair: 'blocking-sleep-good',
  },
  {
    id: 'blocking-sleep-good',
    group: 'Pitfalls',
    title: 'Blocking sleep (good)',
    notice: "tokio's sleep gives the worker back. The heartbeat ticks every 20 ms in between.",
    moment: { kind: 'output', text: 'beat 3' },
    pair: 'blocking-sleep-bad',
  },
  {
    id: 'retry-backoff',
    group: 'Robustness',
    title: 'Retry with backoff',
    notice: 'The pauses double: 10, 20, 40 ms. The second call gives up after its second attempt.',
    moment: { kind: 'output', text: 'attempt 3 failed' },
  },
];

/** All examples. */
export const EXAMPLES: readonly Example[] = ENTRIES.map((entry) => ({
  ...entry,
  source: SOURCES[`./programs/${entry.id}.rs`] ?? '',
}));
