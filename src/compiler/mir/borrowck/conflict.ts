//! Does an access touch a borrowed place? rustc's `places_conflict`.
import type { TypeDb } from '../../types/api.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { LocalDecl, Place, Proj } from '../mir.ts';
import { isBox, placeTy } from '../place.ts';

/** How far an access reaches: the place itself, everything it owns and points to, or what its drop glue touches. */
export type Depth = 'shallow' | 'deep' | 'drop';

/** Both places have the same local. */
export function conflicts(
  db: TypeDb,
  locals: readonly LocalDecl[],
  borrowed: Place,
  accessed: Place,
  depth: Depth,
): boolean {
  for (let i = 0; i < borrowed.proj.length; i++) {
    const mine = borrowed.proj[i] as Proj;
    const other = accessed.proj[i];
    if (other === undefined) return reaches(db, locals, borrowed, i, depth);
    if (disjoint(db, locals, borrowed, i, mine, other)) return false;
  }
  return true;
}

/** The access is to a prefix of the borrowed place: does it reach down? */
function reaches(db: TypeDb, locals: readonly LocalDecl[], borrowed: Place, from: number, depth: Depth): boolean {
  for (let i = from; i < borrowed.proj.length; i++) {
    const proj = borrowed.proj[i] as Proj;
    const base = placeTy(db, locals, { local: borrowed.local, proj: borrowed.proj.slice(0, i) });
    if (proj.kind === 'deref') {
      if (depth === 'shallow') return false; // the pointer, not what it points to
      if (depth === 'drop' && !isBox(db, base)) return false;
    }
    if (proj.kind === 'field' && depth === 'drop' && base.kind === 'adt' && hasDropImpl(db, base)) return true;
  }
  return true;
}

function disjoint(db: TypeDb, locals: readonly LocalDecl[], borrowed: Place, i: number, a: Proj, b: Proj): boolean {
  switch (a.kind) {
    case 'field': {
      if (b.kind !== 'field' || a.index === b.index) return false;
      const base = placeTy(db, locals, { local: borrowed.local, proj: borrowed.proj.slice(0, i) });
      return !(base.kind === 'adt' && db.program.def(base.def).kind === 'union');
    }
    case 'downcast':
      return b.kind === 'downcast' && a.variant !== b.variant;
    case 'constIndex':
      if (b.kind === 'constIndex') return a.fromEnd === b.fromEnd && a.offset !== b.offset;
      return b.kind === 'subslice' && outsideSlice(a, b);
    case 'subslice':
      return b.kind === 'constIndex' && outsideSlice(b, a);
    case 'deref':
    case 'index':
      return false;
  }
}

function outsideSlice(at: Extract<Proj, { kind: 'constIndex' }>, slice: Extract<Proj, { kind: 'subslice' }>): boolean {
  if (!at.fromEnd) return at.offset < slice.from || (!slice.fromEnd && at.offset >= slice.to);
  return slice.fromEnd && at.offset <= slice.to;
}
