//! Code generation for one monomorphic body: frame layout, places, moves, and the emission of blocks.
//! Every local lives in the frame (frames are pieces of linear memory), so a place is a frame offset or an address plus offset.
import type { Operand, Place } from '../../compiler/mir/mir.ts';
import type { Ty } from '../../compiler/types/ty.ts';
import { Bug, need } from '../../base/assert.ts';
import { alignUp, LayoutError } from '../layout/layout.ts';
import type { FieldsLayout, Layout, Layouts, ScalarCode } from '../layout/layout.ts';
import { Assembler, OUT } from './asm.ts';
import { projTy } from './mono-mir.ts';
import type { MBody } from './mono-mir.ts';
import type { CodeContext } from './context.ts';

/** Where a value is. `wide`: a sub-word scalar that occupies a whole, zero-extended word. Offsets in bytes; `p` and `meta` are frame slots. */
export type Loc =
  | { readonly k: 'slot'; readonly off: number; readonly wide: boolean }
  | { readonly k: 'mem'; readonly p: number; readonly off: number; readonly meta: number | undefined };

export interface TypedLoc {
  readonly loc: Loc;
  readonly ty: Ty;
  /** Set after a downcast. */
  readonly variant: number;
}

/** Stops the generation of one statement: becomes a TRAP instruction there. */
export class Unsupported extends Error {
  override name = 'Unsupported';
}

/** Offsets of result and arguments from the start of a callee's frame. */
export interface Abi {
  readonly args: readonly number[];
  readonly retBytes: number;
  readonly bytes: number;
}
export function abiOf(layouts: Layouts, args: readonly Ty[], ret: Ty): Abi {
  const retBytes = alignUp(layouts.of(ret).size, 8);
  let end = retBytes;
  const offsets = args.map((ty) => {
    const layout = layouts.of(ty);
    const at = alignUp(end, Math.max(8, Math.min(16, layout.align)));
    end = at + alignUp(layout.size, 8);
    return at;
  });
  return { args: offsets, retBytes, bytes: alignUp(end, 8) };
}

/** A local whose type has no layout takes no room: the statements that use it become traps. */
function layoutOrEmpty(layouts: Layouts, ty: Ty): { readonly size: number; readonly align: number } {
  try {
    return layouts.of(ty);
  } catch (error) {
    if (error instanceof LayoutError) return { size: 0, align: 1 };
    throw error;
  }
}

/** Generates one function. The statement and terminator emitters are functions over it, in their own files. */
export class FnGen {
  readonly cx: CodeContext;
  readonly layouts: Layouts;
  readonly body: MBody;
  readonly asm = new Assembler();
  readonly offsets: number[] = [];
  private localBytes = 0;
  private tempBytes = 0;
  private maxTemp = 0;
  private maxOut = 0;
  readonly abi: Abi;
  readonly isCoroutine: boolean;

  constructor(cx: CodeContext, body: MBody) {
    this.cx = cx;
    this.layouts = cx.layouts;
    this.body = body;
    this.isCoroutine = body.kind === 'coroutine';
    const tys = body.locals.map((it) => it.ty);
    this.abi = abiOf(cx.layouts, tys.slice(1, body.nArgs + 1), body.retTy ?? need(tys[0], 'return local'));
    this.offsets.push(0, ...this.abi.args);
    let end = this.abi.bytes;
    const place = (i: number): void => {
      const layout = layoutOrEmpty(cx.layouts, need(tys[i], 'local'));
      end = alignUp(end, Math.max(4, Math.min(16, layout.align)));
      this.offsets[i] = end;
      end += layout.size < 4 && layout.size > 0 ? 4 : layout.size;
    };
    // A coroutine returns Poll<..>: its local 0 is an ordinary local.
    if (body.retTy !== undefined) place(0);
    for (let i = body.nArgs + 1; i < tys.length; i++) place(i);
    this.localBytes = alignUp(end, 16);
  }

  // ---------------------------------------------------------------- frame

  /** A scratch slot that lives until `releaseTemps`. */
  temp(bytes = 8): number {
    const at = this.localBytes + this.tempBytes;
    this.tempBytes += alignUp(bytes, 16);
    this.maxTemp = Math.max(this.maxTemp, this.tempBytes);
    return at;
  }
  releaseTemps(): void {
    this.tempBytes = 0;
  }
  /** Reserves the area behind the frame for a callee. */
  reserveOut(bytes: number): void {
    this.maxOut = Math.max(this.maxOut, bytes);
  }
  get frameWords(): number {
    return (this.localBytes + this.maxTemp) >> 2;
  }
  get outWords(): number {
    return alignUp(this.maxOut, 16) >> 2;
  }

  // ---------------------------------------------------------------- types

  layout(ty: Ty): Layout {
    return this.layouts.of(ty);
  }
  pointee = (ty: Ty): Ty | undefined => this.layouts.pointee(ty);
  code(ty: Ty): ScalarCode {
    const layout = this.layout(ty);
    if (layout.scalar !== undefined) return layout.scalar;
    // Newtypes and niche enums of one word compare and move like integers.
    if (layout.size === 4) return 'u32';
    if (layout.size === 8) return 'u64';
    throw new Unsupported(`operation on a value of type ${this.cx.mono.db.printTy(ty)}`);
  }
  operandTy(operand: Operand): Ty {
    return operand.kind === 'const' ? operand.ty : this.placeTy(operand.place);
  }
  placeTy(place: Place): Ty {
    let ty = need(this.body.locals[place.local], 'local').ty;
    for (const proj of place.proj) ty = projTy(this.pointee, ty, proj);
    return ty;
  }

  // ---------------------------------------------------------------- places

  localLoc(index: number): Loc {
    return {
      k: 'slot',
      off: need(this.offsets[index], 'offset'),
      wide: this.layout(need(this.body.locals[index], 'local').ty).scalar !== undefined,
    };
  }

  place(place: Place): TypedLoc {
    let ty = need(this.body.locals[place.local], 'local').ty;
    let loc = this.localLoc(place.local);
    let variant = 0;
    for (const proj of place.proj) {
      switch (proj.kind) {
        case 'deref': {
          const pointee = this.pointee(ty);
          if (pointee === undefined) throw new Unsupported(`dereference of ${this.cx.mono.db.printTy(ty)}`);
          loc = this.derefLoc(loc, this.layouts.isFat(pointee));
          ty = pointee;
          break;
        }
        case 'field': {
          loc = this.fieldLoc(loc, ty, variant, proj.index);
          ty = proj.ty;
          variant = 0;
          break;
        }
        case 'downcast':
          variant = proj.variant;
          break;
        case 'index': {
          const elem = ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ty;
          loc = this.indexLoc(loc, need(this.offsets[proj.local], 'index'), this.layout(elem).size);
          ty = elem;
          break;
        }
        case 'constIndex': {
          const elem = ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ty;
          const { size } = this.layout(elem);
          if (!proj.fromEnd) loc = this.offsetLoc(loc, proj.offset * size);
          else if (ty.kind === 'array') loc = this.offsetLoc(loc, (this.arrayLen(ty) - proj.offset) * size);
          else {
            const at = this.temp();
            this.asm.emit('ADD32I', at, this.metaOf(loc), -proj.offset);
            loc = this.indexLoc(loc, at, size);
          }
          ty = elem;
          break;
        }
        case 'subslice': {
          const elem = ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ty;
          const { size } = this.layout(elem);
          if (ty.kind === 'array') loc = this.offsetLoc(loc, proj.from * size);
          else {
            const meta = this.temp();
            if (proj.fromEnd) this.asm.emit('ADD64I', meta, this.metaOf(loc), -(proj.from + proj.to));
            else this.asm.emit('CONST64', meta, proj.to - proj.from, 0);
            const moved = this.offsetLoc(loc, proj.from * size);
            loc = moved.k === 'mem' ? { ...moved, meta } : moved;
          }
          break;
        }
      }
      if (proj.kind !== 'downcast') variant = 0;
    }
    return { loc, ty, variant };
  }
  arrayLen(ty: Ty): number {
    return ty.kind === 'array' ? Number(this.cx.mono.evalConst(ty.len, [])) : 0;
  }
  metaOf(loc: Loc): number {
    if (loc.k !== 'mem' || loc.meta === undefined) throw new Bug('no metadata');
    return loc.meta;
  }
  /** The place that the pointer at `loc` points to. */
  derefLoc(loc: Loc, fat: boolean): Loc {
    if (loc.k === 'slot') return { k: 'mem', p: loc.off, off: 0, meta: fat ? loc.off + 8 : undefined };
    const at = this.temp(16);
    if (fat) this.asm.emit('LDN', at, loc.p, loc.off, 16);
    else this.asm.emit('LD64', at, loc.p, loc.off);
    return { k: 'mem', p: at, off: 0, meta: fat ? at + 8 : undefined };
  }
  offsetLoc(loc: Loc, by: number): Loc {
    return loc.k === 'slot' ? { k: 'slot', off: loc.off + by, wide: false } : { ...loc, off: loc.off + by };
  }
  indexLoc(loc: Loc, index: number, size: number): Loc {
    const at = this.temp();
    if (loc.k === 'slot') this.asm.emit('FINDEX', at, loc.off, index, size);
    else this.asm.emit('INDEX', at, loc.p, index, size);
    return { k: 'mem', p: at, off: loc.k === 'slot' ? 0 : loc.off, meta: undefined };
  }
  fields(ty: Ty, variant: number): FieldsLayout {
    const layout = this.layout(ty);
    return layout.variants[variant] ?? { offsets: [], tys: [] };
  }
  fieldLoc(loc: Loc, ty: Ty, variant: number, index: number): Loc {
    const fields = this.fields(ty, variant);
    const offset = fields.offsets[index] ?? 0;
    const fieldTy = fields.tys[index];
    if (loc.k === 'mem' && loc.meta !== undefined && fieldTy !== undefined) {
      const tail = this.layouts.tail(fieldTy);
      if (tail === undefined) return { ...loc, off: loc.off + offset, meta: undefined };
      if (tail.kind === 'dyn') return this.dynTailLoc(loc, offset);
    }
    return this.offsetLoc(loc, offset);
  }
  /** The unsized tail of a struct: its offset is rounded up to the alignment in the vtable. */
  private dynTailLoc(loc: Loc, offset: number): Loc {
    if (loc.k !== 'mem') return loc;
    if (offset === 0) return { ...loc, off: loc.off };
    const meta = this.metaOf(loc);
    const align = this.temp();
    const at = this.temp();
    this.asm.emit('VTALIGN', align, meta);
    this.asm.emit('ADD32I', at, align, offset - 1);
    this.asm.emit('NEG32', align, align);
    this.asm.emit('AND32', at, at, align);
    this.asm.emit('ADD32', at, at, loc.p);
    if (loc.off !== 0) this.asm.emit('ADD32I', at, at, loc.off);
    this.asm.emit('CONST32', at + 4, 0);
    return { k: 'mem', p: at, off: 0, meta };
  }

  /** Writes the address (and metadata) of a place. */
  addressInto(loc: Loc, dst: number, fat: boolean): void {
    if (loc.k === 'slot') this.asm.emit('LEA', dst, loc.off);
    else if (loc.off === 0) this.asm.emit('MOV64', dst, loc.p);
    else this.asm.emit('ADDP', dst, loc.p, loc.off);
    if (fat) this.asm.emit('MOV64', dst + 8, this.metaOf(loc));
  }

  // ---------------------------------------------------------------- moves

  move(ty: Ty, dst: Loc, src: Loc): void {
    const { size, align, scalar } = this.layout(ty);
    this.moveBytes(size, align, scalar !== undefined && size < 4, dst, src);
  }
  moveBytes(size: number, align: number, sub: boolean, dst: Loc, src: Loc): void {
    if (size === 0) return;
    const { asm } = this;
    if (dst.k === 'slot' && src.k === 'slot') {
      if (dst.off === src.off && dst.wide === src.wide) return;
      if (sub && dst.wide && src.wide) asm.emit('MOV32', dst.off, src.off);
      else if (sub && dst.wide) asm.emit(size === 1 ? 'FLD8' : 'FLD16', dst.off, src.off);
      else if (sub && src.wide) asm.emit(size === 1 ? 'FST8' : 'FST16', dst.off, src.off);
      else if (((dst.off | src.off | size) & 3) !== 0) asm.emit('FCOPY', dst.off, src.off, size);
      else if (size === 4) asm.emit('MOV32', dst.off, src.off);
      else if (size === 8) asm.emit('MOV64', dst.off, src.off);
      else asm.emit('MOVN', dst.off, src.off, size >> 2);
      return;
    }
    if (dst.k === 'slot' && src.k === 'mem') {
      if (sub && dst.wide) asm.emit(size === 1 ? 'LD8' : 'LD16', dst.off, src.p, src.off);
      else if (align >= 4 && size === 4) asm.emit('LD32', dst.off, src.p, src.off);
      else if (align >= 4 && size === 8) asm.emit('LD64', dst.off, src.p, src.off);
      else asm.emit('LDN', dst.off, src.p, src.off, size);
      return;
    }
    if (dst.k === 'mem' && src.k === 'slot') {
      if (sub && src.wide) asm.emit(size === 1 ? 'ST8' : 'ST16', dst.p, dst.off, src.off);
      else if (align >= 4 && size === 4) asm.emit('ST32', dst.p, dst.off, src.off);
      else if (align >= 4 && size === 8) asm.emit('ST64', dst.p, dst.off, src.off);
      else asm.emit('STN', dst.p, dst.off, src.off, size);
      return;
    }
    if (dst.k !== 'mem' || src.k !== 'mem') return;
    if (sub || (align >= 4 && (size === 4 || size === 8))) {
      const via: Loc = { k: 'slot', off: this.temp(), wide: sub };
      this.moveBytes(size, align, sub, via, src);
      this.moveBytes(size, align, sub, dst, via);
    } else asm.emit('CPY', dst.p, dst.off, src.p, src.off, size);
  }

  /** The slot of a value that instructions can read: loaded into a temporary if it is elsewhere. */
  slotFor(ty: Ty, src: Loc): number {
    const { size, scalar } = this.layout(ty);
    const sub = scalar !== undefined && size < 4;
    if (src.k === 'slot' && (!sub || src.wide) && (src.off & 3) === 0) return src.off;
    const at = this.temp(Math.max(8, size));
    this.move(ty, { k: 'slot', off: at, wide: true }, src);
    return at;
  }
  /** Where a result is computed: the destination itself, or a temporary that `finish` stores. */
  target(ty: Ty, dst: Loc): { readonly slot: number; finish(): void } {
    const { size, scalar } = this.layout(ty);
    const sub = scalar !== undefined && size < 4;
    if (dst.k === 'slot' && (!sub || dst.wide) && (dst.off & 3) === 0)
      return { slot: dst.off, finish: () => undefined };
    const at = this.temp(Math.max(8, size));
    return { slot: at, finish: () => this.move(ty, dst, { k: 'slot', off: at, wide: true }) };
  }
  /** Area behind the frame. */
  out(offset: number): Loc {
    return { k: 'slot', off: OUT + offset, wide: true };
  }
}
