//! Examples: timeouts and cancellation.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const CANCELLATION: readonly Entry[] = [
  {
    id: 'select-timeout',
    group: 'Timeouts and cancellation',
    title: 'Timeout by select!',
    notice:
      'When the sleep wins, the losing query is dropped where it stands. Its connection is closed before the handler runs.',
    moment: { kind: 'output', text: 'connection to far closed' },
  },
  {
    id: 'timeout',
    group: 'Timeouts and cancellation',
    title: 'timeout and its two results',
    notice:
      'The outer result says whether the time was enough, the inner one what the work returned. In the last call the time runs out during the second step.',
    moment: { kind: 'output', text: '3: Err(Timeout)' },
  },
  {
    id: 'cancellation-token',
    group: 'Timeouts and cancellation',
    title: 'Cancellation token',
    notice: 'One cancel() wakes both workers. Each finishes its loop and cleans up in its own time.',
    moment: { kind: 'output', text: 'stopping everything' },
  },
  {
    id: 'cancellation-children',
    group: 'Timeouts and cancellation',
    title: 'Child tokens',
    notice:
      'Cancelling request 1 reaches its two parts and nobody else. Cancelling the server reaches everything that is left.',
    moment: { kind: 'output', text: 'the client of request 1 went away' },
  },
  {
    id: 'cancel-safety-bad',
    group: 'Timeouts and cancellation',
    title: 'Cancel safety: read_line in select!',
    variant: 'Bad',
    set: 'cancel-safety-bad',
    notice:
      'When the tick wins, the half-read line is dropped with its future. What arrives in the end has lost its beginning.',
    moment: { kind: 'output', text: 'got' },
  },
  {
    id: 'cancel-safety-good',
    group: 'Timeouts and cancellation',
    title: 'Cancel safety: read_line in select!',
    variant: 'Good',
    set: 'cancel-safety-bad',
    notice:
      'The read is one future, made before the loop and polled by reference. Ticks come and go, and the line arrives whole.',
    moment: { kind: 'output', text: 'got' },
  },
];
