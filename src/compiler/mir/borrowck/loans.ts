//! Where each loan is in force: forward from the borrow, as long as its region contains the point and the borrowed path is not replaced.
import { BitSet } from '../dataflow/bitset.ts';
import type { LocalIdx } from '../mir.ts';
import type { Loan } from './constraints.ts';
import type { Effects } from './liveness.ts';
import type { Points } from './points.ts';
import type { RegionGraph } from './regions.ts';

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
        if (effects[point]?.kills.includes(loan.place.local) !== true) stack.push(...points.after(point));
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
