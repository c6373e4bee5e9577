//! Examples: services and tests.
import type { Entry } from '../entry.ts';

/** In the order of the gallery. */
export const SERVICES: readonly Entry[] = [
  {
    id: 'tcp-echo',
    group: 'Services and tests',
    title: 'TCP: a task per connection',
    notice:
      'The slow client keeps its connection open and silent. The quick one is served meanwhile, since each connection has a task of its own.',
    moment: { kind: 'output', text: 'server: hello' },
  },
  {
    id: 'tcp-guests',
    group: 'Services and tests',
    title: 'TCP: clients from outside',
    notice:
      'Nobody in this program connects: the clients come from the outside world (see the World tab). One of them leaves without a word.',
    moment: { kind: 'output', text: 'went away' },
    world: {
      clients: [
        {
          at: '20ms',
          connect: 7000,
          talk: [{ line: 'ada' }, { read: 'line' }, { line: 'bye' }, { read: 'line' }, 'close'],
        },
        { at: '40ms', connect: 7000, talk: [{ wait: '30ms' }, 'close'] },
      ],
      signals: [{ at: '200ms', signal: 'ctrl-c' }],
    },
  },
  {
    id: 'file-read-async',
    group: 'Services and tests',
    title: 'Files with tokio::fs',
    notice:
      'Reading a file line by line without holding anybody up. Behind each call a thread of the blocking pool does the work.',
    moment: { kind: 'output', text: 'list:' },
  },
  {
    id: 'async-traits',
    group: 'Services and tests',
    title: 'async fn in traits',
    notice:
      'A native async fn is fine where the type is known. For dyn, the macro boxes the future; calls look the same.',
    moment: { kind: 'output', text: 'user 1 from afar' },
  },
  {
    id: 'testing',
    group: 'Services and tests',
    title: 'Tests with a paused clock',
    notice:
      'Each #[tokio::test] has a runtime of its own. With the clock paused an hour of waiting takes no time: it jumps to the next timer when everybody sleeps.',
    moment: { kind: 'output', text: 'test result' },
    testMode: true,
  },
];
