//! Every access against the loans in force: rustc's `access_place`. What conflicts goes to the reporter.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { BuildContext } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import type { InitAnalysis } from '../dataflow/init.ts';
import type { LocalIdx, Place } from '../mir.ts';
import { localPlace } from '../place.ts';
import { conflicts } from './conflict.ts';
import type { Depth } from './conflict.ts';
import type { Loan } from './constraints.ts';
import type { LoanScopes } from './loans.ts';
import type { MoveFacts } from './moves.ts';
import type { Points } from './points.ts';
import { stmtUses, termUses } from './uses.ts';
import type { Use } from './uses.ts';

type AccessKind =
  | 'copy'
  | 'inspect'
  | 'sharedBorrow'
  | 'mutBorrow'
  | 'reserve'
  | 'activate'
  | 'move'
  | 'assign'
  | 'storageDead'
  | 'drop'
  | 'return';
export interface Access {
  readonly kind: AccessKind;
  readonly place: Place;
  readonly span: Span;
  readonly point: number;
  /** The closure creation this borrow belongs to. */
  readonly capture: boolean;
}

/** Walks the body and calls `conflict` for each access that a loan forbids. */
export function checkAccesses(
  cx: BuildContext,
  raw: RawBody,
  points: Points,
  scopes: LoanScopes,
  facts: MoveFacts,
  loans: readonly Loan[],
  conflict: (access: Access, loan: Loan) => void,
): void {
  const { db } = cx;
  const init: InitAnalysis = facts.init;
  const twoPhaseLoans = new Map<LocalIdx, Loan[]>();
  for (const loan of loans) {
    if (loan.twoPhase === undefined) continue;
    const list = twoPhaseLoans.get(loan.twoPhase) ?? [];
    list.push(loan);
    twoPhaseLoans.set(loan.twoPhase, list);
  }

  const access = (
    kind: AccessKind,
    place: Place,
    depth: Depth,
    span: Span,
    point: number,
    capture = false,
    skip?: Loan,
  ): void => {
    if (!scopes.hasLoans(place.local)) return;
    for (const loan of scopes.at(place.local, point)) {
      if (loan === skip || !conflicts(db, raw.locals, loan.place, place, depth)) continue;
      if (!forbids(loan, kind, scopes.isReserved(loan, point))) continue;
      conflict({ kind, place, span, point, capture }, loan);
    }
  };

  const use = (it: Use, point: number, isInit: (local: LocalIdx) => boolean): void => {
    switch (it.kind) {
      case 'copy':
        access('copy', it.place, 'deep', it.span, point);
        return;
      case 'move':
        access('move', it.place, 'deep', it.span, point);
        return;
      case 'inspect':
        access('inspect', it.place, 'shallow', it.span, point);
        return;
      case 'borrow':
        if (it.fake) return;
        access(
          it.mut === 'not' ? 'sharedBorrow' : it.twoPhase ? 'reserve' : 'mutBorrow',
          it.place,
          'deep',
          it.span,
          point,
          it.capture,
        );
        return;
      case 'assign':
        access('assign', it.place, 'shallow', it.span, point);
        return;
      case 'storageDead':
        access('storageDead', it.place, 'shallow', it.span, point);
        return;
      case 'drop':
        if (it.place.proj.length > 0 || isInit(it.place.local))
          access(it.replace ? 'assign' : 'drop', it.place, 'drop', it.span, point);
        return;
    }
  };

  for (const at of points.order) {
    const entry = init.entry[at];
    if (entry === undefined) continue;
    const block = need(raw.blocks[at], 'block');
    const state = { init: entry.init.copy(), uninit: entry.uninit.copy() };
    const isInit = (local: LocalIdx): boolean => {
      const found = facts.moves.lookup(localPlace(local));
      return found === undefined || state.init.has(found.path);
    };
    const step = (uses: readonly Use[], point: number): void => {
      activate(uses, point);
      for (const it of uses) use(it, point, isInit);
    };
    const activate = (uses: readonly Use[], point: number): void => {
      for (const it of uses) {
        if (it.kind !== 'move' && it.kind !== 'copy') continue;
        for (const loan of twoPhaseLoans.get(it.place.local) ?? [])
          access('activate', loan.place, 'deep', points.term(point)?.span ?? loan.span, point, false, loan);
      }
    };
    block.stmts.forEach((stmt, i) => {
      step(stmtUses(stmt), points.at(at, i));
      init.stmt(state, stmt);
    });
    if (block.term === undefined) continue;
    const point = points.at(at, block.stmts.length);
    step(termUses(block.term), point);
    if (block.term.kind === 'return' || block.term.kind === 'coroutineReturn') {
      // Parameters have no end of storage of their own: they end here.
      for (let i = 1; i <= raw.nArgs; i++)
        access('return', localPlace(i as LocalIdx), 'shallow', block.term.span, point);
    }
  }

  function forbids(loan: Loan, kind: AccessKind, isReserved: boolean): boolean {
    if (loan.fake) return false;
    switch (kind) {
      case 'copy':
      case 'inspect':
      case 'sharedBorrow':
        return loan.mut === 'mut' && !isReserved;
      case 'reserve':
        return loan.mut === 'mut';
      case 'mutBorrow':
      case 'activate':
      case 'move':
      case 'assign':
      case 'storageDead':
      case 'drop':
      case 'return':
        return true;
    }
  }
}
