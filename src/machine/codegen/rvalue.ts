//! Assignments: rvalues into places.
import type { Aggregate, Operand, Place, Rvalue } from '../../compiler/mir/mir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { CoroutineState } from '../layout/layout.ts';
import { codeNumber, kindNumber } from '../interp/arith.ts';
import { binary, checked, unary } from './arith.ts';
import { cast } from './cast.ts';
import type { FnGen, Loc } from './gen.ts';
import { Unsupported } from './gen.ts';
import { unreachable } from '../../base/assert.ts';
import { operandInto, slotOf } from './operand.ts';

/** place = value. */
export function assign(g: FnGen, place: Place, value: Rvalue): void {
  const { loc: dst, ty } = g.place(place);
  rvalueInto(g, value, ty, dst);
}

export function rvalueInto(g: FnGen, value: Rvalue, ty: Ty, dst: Loc): void {
  const { asm } = g;
  switch (value.kind) {
    case 'use':
      return operandInto(g, value.operand, dst);
    case 'repeat':
      return repeat(g, value.operand, Number(value.len.kind === 'value' ? value.len.value : 0n), dst);
    case 'ref':
    case 'rawRef': {
      const source = g.place(value.place);
      const to = g.target(ty, dst);
      g.addressInto(source.loc, to.slot, g.layouts.isFat(source.ty));
      to.finish();
      return;
    }
    case 'len': {
      const source = g.place(value.place);
      const to = g.target(ty, dst);
      if (source.ty.kind === 'array') asm.emit('CONST64', to.slot, g.arrayLen(source.ty), 0);
      else asm.emit('MOV64', to.slot, g.metaOf(source.loc));
      to.finish();
      return;
    }
    case 'cast':
      return cast(g, value.cast, value.operand, value.ty, dst);
    case 'binary': {
      if (g.layout(ty).size === 0) return;
      const to = g.target(ty, dst);
      if (value.op === 'offset') {
        const pointee = g.pointee(g.operandTy(value.left));
        asm.emit(
          'INDEX',
          to.slot,
          slotOf(g, value.left),
          slotOf(g, value.right),
          pointee === undefined ? 1 : g.layout(pointee).size,
        );
      } else if (value.op === 'cmp3') {
        asm.emit(
          'ARITH',
          kindNumber('cmp'),
          codeNumber(g.code(g.operandTy(value.left))),
          to.slot,
          slotOf(g, value.left),
          slotOf(g, value.right),
        );
        asm.emit('ADD32I', to.slot, to.slot, 1); // Ordering: Less, Equal, Greater are variants 0, 1, 2
      } else binary(g, value.op, to.slot, value.left, value.right);
      to.finish();
      return;
    }
    case 'checkedBinary':
      return overflowing(g, value.op, value.left, value.right, ty, dst);
    case 'unary': {
      const operandTy = g.operandTy(value.operand);
      const to = g.target(ty, dst);
      unary(g, value.op, g.code(operandTy), operandTy.kind === 'bool', to.slot, slotOf(g, value.operand));
      to.finish();
      return;
    }
    case 'discriminant': {
      const to = g.target(ty, dst);
      discriminant(g, value.place, to.slot);
      if (g.layout(ty).size === 8) asm.emit('CONST32', to.slot + 4, 0);
      to.finish();
      return;
    }
    case 'aggregate':
      return aggregate(g, value.aggregate, value.fields, ty, dst);
    default:
      unreachable(value);
  }
}

/** The variant index as one word. */
export function discriminant(g: FnGen, place: Place, slot: number): void {
  const { loc, ty } = g.place(place);
  discriminantAt(g, loc, ty, slot);
}
/** The variant index of the enum value of type `ty` at `loc`, into a slot. */
export function discriminantAt(g: FnGen, loc: Loc, ty: Ty, slot: number): void {
  const { tag } = g.layout(ty);
  switch (tag.kind) {
    case 'none':
      g.asm.emit('CONST32', slot, 0);
      return;
    case 'tag':
      readTag(g, loc, ty, tag.size, slot);
      return;
    case 'niche': {
      const word = nicheSlot(g, loc, tag.offset);
      g.asm.emit(tag.full === 1 ? 'NE32I' : 'EQ32I', slot, word, 0);
    }
  }
}
function readTag(g: FnGen, loc: Loc, ty: Ty, size: 1 | 2 | 4, slot: number): void {
  const scalar = g.layout(ty).scalar !== undefined;
  g.moveBytes(
    size,
    size,
    size < 4,
    { k: 'slot', off: slot, wide: true },
    loc.k === 'slot' && !scalar ? { ...loc, wide: false } : loc,
  );
}
/** The slot of the low word of a niche. */
function nicheSlot(g: FnGen, loc: Loc, offset: number): number {
  if (loc.k === 'slot') return loc.off + offset;
  const at = g.temp();
  g.asm.emit('LD32', at, loc.p, loc.off + offset);
  return at;
}
/** A slot that holds the tag (or niche) word of an enum and what it means, for branching on it. */
export function tagSlot(
  g: FnGen,
  place: Place,
): { readonly slot: number; readonly niche: { readonly full: number; readonly empty: number } | undefined } {
  const { loc, ty } = g.place(place);
  const { tag } = g.layout(ty);
  if (tag.kind === 'niche') return { slot: nicheSlot(g, loc, tag.offset), niche: tag };
  if (tag.kind === 'tag' && loc.k === 'slot' && (tag.size === 4 || loc.wide))
    return { slot: loc.off, niche: undefined };
  const at = g.temp();
  if (tag.kind === 'none') g.asm.emit('CONST32', at, 0);
  else readTag(g, loc, ty, tag.size, at);
  return { slot: at, niche: undefined };
}

/** Writes the tag of a variant. */
export function setVariant(g: FnGen, ty: Ty, dst: Loc, variant: number): void {
  const layout = g.layout(ty);
  if (layout.tag.kind === 'tag') {
    const { size } = layout.tag;
    if (dst.k === 'slot' && (size === 4 || (dst.wide && layout.scalar !== undefined))) {
      g.asm.emit('CONST32', dst.off, variant);
      return;
    }
    const at = g.temp();
    g.asm.emit('CONST32', at, variant);
    g.moveBytes(size, size, size < 4, dst.k === 'slot' ? { ...dst, wide: false } : dst, {
      k: 'slot',
      off: at,
      wide: true,
    });
  } else if (layout.tag.kind === 'niche' && variant === layout.tag.empty) {
    const at = g.temp();
    g.asm.emit('CONST64', at, 0, 0);
    g.moveBytes(8, 8, false, g.offsetLoc(dst, layout.tag.offset), { k: 'slot', off: at, wide: true });
  }
}

function aggregate(g: FnGen, kind: Aggregate, fields: readonly Operand[], ty: Ty, dst: Loc): void {
  const layout = g.layout(ty);
  switch (kind.kind) {
    case 'array': {
      const { size } = g.layout(kind.elem);
      fields.forEach((field, i) => operandInto(g, field, g.offsetLoc(dst, i * size)));
      return;
    }
    case 'coroutine': {
      const state = g.temp();
      g.asm.emit('CONST64', state, CoroutineState.unresumed, 0);
      g.moveBytes(8, 8, false, g.offsetLoc(dst, 0), { k: 'slot', off: state, wide: true });
      break;
    }
    case 'adt': {
      if (layout.scalar !== undefined) {
        setVariant(g, ty, dst, kind.variant);
        return;
      }
      if (kind.activeField !== undefined) {
        const only = fields[0];
        if (only !== undefined) operandInto(g, only, g.fieldLoc(dst, ty, 0, kind.activeField));
        return;
      }
      if (layout.tag.kind !== 'none') setVariant(g, ty, dst, kind.variant);
      break;
    }
    case 'tuple':
    case 'closure':
  }
  const variant = kind.kind === 'adt' ? kind.variant : 0;
  fields.forEach((field, i) => {
    if (g.layout(g.operandTy(field)).size > 0) operandInto(g, field, g.fieldLoc(dst, ty, variant, i));
  });
}

function repeat(g: FnGen, operand: Operand, len: number, dst: Loc): void {
  const { size } = g.layout(g.operandTy(operand));
  if (size === 0 || len === 0) return;
  operandInto(g, operand, g.offsetLoc(dst, 0));
  if (len === 1) return;
  const p = g.temp();
  g.addressInto(dst, p, false);
  g.asm.emit('REPEAT', p, size, len);
}

/** (value, overflowed) as a tuple. */
function overflowing(
  g: FnGen,
  op: '+' | '-' | '*' | '<<' | '>>',
  left: Operand,
  right: Operand,
  ty: Ty,
  dst: Loc,
): void {
  const valueTy = g.operandTy(left);
  const fields = g.fields(ty, 0);
  const flagTy = fields.tys[1];
  if (flagTy === undefined) throw new Unsupported('checked operation');
  const value = g.temp(16);
  const flag = g.temp();
  const trap = g.asm.label();
  const done = g.asm.label();
  g.asm.emit('CONST32', flag, 1);
  checked(g, op, value, left, right, trap);
  g.asm.emit('CONST32', flag, 0);
  g.asm.emit('JMP', done);
  g.asm.bind(trap);
  binary(g, op, value, left, right);
  g.asm.bind(done);
  g.move(valueTy, g.fieldLoc(dst, ty, 0, 0), { k: 'slot', off: value, wide: true });
  g.move(flagTy, g.fieldLoc(dst, ty, 0, 1), { k: 'slot', off: flag, wide: true });
}
