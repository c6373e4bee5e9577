//! Help: what the marks mean, and the keys. A native dialog: Esc closes it, focus stays inside.
import { useEffect, useRef } from 'react';
import { Legend } from '../timeline/legend.tsx';
import { KEYS } from './keys.ts';
import './help.css';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog
      ref={ref}
      className="help"
      aria-label="Help"
      onClose={onClose}
      onClick={(event) => (event.target === ref.current ? ref.current.close() : undefined)}
    >
      <div className="help-body">
        <h2>Reading the timeline</h2>
        <p>
          Each lane is a task. Code runs only where a bar is solid: that is one poll. Below are channels and locks, with
          what they hold.
        </p>
        <Legend />
        <h2>Keys</h2>
        <dl className="keys">
          {KEYS.map((k) => (
            <div key={k.keys}>
              <dt>
                <kbd>{k.keys}</kbd>
              </dt>
              <dd>{k.does}</dd>
            </div>
          ))}
        </dl>
        <p>
          Runs are deterministic: the same program, seed and options give the same trace, here and in the command line{' '}
          <code>awaitscope run FILE</code>. Nothing leaves this page.
        </p>
        <button type="button" className="btn outline" onClick={() => ref.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
