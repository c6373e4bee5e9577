//! Types as written.
import type { Span } from '../../source/span.ts';
import type { Attribute, Bound, GenericParam, Ident, Lifetime, MacroCall, Path, QSelf } from './ast.ts';
import type { Expr } from './ast-expr.ts';
import type { ExternAbi } from './ast-item.ts';

/** A type. */
export type Ty =
  | PathTy
  | RefTy
  | PtrTy
  | TupleTy
  | ArrayTy
  | SliceTy
  | FnPtrTy
  | ImplTraitTy
  | DynTraitTy
  | ParenTy
  | NeverTy
  | InferTy
  | MacroTy
  | ErrTy;

/** `a::B<T>`, `<T as Trait>::X`, `Self`. A lone bare trait object (`Box<A + B>` in edition 2015) is an error. */
export interface PathTy {
  readonly kind: 'Path';
  readonly qself?: QSelf;
  readonly path: Path;
  readonly span: Span;
}

/** `&'a mut T`. */
export interface RefTy {
  readonly kind: 'Ref';
  readonly lifetime?: Lifetime;
  readonly mutable: boolean;
  readonly ty: Ty;
  readonly span: Span;
}

/** `*const T`, `*mut T`. */
export interface PtrTy {
  readonly kind: 'Ptr';
  readonly mutable: boolean;
  readonly ty: Ty;
  readonly span: Span;
}

/** `()`, `(A,)`, `(A, B)`. */
export interface TupleTy {
  readonly kind: 'Tuple';
  readonly elems: readonly Ty[];
  readonly span: Span;
}

/** `[T; N]`. */
export interface ArrayTy {
  readonly kind: 'Array';
  readonly elem: Ty;
  readonly len: Expr;
  readonly span: Span;
}

/** `[T]`. */
export interface SliceTy {
  readonly kind: 'Slice';
  readonly elem: Ty;
  readonly span: Span;
}

/** `for<'a> unsafe extern "C" fn(name: A, ...) -> B`. No `output` means `()`. */
export interface FnPtrTy {
  readonly kind: 'FnPtr';
  readonly binder: readonly GenericParam[];
  readonly isUnsafe: boolean;
  readonly abi?: ExternAbi;
  readonly params: readonly FnPtrParam[];
  readonly variadic: boolean;
  readonly output?: Ty;
  readonly span: Span;
}

/** A parameter of a function pointer type; names are documentation. */
export interface FnPtrParam {
  readonly attrs: readonly Attribute[];
  readonly name?: Ident;
  readonly ty: Ty;
  readonly span: Span;
}

/** `impl A + 'a`. */
export interface ImplTraitTy {
  readonly kind: 'ImplTrait';
  readonly bounds: readonly Bound[];
  readonly span: Span;
}

/** `dyn A + Send`; `isBare` for a `for<'a> Fn(&'a T)`-like or `A + B` object written without `dyn` (an error). */
export interface DynTraitTy {
  readonly kind: 'DynTrait';
  readonly bounds: readonly Bound[];
  readonly isBare: boolean;
  readonly span: Span;
}

/** `(T)`. */
export interface ParenTy {
  readonly kind: 'Paren';
  readonly ty: Ty;
  readonly span: Span;
}

/** `!`. */
export interface NeverTy {
  readonly kind: 'Never';
  readonly span: Span;
}

/** `_`. */
export interface InferTy {
  readonly kind: 'Infer';
  readonly span: Span;
}

/** `mac!(..)` in type position. */
export interface MacroTy {
  readonly kind: 'Macro';
  readonly mac: MacroCall;
  readonly span: Span;
}

/** Where a type could not be parsed. */
export interface ErrTy {
  readonly kind: 'Err';
  readonly span: Span;
}
