//! Which move paths may be initialised, which may be uninitialised, at every point (forward, union at joins).
import { need } from '../../../base/assert.ts';
import { reversePostorder, rvalueOperands, termOperands } from '../cfg.ts';
import type { BlockIdx, Operand, Place, Stmt, Terminator } from '../mir.ts';
import { BitSet } from './bitset.ts';
import type { MovePaths, PathIdx } from './move-paths.ts';

/** Both facts at one point. */
export interface InitState {
  readonly init: BitSet;
  readonly uninit: BitSet;
}
interface AnyBlock {
  readonly stmts: readonly Stmt[];
  readonly term: Terminator | undefined;
}

export class InitAnalysis {
  readonly moves: MovePaths;
  /** At block entry; undefined: not reached. */
  readonly entry: (InitState | undefined)[];
  readonly order: readonly BlockIdx[];
  private readonly blocks: readonly AnyBlock[];

  constructor(moves: MovePaths, blocks: readonly AnyBlock[], nArgs: number) {
    this.moves = moves;
    this.blocks = blocks;
    this.entry = blocks.map(() => undefined);
    this.order = reversePostorder(blocks);
    const start: InitState = { init: new BitSet(moves.size), uninit: new BitSet(moves.size) };
    for (const path of moves.paths) {
      const isArg = path.place.local >= 1 && path.place.local <= nArgs;
      (isArg ? start.init : start.uninit).add(path.idx);
    }
    this.entry[0] = start;
    this.run();
  }

  private run(): void {
    const rank = new Int32Array(this.blocks.length);
    this.order.forEach((block, i) => (rank[block] = i));
    const pending = new Uint8Array(this.order.length);
    pending[0] = 1;
    let from = 0;
    const join = (target: BlockIdx, state: InitState): void => {
      const known = this.entry[target];
      let changed = false;
      if (known === undefined) {
        this.entry[target] = { init: state.init.copy(), uninit: state.uninit.copy() };
        changed = true;
      } else {
        changed = known.init.union(state.init);
        changed = known.uninit.union(state.uninit) || changed;
      }
      if (!changed) return;
      const at = need(rank[target], 'rank');
      pending[at] = 1;
      if (at < from) from = at;
    };
    for (let i = 0; i < this.order.length; i = from) {
      from = i + 1;
      if (pending[i] === 0) continue;
      pending[i] = 0;
      const at = need(this.order[i], 'block');
      const entry = need(this.entry[at], 'state of a reached block');
      const state: InitState = { init: entry.init.copy(), uninit: entry.uninit.copy() };
      const block = need(this.blocks[at], 'block');
      for (const stmt of block.stmts) this.stmt(state, stmt);
      if (block.term !== undefined) this.edges(state, block.term, join);
    }
  }

  // ---------------------------------------------------------------- transfer

  private setInit(state: InitState, path: PathIdx): void {
    this.moves.eachBelow(path, (p) => {
      state.init.add(p);
      state.uninit.delete(p);
    });
  }
  private setUninit(state: InitState, path: PathIdx): void {
    this.moves.eachBelow(path, (p) => {
      state.init.delete(p);
      state.uninit.add(p);
    });
  }
  private operand(state: InitState, operand: Operand): void {
    if (operand.kind === 'move') this.moves.forMoved(operand.place, false, (path) => this.setUninit(state, path));
  }
  private written(state: InitState, place: Place): void {
    const found = this.moves.lookup(place);
    if (found?.exact === true) this.setInit(state, found.path);
  }

  /** Effect of a statement. */
  stmt(state: InitState, stmt: Stmt): void {
    switch (stmt.kind) {
      case 'assign':
        for (const operand of rvalueOperands(stmt.value)) this.operand(state, operand);
        this.written(state, stmt.place);
        return;
      case 'storageDead':
      case 'storageLive': {
        // A new iteration begins with an empty variable.
        const found = this.moves.lookup({ local: stmt.local, proj: [] });
        if (found !== undefined) this.setUninit(state, found.path);
        return;
      }
      default:
    }
  }

  /** Effect of a terminator before it branches: moves out of its operands. */
  termOperands(state: InitState, term: Terminator): void {
    for (const operand of termOperands(term)) this.operand(state, operand);
  }

  private edges(state: InitState, term: Terminator, join: (target: BlockIdx, state: InitState) => void): void {
    this.termOperands(state, term);
    switch (term.kind) {
      case 'goto':
        join(term.target, state);
        return;
      case 'switch':
        for (const target of term.targets) join(target, state);
        join(term.otherwise, state);
        return;
      case 'drop': {
        const found = this.moves.lookup(term.place);
        if (found?.exact === true) this.setUninit(state, found.path);
        join(term.target, state);
        if (term.unwind !== undefined) join(term.unwind, state);
        return;
      }
      case 'assert':
        join(term.target, state);
        if (term.unwind !== undefined) join(term.unwind, state);
        return;
      case 'call':
        if (term.unwind !== undefined) join(term.unwind, state);
        if (term.target !== undefined) {
          this.written(state, term.dest);
          join(term.target, state);
        }
        return;
      case 'suspend':
        join(term.resume, state);
        if (term.drop !== undefined) join(term.drop, state);
        return;
      default:
    }
  }
}
