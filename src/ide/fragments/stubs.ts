//! What a fragment lacks, as it is worked out: functions, types, variables, imports; and their Rust text.
import type { Holes } from './holes.ts';
import { indent } from './shape.ts';
import { HOLE, print } from './type-text.ts';
import type { Ty } from './type-text.ts';

export interface Param {
  readonly name: string;
  ty: Ty;
}
/** A function nobody defined. `owner`: the type it belongs to; `module`: the made-up crate it is in. */
export interface FnStub {
  readonly name: string;
  readonly module: string;
  readonly owner: string | undefined;
  self: '' | '&self' | '&mut self' | 'self';
  isAsync: boolean;
  params: Param[];
  ret: Ty;
  /** Called for a statement's effect: nobody looks at what it returns. */
  readonly statement: boolean;
  /** Asked again and again until it says `None`. */
  readonly exhausted: boolean;
  body: string | undefined;
}
export interface Field {
  readonly name: string;
  ty: Ty;
}
export interface Variant {
  readonly name: string;
  readonly form: 'unit' | 'tuple' | 'struct';
  readonly fields: Field[];
}
/** A type nobody defined. */
export interface TypeStub {
  readonly name: string;
  readonly module: string;
  form: 'struct' | 'tuple' | 'enum' | 'alias' | 'trait';
  readonly fields: Field[];
  readonly variants: Variant[];
  readonly derives: Set<string>;
  readonly impls: Map<string, string>;
  arity: number;
  alias: Ty | undefined;
}
/** A variable (or constant) nobody defined. `at`: where in the base text its `let` goes; undefined: a constant. */
export interface VarStub {
  readonly name: string;
  /** Of a constant. */
  readonly module: string;
  at: number | undefined;
  ty: Ty;
  mutable: boolean;
  value: string | undefined;
}

/** All of them. */
export class Stubs {
  readonly fns: FnStub[] = [];
  readonly types: TypeStub[] = [];
  readonly vars: VarStub[] = [];
  readonly uses = new Set<string>();
  readonly macros: { readonly name: string; readonly module: string; readonly fn: FnStub }[] = [];
  readonly modules = new Set<string>();

  type(name: string, module?: string): TypeStub | undefined {
    const bare = name.slice(name.lastIndexOf(':') + 1);
    return this.types.find((t) => t.name === bare && (module === undefined || t.module === module));
  }

  addType(name: string, module: string, form: TypeStub['form']): TypeStub {
    const found = this.type(name, module);
    if (found !== undefined) return found;
    const made: TypeStub = {
      name, module, form, fields: [], variants: [], derives: new Set(['Debug', 'Clone']), impls: new Map(), arity: 0,
      alias: undefined,
    }; // prettier-ignore
    this.types.push(made);
    return made;
  }

  fn(name: string, owner: string | undefined, module: string): FnStub | undefined {
    return this.fns.find((f) => f.name === name && f.owner === owner && f.module === module);
  }
}

/** Functions of a draft that have the types of the made-up variables. */
export const VARIABLE = '__variable_';

/** Texts that stand for values while types are still being found. */
export const ANY_VALUE = '__value()';

/** Everything behind the fragment. `draft`: with the helpers that only checking needs. */
export function renderStubs(stubs: Stubs, holes: Holes, draft: boolean): string {
  const out: string[] = [];
  const paths = [...stubs.modules].sort();
  const top = renderModule(stubs, holes, '', draft);
  if (top !== '') out.push(top);
  for (const path of paths.filter((p) => !p.includes('::'))) out.push(renderNested(stubs, holes, path, draft));
  if (draft) {
    out.push('fn __value<T>() -> T { loop {} }');
    for (const [i, variable] of stubs.vars.entries())
      out.push(`fn ${VARIABLE}${String(i)}() -> ${print(withStatic(holes.resolve(variable.ty)))} { loop {} }`);
    for (const id of holes.open)
      out.push(
        `#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)] pub struct ${HOLE}${String(id)};`,
      );
  }
  return out.join('\n\n');
}

function renderNested(stubs: Stubs, holes: Holes, path: string, draft: boolean): string {
  const name = path.slice(path.lastIndexOf(':') + 1);
  const inner = [...stubs.modules].filter((p) => p.startsWith(`${path}::`) && !p.slice(path.length + 2).includes('::'));
  const body = [
    'use super::*;',
    renderModule(stubs, holes, path, draft),
    ...inner.map((p) => renderNested(stubs, holes, p, draft)),
  ].filter((it) => it !== '');
  const words = path.includes('::') ? '' : '/// Stands in for the crate of that name.\n';
  return `${words}#[allow(unused_imports)]\npub mod ${name} {\n${indent(body.join('\n\n'))}\n}`;
}

function renderModule(stubs: Stubs, holes: Holes, module: string, draft: boolean): string {
  const types = stubs.types.filter((t) => t.module === module);
  const parts = types.map((t) => renderType(t, holes));
  for (const variable of stubs.vars)
    if (variable.at === undefined && variable.module === module)
      parts.push(
        `${module === '' ? '' : 'pub '}const ${variable.name}: ${print(withStatic(holes.resolve(variable.ty)))} = ${variable.value ?? 'loop {}'};`,
      );
  const owners = new Set(stubs.fns.filter((f) => f.module === module).map((f) => f.owner));
  for (const owner of owners) {
    const fns = stubs.fns.filter((f) => f.module === module && f.owner === owner);
    if (owner === undefined) parts.push(fns.map((f) => renderFn(f, holes, draft)).join('\n\n'));
    else parts.push(...renderImpls(stubs.type(owner, module), owner, fns, holes, draft));
  }
  for (const macro of stubs.macros)
    if (macro.module === module && module !== '') parts.push(`${renderMacro(macro)}\npub(crate) use ${macro.name};`);
  return parts.join('\n\n');
}

/**
 * Functions of a generic type that neither take nor give one (`Pool::builder()`) are those of one instance: else nothing
 * would say which.
 */
function renderImpls(
  type: TypeStub | undefined,
  owner: string,
  fns: readonly FnStub[],
  holes: Holes,
  draft: boolean,
): readonly string[] {
  const block = (list: readonly FnStub[], generics: string, args: string): string =>
    `impl${generics} ${owner}${args} {\n${indent(list.map((f) => renderFn(f, holes, draft)).join('\n\n'))}\n}`;
  if (type === undefined || type.arity === 0) {
    const lifetime = type !== undefined && needsLifetime(type, holes) ? "<'_>" : '';
    return [block(fns, '', lifetime)];
  }
  const generics = `<${params(type.arity)}>`;
  const free = fns.filter((f) => f.self === '' && !print(holes.resolve(f.ret)).includes(owner));
  const bound = fns.filter((f) => !free.includes(f));
  const units = `<${Array.from({ length: type.arity }, () => '()').join(', ')}>`;
  return [
    ...(bound.length === 0 ? [] : [block(bound, generics, generics)]),
    ...(free.length === 0 ? [] : [block(free, '', units)]),
  ];
}

/** Whether a struct holds something borrowed, and so has a lifetime of its own. */
function needsLifetime(type: TypeStub, holes: Holes): boolean {
  return type.form === 'struct' && type.fields.some((f) => borrows(holes.resolve(f.ty)));
}

function borrows(ty: Ty): boolean {
  switch (ty.kind) {
    case 'ref':
      return !(ty.of.kind === 'path' && ty.of.name === 'str');
    case 'path':
      return ty.elided === true || ty.args.some(borrows);
    case 'tuple':
      return ty.items.some(borrows);
    case 'slice':
    case 'hole':
    case 'number':
    case 'unknown':
    case 'text':
      return false;
  }
}

function params(arity: number): string {
  return Array.from({ length: arity }, (_, i) => `T${String(i)}`).join(', ');
}

function renderMacro(macro: Stubs['macros'][number]): string {
  const prefix = macro.module === '' ? '' : `$crate::${macro.module}::`;
  return `macro_rules! ${macro.name} {\n    ($($any:tt)*) => { ${prefix}${macro.fn.name}() };\n}`;
}

/** What must stand before the fragment: imports, and macros (they are seen only below where they are written). */
export function renderHead(stubs: Stubs): string {
  const uses = [...stubs.uses].sort().map((path) => `use ${path};\n`);
  const macros = stubs.macros.filter((m) => m.module === '').map((m) => `${renderMacro(m)}\n`);
  return [...uses, ...macros].join('');
}

/** References in fields and results live for ever: stubs only hand out literals. */
function withStatic(ty: Ty, lifetime = "'static"): Ty {
  const inner = (part: Ty): Ty => withStatic(part, lifetime);
  switch (ty.kind) {
    case 'ref':
      return { kind: 'text', text: `&${lifetime} ${ty.mutable ? 'mut ' : ''}${print(inner(ty.of))}` };
    case 'path': {
      const args = ty.args.map(inner);
      if (ty.elided !== true) return { ...ty, args };
      return { kind: 'text', text: `${ty.name}<${[lifetime, ...args.map(print)].join(', ')}>` };
    }
    case 'tuple':
      return { ...ty, items: ty.items.map(inner) };
    case 'slice':
    case 'hole':
    case 'number':
    case 'unknown':
    case 'text':
      return ty;
  }
}

function renderType(type: TypeStub, holes: Holes): string {
  const vis = type.module === '' ? '' : 'pub ';
  const lifetime = needsLifetime(type, holes) ? "'a" : "'static";
  const text = (ty: Ty): string => print(withStatic(holes.resolve(ty), lifetime));
  const derive = type.derives.size === 0 ? '' : `#[derive(${[...type.derives].join(', ')})]\n`;
  const generics = type.arity === 0 ? '' : `<${params(type.arity)}>`;
  const marks = Array.from({ length: type.arity }, (_, i) => `std::marker::PhantomData<T${String(i)}>`);
  const impls = [...type.impls.values()]
    .filter((it) => it !== '')
    .map((it) => `\n\n${holes.resolveText(it)}`)
    .join('');
  const fields = (list: readonly Field[], pub: string): string =>
    list.map((f) => `    ${pub}${f.name}: ${text(f.ty)},\n`).join('');
  switch (type.form) {
    case 'trait':
      return `${vis}trait ${type.name} {}`;
    case 'alias':
      return `${vis}type ${type.name} = ${type.alias === undefined ? 'u64' : text(type.alias)};`;
    case 'tuple':
      return `${derive}${vis}struct ${type.name}(${type.fields.map((f) => `${vis}${text(f.ty)}`).join(', ')});${impls}`;
    case 'struct':
      if (type.fields.length === 0 && type.arity === 0) return `${derive}${vis}struct ${type.name};${impls}`;
      if (type.fields.length === 0)
        return `${derive}${vis}struct ${type.name}${generics}(${marks.map((m) => `${vis}${m}`).join(', ')});${impls}`;
      return `${derive}${vis}struct ${type.name}${lifetime === "'a" ? "<'a>" : ''} {\n${fields(type.fields, vis)}}${impls}`;
    case 'enum': {
      const variants = type.variants.map((v) => {
        if (v.form === 'unit') return `    ${v.name},\n`;
        if (v.form === 'tuple') return `    ${v.name}(${v.fields.map((f) => text(f.ty)).join(', ')}),\n`;
        return `    ${v.name} { ${v.fields.map((f) => `${f.name}: ${text(f.ty)}`).join(', ')} },\n`;
      });
      return `${derive}${vis}enum ${type.name} {\n${variants.join('')}}${impls}`;
    }
  }
}

function renderFn(fn: FnStub, holes: Holes, draft: boolean): string {
  const vis = fn.module === '' ? '' : 'pub ';
  const ret = holes.resolve(fn.ret);
  const result = ret.kind === 'tuple' && ret.items.length === 0 ? '' : ` -> ${print(withStatic(ret))}`;
  const list = fn.params.map(
    (p) => `${draft || fn.body === undefined ? p.name : `_${p.name}`}: ${print(holes.resolve(p.ty))}`,
  );
  if (fn.self !== '') list.unshift(fn.self);
  const body = draft || fn.body === undefined ? ANY_VALUE : fn.body;
  return `${vis}${fn.isAsync ? 'async ' : ''}fn ${fn.name}(${list.join(', ')})${result} {\n${indent(body)}\n}`;
}
