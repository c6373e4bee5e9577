//! Examples: streams.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const STREAMS: readonly Entry[] = [
  {
    id: 'stream-pages',
    group: 'Streams',
    title: 'stream! yields pages',
    notice:
      'The body runs only while somebody asks for an item, and stands still at yield until then. So the second page is fetched only when the first is used up.',
    moment: { kind: 'output', text: 'fetching page 2' },
  },
  {
    id: 'buffer-unordered',
    group: 'Streams',
    title: 'buffered or buffer_unordered',
    notice:
      'Both keep two images in the works. Image 1 is ready early: the first stream holds it back until image 0 is done, the second hands it out at once.',
    moment: { kind: 'output', text: 'buffer_unordered(2)' },
  },
  {
    id: 'receiver-stream',
    group: 'Streams',
    title: 'A channel as a stream',
    notice:
      'Wrapped in ReceiverStream, a channel can be filtered and mapped. Two alarms end the stream although readings go on.',
    moment: { kind: 'output', text: 'two alarms are enough' },
  },
  {
    id: 'batching',
    group: 'Streams',
    title: 'Batches by size or age',
    notice:
      'A batch is written when it is full or 50 ms old. Its deadline is set by its first event and stays where it is.',
    moment: { kind: 'output', text: 'it is old' },
  },
];
