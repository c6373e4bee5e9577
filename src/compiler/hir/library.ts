//! Building programs: the library once, then the user's crate over it at every check.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { USER_FILE } from '../../source/span.ts';
import type { FileId } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { parseFile } from '../syntax/index.ts';
import { asksForFeatures } from './cfg.ts';
import { checkImports, checkItems } from './check-items.ts';
import { addRoot, collectItems, configured, expandWaiting } from './collect.ts';
import type { ItemEnv, ModuleLoader } from './collect.ts';
import type { Edition } from './hir.ts';
import { Krate } from './names.ts';
import { parserEdition } from './parse.ts';
import { HirProgram } from './program.ts';
import { Session } from './session.ts';

/** A library crate: `lib.rs` and the files its modules are in, by path inside the crate. */
export interface LibrarySource {
  readonly name: string;
  readonly edition: Edition;
  readonly files: Readonly<Record<string, string>>;
  /** The public names of the real crate (see api-index.ts). */
  readonly api?: string | undefined;
}

/** The library, declared: shared by all later programs. */
export class LibraryProgram {
  readonly session: Session;
  readonly files: readonly SourceFile[];

  constructor(session: Session) {
    this.session = session;
    this.files = session.files;
  }

  /** Mistakes in the library itself found so far (bodies have their own). */
  get diagnostics(): readonly Diagnostic[] {
    return this.session.diagnostics;
  }
}

/** Names that stand for another crate. */
const ALIASES: Readonly<Record<string, string>> = { core: 'std', alloc: 'std' };

/** Declares the library. Function bodies are parsed and lowered when somebody asks for them. */
export function buildLibrary(
  crates: readonly LibrarySource[],
  aliases: Readonly<Record<string, string>> = ALIASES,
): LibraryProgram {
  const session = new Session(undefined, false);
  const declared = crates.map((source) => {
    const krate = new Krate(source.name, source.edition, false, source.api);
    session.krates.set(source.name, krate);
    const loader = new LibraryLoader(session, source);
    const root = addRoot(session, krate, { file: loader.nextId(), start: 0, end: 0 });
    return { krate, loader, root };
  });
  for (const [alias, name] of Object.entries(aliases)) {
    const krate = session.krates.get(name);
    if (krate !== undefined && !session.krates.has(alias)) session.krates.set(alias, krate);
  }
  const waiting: ItemEnv['waiting'] = [];
  for (const { krate, loader, root } of declared) {
    const items = loader.parse('lib.rs');
    if (items === undefined) continue;
    const env: ItemEnv = {
      session,
      krate,
      scope: root,
      rib: { kind: 'module', scope: root },
      parent: root.def,
      macros: undefined,
      expansions: [],
      loader,
      waiting,
    };
    collectItems(env, items);
  }
  expandWaiting(waiting);
  for (const scope of session.scopes.values()) scope.frozen = true;
  return new LibraryProgram(session);
}

class LibraryLoader implements ModuleLoader {
  private readonly session: Session;
  private readonly source: LibrarySource;

  constructor(session: Session, source: LibrarySource) {
    this.session = session;
    this.source = source;
  }

  /** The id the next file gets. */
  nextId(): FileId {
    return (this.session.files.length + 1) as FileId;
  }

  parse(path: string): readonly ast.Item[] | undefined {
    const text = this.source.files[path];
    if (text === undefined) return undefined;
    const file: SourceFile = { id: this.nextId(), path: `${this.source.name}/${path}`, origin: 'library', text };
    this.session.files.push(file);
    const parsed = parseFile(file, { edition: parserEdition(this.source.edition), lazyBodies: true });
    for (const d of parsed.diagnostics) this.session.report(d);
    return parsed.file.items;
  }

  load(dir: string, name: string): { items: readonly ast.Item[]; dir: string } | undefined {
    const base = dir === '' ? name : `${dir}/${name}`;
    const items = this.parse(`${base}.rs`) ?? this.parse(`${base}/mod.rs`);
    return items === undefined ? undefined : { items, dir: base };
  }
}

/** How to treat the user's text. */
export interface ProgramOptions {
  readonly edition: Edition;
  readonly testMode: boolean;
}

/** Compiles the user's text as `src/main.rs` of a crate named `main`. Never throws because of the text. */
export function buildProgram(library: LibraryProgram, source: string, options: ProgramOptions): HirProgram {
  const session = new Session(library.session, options.testMode);
  const file: SourceFile = { id: USER_FILE, path: 'src/main.rs', origin: 'user', text: source };
  session.files.push(file);
  const krate = new Krate('main', options.edition, true);
  session.krates.set('main', krate);
  const { file: crate, diagnostics } = parseFile(file, { edition: parserEdition(options.edition) });
  for (const d of diagnostics) session.report(d);
  krate.hasFeatures = asksForFeatures(crate.attrs);
  const root = addRoot(session, krate, crate.span);
  session.importAt = crate.items[0]?.span;
  const env: ItemEnv = {
    session,
    krate,
    scope: root,
    rib: { kind: 'module', scope: root },
    parent: root.def,
    macros: undefined,
    expansions: [],
    loader: undefined,
    waiting: [],
  };
  session.lintLevels.note(crate.attrs, crate.span);
  if (configured(env, crate.attrs) !== undefined) collectItems(env, crate.items);
  expandWaiting(env.waiting);
  for (const scope of session.scopes.values()) scope.frozen = true;
  checkImports(session, krate);
  checkItems(session);
  return new HirProgram(session, krate, crate, !diagnostics.some((d) => d.severity === 'error'));
}
