//! Candidate assembly: every way a trait bound could hold, before any of them is tried. As rustc's
//! `assemble_candidates`.
import type { DefId } from '../../hir/hir.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { Cause, ParamEnv } from '../api.ts';
import type { ClosureKind, FnSig, Predicate, TraitRef, Ty } from '../ty.ts';
import { argsHaveAlias, argsHaveError, argTy, typeArg } from '../interner.ts';
import { foldArgs } from '../fold.ts';
import { elaborate } from '../db/elaborate.ts';
import { argsMayMatch } from '../db/simplify.ts';
import type { Db } from '../db/db.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { callableSig, constituents, copyCloneConditions, sizedConditions, type Conditions } from './builtin.ts';
import { kindExtends } from './lang.ts';
import { normalizeWith } from './normalize.ts';

export type Candidate =
  /** A where clause in scope. */
  | { readonly kind: 'param'; readonly trait: TraitRef }
  | { readonly kind: 'impl'; readonly impl: DefId; readonly negative: boolean }
  /** A bound promised by an associated or opaque type. */
  | { readonly kind: 'alias'; readonly trait: TraitRef }
  /** A trait (or supertrait) of a trait object. */
  | { readonly kind: 'object'; readonly trait: TraitRef }
  /** The language's own: holds if it holds for all these. `auto`: an auto trait, from the parts. */
  | { readonly kind: 'builtin'; readonly parts: readonly Ty[]; readonly auto: boolean }
  | { readonly kind: 'callable'; readonly sig: FnSig; readonly isAsync: boolean }
  | { readonly kind: 'unsize'; readonly source: Ty; readonly target: Ty };

interface Assembly {
  readonly candidates: readonly Candidate[];
  /** Something is not known yet that could decide. */
  readonly ambiguous: boolean;
}

const AMBIGUOUS: Assembly = { candidates: [], ambiguous: true };

/** All candidates for a trait reference whose arguments are resolved. */
export function assemble(cx: Infcx, trait: TraitRef, env: ParamEnv, depth: number): Assembly {
  const self = cx.shallow(argTy(trait.args[0]));
  if (self.kind === 'infer' && self.var.kind === 'ty') return AMBIGUOUS;
  const out: Candidate[] = [];
  let ambiguous = false;
  const conditions = (result: Conditions, auto = false): void => {
    if (result === 'unknown') ambiguous = true;
    else if (result !== 'no') out.push({ kind: 'builtin', parts: result, auto });
  };
  fromEnv(cx, trait, env, out);
  fromAlias(cx, trait, self, { env, depth }, out);
  if (self.kind === 'dyn') fromObject(cx, trait, self, { env, depth }, out);
  switch (cx.lang.builtin(trait.def)) {
    case 'sized':
      conditions(sizedConditions(cx, self));
      return { candidates: out, ambiguous };
    case 'copy':
    case 'clone':
      conditions(copyCloneConditions(cx, self));
      break;
    case 'destruct':
    case 'trivial':
      return { candidates: [{ kind: 'builtin', parts: [], auto: false }], ambiguous: false };
    case 'tuple':
      if (self.kind === 'tuple') out.push({ kind: 'builtin', parts: [], auto: false });
      break;
    case 'fnPtr':
      if (self.kind === 'fnPtr') out.push({ kind: 'builtin', parts: [], auto: false });
      break;
    case 'callable':
      ambiguous ||= fromCallable(cx, trait, self, false, out);
      break;
    case 'asyncCallable':
      ambiguous ||= fromCallable(cx, trait, self, true, out);
      break;
    case 'future':
      if (self.kind === 'coroutine' && flavorOf(cx.db, self.def) !== 'gen')
        out.push({ kind: 'builtin', parts: [], auto: false });
      break;
    case 'genStream':
      if (self.kind === 'coroutine' && flavorOf(cx.db, self.def) === 'gen')
        out.push({ kind: 'builtin', parts: [], auto: false });
      break;
    case 'unsize': {
      const target = cx.shallow(argTy(trait.args[1]));
      if (target.kind === 'infer') return AMBIGUOUS;
      if (canUnsize(cx, self, target)) out.push({ kind: 'unsize', source: self, target });
      return { candidates: out, ambiguous };
    }
    case undefined:
      break;
  }
  if (cx.lang.isAuto(trait.def)) {
    if (hasAutoImpl(cx, trait.def, self)) conditions(constituents(cx, self), true);
    fromImpls(cx, trait, self, out);
    return { candidates: out, ambiguous };
  }
  fromImpls(cx, trait, self, out);
  return { candidates: out, ambiguous };
}

const flavorOf = (db: Db, def: DefId): string => {
  const it = db.program.def(def);
  return it.kind === 'closure' ? it.flavor : '';
};

/** Does the candidate match, in a probe? */
function matches(cx: Infcx, a: TraitRef, b: TraitRef): boolean {
  if (!argsMayUnify(a, b)) return false;
  const snapshot = cx.snapshot();
  const ok = cx.unifyArgs(a.args, b.args);
  cx.rollback(snapshot);
  return ok;
}

function argsMayUnify(a: TraitRef, b: TraitRef): boolean {
  return a.def === b.def;
}

function fromEnv(cx: Infcx, trait: TraitRef, env: ParamEnv, out: Candidate[]): void {
  for (const predicate of env.predicates)
    if (predicate.kind === 'trait' && predicate.trait.def === trait.def && matches(cx, predicate.trait, trait))
      out.push({ kind: 'param', trait: predicate.trait });
}

interface Where {
  readonly env: ParamEnv;
  readonly depth: number;
}
const MISC: Cause = { span: NO_SPAN, code: { kind: 'misc' } };

/** A bound may speak of associated types that other bounds fix: `Try<Residual = R>` has the supertrait `FromResidual<R>`. */
function normalized(cx: Infcx, trait: TraitRef, where: Where): TraitRef {
  const rest = trait.args.slice(1);
  if (!argsHaveAlias(rest) || where.depth > 100) return trait;
  return {
    def: trait.def,
    args: [...trait.args.slice(0, 1), ...foldArgs(rest, normalizeWith(cx, where.env, MISC, where.depth + 1, []))],
  };
}

/** Bounds of `<T as Trait>::Item` or `impl Trait`, and (through its own self type) of the alias it hangs on. */
function fromAlias(cx: Infcx, trait: TraitRef, self: Ty, where: Where, out: Candidate[]): void {
  let at = self;
  while (at.kind === 'projection' || at.kind === 'opaque') {
    for (const bound of cx.db.itemBounds(at.def, at, at.args))
      if (bound.kind === 'trait' && bound.trait.def === trait.def) {
        const own = normalized(cx, bound.trait, where);
        if (matches(cx, own, trait)) out.push({ kind: 'alias', trait: own });
      }
    if (at.kind === 'opaque') return;
    at = cx.shallow(argTy(at.args[0]));
  }
}

interface ObjectFacts {
  readonly traits: readonly TraitRef[];
  readonly projections: readonly (Predicate & { readonly kind: 'projection' })[];
}
const objectFacts = new WeakMap<Db, Map<Ty, ObjectFacts>>();

/** The traits a trait object has (supertraits included) and what its associated types are. */
export function factsOfObject(cx: Infcx, dyn: Ty & { readonly kind: 'dyn' }): ObjectFacts {
  let memo = objectFacts.get(cx.db);
  if (memo === undefined) {
    memo = new Map();
    objectFacts.set(cx.db, memo);
  }
  const known = memo.get(dyn);
  if (known !== undefined) return known;
  const seed: Predicate[] = dyn.autos.map((def) => ({ kind: 'trait', trait: { def, args: [typeArg(dyn)] } }));
  const projections: (Predicate & { readonly kind: 'projection' })[] = [];
  if (dyn.principal !== undefined) {
    const { principal } = dyn;
    seed.push({ kind: 'trait', trait: { def: principal.def, args: [typeArg(dyn), ...principal.args] } });
  }
  const all = elaborate(cx.db, seed);
  const traits = all.flatMap((predicate) => (predicate.kind === 'trait' ? [predicate.trait] : []));
  for (const one of dyn.principal?.projections ?? []) {
    const container = cx.db.assocContainer(one.def);
    const trait = traits.find((candidate) => candidate.def === container);
    if (trait !== undefined) projections.push({ kind: 'projection', def: one.def, args: trait.args, ty: one.ty });
  }
  const made: ObjectFacts = { traits, projections };
  if (!dyn.flags.hasInfer) memo.set(dyn, made);
  return made;
}

function fromObject(
  cx: Infcx,
  trait: TraitRef,
  self: Ty & { readonly kind: 'dyn' },
  where: Where,
  out: Candidate[],
): void {
  if (trait.def === cx.lang.sized) return;
  for (const one of factsOfObject(cx, self).traits) {
    if (one.def !== trait.def) continue;
    const own = normalized(cx, one, where);
    if (matches(cx, own, trait)) out.push({ kind: 'object', trait: own });
  }
}

/** Returns whether something is still unknown. */
function fromCallable(cx: Infcx, trait: TraitRef, self: Ty, isAsync: boolean, out: Candidate[]): boolean {
  const sig = callableSig(cx, self);
  if (sig === undefined) return false;
  if (sig === 'unknown') return true;
  const want = cx.lang.callKind(trait.def) ?? 'FnOnce';
  if (self.kind === 'closure') {
    const have = closureKind(cx, self.def);
    if (have === undefined) {
      if (want !== 'FnOnce') return true;
    } else if (!kindExtends(have, want)) return false;
  }
  out.push({ kind: 'callable', sig, isAsync });
  return false;
}

/** How a closure may be called, if known already. */
function closureKind(cx: Infcx, def: DefId): ClosureKind | undefined {
  return cx.ownsClosure(def) ? cx.closures.kind(def) : cx.db.closureInfo(def).kind;
}

/**
 * Auto traits come from the parts only if no impl (positive or negative) is written for this kind of type; coroutines
 * of async blocks are never `Unpin`.
 */
function hasAutoImpl(cx: Infcx, trait: DefId, self: Ty): boolean {
  if (self.kind === 'dyn' || self.kind === 'param' || self.kind === 'projection') return false;
  if (self.kind === 'coroutine' && trait === cx.lang.unpin) return false;
  return self.kind === 'opaque' || cx.db.implsOf(trait, self).length === 0;
}

function fromImpls(cx: Infcx, trait: TraitRef, self: Ty, out: Candidate[]): void {
  for (const impl of cx.db.implsOf(trait.def, self)) {
    const header = cx.db.implTraitRef(impl);
    // An impl of something unknown applies to nothing (the unknown name was reported).
    if (header === undefined || argsHaveError(header.args) || !argsMayMatch(header.args, trait.args)) continue;
    const it = cx.db.program.def(impl);
    out.push({ kind: 'impl', impl, negative: it.kind === 'impl' && it.isNegative });
  }
}

/** Could `source` lose its size to become `target`? The parts are checked on confirmation. */
function canUnsize(cx: Infcx, source: Ty, target: Ty): boolean {
  if (source.kind === 'array') return target.kind === 'slice';
  if (target.kind === 'dyn') {
    if (source.kind !== 'dyn') return true;
    if (target.autos.some((auto) => !factsOfObject(cx, source).traits.some((trait) => trait.def === auto)))
      return false;
    return (
      target.principal === undefined ||
      factsOfObject(cx, source).traits.some((trait) => trait.def === target.principal?.def)
    );
  }
  return (
    source.kind === 'adt' &&
    target.kind === 'adt' &&
    source.def === target.def &&
    cx.db.program.def(source.def).kind === 'struct'
  );
}
