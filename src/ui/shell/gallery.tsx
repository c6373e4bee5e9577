//! The gallery: a list with groups that words narrow down, opened from the top bar. Arrow keys walk, Enter opens, Esc closes.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { EXAMPLES, findExamples, isVersionOf, startOf } from '../../app/gallery.ts';
import type { ExampleRow } from '../../app/gallery.ts';
import type { Kept } from '../../app/kept.ts';
import { useApp, useDocument, useKept } from '../hooks.ts';
import './gallery.css';

/** What the top bar says is open. */
function useOpenName(): string {
  const id = useDocument((d) => d.exampleId);
  const source = useDocument((d) => d.source);
  const example = EXAMPLES.find((e) => e.id === id);
  if (example === undefined || !isVersionOf(source, example)) return 'Own program';
  return source === example.source ? example.title : `${example.title}, changed`;
}

/** A row of the list: an example, or a text that was put aside. */
interface ListRow {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly side: string;
  readonly notice: string;
  readonly open:
    { readonly kind: 'example'; readonly row: ExampleRow } | { readonly kind: 'kept'; readonly kept: Kept };
}

const YOURS = 'Your texts';

/** `today 14:05`, else the date. */
function whenWords(at: number): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday
    ? `today ${date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
    : date.toLocaleDateString();
}

function rowOfKept(kept: Kept): ListRow {
  const { source } = kept.document;
  const lines = source.trim().split('\n');
  return {
    id: `kept-${kept.id}`,
    group: YOURS,
    title: kept.title === '' ? 'without a name' : kept.title,
    side: `${String(lines.length)} lines, ${whenWords(kept.at)}`,
    notice: lines.slice(0, 3).join(' ').replace(/\s+/g, ' '),
    open: { kind: 'kept', kept },
  };
}

function rowOfExample(row: ExampleRow): ListRow {
  return {
    id: row.id,
    group: row.group,
    title: row.title,
    side: row.variants.length > 1 ? row.variants.map((v) => v.variant).join(' | ') : '',
    notice: row.notice,
    open: { kind: 'example', row },
  };
}

/** Examples, and below them the person's own texts that have all the words. */
function rowsFor(query: string, kept: readonly Kept[]): readonly ListRow[] {
  const words = query.toLowerCase().split(/\s+/);
  const own = kept.filter((it) => words.every((word) => it.document.source.toLowerCase().includes(word)));
  return [...own.map(rowOfKept), ...findExamples(query).map(rowOfExample)];
}

function Row({
  row,
  id,
  active,
  open,
  onOpen,
  onHover,
}: {
  readonly row: ListRow;
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
      {row.side === '' ? null : <span className="variants">{row.side}</span>}
      <span className="notice-line">{row.notice}</span>
    </div>
  );
}

function Popover({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const openId = useDocument((d) => d.exampleId);
  const openRow = EXAMPLES.find((e) => e.id === openId)?.set ?? openId;
  const [query, setQuery] = useState('');
  const kept = useKept();
  const rows = useMemo(() => rowsFor(query, kept), [query, kept]);
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

  const choose = (row: ListRow | undefined): void => {
    if (row === undefined) return;
    onClose();
    if (row.open.kind === 'kept') app.openKept(row.open.kept);
    const first = row.open.kind === 'example' ? row.open.row.variants[0] : undefined;
    if (first !== undefined) app.openExample(startOf(first));
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

  const examples = rows.filter((row) => row.open.kind === 'example').length;
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
        {rows.length === 0 ? <p className="empty">No example, and no text of yours, has these words.</p> : null}
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group === '' ? 'Found' : group}>
            {group === '' ? null : <h3 aria-hidden="true">{group}</h3>}
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
      <p className="count" role="status">
        {`${String(examples)} ${examples === 1 ? 'example' : 'examples'}`}
        {examples === rows.length ? '' : `, ${String(rows.length - examples)} of your texts`}
      </p>
    </div>
  );
}

/** The button that shows which example is open, with the gallery behind it. */
export function GalleryPicker() {
  const name = useOpenName();
  useEffect(() => {
    document.title = `${name} · Awaitscope`;
  }, [name]);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="gallery-host">
      <button
        ref={button}
        type="button"
        className="btn outline gallery-button"
        aria-label={`Examples: ${name}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        title="Open an example from the gallery"
        onClick={() => setOpen(!open)}
      >
        <span className="gallery-name">{name}</span>
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
