//! Readiness events of one runtime, as epoll gives them: edge-triggered, in the order in which they arose, each socket once until
//! it is taken (NE-1).
import { ERROR, READABLE, READ_CLOSED, WRITABLE, WRITE_CLOSED } from './errno.ts';
import type { Socket } from './socket.ts';

/** A socket that a runtime watches. */
export interface Watch {
  readonly poller: Poller;
  readonly socket: Socket;
  /** The runtime's word for it. */
  readonly token: number;
  /** Bits that are of interest. */
  readonly mask: number;
  queued: boolean;
}

const INTEREST_PRIORITY = 16;

/** The readiness that answers an interest: a closed side counts, an error always. */
export function maskOf(interest: number): number {
  let mask = ERROR;
  if ((interest & READABLE) !== 0) mask |= READABLE | READ_CLOSED;
  if ((interest & WRITABLE) !== 0) mask |= WRITABLE | WRITE_CLOSED;
  if ((interest & INTEREST_PRIORITY) !== 0) mask |= INTEREST_PRIORITY | READ_CLOSED;
  return mask | WRITE_CLOSED;
}

export class Poller {
  private queue: Watch[] = [];
  private readonly wake: () => void;

  /** `wake`: ends the wait of the thread that drives. */
  constructor(wake: () => void) {
    this.wake = wake;
  }

  get pending(): boolean {
    return this.queue.length > 0;
  }

  watch(socket: Socket, token: number, interest: number): void {
    const watch: Watch = { poller: this, socket, token, mask: maskOf(interest), queued: false };
    socket.watches.push(watch);
    if ((socket.ready() & watch.mask) !== 0) this.post(watch);
  }

  /** Takes all registrations of a socket with this token back, and their events. */
  unwatch(socket: Socket, token: number): void {
    const at = socket.watches.findIndex((watch) => watch.poller === this && watch.token === token);
    if (at < 0) return;
    const [gone] = socket.watches.splice(at, 1);
    this.queue = this.queue.filter((watch) => watch !== gone);
  }

  post(watch: Watch): void {
    if (watch.queued) return;
    watch.queued = true;
    this.queue.push(watch);
    this.wake();
  }

  /** The oldest event that still holds, with what its socket is ready for now. */
  next(): { readonly token: number; readonly ready: number } | undefined {
    for (;;) {
      const watch = this.queue.shift();
      if (watch === undefined) return undefined;
      watch.queued = false;
      const ready = watch.socket.ready() & watch.mask;
      if (ready !== 0) return { token: watch.token, ready };
    }
  }

  /** Events that are there now. */
  get length(): number {
    return this.queue.length;
  }

  clear(): void {
    for (const watch of this.queue) watch.queued = false;
    this.queue = [];
  }
}
