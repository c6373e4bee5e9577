//! Confirmation: committing to a candidate. Unifies, and returns what must hold besides. As rustc's `confirm_candidate`.
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import type { Cause, Obligation, ParamEnv } from '../api.ts';
import type { GenericArgs, Predicate, TraitRef, Ty } from '../ty.ts';
import { argTy, mkTuple, typeArg } from '../interner.ts';
import { foldPredicate, foldArgs, subst, substPredicate, substTraitRef, anyTy } from '../fold.ts';
import type { Infcx } from '../infer/ctxt.ts';
import type { Candidate } from './candidates.ts';
import { factsOfObject } from './candidates.ts';
import { triviallySized } from './builtin.ts';
import { normalizeWith } from './normalize.ts';

/** Where in the solver's recursion we are, and for whom. */
export interface Position {
  readonly env: ParamEnv;
  readonly cause: Cause;
  readonly depth: number;
}

/** What else must hold if the candidate is taken; undefined if it does not fit after all. Binds variables. */
export function confirm(cx: Infcx, trait: TraitRef, candidate: Candidate, at: Position): Obligation[] | undefined {
  switch (candidate.kind) {
    case 'param':
    case 'alias':
    case 'object':
      return cx.unifyArgs(candidate.trait.args, trait.args) ? [] : undefined;
    case 'impl':
      return matchImpl(cx, candidate.impl, trait, at)?.nested;
    case 'builtin': {
      const cause: Cause = {
        span: at.cause.span,
        code: { kind: 'builtinDerived', parent: at.cause, parentTrait: trait },
      };
      const rest = trait.args.slice(1);
      const nested: Obligation[] = [];
      for (const part of candidate.parts) {
        const self = normalizeWith(cx, at.env, cause, at.depth + 1, nested).ty(part);
        nested.push({
          predicate: { kind: 'trait', trait: { def: trait.def, args: [typeArg(self), ...rest] } },
          cause,
          env: at.env,
          depth: at.depth + 1,
        });
      }
      return nested;
    }
    case 'callable': {
      const nested: Obligation[] = [];
      const folder = normalizeWith(cx, at.env, at.cause, at.depth + 1, nested);
      const inputs = mkTuple(candidate.sig.params.map((param) => folder.ty(param)));
      if (!cx.unify(argTy(trait.args[1]), inputs)) return undefined;
      if (candidate.isAsync && cx.lang.future !== undefined)
        nested.push(
          obligation(
            { kind: 'trait', trait: { def: cx.lang.future, args: [typeArg(folder.ty(candidate.sig.ret))] } },
            at,
          ),
        );
      return nested;
    }
    case 'unsize':
      return unsize(cx, candidate.source, candidate.target, at);
  }
}

function obligation(predicate: Predicate, at: Position): Obligation {
  return { predicate, cause: at.cause, env: at.env, depth: at.depth + 1 };
}

/** Matches an impl's header with fresh variables for its params. */
export function matchImpl(
  cx: Infcx,
  impl: DefId,
  trait: TraitRef,
  at: Position,
): { readonly args: GenericArgs; readonly nested: Obligation[] } | undefined {
  const header = cx.db.implTraitRef(impl);
  if (header === undefined) return undefined;
  const args = cx.freshArgs(impl, at.cause.span);
  const nested: Obligation[] = [];
  let own = substTraitRef(header, args);
  if (own.args.some((arg) => arg.kind === 'type' && arg.ty.flags.hasAlias))
    own = { def: own.def, args: foldArgs(own.args, normalizeWith(cx, at.env, at.cause, at.depth + 1, nested)) };
  if (!cx.unifyArgs(own.args, trait.args)) return undefined;
  for (const { predicate, span } of cx.db.predicatesOf(impl))
    implPredicate(cx, impl, args, predicate, span, trait, at, nested);
  return { args, nested };
}

function implPredicate(
  cx: Infcx,
  impl: DefId,
  args: GenericArgs,
  predicate: Predicate,
  boundSpan: Span,
  trait: TraitRef,
  at: Position,
  nested: Obligation[],
): void {
  // Most bounds of most impls are `T: Sized` of something plainly sized.
  if (predicate.kind === 'trait' && predicate.trait.def === cx.lang.sized) {
    const self = cx.shallow(subst(argTy(predicate.trait.args[0]), args));
    if (triviallySized(cx.db, self)) return;
  }
  const cause: Cause = {
    span: at.cause.span,
    code: { kind: 'implDerived', parent: at.cause, parentTrait: trait, impl, boundSpan },
  };
  let own = substPredicate(predicate, args);
  const types = own.kind === 'trait' ? own.trait.args : own.args;
  if (
    (own.kind === 'projection' && own.ty.flags.hasAlias) ||
    types.some((arg) => arg.kind === 'type' && arg.ty.flags.hasAlias)
  )
    own = foldPredicate(own, normalizeWith(cx, at.env, cause, at.depth + 1, nested));
  nested.push({ predicate: own, cause, env: at.env, depth: at.depth + 1 });
}

function unsize(cx: Infcx, source: Ty, target: Ty, at: Position): Obligation[] | undefined {
  if (source.kind === 'array') return target.kind === 'slice' && cx.unify(source.elem, target.elem) ? [] : undefined;
  if (target.kind === 'dyn')
    return source.kind === 'dyn' ? upcast(cx, source, target) : intoDyn(cx, source, target, at);
  if (source.kind !== 'adt' || target.kind !== 'adt') return undefined;
  return unsizeStruct(cx, source, target, at);
}

/** `T: Unsize<dyn Trait + Auto>`: T has the traits, the associated types agree, and T is sized. */
function intoDyn(cx: Infcx, source: Ty, target: Ty & { readonly kind: 'dyn' }, at: Position): Obligation[] {
  const nested: Obligation[] = [];
  const self = typeArg(source);
  if (target.principal !== undefined) {
    const { principal } = target;
    nested.push(obligation({ kind: 'trait', trait: { def: principal.def, args: [self, ...principal.args] } }, at));
    for (const projection of factsOfObject(cx, target).projections)
      nested.push(
        obligation(
          { kind: 'projection', def: projection.def, args: [self, ...projection.args.slice(1)], ty: projection.ty },
          at,
        ),
      );
  }
  for (const auto of target.autos) nested.push(obligation({ kind: 'trait', trait: { def: auto, args: [self] } }, at));
  if (cx.lang.sized !== undefined)
    nested.push(obligation({ kind: 'trait', trait: { def: cx.lang.sized, args: [self] } }, at));
  return nested;
}

/** `dyn Sub: Unsize<dyn Super>`, and dropping auto traits. */
function upcast(
  cx: Infcx,
  source: Ty & { readonly kind: 'dyn' },
  target: Ty & { readonly kind: 'dyn' },
): Obligation[] | undefined {
  if (target.principal === undefined) return [];
  const facts = factsOfObject(cx, source);
  const { principal } = target;
  for (const trait of facts.traits) {
    if (trait.def !== principal.def || !cx.unifyArgs(trait.args.slice(1), principal.args)) continue;
    const same = principal.projections.every((one) => {
      const own = facts.projections.find((candidate) => candidate.def === one.def);
      return own === undefined || cx.unify(own.ty, one.ty);
    });
    return same ? [] : undefined;
  }
  return undefined;
}

/** `Struct<T>: Unsize<Struct<U>>` when only the last field mentions T, and its type unsizes. */
function unsizeStruct(
  cx: Infcx,
  source: Ty & { readonly kind: 'adt' },
  target: Ty & { readonly kind: 'adt' },
  at: Position,
): Obligation[] | undefined {
  const fields = cx.db.fieldTys(source.def, 0, []);
  const tail = fields.at(-1);
  if (tail === undefined || cx.lang.builtin === undefined) return undefined;
  const inTail = new Set<number>();
  anyTy(tail, (part) => {
    if (part.kind === 'param') inTail.add(part.index);
    return false;
  });
  for (const field of fields.slice(0, -1))
    anyTy(field, (part) => {
      if (part.kind === 'param') inTail.delete(part.index);
      return false;
    });
  if (inTail.size === 0) return undefined;
  const mixed = source.args.map((arg, i) => (inTail.has(i) ? (target.args[i] ?? arg) : arg));
  if (!cx.unifyArgs(mixed, target.args)) return undefined;
  const unsizeTrait = cx.db.lang('unsize');
  if (unsizeTrait === undefined) return undefined;
  const from = subst(tail, source.args);
  const to = subst(tail, target.args);
  return [obligation({ kind: 'trait', trait: { def: unsizeTrait, args: [typeArg(from), typeArg(to)] } }, at)];
}
