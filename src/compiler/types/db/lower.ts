//! HIR types to semantic types: paths with omitted or default arguments, `Self`, `T::Item` found through bounds,
//! trait references with their constraints, trait objects.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import { unreachable } from '../../../base/assert.ts';
import type { DiagnosticSink, GenericsInfo, LowerInfer } from '../api.ts';
import type { Const, ExistentialTrait, GenericArg, GenericArgs, Predicate, TraitRef, Ty } from '../ty.ts';
import {
  argsKey,
  BOOL,
  CHAR,
  constArg,
  ERASED_ARG,
  ERROR_TY,
  mkAdt,
  mkArray,
  mkDyn,
  mkFloat,
  mkFnPtr,
  mkInt,
  mkOpaque,
  mkParam,
  mkProjection,
  mkPtr,
  mkRef,
  mkSlice,
  mkTuple,
  NEVER,
  STR,
  typeArg,
  USIZE,
} from '../interner.ts';
import { anyTy, subst, substConst } from '../fold.ts';
import type { Db } from './db.ts';
import {
  definesAssoc,
  findAssocTy,
  reportAmbiguousBase,
  reportAssocNotFound,
  reportWrongArgCount,
  reportWrongLifetimeCount,
} from './lower-errors.ts';
import { elaborate } from './elaborate.ts';

/** Stands for the erased Self while a trait object's bounds are lowered. */
export const DUMMY_SELF = mkParam(1 << 20, 'Self', -1 as DefId);

/** A sink for questions whose problems are reported elsewhere. */
export const SILENT: DiagnosticSink = { report() {} };

/** A predicate with the place that wrote it. */
export interface SpannedPredicate {
  readonly predicate: Predicate;
  readonly span: Span;
}

/** Lowers types in the scope of `owner`. */
export class Lowerer {
  private readonly db: Db;
  private readonly owner: DefId;
  private readonly infer: LowerInfer | undefined;
  private readonly sink: DiagnosticSink;

  constructor(db: Db, owner: DefId, infer: LowerInfer | undefined, sink: DiagnosticSink) {
    this.db = db;
    this.owner = owner;
    this.infer = infer;
    this.sink = sink;
  }

  ty(ty: hir.Ty): Ty {
    switch (ty.kind) {
      case 'prim':
        return primTy(ty.prim);
      case 'path':
        return this.path(ty.def, ty.args, ty.span);
      case 'param':
        return this.db.paramTy(ty.def);
      case 'selfTy':
        return this.db.typeOf(ty.impl);
      case 'assoc':
        return this.assoc(ty);
      case 'qualified': {
        const self = this.ty(ty.self);
        const { trait } = this.traitRef(ty.trait, self);
        const container = this.db.assocContainer(ty.assoc) ?? trait.def;
        const found = container === trait.def ? trait : this.superTraitRef(trait, container);
        return mkProjection(ty.assoc, this.args(ty.assoc, ty.args, ty.span, (found ?? trait).args));
      }
      case 'ref':
        return mkRef(this.ty(ty.ty), ty.mut);
      case 'ptr':
        return mkPtr(this.ty(ty.ty), ty.mut);
      case 'slice':
        return mkSlice(this.ty(ty.ty));
      case 'array':
        return mkArray(this.ty(ty.ty), this.constant(ty.len, USIZE));
      case 'tuple':
        return mkTuple(ty.items.map((item) => this.ty(item)));
      case 'fnPtr':
        return mkFnPtr(
          ty.params.map((param) => this.ty(param)),
          this.ty(ty.ret),
          ty.unsafe,
        );
      case 'dyn':
        return this.dyn(ty.bounds, ty.span);
      case 'opaque':
        return mkOpaque(ty.def, this.db.identityArgs(ty.def));
      case 'never':
        return NEVER;
      case 'infer':
        if (this.infer !== undefined) return this.infer.freshTy(ty.span);
        this.sink.report(
          errorAt(ty.span, 'the placeholder `_` is not allowed within types on item signatures', {
            code: 'E0121',
            label: 'not allowed in type signatures',
          }),
        );
        return ERROR_TY;
      case 'error':
        return ERROR_TY;
      default:
        return unreachable(ty);
    }
  }

  private anonymous(body: hir.Body, expected: Ty): Const {
    const value = this.db.constOfBody(body, expected, this.owner);
    const { value: expr } = body;
    const isReported =
      expr.kind === 'error' ||
      (expr.kind === 'path' && expr.path.kind === 'resolved' && expr.path.res.kind === 'error');
    if (value.kind === 'error' && !isReported)
      this.sink.report(unsupportedAt(expr.span, 'a constant of this form in a type'));
    return value;
  }

  constant(value: hir.ConstArg, expected: Ty): Const {
    switch (value.kind) {
      case 'param':
        return this.db.constParam(value.def);
      case 'infer':
        return this.infer === undefined ? { kind: 'error' } : this.infer.freshConst(expected);
      case 'body':
        return this.anonymous(value.body, expected);
      default:
        return unreachable(value);
    }
  }

  private path(def: DefId, written: hir.GenericArgs, span: Span): Ty {
    const it = this.db.program.def(def);
    switch (it.kind) {
      case 'struct':
      case 'union':
      case 'enum':
        return mkAdt(def, this.args(def, written, span, []));
      case 'variant':
        return mkAdt(it.adt, this.args(it.adt, written, span, []));
      case 'tyAlias':
        return subst(this.db.typeOf(def), this.args(def, written, span, []));
      case 'assocTy':
        // An alias inside an impl named through `Self::X` is an `assoc` type; a direct path cannot name one.
        return this.db.typeOf(def);
      case 'tyParam':
        return this.db.paramTy(def);
      case 'trait':
        this.sink.report(errorAt(span, `expected a type, found a trait`, { code: 'E0782' }));
        return ERROR_TY;
      default:
        return ERROR_TY;
    }
  }

  /** The full arguments of `def`: `prefix` for its parents, then the written ones, defaults and inference for the rest. */
  args(def: DefId, written: hir.GenericArgs | undefined, span: Span, prefix: GenericArgs): GenericArgs {
    const { params } = this.db.genericsOf(def);
    if (written !== undefined) this.lifetimeCount(def, written, params.slice(prefix.length), span);
    if (params.length === prefix.length && (written === undefined || written.args.length === 0)) return prefix;
    const given = written?.args.filter((arg) => arg.kind !== 'lifetime') ?? [];
    const result: GenericArg[] = [...prefix];
    const own = params.slice(prefix.length);
    const isTypeLike = own.filter((param) => param.kind !== 'lifetime' && !param.synthetic);
    const inferAll = this.infer !== undefined && given.length === 0 && this.infer.explicit !== true;
    const required = isTypeLike.filter((param) => !param.hasDefault).length;
    const bad = given.length > isTypeLike.length || (given.length < required && !inferAll);
    if (bad) reportWrongArgCount(this.db, this.sink, def, given, isTypeLike, required, span);
    let next = 0;
    for (const param of own) {
      if (param.kind === 'lifetime') {
        result.push(ERASED_ARG);
        continue;
      }
      const arg = param.synthetic ? undefined : given[next++];
      if (arg !== undefined) result.push(this.arg(arg, param.kind, param.def));
      else if (inferAll || param.synthetic) result.push(this.freshArg(param.kind, param.def, span));
      else if (param.hasDefault) result.push(this.defaultArg(def, param.def, result));
      else result.push(param.kind === 'const' ? constArg({ kind: 'error' }) : typeArg(ERROR_TY));
    }
    return result;
  }

  /** Lifetimes are written all or none. Those of library types may differ from what ours declare. */
  private lifetimeCount(def: DefId, written: hir.GenericArgs, own: GenericsInfo['params'], span: Span): void {
    if (def < this.db.program.nLibraryDefs) return;
    const given = written.args.filter((arg) => arg.kind === 'lifetime').length;
    if (given === 0) return;
    const wanted = own.filter((param) => param.kind === 'lifetime');
    if (given !== wanted.length) reportWrongLifetimeCount(this.db, this.sink, def, given, wanted, span);
  }

  private freshArg(kind: 'type' | 'const', param: DefId, span: Span): GenericArg {
    if (this.infer === undefined) return kind === 'type' ? typeArg(ERROR_TY) : constArg({ kind: 'error' });
    return kind === 'type' ? typeArg(this.infer.freshTy(span)) : constArg(this.infer.freshConst(this.db.typeOf(param)));
  }

  private defaultArg(owner: DefId, param: DefId, soFar: GenericArgs): GenericArg {
    const arg = this.db.paramDefault(owner, param);
    if (arg === undefined) return typeArg(ERROR_TY);
    if (arg.kind === 'type') return typeArg(subst(arg.ty, soFar));
    return arg.kind === 'const' ? constArg(substConst(arg.value, soFar)) : arg;
  }

  private arg(arg: hir.GenericArg, kind: 'type' | 'const', param: DefId): GenericArg {
    if (kind === 'type') {
      if (arg.kind === 'type') return typeArg(this.ty(arg.ty));
      this.sink.report(
        errorAt(this.db.program.def(this.owner).span, 'constant provided when a type was expected', { code: 'E0747' }),
      );
      return typeArg(ERROR_TY);
    }
    if (arg.kind === 'const') return constArg(this.constant(arg.value, this.db.typeOf(param)));
    // `Foo<N>`: a path that the grammar takes for a type but names a constant.
    if (arg.kind === 'type') {
      if (arg.ty.kind === 'param') return constArg(this.db.constParam(arg.ty.def));
      if (arg.ty.kind === 'path') return constArg(this.db.constOfDef(arg.ty.def));
      if (arg.ty.kind === 'infer' && this.infer !== undefined)
        return constArg(this.infer.freshConst(this.db.typeOf(param)));
    }
    return constArg({ kind: 'error' });
  }

  // ---------------------------------------------------------------- associated types

  private assoc(ty: hir.Ty & { readonly kind: 'assoc' }): Ty {
    const trait = this.assocTrait(ty);
    if (trait === undefined) return ERROR_TY;
    return mkProjection(trait.assoc, this.args(trait.assoc, ty.args, ty.nameSpan, trait.trait.args));
  }

  private assocTrait(
    ty: hir.Ty & { readonly kind: 'assoc' },
  ): { readonly assoc: DefId; readonly trait: TraitRef } | undefined {
    const { base, name } = ty;
    if (base.kind === 'param') {
      const self = this.db.paramTy(base.def);
      const matches = this.db
        .boundsOfParam(this.owner, base.def)
        .filter((bound) => definesAssoc(this.db, bound.def, name));
      const found: { assoc: DefId; trait: TraitRef }[] = [];
      for (const bound of matches) {
        const trait =
          'span' in bound
            ? new Lowerer(this.db, bound.scope, undefined, SILENT).traitRef(bound.trait, self).trait
            : { def: bound.def, args: this.db.identityArgs(bound.def) };
        const hit = findAssocTy(this.db, trait, name);
        if (
          hit !== undefined &&
          !found.some((it) => it.assoc === hit.assoc && argsKey(it.trait.args) === argsKey(hit.trait.args))
        )
          found.push(hit);
      }
      const first = found[0];
      if (first === undefined) {
        reportAssocNotFound(this.db, this.sink, ty, `${this.db.printTy(self)}`);
        return undefined;
      }
      if (found.length > 1) {
        this.sink.report(
          errorAt(ty.span, `ambiguous associated type \`${name}\` in bounds of \`${this.db.printTy(self)}\``, {
            code: 'E0221',
            label: `ambiguous associated type \`${name}\``,
            labels: found.map((it) => ({
              span: this.db.program.def(it.assoc).fullSpan,
              text: `ambiguous \`${name}\` from \`${this.db.printTrait(it.trait)}\``,
            })),
          }),
        );
      }
      return first;
    }
    if (base.kind === 'selfTy') {
      const trait = this.db.implTraitRef(base.impl);
      const hit = trait === undefined ? undefined : findAssocTy(this.db, trait, name);
      if (hit !== undefined) return hit;
      if (trait !== undefined) reportAssocNotFound(this.db, this.sink, ty, 'Self');
      else reportAmbiguousBase(this.db, this.sink, ty, this.db.typeOf(base.impl));
      return undefined;
    }
    if (base.kind === 'error') return undefined;
    const baseTy = this.ty(base);
    if (baseTy.kind === 'param')
      return this.assocTrait({ ...ty, base: { kind: 'param', def: baseTy.def, span: base.span } });
    if (!baseTy.flags.hasError) reportAmbiguousBase(this.db, this.sink, ty, baseTy);
    return undefined;
  }

  /** The reference to `wanted` among the (transitive) supertraits of `trait`. */
  private superTraitRef(trait: TraitRef, wanted: DefId): TraitRef | undefined {
    for (const predicate of elaborate(this.db, [{ kind: 'trait', trait }]))
      if (predicate.kind === 'trait' && predicate.trait.def === wanted) return predicate.trait;
    return undefined;
  }

  // ---------------------------------------------------------------- traits and bounds

  traitRef(written: hir.TraitRef, self: Ty): { readonly trait: TraitRef; readonly projections: readonly Predicate[] } {
    const args = this.args(written.def, written.args, written.span, [typeArg(self)]);
    const trait: TraitRef = { def: written.def, args };
    const projections: Predicate[] = [];
    for (const constraint of written.args.constraints) {
      const hit = findAssocTy(this.db, trait, constraint.name);
      if (hit === undefined) {
        this.sink.report(
          errorAt(
            constraint.span,
            `associated type \`${constraint.name}\` not found for \`${this.db.program.def(written.def).name}\``,
            {
              code: 'E0220',
              label: `associated type \`${constraint.name}\` not found`,
            },
          ),
        );
        continue;
      }
      const projectionArgs = this.args(hit.assoc, constraint.args, constraint.span, hit.trait.args);
      if (constraint.ty !== undefined)
        projections.push({ kind: 'projection', def: hit.assoc, args: projectionArgs, ty: this.ty(constraint.ty) });
      if (constraint.bounds !== undefined)
        for (const it of this.bounds(constraint.bounds, mkProjection(hit.assoc, projectionArgs)))
          projections.push(it.predicate);
    }
    return { trait, projections };
  }

  /** Trait bounds on `self` as predicates (`?Sized` and lifetimes leave none). */
  bounds(bounds: readonly hir.Bound[], self: Ty): SpannedPredicate[] {
    const result: SpannedPredicate[] = [];
    for (const bound of bounds) {
      if (bound.kind !== 'trait' || bound.modifier === 'maybe') continue;
      const { trait, projections } = this.traitRef(bound.trait, self);
      result.push({ predicate: { kind: 'trait', trait }, span: bound.span });
      for (const predicate of projections) result.push({ predicate, span: bound.span });
    }
    return result;
  }

  private dyn(bounds: readonly hir.Bound[], span: Span): Ty {
    let principal: { trait: TraitRef; projections: readonly Predicate[]; span: Span } | undefined;
    const autos: DefId[] = [];
    for (const bound of bounds) {
      if (bound.kind !== 'trait' || bound.modifier === 'maybe') continue;
      const it = this.db.program.def(bound.trait.def);
      if (it.kind !== 'trait') continue;
      if (it.isAuto) autos.push(it.id);
      else if (principal === undefined)
        principal = { ...this.traitRef(bound.trait, DUMMY_SELF), span: bound.trait.span };
      else
        this.sink.report(
          errorAt(bound.span, 'only auto traits can be used as additional traits in a trait object', {
            code: 'E0225',
            label: 'additional non-auto trait',
            labels: [{ span: principal.span, text: 'first non-auto trait' }],
            notes: [
              {
                kind: 'help',
                text: `consider creating a new trait with all of these as supertraits and using that trait here instead: \`trait NewTrait: ${this.db.printTrait(principal.trait)} + ${it.name} {}\``,
              },
              {
                kind: 'note',
                text: 'auto-traits like `Send` and `Sync` are traits that have special properties; for more information on them, visit <https://doc.rust-lang.org/reference/special-types-and-traits.html#auto-traits>',
              },
            ],
          }),
        );
    }
    if (principal === undefined) return mkDyn(undefined, autos);
    this.db.noteDyn({ trait: principal.trait.def, span: principal.span, sink: this.sink }, this.infer !== undefined);
    return mkDyn(this.existential(principal.trait, principal.projections, principal.span, span), autos);
  }

  private existential(trait: TraitRef, written: readonly Predicate[], traitSpan: Span, span: Span): ExistentialTrait {
    const projections = new Map<DefId, Ty>();
    const seed: Predicate[] = [{ kind: 'trait', trait }, ...written];
    const all = elaborate(this.db, seed);
    for (const predicate of all)
      if (
        predicate.kind === 'projection' &&
        !projections.has(predicate.def) &&
        !anyTy(predicate.ty, (part) => part === DUMMY_SELF)
      )
        projections.set(predicate.def, predicate.ty);
    const missing: DefId[] = [];
    for (const predicate of all) {
      if (predicate.kind !== 'trait') continue;
      for (const item of this.db.assocItems(predicate.trait.def))
        if (
          item.kind === 'type' &&
          !projections.has(item.def) &&
          this.db.genericsOf(item.def).parentCount === this.db.genericsOf(item.def).params.length &&
          !this.db.requiresSelfSized(item.def)
        )
          missing.push(item.def);
    }
    if (missing.length > 0) this.reportMissingAssoc(trait, missing, traitSpan);
    for (const def of missing) projections.set(def, ERROR_TY);
    const args = trait.args.slice(1);
    if (args.some((arg) => arg.kind === 'type' && anyTy(arg.ty, (part) => part === DUMMY_SELF)))
      this.sink.report(
        errorAt(span, `the type parameter must be explicitly specified`, {
          code: 'E0393',
          label: 'missing reference to type parameter',
        }),
      );
    return { def: trait.def, args, projections: [...projections].map(([def, ty]) => ({ def, ty })) };
  }

  private reportMissingAssoc(trait: TraitRef, missing: readonly DefId[], span: Span): void {
    const names = missing.map((def) => {
      const container = this.db.assocContainer(def);
      return {
        name: this.db.program.def(def).name,
        trait: container === undefined ? '' : this.db.program.def(container).name,
      };
    });
    const traitName = this.db.program.def(trait.def).name;
    const what =
      names.length === 1
        ? `associated type \`${names[0]?.name}\` in \`${names[0]?.trait}\``
        : `associated types ${names.map((it) => `\`${it.name}\` in \`${it.trait}\``).join(', ')}`;
    const fix = `${traitName}<${names.map((it) => `${it.name} = /* Type */`).join(', ')}>`;
    this.sink.report(
      errorAt(span, `the value of the ${what} must be specified`, {
        code: 'E0191',
        label: `help: specify the associated type${names.length === 1 ? '' : 's'}: \`${fix}\``,
        labels: missing
          .filter((def) => def >= this.db.program.nLibraryDefs)
          .map((def) => ({
            span: this.db.program.def(def).fullSpan,
            text: `\`${this.db.program.def(def).name}\` defined here`,
          })),
      }),
    );
  }
}

function primTy(prim: hir.PrimTy): Ty {
  switch (prim) {
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'str':
      return STR;
    case 'f32':
    case 'f64':
      return mkFloat(prim);
    default:
      return mkInt(prim);
  }
}
