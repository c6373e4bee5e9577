//! The library itself is a correct program: every item resolves, and every body type-checks, also those no program uses yet.
import { expect, test } from 'vitest';
import { libraryCrates } from '../../rustlib/manifest.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { buildLibrary, buildProgram } from '../hir/index.ts';
import type { Def, DefId } from '../hir/hir.ts';
import { createChecker } from './checker.ts';
import { createDb } from './db/create.ts';
import { checkInherentOverlap } from './items/coherence.ts';
import { checkDuplicates } from './items/impl-items.ts';

const library = buildLibrary(libraryCrates);
const program = buildProgram(library, 'fn main() {}', { edition: 2021, testMode: false });

function place(it: Diagnostic): string {
  const { line } = program.sources.lines(it.span.file).lineCol(it.span.start);
  return `${program.sources.file(it.span.file).path}:${String(line)} ${it.message}`;
}

test('items', () => {
  expect(library.diagnostics.map(place)).toEqual([]);
});

test('no two inherent items share a name', { timeout: 600_000 }, () => {
  const { db } = createDb(program);
  const found: Diagnostic[] = [];
  const sink = { report: (it: Diagnostic): void => void found.push(it) };
  const inherent: DefId[] = [];
  for (const id of program.impls) {
    const it = definition(id);
    if (it?.kind !== 'impl') continue;
    checkDuplicates(db, it, sink);
    if (db.implTraitRef(id) === undefined) inherent.push(id);
  }
  checkInherentOverlap(db, inherent, sink);
  expect(found.map(place)).toEqual([]);
});

test('bodies', { timeout: 600_000 }, () => {
  const checker = createChecker(program);
  // Items of impls and traits are made when first asked for.
  for (const id of [...program.impls, ...program.traits]) checker.db.assocItems(id);
  const wrong: string[] = [];
  let bodies = 0;
  for (let id = 0; id < program.nLibraryDefs; id++) {
    const def = definition(id as DefId);
    const hasBody = def?.kind === 'fn' || def?.kind === 'const' || def?.kind === 'assocConst';
    if (!(hasBody && def.body !== undefined) && def?.kind !== 'static') continue;
    bodies++;
    wrong.push(
      ...checker
        .check(id as DefId)
        .diagnostics.filter((it) => it.severity === 'error')
        .map(place),
    );
  }
  expect(wrong).toEqual([]);
  expect(bodies).toBeGreaterThan(9000);
});

/** Ids are not dense. */
function definition(id: DefId): Def | undefined {
  try {
    return program.def(id);
  } catch {
    return undefined;
  }
}
