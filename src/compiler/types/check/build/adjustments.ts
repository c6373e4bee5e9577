//! Adjustments of an expression as explicit THIR nodes around it.
import { unreachable } from '../../../../base/assert.ts';
import { mkRef, typeArg } from '../../interner.ts';
import type { Expr } from '../../thir.ts';
import type { Ty } from '../../ty.ts';
import type { Adjustment } from '../tables.ts';
import type { Builder } from './builder.ts';

/** Wraps `expr` in its adjustments, in order. */
export function adjusted(b: Builder, expr: Expr, adjustments: readonly Adjustment[]): Expr {
  let out = expr;
  for (const adjustment of adjustments) out = one(b, out, adjustment);
  return out;
}

/** A method of a lang trait at a self type. */
function langMethod(b: Builder, lang: string, method: string, self: Ty, span: Expr['span']): Expr | undefined {
  const trait = b.fcx.db.lang(lang);
  const item = trait === undefined ? undefined : b.fcx.db.assocItems(trait).find((it) => it.name === method);
  return item === undefined ? undefined : b.fnExpr({ def: item.def, args: [typeArg(self)] }, span);
}

function one(b: Builder, expr: Expr, adjustment: Adjustment): Expr {
  const { span } = expr;
  const ty = b.ty(adjustment.target, span);
  switch (adjustment.kind) {
    case 'neverToAny':
      return { kind: 'neverToAny', expr, ty, span };
    case 'deref': {
      if (adjustment.overloaded === undefined) return { kind: 'deref', expr, ty, span };
      const { mut } = adjustment.overloaded;
      const func = langMethod(
        b,
        mut === 'mut' ? 'deref_mut' : 'deref',
        mut === 'mut' ? 'deref_mut' : 'deref',
        expr.ty,
        span,
      );
      if (func === undefined) return { kind: 'deref', expr, ty, span };
      const arg: Expr = { kind: 'borrow', mut, expr, explicit: false, twoPhase: false, ty: mkRef(expr.ty, mut), span };
      const call: Expr = { kind: 'call', func, args: [arg], source: 'deref', fnSpan: span, ty: mkRef(ty, mut), span };
      return { kind: 'deref', expr: call, ty, span };
    }
    case 'borrow':
      return { kind: 'borrow', mut: adjustment.mut, expr, explicit: false, twoPhase: adjustment.twoPhase, ty, span };
    case 'rawBorrow':
      return { kind: 'rawBorrow', mut: adjustment.mut, expr, ty, span };
    case 'pointer':
      return { kind: 'coerce', expr, coercion: { kind: adjustment.cast }, ty, span };
    default:
      return unreachable(adjustment);
  }
}
