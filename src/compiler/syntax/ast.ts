//! The syntax tree of Rust 2021 and 2024, modelled on rustc_ast: what was written, nothing resolved.
//!
//! This file has what all areas share (names, paths, generics, attributes, literals, macro calls) and re-exports the
//! rest: `ast-ty.ts`, `ast-pat.ts`, `ast-expr.ts` (with blocks and statements), `ast-item.ts`. Every node has the exact
//! span of its text. Nodes are plain readonly data in closed unions on `kind`; each area has an `Err` kind, which
//! the parser makes only together with a diagnostic.
import type { Span } from '../../source/span.ts';
import type { Expr } from './ast-expr.ts';
import type { Ty } from './ast-ty.ts';
import type { Delim, Token } from './token.ts';

export type * from './token.ts';
export type * from './ast-ty.ts';
export type * from './ast-pat.ts';
export type * from './ast-expr.ts';
export type * from './ast-item.ts';

/** Language edition. */
export type Edition = '2021' | '2024';

/**
 * A name at a place. Raw identifiers are stored without `r#`. `ctxt` is the macro hygiene mark (0 in plain source):
 * locals, labels and `$crate` resolve by name and mark, items by name.
 */
export interface Ident {
  readonly name: string;
  readonly span: Span;
  readonly ctxt: number;
}

/** A lifetime or label; `name` has its quote: `'a`, `'static`, `'_`. */
export type Lifetime = Ident;

// --- paths and generic arguments ---

/** `a::b::<T>::C`. Keywords `self`, `Self`, `super`, `crate` and `$crate` are ordinary segments. */
export interface Path {
  readonly span: Span;
  /** Written with a leading `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
}

/** One segment with its generic arguments, if any were written. */
export interface PathSegment {
  readonly ident: Ident;
  readonly args?: GenericArgs;
  readonly span: Span;
}

/**
 * The `<T as Trait>` of a qualified path. The path beside it holds the trait's segments first: the first `position`
 * segments are the trait (0 for `<T>::name`), the rest follows the `>`.
 */
export interface QSelf {
  readonly ty: Ty;
  readonly position: number;
  readonly span: Span;
}

/** Arguments of a path segment: `<..>`, `Fn(A) -> B` sugar, or return type notation `(..)`. */
export type GenericArgs =
  | { readonly kind: 'Angle'; readonly args: readonly AngleArg[]; readonly span: Span }
  | { readonly kind: 'Paren'; readonly inputs: readonly Ty[]; readonly output?: Ty; readonly span: Span }
  | { readonly kind: 'ParenElided'; readonly span: Span };

/**
 * One argument between `<` and `>`. A bare path such as `N` is always a `Type`: whether it names a const parameter or
 * constant is decided by name resolution.
 */
export type AngleArg =
  | { readonly kind: 'Lifetime'; readonly lifetime: Lifetime; readonly span: Span }
  | { readonly kind: 'Type'; readonly ty: Ty; readonly span: Span }
  | { readonly kind: 'Const'; readonly expr: Expr; readonly span: Span }
  | {
      /** `Item = u8`, `N = 3`. */
      readonly kind: 'AssocEq';
      readonly ident: Ident;
      readonly args?: GenericArgs;
      readonly value: { readonly kind: 'Type'; readonly ty: Ty } | { readonly kind: 'Const'; readonly expr: Expr };
      readonly span: Span;
    }
  | {
      /** `Item: Send + 'a`. */
      readonly kind: 'AssocBound';
      readonly ident: Ident;
      readonly args?: GenericArgs;
      readonly bounds: readonly Bound[];
      readonly span: Span;
    };

// --- bounds and generic parameters ---

/** A bound: a trait, a lifetime, or precise capturing `use<'a, T>`. */
export type Bound = TraitBound | OutlivesBound | UseBound;

/** `?Sized`, `for<'a> Fn(&'a u8)`, `~const Trait`, `async Fn()`, `!Trait`. */
export interface TraitBound {
  readonly kind: 'Trait';
  readonly polarity: 'positive' | 'maybe' | 'negative';
  readonly constness?: 'const' | 'maybe';
  readonly isAsync: boolean;
  /** Parameters of `for<..>`; empty without one. */
  readonly binder: readonly GenericParam[];
  readonly path: Path;
  readonly span: Span;
}

/** `'a` as a bound. */
export interface OutlivesBound {
  readonly kind: 'Outlives';
  readonly lifetime: Lifetime;
  readonly span: Span;
}

/** `use<'a, T, Self>`: lifetimes with their quote, types by name. */
export interface UseBound {
  readonly kind: 'Use';
  readonly args: readonly Ident[];
  readonly span: Span;
}

/** Generic parameters and where clause of an item. */
export interface Generics {
  readonly params: readonly GenericParam[];
  readonly where: readonly WherePredicate[];
  /** The `<..>`, empty (start = end) where none was written. */
  readonly span: Span;
}

/** One generic parameter. */
export type GenericParam = LifetimeParam | TypeParam | ConstParam;

/** `'a: 'b + 'c`. */
export interface LifetimeParam {
  readonly kind: 'Lifetime';
  readonly attrs: readonly Attribute[];
  readonly lifetime: Lifetime;
  readonly bounds: readonly Lifetime[];
  readonly span: Span;
}

/** `T: Bound = Default`. */
export interface TypeParam {
  readonly kind: 'Type';
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly bounds: readonly Bound[];
  readonly default?: Ty;
  readonly span: Span;
}

/** `const N: usize = 3`. */
export interface ConstParam {
  readonly kind: 'Const';
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly ty: Ty;
  readonly default?: Expr;
  readonly span: Span;
}

/** One predicate of a where clause. */
export type WherePredicate =
  | {
      readonly kind: 'Bound';
      readonly attrs: readonly Attribute[];
      readonly binder: readonly GenericParam[];
      readonly ty: Ty;
      readonly bounds: readonly Bound[];
      readonly span: Span;
    }
  | {
      readonly kind: 'Region';
      readonly attrs: readonly Attribute[];
      readonly lifetime: Lifetime;
      readonly bounds: readonly Lifetime[];
      readonly span: Span;
    };

// --- visibility, mutability, literals ---

/** `pub`, `pub(crate)`, `pub(in a::b)`; `Inherited` where nothing was written (its span is empty). */
export type Visibility =
  | { readonly kind: 'Inherited'; readonly span: Span }
  | { readonly kind: 'Public'; readonly span: Span }
  | { readonly kind: 'Restricted'; readonly path: Path; readonly span: Span };

/** What a literal is. Raw forms are recognised by `text`; values are decoded on demand (`literal.ts`). */
export type LitKind = 'Int' | 'Float' | 'Str' | 'ByteStr' | 'CStr' | 'Char' | 'Byte' | 'Bool';

/** A literal as written. `text` is without the suffix (`1_000`, `0xff`, `"a\n"`, `r#"a"#`, `true`). */
export interface Lit {
  readonly kind: LitKind;
  readonly text: string;
  readonly suffix?: string;
  readonly span: Span;
}

// --- attributes ---

/** `#[..]`, `#![..]` or a doc comment. */
export type Attribute = NormalAttribute | DocAttribute;

/** `#[path(tokens)]`, `#[path = value]`, `#[path]`. */
export interface NormalAttribute {
  readonly kind: 'Normal';
  readonly style: 'outer' | 'inner';
  readonly meta: MetaItem;
  readonly span: Span;
}

/** A doc comment; `text` is without the comment marks. */
export interface DocAttribute {
  readonly kind: 'Doc';
  readonly style: 'outer' | 'inner';
  readonly block: boolean;
  readonly text: string;
  readonly span: Span;
}

/** What stands inside `#[..]`, also the `meta` macro fragment. */
export interface MetaItem {
  /** `#[unsafe(no_mangle)]`. */
  readonly isUnsafe: boolean;
  readonly path: Path;
  readonly args: AttrArgs;
  readonly span: Span;
}

/** Arguments of an attribute; delimited tokens are without their delimiters. */
export type AttrArgs =
  | { readonly kind: 'Empty' }
  | { readonly kind: 'Delimited'; readonly delim: Delim; readonly tokens: readonly Token[]; readonly span: Span }
  | { readonly kind: 'Eq'; readonly value: Expr };

// --- macros ---

/**
 * `path!(tokens)`. `tokens` are balanced, flat, without the outer delimiters; they are parsed on demand, after the
 * macro's name has been resolved. `argsSpan` covers the delimiters and what is between them.
 */
export interface MacroCall {
  readonly path: Path;
  readonly delim: Delim;
  readonly tokens: readonly Token[];
  readonly argsSpan: Span;
  readonly span: Span;
}
