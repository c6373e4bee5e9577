//! Patterns as THIR: references peeled by default binding modes become `deref` patterns, constants their values.
import { unreachable } from '../../../../base/assert.ts';
import { unsupportedAt } from '../../../../source/diagnostic.ts';
import type * as hir from '../../../hir/hir.ts';
import { ERROR_TY } from '../../interner.ts';
import type { Pat, PatConst } from '../../thir.ts';
import type { GenericArgs, Ty } from '../../ty.ts';
import type { Builder } from './builder.ts';
import { litValue } from './expr.ts';

/** A pattern, with the references looked through made explicit. */
export function buildPat(b: Builder, pat: hir.Pat): Pat {
  let out = inner(b, pat);
  const derefs = b.tables.patDerefs.get(pat.id) ?? [];
  for (const ty of [...derefs].reverse()) out = { kind: 'deref', pat: out, ty: b.ty(ty, pat.span), span: pat.span };
  return out;
}

function wild(ty: Ty, span: Pat['span']): Pat {
  return { kind: 'wild', ty, span };
}

/** Items around a `..`, with their positions among `count`. */
function positioned(items: readonly hir.Pat[], count: number): { readonly index: number; readonly pat: hir.Pat }[] {
  const rest = items.findIndex((it) => it.kind === 'rest');
  if (rest < 0) return items.map((pat, index) => ({ index, pat }));
  const after = items.length - rest - 1;
  return [
    ...items.slice(0, rest).map((pat, index) => ({ index, pat })),
    ...items.slice(rest + 1).map((pat, i) => ({ index: count - after + i, pat })),
  ];
}

function inner(b: Builder, pat: hir.Pat): Pat {
  const { span } = pat;
  const ty = b.ty(b.tables.patTy.get(pat.id) ?? ERROR_TY, span);
  const node = { ty, span };
  switch (pat.kind) {
    case 'wild':
    case 'rest':
    case 'error':
      return wild(ty, span);
    case 'binding':
      return {
        kind: 'binding',
        local: pat.local,
        name: pat.name,
        mode: b.tables.patMode.get(pat.id) ?? 'move',
        localTy: b.ty(b.fcx.localTy(pat.local, span), span),
        sub: pat.sub === undefined || pat.sub.kind === 'rest' ? undefined : buildPat(b, pat.sub),
        ...node,
      };
    case 'path': {
      const res = b.tables.valueRes.get(pat.id);
      if (res?.kind === 'ctor') {
        const def = b.fcx.db.program.def(res.adt);
        return {
          kind: 'variant',
          adt: res.adt,
          args: ty.kind === 'adt' ? ty.args : b.args(res.args, span),
          variant: res.variant,
          isEnum: def.kind === 'enum',
          fields: [],
          ...node,
        };
      }
      if (res?.kind === 'const') return { kind: 'const', value: namedConst(b, res.def, res.args, ty, span), ...node };
      return wild(ty, span);
    }
    case 'lit':
      return { kind: 'const', value: patConst(b, pat.expr, ty), ...node };
    case 'range':
      return {
        kind: 'range',
        low: pat.low === undefined ? undefined : patConst(b, pat.low, ty),
        high: pat.high === undefined ? undefined : patConst(b, pat.high, ty),
        inclusive: pat.inclusive,
        ...node,
      };
    case 'tuple': {
      const count = ty.kind === 'tuple' ? ty.items.length : pat.items.length;
      return {
        kind: 'tuple',
        items: positioned(pat.items, count).map(({ index, pat: item }) => ({ index, pat: buildPat(b, item) })),
        ...node,
      };
    }
    case 'tupleStruct': {
      const res = b.tables.valueRes.get(pat.id);
      if (res?.kind !== 'ctor') return wild(ty, span);
      const def = b.fcx.db.program.def(res.adt);
      const count = 'variants' in def ? (def.variants[res.variant]?.fields.length ?? 0) : 0;
      return {
        kind: 'variant',
        adt: res.adt,
        args: ty.kind === 'adt' ? ty.args : b.args(res.args, span),
        variant: res.variant,
        isEnum: def.kind === 'enum',
        fields: positioned(pat.items, count).map(({ index, pat: item }) => ({ index, pat: buildPat(b, item) })),
        ...node,
      };
    }
    case 'struct': {
      const res = b.tables.structRes.get(pat.id);
      if (res === undefined) return wild(ty, span);
      const def = b.fcx.db.program.def(res.adt);
      const variant = 'variants' in def ? def.variants[res.variant] : undefined;
      const fields = pat.fields.flatMap((field) => {
        const index = variant?.fields.findIndex((it) => it.name === field.name) ?? -1;
        return index < 0 ? [] : [{ index, pat: buildPat(b, field.pat) }];
      });
      return {
        kind: 'variant',
        adt: res.adt,
        args: ty.kind === 'adt' ? ty.args : b.args(res.args, span),
        variant: res.variant,
        isEnum: def.kind === 'enum',
        fields,
        ...node,
      };
    }
    case 'slice': {
      const at = pat.items.findIndex((it) => it.kind === 'rest' || (it.kind === 'binding' && it.sub?.kind === 'rest'));
      if (at < 0)
        return {
          kind: 'slice',
          prefix: pat.items.map((item) => buildPat(b, item)),
          middle: undefined,
          hasRest: false,
          suffix: [],
          ...node,
        };
      const rest = pat.items[at];
      return {
        kind: 'slice',
        prefix: pat.items.slice(0, at).map((item) => buildPat(b, item)),
        middle: rest === undefined || rest.kind === 'rest' ? undefined : buildPat(b, rest),
        hasRest: true,
        suffix: pat.items.slice(at + 1).map((item) => buildPat(b, item)),
        ...node,
      };
    }
    case 'ref':
      return { kind: 'deref', pat: buildPat(b, pat.pat), ...node };
    case 'or':
      return { kind: 'or', alts: pat.alts.map((alt) => buildPat(b, alt)), ...node };
    default:
      return unreachable(pat);
  }
}

/** A constant in a pattern: scalars, `&str`, and types that are compared by a derived `PartialEq`. */
function namedConst(b: Builder, def: hir.DefId, args: GenericArgs, ty: Ty, span: Pat['span']): PatConst {
  const simple =
    ty.kind === 'int' ||
    ty.kind === 'float' ||
    ty.kind === 'bool' ||
    ty.kind === 'char' ||
    ty.kind === 'adt' ||
    ty.kind === 'tuple' ||
    (ty.kind === 'ref' && ty.ty.kind === 'str');
  if (!simple && !ty.flags.hasError)
    b.fcx.report(unsupportedAt(span, `a constant of type \`${b.fcx.print(ty)}\` as a pattern`));
  return { kind: 'named', def, args: b.args(args, span) };
}

/** The value of a literal, negated literal or path in a pattern. */
function patConst(b: Builder, expr: hir.Expr, ty: Ty): PatConst {
  switch (expr.kind) {
    case 'lit': {
      const value = litValue(expr.lit, ty.kind === 'ref' ? ty.ty : ty);
      switch (value.kind) {
        case 'int':
        case 'float':
        case 'str':
        case 'bytes':
          return value;
        case 'bool':
          return { kind: 'int', value: value.value ? 1n : 0n };
        case 'char':
          return { kind: 'int', value: BigInt(value.value) };
      }
      return { kind: 'int', value: 0n };
    }
    case 'unary': {
      const value = patConst(b, expr.expr, ty);
      if (value.kind === 'int') return { kind: 'int', value: -value.value };
      if (value.kind === 'float') return { kind: 'float', value: -value.value };
      return value;
    }
    case 'path': {
      const res = b.tables.valueRes.get(expr.id);
      if (res?.kind === 'const') return namedConst(b, res.def, res.args, ty, expr.span);
      return { kind: 'int', value: 0n };
    }
    case 'dropTemps':
      return patConst(b, expr.expr, ty);
    case 'error':
      return { kind: 'int', value: 0n };
    default:
      b.fcx.report(unsupportedAt(expr.span, 'this kind of expression in a pattern'));
      return { kind: 'int', value: 0n };
  }
}
