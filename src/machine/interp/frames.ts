//! Fibers and their frames: creation, calls that the loop does not do by itself, returns, stack chunks.
import type { FiberId, Scalar } from '../contract.ts';
import type { Memory } from '../memory.ts';
import { FnState, Special } from './state.ts';
import type { Core, Fiber, Fn, Frame } from './state.ts';

const FIRST_CHUNK_WORDS = 1 << 12;
const MAX_CHUNK_WORDS = 1 << 18;

/** What this file needs from the machine besides the loop's view. */
export interface FrameHost extends Core {
  readonly maxDepth: number;
  /** Makes the function callable; false: an outcome was set. */
  compile(fn: Fn): boolean;
  /** A new function with the same id and optimised code; frames of the old one go on with what they have. */
  compileHot(fn: Fn): Fn;
  /** Function id of a vtable slot; 0: an outcome was set. */
  vtableMethod(vtable: number, slot: number): number;
  /** Drop glue of a vtable's type; 0 if it needs none. */
  vtableDrop(vtable: number): number;
  stop(outcome: Core['outcome']): true;
  enterCoroutine(fiber: Fiber, fn: Fn, argsAt: number): boolean;
}

/** A fiber without frames. */
export function newFiber(memory: Memory, id: FiberId, atLeast = 0): Fiber {
  const words = Math.max(FIRST_CHUNK_WORDS, (atLeast + 1024) & ~3);
  const addr = memory.alloc(words * 4, 16);
  return {
    id,
    frames: [],
    depth: -1,
    stackEnd: (addr >> 2) + words,
    chunks: [{ addr, words }],
    payloads: [],
    state: 'ready',
    blocked: undefined,
  };
}

/** Gives the fiber's stack back. */
export function freeFiber(memory: Memory, fiber: Fiber): void {
  for (const chunk of fiber.chunks) memory.free(chunk.addr, chunk.words * 4, 16);
  fiber.chunks.length = 0;
}

/** Innermost frame. */
export function topFrame(fiber: Fiber): Frame {
  return fiber.frames[fiber.depth] as Frame;
}

/** Calls, returns and stack chunks. */
export class Calls {
  private readonly m: FrameHost;
  constructor(m: FrameHost) {
    this.m = m;
  }

  /** The frame object above the innermost; undefined if the stack is too deep (outcome set). */
  nextFrame(fiber: Fiber, fn: Fn): Frame | undefined {
    const at = fiber.depth + 1;
    const known = fiber.frames[at];
    if (known !== undefined) return known;
    if (at >= this.m.maxDepth) {
      this.m.stop({
        kind: 'stackOverflow',
        span: fn.scope.inlinedAt?.span ?? fn.spans[0]?.span ?? { file: 0 as never, start: 0, end: 0 },
      });
      return undefined;
    }
    const made: Frame = { fn, pc: 0, fpw: 0, top: 0, special: 0, retTo: 0, extra: 0 };
    fiber.frames.push(made);
    return made;
  }

  /** Pushes a frame for `fn`; its result and argument area is at `argsAt` (words), copied if the frame must be elsewhere. */
  push(fiber: Fiber, fn: Fn, argsAt: number, mustMove: boolean, special = 0): boolean {
    if (fn.state === FnState.cold && !this.m.compile(fn)) return true;
    if (fn.state === FnState.warm && --fn.callsLeft <= 0) fn = this.m.compileHot(fn);
    if (fn.state === FnState.failed) {
      const failure = fn.failure;
      return failure === undefined
        ? this.m.stop(this.m.outcome)
        : this.m.stop({ kind: 'unsupported', what: failure.what, span: failure.span });
    }
    if (fn.state === FnState.coroutine) return this.m.enterCoroutine(fiber, fn, argsAt);
    const next = this.nextFrame(fiber, fn);
    if (next === undefined) return true;
    let base = argsAt;
    if (mustMove) {
      base = fiber.depth >= 0 ? topFrame(fiber).top : (fiber.chunks[0]?.addr ?? 0) >> 2;
      // The area itself may lie on the stack right there: keep it.
      if (argsAt >= base && argsAt < fiber.stackEnd) base = argsAt + ((fn.argWords + 3) & ~3);
    }
    if (base + fn.needWords > fiber.stackEnd) {
      base = this.addChunk(fiber, fn.needWords);
      special |= Special.chunk;
    }
    if (base !== argsAt) {
      this.m.memory.i32.copyWithin(base, argsAt, argsAt + fn.argWords);
      special |= Special.moved;
      next.retTo = argsAt;
    }
    next.fn = fn;
    next.pc = 0;
    next.fpw = base;
    next.top = base + fn.frameWords;
    next.special = special;
    fiber.depth++;
    this.m.fuel -= fn.cost;
    return false;
  }
  private addChunk(fiber: Fiber, atLeast: number): number {
    const last = fiber.chunks[fiber.chunks.length - 1]?.words ?? FIRST_CHUNK_WORDS;
    const words = Math.max(Math.min(last * 2, MAX_CHUNK_WORDS), (atLeast + 1024) & ~3);
    const addr = this.m.memory.alloc(words * 4, 16);
    fiber.chunks.push({ addr, words });
    fiber.stackEnd = (addr >> 2) + words;
    return addr >> 2;
  }

  call(fiber: Fiber, fn: number, argsAt: number): boolean {
    return this.push(fiber, this.m.fns[fn] as Fn, argsAt, false);
  }
  callDetached(fiber: Fiber, fn: number, argsAt: number, _words: number): boolean {
    return this.push(fiber, this.m.fns[fn] as Fn, argsAt, true);
  }
  callDetachedIf(fiber: Fiber, fn: number, argsAt: number, _words: number): boolean {
    const target = this.m.fns[fn];
    if (target === undefined || fn <= 0) {
      this.m.badAccess(fn);
      return true;
    }
    return this.push(fiber, target, argsAt, topFrame(fiber).fn.coroutine !== undefined);
  }
  callVirtual(fiber: Fiber, vtable: number, slot: number, argsAt: number, words: number): boolean {
    const fn = this.m.vtableMethod(vtable, slot);
    if (fn === 0) return true;
    return this.callDetachedIf(fiber, fn, argsAt, words);
  }
  /** Drops the value at `addr` through its vtable. */
  dropVirtual(fiber: Fiber, addr: number, vtable: number): boolean {
    const fn = this.m.vtableDrop(vtable);
    if (fn === 0) return false;
    return this.callWith(fiber, this.m.fns[fn] as Fn, [addr, 0], 4);
  }
  /** Calls a function from the host with argument words; the result is thrown away. */
  callWith(fiber: Fiber, fn: Fn, args: readonly number[], argWords: number, special = 0): boolean {
    if (fn.state === FnState.cold && !this.m.compile(fn)) return true;
    const base = fiber.depth >= 0 ? topFrame(fiber).top + 16 : (fiber.chunks[0]?.addr ?? 0) >> 2;
    const scratch = (argWords + fn.argWords) * 4;
    let at = base;
    if (at + argWords + fn.argWords > fiber.stackEnd) {
      // Not enough room to write the arguments: use the host's scratch memory, `push` moves them.
      at = this.m.memory.alloc(scratch, 16) >> 2;
    }
    this.m.memory.i32.set(args, at + fn.retWords);
    const stop = this.push(fiber, fn, at, at !== base, special);
    if (at !== base) this.m.memory.free(at << 2, scratch, 16);
    // Nobody waits for the result.
    if (!stop && (fn.state === FnState.ready || fn.state === FnState.warm)) topFrame(fiber).special &= ~Special.moved;
    return stop;
  }

  /** catch_unwind(f, data, out) -> bool: the frame of `f` is marked; its result says whether it panicked. */
  catchUnwind(fiber: Fiber, argsAt: number): boolean {
    const i32 = this.m.memory.i32;
    const fn = this.m.fns[i32[argsAt + 2] as number];
    if (fn === undefined) {
      this.m.badAccess(i32[argsAt + 2] as number);
      return true;
    }
    const data = i32[argsAt + 4] as number;
    const out = i32[argsAt + 6] as number;
    if (this.callWith(fiber, fn, [data, 0], 4, Special.caught)) return true;
    const frame = topFrame(fiber);
    frame.retTo = argsAt;
    frame.special &= ~Special.moved;
    frame.extra = out;
    return false;
  }

  /** Return from a frame with special duties. True: leave the loop. */
  ret(fiber: Fiber): boolean {
    const frame = topFrame(fiber);
    const i32 = this.m.memory.i32;
    if ((frame.special & Special.moved) !== 0) i32.copyWithin(frame.retTo, frame.fpw, frame.fpw + frame.fn.retWords);
    if ((frame.special & Special.caught) !== 0) i32[frame.retTo] = 0;
    this.pop(fiber);
    if ((frame.special & Special.base) !== 0) {
      fiber.state = 'done';
      return this.m.stop({
        kind: 'fiberDone',
        fiber: fiber.id,
        panicked: false,
        result: frame.fn.retWords > 0 ? (i32[frame.fpw] as number) : 0,
      });
    }
    return false;
  }

  /** Removes the innermost frame and its stack chunk. */
  pop(fiber: Fiber): void {
    const frame = topFrame(fiber);
    if ((frame.special & Special.chunk) !== 0) {
      const chunk = fiber.chunks.pop();
      if (chunk !== undefined) this.m.memory.free(chunk.addr, chunk.words * 4, 16);
      const last = fiber.chunks[fiber.chunks.length - 1];
      fiber.stackEnd = last === undefined ? 0 : (last.addr >> 2) + last.words;
    }
    fiber.depth--;
  }
}

/** Writes a scalar into a word (or two). */
export function putScalar(memory: Memory, at: number, value: Scalar, bytes: number): void {
  if (bytes <= 4) memory.i32[at] = Number(value);
  else if (typeof value === 'number') {
    memory.i32[at] = value;
    memory.i32[at + 1] = Math.floor(value / 4294967296);
  } else memory.setU64(at << 2, value);
}
