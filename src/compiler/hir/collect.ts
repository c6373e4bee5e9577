//! Collecting items into scopes and the definition table: `use` first, then everything else in source order, with
//! item macros expanded as they are met (or later, when what they name is not known yet).
import { errorAt, unsupportedAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { attrValue, hasAttr, makeAttrs } from './attrs.ts';
import { expandItemAttrs } from './attributes/expand-attrs.ts';
import { configure } from './cfg.ts';
import { addConst, addEnum, addFn, addForeign, addImpl, addStatic, addStruct, addTrait, addTyAlias } from './defs.ts';
import type { DefId, Visibility } from './hir.ts';
import { resolveModulePath } from './lookup.ts';
import { LowerCx, RECURSION_LIMIT } from './lower-cx.ts';
import type { Expansion } from './lower-cx.ts';
import { expandItems } from './macros/expand.ts';
import { newScope } from './names.ts';
import type { Binding, Import, Krate, MacroScope, ModScope, Ns, Rib } from './names.ts';
import { parseAttrTokens } from './parse.ts';
import type { Session } from './session.ts';
import { validateItem } from './validate-items.ts';

/** Loads the file of `mod name;`. */
export interface ModuleLoader {
  load(dir: string, name: string): { readonly items: readonly ast.Item[]; readonly dir: string } | undefined;
}

/** An item macro that waits for names. */
interface Waiting {
  readonly env: ItemEnv;
  readonly item: ast.MacroItem;
  readonly into: ((items: readonly ast.Item[]) => void) | undefined;
}

/** Where items go. */
export interface ItemEnv {
  readonly session: Session;
  readonly krate: Krate;
  readonly scope: ModScope;
  /** What the items' insides see. */
  readonly rib: Rib;
  /** Parent for naming: the module, or the fn for items in bodies. */
  readonly parent: DefId;
  macros: MacroScope | undefined;
  readonly expansions: readonly Expansion[];
  readonly loader: ModuleLoader | undefined;
  readonly waiting: Waiting[];
}

/** A lowering context for an item's own parts; its diagnostics are the crate's. */
export function itemCx(env: ItemEnv, owner: DefId, rib: Rib = env.rib): LowerCx {
  const { session } = env;
  return new LowerCx(session, env.krate, owner, rib, env.macros, (d) => session.report(d), env.expansions);
}

/** Applies `cfg`; undefined: the thing is not there. */
export function configured(
  env: Pick<ItemEnv, 'session' | 'krate'>,
  attrs: readonly ast.Attribute[],
): readonly ast.Attribute[] | undefined {
  return configure(attrs, env.krate, env.session, parseAttrTokens);
}

/** Lint levels that attributes set, of the user's crate only. */
export function noteLevels(
  env: Pick<ItemEnv, 'session' | 'krate'>,
  attrs: readonly ast.Attribute[] | undefined,
  span: Span,
): void {
  if (env.krate.isUser && attrs !== undefined && attrs.length > 0) env.session.lintLevels.note(attrs, span);
}

/** Collects items in order. */
export function collectItems(env: ItemEnv, items: readonly ast.Item[]): void {
  const live: ast.Item[] = [];
  for (const item of items) {
    const attrs = configured(env, item.attrs);
    if (attrs === undefined) {
      for (const { name, span } of declaredNames(item)) env.scope.configuredOut.set(name, span);
      continue;
    }
    noteLevels(env, attrs, item.span);
    const kept = attrs === item.attrs ? item : { ...item, attrs };
    if (kept.kind === 'Use') addUse(env, kept.tree, [], false, makeVis(env, kept.vis));
    else live.push(kept);
  }
  for (const item of live) collectItem(env, item);
}

/** The names an item would bring into its module. */
function declaredNames(item: ast.Item): readonly ast.Ident[] {
  switch (item.kind) {
    case 'Use':
      return useLeaves(item.tree);
    case 'Impl':
    case 'ExternBlock':
    case 'Macro':
      return [];
    default:
      return 'ident' in item && item.ident !== undefined ? [item.ident] : [];
  }
}

/** The names a `use` brings in, without those of globs. */
function useLeaves(tree: ast.UseTree): readonly ast.Ident[] {
  if (tree.kind === 'Nested') return tree.trees.flatMap(useLeaves);
  const leaf = tree.kind === 'Simple' ? (tree.rename ?? tree.prefix.segments.at(-1)?.ident) : undefined;
  return leaf === undefined ? [] : [leaf];
}

/** Collects one item whose `cfg` holds. */
export function collectItem(env: ItemEnv, item: ast.Item): void {
  const expanded = expandItemAttrs(env, item);
  if (expanded !== undefined) {
    for (const e of expanded.items) collectItem(env, e);
    return;
  }
  if (env.krate.isUser) validateItem(env.session, item, env.krate.edition);
  switch (item.kind) {
    case 'Fn':
      addFn(env, item, undefined);
      return;
    case 'Struct':
      addStruct(env, item);
      return;
    case 'Enum':
      addEnum(env, item);
      return;
    case 'Trait':
      addTrait(env, item);
      return;
    case 'TraitAlias':
      env.session.report(unsupportedAt(item.span, 'trait aliases'));
      return;
    case 'Impl':
      addImpl(env, item, 'source');
      return;
    case 'Mod':
      addModule(env, item);
      return;
    case 'Use':
      addUse(env, item.tree, [], false, makeVis(env, item.vis));
      return;
    case 'Const':
      addConst(env, item, undefined);
      return;
    case 'Static':
      addStatic(env, item);
      return;
    case 'TypeAlias':
      addTyAlias(env, item);
      return;
    case 'ExternCrate':
      addExternCrate(env, item);
      return;
    case 'ExternBlock':
      addForeign(env, item);
      return;
    case 'MacroRules':
      addMacroRules(env, item);
      return;
    case 'MacroDef':
      env.session.report(unsupportedAt(item.span, 'declarative macros 2.0 (`macro`)'));
      return;
    case 'Macro':
      if (!expandMacroItem({ env, item, into: undefined }))
        env.waiting.push({ env: { ...env }, item, into: undefined });
      return;
  }
}

function expandMacroItem(w: Waiting, final = false): boolean {
  const { env, item } = w;
  const cx = itemCx(env, env.parent);
  if (env.expansions.length >= RECURSION_LIMIT) {
    reportRecursion(env.session, env.krate, item.mac);
    return true;
  }
  const result = expandItems(cx, item.mac, final);
  if (result === 'unresolved') return false;
  if (result === undefined) return true;
  // Definitions inside the expansion are visible to what follows the call.
  const inner: ItemEnv = { ...env, expansions: [...env.expansions, result.expansion] };
  if (w.into !== undefined) w.into(result.items);
  else collectItems(inner, result.items);
  env.macros = inner.macros;
  return true;
}

/** "recursion limit reached while expanding `m!`". */
export function reportRecursion(session: Session, krate: Krate, mac: ast.MacroCall): void {
  const name = mac.path.segments.map((s) => s.ident.name).join('::');
  session.report(recursionError(name, krate, mac.span));
}

/** See `reportRecursion`. */
export function recursionError(name: string, krate: Krate, span: Span): ReturnType<typeof errorAt> {
  const help = `consider increasing the recursion limit by adding a \`#![recursion_limit = "256"]\` attribute to your crate (\`${krate.name}\`)`;
  return errorAt(span, `recursion limit reached while expanding \`${name}!\``, {
    notes: [{ kind: 'help', text: help }],
  });
}

/** Tries again what could not be expanded; repeats while something succeeds, then reports the rest. */
export function expandWaiting(waiting: Waiting[]): void {
  for (;;) {
    const todo = waiting.splice(0);
    if (todo.length === 0) return;
    const left = todo.filter((w) => !expandMacroItem(w));
    if (left.length === todo.length && waiting.length === 0) {
      for (const w of left) expandMacroItem(w, true);
      return;
    }
    waiting.push(...left);
  }
}

// ---------------------------------------------------------------- visibility and names

/** A visibility as written. */
export function makeVis(env: Pick<ItemEnv, 'session' | 'krate' | 'scope'>, vis: ast.Visibility): Visibility {
  const here = enclosingModule(env.scope);
  switch (vis.kind) {
    case 'Public':
      return { kind: 'public' };
    case 'Inherited':
      return { kind: 'restricted', in: here.def };
    case 'Restricted': {
      const found = resolveModulePath(
        env,
        here,
        vis.path.segments.map((s) => s.ident),
        vis.path.global,
      );
      checkRestriction(env, vis, found, here);
      return { kind: 'restricted', in: found.kind === 'scope' ? found.scope.def : here.def };
    }
  }
}

/** `pub(in path)` must name a module around the item (E0577, E0704, E0742). */
function checkRestriction(
  env: Pick<ItemEnv, 'session' | 'krate'>,
  vis: Extract<ast.Visibility, { kind: 'Restricted' }>,
  found: ReturnType<typeof resolveModulePath>,
  here: ModScope,
): void {
  const { session } = env;
  if (!env.krate.isUser || found.kind !== 'scope') return;
  const { path } = vis;
  const shown = path.segments.map((s) => s.ident.name).join('::');
  const target = session.def(found.scope.def);
  if (target.kind !== 'mod')
    session.report(
      errorAt(path.span, `expected module, found ${target.kind} \`${shown}\``, {
        code: 'E0577',
        label: 'not a module',
      }),
    );
  else if (!session.isWithin(here.def, target.id))
    session.report(errorAt(path.span, 'visibilities can only be restricted to ancestor modules', { code: 'E0742' }));
}

function enclosingModule(scope: ModScope): ModScope {
  let at = scope;
  while (at.kind !== 'mod' && at.parent !== undefined) at = at.parent;
  return at;
}

/** Adds a name; a second definition in the same namespace is E0428. */
export function define(env: Pick<ItemEnv, 'session' | 'scope'>, ns: Ns, name: string, binding: Binding): void {
  const names = env.scope.own[ns];
  const before = names.get(name);
  if (before === undefined) {
    names.set(name, binding);
    return;
  }
  if (name === '') return;
  const { session, scope } = env;
  const old = before.res.kind === 'def' ? session.tryDef(before.res.def)?.kind : undefined;
  const what =
    ns === 'value' ? 'value' : ns === 'macro' ? 'macro' : old === 'mod' ? 'module' : old === 'trait' ? 'trait' : 'type';
  const where = scope.kind === 'mod' ? 'module' : scope.kind === 'enum' ? 'enum' : 'block';
  const isCrate = before.externCrate === true;
  const areCrates = isCrate && binding.externCrate === true;
  const previous = isCrate ? 'previous import of the extern crate' : `previous definition of the ${what}`;
  session.report(
    errorAt(binding.span, `the name \`${name}\` is defined multiple times`, {
      code: areCrates ? 'E0259' : isCrate || binding.externCrate === true ? 'E0260' : 'E0428',
      label: `\`${name}\` ${areCrates ? 'reimported' : 'redefined'} here`,
      labels: [{ span: before.span, text: `${previous} \`${name}\` here` }],
      notes: [{ kind: 'note', text: `\`${name}\` must be defined only once in the ${ns} namespace of this ${where}` }],
    }),
  );
}

/** A binding of an item to itself. */
export function defBinding(def: DefId, vis: Visibility, span: Span): Binding {
  return { res: { kind: 'def', def }, vis, span, imported: false };
}

// ---------------------------------------------------------------- use, extern crate, modules, macros

function addUse(env: ItemEnv, tree: ast.UseTree, prefix: readonly ast.Ident[], global: boolean, vis: Visibility): void {
  const own = tree.prefix.segments.map((s) => s.ident);
  const path = [...prefix, ...own];
  const isGlobal = prefix.length === 0 ? tree.prefix.global : global;
  switch (tree.kind) {
    case 'Nested':
      for (const t of tree.trees) addUse(env, t, path, isGlobal, vis);
      return;
    case 'Glob':
      env.scope.globs.push(makeImport(env, path, isGlobal, true, false, '*', vis, tree.span));
      return;
    case 'Simple': {
      let target = path;
      let selfOnly = false;
      const last = own[own.length - 1];
      if (last === undefined || last.name === '') return;
      if (last.name === 'self' && own.length > 1) {
        env.session.report(
          errorAt(
            { ...last.span, start: last.span.start - '::'.length },
            '`self` imports are only allowed within a { } list',
            {
              code: 'E0429',
            },
          ),
        );
      }
      if (last.name === 'self' && path.length > 1) {
        target = path.slice(0, -1);
        selfOnly = true;
      }
      const bound = tree.rename ?? target[target.length - 1] ?? last;
      const name = bound.name;
      if (name === 'crate' || name === '$crate' || name === 'super' || (name === 'self' && !selfOnly)) {
        env.session.report(
          errorAt(
            tree.span,
            name === 'self'
              ? 'imports can only refer to a single segment `self` in braces'
              : 'crate root imports need to be explicitly named: `use crate as name`',
          ),
        );
        return;
      }
      const imp = makeImport(env, target, isGlobal, false, selfOnly, name, vis, tree.span);
      const list = env.scope.imports.get(name);
      if (list === undefined) env.scope.imports.set(name, [imp]);
      else list.push(imp);
      return;
    }
  }
}

function makeImport(
  env: ItemEnv,
  path: readonly ast.Ident[],
  global: boolean,
  glob: boolean,
  selfOnly: boolean,
  name: string,
  vis: Visibility,
  span: Span,
): Import {
  const first = path[0]?.span ?? span;
  const last = path[path.length - 1]?.span ?? span;
  const pathSpan = { file: first.file, start: first.start, end: Math.max(first.end, last.end) };
  const { scope, macros } = env;
  return { scope, path, global, glob, selfOnly, name, vis, span, pathSpan, macros, cache: {}, pending: false };
}

function addExternCrate(env: ItemEnv, item: ast.ExternCrateItem): void {
  const { session, krate } = env;
  const { name } = item.ident;
  const root = name === 'self' ? krate : session.krate(name);
  if (root === undefined) {
    session.report(
      errorAt(item.span, `can't find crate for \`${name}\``, { code: 'E0463', label: "can't find crate" }),
    );
    return;
  }
  const bound = item.rename ?? item.ident;
  if (bound.name === '_' || (item.rename === undefined && name === 'self')) return;
  const binding = defBinding(root.root.def, makeVis(env, item.vis), item.span);
  define(env, 'type', bound.name, { ...binding, externCrate: true });
}

/** Declares the root module of a crate. */
export function addRoot(session: Session, krate: Krate, span: Span): ModScope {
  const id = session.reserve();
  const scope = newScope('mod', id, undefined, krate);
  krate.rootScope = scope;
  const items: DefId[] = [];
  session.scopes.set(id, scope);
  session.setDef({
    kind: 'mod',
    id,
    name: krate.name,
    span,
    fullSpan: span,
    parent: undefined,
    attrs: [],
    visibility: { kind: 'public' },
    krate: krate.name,
    items,
  });
  return scope;
}

function addModule(env: ItemEnv, item: ast.ModItem): void {
  const { session, krate } = env;
  const id = session.reserve();
  const vis = makeVis(env, item.vis);
  const { name } = item.ident;
  const dir = env.scope.dir === '' ? name : `${env.scope.dir}/${name}`;
  const scope = newScope('mod', id, env.scope, krate, dir);
  session.scopes.set(id, scope);
  session.setDef({
    kind: 'mod',
    id,
    name,
    span: item.ident.span,
    fullSpan: item.span,
    parent: env.parent,
    attrs: makeAttrs(item.attrs),
    visibility: vis,
    krate: krate.name,
    items: [],
  });
  define(env, 'type', name, defBinding(id, vis, item.ident.span));
  pushChild(session, env.parent, id);
  let items = item.items;
  if (items === undefined) {
    const loaded = env.loader?.load(env.scope.dir, name);
    if (loaded === undefined) {
      const file = `${dir}.rs`;
      session.report(
        errorAt(item.span, `file not found for module \`${name}\``, {
          code: 'E0583',
          notes: [
            {
              kind: 'help',
              text: `to create the module \`${name}\`, create file "src/${file}" or "src/${dir}/mod.rs"`,
            },
          ],
        }),
      );
      return;
    }
    items = loaded.items;
  }
  const inner: ItemEnv = { ...env, scope, rib: { kind: 'module', scope }, parent: id };
  collectItems(inner, items);
  if (hasAttr(item.attrs, 'macro_use')) env.macros = inner.macros;
}

/** Records an item of a module (for `ModDef.items`). */
export function pushChild(session: Session, parent: DefId, child: DefId): void {
  const def = session.tryDef(parent);
  if (def?.kind === 'mod') (def.items as DefId[]).push(child);
}

function addMacroRules(env: ItemEnv, item: ast.MacroRulesItem): void {
  env.macros = { parent: env.macros, name: item.ident.name, macro: declareMacro(env, item) };
}

/** Declares a `macro_rules!`; textual scope is the caller's business. */
export function declareMacro(env: ItemEnv, item: ast.MacroRulesItem): DefId {
  const { session, krate } = env;
  const id = session.reserve();
  const { name, span } = item.ident;
  const exported = hasAttr(item.attrs, 'macro_export');
  const vis: Visibility = exported ? { kind: 'public' } : { kind: 'restricted', in: krate.root.def };
  const attrs = makeAttrs(item.attrs);
  session.setDef({
    kind: 'macro', id, name, span, fullSpan: item.span, parent: enclosingModule(env.scope).def, attrs, visibility: vis, krate: krate.name,
  }); // prettier-ignore
  const builtin = attrValue(item.attrs, 'builtin_macro');
  session.macros.set(id, { def: id, name, krate, builtin, tokens: item.tokens, span });
  enclosingModule(env.scope).localMacros.set(name, id);
  if (exported) define({ session, scope: krate.root }, 'macro', name, defBinding(id, vis, span));
  return id;
}

/** Members of a trait or impl with `cfg` applied and macros expanded. */
export function assocItems(env: ItemEnv, items: readonly ast.AssocItem[]): ast.AssocItem[] {
  const out: ast.AssocItem[] = [];
  for (const item of items) {
    const attrs = configured(env, item.attrs);
    if (attrs === undefined) continue;
    noteLevels(env, attrs, item.span);
    if (item.kind !== 'Macro') {
      const kept = attrs === item.attrs ? item : { ...item, attrs };
      // Attribute macros stand on members too (`#[instrument]`, `#[tokio::main]`); what they return may have more.
      const expanded = expandItemAttrs(env, kept, true);
      if (expanded === undefined) out.push(kept);
      else out.push(...assocItems(env, expanded.items.filter(isAssoc)));
      continue;
    }
    const cx = itemCx(env, env.parent);
    const result = env.expansions.length >= RECURSION_LIMIT ? undefined : expandItems(cx, item.mac, true, 'assoc');
    if (result === undefined || result === 'unresolved') continue;
    const inner: ItemEnv = { ...env, expansions: [...env.expansions, result.expansion] };
    out.push(...assocItems(inner, result.items.filter(isAssoc)));
  }
  return out;
}

function isAssoc(item: ast.Item): item is ast.AssocItem {
  return item.kind === 'Fn' || item.kind === 'Const' || item.kind === 'TypeAlias' || item.kind === 'Macro';
}
