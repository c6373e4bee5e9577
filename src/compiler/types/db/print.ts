//! Types and traits as rustc prints them in messages: trimmed paths, no default arguments, `impl Future<Output = T>`,
//! `{closure@FILE:L:C: L:C}`.
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import { unreachable } from '../../../base/assert.ts';
import type { Const, FnSig, GenericArgs, Predicate, TraitRef, Ty } from '../ty.ts';
import { argTy } from '../interner.ts';
import { subst, substSig } from '../fold.ts';
import type { Db } from './db.ts';
import { closureHeadSpan } from './closure-span.ts';
import { DUMMY_SELF } from './lower.ts';

/** A type as messages show it. */
export function printTy(db: Db, ty: Ty): string {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
      return ty.kind;
    case 'never':
      return '!';
    case 'int':
      return ty.int;
    case 'float':
      return ty.float;
    case 'adt':
      return db.program.trimmedPathOf(ty.def) + printArgs(db, ty.def, ty.args, 0);
    case 'tuple':
      return ty.items.length === 1
        ? `(${printTy(db, ty.items[0] as Ty)},)`
        : `(${ty.items.map((item) => printTy(db, item)).join(', ')})`;
    case 'array':
      return `[${printTy(db, ty.elem)}; ${printConst(ty.len)}]`;
    case 'slice':
      return `[${printTy(db, ty.elem)}]`;
    case 'ref':
      return `&${ty.region.kind === 'static' ? "'static " : ''}${ty.mut === 'mut' ? 'mut ' : ''}${printInner(db, ty.ty)}`;
    case 'ptr':
      return `*${ty.mut === 'mut' ? 'mut' : 'const'} ${printInner(db, ty.ty)}`;
    case 'fnDef':
      return `${printSig(db, substSig(db.fnSig(ty.def), ty.args))} {${printFnPath(db, ty.def, ty.args)}}`;
    case 'fnPtr':
      return printSig(db, ty);
    case 'closure':
      return `{${flavorOf(db, ty.def) === 'asyncClosure' ? 'async closure' : 'closure'}@${printSpan(db, closureHeadSpan(db.program, ty.def))}}`;
    case 'coroutine':
      return printCoroutine(db, ty.def);
    case 'dyn':
      return `dyn ${printDyn(db, ty)}`;
    case 'projection':
      return printProjection(db, ty.def, ty.args);
    case 'opaque':
      return printOpaque(db, ty);
    case 'param':
      return ty.name;
    case 'infer':
      return ty.var.kind === 'int' ? '{integer}' : ty.var.kind === 'float' ? '{float}' : '_';
    case 'error':
      return '{type error}';
    default:
      return unreachable(ty);
  }
}

/** `dyn A + B` and `impl A + B` need parentheses behind `&` and `*`. */
function printInner(db: Db, ty: Ty): string {
  const text = printTy(db, ty);
  const parts =
    ty.kind === 'dyn'
      ? (ty.principal === undefined ? 0 : 1) + ty.autos.length
      : ty.kind === 'opaque'
        ? text.split(' + ').length
        : 1;
  return parts > 1 ? `(${text})` : text;
}

/** A constant in a type. */
function printConst(value: Const): string {
  switch (value.kind) {
    case 'value':
      return value.ty.kind === 'bool'
        ? String(value.value !== 0n)
        : value.ty.kind === 'char'
          ? `'${String.fromCodePoint(Number(value.value))}'`
          : String(value.value);
    case 'param':
      return value.name;
    case 'infer':
    case 'error':
    case 'unevaluated':
      return '_';
    default:
      return unreachable(value);
  }
}

/** `<'_, T, N>` for the params of `def` from index `from` on; trailing defaults are not shown. */
function printArgs(db: Db, def: DefId, args: GenericArgs, from: number, extra: readonly string[] = []): string {
  const { params } = db.genericsOf(def);
  let end = Math.min(args.length, params.length);
  while (end > from && isDefault(db, def, args, end - 1)) end--;
  const shown: string[] = [];
  for (let i = from; i < end; i++) {
    const arg = args[i];
    if (arg === undefined) continue;
    if (arg.kind === 'type') shown.push(printTy(db, arg.ty));
    else if (arg.kind === 'const') shown.push(printConst(arg.value));
    else shown.push(arg.region.kind === 'static' ? "'static" : arg.region.kind === 'param' ? arg.region.name : "'_");
  }
  shown.push(...extra);
  return shown.length === 0 ? '' : `<${shown.join(', ')}>`;
}

function isDefault(db: Db, def: DefId, args: GenericArgs, index: number): boolean {
  const param = db.genericsOf(def).params[index];
  const arg = args[index];
  if (param === undefined || arg === undefined || arg.kind !== 'type' || !param.hasDefault) return false;
  const value = db.paramDefault(def, param.def);
  return value?.kind === 'type' && subst(value.ty, args) === arg.ty;
}

/** `fn(A, B) -> C`. */
export function printSig(db: Db, sig: Pick<FnSig, 'params' | 'ret' | 'unsafe'>): string {
  const ret = sig.ret.kind === 'tuple' && sig.ret.items.length === 0 ? '' : ` -> ${printTy(db, sig.ret)}`;
  return `${sig.unsafe ? 'unsafe ' : ''}fn(${sig.params.map((param) => printTy(db, param)).join(', ')})${ret}`;
}

/** `foo::<i32>`, `Vec::<u8>::push`, `<T as Trait>::method`, `Option::<u8>::Some`. */
function printFnPath(db: Db, def: DefId, args: GenericArgs): string {
  const it = db.program.def(def);
  const turbofish = (owner: DefId, from: number): string => {
    const text = printArgs(db, owner, args, from).replace(/'_(, )?/g, '');
    return text === '<>' || text === '' ? '' : `::${text}`;
  };
  if (it.kind === 'variant') return `${db.program.trimmedPathOf(it.adt)}${turbofish(it.adt, 0)}::${it.name}`;
  const container = db.assocContainer(def);
  if (container === undefined) return db.program.trimmedPathOf(def) + turbofish(def, 0);
  const { parentCount } = db.genericsOf(def);
  const own = turbofish(def, parentCount);
  if (db.program.def(container).kind === 'trait')
    return `<${printTy(db, argTy(args[0]))} as ${printTrait(db, { def: container, args: args.slice(0, parentCount) })}>::${it.name}${own}`;
  const self = subst(db.typeOf(container), args);
  return `${self.kind === 'adt' ? db.program.trimmedPathOf(self.def) + printArgs(db, self.def, self.args, 0).replace(/^</, '::<') : `<${printTy(db, self)}>`}::${it.name}${own}`;
}

function flavorOf(db: Db, def: DefId): string {
  const it = db.program.def(def);
  return it.kind === 'closure' ? it.flavor : 'closure';
}

/** Is the coroutine the body of an `async fn` (and not a block inside one)? */
export function isAsyncFnBody(db: Db, def: DefId): boolean {
  const it = db.program.def(def);
  if (it.kind !== 'closure' || it.flavor !== 'asyncBlock') return false;
  const owner = db.program.def(it.owner);
  return owner.kind === 'fn' && owner.sig.isAsync && db.closureInfo(def).isAsyncFn;
}

function printCoroutine(db: Db, def: DefId): string {
  const it = db.program.def(def);
  if (it.kind !== 'closure') return '{coroutine}';
  if (isAsyncFnBody(db, def)) return `{async fn body of ${db.program.trimmedPathOf(it.owner)}()}`;
  return `{${it.flavor === 'gen' ? 'async block' : it.flavor === 'asyncClosure' ? 'async closure body' : 'async block'}@${printSpan(db, closureHeadSpan(db.program, def))}}`;
}

/** `src/main.rs:3:5: 3:7`. */
function printSpan(db: Db, span: Span): string {
  const { sources } = db.program;
  if (sources === undefined) return `${span.start}..${span.end}`;
  const lines = sources.lines(span.file);
  const start = lines.lineCol(span.start);
  const end = lines.lineCol(span.end);
  return `${sources.file(span.file).path}:${start.line}:${start.column}: ${end.line}:${end.column}`;
}

const FN_TRAITS = ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'];

/** Is it one of the traits with `Fn(A) -> B` syntax? */
function isFnTrait(db: Db, trait: DefId): boolean {
  return FN_TRAITS.some((name) => db.lang(name) === trait);
}

/** A trait reference without its Self: `Future`, `From<io::Error>`, `Fn(u32)`. */
export function printTrait(db: Db, trait: TraitRef): string {
  return printTraitWith(db, trait.def, trait.args, []);
}

/** The same with `Item = T` constraints (which become the `-> T` of Fn traits). */
function printTraitWith(
  db: Db,
  def: DefId,
  args: GenericArgs,
  constraints: readonly { readonly name: string; readonly ty: Ty }[],
): string {
  const path = db.program.trimmedPathOf(def);
  if (isFnTrait(db, def)) {
    const inputs = argTy(args[1]);
    const list = inputs.kind === 'tuple' ? `(${inputs.items.map((item) => printTy(db, item)).join(', ')})` : undefined;
    const output = constraints.find((one) => one.name === 'Output')?.ty;
    if (list !== undefined)
      return `${path}${list}${output === undefined || (output.kind === 'tuple' && output.items.length === 0) ? '' : ` -> ${printTy(db, output)}`}`;
  }
  const extra = constraints.map((one) => `${one.name} = ${printTy(db, one.ty)}`);
  return path + printArgs(db, def, args, 1, extra);
}

function printDyn(db: Db, ty: Ty & { readonly kind: 'dyn' }): string {
  const parts: string[] = [];
  if (ty.principal !== undefined) {
    const { def, args, projections } = ty.principal;
    const own = projections.filter((one) => !impliedBySuper(db, def, one.def));
    const constraints = own.map((one) => ({ name: db.program.def(one.def).name, ty: one.ty }));
    parts.push(printTraitWith(db, def, [{ kind: 'type', ty: DUMMY_SELF }, ...args], constraints));
  }
  for (const auto of ty.autos) parts.push(db.program.trimmedPathOf(auto));
  return parts.join(' + ');
}

/** An associated type already fixed by the trait's own supertrait bounds is not shown. */
function impliedBySuper(db: Db, trait: DefId, assoc: DefId): boolean {
  return db.superTraits(trait).some((bound) => bound.kind === 'projection' && bound.def === assoc);
}

function printProjection(db: Db, def: DefId, args: GenericArgs): string {
  const container = db.assocContainer(def);
  const it = db.program.def(def);
  if (container === undefined) return it.name;
  const count = db.genericsOf(container).params.length;
  return `<${printTy(db, argTy(args[0]))} as ${printTrait(db, { def: container, args: args.slice(0, count) })}>::${it.name}${printArgs(db, def, args, count)}`;
}

function printOpaque(db: Db, ty: Ty & { readonly kind: 'opaque' }): string {
  const bounds = db.itemBounds(ty.def, ty, ty.args);
  return `impl ${printBounds(db, ty, bounds)}`;
}

/** `Future<Output = ()> + Send` from the bounds on `self`; supertraits of listed traits and `Sized` are not shown. */
function printBounds(db: Db, self: Ty, bounds: readonly Predicate[]): string {
  const sized = db.lang('sized');
  const traits = bounds.flatMap((bound) =>
    bound.kind === 'trait' && argTy(bound.trait.args[0]) === self ? [bound.trait] : [],
  );
  const implied = new Set<DefId>();
  for (const trait of traits)
    for (const above of db.superTraits(trait.def)) if (above.kind === 'trait') implied.add(above.trait.def);
  const parts: string[] = [];
  let isSized = false;
  for (const trait of traits) {
    if (trait.def === sized) isSized = true;
    if (trait.def === sized || implied.has(trait.def)) continue;
    const constraints = bounds.flatMap((bound) => {
      if (bound.kind !== 'projection' || argTy(bound.args[0]) !== self) return [];
      const container = db.assocContainer(bound.def);
      const belongs =
        container === trait.def || (isFnTrait(db, trait.def) && db.program.def(bound.def).name === 'Output');
      return belongs ? [{ name: db.program.def(bound.def).name, ty: bound.ty }] : [];
    });
    parts.push(printTraitWith(db, trait.def, trait.args, constraints));
  }
  if (!isSized) parts.push('?Sized');
  else if (parts.length === 0) parts.push('Sized');
  return parts.join(' + ');
}

/** A predicate as notes show it: `T: Trait<A>`, `<T as Trait>::X == U`. */
export function printPredicate(db: Db, predicate: Predicate): string {
  if (predicate.kind === 'trait')
    return `${printTy(db, argTy(predicate.trait.args[0]))}: ${printTrait(db, predicate.trait)}`;
  return `${printProjection(db, predicate.def, predicate.args)} == ${printTy(db, predicate.ty)}`;
}
