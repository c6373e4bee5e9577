//! What single items declare: their generics as HIR, their type, their signature, their associated items.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { AssocItem } from '../api.ts';
import type { FnSig, Ty } from '../ty.ts';
import { ERROR_TY, mkOpaque } from '../interner.ts';
import type { Db } from './db.ts';
import { Lowerer } from './lower.ts';

/** The `Generics` of a definition that has some of its own. */
export function hirGenerics(it: hir.Def): hir.Generics | undefined {
  switch (it.kind) {
    case 'struct':
    case 'union':
    case 'enum':
    case 'trait':
    case 'impl':
    case 'fn':
    case 'const':
    case 'assocConst':
    case 'tyAlias':
    case 'assocTy':
    case 'opaque':
      return it.generics;
    default:
      return undefined;
  }
}

/** The type a definition stands for, in terms of its own params. */
export function computeTypeOf(db: Db, def: DefId): Ty {
  const it = db.program.def(def);
  const lowerer = (): Lowerer => new Lowerer(db, def, undefined, db.sinkFor(def));
  switch (it.kind) {
    case 'struct':
    case 'union':
    case 'enum':
      return db.adtTy(def);
    case 'variant':
      return db.adtTy(it.adt);
    case 'tyAlias':
    case 'const':
    case 'assocConst':
    case 'static':
      return lowerer().ty(it.ty);
    case 'assocTy':
      return it.ty === undefined ? ERROR_TY : lowerer().ty(it.ty);
    case 'impl':
      return lowerer().ty(it.selfTy);
    case 'tyParam':
      return db.paramTy(def);
    case 'constParam':
      return it.constTy === undefined
        ? ERROR_TY
        : new Lowerer(db, it.parent ?? def, undefined, db.sinkFor(def)).ty(it.constTy);
    case 'opaque':
      return mkOpaque(def, db.identityArgs(def));
    case 'fn':
      return db.fnTy(def);
    default:
      return ERROR_TY;
  }
}

/** The signature of a fn or of a tuple constructor. */
export function computeFnSig(db: Db, def: DefId): FnSig {
  const it = db.program.def(def);
  if (it.kind === 'fn') {
    const lowerer = new Lowerer(db, def, undefined, db.sinkFor(def));
    const params = it.sig.params.map((param) => lowerer.ty(param.ty));
    // Lowered for its problems too when an async fn really returns its opaque type.
    const declared = lowerer.ty(it.sig.ret);
    const ret = it.sig.opaque === undefined ? declared : mkOpaque(it.sig.opaque, db.identityArgs(it.sig.opaque));
    return { params, ret, unsafe: it.sig.isUnsafe };
  }
  if (it.kind === 'struct' || it.kind === 'union')
    return { params: db.fieldTys(def, 0, []), ret: db.adtTy(def), unsafe: false };
  if (it.kind === 'variant') return { params: db.fieldTys(it.adt, it.index, []), ret: db.adtTy(it.adt), unsafe: false };
  return { params: [], ret: ERROR_TY, unsafe: false };
}

/** The associated items of a trait or impl, in declaration order. */
export function assocItemsOf(program: hir.Program, container: DefId): readonly AssocItem[] {
  const it = program.def(container);
  if (it.kind !== 'trait' && it.kind !== 'impl') return [];
  const items: AssocItem[] = [];
  for (const id of it.items) {
    const item = program.def(id);
    if (item.kind === 'fn')
      items.push({
        def: id,
        name: item.name,
        kind: 'fn',
        hasSelf: item.assoc?.hasSelf ?? false,
        container,
        defaulted: item.body !== undefined || item.intrinsic !== undefined,
      });
    else if (item.kind === 'const' || item.kind === 'assocConst')
      items.push({
        def: id,
        name: item.name,
        kind: 'const',
        hasSelf: false,
        container,
        defaulted: item.body !== undefined,
      });
    else if (item.kind === 'assocTy')
      items.push({
        def: id,
        name: item.name,
        kind: 'type',
        hasSelf: false,
        container,
        defaulted: item.ty !== undefined,
      });
  }
  return items;
}
