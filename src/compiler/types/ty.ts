//! Semantic types, hash-consed: equal types are the same object, so `===` is type equality.
//! Modelled on rustc_middle::ty. Regions are kept in the representation but *erased* everywhere in type checking;
//! the borrow checker asks for signatures with regions.
import type { DefId, Mutability } from '../hir/hir.ts';

export type IntKind = 'i8' | 'i16' | 'i32' | 'i64' | 'i128' | 'isize' | 'u8' | 'u16' | 'u32' | 'u64' | 'u128' | 'usize';
export type FloatKind = 'f32' | 'f64';

/** Unique per distinct type; stable within one session. */
export type TyId = number & { readonly __brand: 'TyId' };

/** Facts computed at interning, for quick tests. */
export interface TyFlags {
  readonly hasInfer: boolean;
  readonly hasParam: boolean;
  readonly hasAlias: boolean; // projection or opaque
  readonly hasError: boolean;
  /** Contains a region other than erased/static. */
  readonly hasRegion: boolean;
}

export type Ty = { readonly id: TyId; readonly flags: TyFlags } & TyKind;

export type TyKind =
  | { readonly kind: 'bool' }
  | { readonly kind: 'char' }
  | { readonly kind: 'str' }
  | { readonly kind: 'never' }
  | { readonly kind: 'int'; readonly int: IntKind }
  | { readonly kind: 'float'; readonly float: FloatKind }
  | { readonly kind: 'adt'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'tuple'; readonly items: readonly Ty[] }
  | { readonly kind: 'array'; readonly elem: Ty; readonly len: Const }
  | { readonly kind: 'slice'; readonly elem: Ty }
  | { readonly kind: 'ref'; readonly region: Region; readonly mut: Mutability; readonly ty: Ty }
  | { readonly kind: 'ptr'; readonly mut: Mutability; readonly ty: Ty }
  /** The zero-sized type of a fn item (or tuple constructor: def is the struct/variant). */
  | { readonly kind: 'fnDef'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'fnPtr'; readonly params: readonly Ty[]; readonly ret: Ty; readonly unsafe: boolean }
  /** `args`: generic args of the enclosing owner (identity inside it). Signature and captures: `closureInfo(def)`. */
  | { readonly kind: 'closure'; readonly def: DefId; readonly args: GenericArgs }
  /** An async block / async fn body ('gen' flavor: a generator for stream!). Output and captures: `closureInfo(def)`. */
  | { readonly kind: 'coroutine'; readonly def: DefId; readonly args: GenericArgs }
  | {
      readonly kind: 'dyn';
      readonly principal: ExistentialTrait | undefined;
      readonly autos: readonly DefId[];
      readonly region: Region;
    }
  /** `<args[0] as Trait>::Name<own args>`, not yet normalised (or rigid). args: trait args (Self first), then the GAT's own. */
  | { readonly kind: 'projection'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'opaque'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'param'; readonly index: number; readonly name: string; readonly def: DefId }
  | { readonly kind: 'infer'; readonly var: InferVar }
  | { readonly kind: 'error' };

export type InferVar = { readonly kind: 'ty' | 'int' | 'float'; readonly index: number };

/** `dyn Trait<Args, Item = T>` without its Self. */
export interface ExistentialTrait {
  readonly def: DefId;
  readonly args: GenericArgs; // without Self
  readonly projections: readonly { readonly def: DefId; readonly ty: Ty }[]; // assoc type def -> type
}

/** Aligned with the owner's full generics list (parents first; lifetimes included as regions). */
export type GenericArgs = readonly GenericArg[];
export type GenericArg =
  | { readonly kind: 'type'; readonly ty: Ty }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'const'; readonly value: Const };

export type Region =
  | { readonly kind: 'erased' }
  | { readonly kind: 'static' }
  | { readonly kind: 'param'; readonly index: number; readonly name: string }
  | { readonly kind: 'bound'; readonly depth: number; readonly index: number }
  | { readonly kind: 'var'; readonly index: number };

export type Const =
  | { readonly kind: 'value'; readonly value: bigint; readonly ty: Ty }
  | { readonly kind: 'param'; readonly index: number; readonly name: string; readonly def: DefId }
  | { readonly kind: 'infer'; readonly index: number }
  | { readonly kind: 'unevaluated'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'error' };

/** `Self: Trait<Args>`: args[0] is Self. */
export interface TraitRef {
  readonly def: DefId;
  readonly args: GenericArgs;
}

export type Predicate =
  | { readonly kind: 'trait'; readonly trait: TraitRef; readonly negative?: boolean }
  /** `<args[0] as Trait>::def == ty`. */
  | { readonly kind: 'projection'; readonly def: DefId; readonly args: GenericArgs; readonly ty: Ty };

/** Signature of a fn, fn pointer or closure with everything substituted. */
export interface FnSig {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly unsafe: boolean;
  readonly variadic?: boolean;
}

export type ClosureKind = 'Fn' | 'FnMut' | 'FnOnce';

/** How a captured place is captured (edition 2021 precise captures: a place, not a variable). */
export type CaptureMode = 'byValue' | 'byRef' | 'byMutRef' | 'byUniqueRef';
