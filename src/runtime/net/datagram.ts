//! Datagram sockets: UDP and Unix (NE-5).
import {
  EAGAIN,
  ECONNREFUSED,
  EDESTADDRREQ,
  EMSGSIZE,
  ENOTCONN,
  READABLE,
  READ_CLOSED,
  WRITABLE,
  WRITE_CLOSED,
} from './errno.ts';
import { Socket } from './socket.ts';
import type { Listeners, Tap } from './socket.ts';

/** Datagrams that wait at a Unix socket at most. */
const UNIX_QUEUE = 11;
/** Bytes that wait at a UDP socket at most; later ones are lost. */
const UDP_BYTES = 208 * 1024;
const UDP_MAX = 65507;
const UNIX_MAX = 208 * 1024;

interface Message {
  readonly data: Uint8Array;
  readonly from: string;
}

/** Finds the socket that a name means. */
export type Route = (to: string) => Datagrams | number;

export class Datagrams extends Socket {
  readonly kind: 'udp' | 'unix';
  /** Empty: a Unix socket without a name. */
  local: string;
  remote: string | undefined;
  /** Of the datagram received last. */
  lastFrom = '';
  /** A pair: who gets what is sent, however it is called. */
  pair: Datagrams | undefined;
  private isPair = false;
  private readonly queue: Message[] = [];
  private bytes = 0;
  private error = 0;
  private closed = false;
  private readEnded = false;
  private writeEnded = false;
  /** Sockets that found no room here. */
  private readonly wantRoom = new Set<Datagrams>();
  private readonly route: Route;
  private readonly onClose: () => void;
  private readonly tap: Tap;
  /** For the recorder: made where the program makes the socket. */
  private readonly res: number;

  constructor(kind: 'udp' | 'unix', local: string, listeners: Listeners, route: Route, onClose: () => void, tap: Tap) {
    super(listeners);
    this.tap = tap;
    this.res = tap.create(kind, 0, '');
    this.kind = kind;
    this.local = local;
    this.route = route;
    this.onClose = onClose;
  }

  static join(a: Datagrams, b: Datagrams): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      one.pair = other;
      one.isPair = true;
      one.remote = '';
    }
  }

  /** What waits to be received: datagrams, or the bytes of a Unix socket. */
  private get held(): number {
    return this.kind === 'udp' ? this.queue.length : this.bytes;
  }

  override traceId(writing: boolean): number {
    return writing ? 0 : this.res;
  }

  private get full(): boolean {
    return this.kind === 'unix' && this.queue.length >= UNIX_QUEUE;
  }

  /** A datagram from outside. */
  arrive(data: Uint8Array, from: string): void {
    this.deliver(data, from);
  }

  /** Puts a datagram into the queue. */
  private deliver(data: Uint8Array, from: string): void {
    if (this.kind === 'udp' && this.bytes + data.length > UDP_BYTES) return;
    if (this.remote !== undefined && !this.isPair && this.remote !== from && this.kind === 'udp') return;
    this.queue.push({ data: data.slice(), from });
    this.bytes += data.length;
    this.tap.send(this.res, data, this.held);
    this.changed();
  }

  /** Sends to a name; undefined: to the peer. */
  send(data: Uint8Array, to: string | undefined): number {
    const error = this.takeError();
    if (error !== 0) return error;
    if (this.writeEnded) return -32;
    if (data.length > (this.kind === 'udp' ? UDP_MAX : UNIX_MAX)) return EMSGSIZE;
    const target = this.target(to);
    if (typeof target === 'number') return target === 1 ? data.length : target;
    if (target.full && target !== this) {
      target.wantRoom.add(this);
      return EAGAIN;
    }
    target.deliver(data, this.fromOf(target));
    return data.length;
  }

  /** 1: nobody there, and nobody tells. */
  private target(to: string | undefined): Datagrams | number {
    if (this.isPair && to === undefined) return this.pair === undefined || this.pair.closed ? ECONNREFUSED : this.pair;
    const name = to ?? this.remote;
    if (name === undefined) return this.kind === 'udp' ? EDESTADDRREQ : ENOTCONN;
    const found = this.route(name);
    if (typeof found !== 'number' || this.kind === 'unix' || found !== ECONNREFUSED) return found;
    // A connected UDP socket is told that nobody is there, by its next operation.
    if (this.remote === name) {
      this.error = ECONNREFUSED;
      this.changed();
    }
    return 1;
  }

  /** The sender's address as the receiver sees it. */
  private fromOf(target: Datagrams): string {
    if (this.kind === 'unix') return this.local;
    const any = /^(0\.0\.0\.0|\[::\]):(\d+)$/.exec(this.local);
    if (any === null) return this.local;
    const v6 = target.local.startsWith('[');
    return `${v6 ? '[::1]' : '127.0.0.1'}:${any[2] ?? ''}`;
  }

  override write(bytes: Uint8Array): number {
    return this.send(bytes, undefined);
  }

  /** What does not fit is lost. */
  override read(into: Uint8Array, peek: boolean): number {
    const message = this.queue[0];
    if (message === undefined) {
      const error = this.takeError();
      return error !== 0 ? error : this.readEnded ? 0 : EAGAIN;
    }
    this.lastFrom = message.from;
    const n = Math.min(into.length, message.data.length);
    into.set(message.data.subarray(0, n));
    if (peek) return n;
    this.queue.shift();
    this.bytes -= message.data.length;
    this.tap.recv(this.res, message.data.subarray(0, n), this.held);
    for (const sender of this.wantRoom) sender.changed();
    this.wantRoom.clear();
    return n;
  }

  override takeError(): number {
    const { error } = this;
    this.error = 0;
    return error;
  }

  override shutdown(how: number): number {
    if (this.remote === undefined) return ENOTCONN;
    if (how !== 1) this.readEnded = true;
    if (how !== 0) {
      this.writeEnded = true;
      if (this.pair !== undefined) {
        this.pair.readEnded = true;
        this.pair.changed();
      }
    }
    this.changed();
    return 0;
  }

  override ready(): number {
    let ready = 0;
    if (this.queue.length > 0 || this.error !== 0) ready |= READABLE;
    if (this.readEnded) ready |= READABLE | READ_CLOSED;
    const target = this.remote === undefined ? undefined : this.isPair ? this.pair : this.route(this.remote);
    if (target === undefined || typeof target === 'number' || !target.full) ready |= WRITABLE;
    if (this.readEnded && this.writeEnded) ready |= WRITE_CLOSED;
    return ready;
  }

  override close(): void {
    this.closed = true;
    this.tap.drop(this.res, this.held);
    this.onClose();
    for (const sender of this.wantRoom) sender.changed();
    if (this.pair !== undefined) {
      const other = this.pair;
      this.pair = undefined;
      other.changed();
    }
  }

  override name(peer: boolean): string | number {
    return peer ? (this.remote ?? ENOTCONN) : this.local;
  }
}
