//! What a runtime intrinsic sees of its call: argument slots, result, effects.
import type { Ty } from '../../compiler/types/ty.ts';
import type { Span } from '../../source/span.ts';
import type { Abi } from '../codegen/gen.ts';
import type { FiberId, IntrinsicCall, Machine, Scalar } from '../contract.ts';
import type { Layouts, ScalarCode } from '../layout/layout.ts';
import { Bug } from '../../base/assert.ts';
import type { Memory } from '../memory.ts';
import { codeNumber } from './arith.ts';
import type { Arith } from './arith.ts';
import { putScalar } from './frames.ts';

/** One argument slot: where it is, and how to read it. */
interface Slot {
  readonly word: number;
  readonly code: ScalarCode | 'address';
}

/** What the call object needs from the machine. */
export interface CallMachine {
  readonly api: Machine;
  readonly memory: Memory;
  readonly arith: Arith;
  currentFiber(): FiberId;
  userSpan(): Span;
  raise(message: string): void;
  blockCurrent(at: number, write: (value: Scalar) => void): void;
  unsupportedNow(what: string): void;
  stopWith(kind: 'exit' | 'abort', code: number): void;
}

/** Slots of the arguments: scalars one, fat pointers two, zero-sized none, other aggregates their address. */
function slotsOf(layouts: Layouts, args: readonly Ty[], abi: Abi): Slot[] {
  return args.flatMap((ty, i): Slot[] => {
    const layout = layouts.of(ty);
    const word = (abi.args[i] ?? 0) >> 2;
    if (layout.size === 0) return [];
    if (layout.scalar !== undefined) return [{ word, code: layout.scalar }];
    if ((ty.kind === 'ref' || ty.kind === 'ptr') && layout.size === 16)
      return [
        { word, code: 'u64' },
        { word: word + 2, code: 'u64' },
      ];
    if (layout.size === 8 && layout.niche === 0) return [{ word, code: 'u64' }];
    return [{ word, code: 'address' }];
  });
}

/** A call object for one use of an intrinsic; reused, valid during the call only. */
export class HostCall implements IntrinsicCall {
  readonly tyArgs: readonly Ty[];
  private readonly m: CallMachine;
  private readonly slots: readonly Slot[];
  private readonly retSize: number;
  base = 0;

  constructor(m: CallMachine, layouts: Layouts, tyArgs: readonly Ty[], args: readonly Ty[], ret: Ty, abi: Abi) {
    this.m = m;
    this.tyArgs = tyArgs;
    this.slots = slotsOf(layouts, args, abi);
    this.retSize = layouts.of(ret).size;
  }
  get machine(): Machine {
    return this.m.api;
  }
  get fiber(): FiberId {
    return this.m.currentFiber();
  }
  userSpan(): Span {
    return this.m.userSpan();
  }
  private slot(i: number): Slot {
    const it = this.slots[i];
    if (it === undefined) throw new Bug(`intrinsic argument ${i} of ${this.slots.length}`);
    return it;
  }
  arg(i: number): Scalar {
    const { word, code } = this.slot(i);
    const at = this.base + word;
    const { memory } = this.m;
    switch (code) {
      case 'address':
        return at << 2;
      case 'f32':
        return memory.f32[at] ?? 0;
      case 'f64':
        return memory.f64[at >> 1] ?? 0;
      case 'u64': {
        const high = (memory.i32[at + 1] ?? 0) >>> 0;
        if (high < 0x200000) return high * 4294967296 + ((memory.i32[at] ?? 0) >>> 0);
        return memory.u64(at << 2);
      }
      default: {
        const value = this.m.arith.int(codeNumber(code), at);
        return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
      }
    }
  }
  num(i: number): number {
    const value = this.arg(i);
    if (typeof value === 'bigint') throw new Bug(`intrinsic argument ${i} is too large`);
    return value;
  }
  big(i: number): bigint {
    return BigInt(this.arg(i));
  }
  str(i: number): string {
    return this.m.memory.text(this.num(i), this.num(i + 1));
  }
  bytes(i: number): Uint8Array {
    return this.m.memory.bytes(this.num(i), this.num(i + 1));
  }
  ret(value: Scalar): void {
    if (this.retSize > 0) putScalar(this.m.memory, this.base, value, this.retSize);
  }
  retPair(a: Scalar, b: Scalar): void {
    putScalar(this.m.memory, this.base, a, 8);
    putScalar(this.m.memory, this.base + 2, b, 8);
  }
  get retAddr(): number {
    return this.base << 2;
  }
  panic(message: string): void {
    this.m.raise(message);
  }
  block(): void {
    const { base, retSize } = this;
    this.m.blockCurrent(base, (value) => {
      if (retSize > 0) putScalar(this.m.memory, base, value, retSize);
    });
  }
  unsupported(what: string): void {
    this.m.unsupportedNow(what);
  }
  exit(code: number): void {
    this.m.stopWith('exit', code);
  }
}
