//! Walking and rebuilding types: substitution, folding, visiting. Unchanged parts keep their identity.
import type { Const, FnSig, GenericArg, GenericArgs, Predicate, Region, TraitRef, Ty } from './ty.ts';
import {
  constArg,
  ERROR_TY,
  mkAdt,
  mkArray,
  mkClosure,
  mkCoroutine,
  mkDyn,
  mkFnDef,
  mkFnPtr,
  mkOpaque,
  mkProjection,
  mkPtr,
  mkRef,
  mkSlice,
  mkTuple,
  typeArg,
} from './interner.ts';
import { unreachable } from '../../base/assert.ts';

/** What to do with the parts of a type. `ty` decides whether to go deeper (with `superFold`). */
export interface Folder {
  ty(ty: Ty): Ty;
  constant?(value: Const): Const;
  region?(region: Region): Region;
}

function foldTys(items: readonly Ty[], folder: Folder): readonly Ty[] {
  let changed: Ty[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Ty;
    const next = folder.ty(item);
    if (changed !== undefined) changed.push(next);
    else if (next !== item) {
      changed = items.slice(0, i);
      changed.push(next);
    }
  }
  return changed ?? items;
}

/** Folds one constant: the folder's own rule first, then its parts. */
function foldConst(value: Const, folder: Folder): Const {
  if (folder.constant !== undefined) return folder.constant(value);
  return superFoldConst(value, folder);
}

/** Folds the parts of a constant. */
export function superFoldConst(value: Const, folder: Folder): Const {
  if (value.kind !== 'unevaluated') return value;
  const args = foldArgs(value.args, folder);
  return args === value.args ? value : { kind: 'unevaluated', def: value.def, args };
}

function foldArg(arg: GenericArg, folder: Folder): GenericArg {
  switch (arg.kind) {
    case 'type': {
      const ty = folder.ty(arg.ty);
      return ty === arg.ty ? arg : typeArg(ty);
    }
    case 'region': {
      if (folder.region === undefined) return arg;
      const region = folder.region(arg.region);
      return region === arg.region ? arg : { kind: 'region', region };
    }
    case 'const': {
      const value = foldConst(arg.value, folder);
      return value === arg.value ? arg : constArg(value);
    }
    default:
      return unreachable(arg);
  }
}

/** Folds every argument; the same list if nothing changed. */
export function foldArgs(args: GenericArgs, folder: Folder): GenericArgs {
  let changed: GenericArg[] | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as GenericArg;
    const next = foldArg(arg, folder);
    if (changed !== undefined) changed.push(next);
    else if (next !== arg) {
      changed = args.slice(0, i);
      changed.push(next);
    }
  }
  return changed ?? args;
}

/** Rebuilds a type from its folded children. */
export function superFold(ty: Ty, folder: Folder): Ty {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
    case 'infer':
    case 'error':
      return ty;
    case 'adt': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkAdt(ty.def, args);
    }
    case 'tuple': {
      const items = foldTys(ty.items, folder);
      return items === ty.items ? ty : mkTuple(items);
    }
    case 'array': {
      const elem = folder.ty(ty.elem);
      const len = foldConst(ty.len, folder);
      return elem === ty.elem && len === ty.len ? ty : mkArray(elem, len);
    }
    case 'slice': {
      const elem = folder.ty(ty.elem);
      return elem === ty.elem ? ty : mkSlice(elem);
    }
    case 'ref': {
      const inner = folder.ty(ty.ty);
      const region = folder.region === undefined ? ty.region : folder.region(ty.region);
      return inner === ty.ty && region === ty.region ? ty : mkRef(inner, ty.mut, region);
    }
    case 'ptr': {
      const inner = folder.ty(ty.ty);
      return inner === ty.ty ? ty : mkPtr(inner, ty.mut);
    }
    case 'fnDef': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkFnDef(ty.def, args);
    }
    case 'fnPtr': {
      const params = foldTys(ty.params, folder);
      const ret = folder.ty(ty.ret);
      return params === ty.params && ret === ty.ret ? ty : mkFnPtr(params, ret, ty.unsafe);
    }
    case 'closure': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkClosure(ty.def, args);
    }
    case 'coroutine': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkCoroutine(ty.def, args);
    }
    case 'dyn': {
      const region = folder.region === undefined ? ty.region : folder.region(ty.region);
      if (ty.principal === undefined) return region === ty.region ? ty : mkDyn(undefined, ty.autos, region);
      const args = foldArgs(ty.principal.args, folder);
      let same = args === ty.principal.args && region === ty.region;
      const projections = ty.principal.projections.map((projection) => {
        const value = folder.ty(projection.ty);
        if (value === projection.ty) return projection;
        same = false;
        return { def: projection.def, ty: value };
      });
      return same ? ty : mkDyn({ def: ty.principal.def, args, projections }, ty.autos, region);
    }
    case 'projection': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkProjection(ty.def, args);
    }
    case 'opaque': {
      const args = foldArgs(ty.args, folder);
      return args === ty.args ? ty : mkOpaque(ty.def, args);
    }
    default:
      return unreachable(ty);
  }
}

// ------------------------------------------------------------------ substitution

class Substitution implements Folder {
  private readonly args: GenericArgs;
  constructor(args: GenericArgs) {
    this.args = args;
  }
  ty(ty: Ty): Ty {
    if (!ty.flags.hasParam && !ty.flags.hasRegion) return ty;
    if (ty.kind === 'param') {
      const arg = this.args[ty.index];
      if (arg === undefined) return ty;
      return arg.kind === 'type' ? arg.ty : ERROR_TY;
    }
    return superFold(ty, this);
  }
  constant(value: Const): Const {
    if (value.kind === 'param') {
      const arg = this.args[value.index];
      if (arg === undefined) return value;
      return arg.kind === 'const' ? arg.value : { kind: 'error' };
    }
    return superFoldConst(value, this);
  }
  region(region: Region): Region {
    if (region.kind !== 'param') return region;
    const arg = this.args[region.index];
    return arg !== undefined && arg.kind === 'region' ? arg.region : region;
  }
}

/** Replaces params by the argument at their index. */
export function subst(ty: Ty, args: GenericArgs): Ty {
  if (!ty.flags.hasParam && !ty.flags.hasRegion) return ty;
  return new Substitution(args).ty(ty);
}
/** `subst` over a list of arguments. */
export function substArgs(list: GenericArgs, args: GenericArgs): GenericArgs {
  return foldArgs(list, new Substitution(args));
}
/** `subst` over a constant. */
export function substConst(value: Const, args: GenericArgs): Const {
  return new Substitution(args).constant(value);
}
/** `subst` over a trait reference. */
export function substTraitRef(trait: TraitRef, args: GenericArgs): TraitRef {
  const next = substArgs(trait.args, args);
  return next === trait.args ? trait : { def: trait.def, args: next };
}
/** `subst` over a predicate. */
export function substPredicate(predicate: Predicate, args: GenericArgs): Predicate {
  return foldPredicate(predicate, new Substitution(args));
}
/** `subst` over a signature. */
export function substSig(sig: FnSig, args: GenericArgs): FnSig {
  const substitution = new Substitution(args);
  return { ...sig, params: foldTys(sig.params, substitution), ret: substitution.ty(sig.ret) };
}

/** Folds all types of a predicate. */
export function foldPredicate(predicate: Predicate, folder: Folder): Predicate {
  switch (predicate.kind) {
    case 'trait': {
      const args = foldArgs(predicate.trait.args, folder);
      return args === predicate.trait.args ? predicate : { ...predicate, trait: { def: predicate.trait.def, args } };
    }
    case 'projection': {
      const args = foldArgs(predicate.args, folder);
      const ty = folder.ty(predicate.ty);
      return args === predicate.args && ty === predicate.ty
        ? predicate
        : { kind: 'projection', def: predicate.def, args, ty };
    }
    default:
      return unreachable(predicate);
  }
}

// ------------------------------------------------------------------ visiting

/** Visits a type and its parts, outermost first; `visit` returns false to skip the parts. */
export function walkTy(ty: Ty, visit: (ty: Ty) => boolean): void {
  if (!visit(ty)) return;
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
    case 'infer':
    case 'error':
      return;
    case 'adt':
    case 'fnDef':
    case 'closure':
    case 'coroutine':
    case 'projection':
    case 'opaque':
      walkArgs(ty.args, visit);
      return;
    case 'tuple':
      for (const item of ty.items) walkTy(item, visit);
      return;
    case 'array':
    case 'slice':
      walkTy(ty.elem, visit);
      return;
    case 'ref':
    case 'ptr':
      walkTy(ty.ty, visit);
      return;
    case 'fnPtr':
      for (const param of ty.params) walkTy(param, visit);
      walkTy(ty.ret, visit);
      return;
    case 'dyn':
      if (ty.principal === undefined) return;
      walkArgs(ty.principal.args, visit);
      for (const projection of ty.principal.projections) walkTy(projection.ty, visit);
      return;
    default:
      unreachable(ty);
  }
}

/** `walkTy` over the types among generic arguments. */
export function walkArgs(args: GenericArgs, visit: (ty: Ty) => boolean): void {
  for (const arg of args) {
    if (arg.kind === 'type') walkTy(arg.ty, visit);
    else if (arg.kind === 'const' && arg.value.kind === 'unevaluated') walkArgs(arg.value.args, visit);
  }
}

/** Does some part of the type satisfy the test? */
export function anyTy(ty: Ty, test: (ty: Ty) => boolean): boolean {
  let found = false;
  walkTy(ty, (part) => {
    if (!found && test(part)) found = true;
    return !found;
  });
  return found;
}
