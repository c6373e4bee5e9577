//! Recording adjustments, and the fix-up from `Deref`/`Index` to `DerefMut`/`IndexMut` once a place turns out to be
//! used mutably. As rustc's `apply_adjustments` and `convert_place_derefs_to_mutable`.
import type * as hir from '../../hir/hir.ts';
import { mkRef } from '../interner.ts';
import type { Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';
import { substSig } from '../fold.ts';
import type { Adjustment, MethodCallee } from './tables.ts';

/** Adds adjustments to an expression, composing with those already there. */
export function applyAdjustments(fcx: FnCtxt, expr: hir.Expr, adjustments: readonly Adjustment[]): void {
  if (adjustments.length === 0) return;
  const old = fcx.tables.adjustments.get(expr.id);
  if (old !== undefined && old.length > 0) {
    // Anything on top of a value that never comes to be is never done.
    if (old[0]?.kind === 'neverToAny') return;
    const reborrow =
      old.length === 2 && old[0]?.kind === 'deref' && old[0].overloaded === undefined && old[1]?.kind === 'borrow';
    if (reborrow && adjustments[0]?.kind === 'deref') fcx.tables.adjustments.set(expr.id, adjustments);
    else fcx.tables.adjustments.set(expr.id, [...old, ...adjustments]);
  } else {
    fcx.tables.adjustments.set(expr.id, adjustments);
  }
  const mutably = adjustments.some((it) => (it.kind === 'borrow' || it.kind === 'rawBorrow') && it.mut === 'mut');
  if (mutably) convertPlaceToMutable(fcx, expr);
}

/** The place expressions a place is made of, outermost first. */
function placeChain(expr: hir.Expr): hir.Expr[] {
  const chain: hir.Expr[] = [expr];
  let cur = expr;
  for (;;) {
    if (cur.kind === 'field' || cur.kind === 'index') cur = cur.expr;
    else if (cur.kind === 'unary' && cur.op === 'deref') cur = cur.expr;
    else return chain;
    chain.push(cur);
  }
}

/** `Deref::deref` → `DerefMut::deref_mut` and `Index::index` → `IndexMut::index_mut` along the place, where implemented. */
export function convertPlaceToMutable(fcx: FnCtxt, expr: hir.Expr): void {
  for (const it of placeChain(expr).reverse()) {
    // Innermost first: adjustments of the base, then the operation itself.
    const adjustments = fcx.tables.adjustments.get(it.id);
    if (adjustments !== undefined) {
      let source = fcx.exprTy(it);
      let changed = false;
      const next = adjustments.map((adjustment): Adjustment => {
        const from = source;
        source = adjustment.target;
        if (adjustment.kind === 'deref' && adjustment.overloaded !== undefined && adjustment.overloaded.mut === 'not') {
          if (fcx.implementsLang('deref_mut', fcx.infcx.resolve(from)) !== 'no') {
            changed = true;
            return { ...adjustment, overloaded: { mut: 'mut' } };
          }
        }
        return adjustment;
      });
      if (changed) fcx.tables.adjustments.set(it.id, next);
    }
    if (it.kind === 'index') toMutable(fcx, it, it.expr, 'index_mut', 'index_mut');
    else if (it.kind === 'unary' && it.op === 'deref') toMutable(fcx, it, it.expr, 'deref_mut', 'deref_mut');
  }
}

function toMutable(fcx: FnCtxt, op: hir.Expr, base: hir.Expr, lang: string, method: string): void {
  const callee = fcx.tables.callee.get(op.id);
  const trait = fcx.db.lang(lang);
  if (callee === undefined || trait === undefined) return;
  const self = callee.args[0];
  if (self?.kind !== 'type') return;
  const item = fcx.db.assocItems(trait).find((it) => it.kind === 'fn' && it.name === method);
  if (item === undefined || callee.def === item.def) return;
  const selfTy: Ty = fcx.infcx.resolve(self.ty);
  if (fcx.implementsTrait(trait, selfTy, callee.args.slice(1)) === 'no') return;
  const sig = fcx.infcx.normalizeSig(substSig(fcx.db.fnSig(item.def), callee.args), fcx.env, fcx.cause(op.span));
  const next: MethodCallee = { def: item.def, args: callee.args, sig };
  fcx.tables.callee.set(op.id, next);
  // The base is now taken by `&mut`.
  const adjustments = fcx.tables.adjustments.get(base.id);
  const last = adjustments?.findLastIndex((it) => it.kind === 'borrow') ?? -1;
  if (adjustments === undefined || last < 0) return;
  const changed = adjustments.map((it, i): Adjustment => {
    if (i !== last || it.kind !== 'borrow') {
      // An unsizing of the autoref (`&[T; N]` → `&[T]`) becomes one of `&mut`.
      if (i > last && it.kind === 'pointer' && it.target.kind === 'ref')
        return { ...it, target: mkRef(it.target.ty, 'mut') };
      return it;
    }
    const target = fcx.infcx.shallow(it.target);
    return { ...it, mut: 'mut', target: target.kind === 'ref' ? mkRef(target.ty, 'mut') : target };
  });
  fcx.tables.adjustments.set(base.id, changed);
}
