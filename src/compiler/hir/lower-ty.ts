//! Types, bounds, trait references and generic arguments as written → HIR.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type {
  AssocConstraint,
  Bound,
  ConstArg,
  DefId,
  GenericArg,
  GenericArgs,
  Lifetime,
  TraitRef,
  Ty,
} from './hir.ts';
import { lowerAnonConst } from './anon-const.ts';
import { makeBinder, makeOpaque } from './lower-generics.ts';
import { errTy } from './lower-cx.ts';
import type { LowerCx } from './lower-cx.ts';
import { expandTy } from './macros/expand.ts';
import { lookupLifetime, lookupName, resolvePath } from './resolve.ts';
import type { LexRes, PathRes } from './resolve.ts';
import { reportWrongKind } from './unresolved.ts';

/** No arguments written. */
export const NO_ARGS: GenericArgs = { args: [], constraints: [], parenthesized: false };

/** Lowers a type. */
export function lowerTy(cx: LowerCx, ty: ast.Ty): Ty {
  const { span } = ty;
  switch (ty.kind) {
    case 'Path':
      return lowerPathTy(cx, ty);
    case 'Ref':
      return {
        kind: 'ref',
        lifetime: ty.lifetime === undefined ? { kind: 'elided' } : lowerLifetime(cx, ty.lifetime),
        mut: ty.mutable ? 'mut' : 'not',
        ty: lowerTy(cx, ty.ty),
        span,
      };
    case 'Ptr':
      return { kind: 'ptr', mut: ty.mutable ? 'mut' : 'not', ty: lowerTy(cx, ty.ty), span };
    case 'Tuple':
      return { kind: 'tuple', items: ty.elems.map((t) => lowerTy(cx, t)), span };
    case 'Array':
      return { kind: 'array', ty: lowerTy(cx, ty.elem), len: lowerConstArg(cx, ty.len), span };
    case 'Slice':
      return { kind: 'slice', ty: lowerTy(cx, ty.elem), span };
    case 'FnPtr': {
      if (ty.variadic) cx.unsupported(span, 'C-variadic function pointers');
      const binder = makeBinder(cx, ty.binder);
      return cx.inRib(binder.rib, () => ({
        kind: 'fnPtr',
        params: ty.params.map((p) => lowerTy(cx, p.ty)),
        ret: ty.output === undefined ? unitTy(span) : lowerTy(cx, ty.output),
        unsafe: ty.isUnsafe,
        span,
      }));
    }
    case 'ImplTrait':
      return lowerImplTrait(cx, ty);
    case 'DynTrait': {
      if (ty.isBare) {
        cx.error('E0782', span, 'expected a type, found a trait', {
          notes: [{ kind: 'help', text: 'you can add the `dyn` keyword if you want a trait object' }],
          edits: [{ title: 'Add `dyn`', edits: [{ span: { ...span, end: span.start }, text: 'dyn ' }] }],
        });
      }
      checkObject(cx, ty);
      return { kind: 'dyn', bounds: lowerBounds(cx, ty.bounds), span };
    }
    case 'Paren':
      return lowerTy(cx, ty.ty);
    case 'Never':
      return { kind: 'never', span };
    case 'Infer':
      return { kind: 'infer', span };
    case 'Macro': {
      const expanded = expandTy(cx, ty.mac);
      return expanded === undefined ? errTy(span) : expanded((t) => lowerTy(cx, t));
    }
    case 'Err':
      return errTy(span);
  }
}

/** `()`. */
export function unitTy(span: Span): Ty {
  return { kind: 'tuple', items: [], span };
}

function lowerImplTrait(cx: LowerCx, ty: ast.ImplTraitTy): Ty {
  const { span } = ty;
  const mode = cx.implTrait;
  switch (mode.kind) {
    case 'no':
      cx.error('E0562', span, `\`impl Trait\` is not allowed in ${mode.where}`, {
        notes: [
          {
            kind: 'note',
            text: '`impl Trait` is only allowed in arguments and return types of functions and methods',
          },
        ],
      });
      return errTy(span);
    case 'param': {
      const text = `impl ${ty.bounds.map(boundText).join(' + ')}`;
      const param = mode.add((inner) => lowerBounds(inner, ty.bounds), span, text);
      return { kind: 'param', def: param.def, span };
    }
    case 'opaque':
      return { kind: 'opaque', def: makeOpaque(cx, mode.owner, ty.bounds, span), span };
  }
}

function boundText(bound: ast.Bound): string {
  switch (bound.kind) {
    case 'Trait':
      return (bound.polarity === 'maybe' ? '?' : '') + bound.path.segments.map((s) => s.ident.name).join('::');
    case 'Outlives':
      return bound.lifetime.name;
    case 'Use':
      return 'use<..>';
  }
}

function lowerPathTy(cx: LowerCx, ty: ast.PathTy): Ty {
  const { path, span } = ty;
  const { segments } = path;
  if (ty.qself !== undefined) {
    const q = lowerQSelf(cx, ty.qself, path, 'type');
    if (q === undefined) return errTy(span);
    return assocChain(cx, q.base, segments.slice(q.used), span);
  }
  const res = resolvePath(cx, path, 'type', 'type');
  if (res === undefined) {
    // Still look at the arguments: they have errors of their own.
    for (const seg of segments) lowerArgs(cx, seg.args);
    return errTy(span);
  }
  const base = tyOfRes(cx, path, res, segments.length === res.used ? span : segSpan(segments, res.used));
  if (base === undefined) return errTy(span);
  return assocChain(cx, base, segments.slice(res.used), span);
}

function segSpan(segments: readonly ast.PathSegment[], used: number): Span {
  const first = segments[0]?.span;
  const last = segments[used - 1]?.span;
  if (first === undefined || last === undefined) return { file: 0 as never, start: 0, end: 0 };
  return { file: first.file, start: first.start, end: first.file === last.file ? last.end : first.end };
}

/** `T::A::B`: each further segment is an associated type of what is before it. */
export function assocChain(cx: LowerCx, base: Ty, rest: readonly ast.PathSegment[], span: Span): Ty {
  let ty = base;
  for (const seg of rest) {
    if (seg.ident.name === '') return errTy(span);
    ty = {
      kind: 'assoc',
      base: ty,
      name: seg.ident.name,
      nameSpan: seg.ident.span,
      args: lowerArgs(cx, seg.args) ?? NO_ARGS,
      span: { ...span, end: seg.span.file === span.file ? seg.span.end : span.end },
    };
  }
  return ty;
}

/** The type a (prefix of a) path names; reports when it names something else. */
export function tyOfRes(cx: LowerCx, path: ast.Path, found: PathRes, span: Span): Ty | undefined {
  const { res } = found;
  const seg = path.segments[found.used - 1];
  const args = lowerArgs(cx, seg?.args) ?? NO_ARGS;
  const { session } = cx;
  switch (res.kind) {
    case 'param':
      if (session.def(res.def).kind !== 'tyParam') break;
      return { kind: 'param', def: res.def, span };
    case 'self':
      switch (res.self.kind) {
        case 'trait':
          return { kind: 'param', def: res.self.param(), span };
        case 'impl':
          return { kind: 'selfTy', impl: res.self.impl, span };
        case 'adt':
          return { kind: 'path', def: res.self.adt, args: identityArgs(cx, res.self.adt, span), span };
      }
      break;
    case 'outerGeneric':
      reportOuterGeneric(cx, res, seg?.ident.span ?? span);
      return undefined;
    case 'binding': {
      const r = res.binding.res;
      if (r.kind === 'prim') return { kind: 'prim', prim: r.prim, span };
      if (r.kind === 'ctor') break;
      const def = session.def(r.def);
      switch (def.kind) {
        case 'struct':
        case 'union':
        case 'enum':
        case 'tyAlias':
        case 'foreign':
          return { kind: 'path', def: r.def, args, span };
        case 'trait':
          if (found.used < path.segments.length) {
            // `Trait::Assoc` without a self type: E0223 in rustc.
            const name = path.segments[found.used]?.ident.name ?? '';
            cx.error('E0223', path.span, 'ambiguous associated type', {
              notes: [
                {
                  kind: 'help',
                  text: `if there were a type named \`Example\` that implemented \`${def.name}\`, you could use the fully-qualified path: \`<Example as ${def.name}>::${name}\``,
                },
              ],
            });
            return undefined;
          }
          cx.error('E0782', span, 'expected a type, found a trait', {
            notes: [{ kind: 'help', text: 'you can add the `dyn` keyword if you want a trait object' }],
            edits: [{ title: 'Add `dyn`', edits: [{ span: { ...span, end: span.start }, text: 'dyn ' }] }],
          });
          return undefined;
        default:
          break;
      }
      break;
    }
    default:
      break;
  }
  reportWrongKind(cx, path, res, 'type');
  return undefined;
}

/** A trait object has a trait (E0224) and at most one lifetime (E0226). */
function checkObject(cx: LowerCx, ty: ast.DynTraitTy): void {
  if (!ty.bounds.some((bound) => bound.kind === 'Trait'))
    cx.error('E0224', ty.span, 'at least one trait is required for an object type');
  const [, second] = ty.bounds.filter((bound) => bound.kind === 'Outlives');
  if (second !== undefined) cx.error('E0226', second.span, 'only a single explicit lifetime bound is permitted');
}

/** E0401. */
export function reportOuterGeneric(cx: LowerCx, res: LexRes & { kind: 'outerGeneric' }, span: Span): void {
  if (res.name === 'Self') {
    cx.error('E0401', span, "can't use `Self` from outer item", { label: 'use of `Self` from outer item' });
    return;
  }
  const def = res.def === undefined ? undefined : cx.session.def(res.def);
  const what = def?.kind === 'constParam' ? 'const parameter' : 'type parameter';
  cx.error('E0401', span, "can't use generic parameters from outer item", {
    label: 'use of generic parameter from outer item',
    labels: def === undefined ? [] : [{ span: def.span, text: `${what} from outer item` }],
  });
}

/** `Self` inside the definition of a struct or enum: the type with its own parameters. */
function identityArgs(cx: LowerCx, adt: DefId, span: Span): GenericArgs {
  const def = cx.session.def(adt);
  if (def.kind !== 'struct' && def.kind !== 'enum' && def.kind !== 'union') return NO_ARGS;
  const args = def.generics.params.map((p): GenericArg => {
    switch (p.kind) {
      case 'lifetime':
        return { kind: 'lifetime', lifetime: { kind: 'param', def: p.def } };
      case 'type':
        return { kind: 'type', ty: { kind: 'param', def: p.def, span } };
      case 'const':
        return { kind: 'const', value: { kind: 'param', def: p.def } };
    }
  });
  return { args, constraints: [], parenthesized: false };
}

/** The first part of `<T as Trait>::Name…` (or `<T>::…`, where nothing of the path is used yet). */
export function lowerQSelf(
  cx: LowerCx,
  qself: ast.QSelf,
  path: ast.Path,
  ns: 'type' | 'value',
): { readonly base: Ty; readonly used: number; readonly value?: { trait: TraitRef; item: DefId } } | undefined {
  const self = lowerTy(cx, qself.ty);
  if (qself.position === 0) return { base: self, used: 0 };
  const traitPath: ast.Path = { ...path, segments: path.segments.slice(0, qself.position) };
  const trait = lowerTraitRef(cx, traitPath);
  if (trait === undefined) return undefined;
  const seg = path.segments[qself.position];
  if (seg === undefined || seg.ident.name === '') return undefined;
  const last = qself.position === path.segments.length - 1;
  const wantValue = last && ns === 'value';
  const item = traitItem(cx, trait.def, seg.ident.name, wantValue);
  const traitName = cx.session.def(trait.def).name;
  if (item === undefined) {
    const krate = cx.session.krateOf(trait.def);
    if (!krate.isUser && krate.api?.hasMember(traitName, seg.ident.name) !== false) {
      cx.unsupported(seg.ident.span, `${traitName}::${seg.ident.name} is not available here yet`);
      return undefined;
    }
    const what = wantValue ? 'method or associated constant' : 'associated type';
    cx.error('E0576', seg.ident.span, `cannot find ${what} \`${seg.ident.name}\` in trait \`${traitName}\``, {
      label: `not found in \`${traitName}\``,
    });
    return undefined;
  }
  if (wantValue) return { base: self, used: qself.position + 1, value: { trait, item } };
  const base: Ty = {
    kind: 'qualified',
    self,
    trait,
    assoc: item,
    args: lowerArgs(cx, seg.args) ?? NO_ARGS,
    span: path.span,
  };
  return { base, used: qself.position + 1 };
}

/** An associated item of a trait by name; `value`: a fn or const, else a type. */
export function traitItem(cx: LowerCx, trait: DefId, name: string, value: boolean): DefId | undefined {
  const def = cx.session.def(trait);
  if (def.kind !== 'trait') return undefined;
  return def.items.find((id) => {
    const item = cx.session.def(id);
    return item.name === name && (item.kind === 'assocTy') !== value;
  });
}

/** A path that must name a trait. */
export function lowerTraitRef(cx: LowerCx, path: ast.Path): TraitRef | undefined {
  const found = resolvePath(cx, path, 'type', 'trait');
  if (found === undefined) {
    for (const seg of path.segments) lowerArgs(cx, seg.args);
    return undefined;
  }
  const { res } = found;
  const seg = path.segments[path.segments.length - 1];
  if (found.used === path.segments.length && res.kind === 'binding' && res.binding.res.kind === 'def') {
    const def = cx.session.def(res.binding.res.def);
    if (def.kind === 'trait') return { def: def.id, args: lowerArgs(cx, seg?.args) ?? NO_ARGS, span: path.span };
  }
  reportWrongKind(cx, path, res, 'trait');
  return undefined;
}

/** Bounds; those with errors are left out. */
export function lowerBounds(cx: LowerCx, bounds: readonly ast.Bound[]): Bound[] {
  const relaxed = bounds.filter((bound) => bound.kind === 'Trait' && bound.polarity === 'maybe');
  const [first, second] = relaxed;
  if (first !== undefined && second !== undefined && relaxed.every((bound) => isSized(bound)))
    cx.error('E0203', first.span, 'duplicate relaxed `Sized` bounds');
  return bounds.flatMap((b) => lowerBound(cx, b) ?? []);
}

const isSized = (bound: ast.Bound): boolean =>
  bound.kind === 'Trait' && bound.path.segments.at(-1)?.ident.name === 'Sized';

function lowerBound(cx: LowerCx, bound: ast.Bound): Bound | undefined {
  switch (bound.kind) {
    case 'Outlives':
      return { kind: 'outlives', lifetime: lowerLifetime(cx, bound.lifetime), span: bound.span };
    case 'Use':
      return {
        kind: 'use',
        lifetimes: bound.args.filter((arg) => arg.name.startsWith("'")).map((arg) => lowerLifetime(cx, arg)),
        span: bound.span,
      };
    case 'Trait': {
      if (bound.isAsync) {
        cx.unsupported(bound.span, '`async` trait bounds (write `AsyncFn`)');
        return undefined;
      }
      if (bound.polarity === 'negative') {
        cx.error(undefined, bound.span, 'negative bounds are not supported');
        return undefined;
      }
      const binder = makeBinder(cx, bound.binder);
      const trait = cx.inRib(binder.rib, () => lowerTraitRef(cx, bound.path));
      if (trait === undefined) return undefined;
      const modifier = bound.polarity === 'maybe' ? 'maybe' : bound.constness !== undefined ? 'const' : 'none';
      return { kind: 'trait', trait, modifier, forLifetimes: binder.lifetimes, span: bound.span };
    }
  }
}

/** A lifetime; undeclared ones are E0261. */
export function lowerLifetime(cx: LowerCx, lifetime: ast.Lifetime): Lifetime {
  if (lifetime.name === "'static") return { kind: 'static' };
  if (lifetime.name === "'_") return { kind: 'anonymous' };
  const found = lookupLifetime(cx, lifetime);
  if (found === 'outer') {
    cx.error('E0401', lifetime.span, "can't use generic parameters from outer item", {
      label: 'use of generic parameter from outer item',
    });
    return { kind: 'elided' };
  }
  if (found === undefined) {
    cx.error('E0261', lifetime.span, `use of undeclared lifetime name \`${lifetime.name}\``, {
      label: 'undeclared lifetime',
    });
    return { kind: 'elided' };
  }
  return { kind: 'param', def: found };
}

/** Generic arguments of a segment; undefined where none were written. */
export function lowerArgs(cx: LowerCx, args: ast.GenericArgs | undefined): GenericArgs | undefined {
  if (args === undefined) return undefined;
  switch (args.kind) {
    case 'Angle':
      return lowerAngleArgs(cx, args.args);
    case 'Paren': {
      // `Fn(A, B) -> C` is `Fn<(A, B), Output = C>`; lifetimes elided inside belong to the bound itself.
      const tuple: Ty = { kind: 'tuple', items: args.inputs.map((t) => lowerTy(cx, t)), span: args.span };
      const output = args.output === undefined ? unitTy(args.span) : lowerTy(cx, args.output);
      return {
        args: [{ kind: 'type', ty: tuple }],
        constraints: [{ name: 'Output', span: args.output?.span ?? args.span, args: NO_ARGS, ty: output }],
        parenthesized: true,
      };
    }
    case 'ParenElided':
      cx.unsupported(args.span, 'return type notation');
      return NO_ARGS;
  }
}

function lowerAngleArgs(cx: LowerCx, list: readonly ast.AngleArg[]): GenericArgs {
  const firstOther = list.findIndex((arg) => arg.kind === 'Type' || arg.kind === 'Const');
  const early = list[firstOther];
  if (early !== undefined && list.some((arg, i) => i > firstOther && arg.kind === 'Lifetime'))
    cx.error(
      'E0747',
      early.span,
      `${early.kind === 'Type' ? 'type' : 'constant'} provided when a lifetime was expected`,
      {
        notes: [{ kind: 'note', text: 'lifetime arguments must be provided before generic arguments' }],
      },
    );
  const args: GenericArg[] = [];
  const constraints: AssocConstraint[] = [];
  for (const arg of list) {
    switch (arg.kind) {
      case 'Lifetime':
        args.push({ kind: 'lifetime', lifetime: lowerLifetime(cx, arg.lifetime) });
        break;
      case 'Type':
        args.push(lowerTypeArg(cx, arg.ty));
        break;
      case 'Const':
        args.push({ kind: 'const', value: lowerConstArg(cx, arg.expr) });
        break;
      case 'AssocEq':
        if (arg.value.kind === 'Const') {
          cx.unsupported(arg.span, 'associated const equality');
          break;
        }
        constraints.push({
          name: arg.ident.name,
          span: arg.ident.span,
          args: lowerArgs(cx, arg.args) ?? NO_ARGS,
          ty: lowerTy(cx, arg.value.ty),
        });
        break;
      case 'AssocBound':
        constraints.push({
          name: arg.ident.name,
          span: arg.ident.span,
          args: lowerArgs(cx, arg.args) ?? NO_ARGS,
          bounds: lowerBounds(cx, arg.bounds),
        });
        break;
    }
  }
  return { args, constraints, parenthesized: false };
}

/** A bare path may be a const parameter or constant where no type has that name. */
function lowerTypeArg(cx: LowerCx, ty: ast.Ty): GenericArg {
  if (ty.kind === 'Path' && ty.qself === undefined && ty.path.segments.length === 1) {
    const seg = ty.path.segments[0];
    if (seg !== undefined && seg.args === undefined && lookupName(cx, seg.ident, 'type') === undefined) {
      const value = lookupName(cx, seg.ident, 'value');
      if (value?.kind === 'param') return { kind: 'const', value: { kind: 'param', def: value.def } };
      if (value?.kind === 'binding' && value.binding.res.kind === 'def') {
        return { kind: 'const', value: lowerConstArg(cx, { kind: 'Path', path: ty.path, span: ty.span }) };
      }
    }
  }
  return { kind: 'type', ty: lowerTy(cx, ty) };
}

/** A const argument or array length. */
export function lowerConstArg(cx: LowerCx, expr: ast.Expr): ConstArg {
  if (expr.kind === 'Underscore') return { kind: 'infer' };
  const tail = expr.kind === 'Block' && expr.block.stmts.length === 0 && !expr.isUnsafe ? expr.block.tail : undefined;
  const inner = tail ?? expr;
  if (inner.kind === 'Path' && inner.qself === undefined && inner.path.segments.length === 1) {
    const seg = inner.path.segments[0];
    if (seg !== undefined && seg.args === undefined) {
      const res = lookupName(cx, seg.ident, 'value');
      if (res?.kind === 'param') return { kind: 'param', def: res.def };
    }
  }
  return { kind: 'body', body: lowerAnonConst(cx, expr) };
}
