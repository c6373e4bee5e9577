//! Simulated OS threads over the machine's fibers: who runs, who waits for what, and what time it is when everybody waits.
//! One thread runs at a time. It keeps running until it waits, ends, reaches a checkpoint, or uses up its slice.
import type { FiberId, Machine } from '../machine/contract.ts';
import type { Chooser } from './chooser.ts';
import type { Clock } from './clock.ts';

/** Waiting for nothing but the clock or another thread. `until`: machine time in ns, Infinity for none. */
export type Wait =
  /** `value`: what the intrinsic returns then. */
  | { readonly kind: 'sleep'; readonly until: number; readonly value?: number }
  | { readonly kind: 'park'; readonly until: number } // std::thread::park
  | { readonly kind: 'simPark'; readonly until: number; readonly poller: number } // a runtime's worker or driver; poller 0: worker
  | { readonly kind: 'io'; readonly until: number; readonly on: object; readonly mask: number } // for a socket
  | { readonly kind: 'futex'; readonly addr: number; readonly until: number }
  | { readonly kind: 'join'; readonly thread: number; readonly until: number };

/** One thread. The main thread has id 0. */
export interface Thread {
  readonly id: number;
  readonly fiber: FiberId;
  readonly name: string;
  wait: Wait | undefined;
  /** Its turn among those that can run: a number that grows with each thread that becomes ready. */
  turn: number;
  ended: boolean;
  /** A pending unpark of std::thread::park. */
  token: boolean;
  /** A pending sim_unpark that arrived while the thread was not parked. */
  simToken: boolean;
  /** Library's word per thread (`thread_slot`), and words by key. */
  slot: number;
  readonly locals: Map<number, number>;
  /** Its wait was recorded as occupying the thread: the end of it must be recorded too. */
  occupied: boolean;
  /** Task being polled on this thread, for the recorder; -1 none. */
  task: number;
}

/** Forever, as the library writes it: `u64::MAX` or a negative number. */
export function deadline(now: number, timeout: number | bigint): number {
  if (typeof timeout === 'bigint' || timeout < 0) return Infinity;
  return now + timeout;
}

export class Threads {
  readonly list: Thread[] = [];
  private turns = 0;
  /** The thread that runs now. */
  current: Thread;
  private readonly machine: Machine;
  private readonly clock: Clock;
  private readonly chooser: Chooser;

  constructor(machine: Machine, clock: Clock, chooser: Chooser, main: FiberId) {
    this.machine = machine;
    this.clock = clock;
    this.chooser = chooser;
    this.current = this.add(main, 'main');
  }

  /** Registers a fiber as a thread. */
  add(fiber: FiberId, name: string): Thread {
    const thread: Thread = {
      id: this.list.length,
      fiber,
      name,
      wait: undefined,
      turn: this.turns++,
      ended: false,
      token: false,
      simToken: false,
      slot: 0,
      locals: new Map(),
      occupied: false,
      task: -1,
    };
    this.list.push(thread);
    return thread;
  }

  byId(id: number): Thread | undefined {
    return this.list[id];
  }

  /** The running thread waits; it gets `result` of `wake` when it goes on. */
  block(wait: Wait): void {
    this.current.wait = wait;
  }

  /** Ends a thread's wait; `value` is what its blocking intrinsic returns. */
  wake(thread: Thread, value: number): void {
    if (thread.wait === undefined) return;
    thread.wait = undefined;
    this.toBack(thread);
    this.machine.unblock(thread.fiber, value);
  }

  unpark(thread: Thread): void {
    if (thread.wait?.kind === 'park') this.wake(thread, 0);
    else thread.token = true;
  }

  simUnpark(thread: Thread): void {
    if (thread.wait?.kind === 'simPark') this.wake(thread, 0);
    else if (thread !== this.current) thread.simToken = true;
  }

  /** Wakes at most `n` waiters of an address, oldest first; returns how many. Waiters queue in the order of `block`. */
  futexWake(addr: number, n: number): number {
    let woken = 0;
    for (const thread of this.futexQueue.slice()) {
      if (woken >= n) break;
      if (thread.wait?.kind !== 'futex' || thread.wait.addr !== addr) continue;
      this.wake(thread, 1);
      this.futexQueue.splice(this.futexQueue.indexOf(thread), 1);
      woken++;
    }
    return woken;
  }
  private readonly futexQueue: Thread[] = [];

  futexWait(addr: number, until: number): void {
    const at = this.futexQueue.indexOf(this.current);
    if (at >= 0) this.futexQueue.splice(at, 1);
    this.futexQueue.push(this.current);
    this.block({ kind: 'futex', addr, until });
  }

  /** A socket is ready for something: threads that wait for that go on. */
  ioReady(on: object, ready: number): void {
    for (const thread of this.list)
      if (thread.wait?.kind === 'io' && thread.wait.on === on && (thread.wait.mask & ready) !== 0) this.wake(thread, 1);
  }

  /** Ends the waits of threads that drive a runtime; 0: of all of them. */
  wakeDrivers(poller: number): void {
    for (const thread of this.list)
      if (
        thread.wait?.kind === 'simPark' &&
        thread.wait.poller !== 0 &&
        (poller === 0 || thread.wait.poller === poller)
      )
        this.wake(thread, 0);
  }

  /** A thread has ended: whoever joins it goes on. */
  end(thread: Thread): void {
    thread.ended = true;
    for (const other of this.list)
      if (other.wait?.kind === 'join' && other.wait.thread === thread.id) this.wake(other, 0);
  }

  runnable(): readonly Thread[] {
    return this.list.filter((thread) => !thread.ended && thread.wait === undefined);
  }

  /** Earliest moment at which a wait ends by itself (Infinity: none). */
  nextTimeout(): number {
    let at = Infinity;
    for (const thread of this.list)
      if (!thread.ended && thread.wait !== undefined) at = Math.min(at, thread.wait.until);
    return at;
  }

  /** Ends the waits whose time has come, in the order of their times, then of ids. */
  expire(): void {
    const now = this.clock.machineNow();
    const due = this.list.filter((thread) => !thread.ended && thread.wait !== undefined && thread.wait.until <= now);
    due.sort((a, b) => (a.wait?.until ?? 0) - (b.wait?.until ?? 0) || a.id - b.id);
    // What timed out returns 0 (false).
    for (const thread of due) this.wake(thread, thread.wait?.kind === 'sleep' ? (thread.wait.value ?? 0) : 0);
  }

  /** It lets those go first that are ready now. */
  toBack(thread: Thread): void {
    thread.turn = this.turns++;
  }

  /** Another runnable thread may go first: among all of them, one is chosen. Likely the one that has been ready longest. */
  reschedule(): void {
    const ready = this.runnable();
    let likely = 0;
    ready.forEach((thread, i) => {
      if (thread.turn < (ready[likely]?.turn ?? 0)) likely = i;
    });
    this.current = ready[this.chooser.choose('thread', ready.length, likely)] ?? this.current;
  }
}
