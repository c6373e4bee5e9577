//! Printing of expressions, blocks and statements. Parentheses are added wherever the tree needs them (macro fragments
//! have their own grouping), so that what is printed parses to the same tree, apart from `Paren` nodes.
import { unreachable } from '../../base/assert.ts';
import type { Arm, Block, ClosureExpr, Expr, Lifetime, Stmt, StructExpr } from './ast.ts';
import { consistent, filled, indented } from './boxes.ts';
import { isBlockLike } from './parse-classify.ts';
import { TyPrinter } from './print-ty.ts';

const JUMP = 0;
const ASSIGN = 2;
const RANGE = 3;
const LET = 5;
const CAST = 13;
const PREFIX = 14;
const POSTFIX = 15;
const PRIMARY = 16;

const BINARY: Readonly<Record<string, number>> = {
  '*': 12, '/': 12, '%': 12, '+': 11, '-': 11, '<<': 10, '>>': 10, '&': 9, '^': 8, '|': 7,
  '==': 6, '!=': 6, '<': 6, '<=': 6, '>': 6, '>=': 6, '&&': 5, '||': 4,
}; // prettier-ignore

/** How tightly an expression holds together. */
function precedence(expr: Expr): number {
  switch (expr.kind) {
    case 'Closure':
    case 'Return':
    case 'Break':
    case 'Become':
    case 'Yield':
    case 'Yeet':
      return JUMP;
    case 'Assign':
    case 'AssignOp':
      return ASSIGN;
    case 'Range':
      return RANGE;
    case 'Let':
      return LET;
    case 'Binary':
      return BINARY[expr.op] ?? 0;
    case 'Cast':
      return CAST;
    case 'Unary':
    case 'AddrOf':
      return PREFIX;
    case 'Call':
    case 'MethodCall':
    case 'Field':
    case 'Index':
    case 'Await':
    case 'Try':
      return POSTFIX;
    default:
      return PRIMARY;
  }
}

/** Whether a `{` of a struct literal would be seen by an enclosing condition. */
function exposesStruct(expr: Expr): boolean {
  switch (expr.kind) {
    case 'Struct':
      return true;
    case 'Binary':
    case 'Assign':
    case 'AssignOp':
      return exposesStruct(expr.lhs) || exposesStruct(expr.rhs);
    case 'Unary':
    case 'AddrOf':
    case 'Cast':
    case 'Field':
    case 'Index':
    case 'Await':
    case 'Try':
      return exposesStruct(expr.expr);
    case 'MethodCall':
      return exposesStruct(expr.receiver);
    case 'Call':
      return exposesStruct(expr.callee);
    case 'Range':
      return [expr.start, expr.end].some((one) => one !== undefined && exposesStruct(one));
    case 'Closure':
      return exposesStruct(expr.body);
    default:
      return false;
  }
}

/** Whether a statement starting so would be cut off after its first block. */
function startsLikeStatement(expr: Expr): boolean {
  switch (expr.kind) {
    case 'Binary':
    case 'Assign':
    case 'AssignOp':
      return isBlockLike(expr.lhs) || startsLikeStatement(expr.lhs);
    case 'Cast':
    case 'Index':
      return isBlockLike(expr.expr) || startsLikeStatement(expr.expr);
    case 'Call':
      return isBlockLike(expr.callee) || startsLikeStatement(expr.callee);
    case 'Range':
      return expr.start !== undefined && (isBlockLike(expr.start) || startsLikeStatement(expr.start));
    case 'Field':
    case 'Await':
    case 'Try':
      return startsLikeStatement(expr.expr);
    case 'MethodCall':
      return startsLikeStatement(expr.receiver);
    default:
      return false;
  }
}

/** What never breaks. */
function isAtom(expr: Expr): boolean {
  return expr.kind === 'Lit' || expr.kind === 'Path';
}

/** Adds expressions and statements to the printer. */
export abstract class ExprPrinter extends TyPrinter {
  expr(expr: Expr): string {
    const attrs = expr.attrs === undefined ? '' : this.inlineAttrs(expr.attrs);
    const text = attrs + this.bare(expr);
    return this.marks && !isAtom(expr) ? indented(text) : text;
  }

  /** An operand: in parentheses if it binds less tightly than `min`. */
  private operand(expr: Expr, min: number): string {
    return precedence(expr) < min ? `(${this.expr(expr)})` : this.expr(expr);
  }

  /** A condition, scrutinee or iterator: no struct literal may be seen. */
  private cond(expr: Expr): string {
    if (expr.kind === 'Let') {
      const scrutinee = this.operandInCond(expr.scrutinee, LET + 1);
      return `let ${this.pat(expr.pat)}${this.gap}=${this.gap}${scrutinee}`;
    }
    if (expr.kind === 'Binary' && expr.op === '&&') {
      const rhs = expr.rhs.kind === 'Let' ? this.cond(expr.rhs) : this.operandInCond(expr.rhs, 6);
      const lhs =
        expr.lhs.kind === 'Let' || (expr.lhs.kind === 'Binary' && expr.lhs.op === '&&')
          ? this.cond(expr.lhs)
          : this.operandInCond(expr.lhs, 5);
      return `${lhs}${this.gap}&&${this.gap}${rhs}`;
    }
    return this.operandInCond(expr, 0);
  }

  private operandInCond(expr: Expr, min: number): string {
    return precedence(expr) < min || exposesStruct(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  private bare(expr: Expr): string {
    switch (expr.kind) {
      case 'Lit':
        return this.lit(expr.lit);
      case 'Path':
        return this.qpath(expr.qself, expr.path, true);
      case 'Unary':
        return expr.op + this.operand(expr.expr, PREFIX);
      case 'Binary':
        return this.binary(expr);
      case 'Let':
        return this.cond(expr);
      case 'Assign':
        return `${this.operand(expr.lhs, ASSIGN + 1)}${this.gap}=${this.gap}${this.operand(expr.rhs, ASSIGN)}`;
      case 'AssignOp':
        return `${this.operand(expr.lhs, ASSIGN + 1)}${this.gap}${expr.op}=${this.gap}${this.operand(expr.rhs, ASSIGN)}`;
      case 'AddrOf': {
        const mark = expr.raw ? (expr.mutable ? 'raw mut ' : 'raw const ') : expr.mutable ? 'mut ' : '';
        return `&${mark}${this.operand(expr.expr, PREFIX)}`;
      }
      case 'Cast':
        return `${this.operand(expr.expr, CAST)}${this.gap}as${this.gap}${this.ty(expr.ty)}`;
      case 'Call': {
        const callee =
          expr.callee.kind === 'Field' ? `(${this.expr(expr.callee)})` : this.operand(expr.callee, POSTFIX);
        return `${callee}(${this.exprs(expr.args)})`;
      }
      case 'MethodCall': {
        const generics = expr.generics === undefined ? '' : `::${this.genericArgs(expr.generics)}`;
        return `${this.receiver(expr.receiver)}.${this.ident(expr.method)}${generics}(${this.exprs(expr.args)})`;
      }
      case 'Field':
        return `${this.receiver(expr.expr)}.${this.ident(expr.field)}`;
      case 'Index':
        return `${this.operand(expr.expr, POSTFIX)}[${this.expr(expr.index)}]`;
      case 'Await':
        return `${this.receiver(expr.expr)}.await`;
      case 'Try':
        return `${this.operand(expr.expr, POSTFIX)}?`;
      case 'Range': {
        const start = expr.start === undefined ? '' : this.operand(expr.start, RANGE + 1);
        const end = expr.end === undefined ? '' : this.operand(expr.end, RANGE + 1);
        return `${start}${expr.closed ? '..=' : '..'}${end}`;
      }
      case 'Tuple':
        return expr.elems.length === 1 ? `(${this.exprs(expr.elems)},)` : `(${this.exprs(expr.elems)})`;
      case 'Array':
        return this.marks ? indented(`[${this.exprs(expr.elems)}]`) : `[${this.exprs(expr.elems)}]`;
      case 'Repeat':
        return `[${this.expr(expr.elem)}; ${this.expr(expr.len)}]`;
      case 'Struct':
        return this.struct(expr);
      case 'Paren':
        return `(${this.expr(expr.expr)})`;
      case 'Block':
        return `${this.label(expr.label)}${expr.isUnsafe ? 'unsafe ' : ''}${this.block(expr.block)}`;
      case 'AsyncBlock':
        return `${expr.isAsync ? 'async ' : ''}${expr.isGen ? 'gen ' : ''}${expr.isMove ? 'move ' : ''}${this.block(expr.block)}`;
      case 'ConstBlock':
        return `const ${this.block(expr.block)}`;
      case 'TryBlock':
        return `try ${this.block(expr.block)}`;
      case 'Closure':
        return this.closure(expr);
      case 'If': {
        const otherwise = expr.else === undefined ? '' : ` else ${this.expr(expr.else)}`;
        return this.block(expr.then, `if ${this.cond(expr.cond)}${this.gap}`) + otherwise;
      }
      case 'While':
        return this.block(expr.body, `${this.label(expr.label)}while ${this.cond(expr.cond)}${this.gap}`);
      case 'For': {
        const iter = this.operandInCond(expr.iter, 0);
        const head = `${this.label(expr.label)}for ${expr.isAwait ? 'await ' : ''}${this.pat(expr.pat)}${this.gap}in${this.gap}${iter}${this.gap}`;
        return this.block(expr.body, head);
      }
      case 'Loop':
        return `${this.label(expr.label)}loop ${this.block(expr.body)}`;
      case 'Match': {
        const lines = this.deeper(() => [
          ...(expr.attrs ?? []).filter((one) => one.style === 'inner').map((one) => this.attr(one)),
          ...expr.arms.map((one) => this.arm(one)),
        ]);
        return this.braces(lines, `match ${this.operandInCond(expr.scrutinee, 0)}${this.gap}`);
      }
      case 'Break':
        return `break${expr.label === undefined ? '' : ` ${this.lifetime(expr.label)}`}${this.value(expr.value)}`;
      case 'Continue':
        return `continue${expr.label === undefined ? '' : ` ${this.lifetime(expr.label)}`}`;
      case 'Return':
        return `return${this.value(expr.value)}`;
      case 'Become':
        return `become${this.value(expr.value)}`;
      case 'Yield':
        return `yield${this.value(expr.value)}`;
      case 'Yeet':
        return `do yeet${this.value(expr.value)}`;
      case 'Underscore':
        return '_';
      case 'Macro':
        return this.mac(expr.mac);
      case 'Err':
        return '()';
      default:
        return unreachable(expr);
    }
  }

  private value(value: Expr | undefined): string {
    return value === undefined ? '' : ` ${this.expr(value)}`;
  }

  private label(label: Lifetime | undefined): string {
    return label === undefined ? '' : `${this.lifetime(label)}: `;
  }

  private exprs(list: readonly Expr[]): string {
    return this.commas(list.map((one) => this.expr(one)));
  }

  /** What stands before a `.`: also no number that ends with a point. */
  private receiver(expr: Expr): string {
    const isNumber = expr.kind === 'Lit' && expr.lit.text.endsWith('.');
    return isNumber ? `(${this.expr(expr)})` : this.operand(expr, POSTFIX);
  }

  private binary(expr: Extract<Expr, { kind: 'Binary' }>): string {
    if (expr.op === '&&') return this.cond(expr);
    const own = precedence(expr);
    // Comparisons do not associate, and `x as T < y` would be read as generic arguments.
    const min = own === 6 ? own + 1 : own;
    const isCast = expr.lhs.kind === 'Cast' && expr.op.startsWith('<');
    const lhs = isCast ? `(${this.expr(expr.lhs)})` : this.operand(expr.lhs, min);
    return `${lhs}${this.gap}${expr.op}${this.gap}${this.operand(expr.rhs, own + 1)}`;
  }

  private struct(expr: StructExpr): string {
    const fields = expr.fields.map((one) => {
      const attrs = this.inlineAttrs(one.attrs);
      return attrs + (one.shorthand ? this.ident(one.ident) : `${this.ident(one.ident)}: ${this.expr(one.expr)}`);
    });
    if (expr.base !== undefined) fields.push(`..${this.expr(expr.base)}`);
    else if (expr.rest) fields.push('..');
    const path = this.qpath(expr.qself, expr.path, true);
    return fields.length === 0 ? `${path} {}` : `${path} { ${fields.join(', ')} }`;
  }

  private closure(expr: ClosureExpr): string {
    const params = expr.params.map((one) => {
      const pat = one.pat.kind === 'Or' ? `(${this.pat(one.pat)})` : this.pat(one.pat);
      return this.inlineAttrs(one.attrs) + pat + (one.ty === undefined ? '' : `: ${this.ty(one.ty)}`);
    });
    const words = [
      expr.isConst ? 'const ' : '',
      expr.isStatic ? 'static ' : '',
      expr.isAsync ? 'async ' : '',
      expr.isMove ? 'move ' : '',
    ].join('');
    const output = expr.output === undefined ? '' : ` -> ${this.ty(expr.output)}`;
    return `${this.binder(expr.binder)}${words}|${this.commas(params)}|${output}${this.gap}${this.expr(expr.body)}`;
  }

  private arm(arm: Arm): string {
    const guard = arm.guard === undefined ? '' : ` if ${this.guard(arm.guard)}`;
    const body = startsLikeStatement(arm.body) ? `(${this.expr(arm.body)})` : this.expr(arm.body);
    const head = `${this.inlineAttrs(arm.attrs)}${this.pat(arm.pat)}${guard}${this.gap}=>${this.gap}`;
    if (!this.marks) return `${head}${body},`;
    return consistent(filled(head) + body + (arm.body.kind === 'Block' ? '' : ','));
  }

  private guard(expr: Expr): string {
    return expr.kind === 'Let' || (expr.kind === 'Binary' && expr.op === '&&') ? this.cond(expr) : this.expr(expr);
  }

  // --- blocks and statements ---

  block(block: Block, head = ''): string {
    const lines = this.deeper(() => {
      const out = block.attrs.map((one) => this.attr(one));
      for (const stmt of block.stmts) out.push(this.stmt(stmt));
      if (block.tail !== undefined) out.push(this.tail(block.tail));
      return out;
    });
    return this.braces(lines, head);
  }

  private tail(expr: Expr): string {
    return this.inStmt(expr);
  }

  /** An expression at the start of a statement. */
  private inStmt(expr: Expr): string {
    return startsLikeStatement(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  stmt(stmt: Stmt): string {
    switch (stmt.kind) {
      case 'Empty':
        return ';';
      case 'Item':
        return this.item(stmt.item);
      case 'Expr':
        return this.inStmt(stmt.expr) + (stmt.semi ? ';' : '');
      case 'Macro':
        return this.inlineAttrs(stmt.attrs) + this.mac(stmt.mac) + (stmt.style === 'semi' ? ';' : '');
      case 'Let': {
        const ty = stmt.ty === undefined ? '' : `: ${this.ty(stmt.ty)}`;
        const init = stmt.init === undefined ? '' : ` = ${this.expr(stmt.init)}`;
        const els = stmt.els === undefined ? '' : ` else ${this.block(stmt.els)}`;
        return `${this.inlineAttrs(stmt.attrs)}let ${this.pat(stmt.pat)}${ty}${init}${els};`;
      }
      default:
        return unreachable(stmt);
    }
  }
}
