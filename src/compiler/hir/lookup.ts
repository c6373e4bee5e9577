//! Looking names up in modules: own items, `use` (lazily, with cycles allowed), globs, preludes, and whole paths.
//!
//! Imports are resolved when somebody asks, not in a fixpoint: a lookup that comes back to itself answers "not here",
//! and such tainted answers are cached only at the outermost lookup.
import type { Ident } from '../syntax/ast.ts';
import type { DefId } from './hir.ts';
import { isPrim, moduleScope } from './names.ts';
import type { Binding, Import, Krate, MacroScope, ModScope, Ns, Rib } from './names.ts';
import { USER_DEF_BASE } from './session.ts';
import type { Session } from './session.ts';

/** What a lookup needs besides the name. */
export interface LookupEnv {
  readonly session: Session;
  readonly krate: Krate;
}

let depth = 0;
let tainted = false;

/** A name inside one scope (not its parents): own items, then named imports, then globs. */
export function lookupIn(session: Session, scope: ModScope, ns: Ns, name: string): Binding | undefined {
  const own = scope.own[ns].get(name);
  if (own !== undefined) return own;
  if (scope.globs.length === 0 && !scope.imports.has(name)) return undefined;
  const cached = scope.cache[ns].get(name);
  if (cached !== undefined) return cached ?? undefined;
  const key = `${ns}:${name}`;
  if (scope.pending.has(key)) {
    tainted = true;
    return undefined;
  }
  scope.pending.add(key);
  const outer = tainted;
  tainted = false;
  depth++;
  let found: Binding | undefined;
  for (const imp of scope.imports.get(name) ?? []) found ??= importBinding(session, imp, ns);
  if (found === undefined) found = lookupInGlobs(session, scope, ns, name);
  depth--;
  scope.pending.delete(key);
  if (scope.frozen && (!tainted || depth === 0)) scope.cache[ns].set(name, found ?? null);
  tainted = depth > 0 && (tainted || outer);
  return found;
}

function lookupInGlobs(session: Session, scope: ModScope, ns: Ns, name: string): Binding | undefined {
  const here = moduleScope(scope).def;
  let first: Binding | undefined;
  for (const glob of scope.globs) {
    const target = globTarget(session, glob);
    if (target === undefined || target === scope) continue;
    const found = lookupIn(session, target, ns, name);
    if (found === undefined || !session.isVisible(found.vis, here)) continue;
    const binding: Binding = { res: found.res, vis: glob.vis, span: glob.span, imported: true };
    if (first === undefined) first = binding;
    else if (isOwn(first) && !sameRes(first, found)) return { ...first, ambiguous: binding };
  }
  return first;
}

/** If the first glob brings something of another crate, rustc only warns (`ambiguous_glob_imports`, issue 114095) and uses that. */
function isOwn(binding: Binding): boolean {
  return binding.res.kind !== 'prim' && binding.res.def >= USER_DEF_BASE;
}

/** Whether two bindings name the same thing. */
export function sameRes(a: Binding, b: Binding): boolean {
  if (a.res.kind === 'prim' || b.res.kind === 'prim') return a.res.kind === b.res.kind;
  return a.res.def === b.res.def;
}

/** What an import binds in one namespace. */
export function importBinding(session: Session, imp: Import, ns: Ns): Binding | undefined {
  if (imp.selfOnly && ns !== 'type') return undefined;
  const cached = imp.cache[ns];
  if (cached !== undefined) return cached ?? undefined;
  if (imp.pending) {
    tainted = true;
    return undefined;
  }
  imp.pending = true;
  const outer = tainted;
  tainted = false;
  depth++;
  const last = imp.path[imp.path.length - 1];
  let found: Binding | undefined;
  if (last !== undefined) {
    const prefix = imp.path.slice(0, -1);
    const env = { session, krate: imp.scope.krate };
    if (prefix.length === 0) found = firstSegment(env, imp.scope, last, imp.global, ns, imp.macros);
    else {
      const container = resolveModulePath(env, imp.scope, prefix, imp.global);
      if (container.kind === 'scope') found = lookupIn(session, container.scope, ns, last.name);
      else if (container.kind === 'none') found = undefined;
      if (container.kind === 'scope' && found === undefined && (last.name === 'self' || last.name === 'super')) {
        const scope = stepKeyword(container.scope, last.name);
        if (scope !== undefined && ns === 'type') found = moduleBinding(scope, last);
      }
    }
  }
  depth--;
  imp.pending = false;
  const binding: Binding | undefined =
    found === undefined
      ? undefined
      : { res: found.res, vis: imp.vis, span: imp.span, imported: true, sourceVis: found.vis };
  if (imp.scope.frozen && (!tainted || depth === 0)) imp.cache[ns] = binding ?? null;
  tainted = depth > 0 && (tainted || outer);
  return binding;
}

/** The module or enum a glob opens. */
export function globTarget(session: Session, glob: Import): ModScope | undefined {
  if (glob.target !== undefined) return glob.target ?? undefined;
  if (glob.pending) {
    tainted = true;
    return undefined;
  }
  glob.pending = true;
  const found = resolveModulePath({ session, krate: glob.scope.krate }, glob.scope, glob.path, glob.global);
  glob.pending = false;
  const scope = found.kind === 'scope' ? found.scope : undefined;
  if (scope !== undefined) glob.target = scope;
  else if (glob.scope.frozen && !tainted) glob.target = null;
  return scope;
}

function stepKeyword(scope: ModScope, name: string): ModScope | undefined {
  if (name === 'self') return scope;
  const module = moduleScope(scope);
  return module.parent === undefined ? undefined : moduleScope(module.parent);
}

function moduleBinding(scope: ModScope, at: Ident): Binding {
  return { res: { kind: 'def', def: scope.def }, vis: { kind: 'public' }, span: at.span, imported: false };
}

/** The crate that `$crate` means for a hygiene context. */
export function dollarCrate(env: LookupEnv, ctxt: number): Krate {
  return env.session.markOf(ctxt)?.krate ?? env.krate;
}

/** First segment of a `use`-like path, seen from a scope: keywords, names in scope outwards, crates, prelude, primitives. */
export function firstSegment(
  env: LookupEnv,
  scope: ModScope,
  ident: Ident,
  global: boolean,
  ns: Ns,
  macros?: MacroScope,
): Binding | undefined {
  const { session } = env;
  if (global) {
    const krate = session.krate(ident.name);
    return ns === 'type' && krate !== undefined ? moduleBinding(krate.root, ident) : undefined;
  }
  switch (ident.name) {
    case '$crate':
      return ns === 'type' ? moduleBinding(dollarCrate(env, ident.ctxt).root, ident) : undefined;
    case 'crate':
      return ns === 'type' ? moduleBinding(env.krate.root, ident) : undefined;
    case 'self':
      return ns === 'type' ? moduleBinding(moduleScope(scope), ident) : undefined;
    case 'super': {
      const up = stepKeyword(scope, 'super');
      return ns === 'type' && up !== undefined ? moduleBinding(up, ident) : undefined;
    }
    default:
      break;
  }
  if (ns === 'macro') {
    const textual = textualMacro(macros, ident.name);
    if (textual !== undefined) return macroBinding(session, textual, ident);
    const local = moduleScope(scope).localMacros.get(ident.name);
    if (local !== undefined) return macroBinding(session, local, ident);
  }
  return lookupLexical(env, scope, ident.name, ns);
}

/** A binding for a macro known by id. */
export function macroBinding(session: Session, macro: DefId, at: Ident): Binding {
  return { res: { kind: 'def', def: macro }, vis: session.def(macro).visibility, span: at.span, imported: false };
}

/** Finds a `macro_rules!` in textual scope. */
export function textualMacro(macros: MacroScope | undefined, name: string): DefId | undefined {
  for (let at = macros; at !== undefined; at = at.parent) if (at.name === name) return at.macro;
  return undefined;
}

/** A name from a scope outwards: enclosing block scopes, the module, then crates, preludes and primitives. */
export function lookupLexical(env: LookupEnv, scope: ModScope, name: string, ns: Ns): Binding | undefined {
  let at: ModScope | undefined = scope;
  while (at !== undefined) {
    const found = lookupIn(env.session, at, ns, name);
    if (found !== undefined) return found;
    if (at.kind === 'mod') break;
    at = at.parent;
  }
  return lookupPrelude(env, name, ns);
}

/** What every module sees without importing. */
export function lookupPrelude(env: LookupEnv, name: string, ns: Ns): Binding | undefined {
  const { session, krate } = env;
  const std = session.krate('std');
  if (ns === 'macro' && std !== undefined) {
    const found = lookupIn(session, std.root, 'macro', name);
    if (found !== undefined) return found;
  }
  if (ns === 'type') {
    const other = session.krate(name);
    if (other !== undefined && !other.isUser) {
      const span = session.tryDef(other.root.def)?.span;
      if (span !== undefined) {
        return { res: { kind: 'def', def: other.root.def }, vis: { kind: 'public' }, span, imported: false };
      }
    }
  }
  const prelude = preludeScope(session, krate);
  if (prelude !== undefined) {
    const found = lookupIn(session, prelude, ns, name);
    if (found !== undefined) return found;
  }
  if (ns === 'type' && isPrim(name)) {
    return { res: { kind: 'prim', prim: name }, vis: { kind: 'public' }, span: PRIM_SPAN, imported: false };
  }
  return undefined;
}

const PRIM_SPAN = { file: 0 as never, start: 0, end: 0 };

/** The prelude module of a crate's edition. */
export function preludeScope(session: Session, krate: Krate): ModScope | undefined {
  const std = session.krate('std');
  if (std === undefined) return undefined;
  const module = childModule(session, std.root, 'prelude');
  if (module === undefined) return undefined;
  return childModule(session, module, `rust_${String(krate.edition)}`) ?? childModule(session, module, 'v1');
}

function childModule(session: Session, scope: ModScope, name: string): ModScope | undefined {
  const found = scope.own.type.get(name);
  return found?.res.kind === 'def' ? session.scopeOf(found.res.def) : undefined;
}

/** Result of walking a path of modules. */
export type ModulePath =
  | { readonly kind: 'scope'; readonly scope: ModScope; readonly private?: { binding: Binding; at: number } }
  /** Segment `at` was not found; in `inside` if it was not the first. */
  | { readonly kind: 'none'; readonly at: number; readonly inside: ModScope | undefined }
  /** Segment `at` is something that has no names inside. */
  | { readonly kind: 'other'; readonly at: number; readonly binding: Binding };

/** Walks all segments through modules and enums. */
export function resolveModulePath(env: LookupEnv, from: ModScope, path: readonly Ident[], global: boolean): ModulePath {
  const { session } = env;
  if (path.length === 0) return { kind: 'scope', scope: global ? env.krate.root : moduleScope(from) };
  let scope: ModScope | undefined;
  let blocked: { binding: Binding; at: number } | undefined;
  const here = moduleScope(from).def;
  for (let i = 0; i < path.length; i++) {
    const ident = path[i];
    if (ident === undefined) break;
    if (scope !== undefined && (ident.name === 'super' || ident.name === 'self')) {
      const up = stepKeyword(scope, ident.name);
      if (up === undefined) return { kind: 'none', at: i, inside: scope };
      scope = up;
      continue;
    }
    const found: Binding | undefined =
      scope === undefined
        ? firstSegment(env, from, ident, global, 'type')
        : lookupIn(session, scope, 'type', ident.name);
    if (found === undefined) return { kind: 'none', at: i, inside: scope };
    if (scope !== undefined && !session.isVisible(found.vis, here)) blocked ??= { binding: found, at: i };
    const next = found.res.kind === 'def' ? session.scopeOf(found.res.def) : undefined;
    if (next === undefined) return { kind: 'other', at: i, binding: found };
    scope = next;
  }
  if (scope === undefined) return { kind: 'none', at: 0, inside: undefined };
  return { kind: 'scope', scope, ...(blocked === undefined ? {} : { private: blocked }) };
}

/** The module rib at the end of a chain. */
export function moduleOfRib(rib: Rib): ModScope {
  let at = rib;
  while (at.kind !== 'module') at = at.parent;
  return at.scope;
}

/** The innermost scope that items and `use` of this place live in. */
export function innermostScope(rib: Rib): ModScope {
  let at = rib;
  for (;;) {
    if (at.kind === 'module' || at.kind === 'block') return at.scope;
    at = at.parent;
  }
}
