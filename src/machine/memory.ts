//! Linear memory: one growable buffer with typed views, and a deterministic allocator with size classes.
//! Addresses below 1024 are never valid. Freed memory is overwritten, so that a dangling pointer read from it is caught.
import type { MemoryView } from './contract.ts';
import { Bug } from '../base/assert.ts';

/** The lowest valid address. */
export const LOWEST_ADDRESS = 1024;
/** What freed bytes read as: as an address it is out of range. */
const POISON = 0xdd;
/** Freed blocks are poisoned up to this many bytes. */
const POISONED_BYTES = 256;
const FIRST_SIZE = 1 << 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The machine's memory. `i32`, `u8` … are views of the current buffer: read them again after anything that may allocate. */
export class Memory {
  buffer: ArrayBuffer;
  i32: Int32Array;
  u8: Uint8Array;
  u16: Uint16Array;
  f32: Float32Array;
  f64: Float64Array;
  data: DataView;
  /** Size of the buffer in bytes: addresses from here on are invalid. */
  end: number;
  readonly limit: number;
  /** Bytes in live allocations. */
  live = 0;
  private top = LOWEST_ADDRESS;
  /** Free blocks by size class and alignment. */
  private readonly free_ = new Map<number, number[]>();

  constructor(limit: number) {
    this.limit = limit;
    this.buffer = new ArrayBuffer(Math.min(FIRST_SIZE, limit));
    this.end = this.buffer.byteLength;
    this.i32 = new Int32Array(this.buffer);
    this.u8 = new Uint8Array(this.buffer);
    this.u16 = new Uint16Array(this.buffer);
    this.f32 = new Float32Array(this.buffer);
    this.f64 = new Float64Array(this.buffer);
    this.data = new DataView(this.buffer);
  }

  private grow(atLeast: number): boolean {
    if (atLeast > this.limit) return false;
    let size = this.end;
    while (size < atLeast) size *= 2;
    size = Math.min(size, this.limit & ~15);
    if (size < atLeast) return false;
    const buffer = new ArrayBuffer(size);
    const u8 = new Uint8Array(buffer);
    u8.set(this.u8);
    this.buffer = buffer;
    this.u8 = u8;
    this.i32 = new Int32Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.data = new DataView(buffer);
    this.end = size;
    return true;
  }

  /** Address of fresh memory, 0 if over the limit. Size 0: a dangling aligned address. */
  tryAlloc(size: number, align: number): number {
    if (size === 0) return align;
    const rounded = classSize(size);
    this.live += rounded;
    const list = this.free_.get(classKey(rounded, align));
    if (list !== undefined) {
      const addr = list.pop();
      if (addr !== undefined) return addr;
    }
    const mask = align > 16 ? align - 1 : 15;
    const addr = (this.top + mask) & ~mask;
    const top = addr + rounded;
    if (addr < this.top || top > 0x7fff0000) return 0;
    // One spare block behind the last one: two-word reads at the very end stay inside.
    if (top + 16 > this.end && !this.grow(top + 16)) return 0;
    this.top = top;
    return addr;
  }
  alloc(size: number, align: number): number {
    const addr = this.tryAlloc(size, align);
    if (addr === 0) throw new OutOfMemory();
    return addr;
  }
  free(addr: number, size: number, align: number): void {
    if (size === 0) return;
    const rounded = classSize(size);
    this.live -= rounded;
    const key = classKey(rounded, align);
    const list = this.free_.get(key);
    if (list === undefined) this.free_.set(key, [addr]);
    else list.push(addr);
    this.u8.fill(POISON, addr, addr + Math.min(rounded, POISONED_BYTES));
  }
  /** True if a block of that size may have grown in place (same class). */
  sameClass(a: number, b: number): boolean {
    return a > 0 && b > 0 && classSize(a) === classSize(b);
  }

  u32(addr: number): number {
    return this.data.getUint32(addr, true);
  }
  setU32(addr: number, v: number): void {
    this.data.setUint32(addr, v, true);
  }
  setU8(addr: number, v: number): void {
    this.u8[addr] = v;
  }
  /** A usize or address; exact below 2^53. */
  usize(addr: number): number {
    return this.data.getUint32(addr, true) + this.data.getUint32(addr + 4, true) * 4294967296;
  }
  setUsize(addr: number, v: number): void {
    this.data.setUint32(addr, v % 4294967296, true);
    this.data.setUint32(addr + 4, Math.floor(v / 4294967296), true);
  }
  u64(addr: number): bigint {
    return this.data.getBigUint64(addr, true);
  }
  setU64(addr: number, v: bigint): void {
    this.data.setBigUint64(addr, BigInt.asUintN(64, v), true);
  }
  i64(addr: number): bigint {
    return this.data.getBigInt64(addr, true);
  }
  u128(addr: number): bigint {
    return this.data.getBigUint64(addr, true) | (this.data.getBigUint64(addr + 8, true) << 64n);
  }
  setU128(addr: number, v: bigint): void {
    this.data.setBigUint64(addr, BigInt.asUintN(64, v), true);
    this.data.setBigUint64(addr + 8, BigInt.asUintN(64, v >> 64n), true);
  }
  bytes(addr: number, len: number): Uint8Array {
    return this.u8.subarray(addr, addr + len);
  }
  /** Text of UTF-8 bytes; replacement characters for what is not. */
  text(addr: number, len: number): string {
    return decoder.decode(this.u8.subarray(addr, addr + len));
  }
  allocStr(text: string): { readonly addr: number; readonly len: number } {
    const bytes = encoder.encode(text);
    const addr = this.alloc(bytes.length, 1);
    this.u8.set(bytes, addr);
    return { addr, len: bytes.length };
  }
  /** Is [addr, addr + len) inside memory? */
  inRange(addr: number, len: number): boolean {
    return addr >= LOWEST_ADDRESS && addr + len <= this.end;
  }
}

/** The part of memory that the runtime and the inspector use. */
export function memoryView(memory: Memory): MemoryView {
  return {
    u8: (addr) => memory.u8[addr] ?? 0,
    u32: (addr) => memory.u32(addr),
    usize: (addr) => memory.usize(addr),
    u64: (addr) => memory.u64(addr),
    setU8: (addr, v) => memory.setU8(addr, v),
    setU32: (addr, v) => memory.setU32(addr, v),
    setUsize: (addr, v) => memory.setUsize(addr, v),
    setU64: (addr, v) => memory.setU64(addr, v),
    bytes: (addr, len) => memory.bytes(addr, len),
    alloc: (size, align) => memory.alloc(size, align),
    free: (addr, size, align) => memory.free(addr, size, align),
    allocStr: (text) => memory.allocStr(text),
  };
}

/** Thrown by `alloc` (host side) when the budget is used up; turned into an outcome by the machine. */
export class OutOfMemory extends Bug {
  override name = 'OutOfMemory';
  constructor() {
    super('memory budget used up');
  }
}

/** Sizes up to 512 in steps of 16, then four steps per power of two. */
function classSize(size: number): number {
  if (size <= 512) return (size + 15) & ~15;
  const step = 2 ** (29 - Math.clz32(size - 1));
  return Math.ceil(size / step) * step;
}
function classKey(rounded: number, align: number): number {
  return align > 16 ? rounded * 64 + (31 - Math.clz32(align)) : rounded * 64;
}
