//! Sets of small numbers, as words.

export class BitSet {
  readonly words: Uint32Array;
  constructor(size: number, words?: Uint32Array) {
    this.words = words ?? new Uint32Array((size + 31) >> 5);
  }
  has(i: number): boolean {
    return ((this.words[i >> 5] ?? 0) & (1 << (i & 31))) !== 0;
  }
  add(i: number): void {
    const at = i >> 5;
    this.words[at] = (this.words[at] ?? 0) | (1 << (i & 31));
  }
  delete(i: number): void {
    const at = i >> 5;
    this.words[at] = (this.words[at] ?? 0) & ~(1 << (i & 31));
  }
  copy(): BitSet {
    return new BitSet(0, this.words.slice());
  }
  set(other: BitSet): void {
    this.words.set(other.words);
  }
  fill(size: number): void {
    for (let i = 0; i < size; i++) this.add(i);
  }
  /** Adds all of `other`; did anything change? */
  union(other: BitSet): boolean {
    let changed = false;
    const { words } = this;
    for (let i = 0; i < words.length; i++) {
      const mine = words[i] ?? 0;
      const both = mine | (other.words[i] ?? 0);
      if (both >>> 0 !== mine) {
        words[i] = both;
        changed = true;
      }
    }
    return changed;
  }
  /** Visits the members in order. */
  forEach(f: (i: number) => void): void {
    const { words } = this;
    for (let at = 0; at < words.length; at++) {
      let word = words[at] ?? 0;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        word &= word - 1;
        f(at * 32 + bit);
      }
    }
  }
  isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }
}
