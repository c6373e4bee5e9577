//! Tidies the graph after elaboration: jumps through empty blocks, blocks with a single predecessor, cleanup that does nothing, blocks
//! nobody reaches.
import { need } from '../../base/assert.ts';
import { NO_SPAN } from '../../source/span.ts';
import { mapTargets, reversePostorder, successors } from './cfg.ts';
import type { Block, BlockIdx, Stmt, Terminator } from './mir.ts';

interface OpenBlock {
  stmts: Stmt[];
  term: Terminator | undefined;
  readonly isCleanup: boolean;
}

/** The finished blocks, renumbered in reverse postorder. */
export function simplify(open: readonly OpenBlock[]): readonly Block[] {
  const at = (i: BlockIdx): OpenBlock => need(open[i], 'block');
  for (const block of open) block.term ??= { kind: 'unreachable', span: NO_SPAN };

  // Where a jump to an empty block ends up.
  const finals = new Map<BlockIdx, BlockIdx>();
  const final = (start: BlockIdx): BlockIdx => {
    const known = finals.get(start);
    if (known !== undefined) return known;
    finals.set(start, start); // `loop {}`
    const { stmts, term } = at(start);
    const end = stmts.length === 0 && term?.kind === 'goto' ? final(term.target) : start;
    finals.set(start, end);
    return end;
  };
  for (const i of reversePostorder(open)) {
    const block = at(i);
    let term = mapTargets(need(block.term, 'terminator'), final);
    if ((term.kind === 'drop' || term.kind === 'call' || term.kind === 'assert') && term.unwind !== undefined) {
      const to = at(term.unwind);
      // A cleanup that only goes on unwinding is none.
      if (to.term?.kind === 'resume' && to.stmts.every((stmt) => stmt.kind === 'storageDead'))
        term = { ...term, unwind: undefined };
    }
    if (term.kind === 'switch') {
      const { targets, otherwise } = term;
      if (targets.every((target) => target === otherwise)) term = { kind: 'goto', target: otherwise, span: term.span };
    }
    block.term = term;
  }

  const order = reversePostorder(open);
  const preds = new Int32Array(open.length);
  preds[0] = 1;
  for (const i of order)
    for (const next of successors(need(at(i).term, 'terminator'))) preds[next] = (preds[next] ?? 0) + 1;
  const merged = new Uint8Array(open.length);
  for (const i of order) {
    if (merged[i] === 1) continue;
    const block = at(i);
    for (;;) {
      const { term } = block;
      if (term?.kind !== 'goto' || preds[term.target] !== 1 || term.target === i) break;
      const next = at(term.target);
      if (next.isCleanup !== block.isCleanup) break;
      block.stmts.push(...next.stmts);
      block.term = next.term;
      merged[term.target] = 1;
    }
  }

  const live = order.filter((i) => merged[i] === 0);
  const renamed = new Map<BlockIdx, BlockIdx>();
  live.forEach((i, n) => renamed.set(i, n as BlockIdx));
  return live.map((i): Block => {
    const { stmts, term, isCleanup } = at(i);
    return {
      stmts,
      term: mapTargets(need(term, 'terminator'), (target) => need(renamed.get(target), 'live block')),
      isCleanup,
    };
  });
}
