//! Value paths: locals, fns, constructors, consts, statics, and `Type::name` resolved through method lookup.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId, LocalId } from '../../hir/hir.ts';
import { subst } from '../fold.ts';
import { ERROR_TY, mkAdt, mkFnDef, typeArg } from '../interner.ts';
import type { GenericArgs, Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';
import { buildArgs } from './generic-args.ts';
import { containerArgs } from './methods/confirm.ts';
import { probePath } from './methods/probe.ts';
import type { ValueRes } from './tables.ts';
import { reportNoAssoc, reportNotAValue, reportAmbiguousAssoc } from './diagnostics/no-method.ts';
import { reportUnknown } from './diagnostics/annotations.ts';

interface ResolvedPath {
  readonly res: ValueRes;
  readonly ty: Ty;
  /** Set for locals. */
  readonly local?: LocalId;
}

const FAILED: ResolvedPath = { res: { kind: 'error' }, ty: ERROR_TY };

/** The variant record of a constructor. */
function variantOf(fcx: FnCtxt, adt: DefId, index: number): hir.VariantDef | undefined {
  const def = fcx.db.program.def(adt);
  return 'variants' in def ? def.variants[index] : undefined;
}

/** A constructor with known ADT arguments. */
function ctorPath(fcx: FnCtxt, adt: DefId, index: number, args: GenericArgs, span: Span): ResolvedPath {
  const variant = variantOf(fcx, adt, index);
  if (variant === undefined) return FAILED;
  fcx.infcx.registerPredicates(adt, args, fcx.env, span);
  const res: ValueRes = { kind: 'ctor', adt, variant: index, ctor: variant.ctor, args };
  switch (variant.ctor) {
    case 'tuple':
      return { res, ty: mkFnDef(variant.id, args) };
    case 'unit':
      return { res, ty: mkAdt(adt, args) };
    case 'struct':
      reportNotAValue(fcx, variant, span, fcx.pathUse);
      return FAILED;
  }
}

/** E0040: `x.drop()` and `Drop::drop(..)` are not for calling. */
export function reportExplicitDrop(fcx: FnCtxt, def: DefId, span: Span): void {
  const trait = fcx.db.lang('drop');
  if (trait === undefined || fcx.db.program.def(def).parent !== trait || fcx.db.program.def(fcx.owner).krate !== 'main')
    return;
  fcx.report(
    errorAt(span, 'explicit use of destructor method', {
      code: 'E0040',
      label: 'explicit destructor calls not allowed',
      notes: [{ kind: 'help', text: 'consider using `drop` function', span }],
    }),
  );
}

/** A fn, const or static with known arguments: its type, with its where clauses registered. */
function itemPath(fcx: FnCtxt, def: DefId, args: GenericArgs, span: Span): ResolvedPath {
  const item = fcx.db.program.def(def);
  switch (item.kind) {
    case 'fn':
      reportExplicitDrop(fcx, def, span);
      fcx.infcx.registerPredicates(def, args, fcx.env, span);
      return { res: { kind: 'fn', def, args }, ty: mkFnDef(def, args) };
    case 'const':
    case 'assocConst':
      fcx.infcx.registerPredicates(def, args, fcx.env, span);
      return { res: { kind: 'const', def, args }, ty: fcx.normalize(subst(fcx.db.typeOf(def), args), span) };
    case 'static':
      return { res: { kind: 'static', def }, ty: fcx.normalize(fcx.db.typeOf(def), span) };
    case 'constParam':
      return {
        res: { kind: 'constParam', value: { kind: 'param', index: item.index, name: item.name, def } },
        ty: fcx.db.typeOf(def),
      };
    case 'variant':
      return ctorPath(fcx, item.adt, item.index, args, span);
    case 'struct':
      return ctorPath(fcx, def, 0, args, span);
    default:
      fcx.report(unsupportedAt(span, `a ${item.kind} as a value`));
      return FAILED;
  }
}

/** What a path stands as: decides the words when it cannot. */
export type PathUse = 'value' | 'unitPattern' | 'tuplePattern';

/** Resolves a value path and gives its type. */
export function resolvePath(fcx: FnCtxt, path: hir.Path, span: Span, use: PathUse = 'value'): ResolvedPath {
  fcx.pathUse = use;
  switch (path.kind) {
    case 'resolved': {
      const { res } = path;
      switch (res.kind) {
        case 'local':
          noteMention(fcx, res.local);
          return { res: { kind: 'local' }, ty: fcx.localTy(res.local, span), local: res.local };
        case 'def': {
          const item = fcx.db.program.def(res.def);
          if (item.kind === 'variant' || item.kind === 'struct')
            return itemPath(
              fcx,
              res.def,
              buildArgs(fcx, item.kind === 'variant' ? item.adt : res.def, [], path.args ?? path.parentArgs, span),
              span,
            );
          const info = fcx.db.genericsOf(res.def);
          const prefix =
            info.parentCount > 0 && info.parent !== undefined
              ? buildArgs(fcx, info.parent, [], path.parentArgs, span)
              : [];
          return itemPath(fcx, res.def, buildArgs(fcx, res.def, prefix, path.args, span), span);
        }
        case 'ctor': {
          const written = path.parentArgs ?? path.args;
          return ctorPath(fcx, res.adt, res.variantIdx, buildArgs(fcx, res.adt, [], written, span), span);
        }
        case 'selfCtor': {
          const self = fcx.normalize(fcx.db.typeOf(res.impl), span);
          if (self.kind !== 'adt' || fcx.db.program.def(self.def).kind !== 'struct') {
            fcx.report(errorAt(span, 'the `Self` constructor must be used with unit or tuple structs'));
            return FAILED;
          }
          return ctorPath(fcx, self.def, 0, self.args, span);
        }
        case 'error':
          fcx.tainted = true;
          return FAILED;
      }
      return FAILED;
    }
    case 'typeRelative': {
      const self = fcx.lowerPathTy(path.ty);
      return resolveAssoc(fcx, self, path.name, path.nameSpan, path.args, span);
    }
    case 'qualified': {
      const self = fcx.lowerPathTy(path.self);
      const { trait } = fcx.db.lowerTraitRef(path.trait, self, fcx.owner, fcx.lowerInfer, fcx.sink);
      return itemPath(fcx, path.item, buildArgs(fcx, path.item, trait.args, path.args, span), span);
    }
  }
}

/** A lang item named by a desugaring, all its arguments fresh. */
export function resolveLangItem(fcx: FnCtxt, name: string, span: Span): ResolvedPath {
  const def = fcx.db.lang(name);
  if (def === undefined) {
    fcx.report(unsupportedAt(span, `the lang item \`${name}\``));
    return FAILED;
  }
  const item = fcx.db.program.def(def);
  const owner = item.kind === 'variant' ? item.adt : def;
  return itemPath(fcx, def, fcx.freshArgs(owner, span), span);
}

/** `Type::name`: enum variants first, then associated items. */
function resolveAssoc(
  fcx: FnCtxt,
  selfTy: Ty,
  name: string,
  nameSpan: Span,
  written: hir.GenericArgs | undefined,
  span: Span,
): ResolvedPath {
  const self = fcx.structurally(selfTy);
  if (self.kind === 'error') return FAILED;
  if (self.kind === 'adt') {
    const def = fcx.db.program.def(self.def);
    if (def.kind === 'enum') {
      const variant = def.variants.find((it) => it.name === name);
      if (variant !== undefined) return ctorPath(fcx, self.def, variant.index, self.args, span);
    }
  }
  const result = probePath(fcx, self, name, nameSpan);
  switch (result.kind) {
    case 'unknownReceiver':
      reportUnknown(fcx, span, result.ty);
      return FAILED;
    case 'ambiguous':
      reportAmbiguousAssoc(fcx, nameSpan, name, result.candidates);
      return FAILED;
    case 'noMatch':
      reportNoAssoc(fcx, self, name, nameSpan, result.info);
      return FAILED;
    case 'pick': {
      const { pick } = result;
      let prefix = containerArgs(fcx, pick, span);
      if (pick.source.kind === 'inherent')
        fcx.infcx.unify(fcx.normalize(subst(fcx.db.typeOf(pick.source.impl), prefix), span), self);
      else if (pick.source.kind === 'trait') prefix = [typeArg(self), ...prefix.slice(1)];
      return itemPath(fcx, pick.item.def, buildArgs(fcx, pick.item.def, prefix, written, nameSpan), span);
    }
  }
}

/** Remembers that the closures between the local's owner and here mention it. */
function noteMention(fcx: FnCtxt, local: LocalId): void {
  const owner = fcx.localOwner.get(local);
  for (let body: typeof fcx.cur | undefined = fcx.cur; body !== undefined && body.def !== owner; body = body.parent) {
    fcx.closureMentions.set(body.def, true);
  }
}
