//! Constants in patterns as the patterns that they stand for: rustc compares them piece by piece, so `const A: E = E::X;` covers
//! `E::X`. Read off the constant's checked body; what is computed in it stays opaque.
import type { DefId } from '../../../hir/hir.ts';
import type { Expr } from '../../thir.ts';
import type { GenericArgs, Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import { fieldTys, limits } from './constructors.ts';
import type { Ctor, DPat } from './constructors.ts';

/** Constants that name each other go no deeper. */
const DEPTH = 32;

/** The pattern of a named constant of type `ty`; undefined if its value is computed, or that of a trait. */
export function patternOfConst(fcx: FnCtxt, def: DefId, args: GenericArgs, ty: Ty, depth = 0): DPat | undefined {
  const scalar = scalarOf(fcx, { kind: 'unevaluated', def, args }, ty);
  if (scalar !== undefined || depth > DEPTH || limits(ty) !== undefined) return scalar;
  const body = fcx.db.constBody(def);
  return body === undefined || body.hasErrors ? undefined : patternOf(fcx, body.value, ty, depth);
}

function scalarOf(
  fcx: FnCtxt,
  value: { readonly kind: 'unevaluated'; readonly def: DefId; readonly args: GenericArgs },
  ty: Ty,
): DPat | undefined {
  if (limits(ty) === undefined) return undefined;
  const known = fcx.db.evalConst(value);
  return known.kind === 'value' ? range(known.value, ty) : undefined;
}

function range(value: bigint, ty: Ty): DPat {
  return { ctor: { kind: 'range', low: value, high: value }, fields: [], ty };
}

function patternOf(fcx: FnCtxt, expr: Expr, ty: Ty, depth: number): DPat | undefined {
  switch (expr.kind) {
    case 'dropTemps':
      return patternOf(fcx, expr.expr, ty, depth);
    case 'block':
      return expr.block.stmts.length === 0 && expr.block.expr !== undefined
        ? patternOf(fcx, expr.block.expr, ty, depth)
        : undefined;
    case 'const':
      return patternOfConst(fcx, expr.def, expr.args, ty, depth + 1);
    case 'borrow':
      return ty.kind === 'ref' ? made(fcx, { kind: 'single' }, ty, [expr.expr], depth) : undefined;
    case 'tuple':
      return made(fcx, { kind: 'single' }, ty, expr.items, depth);
    case 'adt':
      return expr.base === undefined ? structOf(fcx, expr, ty, depth) : undefined;
    case 'lit':
      return literalOf(expr, ty);
    default:
      return undefined;
  }
}

function made(fcx: FnCtxt, ctor: Ctor, ty: Ty, parts: readonly Expr[], depth: number): DPat | undefined {
  const tys = fieldTys(fcx, ctor, ty);
  if (tys.length !== parts.length) return undefined;
  const fields: DPat[] = [];
  for (const [i, part] of parts.entries()) {
    const field = patternOf(fcx, part, tys[i] ?? ty, depth);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return { ctor, fields, ty };
}

function structOf(fcx: FnCtxt, expr: Expr & { kind: 'adt' }, ty: Ty, depth: number): DPat | undefined {
  const parts = [...expr.fields].sort((a, b) => a.index - b.index).map((field) => field.expr);
  return made(fcx, ctorOf(fcx, expr.def, expr.variant), ty, parts, depth);
}

function ctorOf(fcx: FnCtxt, adt: DefId, index: number): Ctor {
  return fcx.db.program.def(adt).kind === 'enum' ? { kind: 'variant', adt, index } : { kind: 'single' };
}

function literalOf(expr: Expr & { kind: 'lit' }, ty: Ty): DPat | undefined {
  const { value, neg } = expr;
  switch (value.kind) {
    case 'int':
      return limits(ty) === undefined ? undefined : range(neg ? -value.value : value.value, ty);
    case 'bool':
      return range(value.value ? 1n : 0n, ty);
    case 'char':
      return range(BigInt(value.value), ty);
    case 'str': {
      const leaf = (at: Ty): DPat => ({ ctor: { kind: 'opaque', key: `str:${value.value}` }, fields: [], ty: at });
      return ty.kind === 'ref' ? { ctor: { kind: 'single' }, fields: [leaf(ty.ty)], ty } : undefined;
    }
    default:
      return undefined;
  }
}
