//! Parsing one fragment (`$e:expr`, `$t:tt`, ..) out of a token list, for `macro_rules!` matching.
//!
//! rustc decides by the first token whether a fragment can start; once it can, a parse error is an error of the whole
//! macro call and no other rule is tried. The result tells the three cases apart.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { isClose, isOpen } from './balance.ts';
import type { Parser, ParserOptions } from './cursor.ts';
import { litFromToken } from './literal.ts';
import { parseMeta, parseOuterAttrs, parseVisibility } from './parse-attr.ts';
import { startsExpr } from './parse-classify.ts';
import { parsePatNoAlts } from './parse-pat.ts';
import { isSegment, parsePath } from './parse-path.ts';
import { parseStmt } from './parse-stmt.ts';
import { tokenParser } from './parse.ts';
import type { Interpolated, Token } from './token.ts';

/** Fragment specifiers of `macro_rules!`. */
export type FragmentKind =
  | 'expr'
  | 'expr_2021'
  | 'ty'
  | 'pat'
  | 'pat_param'
  | 'stmt'
  | 'block'
  | 'item'
  | 'path'
  | 'ident'
  | 'lifetime'
  | 'literal'
  | 'tt'
  | 'vis'
  | 'meta';

/** All fragment specifiers, for "invalid fragment specifier" messages. */
export const FRAGMENT_KINDS: readonly FragmentKind[] = [
  'ident', 'block', 'stmt', 'expr', 'expr_2021', 'pat', 'pat_param', 'ty', 'lifetime', 'literal', 'path', 'meta', 'tt',
  'item', 'vis',
]; // prettier-ignore

/** The outcome of matching one fragment. */
export type Fragment =
  | {
      readonly kind: 'ok';
      /** What `$x` is replaced by: the very tokens (ident, lifetime, tt), or one `interpolated` token. */
      readonly tokens: readonly Token[];
      /** Index of the first token behind the fragment. */
      readonly next: number;
      /** If the fragment ended inside an operator (`>>`): what is left of the token at `next - 1`. */
      readonly rest?: Token;
    }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'error'; readonly diagnostics: readonly Diagnostic[] };

const NO_MATCH: Fragment = { kind: 'noMatch' };

/** Matches a fragment at `tokens[pos]`. `tokens` must be balanced. */
export function parseFragment(
  kind: FragmentKind,
  tokens: readonly Token[],
  pos: number,
  options: ParserOptions,
): Fragment {
  const p = tokenParser(tokens, options, pos);
  const taken = (count: number): Fragment => ({
    kind: 'ok',
    tokens: tokens.slice(pos, pos + count),
    next: pos + count,
  });
  switch (kind) {
    case 'ident':
      return p.at('ident') || p.at('rawIdent') ? taken(1) : NO_MATCH;
    case 'lifetime':
      return p.at('lifetime') ? taken(1) : NO_MATCH;
    case 'tt': {
      if (p.at('eof') || isClose(p.tok.kind)) return NO_MATCH;
      p.skipTree();
      return taken(p.pos - pos);
    }
    default:
      break;
  }
  if (!canStart(p, kind)) return NO_MATCH;
  // A fragment passed on as a whole stays the very same fragment.
  const whole = passedOn(p, kind);
  if (whole) return taken(1);
  const node = parseNode(p, kind);
  if (p.diagnostics.length > 0 || node === undefined) return { kind: 'error', diagnostics: p.diagnostics };
  const start = tokens[pos];
  const isSplit = p.pos < p.tokens.length && p.tok !== p.tokens[p.pos];
  const next = p.pos + (isSplit ? 1 : 0);
  const last = p.prev;
  const span = start === undefined || p.pos === pos ? { ...p.tok.span, end: p.tok.span.start } : p.spanFrom(start);
  const token: Token = {
    kind: 'interpolated',
    text: tokens
      .slice(pos, next)
      .map((one) => one.text)
      .join(' '),
    span,
    ctxt: start?.ctxt ?? 0,
    joint: last.joint,
    lineStart: start?.lineStart ?? false,
    node,
    ...(isSplit ? {} : { tokens: tokens.slice(pos, next) }),
  };
  return isSplit ? { kind: 'ok', tokens: [token], next, rest: p.tok } : { kind: 'ok', tokens: [token], next };
}

function passedOn(p: Parser, kind: FragmentKind): boolean {
  const node = p.tok.node?.kind;
  const next = p.look(1).kind;
  switch (kind) {
    case 'expr':
    case 'expr_2021':
      return node === 'Expr' && (next === 'eof' || next === ',' || next === ';' || next === '=>');
    case 'ty':
      return node === 'Ty' && next !== '::';
    case 'pat':
    case 'pat_param':
      return node === 'Pat' && next !== '|';
    case 'stmt':
      return node === 'Stmt';
    case 'block':
      return node === 'Block';
    case 'item':
      return node === 'Item';
    case 'path':
      return node === 'Path' && next !== '::';
    case 'literal':
      return node === 'Literal';
    case 'vis':
      return node === 'Vis';
    case 'meta':
      return node === 'Meta';
    case 'ident':
    case 'lifetime':
    case 'tt':
      return false;
  }
}

/** Whether a fragment can start at the current token (rustc's `token_can_begin`). */
function canStart(p: Parser, kind: FragmentKind): boolean {
  const { tok } = p;
  const node = tok.node?.kind;
  switch (kind) {
    case 'expr':
      if (p.atWord('let')) return false;
      if (tok.kind === '_') return p.edition === '2024';
      return startsExpr(p, 0);
    case 'expr_2021':
      if (p.atWord('let') || tok.kind === '_') return false;
      return startsExpr(p, 0) && !(p.atWord('const') && p.look(1).kind === '{');
    case 'ty':
      return startsTy(p);
    case 'pat':
      return tok.kind === '|' || startsPat(p);
    case 'pat_param':
      return startsPat(p);
    case 'stmt':
      return (
        tok.kind !== 'eof' &&
        !isClose(tok.kind) &&
        (node === undefined || node === 'Stmt' || startsExpr(p, 0) || p.g.startsItem(p))
      );
    case 'block':
      return tok.kind === '{' || node === 'Block';
    case 'item':
      return tok.kind !== 'eof' && !isClose(tok.kind);
    case 'path':
      return (
        tok.kind === '::' ||
        tok.kind === '<' ||
        tok.kind === '<<' ||
        tok.kind === 'ident' ||
        tok.kind === 'rawIdent' ||
        node === 'Path' ||
        node === 'Ty'
      );
    case 'literal':
      if (tok.kind === '-') return litFromToken(p.look(1)) !== undefined;
      return litFromToken(tok) !== undefined || node === 'Literal';
    case 'vis':
      // `vis` may be empty, also at the end; only these cannot follow it.
      return tok.kind !== ',';
    case 'meta':
      return tok.kind === 'ident' || tok.kind === 'rawIdent' || tok.kind === '::' || node === 'Meta' || node === 'Path';
    case 'ident':
    case 'lifetime':
    case 'tt':
      return true;
  }
}

const TY_WORDS = new Set(['fn', 'unsafe', 'extern', 'for', 'impl', 'dyn']);

function startsTy(p: Parser): boolean {
  const { tok } = p;
  switch (tok.kind) {
    case '(':
    case '[':
    case '!':
    case '*':
    case '&':
    case '&&':
    case '?':
    case '_':
    case 'lifetime':
    case '<':
    case '<<':
    case '::':
      return true;
    case 'interpolated':
      return tok.node?.kind === 'Ty' || tok.node?.kind === 'Path';
    default:
      return isSegment(p, tok) || (tok.kind === 'ident' && TY_WORDS.has(tok.text));
  }
}

function startsPat(p: Parser): boolean {
  const { tok } = p;
  switch (tok.kind) {
    case '(':
    case '[':
    case '&':
    case '&&':
    case '-':
    case '..':
    case '..=':
    case '...':
    case '::':
    case '<':
    case '<<':
    case '_':
    case '!':
    case 'ident':
    case 'rawIdent':
      return true;
    case 'interpolated': {
      const kind = tok.node?.kind;
      return kind === 'Pat' || kind === 'Expr' || kind === 'Literal' || kind === 'Path' || kind === 'Ty';
    }
    default:
      return litFromToken(tok) !== undefined;
  }
}

function parseNode(p: Parser, kind: FragmentKind): Interpolated | undefined {
  switch (kind) {
    case 'expr':
    case 'expr_2021':
      return { kind: 'Expr', expr: p.g.expr(p) };
    case 'ty':
      return { kind: 'Ty', ty: p.g.ty(p) };
    case 'pat':
      return { kind: 'Pat', pat: p.g.pat(p) };
    case 'pat_param':
      return { kind: 'Pat', pat: parsePatNoAlts(p) };
    case 'stmt':
      return parseStmtFragment(p);
    case 'block':
      return { kind: 'Block', block: p.g.block(p) };
    case 'item': {
      const attrs = parseOuterAttrs(p);
      const item = p.g.item(p, attrs);
      return item && { kind: 'Item', item };
    }
    case 'path':
      if (p.at('<') || p.at('<<')) {
        p.error(p.tok.span, 'unsupported: qualified path as a `path` fragment', { code: 'unsupported' });
        return undefined;
      }
      return { kind: 'Path', path: parsePath(p, 'type') };
    case 'literal': {
      const negative = p.eat('-');
      const lit = litFromToken(p.bump());
      return lit && { kind: 'Literal', lit, negative };
    }
    case 'vis':
      return { kind: 'Vis', vis: parseVisibility(p) };
    case 'meta':
      return { kind: 'Meta', meta: parseMeta(p) };
    case 'ident':
    case 'lifetime':
    case 'tt':
      return undefined;
  }
}

/** A statement without its `;` (items keep theirs). */
function parseStmtFragment(p: Parser): Interpolated | undefined {
  // `let` and expressions end where a `;` or anything else stands; its absence is no error here.
  const before = p.pos;
  const isItem = p.g.startsItem(p);
  const end = isItem ? -1 : statementEnd(p);
  if (end >= 0) {
    const head = tokenParser(p.tokens.slice(before, end), p.options);
    const probe = tokenParser([...head.tokens, semicolon(p, end)], p.options);
    const stmt = parseStmt(probe);
    p.jump(before + Math.min(probe.pos, end - before));
    for (const one of probe.diagnostics) p.diagnostics.push(one);
    if (stmt === undefined) return undefined;
    return { kind: 'Stmt', stmt: stmt.kind === 'Expr' ? { ...stmt, semi: false } : stmt };
  }
  const stmt = parseStmt(p);
  return stmt && { kind: 'Stmt', stmt };
}

/** Index of the `;` that ends the statement here, or of the end. */
function statementEnd(p: Parser): number {
  for (let i = p.pos; i < p.end; i++) {
    const kind = p.tokens[i]?.kind ?? 'eof';
    if (kind === ';') return i;
    if (isOpen(kind)) i = p.matchOf(i);
  }
  return p.end;
}

function semicolon(p: Parser, at: number): Token {
  const last = p.tokens[at - 1] ?? p.tok;
  return { kind: ';', text: ';', span: { ...last.span, start: last.span.end }, ctxt: last.ctxt, joint: false };
}
