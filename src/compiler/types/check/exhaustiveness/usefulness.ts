//! Which values no pattern matches: witnesses of non-exhaustiveness, by specialising a matrix of patterns constructor by
//! constructor.
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import type { Ctor, DPat } from './constructors.ts';
import { arrayLen, fieldTys, limits, wild } from './constructors.ts';

/** A value (with `_` for "anything") that is not matched. */
export interface Witness {
  readonly ctor: Ctor | { readonly kind: 'missing' };
  readonly fields: readonly Witness[];
  readonly ty: Ty;
}

/** More than this many witnesses are never shown; looking further would be for nothing. */
const MAX_WITNESSES = 64;
/** Steps after which a huge match is taken as exhaustive rather than freezing the editor. */
const MAX_STEPS = 200_000;

const anything = (ty: Ty): Witness => ({ ctor: { kind: 'wild' }, fields: [], ty });

export class Usefulness {
  private readonly fcx: FnCtxt;
  private steps = 0;
  private readonly inhabitedMemo = new Map<Ty, boolean>();

  constructor(fcx: FnCtxt) {
    this.fcx = fcx;
  }

  /** Values of `ty` that no row matches. */
  witnesses(rows: readonly DPat[], ty: Ty): Witness[] {
    return this.missing(
      rows.map((row) => [row]),
      [ty],
      true,
    ).map((it) => it[0] ?? anything(ty));
  }

  private missing(rows: readonly (readonly DPat[])[], tys: readonly Ty[], top: boolean): Witness[][] {
    if (this.steps++ > MAX_STEPS) return [];
    const [ty, ...restTys] = tys;
    if (ty === undefined) return rows.length === 0 ? [[]] : [];
    const expanded = rows.flatMap(expandOr);
    const heads = expanded.flatMap((row) => (row[0] === undefined ? [] : [row[0].ctor]));
    const { present, absent, absentIsWild } = this.split(ty, heads);
    const out: Witness[][] = [];
    // While some constructor is missing, it says what is wrong; what is missing below the others would only be noise.
    const complete = absent.length === 0 && !absentIsWild;
    for (const ctor of complete ? present : []) {
      if (out.length >= MAX_WITNESSES) break;
      const tysOf = fieldTys(this.fcx, ctor, ty);
      const special = expanded.flatMap((row) => specialise(row, ctor, tysOf));
      for (const witness of this.missing(special, [...tysOf, ...restTys], false)) {
        out.push([{ ctor, fields: witness.slice(0, tysOf.length), ty }, ...witness.slice(tysOf.length)]);
      }
    }
    if (!complete) {
      const others = expanded.filter((row) => row[0]?.ctor.kind === 'wild').map((row) => row.slice(1));
      const rest = this.missing(others, restTys, false);
      if (rest.length > 0) {
        // Name the missing constructors, unless none at all was named (then `_` says it, except at the top).
        const nameThem = !absentIsWild && (present.length > 0 || top);
        const missing: Witness[] = nameThem
          ? absent.map((ctor) => ({ ctor, fields: fieldTys(this.fcx, ctor, ty).map(anything), ty }))
          : [anything(ty)];
        for (const head of missing) for (const tail of rest) if (out.length < MAX_WITNESSES) out.push([head, ...tail]);
      }
    }
    return out;
  }

  /** All constructors of a type, split at those in use: those some row names, and those none does. */
  private split(
    ty: Ty,
    heads: readonly Ctor[],
  ): { readonly present: Ctor[]; readonly absent: Ctor[]; readonly absentIsWild: boolean } {
    const named = heads.filter((it) => it.kind !== 'wild');
    switch (ty.kind) {
      case 'tuple':
      case 'ref':
        return { present: [{ kind: 'single' }], absent: [], absentIsWild: false };
      case 'never':
        return { present: [], absent: [], absentIsWild: false };
      case 'adt': {
        const def = this.fcx.db.program.def(ty.def);
        if (def.kind !== 'enum') {
          if (named.some((it) => it.kind === 'opaque'))
            return { present: unique(named), absent: [], absentIsWild: true };
          // Only look inside where a pattern does: recursive and private types stay closed.
          if (named.length === 0)
            return this.inhabited(ty)
              ? { present: [], absent: [{ kind: 'single' }], absentIsWild: true }
              : { present: [], absent: [], absentIsWild: false };
          return { present: [{ kind: 'single' }], absent: [], absentIsWild: false };
        }
        const present: Ctor[] = [];
        const absent: Ctor[] = [];
        for (const variant of def.variants) {
          const ctor: Ctor = { kind: 'variant', adt: ty.def, index: variant.index };
          if (named.some((it) => it.kind === 'variant' && it.index === variant.index)) present.push(ctor);
          else if (fieldTys(this.fcx, ctor, ty).every((it) => this.inhabited(it))) absent.push(ctor);
        }
        // `#[non_exhaustive]` of another crate: there may be more.
        const open =
          def.krate !== this.fcx.db.program.def(this.fcx.owner).krate &&
          def.attrs.some((attr) => attr.path === 'non_exhaustive');
        return { present, absent: open ? [] : absent, absentIsWild: open };
      }
      case 'bool':
      case 'char':
      case 'int':
        return this.splitRanges(ty, named);
      case 'slice':
      case 'array':
        return this.splitSlices(ty, named);
      default:
        return { present: unique(named), absent: [], absentIsWild: true };
    }
  }

  private splitRanges(
    ty: Ty,
    named: readonly Ctor[],
  ): { readonly present: Ctor[]; readonly absent: Ctor[]; readonly absentIsWild: boolean } {
    const bounds = limits(ty);
    if (bounds === undefined || named.some((it) => it.kind === 'opaque'))
      return { present: unique(named), absent: [], absentIsWild: true };
    const ranges = named.flatMap((it) => (it.kind === 'range' && it.low <= it.high ? [it] : []));
    const whole: { low: bigint; high: bigint }[] =
      ty.kind === 'char'
        ? [
            { low: 0n, high: 0xd7ffn },
            { low: 0xe000n, high: 0x10ffffn },
          ]
        : ty.kind === 'bool'
          ? [
              { low: 0n, high: 0n },
              { low: 1n, high: 1n },
            ]
          : [bounds];
    const cuts = new Set<bigint>();
    for (const { low, high } of ranges) {
      cuts.add(low);
      cuts.add(high + 1n);
    }
    const present: Ctor[] = [];
    const absent: Ctor[] = [];
    for (const part of whole) {
      const inside = [...cuts].filter((cut) => cut > part.low && cut <= part.high).sort((a, b) => (a < b ? -1 : 1));
      const starts = [part.low, ...inside];
      for (const [i, low] of starts.entries()) {
        const high = (starts[i + 1] ?? part.high + 1n) - 1n;
        const covered = ranges.some((it) => it.low <= low && high <= it.high);
        (covered ? present : absent).push({ kind: 'range', low, high });
      }
    }
    return { present, absent, absentIsWild: false };
  }

  private splitSlices(
    ty: Ty,
    named: readonly Ctor[],
  ): { readonly present: Ctor[]; readonly absent: Ctor[]; readonly absentIsWild: boolean } {
    const slices = named.flatMap((it) => (it.kind === 'slice' ? [it] : []));
    const len = arrayLen(this.fcx, ty);
    if (len !== undefined)
      return { present: [{ kind: 'slice', prefix: len, suffix: 0, exact: true }], absent: [], absentIsWild: false };
    if (slices.length === 0) return { present: [], absent: [], absentIsWild: true };
    // Lengths up to the longest named one are told apart; beyond it all are alike.
    let maxPrefix = 0;
    let maxSuffix = 0;
    let maxExact = -1;
    for (const it of slices) {
      if (it.exact) maxExact = Math.max(maxExact, it.prefix + it.suffix);
      else {
        maxPrefix = Math.max(maxPrefix, it.prefix);
        maxSuffix = Math.max(maxSuffix, it.suffix);
      }
    }
    if (maxExact + 1 >= maxPrefix + maxSuffix) maxPrefix = maxExact + 1 - maxSuffix;
    const longest: Ctor = { kind: 'slice', prefix: maxPrefix, suffix: maxSuffix, exact: false };
    const all: Ctor[] = Array.from({ length: maxPrefix + maxSuffix }, (_, n): Ctor => ({
      kind: 'slice',
      prefix: n,
      suffix: 0,
      exact: true,
    }));
    all.push(longest);
    const present: Ctor[] = [];
    const absent: Ctor[] = [];
    for (const ctor of all) {
      const covered = slices.some((it) => covers(it, ctor));
      (covered ? present : absent).push(ctor);
    }
    return { present, absent, absentIsWild: false };
  }

  /** Does a type have values at all (looking only where fields are owned)? */
  private inhabited(ty: Ty): boolean {
    const known = this.inhabitedMemo.get(ty);
    if (known !== undefined) return known;
    this.inhabitedMemo.set(ty, true);
    const answer = this.computeInhabited(ty);
    this.inhabitedMemo.set(ty, answer);
    return answer;
  }

  private computeInhabited(ty: Ty): boolean {
    switch (ty.kind) {
      case 'never':
        return false;
      case 'tuple':
        return ty.items.every((it) => this.inhabited(it));
      case 'adt': {
        const def = this.fcx.db.program.def(ty.def);
        if (!('variants' in def) || def.kind === 'union') return true;
        if (def.kind === 'struct') {
          const visible =
            def.variants[0]?.fields.every((it) => this.fcx.db.program.isVisible(it.visibility, this.fcx.module)) ??
            true;
          return !visible || fieldTys(this.fcx, { kind: 'single' }, ty).every((it) => this.inhabited(it));
        }
        return def.variants.some((variant) =>
          fieldTys(this.fcx, { kind: 'variant', adt: ty.def, index: variant.index }, ty).every((it) =>
            this.inhabited(it),
          ),
        );
      }
      default:
        return true;
    }
  }
}

function unique(ctors: readonly Ctor[]): Ctor[] {
  const seen = new Set<string>();
  return ctors.filter((it) => {
    const key = it.kind === 'opaque' ? it.key : it.kind === 'range' ? `${it.low}..${it.high}` : it.kind;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function expandOr(row: readonly DPat[]): (readonly DPat[])[] {
  const [head, ...rest] = row;
  if (head?.alts === undefined) return [row];
  return head.alts.flatMap((alt) => expandOr([alt, ...rest]));
}

/** Does the pattern's constructor include the (split) constructor? */
function covers(pattern: Ctor, ctor: Ctor): boolean {
  if (pattern.kind === 'wild') return true;
  if (pattern.kind === 'single' || ctor.kind === 'single') return pattern.kind === ctor.kind;
  if (pattern.kind === 'variant') return ctor.kind === 'variant' && ctor.index === pattern.index;
  if (pattern.kind === 'range') return ctor.kind === 'range' && pattern.low <= ctor.low && ctor.high <= pattern.high;
  if (pattern.kind === 'opaque') return ctor.kind === 'opaque' && ctor.key === pattern.key;
  if (ctor.kind !== 'slice') return false;
  const own = pattern.prefix + pattern.suffix;
  const other = ctor.prefix + ctor.suffix;
  if (pattern.exact) return ctor.exact && own === other;
  return own <= other;
}

/** The row with its first pattern opened under the constructor, if it matches it. */
function specialise(row: readonly DPat[], ctor: Ctor, tys: readonly Ty[]): (readonly DPat[])[] {
  const [head, ...rest] = row;
  if (head === undefined || !covers(head.ctor, ctor)) return [];
  if (head.ctor.kind === 'wild') return [[...tys.map(wild), ...rest]];
  if (head.ctor.kind === 'slice' && ctor.kind === 'slice') {
    const missing = tys.length - head.fields.length;
    const elem = tys[0];
    const middle = elem === undefined ? [] : Array.from({ length: Math.max(0, missing) }, () => wild(elem));
    return [[...head.fields.slice(0, head.ctor.prefix), ...middle, ...head.fields.slice(head.ctor.prefix), ...rest]];
  }
  return [[...head.fields, ...rest]];
}
