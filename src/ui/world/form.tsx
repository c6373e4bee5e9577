//! The world as a form: a section per kind of thing that can happen from outside. What the form cannot show is edited as JSON.
import type { ReactNode } from 'react';
import { WORLD_FIELDS } from '../../world/script.ts';
import type { FieldDoc, Problem } from '../../world/script.ts';
import { KeyInput, LongText, ObjectFields, Wrong, isObject, problemsAt } from './fields.tsx';
import type { Json } from './fields.tsx';

/** What «add» puts in, per section. */
const FRESH: Readonly<Record<string, unknown>> = {
  signals: { at: '2.5s', signal: 'ctrl-c' },
  clients: { at: '100ms', connect: 8080, talk: [{ line: 'hello' }, { read: 'line' }, 'close'] },
  servers: { address: 'api.example.com:80', latency: '20ms', talk: 'echo' },
  failures: { call: 'connect', nth: 1, error: 'ConnectionRefused' },
  files: ['notes.txt', 'some text\n'],
  env: ['NAME', 'value'],
  dns: ['db.example.com', { addresses: ['10.0.0.7'], takes: '20ms' }],
  programs: ['date', { stdout: 'today\n', takes: '20ms' }],
};
const ADD: Readonly<Record<string, string>> = {
  signals: 'Add a signal',
  clients: 'Add a client',
  servers: 'Add a server',
  failures: 'Add a failure',
  files: 'Add a file',
  env: 'Add a variable',
  dns: 'Add a host name',
  programs: 'Add a program',
};
const TITLES: Readonly<Record<string, string>> = {
  signals: 'Signals',
  stdin: 'Standard input',
  args: 'Arguments',
  env: 'Environment',
  files: 'Files',
  dns: 'Host names',
  servers: 'Servers outside',
  clients: 'Clients',
  programs: 'Child programs',
  latency: 'Latency',
  failures: 'Failures',
};
/** In the order in which people want them. */
const ORDER = [
  'signals',
  'clients',
  'servers',
  'stdin',
  'files',
  'env',
  'failures',
  'latency',
  'dns',
  'programs',
  'args',
];

interface SectionProps {
  readonly doc: FieldDoc;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly onChange: (value: unknown) => void;
}

function Remove({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="remove" aria-label={`Remove ${what}`} title={`Remove ${what}`} onClick={onClick}>
      ✕
    </button>
  );
}

/** signals, clients, servers, failures. */
function ListSection({ doc, value, problems, onChange }: SectionProps) {
  const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const set = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <>
      {items.map((item, i) => (
        <div key={i} className="entry">
          <ObjectFields
            docs={doc.fields}
            value={item}
            path={`${doc.name}[${String(i)}]`}
            problems={problems}
            onChange={(next) => set(items.map((it, j) => (j === i ? next : it)))}
          />
          <Remove what={`${doc.name} ${String(i + 1)}`} onClick={() => set(items.filter((_, j) => j !== i))} />
        </div>
      ))}
    </>
  );
}

function MapValue({ doc, name, value, problems, onChange }: SectionProps & { readonly name: string }) {
  const path = `${doc.name}["${name}"]`;
  if (isObject(value) && doc.fields.length > 0)
    return <ObjectFields docs={doc.fields} value={value} path={path} problems={problems} onChange={onChange} />;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const parse = (next: string): unknown => {
    if (typeof value === 'string' && !/^\s*[[{]/.test(next)) return next;
    try {
      const json = JSON.parse(next) as unknown;
      return typeof json === 'object' ? json : next;
    } catch {
      return next;
    }
  };
  return (
    <div className="values">
      <LongText label={path} text={text} placeholder="" onText={(next) => onChange(parse(next))} />
      <Wrong problems={problemsAt(problems, path, true)} path={path} />
    </div>
  );
}

/** env, files, dns, programs. */
function MapSection({ doc, value, problems, onChange }: SectionProps) {
  const entries = Object.entries(isObject(value) ? value : {});
  const set = (next: readonly (readonly [string, unknown])[]): void =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  return (
    <>
      {entries.map(([key, item], i) => (
        <div key={key} className="entry">
          <KeyInput
            label={`Name in ${doc.name}`}
            name={key}
            onName={(name) => set(entries.map((it, j) => (j === i ? [name, item] : it)))}
          />
          <MapValue
            doc={doc}
            name={key}
            value={item}
            problems={problems}
            onChange={(next) => set(entries.map((it, j) => (j === i ? [key, next] : it)))}
          />
          <Remove what={key} onClick={() => set(entries.filter((_, j) => j !== i))} />
        </div>
      ))}
    </>
  );
}

/** stdin and args: one per line. With times they are objects, which only the JSON shows. */
function LinesSection({ doc, value, problems, onChange }: SectionProps) {
  const lines: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (!lines.every((line) => typeof line === 'string'))
    return <p className="quiet">Has times: edit it as JSON. {lines.length} entries.</p>;
  return (
    <>
      <LongText
        label={doc.name}
        text={lines.join('\n')}
        placeholder={doc.name === 'stdin' ? 'one line per line' : '--verbose'}
        onText={(text) => onChange(text === '' ? undefined : text.split('\n'))}
      />
      <Wrong problems={problemsAt(problems, doc.name, true)} path={doc.name} />
    </>
  );
}

/** The value of a section with one more entry, made from an example. */
function withOneMore(doc: FieldDoc, value: unknown): unknown {
  const fresh = FRESH[doc.name];
  if (!doc.value.startsWith('an object')) {
    const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return [...items, fresh];
  }
  const [name, first] = fresh as readonly [string, unknown];
  const known = isObject(value) ? value : {};
  let key = name;
  for (let n = 2; key in known; n++) key = `${name}${String(n)}`;
  return { ...known, [key]: first };
}

function Section({ props, children }: { readonly props: SectionProps; readonly children: ReactNode }) {
  const { doc, value } = props;
  return (
    <section
      className={`world-section${value === undefined ? ' unused' : ''}`}
      aria-label={TITLES[doc.name] ?? doc.name}
    >
      <div className="section-head">
        <h3>{TITLES[doc.name] ?? doc.name}</h3>
        <p className="quiet">{doc.explanation}</p>
        {FRESH[doc.name] === undefined ? null : (
          <button type="button" className="btn outline small" onClick={() => props.onChange(withOneMore(doc, value))}>
            {ADD[doc.name]}
          </button>
        )}
      </div>
      {children}
    </section>
  );
}

function body(props: SectionProps): ReactNode {
  switch (props.doc.name) {
    case 'stdin':
    case 'args':
      return <LinesSection {...props} />;
    case 'latency':
      return (
        <ObjectFields
          docs={props.doc.fields}
          value={props.value}
          path={props.doc.name}
          problems={props.problems}
          first={0}
          onChange={(next) => props.onChange(Object.keys(next).length === 0 ? undefined : next)}
        />
      );
    case 'env':
    case 'files':
    case 'dns':
    case 'programs':
      return <MapSection {...props} />;
    default:
      return <ListSection {...props} />;
  }
}

/** A section for each entry of the script, in `ORDER`; entries of later versions come last. */
export function WorldForm({
  script,
  problems,
  onChange,
}: {
  readonly script: Json;
  readonly problems: readonly Problem[];
  readonly onChange: (script: Json) => void;
}) {
  const rank = (doc: FieldDoc): number => (ORDER.includes(doc.name) ? ORDER.indexOf(doc.name) : ORDER.length);
  const docs = [...WORLD_FIELDS].sort((a, b) => rank(a) - rank(b));
  const set = (name: string, value: unknown): void => {
    const { [name]: _, ...rest } = script;
    onChange(value === undefined ? rest : { ...script, [name]: value });
  };
  return (
    <div className="world-form">
      {docs.map((doc) => {
        const props: SectionProps = {
          doc,
          value: script[doc.name],
          problems,
          onChange: (value) => set(doc.name, value),
        };
        return (
          <Section key={doc.name} props={props}>
            {body(props)}
          </Section>
        );
      })}
    </div>
  );
}
