//! Generic parameters, where clauses, function signatures and opaque types.
import { need } from '../../base/assert.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { printTy } from '../syntax/print.ts';
import { makeAttrs } from './attrs.ts';
import type {
  Attr, Bound, ConstArg, DefId, FnSig, GenericParam, GenericParamDef, Generics, Lifetime, OpaqueDef, Ty, WherePredicate,
} from './hir.ts'; // prettier-ignore
import type { LowerCx } from './lower-cx.ts';
import { lowerBounds, lowerConstArg, lowerLifetime, lowerTy, NO_ARGS, unitTy } from './lower-ty.ts';
import type { Rib } from './names.ts';

/** Generics of an item with the rib its insides see. */
export interface LoweredGenerics {
  readonly generics: Generics;
  readonly rib: Rib;
}

/** How many parameters a definition has with its parents'. */
export function totalParams(cx: LowerCx, def: DefId | undefined): number {
  if (def === undefined) return 0;
  const d = cx.session.def(def);
  if (!('generics' in d)) return 0;
  return totalParams(cx, d.generics.parent) + d.generics.params.length;
}

function paramDef(
  cx: LowerCx,
  kind: GenericParamDef['kind'],
  name: string,
  span: Span,
  index: number,
  attrs: readonly Attr[] = [],
  id: DefId = cx.session.reserve(),
): DefId {
  cx.session.setDef({
    kind,
    id,
    name,
    span,
    fullSpan: span,
    parent: cx.owner,
    attrs,
    visibility: { kind: 'public' },
    krate: cx.krate.name,
    index,
  });
  return id;
}

/** A parameter of that name of the trait or impl around. */
function outerParam(cx: LowerCx, parent: DefId | undefined, name: string): Span | undefined {
  const def = parent === undefined || !cx.krate.isUser ? undefined : cx.session.def(parent);
  if (def?.kind !== 'trait' && def?.kind !== 'impl') return undefined;
  return def.generics.params.find((param) => param.name === name && param.kind !== 'lifetime')?.span;
}

function nameOf(p: ast.GenericParam): ast.Ident {
  return p.kind === 'Lifetime' ? p.lifetime : p.ident;
}

/**
 * Lowers generics of `cx.owner`. `selfParam`: traits have `Self` first. Impl-trait arguments are added later by
 * `addSynthetic`.
 */
export function lowerGenerics(
  cx: LowerCx,
  generics: ast.Generics,
  parent: DefId | undefined,
  selfParam?: { readonly id: DefId; readonly span: Span },
): LoweredGenerics {
  const base = totalParams(cx, parent);
  const lifetimes = generics.params.filter((p) => p.kind === 'Lifetime');
  const others = generics.params.filter((p) => p.kind !== 'Lifetime');
  const ordered: ast.GenericParam[] = [...lifetimes, ...others];
  const params: GenericParam[] = [];
  const names = new Map<string, DefId>();
  const firstUse = new Map<string, Span>();
  let index = base;
  if (selfParam !== undefined) {
    paramDef(cx, 'tyParam', 'Self', selfParam.span, index++, [], selfParam.id);
    const { id: def, span } = selfParam;
    params.push({ def, name: 'Self', span, kind: 'type', bounds: [], synthetic: false });
  }
  const defs: DefId[] = [];
  for (const p of ordered) {
    const ident = nameOf(p);
    const kind = p.kind === 'Lifetime' ? 'lifetimeParam' : p.kind === 'Type' ? 'tyParam' : 'constParam';
    const before = firstUse.get(ident.name);
    const id = paramDef(cx, kind, ident.name, ident.span, index++, makeAttrs(p.attrs));
    defs.push(id);
    if (before !== undefined) {
      cx.error(
        'E0403',
        ident.span,
        `the name \`${ident.name}\` is already used for a generic parameter in this item's generic parameters`,
        { label: 'already used', labels: [{ span: before, text: `first use of \`${ident.name}\`` }] },
      );
      continue;
    }
    const outer = kind === 'lifetimeParam' ? undefined : outerParam(cx, parent, ident.name);
    if (outer !== undefined)
      cx.error(
        'E0403',
        ident.span,
        `the name \`${ident.name}\` is already used for a generic parameter in this item's generic parameters`,
        { label: 'already used', labels: [{ span: outer, text: `first use of \`${ident.name}\`` }] },
      );
    if (ident.name === "'static" || ident.name === "'_") {
      if (ident.name === "'_")
        cx.error('E0637', ident.span, "`'_` cannot be used here", { label: "`'_` is a reserved lifetime name" });
      else
        cx.error('E0262', ident.span, `invalid lifetime parameter name: \`${ident.name}\``, {
          label: `'static is a reserved lifetime name`,
        });
    }
    firstUse.set(ident.name, ident.span);
    names.set(ident.name, id);
  }
  const rib: Rib = { kind: 'generics', parent: cx.rib, params: () => names };
  const lateBounds = mayNameSelf(cx, generics);
  return cx.inRib(rib, () => {
    ordered.forEach((p, i) => {
      const def = need(defs[i], 'generic param');
      const param = lowerParam(cx, p, def, lateBounds);
      params.push(param);
      if (cx.krate.isUser) checkParam(cx, param, new Set(defs.slice(i)));
    });
    if (!lateBounds) {
      const where = generics.where.flatMap((w) => lowerWhere(cx, w));
      return { generics: { parent, params, where }, rib };
    }
    const inner = cx.with(rib);
    let where: readonly WherePredicate[] | undefined;
    return {
      generics: {
        parent,
        params,
        get where() {
          return (where ??= generics.where.flatMap((w) => lowerWhere(inner, w)));
        },
      },
      rib,
    };
  });
}

/** `struct S<T: Into<Self>>`: the bounds mention the type whose parameters they are of, so they wait until they are asked for. */
function mayNameSelf(cx: LowerCx, generics: ast.Generics): boolean {
  let rib: Rib | undefined = cx.rib;
  while (rib !== undefined && rib.kind === 'generics') rib = rib.parent;
  return (
    rib?.kind === 'self' && rib.self.kind === 'adt' && (generics.where.length > 0 || generics.params.some(hasBounds))
  );
}

const hasBounds = (param: ast.GenericParam): boolean => param.kind === 'Type' && param.bounds.length > 0;

/** A default only knows what stands before it (E0128); the type of a constant knows no parameter at all (E0770). */
function checkParam(cx: LowerCx, param: GenericParam, later: ReadonlySet<DefId>): void {
  const { default: value, constTy } = param;
  if (value !== undefined && 'span' in value)
    eachParam(value, (def, span) => {
      if (later.has(def))
        cx.error('E0128', span, 'generic parameter defaults cannot reference parameters before they are declared', {
          label: `cannot reference \`${cx.session.def(def).name}\` before it is declared`,
        });
    });
  if (constTy !== undefined)
    eachParam(constTy, (_, span) => {
      cx.error('E0770', span, 'the type of const parameters must not depend on other generic parameters', {
        label: 'the type must not depend on the parameter',
      });
    });
}

/** Visits the type parameters a type names. */
function eachParam(ty: Ty, f: (def: DefId, span: Span) => void): void {
  switch (ty.kind) {
    case 'param':
      f(ty.def, ty.span);
      return;
    case 'path':
      for (const arg of ty.args.args) if (arg.kind === 'type') eachParam(arg.ty, f);
      return;
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'array':
      eachParam(ty.ty, f);
      return;
    case 'tuple':
      for (const item of ty.items) eachParam(item, f);
      return;
    default:
  }
}

/** E0735: a struct's default that mentions `Self` would need itself. (A trait's may: `Rhs = Self`.) */
function selfInDefault(cx: LowerCx, ty: ast.Ty): boolean {
  let rib: Rib | undefined = cx.rib;
  while (rib !== undefined && rib.kind === 'generics') rib = rib.parent;
  if (rib?.kind !== 'self' || rib.self.kind !== 'adt' || !/\bSelf\b/.test(printTy(ty))) return false;
  cx.error('E0735', ty.span, 'generic parameters cannot use `Self` in their defaults', {});
  return true;
}

function lowerParam(cx: LowerCx, p: ast.GenericParam, def: DefId, lateBounds: boolean): GenericParam {
  const ident = nameOf(p);
  const common = { def, name: ident.name, span: ident.span, synthetic: false };
  switch (p.kind) {
    case 'Lifetime': {
      const bounds = p.bounds.map((l): Bound => ({ kind: 'outlives', lifetime: lowerLifetime(cx, l), span: l.span }));
      return { ...common, kind: 'lifetime', bounds };
    }
    case 'Type': {
      const dflt = p.default === undefined || selfInDefault(cx, p.default) ? {} : { default: lowerTy(cx, p.default) };
      if (!lateBounds) return { ...common, kind: 'type', bounds: lowerBounds(cx, p.bounds), ...dflt };
      const inner = cx.with(cx.rib);
      let bounds: readonly Bound[] | undefined;
      return {
        ...common,
        kind: 'type',
        get bounds() {
          return (bounds ??= lowerBounds(inner, p.bounds));
        },
        ...dflt,
      };
    }
    case 'Const': {
      const constTy = lowerTy(cx, p.ty);
      const known = cx.session.def(def);
      if (known.kind === 'constParam') cx.session.setDef({ ...known, constTy });
      const dflt: { default?: ConstArg } = p.default === undefined ? {} : { default: lowerConstArg(cx, p.default) };
      return { ...common, kind: 'const', bounds: [], constTy, ...dflt };
    }
  }
}

function lowerWhere(cx: LowerCx, w: ast.WherePredicate): WherePredicate[] {
  if (w.kind === 'Region') {
    const bounds = w.bounds.map((l): Lifetime => lowerLifetime(cx, l));
    return [{ kind: 'outlives', lifetime: lowerLifetime(cx, w.lifetime), bounds, span: w.span }];
  }
  const binder = makeBinder(cx, w.binder);
  return cx.inRib(binder.rib, () => [
    {
      kind: 'bound',
      ty: lowerTy(cx, w.ty),
      bounds: lowerBounds(cx, w.bounds),
      forLifetimes: binder.lifetimes,
      span: w.span,
    },
  ]);
}

/** `for<'a, 'b>`: lifetimes visible in what follows. */
export function makeBinder(
  cx: LowerCx,
  params: readonly ast.GenericParam[],
): { readonly rib: Rib; readonly lifetimes: readonly DefId[] } {
  if (params.length === 0) return { rib: cx.rib, lifetimes: [] };
  const names = new Map<string, DefId>();
  params.forEach((p, i) => {
    if (p.kind !== 'Lifetime') {
      cx.error(undefined, p.span, 'only lifetime parameters can be used in this context');
      return;
    }
    names.set(p.lifetime.name, paramDef(cx, 'lifetimeParam', p.lifetime.name, p.lifetime.span, i));
  });
  return { rib: { kind: 'generics', parent: cx.rib, params: () => names }, lifetimes: [...names.values()] };
}

/** A return-position `impl Trait`. */
export function makeOpaque(cx: LowerCx, owner: DefId, bounds: readonly ast.Bound[], span: Span): DefId {
  const id = cx.session.reserve();
  // Bounds wait until somebody asks: they may name the fn's own generics, which are still being built.
  const rib = cx.rib;
  let lowered: Bound[] | undefined;
  const inner = cx.with(rib, id);
  inner.implTrait = { kind: 'opaque', owner };
  setOpaque(cx, id, owner, span, 'returnPosition', () => (lowered ??= lowerBounds(inner, bounds)));
  return id;
}

function setOpaque(
  cx: LowerCx,
  id: DefId,
  owner: DefId,
  span: Span,
  origin: OpaqueDef['origin'],
  bounds: () => readonly Bound[],
): void {
  cx.session.setDef({
    kind: 'opaque',
    id,
    name: '',
    span,
    fullSpan: span,
    parent: owner,
    attrs: [],
    visibility: { kind: 'public' },
    krate: cx.krate.name,
    owner,
    generics: { parent: owner, params: [], where: [] },
    get bounds() {
      return bounds();
    },
    origin,
  });
}

/** A signature with everything that hangs on it. */
export interface LoweredFn {
  readonly generics: Generics;
  readonly sig: FnSig;
  /** Sees the fn's generics. */
  readonly rib: Rib;
}

/** Lowers the signature of fn `cx.owner`; `parent`: the trait or impl it is in. */
export function lowerFn(cx: LowerCx, item: ast.FnItem, parent: DefId | undefined): LoweredFn {
  const own = lowerGenerics(cx, item.generics, parent);
  const params: GenericParam[] = [...own.generics.params];
  const base = totalParams(cx, parent);
  const inner = cx.with(own.rib);
  inner.implTrait = {
    kind: 'param',
    add: (bounds, span, name) => {
      const slot = params.length;
      const def = paramDef(cx, 'tyParam', name, span, base + slot);
      const pending: GenericParam = { def, name, span, kind: 'type', bounds: [], synthetic: true };
      params.push(pending);
      const param: GenericParam = { ...pending, bounds: bounds(inner) };
      params[slot] = param;
      return param;
    },
  };
  const sigParams: { name: string; ty: Ty; span: Span }[] = [];
  const { selfParam } = item;
  if (selfParam !== undefined) sigParams.push({ name: 'self', ty: selfTy(inner, selfParam), span: selfParam.span });
  for (const p of item.params) {
    const name = p.pat.kind === 'Ident' ? p.pat.ident.name : '_';
    sigParams.push({ name, ty: lowerTy(inner, p.ty), span: p.span });
  }
  const retCx = cx.with(own.rib);
  retCx.implTrait = { kind: 'opaque', owner: cx.owner };
  const ret = item.output === undefined ? unitTy(endOf(item.sigSpan)) : lowerTy(retCx, item.output);
  let opaque: DefId | undefined;
  if (item.header.isAsync) {
    opaque = cx.session.reserve();
    const span = item.output?.span ?? item.sigSpan;
    const future = cx.session.langItem('future_trait');
    if (future === undefined) cx.unsupported(item.sigSpan, 'async fn without the `future_trait` lang item');
    const bounds: Bound[] =
      future === undefined
        ? []
        : [
            {
              kind: 'trait',
              trait: {
                def: future,
                args: { ...NO_ARGS, constraints: [{ name: 'Output', span, args: NO_ARGS, ty: ret }] },
                span,
              },
              modifier: 'none',
              forLifetimes: [],
              span,
            },
          ];
    setOpaque(cx, opaque, cx.owner, span, 'asyncFn', () => bounds);
  }
  const selfKind: FnSig['self'] =
    selfParam === undefined
      ? 'none'
      : selfParam.kind === 'Typed'
        ? 'typed'
        : selfParam.kind === 'Value'
          ? 'value'
          : selfParam.mutable
            ? 'refMut'
            : 'ref';
  return {
    generics: { ...own.generics, params },
    sig: {
      params: sigParams,
      ret,
      isAsync: item.header.isAsync,
      opaque,
      isUnsafe: item.header.safety === 'unsafe',
      isConst: item.header.isConst,
      self: selfKind,
    },
    rib: own.rib,
  };
}

function endOf(span: Span): Span {
  return { ...span, start: span.end };
}

function selfTy(cx: LowerCx, self: ast.SelfParam): Ty {
  const span = self.span;
  if (self.kind === 'Typed' && self.ty !== undefined) return lowerTy(cx, self.ty);
  const segment: ast.PathSegment = { ident: { name: 'Self', span, ctxt: 0 }, span };
  const value = lowerTy(cx, { kind: 'Path', path: { span, global: false, segments: [segment] }, span });
  if (self.kind !== 'Ref') return value;
  const lifetime: Lifetime = self.lifetime === undefined ? { kind: 'elided' } : lowerLifetime(cx, self.lifetime);
  return { kind: 'ref', lifetime, mut: self.mutable ? 'mut' : 'not', ty: value, span };
}
