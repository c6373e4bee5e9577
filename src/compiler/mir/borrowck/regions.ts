//! Region variables, their outlives constraints with the reason for each, and the solved values: sets of points and of universal regions.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import { BitSet } from '../dataflow/bitset.ts';

export type RegionVid = number;
export const STATIC_VID: RegionVid = 0;

/** Why a constraint is there; decides the words. */
export type Category =
  | { readonly kind: 'boring' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'return' }
  | { readonly kind: 'yield' }
  | { readonly kind: 'cast' }
  | { readonly kind: 'callArgument' }
  /** A where clause of the callee (`F: 'static`). */
  | { readonly kind: 'predicate' }
  | { readonly kind: 'capture' }
  /** The hidden type of an `impl Trait` that captures no lifetime. */
  | { readonly kind: 'opaque' };

/** `longer: shorter`. */
export interface Constraint {
  readonly longer: RegionVid;
  readonly shorter: RegionVid;
  readonly category: Category;
  readonly span: Span;
}

export class RegionGraph {
  count = 1; // 'static
  readonly constraints: Constraint[] = [];
  /** Universal regions: 'static and those of the signature. */
  readonly universals: RegionVid[] = [STATIC_VID];
  private readonly outgoing: Constraint[][] = [];
  private values: BitSet[] = [];
  private nPoints = 0;
  private readonly seen = new Set<number>();

  fresh(): RegionVid {
    return this.count++;
  }
  universal(): RegionVid {
    const vid = this.fresh();
    this.universals.push(vid);
    return vid;
  }
  private escapeVid: RegionVid | undefined;
  /** Whatever a value returned as `impl Trait` borrows from: some region that outlives the body, nobody can say which. */
  escape(): RegionVid {
    return (this.escapeVid ??= this.universal());
  }
  /** The region of `escape`, if anything has asked for it. */
  get escaping(): RegionVid | undefined {
    return this.escapeVid;
  }
  isEscape(vid: RegionVid): boolean {
    return vid === this.escapeVid;
  }
  add(longer: RegionVid, shorter: RegionVid, category: Category, span: Span): void {
    if (longer === shorter || longer === STATIC_VID) return;
    const key = longer * 0x100000 + shorter;
    if (this.seen.has(key) && category.kind === 'boring') return;
    this.seen.add(key);
    const constraint: Constraint = { longer, shorter, category, span };
    this.constraints.push(constraint);
    (this.outgoing[longer] ??= []).push(constraint);
  }
  /** Constraints `vid: _`. */
  from(vid: RegionVid): readonly Constraint[] {
    return this.outgoing[vid] ?? [];
  }

  /** Prepares the values: bit p < nPoints is a point, bit nPoints + u the end of universal region u. */
  start(nPoints: number): void {
    this.nPoints = nPoints;
    const size = nPoints + this.count;
    this.values = Array.from({ length: this.count }, () => new BitSet(size));
    for (const vid of this.universals) {
      const value = need(this.values[vid], 'region');
      value.fill(nPoints);
      value.add(nPoints + vid);
    }
  }
  addPoints(vid: RegionVid, points: BitSet): void {
    // A region made after the start (a type looked at again) takes part in no constraint.
    const value = this.values[vid];
    if (value !== undefined) points.forEach((point) => value.add(point));
  }

  /** Least solution: every region contains what it outlives. */
  solve(): void {
    const incoming: RegionVid[][] = [];
    for (const { longer, shorter } of this.constraints) (incoming[shorter] ??= []).push(longer);
    const queue: RegionVid[] = Array.from({ length: this.values.length }, (_, i) => i);
    const queued = new Uint8Array(this.values.length).fill(1);
    for (let head = 0; head < queue.length; head++) {
      const vid = need(queue[head], 'region');
      queued[vid] = 0;
      const value = need(this.values[vid], 'region');
      for (const longer of incoming[vid] ?? []) {
        if (this.values[longer]?.union(value) === true && queued[longer] === 0) {
          queued[longer] = 1;
          queue.push(longer);
        }
      }
    }
  }

  contains(vid: RegionVid, point: number): boolean {
    return this.values[vid]?.has(point) === true;
  }
  /** Does the region have to outlive this universal region? */
  outlivesUniversal(vid: RegionVid, universal: RegionVid): boolean {
    return this.values[vid]?.has(this.nPoints + universal) === true;
  }
  /** The universal regions it must outlive. */
  universalsIn(vid: RegionVid): readonly RegionVid[] {
    return this.universals.filter((universal) => this.outlivesUniversal(vid, universal));
  }

  /** Shortest chain of constraints from `start` to a region that satisfies the test. */
  path(start: RegionVid, test: (vid: RegionVid) => boolean): readonly Constraint[] | undefined {
    if (test(start)) return [];
    const via = new Map<RegionVid, Constraint | undefined>([[start, undefined]]);
    const queue = [start];
    for (let head = 0; head < queue.length; head++) {
      for (const constraint of this.from(need(queue[head], 'region'))) {
        const { shorter } = constraint;
        if (via.has(shorter)) continue;
        via.set(shorter, constraint);
        if (test(shorter)) {
          const chain: Constraint[] = [];
          for (let at: Constraint | undefined = constraint; at !== undefined; at = via.get(at.longer)) chain.push(at);
          return chain.reverse();
        }
        queue.push(shorter);
      }
    }
    return undefined;
  }
}
