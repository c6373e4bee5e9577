//! Entry points: whole files, and pieces of token lists (macro bodies and expansions).
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { Crate, Edition, Expr, Item, MacroCall, Stmt, Ty } from './ast.ts';
import { balance } from './balance.ts';
import { Parser, type ParserOptions } from './cursor.ts';
import { GRAMMAR } from './grammar.ts';
import { LazyLexer } from './lazy-lexer.ts';
import { lex } from './lexer.ts';
import { parseInnerAttrs } from './parse-attr.ts';
import { parseBlockBody } from './parse-stmt.ts';
import type { Token } from './token.ts';

/** How to parse a file. */
export interface ParseFileOptions {
  readonly edition: Edition;
  /** Bodies of functions and members of impls are read when first asked for (library files, well formed). */
  readonly lazyBodies?: boolean;
}

/** A tree (always: what could not be understood is left out or an `Err` node) and what is wrong with the text. */
export interface Parsed<T> {
  readonly node: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a file. Never throws. */
export function parseFile(
  file: SourceFile,
  options: ParseFileOptions,
): { readonly file: Crate; readonly diagnostics: readonly Diagnostic[] } {
  const { tokens, diagnostics, broken } =
    options.lazyBodies === true ? lexLazily(file, options.edition) : lexFile(file, options.edition);
  const end = file.text.length;
  const endSpan: Span = { file: file.id, start: end, end };
  const lazyBodies = options.lazyBodies === true && !broken;
  const p = new Parser(GRAMMAR, tokens, { edition: options.edition, endSpan, lazyBodies });
  const attrs = parseInnerAttrs(p);
  const items = GRAMMAR.items(p, 'eof');
  const crate: Crate = { attrs, items, span: { file: file.id, start: 0, end } };
  // rustc parses nothing after a bad delimiter or an unterminated literal; its consequences would only be noise.
  const own = broken ? [] : p.diagnostics;
  return { file: crate, diagnostics: [...diagnostics, ...own] };
}

function lexLazily(file: SourceFile, edition: Edition): ReturnType<typeof lexFile> {
  const { tokens, diagnostics, fatal } = new LazyLexer(file.text, file.id, { edition }).run();
  return { tokens, diagnostics, broken: fatal };
}

/** Balanced tokens of a file, with the errors of lexing and of delimiters. */
export function lexFile(
  file: SourceFile,
  edition: Edition,
): { readonly tokens: readonly Token[]; readonly diagnostics: readonly Diagnostic[]; readonly broken: boolean } {
  const lexed = lex(file.text, file.id, { edition });
  const balanced = balance(lexed.tokens, file.text);
  // After an unterminated string or comment, delimiters it swallowed are not worth a message.
  const diagnostics = lexed.fatal ? lexed.diagnostics : [...lexed.diagnostics, ...balanced.diagnostics];
  return { tokens: balanced.tokens, diagnostics, broken: lexed.fatal || !balanced.ok };
}

/** Parses all of a token list as one thing; what is left over is an error. */
export function parseAll<T>(tokens: readonly Token[], options: ParserOptions, parse: (p: Parser) => T): Parsed<T> {
  const p = new Parser(GRAMMAR, tokens, options);
  const node = parse(p);
  if (!p.at('eof') && !p.recovering)
    p.error(p.tok.span, `unexpected token: ${p.found()}`, { label: 'unexpected token' });
  return { node, diagnostics: p.diagnostics };
}

/** A parser over a token list (from an index on), for macro bodies. */
export function tokenParser(tokens: readonly Token[], options: ParserOptions, start = 0): Parser {
  return new Parser(GRAMMAR, tokens, options, start);
}

/** How to parse the tokens of a macro call: what is missing at its end is reported at its closing delimiter. */
export function macroOptions(mac: MacroCall, edition: Edition): ParserOptions {
  const { argsSpan } = mac;
  return { edition, endSpan: { ...argsSpan, start: Math.max(argsSpan.start, argsSpan.end - 1) } };
}

/** Parses all tokens of a macro call as one thing. */
export function parseMacro<T>(mac: MacroCall, edition: Edition, parse: (p: Parser) => T): Parsed<T> {
  return parseAll(mac.tokens, macroOptions(mac, edition), parse);
}

/** Parses an expression. */
export function parseExprFromTokens(tokens: readonly Token[], options: ParserOptions): Parsed<Expr> {
  return parseAll(tokens, options, (p) => p.g.expr(p));
}

/** Parses a type. */
export function parseTyFromTokens(tokens: readonly Token[], options: ParserOptions): Parsed<Ty> {
  return parseAll(tokens, options, (p) => p.g.ty(p));
}

/** Parses items. */
export function parseItemsFromTokens(tokens: readonly Token[], options: ParserOptions): Parsed<readonly Item[]> {
  return parseAll(tokens, options, (p) => p.g.items(p, 'eof'));
}

/** Parses the inside of a block: statements and the value at the end, if there is one. */
export function parseStmtsFromTokens(
  tokens: readonly Token[],
  options: ParserOptions,
): Parsed<{ readonly stmts: readonly Stmt[]; readonly tail?: Expr }> {
  return parseAll(tokens, options, (p) => parseBlockBody(p, 'eof'));
}
