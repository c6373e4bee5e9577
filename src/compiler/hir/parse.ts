//! The parser as name resolution uses it: token lists in, trees and diagnostics out.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { Parser } from '../syntax/cursor.ts';
import { tokenParser } from '../syntax/index.ts';
import { parseMeta } from '../syntax/parse-attr.ts';
import { parseBlockBody } from '../syntax/parse-stmt.ts';
import type { Edition } from './hir.ts';

/** The parser's name of an edition. */
export function parserEdition(edition: Edition): ast.Edition {
  return edition === 2021 ? '2021' : '2024';
}

/** What a macro's result is parsed as. */
export interface ParseRequest {
  readonly tokens: readonly ast.Token[];
  readonly edition: Edition;
  readonly endSpan: Span;
  /** Function bodies are parsed when first asked for (expansions in library crates). */
  readonly lazyBodies?: boolean;
}

/** A tree, or undefined where an error was found before anything useful. */
export interface ParseResult<T> {
  readonly node: T;
  readonly diagnostics: readonly Diagnostic[];
  /** First token that was not used. */
  readonly rest: ast.Token | undefined;
}

function run<T>(request: ParseRequest, parse: (p: Parser) => T): ParseResult<T> {
  const { tokens, edition, endSpan, lazyBodies = false } = request;
  const p = tokenParser(tokens, { edition: parserEdition(edition), endSpan, lazyBodies });
  const node = parse(p);
  return { node, diagnostics: p.diagnostics, rest: p.at('eof') || p.recovering ? undefined : p.tok };
}

/** An expression; what follows it is `rest`. */
export function parseExpr(request: ParseRequest): ParseResult<ast.Expr> {
  return run(request, (p) => {
    const expr = p.g.expr(p);
    // rustc lets an expression macro end with `;`.
    p.eat(';');
    return expr;
  });
}

/** A type. */
export function parseTy(request: ParseRequest): ParseResult<ast.Ty> {
  return run(request, (p) => p.g.ty(p));
}

/** A pattern. */
export function parsePat(request: ParseRequest): ParseResult<ast.Pat> {
  return run(request, (p) => p.g.pat(p));
}

/** Items. Members of traits and impls parse as items too. */
export function parseItems(request: ParseRequest): ParseResult<readonly ast.Item[]> {
  return run(request, (p) => p.g.items(p, 'eof'));
}

/** Statements, with a value at the end if there is one. */
export function parseStmts(
  request: ParseRequest,
): ParseResult<{ readonly stmts: readonly ast.Stmt[]; readonly tail?: ast.Expr }> {
  return run(request, (p) => parseBlockBody(p, 'eof'));
}

/** The inside of one attribute (`path(args)`), as in `cfg_attr`. */
export function parseAttrTokens(
  tokens: readonly ast.Token[],
  style: 'outer' | 'inner',
  span: Span,
): ast.Attribute | undefined {
  if (tokens.length === 0) return undefined;
  const { node } = run({ tokens, edition: 2021, endSpan: span }, (p) => parseMeta(p));
  return { kind: 'Normal', style, meta: node, span };
}
