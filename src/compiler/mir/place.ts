//! Places: construction, types, keys. Pure functions over the MIR contract.
import { subst } from '../types/fold.ts';
import { argTy, ERROR_TY, mkArray, mkSlice, usizeConst } from '../types/interner.ts';
import type { TypeDb } from '../types/api.ts';
import type { Ty } from '../types/ty.ts';
import type { LocalDecl, LocalIdx, Operand, Place, Proj } from './mir.ts';

const NO_PROJ: readonly Proj[] = [];
export const RETURN_LOCAL = 0 as LocalIdx;
export const DEREF: Proj = { kind: 'deref' };

/** The whole local. */
export const localPlace = (local: LocalIdx): Place => ({ local, proj: NO_PROJ });
/** One step further into a place. */
export const project = (place: Place, proj: Proj): Place => ({ local: place.local, proj: [...place.proj, proj] });
export const derefOf = (place: Place): Place => project(place, DEREF);
export const fieldOf = (place: Place, index: number, ty: Ty): Place => project(place, { kind: 'field', index, ty });
export const downcastOf = (place: Place, variant: number): Place => project(place, { kind: 'downcast', variant });

export const copyOf = (place: Place): Operand => ({ kind: 'copy', place });
export const moveOf = (place: Place): Operand => ({ kind: 'move', place });

/** A text equal for equal projections. */
export function projKey(proj: Proj): string {
  switch (proj.kind) {
    case 'deref':
      return '*';
    case 'field':
      return `.${proj.index}`;
    case 'downcast':
      return `@${proj.variant}`;
    case 'index':
      return `[_${proj.local}]`;
    case 'constIndex':
      return `[${proj.fromEnd ? '-' : ''}${proj.offset}]`;
    case 'subslice':
      return `[${proj.from}..${proj.fromEnd ? '-' : ''}${proj.to}]`;
  }
}

/** A text equal for equal places. */
export function placeKey(place: Place): string {
  let key = `_${place.local}`;
  for (const proj of place.proj) key += projKey(proj);
  return key;
}

/** Type after one projection. */
export function projTy(db: TypeDb, ty: Ty, proj: Proj): Ty {
  switch (proj.kind) {
    case 'deref':
      if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
      if (ty.kind === 'adt') return argTy(ty.args[0]); // Box
      return ERROR_TY;
    case 'field':
      return proj.ty;
    case 'downcast':
      return ty;
    case 'index':
    case 'constIndex':
      return ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ERROR_TY;
    case 'subslice': {
      if (ty.kind === 'slice') return ty;
      if (ty.kind !== 'array') return ERROR_TY;
      const len = arrayLen(db, ty);
      if (len === undefined) return mkSlice(ty.elem);
      return mkArray(ty.elem, usizeConst(BigInt(proj.fromEnd ? len - proj.from - proj.to : proj.to - proj.from)));
    }
  }
}

/** Type of a place in a body with these locals. */
export function placeTy(db: TypeDb, locals: readonly LocalDecl[], place: Place): Ty {
  let ty = locals[place.local]?.ty ?? ERROR_TY;
  for (const proj of place.proj) ty = projTy(db, ty, proj);
  return ty;
}

/** Length of an array type if it is known before monomorphisation. */
export function arrayLen(db: TypeDb, ty: Ty): number | undefined {
  if (ty.kind !== 'array') return undefined;
  const len = ty.len.kind === 'value' ? ty.len : db.evalConst(ty.len);
  return len.kind === 'value' ? Number(len.value) : undefined;
}

/** Types of the fields of a struct, tuple, closure, or of one enum variant. */
export function fieldTysOf(db: TypeDb, ty: Ty, variant: number): readonly Ty[] {
  switch (ty.kind) {
    case 'tuple':
      return ty.items;
    case 'adt':
      return db.fieldTys(ty.def, variant, ty.args);
    case 'closure':
    case 'coroutine':
      return db.closureInfo(ty.def).captures.map((capture) => subst(capture.ty, ty.args));
    default:
      return [];
  }
}

/** Is the type a Box (whose `*` is a builtin place)? */
export function isBox(db: TypeDb, ty: Ty): boolean {
  return ty.kind === 'adt' && ty.def === db.lang('owned_box');
}
