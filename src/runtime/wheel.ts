//! tokio's hashed timer wheel as a data structure: 6 levels of 64 slots of 1 ms ticks (TD-2). FIFO slots for the time driver
//! (TD-4), LIFO slots for DelayQueue (TU-6). Cascading keeps (FIFO) or reverses (stack) the order, as the real ones do.

const LEVELS = 6;
const SLOTS = 64;

interface Entry {
  readonly key: number;
  readonly token: number;
  /** True deadline tick; a later reset only rewrites this (TD-6). */
  when: number;
  level: number;
  slot: number;
}

function levelOf(elapsed: number, when: number): number {
  // floor(log2((elapsed XOR when) OR 63) / 6) in doubles: ticks may exceed 2^32.
  const high = Math.floor(elapsed / 2 ** 32) ^ Math.floor(when / 2 ** 32);
  const low = (((elapsed % 2 ** 32) ^ (when % 2 ** 32)) | 63) >>> 0;
  const bit = high !== 0 ? 32 + (31 - Math.clz32(high)) : 31 - Math.clz32(low);
  return Math.min(LEVELS - 1, Math.floor(bit / 6));
}

export class Wheel {
  /** Last tick processed (TD-3). */
  elapsed = 0;
  private readonly stack: boolean;
  private readonly levels: Entry[][][] = Array.from({ length: LEVELS }, () => Array.from({ length: SLOTS }, () => []));
  private readonly entries = new Map<number, Entry>();
  private readonly pending: Entry[] = [];
  private nextKey = 1;

  /** `stack`: slots are last-in-first-out. */
  constructor(stack: boolean) {
    this.stack = stack;
  }

  /** Adds a timer; 0 if its tick has passed already. Keys start at 1. */
  insert(when: number, token: number): number {
    if (when <= this.elapsed) return 0;
    const entry: Entry = { key: this.nextKey++, token, when, level: 0, slot: 0 };
    this.entries.set(entry.key, entry);
    this.place(entry);
    return entry.key;
  }

  /** New deadline. Later or equal: the entry stays in its slot until that slot is processed (TD-6). False: it is due now and out. */
  reset(key: number, when: number): boolean {
    const entry = this.entries.get(key);
    if (entry === undefined) return false;
    if (when >= entry.when && !this.stack && entry.level >= 0) {
      entry.when = when;
      return true;
    }
    this.takeOut(entry);
    if (when <= this.elapsed) {
      this.entries.delete(key);
      return false;
    }
    entry.when = when;
    this.place(entry);
    return true;
  }

  /** Removes a timer; unknown keys are ignored. */
  remove(key: number): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.takeOut(entry);
    this.entries.delete(key);
  }

  /** Start tick of the earliest occupied slot (TD-10), or undefined if there is no timer. */
  next(): number | undefined {
    if (this.pending.length > 0) return this.elapsed;
    return this.nextSlot()?.start;
  }

  /** Token of the timer that comes out next, left in: of a whole slot that is not due yet, the one on top (TU-6). */
  peek(): number | undefined {
    const [pending] = this.pending;
    if (pending !== undefined) return pending.token;
    const next = this.nextSlot();
    const list = next === undefined ? undefined : this.levels[next.level]?.[next.slot];
    return list?.[this.stack ? list.length - 1 : 0]?.token;
  }

  /** An empty wheel of the same kind. */
  emptied(): Wheel {
    return new Wheel(this.stack);
  }

  /** Token of the next timer due at `now`, taken out; undefined: none left, and `now` counts as processed. */
  expire(now: number): number | undefined {
    for (;;) {
      const ready = this.pending.shift();
      if (ready !== undefined) {
        this.entries.delete(ready.key);
        return ready.token;
      }
      const slot = this.nextSlot();
      if (slot === undefined || slot.start > now) {
        this.elapsed = Math.max(this.elapsed, now);
        return undefined;
      }
      this.process(slot);
    }
  }

  private process(slot: { readonly level: number; readonly slot: number; readonly start: number }): void {
    const list = this.levels[slot.level]?.[slot.slot] ?? [];
    const taken = list.splice(0);
    this.elapsed = Math.max(this.elapsed, slot.start);
    // A stack is emptied from its top: due entries come out, and others go into their next slot, in that order.
    if (this.stack) taken.reverse();
    for (const entry of taken) {
      if (entry.when <= this.elapsed) {
        entry.level = -1;
        this.pending.push(entry);
      } else this.place(entry);
    }
  }

  private place(entry: Entry): void {
    entry.level = levelOf(this.elapsed, entry.when);
    entry.slot = Math.floor(entry.when / 64 ** entry.level) % SLOTS;
    this.levels[entry.level]?.[entry.slot]?.push(entry);
  }

  private takeOut(entry: Entry): void {
    const list = entry.level < 0 ? this.pending : this.levels[entry.level]?.[entry.slot];
    const at = list?.indexOf(entry) ?? -1;
    if (at >= 0) list?.splice(at, 1);
  }

  private nextSlot(): { readonly level: number; readonly slot: number; readonly start: number } | undefined {
    for (let level = 0; level < LEVELS; level++) {
      const width = 64 ** level;
      const range = width * SLOTS;
      const now = Math.floor(this.elapsed / width) % SLOTS;
      for (let i = 0; i < SLOTS; i++) {
        const slot = (now + i) % SLOTS;
        if ((this.levels[level]?.[slot]?.length ?? 0) === 0) continue;
        const base = Math.floor(this.elapsed / range) * range + slot * width;
        // Only the top level wraps around: what is in its current slot, or before it, belongs to the next turn.
        return { level, slot, start: base <= this.elapsed ? base + range : base };
      }
    }
    return undefined;
  }
}
