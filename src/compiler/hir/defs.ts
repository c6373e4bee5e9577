//! Making definitions out of item syntax. Everything costly (generics, signatures, bodies, attributes) is computed when
//! first asked for, so that declaring a library is cheap.
import { unsupportedAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { attrValue, makeAttrs } from './attrs.ts';
import { assocItems, configured, define, defBinding, itemCx, makeVis, pushChild } from './collect.ts';
import type { ItemEnv } from './collect.ts';
import type {
  AssocTyDef,
  Assoc,
  Attr,
  Body,
  ConstDef,
  DefId,
  FieldDef,
  ImplDef,
  Lazy,
  VariantDef,
  Visibility,
} from './hir.ts';
import { lowerFn, lowerGenerics } from './lower-generics.ts';
import type { LoweredFn, LoweredGenerics } from './lower-generics.ts';
import { lowerConstBody, lowerFnBody } from './lower-body.ts';
import { lowerBounds, lowerTraitRef, lowerTy } from './lower-ty.ts';
import { newScope } from './names.ts';
import type { Binding, Rib } from './names.ts';
import type { LowerCx } from './lower-cx.ts';

const PUBLIC: Visibility = { kind: 'public' };

/** A value computed on first use. */
export function lazy<T>(compute: () => T): Lazy<T> {
  let value: { readonly v: T } | undefined;
  return { get: () => (value ??= { v: compute() }).v };
}

function attrsOf(attrs: readonly ast.Attribute[]): Lazy<readonly Attr[]> {
  return lazy(() => makeAttrs(attrs));
}

function register(env: ItemEnv, attrs: readonly ast.Attribute[], id: DefId): void {
  const lang = attrs.length === 0 ? undefined : attrValue(attrs, 'lang');
  if (lang !== undefined) env.session.lang.set(lang, id);
}

/** What a container (trait or impl) gives to its members. */
export interface Container {
  readonly id: DefId;
  readonly in: Assoc['in'];
  readonly rib: Rib;
}

/** Declares a fn, free or associated. */
export function addFn(env: ItemEnv, written: ast.FnItem, container: Container | undefined): DefId {
  const { session, krate } = env;
  const item = withLiveParams(env, written);
  const id = session.reserve();
  const rib = container?.rib ?? env.rib;
  const cx = itemCx(env, id, rib);
  const visibility = container === undefined || container.in === 'inherentImpl' ? makeVis(env, item.vis) : PUBLIC;
  const attrs = attrsOf(item.attrs);
  const lowered = lazy((): LoweredFn => lowerFn(cx, item, container?.id));
  const { body } = item;
  const assoc: Assoc | undefined =
    container === undefined
      ? undefined
      : { container: container.id, in: container.in, hasSelf: item.selfParam !== undefined };
  session.setDef({
    kind: 'fn',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: container?.id ?? env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return lowered.get().generics;
    },
    get sig() {
      return lowered.get().sig;
    },
    body: body === undefined ? undefined : lazy(() => lowerFnBody(cx, item, body, lowered.get())),
    assoc,
    intrinsic: attrValue(item.attrs, 'intrinsic'),
    unsupported: attrValue(item.attrs, 'unsupported'),
  });
  register(env, item.attrs, id);
  if (container === undefined) {
    define(env, 'value', item.ident.name, defBinding(id, visibility, item.ident.span));
    pushChild(session, env.parent, id);
  }
  if (krate.isUser && body !== undefined) session.bodyOwners.push(id);
  return id;
}

/** Without the parameters whose `cfg` is off. */
function withLiveParams(env: ItemEnv, item: ast.FnItem): ast.FnItem {
  if (item.params.every((param) => param.attrs.length === 0)) return item;
  return { ...item, params: item.params.filter((param) => configured(env, param.attrs) !== undefined) };
}

/** Declares a const, free or associated. */
export function addConst(env: ItemEnv, item: ast.ConstItem, container: Container | undefined): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const cx = itemCx(env, id, container?.rib ?? env.rib);
  const visibility = container === undefined || container.in === 'inherentImpl' ? makeVis(env, item.vis) : PUBLIC;
  const generics = lazy(() => lowerGenerics(cx, item.generics, container?.id));
  const ty = lazy(() => lowerTy(cx.with(generics.get().rib), item.ty));
  const { value } = item;
  const body = value === undefined ? undefined : lazy(() => lowerConstBody(cx.with(generics.get().rib), value));
  const attrs = attrsOf(item.attrs);
  session.setDef({
    kind: container === undefined ? 'const' : 'assocConst',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: container?.id ?? env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    get ty() {
      return ty.get();
    },
    body,
    assoc: container === undefined ? undefined : { container: container.id, in: container.in, hasSelf: false },
  } satisfies ConstDef);
  if (container === undefined) {
    if (item.ident.name !== '_') define(env, 'value', item.ident.name, defBinding(id, visibility, item.ident.span));
    pushChild(session, env.parent, id);
    if (value === undefined) cx.error(undefined, item.span, 'free constant item without body');
  }
  if (krate.isUser && value !== undefined) session.bodyOwners.push(id);
  return id;
}

/** Declares a static. */
export function addStatic(env: ItemEnv, item: ast.StaticItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const cx = itemCx(env, id);
  const visibility = makeVis(env, item.vis);
  const ty = lazy(() => lowerTy(cx, item.ty));
  const value: ast.Expr = item.value ?? { kind: 'Err', span: item.span };
  if (item.value === undefined) cx.error(undefined, item.span, 'free static item without body');
  const attrs = attrsOf(item.attrs);
  session.setDef({
    kind: 'static',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get ty() {
      return ty.get();
    },
    mutable: item.mutable,
    body: lazy(() => lowerConstBody(cx, value)),
  });
  define(env, 'value', item.ident.name, defBinding(id, visibility, item.ident.span));
  pushChild(session, env.parent, id);
  if (krate.isUser) session.bodyOwners.push(id);
  return id;
}

/** Declares a type alias outside traits and impls. */
export function addTyAlias(env: ItemEnv, item: ast.TypeAliasItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const cx = itemCx(env, id);
  const visibility = makeVis(env, item.vis);
  const generics = lazy(() => lowerGenerics(cx, item.generics, undefined));
  const { ty: value } = item;
  if (value === undefined) cx.error(undefined, item.span, 'free type alias without body');
  const ty = lazy(() =>
    value === undefined ? { kind: 'error' as const, span: item.span } : lowerTy(cx.with(generics.get().rib), value),
  );
  const attrs = attrsOf(item.attrs);
  session.setDef({
    kind: 'tyAlias',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    get ty() {
      return ty.get();
    },
  });
  define(env, 'type', item.ident.name, defBinding(id, visibility, item.ident.span));
  pushChild(session, env.parent, id);
  return id;
}

/** Declares an associated type of a trait or impl. */
function addAssocTy(env: ItemEnv, item: ast.TypeAliasItem, container: Container): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const cx = itemCx(env, id, container.rib);
  const generics = lazy(() => lowerGenerics(cx, item.generics, container.id));
  const bounds = lazy(() => lowerBounds(cx.with(generics.get().rib), item.bounds));
  const { ty: value } = item;
  const ty = lazy(() => (value === undefined ? undefined : lowerTy(cx.with(generics.get().rib), value)));
  const attrs = attrsOf(item.attrs);
  session.setDef({
    kind: 'assocTy',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: container.id,
    get attrs() {
      return attrs.get();
    },
    visibility: PUBLIC,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    get bounds() {
      return bounds.get();
    },
    get ty() {
      return ty.get();
    },
    assoc: { container: container.id, in: container.in, hasSelf: false },
  } satisfies AssocTyDef);
  register(env, item.attrs, id);
  return id;
}

/** Declares the members of a trait or impl. */
export function addAssocItems(env: ItemEnv, items: readonly ast.AssocItem[], container: Container): DefId[] {
  const ids: DefId[] = [];
  for (const item of assocItems(env, items)) {
    switch (item.kind) {
      case 'Fn':
        ids.push(addFn(env, item, container));
        break;
      case 'Const':
        ids.push(addConst(env, item, container));
        break;
      case 'TypeAlias':
        ids.push(addAssocTy(env, item, container));
        break;
      case 'Macro':
        break;
    }
  }
  return ids;
}

/** Declares a trait. */
export function addTrait(env: ItemEnv, item: ast.TraitItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const selfId = session.reserve();
  const visibility = makeVis(env, item.vis);
  const selfRib: Rib = { kind: 'self', parent: env.rib, self: { kind: 'trait', param: () => selfId } };
  const cx = itemCx(env, id, selfRib);
  const generics = lazy((): LoweredGenerics =>
    lowerGenerics(cx, item.generics, undefined, { id: selfId, span: item.ident.span }),
  );
  // `Self` may be looked at before the generics were asked for.
  session.setDef({
    kind: 'tyParam', id: selfId, name: 'Self', span: item.ident.span, fullSpan: item.ident.span, parent: id,
    attrs: [], visibility: PUBLIC, krate: krate.name, index: 0,
  }); // prettier-ignore
  const rib: Rib = { kind: 'generics', parent: selfRib, params: () => genericNames(generics.get()) };
  const supertraits = lazy(() => lowerBounds(cx.with(generics.get().rib), item.bounds));
  const attrs = attrsOf(item.attrs);
  const items: DefId[] = [];
  session.setDef({
    kind: 'trait',
    id,
    name: item.ident.name,
    span: item.ident.span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    get supertraits() {
      return supertraits.get();
    },
    items,
    isAuto: item.isAuto,
    isUnsafe: item.isUnsafe,
  });
  session.traits.push(id);
  register(env, item.attrs, id);
  define(env, 'type', item.ident.name, defBinding(id, visibility, item.ident.span));
  pushChild(session, env.parent, id);
  items.push(...addAssocItems(env, item.items, { id, in: 'trait', rib }));
  return id;
}

const NAMES = new WeakMap<LoweredGenerics, ReadonlyMap<string, DefId>>();

function genericNames(lowered: LoweredGenerics): ReadonlyMap<string, DefId> {
  let names = NAMES.get(lowered);
  if (names === undefined) {
    names = lowered.rib.kind === 'generics' ? lowered.rib.params() : new Map<string, DefId>();
    NAMES.set(lowered, names);
  }
  return names;
}

/** Declares an impl. Members of derived impls are made when asked for. */
export function addImpl(
  env: ItemEnv,
  item: ast.ImplItem,
  origin: ImplDef['origin'],
  deferred?: () => readonly ast.AssocItem[],
): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const selfRib: Rib = { kind: 'self', parent: env.rib, self: { kind: 'impl', impl: id } };
  const cx = itemCx(env, id, selfRib);
  const generics = lazy(() => lowerGenerics(cx, item.generics, undefined));
  const rib: Rib = { kind: 'generics', parent: selfRib, params: () => genericNames(generics.get()) };
  const selfTy = lazy(() => lowerTy(cx.with(rib), item.selfTy));
  const { trait: traitPath } = item;
  const trait = lazy(() => (traitPath === undefined ? undefined : lowerTraitRef(cx.with(rib), traitPath.path)));
  const attrs = attrsOf(item.attrs);
  const container: Container = { id, in: traitPath === undefined ? 'inherentImpl' : 'traitImpl', rib };
  // Members of library impls are declared on demand; the user's at once, so that their bodies are known.
  const items = lazy(() => {
    for (const d of item.deferred?.diagnostics() ?? []) session.report(d);
    return addAssocItems(env, deferred === undefined ? item.items : deferred(), container);
  });
  session.setDef({
    kind: 'impl',
    id,
    name: '',
    span: item.headSpan,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility: PUBLIC,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    get selfTy() {
      return selfTy.get();
    },
    get trait() {
      return trait.get();
    },
    isNegative: item.isNegative,
    isUnsafe: item.isUnsafe,
    get items() {
      return items.get();
    },
    origin,
  } satisfies ImplDef);
  session.impls.push(id);
  pushChild(session, env.parent, id);
  const hasLang = item.deferred?.mentionsAttr('lang') ?? item.items.some((i) => i.attrs.some(isLang));
  if (krate.isUser || hasLang) items.get();
  return id;
}

function isLang(attr: ast.Attribute): boolean {
  return attr.kind === 'Normal' && attr.meta.path.segments[0]?.ident.name === 'lang';
}

// ---------------------------------------------------------------- structs and enums

/** Declares a struct or union. */
export function addStruct(env: ItemEnv, item: ast.StructItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const visibility = makeVis(env, item.vis);
  const cx = itemCx(env, id, { kind: 'self', parent: env.rib, self: { kind: 'adt', adt: id } });
  const generics = lazy(() => lowerGenerics(cx, item.generics, undefined));
  const attrs = attrsOf(item.attrs);
  const { name, span } = item.ident;
  const fields = lazy(() => makeFields(env, cx.with(generics.get().rib), item.data, undefined));
  const variant: VariantDef = {
    kind: 'variant',
    id,
    name,
    span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    attrs: [],
    visibility,
    krate: krate.name,
    adt: id,
    index: 0,
    ctor: ctorOf(item.data),
    get fields() {
      return fields.get();
    },
  };
  session.setDef({
    kind: item.isUnion ? 'union' : 'struct',
    id,
    name,
    span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    variants: [variant],
  });
  register(env, item.attrs, id);
  define(env, 'type', name, defBinding(id, visibility, span));
  if (item.data.kind !== 'Named') {
    const declared = item.data.kind === 'Tuple' ? item.data.fields : [];
    const vis = declared.reduce((v, f) => narrower(env, v, makeVis(env, f.vis)), visibility);
    define(env, 'value', name, ctorBinding(id, id, 0, item.data.kind, vis, span));
  }
  pushChild(session, env.parent, id);
  return id;
}

function narrower(env: ItemEnv, a: Visibility, b: Visibility): Visibility {
  if (a.kind === 'public') return b;
  if (b.kind === 'public') return a;
  return env.session.isWithin(a.in, b.in) ? a : b;
}

function ctorOf(data: ast.VariantData): VariantDef['ctor'] {
  return data.kind === 'Named' ? 'struct' : data.kind === 'Tuple' ? 'tuple' : 'unit';
}

function ctorBinding(
  def: DefId,
  adt: DefId,
  variantIdx: number,
  kind: 'Tuple' | 'Unit',
  vis: Visibility,
  span: Span,
): Binding {
  const shape = kind === 'Tuple' ? 'tuple' : 'unit';
  return { res: { kind: 'ctor', def, adt, variantIdx, shape }, vis, span, imported: false };
}

function makeFields(env: ItemEnv, cx: LowerCx, data: ast.VariantData, vis: Visibility | undefined): FieldDef[] {
  if (data.kind === 'Unit') return [];
  const seen = new Map<string, Span>();
  const live = data.fields.flatMap((f) => {
    const attrs = configured(env, f.attrs);
    return attrs === undefined ? [] : [{ ...f, attrs }];
  });
  return live.map((f, i) => {
    const name = f.ident?.name ?? String(i);
    const span = f.ident?.span ?? f.span;
    const before = seen.get(name);
    if (before !== undefined) {
      cx.error('E0124', f.span, `field \`${name}\` is already declared`, {
        label: 'field already declared',
        labels: [{ span: before, text: `\`${name}\` first declared here` }],
      });
    } else seen.set(name, f.span);
    return { name, span, ty: lowerTy(cx, f.ty), visibility: vis ?? makeVis(env, f.vis), attrs: makeAttrs(f.attrs) };
  });
}

/** Declares an enum and its variants. */
export function addEnum(env: ItemEnv, item: ast.EnumItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const visibility = makeVis(env, item.vis);
  const cx = itemCx(env, id, { kind: 'self', parent: env.rib, self: { kind: 'adt', adt: id } });
  const generics = lazy(() => lowerGenerics(cx, item.generics, undefined));
  const attrs = attrsOf(item.attrs);
  const { name, span } = item.ident;
  const scope = newScope('enum', id, env.scope, krate);
  session.scopes.set(id, scope);
  const variants: VariantDef[] = [];
  session.setDef({
    kind: 'enum',
    id,
    name,
    span,
    fullSpan: behindAttrs(item),
    parent: env.parent,
    get attrs() {
      return attrs.get();
    },
    visibility,
    krate: krate.name,
    get generics() {
      return generics.get().generics;
    },
    variants,
  });
  register(env, item.attrs, id);
  define(env, 'type', name, defBinding(id, visibility, span));
  pushChild(session, env.parent, id);
  for (const v of item.variants) {
    const on = configured(env, v.attrs);
    if (on === undefined) continue;
    const vid = session.reserve();
    const vattrs = attrsOf(on);
    const index = variants.length;
    const fields = lazy(() => makeFields(env, cx.with(generics.get().rib), v.data, PUBLIC));
    const { discriminant } = v;
    const value =
      discriminant === undefined
        ? undefined
        : lazy((): Body => lowerConstBody(cx.with(generics.get().rib, vid), discriminant));
    const def: VariantDef = {
      kind: 'variant',
      id: vid,
      name: v.ident.name,
      span: v.ident.span,
      fullSpan: v.span,
      parent: id,
      get attrs() {
        return vattrs.get();
      },
      visibility: PUBLIC,
      krate: krate.name,
      adt: id,
      index,
      ctor: ctorOf(v.data),
      get fields() {
        return fields.get();
      },
    };
    if (value !== undefined) Object.defineProperty(def, 'discriminant', { get: () => value.get(), enumerable: true });
    variants.push(def);
    session.setDef(def);
    register(env, on, vid);
    define({ session, scope }, 'type', v.ident.name, defBinding(vid, PUBLIC, v.ident.span));
    if (v.data.kind !== 'Named') {
      define({ session, scope }, 'value', v.ident.name, ctorBinding(vid, id, index, v.data.kind, PUBLIC, v.ident.span));
    }
  }
  scope.frozen = true;
  return id;
}

/** The span of an item in messages: without its attributes. */
function behindAttrs({ span, head }: ast.Item): Span {
  return head === undefined || head < span.start || head >= span.end ? span : { ...span, start: head };
}

/** Foreign items are declared; which function of ours a foreign one is, is decided when it is called. */
export function addForeign(env: ItemEnv, item: ast.ExternBlockItem): void {
  for (const foreign of item.items) {
    if (configured(env, foreign.attrs) === undefined) continue;
    if (foreign.kind === 'Fn') {
      const safety = foreign.header.safety === 'safe' ? 'safe' : 'unsafe';
      addFn(env, { ...foreign, header: { ...foreign.header, safety } }, undefined);
    } else if (foreign.kind === 'Static') env.session.report(unsupportedAt(foreign.span, 'foreign statics'));
    else if (foreign.kind === 'TypeAlias') {
      const { session, krate } = env;
      const id = session.reserve();
      const visibility = makeVis(env, foreign.vis);
      session.setDef({
        kind: 'foreign', id, name: foreign.ident.name, span: foreign.ident.span, fullSpan: foreign.span, parent: env.parent,
        attrs: makeAttrs(foreign.attrs), visibility, krate: krate.name,
      }); // prettier-ignore
      define(env, 'type', foreign.ident.name, defBinding(id, visibility, foreign.ident.span));
    }
  }
}
