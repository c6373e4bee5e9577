//! Which item `receiver.name` or `Type::name` means: candidates from inherent impls, bounds and traits in scope, tried
//! along the autoderef chain by value, then by autoref. Architecture of rustc_hir_typeck's `method/probe.rs`.
import type { Span } from '../../../../source/span.ts';
import type { DefId } from '../../../hir/hir.ts';
import type { AssocItem } from '../../api.ts';
import { subst, substArgs, substTraitRef } from '../../fold.ts';
import { ERASED_ARG, mkPtr, mkRef, mkSlice, typeArg } from '../../interner.ts';
import type { GenericArg, GenericArgs, Predicate, TraitRef, Ty } from '../../ty.ts';
import type { DerefStep } from '../autoderef.ts';
import { autoderef } from '../autoderef.ts';
import type { FnCtxt } from '../fcx.ts';

/** Where a candidate comes from: decides its generic arguments. */
type CandidateSource =
  | { readonly kind: 'inherent'; readonly impl: DefId }
  /** A method of the principal of `dyn Trait` (or a supertrait), or of a bound of a type parameter. */
  | { readonly kind: 'object'; readonly trait: TraitRef }
  | { readonly kind: 'where'; readonly trait: TraitRef }
  | { readonly kind: 'trait'; readonly trait: DefId };
export interface Candidate {
  readonly item: AssocItem;
  readonly source: CandidateSource;
}
export interface Pick {
  readonly item: AssocItem;
  readonly source: CandidateSource;
  readonly steps: readonly DerefStep[];
  readonly autoderefs: number;
  readonly autoref: 'none' | 'not' | 'mut' | 'constPtr' | 'reborrow';
  readonly unsize: boolean;
  readonly selfTy: Ty;
}
/** A trait that has the method but does not hold for the receiver, with the bounds that fail. */
interface Unsatisfied {
  readonly trait: DefId | undefined;
  readonly item: AssocItem;
  readonly selfTy: Ty;
  readonly predicates: readonly Predicate[];
}
export interface NoMatch {
  readonly unsatisfied: readonly Unsatisfied[];
  /** An associated function of that name without `self`. */
  readonly statics: readonly Candidate[];
  readonly privates: readonly DefId[];
  readonly steps: readonly DerefStep[];
}
type ProbeResult =
  | { readonly kind: 'pick'; readonly pick: Pick }
  | { readonly kind: 'noMatch'; readonly info: NoMatch }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] }
  /** The receiver's type is not known (yet). */
  | { readonly kind: 'unknownReceiver'; readonly ty: Ty };

type Mode = 'method' | 'path';

/** Method names of the traits in scope: built once per set of traits. */
const scopeIndexes = new WeakMap<
  ReadonlySet<DefId>,
  Map<string, { readonly trait: DefId; readonly item: AssocItem }[]>
>();

function traitItemsNamed(fcx: FnCtxt, name: string): readonly { readonly trait: DefId; readonly item: AssocItem }[] {
  const traits = fcx.db.program.traitsInScope(fcx.module, fcx.owner);
  let index = scopeIndexes.get(traits);
  if (index === undefined) {
    index = new Map();
    for (const trait of withSupertraits(fcx, traits)) {
      for (const item of fcx.db.assocItems(trait)) {
        const known = index.get(item.name);
        if (known === undefined) index.set(item.name, [{ trait, item }]);
        else known.push({ trait, item });
      }
    }
    scopeIndexes.set(traits, index);
  }
  return index.get(name) ?? [];
}

/**
 * A library trait marked `#[brings_supertraits]` puts them in scope with it: methods that an older version of the crate had
 * in one trait and a newer one has in several (`rand`'s `SliceRandom`).
 */
function withSupertraits(fcx: FnCtxt, traits: ReadonlySet<DefId>): ReadonlySet<DefId> {
  const all = new Set(traits);
  for (const trait of all) {
    if (!fcx.db.program.def(trait).attrs.some((attr) => attr.path === 'brings_supertraits')) continue;
    for (const it of fcx.db.superTraits(trait)) if (it.kind === 'trait') all.add(it.trait.def);
  }
  return all;
}

class Probe {
  private readonly fcx: FnCtxt;
  private readonly name: string;
  private readonly span: Span;
  private readonly mode: Mode;
  private readonly inherent: Candidate[] = [];
  private readonly extension: Candidate[] = [];
  private readonly seenImpls = new Set<DefId>();
  readonly unsatisfied: Unsatisfied[] = [];
  readonly statics: Candidate[] = [];
  readonly privates: DefId[] = [];

  constructor(fcx: FnCtxt, name: string, span: Span, mode: Mode) {
    this.fcx = fcx;
    this.name = name;
    this.span = span;
    this.mode = mode;
  }

  // ---------------------------------------------------------------- candidates

  assembleFor(ty: Ty): void {
    const { fcx } = this;
    // `{integer}` has no methods of its own until it is known which integer it is (E0689).
    if (ty.kind === 'infer') return;
    for (const impl of fcx.db.inherentImpls(ty)) this.assembleImpl(impl);
    if (ty.kind === 'dyn' && ty.principal !== undefined) {
      this.assembleTraits({ def: ty.principal.def, args: [typeArg(ty), ...ty.principal.args] }, 'object');
    }
    if (ty.kind === 'param') {
      for (const predicate of fcx.env.predicates) {
        if (predicate.kind !== 'trait') continue;
        const self = predicate.trait.args[0];
        if (self?.kind === 'type' && self.ty === ty) this.addTraitItem(predicate.trait, 'where');
      }
    }
  }

  private assembleImpl(impl: DefId): void {
    if (this.seenImpls.has(impl)) return;
    this.seenImpls.add(impl);
    for (const item of this.fcx.db.assocItems(impl)) {
      if (item.name === this.name) this.add(this.inherent, { item, source: { kind: 'inherent', impl } });
    }
  }

  /** The trait and its supertraits. */
  private assembleTraits(root: TraitRef, kind: 'object' | 'where'): void {
    const seen = new Set<DefId>();
    const queue = [root];
    for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
      if (seen.has(it.def)) continue;
      seen.add(it.def);
      this.addTraitItem(it, kind);
      for (const predicate of this.fcx.db.superTraits(it.def)) {
        if (predicate.kind === 'trait') queue.push(substTraitRef(predicate.trait, it.args));
      }
    }
  }

  private addTraitItem(trait: TraitRef, kind: 'object' | 'where'): void {
    for (const item of this.fcx.db.assocItems(trait.def)) {
      if (item.name === this.name) this.add(this.inherent, { item, source: { kind, trait } });
    }
  }

  assembleExtension(): void {
    for (const { trait, item } of traitItemsNamed(this.fcx, this.name)) {
      this.add(this.extension, { item, source: { kind: 'trait', trait } });
    }
  }

  private add(list: Candidate[], candidate: Candidate): void {
    const { item, source } = candidate;
    if (item.kind === 'type') return;
    if (this.mode === 'method' && (item.kind !== 'fn' || !item.hasSelf)) {
      this.statics.push(candidate);
      return;
    }
    if (
      source.kind === 'inherent' &&
      !this.fcx.db.program.isVisible(this.fcx.db.program.def(item.def).visibility, this.fcx.module)
    ) {
      this.privates.push(item.def);
      return;
    }
    list.push(candidate);
  }

  // ---------------------------------------------------------------- picking

  pickMethod(
    steps: readonly DerefStep[],
    autoderefs: number,
    selfTy: Ty,
    autoref: Pick['autoref'],
    unsize: boolean,
  ): ProbeResult | undefined {
    for (const list of [this.inherent, this.extension]) {
      const found = this.consider(list, selfTy);
      if (found.length === 0) continue;
      const chosen = this.collapse(found);
      if (chosen === undefined) return { kind: 'ambiguous', candidates: found };
      return { kind: 'pick', pick: { ...chosen, steps, autoderefs, autoref, unsize, selfTy } };
    }
    return undefined;
  }

  private consider(list: readonly Candidate[], selfTy: Ty): Candidate[] {
    const found: Candidate[] = [];
    for (const candidate of list) if (this.applies(candidate, selfTy)) found.push(candidate);
    return found;
  }

  /** Several candidates of one trait are that trait's method, with its arguments left open. */
  private collapse(found: readonly Candidate[]): Candidate | undefined {
    const [first] = found;
    if (first === undefined || found.length === 1) return first;
    if (first.source.kind === 'inherent') return undefined;
    const container = first.item.container;
    if (found.every((it) => it.item.def === first.item.def))
      return { item: first.item, source: { kind: 'trait', trait: container } };
    // A method of a subtrait shadows nothing: ambiguous.
    return undefined;
  }

  /** Does the candidate take a receiver of this type (or, for paths, is it an item of this type)? */
  private applies(candidate: Candidate, selfTy: Ty): boolean {
    const { fcx } = this;
    return fcx.infcx.probe(() => {
      const args = candidateArgs(fcx, candidate, this.span, this.mode === 'path' ? selfTy : undefined);
      let wanted: Ty;
      if (this.mode === 'path') {
        if (candidate.source.kind === 'inherent') wanted = subst(fcx.db.typeOf(candidate.source.impl), args);
        else wanted = args[0]?.kind === 'type' ? args[0].ty : selfTy;
      } else {
        const param = fcx.db.fnSig(candidate.item.def).params[0];
        if (param === undefined || this.skippedByEdition(candidate, selfTy)) return false;
        wanted = subst(param, args);
        if (!headsMayMatch(fcx, wanted, selfTy)) return false;
      }
      wanted = fcx.normalize(wanted, this.span);
      if (!fcx.infcx.unify(wanted, selfTy)) return false;
      return this.boundsHold(candidate, args, selfTy) && this.returnHolds(candidate, args, selfTy);
    });
  }

  /** Before edition 2024 `boxed_slice.into_iter()` goes over references, as if a box were no iterator of its own. */
  private skippedByEdition(candidate: Candidate, selfTy: Ty): boolean {
    const { fcx } = this;
    if (fcx.edition >= 2024 || selfTy.kind !== 'adt' || selfTy.def !== fcx.db.lang('owned_box')) return false;
    const [content] = selfTy.args;
    if (content?.kind !== 'type' || fcx.infcx.shallow(content.ty).kind !== 'slice') return false;
    return candidate.item.def === fcx.db.lang('into_iter');
  }

  /** What the return type projects from must hold too: `join` of a slice that cannot be joined is no candidate. */
  private returnHolds(candidate: Candidate, args: GenericArgs, selfTy: Ty): boolean {
    const { fcx } = this;
    if (this.mode !== 'method' || candidate.source.kind !== 'inherent') return true;
    const { ret } = fcx.db.fnSig(candidate.item.def);
    if (ret.kind !== 'projection') return true;
    const trait = fcx.db.program.def(ret.def).parent;
    if (trait === undefined || fcx.db.program.def(trait).kind !== 'trait') return true;
    const predicate: Predicate = {
      kind: 'trait',
      trait: { def: trait, args: fcx.infcx.resolveArgs(substArgs(ret.args, args)) },
    };
    if (fcx.infcx.holds(predicate, fcx.env) !== 'no') return true;
    this.unsatisfied.push({
      trait: undefined,
      item: candidate.item,
      selfTy: fcx.infcx.resolve(selfTy),
      predicates: [predicate],
    });
    return false;
  }

  private boundsHold(candidate: Candidate, args: GenericArgs, selfTy: Ty): boolean {
    const { fcx } = this;
    switch (candidate.source.kind) {
      case 'object':
      case 'where':
        return true;
      case 'inherent': {
        const failing = failingBounds(fcx, candidate.source.impl, args, this.span);
        if (failing.length === 0) return true;
        this.unsatisfied.push({
          trait: undefined,
          item: candidate.item,
          selfTy: fcx.infcx.resolve(selfTy),
          predicates: failing,
        });
        return false;
      }
      case 'trait': {
        const trait = candidate.source.trait;
        const count = fcx.db.genericsOf(trait).params.length;
        const predicate: Predicate = {
          kind: 'trait',
          trait: { def: trait, args: fcx.infcx.resolveArgs(args.slice(0, count)) },
        };
        if (fcx.infcx.holds(predicate, fcx.env) !== 'no') return true;
        this.unsatisfied.push({
          trait,
          item: candidate.item,
          selfTy: fcx.infcx.resolve(args[0]?.kind === 'type' ? args[0].ty : selfTy),
          predicates: whyNot(fcx, predicate.trait, this.span),
        });
        return false;
      }
    }
  }
}

/** Cheap reject before normalising: different constructors never unify. */
function headsMayMatch(fcx: FnCtxt, wanted: Ty, selfTy: Ty): boolean {
  if (wanted.kind === 'infer' || wanted.kind === 'projection' || wanted.kind === 'opaque' || selfTy.kind === 'infer')
    return true;
  if (wanted.kind !== selfTy.kind) return selfTy.kind === 'opaque' || selfTy.kind === 'projection';
  if (wanted.kind === 'adt' && selfTy.kind === 'adt') return wanted.def === selfTy.def;
  if (wanted.kind === 'ref' && selfTy.kind === 'ref') {
    return wanted.mut === selfTy.mut && headsMayMatch(fcx, fcx.infcx.shallow(wanted.ty), fcx.infcx.shallow(selfTy.ty));
  }
  return true;
}

/** Generic arguments for a candidate with everything unknown fresh; of the item's full list. */
function candidateArgs(
  fcx: FnCtxt,
  candidate: { readonly item: AssocItem; readonly source: CandidateSource },
  span: Span,
  selfTy: Ty | undefined,
): GenericArgs {
  let prefix: GenericArgs;
  switch (candidate.source.kind) {
    case 'inherent':
      prefix = fcx.infcx.freshArgs(candidate.source.impl, span);
      break;
    case 'object':
    case 'where':
      prefix = candidate.source.trait.args;
      break;
    case 'trait': {
      const fresh = fcx.infcx.freshArgs(candidate.source.trait, span);
      prefix = selfTy === undefined ? fresh : [typeArg(selfTy), ...fresh.slice(1)];
      break;
    }
  }
  return extendFresh(fcx, candidate.item.def, prefix, span);
}

/** The item's own parameters, fresh, after those of its container. */
export function extendFresh(fcx: FnCtxt, def: DefId, prefix: GenericArgs, span: Span): GenericArgs {
  const { params } = fcx.db.genericsOf(def);
  if (params.length <= prefix.length) return prefix;
  const out: GenericArg[] = [...prefix];
  for (const param of params.slice(prefix.length)) {
    if (param.kind === 'lifetime') out.push(ERASED_ARG);
    else if (param.kind === 'type') out.push(typeArg(fcx.infcx.freshTy(span)));
    else out.push({ kind: 'const', value: fcx.infcx.freshConst(fcx.db.typeOf(param.def)) });
  }
  return out;
}

/** The where clauses of an impl that certainly fail for these arguments. */
function failingBounds(fcx: FnCtxt, impl: DefId, args: GenericArgs, span: Span): Predicate[] {
  const failing: Predicate[] = [];
  for (const { predicate } of fcx.db.predicatesOf(impl)) {
    const need = instantiate(fcx, predicate, args, span);
    if (fcx.infcx.holds(need, fcx.env) === 'no') failing.push(resolvePredicate(fcx, need));
  }
  return failing;
}

function instantiate(fcx: FnCtxt, predicate: Predicate, args: GenericArgs, span: Span): Predicate {
  const list = (of: GenericArgs): GenericArgs =>
    substArgs(of, args).map((arg) =>
      arg.kind === 'type' && arg.ty.flags.hasAlias ? typeArg(fcx.normalize(arg.ty, span)) : arg,
    );
  if (predicate.kind === 'trait')
    return { ...predicate, trait: { def: predicate.trait.def, args: list(predicate.trait.args) } };
  return { ...predicate, args: list(predicate.args), ty: fcx.normalize(subst(predicate.ty, args), span) };
}

/** The predicate with all known variables replaced. */
export function resolvePredicate(fcx: FnCtxt, predicate: Predicate): Predicate {
  if (predicate.kind === 'trait')
    return { ...predicate, trait: { def: predicate.trait.def, args: fcx.infcx.resolveArgs(predicate.trait.args) } };
  return { ...predicate, args: fcx.infcx.resolveArgs(predicate.args), ty: fcx.infcx.resolve(predicate.ty) };
}

/** Why a trait does not hold: failing bounds of the one impl that would fit, or the predicate itself. */
function whyNot(fcx: FnCtxt, trait: TraitRef, span: Span): Predicate[] {
  const self = trait.args[0];
  if (self?.kind === 'type') {
    for (const impl of fcx.db.implsOf(trait.def, self.ty)) {
      const ref = fcx.db.implTraitRef(impl);
      if (ref === undefined) continue;
      const args = fcx.infcx.freshArgs(impl, span);
      const failing = fcx.infcx.probe(() => {
        if (!fcx.infcx.unifyArgs(substTraitRef(ref, args).args, trait.args)) return [];
        return failingBounds(fcx, impl, args, span);
      });
      if (failing.length > 0) return failing;
    }
  }
  return [];
}

/** Finds the method a call `receiver.name(..)` means. */
export function probeMethod(fcx: FnCtxt, receiver: Ty, name: string, span: Span): ProbeResult {
  const steps = autoderef(fcx, receiver, span, true);
  const probe = new Probe(fcx, name, span, 'method');
  const last = steps.at(-1);
  const first = steps[0];
  if (first === undefined || first.ty.kind === 'error')
    return { kind: 'noMatch', info: { unsatisfied: [], statics: [], privates: [], steps } };
  if (first.ty.kind === 'infer' && first.ty.var.kind === 'ty') return { kind: 'unknownReceiver', ty: first.ty };
  const all: { readonly ty: Ty; readonly n: number; readonly unsize: boolean }[] = steps
    .map((step, n) => ({ ty: step.ty, n, unsize: false }))
    .filter(
      (it) =>
        steps[it.n]?.throughRaw !== true &&
        it.ty.kind !== 'error' &&
        !(it.ty.kind === 'infer' && it.ty.var.kind === 'ty'),
    );
  if (last !== undefined && last.ty.kind === 'array')
    all.push({ ty: mkSlice(last.ty.elem), n: steps.length - 1, unsize: true });
  for (const step of all) probe.assembleFor(step.ty);
  // What a type with an error in it derefs to is unknown: only its own methods are sure.
  if (last === undefined || last.ty.kind !== 'error') probe.assembleExtension();
  for (const { ty, n, unsize } of all) {
    if (!unsize) {
      const byValue = probe.pickMethod(
        steps,
        n,
        ty,
        // A closure then captures what the reference points to, not the reference.
        ty.kind === 'ref' ? 'reborrow' : 'none',
        false,
      );
      if (byValue !== undefined) return byValue;
    }
    const shared = probe.pickMethod(steps, n, mkRef(ty, 'not'), 'not', unsize);
    if (shared !== undefined) return shared;
    const mutable = probe.pickMethod(steps, n, mkRef(ty, 'mut'), 'mut', unsize);
    if (mutable !== undefined) return mutable;
    if (ty.kind === 'ptr' && ty.mut === 'mut' && !unsize) {
      const raw = probe.pickMethod(steps, n, mkPtr(ty.ty, 'not'), 'constPtr', false);
      if (raw !== undefined) return raw;
    }
  }
  if (last !== undefined && last.ty.kind === 'infer' && last.ty.var.kind === 'ty')
    return { kind: 'unknownReceiver', ty: last.ty };
  return {
    kind: 'noMatch',
    info: { unsatisfied: probe.unsatisfied, statics: probe.statics, privates: probe.privates, steps },
  };
}

/** Finds the associated fn or const a path `Type::name` means. */
export function probePath(fcx: FnCtxt, selfTy: Ty, name: string, span: Span): ProbeResult {
  const ty = fcx.structurally(selfTy);
  const step: DerefStep = { ty, viaOverload: false, throughRaw: false };
  if (ty.kind === 'infer' && ty.var.kind === 'ty') return { kind: 'unknownReceiver', ty };
  const probe = new Probe(fcx, name, span, 'path');
  probe.assembleFor(ty);
  probe.assembleExtension();
  const picked = probe.pickMethod([step], 0, ty, 'none', false);
  if (picked !== undefined) return picked;
  return {
    kind: 'noMatch',
    info: { unsatisfied: probe.unsatisfied, statics: probe.statics, privates: probe.privates, steps: [step] },
  };
}
