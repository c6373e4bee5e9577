//! Paths in expressions and patterns.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { BodyCx } from './body-cx.ts';
import type { GenericArgs, Path, Res, StructPath, TraitRef, Ty } from './hir.ts';
import { assocChain, lowerArgs, lowerQSelf, NO_ARGS, reportOuterGeneric, traitItem, tyOfRes } from './lower-ty.ts';
import { resolvePath } from './resolve.ts';
import type { PathRes } from './resolve.ts';
import { describe, reportWrongKind } from './unresolved.ts';
import type { Expected } from './unresolved.ts';

function errorPath(span: Span): Path {
  return { kind: 'resolved', res: { kind: 'error' }, span, parentArgs: undefined, args: undefined };
}

function resolved(res: Res, span: Span, args?: GenericArgs, parentArgs?: GenericArgs): Path {
  return { kind: 'resolved', res, span, parentArgs, args };
}

/** A path in value position. */
export function lowerValuePath(b: BodyCx, path: ast.Path, qself: ast.QSelf | undefined, expected: Expected): Path {
  const { span, segments } = path;
  if (qself !== undefined) return lowerQualified(b, path, qself);
  const found = resolvePath(b, path, 'value', expected);
  if (found === undefined) {
    for (const seg of segments) lowerArgs(b, seg.args);
    return errorPath(span);
  }
  const rest = segments.slice(found.used);
  if (rest.length > 0) return lowerTypeRelative(b, path, found, rest);
  return lowerFull(b, path, found, expected);
}

function lowerFull(b: BodyCx, path: ast.Path, found: PathRes, expected: Expected): Path {
  const { span, segments } = path;
  const { res } = found;
  const last = segments[segments.length - 1];
  const args = lowerArgs(b, last?.args);
  switch (res.kind) {
    case 'local':
      return resolved({ kind: 'local', local: res.local }, span, args);
    case 'param':
      return resolved({ kind: 'def', def: res.def }, span, args);
    case 'outerLocal':
      if (res.through === 'item') {
        b.error('E0434', span, "can't capture dynamic environment (local variable) in a fn item", {
          notes: [{ kind: 'help', text: 'use the `|| { ... }` closure form instead' }],
        });
      } else {
        const name = last?.ident.name ?? '';
        b.error('E0435', span, 'attempt to use a non-constant value in a constant', {
          label: 'non-constant value',
          notes: [{ kind: 'help', text: `consider using \`const\` instead of \`let\`: \`const ${name}: /* Type */\`` }],
        });
      }
      return errorPath(span);
    case 'outerGeneric':
      reportOuterGeneric(b, res, last?.ident.span ?? span);
      return errorPath(span);
    case 'self':
      if (res.self.kind === 'impl') return resolved({ kind: 'selfCtor', impl: res.self.impl }, span, args);
      break;
    case 'binding': {
      const r = res.binding.res;
      if (r.kind === 'prim') break;
      if (r.kind === 'ctor') {
        const before = segments[segments.length - 2];
        const parentArgs =
          found.inside?.kind === 'enum' && segments.length > 1 ? lowerArgs(b, before?.args) : undefined;
        return resolved({ kind: 'ctor', adt: r.adt, variantIdx: r.variantIdx }, span, args, parentArgs);
      }
      const { kind } = b.session.def(r.def);
      if (kind === 'fn' || kind === 'const' || kind === 'static')
        return resolved({ kind: 'def', def: r.def }, span, args);
      break;
    }
  }
  reportWrongKind(b, path, res, expected);
  return errorPath(span);
}

function lowerTypeRelative(b: BodyCx, path: ast.Path, found: PathRes, rest: readonly ast.PathSegment[]): Path {
  const { span } = path;
  const { res } = found;
  const name = rest[rest.length - 1];
  if (name === undefined || name.ident.name === '') return errorPath(span);
  const trait = traitOf(b, path, found);
  if (trait !== undefined) {
    const item = rest.length === 1 ? traitItem(b, trait.def, name.ident.name, true) : undefined;
    if (item !== undefined) {
      const self: Ty = { kind: 'infer', span };
      return { kind: 'qualified', self, trait, item, args: lowerArgs(b, name.args), span };
    }
    const traitName = b.session.def(trait.def).name;
    const krate = b.session.krateOf(trait.def);
    if (!krate.isUser && krate.api?.hasMember(traitName, name.ident.name) !== false) {
      b.unsupported(span, `${traitName}::${name.ident.name} is not available here yet`);
      return errorPath(span);
    }
    b.error(
      'E0576',
      name.ident.span,
      `cannot find method or associated constant \`${name.ident.name}\` in trait \`${traitName}\``,
      {
        label: `not found in \`${traitName}\``,
      },
    );
    return errorPath(span);
  }
  if (res.kind === 'local' || res.kind === 'outerLocal') {
    reportWrongKind(b, path, res, 'type');
    return errorPath(span);
  }
  const baseSpan = prefixSpan(path, found.used, span);
  const base = tyOfRes(b, { ...path, segments: path.segments.slice(0, found.used), span: baseSpan }, found, baseSpan);
  if (base === undefined) return errorPath(span);
  const ty = assocChain(b, base, rest.slice(0, -1), span);
  return {
    kind: 'typeRelative',
    ty,
    name: name.ident.name,
    nameSpan: name.ident.span,
    args: lowerArgs(b, name.args),
    span,
  };
}

function prefixSpan(path: ast.Path, used: number, otherwise: Span): Span {
  const first = path.segments[0]?.span;
  const last = path.segments[used - 1]?.span;
  if (first === undefined || last === undefined || first.file !== last.file || last.end < first.start) return otherwise;
  return { file: first.file, start: path.span.file === first.file ? path.span.start : first.start, end: last.end };
}

function traitOf(b: BodyCx, path: ast.Path, found: PathRes): TraitRef | undefined {
  if (found.res.kind !== 'binding' || found.res.binding.res.kind !== 'def') return undefined;
  const def = b.session.def(found.res.binding.res.def);
  if (def.kind !== 'trait') return undefined;
  const args = lowerArgs(b, path.segments[found.used - 1]?.args) ?? NO_ARGS;
  return { def: def.id, args, span: prefixSpan(path, found.used, path.span) };
}

/** `<T as Trait>::name`, `<T>::name`, `<T as Trait>::Assoc::name`. */
function lowerQualified(b: BodyCx, path: ast.Path, qself: ast.QSelf): Path {
  const { span, segments } = path;
  const q = lowerQSelf(b, qself, path, 'value');
  const last = segments[segments.length - 1];
  if (q === undefined || last === undefined || last.ident.name === '') return errorPath(span);
  const args = lowerArgs(b, last.args);
  if (q.value !== undefined) {
    return { kind: 'qualified', self: q.base, trait: q.value.trait, item: q.value.item, args, span };
  }
  const ty = assocChain(b, q.base, segments.slice(q.used, -1), span);
  return { kind: 'typeRelative', ty, name: last.ident.name, nameSpan: last.ident.span, args, span };
}

/** The path of a struct literal or pattern. */
export function lowerStructPath(b: BodyCx, path: ast.Path, qself: ast.QSelf | undefined): StructPath {
  const { span, segments } = path;
  if (qself !== undefined) {
    const q = lowerQSelf(b, qself, path, 'type');
    if (q === undefined) return { kind: 'error', span };
    const ty = assocChain(b, q.base, segments.slice(q.used), span);
    return { kind: 'type', ty, variant: undefined, span };
  }
  const found = resolvePath(b, path, 'type', 'struct');
  if (found === undefined) return { kind: 'error', span };
  const { res } = found;
  const rest = segments.slice(found.used);
  if (rest.length === 0 && res.kind === 'binding' && res.binding.res.kind === 'def') {
    const def = b.session.def(res.binding.res.def);
    const args = lowerArgs(b, segments[segments.length - 1]?.args);
    if (def.kind === 'struct' || def.kind === 'union') {
      return { kind: 'resolved', adt: def.id, variantIdx: 0, args, span };
    }
    if (def.kind === 'variant') {
      const parentArgs = segments.length > 1 ? lowerArgs(b, segments[segments.length - 2]?.args) : undefined;
      return { kind: 'resolved', adt: def.adt, variantIdx: def.index, args: parentArgs ?? args, span };
    }
    if (def.kind !== 'tyAlias') {
      const what = describe(b.session, res);
      const name = segments.map((s) => s.ident.name).join('::');
      b.error('E0574', span, `expected struct, variant or union type, found ${what} \`${name}\``, {
        label: 'not a struct, variant or union type',
      });
      return { kind: 'error', span };
    }
  }
  const baseSpan = rest.length === 0 ? span : prefixSpan(path, found.used, span);
  const base = tyOfRes(b, path, found, baseSpan);
  if (base === undefined) return { kind: 'error', span };
  const variant = rest[rest.length - 1];
  if (variant === undefined) return { kind: 'type', ty: base, variant: undefined, span };
  // `Self::Variant { .. }` and `T::Assoc { .. }` look alike: types tells which.
  const ty = assocChain(b, base, rest.slice(0, -1), span);
  return { kind: 'type', ty, variant: variant.ident.name, span };
}
