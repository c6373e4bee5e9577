//! Operands: reading places, materialising constants.
import type { ConstValue, Operand } from '../../compiler/mir/mir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { unreachable } from '../../base/assert.ts';
import type { FnGen, Loc } from './gen.ts';
import { Unsupported } from './gen.ts';

const scratch = new DataView(new ArrayBuffer(8));

/** Low and high word of a constant scalar as it stands in a slot; undefined if it is not a scalar constant. */
export function constWords(g: FnGen, operand: Operand): readonly [number, number] | undefined {
  if (operand.kind !== 'const') return undefined;
  const { value, ty } = operand;
  const layout = g.layout(ty);
  if (value.kind === 'int') return layout.size > 8 ? undefined : words(value.value, layout.size);
  if (value.kind === 'float') {
    if (layout.size === 4) {
      scratch.setFloat32(0, value.value, true);
      return [scratch.getInt32(0, true), 0];
    }
    scratch.setFloat64(0, value.value, true);
    return [scratch.getInt32(0, true), scratch.getInt32(4, true)];
  }
  if (value.kind === 'item' && layout.scalar !== undefined && layout.size <= 8) {
    const addr = g.cx.constant(value.def, value.args, ty);
    const { memory } = g.cx;
    return words(
      layout.size === 8
        ? memory.u64(addr)
        : layout.size === 4
          ? BigInt(memory.u32(addr))
          : layout.size === 2
            ? BigInt(memory.data.getUint16(addr, true))
            : BigInt(memory.u8[addr] ?? 0),
      layout.size,
    );
  }
  return undefined;
}
function words(value: bigint, size: number): readonly [number, number] {
  if (size < 4) return [Number(BigInt.asUintN(size * 8, value)), 0];
  return [Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n))];
}

/** The constant as a sign-extended 32-bit immediate for operations of its width; `unsigned`: must not be negative in 64 bits. */
export function immediate(g: FnGen, operand: Operand, unsigned: boolean): number | undefined {
  const pair = constWords(g, operand);
  if (pair === undefined) return undefined;
  const { size } = g.layout(g.operandTy(operand));
  if (size <= 4) return pair[0];
  if (pair[1] !== pair[0] >> 31) return undefined;
  return unsigned && pair[0] < 0 ? undefined : pair[0];
}

/** A slot holding the operand's value (scalars zero-extended to words). */
export function slotOf(g: FnGen, operand: Operand): number {
  const ty = g.operandTy(operand);
  if (operand.kind !== 'const') return g.slotFor(ty, g.place(operand.place).loc);
  const at = g.temp(Math.max(8, g.layout(ty).size));
  operandInto(g, operand, { k: 'slot', off: at, wide: true });
  return at;
}

/** Where the operand's value is; constants are materialised. */
export function locOf(g: FnGen, operand: Operand): Loc {
  if (operand.kind !== 'const') return g.place(operand.place).loc;
  const ty = operand.ty;
  const at = g.temp(Math.max(8, g.layout(ty).size));
  const loc: Loc = { k: 'slot', off: at, wide: true };
  operandInto(g, operand, loc);
  return loc;
}

/** Writes the operand's value to a place. */
export function operandInto(g: FnGen, operand: Operand, dst: Loc): void {
  const ty = g.operandTy(operand);
  if (operand.kind !== 'const') {
    if (g.layout(ty).size > 0) g.move(ty, dst, g.place(operand.place).loc);
    return;
  }
  constInto(g, operand, operand.value, ty, dst);
}

function constInto(g: FnGen, operand: Operand, value: ConstValue, ty: Ty, dst: Loc): void {
  const { asm } = g;
  const { size } = g.layout(ty);
  const pair = constWords(g, operand);
  if (pair !== undefined) {
    if (size === 0) return;
    const to = g.target(ty, dst);
    if (size === 8) asm.emit('CONST64', to.slot, pair[0], pair[1]);
    else asm.emit('CONST32', to.slot, pair[0]);
    to.finish();
    return;
  }
  switch (value.kind) {
    case 'zst':
    case 'fn':
      return;
    case 'int': {
      const to = g.target(ty, dst);
      const low = words(value.value, 8);
      const high = words(value.value >> 64n, 8);
      asm.emit('CONST64', to.slot, low[0], low[1]);
      asm.emit('CONST64', to.slot + 8, high[0], high[1]);
      to.finish();
      return;
    }
    case 'str': {
      const { addr, len } = g.cx.text(value.value);
      const to = g.target(ty, dst);
      asm.emit('CONST64', to.slot, addr, 0);
      asm.emit('CONST64', to.slot + 8, len, 0);
      to.finish();
      return;
    }
    case 'bytes': {
      const to = g.target(ty, dst);
      asm.emit('CONST64', to.slot, g.cx.bytes(value.value), 0);
      // b"..": a thin pointer to an array; where a slice is wanted, its length follows.
      if (size === 16) asm.emit('CONST64', to.slot + 8, value.value.length, 0);
      to.finish();
      return;
    }
    case 'item':
      return fromMemory(g, g.cx.constant(value.def, value.args, ty), ty, dst);
    case 'constBlock':
      return fromMemory(g, g.cx.constBlock(value.body, ty), ty, dst);
    case 'promoted': {
      const pointee = g.pointee(ty);
      if (pointee === undefined) throw new Unsupported('promoted constant');
      const to = g.target(ty, dst);
      asm.emit('CONST64', to.slot, g.cx.constBlock(value.body, pointee), 0);
      to.finish();
      return;
    }
    case 'staticRef': {
      const to = g.target(ty, dst);
      asm.emit('CONST64', to.slot, g.cx.static(value.def), 0);
      to.finish();
      return;
    }
    case 'float':
    case 'generic':
      throw new Unsupported('constant of an unexpected kind');
    default:
      unreachable(value);
  }
}

function fromMemory(g: FnGen, addr: number, ty: Ty, dst: Loc): void {
  if (g.layout(ty).size === 0) return;
  const p = g.temp();
  g.asm.emit('CONST64', p, addr, 0);
  g.move(ty, dst, { k: 'mem', p, off: 0, meta: undefined });
}
