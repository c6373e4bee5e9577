//! The script of the outside world: what it may hold, its explanations, and how its JSON text is read. Without a script the world
//! is quiet: nobody connects, no signal comes, stdin is at its end, no host but `localhost` is known, and there are no files
//! except what the program makes.
import { byName, either, flag, list, mapped, object, oneOf, scalar, text, whole } from './schema.ts';
import type { FieldDoc, Problem, Schema } from './schema.ts';
import { talk } from './talk.ts';
import type { Talk } from './talk.ts';
import { address, bytes, count, ioError, ips, moment, signal, time } from './values.ts';
import type { Address, Moment } from './values.ts';

export type { FieldDoc, Problem } from './schema.ts';
export type { HttpAnswer, Step, Talk, Until } from './talk.ts';
export type { Address, Moment } from './values.ts';

/** Operations of the program that a script can slow down or let fail. */
export const CALLS = [
  'resolve',
  'connect',
  'bind',
  'accept',
  'receive',
  'send',
  'open',
  'read',
  'write',
  'metadata',
  'remove',
  'rename',
  'create_dir',
  'read_dir',
  'spawn',
] as const;
export type Call = (typeof CALLS)[number];
/** What a delay does to each of them; those that are not here wait for others, or take no time. */
const DELAYS: Readonly<Partial<Record<Call, string>>> = {
  resolve: 'Looking a host name up takes so long.',
  connect: 'A connection is there so much later.',
  send: 'What servers and clients outside send, and what is sent to them, is on its way so long (unless they have a latency of their own).',
  open: 'Opening a file occupies its thread so long.',
  read: 'Each read from a file occupies its thread so long.',
  write: 'Each write to a file occupies its thread so long.',
  metadata: 'Asking for what a file is occupies its thread so long.',
  remove: 'Removing a file or directory occupies its thread so long.',
  rename: 'Renaming occupies its thread so long.',
  create_dir: 'Making a directory occupies its thread so long.',
  read_dir: 'Listing a directory occupies its thread so long.',
  spawn: 'Starting a child process takes so long.',
};

/** A signal that the process gets. */
export interface SignalEntry {
  readonly at: Moment;
  readonly signal: number;
}
/** Something typed. */
export interface TypedEntry {
  readonly at: number;
  readonly bytes: Uint8Array;
}
/** What looking up a name gives. */
export interface DnsEntry {
  readonly addresses: readonly string[];
  /** Why it fails. */
  readonly fails: 'unknown' | 'temporary' | 'no address' | undefined;
  readonly takes: number;
}
/** Somebody outside whom the program can reach. */
export interface ServerEntry {
  readonly address: Address;
  readonly protocol: 'tcp' | 'udp';
  /** What happens to those who connect. */
  readonly connect: 'accept' | 'refuse' | 'never';
  readonly latency: number | undefined;
  readonly talk: Talk;
}
/** Somebody outside who comes to the program. */
export interface ClientEntry {
  readonly at: Moment;
  readonly connect: Address;
  readonly protocol: 'tcp' | 'udp';
  readonly count: number;
  readonly every: number;
  readonly latency: number | undefined;
  readonly talk: Talk;
}
/** A program that can be started. */
export interface ProgramEntry {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly output: readonly { readonly at: number; readonly stdout: Uint8Array; readonly stderr: Uint8Array }[];
  readonly takes: number;
  readonly exit: number;
  readonly signal: number | undefined;
  /** It copies its stdin to stdout, and ends when stdin does. */
  readonly echo: boolean;
}
export interface FailureEntry {
  readonly call: Call;
  readonly nth: number | 'every';
  readonly on: string;
  readonly error: number;
}
/** A file or (undefined) a directory. */
export type FileEntry = Uint8Array | undefined;

export interface WorldScript {
  readonly signals: readonly SignalEntry[];
  readonly stdin: readonly TypedEntry[];
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly dns: ReadonlyMap<string, DnsEntry>;
  readonly servers: readonly ServerEntry[];
  readonly clients: readonly ClientEntry[];
  readonly programs: ReadonlyMap<string, ProgramEntry>;
  readonly latency: ReadonlyMap<Call, number>;
  readonly failures: readonly FailureEntry[];
}

const nothing = new Uint8Array();
const encoder = new TextEncoder();
const silent: Talk = { kind: 'silent' };

const signalEntry: Schema<SignalEntry> = object('a signal', {
  at: { schema: moment, explanation: 'When it arrives.', example: '"2.5s"' },
  signal: { schema: signal, explanation: 'Which one.', example: '"ctrl-c"', otherwise: 2 },
});

const typedLine: Schema<TypedEntry> = mapped(
  object('a line', {
    at: { schema: time, explanation: 'When it is typed.', example: '"1s"', otherwise: 0 },
    line: { schema: text, explanation: 'The line, without its end.', example: '"hello"' },
  }),
  (it) => ({ at: it.at, bytes: encoder.encode(`${it.line}\n`) }),
);
const typed: Schema<TypedEntry> = either(
  'a line of text, or { "at": time, "line": text }',
  { at: 0, bytes: nothing },
  [typedLine],
  (value) =>
    typeof value === 'string'
      ? mapped(text, (it) => ({ at: 0, bytes: encoder.encode(`${it}\n`) }))
      : typeof value === 'object' && value !== null
        ? typedLine
        : undefined,
);
const stdin: Schema<readonly TypedEntry[]> = either(
  'a text, or a list of lines',
  [] as readonly TypedEntry[],
  [list(typed, 'lines')],
  (value) =>
    typeof value === 'string'
      ? mapped(text, (it) => (it === '' ? [] : [{ at: 0, bytes: encoder.encode(it) }]))
      : Array.isArray(value)
        ? list(typed, 'lines')
        : undefined,
);

const FAILS = ['unknown', 'temporary', 'no address'] as const;
const dnsObject = object('a name', {
  addresses: {
    schema: ips,
    explanation: 'Its IP addresses.',
    example: '["10.0.0.7"]',
    otherwise: [] as readonly string[],
  },
  fails: {
    schema: oneOf(FAILS),
    explanation: 'Why looking it up fails.',
    example: '"temporary"',
    otherwise: undefined,
  },
  takes: { schema: time, explanation: 'Time it takes to look it up.', example: '"40ms"', otherwise: 0 },
});
const dnsEntry: Schema<DnsEntry> = either(
  'its IP addresses, or { "addresses": …, "fails": …, "takes": … }',
  { addresses: [], fails: undefined, takes: 0 } as DnsEntry,
  [dnsObject],
  (value) =>
    typeof value === 'string' || Array.isArray(value)
      ? mapped(ips, (addresses) => ({ addresses, fails: undefined, takes: 0 }))
      : typeof value === 'object' && value !== null
        ? dnsObject
        : undefined,
);

const file: Schema<FileEntry> = either<FileEntry>(
  'its content (a text, or { "base64": … }), or "dir": true in an object for a directory',
  nothing,
  [],
  (value) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'dir')
      ? mapped(
          object('a directory', { dir: { schema: flag, explanation: 'A directory.', example: 'true' } }),
          () => undefined,
        )
      : bytes,
);

const protocol = {
  schema: oneOf(['tcp', 'udp']),
  explanation: 'tcp (also for Unix sockets), or udp: each "send" is a datagram.',
  example: '"udp"',
  otherwise: 'tcp' as const,
};
const latency = {
  schema: time,
  explanation: 'Time a message takes one way; left out: latency.send.',
  example: '"20ms"',
  otherwise: undefined,
};
const talkField = {
  schema: talk,
  explanation: 'What is said.',
  example: '[{ "read": "line" }, { "line": "ok" }]',
  otherwise: silent,
};

const server: Schema<ServerEntry> = object('a server', {
  address: {
    schema: address,
    explanation: 'Where it is reached. A host name gets an IP address by itself.',
    example: '"api.example.com:80"',
  },
  protocol,
  connect: {
    schema: oneOf(['accept', 'refuse', 'never']),
    explanation: 'Whether connecting works, is refused, or is never answered.',
    example: '"refuse"',
    otherwise: 'accept' as const,
  },
  latency,
  talk: talkField,
});

const client: Schema<ClientEntry> = object('a client', {
  at: { schema: moment, explanation: 'When it connects.', example: '"1s"', otherwise: 'idle' as const },
  connect: { schema: address, explanation: 'Where the program listens.', example: '"127.0.0.1:8080"' },
  protocol,
  count: { schema: count, explanation: 'So many clients of this kind.', example: '3', otherwise: 1 },
  every: { schema: time, explanation: 'Time between them.', example: '"10ms"', otherwise: 0 },
  latency,
  talk: talkField,
});

const outputPart = object('a part of the output', {
  at: { schema: time, explanation: 'Time since the start of the program.', example: '"50ms"' },
  stdout: { schema: bytes, explanation: 'Written to its stdout then.', example: '"working\\n"', otherwise: nothing },
  stderr: { schema: bytes, explanation: 'Written to its stderr then.', example: '"warning\\n"', otherwise: nothing },
});
const program: Schema<ProgramEntry> = object('a program', {
  stdout: {
    schema: bytes,
    explanation: 'What it writes to stdout at once.',
    example: '"main.rs\\n"',
    otherwise: nothing,
  },
  stderr: {
    schema: bytes,
    explanation: 'What it writes to stderr at once.',
    example: '"warning\\n"',
    otherwise: nothing,
  },
  output: {
    schema: list(outputPart, 'parts of the output with their times'),
    explanation: 'What it writes later.',
    example: '[{ "at": "50ms", "stdout": "done\\n" }]',
    otherwise: [],
  },
  takes: {
    schema: time,
    explanation: 'How long it runs (at least until its output is written).',
    example: '"100ms"',
    otherwise: 0,
  },
  exit: { schema: whole(0, 255), explanation: 'Its exit code.', example: '1', otherwise: 0 },
  signal: {
    schema: signal,
    explanation: 'The signal that ends it, instead of an exit code.',
    example: '9',
    otherwise: undefined,
  },
  echo: { schema: flag, explanation: 'Copies stdin to stdout and ends with it.', example: 'true', otherwise: false },
});

const nth: Schema<number | 'every'> = scalar(
  'a number from 1 on, or "every"',
  1,
  (value): number | 'every' | undefined =>
    value === 'every' || (typeof value === 'number' && Number.isInteger(value) && value >= 1) ? value : undefined,
);
const failure: Schema<FailureEntry> = object('a failure', {
  call: { schema: oneOf(CALLS), explanation: 'What fails.', example: '"connect"' },
  nth: { schema: nth, explanation: 'Which of these calls, counted from 1.', example: '2', otherwise: 1 },
  on: {
    schema: text,
    explanation: 'Only calls whose address, path or name contains this are counted; empty: all.',
    example: '"db.example.com"',
    otherwise: '',
  },
  error: { schema: ioError, explanation: 'How it fails.', example: '"ConnectionReset"' },
});

const times: Schema<ReadonlyMap<Call, number>> = mapped(
  object(
    'an object: a time for each kind of call',
    Object.fromEntries(
      Object.entries(DELAYS).map(([call, explanation]) => [
        call,
        { schema: time, explanation, example: '"5ms"', otherwise: undefined },
      ]),
    ) as Readonly<Record<Call, { schema: Schema<number>; explanation: string; example: string; otherwise: undefined }>>,
  ),
  (it) => new Map(Object.entries(it).filter((entry): entry is [Call, number] => typeof entry[1] === 'number')),
);

const world: Schema<WorldScript> = object('a JSON object', {
  signals: {
    schema: list(signalEntry, 'signals', true),
    explanation: 'Signals that the process gets, such as Ctrl-C.',
    example: '[{ "at": "2.5s", "signal": "ctrl-c" }]',
    otherwise: [],
  },
  stdin: {
    schema: stdin,
    explanation: 'What is typed into standard input.',
    example: '["first line", { "at": "1s", "line": "second" }]',
    otherwise: [],
  },
  args: {
    schema: list(text, 'texts'),
    explanation: 'Arguments of the program.',
    example: '["--verbose"]',
    otherwise: [],
  },
  env: {
    schema: byName(text, 'names of variables'),
    explanation: 'Environment variables.',
    example: '{ "RUST_LOG": "debug" }',
    otherwise: new Map<string, string>(),
  },
  files: {
    schema: byName(file, 'paths'),
    explanation: 'Files that exist at the start; relative paths are in the working directory.',
    example: '{ "config.toml": "port = 80\\n" }',
    otherwise: new Map<string, FileEntry>(),
  },
  dns: {
    schema: byName(dnsEntry, 'host names'),
    explanation: 'Host names and their addresses, or how looking them up fails.',
    example: '{ "db.example.com": "10.0.0.7", "gone.example.com": { "fails": "unknown" } }',
    otherwise: new Map<string, DnsEntry>(),
  },
  servers: {
    schema: list(server, 'servers'),
    explanation: 'Servers outside that the program can connect to.',
    example: '[{ "address": "api.example.com:80", "talk": { "http": { "GET /": "hello" } } }]',
    otherwise: [],
  },
  clients: {
    schema: list(client, 'clients'),
    explanation: 'Clients that connect to the program and talk to it.',
    example: '[{ "at": "1s", "connect": 8080, "talk": [{ "line": "hello" }, { "read": "line" }] }]',
    otherwise: [],
  },
  programs: {
    schema: byName(program, 'names of programs, with or without arguments'),
    explanation: 'Programs that can be started as child processes.',
    example: '{ "git status": { "stdout": "clean\\n", "takes": "20ms" } }',
    otherwise: new Map<string, ProgramEntry>(),
  },
  latency: {
    schema: times,
    explanation: 'How long calls take: names, connections, messages, files, starting programs.',
    example: '{ "open": "2ms", "send": "20ms" }',
    otherwise: new Map<Call, number>(),
  },
  failures: {
    schema: list(failure, 'failures', true),
    explanation: 'Calls that fail, of the network, of files, or to start a program: the nth, or every one.',
    example: '[{ "call": "connect", "nth": 2, "error": "ConnectionRefused" }]',
    otherwise: [],
  },
});

/** Every entry of a script, explained, in the order in which they are shown. */
export const WORLD_FIELDS: readonly FieldDoc[] = world.fields;

/** The world without a script. */
export const QUIET_WORLD: WorldScript = world.read({}, '', []);

export type ReadWorld =
  | { readonly kind: 'ok'; readonly world: WorldScript }
  /** `message`: the first problem, or all of it in one line. */
  | { readonly kind: 'bad'; readonly message: string; readonly problems: readonly Problem[] };

function bad(problems: readonly Problem[]): ReadWorld {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : '';
  const where = first === undefined || first.path === '' ? 'the script' : first.path;
  return { kind: 'bad', message: `world script: ${where} ${first?.message ?? ''}${more}`, problems };
}

/** Reads a script; the empty text is the quiet world. Never throws. */
export function readWorld(source: string): ReadWorld {
  if (source.trim() === '') return { kind: 'ok', world: QUIET_WORLD };
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    return bad([{ path: '', message: `is not JSON: ${error instanceof Error ? error.message : ''}` }]);
  }
  const problems: Problem[] = [];
  const read = world.read(json, '', problems);
  return problems.length > 0 ? bad(problems) : { kind: 'ok', world: read };
}
