//! Assignment, and destructuring assignment: `(a, b.c, _) = e` is `{ let (l0, l1, _) = e; a = l0; b.c = l1; }`.
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../../source/span.ts';
import type { BodyCx } from './body-cx.ts';
import type { Expr, LocalId, Pat, Stmt } from './hir.ts';
import { lowerExpr } from './lower-expr.ts';
import { lowerStructPath, lowerValuePath } from './lower-path.ts';
import { bindingPat, blockOf, letStmt, localPath } from './make.ts';

/** `lhs = rhs`. */
export function lowerAssign(b: BodyCx, e: ast.AssignExpr): Expr {
  const { span, opSpan } = e;
  if (!isPattern(b, e.lhs)) {
    const id = b.id();
    const left = lowerExpr(b, e.lhs);
    return { kind: 'assign', id, span, left, right: lowerExpr(b, e.rhs), opSpan };
  }
  const assigns: { readonly target: ast.Expr; readonly local: LocalId }[] = [];
  const init = lowerExpr(b, e.rhs);
  const pat = toPat(b, e.lhs, assigns);
  const stmts: Stmt[] = [letStmt(b, pat, init, span)];
  for (const { target, local } of assigns) {
    const left = lowerExpr(b, target);
    const right = localPath(b, local, target.span);
    const expr: Expr = { kind: 'assign', id: b.id(), span: target.span, left, right, opSpan };
    stmts.push({ kind: 'semi', id: b.id(), span: target.span, expr });
  }
  return { kind: 'block', id: b.id(), span, block: blockOf(b, stmts, undefined, span) };
}

function isPattern(b: BodyCx, e: ast.Expr): boolean {
  switch (e.kind) {
    case 'Underscore':
    case 'Tuple':
    case 'Array':
    case 'Struct':
      return true;
    case 'Paren':
      return isPattern(b, e.expr);
    case 'Call':
      return e.callee.kind === 'Path';
    default:
      return false;
  }
}

function toPat(b: BodyCx, e: ast.Expr, assigns: { target: ast.Expr; local: LocalId }[]): Pat {
  const { span } = e;
  const id = b.id();
  switch (e.kind) {
    case 'Underscore':
      return { kind: 'wild', id, span };
    case 'Paren':
      return toPat(b, e.expr, assigns);
    case 'Tuple':
      return { kind: 'tuple', id, span, items: elements(b, e.elems, assigns) };
    case 'Array':
      return { kind: 'slice', id, span, items: elements(b, e.elems, assigns) };
    case 'Call':
      if (e.callee.kind === 'Path') {
        const path = lowerValuePath(b, e.callee.path, e.callee.qself, 'tuplePat');
        return { kind: 'tupleStruct', id, span, path, items: elements(b, e.args, assigns) };
      }
      break;
    case 'Struct': {
      if (e.base !== undefined) {
        b.error('E0797', e.base.span, 'functional record updates are not allowed in destructuring assignments');
      }
      const path = lowerStructPath(b, e.path, e.qself);
      const fields = e.fields.map((f) => ({
        name: f.ident.name,
        span: f.ident.span,
        pat: toPat(b, f.expr, assigns),
        shorthand: f.shorthand,
      }));
      return { kind: 'struct', id, span, path, fields, rest: e.rest };
    }
    default:
      break;
  }
  return place(b, e, span, assigns);
}

function place(b: BodyCx, e: ast.Expr, span: Span, assigns: { target: ast.Expr; local: LocalId }[]): Pat {
  const local = b.local('lhs', span, false);
  assigns.push({ target: e, local });
  return bindingPat(b, local, 'lhs', span, false);
}

function elements(b: BodyCx, list: readonly ast.Expr[], assigns: { target: ast.Expr; local: LocalId }[]): Pat[] {
  return list.map((e) => {
    const isRest = e.kind === 'Range' && e.start === undefined && e.end === undefined && !e.closed;
    return isRest ? { kind: 'rest', id: b.id(), span: e.span } : toPat(b, e, assigns);
  });
}
