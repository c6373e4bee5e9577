//! Projection: what `<T as Trait>::Name` is. From where clauses, bounds of associated and opaque types, trait objects,
//! closures and coroutines, and impls; otherwise it stands for itself. As rustc's `project`.
import type { DefId } from '../../hir/hir.ts';
import type { Obligation, ParamEnv } from '../api.ts';
import type { GenericArg, GenericArgs, Predicate, TraitRef, Ty } from '../ty.ts';
import { argsHaveInfer, argTy, ERASED_ARG, ERROR_TY, mkInt, mkOpaque, mkProjection, typeArg } from '../interner.ts';
import { anyTy, subst } from '../fold.ts';
import type { Db } from '../db/db.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { factsOfObject, type Candidate } from './candidates.ts';
import { confirm, matchImpl, type Position } from './confirm.ts';
import { callableSig, coroutineOutput } from './builtin.ts';
import { select } from './select.ts';
import type { StackNode } from './evaluate.ts';
import { normalizeWith } from './normalize.ts';

type Projected =
  | { readonly kind: 'ty'; readonly ty: Ty; readonly nested: readonly Obligation[] }
  /** Known to be an associated type nothing more is known of: equal only to itself. */
  | { readonly kind: 'rigid'; readonly nested: readonly Obligation[] }
  | { readonly kind: 'ambiguous' }
  /** The trait is not implemented. */
  | { readonly kind: 'error'; readonly trait: TraitRef };

/** The trait whose impl decides an alias: of an associated type, or of the method whose signature holds the opaque. */
function traitOf(db: Db, def: DefId): DefId | undefined {
  const method = db.traitMethodOf(def);
  return db.assocContainer(method ?? def);
}

/** What the alias stands for. Arguments are resolved and normalised. May bind variables when it succeeds. */
export function project(
  cx: Infcx,
  def: DefId,
  args: GenericArgs,
  at: Position,
  stack: StackNode | undefined,
): Projected {
  const traitDef = traitOf(cx.db, def);
  if (traitDef === undefined) return { kind: 'rigid', nested: [] };
  const count = cx.db.genericsOf(traitDef).params.length;
  const trait: TraitRef = { def: traitDef, args: cx.resolveArgs(args.slice(0, count)) };
  const self = cx.shallow(argTy(args[0]));
  if (self.kind === 'error') return { kind: 'ty', ty: ERROR_TY, nested: [] };
  if (self.kind === 'infer' && self.var.kind === 'ty') return { kind: 'ambiguous' };
  const fromBounds = projectFromBounds(cx, def, args, self, at.env);
  if (fromBounds !== undefined) return fromBounds;
  const selected = select(cx, trait, at, stack);
  if (selected === 'ambiguous') return { kind: 'ambiguous' };
  if (selected === 'none') return { kind: 'error', trait };
  return projectCandidate(cx, def, args, trait, self, selected, at);
}

/** Where clauses first, then what the self type promises, then what a trait object fixes. */
function projectFromBounds(cx: Infcx, def: DefId, args: GenericArgs, self: Ty, env: ParamEnv): Projected | undefined {
  const inEnv = env.predicates.filter((one) => one.kind === 'projection' && one.def === def);
  const found = pick(cx, args, inEnv);
  if (found !== undefined) return found;
  let at = self;
  while (at.kind === 'projection' || at.kind === 'opaque') {
    const bounds = cx.db.itemBounds(at.def, at, at.args).filter((one) => one.kind === 'projection' && one.def === def);
    const hit = pick(cx, args, bounds);
    if (hit !== undefined) return hit;
    if (at.kind === 'opaque') break;
    at = cx.shallow(argTy(at.args[0]));
  }
  return self.kind === 'dyn'
    ? pick(
        cx,
        args,
        factsOfObject(cx, self).projections.filter((one) => one.def === def),
      )
    : undefined;
}

/** The one predicate whose arguments match (equal values count once). */
function pick(cx: Infcx, args: GenericArgs, predicates: readonly Predicate[]): Projected | undefined {
  let found: (Predicate & { readonly kind: 'projection' }) | undefined;
  for (const predicate of predicates) {
    if (predicate.kind !== 'projection') continue;
    const own = predicate.args;
    const wanted = args.slice(0, own.length);
    const snapshot = cx.snapshot();
    const fits = cx.unifyArgs(own, wanted);
    cx.rollback(snapshot);
    if (!fits) continue;
    if (found !== undefined && found.ty !== predicate.ty && argsHaveInfer(cx.resolveArgs(args)))
      return { kind: 'ambiguous' };
    found ??= predicate;
  }
  if (found === undefined) return undefined;
  cx.unifyArgs(found.args, args.slice(0, found.args.length));
  return { kind: 'ty', ty: found.ty, nested: [] };
}

function projectCandidate(
  cx: Infcx,
  def: DefId,
  args: GenericArgs,
  trait: TraitRef,
  self: Ty,
  candidate: Candidate,
  at: Position,
): Projected {
  switch (candidate.kind) {
    case 'impl': {
      const match = matchImpl(cx, candidate.impl, trait, at);
      if (match === undefined) return { kind: 'error', trait };
      const ty = implValue(cx, def, args, candidate.impl, match.args, trait.args.length, at.env.reveal);
      return ty === undefined ? { kind: 'rigid', nested: match.nested } : { kind: 'ty', ty, nested: match.nested };
    }
    case 'param':
    case 'alias':
    case 'object':
      return cx.unifyArgs(candidate.trait.args, trait.args) ? { kind: 'rigid', nested: [] } : { kind: 'error', trait };
    case 'callable':
    case 'builtin':
    case 'unsize':
      return projectBuiltin(cx, def, trait, self, candidate, at);
  }
}

/** What closures, fn items and coroutines give. */
function projectBuiltin(
  cx: Infcx,
  def: DefId,
  trait: TraitRef,
  self: Ty,
  candidate: Candidate,
  at: Position,
): Projected {
  const nested = confirm(cx, trait, candidate, at);
  if (nested === undefined) return { kind: 'error', trait };
  if (def === cx.db.lang('discriminant_type')) return { kind: 'ty', ty: mkInt('isize'), nested };
  if (self.kind === 'coroutine') {
    const what = cx.lang.builtin(trait.def) === 'genStream' ? 'yield' : 'output';
    const ty = coroutineOutput(cx, self, what);
    return ty === undefined ? { kind: 'ambiguous' } : { kind: 'ty', ty, nested };
  }
  const sig = candidate.kind === 'callable' ? candidate.sig : callableSig(cx, self);
  if (sig === undefined || sig === 'unknown') return { kind: 'rigid', nested };
  const isAsync = candidate.kind === 'callable' && candidate.isAsync;
  if (!isAsync || cx.db.program.def(def).name !== 'Output' || cx.lang.futureOutput === undefined)
    return { kind: 'ty', ty: sig.ret, nested };
  return { kind: 'ty', ty: mkProjection(cx.lang.futureOutput, [typeArg(sig.ret)]), nested };
}

/** The impl's (or the trait's default) value of an associated type, or of an opaque in a method's signature. */
function implValue(
  cx: Infcx,
  def: DefId,
  args: GenericArgs,
  impl: DefId,
  implArgs: GenericArgs,
  traitCount: number,
  reveal: boolean,
): Ty | undefined {
  const { db } = cx;
  const own = args.slice(traitCount);
  const method = db.traitMethodOf(def);
  if (method !== undefined) return implOpaque(cx, def, args, method, impl, implArgs, own, reveal);
  const { name } = db.program.def(def);
  const item = db.assocItems(impl).find((one) => one.kind === 'type' && one.name === name);
  if (item !== undefined) return subst(db.typeOf(item.def), [...implArgs, ...own]);
  return subst(db.typeOf(def), args);
}

/** The args of an impl's method from those of the trait's method: own ones are matched by kind, in order. */
export function rebaseMethodArgs(db: Db, implMethod: DefId, implArgs: GenericArgs, own: GenericArgs): GenericArgs {
  const { params, parentCount } = db.genericsOf(implMethod);
  const given = own.filter((arg) => arg.kind !== 'region');
  let next = 0;
  const result: GenericArg[] = [...implArgs];
  for (const param of params.slice(parentCount))
    result.push(param.kind === 'lifetime' ? ERASED_ARG : (given[next++] ?? typeArg(ERROR_TY)));
  return result;
}

/** `async fn` and `-> impl Trait` in traits: the matching part of the impl method's declared return type. */
function implOpaque(
  cx: Infcx,
  def: DefId,
  args: GenericArgs,
  method: DefId,
  impl: DefId,
  implArgs: GenericArgs,
  own: GenericArgs,
  reveal: boolean,
): Ty | undefined {
  const { db } = cx;
  const { name } = db.program.def(method);
  const item = db.assocItems(impl).find((one) => one.kind === 'fn' && one.name === name);
  // A default body: the trait's own opaque, now an ordinary one.
  if (item === undefined) return reveal ? subst(db.hiddenType(def), args) : undefined;
  const implRet = subst(db.fnSig(item.def).ret, rebaseMethodArgs(db, item.def, implArgs, own));
  const found = correspondingPart(db.fnSig(method).ret, implRet, def);
  return found ?? ERROR_TY;
}

/** The part of `actual` at the place where `pattern` has the opaque. */
function correspondingPart(pattern: Ty, actual: Ty, opaque: DefId): Ty | undefined {
  if (pattern.kind === 'opaque' && pattern.def === opaque) return actual;
  if (!anyTy(pattern, (part) => part.kind === 'opaque' && part.def === opaque)) return undefined;
  const pairs: [Ty, Ty][] = [];
  if (pattern.kind === 'adt' && actual.kind === 'adt' && pattern.def === actual.def)
    pattern.args.forEach((arg, i) => {
      const other = actual.args[i];
      if (arg.kind === 'type' && other?.kind === 'type') pairs.push([arg.ty, other.ty]);
    });
  else if (pattern.kind === 'tuple' && actual.kind === 'tuple')
    pattern.items.forEach((item, i) => pairs.push([item, actual.items[i] ?? ERROR_TY]));
  else if ((pattern.kind === 'ref' || pattern.kind === 'ptr') && (actual.kind === 'ref' || actual.kind === 'ptr'))
    pairs.push([pattern.ty, actual.ty]);
  else if (
    (pattern.kind === 'slice' || pattern.kind === 'array') &&
    (actual.kind === 'slice' || actual.kind === 'array')
  )
    pairs.push([pattern.elem, actual.elem]);
  for (const [a, b] of pairs) {
    const found = correspondingPart(a, b, opaque);
    if (found !== undefined) return found;
  }
  return undefined;
}

type PredicateResult =
  | { readonly nested: readonly Obligation[] }
  | 'ambiguous'
  | { readonly why: 'unimplemented'; readonly trait: TraitRef }
  | { readonly why: 'mismatch'; readonly expected: Ty; readonly found: Ty };

/** Solves `<T as Trait>::Name == ty`. */
export function projectPredicate(
  cx: Infcx,
  predicate: Predicate & { readonly kind: 'projection' },
  at: Position,
  stack: StackNode | undefined,
): PredicateResult {
  const args = cx.resolveArgs(predicate.args);
  const result = project(cx, predicate.def, args, at, stack);
  switch (result.kind) {
    case 'ambiguous':
      return 'ambiguous';
    case 'error':
      return { why: 'unimplemented', trait: result.trait };
    case 'rigid':
    case 'ty': {
      const nested: Obligation[] = [...result.nested];
      const alias =
        cx.db.program.def(predicate.def).kind === 'opaque'
          ? mkOpaque(predicate.def, args)
          : mkProjection(predicate.def, args);
      const value =
        result.kind === 'rigid'
          ? cx.resolve(alias)
          : normalizeWith(cx, at.env, at.cause, at.depth + 1, nested).ty(cx.resolve(result.ty));
      return cx.unify(value, predicate.ty)
        ? { nested }
        : { why: 'mismatch', expected: cx.resolve(predicate.ty), found: cx.resolve(value) };
    }
  }
}
