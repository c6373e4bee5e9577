//! What somebody outside says on a connection, and what they wait for: a list of steps, or a ready-made manner.
import { byName, either, list, mapped, object, oneOf, scalar, text, whole } from './schema.ts';
import type { Schema } from './schema.ts';
import { bytes, count, time } from './values.ts';

/** How much somebody outside waits to receive. */
export type Until =
  | { readonly kind: 'line' }
  | { readonly kind: 'end' }
  | { readonly kind: 'any' }
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'text'; readonly bytes: Uint8Array };

export type Step =
  /** The text `{read}` in it stands for what was received last. */
  | { readonly kind: 'send'; readonly bytes: Uint8Array }
  | { readonly kind: 'wait'; readonly ns: number }
  | { readonly kind: 'read'; readonly until: Until }
  /** `times` undefined: until the connection ends. */
  | { readonly kind: 'repeat'; readonly steps: readonly Step[]; readonly times: number | undefined }
  /** Sends no more, but goes on receiving. */
  | { readonly kind: 'end' }
  | { readonly kind: 'close' }
  | { readonly kind: 'reset' };

/** An answer to an HTTP request. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  readonly headers: ReadonlyMap<string, string>;
  readonly after: number;
}
export type Talk =
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'echo' }
  | { readonly kind: 'silent' }
  /** By `METHOD /path`; `*` answers all others. */
  | { readonly kind: 'http'; readonly routes: ReadonlyMap<string, HttpAnswer> };

const SILENT: Talk = { kind: 'silent' };
const MAX_READ = 1024 * 1024;
/** Repeats inside repeats. */
const MAX_NESTED = 16;
const QUOTED_PATH = 60;

const readHow: Schema<Until> = scalar(
  '"line", "any", "end" or a number of bytes',
  { kind: 'any' },
  (value): Until | undefined =>
    value === 'line' || value === 'end' || value === 'any'
      ? { kind: value }
      : typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_READ
        ? { kind: 'bytes', count: value }
        : undefined,
);

const lineEnd = 10;
const withLineEnd = (line: Uint8Array): Uint8Array => Uint8Array.from([...line, lineEnd]);

const one = <T>(
  name: string,
  schema: Schema<T>,
  explanation: string,
  example: string,
): Schema<Readonly<Record<string, T>>> => object(`{ "${name}": … }`, { [name]: { schema, explanation, example } });

const send = mapped(
  one('send', bytes, 'Sends this. {read} in it stands for what was received last.', '"ping"'),
  (it): Step => ({ kind: 'send', bytes: it['send'] as Uint8Array }),
);
const line = mapped(one('line', bytes, 'Sends this and a line end.', '"hello {read}"'), (it): Step => ({
  kind: 'send',
  bytes: withLineEnd(it['line'] as Uint8Array),
}));
const wait = mapped(one('wait', time, 'Does nothing for so long.', '"100ms"'), (it): Step => ({
  kind: 'wait',
  ns: it['wait'] as number,
}));
const read = mapped(
  one(
    'read',
    readHow,
    'Waits for a line, for anything, for the end of what the program sends, or for so many bytes.',
    '"line"',
  ),
  (it): Step => ({ kind: 'read', until: it['read'] as Until }),
);
const readUntil = mapped(one('readUntil', bytes, 'Waits until this text came.', '"\\r\\n\\r\\n"'), (it): Step => ({
  kind: 'read',
  until: { kind: 'text', bytes: it['readUntil'] as Uint8Array },
}));
// Steps hold steps: the inner list is read by the schema that is defined last.
const inner: Schema<readonly Step[]> = {
  is: 'a list of steps',
  fields: [],
  read: (value, path, problems) => {
    if (path.split('.repeat').length <= MAX_NESTED + 1) return steps.read(value, path, problems);
    problems.push({
      path: path.slice(0, QUOTED_PATH),
      message: `must not be nested more than ${String(MAX_NESTED)} deep`,
    });
    return [];
  },
};
const repeat = mapped(
  object('{ "repeat": [steps], "times": … }', {
    repeat: {
      schema: inner,
      explanation: 'Does these steps again and again.',
      example: '[{ "read": "line" }, { "line": "ok" }]',
    },
    times: {
      schema: count,
      explanation: 'How often; left out: until the connection ends.',
      example: '3',
      otherwise: undefined,
    },
  }),
  (it): Step => ({ kind: 'repeat', steps: it.repeat, times: it.times }),
);
const bare = mapped(oneOf(['end', 'close', 'reset']), (kind): Step => ({ kind }));

const SHAPES: Readonly<Record<string, Schema<Step>>> = { send, line, wait, read, readUntil, repeat };

const step: Schema<Step> = either(
  'a step: { "send": text }, { "line": text }, { "wait": time }, { "read": … }, { "readUntil": text }, { "repeat": [steps] }, "end", "close" or "reset"',
  { kind: 'close' } as Step,
  Object.values(SHAPES),
  (value) => {
    if (typeof value === 'string') return bare;
    if (typeof value !== 'object' || value === null) return undefined;
    const name = Object.keys(SHAPES).find((key) => Object.hasOwn(value, key));
    return name === undefined ? undefined : SHAPES[name];
  },
);
export const steps: Schema<readonly Step[]> = list(step, 'steps');

const httpAnswer: Schema<HttpAnswer> = either(
  'a body as text, or { "status": …, "body": …, "headers": …, "after": … }',
  { status: 200, body: new Uint8Array(), headers: new Map(), after: 0 },
  [],
  (value) =>
    typeof value === 'string'
      ? mapped(bytes, (body) => ({ status: 200, body, headers: new Map(), after: 0 }))
      : typeof value === 'object' && value !== null
        ? answerObject
        : undefined,
);
const answerObject = object('an answer', {
  status: { schema: whole(100, 599), explanation: 'Status code.', example: '404', otherwise: 200 },
  body: { schema: bytes, explanation: 'Body of the answer.', example: '"{\\"id\\":1}"', otherwise: new Uint8Array() },
  headers: {
    schema: byName(text, 'header names'),
    explanation: 'Headers besides content-length.',
    example: '{ "content-type": "application/json" }',
    otherwise: new Map<string, string>(),
  },
  after: { schema: time, explanation: 'Time until the answer is sent.', example: '"30ms"', otherwise: 0 },
});

const http = mapped(
  object('{ "http": … }', {
    http: {
      schema: byName(httpAnswer, '"METHOD /path", or "*" for all others'),
      explanation: 'Answers HTTP/1.1 requests; what is not listed gets 404.',
      example: '{ "GET /users/1": "{\\"name\\":\\"Ann\\"}" }',
    },
  }),
  (it): Talk => ({ kind: 'http', routes: it.http }),
);

/** See the file head. */
export const talk: Schema<Talk> = either(
  'a list of steps, "echo" (sends back what it gets), "silent", or { "http": … }',
  SILENT,
  [...Object.values(SHAPES).map((shape) => mapped(shape, (it): Talk => ({ kind: 'steps', steps: [it] }))), http],
  (value) => {
    if (Array.isArray(value)) return mapped(steps, (it): Talk => ({ kind: 'steps', steps: it }));
    if (typeof value === 'string') return mapped(oneOf(['echo', 'silent']), (kind): Talk => ({ kind }));
    return typeof value === 'object' && value !== null ? http : undefined;
  },
);
