//! The marks of the timeline in words: the same shapes as on the canvas.
import './timeline.css';

const ITEMS: readonly { readonly mark: string; readonly name: string; readonly text: string }[] = [
  { mark: 'poll', name: 'polled', text: 'its code runs now' },
  { mark: 'ready', name: 'ready', text: 'woken, but nobody has polled it yet' },
  { mark: 'wait', name: 'waits', text: 'for a channel, a lock, a message' },
  { mark: 'sleep', name: 'sleeps', text: 'until a timer fires' },
  { mark: 'block', name: 'blocks the worker', text: 'nobody else can run' },
  { mark: 'hold', name: 'holds a lock', text: 'also through the gap between polls' },
  { mark: 'wake', name: 'wake', text: 'who woke whom' },
  { mark: 'end', name: '✓  ✕  !', text: 'finished, cancelled, panicked' },
];

export function Legend() {
  return (
    <ul className="legend">
      {ITEMS.map((item) => (
        <li key={item.mark}>
          <span className={`mark mark-${item.mark}`} aria-hidden="true" />
          <strong>{item.name}</strong> <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}
