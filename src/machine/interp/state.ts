//! The data the interpreter works on: functions, frames, fibers, and what the loop may call.
import type { DefId } from '../../compiler/hir/hir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import type { Span } from '../../source/span.ts';
import type { FiberId, Outcome } from '../contract.ts';
import type { Memory } from '../memory.ts';
import type { Arith } from './arith.ts';

/** Where code comes from: a span, and for inlined library code the function it was inlined into. */
export interface CodeSpan {
  readonly span: Span;
  /** The function whose source this is. */
  readonly scope: Scope;
}
/** One (possibly inlined) function body inside compiled code. */
export interface Scope {
  readonly name: string;
  readonly def: DefId | undefined;
  readonly user: boolean;
  readonly trackCaller: boolean;
  /** Call site this body was inlined at. */
  readonly inlinedAt: CodeSpan | undefined;
}

/** A named local of a compiled function: for the inspector. */
export interface LocalInfo {
  readonly name: string;
  readonly ty: Ty;
  /** Byte offset in the frame. */
  readonly offset: number;
  readonly span: Span;
  /** Index in the MIR body. */
  readonly local: number;
  /** Code positions between which it has a value (assigned, still in scope). */
  readonly from: number;
  readonly to: number;
}

/** Facts of a compiled coroutine. */
export interface CoroutineInfo {
  readonly def: DefId;
  readonly ty: Ty;
  /** Word offset of the argument that holds the coroutine's address. */
  readonly selfWord: number;
  /** Positions by suspension point. */
  readonly resume: readonly number[];
  readonly drop: readonly (number | undefined)[];
  readonly points: readonly {
    readonly span: Span;
    readonly awaitee: { readonly offset: number; readonly ty: Ty } | undefined;
    readonly live: ReadonlySet<number>;
  }[];
  readonly isGen: boolean;
  /** Position of the panics of a poll after the end, and after a panic. */
  readonly resumedDone: number;
  readonly resumedPanicked: number;
}

/** `warm`: code without inlining, calls are counted; after `HOT_CALLS` of them it is compiled again with all passes. */
export const FnState = { ready: 0, cold: 1, coroutine: 2, failed: 3, warm: 4 } as const;
/** Most functions of a program run a few times: optimising them, and checking what they might inline, would cost more. */
export const HOT_CALLS = 24;

/** A monomorphic function. Compiled on first call. */
export interface Fn {
  readonly id: number;
  readonly name: string;
  state: number;
  /** Calls left until it is compiled again (state `warm`). */
  callsLeft: number;
  code: Int32Array;
  /** Words of locals; arguments for callees are written behind them. */
  frameWords: number;
  /** frameWords plus the largest area for a callee's arguments. */
  needWords: number;
  retWords: number;
  /** Words of result and arguments together. */
  argWords: number;
  /** Fuel charged per call. */
  cost: number;
  scope: Scope;
  spanPcs: readonly number[];
  spans: readonly CodeSpan[];
  /** Return position of a call (or assertion) -> position of its cleanup; ABORT_IN_CLEANUP. */
  unwind: ReadonlyMap<number, number>;
  locals: readonly LocalInfo[];
  coroutine: CoroutineInfo | undefined;
  /** Why it cannot be called (state `failed`). */
  failure: { readonly what: string; readonly span: Span } | undefined;
}
/** Value in `Fn.unwind`: an unwinding call inside a cleanup block. */
export const ABORT_IN_CLEANUP = -2;

/** Bits of `Frame.special`. */
export const Special = { base: 1, moved: 2, chunk: 4, caught: 8, coroutine: 16 } as const;

/** One activation. Frame objects are reused. */
export interface Frame {
  fn: Fn;
  pc: number;
  /** First word of the frame in memory. */
  fpw: number;
  /** First word free for callees. */
  top: number;
  special: number;
  /** Where the result is copied to (special & moved), and where catch_unwind writes its answer. */
  retTo: number;
  /** Address of the coroutine, or of catch_unwind's out pointer. */
  extra: number;
}

export interface Fiber {
  readonly id: FiberId;
  readonly frames: Frame[];
  depth: number;
  /** End of the current stack chunk, in words. */
  stackEnd: number;
  readonly chunks: { readonly addr: number; readonly words: number }[];
  /** Payloads (address, vtable) of panics being unwound, innermost last. */
  readonly payloads: { readonly addr: number; readonly vtable: number }[];
  state: 'ready' | 'blocked' | 'done';
  /** Where the result of a blocking intrinsic goes. */
  blocked: { readonly at: number; readonly write: (value: number | bigint) => void } | undefined;
}

/** A host function: reads its arguments behind the frame at word `base`, where its result goes. */
export type HostFn = (m: Core, base: number) => void;

export const Pending = { none: 0, outcome: 1, call: 2 } as const;

/** What the loop sees of the machine. */
export interface Core {
  readonly memory: Memory;
  readonly fns: Fn[];
  readonly hosts: HostFn[];
  readonly arith: Arith;
  fuel: number;
  /** Not `none`: something must happen before the next instruction. */
  pending: number;
  outcome: Outcome | undefined;
  /** Does what is pending; true: leave the loop. */
  settle(fiber: Fiber): boolean;
  outOfFuel(): void;
  outOfMemory(): void;
  badAccess(addr: number): void;
  trap(message: number): void;
  statement(span: number): void;
  vtableSize(vtable: number): number;
  vtableAlign(vtable: number): number;
  readonly calls: {
    call(fiber: Fiber, fn: number, argsAt: number): boolean;
    callDetached(fiber: Fiber, fn: number, argsAt: number, words: number): boolean;
    callDetachedIf(fiber: Fiber, fn: number, argsAt: number, words: number): boolean;
    callVirtual(fiber: Fiber, vtable: number, slot: number, argsAt: number, words: number): boolean;
    dropVirtual(fiber: Fiber, addr: number, vtable: number): boolean;
    catchUnwind(fiber: Fiber, argsAt: number): boolean;
    ret(fiber: Fiber): boolean;
  };
  readonly coroutines: {
    drop(fiber: Fiber, fn: number, addr: number, then: number): boolean;
    suspend(fiber: Fiber, point: number): boolean;
    finish(fiber: Fiber): boolean;
    dropped(fiber: Fiber): boolean;
  };
  readonly panics: {
    assertion(fiber: Fiber, message: number, lenAt: number, indexAt: number): boolean;
    resume(fiber: Fiber): boolean;
    abortInCleanup(fiber: Fiber): void;
  };
}
