//! HIR types as text, for names and for debugging. (Types in messages are printed by the type checker.)
import type { Bound, ConstArg, DefId, GenericArg, GenericArgs, Lifetime, Ty } from './hir.ts';

/** A type, with definitions named by `name`. */
export function tyText(ty: Ty, name: (def: DefId) => string): string {
  const t = (inner: Ty): string => tyText(inner, name);
  switch (ty.kind) {
    case 'prim':
      return ty.prim;
    case 'path':
      return name(ty.def) + argsText(ty.args, name);
    case 'param':
      return name(ty.def);
    case 'selfTy':
      return 'Self';
    case 'assoc':
      return `${t(ty.base)}::${ty.name}${argsText(ty.args, name)}`;
    case 'qualified':
      return `<${t(ty.self)} as ${name(ty.trait.def)}${argsText(ty.trait.args, name)}>::${name(ty.assoc).split('::').pop() ?? ''}`;
    case 'ref': {
      const lifetime = lifetimeText(ty.lifetime, name);
      return `&${lifetime === '' ? '' : `${lifetime} `}${ty.mut === 'mut' ? 'mut ' : ''}${t(ty.ty)}`;
    }
    case 'ptr':
      return `*${ty.mut === 'mut' ? 'mut' : 'const'} ${t(ty.ty)}`;
    case 'slice':
      return `[${t(ty.ty)}]`;
    case 'array':
      return `[${t(ty.ty)}; ${constText(ty.len, name)}]`;
    case 'tuple':
      return ty.items.length === 1 ? `(${ty.items.map(t).join('')},)` : `(${ty.items.map(t).join(', ')})`;
    case 'fnPtr':
      return `${ty.unsafe ? 'unsafe ' : ''}fn(${ty.params.map(t).join(', ')}) -> ${t(ty.ret)}`;
    case 'dyn':
      return `dyn ${boundsText(ty.bounds, name)}`;
    case 'opaque':
      return 'impl';
    case 'never':
      return '!';
    case 'infer':
      return '_';
    case 'error':
      return '{error}';
  }
}

/** Bounds joined by `+`. */
export function boundsText(bounds: readonly Bound[], name: (def: DefId) => string): string {
  return bounds
    .map((b) => {
      switch (b.kind) {
        case 'trait':
          return (b.modifier === 'maybe' ? '?' : '') + name(b.trait.def) + argsText(b.trait.args, name);
        case 'outlives':
          return lifetimeText(b.lifetime, name);
        case 'use':
          return 'use<..>';
      }
    })
    .join(' + ');
}

/** `<A, B>` or nothing. */
export function argsText(args: GenericArgs | undefined, name: (def: DefId) => string): string {
  if (args === undefined || args.args.length + args.constraints.length === 0) return '';
  const list = [
    ...args.args.map((a) => argText(a, name)),
    ...args.constraints.map((c) =>
      c.ty === undefined ? `${c.name}: ${boundsText(c.bounds ?? [], name)}` : `${c.name} = ${tyText(c.ty, name)}`,
    ),
  ];
  return `<${list.join(', ')}>`;
}

function argText(arg: GenericArg, name: (def: DefId) => string): string {
  switch (arg.kind) {
    case 'lifetime':
      return lifetimeText(arg.lifetime, name) || "'_";
    case 'type':
      return tyText(arg.ty, name);
    case 'const':
      return constText(arg.value, name);
  }
}

function constText(c: ConstArg, name: (def: DefId) => string): string {
  switch (c.kind) {
    case 'body':
      return c.body.value.kind === 'lit' && c.body.value.lit.kind === 'int'
        ? String(c.body.value.lit.value)
        : '{const}';
    case 'param':
      return name(c.def);
    case 'infer':
      return '_';
  }
}

function lifetimeText(l: Lifetime, name: (def: DefId) => string): string {
  switch (l.kind) {
    case 'static':
      return "'static";
    case 'param':
      return name(l.def);
    case 'elided':
      return '';
    case 'anonymous':
      return "'_";
  }
}
