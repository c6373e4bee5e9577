//! File descriptors of the simulated process: the lowest free number, as on Unix. 0, 1 and 2 are the standard streams.
import type { Socket } from './net/socket.ts';

const FIRST = 3;

/** Which numbers are taken. */
export class Numbers {
  private readonly taken = new Set<number>();

  take(): number {
    let fd = FIRST;
    while (this.taken.has(fd)) fd++;
    this.taken.add(fd);
    return fd;
  }

  release(fd: number): void {
    this.taken.delete(fd);
  }
}

/** Open sockets and pipes. */
export class Descriptors {
  private readonly open = new Map<number, Socket>();
  private readonly numbers: Numbers;

  constructor(numbers: Numbers) {
    this.numbers = numbers;
  }

  add(socket: Socket): number {
    const fd = this.numbers.take();
    this.open.set(fd, socket);
    return fd;
  }

  get(fd: number): Socket | undefined {
    return this.open.get(fd);
  }

  /** The descriptor means another socket from now on. */
  replace(fd: number, socket: Socket): void {
    const old = this.open.get(fd);
    if (old === undefined) return;
    socket.refs = old.refs;
    for (const [other, at] of this.open) if (at === old) this.open.set(other, socket);
  }

  /** Another descriptor of the same socket. */
  dup(fd: number): number | undefined {
    const socket = this.open.get(fd);
    if (socket === undefined) return undefined;
    socket.refs++;
    return this.add(socket);
  }

  /** True: it was a socket, and it was the last descriptor of it. */
  close(fd: number): boolean {
    const socket = this.open.get(fd);
    if (socket === undefined) return false;
    this.open.delete(fd);
    this.numbers.release(fd);
    if (--socket.refs > 0) return true;
    for (const watch of socket.watches.slice()) watch.poller.unwatch(socket, watch.token);
    socket.close();
    return true;
  }
}
