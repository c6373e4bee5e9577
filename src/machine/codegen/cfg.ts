//! Control-flow clean-up: constant switches, threaded gotos, merged blocks, removed blocks.
import type { BlockIdx } from '../../compiler/mir/mir.ts';
import { need } from '../../base/assert.ts';
import { successors } from './emit.ts';
import type { MBlock, MBody } from './mono-mir.ts';
import { mapTerm } from './rewrite.ts';

const samePlace = { place: <T>(it: T): T => it };

/** Applies all of it. */
export function simplifyCfg(body: MBody): void {
  foldSwitches(body);
  threadVariants(body);
  threadGotos(body);
  merge(body);
  removeDead(body);
}

function foldSwitches(body: MBody): void {
  for (const block of body.blocks) {
    const { term } = block;
    if (term.kind !== 'switch' || term.operand.kind !== 'const' || term.operand.value.kind !== 'int') continue;
    const at = term.values.indexOf(term.operand.value.value);
    block.term = { kind: 'goto', target: at < 0 ? term.otherwise : need(term.targets[at], 'target'), span: term.span };
  }
}

/** An empty block that only jumps is skipped. Its weight goes to nobody: it is not executed. */
function threadGotos(body: MBody): void {
  const final = (start: BlockIdx): BlockIdx => {
    let at = start;
    for (let n = 0; n < 32; n++) {
      const block = body.blocks[at];
      if (
        block === undefined ||
        block.term.kind !== 'goto' ||
        block.stmts.some(
          (it) =>
            it.emit !== undefined ||
            (it.stmt.kind !== 'storageLive' && it.stmt.kind !== 'storageDead' && it.stmt.kind !== 'nop'),
        )
      )
        return at;
      if (block.term.target === at) return at;
      at = block.term.target;
    }
    return at;
  };
  for (const block of body.blocks) block.term = mapTerm(block.term, { ...samePlace, block: final });
}

/** `x = Variant k; goto b` where b only branches on x's discriminant: goes to the branch at once. */
function threadVariants(body: MBody): void {
  for (const block of body.blocks) {
    if (block.term.kind !== 'goto') continue;
    const target = body.blocks[block.term.target];
    if (
      target?.term.kind !== 'switch' ||
      target.term.operand.kind === 'const' ||
      target.term.operand.place.proj.length > 0
    )
      continue;
    const real = target.stmts.filter(
      (it) =>
        it.emit !== undefined ||
        (it.stmt.kind !== 'storageLive' && it.stmt.kind !== 'storageDead' && it.stmt.kind !== 'nop'),
    );
    const only = real[0];
    if (
      real.length !== 1 ||
      only?.stmt.kind !== 'assign' ||
      only.stmt.value.kind !== 'discriminant' ||
      only.stmt.value.place.proj.length > 0
    )
      continue;
    if (only.stmt.place.local !== target.term.operand.place.local || only.stmt.place.proj.length > 0) continue;
    const subject = only.stmt.value.place.local;
    const last = lastAssign(block);
    if (last?.stmt.kind !== 'assign' || last.stmt.place.local !== subject || last.stmt.place.proj.length > 0) continue;
    const { value } = last.stmt;
    if (value.kind !== 'aggregate' || value.aggregate.kind !== 'adt') continue;
    const variant = BigInt(value.aggregate.variant);
    const at = target.term.values.indexOf(variant);
    // The discriminant is still computed: somebody else may read it.
    block.stmts.push({
      at: only.at,
      stmt: { kind: 'assign', span: only.stmt.span, place: only.stmt.place, value: only.stmt.value },
    });
    block.weight += target.weight;
    block.term = {
      kind: 'goto',
      target: at < 0 ? target.term.otherwise : need(target.term.targets[at], 'target'),
      span: block.term.span,
    };
  }
}
function lastAssign(block: MBlock): MBlock['stmts'][number] | undefined {
  for (let i = block.stmts.length - 1; i >= 0; i--) {
    const it = block.stmts[i];
    if (it?.emit !== undefined) return undefined;
    if (it !== undefined && it.stmt.kind !== 'storageLive' && it.stmt.kind !== 'storageDead' && it.stmt.kind !== 'nop')
      return it;
  }
  return undefined;
}

/** A block whose only predecessor jumps to it is appended to it. */
function merge(body: MBody): void {
  const predecessors = new Int32Array(body.blocks.length);
  predecessors[0] = 1;
  const reachable = reach(body);
  body.blocks.forEach((block, i) => {
    if (reachable[i] === 1) for (const next of successors(block)) predecessors[next] = (predecessors[next] ?? 0) + 1;
  });
  body.blocks.forEach((block, i) => {
    if (reachable[i] !== 1) return;
    for (;;) {
      if (block.term.kind !== 'goto') return;
      const { target } = block.term;
      const next = body.blocks[target];
      if (next === undefined || target === i || predecessors[target] !== 1 || next.isCleanup !== block.isCleanup)
        return;
      block.stmts.push(...next.stmts);
      block.term = next.term;
      block.termAt = next.termAt;
      block.weight += next.weight;
      next.stmts = [];
      next.weight = 0;
      next.term = { kind: 'unreachable', span: block.term.span };
      predecessors[target] = 0;
    }
  });
}

function reach(body: MBody): Uint8Array {
  const seen = new Uint8Array(body.blocks.length);
  const stack = [0];
  seen[0] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const next of successors(need(body.blocks[at], 'block'))) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return seen;
}

/** Renumbers the blocks that can run. */
function removeDead(body: MBody): void {
  const seen = reach(body);
  const numbers = new Int32Array(body.blocks.length);
  const kept: MBlock[] = [];
  body.blocks.forEach((block, i) => {
    if (seen[i] !== 1) return;
    numbers[i] = kept.length;
    kept.push(block);
  });
  if (kept.length === body.blocks.length) return;
  const block = (it: BlockIdx): BlockIdx => (numbers[it] ?? 0) as BlockIdx;
  for (const it of kept) it.term = mapTerm(it.term, { ...samePlace, block });
  body.blocks = kept;
}

/** Number of ways into each block. */
export function predecessorCounts(body: MBody): Int32Array {
  const counts = new Int32Array(body.blocks.length);
  counts[0] = 1;
  for (const block of body.blocks) for (const next of successors(block)) counts[next] = (counts[next] ?? 0) + 1;
  return counts;
}

/** Blocks on a cycle that needs no suspension; cleanup is not looked at. Strongly connected components, after Tarjan. */
export function loopBlocks(body: MBody): { readonly inLoop: Uint8Array; readonly some: boolean } {
  const n = body.blocks.length;
  const inLoop = new Uint8Array(n);
  // Every cycle has an edge that does not go forward.
  if (!body.blocks.some((it, i) => !it.isCleanup && it.term.kind !== 'suspend' && successors(it).some((to) => to <= i)))
    return { inLoop, some: false };
  const number = new Int32Array(n);
  const low = new Int32Array(n);
  const open = new Uint8Array(n);
  const path: number[] = [];
  const work: { readonly at: number; readonly next: readonly number[]; i: number }[] = [];
  let count = 0;
  let some = false;
  const enter = (at: number): void => {
    const block = need(body.blocks[at], 'block');
    number[at] = low[at] = ++count;
    open[at] = 1;
    path.push(at);
    work.push({ at, next: block.term.kind === 'suspend' || block.isCleanup ? [] : successors(block), i: 0 });
  };
  const close = (at: number): void => {
    let size = 0;
    for (let member = path.pop(); member !== undefined; member = path.pop()) {
      open[member] = 0;
      size++;
      if (member === at && size === 1) return;
      inLoop[member] = 1;
      some = true;
      if (member === at) return;
    }
  };
  for (let root = 0; root < n; root++) {
    if (number[root] !== 0) continue;
    enter(root);
    for (let top = work[work.length - 1]; top !== undefined; top = work[work.length - 1]) {
      const { at } = top;
      const to = top.next[top.i++];
      if (to === undefined) {
        work.pop();
        const parent = work[work.length - 1];
        if (parent !== undefined) low[parent.at] = Math.min(low[parent.at] ?? 0, low[at] ?? 0);
        if (low[at] === number[at]) close(at);
      } else if (to === at) {
        inLoop[at] = 1;
        some = true;
      } else if (number[to] === 0) enter(to);
      else if (open[to] === 1) low[at] = Math.min(low[at] ?? 0, number[to] ?? 0);
    }
  }
  return { inLoop, some };
}
