//! The lexer for library files: bodies of functions and members of impls stay text, as one `unread` token each. Only for
//! texts that are known to be well formed (a test reads the whole library eagerly).
import { Lexer } from './lexer.ts';
import type { Token, TokenKind } from './token.ts';

const QUOTE = 39;
const DQUOTE = 34;
const HASH = 35;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const LOWER_R = 114;

/** What may stand before an `impl` that is an item (elsewhere it is a type). */
const BEFORE_ITEM: ReadonlySet<string> = new Set(['}', ';', ']', '{', 'unread', 'docComment']);

/** Lexes items; skips what `deferred.ts` defers. */
export class LazyLexer extends Lexer {
  /** The word whose braces are to be skipped, once they come. */
  private governs: 'none' | 'fn' | 'impl' = 'none';
  /** Open parentheses and brackets since that word. */
  private depth = 0;
  /** Open delimiters of a macro's definition or call: its tokens are needed. */
  private macroDepth = 0;
  private last: Token | undefined;
  private beforeLast: Token | undefined;

  protected override add(kind: TokenKind, text: string, start: number, end: number, joint: boolean): void {
    if (this.macroDepth > 0) {
      if (kind === '{' || kind === '(' || kind === '[') this.macroDepth++;
      else if (kind === '}' || kind === ')' || kind === ']') this.macroDepth--;
    } else if (kind === 'ident' || kind === 'rawIdent') this.word(text);
    else if (kind === '(' || kind === '[') {
      if (this.afterMacroName()) this.macroDepth = 1;
      else this.depth++;
    } else if (kind === ')' || kind === ']') this.depth--;
    else if (kind === ';') {
      if (this.depth <= 0) this.governs = 'none';
    } else if (kind === '{') {
      if (this.governs !== 'none' && this.depth <= 0 && this.last?.kind !== '<') {
        this.governs = 'none';
        const close = groupEnd(this.text, start);
        this.emit('unread', this.text.slice(start, close), start, close, false);
        return;
      }
      if (this.afterMacroName()) this.macroDepth = 1;
    }
    this.emit(kind, text, start, end, joint);
  }

  private emit(kind: TokenKind, text: string, start: number, end: number, joint: boolean): void {
    super.add(kind, text, start, end, joint);
    this.beforeLast = this.last;
    this.last = this.tokens.at(-1);
  }

  private word(text: string): void {
    const { last } = this;
    if (last?.text === 'fn') this.govern('fn');
    else if (text === 'impl' && this.governs === 'none' && (last === undefined || this.itemMayStart(last)))
      this.govern('impl');
  }

  private itemMayStart(last: Token): boolean {
    return BEFORE_ITEM.has(last.kind) || last.text === 'unsafe';
  }

  private govern(word: 'fn' | 'impl'): void {
    this.governs = word;
    this.depth = 0;
  }

  /** `name!` or `macro_rules! name` stands before. */
  private afterMacroName(): boolean {
    const { last, beforeLast } = this;
    if (last?.kind === '!') return beforeLast?.kind === 'ident';
    return last?.kind === 'ident' && beforeLast?.kind === '!' && this.governs === 'none';
  }
}

/** Offset after the brace that closes the one at `open`; the end of the text if there is none. */
export function groupEnd(text: string, open: number): number {
  let depth = 0;
  let at = open;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === OPEN) {
      depth++;
      at++;
    } else if (c === CLOSE) {
      at++;
      if (--depth === 0) return at;
    } else if (c === DQUOTE) at = stringEnd(text, at);
    else if (c === QUOTE) at = quoteEnd(text, at);
    else if (c === SLASH) at = commentEnd(text, at);
    else if (c === LOWER_R) at = rawEnd(text, at);
    else at++;
  }
  return text.length;
}

function stringEnd(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH) at += 2;
    else if (c === DQUOTE) return at + 1;
    else at++;
  }
  return at;
}

/** After a character literal, or after the quote of a lifetime. */
function quoteEnd(text: string, open: number): number {
  if (text.charCodeAt(open + 1) === BACKSLASH) return text.indexOf("'", open + 3) + 1;
  const point = text.codePointAt(open + 1) ?? 0;
  const close = open + (point > 0xffff ? 3 : 2);
  return text.charCodeAt(close) === QUOTE ? close + 1 : open + 1;
}

function commentEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === SLASH) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (next !== STAR) return at + 1;
  let depth = 0;
  let pos = at;
  do {
    if (text.startsWith('/*', pos)) {
      depth++;
      pos += 2;
    } else if (text.startsWith('*/', pos)) {
      depth--;
      pos += 2;
    } else pos++;
  } while (depth > 0 && pos < text.length);
  return pos;
}

/** After a raw string, or after the letter if it is none. */
function rawEnd(text: string, at: number): number {
  let pos = at + 1;
  while (text.charCodeAt(pos) === HASH) pos++;
  // `r#name` and words that end in `r`; a prefix `br` or `cr` is fine.
  const before = text[at - 1] ?? '';
  if (text.charCodeAt(pos) !== DQUOTE || (/\w/.test(before) && !/(?:^|\W)[bc]$/.test(text.slice(at - 2, at))))
    return at + 1;
  const close = `"${'#'.repeat(pos - at - 1)}`;
  const end = text.indexOf(close, pos + 1);
  return end < 0 ? text.length : end + close.length;
}
