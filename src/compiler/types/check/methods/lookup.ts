//! A method of a known trait at a known self type: overloaded operators, deref, index and calls.
import type { Span } from '../../../../source/span.ts';
import type { DefId } from '../../../hir/hir.ts';
import type { Cause } from '../../api.ts';
import { substSig } from '../../fold.ts';
import { ERASED_ARG, typeArg } from '../../interner.ts';
import type { GenericArg, GenericArgs, Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import type { MethodCallee } from '../tables.ts';
import { extendFresh } from './probe.ts';

/** Arguments of `trait` with Self and the given type arguments; the rest fresh. */
export function traitArgs(fcx: FnCtxt, trait: DefId, self: Ty, inputs: readonly Ty[], span: Span): GenericArgs {
  const out: GenericArg[] = [typeArg(self)];
  let next = 0;
  for (const param of fcx.db.genericsOf(trait).params.slice(1)) {
    if (param.kind === 'lifetime') out.push(ERASED_ARG);
    else if (param.kind === 'type') out.push(typeArg(inputs[next++] ?? fcx.infcx.freshTy(span)));
    else out.push({ kind: 'const', value: fcx.infcx.freshConst(fcx.db.typeOf(param.def)) });
  }
  return out;
}

/** `<self as trait<inputs>>::name` if the trait may hold; its obligation is registered. */
function lookupInTrait(
  fcx: FnCtxt,
  trait: DefId | undefined,
  name: string,
  self: Ty,
  inputs: readonly Ty[],
  cause: Cause,
): MethodCallee | undefined {
  if (trait === undefined) return undefined;
  const item = fcx.db.assocItems(trait).find((it) => it.kind === 'fn' && it.name === name);
  if (item === undefined) return undefined;
  const args = traitArgs(fcx, trait, self, inputs, cause.span);
  const predicate = { kind: 'trait' as const, trait: { def: trait, args } };
  if (fcx.infcx.holds(predicate, fcx.env) === 'no') return undefined;
  const full = extendFresh(fcx, item.def, args, cause.span);
  const sig = fcx.infcx.normalizeSig(substSig(fcx.db.fnSig(item.def), full), fcx.env, cause);
  fcx.register(predicate, cause);
  return { def: item.def, args: full, sig };
}

/** `lookupInTrait` of a lang trait. */
export function lookupInLang(
  fcx: FnCtxt,
  lang: string,
  name: string,
  self: Ty,
  inputs: readonly Ty[],
  cause: Cause,
): MethodCallee | undefined {
  return lookupInTrait(fcx, fcx.db.lang(lang), name, self, inputs, cause);
}
