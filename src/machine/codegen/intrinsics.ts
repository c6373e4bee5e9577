//! Language intrinsics that become instructions. What is not here is a host function (see intrinsics/README.md for the table).
import type { Operand, Place } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { codeNumber, kindNumber } from '../interp/arith.ts';
import type { ArithKind } from '../interp/arith.ts';
import type { CodeSpan } from '../interp/state.ts';
import { binary, bitsOf, compareSlots, group, signed, unary } from './arith.ts';
import { argOf, emitCallOnceUnsized, emitGlue, emitHost, readResult } from './calls.ts';
import { convert } from './cast.ts';
import type { FnGen, Loc } from './gen.ts';
import { Unsupported } from './gen.ts';
import { operandInto, slotOf } from './operand.ts';
import { discriminantAt } from './rvalue.ts';

interface Cx {
  readonly g: FnGen;
  readonly args: readonly Operand[];
  readonly tys: readonly Ty[];
  readonly dest: Place;
  readonly at: CodeSpan;
  unwinds(): void;
}
type Emit = (cx: Cx) => void;

const arg = (cx: Cx, i: number): Operand => {
  const it = cx.args[i];
  if (it === undefined) throw new Unsupported('intrinsic with too few arguments');
  return it;
};
const slot = (cx: Cx, i: number): number => slotOf(cx.g, arg(cx, i));
const tyArg = (cx: Cx, i: number): Ty => {
  const it = cx.tys[i];
  if (it === undefined) throw new Unsupported('intrinsic without its type argument');
  return it;
};
/** Computes into the destination (or a temporary that is then stored). */
function into(cx: Cx, compute: (dst: number, ty: Ty) => void): void {
  const { loc, ty } = cx.g.place(cx.dest);
  const to = cx.g.target(ty, loc);
  compute(to.slot, ty);
  to.finish();
}
const constant =
  (value: (cx: Cx) => number): Emit =>
  (cx) =>
    into(cx, (dst, ty) => {
      const it = value(cx);
      if (cx.g.layout(ty).size === 8) cx.g.asm.emit('CONST64', dst, it | 0, Math.floor(it / 4294967296));
      else cx.g.asm.emit('CONST32', dst, it);
    });
const slotLoc = (off: number): Loc => ({ k: 'slot', off, wide: true });
const at = (p: number, off = 0): Loc => ({ k: 'mem', p, off, meta: undefined });

const wrapping =
  (op: '+' | '-' | '*' | '/' | '%' | '<<' | '>>'): Emit =>
  (cx) =>
    into(cx, (dst) => binary(cx.g, op, dst, arg(cx, 0), arg(cx, 1)));
/** Through ARITH: result of the operand type. */
const arith =
  (kind: ArithKind, operands: 1 | 2 = 2): Emit =>
  (cx) =>
    into(cx, (dst) => {
      const code = cx.g.code(cx.g.operandTy(arg(cx, 0)));
      const a = slot(cx, 0);
      cx.g.asm.emit('ARITH', kindNumber(kind), codeNumber(code), dst, a, operands === 2 ? slot(cx, 1) : a);
    });
const overflowing =
  (kind: ArithKind): Emit =>
  (cx) => {
    const { g } = cx;
    const { loc, ty } = g.place(cx.dest);
    const code = g.code(g.operandTy(arg(cx, 0)));
    const fields = g.fields(ty, 0);
    const size = g.layout(ty).size;
    const tmp = loc.k === 'slot' ? loc.off : g.temp(size);
    const b = slot(cx, 0);
    const c = slot(cx, 1);
    g.asm.emit(
      'ARITHO',
      kindNumber(kind),
      codeNumber(code),
      tmp + (fields.offsets[0] ?? 0),
      b,
      c,
      tmp + (fields.offsets[1] ?? 0),
    );
    if (loc.k === 'mem') g.move(ty, loc, { k: 'slot', off: tmp, wide: false });
  };
/** Moves a value unchanged in bytes, possibly to another type of the same size. */
const transmute: Emit = (cx) => {
  const { g } = cx;
  const { loc: dst, ty } = g.place(cx.dest);
  const source = arg(cx, 0);
  const fromTy = g.operandTy(source);
  const from = g.layout(fromTy);
  const to = g.layout(ty);
  const size = Math.min(from.size, to.size);
  if (size === 0) return;
  if (fromTy === ty) return operandInto(g, source, dst);
  const isSub = (it: typeof from): boolean => it.scalar !== undefined && it.size < 4;
  // Through plain bytes: word-sized locals on either side are converted by the moves.
  const tmp = g.temp(Math.max(16, from.size, to.size));
  const narrow: Loc = { k: 'slot', off: tmp, wide: false };
  const src = source.kind === 'const' ? slotLoc(slotOf(g, source)) : g.place(source.place).loc;
  g.moveBytes(
    size,
    Math.min(from.align, to.align),
    isSub(from),
    narrow,
    src.k === 'slot' && !isSub(from) ? { ...src, wide: false } : src,
  );
  g.moveBytes(
    size,
    Math.min(from.align, to.align),
    isSub(to),
    dst.k === 'slot' && !isSub(to) ? { ...dst, wide: false } : dst,
    narrow,
  );
};
const moveValue: Emit = (cx) => {
  const { loc } = cx.g.place(cx.dest);
  operandInto(cx.g, arg(cx, 0), loc);
};
const readAt: Emit = (cx) => {
  const { loc, ty } = cx.g.place(cx.dest);
  if (cx.g.layout(ty).size > 0) cx.g.move(ty, loc, at(slot(cx, 0)));
};
const readUnaligned: Emit = (cx) => {
  const { g } = cx;
  const { loc, ty } = g.place(cx.dest);
  const layout = g.layout(ty);
  if (layout.size === 0) return;
  const tmp = g.temp(layout.size);
  g.asm.emit('LDN', tmp, slot(cx, 0), 0, layout.size);
  g.move(ty, loc, { k: 'slot', off: tmp, wide: false });
};
const writeAt: Emit = (cx) => {
  if (cx.g.layout(cx.g.operandTy(arg(cx, 1))).size > 0) operandInto(cx.g, arg(cx, 1), at(slot(cx, 0)));
};
const writeUnaligned: Emit = (cx) => {
  const { g } = cx;
  const ty = g.operandTy(arg(cx, 1));
  const layout = g.layout(ty);
  if (layout.size === 0) return;
  const tmp = g.temp(layout.size);
  operandInto(g, arg(cx, 1), { k: 'slot', off: tmp, wide: false });
  g.asm.emit('STN', slot(cx, 0), 0, tmp, layout.size);
};
const copyElements =
  (srcIndex: number, dstIndex: number): Emit =>
  (cx) => {
    const { size } = cx.g.layout(tyArg(cx, 0));
    if (size > 0) cx.g.asm.emit('CPYR', slot(cx, dstIndex), slot(cx, srcIndex), slot(cx, 2), size, 1);
  };
const offset: Emit = (cx) =>
  into(cx, (dst) => cx.g.asm.emit('INDEX', dst, slot(cx, 0), slot(cx, 1), cx.g.layout(tyArg(cx, 0)).size));
const firstWord: Emit = (cx) =>
  into(cx, (dst) => {
    const a = slot(cx, 0);
    cx.g.asm.emit('MOV64', dst, a);
  });
const secondWord: Emit = (cx) =>
  into(cx, (dst) => {
    const ty = cx.g.operandTy(arg(cx, 0));
    const a = slot(cx, 0);
    if (cx.g.layout(ty).size === 16) cx.g.asm.emit('MOV64', dst, a + 8);
    else cx.g.asm.emit('CONST64', dst, 0, 0);
  });
const pair: Emit = (cx) => {
  const { g } = cx;
  const { loc } = g.place(cx.dest);
  const a = slot(cx, 0);
  const b = slot(cx, 1);
  g.moveBytes(8, 8, false, loc, slotLoc(a));
  g.moveBytes(8, 8, false, g.offsetLoc(loc, 8), slotLoc(b));
};

/** Size or alignment of the value behind a possibly fat pointer. */
function sizeOrAlign(cx: Cx, what: 'size' | 'align'): void {
  const { g } = cx;
  const ty = tyArg(cx, 0);
  const tail = g.layouts.tail(ty);
  into(cx, (dst) => {
    if (tail === undefined) g.asm.emit('CONST64', dst, what === 'size' ? g.layout(ty).size : g.layout(ty).align, 0);
    else sizeOfUnsized(g, ty, tail, slot(cx, 0) + 8, dst, what);
  });
}
/** dst = size or alignment of an unsized type whose pointer metadata is in `meta`. */
export function sizeOfUnsized(g: FnGen, ty: Ty, tail: Ty, meta: number, dst: number, what: 'size' | 'align'): void {
  const { asm } = g;
  const own = g.layout(ty);
  if (tail.kind === 'dyn') {
    if (ty.kind === 'dyn') {
      asm.emit(what === 'size' ? 'VTSIZE' : 'VTALIGN', dst, meta);
      return;
    }
    // max(own align, dynamic align): both powers of two.
    const align = g.temp();
    asm.emit('VTALIGN', align, meta);
    const bigger = asm.label();
    asm.emit('JGEU32I', align, own.align, bigger);
    asm.emit('CONST64', align, own.align, 0);
    asm.bind(bigger);
    if (what === 'align') {
      asm.emit('MOV64', dst, align);
      return;
    }
    // Offset of the tail: the static prefix rounded up to the tail's own alignment; then its size, rounded up to the whole's.
    const tailAlign = g.temp();
    const size = g.temp();
    asm.emit('VTALIGN', tailAlign, meta);
    roundUpConst(g, size, own.size, tailAlign);
    const tailSize = g.temp();
    asm.emit('VTSIZE', tailSize, meta);
    asm.emit('ADD32', size, size, tailSize);
    const minus = g.temp();
    asm.emit('ADD32', size, size, align);
    asm.emit('ADD32I', size, size, -1);
    asm.emit('NEG32', minus, align);
    asm.emit('AND32', size, size, minus);
    asm.emit('EXTU64', dst, size);
    return;
  }
  if (what === 'align') {
    asm.emit('CONST64', dst, own.align, 0);
    return;
  }
  const elem = tail.kind === 'slice' ? g.layout(tail.elem).size : 1;
  const bytes = g.temp();
  asm.emit('MUL32I', bytes, meta, elem);
  if (own.size > 0 || own.align > 1) {
    asm.emit('ADD32I', bytes, bytes, own.size + own.align - 1);
    asm.emit('AND32I', bytes, bytes, -own.align);
  }
  asm.emit('EXTU64', dst, bytes);
}
/** dst = value rounded up to the power of two in slot `align` (words). */
function roundUpConst(g: FnGen, dst: number, value: number, align: number): void {
  const minus = g.temp();
  g.asm.emit('ADD32I', dst, align, value - 1);
  g.asm.emit('NEG32', minus, align);
  g.asm.emit('AND32', dst, dst, minus);
}

/** Atomic read-modify-write: the old value is the result. */
const atomicUpdate =
  (update: (cx: Cx, old: number, ty: Ty, dst: number) => void): Emit =>
  (cx) => {
    const { g } = cx;
    const { loc, ty } = g.place(cx.dest);
    const p = slot(cx, 0);
    const old = g.temp(16);
    const made = g.temp(16);
    g.move(ty, slotLoc(old), at(p));
    update(cx, old, ty, made);
    g.move(ty, at(p), slotLoc(made));
    g.move(ty, loc, slotLoc(old));
  };
const atomicArith = (op: '+' | '-' | '&' | '|' | '^'): Emit =>
  atomicUpdate((cx, old, ty, dst) => {
    binaryOnSlots(cx.g, op, ty, dst, old, slot(cx, 1));
  });
function binaryOnSlots(g: FnGen, op: '+' | '-' | '&' | '|' | '^', ty: Ty, dst: number, a: number, b: number): void {
  const names = { '+': 'add', '-': 'sub', '&': 'and', '|': 'or', '^': 'xor' } as const;
  const fast = { '+': 'ADD', '-': 'SUB', '&': 'AND', '|': 'OR', '^': 'XOR' } as const;
  const code = g.code(ty);
  const kind = group(code);
  if (kind === 'w64') g.asm.emit(`${fast[op]}64`, dst, a, b);
  else if (kind === 'w32') g.asm.emit(`${fast[op]}32`, dst, a, b);
  else g.asm.emit('ARITH', kindNumber(names[op]), codeNumber(code), dst, a, b);
}
const atomicBest = (kind: 'min' | 'max'): Emit =>
  atomicUpdate((cx, old, ty, dst) => {
    cx.g.asm.emit('ARITH', kindNumber(kind), codeNumber(cx.g.code(ty)), dst, old, slot(cx, 1));
  });
const atomicCas: Emit = (cx) => {
  const { g } = cx;
  const { loc, ty: pairTy } = g.place(cx.dest);
  const ty = tyArg(cx, 0);
  const p = slot(cx, 0);
  const old = g.temp(16);
  const same = g.temp();
  const done = g.asm.label();
  g.move(ty, slotLoc(old), at(p));
  compareSlots(g, '==', g.code(ty), same, old, slot(cx, 1));
  g.asm.emit('JEQ32I', same, 0, done);
  g.move(ty, at(p), slotLoc(slot(cx, 2)));
  g.asm.bind(done);
  const flagTy = g.fields(pairTy, 0).tys[1];
  g.move(ty, g.fieldLoc(loc, pairTy, 0, 0), slotLoc(old));
  if (flagTy !== undefined) g.move(flagTy, g.fieldLoc(loc, pairTy, 0, 1), slotLoc(same));
};

const float = (kind: ArithKind): Emit => arith(kind, 1);
const float2 = (kind: ArithKind): Emit => arith(kind, 2);
/** ARITH whose result is a 32-bit word (or bool), not of the operand type. */
const toWord =
  (kind: ArithKind, operands: 1 | 2): Emit =>
  (cx) =>
    into(cx, (dst) => {
      const code = cx.g.code(cx.g.operandTy(arg(cx, 0)));
      const a = slot(cx, 0);
      cx.g.asm.emit('ARITH', kindNumber(kind), codeNumber(code), dst, a, operands === 2 ? slot(cx, 1) : a);
    });

const table: Readonly<Record<string, Emit>> = {
  // memory
  copy: copyElements(0, 1),
  copy_nonoverlapping: copyElements(0, 1),
  ptr_read: readAt,
  ptr_read_volatile: readAt,
  ptr_read_unaligned: readUnaligned,
  ptr_write: writeAt,
  ptr_write_volatile: writeAt,
  ptr_write_unaligned: writeUnaligned,
  ptr_offset: offset,
  ptr_offset_mut: offset,
  ptr_offset_bytes: (cx) => into(cx, (dst) => cx.g.asm.emit('INDEX', dst, slot(cx, 0), slot(cx, 1), 1)),
  ptr_sub_ptr: (cx) =>
    into(cx, (dst) => {
      const size = Math.max(1, cx.g.layout(tyArg(cx, 0)).size);
      const diff = cx.g.temp();
      const by = cx.g.temp();
      cx.g.asm.emit('SUB64', diff, slot(cx, 0), slot(cx, 1));
      cx.g.asm.emit('CONST64', by, size, 0);
      cx.g.asm.emit('DIVS64', dst, diff, by);
    }),
  ptr_addr: firstWord,
  ptr_cast_thin: firstWord,
  slice_as_ptr: firstWord,
  slice_as_mut_ptr: firstWord,
  str_as_ptr: firstWord,
  ptr_from_addr: moveValue,
  ptr_metadata: secondWord,
  slice_len: secondWord,
  str_len: secondWord,
  ptr_from_parts: (cx) => {
    const { g } = cx;
    if (g.layout(g.placeTy(cx.dest)).size === 16) return pair(cx);
    return firstWord(cx);
  },
  ptr_with_addr_of: (cx) => {
    const { g } = cx;
    const { loc, ty } = g.place(cx.dest);
    const meta = slot(cx, 1);
    g.moveBytes(8, 8, false, loc, slotLoc(slot(cx, 0)));
    if (g.layout(ty).size === 16) g.moveBytes(8, 8, false, g.offsetLoc(loc, 8), slotLoc(meta + 8));
  },
  slice_from_raw_parts: pair,
  slice_from_raw_parts_mut: pair,
  str_from_raw_parts: pair,
  str_as_bytes: transmute,
  str_from_utf8_unchecked: transmute,
  ptr_eq: (cx) => into(cx, (dst) => binary(cx.g, '==', dst, arg(cx, 0), arg(cx, 1))),
  size_of: constant((cx) => cx.g.layout(tyArg(cx, 0)).size),
  align_of: constant((cx) => cx.g.layout(tyArg(cx, 0)).align),
  size_of_val: (cx) => sizeOrAlign(cx, 'size'),
  align_of_val: (cx) => sizeOrAlign(cx, 'align'),
  field_offset_of_tail: (cx) =>
    into(cx, (dst) => {
      const { g } = cx;
      const ty = tyArg(cx, 0);
      const fields = g.fields(ty, 0);
      const last = fields.tys.length - 1;
      const offset = fields.offsets[last] ?? 0;
      const lastTy = fields.tys[last];
      const tail = lastTy === undefined ? undefined : g.layouts.tail(lastTy);
      if (tail?.kind !== 'dyn') return g.asm.emit('CONST64', dst, offset, 0);
      const align = g.temp();
      const made = g.temp();
      g.asm.emit('VTALIGN', align, slot(cx, 0) + 8);
      roundUpConst(g, made, offset, align);
      g.asm.emit('EXTU64', dst, made);
    }),
  vtable_size: (cx) => into(cx, (dst) => cx.g.asm.emit('VTSIZE', dst, slot(cx, 0))),
  vtable_align: (cx) => into(cx, (dst) => cx.g.asm.emit('VTALIGN', dst, slot(cx, 0))),
  needs_drop: constant((cx) => (cx.g.cx.mono.needsDrop(tyArg(cx, 0)) ? 1 : 0)),
  drop_in_place: (cx) => {
    const { g } = cx;
    const ty = tyArg(cx, 0);
    const p = slot(cx, 0);
    emitGlue(g, ty, { k: 'mem', p, off: 0, meta: g.layouts.isFat(ty) ? p + 8 : undefined }, cx.unwinds);
  },
  forget: () => undefined,
  black_box: moveValue,
  transmute: (cx) => {
    const { g } = cx;
    const from = g.layout(g.operandTy(arg(cx, 0))).size;
    const to = g.layout(g.placeTy(cx.dest)).size;
    if (from !== to) throw new Unsupported(`transmute between types of different sizes (${from} and ${to} bytes)`);
    transmute(cx);
  },
  transmute_unchecked: transmute,
  uninit: (cx) => {
    // Sub-word locals must be zero-extended from the start: they may be written through a pointer.
    const { loc, ty } = cx.g.place(cx.dest);
    const { size } = cx.g.layout(ty);
    if (loc.k === 'slot' && loc.wide && size > 0 && size <= 4) cx.g.asm.emit('CONST32', loc.off, 0);
  },
  type_id: constant((cx) => cx.g.cx.typeId(tyArg(cx, 0))),
  same_type: constant((cx) => (tyArg(cx, 0) === tyArg(cx, 1) ? 1 : 0)),
  type_name: (cx) => {
    const { g } = cx;
    const { loc } = g.place(cx.dest);
    operandInto(
      g,
      { kind: 'const', value: { kind: 'str', value: g.cx.fullTypeName(tyArg(cx, 0)) }, ty: g.placeTy(cx.dest) },
      loc,
    );
  },
  discriminant_value: (cx) =>
    into(cx, (dst) => {
      const { g } = cx;
      discriminantAt(g, at(slot(cx, 0)), tyArg(cx, 0), dst);
      g.asm.emit('CONST32', dst + 4, 0);
    }),
  variant_count: constant((cx) => {
    const ty = tyArg(cx, 0);
    return ty.kind === 'adt' ? cx.g.layouts.adt(ty.def).variants.length : 0;
  }),
  assume: () => undefined,
  likely: moveValue,
  unlikely: moveValue,
  unreachable: (cx) => cx.g.asm.emit('TRAP', -2),
  alloc: (cx) => into(cx, (dst) => cx.g.asm.emit('ALLOC', dst, slot(cx, 0), slot(cx, 1))),
  dealloc: (cx) => cx.g.asm.emit('FREE', slot(cx, 0), slot(cx, 1), slot(cx, 2)),
  // integers
  wrapping_add: wrapping('+'),
  wrapping_sub: wrapping('-'),
  wrapping_mul: wrapping('*'),
  unchecked_add: wrapping('+'),
  unchecked_sub: wrapping('-'),
  unchecked_mul: wrapping('*'),
  unchecked_div: wrapping('/'),
  unchecked_rem: wrapping('%'),
  wrapping_shl: wrapping('<<'),
  wrapping_shr: wrapping('>>'),
  unchecked_shl: wrapping('<<'),
  unchecked_shr: wrapping('>>'),
  wrapping_neg: (cx) =>
    into(cx, (dst) => unary(cx.g, 'neg', cx.g.code(cx.g.operandTy(arg(cx, 0))), false, dst, slot(cx, 0))),
  wrapping_pow: arith('pow'),
  overflowing_add: overflowing('add'),
  overflowing_sub: overflowing('sub'),
  overflowing_mul: overflowing('mul'),
  overflowing_pow: overflowing('pow'),
  saturating_add: arith('satAdd'),
  saturating_sub: arith('satSub'),
  saturating_mul: arith('satMul'),
  rotate_left: arith('rotl'),
  rotate_right: arith('rotr'),
  ctpop: toWord('ctpop', 1),
  ctlz: toWord('ctlz', 1),
  cttz: toWord('cttz', 1),
  bswap: arith('bswap', 1),
  bitreverse: arith('bitreverse', 1),
  int_cmp: toWord('cmp', 2),
  int_min: arith('min'),
  int_max: arith('max'),
  int_abs_diff: arith('absDiff'),
  int_isqrt: arith('isqrt', 1),
  int_bits: constant((cx) => bitsOf(cx.g.code(tyArg(cx, 0)))),
  int_is_signed: constant((cx) => (signed(cx.g.code(tyArg(cx, 0))) ? 1 : 0)),
  int_is_negative: (cx) =>
    into(cx, (dst) => {
      const { g } = cx;
      const ty = g.operandTy(arg(cx, 0));
      const code = g.code(ty);
      if (!signed(code)) return g.asm.emit('CONST32', dst, 0);
      const zero: Operand = { kind: 'const', value: { kind: 'int', value: 0n }, ty };
      binary(g, '<', dst, arg(cx, 0), zero);
    }),
  int_cast: (cx) =>
    into(cx, (dst, ty) => convert(cx.g, cx.g.code(cx.g.operandTy(arg(cx, 0))), cx.g.code(ty), dst, slot(cx, 0))),
  int_widen: (cx) => into(cx, (dst) => convert(cx.g, cx.g.code(cx.g.operandTy(arg(cx, 0))), 'i128', dst, slot(cx, 0))),
  // floats
  float_sqrt: float('sqrt'),
  float_floor: float('floor'),
  float_ceil: float('ceil'),
  float_round: float('round'),
  float_round_ties_even: float('roundEven'),
  float_trunc: float('trunc'),
  float_abs: float('abs'),
  float_exp: float('exp'),
  float_exp2: float('exp2'),
  float_exp_m1: float('expM1'),
  float_ln: float('ln'),
  float_ln_1p: float('ln1p'),
  float_log10: float('log10'),
  float_log2: float('log2'),
  float_sin: float('sin'),
  float_cos: float('cos'),
  float_tan: float('tan'),
  float_asin: float('asin'),
  float_acos: float('acos'),
  float_atan: float('atan'),
  float_sinh: float('sinh'),
  float_cosh: float('cosh'),
  float_tanh: float('tanh'),
  float_asinh: float('asinh'),
  float_acosh: float('acosh'),
  float_atanh: float('atanh'),
  float_cbrt: float('cbrt'),
  float_min: float2('fmin'),
  float_max: float2('fmax'),
  float_powf: float2('powf'),
  float_copysign: float2('copysign'),
  float_atan2: float2('atan2'),
  float_hypot: float2('hypot'),
  float_rem: float2('rem'),
  float_powi: float2('powi'),
  float_to_bits: transmute,
  float_from_bits: transmute,
  float_is_nan: toWord('isNan', 1),
  float_is_negative: toWord('isNegative', 1),
  float_total_cmp: toWord('totalCmp', 2),
  float_to_int_unchecked: (cx) =>
    into(cx, (dst, ty) => convert(cx.g, cx.g.code(cx.g.operandTy(arg(cx, 0))), cx.g.code(ty), dst, slot(cx, 0))),
  // atomics
  atomic_load: readAt,
  atomic_store: writeAt,
  atomic_swap: atomicUpdate((cx, _old, ty, dst) => operandIntoSlot(cx, ty, dst)),
  atomic_add: atomicArith('+'),
  atomic_sub: atomicArith('-'),
  atomic_and: atomicArith('&'),
  atomic_or: atomicArith('|'),
  atomic_xor: atomicArith('^'),
  atomic_nand: atomicUpdate((cx, old, ty, dst) => {
    binaryOnSlots(cx.g, '&', ty, dst, old, slot(cx, 1));
    unary(cx.g, 'not', cx.g.code(ty), ty.kind === 'bool', dst, dst);
  }),
  atomic_min: atomicBest('min'),
  atomic_max: atomicBest('max'),
  atomic_cas: atomicCas,
  atomic_fence: () => undefined,
  // calls
  call_once_unsized: (cx) => emitCallOnceUnsized(cx.g, tyArg(cx, 0), cx.args, cx.dest, cx.unwinds),
  coroutine_resume: (cx) => {
    const ty = tyArg(cx, 0);
    if (ty.kind !== 'coroutine') throw new Unsupported('coroutine_resume of something else');
    cx.g.cx.callInstance(
      cx.g,
      { kind: 'coroutineResume', def: ty.def, args: ty.args },
      cx.args,
      cx.dest,
      cx.at,
      cx.unwinds,
    );
  },
  catch_unwind: (cx) => {
    const { g } = cx;
    g.reserveOut(64);
    cx.args.forEach((operand, i) => operandInto(g, operand, g.out(8 + i * 8)));
    g.asm.emit('CATCH');
    cx.unwinds();
    readResult(g, cx.dest);
  },
};
function operandIntoSlot(cx: Cx, ty: Ty, dst: number): void {
  cx.g.move(ty, slotLoc(dst), slotLoc(slot(cx, 1)));
}

/** Emits an intrinsic: as instructions, or as a call of its host function. */
export function emitIntrinsic(
  g: FnGen,
  instance: Extract<Instance, { kind: 'intrinsic' }>,
  args: readonly Operand[],
  dest: Place,
  at: CodeSpan,
  unwinds: () => void,
): void {
  const tys = instance.args.flatMap((it) => (it.kind === 'type' ? [it.ty] : []));
  const emit = Object.hasOwn(table, instance.name) ? table[instance.name] : undefined;
  if (emit !== undefined) return emit({ g, args, tys, dest, at, unwinds });
  const host = g.cx.host(
    instance.name,
    tys,
    args.map((it) => g.operandTy(it)),
    g.placeTy(dest),
  );
  if (host === undefined) throw new Unsupported(`intrinsic ${instance.name}`);
  emitHost(
    g,
    host,
    args.map((it) => argOf(g, it)),
    dest,
    unwinds,
  );
}
