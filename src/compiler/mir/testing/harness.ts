//! Test harness: Rust text in, MIR text or diagnostics out, over the small library.
import { buildLibrary, buildProgram } from '../../hir/index.ts';
import type { LibraryProgram } from '../../hir/index.ts';
import type { DefId } from '../../hir/hir.ts';
import { createChecker } from '../../types/index.ts';
import type { Checker } from '../../types/api.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { createMirDb } from '../db.ts';
import type { MirSession } from '../db.ts';
import { MINI } from './mini.ts';

let library: LibraryProgram | undefined;

export interface World {
  readonly source: string;
  readonly checker: Checker;
  readonly mir: MirSession;
  /** Errors before MIR: a fixture should have none. */
  readonly early: readonly Diagnostic[];
  def(name: string): DefId;
}

/** Compiles a fixture. */
export function world(source: string, edition: 2021 | 2024 = 2021): World {
  library ??= buildLibrary(MINI);
  const program = buildProgram(library, source, { edition, testMode: false });
  const checker = createChecker(program);
  const early = [...program.diagnostics, ...checker.checkUserCrate()].filter((it) => it.severity === 'error');
  const mir = createMirDb(checker);
  const def = (name: string): DefId => {
    for (let id = program.nDefs - 1; id >= 0; id--) {
      const it = program.def(id as DefId);
      if ((it.kind === 'fn' || it.kind === 'const' || it.kind === 'static') && it.name === name) return id as DefId;
    }
    throw new Error(`no fn ${name}`);
  };
  return { source, checker, mir, early, def };
}

/** The closures of a fixture in order. */
export function closures(w: World): readonly DefId[] {
  const { program } = w.checker.db;
  const found: DefId[] = [];
  for (let id = program.nLibraryDefs; id < program.nDefs; id++)
    if (program.def(id as DefId).kind === 'closure') found.push(id as DefId);
  return found;
}

/** Diagnostics of the borrow checks, one line each: code, message, and the text under the primary span. */
export function borrowErrors(source: string, edition: 2021 | 2024 = 2021): readonly string[] {
  const w = world(source, edition);
  const list = w.early.length > 0 ? w.early : w.mir.checkUserCrate();
  return list.map((it) => `${it.code ?? '-'} ${it.message} @ ${source.slice(it.span.start, it.span.end)}`);
}
