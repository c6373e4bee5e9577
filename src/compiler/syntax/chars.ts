//! Character classes of Rust's lexer, and look-alikes people paste from web pages and word processors.

/** Whether a UTF-16 code unit is Rust white space (Pattern_White_Space is all in the basic plane). */
export function isWhitespace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || c === 0x85 || c === 0x200e || c === 0x200f || c === 0x2028 || c === 0x2029;
}

/** ASCII digit. */
export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** ASCII letter or `_`. */
export function isAsciiIdentStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

/** ASCII letter, digit or `_`. */
export function isAsciiIdentContinue(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c >= 48 && c <= 57);
}

const XID_START = /^\p{XID_Start}$/u;
const XID_CONTINUE = /^\p{XID_Continue}$/u;
const EMOJI = /^\p{Extended_Pictographic}$/u;

/** Length in UTF-16 units of an identifier starting at `at`; 0 if none starts there. */
export function identLength(text: string, at: number): number {
  const first = text.codePointAt(at);
  if (first === undefined) return 0;
  if (!isAsciiIdentStart(first)) {
    if (first < 128 || !XID_START.test(String.fromCodePoint(first))) return 0;
  }
  return continueLength(text, at + (first > 0xffff ? 2 : 1)) - at;
}

/** The offset where the identifier characters starting at `at` end. */
export function continueLength(text: string, at: number): number {
  let pos = at;
  for (;;) {
    const c = text.charCodeAt(pos);
    if (isAsciiIdentContinue(c)) {
      pos++;
      continue;
    }
    if (!(c >= 128)) return pos;
    const point = text.codePointAt(pos) ?? 0;
    if (!XID_CONTINUE.test(String.fromCodePoint(point))) return pos;
    pos += point > 0xffff ? 2 : 1;
  }
}

/** Whether a code point is an emoji (for "identifiers cannot contain emoji"). */
export function isEmoji(point: number): boolean {
  return point >= 128 && EMOJI.test(String.fromCodePoint(point));
}

/** Characters that look like a token of Rust: `[name of the character, what was likely meant, its name]`. */
export const LOOK_ALIKES: ReadonlyMap<string, readonly [string, string, string]> = new Map([
  ['\u201c', ['Left Double Quotation Mark', '"', 'Quotation Mark']],
  ['\u201d', ['Right Double Quotation Mark', '"', 'Quotation Mark']],
  ['\u2018', ['Left Single Quotation Mark', "'", 'Single Quote']],
  ['\u2019', ['Right Single Quotation Mark', "'", 'Single Quote']],
  ['\u2013', ['En Dash', '-', 'Minus/Hyphen']],
  ['\u2014', ['Em Dash', '-', 'Minus/Hyphen']],
  ['\u2212', ['Minus Sign', '-', 'Minus/Hyphen']],
  ['\u037e', ['Greek Question Mark', ';', 'Semicolon']],
  ['\uff1b', ['Fullwidth Semicolon', ';', 'Semicolon']],
  ['\uff0c', ['Fullwidth Comma', ',', 'Comma']],
  ['\uff1a', ['Fullwidth Colon', ':', 'Colon']],
  ['\uff08', ['Fullwidth Left Parenthesis', '(', 'Left Parenthesis']],
  ['\uff09', ['Fullwidth Right Parenthesis', ')', 'Right Parenthesis']],
  ['\uff01', ['Fullwidth Exclamation Mark', '!', 'Exclamation Mark']],
  ['\uff1d', ['Fullwidth Equals Sign', '=', 'Equals Sign']],
  ['\u00d7', ['Multiplication Sign', '*', 'Asterisk']],
]);
