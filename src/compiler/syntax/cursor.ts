//! The parser's state: where it is in the tokens, what it has complained about, how deep it is.
//!
//! Recovery works by a flag instead of exceptions: the first error of a construct sets `recovering`, which silences
//! further errors and makes every loop end; the nearest delimited list, statement or item then skips to a safe place
//! and clears it. So trees keep everything that was understood (`rx.` keeps `rx`), and there is one message per cause.
//!
//! Tokens are balanced (see balance.ts): every opening delimiter has its closing one, so skipping is always safe.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { errorAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { spanTo } from '../../source/span.ts';
import type { Attribute, Block, Bound, Edition, Expr, Ident, Item, Pat, Ty } from './ast.ts';
import { closeOf, isClose, isOpen } from './balance.ts';
import { describe, isKeyword } from './keywords.ts';
import { startsExpr } from './parse-classify.ts';
import type { CloseDelim, Delim, Token, TokenKind } from './token.ts';

/** How deep constructs may nest: enough for any program, and safe for every recursive pass over the tree. */
export const MAX_DEPTH = 200;
/** How long a chain of operators or postfix forms may be (its tree is as deep as it is long). */
export const MAX_CHAIN = 1000;

/** Parsers of the areas that call each other in circles; wired in `grammar.ts`. */
export interface Grammar {
  expr(p: Parser, restrict?: number): Expr;
  /** What a `let` condition takes apart: binds tighter than `&&`. */
  scrutinee(p: Parser, restrict: number): Expr;
  bounds(p: Parser): Bound[];
  ty(p: Parser): Ty;
  tyNoBounds(p: Parser): Ty;
  pat(p: Parser): Pat;
  block(p: Parser): Block;
  items(p: Parser, close: CloseDelim | 'eof'): Item[];
  item(p: Parser, attrs: readonly Attribute[]): Item | undefined;
  startsItem(p: Parser): boolean;
}

/** How a parser treats its input. */
export interface ParserOptions {
  readonly edition: Edition;
  /** Where the input ends, for messages about what is missing there. */
  readonly endSpan?: Span;
  readonly lazyBodies?: boolean;
}

/** A saved state, for speculation. */
export interface Snapshot {
  readonly pos: number;
  readonly tok: Token;
  readonly prev: Token;
  readonly nErrors: number;
  readonly recovering: boolean;
}

/** Cursor over tokens with error reporting. The grammar is in functions that take it. */
export class Parser {
  readonly g: Grammar;
  readonly options: ParserOptions;
  readonly edition: Edition;
  readonly diagnostics: Diagnostic[] = [];
  /** The current token; may be the rest of a split operator. */
  tok: Token;
  /** The token before. */
  prev: Token;
  pos: number;
  /** Whose members are being parsed; decides some messages. */
  memberOf: 'module' | 'trait' | 'impl' | 'extern' = 'module';
  /** An error was given and nothing was skipped yet. */
  recovering = false;
  readonly tokens: readonly Token[];
  readonly end: number;
  private readonly eof: Token;
  private depth = 0;

  constructor(g: Grammar, tokens: readonly Token[], options: ParserOptions, start = 0, end = tokens.length) {
    this.g = g;
    this.options = options;
    this.edition = options.edition;
    this.tokens = tokens;
    this.pos = start;
    this.end = end;
    const last = tokens[end - 1]?.span;
    const span = options.endSpan ?? (last === undefined ? undefined : { ...last, start: last.end });
    this.eof = {
      kind: 'eof',
      text: '',
      span: span ?? { file: 0 as Span['file'], start: 0, end: 0 },
      ctxt: 0,
      joint: false,
      lineStart: true,
    };
    this.tok = this.tokenAt(start);
    this.prev = { ...this.tok, span: { ...this.tok.span, end: this.tok.span.start } };
  }

  private tokenAt(index: number): Token {
    return index < this.end ? (this.tokens[index] ?? this.eof) : this.eof;
  }

  /** The token `n` after the current one. */
  look(n: number): Token {
    return n === 0 ? this.tok : this.tokenAt(this.pos + n);
  }

  /** Takes the current token. */
  bump(): Token {
    const token = this.tok;
    if (this.pos < this.end) this.pos++;
    this.prev = token;
    this.tok = this.tokenAt(this.pos);
    return token;
  }

  at(kind: TokenKind): boolean {
    return this.tok.kind === kind;
  }

  /** Whether the current token is this word (not raw). */
  atWord(word: string): boolean {
    return this.tok.kind === 'ident' && this.tok.text === word;
  }

  /** Whether the token `n` ahead is this word. */
  lookWord(n: number, word: string): boolean {
    const token = this.look(n);
    return token.kind === 'ident' && token.text === word;
  }

  eat(kind: TokenKind): boolean {
    if (this.tok.kind !== kind) return false;
    this.bump();
    return true;
  }

  eatWord(word: string): boolean {
    if (!this.atWord(word)) return false;
    this.bump();
    return true;
  }

  /** Whether the current token is `first` or an operator that starts with it (`>>=` for `>`). */
  atSplit(first: '<' | '>' | '&' | '|'): boolean {
    const { kind, text } = this.tok;
    return kind === first || (kind === text && text.startsWith(first));
  }

  /** Takes `first`, splitting a longer operator. */
  eatSplit(first: '<' | '>' | '&' | '|'): boolean {
    if (this.tok.kind === first) {
      this.bump();
      return true;
    }
    if (!this.atSplit(first)) return false;
    const token = this.tok;
    const { span } = token;
    this.prev = { ...token, kind: first, text: first, span: { ...span, end: span.start + 1 }, joint: true };
    const rest = token.text.slice(1);
    this.tok = {
      ...token,
      kind: rest as TokenKind,
      text: rest,
      span: { ...span, start: span.start + 1 },
      lineStart: false,
    };
    return true;
  }

  /** Takes a token or says it is missing (without taking anything). */
  expect(kind: TokenKind): boolean {
    if (this.eat(kind)) return true;
    this.errorExpected([`\`${kind}\``]);
    return false;
  }

  expectWord(word: string): boolean {
    if (this.eatWord(word)) return true;
    this.errorExpected([`\`${word}\``]);
    return false;
  }

  save(): Snapshot {
    const { pos, tok, prev, recovering } = this;
    return { pos, tok, prev, recovering, nErrors: this.diagnostics.length };
  }

  restore(saved: Snapshot): void {
    this.pos = saved.pos;
    this.tok = saved.tok;
    this.prev = saved.prev;
    this.recovering = saved.recovering;
    if (this.diagnostics.length > saved.nErrors) this.diagnostics.length = saved.nErrors;
  }

  // --- spans ---

  /** From a token to the last one taken. Tokens of different macro hygiene have no common span: then the first. */
  spanFrom(start: Token): Span {
    if (start.ctxt !== this.prev.ctxt) return start.span;
    return this.spanFromSpan(start.span);
  }

  spanFromSpan(start: Span): Span {
    return this.prev.span.end < start.start ? { ...start, end: start.start } : spanTo(start, this.prev.span);
  }

  /** Just after the last token. */
  afterPrev(): Span {
    const { span } = this.prev;
    return { file: span.file, start: span.end, end: span.end };
  }

  // --- errors ---

  /** Reports an error unless one is being recovered from; `recovering` starts. */
  error(span: Span, message: string, more: Partial<Diagnostic> = {}): void {
    if (!this.recovering) this.diagnostics.push(errorAt(span, message, more));
    this.recovering = true;
  }

  /** Reports an error after which parsing goes on as if nothing were wrong. */
  warnError(span: Span, message: string, more: Partial<Diagnostic> = {}): void {
    if (!this.recovering) this.diagnostics.push(errorAt(span, message, more));
  }

  found(): string {
    return describe(this.tok, this.edition);
  }

  /** `expected one of .., found ..`, with rustc's choice of labels. */
  errorExpected(expected: readonly string[], more: Partial<Diagnostic> = {}): void {
    if (this.recovering || this.missingSemi(expected)) return;
    if (this.prev.kind === '?' && expected.includes('an operator') && this.colonFollows()) {
      this.error(this.prev.span, 'Rust has no ternary operator', {
        notes: [{ kind: 'help', text: 'use an `if-else` expression instead' }],
      });
      return;
    }
    expected = this.withPathFollowers(expected);
    const list = oneOf([...expected].sort());
    const label =
      expected.length > 6 ? `expected one of ${String(expected.length)} possible tokens` : `expected ${list}`;
    const message = `expected ${list}, found ${this.found()}`;
    if (this.tok.lineStart === true && this.prev.span.end < this.tok.span.start && !this.at('eof')) {
      this.error(this.tok.span, message, {
        label: 'unexpected token',
        ...more,
        labels: [{ span: this.afterPrev(), text: label }, ...(more.labels ?? [])],
      });
    } else this.error(this.tok.span, message, { label, ...more });
  }

  /**
   * `;` could stand here, and the next line reads like something new: then rustc proposes to add it, and goes on as if
   * it were there.
   */
  private missingSemi(expected: readonly string[]): boolean {
    const { tok } = this;
    if (!expected.includes('`;`') || tok.lineStart !== true || this.at('eof')) return false;
    if (!startsExpr(this, 0) && !this.atWord('let') && !this.g.startsItem(this) && !this.at('}')) return false;
    const at = this.afterPrev();
    this.warnError(at, `expected \`;\`, found ${this.found()}`, {
      label: 'help: add `;` here',
      labels: [{ span: tok.span, text: 'unexpected token' }],
      edits: [{ title: 'add `;` here', edits: [{ span: at, text: ';' }] }],
    });
    return true;
  }

  /** Whether a `:` comes before the end of the statement (`a ? b : c`). */
  private colonFollows(): boolean {
    for (let n = 0; n < 30; n++) {
      const { kind } = this.look(n);
      if (kind === ':') return true;
      if (kind === ';' || kind === '}' || kind === 'eof') return false;
    }
    return false;
  }

  /**
   * What could have followed the last word: behind a path `!`, `::` and `{`, behind a field `(`. The markers `type` and
   * `pattern` in a list of expectations stand for what may follow those.
   */
  private withPathFollowers(expected: readonly string[]): readonly string[] {
    const { prev } = this;
    const isName = (prev.kind === 'ident' && !isKeyword(prev.text, this.edition)) || prev.kind === 'rawIdent';
    const before = this.pos >= 2 ? this.tokens[this.pos - 2] : undefined;
    const more: string[] = [];
    if (expected.includes('type')) {
      if (isName) more.push('`!`', '`(`', '`+`', '`::`', '`<`');
      else if (prev.kind === '>') more.push('`!`', '`+`', '`::`');
    } else if (expected.includes('pattern')) {
      more.push('`if`', '`|`');
      if (isName) more.push('`@`');
    } else if (isName && expected.includes('an operator')) {
      more.push(...(before?.kind === '.' ? ['`(`', '`::`'] : ['`!`', '`::`', '`{`']));
    }
    return [...new Set([...expected.filter((one) => one !== 'type' && one !== 'pattern'), ...more])];
  }

  /** `expected expression, found ..`: something of this sort was needed here. */
  errorExpectedThing(what: string, more: Partial<Diagnostic> = {}): void {
    this.error(this.tok.span, `expected ${what}, found ${this.found()}`, { label: `expected ${what}`, ...more });
  }

  // --- nesting ---

  /** Runs a nested parser unless nesting is too deep; then reports that and gives `otherwise`. */
  nested<T>(parse: () => T, otherwise: (span: Span) => T): T {
    if (!this.enter()) return otherwise(this.tok.span);
    const result = parse();
    this.leave();
    return result;
  }

  /** Goes one level deeper; false (with a diagnostic) if that is too deep. */
  enter(): boolean {
    if (this.depth >= MAX_DEPTH) {
      this.error(this.tok.span, `unsupported: nesting deeper than ${String(MAX_DEPTH)} levels`, {
        code: 'unsupported',
      });
      return false;
    }
    this.depth++;
    return true;
  }

  leave(): void {
    this.depth--;
  }

  // --- skipping ---

  /** Skips one token tree. */
  skipTree(): void {
    const kind = this.tok.kind;
    if (isOpen(kind)) this.takeTree();
    else this.bump();
  }

  /** Index of the closing delimiter that matches the opening one at `open` (`end` if there is none). */
  matchOf(open: number): number {
    let depth = 0;
    for (let i = open; i < this.end; i++) {
      const kind = this.tokens[i]?.kind ?? 'eof';
      if (isOpen(kind)) depth++;
      else if (isClose(kind) && --depth === 0) return i;
    }
    return this.end;
  }

  /** Moves to a token index. */
  jump(index: number): void {
    const at = Math.min(index, this.end);
    if (at <= this.pos) return;
    this.pos = at;
    this.prev = this.tokenAt(at - 1);
    this.tok = this.tokenAt(at);
  }

  /** Takes a delimited group and gives the tokens between its delimiters. The current token must open one. */
  takeTree(): { readonly delim: Delim; readonly tokens: readonly Token[]; readonly span: Span } {
    const open = this.tok;
    const start = this.pos;
    const close = this.matchOf(start);
    const tokens = this.tokens.slice(start + 1, close);
    this.jump(close + 1);
    return { delim: isOpen(open.kind) ? open.kind : '{', tokens, span: this.spanFrom(open) };
  }

  /** Skips to the closing delimiter of the group we are in, without taking it. */
  skipToClose(): void {
    while (!isClose(this.tok.kind) && !this.at('eof')) this.skipTree();
  }

  /** After an error inside a group: skips to its closing delimiter, takes it, and goes on normally. */
  closeGroup(close: CloseDelim, expected: readonly string[]): void {
    if (this.eat(close)) {
      this.recovering = false;
      return;
    }
    this.errorExpected([...expected, `\`${close}\``]);
    this.skipToClose();
    this.eat(close);
    this.recovering = false;
  }

  /** Elements separated by commas up to `close`; `open` was taken. Skips what it does not understand. */
  list<T>(close: CloseDelim, element: () => T | undefined, between: readonly string[] = []): T[] {
    const out: T[] = [];
    while (!this.at(close) && !this.at('eof')) {
      const start = this.pos;
      const one = element();
      if (one !== undefined) out.push(one);
      if (this.recovering) break;
      if (!this.eat(',')) break;
      if (this.pos === start) break;
    }
    this.closeGroup(close, ['`,`', ...between]);
    return out;
  }

  /** A delimited list: opening delimiter (must be here), elements, closing delimiter. */
  group<T>(open: Delim, element: () => T | undefined, between: readonly string[] = []): T[] {
    if (!this.expect(open)) return [];
    return this.list(closeOf(open), element, between);
  }

  // --- names ---

  /** Whether the current token can be a name (an identifier that is no keyword). */
  atName(n = 0): boolean {
    const token = this.look(n);
    return token.kind === 'rawIdent' || (token.kind === 'ident' && !isKeyword(token.text, this.edition));
  }

  /** Takes a token that is known to be an identifier. */
  takeIdent(): Ident {
    const token = this.bump();
    const name = token.kind === 'rawIdent' ? token.text.slice(2) : token.text;
    return { name, span: token.span, ctxt: token.ctxt };
  }

  /** A name, or an error and an empty one. */
  name(): Ident {
    if (this.atName()) return this.takeIdent();
    this.errorName();
    return { name: '', span: this.afterPrev(), ctxt: this.tok.ctxt };
  }

  private errorName(): void {
    const { tok } = this;
    if (tok.kind === 'ident') {
      const more =
        tok.text !== 'self' && tok.text !== 'Self' && tok.text !== 'super' && tok.text !== 'crate'
          ? {
              edits: [
                {
                  title: `escape \`${tok.text}\` to use it as an identifier`,
                  edits: [{ span: { ...tok.span, end: tok.span.start }, text: 'r#' }],
                },
              ],
              notes: [{ kind: 'help' as const, text: `escape \`${tok.text}\` to use it as an identifier` }],
            }
          : {};
      this.error(tok.span, `expected identifier, found ${this.found()}`, {
        label: `expected identifier, found ${tok.text === '_' ? 'reserved identifier' : 'keyword'}`,
        ...more,
      });
    } else if (tok.kind === '_') {
      this.error(tok.span, 'expected identifier, found reserved identifier `_`', {
        label: 'expected identifier, found reserved identifier',
      });
    } else this.errorExpectedThing('identifier');
  }

  /** Takes a lifetime token. */
  takeLifetime(): Ident {
    const token = this.bump();
    const name = token.text.startsWith("'r#") ? `'${token.text.slice(3)}` : token.text;
    return { name, span: token.span, ctxt: token.ctxt };
  }
}

/** `a`, `one of a or b`, `one of a, b, or c`. */
export function oneOf(list: readonly string[]): string {
  const [first, second] = list;
  if (list.length <= 1) return first ?? 'something else';
  if (list.length === 2) return `one of ${first ?? ''} or ${second ?? ''}`;
  return `one of ${list.slice(0, -1).join(', ')}, or ${list.at(-1) ?? ''}`;
}
