//! Arithmetic that is too rare or too long for the loop: 128-bit, 8- and 16-bit checks, saturation, bit counting, conversions, float functions.
import type { Memory } from '../memory.ts';
import { scalarCodes } from '../layout/layout.ts';
import type { ScalarCode } from '../layout/layout.ts';

/** Operations of ARITH, ARITHC and ARITHO by number. */
export const arithKinds = [
  'add',
  'sub',
  'mul',
  'div',
  'rem',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
  'neg',
  'not',
  'satAdd',
  'satSub',
  'satMul',
  'eq',
  'ne',
  'lt',
  'le',
  'cmp',
  'ctpop',
  'ctlz',
  'cttz',
  'bswap',
  'bitreverse',
  'rotl',
  'rotr',
  'pow',
  'min',
  'max',
  'absDiff',
  'isqrt',
  'copy',
  'sqrt',
  'floor',
  'ceil',
  'round',
  'roundEven',
  'trunc',
  'abs',
  'exp',
  'exp2',
  'expM1',
  'ln',
  'ln1p',
  'log10',
  'log2',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'cbrt',
  'fmin',
  'fmax',
  'powf',
  'copysign',
  'atan2',
  'hypot',
  'powi',
  'totalCmp',
  'isNan',
  'isNegative',
] as const;
export type ArithKind = (typeof arithKinds)[number];
const kindNumbers = new Map<string, number>(arithKinds.map((it, i) => [it, i]));
const codeNumbers = new Map<string, number>(scalarCodes.map((it, i) => [it, i]));
/** Number of an operation. */
export function kindNumber(kind: ArithKind): number {
  return kindNumbers.get(kind) ?? -1;
}
/** Number of a type code. */
export function codeNumber(code: ScalarCode): number {
  return codeNumbers.get(code) ?? -1;
}

/** Bits of each type code. */
const bitsOf: readonly number[] = [8, 16, 32, 64, 128, 8, 16, 32, 64, 128, 32, 64];
const F32 = 10;
const isSigned = (ty: number): boolean => ty < 5;
const floatScratch = new DataView(new ArrayBuffer(8));

/** Operations on frame words of one memory. */
export class Arith {
  private readonly memory: Memory;
  constructor(memory: Memory) {
    this.memory = memory;
  }

  /** Integer value at a word. */
  int(ty: number, at: number): bigint {
    const i32 = this.memory.i32;
    const word = i32[at] as number;
    switch (ty) {
      case 0:
        return BigInt((word << 24) >> 24);
      case 1:
        return BigInt((word << 16) >> 16);
      case 2:
        return BigInt(word);
      case 3:
        return this.memory.i64(at << 2);
      case 4:
        return BigInt.asIntN(128, this.memory.u128(at << 2));
      case 8:
        return this.memory.u64(at << 2);
      case 9:
        return this.memory.u128(at << 2);
      default:
        return BigInt(word >>> 0);
    }
  }
  /** Writes an integer to a word, wrapping; small ones zero-extended. */
  putInt(ty: number, at: number, value: bigint): void {
    const bits = bitsOf[ty] ?? 32;
    if (bits <= 32) this.memory.i32[at] = Number(BigInt.asUintN(bits, value));
    else if (bits === 64) this.memory.setU64(at << 2, value);
    else this.memory.setU128(at << 2, value);
  }
  float(ty: number, at: number): number {
    return (ty === F32 ? this.memory.f32[at] : this.memory.f64[at >> 1]) ?? 0;
  }
  putFloat(ty: number, at: number, value: number): void {
    // One NaN for all hosts.
    if (Number.isNaN(value)) value = NaN;
    if (ty === F32) this.memory.f32[at] = value;
    else this.memory.f64[at >> 1] = value;
  }

  private wrap(ty: number, value: bigint): bigint {
    const bits = bitsOf[ty] ?? 32;
    return isSigned(ty) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  }
  /** Exact result before wrapping. Shifts take their amount from the low word of c, modulo the width. */
  private exact(kind: ArithKind, ty: number, b: number, c: number): bigint {
    const bits = bitsOf[ty] ?? 32;
    const x = this.int(ty, b);
    switch (kind) {
      case 'add':
      case 'satAdd':
        return x + this.int(ty, c);
      case 'sub':
      case 'satSub':
        return x - this.int(ty, c);
      case 'mul':
      case 'satMul':
        return x * this.int(ty, c);
      case 'div': {
        const y = this.int(ty, c);
        return y === 0n ? 0n : x / y;
      }
      case 'rem': {
        const y = this.int(ty, c);
        return y === 0n ? 0n : x % y;
      }
      case 'and':
        return x & this.int(ty, c);
      case 'or':
        return x | this.int(ty, c);
      case 'xor':
        return x ^ this.int(ty, c);
      case 'shl':
        return x << BigInt((this.memory.i32[c] as number) & (bits - 1));
      case 'shr':
        return x >> BigInt((this.memory.i32[c] as number) & (bits - 1));
      case 'neg':
        return -x;
      case 'not':
        return ~x;
      case 'pow':
        return x ** BigInt((this.memory.i32[c] as number) >>> 0);
      case 'min': {
        const y = this.int(ty, c);
        return x < y ? x : y;
      }
      case 'max': {
        const y = this.int(ty, c);
        return x > y ? x : y;
      }
      case 'absDiff': {
        const y = this.int(ty, c);
        return x > y ? x - y : y - x;
      }
      case 'isqrt':
        return bigSqrt(x);
      case 'bswap':
        return reverse(BigInt.asUintN(bits, x), bits, 8);
      case 'bitreverse':
        return reverse(BigInt.asUintN(bits, x), bits, 1);
      case 'rotl':
      case 'rotr': {
        const raw = BigInt.asUintN(bits, x);
        const amount = (this.memory.i32[c] as number) & (bits - 1);
        const n = BigInt(kind === 'rotl' ? amount : (bits - amount) % bits);
        return (raw << n) | (raw >> (BigInt(bits) - n));
      }
      default:
        return x;
    }
  }

  run(kindNo: number, ty: number, a: number, b: number, c: number): void {
    const kind = arithKinds[kindNo] ?? 'copy';
    if (ty >= F32) return this.runFloat(kind, ty, a, b, c);
    const i32 = this.memory.i32;
    const bits = bitsOf[ty] ?? 32;
    switch (kind) {
      case 'eq':
        i32[a] = this.int(ty, b) === this.int(ty, c) ? 1 : 0;
        return;
      case 'ne':
        i32[a] = this.int(ty, b) !== this.int(ty, c) ? 1 : 0;
        return;
      case 'lt':
        i32[a] = this.int(ty, b) < this.int(ty, c) ? 1 : 0;
        return;
      case 'le':
        i32[a] = this.int(ty, b) <= this.int(ty, c) ? 1 : 0;
        return;
      case 'cmp': {
        const x = this.int(ty, b);
        const y = this.int(ty, c);
        i32[a] = x < y ? -1 : x > y ? 1 : 0;
        return;
      }
      case 'ctpop':
        i32[a] = this.count(bits, b, popcount);
        return;
      case 'ctlz': {
        let n = 0;
        for (let w = Math.max(1, bits >> 5) - 1; w >= 0; w--) {
          const z = Math.clz32(i32[b + w] as number);
          n += z;
          if (z < 32) break;
        }
        i32[a] = bits < 32 ? n - (32 - bits) : n;
        return;
      }
      case 'cttz': {
        let n = 0;
        for (let w = 0; w < Math.max(1, bits >> 5); w++) {
          const x = i32[b + w] as number;
          if (x !== 0) {
            n += 31 - Math.clz32(x & -x);
            break;
          }
          n += 32;
        }
        i32[a] = Math.min(n, bits);
        return;
      }
      case 'rotl':
      case 'rotr':
        if (bits === 64)
          return this.rotate64(a, b, kind === 'rotl' ? (i32[c] as number) & 63 : -(i32[c] as number) & 63);
        break;
      case 'satAdd':
      case 'satSub':
      case 'satMul':
        return this.putInt(ty, a, this.clamp(ty, this.exact(kind, ty, b, c)));
      case 'pow':
        return this.putInt(ty, a, this.pow(ty, b, c).value);
      default:
    }
    this.putInt(ty, a, this.exact(kind, ty, b, c));
  }
  private rotate64(a: number, b: number, n: number): void {
    const i32 = this.memory.i32;
    let lo = i32[b] as number;
    let hi = i32[b + 1] as number;
    if (n >= 32) [lo, hi] = [hi, lo];
    const k = n & 31;
    i32[a] = k === 0 ? lo : (lo << k) | (hi >>> (32 - k));
    i32[a + 1] = k === 0 ? hi : (hi << k) | (lo >>> (32 - k));
  }
  private count(bits: number, at: number, of: (word: number) => number): number {
    let n = 0;
    for (let w = 0; w < Math.max(1, bits >> 5); w++) n += of(this.memory.i32[at + w] as number);
    return n;
  }
  private clamp(ty: number, value: bigint): bigint {
    const bits = BigInt(bitsOf[ty] ?? 32);
    const max = isSigned(ty) ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
    const min = isSigned(ty) ? -(1n << (bits - 1n)) : 0n;
    return value > max ? max : value < min ? min : value;
  }
  /** Wrapping power by squaring: the exact power could be astronomically large. */
  private pow(ty: number, b: number, c: number): { readonly value: bigint; readonly overflowed: boolean } {
    let base = this.int(ty, b);
    let exp = (this.memory.i32[c] as number) >>> 0;
    let value = 1n;
    let overflowed = false;
    while (exp > 0) {
      if ((exp & 1) === 1) {
        const wrapped = this.wrap(ty, value * base);
        overflowed ||= wrapped !== value * base;
        value = wrapped;
      }
      exp = Math.floor(exp / 2);
      if (exp > 0) {
        const wrapped = this.wrap(ty, base * base);
        overflowed ||= wrapped !== base * base;
        base = wrapped;
      }
    }
    return { value, overflowed };
  }
  /** Like run; tells whether the exact result did not fit (then nothing is written). */
  checked(kindNo: number, ty: number, a: number, b: number, c: number): boolean {
    const value = this.exact(arithKinds[kindNo] ?? 'copy', ty, b, c);
    if (this.wrap(ty, value) !== value) return true;
    this.putInt(ty, a, value);
    return false;
  }
  /** Writes value and flag as bytes of a tuple. */
  overflowing(kindNo: number, ty: number, valueAt: number, b: number, c: number, flagAt: number): void {
    const kind = arithKinds[kindNo] ?? 'copy';
    const made = kind === 'pow' ? this.pow(ty, b, c) : undefined;
    const value = made?.value ?? this.exact(kind, ty, b, c);
    const wrapped = this.wrap(ty, value);
    this.storeInt(ty, valueAt, wrapped);
    this.memory.u8[flagAt] = (made?.overflowed ?? wrapped !== value) ? 1 : 0;
  }
  /** Writes an integer to memory in its own size. */
  storeInt(ty: number, addr: number, value: bigint): void {
    const data = this.memory.data;
    switch (bitsOf[ty]) {
      case 8:
        data.setUint8(addr, Number(BigInt.asUintN(8, value)));
        return;
      case 16:
        data.setUint16(addr, Number(BigInt.asUintN(16, value)), true);
        return;
      case 32:
        data.setUint32(addr, Number(BigInt.asUintN(32, value)), true);
        return;
      case 64:
        this.memory.setU64(addr, value);
        return;
      default:
        this.memory.setU128(addr, value);
    }
  }

  /** `as` between scalars: floats to integers saturate, NaN gives 0. */
  convert(from: number, to: number, a: number, b: number): void {
    if (from >= F32) {
      const x = this.float(from, b);
      if (to >= F32) return this.putFloat(to, a, x);
      if (Number.isNaN(x)) return this.putInt(to, a, 0n);
      if (!Number.isFinite(x)) return this.putInt(to, a, this.clamp(to, x > 0 ? 1n << 200n : -(1n << 200n)));
      return this.putInt(to, a, this.clamp(to, BigInt(Math.trunc(x))));
    }
    const x = this.int(from, b);
    if (to < F32) return this.putInt(to, a, x);
    this.putFloat(to, a, to === F32 ? bigToF32(x) : Number(x));
  }

  private runFloat(kind: ArithKind, ty: number, a: number, b: number, c: number): void {
    const x = this.float(ty, b);
    const put = (value: number): void => this.putFloat(ty, a, value);
    const i32 = this.memory.i32;
    switch (kind) {
      case 'sqrt':
        return put(Math.sqrt(x));
      case 'floor':
        return put(Math.floor(x));
      case 'ceil':
        return put(Math.ceil(x));
      case 'round':
        return put(x < 0 || Object.is(x, -0) ? -roundAway(-x) : roundAway(x));
      case 'roundEven':
        return put(roundEven(x));
      case 'trunc':
        return put(Math.trunc(x));
      case 'abs':
        return put(Math.abs(x));
      case 'exp':
        return put(Math.exp(x));
      case 'exp2':
        return put(2 ** x);
      case 'expM1':
        return put(Math.expm1(x));
      case 'ln':
        return put(Math.log(x));
      case 'ln1p':
        return put(Math.log1p(x));
      case 'log10':
        return put(Math.log10(x));
      case 'log2':
        return put(Math.log2(x));
      case 'sin':
        return put(Math.sin(x));
      case 'cos':
        return put(Math.cos(x));
      case 'tan':
        return put(Math.tan(x));
      case 'asin':
        return put(Math.asin(x));
      case 'acos':
        return put(Math.acos(x));
      case 'atan':
        return put(Math.atan(x));
      case 'sinh':
        return put(Math.sinh(x));
      case 'cosh':
        return put(Math.cosh(x));
      case 'tanh':
        return put(Math.tanh(x));
      case 'asinh':
        return put(Math.asinh(x));
      case 'acosh':
        return put(Math.acosh(x));
      case 'atanh':
        return put(Math.atanh(x));
      case 'cbrt':
        return put(Math.cbrt(x));
      case 'powi':
        return put(x ** (i32[c] as number));
      case 'isNan':
        i32[a] = Number.isNaN(x) ? 1 : 0;
        return;
      case 'isNegative':
        i32[a] = x < 0 || Object.is(x, -0) ? 1 : 0;
        return;
      default:
    }
    const y = this.float(ty, c);
    switch (kind) {
      case 'fmin':
        return put(Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y));
      case 'fmax':
        return put(Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y));
      // Rust: pow(1, anything) and pow(-1, ±inf) are 1, where JS says NaN.
      case 'powf':
        return put(x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y);
      case 'copysign':
        return put(isNegative(x) === isNegative(y) ? x : -x);
      case 'atan2':
        return put(Math.atan2(x, y));
      case 'hypot':
        return put(Math.hypot(x, y));
      case 'rem':
        return put(x % y);
      case 'totalCmp': {
        const p = totalKey(x);
        const q = totalKey(y);
        i32[a] = p < q ? -1 : p > q ? 1 : 0;
        return;
      }
      default:
        return put(x);
    }
  }
}

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);
function roundAway(x: number): number {
  const floor = Math.floor(x);
  return x - floor >= 0.5 ? floor + 1 : floor;
}
function roundEven(x: number): number {
  const floor = Math.floor(x);
  const diff = x - floor;
  const up = diff > 0.5 || (diff === 0.5 && floor % 2 !== 0);
  const result = up ? floor + 1 : floor;
  return result === 0 && isNegative(x) ? -0 : result;
}
/** Orders doubles as IEEE totalOrder. */
function totalKey(x: number): bigint {
  if (Number.isNaN(x)) return 0x7ff8000000000000n;
  floatScratch.setFloat64(0, x);
  const bits = floatScratch.getBigInt64(0);
  return bits < 0n ? bits ^ 0x7fffffffffffffffn : bits;
}
function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
function reverse(x: bigint, bits: number, unit: number): bigint {
  const mask = (1n << BigInt(unit)) - 1n;
  let result = 0n;
  for (let i = 0; i < bits; i += unit) result = (result << BigInt(unit)) | ((x >> BigInt(i)) & mask);
  return result;
}
function bigSqrt(x: bigint): bigint {
  if (x < 2n) return x < 0n ? 0n : x;
  let r = BigInt(Math.floor(Math.sqrt(Number(x))));
  while (r * r > x) r--;
  while ((r + 1n) * (r + 1n) <= x) r++;
  return r;
}
/** Correctly rounded integer to f32: going through f64 would round twice. */
function bigToF32(x: bigint): number {
  const abs = x < 0n ? -x : x;
  if (abs < 1n << 53n) return Math.fround(Number(x));
  const shift = BigInt(abs.toString(2).length - 26);
  // 26 leading bits plus a sticky bit decide the rounding.
  const sticky = (abs & ((1n << shift) - 1n)) !== 0n ? 1n : 0n;
  const value = Math.fround(Number(((abs >> shift) << 1n) | sticky)) * 2 ** (Number(shift) - 1);
  return x < 0n ? -value : value;
}
