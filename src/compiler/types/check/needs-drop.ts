//! Does dropping a value of a type do anything? For generic types: may it.
import type { DefId } from '../../hir/hir.ts';
import type { TypeDb } from '../api.ts';
import type { Ty } from '../ty.ts';

/** May dropping a value of this type run code? Generic and opaque types may. `captures`: those of a closure, if known. */
export function mayNeedDrop(
  db: TypeDb,
  ty: Ty,
  captures: (def: DefId) => readonly Ty[] | undefined,
  depth = 0,
): boolean {
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
      return ty.items.some((it) => mayNeedDrop(db, it, captures, depth + 1));
    case 'array':
    case 'slice':
      return mayNeedDrop(db, ty.elem, captures, depth + 1);
    case 'closure':
      return (captures(ty.def) ?? []).some((it) => mayNeedDrop(db, it, captures, depth + 1));
    case 'adt': {
      if (ty.def === db.lang('manually_drop') || ty.def === db.lang('phantom_data')) return false;
      if (ty.def === db.lang('owned_box')) return true;
      const drop = db.lang('drop');
      if (drop !== undefined && db.implsOf(drop, ty).length > 0) return true;
      const def = db.program.def(ty.def);
      if (!('variants' in def) || def.kind === 'union') return false;
      if (depth > 12) return true;
      return def.variants.some((variant) =>
        db.fieldTys(ty.def, variant.index, ty.args).some((it) => mayNeedDrop(db, it, captures, depth + 1)),
      );
    }
    default:
      return true;
  }
}
