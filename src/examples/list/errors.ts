//! Examples: errors and retries.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const ERRORS: readonly Entry[] = [
  {
    id: 'question-mark',
    group: 'Errors and retries',
    title: '? in async code',
    notice:
      'An error returns from the future that is being polled, as it would from a function. #[from] converts it on the way.',
    moment: { kind: 'output', text: 'line 2: invalid digit' },
  },
  {
    id: 'errors-at-spawn',
    group: 'Errors and retries',
    title: 'Errors at the border of a task',
    notice:
      'Neither ? nor a panic crosses it: the handle gives a Result of a Result. A task that nobody joins has to report by itself.',
    moment: { kind: 'output', text: 'failed: item 2' },
  },
  {
    id: 'retry-backoff',
    group: 'Errors and retries',
    title: 'Retry with backoff',
    notice: 'The pauses double: 10, 20, 40 ms. The second call gives up after its second attempt.',
    moment: { kind: 'output', text: 'attempt 3 failed' },
  },
  {
    id: 'retry-jitter',
    group: 'Errors and retries',
    title: 'Retry with jitter',
    notice:
      'Each pause has some chance added, so that clients which failed together do not return together. Another seed gives other pauses.',
    moment: { kind: 'output', text: 'attempt 2: service unavailable' },
  },
  {
    id: 'retry-timeout',
    group: 'Errors and retries',
    title: 'A limit per attempt and in all',
    notice:
      'Each attempt has 50 ms. Around all of them stands another limit, which ends the third call in the middle of an attempt.',
    moment: { kind: 'output', text: 'gave up' },
  },
  {
    id: 'main-loop',
    group: 'Errors and retries',
    title: 'Main loop with backoff',
    notice:
      'Work is taken at once, an empty box means a rest, and each failure in a row a longer one. A letter resets the count.',
    moment: { kind: 'output', text: 'failure 2' },
  },
];
