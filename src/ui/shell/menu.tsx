//! The menu at the right: what has no room in the top bar, the theme, and what can be taken out of the page.
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { playgroundLink } from '../../app/playground.ts';
import { documentStore, layoutStore, resultStore } from '../../app/stores.ts';
import type { LayoutState } from '../../app/stores.ts';
import { exportTrace } from '../../trace/export.ts';
import { story } from '../story.ts';
import { useLayout, useNarrow, useResult, useTight } from '../hooks.ts';
import { Icon } from '../widgets/icon.tsx';
import { RunOptions } from './run-options.tsx';
import { ViewButtons } from './view-buttons.tsx';
import './menu.css';

const THEMES: readonly (readonly [LayoutState['theme'], string])[] = [
  ['system', 'as the system'],
  ['light', 'light'],
  ['dark', 'dark'],
];

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function saveText(name: string, text: string): void {
  save(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

function savePicture(): void {
  document.querySelector<HTMLCanvasElement>('canvas[data-painted]')?.toBlob((blob) => {
    if (blob !== null) save('timeline.png', blob);
  });
}

/** What can be saved of a run; each by a click. */
const EXPORTS: readonly { readonly title: string; readonly hint: string; readonly run: () => void }[] = [
  { title: 'Timeline as picture', hint: 'PNG of what is in view', run: savePicture },
  {
    title: 'Story of the run',
    hint: 'text: a sentence per event',
    run: () => withRun((run) => saveText('story.txt', story(run))),
  },
  {
    title: 'Trace for Perfetto',
    hint: 'open it at ui.perfetto.dev or chrome://tracing',
    run: () => withRun((run) => saveText('trace.json', exportTrace(run.trace, 'chrome', run.source))),
  },
  {
    title: 'Trace as JSON Lines',
    hint: 'an event per line, for scripts',
    run: () => withRun((run) => saveText('trace.jsonl', exportTrace(run.trace, 'jsonl', run.source))),
  },
];

function withRun(save: (run: NonNullable<ReturnType<typeof resultStore.getState>['run']>) => void): void {
  const { run } = resultStore.getState();
  if (run !== undefined) save(run);
}

function Content({ onClose }: { readonly onClose: () => void }) {
  const theme = useLayout((l) => l.theme);
  const tight = useTight();
  const narrow = useNarrow();
  const none = useResult((r) => r.run === undefined);
  return (
    <>
      {tight ? (
        <section className="run-options" aria-label="How it is run">
          <RunOptions />
        </section>
      ) : null}
      {tight && !narrow ? (
        <section aria-label="Parts of the page">
          <ViewButtons />
        </section>
      ) : null}
      <section>
        <label className="field">
          theme
          <select
            aria-label="Theme"
            value={theme}
            onChange={(e) => layoutStore.setState({ theme: e.target.value as LayoutState['theme'] })}
          >
            {THEMES.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </section>
      <section aria-label="Save">
        <button
          type="button"
          className="item"
          onClick={() => (saveText('main.rs', documentStore.getState().source), onClose())}
        >
          <strong>Save the program</strong> <span>main.rs</span>
        </button>
        {EXPORTS.map((it) => (
          <button key={it.title} type="button" className="item" disabled={none} onClick={() => (it.run(), onClose())}>
            <strong>{it.title}</strong> <span>{it.hint}</span>
          </button>
        ))}
      </section>
      <section>
        <a
          className="item"
          href="https://play.rust-lang.org/"
          target="_blank"
          rel="noopener noreferrer"
          onClick={(event) => {
            event.currentTarget.href = playgroundLink(documentStore.getState());
            onClose();
          }}
        >
          <strong>Open in the Rust Playground ↗</strong>{' '}
          <span>the same program on real tokio; sends it to their server</span>
        </a>
      </section>
    </>
  );
}

export function Menu() {
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && host.current?.contains(event.target) !== true) setOpen(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  return (
    <div className="menu-host" ref={host} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        className="btn icon"
        aria-label="More"
        aria-expanded={open}
        title="More: options, theme, save, export"
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open ? (
        <div className="menu" role="dialog" aria-label="More">
          <Content onClose={close} />
        </div>
      ) : null}
    </div>
  );
}
