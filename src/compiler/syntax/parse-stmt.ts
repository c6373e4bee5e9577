//! Blocks and statements, with recovery: an error in one statement leaves the others intact.
import type { Attribute, Block, Expr, Stmt } from './ast.ts';
import type { Parser } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { parseInnerAttrs, parseOuterAttrs } from './parse-attr.ts';
import { isBlockLike } from './parse-classify.ts';
import { withAttrs } from './parse-expr.ts';
import { parsePat } from './parse-pat.ts';
import type { CloseDelim, Token } from './token.ts';

/** What stands between the braces of a block. */
export interface BlockBody {
  readonly attrs: readonly Attribute[];
  readonly stmts: readonly Stmt[];
  readonly tail?: Expr;
}

/** `{ .. }`; an empty block and an error if there is none. */
export function parseBlock(p: Parser): Block {
  const start = p.tok;
  if (start.kind === 'interpolated' && start.node?.kind === 'Block') {
    p.bump();
    return start.node.block;
  }
  if (!p.at('{')) {
    p.errorExpected(['`{`']);
    return { attrs: [], stmts: [], span: p.afterPrev() };
  }
  if (!p.enter()) {
    p.skipTree();
    return { attrs: [], stmts: [], span: p.spanFrom(start) };
  }
  p.bump();
  const body = parseBlockBody(p, '}');
  p.eat('}');
  p.leave();
  return { ...body, span: p.spanFrom(start) };
}

/** Statements up to `close`, which is not taken. */
export function parseBlockBody(p: Parser, close: CloseDelim | 'eof'): BlockBody {
  const attrs = parseInnerAttrs(p);
  const stmts: Stmt[] = [];
  while (!p.at(close) && !p.at('eof')) {
    const before = p.pos;
    const stmt = parseStmt(p);
    if (stmt !== undefined) stmts.push(stmt);
    if (p.recovering) recoverStmt(p);
    if (p.pos === before) p.skipTree();
  }
  const last = stmts.at(-1);
  if (last?.kind === 'Expr' && !last.semi) {
    stmts.pop();
    return { attrs, stmts, tail: last.expr };
  }
  return { attrs, stmts };
}

const STMT_WORDS = new Set([
  'let', 'if', 'match', 'while', 'for', 'loop', 'return', 'break', 'continue', 'fn', 'pub', 'struct', 'enum', 'impl',
  'trait', 'mod', 'use', 'static', 'const', 'type', 'unsafe', 'async',
]); // prettier-ignore

/** Skips to where the next statement likely starts. */
function recoverStmt(p: Parser): void {
  for (let first = true; !p.at('eof'); first = false) {
    if (p.eat(';') || p.at('}')) break;
    if (p.tok.lineStart === true && (!first || p.prev.kind !== '=') && looksLikeStmt(p)) break;
    p.skipTree();
    // `if broken { .. }`: what was skipped ended with a block on its own line.
    if (p.prev.kind === '}' && p.tok.lineStart === true && looksLikeStmt(p)) break;
  }
  p.recovering = false;
}

/** Whether a line that starts with the current token reads like a new statement. */
function looksLikeStmt(p: Parser): boolean {
  if (p.at('#')) return p.look(1).kind === '[';
  if (p.tok.kind !== 'ident') return false;
  if (STMT_WORDS.has(p.tok.text)) return true;
  const next = p.look(1).kind;
  return next === '(' || next === '.' || next === '::' || next === '=' || next === '!' || next === '+=';
}

/** One statement; undefined if nothing was understood (an error was given). */
export function parseStmt(p: Parser): Stmt | undefined {
  const start = p.tok;
  if (p.at(';')) {
    p.bump();
    return { kind: 'Empty', span: start.span };
  }
  if (start.kind === 'interpolated' && start.node?.kind === 'Stmt') return interpolatedStmt(p, start.node.stmt);
  const attrs = parseOuterAttrs(p);
  if (p.atWord('let') || fakeLet(p)) return parseLetStmt(p, start, attrs);
  if (p.g.startsItem(p)) {
    const item = p.g.item(p, attrs);
    return item && { kind: 'Item', item, span: p.spanFrom(start) };
  }
  if (attrs.length > 0 && (p.at('}') || p.at('eof'))) {
    const last = attrs.at(-1);
    const span = last?.span ?? start.span;
    if (last?.kind === 'Doc') {
      p.error(span, "found a documentation comment that doesn't document anything", {
        code: 'E0585',
        notes: [
          {
            kind: 'help',
            text: 'doc comments must come before what they document, if a comment was intended use `//`',
          },
        ],
      });
    } else p.error(span, 'expected statement after outer attribute');
    return undefined;
  }
  return parseExprStmt(p, start, attrs);
}

/** `var x = 1`, `auto x = 1`, `mut x = 1`: reported, then read as `let` (the word itself is still to be taken). */
function fakeLet(p: Parser): boolean {
  const word = p.tok.kind === 'ident' ? p.tok.text : '';
  if (word !== 'var' && word !== 'auto' && word !== 'mut') return false;
  if (!p.atName(1) || p.look(1).lineStart === true || p.look(1).text === 'trait') return false;
  const isMut = word === 'mut';
  const title = isMut ? 'missing keyword' : `write \`let\` instead of \`${word}\` to introduce a new variable`;
  p.warnError(p.tok.span, 'invalid variable declaration', {
    notes: [{ kind: 'help', text: title }],
    edits: [{ title, edits: [{ span: p.tok.span, text: isMut ? 'let mut' : 'let' }] }],
  });
  return true;
}

function interpolatedStmt(p: Parser, stmt: Stmt): Stmt {
  p.bump();
  if (stmt.kind === 'Expr' && !stmt.semi && p.eat(';')) return { ...stmt, semi: true };
  if (stmt.kind === 'Let') p.eat(';');
  return stmt;
}

function parseExprStmt(p: Parser, start: Token, attrs: readonly Attribute[]): Stmt | undefined {
  const expr = p.g.expr(p, Restrict.stmt | Restrict.stmtMacro);
  if (expr.kind === 'Macro') {
    const isBraces = expr.mac.delim === '{';
    if (p.eat(';')) return { kind: 'Macro', attrs, mac: expr.mac, style: 'semi', span: p.spanFrom(start) };
    if (isBraces) return { kind: 'Macro', attrs, mac: expr.mac, style: 'braces', span: p.spanFrom(start) };
  }
  const whole = withAttrs(expr, attrs);
  if (p.recovering) {
    const semi = !p.at('}') && !p.at('eof');
    return { kind: 'Expr', expr: whole, semi, span: p.spanFrom(start) };
  }
  if (p.eat(';')) return { kind: 'Expr', expr: whole, semi: true, span: p.spanFrom(start) };
  if (p.at('}') || p.at('eof') || isBlockLike(expr)) {
    return { kind: 'Expr', expr: whole, semi: false, span: p.spanFrom(start) };
  }
  missingSemi(p, expr, ['`}`']);
  return { kind: 'Expr', expr: whole, semi: true, span: p.spanFrom(start) };
}

/** `;` is missing: on a new line rustc proposes to add it, on the same line it lists what could follow. */
export function missingSemi(p: Parser, expr: Expr | undefined, more: readonly string[]): void {
  if (p.at('eof')) return p.errorExpected(['`;`']);
  const operators = expr === undefined ? [] : ['`.`', '`?`', 'an operator'];
  p.errorExpected([...operators, '`;`', ...more]);
}

function parseLetStmt(p: Parser, start: Token, attrs: readonly Attribute[]): Stmt {
  const word = p.bump();
  const pat = parsePat(p);
  const ty = !p.recovering && p.eat(':') ? p.g.ty(p) : undefined;
  const typed = ty === undefined ? {} : { ty };
  let init: Expr | undefined;
  let els: Block | undefined;
  if (!p.recovering && atInit(p, word)) {
    init = p.g.expr(p);
    if (!p.recovering && p.eatWord('else')) els = p.g.block(p);
  }
  const stmt = { kind: 'Let', attrs, pat, ...typed, ...(init ? { init } : {}), ...(els ? { els } : {}) } as const;
  if (p.recovering) return { ...stmt, span: p.spanFrom(start) };
  if (p.eat(';')) return { ...stmt, span: p.spanFrom(start) };
  if (els !== undefined) missingSemi(p, undefined, []);
  else if (init !== undefined) missingSemi(p, init, ['`else`']);
  else
    missingSemi(
      p,
      undefined,
      ty === undefined ? ['`:`', '`=`', ...(pat.kind === 'Ident' ? ['`@`'] : []), '`|`'] : ['`=`', 'type'],
    );
  return { ...stmt, span: p.spanFrom(start) };
}

/** Takes the `=` of an initialiser; `let x += 1` and `let x == 1` are told apart. */
function atInit(p: Parser, word: Token): boolean {
  if (p.eat('=')) return true;
  if (p.at('==')) {
    p.warnError(p.tok.span, 'unexpected `==`', {
      notes: [{ kind: 'help', text: 'try using `=` instead' }],
      edits: [{ title: 'try using `=` instead', edits: [{ span: p.tok.span, text: '=' }] }],
    });
    p.bump();
    return true;
  }
  if (p.tok.kind.length === 2 && p.tok.kind.endsWith('=') && /[-+*/%^&|]/.test(p.tok.kind.charAt(0))) {
    p.warnError(p.tok.span, "can't reassign to an uninitialized variable", {
      notes: [
        { kind: 'help', text: 'if you meant to overwrite, remove the `let` binding', span: word.span },
        { kind: 'note', text: 'initialize the variable with `=`' },
      ],
      edits: [{ title: 'initialize the variable', edits: [{ span: p.tok.span, text: '=' }] }],
    });
    p.bump();
    return true;
  }
  return false;
}
