//! Which async fns and blocks of the program poll which, and where they suspend: recorded from what the machine tells of coroutines.
//! Those of the library are passed through: what they await is seen from the resources they touch.
import type { DefId } from '../compiler/hir/hir.ts';
import type { Ty } from '../compiler/types/ty.ts';
import type { Machine } from '../machine/contract.ts';
import type { SourceMap } from '../source/source-file.ts';
import { USER_FILE } from '../source/span.ts';
import type { Span } from '../source/span.ts';
import type { Recorder } from '../trace/recorder.ts';
import { viewText } from '../trace/value-view.ts';
import type { SuspendedFuture } from './contract.ts';
import type { Names } from './names.ts';

/** Characters of an awaited expression that are shown. */
const AWAIT_CHARS = 80;
/** Characters of the locals that a cancelled future held. */
const HELD_CHARS = 160;

interface Known {
  readonly id: number;
  readonly ty: Ty;
}

/** Tells the recorder about the program's futures; answers what they hold. */
export class Futures {
  /** The program's coroutines by address; they never move after their first poll. */
  private readonly known = new Map<number, Known>();
  /** The coroutines being polled, per thread, outermost first. */
  private readonly stacks = new Map<number, number[]>();
  private nextId = 1;
  /** No coroutine was polled since the last suspension was recorded: what follows are its callers suspending. */
  private unwinding = false;
  private readonly machine: Machine;
  private readonly recorder: Recorder;
  private readonly names: Names;
  private readonly sources: SourceMap;
  private readonly thread: () => number;

  constructor(machine: Machine, recorder: Recorder, names: Names, sources: SourceMap, thread: () => number) {
    this.machine = machine;
    this.recorder = recorder;
    this.names = names;
    this.sources = sources;
    this.thread = thread;
  }

  /** A coroutine was first polled (`create`), polled, suspended, finished or dropped. */
  happened(
    event: 'create' | 'poll' | 'suspend' | 'ready' | 'drop',
    addr: number,
    def: DefId,
    span: Span,
    ty: Ty,
  ): void {
    switch (event) {
      case 'create':
        this.created(addr, def, ty);
        break;
      case 'poll':
        this.unwinding = false;
        this.polled(addr);
        break;
      case 'suspend':
        this.awaited(span);
        this.suspends(addr, span);
        break;
      case 'ready':
        this.finished(addr);
        break;
      case 'drop':
        this.dropped(addr, span);
    }
  }

  /** A panic left everything that this thread was polling. */
  unwound(thread: number): void {
    this.stacks.delete(thread);
  }

  private stack(): number[] {
    const thread = this.thread();
    let stack = this.stacks.get(thread);
    if (stack === undefined) {
      stack = [];
      this.stacks.set(thread, stack);
    }
    return stack;
  }

  private leave(id: number): void {
    const stack = this.stack();
    const at = stack.lastIndexOf(id);
    if (at >= 0) stack.length = at;
  }

  private created(addr: number, def: DefId, ty: Ty): void {
    const stack = this.stack();
    const isRoot = stack.length === 0 && this.recorder.task === 0;
    const name = isRoot ? 'main' : this.names.future(def);
    if (name === undefined) {
      this.known.delete(addr);
      return;
    }
    const future = this.nextId++;
    this.known.set(addr, { id: future, ty });
    this.recorder.emit('futureCreate', {
      future,
      name: this.recorder.text(name),
      parent: stack[stack.length - 1] ?? 0,
    });
  }

  private polled(addr: number): void {
    const future = this.known.get(addr)?.id;
    if (future === undefined) return;
    this.stack().push(future);
    this.recorder.emit('futurePoll', { future });
  }

  /** The innermost await of the program in a poll that ends pending is where the task stands. */
  private awaited(span: Span): void {
    if (this.unwinding || span.file !== USER_FILE || span.end === 0) return;
    this.unwinding = true;
    const text = this.sources.file(USER_FILE).text.slice(span.start, span.end).replace(/\s+/g, ' ');
    const what = text.length > AWAIT_CHARS ? `${text.slice(0, AWAIT_CHARS)}…` : text;
    this.recorder.emit('suspend', { what: this.recorder.text(what), on: 0 }, this.recorder.place(span));
  }

  private suspends(addr: number, span: Span): void {
    const future = this.known.get(addr)?.id;
    if (future === undefined) return;
    this.recorder.emit('futureSuspend', { future, point: 0 }, this.recorder.place(span));
    this.leave(future);
  }

  private finished(addr: number): void {
    const future = this.known.get(addr)?.id;
    if (future === undefined) return;
    this.known.delete(addr);
    this.recorder.emit('futureReady', { future });
    this.leave(future);
  }

  /** Dropped while suspended: cancelled. What it held is lost. */
  private dropped(addr: number, span: Span): void {
    const it = this.known.get(addr);
    if (it === undefined) return;
    const held = this.recorder.text(this.held(addr, it.ty));
    this.known.delete(addr);
    this.recorder.emit('futureDrop', { future: it.id, state: 1, held }, this.recorder.place(span));
  }

  /** `buf = [1, 2], job = Job { id: 3 }`. */
  private held(addr: number, ty: Ty): string {
    const locals = this.machine.coroutineState(addr, ty)?.locals ?? [];
    const text = locals.map((it) => `${it.name} = ${viewText(it.value)}`).join(', ');
    return text.length > HELD_CHARS ? `${text.slice(0, HELD_CHARS)}…` : text;
  }

  /** All that were polled and are not gone, oldest first. */
  suspended(): readonly SuspendedFuture[] {
    return [...this.known].flatMap(([addr, it]) => {
      const view = this.machine.coroutineState(addr, it.ty);
      return view === undefined ? [] : [{ id: it.id, addr, view }];
    });
  }
}
