//! What a suspended coroutine holds: for each suspension point the locals that are initialised, in storage, and either variables of the
//! program (held to the end of their scope, RS-7) or temporaries still needed.
import { need } from '../../base/assert.ts';
import { reversePostorder, rvalueOperands, successors, termOperands } from './cfg.ts';
import { BitSet } from './dataflow/bitset.ts';
import { InitAnalysis } from './dataflow/init.ts';
import { MovePaths } from './dataflow/move-paths.ts';
import type { TypeDb } from '../types/api.ts';
import type { OpenSuspend } from './build/builder.ts';
import type { Block, LocalDecl, LocalIdx, Operand, Place, Stmt, SuspendPoint, Terminator } from './mir.ts';

/** Computes `Body.suspends`. Points that cannot be reached hold nothing. */
export function suspendPoints(
  db: TypeDb,
  locals: readonly LocalDecl[],
  blocks: readonly Block[],
  nArgs: number,
  flags: ReadonlySet<LocalIdx>,
  open: readonly OpenSuspend[],
): readonly SuspendPoint[] {
  if (open.length === 0) return [];
  const moves = new MovePaths(db, locals, (local) => local > nArgs && !flags.has(local), []);
  const init = new InitAnalysis(moves, blocks, nArgs);
  const needed = liveIn(locals.length, blocks);
  const borrowed = borrowedLocals(blocks);
  const live: LocalIdx[][] = open.map(() => []);
  blocks.forEach((block, i) => {
    const { term } = block;
    const entry = init.entry[i];
    if (term.kind !== 'suspend' || entry === undefined) return;
    const state = { init: entry.init.copy(), uninit: entry.uninit.copy() };
    for (const stmt of block.stmts) init.stmt(state, stmt);
    const later = needed(term.resume);
    const dropped = term.drop === undefined ? undefined : needed(term.drop);
    const held = need(live[term.point], 'suspension point');
    for (const path of moves.paths) {
      const { local } = path.place;
      if (!state.init.has(path.idx)) continue;
      const named = locals[local]?.name !== undefined;
      if (named || later.has(local) || dropped?.has(local) === true || borrowed.has(local)) held.push(local);
    }
  });
  return open.map((point, i) => ({ ...point, live: need(live[i], 'suspension point') }));
}

function borrowedLocals(blocks: readonly Block[]): ReadonlySet<LocalIdx> {
  const found = new Set<LocalIdx>();
  for (const block of blocks)
    for (const stmt of block.stmts)
      if (
        stmt.kind === 'assign' &&
        (stmt.value.kind === 'ref' || stmt.value.kind === 'rawRef') &&
        !stmt.value.place.proj.some((p) => p.kind === 'deref')
      )
        found.add(stmt.value.place.local);
  return found;
}

/** Classic liveness of whole locals: which are read before being overwritten, from the start of a block. */
function liveIn(nLocals: number, blocks: readonly Block[]): (at: number) => BitSet {
  const sets = blocks.map(() => new BitSet(nLocals));
  const order = [...reversePostorder(blocks)].reverse();
  const readPlace = (set: BitSet, place: Place): void => {
    set.add(place.local);
    for (const proj of place.proj) if (proj.kind === 'index') set.add(proj.local);
  };
  const read = (set: BitSet, operand: Operand): void => {
    if (operand.kind !== 'const') readPlace(set, operand.place);
  };
  const write = (set: BitSet, place: Place): void => {
    if (place.proj.length === 0) set.delete(place.local);
    else readPlace(set, place);
  };
  const back = (set: BitSet, stmt: Stmt): void => {
    if (stmt.kind === 'storageDead') set.delete(stmt.local);
    if (stmt.kind !== 'assign') return;
    write(set, stmt.place);
    for (const operand of rvalueOperands(stmt.value)) read(set, operand);
    const { value } = stmt;
    if (value.kind === 'ref' || value.kind === 'rawRef' || value.kind === 'len' || value.kind === 'discriminant')
      readPlace(set, value.place);
  };
  const terminator = (set: BitSet, term: Terminator): void => {
    if (term.kind === 'call') write(set, term.dest);
    if (term.kind === 'drop') readPlace(set, term.place);
    for (const operand of termOperands(term)) read(set, operand);
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const i of order) {
      const block = need(blocks[i], 'block');
      const set = new BitSet(nLocals);
      for (const next of successors(block.term)) set.union(need(sets[next], 'block'));
      terminator(set, block.term);
      for (let n = block.stmts.length - 1; n >= 0; n--) back(set, need(block.stmts[n], 'statement'));
      if (need(sets[i], 'block').union(set)) changed = true;
    }
  }
  return (at) => need(sets[at], 'block');
}
