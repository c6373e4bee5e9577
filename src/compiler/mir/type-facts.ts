//! Does a (generic) type need drop, is it Copy, may it hide interior mutability? Asked by the builder before monomorphisation:
//! a type parameter without `Copy` bound counts as needing drop; the machine turns drops of such types into nothing where they are.
import type { ParamEnv, TypeDb } from '../types/api.ts';
import { subst } from '../types/fold.ts';
import { libraryStore, libraryValue } from '../types/db/cache.ts';
import { maxDef, typeArg } from '../types/interner.ts';
import type { Predicate, Ty, TyId } from '../types/ty.ts';
import { fieldTysOf, isBox } from './place.ts';

/** Facts about types in one parameter environment. */
export interface TypeFacts {
  needsDrop(ty: Ty): boolean;
  isCopy(ty: Ty): boolean;
  /** No UnsafeCell outside of indirections. */
  isFreeze(ty: Ty): boolean;
}

/** Does a predicate hold in an environment (trait solver with nested obligations)? */
export type HoldsQuery = (predicate: Predicate, env: ParamEnv) => boolean;

/** Facts that hold in every environment (types without parameters), shared by all bodies of one program. */
export class SharedFacts {
  readonly db: TypeDb;
  readonly holds: HoldsQuery;
  readonly drop = new Map<TyId, boolean>();
  readonly copy = new Map<TyId, boolean>();
  readonly freeze = new Map<TyId, boolean>();
  /** The same for types of the library alone, kept as long as it. */
  readonly library: Readonly<Record<'drop' | 'copy' | 'freeze', Map<TyId, boolean>>>;
  constructor(db: TypeDb, holds: HoldsQuery) {
    this.db = db;
    this.holds = holds;
    this.library = libraryValue(libraryStore(db.program), 'mir facts', () => ({
      drop: new Map(),
      copy: new Map(),
      freeze: new Map(),
    }));
  }
}

/** Facts as seen from inside one item. */
export class EnvFacts implements TypeFacts {
  private readonly shared: SharedFacts;
  private readonly env: () => ParamEnv;
  private readonly drop = new Map<TyId, boolean>();
  private readonly copy = new Map<TyId, boolean>();
  private readonly freeze = new Map<TyId, boolean>();

  constructor(shared: SharedFacts, env: () => ParamEnv) {
    this.shared = shared;
    this.env = env;
  }

  private memo(which: 'drop' | 'copy' | 'freeze', ty: Ty, assumed: boolean, compute: () => boolean): boolean {
    const open = ty.flags.hasParam || ty.flags.hasAlias;
    const ofLibrary = maxDef(ty) < this.shared.db.program.nLibraryDefs;
    const table = open ? this[which] : ofLibrary ? this.shared.library[which] : this.shared[which];
    const known = table.get(ty.id);
    if (known !== undefined) return known;
    table.set(ty.id, assumed); // recursive types
    const found = compute();
    table.set(ty.id, found);
    return found;
  }

  needsDrop(ty: Ty): boolean {
    switch (ty.kind) {
      case 'bool':
      case 'char':
      case 'str':
      case 'never':
      case 'int':
      case 'float':
      case 'ref':
      case 'ptr':
      case 'fnDef':
      case 'fnPtr':
      case 'error':
      case 'infer':
        return false;
      case 'tuple':
        return ty.items.some((item) => this.needsDrop(item));
      case 'array':
        return !(ty.len.kind === 'value' && ty.len.value === 0n) && this.needsDrop(ty.elem);
      case 'slice':
        return this.needsDrop(ty.elem);
      case 'coroutine':
      case 'dyn':
        return true;
      case 'closure':
        return fieldTysOf(this.shared.db, ty, 0).some((field) => this.needsDrop(field));
      case 'param':
      case 'projection':
      case 'opaque':
        return !this.isCopy(ty);
      case 'adt':
        return this.memo('drop', ty, false, () => this.adtNeedsDrop(ty));
    }
  }

  private adtNeedsDrop(ty: Ty): boolean {
    if (ty.kind !== 'adt') return false;
    const { db } = this.shared;
    if (ty.def === db.lang('manually_drop') || ty.def === db.lang('phantom_data')) return false;
    // The library's Box has no Drop impl: its drop glue is built in.
    if (isBox(db, ty)) return true;
    const def = db.program.def(ty.def);
    if (def.kind === 'union') return false;
    if (hasDropImpl(db, ty)) return true;
    if (def.kind !== 'struct' && def.kind !== 'enum') return true;
    return def.variants.some((_, variant) => fieldTysOf(db, ty, variant).some((field) => this.needsDrop(field)));
  }

  isCopy(ty: Ty): boolean {
    switch (ty.kind) {
      case 'bool':
      case 'char':
      case 'never':
      case 'int':
      case 'float':
      case 'ptr':
      case 'fnDef':
      case 'fnPtr':
      case 'error':
      case 'infer':
        return true;
      case 'str':
      case 'slice':
      case 'dyn':
      case 'coroutine':
        return false;
      case 'ref':
        return ty.mut === 'not';
      case 'tuple':
        return ty.items.every((item) => this.isCopy(item));
      case 'array':
        return this.isCopy(ty.elem);
      case 'closure': {
        // Of async closures too: what they lend to their futures does not make them less copyable.
        const info = this.shared.db.closureInfo(ty.def);
        return info.captures.every((capture) => this.isCopy(subst(capture.ty, ty.args)));
      }
      case 'adt':
      case 'param':
      case 'projection':
      case 'opaque':
        return this.memo('copy', ty, false, () => {
          const copy = this.shared.db.lang('copy');
          if (copy === undefined) return false;
          return this.shared.holds({ kind: 'trait', trait: { def: copy, args: [typeArg(ty)] } }, this.env());
        });
    }
  }

  isFreeze(ty: Ty): boolean {
    switch (ty.kind) {
      case 'tuple':
        return ty.items.every((item) => this.isFreeze(item));
      case 'array':
      case 'slice':
        return this.isFreeze(ty.elem);
      case 'closure':
      case 'coroutine':
        return fieldTysOf(this.shared.db, ty, 0).every((field) => this.isFreeze(field));
      case 'param':
      case 'projection':
      case 'opaque':
      case 'dyn':
        return false;
      case 'adt':
        return this.memo('freeze', ty, true, () => {
          const { db } = this.shared;
          if (ty.def === db.lang('unsafe_cell')) return false;
          if (ty.def === db.lang('phantom_data')) return true;
          const def = db.program.def(ty.def);
          if (def.kind !== 'struct' && def.kind !== 'enum' && def.kind !== 'union') return false;
          return def.variants.every((_, variant) => fieldTysOf(db, ty, variant).every((field) => this.isFreeze(field)));
        });
      default:
        return true;
    }
  }
}

/** Does this ADT itself implement Drop? */
export function hasDropImpl(db: TypeDb, ty: Ty): boolean {
  if (ty.kind !== 'adt') return false;
  const drop = db.lang('drop');
  if (drop === undefined) return false;
  return db.implsOf(drop, ty).some((impl) => {
    const self = db.implTraitRef(impl)?.args[0];
    return self?.kind === 'type' && self.ty.kind === 'adt' && self.ty.def === ty.def;
  });
}
