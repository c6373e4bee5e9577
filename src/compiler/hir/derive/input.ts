//! The type a derive looks at, and the pieces of text and tokens all derives share.
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import type { Quote } from '../builtins/quote.ts';
import { configured } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';

/** A field; `name` is `0`, `1` … in tuples. */
export interface DeriveField {
  readonly name: string;
  readonly named: boolean;
  readonly ty: ast.Ty;
  readonly attrs: readonly ast.Attribute[];
  readonly span: Span;
}

/** A variant, or the struct's fields. */
export interface DeriveVariant {
  readonly name: string;
  readonly kind: ast.VariantData['kind'];
  readonly fields: readonly DeriveField[];
  readonly attrs: readonly ast.Attribute[];
  readonly span: Span;
}

/** See the file comment. */
export interface DeriveInput {
  readonly item: ast.StructItem | ast.EnumItem;
  readonly name: string;
  readonly isEnum: boolean;
  readonly variants: readonly DeriveVariant[];
  /** Names of the derives in the same attribute and before. */
  readonly derives: ReadonlySet<string>;
}

/** A bound of a generated impl beside those of the type's own generics. */
export interface ExtraBound {
  readonly ty: ast.Ty;
  /** Paths of traits. */
  readonly traits: readonly string[];
  readonly isStatic?: boolean;
}

/** One generated impl: members are made when first asked for. */
export interface DerivedImpl {
  readonly item: ast.ImplItem;
  readonly members: () => readonly ast.AssocItem[];
}

/** Reads a struct or enum. */
export function deriveInput(
  env: ItemEnv,
  item: ast.StructItem | ast.EnumItem,
  derives: ReadonlySet<string>,
): DeriveInput {
  const fields = (data: ast.VariantData): DeriveField[] =>
    data.kind === 'Unit'
      ? []
      : data.fields
          .filter((f) => configured(env, f.attrs) !== undefined)
          .map((f, i) => ({
            name: f.ident?.name ?? String(i),
            named: f.ident !== undefined,
            ty: f.ty,
            attrs: f.attrs,
            span: f.span,
          }));
  const { name, span } = item.ident;
  if (item.kind === 'Struct') {
    const { kind } = item.data;
    const variant: DeriveVariant = { name, kind, fields: fields(item.data), attrs: item.attrs, span };
    return { item, name, isEnum: false, variants: [variant], derives };
  }
  const variants = item.variants
    .filter((v) => configured(env, v.attrs) !== undefined)
    .map((v): DeriveVariant => ({
      name: v.ident.name,
      kind: v.data.kind,
      fields: fields(v.data),
      attrs: v.attrs,
      span: v.span,
    }));
  return { item, name, isEnum: true, variants, derives };
}

const KEYWORDS = new Set([
  'as', 'async', 'await', 'break', 'const', 'continue', 'dyn', 'else', 'enum', 'extern', 'false', 'fn', 'for', 'gen', 'if',
  'impl', 'in', 'let', 'loop', 'match', 'mod', 'move', 'mut', 'pub', 'ref', 'return', 'static', 'struct', 'trait', 'true',
  'try', 'type', 'unsafe', 'use', 'where', 'while', 'yield', 'box', 'do', 'final', 'macro', 'override', 'priv', 'typeof',
]); // prettier-ignore

/** A name as source text. */
export function rawName(name: string): string {
  return KEYWORDS.has(name) ? `r#${name}` : name;
}

/** `Self::V` or `Self`. */
export function selfPath(input: DeriveInput, v: DeriveVariant): string {
  return input.isEnum ? `Self::${rawName(v.name)}` : 'Self';
}

/** A pattern that binds each field as `{prefix}{index}`. */
export function bindAll(input: DeriveInput, v: DeriveVariant, prefix: string): string {
  const path = selfPath(input, v);
  switch (v.kind) {
    case 'Unit':
      return path;
    case 'Tuple':
      return `${path}(${v.fields.map((_, i) => `${prefix}${String(i)}`).join(', ')})`;
    case 'Named':
      return `${path} { ${v.fields.map((f, i) => `${rawName(f.name)}: ${prefix}${String(i)}`).join(', ')} }`;
  }
}

/** A value with `value(i)` for each field. */
export function buildAll(input: DeriveInput, v: DeriveVariant, value: (i: number) => string): string {
  const path = selfPath(input, v);
  switch (v.kind) {
    case 'Unit':
      return path;
    case 'Tuple':
      return `${path}(${v.fields.map((_, i) => value(i)).join(', ')})`;
    case 'Named':
      return `${path} { ${v.fields.map((f, i) => `${rawName(f.name)}: ${value(i)}`).join(', ')} }`;
  }
}

function path(text: string, span: Span): ast.Path {
  const segments = text
    .replace(/^::/, '')
    .split('::')
    .map((name): ast.PathSegment => ({ ident: { name, span, ctxt: 0 }, span }));
  return { span, global: text.startsWith('::'), segments };
}

/** `impl<generics with bounds> Trait for Type<params>`. `bound`: what each type parameter must implement. */
export function implItem(
  input: DeriveInput,
  quote: Quote,
  trait: ast.Path | string,
  bound: string | undefined,
  extra: readonly ExtraBound[] = [],
): ast.ImplItem {
  const span = quote.callSite;
  const { generics, ident } = input.item;
  const bounds = (): ast.Bound[] =>
    bound === undefined
      ? []
      : [{ kind: 'Trait', polarity: 'positive', isAsync: false, binder: [], path: path(bound, span), span }];
  const params = generics.params.map((p): ast.GenericParam => {
    switch (p.kind) {
      case 'Lifetime':
        return p;
      case 'Type': {
        const { default: _, ...rest } = p;
        return { ...rest, bounds: [...p.bounds, ...bounds()] };
      }
      case 'Const': {
        const { default: _, ...rest } = p;
        return rest;
      }
    }
  });
  const args = generics.params.map((p): ast.AngleArg => {
    if (p.kind === 'Lifetime') return { kind: 'Lifetime', lifetime: p.lifetime, span };
    const segment: ast.PathSegment = { ident: p.ident, span };
    return { kind: 'Type', ty: { kind: 'Path', path: { span, global: false, segments: [segment] }, span }, span };
  });
  const own: ast.PathSegment =
    args.length === 0 ? { ident, span } : { ident, args: { kind: 'Angle', args, span }, span };
  const selfTy: ast.Ty = { kind: 'Path', path: { span, global: false, segments: [own] }, span };
  const names = new Set(generics.params.flatMap((p) => (p.kind === 'Type' ? [p.ident.name] : [])));
  const where: ast.WherePredicate[] = [...generics.where];
  for (const { ty, traits, isStatic } of extra) {
    const list = traits.map((name): ast.Bound => {
      return { kind: 'Trait', polarity: 'positive', isAsync: false, binder: [], path: path(name, span), span };
    });
    if (isStatic === true) list.push({ kind: 'Outlives', lifetime: { name: "'static", span, ctxt: 0 }, span });
    where.push({ kind: 'Bound', attrs: [], binder: [], ty, bounds: list, span });
  }
  if (bound !== undefined) {
    for (const v of input.variants)
      for (const f of v.fields)
        // `T::Item` anywhere in a field's type needs a bound of its own, as rustc adds.
        for (const ty of projectionsIn(f.ty, names))
          where.push({ kind: 'Bound', attrs: [], binder: [], ty, bounds: bounds(), span });
  }
  return {
    kind: 'Impl',
    attrs: [],
    vis: { kind: 'Inherited', span },
    span,
    isDefault: false,
    isUnsafe: false,
    isConst: false,
    isNegative: false,
    generics: { params, where, span },
    trait: { path: typeof trait === 'string' ? path(trait, span) : trait, span },
    selfTy,
    items: [],
    headSpan: span,
  };
}

/** The types `T::Name` of a parameter T inside a type. */
function projectionsIn(ty: ast.Ty, params: ReadonlySet<string>): ast.Ty[] {
  switch (ty.kind) {
    case 'Path': {
      const { segments } = ty.path;
      const first = ty.qself === undefined ? segments[0]?.ident.name : undefined;
      if (first !== undefined && params.has(first) && segments.length > 1) return [ty];
      return segments.flatMap((segment) =>
        segment.args?.kind === 'Angle'
          ? segment.args.args.flatMap((arg) => (arg.kind === 'Type' ? projectionsIn(arg.ty, params) : []))
          : [],
      );
    }
    case 'Ref':
    case 'Ptr':
    case 'Paren':
      return projectionsIn(ty.ty, params);
    case 'Array':
    case 'Slice':
      return projectionsIn(ty.elem, params);
    case 'Tuple':
      return ty.elems.flatMap((elem) => projectionsIn(elem, params));
    default:
      return [];
  }
}
