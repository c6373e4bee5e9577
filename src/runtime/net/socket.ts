//! What an open socket or pipe is to those who wait for it.
import { EINVAL, EOPNOTSUPP } from './errno.ts';
import type { Watch } from './poller.ts';

/** Who hears that something changed: threads that wait for a socket. */
export interface Listeners {
  changed(socket: Socket): void;
}

export type TapKind = 'tcp' | 'unix' | 'pipe' | 'udp' | 'listener';

/** Tells the recorder what moves; ids come from `create`. */
export interface Tap {
  /** `name`: empty if it has none of its own. */
  create(kind: TapKind, capacity: number, name: string): number;
  send(res: number, bytes: Uint8Array, length: number): void;
  recv(res: number, bytes: Uint8Array, length: number): void;
  close(res: number): void;
  level(res: number, level: number): void;
  drop(res: number, lost: number): void;
}

/** An open socket or pipe end. Results that are negative are error numbers. */
export abstract class Socket {
  /** Descriptors that mean it. */
  refs = 1;
  /** Registrations with runtimes. */
  readonly watches: Watch[] = [];
  readonly options = new Map<string, number>();
  /** Told about changes instead of waiting (somebody outside). */
  onChange: (() => void) | undefined;
  protected readonly listeners: Listeners;

  constructor(listeners: Listeners) {
    this.listeners = listeners;
  }

  /** Bits of what can be done now. */
  abstract ready(): number;

  /** The last descriptor was closed. */
  abstract close(): void;

  read(_into: Uint8Array, _peek: boolean): number {
    return EINVAL;
  }

  write(_bytes: Uint8Array): number {
    return EINVAL;
  }

  /** Own name and that of the peer; a number: an error. */
  abstract name(peer: boolean): string | number;

  /** how: 0 read, 1 write, 2 both. */
  shutdown(_how: number): number {
    return EOPNOTSUPP;
  }

  /** What the recorder calls that which is waited for when this is to be read (or written); 0: nothing. */
  traceId(_writing: boolean): number {
    return 0;
  }

  /** Takes the error that waits to be reported (0: none). */
  takeError(): number {
    return 0;
  }

  /** It may have become ready for something. */
  changed(): void {
    for (const watch of this.watches) watch.poller.post(watch);
    this.listeners.changed(this);
    this.onChange?.();
  }
}
