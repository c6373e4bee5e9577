//! Passes over monomorphic MIR before code generation: inlining, forwarding of references, copies and constants, checked
//! arithmetic in one piece, dead assignments. Named user variables keep their assignments: the inspector shows them.
import type { LocalIdx, Operand, Place, Rvalue } from '../../compiler/mir/mir.ts';
import type { Instance } from '../../compiler/types/api.ts';
import { BOOL } from '../../compiler/types/interner.ts';
import { DISCR_TY } from '../../compiler/mir/tys.ts';
import { loopBlocks, predecessorCounts, simplifyCfg } from './cfg.ts';
import type { CodeContext } from './context.ts';
import { Inliner } from './inline.ts';
import type { InlineSource } from './inline.ts';
import type { MBlock, MBody, MStmt, MTerm } from './mono-mir.ts';
import { eachOperand, localUse, mapRvalue, mapTerm } from './rewrite.ts';
import type { LocalUse } from './rewrite.ts';

/** Runs the passes. */
export class Optimizer {
  private readonly inliner: Inliner;
  constructor(cx: CodeContext, source: InlineSource) {
    this.inliner = new Inliner(cx, source, (body) => optimizeLocally(body));
  }
  /** The optimised body of a function that the inliner knows how to get. */
  prepare(instance: Instance): MBody | undefined {
    return this.inliner.prepare(instance)?.body;
  }
  run(body: MBody): void {
    this.inliner.run(body);
    optimizeLocally(body);
  }
  /** The passes before a function is known to run often: all of them if it loops, with inlining inside of its loops only. */
  runCold(body: MBody): void {
    const loops = loopBlocks(body);
    this.inliner.run(body, loops.inLoop);
    if (loops.some) optimizeLocally(body);
    else {
      simplifyCfg(body);
      fuseChecked(body);
    }
  }
}

function optimizeLocally(body: MBody): void {
  simplifyCfg(body);
  fuseChecked(body);
  for (let round = 0; round < 3; round++) {
    const changed = forwardStable(body);
    forwardInBlocks(body);
    propagateBack(body);
    removeDeadAssigns(body);
    simplifyCfg(body);
    if (!changed && round > 0) break;
  }
}

const isDeref = (place: Place): boolean => place.proj.some((it) => it.kind === 'deref');
const isWhole = (place: Place): boolean => place.proj.length === 0;
const isMarker = (it: MStmt): boolean =>
  it.emit === undefined && (it.stmt.kind === 'storageLive' || it.stmt.kind === 'storageDead' || it.stmt.kind === 'nop');

/** `t = checked(op); assert(!t.1) -> b` with t.1 read nowhere else: one terminator that writes t.0. */
function fuseChecked(body: MBody): void {
  const flagReads = new Map<number, number>();
  const { escapes } = localUse(body);
  const count = (it: Operand): void => {
    if (it.kind === 'const') return;
    const first = it.place.proj[0];
    // A read of the whole tuple or of its flag.
    if (first === undefined || (first.kind === 'field' && first.index === 1))
      flagReads.set(it.place.local, (flagReads.get(it.place.local) ?? 0) + 1);
  };
  for (const block of body.blocks) {
    for (const { stmt } of block.stmts)
      if (stmt.kind === 'assign') eachOperand(stmt.value, count, (place) => count({ kind: 'copy', place }));
    mapTerm(block.term, { place: (it) => it, operand: (it) => (count(it), it) });
  }
  for (const block of body.blocks) {
    const { term } = block;
    if (term.kind !== 'assert' || term.cond.kind === 'const' || term.expected || term.message.kind !== 'overflow')
      continue;
    const tuple = term.cond.place.local;
    const flag = term.cond.place.proj[0];
    if (
      term.cond.place.proj.length !== 1 ||
      flag?.kind !== 'field' ||
      flag.index !== 1 ||
      escapes[tuple] === 1 ||
      flagReads.get(tuple) !== 1
    )
      continue;
    const at = lastReal(block);
    const last = block.stmts[at];
    if (
      last?.stmt.kind !== 'assign' ||
      last.emit !== undefined ||
      last.stmt.value.kind !== 'checkedBinary' ||
      last.stmt.place.local !== tuple ||
      !isWhole(last.stmt.place)
    )
      continue;
    const ty = body.locals[tuple]?.ty;
    const valueTy = ty?.kind === 'tuple' ? ty.items[0] : undefined;
    if (valueTy === undefined) continue;
    const { op, left, right } = last.stmt.value;
    block.stmts.splice(at, 1);
    block.term = {
      kind: 'checked',
      op,
      left,
      right,
      message: term.message,
      target: term.target,
      unwind: term.unwind,
      span: term.span,
      dest: { local: tuple as LocalIdx, proj: [{ kind: 'field', index: 0, ty: valueTy }] },
    };
  }
}
function lastReal(block: MBlock): number {
  let at = block.stmts.length - 1;
  while (at >= 0 && isMarker(block.stmts[at] as MStmt)) at--;
  return at;
}

/**
 * Locals with one definition that is a reference, a copy of such a local, or a constant: their uses become what they stand for.
 * Sound everywhere because a definition reaches all uses (MIR reads nothing uninitialised) and the sources never change.
 */
function forwardStable(body: MBody): boolean {
  const use = localUse(body);
  const stable = (local: number): boolean => use.defs[local] === 1 && use.escapes[local] === 0;
  const refs = new Map<number, Place>();
  const copies = new Map<number, Operand>();
  const parts = new Map<number, Parts>();
  for (const block of body.blocks) {
    for (const it of block.stmts) {
      if (it.emit !== undefined || it.stmt.kind !== 'assign' || !isWhole(it.stmt.place)) continue;
      const { local } = it.stmt.place;
      if (local <= body.nArgs || !stable(local)) continue;
      const { value } = it.stmt;
      if (value.kind === 'ref' || value.kind === 'rawRef') {
        const { place } = value;
        const [first, ...rest] = place.proj;
        const plain = (proj: Place['proj']): boolean => proj.every((p) => p.kind === 'field' || p.kind === 'downcast');
        if (plain(place.proj) || (first?.kind === 'deref' && plain(rest) && stable(place.local)))
          refs.set(local, place);
      } else if (value.kind === 'use') {
        const { operand } = value;
        if (operand.kind === 'const') copies.set(local, operand);
        else if (
          isWhole(operand.place) &&
          stable(operand.place.local) &&
          body.locals[local]?.ty === body.locals[operand.place.local]?.ty
        )
          copies.set(local, { kind: 'copy', place: operand.place });
      } else if (value.kind === 'aggregate') {
        const { aggregate: a } = value;
        if (a.kind === 'tuple' || a.kind === 'closure') parts.set(local, { variant: undefined, fields: value.fields });
        else if (a.kind === 'adt' && a.activeField === undefined)
          parts.set(local, { variant: a.variant, fields: value.fields });
      }
    }
  }
  if (refs.size === 0 && copies.size === 0 && parts.size === 0) return false;
  let changed = false;
  /** What a field of a local that is built once was built from: a constant, or a local that does not change. */
  const part = (it: Place): { readonly source: Operand; readonly rest: Place['proj'] } | undefined => {
    const built = parts.get(it.local);
    if (built === undefined) return undefined;
    const skip = it.proj[0]?.kind === 'downcast' ? 1 : 0;
    const first = it.proj[0];
    const field = it.proj[skip];
    if (first?.kind === 'downcast' && first.variant !== built.variant) return undefined;
    if (field?.kind !== 'field') return undefined;
    const source = built.fields[field.index];
    if (source === undefined) return undefined;
    if (source.kind !== 'const' && (!isWhole(source.place) || !stable(source.place.local))) return undefined;
    return { source, rest: it.proj.slice(skip + 1) };
  };
  const place = (it: Place): Place => {
    let current = it;
    for (let n = 0; n < 16; n++) {
      const copied = copies.get(current.local);
      if (copied !== undefined && copied.kind !== 'const') {
        current = { local: copied.place.local, proj: current.proj };
        continue;
      }
      const built = part(current);
      if (built !== undefined && built.source.kind !== 'const') {
        current = { local: built.source.place.local, proj: built.rest };
        continue;
      }
      const target = refs.get(current.local);
      if (target === undefined || current.proj[0]?.kind !== 'deref') break;
      current = { local: target.local, proj: [...target.proj, ...current.proj.slice(1)] };
    }
    if (!current.proj.some((p) => p.kind === 'index' && copies.get(p.local)?.kind === 'copy')) {
      if (current !== it) changed = true;
      return current;
    }
    changed = true;
    return {
      local: current.local,
      proj: current.proj.map((p) => {
        const source = p.kind === 'index' ? copies.get(p.local) : undefined;
        return source !== undefined && source.kind !== 'const' && p.kind === 'index'
          ? { kind: 'index', local: source.place.local }
          : p;
      }),
    };
  };
  const operand = (it: Operand): Operand => {
    if (it.kind === 'const') return it;
    const copied = isWhole(it.place) ? copies.get(it.place.local) : undefined;
    if (copied?.kind === 'const') {
      changed = true;
      return copied;
    }
    const made = place(it.place);
    const last = part(made);
    if (last?.source.kind === 'const' && last.rest.length === 0) {
      changed = true;
      return last.source;
    }
    const final = isWhole(made) ? copies.get(made.local) : undefined;
    if (final?.kind === 'const') {
      changed = true;
      return final;
    }
    return made === it.place ? it : { kind: it.kind, place: made };
  };
  const value = (it: Rvalue): Rvalue => {
    const made = fold(mapRvalue(it, r));
    if (made.kind !== 'discriminant' || !isWhole(made.place)) return made;
    const variant = parts.get(made.place.local)?.variant;
    if (variant === undefined) return made;
    changed = true;
    return { kind: 'use', operand: { kind: 'const', value: { kind: 'int', value: BigInt(variant) }, ty: DISCR_TY } };
  };
  const r = { place, operand };
  for (const block of body.blocks) {
    block.stmts = block.stmts.map((it) => {
      if (it.emit !== undefined || it.stmt.kind !== 'assign') return it;
      // The definition itself stays (removed when nothing mentions it).
      if (isWhole(it.stmt.place) && (refs.has(it.stmt.place.local) || copies.has(it.stmt.place.local)))
        return { at: it.at, stmt: { ...it.stmt, value: value(it.stmt.value) } };
      return {
        at: it.at,
        stmt: {
          ...it.stmt,
          place: isWhole(it.stmt.place) ? it.stmt.place : place(it.stmt.place),
          value: value(it.stmt.value),
        },
      };
    });
    block.term = mapTerm(block.term, { place: (it) => (isWhole(it) ? it : place(it)), operand });
  }
  return changed;
}

/** How a local is built: fields of a struct, tuple, closure or of one variant. */
interface Parts {
  readonly variant: number | undefined;
  readonly fields: readonly Operand[];
}

/** Comparisons of constants. */
function fold(value: Rvalue): Rvalue {
  if (value.kind !== 'binary' || value.left.kind !== 'const' || value.right.kind !== 'const') return value;
  const a = value.left.value;
  const b = value.right.value;
  if (a.kind !== 'int' || b.kind !== 'int') return value;
  const results: Partial<Record<typeof value.op, boolean>> = {
    '==': a.value === b.value,
    '!=': a.value !== b.value,
    '<': a.value < b.value,
    '<=': a.value <= b.value,
    '>': a.value > b.value,
    '>=': a.value >= b.value,
  };
  const result = results[value.op];
  if (result === undefined) return value;
  return { kind: 'use', operand: { kind: 'const', value: { kind: 'int', value: result ? 1n : 0n }, ty: BOOL } };
}

/** A temporary assigned once and used once, later in the same block: its source takes its place. */
function forwardInBlocks(body: MBody): void {
  const use = localUse(body);
  for (const block of body.blocks) {
    for (let i = 0; i < block.stmts.length; i++) {
      const it = block.stmts[i] as MStmt;
      if (it.emit !== undefined || it.stmt.kind !== 'assign' || it.stmt.value.kind !== 'use' || !isWhole(it.stmt.place))
        continue;
      const temp = it.stmt.place.local;
      const { operand } = it.stmt.value;
      if (operand.kind === 'const' || !single(body, use, temp) || operand.place.local === temp) continue;
      if (forwardOne(use, block, i, temp, operand.place)) {
        block.stmts[i] = { at: it.at, stmt: { kind: 'nop', span: it.stmt.span } };
      }
    }
    block.stmts = block.stmts.filter((it) => it.emit !== undefined || it.stmt.kind !== 'nop');
  }
}
const single = (body: MBody, use: LocalUse, local: number): boolean =>
  local > body.nArgs &&
  use.defs[local] === 1 &&
  use.mentions[local] === 2 &&
  use.escapes[local] === 0 &&
  use.indexes[local] === 0 &&
  body.locals[local]?.name === undefined;

/** Replaces the one use of `temp` after statement `from`, if nothing in between can change `source`. */
function forwardOne(use: LocalUse, block: MBlock, from: number, temp: number, source: Place): boolean {
  const viaMemory = isDeref(source) || use.escapes[source.local] === 1;
  const indexes = source.proj.flatMap((it) => (it.kind === 'index' ? [it.local as number] : []));
  let found = false;
  const swap = (it: Operand): Operand => {
    if (it.kind === 'const' || it.place.local !== temp) return it;
    found = true;
    return { kind: it.kind, place: { local: source.local, proj: [...source.proj, ...it.place.proj] } };
  };
  const swapPlace = (it: Place): Place => {
    if (it.local !== temp) return it;
    found = true;
    return { local: source.local, proj: [...source.proj, ...it.proj] };
  };
  const kills = (place: Place): boolean =>
    (place.local === source.local && !isDeref(place)) ||
    (isWhole(place) && indexes.includes(place.local)) ||
    (viaMemory && (isDeref(place) || use.escapes[place.local] === 1));
  for (let j = from + 1; j < block.stmts.length; j++) {
    const it = block.stmts[j] as MStmt;
    if (it.emit !== undefined) return false;
    if (it.stmt.kind === 'statement' || isMarker(it)) continue;
    if (it.stmt.kind === 'setDiscriminant') return false;
    if (it.stmt.kind !== 'assign') continue;
    const value = mapRvalue(it.stmt.value, { place: swapPlace, operand: swap });
    if (found) {
      // An aggregate is written field by field: it must not read what it writes.
      if (value.kind === 'aggregate' && mayOverlap(use, it.stmt.place, source)) return false;
      block.stmts[j] = { at: it.at, stmt: { ...it.stmt, value } };
      return true;
    }
    // A write through the temporary as pointer: `(*t).f = ..`.
    if (it.stmt.place.local === temp) {
      block.stmts[j] = { at: it.at, stmt: { ...it.stmt, place: swapPlace(it.stmt.place) } };
      return true;
    }
    if (kills(it.stmt.place)) return false;
  }
  // A place that a terminator writes or drops must keep its own name; operands may be replaced.
  let inPlace = false;
  const term = mapTerm(block.term, { operand: swap, place: (it) => ((inPlace ||= it.local === temp), it) });
  if (!found || inPlace) return false;
  // By-value arguments are copied before the callee runs.
  block.term = term;
  return true;
}
function mayOverlap(use: LocalUse, target: Place, source: Place): boolean {
  if (target.local === source.local) return true;
  const memory = (it: Place): boolean => isDeref(it) || use.escapes[it.local] === 1;
  return memory(target) && memory(source);
}

/** `t = value; place = t` becomes `place = value`. */
function propagateBack(body: MBody): void {
  const use = localUse(body);
  const predecessors = predecessorCounts(body);
  for (const block of body.blocks) {
    for (let j = 1; j < block.stmts.length; j++) {
      const copy = block.stmts[j] as MStmt;
      const temp = copiedTemp(copy);
      if (temp === undefined || !single(body, use, temp)) continue;
      const i = previousReal(block, j);
      const def = block.stmts[i];
      if (
        def?.stmt.kind !== 'assign' ||
        def.emit !== undefined ||
        def.stmt.place.local !== temp ||
        !isWhole(def.stmt.place) ||
        copy.stmt.kind !== 'assign'
      )
        continue;
      if (!sameTy(body, temp, copy.stmt.place)) continue;
      if (!safeInto(use, def.stmt.value, copy.stmt.place)) continue;
      block.stmts[i] = { at: def.at, stmt: { ...def.stmt, place: copy.stmt.place } };
      block.stmts.splice(j, 1);
      j--;
    }
    backIntoTerm(body, use, predecessors, block);
  }
}
/** The temporary that a statement copies whole. */
function copiedTemp(it: MStmt): number | undefined {
  if (it.emit !== undefined || it.stmt.kind !== 'assign' || it.stmt.value.kind !== 'use') return undefined;
  const { operand } = it.stmt.value;
  return operand.kind === 'const' || !isWhole(operand.place) ? undefined : operand.place.local;
}
function previousReal(block: MBlock, from: number): number {
  let at = from - 1;
  while (
    at >= 0 &&
    (isMarker(block.stmts[at] as MStmt) || (block.stmts[at] as MStmt).stmt.kind === 'statement') &&
    (block.stmts[at] as MStmt).emit === undefined
  )
    at--;
  return at;
}
/** Whole locals only compare by type; deeper places have the type of what is copied anyway. */
function sameTy(body: MBody, temp: number, place: Place): boolean {
  return !isWhole(place) || body.locals[temp]?.ty === body.locals[place.local]?.ty;
}
function safeInto(use: LocalUse, value: Rvalue, place: Place): boolean {
  if (
    value.kind !== 'aggregate' &&
    value.kind !== 'repeat' &&
    value.kind !== 'checkedBinary' &&
    value.kind !== 'cast' &&
    value.kind !== 'use'
  )
    return true;
  let safe = true;
  const check = (it: Place): void => {
    if (mayOverlap(use, place, it)) safe = false;
  };
  eachOperand(value, (it) => it.kind !== 'const' && check(it.place), check);
  return safe;
}
/** `t = call(..) -> b; b: x = t` with b entered from here only. */
function backIntoTerm(body: MBody, use: LocalUse, predecessors: Int32Array, block: MBlock): void {
  const { term } = block;
  if (term.kind !== 'call' && term.kind !== 'callInstance' && term.kind !== 'checked') return;
  if (term.target === undefined || predecessors[term.target] !== 1) return;
  const next = body.blocks[term.target];
  const at =
    next?.stmts.findIndex((it) => it.emit !== undefined || (!isMarker(it) && it.stmt.kind !== 'statement')) ?? -1;
  const copy = next?.stmts[at];
  if (
    next === undefined ||
    copy?.stmt.kind !== 'assign' ||
    copy.emit !== undefined ||
    copy.stmt.value.kind !== 'use' ||
    isDeref(copy.stmt.place) ||
    copy.stmt.value.operand.kind === 'const'
  )
    return;
  const source = copy.stmt.value.operand.place;
  const { dest } = term;
  if (source.local !== dest.local || copy.stmt.place.proj.some((it) => it.kind === 'index')) return;
  const whole =
    isWhole(dest) && isWhole(source) && single(body, use, dest.local) && sameTy(body, dest.local, copy.stmt.place);
  // The value of a fused checked operation: its tuple has two mentions left, both `t.0`.
  const first = source.proj[0];
  const value =
    term.kind === 'checked' &&
    dest.proj.length === 1 &&
    source.proj.length === 1 &&
    first?.kind === 'field' &&
    first.index === 0 &&
    use.mentions[dest.local] === 2 &&
    use.escapes[dest.local] === 0;
  if (!whole && !value) return;
  block.term = { ...term, dest: copy.stmt.place } as MTerm;
  next.stmts.splice(at, 1);
}

/** Assignments to temporaries that nobody reads. */
function removeDeadAssigns(body: MBody): void {
  for (let changed = true; changed;) {
    changed = false;
    const use = localUse(body);
    for (const block of body.blocks) {
      const before = block.stmts.length;
      block.stmts = block.stmts.filter((it) => {
        if (it.emit !== undefined || it.stmt.kind !== 'assign' || !isWhole(it.stmt.place)) return true;
        const { local } = it.stmt.place;
        if (local === 0 || body.locals[local]?.name !== undefined || use.escapes[local] === 1) return true;
        // Every mention is a write.
        return (use.mentions[local] ?? 0) > (use.writes[local] ?? 0) || local <= body.nArgs;
      });
      if (block.stmts.length !== before) changed = true;
    }
  }
}
