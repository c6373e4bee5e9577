//! What `std::any::type_name` says: every name by the full path of its definition, as rustc prints it (`alloc::vec::Vec<i32>`).
import { unreachable } from '../../../base/assert.ts';
import type { DefId } from '../../hir/hir.ts';
import { subst } from '../fold.ts';
import { argTy, mkTuple } from '../interner.ts';
import type { Const, GenericArg, GenericArgs, Ty } from '../ty.ts';
import type { Db } from './db.ts';
import { realPath } from './real-paths.ts';

/** The name of a type without parameters. */
export function fullTypeName(db: Db, ty: Ty): string {
  const name = (inner: Ty): string => fullTypeName(db, inner);
  switch (ty.kind) {
    case 'adt':
      return fullPath(db, ty.def) + argList(db, ty.def, ty.args, 0);
    case 'tuple':
      return ty.items.length === 1 ? `(${ty.items.map(name).join('')},)` : `(${ty.items.map(name).join(', ')})`;
    case 'array':
      return `[${name(ty.elem)}; ${constText(ty.len)}]`;
    case 'slice':
      return `[${name(ty.elem)}]`;
    case 'ref':
      return `&${ty.mut === 'mut' ? 'mut ' : ''}${inPointer(db, ty.ty)}`;
    case 'ptr':
      return `*${ty.mut === 'mut' ? 'mut' : 'const'} ${inPointer(db, ty.ty)}`;
    case 'fnDef':
      return fnPath(db, ty.def, ty.args);
    case 'fnPtr': {
      const ret = ty.ret.kind === 'tuple' && ty.ret.items.length === 0 ? '' : ` -> ${name(ty.ret)}`;
      return `${ty.unsafe ? 'unsafe ' : ''}fn(${ty.params.map(name).join(', ')})${ret}`;
    }
    case 'closure':
    case 'coroutine':
      return fullPath(db, ty.def);
    case 'dyn': {
      const parts = ty.autos.map((auto) => fullPath(db, auto));
      if (ty.principal !== undefined) parts.unshift(principalName(db, ty.principal));
      return `dyn ${parts.join(' + ')}`;
    }
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'projection':
    case 'opaque':
    case 'param':
    case 'infer':
    case 'error':
      return db.printTy(ty);
    default:
      return unreachable(ty);
  }
}

/** `&(dyn A + Send)`: several bounds behind a pointer need parentheses. */
function inPointer(db: Db, ty: Ty): string {
  const text = fullTypeName(db, ty);
  return ty.kind === 'dyn' && ty.autos.length + (ty.principal === undefined ? 0 : 1) > 1 ? `(${text})` : text;
}

function constText(value: Const): string {
  if (value.kind !== 'value') return '_';
  if (value.ty.kind === 'bool') return String(value.value !== 0n);
  return value.ty.kind === 'char' ? `'${String.fromCodePoint(Number(value.value))}'` : String(value.value);
}

/** Arguments from index `from` on; trailing defaults are not shown. */
function argList(db: Db, def: DefId, args: GenericArgs, from: number, extra: readonly string[] = []): string {
  const { params } = db.genericsOf(def);
  let end = Math.min(args.length, params.length);
  while (end > from && isDefault(db, def, args, end - 1)) end--;
  const shown = args.slice(from, end).map((arg) => argText(db, arg));
  shown.push(...extra);
  return shown.length === 0 ? '' : `<${shown.join(', ')}>`;
}
function argText(db: Db, arg: GenericArg): string {
  if (arg.kind === 'type') return fullTypeName(db, arg.ty);
  return arg.kind === 'const' ? constText(arg.value) : "'_";
}
function isDefault(db: Db, def: DefId, args: GenericArgs, index: number): boolean {
  const param = db.genericsOf(def).params[index];
  const arg = args[index];
  if (param === undefined || arg?.kind !== 'type' || !param.hasDefault) return false;
  const value = db.paramDefault(def, param.def);
  return value?.kind === 'type' && subst(value.ty, args) === arg.ty;
}

type Principal = NonNullable<Extract<Ty, { kind: 'dyn' }>['principal']>;
const FN_TRAITS = ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'];
/** `Trait<A, Item = T>`, `Fn(A) -> B`. */
function principalName(db: Db, { def, args, projections }: Principal): string {
  const path = fullPath(db, def);
  const inputs = args[0]?.kind === 'type' ? args[0].ty : undefined;
  if (inputs?.kind === 'tuple' && FN_TRAITS.some((name) => db.lang(name) === def)) {
    const list = inputs.items.map((item) => fullTypeName(db, item)).join(', ');
    const output = projections.find((one) => db.program.def(one.def).name === 'Output')?.ty;
    const isUnit = output === undefined || (output.kind === 'tuple' && output.items.length === 0);
    return `${path}(${list})${isUnit ? '' : ` -> ${fullTypeName(db, output)}`}`;
  }
  const extra = projections.map((one) => `${db.program.def(one.def).name} = ${fullTypeName(db, one.ty)}`);
  return path + argList(db, def, [{ kind: 'type', ty: mkTuple([]) }, ...args], 1, extra);
}

function fnPath(db: Db, def: DefId, args: GenericArgs): string {
  const it = db.program.def(def);
  if (it.kind === 'variant')
    return `${fullPath(db, it.adt)}${argList(db, it.adt, args, 0)}::${it.name}::{{constructor}}`;
  const container = db.assocContainer(def);
  if (container === undefined) return fullPath(db, def) + noLifetimes(argList(db, def, args, 0));
  const { parentCount } = db.genericsOf(def);
  const own = noLifetimes(argList(db, def, args, parentCount));
  if (db.program.def(container).kind !== 'trait')
    return `${implName(db, container, subst(db.typeOf(container), args))}::${it.name}${own}`;
  const trait = fullPath(db, container) + argList(db, container, args.slice(0, parentCount), 1);
  return `<${fullTypeName(db, argTy(args[0]))} as ${trait}>::${it.name}${own}`;
}
function noLifetimes(list: string): string {
  const types = list.replace(/'_(, )?/g, '');
  return types === '<>' ? '' : types;
}
/** What stands for an impl in a path: its type, with the trait if it has one. */
function implName(db: Db, impl: DefId, self: Ty): string {
  const trait = db.implTraitRef(impl);
  const name = fullTypeName(db, self);
  if (trait !== undefined) return `<${name} as ${fullPath(db, trait.def)}>`;
  return self.kind === 'adt' ? name : `<${name}>`;
}

/** `main::m::S`, `main::f::{{closure}}`, `alloc::vec::Vec`. */
function fullPath(db: Db, id: DefId): string {
  const def = db.program.def(id);
  if (def.kind === 'closure') return `${fullPath(db, def.owner)}::{{closure}}`;
  if (def.kind === 'impl') return implName(db, id, db.typeOf(id));
  if (def.parent === undefined) return def.krate;
  const container = db.assocContainer(id);
  if (container !== undefined) return `${fullPath(db, container)}::${def.name}`;
  return realPath(def.krate, db.program.pathOf(id)) ?? `${fullPath(db, def.parent)}::${def.name}`;
}
