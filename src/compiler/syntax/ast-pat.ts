//! Patterns as written.
import type { Span } from '../../source/span.ts';
import type { Attribute, Ident, MacroCall, Path, QSelf } from './ast.ts';
import type { ConstBlockExpr, Expr } from './ast-expr.ts';

/** A pattern. */
export type Pat =
  | WildPat
  | IdentPat
  | PathPat
  | TupleStructPat
  | StructPat
  | TuplePat
  | SlicePat
  | OrPat
  | RefPat
  | LitPat
  | RangePat
  | RestPat
  | ConstBlockPat
  | ParenPat
  | NeverPat
  | MacroPat
  | ErrPat;

/** `_`. */
export interface WildPat {
  readonly kind: 'Wild';
  readonly span: Span;
}

/**
 * `x`, `ref mut x @ pat`. A plain name may turn out to be a constant, unit struct or unit variant: resolution decides.
 */
export interface IdentPat {
  readonly kind: 'Ident';
  readonly byRef: boolean;
  readonly mutable: boolean;
  readonly ident: Ident;
  readonly sub?: Pat;
  readonly span: Span;
}

/** `A::B`, `<T>::C` (more than one segment, generic arguments, or qualified). */
export interface PathPat {
  readonly kind: 'Path';
  readonly qself?: QSelf;
  readonly path: Path;
  readonly span: Span;
}

/** `Some(x, ..)`. */
export interface TupleStructPat {
  readonly kind: 'TupleStruct';
  readonly qself?: QSelf;
  readonly path: Path;
  readonly elems: readonly Pat[];
  readonly span: Span;
}

/** `P { x, y: pat, .. }`. */
export interface StructPat {
  readonly kind: 'Struct';
  readonly qself?: QSelf;
  readonly path: Path;
  readonly fields: readonly FieldPat[];
  /** Ends with `..`. */
  readonly rest: boolean;
  readonly span: Span;
}

/** One field of a struct pattern; `x` alone is `shorthand` with an `Ident` pattern. `ident` may be `0`, `1`. */
export interface FieldPat {
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly pat: Pat;
  readonly shorthand: boolean;
  readonly span: Span;
}

/** `(a, .., b)`. */
export interface TuplePat {
  readonly kind: 'Tuple';
  readonly elems: readonly Pat[];
  readonly span: Span;
}

/** `[a, rest @ .., b]`. */
export interface SlicePat {
  readonly kind: 'Slice';
  readonly elems: readonly Pat[];
  readonly span: Span;
}

/** `A | B`. */
export interface OrPat {
  readonly kind: 'Or';
  readonly alts: readonly Pat[];
  readonly span: Span;
}

/** `&mut p`. */
export interface RefPat {
  readonly kind: 'Ref';
  readonly mutable: boolean;
  readonly pat: Pat;
  readonly span: Span;
}

/** A literal: `expr` is a `Lit`, or `Unary` minus of a `Lit`. */
export interface LitPat {
  readonly kind: 'Lit';
  readonly expr: Expr;
  readonly span: Span;
}

/** `a..=b`, `a..`, `..=b`, `..b`; ends are literals, paths or const blocks. `...` counts as closed. */
export interface RangePat {
  readonly kind: 'Range';
  readonly start?: Expr;
  readonly end?: Expr;
  readonly closed: boolean;
  readonly span: Span;
}

/** `..` among tuple or slice elements. */
export interface RestPat {
  readonly kind: 'Rest';
  readonly span: Span;
}

/** `const { .. }`. */
export interface ConstBlockPat {
  readonly kind: 'ConstBlock';
  readonly expr: ConstBlockExpr;
  readonly span: Span;
}

/** `(p)`. */
export interface ParenPat {
  readonly kind: 'Paren';
  readonly pat: Pat;
  readonly span: Span;
}

/** `!`. */
export interface NeverPat {
  readonly kind: 'Never';
  readonly span: Span;
}

/** `mac!(..)` in pattern position. */
export interface MacroPat {
  readonly kind: 'Macro';
  readonly mac: MacroCall;
  readonly span: Span;
}

/** Where a pattern could not be parsed. */
export interface ErrPat {
  readonly kind: 'Err';
  readonly span: Span;
}
