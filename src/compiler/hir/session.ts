//! The tables one compilation writes to: definitions, scopes, macros, hygiene marks, lang items, diagnostics.
//!
//! The library has one session that lives on; each check of the user's text stacks a fresh one on top of it. Ids of
//! the two never meet: the user's start at `USER_DEF_BASE`, so library bodies lowered later still get library ids.
import { need } from '../../base/assert.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { LineIndex } from '../../source/source-file.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { FileId, Span } from '../../source/span.ts';
import type { Def, DefId, Visibility } from './hir.ts';
import { LintLevels } from './lint-levels.ts';
import type { Krate, MacroInfo, Mark, ModScope } from './names.ts';

/** First definition id of the user's crate. */
export const USER_DEF_BASE = 1 << 20;
const USER_MARK_BASE = 1 << 24;

/** See the file comment. */
export class Session {
  readonly lib: Session | undefined;
  readonly defs: (Def | undefined)[] = [];
  readonly marks: Mark[] = [];
  readonly krates = new Map<string, Krate>();
  readonly lang = new Map<string, DefId>();
  readonly impls: DefId[] = [];
  readonly traits: DefId[] = [];
  readonly scopes = new Map<DefId, ModScope>();
  readonly macros = new Map<DefId, MacroInfo>();
  /** Block scopes (items and `use` inside bodies) by body owner, for `traitsInScope`. */
  readonly bodyScopes = new Map<DefId, ModScope[]>();
  readonly diagnostics: Diagnostic[] = [];
  readonly lintLevels = new LintLevels();
  /** Names in item order, for the tests and bodies of the user's crate. */
  readonly bodyOwners: DefId[] = [];
  readonly testFns: {
    readonly def: DefId;
    readonly shouldPanic: boolean | string;
    readonly ignore: boolean | string;
  }[] = [];
  readonly testMode: boolean;
  /** Texts by file id, for `line!()` and for whoever renders. */
  readonly files: SourceFile[] = [];
  /** The first item of the user's file: suggested `use` lines go before it. */
  importAt: Span | undefined;
  private readonly lineIndexes = new Map<FileId, LineIndex>();
  private readonly defBase: number;
  private readonly markBase: number;
  private readonly seen = new Set<string>();

  constructor(lib: Session | undefined, testMode: boolean) {
    this.lib = lib;
    this.testMode = testMode;
    this.defBase = lib === undefined ? 0 : USER_DEF_BASE;
    // Context 0 is plain source and has no mark.
    this.markBase = lib === undefined ? 1 : USER_MARK_BASE;
  }

  /** A source text. */
  file(id: FileId): SourceFile | undefined {
    return this.files.find((f) => f.id === id) ?? this.lib?.file(id);
  }

  /** Line index of a file. */
  lines(id: FileId): LineIndex | undefined {
    let index = this.lineIndexes.get(id);
    const file = this.file(id);
    if (index === undefined && file !== undefined) {
      index = new LineIndex(file.text);
      this.lineIndexes.set(id, index);
    }
    return index;
  }

  /** Reserves an id; `setDef` must follow before anyone asks for it. */
  reserve(): DefId {
    this.defs.push(undefined);
    return (this.defBase + this.defs.length - 1) as DefId;
  }

  /** Fills a reserved id. */
  setDef(def: Def): void {
    this.defs[def.id - this.defBase] = def;
  }

  /** One past the last id in use. */
  get nDefs(): number {
    return this.defBase + this.defs.length;
  }

  /** A definition by id. */
  def(id: DefId): Def {
    const found = this.lib !== undefined && id < USER_DEF_BASE ? this.lib.defs[id] : this.defs[id - this.defBase];
    return need(found, `definition ${String(id)}`);
  }

  /** A definition, or undefined while it is still being built. */
  tryDef(id: DefId): Def | undefined {
    return this.lib !== undefined && id < USER_DEF_BASE ? this.lib.defs[id] : this.defs[id - this.defBase];
  }

  /** A fresh hygiene context: `parent` plus one expansion. */
  mark(parent: number, macro: DefId | undefined, krate: Krate): number {
    this.marks.push({ parent, macro, krate });
    return this.markBase + this.marks.length - 1;
  }

  /** The outermost mark of a context. */
  markOf(ctxt: number): Mark | undefined {
    if (ctxt === 0) return undefined;
    return this.lib !== undefined && ctxt < USER_MARK_BASE
      ? this.lib.marks[ctxt - 1]
      : this.marks[ctxt - this.markBase];
  }

  /** Scope of a module or enum. */
  scopeOf(id: DefId): ModScope | undefined {
    return this.scopes.get(id) ?? this.lib?.scopeOf(id);
  }

  /** What expansion knows of a macro. */
  macroInfo(id: DefId): MacroInfo | undefined {
    return this.macros.get(id) ?? this.lib?.macroInfo(id);
  }

  /** A lang item. */
  langItem(name: string): DefId | undefined {
    return this.lang.get(name) ?? this.lib?.langItem(name);
  }

  /** A crate by the name that paths use. */
  krate(name: string): Krate | undefined {
    return this.krates.get(name) ?? this.lib?.krate(name);
  }

  /** All crate names paths may start with. */
  krateNames(): string[] {
    return [...(this.lib?.krateNames() ?? []), ...[...this.krates].filter(([, k]) => !k.isUser).map(([name]) => name)];
  }

  /** Adds an item-level diagnostic, once. */
  report(diagnostic: Diagnostic): void {
    if (isRepeated(this.seen, diagnostic)) return;
    this.diagnostics.push(diagnostic);
  }

  /** Whether `inner` is `outer` or lies in it (by `parent` chains of modules and items). */
  isWithin(inner: DefId, outer: DefId): boolean {
    let at: DefId | undefined = inner;
    while (at !== undefined) {
      if (at === outer) return true;
      at = this.tryDef(at)?.parent;
    }
    return false;
  }

  /** Whether an item with this visibility may be named from `module`. */
  isVisible(vis: Visibility, module: DefId): boolean {
    return vis.kind === 'public' || this.isWithin(module, vis.in);
  }

  /** The nearest enclosing module of a definition (itself if it is one). */
  moduleOf(id: DefId): DefId {
    let at: DefId = id;
    for (;;) {
      const def = this.def(at);
      if (def.kind === 'mod' || def.parent === undefined) return at;
      at = def.parent;
    }
  }

  /** The crate a definition belongs to. */
  krateOf(id: DefId): Krate {
    const name = this.def(id).krate;
    return need(this.krates.get(name) ?? this.lib?.krate(name), `crate ${name}`);
  }

  /** Whether a span is in plain sight of the user. */
  isUserSpan(span: Span): boolean {
    return span.file === 0 && span !== NO_SPAN;
  }
}

/** Whether the same message was given for the same place before (macros repeat their arguments). */
export function isRepeated(seen: Set<string>, d: Diagnostic): boolean {
  const key = `${String(d.span.file)}:${String(d.span.start)}:${String(d.span.end)}:${d.message}`;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
