//! Casts and coercions.
import type { MirCast, Operand } from '../../compiler/mir/mir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { codeNumber } from '../interp/arith.ts';
import type { ScalarCode } from '../layout/layout.ts';
import { bitsOf, extended, group, signed, truncate } from './arith.ts';
import type { FnGen, Loc } from './gen.ts';
import { Unsupported } from './gen.ts';
import { unreachable } from '../../base/assert.ts';
import { locOf, operandInto, slotOf } from './operand.ts';

/** dst = operand as ty. */
export function cast(g: FnGen, kind: MirCast, operand: Operand, ty: Ty, dst: Loc): void {
  const from = g.operandTy(operand);
  switch (kind) {
    case 'intToInt':
    case 'boolToInt':
    case 'charToInt':
    case 'u8ToChar':
    case 'intToFloat':
    case 'floatToInt':
    case 'floatToFloat': {
      const to = g.target(ty, dst);
      convert(g, g.code(from), g.code(ty), to.slot, slotOf(g, operand));
      to.finish();
      return;
    }
    case 'enumToInt':
      return enumToInt(g, operand, from, ty, dst);
    case 'ptrToPtr':
    case 'arrayPtrToPtr':
    case 'ptrToInt':
    case 'fnToInt': {
      const size = g.layout(ty).size;
      if (from.kind === 'fnDef') return reify(g, from, ty, dst);
      if (size === g.layout(from).size) return operandInto(g, operand, dst);
      if (size === 8) {
        // Fat to thin: the address only.
        g.moveBytes(8, 8, false, dst, { ...locOf(g, operand) });
        return;
      }
      const to = g.target(ty, dst);
      convert(g, 'u64', g.code(ty), to.slot, slotOf(g, operand));
      to.finish();
      return;
    }
    case 'intToPtr': {
      const to = g.target(ty, dst);
      convert(g, g.code(from), 'u64', to.slot, slotOf(g, operand));
      to.finish();
      return;
    }
    case 'reifyFn':
      if (from.kind === 'fnDef') return reify(g, from, ty, dst);
      return operandInto(g, operand, dst);
    case 'closureFn': {
      if (from.kind !== 'closure') throw new Unsupported('cast of something else than a closure to a fn pointer');
      const to = g.target(ty, dst);
      g.asm.emit('CONST64', to.slot, g.cx.closurePointer(from.def, from.args), 0);
      to.finish();
      return;
    }
    case 'unsize':
      return unsize(g, from, ty, locOf(g, operand), dst);
    default:
      unreachable(kind);
  }
}

function reify(g: FnGen, from: Ty, ty: Ty, dst: Loc): void {
  if (from.kind !== 'fnDef') return;
  const to = g.target(ty, dst);
  g.asm.emit('CONST64', to.slot, g.cx.fnPointer(from.def, from.args), 0);
  to.finish();
}

/** Between scalar codes, as `as` does. */
export function convert(g: FnGen, from: ScalarCode, to: ScalarCode, dst: number, src: number): void {
  const a = group(from);
  const b = group(to);
  if (a === 'float' || b === 'float' || a === 'wide' || b === 'wide') {
    g.asm.emit('CONV', codeNumber(from), codeNumber(to), dst, src);
    return;
  }
  if (b === 'w64') {
    if (a === 'w64') g.asm.emit('MOV64', dst, src);
    else g.asm.emit(signed(from) ? 'EXTS64' : 'EXTU64', dst, extended(g, from, src));
    return;
  }
  g.asm.emit('MOV32', dst, bitsOf(to) > bitsOf(from) ? extended(g, from, src) : src);
  if (b === 'small' && (bitsOf(from) > bitsOf(to) || (signed(from) && bitsOf(from) < bitsOf(to)))) truncate(g, to, dst);
}

function enumToInt(g: FnGen, operand: Operand, from: Ty, ty: Ty, dst: Loc): void {
  const to = g.target(ty, dst);
  if (from.kind !== 'adt') throw new Unsupported('enum cast');
  const layout = g.layout(from);
  const index = g.temp();
  if (layout.tag.kind === 'none') g.asm.emit('CONST32', index, 0);
  else if (layout.scalar !== undefined) g.asm.emit('MOV32', index, slotOf(g, operand));
  else throw new Unsupported('cast of an enum with fields');
  const values = g.cx.discriminants(from.def);
  if (values === undefined) convert(g, 'u32', g.code(ty), to.slot, index);
  else {
    // A table of the declared values, as i64.
    const bytes: number[] = [];
    for (const value of values)
      for (let i = 0; i < 8; i++) bytes.push(Number((BigInt.asUintN(64, value) >> BigInt(8 * i)) & 255n));
    const p = g.temp();
    g.asm.emit('CONST64', p, g.cx.bytes(bytes), 0);
    g.asm.emit('INDEX', p, p, index, 8);
    g.asm.emit('LDN', index, p, 0, 8);
    convert(g, 'i64', g.code(ty), to.slot, index);
  }
  to.finish();
}

/** Pointer metadata for coercing a pointer to `source` into a pointer to `target`; undefined: keep what there is. */
function metadata(g: FnGen, source: Ty, target: Ty): number | undefined {
  if (target.kind === 'slice' && source.kind === 'array') return g.arrayLen(source);
  if (target.kind === 'dyn') return source.kind === 'dyn' ? undefined : g.cx.vtable(source);
  if (source.kind === 'adt' && target.kind === 'adt' && source.def === target.def) {
    const a = g.fields(source, 0).tys;
    const b = g.fields(target, 0).tys;
    const x = a[a.length - 1];
    const y = b[b.length - 1];
    if (x !== undefined && y !== undefined) return metadata(g, x, y);
  }
  throw new Unsupported(`coercion of ${g.cx.mono.db.printTy(source)} to ${g.cx.mono.db.printTy(target)}`);
}

function unsize(g: FnGen, from: Ty, to: Ty, src: Loc, dst: Loc): void {
  if (from === to) return g.move(to, dst, src);
  const simple = (it: Ty): Ty | undefined => (it.kind === 'ref' || it.kind === 'ptr' ? it.ty : undefined);
  const source = simple(from);
  const target = simple(to);
  if (source !== undefined && target !== undefined) {
    if (!g.layouts.isFat(target)) return g.move(to, dst, src);
    if (g.layouts.isFat(source)) return g.moveBytes(16, 8, false, dst, src);
    const meta = metadata(g, source, target);
    const at = g.temp();
    g.asm.emit('CONST64', at, meta ?? 0, 0);
    g.moveBytes(8, 8, false, dst, src);
    g.moveBytes(8, 8, false, g.offsetLoc(dst, 8), { k: 'slot', off: at, wide: true });
    return;
  }
  if (from.kind === 'adt' && to.kind === 'adt' && from.def === to.def) {
    // Box, Rc, Arc, Pin, NonNull, Cell…: the one field that changes its type is coerced, the others are copied.
    const changed = g.cx.mono.coerceUnsizedField(from, to);
    const a = g.fields(from, 0);
    const b = g.fields(to, 0);
    b.tys.forEach((ty, i) => {
      const fromTy = a.tys[i];
      if (fromTy === undefined) return;
      const s = g.fieldLoc(src, from, 0, i);
      const d = g.fieldLoc(dst, to, 0, i);
      if (i === changed) unsize(g, fromTy, ty, s, d);
      else if (g.layout(ty).size > 0) g.move(ty, d, s);
    });
    return;
  }
  throw new Unsupported(`coercion of ${g.cx.mono.db.printTy(from)} to ${g.cx.mono.db.printTy(to)}`);
}
