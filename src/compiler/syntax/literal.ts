//! Values of literals, decoded on demand, with rustc's messages for bad escapes, digits and suffixes.
import type { Diagnostic } from '../../source/diagnostic.ts';
import { errorAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Lit, LitKind } from './ast.ts';
import { identLength } from './chars.ts';
import type { Token } from './token.ts';

/** A decoded value and what is wrong with the literal (the value is then a best guess). */
export interface Decoded<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of a string literal, and where each of its characters is in the source. */
export interface DecodedString extends Decoded<string> {
  /** The absolute source offset of the UTF-16 unit at `index` of `value` (`index` may be its length). */
  offsetAt(index: number): number;
}

const INT_SUFFIXES = new Set([
  'i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize',
]); // prettier-ignore

/** A literal node from a literal token (or `true`/`false`); undefined for other tokens. */
export function litFromToken(token: Token): Lit | undefined {
  const { text, span } = token;
  const make = (kind: LitKind, bodyEnd: number): Lit =>
    bodyEnd < text.length
      ? { kind, text: text.slice(0, bodyEnd), suffix: text.slice(bodyEnd), span }
      : { kind, text, span };
  switch (token.kind) {
    case 'ident':
      return text === 'true' || text === 'false' ? { kind: 'Bool', text, span } : undefined;
    case 'int':
    case 'float': {
      const at = numberEnd(text);
      const suffix = text.slice(at);
      const decimal = !/^0[xob]/.test(text);
      const isFloat = token.kind === 'float' || (decimal && suffix.startsWith('f'));
      return make(isFloat ? 'Float' : 'Int', at);
    }
    case 'char':
      return make('Char', text.lastIndexOf("'") + 1);
    case 'byte':
      return make('Byte', text.lastIndexOf("'") + 1);
    case 'str':
      return make('Str', quoteEnd(text));
    case 'byteStr':
      return make('ByteStr', quoteEnd(text));
    case 'cStr':
      return make('CStr', quoteEnd(text));
    case 'rawStr':
      return make('Str', rawEnd(text));
    case 'rawByteStr':
      return make('ByteStr', rawEnd(text));
    case 'rawCStr':
      return make('CStr', rawEnd(text));
    default:
      return undefined;
  }
}

function quoteEnd(text: string): number {
  const at = text.lastIndexOf('"');
  return at <= 1 && text.indexOf('"') === at ? text.length : at + 1;
}

function rawEnd(text: string): number {
  let at = text.lastIndexOf('"') + 1;
  while (text[at] === '#') at++;
  return at;
}

/** Where the digits of a number end and its suffix starts. */
function numberEnd(text: string): number {
  const based = /^0(?:x[0-9a-fA-F_]*|o[0-9_]*|b[0-9_]*)/.exec(text);
  if (based !== null) return based[0].length;
  // An exponent without digits (the lexer has said so) is no suffix.
  if (/^[0-9][0-9_]*(?:\.[0-9_]*)?[eE][+-]?_*$/.test(text)) return text.length;
  const decimal = /^[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?_*[0-9][0-9_]*)?/.exec(text);
  return decimal === null ? text.length : decimal[0].length;
}

/** Errors of a literal as an expression or pattern: bad escapes, bad suffixes. Values are decoded again on demand. */
export function checkLit(lit: Lit): readonly Diagnostic[] {
  const { suffix } = lit;
  switch (lit.kind) {
    case 'Bool':
      return [];
    case 'Int':
      if (suffix === undefined || INT_SUFFIXES.has(suffix)) return [];
      return [badIntSuffix(lit, suffix)];
    case 'Float':
      if (suffix === undefined || suffix === 'f32' || suffix === 'f64') return [];
      if (/^f[0-9]+$/.test(suffix)) {
        return [
          errorAt(lit.span, `invalid width \`${suffix.slice(1)}\` for float literal`, {
            notes: [{ kind: 'help', text: 'valid widths are 32 and 64' }],
          }),
        ];
      }
      return [
        errorAt(lit.span, `invalid suffix \`${suffix}\` for float literal`, {
          label: `invalid suffix \`${suffix}\``,
          notes: [{ kind: 'help', text: 'valid suffixes are `f32` and `f64`' }],
        }),
      ];
    case 'Char':
      return [...noSuffix(lit, 'char'), ...decodeChar(lit).diagnostics];
    case 'Byte':
      return [...noSuffix(lit, 'byte'), ...decodeByte(lit).diagnostics];
    case 'Str':
      return [...noSuffix(lit, 'string'), ...(lit.text.includes('\\') ? decodeString(lit).diagnostics : [])];
    case 'ByteStr':
      return [...noSuffix(lit, 'byte string'), ...decodeBytes(lit).diagnostics];
    case 'CStr':
      return [...noSuffix(lit, 'C string'), ...decodeBytes(lit).diagnostics];
  }
}

function noSuffix(lit: Lit, what: string): Diagnostic[] {
  if (lit.suffix === undefined) return [];
  return [errorAt(lit.span, `suffixes on ${what} literals are invalid`, { label: `invalid suffix \`${lit.suffix}\`` })];
}

function badIntSuffix(lit: Lit, suffix: string): Diagnostic {
  if (/^[iu][0-9]+$/.test(suffix)) {
    return errorAt(lit.span, `invalid width \`${suffix.slice(1)}\` for integer literal`, {
      notes: [{ kind: 'help', text: 'valid widths are 8, 16, 32, 64 and 128' }],
    });
  }
  if (suffix === 'f32' || suffix === 'f64') {
    const name = lit.text.startsWith('0x') ? 'hexadecimal' : lit.text.startsWith('0o') ? 'octal' : 'binary';
    return errorAt(lit.span, `${name} float literal is not supported`, { label: 'not supported' });
  }
  return errorAt(lit.span, `invalid suffix \`${suffix}\` for number literal`, {
    label: `invalid suffix \`${suffix}\``,
    notes: [{ kind: 'help', text: 'the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)' }],
  });
}

/** The value of an integer literal (its suffix is not looked at). */
export function decodeInt(lit: Lit): Decoded<bigint> {
  const digits = lit.text.replaceAll('_', '');
  const legal = /^(?:0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+|[0-9]+)$/.test(digits);
  // The lexer has reported missing and invalid digits.
  if (!legal) return { value: 0n, diagnostics: [] };
  const value = BigInt(digits);
  const diagnostics =
    value >= 1n << 128n
      ? [
          errorAt(lit.span, 'integer literal is too large', {
            notes: [{ kind: 'note', text: 'value exceeds limit of `340282366920938463463374607431768211455`' }],
          }),
        ]
      : [];
  return { value, diagnostics };
}

/** The value of a float literal as an `f64`. */
export function decodeFloat(lit: Lit): Decoded<number> {
  const value = Number(lit.text.replaceAll('_', ''));
  return { value: Number.isNaN(value) ? 0 : value, diagnostics: [] };
}

/** The scalar value of a character literal. */
export function decodeChar(lit: Lit): Decoded<number> {
  const body = unescapeBody(lit.text.slice(1, -1), lit.span, 1, 'char');
  const points = [...body.units.map((unit) => unit.value)];
  const diagnostics = [...body.diagnostics];
  if (points.length > 1 && diagnostics.length === 0) {
    const text = lit.text.slice(1, -1);
    diagnostics.push(
      errorAt(lit.span, 'character literal may only contain one codepoint', {
        notes: [{ kind: 'help', text: 'if you meant to write a string literal, use double quotes' }],
        edits: [
          {
            title: 'if you meant to write a string literal, use double quotes',
            edits: [{ span: lit.span, text: `"${text.replaceAll('"', '\\"')}"` }],
          },
        ],
      }),
    );
  }
  return { value: points[0] ?? 0xfffd, diagnostics };
}

/** The value of a byte literal. */
export function decodeByte(lit: Lit): Decoded<number> {
  const body = unescapeBody(lit.text.slice(2, -1), lit.span, 2, 'byte');
  const diagnostics = [...body.diagnostics];
  if (body.units.length > 1 && diagnostics.length === 0) {
    diagnostics.push(errorAt(lit.span, 'character literal may only contain one codepoint'));
  }
  return { value: (body.units[0]?.value ?? 0) & 0xff, diagnostics };
}

/** The text of a string literal, raw or not. */
export function decodeString(lit: Lit): DecodedString {
  const raw = lit.text.startsWith('r');
  const open = raw ? lit.text.indexOf('"') + 1 : 1;
  const hashes = raw ? open - 2 : 0;
  const body = lit.text.slice(open, Math.max(open, lit.text.length - 1 - hashes));
  const start = lit.span.start + open;
  if (!body.includes('\\') && !body.includes('\r')) {
    return { value: body, diagnostics: [], offsetAt: (index) => start + Math.min(index, body.length) };
  }
  const { units, diagnostics } = raw ? rawUnits(body) : unescapeBody(body, lit.span, open, 'str');
  let value = '';
  const offsets: number[] = [];
  for (const unit of units) {
    const text = String.fromCodePoint(unit.value);
    for (let i = 0; i < text.length; i++) offsets.push(start + unit.at);
    value += text;
  }
  const end = start + body.length;
  return { value, diagnostics, offsetAt: (index) => offsets[index] ?? end };
}

/** The bytes of a byte string or C string (without the final NUL). */
export function decodeBytes(lit: Lit): Decoded<Uint8Array> {
  const isC = lit.kind === 'CStr';
  const raw = lit.text.charCodeAt(1) === 114;
  const open = lit.text.indexOf('"') + 1;
  const hashes = raw ? open - 3 : 0;
  const body = lit.text.slice(open, Math.max(open, lit.text.length - 1 - hashes));
  const { units, diagnostics } = raw ? rawUnits(body) : unescapeBody(body, lit.span, open, isC ? 'cStr' : 'byteStr');
  const more: Diagnostic[] = [...diagnostics];
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const unit of units) {
    if (unit.byte === true || unit.value < 128) {
      if (isC && unit.value === 0) {
        more.push(errorAt(lit.span, 'null characters in C string literals are not supported'));
      }
      bytes.push(unit.value & 0xff);
    } else if (isC) bytes.push(...encoder.encode(String.fromCodePoint(unit.value)));
    else if (raw) more.push(nonAscii(lit.span, unit.value, 'raw byte string literal'));
  }
  return { value: Uint8Array.from(bytes), diagnostics: more };
}

type BodyKind = 'char' | 'byte' | 'str' | 'byteStr' | 'cStr';

/** One decoded character: its value, its offset in the body, and whether it is a byte written `\xff`. */
interface Unit {
  readonly value: number;
  readonly at: number;
  readonly byte?: boolean;
}

interface Body {
  readonly units: readonly Unit[];
  readonly diagnostics: readonly Diagnostic[];
}

function nonAscii(span: Span, point: number, what: string): Diagnostic {
  return errorAt(span, `non-ASCII character in ${what}`, {
    label: 'must be ASCII',
    ...(point < 256
      ? {
          notes: [
            {
              kind: 'help' as const,
              text: `if you meant to use the unicode code point for '${String.fromCodePoint(point)}', use a \\xHH escape`,
            },
          ],
        }
      : {}),
  });
}

/** Raw bodies: only line endings are normalised. */
function rawUnits(body: string): Body {
  const units: Unit[] = [];
  for (let at = 0; at < body.length; at++) {
    const value = body.codePointAt(at) ?? 0;
    if (value === 13 && body.charCodeAt(at + 1) === 10) continue;
    units.push({ value, at });
    if (value > 0xffff) at++;
  }
  return { units, diagnostics: [] };
}

const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['t', 9],
  ['r', 13],
  ['0', 0],
  ['\\', 92],
  ["'", 39],
  ['"', 34],
]);

/** Decodes escapes. `span` is the literal's; `open` is where the body starts in it. */
function unescapeBody(body: string, span: Span, open: number, kind: BodyKind): Body {
  const units: Unit[] = [];
  const diagnostics: Diagnostic[] = [];
  const isByte = kind === 'byte' || kind === 'byteStr';
  const multi = kind !== 'char' && kind !== 'byte';
  const place = (from: number, to: number): Span => ({
    file: span.file,
    start: span.start + open + from,
    end: span.start + open + to,
  });
  const fail = (from: number, to: number, message: string, more: Partial<Diagnostic> = {}): void => {
    diagnostics.push(errorAt(place(from, to), message, more));
  };
  let at = 0;
  while (at < body.length) {
    const start = at;
    const value = body.codePointAt(at) ?? 0;
    if (value !== 92) {
      at += value > 0xffff ? 2 : 1;
      if (value === 13 && body.charCodeAt(at) === 10) continue;
      if (isByte && value > 127) {
        const what = kind === 'byte' ? 'byte literal' : 'byte string literal';
        diagnostics.push(nonAscii(place(start, at), value, what));
        continue;
      }
      units.push({ value, at: start });
      continue;
    }
    const letter = body.slice(at + 1, at + 2);
    at += 2;
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      units.push({ value: simple, at: start });
    } else if (letter === 'x') {
      const digits = body.slice(at, at + 2);
      const bad = [...digits].findIndex((digit) => !/[0-9a-fA-F]/.test(digit));
      if (digits.length < 2) fail(start, body.length, 'numeric character escape is too short');
      else if (bad >= 0) {
        fail(
          at + bad,
          at + bad + 1,
          `invalid character in numeric character escape: \`${digits.slice(bad, bad + 1)}\``,
          {
            label: 'invalid character in numeric character escape',
          },
        );
      } else {
        const byte = Number.parseInt(digits, 16);
        if (byte > 127 && (kind === 'char' || kind === 'str')) {
          fail(start, at + 2, 'out of range hex escape', { label: 'must be a character in the range [\\x00-\\x7f]' });
        } else units.push({ value: byte, at: start, byte: true });
      }
      at += Math.min(2, digits.length);
    } else if (letter === 'u') {
      const close = body.indexOf('}', at);
      const digits = body.slice(at + 1, close < 0 ? body.length : close).replaceAll('_', '');
      const end = close < 0 ? body.length : close + 1;
      if (isByte) {
        fail(start, end, `unicode escape in byte ${multi ? 'string' : 'literal'}`, {
          label: `unicode escape in byte ${multi ? 'string' : 'literal'}`,
          notes: [{ kind: 'help', text: 'unicode escape sequences cannot be used as a byte or in a byte string' }],
        });
        at = end;
      } else if (body.charCodeAt(at) !== 123) {
        fail(start, at, 'incorrect unicode escape sequence', {
          label: 'incorrect unicode escape sequence',
          notes: [{ kind: 'help', text: 'format of unicode escape sequences is `\\u{...}`' }],
        });
      } else if (close < 0) {
        fail(start, end, 'unterminated unicode escape', { label: 'missing a closing `}`' });
        at = end;
      } else {
        if (digits === '') {
          fail(start, end, 'empty unicode escape', { label: 'this escape must have at least 1 hex digit' });
        } else if (!/^[0-9a-fA-F]+$/.test(digits)) {
          const inside = body.slice(at + 1, close);
          const offset = at + 1 + inside.search(/[^0-9a-fA-F_]/);
          const bad = String.fromCodePoint(body.codePointAt(offset) ?? 32);
          fail(offset, offset + bad.length, `invalid character in unicode escape: \`${bad}\``, {
            label: 'invalid character in unicode escape',
          });
        } else if (digits.length > 6) {
          fail(start, end, 'overlong unicode escape', { label: 'must have at most 6 hex digits' });
        } else {
          const point = Number.parseInt(digits, 16);
          if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
            fail(start, end, 'invalid unicode character escape', {
              label: 'invalid escape',
              notes: [
                {
                  kind: 'help',
                  text:
                    point > 0x10ffff
                      ? 'unicode escape must be at most 10FFFF'
                      : 'unicode escape must not be a surrogate',
                },
              ],
            });
          } else units.push({ value: point, at: start });
        }
        at = end;
      }
    } else if (multi && (letter === '\n' || letter === '\r')) {
      while (at < body.length && /[ \t\n\r]/.test(body.charAt(at))) at++;
    } else {
      const width = identLength(body, start + 1) > 0 ? 1 : ([...body.slice(start + 1, start + 3)].at(0)?.length ?? 0);
      const what = isByte ? 'byte escape' : 'character escape';
      fail(start + 1, start + 1 + Math.max(1, width), `unknown ${what}: \`${letter}\``, {
        label: `unknown ${what}`,
        notes: [
          {
            kind: 'help',
            text: 'for more information, visit <https://doc.rust-lang.org/reference/tokens.html#literals>',
          },
        ],
      });
    }
  }
  return { units, diagnostics };
}
