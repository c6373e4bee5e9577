//! The inputs of the world form: one per kind of value, made from the explanations of the script's own schema.
import { useEffect, useId, useState } from 'react';
import type { FieldDoc, Problem } from '../../world/script.ts';
import { talkOf, talkText } from './talk-text.ts';

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Problems at a path or, with `inside`, below it. */
export function problemsAt(problems: readonly Problem[], path: string, inside = false): readonly Problem[] {
  return problems.filter(
    (p) => p.path === path || (inside && (p.path.startsWith(`${path}.`) || p.path.startsWith(`${path}[`))),
  );
}

export function Wrong({ problems, path }: { readonly problems: readonly Problem[]; readonly path: string }) {
  if (problems.length === 0) return null;
  return (
    <span className="wrong" role="alert">
      {problems
        .map((p) => (p.path === path ? p.message : `${p.path.slice(path.length).replace(/^\./, '')} ${p.message}`))
        .join('; ')}
    </span>
  );
}

/** `one of "a", "b"` as its choices. */
function choicesOf(doc: FieldDoc): readonly string[] {
  if (!doc.value.startsWith('one of ') && !doc.value.startsWith('a signal (') && !doc.value.startsWith('an error ('))
    return [];
  const inner = /\(([^)]*)\)/.exec(doc.value)?.[1];
  if (inner !== undefined && !doc.value.startsWith('one of ')) return inner.split(', ');
  return [...doc.value.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** A value as the input shows it, and back: digits are a number where a number may stand. */
function toText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
function fromText(text: string, doc: FieldDoc): unknown {
  if (text === '') return undefined;
  const numeric = /number|port alone/.test(doc.value) && /^\d+$/.test(text.trim());
  if (numeric) return Number(text);
  if (/^[[{]/.test(text.trim()) && doc.fields.length > 0) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }
  return text;
}

interface ValueProps {
  readonly doc: FieldDoc;
  readonly value: unknown;
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly onChange: (value: unknown) => void;
}

/** A text that is handed on as it is typed, but kept as typed while the focus is in it. */
function Typed({
  id,
  text,
  rows,
  label,
  placeholder,
  bad,
  onText,
}: {
  readonly id: string;
  readonly text: string;
  readonly rows: number;
  readonly label: string;
  readonly placeholder: string;
  readonly bad: boolean;
  readonly onText: (text: string) => void;
}) {
  const [draft, setDraft] = useState(text);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!focused) setDraft(text);
  }, [text, focused]);
  const shared = {
    id,
    value: draft,
    'aria-label': label,
    'aria-invalid': bad,
    placeholder,
    spellCheck: false,
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
  const change = (value: string): void => {
    setDraft(value);
    onText(value);
  };
  return rows > 1 ? (
    <textarea {...shared} rows={rows} onChange={(e) => change(e.target.value)} />
  ) : (
    <input {...shared} onChange={(e) => change(e.target.value)} />
  );
}

/** One entry of an object: its name, an input, what is wrong with it. */
export function Value({ doc, value, path, problems, onChange }: ValueProps) {
  const id = useId();
  const wrong = problemsAt(problems, path, true);
  const choices = choicesOf(doc);
  const example = doc.example.replace(/^"|"$/g, '');
  const isTalk = doc.name === 'talk';
  const lines = isTalk ? talkText(value) : undefined;
  return (
    <div className={`value${isTalk ? ' talk' : ''}`} title={`${doc.explanation} ${doc.value}`}>
      <label htmlFor={id}>{doc.name}</label>
      {isTalk ? (
        <Typed
          id={id}
          text={lines ?? JSON.stringify(value, undefined, 1)}
          rows={Math.min(8, Math.max(2, (lines ?? '').split('\n').length))}
          label={`${path}: one step per line`}
          placeholder={'line hello\nread line\nwait 100ms\nclose'}
          bad={wrong.length > 0}
          onText={(text) => onChange(/^\s*[[{]/.test(text) ? jsonOr(text) : talkOf(text))}
        />
      ) : choices.length > 0 ? (
        <select
          id={id}
          value={toText(value)}
          aria-invalid={wrong.length > 0}
          onChange={(e) => onChange(e.target.value === '' ? undefined : e.target.value)}
        >
          <option value="" />
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
          {value !== undefined && !choices.includes(toText(value)) ? <option>{toText(value)}</option> : null}
        </select>
      ) : doc.value === 'true or false' ? (
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={(e) => onChange(e.target.checked ? true : undefined)}
        />
      ) : (
        <Typed
          id={id}
          text={toText(value)}
          rows={1}
          label={path}
          placeholder={example}
          bad={wrong.length > 0}
          onText={(text) => onChange(fromText(text, doc))}
        />
      )}
      <Wrong problems={wrong} path={path} />
    </div>
  );
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** All entries of an object; those without a value are behind a button. */
export function ObjectFields({
  docs,
  value,
  path,
  problems,
  first = 2,
  onChange,
}: {
  readonly docs: readonly FieldDoc[];
  readonly value: unknown;
  readonly path: string;
  readonly problems: readonly Problem[];
  /** So many entries are shown before they are used: they say what it is about. */
  readonly first?: number;
  readonly onChange: (value: Json) => void;
}) {
  const [all, setAll] = useState(false);
  const object = isObject(value) ? value : {};
  const shown = docs.filter((doc, i) => all || i < first || doc.name in object || doc.name === 'talk');
  const set = (name: string, next: unknown): void => {
    const { [name]: _, ...rest } = object;
    onChange(next === undefined ? rest : { ...object, [name]: next });
  };
  return (
    <div className="values">
      {shown.map((doc) => (
        <Value
          key={doc.name}
          doc={doc}
          value={object[doc.name]}
          path={`${path}.${doc.name}`}
          problems={problems}
          onChange={(next) => set(doc.name, next)}
        />
      ))}
      {shown.length < docs.length ? (
        <button type="button" className="link more" onClick={() => setAll(true)}>
          {docs
            .filter((doc) => !shown.includes(doc))
            .map((doc) => doc.name)
            .join(', ')}{' '}
          …
        </button>
      ) : null}
      <Wrong problems={problemsAt(problems, path)} path={path} />
    </div>
  );
}

/** A long text: stdin, the content of a file. */
export function LongText({
  label,
  text,
  placeholder,
  onText,
}: {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  return (
    <Typed
      id={id}
      text={text}
      rows={Math.min(8, Math.max(2, text.split('\n').length))}
      label={label}
      placeholder={placeholder}
      bad={false}
      onText={onText}
    />
  );
}

/** A name that is typed: the key of a map. It changes when the focus leaves it. */
export function KeyInput({
  label,
  name,
  onName,
}: {
  readonly label: string;
  readonly name: string;
  readonly onName: (name: string) => void;
}) {
  const [draft, setDraft] = useState(name);
  useEffect(() => setDraft(name), [name]);
  const commit = (): void => {
    if (draft !== name && draft !== '') onName(draft);
  };
  return (
    <input
      className="key"
      aria-label={label}
      value={draft}
      spellCheck={false}
      onChange={(e) => setDraft(e.target.value)}
      onBlur={commit}
      onKeyDown={(e) => (e.key === 'Enter' ? commit() : undefined)}
    />
  );
}
