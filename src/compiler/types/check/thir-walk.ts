//! Visiting all expressions and patterns of a THIR body (not those of closures in it).
import { unreachable } from '../../../base/assert.ts';
import type { Block, Expr, Pat } from '../thir.ts';

interface ThirVisitor {
  expr?(expr: Expr): void;
  block?(block: Block): void;
  pat?(pat: Pat): void;
}

/** Visits an expression, then what is in it, in source order. */
export function walkExpr(expr: Expr, v: ThirVisitor): void {
  v.expr?.(expr);
  for (const child of childrenOf(expr)) {
    if ('stmts' in child) walkBlock(child, v);
    else walkExpr(child, v);
  }
  if (expr.kind === 'let') walkPat(expr.pat, v);
  if (expr.kind === 'match') for (const arm of expr.arms) walkPat(arm.pat, v);
}

/** Visits a block. */
function walkBlock(block: Block, v: ThirVisitor): void {
  v.block?.(block);
  for (const stmt of block.stmts) {
    if (stmt.kind === 'expr') walkExpr(stmt.expr, v);
    else {
      if (stmt.init !== undefined) walkExpr(stmt.init, v);
      walkPat(stmt.pat, v);
      if (stmt.els !== undefined) walkBlock(stmt.els, v);
    }
  }
  if (block.expr !== undefined) walkExpr(block.expr, v);
}

/** Visits a pattern and its parts. */
export function walkPat(pat: Pat, v: ThirVisitor): void {
  v.pat?.(pat);
  switch (pat.kind) {
    case 'binding':
      if (pat.sub !== undefined) walkPat(pat.sub, v);
      break;
    case 'variant':
      for (const field of pat.fields) walkPat(field.pat, v);
      break;
    case 'tuple':
      for (const item of pat.items) walkPat(item.pat, v);
      break;
    case 'deref':
      walkPat(pat.pat, v);
      break;
    case 'slice':
      for (const item of [...pat.prefix, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.suffix])
        walkPat(item, v);
      break;
    case 'or':
      for (const alt of pat.alts) walkPat(alt, v);
      break;
    case 'wild':
    case 'const':
    case 'range':
    case 'never':
      break;
    default:
      unreachable(pat);
  }
}

/** Direct sub-expressions and blocks in evaluation order (patterns are visited where they are matched). */
export function childrenOf(expr: Expr): (Expr | Block)[] {
  switch (expr.kind) {
    case 'local':
    case 'upvar':
    case 'static':
    case 'lit':
    case 'const':
    case 'constParam':
    case 'constBlock':
    case 'fn':
    case 'closure':
    case 'continue':
      return [];
    case 'deref':
    case 'field':
    case 'unary':
    case 'cast':
    case 'borrow':
    case 'rawBorrow':
    case 'coerce':
    case 'try':
    case 'await':
    case 'dropTemps':
    case 'neverToAny':
      return [expr.expr];
    case 'index':
      return [expr.expr, expr.index];
    case 'call':
      return [expr.func, ...expr.args];
    case 'adt':
      return [...expr.fields.map((it) => it.expr), ...(expr.base === undefined ? [] : [expr.base])];
    case 'tuple':
    case 'array':
      return [...expr.items];
    case 'repeat':
    case 'yield':
      return [expr.value];
    case 'binary':
    case 'logical':
    case 'assign':
    case 'assignOp':
      return [expr.left, expr.right];
    case 'block':
      return [expr.block];
    case 'if':
      return expr.els === undefined ? [expr.cond, expr.then] : [expr.cond, expr.then, expr.els];
    case 'let':
      return [expr.init];
    case 'loop':
      return [expr.body];
    case 'match':
      return [
        expr.scrutinee,
        ...expr.arms.flatMap((arm) => (arm.guard === undefined ? [arm.body] : [arm.guard, arm.body])),
      ];
    case 'break':
    case 'return':
      return expr.value === undefined ? [] : [expr.value];
    case 'formatArgs':
      return [...expr.args];
    default:
      return unreachable(expr);
  }
}
