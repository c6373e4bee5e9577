//! Which parameters of a closure are references of any lifetime: those that the callee's `Fn(&T)` bound writes so, and annotated ones
//! where nothing is known of the context. Types do not tell (their regions are erased), so the bound is looked up as it is written.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { FnCtxt } from './fcx.ts';

const FN_TRAITS = ['fn', 'fn_mut', 'fn_once'];

/** Their positions. `isFree`: the context says nothing about the signature. */
export function anyLifetimeParams(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'closure' },
  isFree: boolean,
): readonly number[] {
  if (expr.flavor !== 'closure') return [];
  if (isFree)
    return positions(
      expr.params.map((param) => param.ty),
      [],
    );
  const callee = fcx.closureCallee.get(expr.id);
  if (callee?.def === undefined) return [];
  const { params } = fcx.db.fnSig(callee.def);
  const wanted = params[callee.param];
  if (wanted?.kind !== 'param') return [];
  const bound = fnBoundOf(fcx, callee.def, wanted.def);
  const inputs = bound?.trait.args.args[0];
  if (bound === undefined || inputs?.kind !== 'type' || inputs.ty.kind !== 'tuple') return [];
  return positions(inputs.ty.items, bound.forLifetimes);
}

/** The `Fn(..)` bound of a generic parameter: beside it, or in a where clause. */
function fnBoundOf(fcx: FnCtxt, owner: DefId, param: DefId): (hir.Bound & { kind: 'trait' }) | undefined {
  const def = fcx.db.program.def(owner);
  if (def.kind !== 'fn') return undefined;
  const { generics } = def;
  const bounds = [
    ...generics.params.filter((it) => it.def === param).flatMap((it) => it.bounds),
    ...generics.where.flatMap((it) =>
      it.kind === 'bound' && it.forLifetimes.length === 0 && it.ty.kind === 'param' && it.ty.def === param
        ? it.bounds
        : [],
    ),
  ];
  return bounds.find(
    (bound) =>
      bound.kind === 'trait' &&
      bound.trait.args.parenthesized &&
      FN_TRAITS.some((name) => fcx.db.lang(name) === bound.trait.def),
  ) as (hir.Bound & { kind: 'trait' }) | undefined;
}

function positions(tys: readonly (hir.Ty | undefined)[], forLifetimes: readonly DefId[]): readonly number[] {
  return tys.flatMap((ty, i) => {
    if (ty?.kind !== 'ref') return [];
    const { lifetime } = ty;
    const isAny =
      lifetime.kind === 'elided' ||
      lifetime.kind === 'anonymous' ||
      (lifetime.kind === 'param' && forLifetimes.includes(lifetime.def));
    return isAny ? [i] : [];
  });
}
