//! Numbers and characters as Rust prints and reads them.

/** Exact decimal digits of a finite positive double: value = 0.d1d2d3… × 10^exponent. */
interface Decimal {
  readonly digits: string;
  /** Position of the decimal point relative to the first digit. */
  readonly exponent: number;
}

const scratch = new DataView(new ArrayBuffer(8));

/** The shortest digits that read back as the same double (or float). */
function shortest(value: number, isF32: boolean): Decimal {
  const text = isF32 ? shortestF32(value) : value.toExponential();
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const found = { digits: mantissa.replace('.', ''), exponent: Number(exponent) + 1 };
  return isF32 || found.digits.length < 16 ? found : upOnTie(found, value);
}
/** Halfway between two shortest candidates JavaScript takes the even one, Rust the greater one (if it reads back as well). */
function upOnTie(found: Decimal, value: number): Decimal {
  const digits = exact(value).digits.replace(/0+$/, '');
  if (digits !== `${found.digits}5`) return found;
  const up = (BigInt(found.digits) + 1n).toString();
  const raised = { digits: up.replace(/0+$/, ''), exponent: found.exponent + up.length - found.digits.length };
  return Number(`0.${raised.digits}e${String(raised.exponent)}`) === value ? raised : found;
}
/** Tries precisions until the text reads back as the same float. */
function shortestF32(value: number): string {
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text.replace(/\.?0+e/, 'e');
  }
  return value.toExponential(9);
}

/** All digits of the exact binary value. */
function exact(value: number): Decimal {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const power = (biased === 0 ? 1 : biased) - 1075;
  if (mantissa === 0n) return { digits: '0', exponent: 1 };
  if (power >= 0) {
    const digits = (mantissa << BigInt(power)).toString();
    return { digits, exponent: digits.length };
  }
  // mantissa / 2^k = mantissa * 5^k / 10^k
  const digits = (mantissa * 5n ** BigInt(-power)).toString();
  return { digits, exponent: digits.length + power };
}

/** Keeps `count` digits after position `at`, rounding half to even on the exact value. May carry into a new first digit. */
function round(value: Decimal, keep: number): Decimal {
  const { digits, exponent } = value;
  if (keep >= digits.length) return { digits: digits.padEnd(keep, '0'), exponent };
  if (keep < 0) return { digits: '', exponent };
  const head = digits.slice(0, keep);
  const rest = digits.slice(keep);
  const first = rest.charCodeAt(0) - 48;
  const tie = first === 5 && /^50*$/.test(rest);
  const lastOdd = keep > 0 && (head.charCodeAt(keep - 1) & 1) === 1;
  const up = tie ? lastOdd : first >= 5;
  if (!up) return { digits: head, exponent };
  const raised = (BigInt(head === '' ? '0' : head) + 1n).toString().padStart(keep, '0');
  return raised.length > keep ? { digits: raised, exponent: exponent + 1 } : { digits: raised, exponent };
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? undefined : 'inf';
}

/** Plain notation of a decimal with at least `minFraction` digits after the point. */
function plain({ digits, exponent }: Decimal, minFraction: number): string {
  const whole = exponent <= 0 ? '0' : digits.slice(0, exponent).padEnd(exponent, '0');
  const fraction = exponent <= 0 ? '0'.repeat(-exponent) + digits : digits.slice(exponent);
  const shown = fraction.padEnd(minFraction, '0');
  return shown === '' ? whole : `${whole}.${shown}`;
}

/** `{}` or `{:.p}` of the absolute value. precision -1: shortest. */
export function floatDisplay(value: number, precision: number, isF32: boolean): string {
  const abs = Math.abs(value);
  const odd = special(abs);
  if (odd !== undefined) return odd;
  if (precision < 0) return abs === 0 ? '0' : plain(shortest(abs, isF32), 0);
  return fixed(abs, precision);
}
function fixed(abs: number, precision: number): string {
  if (abs === 0) return precision === 0 ? '0' : `0.${'0'.repeat(precision)}`;
  const value = exact(abs);
  const keep = value.exponent + precision;
  // Nothing kept: the value is below half of the last place or rounds up to one unit of it.
  const rounded = keep < 0 ? { digits: '', exponent: value.exponent } : round(value, keep);
  const digits = rounded.exponent <= 0 ? '0'.repeat(-rounded.exponent) + rounded.digits : rounded.digits;
  const point = Math.max(0, rounded.exponent);
  const all = digits.padEnd(point + precision, '0').slice(0, point + precision);
  const whole = all.slice(0, point) || '0';
  return precision === 0 ? whole : `${whole}.${all.slice(point)}`;
}

/** `{:?}` of the absolute value: always with a point, or in exponent form when very small or large. */
export function floatDebug(value: number, precision: number, isF32: boolean): string {
  const abs = Math.abs(value);
  const odd = special(abs);
  if (odd !== undefined) return odd;
  if (precision >= 0) return fixed(abs, precision);
  if (abs !== 0 && (abs < 1e-4 || abs >= 1e16)) return floatExp(abs, -1, isF32, false);
  return abs === 0 ? '0.0' : plain(shortest(abs, isF32), 1);
}

/** `{:e}` of the absolute value. */
export function floatExp(value: number, precision: number, isF32: boolean, upper: boolean): string {
  const abs = Math.abs(value);
  const odd = special(abs);
  if (odd !== undefined) return odd;
  const e = upper ? 'E' : 'e';
  if (abs === 0) return precision > 0 ? `0.${'0'.repeat(precision)}${e}0` : `0${e}0`;
  const { digits, exponent } = precision < 0 ? shortest(abs, isF32) : round(exact(abs), precision + 1);
  const kept = precision < 0 ? digits : digits.slice(0, precision + 1);
  return `${kept.slice(0, 1)}${kept.length > 1 ? `.${kept.slice(1)}` : ''}${e}${exponent - 1}`;
}

/** `str::parse::<f64>()`: undefined if invalid. */
export function parseFloat64(text: string): number | undefined {
  const lower = text.toLowerCase();
  const word = lower.replace(/^[+-]/, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (word === 'inf' || word === 'infinity') return sign * Infinity;
  if (word === 'nan') return NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

const classes = {
  alphabetic: /^\p{Alphabetic}$/u,
  numeric: /^\p{N}$/u,
  whitespace: /^\p{White_Space}$/u,
  control: /^\p{Cc}$/u,
  uppercase: /^\p{Uppercase}$/u,
  lowercase: /^\p{Lowercase}$/u,
  graphemeExtend: /^\p{Grapheme_Extend}$/u,
  notPrintable: /^(?:\p{Cc}|\p{Cf}|\p{Cn}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Zs})$/u,
  wide: /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])$/u,
} as const;
export type CharClass = keyof typeof classes;

/** Is the scalar value in the class? */
export function charIs(kind: CharClass, c: number): boolean {
  if (c === 32) return kind === 'whitespace';
  return classes[kind].test(String.fromCodePoint(c));
}
/** Columns in a terminal. */
export function charWidth(c: number): number {
  if (c < 32 || (c >= 0x7f && c < 0xa0)) return 0;
  if (charIs('graphemeExtend', c)) return 0;
  return charIs('wide', c) ? 2 : 1;
}

/** Index of the first invalid byte sequence, -1 if all is valid UTF-8. */
export function utf8Error(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const b = bytes[i] ?? 0;
    if (b < 0x80) {
      i++;
      continue;
    }
    const n = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
    if (n === 0) return i;
    const second = bytes[i + 1] ?? 0;
    const low = b === 0xe0 ? 0xa0 : b === 0xf0 ? 0x90 : 0x80;
    const high = b === 0xed ? 0x9f : b === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return i;
    for (let k = 2; k <= n; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i;
    i += n + 1;
  }
  return -1;
}

/** First occurrence of `needle` in `hay` from an index on; -1. */
export function findBytes(hay: Uint8Array, needle: Uint8Array, from: number): number {
  if (needle.length === 0) return from <= hay.length ? from : -1;
  const first = needle[0] ?? 0;
  for (
    let at = hay.indexOf(first, from);
    at >= 0 && at + needle.length <= hay.length;
    at = hay.indexOf(first, at + 1)
  ) {
    let k = 1;
    while (k < needle.length && hay[at + k] === needle[k]) k++;
    if (k === needle.length) return at;
  }
  return -1;
}
/** Last occurrence. */
export function findLastBytes(hay: Uint8Array, needle: Uint8Array): number {
  for (let at = hay.length - needle.length; at >= 0; at--) {
    let k = 0;
    while (k < needle.length && hay[at + k] === needle[k]) k++;
    if (k === needle.length) return at;
  }
  return -1;
}
