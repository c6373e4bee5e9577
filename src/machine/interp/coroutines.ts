//! Coroutines: polling (first and later), suspending, finishing, dropping. A coroutine value is a header (state word, address of its
//! frame) and its captures; its frame is allocated on the first poll and never moves.
import { COROUTINE_HEADER, CoroutineState } from '../layout/layout.ts';
import type { MachineHooks } from '../contract.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { Calls, FrameHost } from './frames.ts';
import { topFrame } from './frames.ts';
import { FnState, Special } from './state.ts';
import type { CoroutineInfo, Fiber, Fn, Frame } from './state.ts';

export interface CoroutineHost extends FrameHost {
  readonly hooks: MachineHooks;
}

/** The life of coroutines. */
export class Coroutines {
  private readonly m: CoroutineHost;
  private readonly calls: Calls;
  constructor(m: CoroutineHost, calls: Calls) {
    this.m = m;
    this.calls = calls;
  }

  private event(
    kind: 'create' | 'poll' | 'suspend' | 'ready' | 'drop',
    addr: number,
    info: CoroutineInfo,
    point: number,
  ): void {
    this.m.hooks.coroutine(kind, addr, info.def, point, info.points[point]?.span ?? NO_SPAN, info.ty);
  }

  /** Polls the coroutine whose address is the first argument at `argsAt`. */
  enter(fiber: Fiber, fn: Fn, argsAt: number): boolean {
    const info = fn.coroutine;
    const { memory } = this.m;
    const obj = memory.i32[argsAt + fn.retWords] as number;
    if (info === undefined || !memory.inRange(obj, COROUTINE_HEADER)) {
      this.m.badAccess(obj);
      return true;
    }
    const state = memory.i32[obj >> 2] as number;
    if (state === CoroutineState.unresumed) {
      const block = memory.tryAlloc(fn.needWords * 4, 16);
      if (block === 0) {
        this.m.outOfMemory();
        return true;
      }
      memory.i32[(obj >> 2) + 1] = block;
      // Sub-word locals are read as zero-extended words, and freed memory is poisoned.
      memory.i32.fill(0, block >> 2, (block >> 2) + fn.needWords);
      this.event('create', obj, info, -1);
      this.event('poll', obj, info, -1);
      return this.pushFrame(fiber, fn, obj, block, argsAt, 0);
    }
    if (state >= CoroutineState.suspended) {
      const point = state - CoroutineState.suspended;
      const resume = info.resume[point];
      if (resume === undefined) {
        this.m.badAccess(obj);
        return true;
      }
      this.event('poll', obj, info, point);
      return this.pushFrame(fiber, fn, obj, memory.i32[(obj >> 2) + 1] as number, argsAt, resume);
    }
    // A frame on the stack, only for the location of the panic.
    const next = this.calls.nextFrame(fiber, fn);
    if (next === undefined) return true;
    const top =
      argsAt >= topFrame(fiber).top && argsAt < fiber.stackEnd ? (argsAt + fn.argWords + 3) & ~3 : topFrame(fiber).top;
    this.fill(next, fn, top, top, obj);
    next.pc = state === CoroutineState.returned ? info.resumedDone : info.resumedPanicked;
    next.special = 0;
    fiber.depth++;
    return false;
  }

  private pushFrame(fiber: Fiber, fn: Fn, obj: number, block: number, argsAt: number, pc: number): boolean {
    const next = this.calls.nextFrame(fiber, fn);
    if (next === undefined) return true;
    const { i32 } = this.m.memory;
    i32[obj >> 2] = CoroutineState.running;
    const base = block >> 2;
    i32.copyWithin(base + fn.retWords, argsAt + fn.retWords, argsAt + fn.argWords);
    const callerTop = topFrame(fiber).top;
    this.fill(
      next,
      fn,
      base,
      argsAt >= callerTop && argsAt < fiber.stackEnd ? (argsAt + fn.argWords + 3) & ~3 : callerTop,
      obj,
    );
    next.pc = pc;
    next.retTo = argsAt;
    next.special = Special.moved | Special.coroutine;
    fiber.depth++;
    this.m.fuel -= fn.cost;
    return false;
  }
  private fill(frame: Frame, fn: Fn, fpw: number, top: number, obj: number): void {
    frame.fn = fn;
    frame.fpw = fpw;
    frame.top = top;
    frame.extra = obj;
  }

  private leave(fiber: Fiber, state: number, copyResult: boolean, free: boolean): Frame {
    const frame = topFrame(fiber);
    const { memory } = this.m;
    if (copyResult) memory.i32.copyWithin(frame.retTo, frame.fpw, frame.fpw + frame.fn.retWords);
    memory.i32[frame.extra >> 2] = state;
    if (free) this.free(frame.extra, frame.fn);
    this.calls.pop(fiber);
    return frame;
  }
  private free(obj: number, fn: Fn): void {
    const { memory } = this.m;
    const at = (obj >> 2) + 1;
    const block = memory.i32[at] as number;
    if (block !== 0) memory.free(block, fn.needWords * 4, 16);
    memory.i32[at] = 0;
  }

  suspend(fiber: Fiber, point: number): boolean {
    const frame = this.leave(fiber, CoroutineState.suspended + point, true, false);
    if (frame.fn.coroutine !== undefined) this.event('suspend', frame.extra, frame.fn.coroutine, point);
    return false;
  }
  finish(fiber: Fiber): boolean {
    const frame = this.leave(fiber, CoroutineState.returned, true, true);
    if (frame.fn.coroutine !== undefined) this.event('ready', frame.extra, frame.fn.coroutine, -1);
    return false;
  }
  dropped(fiber: Fiber): boolean {
    this.leave(fiber, CoroutineState.returned, false, true);
    return false;
  }
  /** A panic left the coroutine's frame. */
  unwound(fiber: Fiber): void {
    const frame = topFrame(fiber);
    this.m.memory.i32[frame.extra >> 2] = CoroutineState.panicked;
    this.free(frame.extra, frame.fn);
  }

  /** DROPCO: runs the drop path of a suspended coroutine, continuing at `then`; unresumed: falls through. */
  drop(fiber: Fiber, fnId: number, obj: number, then: number): boolean {
    const { memory } = this.m;
    const fn = this.m.fns[fnId] as Fn;
    const frame = topFrame(fiber);
    if (!memory.inRange(obj, COROUTINE_HEADER)) {
      this.m.badAccess(obj);
      return true;
    }
    const state = memory.i32[obj >> 2] as number;
    if (state === CoroutineState.unresumed) {
      memory.i32[obj >> 2] = CoroutineState.returned;
      return false;
    }
    frame.pc = then;
    if (state < CoroutineState.suspended) return false;
    if (fn.state === FnState.cold && !this.m.compile(fn)) return true;
    const info = fn.coroutine;
    if (info === undefined) return false;
    const point = state - CoroutineState.suspended;
    this.event('drop', obj, info, point);
    const at = info.drop[point];
    if (at === undefined) {
      memory.i32[obj >> 2] = CoroutineState.returned;
      this.free(obj, fn);
      return false;
    }
    const next = this.calls.nextFrame(fiber, fn);
    if (next === undefined) return true;
    const block = memory.i32[(obj >> 2) + 1] as number;
    memory.i32[obj >> 2] = CoroutineState.running;
    this.fill(next, fn, block >> 2, frame.top, obj);
    // The coroutine may have been moved by unsafe code since: its address is an argument.
    memory.i32[next.fpw + info.selfWord] = obj;
    next.pc = at;
    next.retTo = 0;
    next.special = Special.coroutine;
    fiber.depth++;
    return false;
  }
}
