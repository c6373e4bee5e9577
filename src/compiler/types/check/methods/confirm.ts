//! Turning a picked method into a callee: receiver adjustments, generic arguments, signature and obligations.
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import { subst, substSig } from '../../fold.ts';
import { mkPtr, mkRef, mkSlice } from '../../interner.ts';
import type { GenericArgs, Ty } from '../../ty.ts';
import { applyAdjustments } from '../adjust.ts';
import { derefAdjustments } from '../autoderef.ts';
import type { FnCtxt } from '../fcx.ts';
import { buildArgs } from '../generic-args.ts';
import { reportExplicitDrop } from '../paths.ts';
import type { Adjustment, MethodCallee } from '../tables.ts';
import type { Pick } from './probe.ts';

/** The adjustments a pick asks of its receiver, and the receiver's type after them. */
function receiverAdjustments(pick: Pick): { readonly adjustments: Adjustment[]; readonly ty: Ty } {
  const adjustments = derefAdjustments(pick.steps, pick.autoderefs);
  const at = pick.steps[pick.autoderefs];
  let ty = at?.ty ?? pick.selfTy;
  switch (pick.autoref) {
    case 'none':
      break;
    case 'reborrow':
      if (ty.kind === 'ref') {
        adjustments.push({ kind: 'deref', overloaded: undefined, target: ty.ty });
        adjustments.push({ kind: 'borrow', mut: ty.mut, twoPhase: ty.mut === 'mut', target: ty });
      }
      break;
    case 'not':
    case 'mut': {
      const mut = pick.autoref;
      const elem = ty.kind === 'array' ? ty.elem : undefined;
      ty = mkRef(ty, mut);
      adjustments.push({ kind: 'borrow', mut, twoPhase: mut === 'mut', target: ty });
      if (pick.unsize && elem !== undefined) {
        ty = mkRef(mkSlice(elem), mut);
        adjustments.push({ kind: 'pointer', cast: 'unsize', target: ty });
      }
      break;
    }
    case 'constPtr':
      if (ty.kind === 'ptr') {
        ty = mkPtr(ty.ty, 'not');
        adjustments.push({ kind: 'pointer', cast: 'mutToConst', target: ty });
      }
      break;
  }
  return { adjustments, ty };
}

/** Generic arguments of the container of a picked item. */
export function containerArgs(fcx: FnCtxt, pick: Pick, span: Span): GenericArgs {
  switch (pick.source.kind) {
    case 'inherent':
      return fcx.freshArgs(pick.source.impl, span);
    case 'object':
    case 'where':
      return pick.source.trait.args;
    case 'trait':
      return fcx.freshArgs(pick.source.trait, span);
  }
}

/** Confirms a method call; records the receiver's adjustments. */
export function confirmMethod(
  fcx: FnCtxt,
  receiver: hir.Expr,
  pick: Pick,
  written: hir.GenericArgs | undefined,
  span: Span,
): MethodCallee {
  const { adjustments, ty } = receiverAdjustments(pick);
  const args = buildArgs(fcx, pick.item.def, containerArgs(fcx, pick, span), written, span);
  const declared = fcx.db.fnSig(pick.item.def);
  // Fixing Self first lets most projections of the signature normalise at once.
  const self = declared.params[0];
  if (self !== undefined) {
    const formal = subst(self, args);
    fcx.infcx.unify(formal.flags.hasAlias ? fcx.normalize(formal, span) : formal, ty);
  }
  const sig = fcx.infcx.normalizeSig(substSig(declared, args), fcx.env, fcx.cause(span));
  reportExplicitDrop(fcx, pick.item.def, span);
  fcx.infcx.registerPredicates(pick.item.def, args, fcx.env, span);
  applyAdjustments(fcx, receiver, adjustments);
  return { def: pick.item.def, args, sig };
}
