//! Constructors of patterns and how a type's values split by them. As rustc_pattern_analysis, after Maranget.
import type { DefId } from '../../../hir/hir.ts';
import { intInfo } from '../../interner.ts';
import type { Pat, PatConst } from '../../thir.ts';
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import { patternOfConst } from './const-values.ts';

/** What a value is made with, as far as matching looks. */
export type Ctor =
  | { readonly kind: 'single' } // tuples, structs, references: the one way to be
  | { readonly kind: 'variant'; readonly adt: DefId; readonly index: number }
  /** Integers, chars and bools as an inclusive range of their numeric values. */
  | { readonly kind: 'range'; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'slice'; readonly prefix: number; readonly suffix: number; readonly exact: boolean }
  /** Strings, floats, named constants: equal only to themselves. */
  | { readonly kind: 'opaque'; readonly key: string }
  | { readonly kind: 'wild' };

/** A pattern as the algorithm sees it. */
export interface DPat {
  readonly ctor: Ctor;
  readonly fields: readonly DPat[];
  readonly ty: Ty;
  /** Alternatives, expanded when met. */
  readonly alts?: readonly DPat[];
}

/** The pattern that matches everything. */
export function wild(ty: Ty): DPat {
  return { ctor: { kind: 'wild' }, fields: [], ty };
}

/** Limits of an integer-like type. */
export function limits(ty: Ty): { readonly low: bigint; readonly high: bigint } | undefined {
  if (ty.kind === 'bool') return { low: 0n, high: 1n };
  if (ty.kind === 'char') return { low: 0n, high: 0x10ffffn };
  if (ty.kind !== 'int') return undefined;
  const { bits, signed } = intInfo(ty.int);
  return signed
    ? { low: -(1n << BigInt(bits - 1)), high: (1n << BigInt(bits - 1)) - 1n }
    : { low: 0n, high: (1n << BigInt(bits)) - 1n };
}

/** Types of the fields under a constructor. */
export function fieldTys(fcx: FnCtxt, ctor: Ctor, ty: Ty): readonly Ty[] {
  switch (ctor.kind) {
    case 'single':
      if (ty.kind === 'tuple') return ty.items;
      if (ty.kind === 'ref') return [ty.ty];
      if (ty.kind === 'adt') {
        if (ty.def === fcx.db.lang('owned_box') && ty.args[0]?.kind === 'type') return [ty.args[0].ty];
        return variantTys(fcx, ty, 0);
      }
      return [];
    case 'variant':
      return ty.kind === 'adt' ? variantTys(fcx, ty, ctor.index) : [];
    case 'slice': {
      const elem = ty.kind === 'slice' || ty.kind === 'array' ? ty.elem : ty;
      return Array.from({ length: ctor.prefix + ctor.suffix }, () => elem);
    }
    default:
      return [];
  }
}

function variantTys(fcx: FnCtxt, ty: Ty & { kind: 'adt' }, index: number): readonly Ty[] {
  return fcx.db.fieldTys(ty.def, index, ty.args).map((it) => fcx.infcx.resolve(fcx.normalize(it, fcx.body.value.span)));
}

/** Lowers a THIR pattern. */
export function lower(fcx: FnCtxt, pat: Pat): DPat {
  const { ty } = pat;
  switch (pat.kind) {
    case 'wild':
    case 'never':
      return wild(ty);
    case 'binding':
      return pat.sub === undefined ? wild(ty) : lower(fcx, pat.sub);
    case 'deref':
      return { ctor: { kind: 'single' }, fields: [lower(fcx, pat.pat)], ty };
    case 'tuple': {
      const tys = ty.kind === 'tuple' ? ty.items : [];
      return { ctor: { kind: 'single' }, fields: tys.map((it, i) => lowerField(fcx, pat.items, i, it)), ty };
    }
    case 'variant': {
      const ctor: Ctor = pat.isEnum ? { kind: 'variant', adt: pat.adt, index: pat.variant } : { kind: 'single' };
      const tys = ty.kind === 'adt' ? variantTys(fcx, ty, pat.variant) : [];
      return { ctor, fields: tys.map((it, i) => lowerField(fcx, pat.fields, i, it)), ty };
    }
    case 'const':
      return lowerConst(fcx, pat.value, ty);
    case 'range': {
      const bounds = limits(ty);
      const low = pat.low === undefined ? bounds?.low : numeric(fcx, pat.low);
      const high = pat.high === undefined ? bounds?.high : numeric(fcx, pat.high);
      if (bounds === undefined || low === undefined || high === undefined)
        return { ctor: { kind: 'opaque', key: rangeKey(pat) }, fields: [], ty };
      const top = pat.inclusive || pat.high === undefined ? high : high - 1n;
      return { ctor: { kind: 'range', low, high: top }, fields: [], ty };
    }
    case 'slice': {
      const fields = [...pat.prefix, ...pat.suffix].map((it) => lower(fcx, it));
      const exact = !pat.hasRest || arrayLen(fcx, ty) !== undefined;
      let prefix = pat.prefix.length;
      const len = arrayLen(fcx, ty);
      if (pat.hasRest && len !== undefined && (ty.kind === 'array' || ty.kind === 'slice')) {
        // In an array the middle has a known length.
        const missing = Math.max(0, len - fields.length);
        const elem = ty.elem;
        fields.splice(pat.prefix.length, 0, ...Array.from({ length: missing }, () => wild(elem)));
        prefix += missing;
      }
      return { ctor: { kind: 'slice', prefix, suffix: pat.suffix.length, exact }, fields, ty };
    }
    case 'or': {
      const alts = pat.alts.map((it) => lower(fcx, it));
      return { ctor: { kind: 'wild' }, fields: [], ty, alts };
    }
  }
}

function lowerField(
  fcx: FnCtxt,
  fields: readonly { readonly index: number; readonly pat: Pat }[],
  index: number,
  ty: Ty,
): DPat {
  const found = fields.find((it) => it.index === index);
  return found === undefined ? wild(ty) : lower(fcx, found.pat);
}

/** The length of an array type, if known. */
export function arrayLen(fcx: FnCtxt, ty: Ty): number | undefined {
  if (ty.kind !== 'array') return undefined;
  const len = fcx.infcx.resolveConst(ty.len);
  return len.kind === 'value' ? Number(len.value) : undefined;
}

function rangeKey(pat: Pat & { kind: 'range' }): string {
  const text = (it: PatConst | undefined): string =>
    it === undefined ? '' : 'value' in it ? `${it.kind}${String(it.value)}` : `named${it.def}`;
  return `${text(pat.low)}..${text(pat.high)}`;
}

/** The numeric value of a constant in a pattern, evaluating named ones. */
function numeric(fcx: FnCtxt, value: PatConst): bigint | undefined {
  if (value.kind === 'int') return value.value;
  if (value.kind !== 'named') return undefined;
  const known = fcx.db.evalConst({ kind: 'unevaluated', def: value.def, args: value.args });
  return known.kind === 'value' ? known.value : undefined;
}

function lowerConst(fcx: FnCtxt, value: PatConst, ty: Ty): DPat {
  if (limits(ty) !== undefined) {
    const number = numeric(fcx, value);
    if (number !== undefined) return { ctor: { kind: 'range', low: number, high: number }, fields: [], ty };
  }
  if (value.kind === 'bytes' && ty.kind === 'ref' && (ty.ty.kind === 'slice' || ty.ty.kind === 'array')) {
    const elem = ty.ty.elem;
    const items = value.value.map((it): DPat => ({
      ctor: { kind: 'range', low: BigInt(it), high: BigInt(it) },
      fields: [],
      ty: elem,
    }));
    const inner: DPat = {
      ctor: { kind: 'slice', prefix: items.length, suffix: 0, exact: true },
      fields: items,
      ty: ty.ty,
    };
    return { ctor: { kind: 'single' }, fields: [inner], ty };
  }
  if (value.kind === 'named') {
    const known = patternOfConst(fcx, value.def, value.args, ty);
    if (known !== undefined) return known;
  }
  const key = value.kind === 'named' ? `named${value.def}` : `${value.kind}:${String(value.value)}`;
  const leaf = (at: Ty): DPat => ({ ctor: { kind: 'opaque', key }, fields: [], ty: at });
  // `&str` constants compare the text behind the reference.
  return ty.kind === 'ref' ? { ctor: { kind: 'single' }, fields: [leaf(ty.ty)], ty } : leaf(ty);
}
