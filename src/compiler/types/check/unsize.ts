//! Unsizing coercions: `&[T; N]` → `&[T]`, `Box<T>` → `Box<dyn Trait>`, upcasts, and the same behind any pointer with a
//! `CoerceUnsized` impl. The rules of `Unsize` are applied structurally; what remains are ordinary obligations.
import type { Span } from '../../../source/span.ts';
import type { DefId } from '../../hir/hir.ts';
import { anyTy, subst, substPredicate, substTraitRef } from '../fold.ts';
import { mkAdt, mkRef, mkPtr, typeArg } from '../interner.ts';
import type { Cause } from '../api.ts';
import type { GenericArg, Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';
import type { Adjustment } from './tables.ts';

/** `source` → `target` by unsizing, as adjustments; undefined if it is not such a coercion. */
export function coerceUnsized(
  fcx: FnCtxt,
  source: Ty,
  target: Ty,
  span: Span,
): { readonly adjustments: Adjustment[]; readonly target: Ty } | undefined {
  const cause: Cause = { span, code: { kind: 'coercion' } };
  if (source.kind === 'infer' || target.kind === 'infer') return undefined;
  const out: Adjustment[] = [];
  if (source.kind === 'ref' && (target.kind === 'ref' || target.kind === 'ptr')) {
    if (target.mut === 'mut' && source.mut !== 'mut') return undefined;
    if (!fcx.infcx.commitIf(() => unsizeTy(fcx, source.ty, target.ty, cause, 0))) return undefined;
    out.push({ kind: 'deref', overloaded: undefined, target: source.ty });
    if (target.kind === 'ref')
      out.push({ kind: 'borrow', mut: target.mut, twoPhase: false, target: mkRef(source.ty, target.mut) });
    else out.push({ kind: 'rawBorrow', mut: target.mut, target: mkPtr(source.ty, target.mut) });
  } else if (!fcx.infcx.commitIf(() => unsizePointer(fcx, source, target, cause, 0))) {
    return undefined;
  }
  const resolved = fcx.infcx.resolve(target);
  out.push({ kind: 'pointer', cast: 'unsize', target: resolved });
  return { adjustments: out, target: resolved };
}

/** `source: CoerceUnsized<target>`. */
function unsizePointer(fcx: FnCtxt, source: Ty, target: Ty, cause: Cause, depth: number): boolean {
  const a = fcx.infcx.shallow(source);
  const b = fcx.infcx.shallow(target);
  if (depth > 8) return false;
  if ((a.kind === 'ref' || a.kind === 'ptr') && (b.kind === 'ref' || b.kind === 'ptr')) {
    if (b.mut === 'mut' && a.mut !== 'mut') return false;
    if (a.kind === 'ptr' && b.kind === 'ref') return false;
    return unsizeTy(fcx, a.ty, b.ty, cause, depth + 1);
  }
  if (a.kind !== 'adt' || b.kind !== 'adt' || a.def !== b.def) return false;
  const trait = fcx.db.lang('coerce_unsized');
  const unsize = fcx.db.lang('unsize');
  if (trait === undefined) return false;
  for (const impl of fcx.db.implsOf(trait, a)) {
    const ref = fcx.db.implTraitRef(impl);
    if (ref === undefined) continue;
    const done = fcx.infcx.commitIf(() => {
      const args = fcx.infcx.freshArgs(impl, cause.span);
      const inst = substTraitRef(ref, args);
      const [self, to] = inst.args;
      if (self?.kind !== 'type' || to?.kind !== 'type') return false;
      if (!fcx.infcx.unify(self.ty, a) || !fcx.infcx.unify(to.ty, b)) return false;
      for (const { predicate } of fcx.db.predicatesOf(impl)) {
        const need = substPredicate(predicate, args);
        if (need.kind === 'trait') {
          const [x, y] = need.trait.args;
          if (need.trait.def === unsize && x?.kind === 'type' && y?.kind === 'type') {
            if (!unsizeTy(fcx, x.ty, y.ty, cause, depth + 1)) return false;
            continue;
          }
          if (need.trait.def === trait && x?.kind === 'type' && y?.kind === 'type') {
            if (!unsizePointer(fcx, x.ty, y.ty, cause, depth + 1)) return false;
            continue;
          }
        }
        fcx.register(need, cause);
      }
      return true;
    });
    if (done) return true;
  }
  return false;
}

/** `source: Unsize<target>`. */
function unsizeTy(fcx: FnCtxt, source: Ty, target: Ty, cause: Cause, depth: number): boolean {
  const a = fcx.structurally(source);
  const b = fcx.structurally(target);
  // An unsuffixed number may become a trait object: its type falls back later (`&42` as `&dyn Debug`).
  if ((a.kind === 'infer' && a.var.kind === 'ty') || b.kind === 'infer' || a.kind === 'error' || b.kind === 'error')
    return false;
  if (a.kind === 'array' && b.kind === 'slice') return fcx.infcx.unify(a.elem, b.elem);
  if (b.kind === 'dyn') {
    if (a.kind === 'dyn') return upcast(fcx, a, b, cause);
    // Unsized values cannot become trait objects; leave the mismatch to the ordinary path.
    if (a.kind === 'str' || a.kind === 'slice') return false;
    const principal = b.principal;
    if (principal !== undefined) {
      fcx.register({ kind: 'trait', trait: { def: principal.def, args: [typeArg(a), ...principal.args] } }, cause);
      for (const { def, ty } of principal.projections) {
        const args = projectionArgs(fcx, principal.def, def, a, principal.args);
        fcx.register({ kind: 'projection', def, args, ty }, cause);
      }
    }
    for (const auto of b.autos) fcx.register({ kind: 'trait', trait: { def: auto, args: [typeArg(a)] } }, cause);
    fcx.requireSized(a, cause.span, 'argument');
    return true;
  }
  if (a.kind === 'adt' && b.kind === 'adt' && a.def === b.def && depth < 8)
    return unsizeStruct(fcx, a, b, cause, depth);
  return false;
}

/** Args of an associated type of `trait` or of one of its supertraits, for a new Self. */
function projectionArgs(fcx: FnCtxt, trait: DefId, assoc: DefId, self: Ty, args: readonly GenericArg[]): GenericArg[] {
  const owner = fcx.db.program.def(assoc).parent;
  if (owner === trait || owner === undefined) return [typeArg(self), ...args];
  // An associated type of a supertrait: its arguments come from the supertrait's reference.
  const seen = new Set<DefId>([trait]);
  let frontier: { def: DefId; args: readonly GenericArg[] }[] = [{ def: trait, args: [typeArg(self), ...args] }];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const it of frontier) {
      for (const predicate of fcx.db.superTraits(it.def)) {
        if (predicate.kind !== 'trait' || seen.has(predicate.trait.def)) continue;
        seen.add(predicate.trait.def);
        const inst = substTraitRef(predicate.trait, it.args);
        if (inst.def === owner) return [...inst.args];
        next.push(inst);
      }
    }
    frontier = next;
  }
  return [typeArg(self)];
}

/** `dyn A + Autos` → `dyn B`: same principal with fewer autos, or a supertrait. Identity is not a coercion. */
function upcast(fcx: FnCtxt, a: Ty & { kind: 'dyn' }, b: Ty & { kind: 'dyn' }, cause: Cause): boolean {
  if (!b.autos.every((auto) => a.autos.includes(auto) || impliesAuto(fcx, a, auto))) return false;
  if (b.principal === undefined) return a.principal !== undefined || a.autos.length !== b.autos.length;
  if (a.principal === undefined) return false;
  if (a.principal.def === b.principal.def) {
    if (a.autos.length === b.autos.length) return false;
    return (
      fcx.infcx.unifyArgs(a.principal.args, b.principal.args) &&
      b.principal.projections.every((it) => {
        const mine = a.principal?.projections.find((own) => own.def === it.def);
        return mine !== undefined && fcx.infcx.unify(mine.ty, it.ty);
      })
    );
  }
  // Supertrait of a.
  const wanted = b.principal;
  const queue = [{ def: a.principal.def, args: [typeArg(a), ...a.principal.args] as readonly GenericArg[] }];
  const seen = new Set<number>();
  for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
    if (seen.has(it.def)) continue;
    seen.add(it.def);
    if (it.def === wanted.def) {
      if (!fcx.infcx.unifyArgs(it.args.slice(1), wanted.args)) return false;
      for (const { def, ty } of wanted.projections) {
        fcx.register({ kind: 'projection', def, args: [typeArg(a), ...wanted.args], ty }, cause);
      }
      return true;
    }
    for (const predicate of fcx.db.superTraits(it.def)) {
      if (predicate.kind === 'trait') queue.push(substTraitRef(predicate.trait, it.args));
    }
  }
  return false;
}

function impliesAuto(fcx: FnCtxt, a: Ty, auto: DefId): boolean {
  return fcx.implementsTrait(auto, a) === 'yes';
}

/** `S<.., T>` → `S<.., U>` where only the last field mentions the differing parameters. */
function unsizeStruct(
  fcx: FnCtxt,
  a: Ty & { kind: 'adt' },
  b: Ty & { kind: 'adt' },
  cause: Cause,
  depth: number,
): boolean {
  const def = fcx.db.program.def(a.def);
  if (def.kind !== 'struct') return false;
  const identity = fcx.db.identityArgs(a.def);
  const fields = fcx.db.fieldTys(a.def, 0, identity);
  const tail = fields.at(-1);
  if (tail === undefined) return false;
  const inTail = new Set<number>();
  anyTy(tail, (part) => {
    if (part.kind === 'param') inTail.add(part.index);
    return false;
  });
  for (const field of fields.slice(0, -1)) {
    anyTy(field, (part) => {
      if (part.kind === 'param') inTail.delete(part.index);
      return false;
    });
  }
  if (inTail.size === 0) return false;
  const args = a.args.map((arg, i) => (inTail.has(i) ? (b.args[i] ?? arg) : arg));
  if (!fcx.infcx.unify(mkAdt(a.def, args), b)) return false;
  return unsizeTy(
    fcx,
    fcx.normalize(subst(tail, a.args), cause.span),
    fcx.normalize(subst(tail, b.args), cause.span),
    cause,
    depth + 1,
  );
}
