//! SipHash-1-3 over a state of eight u64 words in memory: v0..v3, the unprocessed tail (up to 7 bytes) as a word, its length, the total
//! length, one unused.
import type { Memory } from '../memory.ts';

const MASK = 0xffffffffffffffffn;
const rotl = (x: bigint, n: bigint): bigint => ((x << n) | (x >> (64n - n))) & MASK;

type State = [bigint, bigint, bigint, bigint];

function round(s: State): void {
  s[0] = (s[0] + s[1]) & MASK;
  s[1] = rotl(s[1], 13n) ^ s[0];
  s[0] = rotl(s[0], 32n);
  s[2] = (s[2] + s[3]) & MASK;
  s[3] = rotl(s[3], 16n) ^ s[2];
  s[0] = (s[0] + s[3]) & MASK;
  s[3] = rotl(s[3], 21n) ^ s[0];
  s[2] = (s[2] + s[1]) & MASK;
  s[1] = rotl(s[1], 17n) ^ s[2];
  s[2] = rotl(s[2], 32n);
}
function load(memory: Memory, addr: number): State {
  return [memory.u64(addr), memory.u64(addr + 8), memory.u64(addr + 16), memory.u64(addr + 24)];
}
function store(memory: Memory, addr: number, s: State): void {
  s.forEach((v, i) => memory.setU64(addr + i * 8, v));
}

export function sipInit(memory: Memory, addr: number, k0: bigint, k1: bigint): void {
  store(memory, addr, [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ]);
  for (let i = 4; i < 8; i++) memory.setU64(addr + i * 8, 0n);
}

export function sipWrite(memory: Memory, addr: number, from: number, len: number): void {
  let tail = memory.u64(addr + 32);
  let pending = memory.u32(addr + 40);
  let s: State | undefined;
  for (let i = 0; i < len; i++) {
    tail |= BigInt(memory.u8[from + i] ?? 0) << BigInt(8 * pending);
    if (++pending < 8) continue;
    s ??= load(memory, addr);
    s[3] ^= tail;
    round(s);
    s[0] ^= tail;
    tail = 0n;
    pending = 0;
  }
  if (s !== undefined) store(memory, addr, s);
  memory.setU64(addr + 32, tail);
  memory.setU32(addr + 40, pending);
  memory.setU32(addr + 48, memory.u32(addr + 48) + len);
}

/** The hash of what was written; the state stays usable. */
export function sipFinish(memory: Memory, addr: number): bigint {
  const s = load(memory, addr);
  const last = memory.u64(addr + 32) | (BigInt(memory.u32(addr + 48) & 0xff) << 56n);
  s[3] ^= last;
  round(s);
  s[0] ^= last;
  s[2] ^= 0xffn;
  round(s);
  round(s);
  round(s);
  return s[0] ^ s[1] ^ s[2] ^ s[3];
}
