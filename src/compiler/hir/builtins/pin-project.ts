//! `pin_project_lite::pin_project!`: the type itself, its projections, `Unpin` for exactly the pinned fields, and `PinnedDrop`.
import { errorAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { attrPath } from '../cfg.ts';
import { hasAttr } from '../attrs.ts';
import type { LowerCx } from '../lower-cx.ts';
import type { MacroInfo } from '../names.ts';
import { parseItems } from '../parse.ts';
import { genericHoles } from '../derive/generic-holes.ts';
import { rawName } from '../derive/input.ts';
import { Quote, tyHole } from './quote.ts';

type Adt = ast.StructItem | ast.EnumItem;

interface Shape {
  readonly name: string;
  readonly data: ast.VariantData;
}

/** All items of one call. */
export function pinProjectItems(cx: LowerCx, info: MacroInfo, mac: ast.MacroCall): readonly ast.Item[] {
  const parsed = parseItems({ tokens: mac.tokens, edition: cx.krate.edition, endSpan: mac.span });
  for (const d of parsed.diagnostics) cx.report(d);
  const quote = Quote.of(cx, info, mac.span);
  const type = parsed.node.find((i): i is Adt => i.kind === 'Struct' || i.kind === 'Enum');
  if (type === undefined) {
    cx.report(errorAt(mac.span, 'no rules expected this token in macro call'));
    return [];
  }
  const drop = parsed.node.find((i): i is ast.ImplItem => i.kind === 'Impl');
  const names: ProjectionNames = {
    project: nameAttr(type, 'project'),
    project_ref: nameAttr(type, 'project_ref'),
    project_replace: nameAttr(type, 'project_replace'),
    unpin: unpinMark(mac) ? 'never' : 'pinned',
  };
  const items: ast.Item[] = [...projectedItems(cx, quote, type, names)];
  const dropFn = drop?.items.find((i): i is ast.FnItem => i.kind === 'Fn');
  if (dropFn?.body !== undefined) items.push(...dropItems(cx, quote, type, dropFn));
  return items;
}

/** `#[project(!Unpin)]` above the type. */
function unpinMark(mac: ast.MacroCall): boolean {
  return mac.tokens.some((t, i) => t.kind === '!' && mac.tokens[i + 1]?.text === 'Unpin');
}

/** What the generated types are to be called, and when the type is `Unpin`. */
export interface ProjectionNames {
  readonly project: string | undefined;
  readonly project_ref: string | undefined;
  readonly project_replace: string | undefined;
  /** `pinned`: when the pinned fields are. `byHand`: the program says so by `UnsafeUnpin`. */
  readonly unpin: 'pinned' | 'never' | 'byHand';
}

/** The type and its projections; `Unpin` for exactly the pinned fields. */
export function projectedItems(cx: LowerCx, quote: Quote, type: Adt, names: ProjectionNames): readonly ast.Item[] {
  const items: ast.Item[] = [strip(type)];
  const parse = (tokens: readonly ast.Token[]): void => {
    const made = parseItems({ tokens, edition: cx.krate.edition, endSpan: quote.callSite });
    for (const d of made.diagnostics) cx.report(d);
    items.push(...made.node);
  };
  const shapes = shapesOf(type);
  const isEnum = type.kind === 'Enum';
  for (const mode of ['mut', 'ref'] as const) {
    const given = mode === 'mut' ? names.project : names.project_ref;
    if (isEnum && given === undefined) continue;
    const name = given ?? `__${type.ident.name}Projection${mode === 'mut' ? '' : 'Ref'}`;
    parse(projection(quote, type, shapes, name, mode));
  }
  if (names.project_replace !== undefined) parse(replacement(quote, type, shapes, names.project_replace));
  if (names.unpin === 'byHand') return items;
  const bounds = shapes.flatMap((s) =>
    pinned(s.data).map((f) => quote.tokens('$ty: ::core::marker::Unpin', { ty: tyHole(f.ty) })),
  );
  parse(
    quote.tokens(
      names.unpin === 'never'
        ? 'impl<$params> !::core::marker::Unpin for $name<$args> where $where {}'
        : 'impl<$params> ::core::marker::Unpin for $name<$args> where $where $($bound,)* {}',
      { ...genericHoles(quote, type), bound: { each: bounds } },
    ),
  );
  return items;
}

/** `project_replace`: the fields by value, pinned ones only as a marker; they are dropped in place. */
function replacement(quote: Quote, type: Adt, shapes: readonly Shape[], name: string): ast.Token[] {
  const isEnum = type.kind === 'Enum';
  const isPinned = (f: ast.FieldDef): boolean => hasAttr(f.attrs, 'pin');
  const fieldTy = (f: ast.FieldDef): ast.Token[] =>
    quote.tokens(isPinned(f) ? '::core::marker::PhantomData<$ty>' : '$ty', { ty: tyHole(f.ty) });
  const body = (s: Shape): ast.Token[] => {
    const list = fieldsOf(s.data);
    if (s.data.kind === 'Unit') return [];
    if (s.data.kind === 'Tuple') return quote.tokens('($($t),*)', { t: { each: list.map(fieldTy) } });
    const vis = isEnum ? '' : 'pub(crate) ';
    const each = list.map((f) => quote.tokens(`${vis}${rawName(f.ident?.name ?? '')}: $ty`, { ty: fieldTy(f) }));
    return quote.tokens('{ $($f),* }', { f: { each } });
  };
  const each = (s: Shape, path: string, of: (f: ast.FieldDef, i: number) => string): string => {
    const list = fieldsOf(s.data);
    if (s.data.kind === 'Unit') return path;
    if (s.data.kind === 'Tuple') return `${path}(${list.map(of).join(', ')})`;
    return `${path} { ${list.map((f, i) => `${rawName(f.ident?.name ?? '')}: ${of(f, i)}`).join(', ')} }`;
  };
  const arms = shapes.map((s) => {
    const pattern = each(s, isEnum ? `Self::${rawName(s.name)}` : 'Self', (_, i) => `f${String(i)}`);
    const value = each(s, isEnum ? `${rawName(name)}::${rawName(s.name)}` : rawName(name), (f, i) =>
      isPinned(f) ? '::core::marker::PhantomData' : `::core::ptr::read(f${String(i)})`,
    );
    const drops = fieldsOf(s.data).map((f, i) => (isPinned(f) ? `::core::ptr::drop_in_place(f${String(i)});` : ''));
    return `${pattern} => { let result = ${value}; ${drops.join(' ')} result }`;
  });
  const decl = isEnum
    ? quote.tokens('{ $($v),* }', {
        v: { each: shapes.map((s) => [...quote.at(rawName(s.name), quote.callSite), ...body(s)]) },
      })
    : shapes.flatMap((s) => body(s));
  return quote.tokens(
    `pub(crate) ${isEnum ? 'enum' : 'struct'} ${rawName(name)}<$params> ${declared(type)}
     impl<$params> $name<$args> where $where {
       pub(crate) fn project_replace(self: ::core::pin::Pin<&mut Self>, replacement: Self) -> ${rawName(name)}<$args> {
         unsafe {
           let this: *mut Self = self.get_unchecked_mut();
           let result = match &mut *this { ${arms.join(' ')} };
           ::core::ptr::write(this, replacement);
           result
         }
       }
     }`,
    { ...genericHoles(quote, type), decl },
  );
}

/** The type without the attributes that are this macro's own. */
function strip(type: Adt): Adt {
  const own = (a: ast.Attribute): boolean =>
    a.kind === 'Normal' && ['pin', 'project', 'project_ref', 'project_replace'].includes(attrPath(a.meta));
  const fields = (data: ast.VariantData): ast.VariantData =>
    data.kind === 'Unit'
      ? data
      : { ...data, fields: data.fields.map((f) => ({ ...f, attrs: f.attrs.filter((a) => !own(a)) })) };
  const attrs = type.attrs.filter((a) => !own(a));
  if (type.kind === 'Struct') return { ...type, attrs, data: fields(type.data) };
  return { ...type, attrs, variants: type.variants.map((v) => ({ ...v, data: fields(v.data) })) };
}

function shapesOf(type: Adt): Shape[] {
  if (type.kind === 'Struct') return [{ name: type.ident.name, data: type.data }];
  return type.variants.map((v) => ({ name: v.ident.name, data: v.data }));
}

function fieldsOf(data: ast.VariantData): readonly ast.FieldDef[] {
  return data.kind === 'Unit' ? [] : data.fields;
}

function pinned(data: ast.VariantData): ast.FieldDef[] {
  return fieldsOf(data).filter((f) => hasAttr(f.attrs, 'pin'));
}

/** `#[project = Name]`. */
function nameAttr(type: Adt, attr: string): string | undefined {
  for (const a of type.attrs) {
    if (a.kind !== 'Normal' || attrPath(a.meta) !== attr || a.meta.args.kind !== 'Eq') continue;
    const { value } = a.meta.args;
    if (value.kind === 'Path') return value.path.segments[0]?.ident.name;
  }
  return undefined;
}

/** Predicates stand before the fields, after those of a tuple struct. */
function declared(type: Adt): string {
  const inOrder = type.kind === 'Enum' || type.data.kind === 'Named';
  return inOrder ? 'where $where $decl' : '$decl where $where;';
}

function projection(quote: Quote, type: Adt, shapes: readonly Shape[], name: string, mode: 'mut' | 'ref'): ast.Token[] {
  const g = genericHoles(quote, type);
  const mut = mode === 'mut' ? 'mut' : '';
  const isEnum = type.kind === 'Enum';
  const fieldTy = (f: ast.FieldDef): ast.Token[] =>
    quote.tokens(hasAttr(f.attrs, 'pin') ? `::core::pin::Pin<&'__pin ${mut} ($ty)>` : `&'__pin ${mut} ($ty)`, {
      ty: tyHole(f.ty),
    });
  const body = (s: Shape): ast.Token[] => {
    const { data } = s;
    const list = fieldsOf(data);
    if (data.kind === 'Unit') return [];
    if (data.kind === 'Tuple')
      return quote.tokens(isEnum ? '($($t),*)' : '($(pub(crate) $t),*)', { t: { each: list.map(fieldTy) } });
    const each = list.map((f) => quote.tokens(`pub(crate) ${rawName(f.ident?.name ?? '')}: $ty`, { ty: fieldTy(f) }));
    const plain = list.map((f) => quote.tokens(`${rawName(f.ident?.name ?? '')}: $ty`, { ty: fieldTy(f) }));
    return quote.tokens('{ $($f),* }', { f: { each: isEnum ? plain : each } });
  };
  const pattern = (s: Shape): string => {
    const list = fieldsOf(s.data);
    const path = isEnum ? `Self::${rawName(s.name)}` : 'Self';
    if (s.data.kind === 'Unit') return path;
    if (s.data.kind === 'Tuple') return `${path}(${list.map((_, i) => `f${String(i)}`).join(', ')})`;
    return `${path} { ${list.map((f, i) => `${rawName(f.ident?.name ?? '')}: f${String(i)}`).join(', ')} }`;
  };
  const value = (s: Shape): string => {
    const list = fieldsOf(s.data);
    const path = isEnum ? `${name}::${rawName(s.name)}` : name;
    const one = (f: ast.FieldDef, i: number): string =>
      hasAttr(f.attrs, 'pin') ? `::core::pin::Pin::new_unchecked(f${String(i)})` : `f${String(i)}`;
    if (s.data.kind === 'Unit') return path;
    if (s.data.kind === 'Tuple') return `${path}(${list.map(one).join(', ')})`;
    return `${path} { ${list.map((f, i) => `${rawName(f.ident?.name ?? '')}: ${one(f, i)}`).join(', ')} }`;
  };
  const arms = shapes.map((s) => `${pattern(s)} => ${value(s)},`).join(' ');
  const decl = isEnum
    ? quote.tokens('{ $($v),* }', {
        v: { each: shapes.map((s) => [...quote.at(rawName(s.name), quote.callSite), ...body(s)]) },
      })
    : shapes.flatMap((s) => body(s));
  const fn = mode === 'mut' ? 'project' : 'project_ref';
  const get = mode === 'mut' ? 'self.get_unchecked_mut()' : 'self.get_ref()';
  return quote.tokens(
    `pub(crate) ${isEnum ? 'enum' : 'struct'} ${rawName(name)}<'__pin, $params> ${declared(type)}
     impl<$params> $name<$args> where $where {
       pub(crate) fn ${fn}<'__pin>(self: ::core::pin::Pin<&'__pin ${mut} Self>) -> ${rawName(name)}<'__pin, $args> {
         unsafe { match ${get} { ${arms} } }
       }
     }`,
    { ...g, decl },
  );
}

/** The macro's own grammar says `Pin`, whether the program has imported it or not. */
function corePin(param: ast.FnParam): ast.FnParam {
  const { ty } = param;
  const only = ty.kind === 'Path' && ty.path.segments.length === 1 ? ty.path.segments[0] : undefined;
  if (ty.kind !== 'Path' || only?.ident.name !== 'Pin') return param;
  const { span } = ty.path;
  const before = ['core', 'pin'].map((name): ast.PathSegment => ({ ident: { name, span, ctxt: 0 }, span }));
  return { ...param, ty: { ...ty, path: { ...ty.path, global: true, segments: [...before, only] } } };
}

/** `impl PinnedDrop for T { fn drop(this: Pin<&mut Self>) { .. } }` as a `Drop` impl. */
function dropItems(cx: LowerCx, quote: Quote, type: Adt, fn: ast.FnItem): readonly ast.Item[] {
  const inner: ast.FnItem = { ...fn, ident: { ...fn.ident, name: '__pinned_drop' }, params: fn.params.map(corePin) };
  const token: ast.Token = {
    kind: 'interpolated',
    text: 'fn',
    span: fn.span,
    ctxt: 0,
    joint: false,
    node: { kind: 'Item', item: inner },
  };
  const g = genericHoles(quote, type);
  const tokens = quote.tokens(
    `impl<$params> $name<$args> where $where { $inner }
     impl<$params> ::core::ops::Drop for $name<$args> where $where {
       fn drop(&mut self) { Self::__pinned_drop(unsafe { ::core::pin::Pin::new_unchecked(self) }) }
     }`,
    { ...g, inner: [token] },
  );
  const made = parseItems({ tokens, edition: cx.krate.edition, endSpan: quote.callSite });
  for (const d of made.diagnostics) cx.report(d);
  return made.node;
}
