//! Move paths: the places that are initialised or moved on their own (rustc_mir_dataflow::move_paths). A path is a local or a part of one
//! that some statement moves out of; parts reached through references, raw pointers or run-time indices have none.
import { need } from '../../../base/assert.ts';
import type { TypeDb } from '../../types/api.ts';
import type { Ty } from '../../types/ty.ts';
import { rvalueOperands, termOperands } from '../cfg.ts';
import type { LocalDecl, LocalIdx, Operand, Place, Proj, Stmt, Terminator } from '../mir.ts';
import { arrayLen, isBox, projKey, projTy } from '../place.ts';

export type PathIdx = number & { readonly __brand: 'MovePath' };
interface MovePath {
  readonly idx: PathIdx;
  readonly place: Place;
  readonly ty: Ty;
  readonly parent: PathIdx | undefined;
  /** By projection key. */
  readonly children: Map<string, PathIdx>;
}
interface AnyBlock {
  readonly stmts: readonly Stmt[];
  readonly term: Terminator | undefined;
}

export class MovePaths {
  readonly paths: MovePath[] = [];
  private readonly db: TypeDb;
  private readonly locals: readonly LocalDecl[];
  private readonly roots = new Map<LocalIdx, PathIdx>();

  /** Paths of the locals that `tracked` names. */
  constructor(
    db: TypeDb,
    locals: readonly LocalDecl[],
    tracked: (local: LocalIdx) => boolean,
    blocks: readonly AnyBlock[],
  ) {
    this.db = db;
    this.locals = locals;
    for (let i = 0; i < locals.length; i++) if (tracked(i as LocalIdx)) this.root(i as LocalIdx);
    for (const block of blocks) {
      for (const stmt of block.stmts)
        if (stmt.kind === 'assign') for (const operand of rvalueOperands(stmt.value)) this.gather(operand);
      if (block.term !== undefined) for (const operand of termOperands(block.term)) this.gather(operand);
    }
  }

  get size(): number {
    return this.paths.length;
  }
  path(idx: PathIdx): MovePath {
    return need(this.paths[idx], 'move path');
  }

  private root(local: LocalIdx): void {
    const idx = this.paths.length as PathIdx;
    this.paths.push({
      idx,
      place: { local, proj: [] },
      ty: need(this.locals[local], 'local').ty,
      parent: undefined,
      children: new Map(),
    });
    this.roots.set(local, idx);
  }

  private gather(operand: Operand): void {
    if (operand.kind === 'move') this.forMoved(operand.place, true, () => undefined);
  }

  /** The paths a move out of `place` empties (several for a subslice of an array). */
  forMoved(place: Place, create: boolean, f: (path: PathIdx) => void): void {
    const last = place.proj.at(-1);
    if (last?.kind === 'subslice' && !last.fromEnd) {
      for (let i = last.from; i < last.to; i++)
        this.forMoved(
          { local: place.local, proj: [...place.proj.slice(0, -1), { kind: 'constIndex', offset: i, fromEnd: false }] },
          create,
          f,
        );
      return;
    }
    const found = this.walk(place, create);
    if (found !== undefined && found.exact) f(found.path);
  }

  /** The path of a place, or of the longest part of it that has one. */
  lookup(place: Place): { readonly path: PathIdx; readonly exact: boolean } | undefined {
    return this.walk(place, false);
  }

  private walk(place: Place, create: boolean): { readonly path: PathIdx; readonly exact: boolean } | undefined {
    const root = this.roots.get(place.local);
    if (root === undefined) return undefined;
    let at = root;
    for (let i = 0; i < place.proj.length; i++) {
      const proj = need(place.proj[i], 'projection');
      const here = this.path(at);
      const known = here.children.get(projKey(proj));
      if (known !== undefined) {
        at = known;
        continue;
      }
      if (!create || !this.isOwned(here.ty, proj)) return { path: at, exact: false };
      const idx = this.paths.length as PathIdx;
      this.paths.push({
        idx,
        place: { local: place.local, proj: place.proj.slice(0, i + 1) },
        ty: projTy(this.db, here.ty, proj),
        parent: at,
        children: new Map(),
      });
      here.children.set(projKey(proj), idx);
      at = idx;
    }
    return { path: at, exact: true };
  }

  /** Can the part be moved out on its own? */
  private isOwned(ty: Ty, proj: Proj): boolean {
    switch (proj.kind) {
      case 'deref':
        return isBox(this.db, ty);
      case 'field':
        return !(ty.kind === 'adt' && this.db.program.def(ty.def).kind === 'union');
      case 'downcast':
        return true;
      case 'constIndex':
        return !proj.fromEnd && arrayLen(this.db, ty) !== undefined;
      case 'index':
      case 'subslice':
        return false;
    }
  }

  /** Visits a path and everything below it. */
  eachBelow(path: PathIdx, f: (path: PathIdx) => void): void {
    f(path);
    for (const child of this.path(path).children.values()) this.eachBelow(child, f);
  }
}
