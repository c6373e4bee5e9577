//! Program points of a raw body: one per statement and terminator of the blocks on normal paths (cleanup has none).
import { need } from '../../../base/assert.ts';
import type { OpenBlock } from '../build/builder.ts';
import { reversePostorder, successors } from '../cfg.ts';
import type { BlockIdx, Stmt, Terminator } from '../mir.ts';

export class Points {
  readonly blocks: readonly OpenBlock[];
  readonly order: readonly BlockIdx[];
  readonly count: number;
  private readonly starts: number[] = [];
  private readonly blockOf: BlockIdx[] = [];
  private readonly rank: number[] = [];
  private readonly preds: number[][] = [];

  constructor(blocks: readonly OpenBlock[]) {
    this.blocks = blocks;
    this.order = reversePostorder(blocks, true).filter((at) => blocks[at]?.isCleanup === false);
    let n = 0;
    this.order.forEach((at, i) => {
      this.starts[at] = n;
      this.rank[at] = i;
      const length = need(blocks[at], 'block').stmts.length + 1;
      for (let k = 0; k < length; k++) this.blockOf.push(at);
      n += length;
    });
    this.count = n;
    for (const at of this.order) {
      const block = need(blocks[at], 'block');
      if (block.term === undefined) continue;
      const last = this.at(at, block.stmts.length);
      for (const next of successors(block.term)) if (this.has(next)) (this.preds[this.at(next, 0)] ??= []).push(last);
    }
  }

  at(block: BlockIdx, index: number): number {
    return need(this.starts[block], 'start of a block') + index;
  }
  has(block: BlockIdx): boolean {
    return this.starts[block] !== undefined;
  }
  block(point: number): BlockIdx {
    return need(this.blockOf[point], 'block of a point');
  }
  index(point: number): number {
    return point - this.at(this.block(point), 0);
  }
  stmt(point: number): Stmt | undefined {
    return this.blocks[this.block(point)]?.stmts[this.index(point)];
  }
  /** The terminator at this point, if it is one. */
  term(point: number): Terminator | undefined {
    const block = need(this.blocks[this.block(point)], 'block');
    return this.index(point) === block.stmts.length ? block.term : undefined;
  }

  /** Predecessor points. */
  before(point: number): readonly number[] {
    const index = this.index(point);
    return index > 0 ? [point - 1] : (this.preds[point] ?? []);
  }
  /** Successor points. */
  after(point: number): readonly number[] {
    const term = this.term(point);
    if (term === undefined) {
      const block = need(this.blocks[this.block(point)], 'block');
      return this.index(point) < block.stmts.length ? [point + 1] : [];
    }
    const list: number[] = [];
    for (const next of successors(term)) if (this.has(next)) list.push(this.at(next, 0));
    return list;
  }
  /** Does the step from `from` to `to` go round a loop? */
  isBack(from: number, to: number): boolean {
    const a = this.block(from);
    const b = this.block(to);
    return (a !== b || to <= from) && need(this.rank[b], 'rank') <= need(this.rank[a], 'rank');
  }
}
