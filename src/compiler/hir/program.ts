//! The finished program: everything later layers ask, over the library's session and the user's.
import type { ApiIndex } from './api-index.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { SourceFile, SourceMap } from '../../source/source-file.ts';
import type { LineIndex } from '../../source/source-file.ts';
import type { FileId, Span } from '../../source/span.ts';
import { need } from '../../base/assert.ts';
import type * as ast from '../syntax/ast.ts';
import type { Def, DefId, Edition, Program, Visibility } from './hir.ts';
import { globTarget, importBinding, lookupIn, preludeScope } from './lookup.ts';
import type { LintLevel } from './lint-levels.ts';
import type { Krate, ModScope } from './names.ts';
import { moduleScope } from './names.ts';
import { namesIn, publicPaths } from './public-paths.ts';
import { USER_DEF_BASE } from './session.ts';
import type { Session } from './session.ts';
import { tyText } from './ty-text.ts';

const traitsOf = new WeakMap<ModScope, ReadonlySet<DefId>>();

/** See the file comment. `sources` has the user's text as file 0 and the library's after it. */
export class HirProgram implements Program {
  readonly nLibraryDefs = USER_DEF_BASE;
  readonly impls: readonly DefId[];
  readonly traits: readonly DefId[];
  readonly main: DefId | undefined;
  readonly tests: Program['tests'];
  readonly userBodies: readonly DefId[];
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
  /** The user's text has no syntax error. */
  readonly isParsed: boolean;
  /** The user's text before macros. */
  readonly syntax: ast.Crate;
  private readonly session: Session;
  private readonly krate: Krate;
  private readonly inScope = new Map<string, ReadonlySet<DefId>>();

  constructor(session: Session, krate: Krate, syntax: ast.Crate, isParsed: boolean) {
    this.isParsed = isParsed;
    this.syntax = syntax;
    this.session = session;
    this.krate = krate;
    const lib = session.lib;
    this.impls = lib === undefined ? session.impls : [...lib.impls, ...session.impls];
    this.traits = lib === undefined ? session.traits : [...lib.traits, ...session.traits];
    this.edition = krate.edition;
    this.diagnostics = session.diagnostics;
    this.userBodies = [...session.bodyOwners].sort(
      (a, b) => session.def(a).fullSpan.start - session.def(b).fullSpan.start,
    );
    const main = lookupIn(session, krate.root, 'value', 'main');
    const mainDef = main?.res.kind === 'def' ? session.def(main.res.def) : undefined;
    this.main = mainDef?.kind === 'fn' ? mainDef.id : undefined;
    this.tests = session.testFns
      .map((t) => ({ ...t, path: this.pathOf(t.def) }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    this.sources = new SessionSources(session);
  }

  get nDefs(): number {
    return this.session.nDefs;
  }

  realApi(krate: string): ApiIndex | undefined {
    return (this.session.krates.get(krate) ?? this.session.lib?.krates.get(krate))?.api;
  }

  lintLevel(lint: string, span: Span, byDefault: 'warn' | 'deny'): LintLevel {
    return this.session.lintLevels.at(lint, span, byDefault);
  }

  def(id: DefId): Def {
    return this.session.def(id);
  }

  langItem(name: string): DefId | undefined {
    return this.session.langItem(name);
  }

  moduleOf(id: DefId): DefId {
    return this.session.moduleOf(id);
  }

  isVisible(visibility: Visibility, module: DefId): boolean {
    return this.session.isVisible(visibility, module);
  }

  traitsInScope(module: DefId, body: DefId): ReadonlySet<DefId> {
    const key = `${String(module)}:${String(body)}`;
    let found = this.inScope.get(key);
    if (found === undefined) {
      found = this.computeTraits(module, body);
      this.inScope.set(key, found);
    }
    return found;
  }

  private computeTraits(module: DefId, body: DefId): ReadonlySet<DefId> {
    const { session } = this;
    const scope = session.scopeOf(this.moduleOf(module));
    const all = new Set<DefId>();
    if (scope !== undefined) {
      addTraits(session, scope, all);
      const prelude = preludeScope(session, scope.krate);
      if (prelude !== undefined) for (const id of traitsIn(session, prelude)) all.add(id);
    }
    // `use` inside bodies: of this fn and of those it is nested in. An impl or trait has its own trait in scope.
    for (let at: DefId | undefined = body; at !== undefined; at = session.def(at).parent) {
      const it = session.def(at);
      if (it.kind === 'trait') all.add(it.id);
      else if (it.kind === 'impl' && it.trait !== undefined) all.add(it.trait.def);
      const scopes = session.bodyScopes.get(at) ?? session.lib?.bodyScopes.get(at) ?? [];
      for (const inner of scopes) addTraits(session, inner, all);
    }
    return all;
  }

  private readonly trimmed = new Map<DefId, string>();
  private userNames: ReadonlyMap<string, number> | undefined;

  trimmedPathOf(id: DefId): string {
    const known = this.trimmed.get(id);
    if (known !== undefined) return known;
    const def = this.session.def(id);
    const ns = def.kind === 'fn' || def.kind === 'const' || def.kind === 'static' ? 'value' : 'type';
    const library = this.session.lib ?? this.session;
    // As rustc's trimmed paths: neither aliases nor variants make a name ambiguous.
    const others = new Set<DefId>();
    for (const item of publicPaths(library).byName.get(def.name) ?? []) {
      const { res } = item.binding;
      if (item.ns !== ns || res.kind === 'prim') continue;
      const { kind } = this.session.def(res.def);
      if (kind !== 'tyAlias' && kind !== 'variant') others.add(res.def);
    }
    others.delete(id);
    const twins = (this.ownNames().get(`${ns} ${def.name}`) ?? 0) - (id >= USER_DEF_BASE ? 1 : 0);
    const full = this.pathOf(id);
    const unique = others.size === 0 && twins <= 0 && !AMBIGUOUS.has(def.name);
    const shown =
      unique && full.endsWith(`::${def.name}`) && (id >= USER_DEF_BASE || publicPaths(library).byName.has(def.name))
        ? def.name
        : full;
    this.trimmed.set(id, shown);
    return shown;
  }

  /** How many items of the user's have a name, by namespace. */
  private ownNames(): ReadonlyMap<string, number> {
    if (this.userNames !== undefined) return this.userNames;
    const counts = new Map<string, number>();
    for (let id = USER_DEF_BASE; id < this.nDefs; id++) {
      const def = this.session.def(id as DefId);
      const isType = def.kind === 'struct' || def.kind === 'enum' || def.kind === 'union' || def.kind === 'trait';
      const isValue =
        (def.kind === 'fn' && def.assoc === undefined) ||
        def.kind === 'static' ||
        (def.kind === 'const' && def.assoc === undefined);
      if (!isType && !isValue) continue;
      const key = `${isType ? 'type' : 'value'} ${def.name}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.userNames = counts;
    return counts;
  }

  pathOf(id: DefId): string {
    const def = this.session.def(id);
    switch (def.kind) {
      case 'tyParam':
      case 'constParam':
      case 'lifetimeParam':
        return def.name;
      case 'impl': {
        const self = tyText(def.selfTy, (d) => this.pathOf(d));
        return def.trait === undefined ? self : `<${self} as ${this.pathOf(def.trait.def)}>`;
      }
      case 'closure':
        return `${this.pathOf(def.owner)}::{closure}`;
      case 'opaque':
        return `${this.pathOf(def.owner)}::{opaque}`;
      default:
        break;
    }
    if (id < USER_DEF_BASE) {
      const library = this.session.lib ?? this.session;
      const known = publicPaths(library).byDef.get(id);
      if (known !== undefined) return known;
    }
    if (def.parent === undefined) return def.krate;
    const parent = this.session.def(def.parent);
    if (parent.parent === undefined && parent.krate === this.krate.name && this.krate.isUser) return def.name;
    return `${this.pathOf(def.parent)}::${def.name}`;
  }
}

/** Names that real std has twice where ours may have them once. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['Display']);

/** Traits a scope names, `as _` ones too, and those of the scopes around a block up to its module. */
function addTraits(session: Session, scope: ModScope, into: Set<DefId>): void {
  for (let at: ModScope | undefined = scope; at !== undefined; at = at.parent) {
    for (const id of traitsIn(session, at)) into.add(id);
    if (at.kind === 'mod') return;
  }
}

function traitsIn(session: Session, scope: ModScope): ReadonlySet<DefId> {
  const cached = traitsOf.get(scope);
  if (cached !== undefined) return cached;
  const found = new Set<DefId>();
  const add = (id: DefId): void => {
    if (session.def(id).kind === 'trait') found.add(id);
  };
  for (const binding of scope.own.type.values()) if (binding.res.kind === 'def') add(binding.res.def);
  for (const imports of scope.imports.values()) {
    for (const imp of imports) {
      const binding = importBinding(session, imp, 'type');
      if (binding?.res.kind === 'def') add(binding.res.def);
    }
  }
  const here = moduleScope(scope).def;
  for (const glob of scope.globs) {
    const target = globTarget(session, glob);
    if (target === undefined || target === scope) continue;
    for (const binding of namesIn(session, target, 'type').values()) {
      if (binding.res.kind === 'def' && session.isVisible(binding.vis, here)) add(binding.res.def);
    }
    // A glob also brings what the module imports as `_`.
    for (const imp of target.imports.get('_') ?? []) {
      const binding = importBinding(session, imp, 'type');
      if (binding?.res.kind === 'def' && session.isVisible(imp.vis, here)) add(binding.res.def);
    }
  }
  if (scope.frozen) traitsOf.set(scope, found);
  return found;
}

class SessionSources implements SourceMap {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  file(id: FileId): SourceFile {
    return need(this.session.file(id), 'source file');
  }

  lines(id: FileId): LineIndex {
    return need(this.session.lines(id), 'source file');
  }
}
