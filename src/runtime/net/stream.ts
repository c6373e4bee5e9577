//! Connections: TCP, Unix streams, pipes; the ends of connections, and what becomes of bytes in flight (NE-3, NE-4).
import { ByteQueue } from './byte-queue.ts';
import {
  EAGAIN,
  ECONNRESET,
  EINVAL,
  ENOTCONN,
  EPIPE,
  ERROR,
  READABLE,
  READ_CLOSED,
  WRITABLE,
  WRITE_CLOSED,
} from './errno.ts';
import { Socket } from './socket.ts';
import type { Listeners, Tap } from './socket.ts';

export type StreamKind = 'tcp' | 'unix' | 'pipe';

/** Bytes that are on their way in one direction at most. */
const CAPACITY: Readonly<Record<StreamKind, number>> = { tcp: 2560 * 1024, unix: 208 * 1024, pipe: 64 * 1024 };
/** A pipe takes writes up to this size as a whole or not at all. */
const PIPE_BUF = 4096;

/** `:8080` for an address of this machine, the whole address for others. */
function port(address: string): string {
  return address.replace(/^(127\.0\.0\.1|\[::1\])(?=:)/, '') || '?';
}

/** One end of a connection. */
export class Stream extends Socket {
  readonly kind: StreamKind;
  local: string;
  remote: string;
  /** undefined: gone, or never there. */
  peer: Stream | undefined;
  /** Known to the other side; false: a socket that is not connected yet, or waits for room in the backlog. */
  connected = true;
  readEnded = false;
  writeEnded = false;
  /** The connection is gone. */
  gone = false;
  /** Reported by the next operation, once. */
  private error = 0;
  private readonly received = new ByteQueue();
  /** A write found no room: room is an event. */
  private wantsRoom = false;
  private readonly tap: Tap;
  /** For the recorder; made when it is first used. */
  private res = 0;

  constructor(kind: StreamKind, local: string, remote: string, listeners: Listeners, tap: Tap) {
    super(listeners);
    this.kind = kind;
    this.local = local;
    this.remote = remote;
    this.tap = tap;
  }

  /** Two ends of one connection. */
  static join(a: Stream, b: Stream): void {
    a.peer = b;
    b.peer = a;
  }

  private get capacity(): number {
    return CAPACITY[this.kind];
  }

  private get id(): number {
    if (this.res === 0) {
      const way = this.kind === 'tcp' ? `${port(this.remote)} → ${port(this.local)}` : '';
      this.res = this.tap.create(this.kind, this.capacity, way);
    }
    return this.res;
  }

  override traceId(writing: boolean): number {
    return writing ? (this.peer?.id ?? 0) : this.id;
  }

  private free(): number {
    return this.capacity - this.received.length;
  }

  get unread(): number {
    return this.received.length;
  }

  override read(into: Uint8Array, peek: boolean): number {
    if (into.length === 0) return 0;
    if (!this.connected && !this.gone) return ENOTCONN;
    const n = this.received.peek(into);
    if (n === 0) {
      // Linux: after the peer's end a reader gets the end, the reset that came later is for the next write.
      if (this.kind === 'tcp' && this.error === EPIPE) return 0;
      const error = this.takeError();
      return error !== 0 ? error : this.readEnded || this.gone ? 0 : EAGAIN;
    }
    if (!peek) {
      this.tap.recv(this.id, into.subarray(0, n), this.received.length - n);
      this.received.drop(n);
      const { peer } = this;
      // As on Linux: a third must be free before the writer is told.
      if (peer?.wantsRoom === true && this.free() >= this.capacity / 3) {
        peer.wantsRoom = false;
        peer.changed();
      }
    }
    return n;
  }

  override write(bytes: Uint8Array): number {
    const error = this.takeError();
    if (error !== 0) return error;
    if (!this.connected && !this.gone) return ENOTCONN;
    if (this.writeEnded || this.gone) return EPIPE;
    const { peer } = this;
    if (peer === undefined) return this.writeToNobody(bytes.length);
    if (peer.readEnded && this.kind !== 'tcp') return EPIPE;
    const room = peer.free();
    const whole = this.kind === 'pipe' && bytes.length <= PIPE_BUF;
    const n = whole && room < bytes.length ? 0 : Math.min(bytes.length, room);
    if (n < bytes.length) {
      this.wantsRoom = true;
      if (n === 0) return EAGAIN;
    }
    if (n === 0) return 0;
    const part = bytes.subarray(0, n);
    peer.received.push(part);
    this.tap.send(peer.id, part, peer.received.length);
    peer.changed();
    return n;
  }

  /** The peer is closed: over TCP it answers with a reset, after this write. */
  private writeToNobody(length: number): number {
    if (this.kind !== 'tcp') return EPIPE;
    this.resetBy(this.readEnded ? EPIPE : ECONNRESET);
    return length;
  }

  /** Sends no more; the peer reads what is on its way, then the end. */
  private endWrite(): void {
    if (this.writeEnded) return;
    this.writeEnded = true;
    const { peer } = this;
    if (peer === undefined) return;
    peer.readEnded = true;
    this.tap.close(peer.id);
    peer.changed();
  }

  override shutdown(how: number): number {
    if (!this.connected || this.gone) return ENOTCONN;
    if (how !== 1) this.readEnded = true;
    if (how !== 0) this.endWrite();
    this.changed();
    return 0;
  }

  /** The connection ends with an error. */
  resetBy(error: number): void {
    this.gone = true;
    this.error = error;
    this.changed();
  }

  override takeError(): number {
    const { error } = this;
    this.error = 0;
    return error;
  }

  /** Bytes that nobody read make it a reset; so does a linger time of 0. */
  override close(): void {
    const { peer } = this;
    if (this.res !== 0) this.tap.drop(this.res, this.received.length);
    const hard = this.kind === 'tcp' && this.options.get('linger') === 0;
    if (peer !== undefined && !peer.gone && this.kind !== 'pipe' && (this.received.length > 0 || hard)) {
      peer.peer = undefined;
      peer.readEnded = true;
      peer.resetBy(ECONNRESET);
    } else {
      this.endWrite();
      if (peer !== undefined) {
        peer.peer = undefined;
        // Over TCP the peer learns of it only when it writes.
        if (this.kind !== 'tcp') peer.changed();
      }
    }
    this.peer = undefined;
    this.gone = true;
  }

  override ready(): number {
    // A socket that never was connected hangs up, as epoll has it.
    if (!this.connected) return this.gone || this.peer === undefined ? this.goneBits() : 0;
    let ready = 0;
    if (this.received.length > 0) ready |= READABLE;
    if (this.readEnded || this.gone) ready |= READABLE | READ_CLOSED;
    const peerGone = this.peer === undefined && this.kind !== 'tcp';
    const room = this.peer === undefined || this.peer.free() > 0;
    if (room || this.writeEnded || this.gone || peerGone) ready |= WRITABLE;
    if (this.gone || peerGone || (this.readEnded && this.writeEnded)) ready |= WRITE_CLOSED;
    if (this.error !== 0 || (this.kind === 'pipe' && peerGone)) ready |= ERROR;
    return ready;
  }

  private goneBits(): number {
    const bits = WRITABLE | WRITE_CLOSED | READ_CLOSED | READABLE;
    return this.error !== 0 ? bits | ERROR : bits;
  }

  override name(peer: boolean): string | number {
    if (!peer) return this.local;
    return this.connected && !this.gone ? this.remote : ENOTCONN;
  }
}

/** A listening socket. */
export class Listener extends Socket {
  readonly local: string;
  readonly kind: 'tcp' | 'unix';
  private readonly backlog: number;
  /** Far ends of connections to be accepted. */
  private readonly queue: Stream[] = [];
  /** Far ends for which the queue has no room. */
  private readonly waiting: Stream[] = [];
  private readonly onClose: () => void;
  private readonly tap: Tap;
  /** For the recorder; made when somebody connects or waits. */
  private res = 0;

  constructor(
    kind: 'tcp' | 'unix',
    local: string,
    backlog: number,
    listeners: Listeners,
    tap: Tap,
    onClose: () => void,
  ) {
    super(listeners);
    this.tap = tap;
    this.kind = kind;
    this.local = local;
    this.backlog = backlog;
    this.onClose = onClose;
  }

  override traceId(): number {
    if (this.res === 0) {
      this.res = this.tap.create('listener', 0, port(this.local));
      this.tap.level(this.res, this.queue.length);
    }
    return this.res;
  }

  /** A connection whose `far` end waits to be accepted; false: the queue is full, the near end is connected later. */
  connect(near: Stream, far: Stream): boolean {
    Stream.join(near, far);
    if (this.queue.length > this.backlog) {
      near.connected = false;
      this.waiting.push(far);
      return false;
    }
    this.queue.push(far);
    this.tap.level(this.traceId(), this.queue.length);
    near.changed();
    this.changed();
    return true;
  }

  /** The oldest connection. */
  accept(): Stream | number {
    const next = this.queue.shift();
    if (next === undefined) return EAGAIN;
    this.tap.level(this.traceId(), this.queue.length);
    const waiting = this.waiting.shift();
    if (waiting !== undefined) {
      this.queue.push(waiting);
      if (waiting.peer !== undefined) {
        waiting.peer.connected = true;
        waiting.peer.changed();
      }
      this.changed();
    }
    return next;
  }

  override read(): number {
    return this.kind === 'tcp' ? ENOTCONN : EINVAL;
  }

  override write(): number {
    return ENOTCONN;
  }

  override ready(): number {
    return this.queue.length > 0 ? READABLE : 0;
  }

  /** Nobody listens any more: connections that wait are reset. */
  override close(): void {
    this.onClose();
    if (this.res !== 0) this.tap.drop(this.res, this.queue.length);
    for (const far of [...this.queue, ...this.waiting]) {
      const near = far.peer;
      if (near === undefined) continue;
      near.peer = undefined;
      near.readEnded = true;
      near.resetBy(ECONNRESET);
    }
  }

  override name(peer: boolean): string | number {
    return peer ? ENOTCONN : this.local;
  }
}
