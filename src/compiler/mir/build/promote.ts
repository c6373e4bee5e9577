//! Rvalue static promotion: which borrowed values are constants that live for ever (`&42`, `&[1, 2]`, `&None`, `&CONST`).
//! As rustc's promote_consts: by value, no drop, no interior mutability, nothing that could fail.
import type { Expr, LitValue } from '../../types/thir.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { Builder } from './builder.ts';

/** May `&expr` be a reference to a static? */
export function isPromotable(b: Builder, expr: Expr): boolean {
  const { db, facts } = b.cx;
  const all = (exprs: readonly Expr[]): boolean => exprs.every((it) => isPromotable(b, it));
  switch (expr.kind) {
    case 'lit':
    case 'fn':
    case 'constParam':
      return true;
    case 'const':
      return !facts.needsDrop(expr.ty) && facts.isFreeze(expr.ty);
    case 'tuple':
    case 'array':
      return all(expr.items);
    case 'repeat':
      return isPromotable(b, expr.value);
    case 'adt':
      if (expr.base !== undefined || expr.def === db.lang('unsafe_cell') || hasDropImpl(db, expr.ty)) return false;
      if (db.program.def(expr.def).kind === 'union') return false;
      return all(expr.fields.map((field) => field.expr));
    case 'call': {
      if (expr.func.kind !== 'fn') return false;
      const called = db.program.def(expr.func.def);
      // Functions that the library promises to promote: `&RawWakerVTable::new(..)`, `&(1..=2)`, `&size_of::<T>()`.
      if (called.attrs.some((it) => it.path === 'rustc_promotable'))
        return !facts.needsDrop(expr.ty) && facts.isFreeze(expr.ty) && all(expr.args);
      if (expr.ty.kind !== 'adt' || (called.kind !== 'variant' && called.kind !== 'struct')) return false;
      return expr.ty.def !== db.lang('unsafe_cell') && !hasDropImpl(db, expr.ty) && all(expr.args);
    }
    case 'borrow':
      return expr.mut === 'not' && isPromotable(b, expr.expr);
    case 'coerce':
    case 'cast':
      return expr.ty.kind !== 'dyn' && isPromotable(b, expr.expr);
    case 'deref':
      // `&*"text"`, `&*&[..]`: a reborrow of a promoted reference.
      return expr.expr.kind === 'lit' || (expr.expr.kind === 'borrow' && isPromotable(b, expr.expr));
    case 'unary':
      return expr.ty.kind !== 'int' && isPromotable(b, expr.expr);
    case 'binary':
      // Division of integers may fail; overflow of literals is rare and would only fail earlier.
      if ((expr.op === '/' || expr.op === '%') && expr.ty.kind !== 'float' && !isSafeDivisor(expr.right)) return false;
      return all([expr.left, expr.right]);
    case 'field':
      return (expr.expr.kind === 'tuple' || expr.expr.kind === 'adt') && isPromotable(b, expr.expr);
    case 'index':
      return isInBounds(expr.expr, expr.index) && isPromotable(b, expr.expr);
    case 'dropTemps':
      return isPromotable(b, expr.expr);
    default:
      return false;
  }
}

function literal(expr: Expr): LitValue | undefined {
  return expr.kind === 'lit' ? expr.value : undefined;
}

/** A literal that is neither zero nor minus one. */
function isSafeDivisor(expr: Expr): boolean {
  const value = literal(expr);
  return expr.kind === 'lit' && !expr.neg && value?.kind === 'int' && value.value !== 0n;
}

/** `[a, b][1]`: an element that is there. */
function isInBounds(array: Expr, index: Expr): boolean {
  const at = literal(index);
  return array.kind === 'array' && at?.kind === 'int' && at.value < BigInt(array.items.length);
}
