//! Sizes, alignments and offsets of monomorphic types.
//! Enums: a tag first, then the payload; two-variant enums around a never-null word use it as niche, as rustc does for `Option<&T>`.
import type { AdtDef, DefId } from '../../compiler/hir/hir.ts';
import { anyTy } from '../../compiler/types/fold.ts';
import type { MonoDb } from '../../compiler/types/api.ts';
import type { GenericArgs, IntKind, Ty, TyId } from '../../compiler/types/ty.ts';

/** Type codes of scalars; the order is known to `arith.ts`. */
export const scalarCodes = [
  'i8',
  'i16',
  'i32',
  'i64',
  'i128',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'f32',
  'f64',
] as const;
export type ScalarCode = (typeof scalarCodes)[number];

/** Fields of a struct, tuple, closure, or of one enum variant: in declaration order. */
export interface FieldsLayout {
  readonly offsets: readonly number[];
  readonly tys: readonly Ty[];
}
export type Tag =
  | { readonly kind: 'none' }
  /** The variant index in `size` bytes at offset 0. */
  | { readonly kind: 'tag'; readonly size: 1 | 2 | 4 }
  /** The word at `offset` is 0 for `empty`, anything else for `full`. */
  | { readonly kind: 'niche'; readonly offset: number; readonly full: number; readonly empty: number };

export interface Layout {
  /** Bytes; for unsized types the size of the sized prefix. */
  readonly size: number;
  readonly align: number;
  readonly unsized: boolean;
  /** Set if the whole value is one scalar: a local of the type then lives in whole words, zero-extended. */
  readonly scalar: ScalarCode | undefined;
  /** One entry per variant (one for structs, tuples, closures, coroutines). */
  readonly variants: readonly FieldsLayout[];
  readonly tag: Tag;
  /** Offset of a word that is never zero. */
  readonly niche: number | undefined;
}

/** A coroutine value starts with its state word and the address of its frame. */
export const COROUTINE_HEADER = 16;
/** State words of a coroutine; from SUSPENDED on: SUSPENDED + suspension point. */
export const CoroutineState = { unresumed: 0, returned: 1, panicked: 2, running: 3, suspended: 4 } as const;

const intSizes: Readonly<Record<IntKind, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  i128: 16,
  u128: 16,
  isize: 8,
  usize: 8,
};

const NO_TAG: Tag = { kind: 'none' };

/** Rounds up to a multiple of a power of two. */
export function alignUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}

/** What is wrong with a type that has no layout: reported as unsupported, never thrown at a user. */
export class LayoutError extends Error {
  override name = 'LayoutError';
}

/** Layouts by type, computed once. */
export class Layouts {
  private readonly cache = new Map<TyId, Layout>();
  private readonly busy = new Set<TyId>();
  private readonly langs = new Map<DefId, string | undefined>();
  readonly mono: MonoDb;

  constructor(mono: MonoDb) {
    this.mono = mono;
  }

  of(ty: Ty): Layout {
    const known = this.cache.get(ty.id);
    if (known !== undefined) return known;
    if (this.busy.has(ty.id)) throw new LayoutError(`type contains itself: ${this.mono.db.printTy(ty)}`);
    this.busy.add(ty.id);
    try {
      const made = this.compute(ty);
      this.cache.set(ty.id, made);
      return made;
    } finally {
      this.busy.delete(ty.id);
    }
  }

  /** `#[lang = ".."]` of a definition. */
  lang(def: DefId): string | undefined {
    if (this.langs.has(def)) return this.langs.get(def);
    const value = this.mono.db.program.def(def).attrs.find((it) => it.path === 'lang')?.value;
    this.langs.set(def, value);
    return value;
  }

  adt(def: DefId): AdtDef {
    const it = this.mono.db.program.def(def);
    if (it.kind === 'struct' || it.kind === 'enum' || it.kind === 'union') return it;
    throw new LayoutError(`${it.name} is not a type`);
  }

  isBox(ty: Ty): boolean {
    return ty.kind === 'adt' && this.lang(ty.def) === 'owned_box';
  }

  /** What a reference, raw pointer or Box points to. */
  pointee(ty: Ty): Ty | undefined {
    if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
    if (ty.kind === 'adt' && this.lang(ty.def) === 'owned_box') {
      const arg = ty.args.find((it) => it.kind === 'type');
      return arg?.kind === 'type' ? arg.ty : undefined;
    }
    return undefined;
  }

  /** The unsized end of a type: `[T]`, `str`, `dyn Trait`, or undefined if it is sized. */
  tail(ty: Ty): Ty | undefined {
    switch (ty.kind) {
      case 'slice':
      case 'str':
      case 'dyn':
        return ty;
      case 'adt': {
        const def = this.mono.db.program.def(ty.def);
        if (def.kind !== 'struct') return undefined;
        const tys = this.fieldTys(ty.def, 0, ty.args);
        const last = tys[tys.length - 1];
        return last === undefined ? undefined : this.tail(last);
      }
      case 'tuple': {
        const last = ty.items[ty.items.length - 1];
        return last === undefined ? undefined : this.tail(last);
      }
      default:
        return undefined;
    }
  }

  /** Are pointers to this type two words? */
  isFat(pointee: Ty): boolean {
    // Quick answers first: `tail` walks field types, and a recursive type must not be walked by layout.
    return this.tail(pointee) !== undefined;
  }

  private fieldTys(adt: DefId, variant: number, args: GenericArgs): readonly Ty[] {
    return this.mono.db.fieldTys(adt, variant, args).map((it) => this.mono.instantiate(it, []));
  }

  private scalar(code: ScalarCode, size: number, niche?: number): Layout {
    return { size, align: size, unsized: false, scalar: code, variants: [], tag: NO_TAG, niche };
  }

  private pointer(pointee: Ty, nonNull: boolean): Layout {
    const niche = nonNull ? 0 : undefined;
    if (this.isFat(pointee))
      return { size: 16, align: 8, unsized: false, scalar: undefined, variants: [], tag: NO_TAG, niche };
    return this.scalar('u64', 8, niche);
  }

  private compute(ty: Ty): Layout {
    switch (ty.kind) {
      case 'bool':
        return this.scalar('u8', 1);
      case 'char':
        return this.scalar('u32', 4);
      case 'int': {
        const size = intSizes[ty.int];
        const code = ty.int === 'usize' ? 'u64' : ty.int === 'isize' ? 'i64' : ty.int;
        if (size === 16)
          return { size, align: 16, unsized: false, scalar: code, variants: [], tag: NO_TAG, niche: undefined };
        return this.scalar(code, size);
      }
      case 'float':
        return this.scalar(ty.float, ty.float === 'f32' ? 4 : 8);
      case 'never':
      case 'fnDef':
        return struct([], [], 'none');
      case 'fnPtr':
        return this.scalar('u64', 8, 0);
      case 'ref':
        return this.pointer(ty.ty, true);
      case 'ptr':
        return this.pointer(ty.ty, false);
      case 'str':
        return { size: 0, align: 1, unsized: true, scalar: undefined, variants: [], tag: NO_TAG, niche: undefined };
      case 'slice':
        return {
          size: 0,
          align: this.of(ty.elem).align,
          unsized: true,
          scalar: undefined,
          variants: [],
          tag: NO_TAG,
          niche: undefined,
        };
      case 'dyn':
        return { size: 0, align: 1, unsized: true, scalar: undefined, variants: [], tag: NO_TAG, niche: undefined };
      case 'tuple':
        return this.struct(ty.items, 'keepLast');
      case 'array': {
        const len = Number(this.mono.evalConst(ty.len, []));
        const elem = this.of(ty.elem);
        return {
          size: elem.size * len,
          align: elem.align,
          unsized: false,
          scalar: undefined,
          variants: [],
          tag: NO_TAG,
          niche: undefined,
        };
      }
      case 'closure':
        return this.struct(this.captureTys(ty.def, ty.args), 'all');
      case 'coroutine': {
        const inner = this.struct(this.captureTys(ty.def, ty.args), 'all');
        const fields = inner.variants[0] ?? { offsets: [], tys: [] };
        const align = Math.max(8, inner.align);
        const base = alignUp(COROUTINE_HEADER, align);
        return {
          size: alignUp(base + inner.size, align),
          align,
          unsized: false,
          scalar: undefined,
          tag: NO_TAG,
          niche: undefined,
          variants: [{ tys: fields.tys, offsets: fields.offsets.map((it) => it + base) }],
        };
      }
      case 'adt':
        return this.computeAdt(ty.def, ty.args);
      case 'projection':
      case 'opaque':
      case 'param':
      case 'infer':
      case 'error':
        throw new LayoutError(`no layout for ${this.mono.db.printTy(ty)}`);
    }
  }

  /** Capture types of a closure or coroutine, substituted. */
  captureTys(def: DefId, args: GenericArgs): readonly Ty[] {
    return this.mono.db.closureInfo(def).captures.map((it) => this.mono.instantiate(it.ty, args));
  }

  private struct(tys: readonly Ty[], reorder: Reorder): Layout {
    return struct(
      tys,
      tys.map((it) => this.of(it)),
      reorder,
    );
  }

  /** Could the last field be unsized in some instance: does it mention a `?Sized` parameter? */
  private mayBeUnsized(def: DefId): boolean {
    const { db } = this.mono;
    const tys = db.fieldTys(def, 0, db.identityArgs(def));
    const last = tys[tys.length - 1];
    if (last === undefined || !last.flags.hasParam) return false;
    const sized = db.lang('sized');
    const isSized = (index: number): boolean =>
      db.predicatesOf(def).some(({ predicate: p }) => {
        const self = p.kind === 'trait' && p.trait.def === sized ? p.trait.args[0] : undefined;
        return self?.kind === 'type' && self.ty.kind === 'param' && self.ty.index === index;
      });
    return anyTy(last, (part) => part.kind === 'param' && !isSized(part.index));
  }

  private computeAdt(def: DefId, args: GenericArgs): Layout {
    const adt = this.adt(def);
    const lang = this.lang(def);
    const reprC = adt.attrs.some((it) => it.path === 'repr' && /\b(C|transparent|packed)\b/.test(it.args ?? ''));
    if (adt.kind === 'union') {
      const tys = this.fieldTys(def, 0, args);
      const layouts = tys.map((it) => this.of(it));
      const align = Math.max(1, ...layouts.map((it) => it.align));
      return {
        size: alignUp(Math.max(0, ...layouts.map((it) => it.size)), align),
        align,
        unsized: false,
        scalar: undefined,
        tag: NO_TAG,
        niche: undefined,
        variants: [{ tys, offsets: tys.map(() => 0) }],
      };
    }
    if (adt.kind === 'struct') {
      const tys = this.fieldTys(def, 0, args);
      // NonNull and Box: looked at without the layout of what they point to (recursive types).
      const made = this.struct(tys, reprC ? 'none' : this.mayBeUnsized(def) ? 'keepLast' : 'all');
      const wanted = alignAttr(adt);
      const aligned = wanted > made.align ? { ...made, align: wanted, size: alignUp(made.size, wanted) } : made;
      const nonNull = lang === 'NonNull' || lang === 'owned_box' || adt.attrs.some((it) => it.path === 'nonnull');
      // Interior mutability hides niches, as in rustc.
      if (lang === 'unsafe_cell') return { ...aligned, niche: undefined };
      return nonNull ? { ...aligned, niche: 0 } : aligned;
    }
    return this.computeEnum(adt, args);
  }

  private computeEnum(adt: AdtDef, args: GenericArgs): Layout {
    const count = adt.variants.length;
    const tys = adt.variants.map((_, i) => this.fieldTys(adt.id, i, args));
    const layouts = tys.map((list) => list.map((it) => this.of(it)));
    if (count === 0) return struct([], [], 'none');
    if (count === 1) {
      const only = this.struct(tys[0] ?? [], 'all');
      return { ...only };
    }
    const isEmpty = (i: number): boolean => (layouts[i] ?? []).every((it) => it.size === 0 && it.align === 1);
    if (count === 2 && isEmpty(0) !== isEmpty(1)) {
      const full = isEmpty(0) ? 1 : 0;
      const payload = this.struct(tys[full] ?? [], 'all');
      if (payload.niche !== undefined) {
        const variants: FieldsLayout[] = tys.map((list, i) =>
          i === full ? (payload.variants[0] ?? { offsets: [], tys: [] }) : { tys: list, offsets: list.map(() => 0) },
        );
        return {
          ...payload,
          scalar: undefined,
          variants,
          tag: { kind: 'niche', offset: payload.niche, full, empty: 1 - full },
          niche: undefined,
        };
      }
    }
    if (layouts.every((list) => list.every((it) => it.size === 0 && it.align === 1))) {
      const size = count <= 256 ? 1 : 2;
      return {
        size,
        align: size,
        unsized: false,
        scalar: size === 1 ? 'u8' : 'u16',
        variants: tys.map((list) => ({ tys: list, offsets: list.map(() => 0) })),
        tag: { kind: 'tag', size },
        niche: undefined,
      };
    }
    const maxAlign = Math.max(1, ...layouts.flat().map((it) => it.align));
    const tagSize = maxAlign >= 4 ? 4 : maxAlign === 2 || count > 256 ? 2 : 1;
    let size = tagSize;
    const variants = tys.map((list, i) => {
      const fields = place(layouts[i] ?? [], tagSize, 'all');
      size = Math.max(size, fields.end);
      return { tys: list, offsets: fields.offsets };
    });
    const align = Math.max(tagSize, maxAlign);
    return {
      size: alignUp(size, align),
      align,
      unsized: false,
      scalar: undefined,
      variants,
      tag: { kind: 'tag', size: tagSize },
      niche: undefined,
    };
  }
}

/** Which fields may be moved: as in rustc, a field that can be unsized in some instance stays last in all of them. */
type Reorder = 'none' | 'all' | 'keepLast';

/** Lays fields out from `start`: larger alignments first, unsized ones last. */
function place(
  layouts: readonly Layout[],
  start: number,
  reorder: Reorder,
): { readonly offsets: number[]; readonly end: number } {
  const order = layouts.map((_, i) => i);
  const last = order.length - 1;
  if (reorder !== 'none') {
    const pinned = reorder === 'keepLast' || layouts[last]?.unsized === true;
    order.sort(
      (a, b) =>
        (pinned ? Number(a === last) - Number(b === last) : 0) ||
        (layouts[b]?.align ?? 1) - (layouts[a]?.align ?? 1) ||
        a - b,
    );
  }
  const offsets = layouts.map(() => 0);
  let end = start;
  // After a small tag, small fields go first: they fit in its padding.
  if (start > 0 && reorder === 'all') order.reverse();
  for (const i of order) {
    const it = layouts[i];
    if (it === undefined) continue;
    end = alignUp(end, it.align);
    offsets[i] = end;
    end += it.size;
  }
  return { offsets, end };
}

function struct(tys: readonly Ty[], layouts: readonly Layout[], reorder: Reorder): Layout {
  const fields = place(layouts, 0, reorder);
  const align = Math.max(1, ...layouts.map((it) => it.align));
  const unsized = layouts.some((it) => it.unsized);
  let niche: number | undefined;
  layouts.forEach((it, i) => {
    if (niche === undefined && it.niche !== undefined) niche = (fields.offsets[i] ?? 0) + it.niche;
  });
  // An unsized tail keeps the exact prefix: its offset depends on the dynamic alignment.
  return {
    size: unsized ? fields.end : alignUp(fields.end, align),
    align,
    unsized,
    scalar: undefined,
    variants: [{ tys, offsets: fields.offsets }],
    tag: NO_TAG,
    niche,
  };
}

function alignAttr(adt: AdtDef): number {
  for (const it of adt.attrs) {
    const found = it.path === 'repr' ? /align\((\d+)\)/.exec(it.args ?? '') : null;
    if (found !== null) return Number(found[1]);
  }
  return 1;
}
