//! Place expressions: variables, captures (the longest captured prefix decides the closure field), derefs, fields, indexing with its
//! bounds check, statics. A value used as a place goes to a temporary.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { LocalId } from '../../hir/hir.ts';
import { BOOL, ERROR_TY, mkPtr, mkRef, USIZE } from '../../types/interner.ts';
import type { Capture, Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { LocalIdx, Operand, Place, Proj } from '../mir.ts';
import { copyOf, DEREF, derefOf, downcastOf, fieldOf, fieldTysOf, localPlace, project, projTy } from '../place.ts';
import type { Builder } from './builder.ts';

/** The closure or coroutine itself. Coroutine bodies see it by value until drops are elaborated (as in rustc). */
const SELF_LOCAL = 1 as LocalIdx;

/** Does evaluating the expression have no effect and no failure, and name a place? */
export function isPlaceExpr(expr: Expr): boolean {
  switch (expr.kind) {
    case 'local':
    case 'upvar':
    case 'deref':
    case 'field':
    case 'index':
    case 'static':
      return true;
    default:
      return false;
  }
}

/** Lowers to a place; a captured variable that is not captured (matched by `_` only) becomes an uninitialised temporary. */
export function asPlace(b: Builder, expr: Expr): Place {
  return asPlaceIfCaptured(b, expr) ?? localPlace(b.scratch(expr.ty, expr.span));
}

/** Lowers to a place; undefined for an uncaptured variable of the enclosing function. */
export function asPlaceIfCaptured(b: Builder, expr: Expr): Place | undefined {
  switch (expr.kind) {
    case 'local':
      return variablePlace(b, expr.local);
    case 'upvar':
      return capturedPlace(b, expr.local, []);
    case 'deref':
    case 'field': {
      const chain: Proj[] = [];
      let root: Expr = expr;
      while (root.kind === 'deref' || root.kind === 'field') {
        chain.push(root.kind === 'deref' ? DEREF : { kind: 'field', index: root.index, ty: root.ty });
        root = root.expr;
      }
      chain.reverse();
      if (root.kind === 'upvar') return capturedPlace(b, root.local, chain);
      const base = asPlaceIfCaptured(b, root);
      return base === undefined ? undefined : { local: base.local, proj: [...base.proj, ...chain] };
    }
    case 'index':
      return indexPlace(b, expr);
    case 'static': {
      const def = b.cx.db.program.def(expr.def);
      const mutable = def.kind === 'static' && def.mutable;
      const ty = mutable ? mkPtr(expr.ty, 'mut') : mkRef(expr.ty, 'not');
      const at = b.scratch(ty, expr.span);
      const operand: Operand = { kind: 'const', value: { kind: 'staticRef', def: expr.def }, ty, span: expr.span };
      b.use(localPlace(at), operand, expr.span);
      return derefOf(localPlace(at));
    }
    default:
      return localPlace(asTemp(b, expr));
  }
}

/** Evaluates into a temporary that lives as its expression demands (end of statement, or extended). */
export function asTemp(b: Builder, expr: Expr): LocalIdx {
  const extended = b.extended.get(expr);
  const scope = extended === undefined || extended === 'static' ? b.tempScope : extended;
  return b.temp(expr.ty, expr.span, scope, (place) => {
    b.ops.into(b, place, expr);
  });
}

function variablePlace(b: Builder, id: LocalId): Place {
  const state = b.variable(id);
  return state.guardRef === undefined ? localPlace(state.local) : derefOf(localPlace(state.guardRef));
}

type Step = { readonly kind: string; readonly index?: number };

/** The capture of this closure with the longest prefix of the place. */
function findCapture(
  b: Builder,
  root: LocalId,
  steps: readonly Step[],
): { readonly capture: Capture; readonly index: number } | undefined {
  let best: { readonly capture: Capture; readonly index: number } | undefined;
  need(b.thir.closure, 'captured variable outside of a closure').captures.forEach((capture, index) => {
    if (capture.local !== root || capture.projections.length > steps.length) return;
    if (best !== undefined && capture.projections.length <= best.capture.projections.length) return;
    const fits = capture.projections.every((proj, n) => {
      const mine = steps[n];
      return mine?.kind === proj.kind && (proj.kind === 'deref' || mine.index === proj.index);
    });
    if (fits) best = { capture, index };
  });
  return best;
}

/** The captured place through the closure's field: `_1.i`, `(*_1).i`, and a deref more when captured by reference. */
function captureField(b: Builder, index: number): Place {
  const info = need(b.thir.closure, 'closure');
  const capture = need(info.captures[index], 'capture');
  const byValue = b.isCoroutine || info.kind === 'FnOnce';
  const self = localPlace(SELF_LOCAL);
  const place = fieldOf(byValue ? self : derefOf(self), index, capture.ty);
  return capture.mode === 'byValue' ? place : derefOf(place);
}

function capturedPlace(b: Builder, root: LocalId, chain: readonly Proj[]): Place | undefined {
  const found = findCapture(b, root, chain);
  if (found === undefined) return reborrowedPlace(b, root, chain);
  const place = captureField(b, found.index);
  return { local: place.local, proj: [...place.proj, ...chain.slice(found.capture.projections.length)] };
}

/**
 * A reference that is only looked through (`match r { Some(x) => .. }` derefs it in its pattern): what is captured is `*r`,
 * by reference, and that reference stands for `r` itself.
 */
function reborrowedPlace(b: Builder, root: LocalId, chain: readonly Proj[]): Place | undefined {
  const captures = need(b.thir.closure, 'closure').captures;
  const found = findCapture(b, root, [...chain, DEREF]);
  const capture = found === undefined ? undefined : captures[found.index];
  if (found === undefined || capture === undefined || capture.mode === 'byValue') return undefined;
  if (capture.projections.length !== chain.length + 1) return undefined;
  const place = captureField(b, found.index);
  return { local: place.local, proj: place.proj.slice(0, -1) };
}

function indexPlace(b: Builder, expr: Extract<Expr, { kind: 'index' }>): Place {
  const base = asPlace(b, expr.expr);
  const index = asIndexLocal(b, expr.index);
  checkBounds(b, base, index, expr.span);
  return project(base, { kind: 'index', local: index });
}

function asIndexLocal(b: Builder, expr: Expr): LocalIdx {
  const local = b.scratch(USIZE, expr.span);
  b.use(localPlace(local), b.ops.operand(b, expr, true), expr.span);
  return local;
}

function checkBounds(b: Builder, base: Place, index: LocalIdx, span: Span): void {
  const len = b.scratch(USIZE, span);
  b.assign(localPlace(len), { kind: 'len', place: base }, span);
  const ok = b.scratch(BOOL, span);
  const indexOperand = copyOf(localPlace(index));
  const lenOperand = copyOf(localPlace(len));
  b.assign(localPlace(ok), { kind: 'binary', op: '<', left: indexOperand, right: lenOperand }, span);
  const target = b.newBlock();
  b.terminate({
    kind: 'assert',
    cond: copyOf(localPlace(ok)),
    expected: true,
    message: { kind: 'bounds', len: lenOperand, index: indexOperand },
    target,
    unwind: b.unwind(),
    span,
  });
  b.cur = target;
}

/** The place that a capture of an inner closure names, seen from the body that creates the closure. */
export function captureSource(b: Builder, capture: Capture): Place {
  const { db } = b.cx;
  let place: Place;
  let ty: Ty;
  let rest = capture.projections;
  const own = b.vars.get(capture.local);
  if (own !== undefined) {
    place = own.guardRef === undefined ? localPlace(own.local) : derefOf(localPlace(own.guardRef));
    ty = need(b.locals[own.local], 'local').ty;
  } else {
    const found = need(
      findCapture(b, capture.local, capture.projections),
      'a capture of an inner closure is captured by the outer one',
    );
    place = captureField(b, found.index);
    ty = found.capture.placeTy;
    rest = rest.slice(found.capture.projections.length);
  }
  rest.forEach((step, i) => {
    if (step.kind === 'deref') {
      ty = projTy(db, ty, DEREF);
      place = derefOf(place);
      return;
    }
    const variant = step.variant ?? 0;
    const isEnum = ty.kind === 'adt' && db.program.def(ty.def).kind === 'enum';
    if (isEnum) place = downcastOf(place, variant);
    const last = i === rest.length - 1;
    ty = last ? capture.placeTy : (fieldTysOf(db, ty, variant)[step.index] ?? ERROR_TY);
    place = fieldOf(place, step.index, ty);
  });
  return place;
}
