//! The marks of the timeline in words: the same shapes as on the canvas.
import './timeline.css';

const ITEMS: readonly {
  readonly mark: string;
  readonly name: string;
  readonly text: string;
  readonly short?: string;
  /** Only in the help. */ readonly rare?: true;
}[] = [
  { mark: 'poll', name: 'polled', text: 'its code runs now' },
  { mark: 'ready', name: 'ready', text: 'woken, but nobody has polled it yet' },
  { mark: 'wait', name: 'waits', text: 'for a channel, a lock, a message' },
  { mark: 'sleep', name: 'sleeps', text: 'until a timer fires' },
  { mark: 'block', name: 'blocks the worker', text: 'nobody else can run' },
  { mark: 'hold', name: 'holds a lock', text: 'also through the gap between polls' },
  { mark: 'wake', name: 'wake', text: 'who woke whom' },
  { mark: 'pool', name: 'blocks a thread of the pool', text: 'as spawn_blocking is meant to', rare: true },
  { mark: 'queue', name: 'somebody waits', text: 'below a channel, a lock or a semaphore', rare: true },
  { mark: 'glyphs', name: '◆ ◇', text: 'a timer fired, was dropped before', rare: true },
  { mark: 'glyphs', name: '⊣ ≪ ⇠', text: 'closed, messages missed, stolen from another worker', rare: true },
  { mark: 'end', name: '✓  ✕  !', text: 'finished, cancelled, panicked', short: '✓ finished  ✕ cancelled  ! panicked' },
];

/** `short`: the names only; what they mean is in the tooltip. */
export function Legend({ short = false }: { readonly short?: boolean }) {
  return (
    <ul className={short ? 'legend short' : 'legend'} aria-label="Legend">
      {ITEMS.filter((item) => !short || item.rare !== true).map((item) => (
        <li key={item.name} title={short ? item.text : undefined}>
          <span className={`mark mark-${item.mark}`} aria-hidden="true" />
          <strong>{short ? (item.short ?? item.name) : item.name}</strong> {short ? null : <span>{item.text}</span>}
        </li>
      ))}
    </ul>
  );
}
