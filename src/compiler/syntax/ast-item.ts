//! Items as written. Members of traits, impls and extern blocks use the same nodes as free items.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Attribute, Bound, Generics, Ident, Lifetime, MacroCall, Path, QSelf, Visibility } from './ast.ts';
import type { Expr, LazyBlock } from './ast-expr.ts';
import type { Pat } from './ast-pat.ts';
import type { Delim, Token } from './token.ts';
import type { Ty } from './ast-ty.ts';

/** One file. */
export interface Crate {
  /** Inner attributes. */
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
  readonly span: Span;
}

/** An item. */
export type Item =
  | FnItem
  | StructItem
  | EnumItem
  | TraitItem
  | TraitAliasItem
  | ImplItem
  | ModItem
  | UseItem
  | ConstItem
  | StaticItem
  | TypeAliasItem
  | ExternCrateItem
  | ExternBlockItem
  | MacroRulesItem
  | MacroDefItem
  | MacroItem;

/** A member of a trait or impl. */
export type AssocItem = FnItem | ConstItem | TypeAliasItem | MacroItem;
/** A member of an extern block. */
export type ForeignItem = FnItem | StaticItem | TypeAliasItem | MacroItem;

/** What every item has. `span` covers attributes, visibility and all. */
export interface ItemBase {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly span: Span;
  /** Where it starts behind its attributes, if it has some. */
  readonly head?: number;
}

/** `extern`, `extern "C"`. */
export interface ExternAbi {
  /** Absent for a bare `extern`. */
  readonly name?: string;
  readonly span: Span;
}

/** `default const async unsafe extern "C" fn name<T>(self, a: A) -> R where .. { .. }`. */
export interface FnItem extends ItemBase {
  readonly kind: 'Fn';
  readonly ident: Ident;
  readonly header: FnHeader;
  readonly generics: Generics;
  readonly selfParam?: SelfParam;
  readonly params: readonly FnParam[];
  readonly variadic: boolean;
  /** Absent: `()`. */
  readonly output?: Ty;
  /** Absent: ends with `;`. */
  readonly body?: LazyBlock;
  /** From the first qualifier (or `fn`) to the end of the signature, without the body. */
  readonly sigSpan: Span;
}

/** Qualifiers of a function. */
export interface FnHeader {
  readonly isDefault: boolean;
  readonly isConst: boolean;
  readonly isAsync: boolean;
  readonly isGen: boolean;
  readonly safety: 'default' | 'unsafe' | 'safe';
  readonly abi?: ExternAbi;
  /** Span of the word `async`, for messages. */
  readonly asyncSpan?: Span;
}

/** `self`, `mut self`, `&'a mut self`, `self: Pin<&mut Self>`. */
export interface SelfParam {
  readonly attrs: readonly Attribute[];
  /** `Value`: `self`; `Ref`: `&self`; `Typed`: `self: T`. */
  readonly kind: 'Value' | 'Ref' | 'Typed';
  /** `mut self`, `mut self: T`, or `&mut self`. */
  readonly mutable: boolean;
  readonly lifetime?: Lifetime;
  readonly ty?: Ty;
  /** The word `self`. */
  readonly ident: Ident;
  readonly span: Span;
}

/** `pat: ty`. */
export interface FnParam {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Ty;
  readonly span: Span;
}

/** `struct` and `union`. */
export interface StructItem extends ItemBase {
  readonly kind: 'Struct';
  readonly isUnion: boolean;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly data: VariantData;
}

/** Fields of a struct or variant. */
export type VariantData =
  | { readonly kind: 'Named'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'Tuple'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'Unit' };

/** A field; `ident` absent in tuple structs. */
export interface FieldDef {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident?: Ident;
  readonly ty: Ty;
  readonly span: Span;
}

/** `enum E { .. }`. */
export interface EnumItem extends ItemBase {
  readonly kind: 'Enum';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly variants: readonly Variant[];
}

/** `A`, `A(T)`, `A { x: T } = 3`. */
export interface Variant {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly data: VariantData;
  readonly discriminant?: Expr;
  readonly span: Span;
}

/** `pub unsafe auto trait T<A>: Bounds where .. { .. }`. */
export interface TraitItem extends ItemBase {
  readonly kind: 'Trait';
  readonly isUnsafe: boolean;
  readonly isAuto: boolean;
  readonly isConst: boolean;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly items: readonly AssocItem[];
}

/** `trait A = B + C;` (unstable). */
export interface TraitAliasItem extends ItemBase {
  readonly kind: 'TraitAlias';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
}

/** `unsafe impl<T> const !Trait for Ty where .. { .. }`; no `trait` for inherent impls. */
export interface ImplItem extends ItemBase {
  readonly kind: 'Impl';
  readonly isDefault: boolean;
  readonly isUnsafe: boolean;
  readonly isConst: boolean;
  readonly isNegative: boolean;
  readonly generics: Generics;
  readonly trait?: { readonly qself?: QSelf; readonly path: Path; readonly span: Span };
  readonly selfTy: Ty;
  /** In library files parsed when first read. */
  readonly items: readonly AssocItem[];
  /** Only where members wait to be read. */
  readonly deferred?: {
    /** Whether a member has this attribute (true too if a comment says so). */
    mentionsAttr(name: string): boolean;
    /** What reading the members said; reads them. */
    diagnostics(): readonly Diagnostic[];
  };
  /** From `impl` to before `{`. */
  readonly headSpan: Span;
}

/** `mod a { .. }` or (`items` absent) `mod a;`. */
export interface ModItem extends ItemBase {
  readonly kind: 'Mod';
  readonly ident: Ident;
  readonly isUnsafe: boolean;
  /** Inner attributes are among `attrs`, with style `inner`. */
  readonly items?: readonly Item[];
}

/** `use tree;`. */
export interface UseItem extends ItemBase {
  readonly kind: 'Use';
  readonly tree: UseTree;
}

/** `a::b as c`, `a::*`, `a::{b, c}`. `prefix` may have no segments (`use {a, b};`, `use ::*;`). */
export type UseTree =
  | { readonly kind: 'Simple'; readonly prefix: Path; readonly rename?: Ident; readonly span: Span }
  | { readonly kind: 'Glob'; readonly prefix: Path; readonly span: Span }
  | { readonly kind: 'Nested'; readonly prefix: Path; readonly trees: readonly UseTree[]; readonly span: Span };

/** `const N: T = e;`; `ident` is `_` for unnamed constants. */
export interface ConstItem extends ItemBase {
  readonly kind: 'Const';
  readonly isDefault: boolean;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly ty: Ty;
  readonly value?: Expr;
}

/** `static mut S: T = e;`. */
export interface StaticItem extends ItemBase {
  readonly kind: 'Static';
  readonly mutable: boolean;
  readonly safety: 'default' | 'unsafe' | 'safe';
  readonly ident: Ident;
  readonly ty: Ty;
  readonly value?: Expr;
}

/** `type A<T>: Bounds = Ty where ..;`, also associated types. */
export interface TypeAliasItem extends ItemBase {
  readonly kind: 'TypeAlias';
  readonly isDefault: boolean;
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly ty?: Ty;
}

/** `extern crate a as b;`. */
export interface ExternCrateItem extends ItemBase {
  readonly kind: 'ExternCrate';
  readonly ident: Ident;
  readonly rename?: Ident;
}

/** `unsafe extern "C" { .. }`. */
export interface ExternBlockItem extends ItemBase {
  readonly kind: 'ExternBlock';
  readonly isUnsafe: boolean;
  readonly abi: ExternAbi;
  readonly items: readonly ForeignItem[];
}

/** `macro_rules! name { .. }`. */
export interface MacroRulesItem extends ItemBase {
  readonly kind: 'MacroRules';
  readonly ident: Ident;
  readonly delim: Delim;
  readonly tokens: readonly Token[];
}

/** `macro name($x:expr) { .. }` (`params` given) or `macro name { (..) => { .. } }`. */
export interface MacroDefItem extends ItemBase {
  readonly kind: 'MacroDef';
  readonly ident: Ident;
  readonly params?: readonly Token[];
  readonly tokens: readonly Token[];
}

/** `mac! { .. }` at item level. */
export interface MacroItem extends ItemBase {
  readonly kind: 'Macro';
  readonly mac: MacroCall;
}
