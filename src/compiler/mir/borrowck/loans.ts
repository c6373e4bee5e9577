//! Where each loan is in force: forward from the borrow, as long as its region contains the point and the borrowed path is not replaced.
import { BitSet } from '../dataflow/bitset.ts';
import type { LocalIdx, Place, Proj } from '../mir.ts';
import type { Loan } from './constraints.ts';
import type { Effects } from './liveness.ts';
import type { Points } from './points.ts';
import type { RegionGraph } from './regions.ts';

/**
 * Whether a statement overwrites the path to the borrowed place, so that the place is no longer what was borrowed
 * (`self.rest = &mut self.rest[1..]`). As in rustc an index is never taken for the same.
 */
function replaces(effects: Effects | undefined, borrowed: Place): boolean {
  if (effects === undefined) return false;
  if (effects.kills.includes(borrowed.local)) return true;
  return effects.writes.some((written) => written.local === borrowed.local && isSamePath(written.proj, borrowed.proj));
}

/** As far as both go: a part of the borrowed place that is overwritten ends the loan too. */
function isSamePath(written: readonly Proj[], borrowed: readonly Proj[]): boolean {
  return written.slice(0, borrowed.length).every((proj, i) => {
    const other = borrowed[i];
    switch (proj.kind) {
      case 'deref':
        return other?.kind === 'deref';
      case 'field':
        return other?.kind === 'field' && other.index === proj.index;
      case 'downcast':
        return other?.kind === 'downcast' && other.variant === proj.variant;
      case 'index':
      case 'constIndex':
      case 'subslice':
        return false;
    }
  });
}

export class LoanScopes {
  private readonly scopes: BitSet[];
  /** Points between a two-phase borrow and its activation. */
  private readonly reserved: (BitSet | undefined)[];
  private readonly byLocal = new Map<LocalIdx, Loan[]>();

  constructor(loans: readonly Loan[], graph: RegionGraph, points: Points, effects: readonly Effects[]) {
    this.scopes = loans.map((loan) => {
      const scope = new BitSet(points.count);
      const stack = [...points.after(loan.point)];
      for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
        if (scope.has(point) || !graph.contains(loan.region, point)) continue;
        scope.add(point);
        if (!replaces(effects[point], loan.place)) stack.push(...points.after(point));
      }
      return scope;
    });
    this.reserved = loans.map((loan) => {
      const { twoPhase } = loan;
      if (twoPhase === undefined) return undefined;
      const zone = new BitSet(points.count);
      const stack = [...points.after(loan.point)];
      for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
        if (zone.has(point) || effects[point]?.reads.includes(twoPhase) === true) continue;
        zone.add(point);
        stack.push(...points.after(point));
      }
      return zone;
    });
    for (const loan of loans) {
      const list = this.byLocal.get(loan.place.local);
      if (list === undefined) this.byLocal.set(loan.place.local, [loan]);
      else list.push(loan);
    }
  }

  /** Loans of parts of a local in force at a point. */
  *at(local: LocalIdx, point: number): Generator<Loan> {
    for (const loan of this.byLocal.get(local) ?? []) if (this.scopes[loan.index]?.has(point) === true) yield loan;
  }
  hasLoans(local: LocalIdx): boolean {
    return this.byLocal.has(local);
  }
  isReserved(loan: Loan, point: number): boolean {
    return this.reserved[loan.index]?.has(point) === true;
  }
}
