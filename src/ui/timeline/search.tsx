//! The search over a run: what was found are ticks in the ruler; Enter walks them.
import { useEffect, useRef, useState } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { useApp, useView } from '../hooks.ts';
import { findEvents, nextFound } from '../search.ts';
import { Icon } from '../widgets/icon.tsx';

/** Idle time after a keystroke before the run is searched, in ms. */
const DELAY = 150;

/** Opens with `/`; walks with Enter and Shift+Enter; closes with Esc. */
export function Search({ run }: { readonly run: RunResult }) {
  const app = useApp();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const found = useView((v) => v.found);
  const cursor = useView((v) => v.cursor);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, .monaco-editor') !== null) return;
      event.preventDefault();
      setOpen(true);
      input.current?.focus();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => {
      viewStore.setState({ found: findEvents(run.trace, run.states.at(run.trace.length - 1), text), foundWhat: text });
    }, DELAY);
    return () => clearTimeout(timer);
  }, [open, text, run]);
  const close = (): void => {
    setOpen(false);
    setText('');
    viewStore.setState({ found: [], foundWhat: '' });
  };
  const walk = (direction: 1 | -1): void => {
    const seq = nextFound(viewStore.getState().found, cursor, direction);
    if (seq !== undefined) app.goTo(seq);
  };
  const foundWhat = useView((v) => v.foundWhat);
  const at = found.indexOf(cursor);
  const where = found.length === 0 ? 'nothing' : `${at < 0 ? '' : `${String(at + 1)} of `}${String(found.length)}`;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label="Find a moment"
        title="Find a moment (/)"
        aria-expanded={open}
      >
        <Icon name="search" />
      </button>
      {open || foundWhat !== '' ? (
        <div className="search" role="search">
          {open ? (
            <input
              ref={input}
              autoFocus
              aria-label="Find a moment: a task, a channel, a printed text, wake, panic, drop"
              placeholder="task, channel, text, panic …"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') walk(event.shiftKey ? -1 : 1);
                else if (event.key === 'Escape') close();
              }}
            />
          ) : (
            <span>{foundWhat}</span>
          )}
          <span className="quiet" role="status">
            {open && text === '' ? '' : where}
          </span>
          <button type="button" onClick={() => walk(-1)} aria-label="Previous" title="Previous (Shift+Enter)">
            ‹
          </button>
          <button type="button" onClick={() => walk(1)} aria-label="Next" title="Next (Enter)">
            ›
          </button>
          <button type="button" onClick={close} aria-label="Close the search" title="Close (Esc)">
            ✕
          </button>
        </div>
      ) : null}
    </>
  );
}
