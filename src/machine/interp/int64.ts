//! 64-bit integer operations on pairs of words that are too long to stand in the loop.

/** words[a..a+2] = words[b..] * words[c..], wrapping. */
export function mul64(words: Int32Array, a: number, b: number, c: number): void {
  const bl = words[b] as number;
  const cl = words[c] as number;
  const cross = Math.imul(bl, words[c + 1] as number) + Math.imul(words[b + 1] as number, cl);
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const c0 = cl & 0xffff;
  const c1 = cl >>> 16;
  const w0 = b0 * c0;
  const t = b1 * c0 + (w0 >>> 16);
  const w1 = b0 * c1 + (t & 0xffff);
  words[a] = (w1 << 16) | (w0 & 0xffff);
  words[a + 1] = b1 * c1 + Math.floor(t / 65536) + (w1 >>> 16) + cross;
}

function u64(words: Int32Array, at: number): bigint {
  return (BigInt((words[at + 1] as number) >>> 0) << 32n) | BigInt((words[at] as number) >>> 0);
}
function i64(words: Int32Array, at: number): bigint {
  return (BigInt(words[at + 1] as number) << 32n) | BigInt((words[at] as number) >>> 0);
}
function put(words: Int32Array, at: number, value: bigint): void {
  words[at] = Number(BigInt.asIntN(32, value));
  words[at + 1] = Number(BigInt.asIntN(32, value >> 32n));
}

/** Would the unsigned product not fit? */
export function mulOverflowsU64(words: Int32Array, b: number, c: number): boolean {
  const bh = (words[b + 1] as number) >>> 0;
  const ch = (words[c + 1] as number) >>> 0;
  if (bh === 0 && ch === 0) return false;
  return u64(words, b) * u64(words, c) > 0xffffffffffffffffn;
}
/** Would the signed product not fit? */
export function mulOverflowsS64(words: Int32Array, b: number, c: number): boolean {
  const product = i64(words, b) * i64(words, c);
  return product !== BigInt.asIntN(64, product);
}

/** Division: kind 0 unsigned quotient, 1 unsigned remainder, 2 signed quotient, 3 signed remainder. By zero gives 0. */
export function div64(words: Int32Array, a: number, b: number, c: number, kind: number): void {
  const bh = words[b + 1] as number;
  const ch = words[c + 1] as number;
  // Both below 2^53 and not negative: doubles are exact.
  if (bh >= 0 && bh < 0x200000 && ch >= 0 && ch < 0x200000) {
    const x = bh * 4294967296 + ((words[b] as number) >>> 0);
    const y = ch * 4294967296 + ((words[c] as number) >>> 0);
    const result = y === 0 ? 0 : (kind & 1) === 1 ? x % y : Math.floor(x / y);
    words[a] = result;
    words[a + 1] = Math.floor(result / 4294967296);
    return;
  }
  const x = kind < 2 ? u64(words, b) : i64(words, b);
  const y = kind < 2 ? u64(words, c) : i64(words, c);
  put(words, a, y === 0n ? 0n : (kind & 1) === 1 ? x % y : x / y);
}
