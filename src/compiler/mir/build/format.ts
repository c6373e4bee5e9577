//! `format_args!`: the literal pieces and placeholders are statics, the arguments an array of `fmt::rt::Argument` that lives like any
//! other temporary of the statement (longer under `let`, as rustc's `super let` makes it).
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { DefId, FormatCount, FormatPiece } from '../../hir/hir.ts';
import {
  CHAR,
  ERASED_ARG,
  mkAdt,
  mkArray,
  mkFnDef,
  mkRef,
  mkSlice,
  STR,
  U8,
  USIZE,
  mkInt,
  usizeConst,
} from '../../types/interner.ts';
import type { Expr } from '../../types/thir.ts';
import type { GenericArg, Ty } from '../../types/ty.ts';
import type { Operand, Place } from '../mir.ts';
import { copyOf, localPlace, moveOf } from '../place.ts';
import type { Builder } from './builder.ts';
import { callFn } from './into.ts';
import { asPlace } from './place.ts';

type FormatArgs = Extract<Expr, { kind: 'formatArgs' }>;
type ArgPiece = Extract<FormatPiece, { kind: 'arg' }>;

/** Builds `fmt::Arguments` into `dest`. */
export function formatInto(b: Builder, dest: Place, expr: FormatArgs): void {
  const { span } = expr;
  const { texts, holes } = split(expr);
  const scope = b.extended.get(expr);
  const holder = scope === undefined || scope === 'static' ? b.tempScope : scope;

  // All arguments are borrowed first, in order; then each is paired with the function that shows it.
  const borrowed = expr.args.map((arg): Place => {
    const at = localPlace(b.scratch(mkRef(arg.ty, 'not'), arg.span));
    b.assign(at, { kind: 'ref', mut: 'not', place: asPlace(b, arg), twoPhase: false, fake: false }, arg.span);
    return at;
  });
  const shown = expr.uses.map((use): Operand => {
    const at = localPlace(b.scratch(expr.argumentTy, span));
    callFn(
      b,
      at,
      use.ctor,
      [copyOf(need(borrowed[use.arg], 'argument'))],
      expr.argumentTy,
      need(expr.args[use.arg], 'argument').span,
      'format',
    );
    return moveOf(at);
  });
  const arrayTy = mkArray(expr.argumentTy, usizeConst(BigInt(shown.length)));
  const array = b.temp(arrayTy, span, holder, (place) => {
    b.assign(place, { kind: 'aggregate', aggregate: { kind: 'array', elem: expr.argumentTy }, fields: shown }, span);
  });
  const arrayRef = localPlace(b.scratch(mkRef(arrayTy, 'not'), span));
  b.assign(arrayRef, { kind: 'ref', mut: 'not', place: localPlace(array), twoPhase: false, fake: false }, span);

  const pieces = constantSlice(
    b,
    mkRef(STR, 'not'),
    texts.map((text) => textLit(text, span)),
    span,
  );
  const placeholder = need(b.cx.db.lang('format_placeholder'), 'lang item format_placeholder');
  const placeholders = constantSlice(
    b,
    mkAdt(placeholder, []),
    holes.map((hole) => holeExpr(b, hole, expr, mkAdt(placeholder, []), span)),
    span,
  );
  const args = unsized(b, moveOf(arrayRef), expr.argumentTy, span);
  const make = need(b.cx.db.lang('format_arguments_new'), 'lang item format_arguments_new');
  callFn(
    b,
    dest,
    { def: make, args: lifetimes(b, make) },
    [pieces, args, placeholders],
    expr.argumentsTy,
    span,
    'format',
  );
}

function lifetimes(b: Builder, def: DefId): readonly GenericArg[] {
  return b.cx.db.genericsOf(def).params.map(() => ERASED_ARG);
}

/** Text before each placeholder (and after the last one), and the placeholders. */
function split(expr: FormatArgs): { readonly texts: readonly string[]; readonly holes: readonly ArgPiece[] } {
  const texts: string[] = [];
  const holes: ArgPiece[] = [];
  let text = '';
  for (const piece of expr.template.pieces) {
    if (piece.kind === 'text') text += piece.text;
    else {
      texts.push(text);
      text = '';
      holes.push(piece);
    }
  }
  if (text !== '') texts.push(text);
  return { texts, holes };
}

const textLit = (text: string, span: Span): Expr => ({
  kind: 'lit',
  value: { kind: 'str', value: text },
  neg: false,
  ty: mkRef(STR, 'not'),
  span,
});
const intLit = (value: number, ty: Ty, span: Span): Expr => ({
  kind: 'lit',
  value: { kind: 'int', value: BigInt(value) },
  neg: false,
  ty,
  span,
});

/** `&'static [elem]` of constant elements. */
function constantSlice(b: Builder, elem: Ty, items: readonly Expr[], span: Span): Operand {
  const ty = mkArray(elem, usizeConst(BigInt(items.length)));
  const body = b.ops.promotedBody(b, { kind: 'array', items, ty, span });
  return unsized(b, { kind: 'const', value: { kind: 'promoted', body }, ty: mkRef(ty, 'not'), span }, elem, span);
}

function unsized(b: Builder, operand: Operand, elem: Ty, span: Span): Operand {
  const ty = mkRef(mkSlice(elem), 'not');
  const at = localPlace(b.scratch(ty, span));
  b.assign(at, { kind: 'cast', cast: 'unsize', operand, ty }, span);
  return moveOf(at);
}

const ALIGN: Readonly<Record<ArgPiece['align'], number>> = { left: 0, right: 1, center: 2, none: 3 };

/** A call of the placeholder constructor with constants. */
function holeExpr(b: Builder, hole: ArgPiece, expr: FormatArgs, ty: Ty, span: Span): Expr {
  const make = need(b.cx.db.lang('format_placeholder_new'), 'lang item format_placeholder_new');
  const useOf = (arg: number, trait: string): number =>
    Math.max(
      expr.uses.findIndex((use) => use.arg === arg && use.trait === trait),
      0,
    );
  const flags =
    (hole.sign === 'plus' ? 1 : hole.sign === 'minus' ? 2 : 0) |
    (hole.alternate ? 4 : 0) |
    (hole.zeroPad ? 8 : 0) |
    (hole.debugHex === 'lower' ? 16 : hole.debugHex === 'upper' ? 32 : 0);
  const count = (it: FormatCount): readonly [number, number] =>
    it.kind === 'none' ? [0, 0] : it.kind === 'literal' ? [1, it.value] : [2, useOf(it.arg, 'usize')];
  const [precisionKind, precision] = count(hole.precision);
  const [widthKind, width] = count(hole.width);
  const fill: Expr = { kind: 'lit', value: { kind: 'char', value: hole.fill }, neg: false, ty: CHAR, span };
  const args = [
    intLit(useOf(hole.arg, hole.trait), USIZE, span),
    fill,
    intLit(ALIGN[hole.align], U8, span),
    intLit(flags, mkInt('u32'), span),
    intLit(precisionKind, U8, span),
    intLit(precision, USIZE, span),
    intLit(widthKind, U8, span),
    intLit(width, USIZE, span),
  ];
  const func: Expr = { kind: 'fn', def: make, args: [], ty: mkFnDef(make, []), span };
  return { kind: 'call', func, args, source: 'desugar', fnSpan: span, ty, span };
}
