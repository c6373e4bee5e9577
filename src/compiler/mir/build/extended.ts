//! Which temporaries of an initialiser live as long as the variable: rustc's `record_rvalue_scope_if_borrow_expr` (RS-9), over THIR.
//! THIR shows adjustments (autoref, overloaded deref) that HIR hides, so the walk to the operand of a borrow steps through them.
import type { Expr, Pat } from '../../types/thir.ts';
import type { Builder, Scope } from './builder.ts';

/** Records the extended temporaries of `let pat = init`. */
export function extendLet(b: Builder, pat: Pat, init: Expr, scope: Scope | 'static'): void {
  if (bindsByRef(pat)) extendOperand(b, init, scope);
  extendExpr(b, init, scope);
}

/** An extending expression: its borrowed operands are extended, and so are those of its extending parts. */
export function extendExpr(b: Builder, expr: Expr, scope: Scope | 'static'): void {
  switch (expr.kind) {
    case 'borrow':
      // Reborrows made by adjustments (`&*e`) are transparent.
      if (!expr.explicit && expr.expr.kind === 'deref') return extendExpr(b, expr.expr.expr, scope);
      if (!expr.explicit) return;
      extendExpr(b, expr.expr, scope);
      extendOperand(b, expr.expr, scope);
      return;
    case 'rawBorrow':
      extendExpr(b, expr.expr, scope);
      extendOperand(b, expr.expr, scope);
      return;
    case 'adt':
      for (const field of expr.fields) extendExpr(b, field.expr, scope);
      return;
    case 'tuple':
    case 'array':
      for (const item of expr.items) extendExpr(b, item, scope);
      return;
    case 'cast':
    case 'coerce':
    case 'neverToAny':
      extendExpr(b, expr.expr, scope);
      return;
    case 'call':
      // Arguments of tuple struct and tuple variant constructors (since 1.89).
      if (expr.func.kind !== 'fn') return;
      if (isCtor(b, expr.func.def)) for (const arg of expr.args) extendExpr(b, arg, scope);
      return;
    case 'block':
      if (expr.block.expr !== undefined) extendExpr(b, expr.block.expr, scope);
      return;
    case 'if':
      if (expr.els === undefined) return;
      extendExpr(b, expr.then, scope);
      extendExpr(b, expr.els, scope);
      return;
    case 'match':
      for (const arm of expr.arms) extendExpr(b, arm.body, scope);
      return;
    case 'formatArgs':
      b.extended.set(expr, scope);
      for (const arg of expr.args) extendOperand(b, arg, scope);
      return;
    default:
  }
}

/** The operand of an extended borrow: the value at its root is what lives longer. */
function extendOperand(b: Builder, operand: Expr, scope: Scope | 'static'): void {
  let at = operand;
  for (;;) {
    b.extended.set(at, scope);
    switch (at.kind) {
      case 'borrow':
      case 'deref':
      case 'field':
      case 'index':
      case 'coerce':
      case 'dropTemps':
        at = at.expr;
        continue;
      case 'call': {
        if (at.source !== 'deref' && at.source !== 'index') return;
        const receiver = at.args[0];
        if (receiver === undefined) return;
        at = receiver;
        continue;
      }
      default:
        return;
    }
  }
}

export function isCtor(b: Builder, def: Extract<Expr, { kind: 'fn' }>['def']): boolean {
  const kind = b.cx.db.program.def(def).kind;
  return kind === 'variant' || kind === 'struct';
}

/** `let ref x`, `let Foo { ref x, .. }`: the pattern itself borrows the initialiser. */
function bindsByRef(pat: Pat): boolean {
  switch (pat.kind) {
    case 'binding':
      return pat.mode !== 'move' || (pat.sub !== undefined && bindsByRef(pat.sub));
    case 'variant':
    case 'tuple':
      return (pat.kind === 'variant' ? pat.fields : pat.items).some((field) => bindsByRef(field.pat));
    case 'slice':
      return [...pat.prefix, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.suffix].some(bindsByRef);
    case 'or':
      return pat.alts.some(bindsByRef);
    default:
      // `&p` looks through a reference: nothing of the initialiser itself is borrowed.
      return false;
  }
}
