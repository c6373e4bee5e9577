//! The gallery: a list with groups that words narrow down, opened from the top bar. Arrow keys walk, Enter opens, Esc closes.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { EXAMPLES, findExamples, startOf } from '../../app/gallery.ts';
import type { ExampleRow } from '../../app/gallery.ts';
import { useApp, useDocument } from '../hooks.ts';
import './gallery.css';

/** How an example's name stands in the top bar. */
function nameOf(id: string | undefined): string {
  const example = EXAMPLES.find((e) => e.id === id);
  return example?.title ?? 'Own program';
}

function Row({
  row,
  id,
  active,
  open,
  onOpen,
  onHover,
}: {
  readonly row: ExampleRow;
  readonly id: string;
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onHover: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      className={`example${active ? ' active' : ''}${open ? ' open' : ''}`}
      onClick={onOpen}
      onPointerMove={onHover}
    >
      <span className="title">{row.title}</span>
      {row.variants.length > 1 ? (
        <span className="variants">{row.variants.map((v) => v.variant).join(' | ')}</span>
      ) : null}
      <span className="notice-line">{row.notice}</span>
    </div>
  );
}

function Popover({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const openId = useDocument((d) => d.exampleId);
  const openRow = EXAMPLES.find((e) => e.id === openId)?.set ?? openId;
  const [query, setQuery] = useState('');
  const rows = useMemo(() => findExamples(query), [query]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      rows.findIndex((r) => r.id === openRow),
    ),
  );
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const groups = query.trim() === '' ? [...new Set(rows.map((r) => r.group))] : [''];

  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      const host = box.current?.parentElement;
      if (event.target instanceof Node && host?.contains(event.target) !== true) onClose();
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [onClose]);

  const choose = (row: ExampleRow | undefined): void => {
    const [first] = row?.variants ?? [];
    if (first === undefined) return;
    onClose();
    app.openExample(startOf(first));
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(rows.length - 1, at + step)));
    else if (event.key === 'Enter') choose(rows[at]);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="gallery" ref={box} onKeyDown={keys}>
      <input
        autoFocus
        type="search"
        role="combobox"
        aria-label="Search the examples"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={rows[at] === undefined ? undefined : `${list}-${rows[at].id}`}
        placeholder="Search: words such as select, timeout, lock …"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <div id={list} role="listbox" aria-label="Examples" className="examples">
        {rows.length === 0 ? <p className="empty">No example has these words.</p> : null}
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group === '' ? 'Found' : group}>
            {group === '' ? null : <h3>{group}</h3>}
            {rows
              .filter((r) => group === '' || r.group === group)
              .map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  id={`${list}-${row.id}`}
                  active={rows[at] === row}
                  open={row.id === openRow}
                  onOpen={() => choose(row)}
                  onHover={() => setAt(rows.indexOf(row))}
                />
              ))}
          </div>
        ))}
      </div>
      <p className="count" role="status">{`${String(rows.length)} ${rows.length === 1 ? 'example' : 'examples'}`}</p>
    </div>
  );
}

/** The button that shows which example is open, with the gallery behind it. */
export function GalleryPicker() {
  const id = useDocument((d) => d.exampleId);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="gallery-host">
      <button
        ref={button}
        type="button"
        className="btn outline gallery-button"
        aria-label={`Examples: ${nameOf(id)}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        title="Open an example from the gallery"
        onClick={() => setOpen(!open)}
      >
        <span className="gallery-name">{nameOf(id)}</span>
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M1 3l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      {open ? (
        <Popover
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}
