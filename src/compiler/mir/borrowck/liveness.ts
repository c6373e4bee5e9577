//! Where a local's regions must be alive: it is read later, or dropped later by glue that may look at them.
import { need } from '../../../base/assert.ts';
import type { TypeDb } from '../../types/api.ts';
import { subst } from '../../types/fold.ts';
import type { Ty } from '../../types/ty.ts';
import { rvalueOperands, termOperands } from '../cfg.ts';
import { BitSet } from '../dataflow/bitset.ts';
import type { BlockIdx, LocalIdx, Operand, Place, Stmt, Terminator } from '../mir.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { BodyTypes } from './body-types.ts';
import type { Points } from './points.ts';
import type { RegionVid } from './regions.ts';
import { isBox } from '../place.ts';

/** What one statement does to locals. */
export interface Effects {
  readonly reads: LocalIdx[];
  readonly drops: LocalIdx[];
  /** Overwritten or out of storage. */
  readonly kills: LocalIdx[];
  /** Parts of locals that are overwritten. */
  readonly writes: Place[];
  /** Moved out as a whole: not dropped afterwards. */
  readonly moves: LocalIdx[];
}

function readPlace(place: Place, out: Effects): void {
  out.reads.push(place.local);
  for (const proj of place.proj) if (proj.kind === 'index') out.reads.push(proj.local);
}
function readOperand(operand: Operand, out: Effects): void {
  if (operand.kind === 'const') return;
  readPlace(operand.place, out);
  if (operand.kind === 'move' && operand.place.proj.length === 0) out.moves.push(operand.place.local);
}
function writePlace(place: Place, out: Effects): void {
  if (place.proj.length === 0) {
    out.kills.push(place.local);
    return;
  }
  out.writes.push(place);
  // Writing through a reference uses it; writing a field of a local does not.
  if (place.proj.some((proj) => proj.kind === 'deref' || proj.kind === 'index')) readPlace(place, out);
}

function stmtEffects(stmt: Stmt): Effects {
  const out: Effects = { reads: [], drops: [], kills: [], writes: [], moves: [] };
  switch (stmt.kind) {
    case 'assign': {
      for (const operand of rvalueOperands(stmt.value)) readOperand(operand, out);
      const { value } = stmt;
      if (value.kind === 'ref' || value.kind === 'rawRef' || value.kind === 'len' || value.kind === 'discriminant')
        readPlace(value.place, out);
      writePlace(stmt.place, out);
      break;
    }
    case 'storageDead':
    case 'storageLive':
      out.kills.push(stmt.local);
      break;
    default:
  }
  return out;
}

function termEffects(term: Terminator): Effects {
  const out: Effects = { reads: [], drops: [], kills: [], writes: [], moves: [] };
  for (const operand of termOperands(term)) readOperand(operand, out);
  if (term.kind === 'call') writePlace(term.dest, out);
  if (term.kind === 'drop') {
    if (term.place.proj.length === 0) out.drops.push(term.place.local);
    else readPlace(term.place, out);
  }
  if (term.kind === 'return') out.reads.push(0 as LocalIdx);
  return out;
}

export class Liveness {
  /** Points where a local is read later, or dropped later. */
  readonly used: (BitSet | undefined)[] = [];
  readonly dropped: (BitSet | undefined)[] = [];
  readonly effects: Effects[] = [];
  private readonly types: BodyTypes;
  private readonly points: Points;

  constructor(types: BodyTypes, points: Points) {
    this.types = types;
    this.points = points;
    const { blocks } = types.raw;
    for (const at of points.order) {
      const block = need(blocks[at], 'block');
      for (const stmt of block.stmts) this.effects.push(stmtEffects(stmt));
      const { term } = block;
      this.effects.push(
        term === undefined ? { reads: [], drops: [], kills: [], writes: [], moves: [] } : termEffects(term),
      );
    }
  }

  /** Computes liveness of every local that has regions, and adds the points to them. */
  run(isInitAtEnd: (local: LocalIdx, block: BlockIdx) => boolean, needsDrop: (ty: Ty) => boolean): void {
    const { types, points } = this;
    const { graph } = types;
    const readAt: number[][] = [];
    const dropAt: number[][] = [];
    this.effects.forEach((effects, point) => {
      for (const local of effects.reads) (readAt[local] ??= []).push(point);
      for (const local of effects.drops)
        if (isInitAtEnd(local, points.block(point))) (dropAt[local] ??= []).push(point);
    });
    types.locals.forEach((ty, i) => {
      const vids = types.vidsOf(ty);
      if (vids.length === 0) return;
      const local = i as LocalIdx;
      const used = this.walk(local, readAt[i] ?? [], undefined);
      this.used[i] = used;
      for (const vid of vids) graph.addPoints(vid, used);
      const drops = dropAt[i];
      if (drops === undefined) return;
      const needed = dropRegions(types, ty, needsDrop);
      if (needed.length === 0) return;
      const dropped = this.walk(local, drops, isInitAtEnd);
      this.dropped[i] = dropped;
      for (const vid of needed) graph.addPoints(vid, dropped);
    });
  }

  /** Backwards from the uses; from drops only as long as there is something to drop (`isInitAtEnd`). */
  private walk(
    local: LocalIdx,
    from: readonly number[],
    isInitAtEnd: ((local: LocalIdx, block: BlockIdx) => boolean) | undefined,
  ): BitSet {
    const live = new BitSet(this.points.count);
    const stack = [...from];
    for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
      if (live.has(point)) continue;
      live.add(point);
      for (const before of this.points.before(point)) {
        const effects = need(this.effects[before], 'effects');
        if (effects.kills.includes(local)) continue;
        if (isInitAtEnd !== undefined) {
          if (effects.moves.includes(local)) continue;
          const block = this.points.block(before);
          if (block !== this.points.block(point) && !isInitAtEnd(local, block)) continue;
        }
        if (!live.has(before)) stack.push(before);
      }
    }
    return live;
  }
}

/**
 * Regions that drop glue may look at. A user's `Drop` may use everything; library containers only drop their contents (`may_dangle`),
 * while guards (types with lifetime parameters) use their own lifetimes.
 */
function dropRegions(types: BodyTypes, ty: Ty, needsDrop: (ty: Ty) => boolean): readonly RegionVid[] {
  const found: RegionVid[] = [];
  const seen = new Set<Ty>();
  const { db } = types;
  const visit = (at: Ty): void => {
    if (seen.has(at)) return;
    seen.add(at);
    switch (at.kind) {
      case 'tuple':
        at.items.forEach(visit);
        return;
      case 'array':
      case 'slice':
        visit(at.elem);
        return;
      case 'adt':
        adt(at);
        return;
      case 'closure':
        types.heldBy(at).forEach(visit);
        return;
      case 'coroutine':
        if (coroutineNeedsDrop(types, at, needsDrop)) found.push(...types.vidsOf(at));
        return;
      case 'opaque':
      case 'projection':
      case 'dyn':
        found.push(...types.vidsOf(at));
        return;
      default:
    }
  };
  const adt = (at: Extract<Ty, { kind: 'adt' }>): void => {
    if (at.def === db.lang('manually_drop') || at.def === db.lang('phantom_data')) return;
    if (isBox(db, at) || at.def < db.program.nLibraryDefs) {
      if (!isBox(db, at) && hasDrop(db, at))
        for (const arg of at.args) if (arg.kind === 'region' && arg.region.kind === 'var') found.push(arg.region.index);
      for (const arg of at.args) if (arg.kind === 'type') visit(arg.ty);
      return;
    }
    if (hasDropImpl(db, types.erase(at))) {
      found.push(...types.vidsOf(at));
      return;
    }
    types.annotator.fieldTys(at.def).forEach((fields, variant) => {
      fields.forEach((_, i) => {
        const field = types.fieldTy(at, variant, i);
        if (field !== undefined) visit(field);
      });
    });
  };
  const hasDrop = (of: TypeDb, at: Ty): boolean => hasDropImpl(of, types.erase(at));
  visit(ty);
  return found;
}

/** A suspended coroutine only looks at its captures when dropped if something it holds across an await (or captured) needs drop. */
function coroutineNeedsDrop(
  types: BodyTypes,
  ty: Extract<Ty, { kind: 'coroutine' }>,
  needsDrop: (ty: Ty) => boolean,
): boolean {
  const { db } = types;
  const args = ty.args.slice(0, db.genericsOf(ty.def).params.length);
  const has = (part: Ty): boolean => needsDrop(types.erase(subst(part, args)));
  return (
    db.closureInfo(ty.def).captures.some((capture) => has(capture.ty)) ||
    db.coroutineWitness(ty.def).some((held) => has(held.ty))
  );
}
