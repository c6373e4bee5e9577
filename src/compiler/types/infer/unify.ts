//! Structural equality of types with inference variables.
import type { DefId } from '../../hir/hir.ts';
import type { Const, GenericArg, GenericArgs, Ty } from '../ty.ts';
import { walkTy } from '../fold.ts';
import type { VarTable } from './table.ts';

/** What unification needs from its context. */
export interface UnifyHost {
  readonly table: VarTable;
  isDefining(opaque: DefId): boolean;
  /** The hidden type found so far for an opaque being defined. */
  hiddenOf(opaque: DefId): Ty | undefined;
  setHidden(opaque: DefId, args: GenericArgs, ty: Ty): void;
  evalConst(value: Const): Const;
  /** A type with all bound variables replaced. */
  resolve(ty: Ty): Ty;
}

/** Equates two types; on failure nothing has changed. */
export function unify(host: UnifyHost, a: Ty, b: Ty): boolean {
  if (a === b) return true;
  const mark = host.table.logLength;
  if (relate(host, a, b)) return true;
  host.table.undoTo(mark);
  return false;
}

/** Equates two argument lists; on failure nothing has changed. */
export function unifyArgs(host: UnifyHost, a: GenericArgs, b: GenericArgs): boolean {
  if (a === b) return true;
  const mark = host.table.logLength;
  if (relateArgs(host, a, b)) return true;
  host.table.undoTo(mark);
  return false;
}

function relateArgs(host: UnifyHost, a: GenericArgs, b: GenericArgs): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const left = a[i] as GenericArg;
    const right = b[i] as GenericArg;
    if (left === right) continue;
    if (left.kind === 'type') {
      if (right.kind !== 'type' || !relate(host, left.ty, right.ty)) return false;
    } else if (left.kind === 'const') {
      if (right.kind !== 'const' || !relateConst(host, left.value, right.value)) return false;
    } else if (right.kind !== 'region') return false;
  }
  return true;
}

function relateTys(host: UnifyHost, a: readonly Ty[], b: readonly Ty[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!relate(host, a[i] as Ty, b[i] as Ty)) return false;
  return true;
}

function relateConst(host: UnifyHost, a: Const, b: Const): boolean {
  const left = host.evalConst(host.table.shallowConst(a));
  const right = host.evalConst(host.table.shallowConst(b));
  if (left.kind === 'error' || right.kind === 'error') return true;
  if (left.kind === 'infer') {
    if (right.kind === 'infer' && right.index === left.index) return true;
    host.table.bindConst(left.index, right);
    return true;
  }
  if (right.kind === 'infer') {
    host.table.bindConst(right.index, left);
    return true;
  }
  if (left.kind === 'value' && right.kind === 'value') return left.value === right.value;
  if (left.kind === 'param' && right.kind === 'param') return left.index === right.index && left.def === right.def;
  if (left.kind === 'unevaluated' && right.kind === 'unevaluated')
    return left.def === right.def && relateArgs(host, left.args, right.args);
  return false;
}

/** Does the variable occur in the type? */
function occurs(host: UnifyHost, index: number, ty: Ty): boolean {
  if (!ty.flags.hasInfer) return false;
  let found = false;
  walkTy(ty, (part) => {
    if (found || !part.flags.hasInfer) return false;
    if (part.kind === 'infer') {
      const value = host.table.shallow(part);
      if (value.kind === 'infer') found ||= value.var.index === index;
      else found ||= occurs(host, index, value);
    }
    return !found;
  });
  return found;
}

function bindVar(host: UnifyHost, variable: Ty & { readonly kind: 'infer' }, ty: Ty): boolean {
  const { kind, index } = variable.var;
  if (ty.kind === 'infer') {
    // A general variable gives way to a numeric one; two general ones: the younger to the older.
    if (kind === 'ty') {
      if (ty.var.kind === 'ty' && ty.var.index > index) host.table.bind(ty.var.index, variable);
      else host.table.bind(index, ty);
      return true;
    }
    if (ty.var.kind === 'ty') {
      host.table.bind(ty.var.index, variable);
      return true;
    }
    if (ty.var.kind !== kind) return false;
    host.table.bind(index, ty);
    return true;
  }
  if (kind === 'int' && ty.kind !== 'int' && ty.kind !== 'error') return false;
  if (kind === 'float' && ty.kind !== 'float' && ty.kind !== 'error') return false;
  if (occurs(host, index, ty)) return false;
  host.table.bind(index, ty);
  return true;
}

function relate(host: UnifyHost, left: Ty, right: Ty): boolean {
  const a = host.table.shallow(left);
  const b = host.table.shallow(right);
  if (a === b) return true;
  if (a.kind === 'infer') return bindVar(host, a, b);
  if (b.kind === 'infer') return bindVar(host, b, a);
  if (a.kind === 'error' || b.kind === 'error') return true;
  if (a.kind === 'opaque' || b.kind === 'opaque') return relateOpaque(host, a, b);
  switch (a.kind) {
    case 'adt':
      return b.kind === 'adt' && a.def === b.def && relateArgs(host, a.args, b.args);
    case 'tuple':
      return b.kind === 'tuple' && relateTys(host, a.items, b.items);
    case 'array':
      return b.kind === 'array' && relate(host, a.elem, b.elem) && relateConst(host, a.len, b.len);
    case 'slice':
      return b.kind === 'slice' && relate(host, a.elem, b.elem);
    case 'ref':
      return b.kind === 'ref' && a.mut === b.mut && relate(host, a.ty, b.ty);
    case 'ptr':
      return b.kind === 'ptr' && a.mut === b.mut && relate(host, a.ty, b.ty);
    case 'fnDef':
      return b.kind === 'fnDef' && a.def === b.def && relateArgs(host, a.args, b.args);
    case 'fnPtr':
      return (
        b.kind === 'fnPtr' && a.unsafe === b.unsafe && relateTys(host, a.params, b.params) && relate(host, a.ret, b.ret)
      );
    case 'closure':
      return b.kind === 'closure' && a.def === b.def && relateArgs(host, a.args, b.args);
    case 'coroutine':
      return b.kind === 'coroutine' && a.def === b.def && relateArgs(host, a.args, b.args);
    case 'projection':
      return b.kind === 'projection' && a.def === b.def && relateArgs(host, a.args, b.args);
    case 'dyn':
      return b.kind === 'dyn' && relateDyn(host, a, b);
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
      return false; // equal ones are the same object
  }
}

function relateDyn(host: UnifyHost, a: Ty & { readonly kind: 'dyn' }, b: Ty & { readonly kind: 'dyn' }): boolean {
  if (a.autos.length !== b.autos.length || a.autos.some((auto, i) => auto !== b.autos[i])) return false;
  if (a.principal === undefined || b.principal === undefined) return a.principal === b.principal;
  if (a.principal.def !== b.principal.def || !relateArgs(host, a.principal.args, b.principal.args)) return false;
  const others = b.principal.projections;
  return a.principal.projections.every((one) => {
    const other = others.find((candidate) => candidate.def === one.def);
    return other === undefined || relate(host, one.ty, other.ty);
  });
}

function relateOpaque(host: UnifyHost, a: Ty, b: Ty): boolean {
  if (a.kind === 'opaque' && b.kind === 'opaque' && a.def === b.def && relateArgs(host, a.args, b.args)) return true;
  for (const [opaque, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (opaque.kind !== 'opaque' || !host.isDefining(opaque.def)) continue;
    const known = host.hiddenOf(opaque.def);
    if (known !== undefined) return relate(host, known, other);
    host.setHidden(opaque.def, opaque.args, other);
    return true;
  }
  return false;
}
