//! What the machine promises to the runtime and the engine, and what it asks of them. The machine knows no task and no time.
import type { Span } from '../source/span.ts';
import type { DefId } from '../compiler/hir/hir.ts';
import type { Ty } from '../compiler/types/ty.ts';
import type { ValueView } from '../trace/value-view.ts';

/** Register form of a scalar: number, or BigInt for 64/128-bit integers beyond 2^53. bool is 0/1; char its scalar value; pointers addresses; fn pointers ids. */
export type Scalar = number | bigint;

export type FiberId = number & { readonly __brand: 'FiberId' };

/** Why `Machine.run` returned. */
export type Outcome =
  /** The fuel given is used up; call again to go on. */
  | { readonly kind: 'fuel' }
  /** The running fiber called an intrinsic that blocks (park, join, lock): the scheduler must pick another. */
  | { readonly kind: 'blocked' }
  /** The running fiber returned from its entry function. */
  | { readonly kind: 'fiberDone'; readonly fiber: FiberId; readonly panicked: boolean; readonly result: number }
  /** `std::process::exit(code)` or the end of main. */
  | { readonly kind: 'exit'; readonly code: number }
  /** `std::process::abort`, a panic while unwinding: exit by SIGABRT (134). */
  | { readonly kind: 'abort'; readonly message: string; readonly span: Span }
  | { readonly kind: 'unsupported'; readonly what: string; readonly span: Span }
  | { readonly kind: 'memory'; readonly limit: number; readonly span: Span } // memory budget
  | { readonly kind: 'stackOverflow'; readonly span: Span }
  /** Undefined behaviour we noticed (null or dangling access): reported, never ignored. */
  | { readonly kind: 'undefinedBehaviour'; readonly what: string; readonly span: Span };

/** What an intrinsic implementation sees. Arguments are read by index; fat pointers occupy two argument slots. */
export interface IntrinsicCall {
  readonly machine: Machine;
  readonly fiber: FiberId;
  /** Span of the call in the nearest user frame (library frames are skipped). */
  userSpan(): Span;
  /** The i-th scalar argument slot. By-value aggregates are passed by address (one slot). */
  arg(i: number): Scalar;
  num(i: number): number; // arg as number (addresses, small ints); a Bug if BigInt
  big(i: number): bigint;
  str(i: number): string; // &str in slots i, i+1
  bytes(i: number): Uint8Array; // &[u8] in slots i, i+1 (a view: copy before keeping)
  /** Monomorphic type arguments of the intrinsic fn. */
  readonly tyArgs: readonly Ty[];
  /** Sets the scalar result. */
  ret(value: Scalar): void;
  retPair(a: Scalar, b: Scalar): void; // fat pointers
  /** Address to write an aggregate result to. */
  readonly retAddr: number;
  /** Starts a panic with this message, as `panic!("{}", message)` at the user span would. */
  panic(message: string): void;
  /** Stops the fiber: it resumes after the intrinsic when `machine.unblock(fiber)` was called; `ret` may be set before resuming through `unblock`. */
  block(): void;
  unsupported(what: string): void;
  exit(code: number): void;
}
export type IntrinsicImpl = (call: IntrinsicCall) => void;
/** By the name in `#[intrinsic = "name"]`. Language ones are the machine's own; these are added by the runtime. */
export type IntrinsicTable = Readonly<Record<string, IntrinsicImpl>>;

export interface MachineConfig {
  /** Bytes of linear memory at most. */
  readonly memoryLimit: number;
  /** Frames per fiber at most. */
  readonly maxDepth: number;
  readonly intrinsics: IntrinsicTable;
  readonly hooks: MachineHooks;
  /** Call `hooks.statement` at every user statement (costs time). */
  readonly statements?: boolean;
  /** Passes over MIR before code generation (default true; the results are the same without, only slower). */
  readonly optimize?: boolean;
  /** After how many calls a function is compiled with all passes (default `HOT_CALLS`). */
  readonly hotCalls?: number;
}
/** Called by the machine as things happen; must be cheap. */
export interface MachineHooks {
  /** A user statement begins (only if statements are recorded). */
  statement(span: Span): void;
  /** A panic starts: message as printed, location of the panic, before unwinding. */
  panic(fiber: FiberId, message: string, span: Span): void;
  /** A coroutine (async fn/block) was first polled, polled, suspended, finished or dropped. `addr` identifies the future while it lives. */
  coroutine(
    event: 'create' | 'poll' | 'suspend' | 'ready' | 'drop',
    addr: number,
    def: DefId,
    suspendPoint: number,
    span: Span,
    /** The coroutine's type, for `Machine.coroutineState`. */
    ty: Ty,
  ): void;
}

export interface Machine {
  readonly memory: MemoryView;
  /** Steps executed so far (MIR statements and terminators, approximately: bytecode instructions). Deterministic. */
  readonly steps: number;
  /** Creates a fiber that will call `entry` (a monomorphic fn item with the given argument slots). */
  spawnFiber(entry: FnRef, args: readonly Scalar[]): FiberId;
  /** The fiber of the process: std's `lang_start` on the user's main, or the test harness; its result is the exit code. */
  spawnMain(testMode: boolean): FiberId;
  /** Makes a blocked fiber runnable; `value` becomes the blocking intrinsic's scalar result. */
  unblock(fiber: FiberId, value?: Scalar): void;
  /** Runs one fiber until something happens. */
  run(fiber: FiberId, fuel: number): Outcome;
  /** Ask `run` to return `fuel` at the next safe point. */
  interrupt(): void;
  /** All fibers that have not ended, oldest first. */
  fibers(): readonly FiberId[];
  /** Call stack of a fiber, innermost first; `user` tells library frames. */
  stack(fiber: FiberId): readonly FrameView[];
  /** Whether the fiber stands in the user's own code, not in a library function called from there. */
  inUserCode(fiber: FiberId): boolean;
  /** Readable form of the value of type `ty` at `addr`, at most `limit` characters: `Job { id: 3, .. }`. Runs no user code. */
  show(addr: number, ty: Ty, limit: number): string;
  /** Structured form for the inspector. */
  inspect(addr: number, ty: Ty, depth: number): ValueView;
  /** Locals of a suspended coroutine or of a frame. */
  frameLocals(frame: FrameView): readonly LocalView[];
  coroutineState(addr: number, ty: Ty): CoroutineView | undefined;
}
/** A monomorphic function, opaque to users of the machine. */
export type FnRef = number & { readonly __brand: 'FnRef' };
export interface MemoryView {
  u8(addr: number): number;
  u32(addr: number): number;
  usize(addr: number): number;
  u64(addr: number): bigint;
  setU8(addr: number, v: number): void;
  setU32(addr: number, v: number): void;
  setUsize(addr: number, v: number): void;
  setU64(addr: number, v: bigint): void;
  bytes(addr: number, len: number): Uint8Array; // a view
  alloc(size: number, align: number): number;
  free(addr: number, size: number, align: number): void;
  /** Copies UTF-8 text into fresh memory. */
  allocStr(text: string): { readonly addr: number; readonly len: number };
}
export interface FrameView {
  readonly name: string;
  readonly span: Span;
  readonly user: boolean;
  readonly fiber: FiberId;
  readonly depth: number;
  readonly coroutineAddr: number | undefined;
}
export interface LocalView {
  readonly name: string;
  readonly type: string;
  readonly value: ValueView;
  readonly span: Span;
}
export type { ValueView } from '../trace/value-view.ts';
export interface CoroutineView {
  readonly name: string;
  readonly state: 'unresumed' | 'suspended' | 'running' | 'done' | 'panicked';
  readonly suspendSpan: Span | undefined;
  readonly locals: readonly LocalView[];
  readonly awaitee: { readonly addr: number; readonly ty: Ty } | undefined;
}
