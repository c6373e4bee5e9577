//! The kinds of values that stand in a world script: times, addresses, signals, errors, contents.
import { either, list, mapped, object, scalar, text, whole } from './schema.ts';
import type { Schema } from './schema.ts';

const UNIT: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 60e9 };

/** Nanoseconds, or undefined if it is no time. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? Math.round(value * 1e6) : undefined;
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|m)\s*$/.exec(typeof value === 'string' ? value : '');
  return match === null ? undefined : Math.round(Number(match[1]) * (UNIT[match[2] ?? 'ms'] ?? 1e6));
}

/** A length of time in ns. */
export const time: Schema<number> = scalar('a time such as "250ms" or "2.5s" (a number: milliseconds)', 0, parseTime);

/** When something happens: ns of shown time, or as soon as the program would otherwise wait for ever. */
export type Moment = number | 'idle';
export const moment: Schema<Moment> = scalar(
  'a time such as "250ms" or "2.5s" (a number: milliseconds), or "idle": when the program would otherwise wait for ever',
  0,
  (value): Moment | undefined => (value === 'idle' ? 'idle' : parseTime(value)),
);

/** Linux numbers. */
export const SIGNALS: Readonly<Record<string, number>> = {
  'ctrl-c': 2,
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGWINCH: 28,
  SIGIO: 29,
};
const LAST_SIGNAL = 64;

export const signal: Schema<number> = scalar(
  `a signal (${Object.keys(SIGNALS).join(', ')}) or its number`,
  2,
  (value) =>
    typeof value === 'string'
      ? Object.hasOwn(SIGNALS, value)
        ? SIGNALS[value]
        : undefined
      : typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LAST_SIGNAL
        ? value
        : undefined,
);

/** Names of `std::io::ErrorKind` (and two more) with the Linux error that means them. */
export const ERRORS: Readonly<Record<string, number>> = {
  NotFound: 2,
  Interrupted: 4,
  WouldBlock: 11,
  OutOfMemory: 12,
  PermissionDenied: 13,
  ResourceBusy: 16,
  AlreadyExists: 17,
  NotADirectory: 20,
  IsADirectory: 21,
  InvalidInput: 22,
  TooManyOpenFiles: 24,
  FileTooLarge: 27,
  StorageFull: 28,
  ReadOnlyFilesystem: 30,
  BrokenPipe: 32,
  InputOutput: 5,
  AddrInUse: 98,
  AddrNotAvailable: 99,
  NetworkDown: 100,
  NetworkUnreachable: 101,
  ConnectionAborted: 103,
  ConnectionReset: 104,
  NotConnected: 107,
  TimedOut: 110,
  ConnectionRefused: 111,
  HostUnreachable: 113,
};

export const ioError: Schema<number> = scalar(`an error (${Object.keys(ERRORS).join(', ')})`, 5, (value) =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value) ? ERRORS[value] : undefined,
);

/** Where to connect to, or who answers: a host and a port, or the path of a Unix socket. */
export type Address =
  | { readonly kind: 'ip'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

const LAST_PORT = 65535;

function port(digits: string): number | undefined {
  const n = Number(digits);
  return /^\d{1,5}$/.test(digits) && n <= LAST_PORT ? n : undefined;
}

function parseAddress(value: unknown): Address | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 0 && value <= LAST_PORT
      ? { kind: 'ip', host: '127.0.0.1', port: value }
      : undefined;
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('/')) return { kind: 'unix', path: value };
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:\s/]+):(\d+)$/.exec(value);
  const number = port(match?.[2] ?? '');
  return match === null || number === undefined
    ? undefined
    : { kind: 'ip', host: (match[1] ?? '').replace(/^\[|\]$/g, ''), port: number };
}

export const address: Schema<Address> = scalar(
  'an address: "host:port", a port alone (of 127.0.0.1), or the path of a Unix socket',
  { kind: 'ip', host: '127.0.0.1', port: 0 },
  parseAddress,
);

/** IPv4 in four numbers, or something that can be IPv6. */
export function isIp(host: string): boolean {
  const parts = host.split('.');
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return host.includes(':') && /^[0-9a-fA-F:.]+$/.test(host);
}

const ip: Schema<string> = scalar('an IP address', '127.0.0.1', (value) =>
  typeof value === 'string' && isIp(value) ? value : undefined,
);
export const ips = list(ip, 'IP addresses', true);

const encoder = new TextEncoder();

const base64: Schema<Uint8Array> = scalar('base64', new Uint8Array(), (value) => {
  try {
    return typeof value === 'string' ? Uint8Array.from(atob(value), (c) => c.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
});

const coded = object('an object { "base64": … }', {
  base64: { schema: base64, explanation: 'The bytes, in base64.', example: '"3q2+7w=="' },
});

/** Bytes: a text (UTF-8), or an object for bytes that are no text. */
export const bytes: Schema<Uint8Array> = either(
  'a text, or { "base64": … } for other bytes',
  new Uint8Array(),
  [mapped(coded, (value) => value.base64)],
  (value) =>
    typeof value === 'string'
      ? mapped(text, (it) => encoder.encode(it))
      : typeof value === 'object' && value !== null
        ? mapped(coded, (it) => it.base64)
        : undefined,
);

export const count = whole(1, 10_000);
