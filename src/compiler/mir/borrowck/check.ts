//! The borrow checker of one body (NLL): moves, permissions, regions, loans. Errs on the side of accepting.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { LocalId } from '../../hir/hir.ts';
import type { Ty } from '../../types/ty.ts';
import type { BuildContext } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import type { InitState } from '../dataflow/init.ts';
import type { BlockIdx, LocalIdx } from '../mir.ts';
import { localPlace } from '../place.ts';
import { checkAccesses } from './access.ts';
import type { Annotator } from './annotate.ts';
import { BodyTypes } from './body-types.ts';
import { checkEnvironment, checkLent, requirementsOf } from './closure-regions.ts';
import type { Requirement, RequirementsOf } from './closure-regions.ts';
import { ConstraintBuilder } from './constraints.ts';
import { Explainer } from './explain.ts';
import { checkHiddenType } from './hidden-type.ts';
import { Liveness } from './liveness.ts';
import { LoanScopes } from './loans.ts';
import { checkMoves, MoveFacts } from './moves.ts';
import { checkMoveOuts } from './move-out.ts';
import { checkMutability } from './mutability.ts';
import { Points } from './points.ts';
import { RegionGraph } from './regions.ts';
import { ConflictReporter } from './report.ts';
import { checkTypeTests } from './type-outlives.ts';
import { checkUniversals } from './universals.ts';
import type { Variances } from './variance.ts';

/** What checks share between the bodies of one program. */
interface BorrowContext {
  readonly annotator: Annotator;
  readonly variances: Variances;
  readonly isClone: (ty: Ty) => boolean;
  readonly requirementsOf: RequirementsOf;
}

/** The verdict on one body. */
export interface BorrowResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Closures: what is left for their creator to prove. */
  readonly requirements: readonly Requirement[];
}

/** All errors of one body. `usedMut` collects the variables that had to be mutable. */
export function borrowCheck(
  cx: BuildContext,
  shared: BorrowContext,
  raw: RawBody,
  usedMut: Set<LocalId>,
): BorrowResult {
  const out: Diagnostic[] = [];
  const points = new Points(raw.blocks);
  const facts = new MoveFacts(cx.db, raw);
  checkMoves(cx, raw, points, facts, shared.isClone, out, usedMut);
  checkMutability(cx, raw, points, facts, out, usedMut);
  checkMoveOuts(cx, raw, points, facts, out);

  const graph = new RegionGraph();
  const types = new BodyTypes(cx.db, raw, graph, shared.annotator);
  const constraints = new ConstraintBuilder(types, shared.variances, points, shared.requirementsOf);
  constraints.run();
  graph.start(points.count);
  const liveness = new Liveness(types, points);
  // Is a local still (partly) there at the end of a block, before its terminator?
  const ends = new Map<BlockIdx, InitState>();
  const isInitAtEnd = (local: LocalIdx, at: BlockIdx): boolean => {
    const found = facts.moves.lookup(localPlace(local));
    const entry = facts.init.entry[at];
    if (found === undefined || entry === undefined) return false;
    let state = ends.get(at);
    if (state === undefined) {
      state = { init: entry.init.copy(), uninit: entry.uninit.copy() };
      for (const stmt of raw.blocks[at]?.stmts ?? []) facts.init.stmt(state, stmt);
      ends.set(at, state);
    }
    return state.init.has(found.path);
  };
  liveness.run(isInitAtEnd, (ty) => cx.facts.needsDrop(ty));
  graph.solve();
  const explainer = new Explainer(types, points, liveness);
  const reporter = new ConflictReporter(types, points, explainer, out);
  const scopes = new LoanScopes(constraints.loans, graph, points, liveness.effects);
  checkAccesses(cx, raw, points, scopes, facts, constraints.loans, (access, loan) => {
    reporter.report(access, loan);
  });
  checkUniversals(types, graph, out);
  checkEnvironment(types, graph, out);
  checkLent(types, graph, out);
  checkTypeTests(types, graph, constraints.tests, out);
  checkHiddenType(types, graph, out);
  return { diagnostics: out, requirements: requirementsOf(types, graph, constraints.tests) };
}
