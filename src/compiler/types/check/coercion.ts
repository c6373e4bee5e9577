//! Coercions at coercion sites: never, reborrow and deref of references, unsizing, fn items and closures to fn pointers,
//! pointers weakening. Architecture of rustc_hir_typeck's `coercion.rs`.
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { substSig } from '../fold.ts';
import { mkFnPtr, mkPtr, mkRef } from '../interner.ts';
import type { FnSig, Ty } from '../ty.ts';
import { applyAdjustments } from './adjust.ts';
import { autoderef, derefAdjustments } from './autoderef.ts';
import type { FnCtxt } from './fcx.ts';
import type { Adjustment } from './tables.ts';
import { coerceUnsized } from './unsize.ts';

interface Coerced {
  readonly adjustments: readonly Adjustment[];
  readonly target: Ty;
}

/** The adjustments that turn a value of type `source` into one of `target`; undefined (and no effect) if none do. */
export function coerceTy(fcx: FnCtxt, source: Ty, target: Ty, span: Span, twoPhase: boolean): Coerced | undefined {
  let result: Coerced | undefined;
  // What pending obligations decide stays decided even if the coercion fails.
  fcx.structurally(source);
  fcx.structurally(target);
  fcx.infcx.commitIf(() => {
    result = coerceInner(fcx, source, target, span, twoPhase);
    return result !== undefined;
  });
  return result;
}

/** Coerces an expression of type `source` and records the adjustments. False if it cannot be. */
export function tryCoerce(fcx: FnCtxt, expr: hir.Expr, source: Ty, target: Ty, twoPhase = false): Ty | undefined {
  const result = coerceTy(fcx, source, target, expr.span, twoPhase);
  if (result === undefined) return undefined;
  applyAdjustments(fcx, expr, result.adjustments);
  return fcx.infcx.shallow(result.target);
}

function unifyInto(fcx: FnCtxt, a: Ty, b: Ty, adjustments: readonly Adjustment[] = []): Coerced | undefined {
  return fcx.infcx.unify(b, a) ? { adjustments, target: b } : undefined;
}

/**
 * The type to coerce. As in rustc, pending obligations are tried first if variables are left in it:
 * `let p: Pin<Box<dyn Tr>> = Pin::from(boxed)` has to know that it is a `Pin<Box<T>>` so far.
 */
function beforeCoercion(fcx: FnCtxt, sourceTy: Ty, targetTy: Ty): Ty {
  const source = fcx.structurally(sourceTy);
  if (source.kind !== 'adt' || fcx.infcx.shallow(targetTy).kind !== 'adt') return source;
  if (fcx.infcx.resolve(source).flags.hasInfer) fcx.select();
  return source;
}

function coerceInner(fcx: FnCtxt, sourceTy: Ty, targetTy: Ty, span: Span, twoPhase: boolean): Coerced | undefined {
  const source = beforeCoercion(fcx, sourceTy, targetTy);
  const target = fcx.structurally(targetTy);
  if (source.kind === 'error' || target.kind === 'error') return { adjustments: [], target };
  if (source.kind === 'never') {
    if (target.kind === 'never') return { adjustments: [], target };
    if (target.kind === 'infer' && target.var.kind === 'ty') fcx.infcx.unify(target, fcx.infcx.freshDiverging(span));
    return { adjustments: [{ kind: 'neverToAny', target }], target };
  }
  if (source === target && source.kind !== 'ref') return { adjustments: [], target };
  if (source.kind === 'infer') return unifyInto(fcx, source, target);
  const unsized = coerceUnsized(fcx, source, target, span);
  if (unsized !== undefined) return unsized;
  if (target.kind === 'ptr') return coerceToRaw(fcx, source, target);
  if (target.kind === 'ref') return coerceToRef(fcx, source, target, span, twoPhase);
  switch (source.kind) {
    case 'fnDef':
      return coerceFnItem(fcx, source, target, span);
    case 'fnPtr':
      if (target.kind === 'fnPtr' && target.unsafe && !source.unsafe) {
        const unsafeTy = mkFnPtr(source.params, source.ret, true);
        return unifyInto(fcx, unsafeTy, target, [{ kind: 'pointer', cast: 'unsafeFn', target: unsafeTy }]);
      }
      return unifyInto(fcx, source, target);
    case 'closure':
      return coerceClosure(fcx, source, target);
    default:
      return unifyInto(fcx, source, target);
  }
}

/** `&T`/`&mut T`/`*mut T` → `*const T`/`*mut T`. */
function coerceToRaw(fcx: FnCtxt, source: Ty, target: Ty & { kind: 'ptr' }): Coerced | undefined {
  if (source.kind !== 'ref' && source.kind !== 'ptr') return unifyInto(fcx, source, target);
  if (target.mut === 'mut' && source.mut !== 'mut') return undefined;
  if (!fcx.infcx.unify(target.ty, source.ty)) return undefined;
  const raw = mkPtr(source.ty, target.mut);
  if (source.kind === 'ref') {
    return {
      adjustments: [
        { kind: 'deref', overloaded: undefined, target: source.ty },
        { kind: 'rawBorrow', mut: target.mut, target: raw },
      ],
      target: raw,
    };
  }
  if (source.mut !== target.mut)
    return { adjustments: [{ kind: 'pointer', cast: 'mutToConst', target: raw }], target: raw };
  return { adjustments: [], target: raw };
}

/** Reborrow, with autoderef: `&mut T` → `&T`, `&String` → `&str`, … */
function coerceToRef(
  fcx: FnCtxt,
  source: Ty,
  target: Ty & { kind: 'ref' },
  span: Span,
  twoPhase: boolean,
): Coerced | undefined {
  if (source.kind !== 'ref') return unifyInto(fcx, source, target);
  if (target.mut === 'mut' && source.mut !== 'mut') return undefined;
  const steps = autoderef(fcx, source, span);
  for (let n = 1; n < steps.length; n++) {
    const pointee = steps[n]?.ty;
    if (pointee === undefined) break;
    const reborrowed = mkRef(pointee, target.mut);
    if (!fcx.infcx.unify(target, reborrowed)) continue;
    // `&T` to `&T` needs nothing; `&mut` is always reborrowed, so that the original is not moved.
    if (n === 1 && source.mut === 'not') return { adjustments: [], target: reborrowed };
    return {
      adjustments: [...derefAdjustments(steps, n), { kind: 'borrow', mut: target.mut, twoPhase, target: reborrowed }],
      target: reborrowed,
    };
  }
  return undefined;
}

function coerceFnItem(fcx: FnCtxt, source: Ty & { kind: 'fnDef' }, target: Ty, span: Span): Coerced | undefined {
  if (target.kind !== 'fnPtr') return unifyInto(fcx, source, target);
  const sig = fnItemSig(fcx, source, span);
  const pointer = fnPtrOf(sig);
  const adjustments: Adjustment[] = [{ kind: 'pointer', cast: 'reifyFn', target: pointer }];
  if (target.unsafe && !sig.unsafe) {
    const unsafeTy = mkFnPtr(sig.params, sig.ret, true);
    adjustments.push({ kind: 'pointer', cast: 'unsafeFn', target: unsafeTy });
    return unifyInto(fcx, unsafeTy, target, adjustments);
  }
  return unifyInto(fcx, pointer, target, adjustments);
}

/** Signature of a fn item type, normalised. */
export function fnItemSig(fcx: FnCtxt, ty: Ty & { kind: 'fnDef' }, span: Span): FnSig {
  return fcx.infcx.normalizeSig(substSig(fcx.db.fnSig(ty.def), ty.args), fcx.env, fcx.cause(span));
}

function fnPtrOf(sig: FnSig): Ty {
  return mkFnPtr(sig.params, sig.ret, sig.unsafe);
}

/** Whether a closure of this body captures nothing as far as its text says (names of outer locals used inside). */
function mayCapture(fcx: FnCtxt, def: hir.DefId): boolean {
  const state = fcx.closures.get(def);
  if (state === undefined) return fcx.db.closureInfo(def).captures.length > 0;
  if (state.captures !== undefined) return state.captures.length > 0;
  return fcx.closureMentions.get(def) ?? false;
}

function closureSig(fcx: FnCtxt, def: hir.DefId): FnSig {
  return fcx.closures.get(def)?.sig ?? fcx.db.closureInfo(def).sig;
}

function coerceClosure(fcx: FnCtxt, source: Ty & { kind: 'closure' }, target: Ty): Coerced | undefined {
  if (target.kind !== 'fnPtr' || mayCapture(fcx, source.def)) return unifyInto(fcx, source, target);
  const sig = closureSig(fcx, source.def);
  const pointer = mkFnPtr(sig.params, sig.ret, target.unsafe);
  return unifyInto(fcx, pointer, target, [{ kind: 'pointer', cast: 'closureFn', target: pointer }]);
}

/**
 * The least upper bound coercion of the values already seen (all of type `prev`) and a new one: the type both become,
 * with adjustments recorded. Undefined if there is none.
 */
export function coerceLub(fcx: FnCtxt, exprs: readonly hir.Expr[], prev: Ty, expr: hir.Expr, next: Ty): Ty | undefined {
  const prevTy = fcx.structurally(prev);
  const nextTy = fcx.structurally(next);
  if (prevTy === nextTy && prevTy.kind !== 'infer') return prevTy;
  const reified = lubFns(fcx, exprs, prevTy, expr, nextTy);
  if (reified !== undefined) return reified;
  if (!fcx.tables.adjustments.has(expr.id)) {
    const done = tryCoerce(fcx, expr, nextTy, prevTy);
    if (done !== undefined) return done;
  }
  // Earlier values may follow only if nothing but a reborrow (or never) was done to them.
  const free = exprs.every((it) => {
    const adjustments = fcx.tables.adjustments.get(it.id);
    if (adjustments === undefined || adjustments.length === 0 || adjustments[0]?.kind === 'neverToAny') return true;
    return (
      adjustments.length === 2 &&
      adjustments[0]?.kind === 'deref' &&
      adjustments[0].overloaded === undefined &&
      adjustments[1]?.kind === 'borrow'
    );
  });
  if (free) {
    const result = coerceTy(fcx, prevTy, nextTy, expr.span, false);
    if (result !== undefined) {
      for (const it of exprs) applyAdjustments(fcx, it, result.adjustments);
      return result.target;
    }
  }
  return fcx.infcx.unify(prevTy, nextTy) ? prevTy : undefined;
}

/** Two different fn items (or non-capturing closures) meet as fn pointers. */
function lubFns(fcx: FnCtxt, exprs: readonly hir.Expr[], prev: Ty, expr: hir.Expr, next: Ty): Ty | undefined {
  const asFn = (ty: Ty, span: Span): { readonly sig: FnSig; readonly cast: 'reifyFn' | 'closureFn' } | undefined => {
    if (ty.kind === 'fnDef') return { sig: fnItemSig(fcx, ty, span), cast: 'reifyFn' };
    if (ty.kind === 'closure' && !mayCapture(fcx, ty.def)) return { sig: closureSig(fcx, ty.def), cast: 'closureFn' };
    return undefined;
  };
  if (prev.kind === 'fnDef' && next.kind === 'fnDef' && fcx.infcx.unify(prev, next)) return prev;
  const a = asFn(prev, expr.span);
  const b = asFn(next, expr.span);
  if (a === undefined || b === undefined) return undefined;
  const pa = fnPtrOf(a.sig);
  const pb = fnPtrOf(b.sig);
  if (!fcx.infcx.unify(pa, pb)) return undefined;
  for (const it of exprs) applyAdjustments(fcx, it, [{ kind: 'pointer', cast: a.cast, target: pa }]);
  applyAdjustments(fcx, expr, [{ kind: 'pointer', cast: b.cast, target: pb }]);
  return pa;
}
