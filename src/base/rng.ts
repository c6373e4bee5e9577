//! A small seeded generator (SplitMix64 on two 32-bit halves, mixed): same seed, same numbers, everywhere.

/** Deterministic pseudo-random numbers. Not for secrets. */
export class Rng {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x85ebca6b) >>> 0;
  }

  /** Uniform in 0..2^32. */
  u32(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }

  /** Uniform in 0..n (n from 1 to 2^32), by multiply-high as tokio does (MA-10). */
  below(n: number): number {
    return Math.floor((this.u32() * n) / 0x1_0000_0000);
  }

  /** Uniform 64-bit number. */
  u64(): bigint {
    return (BigInt(this.u32()) << 32n) | BigInt(this.u32());
  }
}
