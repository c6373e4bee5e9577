//! The scripted outside world of a run: JSON text in the options. Without a script: no signals, empty stdin, no variables, no files.
import * as units from './units.ts';

/** One thing that happens from outside. */
export interface WorldEvent {
  /** Shown time in ns. */
  readonly at: number;
  readonly kind: 'signal';
  readonly signal: number;
}
export interface World {
  readonly events: readonly WorldEvent[];
  readonly stdin: string;
  readonly env: ReadonlyMap<string, string>;
  /** Content by path. */
  readonly files: ReadonlyMap<string, string>;
}
export type ReadWorld =
  { readonly kind: 'ok'; readonly world: World } | { readonly kind: 'bad'; readonly message: string };

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGTERM: 15,
  'ctrl-c': 2,
};

function readEvent(item: unknown): WorldEvent | string {
  if (typeof item !== 'object' || item === null)
    return 'each entry of "signals" is an object { "at": "2.5s", "signal": "SIGINT" }';
  const { at, signal } = item as { readonly at?: unknown; readonly signal?: unknown };
  const time = typeof at === 'string' || typeof at === 'number' ? units.parseTime(at) : undefined;
  if (time === undefined) return 'a signal needs "at": a time such as "250ms" or "2.5s"';
  const number = typeof signal === 'number' ? signal : SIGNALS[String(signal)];
  if (number === undefined) return `unknown signal ${JSON.stringify(signal)}`;
  return { at: time, kind: 'signal', signal: number };
}

/** The texts of an object by their names. */
function texts(item: unknown): ReadonlyMap<string, string> {
  if (typeof item !== 'object' || item === null) return new Map();
  return new Map(Object.entries(item).map(([name, value]) => [name, String(value)]));
}

/** Reads a world script; the empty text is the default world. */
export function readWorld(text: string): ReadWorld {
  const none: World = { events: [], stdin: '', env: new Map(), files: new Map() };
  if (text.trim() === '') return { kind: 'ok', world: none };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: 'bad', message: `the world script is not JSON: ${error instanceof Error ? error.message : ''}` };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'bad', message: 'the world script must be a JSON object' };
  const script = json as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(script).find((key) => !['signals', 'stdin', 'env', 'files'].includes(key));
  if (unknown !== undefined) return { kind: 'bad', message: `the world script has an unknown entry "${unknown}"` };
  const events: WorldEvent[] = [];
  for (const item of Array.isArray(script['signals']) ? (script['signals'] as unknown[]) : []) {
    const event = readEvent(item);
    if (typeof event === 'string') return { kind: 'bad', message: event };
    events.push(event);
  }
  events.sort((a, b) => a.at - b.at);
  const env = texts(script['env']);
  const files = texts(script['files']);
  const stdin = typeof script['stdin'] === 'string' ? script['stdin'] : '';
  return { kind: 'ok', world: { events, stdin, env, files } };
}
