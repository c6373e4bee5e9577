//! What the language implements by itself: Sized, Copy and Clone of structural types, auto traits from a type's parts,
//! the signatures behind Fn*.
import { unreachable } from '../../../base/assert.ts';
import type { DefId } from '../../hir/hir.ts';
import type { FnSig, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import { subst, substSig } from '../fold.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { QueryCache } from '../db/cache.ts';
import type { Db } from '../db/db.ts';

/** The types that must have the trait too; 'no': not built in for this type; 'unknown': not known yet. */
export type Conditions = readonly Ty[] | 'no' | 'unknown';

const NONE: readonly Ty[] = [];

// ------------------------------------------------------------------ Sized

const sizedCaches = new WeakMap<Db, QueryCache<{ readonly ty: Ty | undefined }>>();

/** The one type that decides whether an ADT is sized (in terms of its params), if any does. */
function sizedConstraint(db: Db, adt: DefId): Ty | undefined {
  let cache = sizedCaches.get(db);
  if (cache === undefined) {
    cache = new QueryCache(db.store, 'sizedConstraint', db.program.nLibraryDefs);
    sizedCaches.set(db, cache);
  }
  return cache.get(
    adt,
    () => {
      const it = db.program.def(adt);
      if (it.kind !== 'struct') return { ty: undefined };
      const last = db.fieldTys(adt, 0, []).at(-1);
      return { ty: last === undefined ? undefined : unsizedPart(db, last) };
    },
    () => ({ ty: undefined }),
  ).ty;
}

/** The part of a last field's type that could be unsized. */
function unsizedPart(db: Db, ty: Ty): Ty | undefined {
  switch (ty.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
    case 'param':
    case 'projection':
    case 'opaque':
      return ty;
    case 'tuple': {
      const last = ty.items.at(-1);
      return last === undefined ? undefined : unsizedPart(db, last);
    }
    case 'adt': {
      const part = sizedConstraint(db, ty.def);
      return part === undefined ? undefined : unsizedPart(db, subst(part, ty.args));
    }
    default:
      return undefined;
  }
}

/** Is the type sized for sure, whatever its arguments are? The quick test before any solving. */
export function triviallySized(db: Db, ty: Ty): boolean {
  switch (ty.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
    case 'param':
    case 'projection':
    case 'opaque':
      return false;
    case 'infer':
      return ty.var.kind !== 'ty';
    case 'tuple':
      return ty.items.length === 0 || triviallySized(db, ty.items.at(-1) as Ty);
    case 'adt': {
      const part = sizedConstraint(db, ty.def);
      return part === undefined || triviallySized(db, subst(part, ty.args));
    }
    default:
      return true;
  }
}

/** When is the type `Sized`? */
export function sizedConditions(cx: Infcx, ty: Ty): Conditions {
  switch (ty.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
    case 'param':
    case 'projection':
    case 'opaque':
      return 'no';
    case 'infer':
      return ty.var.kind === 'ty' ? 'unknown' : NONE;
    case 'tuple':
      return ty.items.length === 0 ? NONE : [ty.items.at(-1) as Ty];
    case 'adt': {
      const part = sizedConstraint(cx.db, ty.def);
      return part === undefined ? NONE : [subst(part, ty.args)];
    }
    default:
      return NONE;
  }
}

// ------------------------------------------------------------------ Copy, Clone

/** When does the language itself make the type `Copy` and `Clone`? ADTs have impls. */
export function copyCloneConditions(cx: Infcx, ty: Ty): Conditions {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'int':
    case 'float':
    case 'never':
    case 'ptr':
    case 'fnDef':
    case 'fnPtr':
    case 'error':
      return NONE;
    case 'ref':
      return ty.mut === 'not' ? NONE : 'no';
    case 'tuple':
      return ty.items;
    case 'array':
      return [ty.elem];
    case 'closure':
      return captureTys(cx, ty) ?? 'unknown';
    case 'infer':
      return ty.var.kind === 'ty' ? 'unknown' : NONE;
    case 'str':
    case 'slice':
    case 'dyn':
    case 'adt':
    case 'coroutine':
    case 'param':
    case 'projection':
    case 'opaque':
      return 'no';
    default:
      return unreachable(ty);
  }
}

/** Types of a closure's or coroutine's captures; undefined while they are being inferred. */
export function captureTys(cx: Infcx, ty: Ty & { readonly kind: 'closure' | 'coroutine' }): readonly Ty[] | undefined {
  if (cx.ownsClosure(ty.def)) return cx.closures.captures(ty.def)?.map((part) => subst(part, ty.args));
  return cx.db.closureInfo(ty.def).captures.map((capture) => subst(capture.ty, ty.args));
}

// ------------------------------------------------------------------ auto traits

/** The parts whose auto traits decide those of the type. Coroutines of the body being checked: 'unknown' until it is checked. */
export function constituents(cx: Infcx, ty: Ty): Conditions {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'fnDef':
    case 'fnPtr':
    case 'error':
      return NONE;
    case 'infer':
      return ty.var.kind === 'ty' ? 'unknown' : NONE;
    case 'ref':
    case 'ptr':
      return [ty.ty];
    case 'array':
    case 'slice':
      return [ty.elem];
    case 'tuple':
      return ty.items;
    case 'adt': {
      if (ty.def === cx.lang.phantomData) return [argTy(ty.args.find((arg) => arg.kind === 'type'))];
      const it = cx.db.program.def(ty.def);
      if (it.kind !== 'struct' && it.kind !== 'enum' && it.kind !== 'union') return NONE;
      return it.variants.flatMap((_, variant) => cx.db.fieldTys(ty.def, variant, ty.args));
    }
    case 'closure':
      return captureTys(cx, ty) ?? 'unknown';
    case 'coroutine': {
      if (cx.ownsClosure(ty.def)) return 'unknown';
      const captures = captureTys(cx, ty) ?? NONE;
      return [...captures, ...cx.db.coroutineWitness(ty.def).map((one) => subst(one.ty, ty.args))];
    }
    case 'opaque':
      return hiddenAsPart(cx, ty);
    case 'dyn':
    case 'param':
    case 'projection':
      return 'no';
    default:
      return unreachable(ty);
  }
}

/** Auto traits leak through `impl Trait`. */
function hiddenAsPart(cx: Infcx, ty: Ty & { readonly kind: 'opaque' }): Conditions {
  // In a trait's method: leaks only where it is known that the trait's own body runs.
  if (cx.db.traitMethodOf(ty.def) !== undefined && ['param', 'projection', 'infer'].includes(argTy(ty.args[0]).kind))
    return 'no';
  const hidden = cx.revealed(ty);
  return hidden === undefined ? 'unknown' : [hidden];
}

// ------------------------------------------------------------------ calls

/** The signature something is called with; 'unknown': not inferred yet; undefined: not callable by itself. */
export function callableSig(cx: Infcx, ty: Ty): FnSig | 'unknown' | undefined {
  switch (ty.kind) {
    case 'closure':
      if (cx.ownsClosure(ty.def)) return cx.closures.sig(ty.def) ?? 'unknown';
      return substSig(cx.db.closureInfo(ty.def).sig, ty.args);
    case 'fnDef': {
      const sig = cx.db.fnSig(ty.def);
      return sig.unsafe ? undefined : substSig(sig, ty.args);
    }
    case 'fnPtr':
      return ty.unsafe ? undefined : { params: ty.params, ret: ty.ret, unsafe: false };
    default:
      return undefined;
  }
}

/** The output (or yielded item) type of a coroutine. */
export function coroutineOutput(
  cx: Infcx,
  ty: Ty & { readonly kind: 'coroutine' },
  what: 'output' | 'yield',
): Ty | undefined {
  if (cx.ownsClosure(ty.def)) return what === 'output' ? cx.closures.output(ty.def) : cx.closures.yieldTy(ty.def);
  const info = cx.db.closureInfo(ty.def);
  const found = what === 'output' ? info.sig.ret : info.yieldTy;
  return found === undefined ? undefined : subst(found, ty.args);
}
