//! The whole checker of one program: queries and solver, bodies on demand, the user crate's diagnostics.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { DefId, Program } from '../hir/hir.ts';
import type { Checker, KnownBodies, MonoDb } from './api.ts';
import { NO_KNOWN_BODIES, knownOr } from './api.ts';
import { BodyChecker, noLibraryBodies } from './check/checker.ts';
import { libraryValue } from './db/cache.ts';
import { createDb } from './db/create.ts';
import type { Db } from './db/db.ts';
import { Infcx } from './infer/ctxt.ts';
import { checkAsyncRecursion } from './items/async-recursion.ts';
import { checkItems } from './items/check.ts';
import { reportUnmet } from './report/unmet.ts';
import type { ThirBody } from './thir.ts';

/** What rustc finds only after type and borrow checking. */
const LINTS: ReadonlySet<string> = new Set(['unused_must_use', 'overflowing_literals', 'static_mut_refs']);

class ProgramChecker implements Checker {
  readonly db: Db;
  readonly mono: MonoDb;
  private readonly bodies: BodyChecker;

  constructor(program: Program) {
    const { db, mono } = createDb(program);
    this.db = db;
    this.mono = mono;
    this.bodies = new BodyChecker({
      db,
      newInferCtxt: () => new Infcx(db),
      reportUnmet: (unmet, infcx) => reportUnmet(db, unmet, infcx),
      library: libraryValue(db.store, 'bodies', noLibraryBodies),
    });
    db.setBodyFacts(this.bodies);
  }

  check(owner: DefId): { readonly thir: ThirBody; readonly diagnostics: readonly Diagnostic[] } {
    return this.bodies.check(owner);
  }

  closureBody(def: DefId): ThirBody {
    return this.bodies.closureBody(def);
  }

  checkUserCrate(known: KnownBodies = NO_KNOWN_BODIES): readonly Diagnostic[] {
    const { db } = this;
    const found: Diagnostic[] = [...checkItems(db)];
    for (const owner of db.program.userBodies)
      found.push(...knownOr(known, 'types', owner, () => this.bodies.check(owner).diagnostics));
    if (!found.some((it) => it.severity === 'error')) found.push(...checkAsyncRecursion(db, known));
    // rustc lints only programs without errors.
    const broken = [...db.program.diagnostics, ...found].some(
      (it) => it.severity === 'error' && !LINTS.has(it.code ?? ''),
    );
    return broken
      ? found.filter((it) => !LINTS.has(it.code ?? ''))
      : found.flatMap((it) => (LINTS.has(it.code ?? '') ? this.atItsLevel(it) : [it]));
  }

  /** A lint as severe as the program wants it. */
  private atItsLevel(lint: Diagnostic): readonly Diagnostic[] {
    const byDefault = lint.severity === 'error' ? 'deny' : 'warn';
    switch (this.db.program.lintLevel(lint.code ?? '', lint.span, byDefault)) {
      case 'allow':
      case 'expect':
        return [];
      case 'warn':
        return [{ ...lint, severity: 'warning' }];
      case 'deny':
      case 'forbid':
        return [{ ...lint, severity: 'error' }];
    }
  }
}

/** The checker of a program. */
export function createChecker(program: Program): Checker {
  return new ProgramChecker(program);
}
