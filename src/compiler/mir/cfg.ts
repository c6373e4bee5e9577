//! Walking the control-flow graph: successors, operands and places of statements and terminators.
import type { BlockIdx, Operand, Place, Rvalue, Stmt, Terminator } from './mir.ts';

/** All successors, unwinding and coroutine drop included. */
export function successors(term: Terminator): readonly BlockIdx[] {
  switch (term.kind) {
    case 'goto':
      return [term.target];
    case 'switch':
      return [...term.targets, term.otherwise];
    case 'drop':
    case 'assert':
      return term.unwind === undefined ? [term.target] : [term.target, term.unwind];
    case 'call': {
      const list: BlockIdx[] = [];
      if (term.target !== undefined) list.push(term.target);
      if (term.unwind !== undefined) list.push(term.unwind);
      return list;
    }
    case 'suspend':
      return term.drop === undefined ? [term.resume] : [term.resume, term.drop];
    case 'return':
    case 'unreachable':
    case 'resume':
    case 'abort':
    case 'coroutineReturn':
    case 'coroutineDropped':
      return [];
  }
}

/** The terminator with every successor renamed. */
export function mapTargets(term: Terminator, f: (target: BlockIdx) => BlockIdx): Terminator {
  const opt = (target: BlockIdx | undefined): BlockIdx | undefined => (target === undefined ? undefined : f(target));
  switch (term.kind) {
    case 'goto':
      return { ...term, target: f(term.target) };
    case 'switch':
      return { ...term, targets: term.targets.map(f), otherwise: f(term.otherwise) };
    case 'drop':
    case 'assert':
      return { ...term, target: f(term.target), unwind: opt(term.unwind) };
    case 'call':
      return { ...term, target: opt(term.target), unwind: opt(term.unwind) };
    case 'suspend':
      return { ...term, resume: f(term.resume), drop: opt(term.drop) };
    default:
      return term;
  }
}

/** Operands of an rvalue, in order. */
export function rvalueOperands(value: Rvalue): readonly Operand[] {
  switch (value.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return [value.operand];
    case 'binary':
    case 'checkedBinary':
      return [value.left, value.right];
    case 'aggregate':
      return value.fields;
    case 'ref':
    case 'rawRef':
    case 'len':
    case 'discriminant':
      return [];
  }
}

/** Operands of a terminator, in order. */
export function termOperands(term: Terminator): readonly Operand[] {
  switch (term.kind) {
    case 'switch':
      return [term.operand];
    case 'call':
      return [term.func, ...term.args];
    case 'assert':
      return term.message.kind === 'bounds' ? [term.cond, term.message.len, term.message.index] : [term.cond];
    case 'suspend':
      return term.value === undefined ? [] : [term.value];
    case 'coroutineReturn':
      return [term.value];
    default:
      return [];
  }
}

const mapOperand = (operand: Operand, f: (place: Place) => Place): Operand =>
  operand.kind === 'const' ? operand : { ...operand, place: f(operand.place) };

function mapRvalue(value: Rvalue, f: (place: Place) => Place): Rvalue {
  switch (value.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return { ...value, operand: mapOperand(value.operand, f) };
    case 'binary':
    case 'checkedBinary':
      return { ...value, left: mapOperand(value.left, f), right: mapOperand(value.right, f) };
    case 'aggregate':
      return { ...value, fields: value.fields.map((field) => mapOperand(field, f)) };
    case 'ref':
    case 'rawRef':
    case 'len':
    case 'discriminant':
      return { ...value, place: f(value.place) };
  }
}

/** The statement with every place renamed (not the locals of storage statements). */
export function mapStmtPlaces(stmt: Stmt, f: (place: Place) => Place): Stmt {
  if (stmt.kind === 'assign') return { ...stmt, place: f(stmt.place), value: mapRvalue(stmt.value, f) };
  if (stmt.kind === 'setDiscriminant') return { ...stmt, place: f(stmt.place) };
  return stmt;
}

/** The terminator with every place renamed. */
export function mapTermPlaces(term: Terminator, f: (place: Place) => Place): Terminator {
  const op = (operand: Operand): Operand => mapOperand(operand, f);
  switch (term.kind) {
    case 'switch':
      return { ...term, operand: op(term.operand) };
    case 'drop':
      return { ...term, place: f(term.place) };
    case 'call':
      return { ...term, func: op(term.func), args: term.args.map(op), dest: f(term.dest) };
    case 'assert': {
      const { message } = term;
      return {
        ...term,
        cond: op(term.cond),
        message: message.kind === 'bounds' ? { ...message, len: op(message.len), index: op(message.index) } : message,
      };
    }
    case 'suspend':
      return { ...term, value: term.value === undefined ? undefined : op(term.value) };
    case 'coroutineReturn':
      return { ...term, value: op(term.value) };
    default:
      return term;
  }
}

/**
 * Blocks in an order where a block comes before its successors, loops aside. Unreachable blocks are missing.
 * `firstFirst`: of several successors the first comes first, as in rustc's traversal.
 */
export function reversePostorder(
  blocks: readonly { readonly term: Terminator | undefined }[],
  firstFirst = false,
): readonly BlockIdx[] {
  const seen = new Uint8Array(blocks.length);
  const order: BlockIdx[] = [];
  const stack: { readonly at: BlockIdx; readonly next: readonly BlockIdx[]; i: number }[] = [];
  const open = (at: BlockIdx): void => {
    if (seen[at] === 1) return;
    seen[at] = 1;
    const term = blocks[at]?.term;
    const next = term === undefined ? [] : successors(term);
    stack.push({ at, next: firstFirst ? next.toReversed() : next, i: 0 });
  };
  open(0 as BlockIdx);
  for (;;) {
    const top = stack.at(-1);
    if (top === undefined) break;
    const next = top.next[top.i++];
    if (next !== undefined) open(next);
    else {
      order.push(top.at);
      stack.pop();
    }
  }
  return order.reverse();
}
