//! Coherence: whose impls are allowed (E0117, E0210), that no two overlap (E0119, E0592), and that their parameters are
//! determined (E0207).
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { errorAt, type SubDiagnostic } from '../../../source/diagnostic.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { Cause, DiagnosticSink, ParamEnv } from '../api.ts';
import type { GenericArgs, TraitRef, Ty } from '../ty.ts';
import { argsHaveError, argTy } from '../interner.ts';
import { foldArgs, subst, substPredicate, substTraitRef, walkArgs, walkTy } from '../fold.ts';
import { argsMayMatch, mayMatch } from '../db/simplify.ts';
import { Infcx } from '../infer/ctxt.ts';
import { normalizeWith } from '../traits/normalize.ts';
import type { Db } from '../db/db.ts';
import { headSpan } from './spans.ts';

const EMPTY: ParamEnv = { predicates: [], reveal: false };
const CAUSE: Cause = { span: NO_SPAN, code: { kind: 'misc' } };

// ------------------------------------------------------------------ orphan rules

type Locality = 'local' | 'foreign' | { readonly param: Ty & { readonly kind: 'param' } };

function isFundamental(db: Db, def: DefId): boolean {
  return def === db.lang('owned_box') || def === db.lang('Pin') || def === db.lang('pin');
}

function locality(db: Db, ty: Ty): Locality {
  switch (ty.kind) {
    case 'ref':
      return locality(db, ty.ty);
    case 'adt':
      if (db.isUser(ty.def)) return 'local';
      return isFundamental(db, ty.def) ? locality(db, argTy(ty.args.find((arg) => arg.kind === 'type'))) : 'foreign';
    case 'dyn':
      return ty.principal !== undefined && db.isUser(ty.principal.def) ? 'local' : 'foreign';
    case 'param':
      return { param: ty };
    case 'error':
    case 'closure':
    case 'coroutine':
    case 'opaque':
      return 'local';
    default:
      return 'foreign';
  }
}

/** E0117, E0210. */
export function checkOrphan(db: Db, it: hir.ImplDef, trait: TraitRef, sink: DiagnosticSink): void {
  if (db.isUser(trait.def)) return;
  for (const arg of trait.args) {
    if (arg.kind !== 'type') continue;
    const where = locality(db, arg.ty);
    if (where === 'local') return;
    if (where === 'foreign') continue;
    const { name } = where.param;
    const span = it.generics.params.find((param) => param.def === where.param.def)?.span ?? it.span;
    sink.report(
      errorAt(
        span,
        `type parameter \`${name}\` must be used as the type parameter for some local type (e.g., \`MyStruct<${name}>\`)`,
        {
          code: 'E0210',
          label: `type parameter \`${name}\` must be used as the type parameter for some local type`,
          notes: [
            {
              kind: 'note',
              text: 'implementing a foreign trait is only possible if at least one of the types for which it is implemented is local',
            },
            { kind: 'note', text: 'only traits defined in the current crate can be implemented for a type parameter' },
          ],
        },
      ),
    );
    return;
  }
  const self = argTy(trait.args[0]);
  const primitive = self.kind !== 'adt' && self.kind !== 'dyn';
  const name = self.kind === 'adt' ? db.program.pathOf(self.def) : db.printTy(self);
  sink.report(
    errorAt(
      headSpan(it),
      `only traits defined in the current crate can be implemented for ${primitive && self.kind !== 'tuple' && self.kind !== 'ref' ? 'primitive types' : primitive ? 'arbitrary types' : 'types defined outside of the crate'}`,
      {
        code: 'E0117',
        labels: [{ span: it.selfTy.span, text: `\`${name}\` is not defined in the current crate` }],
        notes: [
          { kind: 'note', text: "impl doesn't have any local type before any uncovered type parameters" },
          {
            kind: 'note',
            text: 'for more information see https://doc.rust-lang.org/reference/items/implementations.html#orphan-rules',
          },
          { kind: 'note', text: 'define and implement a trait or new type instead' },
        ],
      },
    ),
  );
}

// ------------------------------------------------------------------ overlap

/** Could both impls apply to one type? Headers unify and no where clause of either certainly fails. */
function overlap(db: Db, a: DefId, b: DefId, headerA: GenericArgs, headerB: GenericArgs): Ty | undefined {
  const cx = new Infcx(db);
  const args: [GenericArgs, GenericArgs] = [cx.freshArgs(a, NO_SPAN), cx.freshArgs(b, NO_SPAN)];
  const header = (own: GenericArgs, mine: GenericArgs): GenericArgs =>
    foldArgs(substTraitRef({ def: a, args: own }, mine).args, normalizeWith(cx, EMPTY, CAUSE, 0, []));
  const left = header(headerA, args[0]);
  if (!cx.unifyArgs(left, header(headerB, args[1]))) return undefined;
  for (const [impl, mine] of [
    [a, args[0]],
    [b, args[1]],
  ] as const)
    for (const { predicate } of db.predicatesOf(impl)) {
      const own = cx.resolvePredicate(substPredicate(predicate, mine));
      if (own.kind === 'trait' && cx.holds(own, EMPTY) === 'no' && isKnowable(db, own.trait)) return undefined;
    }
  return cx.resolve(argTy(left[0]));
}

/** Another crate may add impls later: "not implemented" counts only where this crate has a say or the library's type is closed. */
function isKnowable(db: Db, trait: TraitRef): boolean {
  // `Sized` is settled by what a type is (a fundamental trait of rustc).
  if (db.isUser(trait.def) || trait.def === db.lang('sized')) return true;
  const self = argTy(trait.args[0]);
  let user = false;
  walkTy(self, (part) => {
    if ('def' in part && typeof part.def === 'number' && db.isUser(part.def)) user = true;
    // An object type belongs to the crate of its trait.
    if (part.kind === 'dyn' && part.principal !== undefined && db.isUser(part.principal.def)) user = true;
    return !user;
  });
  return user || (self.kind !== 'adt' && self.kind !== 'dyn');
}

/** E0119: against every other impl of the trait (each pair of the user's once). */
export function checkOverlap(db: Db, it: hir.ImplDef, trait: TraitRef, sink: DiagnosticSink): void {
  if (argsHaveError(trait.args)) return;
  const self = argTy(trait.args[0]);
  const candidates = db.implsOf(trait.def, self.kind === 'param' || self.kind === 'projection' ? undefined : self);
  for (const other of candidates) {
    if (!isBefore(db, other, it)) continue;
    const otherRef = db.implTraitRef(other);
    if (
      otherRef === undefined ||
      argsHaveError(otherRef.args) ||
      !(argsMayMatch(otherRef.args, trait.args) || argsMayMatch(trait.args, otherRef.args))
    )
      continue;
    const shared = overlap(db, other, it.id, otherRef.args, trait.args);
    if (shared === undefined) continue;
    const otherIt = db.program.def(other);
    const named = self.kind === 'param' ? '' : ` for type \`${db.printTy(self)}\``;
    const notes: SubDiagnostic[] = db.isUser(other)
      ? []
      : [
          {
            kind: 'note',
            text: `conflicting implementation in crate \`${otherIt.krate === 'std' ? 'core' : otherIt.krate}\`:\n- ${printImpl(db, other, otherRef)};`,
          },
        ];
    sink.report(
      errorAt(
        it.origin === 'derive' ? it.span : headSpan(it),
        `conflicting implementations of trait \`${db.printTrait(trait)}\`${named}`,
        {
          code: 'E0119',
          ...(db.isUser(other)
            ? {
                label: `conflicting implementation${named.replace(' type', '')}`,
                labels: [{ span: headSpan(otherIt), text: 'first implementation here' }],
              }
            : {}),
          notes,
        },
      ),
    );
    return;
  }
}

/** rustc meets derived impls after all written ones. */
function isBefore(db: Db, other: DefId, it: hir.ImplDef): boolean {
  const def = db.program.def(other);
  const isDerived = def.kind === 'impl' && def.origin === 'derive' && db.isUser(other);
  return isDerived === (it.origin === 'derive') ? other < it.id : !isDerived;
}

function printImpl(db: Db, impl: DefId, trait: TraitRef): string {
  const params = db
    .genericsOf(impl)
    .params.filter((param) => param.kind !== 'lifetime')
    .map((param) => param.name);
  return `impl${params.length === 0 ? '' : `<${params.join(', ')}>`} ${db.printTrait(trait)} for ${db.printTy(argTy(trait.args[0]))}`;
}

/** E0592: two inherent impls of overlapping types with the same name in both. */
export function checkInherentOverlap(db: Db, impls: readonly DefId[], sink: DiagnosticSink): void {
  impls.forEach((impl, i) => {
    for (const earlier of impls.slice(0, i)) {
      const a = db.typeOf(earlier);
      const b = db.typeOf(impl);
      if (!mayMatch(a, b) && !mayMatch(b, a)) continue;
      for (const item of db.assocItems(impl)) {
        const twin = db
          .assocItems(earlier)
          .find((one) => one.name === item.name && (one.kind === 'type') === (item.kind === 'type'));
        if (twin === undefined) continue;
        const cx = new Infcx(db);
        if (!cx.unify(subst(a, cx.freshArgs(earlier, NO_SPAN)), subst(b, cx.freshArgs(impl, NO_SPAN)))) continue;
        sink.report(
          errorAt(headSpan(db.program.def(twin.def)), `duplicate definitions with name \`${item.name}\``, {
            code: 'E0592',
            label: `duplicate definitions for \`${item.name}\``,
            labels: [{ span: headSpan(db.program.def(item.def)), text: `other definition for \`${item.name}\`` }],
          }),
        );
      }
    }
  });
}

// ------------------------------------------------------------------ constrained parameters

/** E0207. */
export function checkConstrained(db: Db, it: hir.ImplDef, sink: DiagnosticSink): void {
  const known = new Set<number>();
  const add = (args: GenericArgs): void =>
    walkArgs(args, (part) => {
      if (part.kind === 'param') known.add(part.index);
      return part.kind !== 'projection' && part.kind !== 'opaque';
    });
  const addConsts = (args: GenericArgs): void => {
    for (const arg of args) if (arg.kind === 'const' && arg.value.kind === 'param') known.add(arg.value.index);
  };
  const trait = db.implTraitRef(it.id);
  const self = db.typeOf(it.id);
  if (self.flags.hasError) return;
  const header: GenericArgs = [...(trait?.args ?? []), { kind: 'type', ty: self }];
  add(header);
  addConsts(header);
  walkArgs(header, (part) => {
    if (part.kind === 'adt') addConsts(part.args);
    if (part.kind === 'array' && part.len.kind === 'param') known.add(part.len.index);
    return part.kind !== 'projection' && part.kind !== 'opaque';
  });
  for (let size = -1; size !== known.size;) {
    size = known.size;
    for (const { predicate } of db.predicatesOf(it.id)) {
      if (predicate.kind !== 'projection') continue;
      let determined = true;
      walkArgs(predicate.args, (part) => {
        if (part.kind === 'param' && !known.has(part.index)) determined = false;
        return true;
      });
      if (determined) add([{ kind: 'type', ty: predicate.ty }]);
    }
  }
  for (const param of db.genericsOf(it.id).params)
    if (param.kind !== 'lifetime' && !known.has(param.index))
      sink.report(
        errorAt(
          db.program.def(param.def).span,
          `the ${param.kind} parameter \`${param.name}\` is not constrained by the impl trait, self type, or predicates`,
          {
            code: 'E0207',
            label: `unconstrained ${param.kind} parameter`,
          },
        ),
      );
}
