//! Source text to a checked program. The library is compiled once and shared by every later check.
import { buildLibrary, buildProgram } from '../compiler/hir/index.ts';
import type { LibraryProgram } from '../compiler/hir/index.ts';
import { createMirDb } from '../compiler/mir/index.ts';
import type { MirSession } from '../compiler/mir/index.ts';
import type { Checker, KnownBodies } from '../compiler/types/api.ts';
import { createChecker } from '../compiler/types/index.ts';
import { Kept } from './kept.ts';
import { libraryCrates } from '../rustlib/manifest.ts';
import type { Program } from '../runtime/contract.ts';
import { errorAt } from '../source/diagnostic.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { USER_FILE } from '../source/span.ts';
import type { SourceMap } from '../source/source-file.ts';

/** A program with everything that was said about it; it may run iff no diagnostic is an error. */
export interface Compiled {
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  readonly ok: boolean;
  readonly hasMain: boolean;
}
export interface CompileOptions {
  readonly edition: 2021 | 2024;
  readonly testMode: boolean;
}

/** The library in use, and which crates it holds. It only grows: a crate is read when a program first mentions it. */
let loaded: { readonly names: ReadonlySet<string>; readonly program: LibraryProgram } | undefined;
const dependencies = new Map<string, readonly string[]>();

/** Crates whose names occur as words in a text. A mention in a comment costs time, nothing else. */
function mentioned(text: string): readonly string[] {
  return libraryCrates.map((it) => it.name).filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

/** Functions of an `extern "C"` block are those of `libc`. */
const FOREIGN = /\bextern\s+(?:"[^"]*"\s*)?\{/;

/** What a library crate itself mentions; looked up once. */
function dependenciesOf(name: string): readonly string[] {
  let found = dependencies.get(name);
  if (found === undefined) {
    const crate = libraryCrates.find((it) => it.name === name);
    found = name === 'std' ? [] : [...new Set(Object.values(crate?.files ?? {}).flatMap((text) => mentioned(text)))];
    dependencies.set(name, found);
  }
  return found;
}

/** `std`, the crates that a program mentions, and what those need. */
function cratesFor(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = ['std', ...mentioned(source), ...(FOREIGN.test(source) ? ['libc'] : [])];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...dependenciesOf(name));
  }
  return found;
}

/** A library that holds what the program needs; its bodies stay unread until something uses them. */
export function libraryFor(source: string): LibraryProgram {
  const wanted = cratesFor(source);
  if (loaded !== undefined && [...wanted].every((name) => loaded?.names.has(name))) return loaded.program;
  const names = new Set([...wanted, ...(loaded?.names ?? [])]);
  loaded = { names, program: buildLibrary(libraryCrates.filter((it) => names.has(it.name))) };
  return loaded.program;
}

/** All crates: for looking up where a name comes from. Later programs then find their crates read already. */
export function fullLibrary(): LibraryProgram {
  return libraryFor(libraryCrates.map((it) => it.name).join(' '));
}

/** `// edition: 2021` (or 2024) in the first five lines wins over the option. */
export function editionOf(source: string, fallback: 2021 | 2024): 2021 | 2024 {
  const head = source.split('\n', 5).join('\n');
  const match = /^\s*\/\/\s*edition:\s*(2021|2024)\s*$/m.exec(head);
  if (match === null) return fallback;
  return match[1] === '2021' ? 2021 : 2024;
}

/** The last checks, newest first: while a brace is open the text has another frame, and the one before is wanted again. */
let recent: readonly Kept[] = [];
const RECENT = 3;

/** What was kept of earlier texts is forgotten: the next one is checked from nothing. */
export function forgetChecks(): void {
  recent = [];
}

/** Compiles the user's text as `src/main.rs` of a crate named `main`. Never throws because of the text. */
export function compile(source: string, options: CompileOptions): Compiled {
  const edition = editionOf(source, options.edition);
  const library = libraryFor(source);
  const hir = buildProgram(library, source, { edition, testMode: options.testMode });
  const checker = createChecker(hir);
  const mir = createMirDb(checker);
  const kept = new Kept(hir, { source, library, settings: `${String(edition)} ${String(options.testMode)}` }, recent);
  const found = judge(hir.diagnostics, checker, mir, kept);
  recent = [kept, ...recent].slice(0, RECENT);
  const isCrate = hir.isParsed && !found.some((d) => d.code === 'E0463');
  const lacksMain = isCrate && !options.testMode && hir.main === undefined;
  const diagnostics = sortDiagnostics(lacksMain ? [...found, noMain(source)] : found);
  const sources: SourceMap = hir.sources;
  return {
    program: { checker, mir, sources },
    diagnostics,
    ok: !diagnostics.some((d) => d.severity === 'error'),
    hasMain: hir.main !== undefined,
  };
}

/** As in rustc: without a crate nothing else is looked at; a program that does not parse is not borrow-checked. */
function judge(
  found: readonly Diagnostic[],
  checker: Checker,
  mir: MirSession,
  known: KnownBodies,
): readonly Diagnostic[] {
  const missingCrates = found.filter((d) => d.code === 'E0463');
  if (missingCrates.length > 0) return missingCrates;
  const all = [...found, ...checker.checkUserCrate(known)];
  const errors = all.filter((d) => d.severity === 'error');
  const parses = !found.some((d) => d.severity === 'error' && d.code === undefined);
  if (!parses || errors.some((d) => d.code === 'unsupported')) return all;
  return [...all, ...mir.checkUserCrate(errors.length > 0, known)];
}

/** E0601, at the end of the text as rustc has it. */
function noMain(source: string): Diagnostic {
  const end = source.trimEnd().length;
  return errorAt({ file: USER_FILE, start: end, end }, '`main` function not found in crate `main`', {
    code: 'E0601',
    label: 'consider adding a `main` function to `src/main.rs`',
  });
}

function sortDiagnostics(list: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const unique = list.filter((d) => {
    const key = `${d.code ?? ''}|${String(d.span.start)}|${String(d.span.end)}|${d.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return unique.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
