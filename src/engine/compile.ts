//! Source text to a checked program. The library is compiled once and shared by every later check.
import { buildLibrary, buildProgram } from '../compiler/hir/index.ts';
import type { LibraryProgram } from '../compiler/hir/index.ts';
import { createMirDb } from '../compiler/mir/index.ts';
import { createChecker } from '../compiler/types/index.ts';
import { libraryCrates } from '../rustlib/manifest.ts';
import type { Program } from '../runtime/contract.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
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

let library: LibraryProgram | undefined;

/** The library, parsed and resolved on first use (its bodies stay unread until something needs them). */
export function theLibrary(): LibraryProgram {
  library ??= buildLibrary(libraryCrates);
  return library;
}

/** `// edition: 2021` (or 2024) in the first five lines wins over the option. */
export function editionOf(source: string, fallback: 2021 | 2024): 2021 | 2024 {
  const head = source.split('\n', 5).join('\n');
  const match = /^\s*\/\/\s*edition:\s*(2021|2024)\s*$/m.exec(head);
  if (match === null) return fallback;
  return match[1] === '2021' ? 2021 : 2024;
}

/** Compiles the user's text as `src/main.rs` of a crate named `main`. Never throws because of the text. */
export function compile(source: string, options: CompileOptions): Compiled {
  const edition = editionOf(source, options.edition);
  const hir = buildProgram(theLibrary(), source, { edition, testMode: options.testMode });
  const checker = createChecker(hir);
  const mir = createMirDb(checker);
  const found = [...hir.diagnostics, ...checker.checkUserCrate()];
  // Moves and borrows are judged only on programs that type-check, as in rustc.
  const typed = !found.some((d) => d.severity === 'error');
  const diagnostics = sortDiagnostics(typed ? [...found, ...mir.checkUserCrate()] : found);
  const sources: SourceMap = hir.sources;
  return {
    program: { checker, mir, sources },
    diagnostics,
    ok: !diagnostics.some((d) => d.severity === 'error'),
    hasMain: hir.main !== undefined,
  };
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
