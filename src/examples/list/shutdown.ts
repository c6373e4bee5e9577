//! Examples: graceful shutdown.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const SHUTDOWN: readonly Entry[] = [
  {
    id: 'shutdown-token',
    group: 'Graceful shutdown',
    title: 'Stop by a token, with a deadline',
    notice:
      'Everybody is asked to stop, and the tracker waits for all of them. The indexer takes too long, so main leaves at its deadline.',
    moment: { kind: 'output', text: 'would not finish' },
  },
  {
    id: 'shutdown-broadcast',
    group: 'Graceful shutdown',
    title: 'Stop by broadcast',
    notice:
      'A message to all ends the loops. An mpsc channel on which nothing is ever sent closes when the last worker drops its sender: that is how main knows.',
    moment: { kind: 'output', text: 'everybody is gone' },
  },
  {
    id: 'shutdown-signals',
    group: 'Graceful shutdown',
    title: 'Ctrl-C and SIGTERM',
    notice:
      'The outside world sends SIGTERM after 100 ms (see the World tab). The server finishes its last request, within the deadline.',
    moment: { kind: 'output', text: 'SIGTERM, shutting down' },
    world: { signals: [{ at: '100ms', signal: 'SIGTERM' }] },
  },
];
