//! Raw MIR to finished MIR: drops elaborated, the coroutine seen through its pointer, the graph tidied, suspension points described.
import { mkRef } from '../types/interner.ts';
import type { TypeDb } from '../types/api.ts';
import type { RawBody } from './build/body.ts';
import { mapStmtPlaces, mapTermPlaces } from './cfg.ts';
import { elaborateDrops } from './elaborate/drops.ts';
import type { Body, LocalIdx, Place } from './mir.ts';
import { DEREF } from './place.ts';
import { simplify } from './simplify.ts';
import { suspendPoints } from './suspend.ts';
import type { TypeFacts } from './type-facts.ts';

/** Finishes a body (its blocks are changed in place). */
export function finishBody(db: TypeDb, facts: TypeFacts, raw: RawBody, name: string): Body {
  const firstFlag = raw.locals.length;
  elaborateDrops(db, facts, raw);
  const flags = new Set<LocalIdx>();
  for (let i = firstFlag; i < raw.locals.length; i++) flags.add(i as LocalIdx);
  if (raw.kind === 'coroutine') selfThroughPointer(raw);
  const blocks = simplify(raw.blocks);
  return {
    owner: raw.thir.closure?.def ?? raw.thir.owner,
    name,
    nArgs: raw.nArgs,
    locals: raw.locals,
    blocks,
    span: raw.thir.span,
    kind: raw.kind,
    closure: raw.thir.closure,
    suspends: suspendPoints(db, raw.locals, blocks, raw.nArgs, flags, raw.suspends),
  };
}

/** Local 1 of a coroutine becomes a pointer to it. */
function selfThroughPointer(raw: RawBody): void {
  const self = raw.locals[1];
  if (self === undefined) return;
  raw.locals[1] = { ...self, ty: mkRef(self.ty, 'mut') };
  const through = (place: Place): Place =>
    place.local === 1 ? { local: place.local, proj: [DEREF, ...place.proj] } : place;
  for (const block of raw.blocks) {
    block.stmts = block.stmts.map((stmt) => mapStmtPlaces(stmt, through));
    if (block.term !== undefined) block.term = mapTermPlaces(block.term, through);
  }
}
