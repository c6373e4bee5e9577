//! Text to tokens: one pass, no regular expressions on the hot path, diagnostics instead of failures.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { errorAt } from '../../source/diagnostic.ts';
import type { FileId, Span } from '../../source/span.ts';
import type { Edition } from './ast.ts';
import {
  continueLength,
  identLength,
  isAsciiIdentContinue,
  isAsciiIdentStart,
  isDigit,
  isEmoji,
  isWhitespace,
  LOOK_ALIKES,
} from './chars.ts';
import type { PunctKind, Token, TokenKind } from './token.ts';

/** Tokens of a text, without an end-of-file token. Delimiters may still be unbalanced: see `balance.ts`. */
export interface Lexed {
  readonly tokens: Token[];
  readonly diagnostics: Diagnostic[];
  /** An error that leaves the rest of the text without meaning (an unterminated string or comment). */
  readonly fatal: boolean;
}

/** What the lexer needs to know beside the text. */
export interface LexOptions {
  readonly edition: Edition;
  /** Offset of `text` in its file, for texts cut out of a file. */
  readonly base?: number;
  /** Macro hygiene mark given to all tokens. */
  readonly ctxt?: number;
}

const QUOTE = 39;
const DQUOTE = 34;
const HASH = 35;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;
const NEWLINE = 10;

/** Splits a text into tokens. */
export function lex(text: string, file: FileId, options: LexOptions): Lexed {
  return new Lexer(text, file, options).run();
}

/** One lexing; `LazyLexer` skips what is not needed yet. */
export class Lexer {
  protected readonly text: string;
  private readonly file: FileId;
  private readonly base: number;
  private readonly ctxt: number;
  protected readonly tokens: Token[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private pos = 0;
  private lineStart = true;
  private fatal = false;

  constructor(text: string, file: FileId, options: LexOptions) {
    this.text = text;
    this.file = file;
    this.base = options.base ?? 0;
    this.ctxt = options.ctxt ?? 0;
  }

  run(): Lexed {
    const text = this.text;
    if (text.charCodeAt(0) === 0xfeff) this.pos = 1;
    this.skipShebang();
    const end = text.length;
    while (this.pos < end) {
      const c = text.charCodeAt(this.pos);
      if (c === 32) this.pos++;
      else if (c === NEWLINE) {
        this.pos++;
        this.lineStart = true;
      } else if (isWhitespace(c)) this.pos++;
      else if (c === SLASH && this.comment()) continue;
      else this.token(c);
    }
    return { tokens: this.tokens, diagnostics: this.diagnostics, fatal: this.fatal };
  }

  /** `#!/usr/bin/..` on the first line, unless it is an inner attribute `#![`. */
  private skipShebang(): void {
    if (!this.text.startsWith('#!', this.pos)) return;
    if (/^#!\s*\[/.test(this.text.slice(this.pos, this.pos + 200))) return;
    const line = this.text.indexOf('\n', this.pos);
    this.pos = line < 0 ? this.text.length : line;
  }

  private span(start: number, end: number): Span {
    return { file: this.file, start: this.base + start, end: this.base + end };
  }

  private error(start: number, end: number, message: string, more: Partial<Diagnostic> = {}): void {
    this.diagnostics.push(errorAt(this.span(start, end), message, more));
  }

  private push(kind: TokenKind, start: number, end: number): void {
    const text = this.text;
    const next = text.charCodeAt(end);
    // NaN (end of text) compares false, so a token at the end is not joint.
    let joint = next > 32 && !(next > 126 && isWhitespace(next));
    if (next === SLASH) {
      const after = text.charCodeAt(end + 1);
      if (after === SLASH || after === STAR) joint = false;
    }
    this.add(kind, text.slice(start, end), start, end, joint);
  }

  private punct(kind: PunctKind | '(' | ')' | '[' | ']' | '{' | '}'): void {
    const start = this.pos;
    const end = start + kind.length;
    const text = this.text;
    const next = text.charCodeAt(end);
    let joint = next > 32 && !(next > 126 && isWhitespace(next));
    if (next === SLASH) {
      const after = text.charCodeAt(end + 1);
      if (after === SLASH || after === STAR) joint = false;
    }
    this.add(kind, kind, start, end, joint);
  }

  protected add(kind: TokenKind, text: string, start: number, end: number, joint: boolean): void {
    const lineStart = this.lineStart;
    this.tokens.push({ kind, text, span: this.span(start, end), ctxt: this.ctxt, joint, lineStart });
    this.lineStart = false;
    this.pos = end;
  }

  /** Skips a comment or makes a doc comment token; false if `/` starts something else. */
  private comment(): boolean {
    const text = this.text;
    const start = this.pos;
    const second = text.charCodeAt(start + 1);
    if (second === SLASH) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const third = text.charCodeAt(start + 2);
      const isDoc = (third === SLASH && text.charCodeAt(start + 3) !== SLASH) || third === 33;
      if (isDoc) this.push('docComment', start, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
      this.pos = end;
      return true;
    }
    if (second !== STAR) return false;
    let depth = 1;
    let at = start + 2;
    while (depth > 0) {
      const close = text.indexOf('*/', at);
      const open = text.indexOf('/*', at);
      if (close < 0) {
        this.pos = text.length;
        this.fatal = true;
        this.error(start, text.length, 'unterminated block comment', { code: 'E0758' });
        return true;
      }
      if (open >= 0 && open < close) {
        depth++;
        at = open + 2;
      } else {
        depth--;
        at = close + 2;
      }
    }
    const third = text.charCodeAt(start + 2);
    const fourth = text.charCodeAt(start + 3);
    // `/**/` and `/***` are ordinary comments.
    const isDoc = (third === STAR && fourth !== STAR && fourth !== SLASH) || third === 33;
    if (isDoc) this.push('docComment', start, at);
    this.pos = at;
    return true;
  }

  private token(c: number): void {
    if (isAsciiIdentStart(c)) return this.identOrPrefixed(c);
    if (isDigit(c)) return this.number();
    const text = this.text;
    const next = text.charCodeAt(this.pos + 1);
    switch (c) {
      case 40:
        return this.punct('(');
      case 41:
        return this.punct(')');
      case 91:
        return this.punct('[');
      case 93:
        return this.punct(']');
      case 123:
        return this.punct('{');
      case 125:
        return this.punct('}');
      case 44:
        return this.punct(',');
      case 59:
        return this.punct(';');
      case 46: // .
        if (next !== 46) return this.punct('.');
        if (text.charCodeAt(this.pos + 2) === 61) return this.punct('..=');
        return this.punct(text.charCodeAt(this.pos + 2) === 46 ? '...' : '..');
      case 58:
        return this.punct(next === 58 ? '::' : ':');
      case 38:
        return this.punct(next === 38 ? '&&' : next === 61 ? '&=' : '&');
      case 61:
        return this.punct(next === 61 ? '==' : next === 62 ? '=>' : '=');
      case 60: // <
        if (next === 60) return this.punct(text.charCodeAt(this.pos + 2) === 61 ? '<<=' : '<<');
        return this.punct(next === 61 ? '<=' : next === 45 ? '<-' : '<');
      case 62: // >
        if (next === 62) return this.punct(text.charCodeAt(this.pos + 2) === 61 ? '>>=' : '>>');
        return this.punct(next === 61 ? '>=' : '>');
      case 33:
        return this.punct(next === 61 ? '!=' : '!');
      case 126:
        return this.punct('~');
      case 43:
        return this.punct(next === 61 ? '+=' : '+');
      case 45:
        return this.punct(next === 61 ? '-=' : next === 62 ? '->' : '-');
      case STAR:
        return this.punct(next === 61 ? '*=' : '*');
      case SLASH:
        return this.punct(next === 61 ? '/=' : '/');
      case 37:
        return this.punct(next === 61 ? '%=' : '%');
      case 94:
        return this.punct(next === 61 ? '^=' : '^');
      case 124:
        return this.punct(next === 124 ? '||' : next === 61 ? '|=' : '|');
      case 64:
        return this.punct('@');
      case HASH:
        return this.punct('#');
      case 36:
        return this.punct('$');
      case 63:
        return this.punct('?');
      case DQUOTE:
        return this.string('str', this.pos, this.pos + 1);
      case QUOTE:
        return this.charOrLifetime();
      default:
        return this.other();
    }
  }

  /** An identifier, or a literal with a prefix (`r"`, `b'`, `c"`, `br#"`, `r#name`). */
  private identOrPrefixed(c: number): void {
    const text = this.text;
    const start = this.pos;
    const next = text.charCodeAt(start + 1);
    const after = text.charCodeAt(start + 2);
    if (c === 114) {
      // r
      if (next === DQUOTE) return this.rawString('rawStr', start, start + 1);
      if (next === HASH) {
        if (after === DQUOTE || after === HASH) return this.rawString('rawStr', start, start + 1);
        const length = identLength(text, start + 2);
        if (length > 0) return this.rawIdent(start, start + 2 + length);
      }
    } else if (c === 98) {
      // b
      if (next === DQUOTE) return this.string('byteStr', start, start + 2);
      if (next === QUOTE) return this.char('byte', start, start + 2);
      if (next === 114 && (after === DQUOTE || (after === HASH && this.rawQuoteFollows(start + 2)))) {
        return this.rawString('rawByteStr', start, start + 2);
      }
    } else if (c === 99) {
      // c
      if (next === DQUOTE) return this.string('cStr', start, start + 2);
      if (next === 114 && (after === DQUOTE || (after === HASH && this.rawQuoteFollows(start + 2)))) {
        return this.rawString('rawCStr', start, start + 2);
      }
    }
    let end = start + 1;
    while (isAsciiIdentContinue(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) >= 128) end = continueLength(text, end);
    if (end === start + 1 && c === 95) return this.punct('_');
    const follow = text.charCodeAt(end);
    if (follow === DQUOTE || follow === HASH || follow === QUOTE) this.checkPrefix(start, end, follow);
    this.push('ident', start, end);
  }

  private rawQuoteFollows(at: number): boolean {
    let pos = at;
    while (this.text.charCodeAt(pos) === HASH) pos++;
    return this.text.charCodeAt(pos) === DQUOTE;
  }

  private rawIdent(start: number, end: number): void {
    const name = this.text.slice(start + 2, end);
    if (name === 'self' || name === 'Self' || name === 'super' || name === 'crate' || name === '_') {
      this.error(start, end, `\`${name}\` cannot be a raw identifier`);
    }
    this.push('rawIdent', start, end);
  }

  /** Since edition 2021 an identifier directly followed by `"`, `'` or `#` is reserved. */
  private checkPrefix(start: number, end: number, follow: number): void {
    const text = this.text;
    // `'` may start a lifetime (`a'b`), which the reservation also covers, only if a character literal follows.
    if (follow === QUOTE && text.charCodeAt(end + 2) !== QUOTE) return;
    if (follow === HASH && !isAsciiIdentStart(text.charCodeAt(end + 1)) && text.charCodeAt(end + 1) !== DQUOTE) return;
    this.error(start, end, `prefix \`${text.slice(start, end)}\` is unknown`, {
      label: 'unknown prefix',
      notes: [{ kind: 'note', text: 'prefixed identifiers and literals are reserved since Rust 2021' }],
      edits: [
        {
          title: 'consider inserting whitespace here',
          edits: [{ span: this.span(end, end), text: ' ' }],
        },
      ],
    });
  }

  private number(): void {
    const text = this.text;
    const start = this.pos;
    let pos = start;
    let base = 10;
    if (text.charCodeAt(pos) === 48) {
      const marker = text.charCodeAt(pos + 1);
      if (marker === 120) base = 16;
      else if (marker === 111) base = 8;
      else if (marker === 98) base = 2;
      if (base !== 10) pos += 2;
    }
    const digits = pos;
    let any = false;
    for (; ; pos++) {
      const c = text.charCodeAt(pos);
      if (isDigit(c)) {
        if (c - 48 >= base) {
          this.error(pos, pos + 1, `invalid digit for a base ${String(base)} literal`);
        }
        any = true;
      } else if (base === 16 && ((c >= 97 && c <= 102) || (c >= 65 && c <= 70))) any = true;
      else if (c !== 95) break;
    }
    if (!any) {
      this.error(start, Math.max(pos, digits), 'no valid digits found for number', { code: 'E0768' });
    }
    let kind: 'int' | 'float' = 'int';
    if (text.charCodeAt(pos) === 46) {
      const after = text.charCodeAt(pos + 1);
      // `1..2`, `1.foo()` and `1.0` differ in what follows the point.
      if (after !== 46 && !isAsciiIdentStart(after) && !(after >= 128 && identLength(text, pos + 1) > 0)) {
        kind = 'float';
        pos++;
        while (isDigit(text.charCodeAt(pos)) || (text.charCodeAt(pos) === 95 && pos > 0)) pos++;
      }
    }
    const e = text.charCodeAt(pos);
    if (base === 10 && (e === 101 || e === 69)) {
      let at = pos + 1;
      const sign = text.charCodeAt(at);
      if (sign === 43 || sign === 45) at++;
      while (text.charCodeAt(at) === 95) at++;
      if (isDigit(text.charCodeAt(at))) {
        kind = 'float';
        pos = at;
        while (isDigit(text.charCodeAt(pos)) || text.charCodeAt(pos) === 95) pos++;
      } else if (!isAsciiIdentStart(text.charCodeAt(pos + 1)) || at > pos + 1) {
        kind = 'float';
        this.error(start, at, 'expected at least one digit in exponent');
        pos = at;
      }
    }
    if (kind === 'float' && base !== 10) {
      const name = base === 16 ? 'hexadecimal' : base === 8 ? 'octal' : 'binary';
      this.error(start, pos, `${name} float literal is not supported`);
    }
    const length = identLength(text, pos);
    this.push(kind, start, pos + length);
  }

  private suffixEnd(at: number): number {
    return at + identLength(this.text, at);
  }

  private string(kind: 'str' | 'byteStr' | 'cStr', start: number, from: number): void {
    const text = this.text;
    let pos = from;
    for (;;) {
      const quote = text.indexOf('"', pos);
      if (quote < 0) return this.unterminated(kind, start);
      const escape = text.indexOf('\\', pos);
      if (escape < 0 || escape > quote) return this.push(kind, start, this.suffixEnd(quote + 1));
      // An escape: what follows the backslash cannot end the string. Walk on to the next quote or backslash.
      pos = this.skipEscapes(escape);
      if (text.charCodeAt(pos) === DQUOTE) return this.push(kind, start, this.suffixEnd(pos + 1));
    }
  }

  /** From a backslash to the next `"` that is not escaped, or the end of text. */
  private skipEscapes(at: number): number {
    const text = this.text;
    let pos = at;
    while (pos < text.length) {
      const c = text.charCodeAt(pos);
      if (c === BACKSLASH) pos += 2;
      else if (c === DQUOTE) return pos;
      else pos++;
    }
    return text.length;
  }

  private unterminated(kind: 'str' | 'byteStr' | 'cStr', start: number): void {
    const [code, what] =
      kind === 'str'
        ? ['E0765', 'unterminated double quote string']
        : kind === 'byteStr'
          ? ['E0766', 'unterminated double quote byte string']
          : ['E0767', 'unterminated C string'];
    // Only the line is taken: what follows stays usable while a person types.
    let end = this.text.indexOf('\n', start);
    if (end < 0) end = this.text.length;
    this.fatal = true;
    this.error(start, this.text.length, what, kind === 'cStr' ? {} : { code });
    this.push(kind, start, end);
  }

  private rawString(kind: 'rawStr' | 'rawByteStr' | 'rawCStr', start: number, from: number): void {
    const text = this.text;
    let pos = from;
    while (text.charCodeAt(pos) === HASH) pos++;
    const hashes = pos - from;
    if (text.charCodeAt(pos) !== DQUOTE) {
      const point = String.fromCodePoint(text.codePointAt(pos) ?? 32);
      this.error(start, pos, `found invalid character; only \`#\` is allowed in raw string delimitation: ${point}`);
      return this.push('unknown', start, pos);
    }
    if (hashes > 255)
      this.error(
        start,
        pos,
        `too many \`#\` symbols: raw strings may be delimited by up to 255 \`#\` symbols, but found ${String(hashes)}`,
      );
    const close = `"${'#'.repeat(hashes)}`;
    const end = text.indexOf(close, pos + 1);
    if (end < 0) {
      this.fatal = true;
      this.error(start, start, 'unterminated raw string', {
        code: 'E0748',
        label: 'unterminated raw string',
        notes: [{ kind: 'note', text: `this raw string should be terminated with \`${close}\`` }],
      });
      let line = text.indexOf('\n', start);
      if (line < 0) line = text.length;
      return this.push(kind, start, Math.max(line, pos + 1));
    }
    this.push(kind, start, this.suffixEnd(end + close.length));
  }

  private charOrLifetime(): void {
    const text = this.text;
    const start = this.pos;
    const point = text.codePointAt(start + 1);
    if (point === undefined) {
      this.error(start, start + 1, 'unterminated character literal', { code: 'E0762' });
      return this.push('unknown', start, start + 1);
    }
    const width = point > 0xffff ? 2 : 1;
    const closes = text.charCodeAt(start + 1 + width) === QUOTE;
    const length = identLength(text, start + 1);
    // `'a'` is a character, `'a` a lifetime; `'1` is a bad lifetime or the start of a multi-character literal.
    if (length > 0 && !closes) {
      let end = start + 1 + length;
      if (text.charCodeAt(end) === HASH && text.slice(start + 1, end) === 'r') {
        const rest = identLength(text, end + 1);
        if (rest > 0) end += 1 + rest;
      }
      if (text.charCodeAt(end) !== QUOTE) return this.push('lifetime', start, end);
    }
    this.char('char', start, start + 1);
  }

  /** A character or byte literal; `from` is just after the opening quote. */
  private char(kind: 'char' | 'byte', start: number, from: number): void {
    const text = this.text;
    let pos = from;
    const first = text.charCodeAt(pos);
    if (first === QUOTE && text.charCodeAt(pos + 1) !== QUOTE) {
      this.error(pos, pos, kind === 'char' ? 'empty character literal' : 'empty byte literal', {
        label: kind === 'char' ? 'empty character literal' : 'empty byte literal',
      });
      return this.push(kind, start, pos + 1);
    }
    if (first === QUOTE) {
      // `'''`: an unescaped quote.
      this.error(pos, pos + 1, `${kind === 'char' ? 'character' : 'byte'} constant must be escaped: \`'\``);
      return this.push(kind, start, pos + 2);
    }
    for (;;) {
      const c = text.charCodeAt(pos);
      if (c === QUOTE) break;
      if (Number.isNaN(c) || (c === NEWLINE && text.charCodeAt(pos + 1) !== QUOTE)) {
        const [code, what] =
          kind === 'char' ? ['E0762', 'unterminated character literal'] : ['E0763', 'unterminated byte constant'];
        this.fatal = true;
        this.error(start, pos, what, { code });
        return this.push('unknown', start, Math.max(pos, start + 1));
      }
      pos += c === BACKSLASH ? 2 : 1;
      if (pos > text.length) pos = text.length;
    }
    this.push(kind, start, this.suffixEnd(pos + 1));
  }

  /** Anything not ASCII, or an ASCII character without meaning. */
  private other(): void {
    const text = this.text;
    const start = this.pos;
    const length = identLength(text, start);
    if (length > 0) return this.push('ident', start, start + length);
    const point = text.codePointAt(start) ?? 0;
    const char = String.fromCodePoint(point);
    const end = start + char.length;
    if (isEmoji(point)) {
      this.error(start, end, `identifiers cannot contain emoji: \`${char}\``);
      return this.push('ident', start, Math.max(end, continueLength(text, end)));
    }
    const shown = point < 127 && point > 32 ? char : `\\u{${point.toString(16)}}`;
    const alike = LOOK_ALIKES.get(char);
    this.error(start, end, `unknown start of token: ${shown}`, {
      notes: alike
        ? [
            {
              kind: 'help',
              text: `Unicode character '${char}' (${alike[0]}) looks like '${alike[1]}' (${alike[2]}), but it is not`,
            },
          ]
        : [],
      edits: alike
        ? [{ title: `Replace by \`${alike[1]}\``, edits: [{ span: this.span(start, end), text: alike[1] }] }]
        : [],
    });
    // rustc drops the character and goes on; a token would only cause a second error.
    this.pos = end;
  }
}
