//! Bounds: the where clauses of an item, what a trait's supertraits are, what an associated or opaque type promises.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Predicate, Ty } from '../ty.ts';
import { mkOpaque, mkProjection, typeArg } from '../interner.ts';
import type { Db } from './db.ts';
import { Lowerer, SILENT, type SpannedPredicate } from './lower.ts';
import { hirGenerics } from './items.ts';
import { elaborate } from './elaborate.ts';

/** A bound of a parameter as HIR: written in `scope`, or (without `trait`) the trait itself for its `Self`. */
export type ParamBound =
  | { readonly def: DefId }
  | { readonly def: DefId; readonly trait: hir.TraitRef; readonly scope: DefId; readonly span: hir.TraitRef['span'] };

/** Where bounds of a parameter may be written, from the inside out. */
function* scopes(db: Db, owner: DefId): Generator<hir.Def> {
  let at: DefId | undefined = owner;
  while (at !== undefined) {
    const it: hir.Def = db.program.def(at);
    switch (it.kind) {
      case 'closure':
      case 'opaque':
        at = it.owner;
        continue;
      case 'variant':
        at = it.adt;
        continue;
      case 'tyParam':
      case 'constParam':
        at = it.parent;
        continue;
      default:
        yield it;
        at = hirGenerics(it)?.parent;
    }
  }
}

function* traitBounds(bounds: readonly hir.Bound[]): Generator<hir.TraitRef> {
  for (const bound of bounds) if (bound.kind === 'trait' && bound.modifier !== 'maybe') yield bound.trait;
}

/** See `Db.boundsOfParam`. */
export function boundsOfParam(db: Db, owner: DefId, param: DefId): readonly ParamBound[] {
  const result: ParamBound[] = [];
  for (const it of scopes(db, owner)) {
    const generics = hirGenerics(it);
    if (generics === undefined) continue;
    if (it.kind === 'trait' && generics.params[0]?.def === param) result.push({ def: it.id });
    for (const own of generics.params)
      if (own.def === param)
        for (const trait of traitBounds(own.bounds))
          result.push({ def: trait.def, trait, scope: it.id, span: trait.span });
    for (const where of generics.where)
      if (where.kind === 'bound' && where.ty.kind === 'param' && where.ty.def === param)
        for (const trait of traitBounds(where.bounds))
          result.push({ def: trait.def, trait, scope: it.id, span: trait.span });
  }
  return result;
}

/** Supertraits as written, `where Self: Super` included. */
export function hirSuperTraits(db: Db, trait: DefId): readonly hir.TraitRef[] {
  const it = db.program.def(trait);
  if (it.kind !== 'trait') return [];
  const self = it.generics.params[0]?.def;
  const result = [...traitBounds(it.supertraits)];
  for (const where of it.generics.where)
    if (where.kind === 'bound' && where.ty.kind === 'param' && where.ty.def === self)
      result.push(...traitBounds(where.bounds));
  return result;
}

/** See `TypeDb.superTraits`. */
export function computeSuperTraits(db: Db, trait: DefId): readonly Predicate[] {
  const it = db.program.def(trait);
  if (it.kind !== 'trait') return [];
  const selfDef = it.generics.params[0]?.def;
  if (selfDef === undefined) return [];
  const self = db.paramTy(selfDef);
  const lowerer = new Lowerer(db, trait, undefined, db.sinkFor(trait));
  const result = lowerer.bounds(it.supertraits, self);
  for (const where of it.generics.where)
    if (where.kind === 'bound' && where.ty.kind === 'param' && where.ty.def === selfDef)
      result.push(...lowerer.bounds(where.bounds, self));
  return result.map((bound) => bound.predicate);
}

/** Is `T: ?Sized` said of the parameter, inline or in a where clause? */
function isMaybeSized(generics: hir.Generics, param: hir.GenericParam): boolean {
  const hasMaybe = (bounds: readonly hir.Bound[]): boolean =>
    bounds.some((bound) => bound.kind === 'trait' && bound.modifier === 'maybe');
  if (hasMaybe(param.bounds)) return true;
  return generics.where.some(
    (where) =>
      where.kind === 'bound' && where.ty.kind === 'param' && where.ty.def === param.def && hasMaybe(where.bounds),
  );
}

/** See `TypeDb.predicatesOf`. */
export function computePredicates(db: Db, def: DefId): readonly SpannedPredicate[] {
  const it = db.program.def(def);
  if (it.kind === 'variant') return db.predicatesOf(it.adt);
  if (it.kind === 'closure') return db.predicatesOf(it.owner);
  const generics = hirGenerics(it);
  if (generics === undefined) return [];
  const result: SpannedPredicate[] = generics.parent === undefined ? [] : [...db.predicatesOf(generics.parent)];
  if (it.kind === 'trait')
    result.push({ predicate: { kind: 'trait', trait: { def, args: db.identityArgs(def) } }, span: it.span });
  const sized = db.lang('sized');
  const lowerer = new Lowerer(db, def, undefined, db.sinkFor(def));
  generics.params.forEach((param, i) => {
    if (param.kind !== 'type' || (it.kind === 'trait' && i === 0)) return;
    const self = db.paramTy(param.def);
    if (sized !== undefined && !isMaybeSized(generics, param))
      result.push({ predicate: { kind: 'trait', trait: { def: sized, args: [typeArg(self)] } }, span: param.span });
    result.push(...lowerer.bounds(param.bounds, self));
  });
  const traitSelf = it.kind === 'trait' ? generics.params[0]?.def : undefined;
  for (const where of generics.where) {
    if (where.kind !== 'bound') continue;
    // Supertraits follow from `Self: Trait` by elaboration.
    if (traitSelf !== undefined && where.ty.kind === 'param' && where.ty.def === traitSelf) continue;
    result.push(...lowerer.bounds(where.bounds, lowerer.ty(where.ty)));
  }
  return result;
}

/** The elaborated, not yet normalised where clauses in scope of a definition. */
export function computeParamEnvSeed(db: Db, def: DefId): readonly Predicate[] {
  const it = db.program.def(def);
  if (it.kind === 'opaque') return computeParamEnvSeed(db, it.owner);
  return elaborate(
    db,
    db.predicatesOf(def).map((one) => one.predicate),
  );
}

/** What an opaque or associated type promises about itself (identity form), `Sized` included unless `?Sized`. */
export function computeItemBounds(db: Db, def: DefId): readonly Predicate[] {
  const it = db.program.def(def);
  if (it.kind !== 'opaque' && it.kind !== 'assocTy') return [];
  const args = db.identityArgs(def);
  const self: Ty = it.kind === 'opaque' ? mkOpaque(def, args) : mkProjection(def, args);
  const scope = it.kind === 'opaque' ? it.owner : def;
  const lowerer = new Lowerer(db, scope, undefined, db.sinkFor(def));
  const result: Predicate[] = [];
  const sized = db.lang('sized');
  const maybe = it.bounds.some((bound) => bound.kind === 'trait' && bound.modifier === 'maybe');
  if (sized !== undefined && !maybe) result.push({ kind: 'trait', trait: { def: sized, args: [typeArg(self)] } });
  for (const bound of lowerer.bounds(it.bounds, self)) result.push(bound.predicate);
  if (it.kind === 'opaque' && it.origin === 'asyncFn') result.push(...asyncFnBounds(db, it, self, result));
  if (it.kind === 'assocTy' && it.assoc.in === 'trait') result.push(...whereClausesOn(db, it, self));
  return elaborate(db, result);
}

/** `Future<Output = T>` of an `async fn … -> T`, when HIR left it implicit. */
function asyncFnBounds(db: Db, it: hir.OpaqueDef, self: Ty, have: readonly Predicate[]): Predicate[] {
  const future = db.lang('future_trait');
  const output =
    db.lang('future_output') ??
    (future === undefined ? undefined : db.assocItems(future).find((item) => item.name === 'Output')?.def);
  const owner = db.program.def(it.owner);
  if (future === undefined || output === undefined || owner.kind !== 'fn') return [];
  if (have.some((predicate) => predicate.kind === 'trait' && predicate.trait.def === future)) return [];
  const args = [typeArg(self)];
  const ret = new Lowerer(db, owner.id, undefined, SILENT).ty(owner.sig.ret);
  return [
    { kind: 'trait', trait: { def: future, args } },
    { kind: 'projection', def: output, args, ty: ret },
  ];
}

/** `trait T where Self::Item: Bound` promises the bound for everyone who names `T::Item`. */
function whereClausesOn(db: Db, it: hir.AssocTyDef, self: Ty): Predicate[] {
  const trait = db.program.def(it.assoc.container);
  if (trait.kind !== 'trait') return [];
  const lowerer = new Lowerer(db, trait.id, undefined, SILENT);
  const result: Predicate[] = [];
  for (const where of trait.generics.where) {
    if (where.kind !== 'bound' || (where.ty.kind !== 'assoc' && where.ty.kind !== 'qualified')) continue;
    if (lowerer.ty(where.ty) === self)
      for (const bound of lowerer.bounds(where.bounds, self)) result.push(bound.predicate);
  }
  return result;
}

/** See `Db.requiresSelfSized`. */
export function requiresSelfSized(db: Db, item: DefId): boolean {
  const sized = db.lang('sized');
  const container = db.assocContainer(item);
  const trait = container === undefined ? undefined : db.program.def(container);
  const generics = hirGenerics(db.program.def(item));
  if (sized === undefined || generics === undefined || trait?.kind !== 'trait') return false;
  const self = trait.generics.params[0]?.def;
  return generics.where.some(
    (where) =>
      where.kind === 'bound' &&
      where.ty.kind === 'param' &&
      where.ty.def === self &&
      where.bounds.some((bound) => bound.kind === 'trait' && bound.trait.def === sized && bound.modifier !== 'maybe'),
  );
}
