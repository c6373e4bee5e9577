//! Autoderef: the chain `T`, `*T`, `**T`, … through builtin and overloaded `Deref`, and the adjustments a prefix of it means.
import type { Span } from '../../../source/span.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { DefId } from '../../hir/hir.ts';
import { mkProjection, typeArg } from '../interner.ts';
import type { Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';
import type { Adjustment } from './tables.ts';

/** rustc's default recursion limit. */
const LIMIT = 128;

/** One type of the chain; `viaOverload`: how it was reached from the one before. */
export interface DerefStep {
  readonly ty: Ty;
  readonly viaOverload: boolean;
  /** A raw pointer was dereferenced on the way. */
  readonly throughRaw: boolean;
}

/** What `*` does without `Deref`: references, `Box`, and raw pointers if asked for. */
export function builtinDeref(fcx: FnCtxt, ty: Ty, explicit: boolean): Ty | undefined {
  switch (ty.kind) {
    case 'ref':
      return ty.ty;
    case 'ptr':
      return explicit ? ty.ty : undefined;
    case 'adt':
      return ty.def === fcx.db.lang('owned_box') && ty.args[0]?.kind === 'type' ? ty.args[0].ty : undefined;
    default:
      return undefined;
  }
}

/** The associated type of a lang trait by name. */
export function assocTypeOf(fcx: FnCtxt, trait: DefId, name: string): DefId | undefined {
  return fcx.db.assocItems(trait).find((item) => item.kind === 'type' && item.name === name)?.def;
}

/** `<ty as Deref>::Target`, if `ty: Deref` may hold. */
function overloadedDerefTarget(fcx: FnCtxt, ty: Ty, span: Span): Ty | undefined {
  if (ty.kind === 'infer' || ty.kind === 'error') return undefined;
  const trait = fcx.db.lang('deref');
  if (trait === undefined) return undefined;
  // Quick reject: nothing without an impl, bound or alias can be Deref.
  if (ty.kind !== 'adt' && ty.kind !== 'param' && ty.kind !== 'projection' && ty.kind !== 'opaque') return undefined;
  if (fcx.implementsTrait(trait, ty) === 'no') return undefined;
  const target = fcx.db.lang('deref_target') ?? assocTypeOf(fcx, trait, 'Target');
  if (target === undefined) return undefined;
  return fcx.structurally(fcx.infcx.normalize(mkProjection(target, [typeArg(ty)]), fcx.env, fcx.cause(span)));
}

/** All types of the chain, the first being `ty` itself. `raw`: go through raw pointers too (method probing). */
export function autoderef(fcx: FnCtxt, ty: Ty, span: Span, raw = false): DerefStep[] {
  const steps: DerefStep[] = [];
  let cur = fcx.structurally(ty);
  let viaOverload = false;
  let throughRaw = false;
  for (;;) {
    steps.push({ ty: cur, viaOverload, throughRaw });
    if (cur.kind === 'infer' || cur.kind === 'error') return steps;
    if (steps.length > LIMIT) {
      const printed = fcx.print(cur);
      fcx.report(
        errorAt(span, `reached the recursion limit while auto-dereferencing \`${printed}\``, {
          code: 'E0055',
          label: 'deref recursion limit reached',
        }),
      );
      return steps;
    }
    let next = builtinDeref(fcx, cur, raw);
    if (next !== undefined) {
      if (cur.kind === 'ptr') throughRaw = true;
      viaOverload = false;
    } else {
      next = overloadedDerefTarget(fcx, cur, span);
      viaOverload = true;
    }
    if (next === undefined) return steps;
    cur = fcx.structurally(next);
  }
}

/** The adjustments that take the first type of the chain to `steps[n]`. */
export function derefAdjustments(steps: readonly DerefStep[], n: number): Adjustment[] {
  const out: Adjustment[] = [];
  for (let i = 1; i <= n; i++) {
    const step = steps[i];
    if (step !== undefined)
      out.push({ kind: 'deref', overloaded: step.viaOverload ? { mut: 'not' } : undefined, target: step.ty });
  }
  return out;
}
