//! Standard input of the simulated process: what the script types, when it is typed.
import type { TypedEntry } from '../../world/script.ts';

export class StandardInput {
  private readonly entries: readonly TypedEntry[];
  private entry = 0;
  /** Bytes of the current entry that were read. */
  private at = 0;

  constructor(entries: readonly TypedEntry[]) {
    this.entries = entries;
  }

  /** Shown time from which on the next bytes (or the end) are there. */
  readyAt(): number {
    return this.entries[this.entry]?.at ?? 0;
  }

  /** Copies what is there at this time; 0 at the end. */
  read(into: Uint8Array, now: number): number {
    let n = 0;
    for (let next = this.entries[this.entry]; next !== undefined && n < into.length; next = this.entries[this.entry]) {
      if (next.at > now) break;
      const part = next.bytes.subarray(this.at, this.at + into.length - n);
      into.set(part, n);
      n += part.length;
      this.at += part.length;
      if (this.at < next.bytes.length) break;
      this.entry++;
      this.at = 0;
    }
    return n;
  }
}
