//! What the inference pass writes down about each HIR node: types, adjustments, resolutions. As rustc's `TypeckResults`.
//! Types in here may mention inference variables until the end; the `build` pass resolves them.
import type { DefId, HirId, Mutability } from '../../hir/hir.ts';
import type { CastKind } from '../thir.ts';
import type { Const, FnSig, GenericArgs, Ty } from '../ty.ts';

/** One implicit step applied to the value of an expression, in order. `target` is the type after it. */
export type Adjustment = { readonly target: Ty } & (
  | { readonly kind: 'neverToAny' }
  /** Builtin deref (reference, raw pointer, Box), or a call of `Deref::deref`/`DerefMut::deref_mut` followed by a deref. */
  | { readonly kind: 'deref'; readonly overloaded: { readonly mut: Mutability } | undefined }
  | { readonly kind: 'borrow'; readonly mut: Mutability; readonly twoPhase: boolean }
  | { readonly kind: 'rawBorrow'; readonly mut: Mutability }
  | { readonly kind: 'pointer'; readonly cast: 'reifyFn' | 'closureFn' | 'unsafeFn' | 'mutToConst' | 'unsize' }
);

/** A resolved callee of a method call or overloaded operator. */
export interface MethodCallee {
  readonly def: DefId;
  readonly args: GenericArgs;
  readonly sig: FnSig;
}

/** What a value path means. */
export type ValueRes =
  | { readonly kind: 'fn'; readonly def: DefId; readonly args: GenericArgs }
  | {
      readonly kind: 'ctor';
      readonly adt: DefId;
      readonly variant: number;
      readonly ctor: 'tuple' | 'unit' | 'struct';
      readonly args: GenericArgs;
    }
  | { readonly kind: 'const'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'static'; readonly def: DefId }
  | { readonly kind: 'constParam'; readonly value: Const }
  | { readonly kind: 'local' }
  | { readonly kind: 'error' };

/** `e?` and `e.await`: the types worked out on the way. */
interface TryFacts {
  readonly operand: Ty;
  readonly residual: Ty;
  readonly output: Ty;
  readonly ret: Ty;
}
interface AwaitFacts {
  readonly operand: Ty;
  readonly future: Ty;
  readonly output: Ty;
}

/** Side tables of one body owner (closures inside share them). */
export interface Tables {
  readonly exprTy: Map<HirId, Ty>;
  readonly adjustments: Map<HirId, readonly Adjustment[]>;
  /** Method calls, overloaded operators/derefs/indexing, overloaded calls (`Fn::call`). */
  readonly callee: Map<HirId, MethodCallee>;
  readonly valueRes: Map<HirId, ValueRes>;
  readonly field: Map<HirId, { readonly index: number }>;
  readonly structRes: Map<HirId, { readonly adt: DefId; readonly variant: number; readonly args: GenericArgs }>;
  readonly casts: Map<HirId, CastKind | 'coercion'>;
  readonly repeatLen: Map<HirId, Const>;
  readonly tryFacts: Map<HirId, TryFacts>;
  readonly awaitFacts: Map<HirId, AwaitFacts>;
  readonly patTy: Map<HirId, Ty>;
  /** Reference types peeled off before this pattern by default binding modes, outermost first. */
  readonly patDerefs: Map<HirId, readonly Ty[]>;
  readonly patMode: Map<HirId, 'move' | 'ref' | 'refMut'>;
}

/** Empty tables. */
export function newTables(): Tables {
  return {
    exprTy: new Map(),
    adjustments: new Map(),
    callee: new Map(),
    valueRes: new Map(),
    field: new Map(),
    structRes: new Map(),
    casts: new Map(),
    repeatLen: new Map(),
    tryFacts: new Map(),
    awaitFacts: new Map(),
    patTy: new Map(),
    patDerefs: new Map(),
    patMode: new Map(),
  };
}
