//! Examples: channels.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const CHANNELS: readonly Entry[] = [
  {
    id: 'backpressure',
    group: 'Channels',
    title: 'Backpressure',
    notice:
      'The channel holds 2 of 2, so the producer waits inside send. It moves on only when the consumer takes a job out.',
    moment: { kind: 'resWait', task: 'producer' },
  },
  {
    id: 'mpsc-fan-in',
    group: 'Channels',
    title: 'Many senders, one receiver',
    notice:
      'Both sensors send into one channel, and the loop takes what comes first. It ends by itself once the last sender is dropped.',
    moment: { kind: 'resClose' },
  },
  {
    id: 'oneshot-reply',
    group: 'Channels',
    title: 'oneshot: one answer',
    notice:
      'A oneshot carries one value. When its sender is dropped without sending, the receiver gets an error at once and never waits in vain.',
    moment: { kind: 'output', text: 'fake: channel closed' },
  },
  {
    id: 'broadcast-lag',
    group: 'Channels',
    title: 'broadcast: everybody who keeps up',
    notice:
      'Each subscriber gets every message of the last four. The slow one falls behind, is told how many it missed, and goes on with the oldest that is left.',
    moment: { kind: 'lag' },
  },
  {
    id: 'watch-config',
    group: 'Channels',
    title: 'watch: the latest value',
    notice:
      'The panel is busy while levels 2 and 3 are sent, and sees only the newer when it looks again. A watch channel never queues.',
    moment: { kind: 'output', text: 'panel shows Config { level: 3 }' },
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
    id: 'actor',
    group: 'Channels',
    title: 'Actor with a handle',
    notice:
      'The bank task owns its accounts and takes one command at a time, so nothing is locked. The handle hides both channels behind ordinary async methods.',
    moment: { kind: 'output', text: 'only 30 left' },
  },
  {
    id: 'pipeline',
    group: 'Channels',
    title: 'Pipeline with backpressure',
    notice:
      'Storing is slow, so both channels fill up and the reader comes to a halt by itself. See how the gaps between its polls grow to the pace of the last stage.',
    moment: { kind: 'resWait', task: 'read' },
  },
];
