//! Questions about tokens and expressions that several grammar areas ask.
import type { Expr } from './ast.ts';
import type { Parser } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { isKeyword, isPathKeyword } from './keywords.ts';

const EXPR_KEYWORDS = new Set([
  'async', 'do', 'break', 'const', 'continue', 'false', 'for', 'if', 'let', 'loop', 'match', 'move', 'return', 'true',
  'try', 'unsafe', 'while', 'yield', 'static', 'gen', 'become',
]); // prettier-ignore

/** Whether the token `n` ahead can start an expression. */
export function startsExpr(p: Parser, n: number): boolean {
  const token = p.look(n);
  switch (token.kind) {
    case 'ident':
      return !isKeyword(token.text, p.edition) || isPathKeyword(token.text) || EXPR_KEYWORDS.has(token.text);
    case 'rawIdent':
    case 'int':
    case 'float':
    case 'char':
    case 'byte':
    case 'str':
    case 'rawStr':
    case 'byteStr':
    case 'rawByteStr':
    case 'cStr':
    case 'rawCStr':
    case 'lifetime':
    case '(':
    case '[':
    case '{':
    case '!':
    case '-':
    case '*':
    case '&':
    case '&&':
    case '|':
    case '||':
    case '..':
    case '..=':
    case '...':
    case '<':
    case '<<':
    case '::':
    case '#':
      return true;
    case 'interpolated': {
      const kind = token.node?.kind;
      return kind === 'Expr' || kind === 'Path' || kind === 'Block' || kind === 'Literal' || kind === 'Ty';
    }
    default:
      return false;
  }
}

/** Whether an expression ends a statement by its own brace, without `;`. */
export function isBlockLike(expr: Expr): boolean {
  switch (expr.kind) {
    case 'Block':
    case 'If':
    case 'Match':
    case 'While':
    case 'For':
    case 'Loop':
    case 'ConstBlock':
    case 'TryBlock':
      return true;
    default:
      return false;
  }
}

/** Whether a statement (or match arm) that starts with this expression ends here, under restrictions. */
export function endsStatement(expr: Expr, restrict: number): boolean {
  if ((restrict & Restrict.stmt) === 0) return false;
  if (expr.kind === 'Macro') return (restrict & Restrict.stmtMacro) !== 0 && expr.mac.delim === '{';
  return isBlockLike(expr);
}
