//! MIR: control-flow graph with explicit drops, unwinding and suspension points, generic over the owner's type parameters.
//! Modelled on rustc's MIR after drop elaboration. Contract between `mir` (producer) and `machine`, lints (consumers).
import type { Span } from '../../source/span.ts';
import type { BinOp, DefId, LocalId, Mutability } from '../hir/hir.ts';
import type { ClosureInfo } from '../types/thir.ts';
import type { Const, GenericArgs, Ty } from '../types/ty.ts';

export type LocalIdx = number & { readonly __brand: 'MirLocal' };
export type BlockIdx = number & { readonly __brand: 'MirBlock' };

/** Locals: 0 is the return place, 1..=nArgs the arguments, then user variables and temporaries. */
export interface Body {
  readonly owner: DefId; // fn, const, static, or closure/coroutine def
  /** How messages and frames name it: `worker`, `worker::{closure#0}`, `main::{async block#0}`. */
  readonly name: string;
  readonly nArgs: number;
  readonly locals: readonly LocalDecl[];
  readonly blocks: readonly Block[];
  readonly span: Span;
  /**
   * Closures: local 1 is the closure itself (`self` by the kind its body expects: value, & or &mut), then the untupled params.
   * Coroutines: local 1 is `Pin<&mut Coroutine>`-like raw `&mut coroutine` (captures are its fields), local 2 the resume argument
   * `&mut Context<'_>`; return value: `Poll<Output>` (gen: `Poll<Option<Item>>`). All other locals live in the coroutine (its frame).
   */
  readonly kind: 'fn' | 'closure' | 'coroutine';
  /** Coroutines: local 0 has the *output* type (gen: unit); `coroutineReturn` wraps it. Local 1 is `&mut coroutine`, captures are `(*_1).i`. */
  readonly closure: ClosureInfo | undefined;
  /** Suspension points of a coroutine, by SuspendId: what lives across each. Read off the MIR (liveness + storage). */
  readonly suspends: readonly SuspendPoint[];
}
export interface LocalDecl {
  readonly ty: Ty;
  /** User variable name; undefined for temporaries. */
  readonly name: string | undefined;
  readonly mutable: boolean;
  readonly span: Span;
  /** Captured variable stand-ins in debug info etc. */
  readonly isArg: boolean;
  /** The variable of the source (unique within the owner and its closures). */
  readonly hirLocal?: LocalId;
}
export interface SuspendPoint {
  readonly span: Span; // the await expression
  readonly awaitSpan: Span;
  /** The local holding the awaited future (undefined for `yield`). */
  readonly awaitee: LocalIdx | undefined;
  /** Storage-live and initialised locals here: what the suspended future holds. */
  readonly live: readonly LocalIdx[];
}
export interface Block {
  readonly stmts: readonly Stmt[];
  readonly term: Terminator;
  readonly isCleanup: boolean;
}

export interface Place {
  readonly local: LocalIdx;
  readonly proj: readonly Proj[];
}
export type Proj =
  | { readonly kind: 'deref' } // of reference, raw pointer or Box
  | { readonly kind: 'field'; readonly index: number; readonly ty: Ty } // of struct, tuple, union, closure capture, or downcast variant
  | { readonly kind: 'downcast'; readonly variant: number }
  | { readonly kind: 'index'; readonly local: LocalIdx } // bounds were asserted before
  | { readonly kind: 'constIndex'; readonly offset: number; readonly fromEnd: boolean }
  | { readonly kind: 'subslice'; readonly from: number; readonly to: number; readonly fromEnd: boolean };

export type Operand =
  | { readonly kind: 'copy'; readonly place: Place; readonly span?: Span }
  | { readonly kind: 'move'; readonly place: Place; readonly span?: Span }
  | { readonly kind: 'const'; readonly value: ConstValue; readonly ty: Ty; readonly span?: Span };

export type ConstValue =
  | { readonly kind: 'int'; readonly value: bigint } // ints, bool (0/1), char
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string } // &'static str
  | { readonly kind: 'bytes'; readonly value: readonly number[] } // &'static [u8; N]
  | { readonly kind: 'zst' } // (), fn items, empty tuples
  | { readonly kind: 'fn'; readonly def: DefId; readonly args: GenericArgs } // ty is fnDef
  | { readonly kind: 'item'; readonly def: DefId; readonly args: GenericArgs } // const item / assoc const, evaluated when monomorphised (once per instance, then copied bitwise)
  | { readonly kind: 'constBlock'; readonly body: Body }
  /**
   * Rvalue static promotion (`&42`, `&[1, 2]`, `&CONST`): the address of an anonymous static that holds what `body` returns, evaluated
   * once per instance when monomorphised (or on first use). `ty` is the reference type `&T` (`&mut [T; 0]` too); `body` returns T.
   */
  | { readonly kind: 'promoted'; readonly body: Body }
  | { readonly kind: 'generic'; readonly value: Const } // const generic param
  | { readonly kind: 'staticRef'; readonly def: DefId }; // address of a static: &T or *mut T

export type Rvalue =
  | { readonly kind: 'use'; readonly operand: Operand }
  | { readonly kind: 'repeat'; readonly operand: Operand; readonly len: Const }
  | {
      readonly kind: 'ref';
      readonly mut: Mutability;
      readonly place: Place;
      readonly twoPhase: boolean;
      readonly fake: boolean;
      readonly capture?: true;
    } // fake: for a guard; capture: by a closure
  | { readonly kind: 'rawRef'; readonly mut: Mutability; readonly place: Place }
  | { readonly kind: 'len'; readonly place: Place } // of array or slice place
  | { readonly kind: 'cast'; readonly cast: MirCast; readonly operand: Operand; readonly ty: Ty }
  /** Wrapping semantics; overflow is checked by 'checkedBinary' + assert. Comparison of scalars gives bool. */
  | { readonly kind: 'binary'; readonly op: BinOp | 'offset' | 'cmp3'; readonly left: Operand; readonly right: Operand }
  /** (value, overflowed): + - * << >> in debug builds. */
  | {
      readonly kind: 'checkedBinary';
      readonly op: '+' | '-' | '*' | '<<' | '>>';
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'unary'; readonly op: 'not' | 'neg'; readonly operand: Operand }
  | { readonly kind: 'discriminant'; readonly place: Place } // variant index (not the declared value)
  | { readonly kind: 'aggregate'; readonly aggregate: Aggregate; readonly fields: readonly Operand[] };
export type MirCast =
  | 'intToInt'
  | 'intToFloat'
  | 'floatToInt'
  | 'floatToFloat'
  | 'enumToInt'
  | 'boolToInt'
  | 'charToInt'
  | 'u8ToChar'
  | 'ptrToPtr'
  | 'ptrToInt'
  | 'intToPtr'
  | 'fnToInt'
  | 'arrayPtrToPtr'
  | 'reifyFn'
  | 'closureFn'
  | 'unsize';
export type Aggregate =
  | { readonly kind: 'tuple' }
  | { readonly kind: 'array'; readonly elem: Ty }
  | {
      readonly kind: 'adt';
      readonly def: DefId;
      readonly variant: number;
      readonly args: GenericArgs;
      readonly activeField: number | undefined;
    } // fields in declaration order
  | { readonly kind: 'closure'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'coroutine'; readonly def: DefId; readonly args: GenericArgs };

/** A source statement begins here (user code): feeds statement events and breakpoints. */
export type Stmt = { readonly span: Span } & (
  | { readonly kind: 'assign'; readonly place: Place; readonly value: Rvalue }
  | { readonly kind: 'storageLive'; readonly local: LocalIdx }
  | { readonly kind: 'storageDead'; readonly local: LocalIdx }
  | { readonly kind: 'setDiscriminant'; readonly place: Place; readonly variant: number }
  | { readonly kind: 'statement' } // marks the beginning of a source statement or tail expression
  | { readonly kind: 'nop' }
);

export type Terminator = { readonly span: Span } & (
  | { readonly kind: 'goto'; readonly target: BlockIdx }
  | {
      readonly kind: 'switch';
      readonly operand: Operand;
      readonly ty: Ty;
      readonly values: readonly bigint[];
      readonly targets: readonly BlockIdx[];
      readonly otherwise: BlockIdx;
    }
  | { readonly kind: 'return' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'resume' } // continue unwinding
  | { readonly kind: 'abort' } // panic in a drop during unwinding
  /**
   * Drop glue of the place's type (a no-op for types without). `boxOnly`: the place is a Box whose content was moved out or dropped
   * already: only `Drop::drop` of the Box itself runs (frees the memory). `replace`: before an assignment. Inside cleanup blocks `unwind` always names an `abort` block.
   */
  | {
      readonly kind: 'drop';
      readonly place: Place;
      readonly target: BlockIdx;
      readonly unwind: BlockIdx | undefined;
      readonly boxOnly?: true;
      readonly replace?: true;
    }
  /** target undefined: the callee returns `!`. unwind undefined: continue unwinding in the caller. */
  | {
      readonly kind: 'call';
      readonly func: Operand;
      readonly args: readonly Operand[];
      readonly dest: Place;
      readonly target: BlockIdx | undefined;
      readonly unwind: BlockIdx | undefined;
      readonly fnSpan: Span;
      readonly source?: CallSource;
    }
  | {
      readonly kind: 'assert';
      readonly cond: Operand;
      readonly expected: boolean;
      readonly message: AssertMessage;
      readonly target: BlockIdx;
      readonly unwind: BlockIdx | undefined;
    }
  /** Coroutines: return Pending (value: undefined) or Ready(Some(value)) for gen; resumes at `resume`; dropped while suspended: `drop` runs. */
  | {
      readonly kind: 'suspend';
      readonly point: number;
      readonly value: Operand | undefined;
      readonly resume: BlockIdx;
      readonly drop: BlockIdx | undefined;
    }
  /** End of a coroutine: `Ready(value)` (gen: Ready(None)); later polls panic "`async fn` resumed after completion". */
  | { readonly kind: 'coroutineReturn'; readonly value: Operand }
  /** End of the drop path of a suspended coroutine. */
  | { readonly kind: 'coroutineDropped' }
);
/** How a call was written; decides the words of move errors only. */
export type CallSource =
  'call' | 'method' | 'operator' | 'deref' | 'index' | 'desugar' | 'await' | 'try' | 'match' | 'format';
/** Panic texts as in rustc: overflow kinds, index out of bounds, division by zero, … */
export type AssertMessage =
  | { readonly kind: 'overflow'; readonly op: '+' | '-' | '*' | '/' | '%' | '<<' | '>>' }
  | { readonly kind: 'overflowNeg' }
  | { readonly kind: 'divisionByZero' }
  | { readonly kind: 'remainderByZero' }
  | { readonly kind: 'bounds'; readonly len: Operand; readonly index: Operand };

/** What machine and lints ask of this layer. Bodies are built on first use and memoised. */
export interface MirDb {
  /** MIR of a fn, const, static (owner) or closure/coroutine def. Undefined: no body, or it has errors. */
  body(def: DefId): Body | undefined;
}
