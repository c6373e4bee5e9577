//! The typed HIR (as rustc's THIR): every expression has its type, all adjustments, overloaded operators, method callees,
//! default binding modes and closure captures are explicit. Contract between `types` (producer) and `mir` (consumer).
import type { Span } from '../../source/span.ts';
import type {
  BinOp,
  DefId,
  Edition,
  FormatTemplate,
  HirId,
  LabelId,
  LocalId,
  MatchSource,
  Mutability,
} from '../hir/hir.ts';
import type { CaptureMode, ClosureKind, Const, FnSig, GenericArgs, Ty } from './ty.ts';

/** A checked body: a fn, const, static, closure or coroutine body. Closures are bodies of their own, found by `ClosureExpr.def`. */
export interface ThirBody {
  readonly owner: DefId; // the fn/const/static, or the closure def
  readonly params: readonly { readonly pat: Pat | undefined; readonly ty: Ty; readonly span: Span }[]; // closures: explicit params only (untupled)
  readonly ret: Ty; // coroutine bodies: the output type
  readonly value: Expr;
  readonly locals: ReadonlyMap<LocalId, LocalDecl>;
  readonly edition: Edition;
  readonly span: Span;
  /** Set for closure and coroutine bodies. */
  readonly closure: ClosureInfo | undefined;
  /** Some error was reported: MIR must not be built from it. */
  readonly hasErrors: boolean;
}
export interface LocalDecl {
  readonly name: string;
  readonly ty: Ty;
  readonly mutable: boolean;
  readonly span: Span;
}

/** Facts of a closure or coroutine, in terms of its owner's generic params. */
export interface ClosureInfo {
  readonly def: DefId;
  readonly flavor: 'closure' | 'asyncBlock' | 'asyncClosure' | 'gen';
  readonly kind: ClosureKind; // closures: how it may be called. coroutines: 'FnOnce' (unused)
  readonly sig: FnSig; // closures: explicit params; coroutines: no params, ret = output (gen: ret = (), yieldTy = item)
  readonly yieldTy: Ty | undefined;
  /** In order: field i of the closure value is capture i. */
  readonly captures: readonly Capture[];
  readonly isAsyncFn: boolean;
  /** Parameters of a closure that are references which live as short as the caller likes (`for<'a> Fn(&'a T)`). */
  readonly anyLifetime: readonly number[];
}
/** A captured place: a local of the enclosing body (or an upvar of it) with field/deref projections. */
export interface Capture {
  readonly local: LocalId;
  readonly projections: readonly (
    { readonly kind: 'deref' } | { readonly kind: 'field'; readonly index: number; readonly variant?: number }
  )[];
  readonly mode: CaptureMode;
  /** Type of the captured place itself. */
  readonly placeTy: Ty;
  /** Type of the closure's field: placeTy, or a reference to it. */
  readonly ty: Ty;
  readonly span: Span; // the use that forced it
  readonly name: string;
}

export interface Node {
  readonly ty: Ty;
  readonly span: Span;
}

export type Expr = Node & { readonly hirId?: HirId } &
  // -- places
  (
    | { readonly kind: 'local'; readonly local: LocalId }
    /** A captured variable used inside a closure body: `Capture`s with this root local decide the field. MIR matches the longest captured prefix. */
    | { readonly kind: 'upvar'; readonly local: LocalId }
    | { readonly kind: 'deref'; readonly expr: Expr } // builtin deref of a reference, raw pointer or Box; overloaded ones are deref(call(..))
    | { readonly kind: 'field'; readonly expr: Expr; readonly index: number; readonly variant: number } // variant 0 for structs, tuples; name not needed
    | { readonly kind: 'index'; readonly expr: Expr; readonly index: Expr } // builtin: array or slice by usize
    | { readonly kind: 'static'; readonly def: DefId } // a place
    // -- values
    | { readonly kind: 'lit'; readonly value: LitValue; readonly neg: boolean }
    | { readonly kind: 'const'; readonly def: DefId; readonly args: GenericArgs } // const or assoc const (trait ones resolved when monomorphised)
    | { readonly kind: 'constParam'; readonly value: Const }
    | { readonly kind: 'constBlock'; readonly body: ThirBody }
    /** A fn item as a zero-sized value (ty is fnDef); tuple constructors too. */
    | { readonly kind: 'fn'; readonly def: DefId; readonly args: GenericArgs }
    | {
        readonly kind: 'call';
        readonly func: Expr;
        readonly args: readonly Expr[];
        readonly source: 'call' | 'method' | 'operator' | 'deref' | 'index' | 'desugar';
        readonly fnSpan: Span;
      }
    | {
        readonly kind: 'adt';
        readonly def: DefId;
        readonly variant: number;
        readonly args: GenericArgs;
        readonly fields: readonly { readonly index: number; readonly expr: Expr }[];
        readonly base: Expr | undefined;
      }
    | { readonly kind: 'tuple'; readonly items: readonly Expr[] }
    | { readonly kind: 'array'; readonly items: readonly Expr[] }
    | { readonly kind: 'repeat'; readonly value: Expr; readonly len: Const }
    /** Closure or coroutine creation. Its captures: `closureInfo(def)`. */
    | { readonly kind: 'closure'; readonly def: DefId; readonly args: GenericArgs }
    | { readonly kind: 'binary'; readonly op: BinOp; readonly left: Expr; readonly right: Expr } // builtin on scalars (ints, floats, bool, char, raw pointers)
    | { readonly kind: 'logical'; readonly op: '&&' | '||'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'unary'; readonly op: 'not' | 'neg'; readonly expr: Expr }
    | { readonly kind: 'cast'; readonly expr: Expr; readonly cast: CastKind }
    /** `explicit`: written `&e` by the programmer (matters for temporary lifetime extension), else an adjustment (autoref, reborrow). `twoPhase`: autoref of a method receiver. */
    | {
        readonly kind: 'borrow';
        readonly mut: Mutability;
        readonly expr: Expr;
        readonly explicit: boolean;
        readonly twoPhase: boolean;
      }
    | { readonly kind: 'rawBorrow'; readonly mut: Mutability; readonly expr: Expr }
    | { readonly kind: 'coerce'; readonly expr: Expr; readonly coercion: Coercion }
    // -- control
    | { readonly kind: 'block'; readonly block: Block }
    | {
        readonly kind: 'if';
        readonly cond: Expr;
        readonly then: Expr;
        readonly els: Expr | undefined;
        readonly edition: Edition;
      }
    | { readonly kind: 'let'; readonly pat: Pat; readonly init: Expr } // in conditions
    | {
        readonly kind: 'loop';
        readonly body: Block;
        readonly label: LabelId;
        readonly source: 'loop' | 'while' | 'for';
      }
    | { readonly kind: 'match'; readonly scrutinee: Expr; readonly arms: readonly Arm[]; readonly source: MatchSource }
    | { readonly kind: 'break'; readonly label: LabelId; readonly value: Expr | undefined }
    | { readonly kind: 'continue'; readonly label: LabelId }
    | { readonly kind: 'return'; readonly value: Expr | undefined }
    | { readonly kind: 'assign'; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'assignOp'; readonly op: BinOp; readonly left: Expr; readonly right: Expr } // builtin
    /**
     * `e?`: `branch` is the fn value of Try::branch at e's type, `fromResidual` that of FromResidual::from_residual at the return type.
     * MIR: match branch(e) { Continue(v) => v, Break(r) => return from_residual(r) }.
     */
    | {
        readonly kind: 'try';
        readonly expr: Expr;
        readonly branch: FnValue;
        readonly fromResidual: FnValue;
        readonly controlFlowTy: Ty;
        readonly residualTy: Ty;
        readonly returnTy: Ty;
      }
    /** `e.await`: future = into_future(e), pinned in place, polled through `poll` in a loop with Suspend. futureTy: type after into_future; ty: its Output. */
    | {
        readonly kind: 'await';
        readonly expr: Expr;
        readonly intoFuture: FnValue;
        readonly poll: FnValue;
        readonly futureTy: Ty;
        readonly pollTy: Ty;
        readonly awaitSpan: Span;
      }
    | { readonly kind: 'yield'; readonly value: Expr }
    /** `format_args!`: `args[i].ctor` is the fn `Argument::new_display::<T>`-like applied to `&args[i]`. Result type fmt::Arguments. */
    | {
        readonly kind: 'formatArgs';
        readonly template: FormatTemplate;
        readonly args: readonly Expr[];
        readonly uses: readonly FormatUse[];
        readonly argumentsTy: Ty;
        readonly argumentTy: Ty;
      }
    | { readonly kind: 'dropTemps'; readonly expr: Expr }
    | { readonly kind: 'neverToAny'; readonly expr: Expr }
  );

/** A fn item used as callee: def and full generic args (trait methods: Self first; resolved to an impl when monomorphised). */
export interface FnValue {
  readonly def: DefId;
  readonly args: GenericArgs;
}
/** One (argument, trait) pair used by the template: `arg` index, `ctor` builds fmt::Argument from `&T`. Width/precision args use trait 'usize'. */
export interface FormatUse {
  readonly arg: number;
  readonly trait: string;
  readonly ctor: FnValue;
}

export type LitValue =
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'char'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: readonly number[] }; // ty: &[u8; N] or &CStr

/** `as` casts after coercion attempts. */
export type CastKind =
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
  | 'arrayPtrToPtr';

export type Coercion =
  | { readonly kind: 'reifyFn' } // fnDef -> fnPtr
  | { readonly kind: 'closureFn' } // non-capturing closure -> fnPtr
  | { readonly kind: 'unsafeFn' }
  | { readonly kind: 'mutToConst' } // *mut T -> *const T; &T -> *const T is rawBorrow(deref)
  | { readonly kind: 'unsize' }; // &[T;N]->&[T], &T->&dyn Tr, Box/Rc/Arc/Pin (CoerceUnsized), dyn upcast; source = expr.ty, target = ty

export interface Block {
  readonly stmts: readonly Stmt[];
  readonly expr: Expr | undefined;
  readonly label: LabelId | undefined;
  readonly isUnsafe: boolean;
  readonly edition: Edition;
  readonly span: Span;
  readonly ty: Ty;
}
export type Stmt = { readonly span: Span } & (
  | { readonly kind: 'let'; readonly pat: Pat; readonly init: Expr | undefined; readonly els: Block | undefined }
  | { readonly kind: 'expr'; readonly expr: Expr }
);
export interface Arm {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  readonly body: Expr;
  readonly span: Span;
}

/** Patterns with default binding modes made explicit (`deref` patterns inserted, bindings carry their mode). */
export type Pat = Node &
  (
    | { readonly kind: 'wild' }
    | {
        readonly kind: 'binding';
        readonly local: LocalId;
        readonly name: string;
        readonly mode: 'move' | 'ref' | 'refMut';
        readonly localTy: Ty;
        readonly sub: Pat | undefined;
      }
    /** Enum variant, or struct (variant 0, `isEnum` false). Missing fields are wild. */
    | {
        readonly kind: 'variant';
        readonly adt: DefId;
        readonly args: GenericArgs;
        readonly variant: number;
        readonly isEnum: boolean;
        readonly fields: readonly { readonly index: number; readonly pat: Pat }[];
      }
    | { readonly kind: 'tuple'; readonly items: readonly { readonly index: number; readonly pat: Pat }[] }
    | { readonly kind: 'deref'; readonly pat: Pat } // `&p` or through a default binding mode (reference or Box)
    /** Compare with a constant: scalars and &str directly; other types structurally (already expanded) . */
    | { readonly kind: 'const'; readonly value: PatConst }
    | {
        readonly kind: 'range';
        readonly low: PatConst | undefined;
        readonly high: PatConst | undefined;
        readonly inclusive: boolean;
      }
    | {
        readonly kind: 'slice';
        readonly prefix: readonly Pat[];
        readonly middle: Pat | undefined;
        readonly hasRest: boolean;
        readonly suffix: readonly Pat[];
      } // array or slice
    | { readonly kind: 'or'; readonly alts: readonly Pat[] }
    | { readonly kind: 'never' }
  );
export type PatConst =
  | { readonly kind: 'int'; readonly value: bigint } // also bool 0/1 and char
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: readonly number[] }
  /** A named const of scalar or &str type, evaluated when monomorphised. */
  | { readonly kind: 'named'; readonly def: DefId; readonly args: GenericArgs };
