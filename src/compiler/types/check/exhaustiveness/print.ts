//! Witnesses in the words of rustc: `Some(_)`, `E::C { x: 2_i32..=i32::MAX, .. }`, `&[_, ..]`.
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import { limits } from './constructors.ts';
import type { Witness } from './usefulness.ts';

const isWild = (it: Witness): boolean =>
  it.ctor.kind === 'wild' ||
  (it.ctor.kind === 'single' &&
    it.ty.kind !== 'ref' &&
    it.ty.kind !== 'tuple' &&
    it.fields.every(isWild) &&
    it.fields.length === 0);

function charLit(value: bigint): string {
  if (value === 0n) return "'\\0'";
  const code = Number(value);
  if (code === 9) return "'\\t'";
  if (code === 10) return "'\\n'";
  if (code === 13) return "'\\r'";
  if (code === 39) return "'\\''";
  if (code === 92) return "'\\\\'";
  if (code < 32 || code === 127 || (code >= 0xd7ff && code <= 0xe000) || code > 0x2fff)
    return `'\\u{${code.toString(16)}}'`;
  return `'${String.fromCodePoint(code)}'`;
}

/** One integer or char. */
function scalar(ty: Ty, value: bigint): string {
  if (ty.kind === 'bool') return value === 0n ? 'false' : 'true';
  if (ty.kind === 'char') return charLit(value);
  return ty.kind === 'int' ? `${value}_${ty.int}` : `${value}`;
}

function range(ty: Ty, low: bigint, high: bigint): string {
  const bounds = limits(ty);
  if (low === high) {
    if (ty.kind === 'int' && bounds !== undefined && (low === bounds.high || (low === bounds.low && low !== 0n)))
      return `${ty.int}::${low === bounds.high ? 'MAX' : 'MIN'}`;
    return scalar(ty, low);
  }
  if (bounds === undefined || ty.kind !== 'int') return `${scalar(ty, low)}..=${scalar(ty, high)}`;
  const size = ty.int === 'usize' || ty.int === 'isize';
  if (low === bounds.low && high === bounds.high) return '_';
  if (size && high === bounds.high) return `${scalar(ty, low)}..`;
  if (size && low === bounds.low && low !== 0n) return `..${scalar(ty, high + 1n)}`;
  const from = low === bounds.low && low !== 0n ? `${ty.int}::MIN` : scalar(ty, low);
  const to = high === bounds.high ? `${ty.int}::MAX` : scalar(ty, high);
  return `${from}..=${to}`;
}

/** The path of a variant as rustc shows it. */
function variantPath(fcx: FnCtxt, ty: Ty & { kind: 'adt' }, index: number): string {
  const def = fcx.db.program.def(ty.def);
  const variant = 'variants' in def ? def.variants[index] : undefined;
  const name = variant?.name ?? '_';
  if (def.krate !== 'main' && (def.name === 'Option' || def.name === 'Result')) return name;
  return `${fcx.db.program.pathOf(def.id)}::${name}`;
}

/** A witness as a pattern. */
export function printWitness(fcx: FnCtxt, witness: Witness): string {
  const { ctor, fields, ty } = witness;
  switch (ctor.kind) {
    case 'wild':
    case 'opaque':
    case 'missing':
      return '_';
    case 'range':
      return range(ty, ctor.low, ctor.high);
    case 'single': {
      if (ty.kind === 'ref') return `&${printWitness(fcx, fields[0] ?? { ctor: { kind: 'wild' }, fields: [], ty })}`;
      if (ty.kind === 'tuple')
        return `(${fields.map((it) => printWitness(fcx, it)).join(', ')}${fields.length === 1 ? ',' : ''})`;
      if (ty.kind !== 'adt') return '_';
      const def = fcx.db.program.def(ty.def);
      const variant = 'variants' in def ? def.variants[0] : undefined;
      return printFields(fcx, fcx.db.program.pathOf(ty.def), variant, fields);
    }
    case 'variant': {
      if (ty.kind !== 'adt') return '_';
      const def = fcx.db.program.def(ty.def);
      const variant = 'variants' in def ? def.variants[ctor.index] : undefined;
      return printFields(fcx, variantPath(fcx, ty, ctor.index), variant, fields);
    }
    case 'slice': {
      const texts = fields.map((it) => printWitness(fcx, it));
      if (ctor.exact) return `[${texts.join(', ')}]`;
      // Wild elements next to the gap belong to it.
      const before = texts.slice(0, ctor.prefix);
      return `[${[...before, '..', ...texts.slice(ctor.prefix)].join(', ')}]`;
    }
  }
}

function printFields(
  fcx: FnCtxt,
  path: string,
  variant:
    { readonly ctor: 'struct' | 'tuple' | 'unit'; readonly fields: readonly { readonly name: string }[] } | undefined,
  fields: readonly Witness[],
): string {
  switch (variant?.ctor) {
    case 'tuple':
      return `${path}(${fields.map((it) => printWitness(fcx, it)).join(', ')})`;
    case 'struct': {
      const shown = fields.flatMap((it, i) =>
        isWild(it) ? [] : [`${variant.fields[i]?.name ?? '_'}: ${printWitness(fcx, it)}`],
      );
      const rest = shown.length < fields.length ? ['..'] : [];
      return `${path} { ${[...shown, ...rest].join(', ')} }`;
    }
    default:
      return path;
  }
}
