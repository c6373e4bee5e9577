//! Anonymous constants: array lengths and const arguments.
import type * as ast from '../syntax/ast.ts';
import { makeBody } from './body-cx.ts';
import type { Body } from './hir.ts';
import type { LowerCx } from './lower-cx.ts';
import { lowerExpr } from './lower-expr.ts';

/** A body of its own; locals around it are out of reach (E0435). Its diagnostics are those of the place. */
export function lowerAnonConst(cx: LowerCx, expr: ast.Expr): Body {
  const inner = cx.with({ kind: 'const', parent: cx.rib });
  const body = makeBody(inner, cx.owner, { kind: 'const', span: expr.span }, (b) => ({
    params: [],
    value: lowerExpr(b, expr),
  }));
  for (const d of body.diagnostics) cx.report(d);
  return { ...body, diagnostics: [] };
}
