//! A queue of bytes: in at the back, out at the front.

export class ByteQueue {
  private chunks: Uint8Array[] = [];
  /** Bytes of the first chunk that are gone. */
  private start = 0;
  private size = 0;

  get length(): number {
    return this.size;
  }

  /** Keeps a copy. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.chunks.push(bytes.slice());
    this.size += bytes.length;
  }

  /** Copies the oldest bytes, without taking them; how many. */
  peek(into: Uint8Array): number {
    let at = 0;
    let from = this.start;
    for (const chunk of this.chunks) {
      if (at === into.length) break;
      const n = Math.min(chunk.length - from, into.length - at);
      into.set(chunk.subarray(from, from + n), at);
      at += n;
      from = 0;
    }
    return at;
  }

  /** Takes the oldest `n` bytes out. */
  drop(n: number): void {
    let left = Math.min(n, this.size);
    this.size -= left;
    let whole = 0;
    while (left > 0) {
      const here = (this.chunks[whole]?.length ?? 0) - this.start;
      if (left < here) {
        this.start += left;
        break;
      }
      left -= here;
      this.start = 0;
      whole++;
    }
    if (whole > 0) this.chunks.splice(0, whole);
  }

  /** Takes everything out. */
  takeAll(): Uint8Array {
    const all = new Uint8Array(this.size);
    this.peek(all);
    this.drop(this.size);
    return all;
  }
}
