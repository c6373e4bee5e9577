//! `#[derive(Serialize)]`.
import type * as ast from '../../syntax/ast.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import { rawName } from './input.ts';
import { build, literal, usedParams } from './serde-shape.ts';
import type { SerdeField, SerdeShape, SerdeVariant } from './serde-shape.ts';

/** The impl, as tokens. */
export function serializeImpl(shape: SerdeShape): readonly ast.Token[] {
  const { attrs, quote } = shape;
  const body = bodyOf(shape);
  const given = attrs.text('bound');
  const bounds =
    given ??
    usedParams(shape, (f) => !f.skipped && withPath(f) === undefined)
      .map((p) => `${p}: $crate::ser::Serialize`)
      .join(', ');
  const text = `#[automatically_derived] impl<$params> $crate::ser::Serialize for $name<$args> where $where ${bounds} {
    fn serialize<__S: $crate::ser::Serializer>(&self, __s: __S) -> ::core::result::Result<__S::Ok, __S::Error> { ${body} }
  }`;
  return quote.tokens(text, shape.holes);
}

function bodyOf(shape: SerdeShape): string {
  const into = shape.attrs.text('into');
  if (into !== undefined)
    return `$crate::ser::Serialize::serialize(&<Self as ::core::convert::Into<${into}>>::into(::core::clone::Clone::clone(self)), __s)`;
  const [only] = shape.variants;
  if (shape.attrs.has('transparent') && only !== undefined) {
    const field = only.fields.find((f) => !f.skipped);
    if (field !== undefined)
      return `$crate::ser::Serialize::serialize(${wrapped(field, `&self.${rawName(field.field.name)}`)}, __s)`;
  }
  if (shape.variants.length === 0) return 'match *self {}';
  const arms = shape.variants.map((v, i) => `${pattern(shape, v)} => { ${variantBody(shape, v, i)} }`);
  return `match self { ${arms.join(' ')} }`;
}

function pattern(shape: SerdeShape, v: SerdeVariant): string {
  return build(shape, v, (f) => f.local);
}

function withPath(f: SerdeField): string | undefined {
  const module = f.attrs.text('with');
  return f.attrs.text('serialize_with') ?? (module === undefined ? undefined : `${module}::serialize`);
}

/** The value of a field: itself, or wrapped in a type that calls the function of `serialize_with`. */
function wrapped(f: SerdeField, value: string): string {
  const path = withPath(f);
  if (path === undefined) return value;
  return `&{
    struct __With<'__a, $params> where $where { value: &'__a $${f.hole}, marker: ::core::marker::PhantomData<$name<$args>> }
    impl<'__a, $params> $crate::ser::Serialize for __With<'__a, $args> where $where {
      fn serialize<__S: $crate::ser::Serializer>(&self, __s: __S) -> ::core::result::Result<__S::Ok, __S::Error> { ${path}(self.value, __s) }
    }
    __With { value: ${value}, marker: ::core::marker::PhantomData }
  }`;
}

function variantBody(shape: SerdeShape, v: SerdeVariant, index: number): string {
  if (v.skipped)
    return `::core::result::Result::Err($crate::ser::Error::custom(${literal(`the enum variant ${shape.input.name}::${v.variant.name} cannot be serialized`)}))`;
  if (!shape.input.isEnum) return structBody(shape, v);
  if (v.attrs.has('untagged')) return untaggedBody(shape, v);
  const at = `${shape.label}, ${String(index)}u32, ${literal(v.name)}`;
  switch (shape.tagging.kind) {
    case 'external':
      return externalBody(shape, v, at);
    case 'internal':
      return internalBody(shape, v, shape.tagging.tag);
    case 'adjacent':
      return adjacentBody(shape, v, shape.tagging.tag, shape.tagging.content);
    case 'untagged':
      return untaggedBody(shape, v);
  }
}

function structBody(shape: SerdeShape, v: SerdeVariant): string {
  const tag = shape.tagging.kind === 'internal' ? shape.tagging.tag : undefined;
  switch (v.variant.kind) {
    case 'Unit':
      if (tag !== undefined) return namedBody(shape, v, tag, shape.input.name);
      return `$crate::ser::Serializer::serialize_unit_struct(__s, ${shape.label})`;
    case 'Tuple': {
      const [only] = v.fields;
      if (v.fields.length === 1 && only !== undefined)
        return `$crate::ser::Serializer::serialize_newtype_struct(__s, ${shape.label}, ${wrapped(only, only.local)})`;
      return listBody(v, 'TupleStruct', `serialize_tuple_struct(__s, ${shape.label}, $len)`);
    }
    case 'Named':
      return namedBody(shape, v, tag, tag === undefined ? '' : shape.input.name);
  }
}

/** `serialize_tuple…`: fields in order. */
function listBody(v: SerdeVariant, kind: string, open: string): string {
  const fields = v.fields.filter((f) => !f.skipped);
  const put = kind === 'Tuple' ? 'serialize_element' : 'serialize_field';
  const lines = fields.map((f) =>
    guarded(f, `$crate::ser::Serialize${kind}::${put}(&mut __state, ${wrapped(f, f.local)})?;`, ''),
  );
  return `let mut __state = $crate::ser::Serializer::${open.replace('$len', count(fields))}?; ${lines.join(' ')} $crate::ser::Serialize${kind}::end(__state)`;
}

/** How many fields there are, less those that `skip_serializing_if` leaves out. */
function count(fields: readonly SerdeField[], more = 0): string {
  const always = fields.filter((f) => f.attrs.text('skip_serializing_if') === undefined).length + more;
  const maybe = fields.flatMap((f) => {
    const test = f.attrs.text('skip_serializing_if');
    return test === undefined ? [] : [` + if ${test}(${f.local}) { 0 } else { 1 }`];
  });
  return `${String(always)}usize${maybe.join('')}`;
}

function guarded(f: SerdeField, line: string, otherwise: string): string {
  const test = f.attrs.text('skip_serializing_if');
  return test === undefined ? line : `if !${test}(${f.local}) { ${line} } else { ${otherwise} }`;
}

/** Fields by name, after constant ones (a tag). */
function namedBody(shape: SerdeShape, v: SerdeVariant, tag: string | undefined, tagValue: string): string {
  const fields = v.fields.filter((f) => !f.skipped);
  const more = tag === undefined ? 0 : 1;
  if (fields.some((f) => f.attrs.has('flatten'))) return flatBody(fields, tag, tagValue);
  const start =
    tag === undefined
      ? ''
      : `$crate::ser::SerializeStruct::serialize_field(&mut __state, ${literal(tag)}, ${literal(tagValue)})?;`;
  const lines = fields.map((f) =>
    guarded(
      f,
      `$crate::ser::SerializeStruct::serialize_field(&mut __state, ${literal(f.name)}, ${wrapped(f, f.local)})?;`,
      `$crate::ser::SerializeStruct::skip_field(&mut __state, ${literal(f.name)})?;`,
    ),
  );
  return `let mut __state = $crate::ser::Serializer::serialize_struct(__s, ${shape.label}, ${count(fields, more)})?; ${start} ${lines.join(' ')} $crate::ser::SerializeStruct::end(__state)`;
}

function flatBody(fields: readonly SerdeField[], tag: string | undefined, tagValue: string): string {
  const start =
    tag === undefined
      ? ''
      : `$crate::ser::SerializeMap::serialize_entry(&mut __state, ${literal(tag)}, ${literal(tagValue)})?;`;
  const lines = fields.map((f) => {
    const value = wrapped(f, f.local);
    const line = f.attrs.has('flatten')
      ? `$crate::ser::Serialize::serialize(${value}, $crate::__private::FlatMapSerializer(&mut __state))?;`
      : `$crate::ser::SerializeMap::serialize_entry(&mut __state, ${literal(f.name)}, ${value})?;`;
    return guarded(f, line, '');
  });
  return `let mut __state = $crate::ser::Serializer::serialize_map(__s, ::core::option::Option::None)?; ${start} ${lines.join(' ')} $crate::ser::SerializeMap::end(__state)`;
}

function externalBody(shape: SerdeShape, v: SerdeVariant, at: string): string {
  switch (v.variant.kind) {
    case 'Unit':
      return `$crate::ser::Serializer::serialize_unit_variant(__s, ${at})`;
    case 'Tuple': {
      const [only] = v.fields;
      if (v.fields.length === 1 && only !== undefined)
        return `$crate::ser::Serializer::serialize_newtype_variant(__s, ${at}, ${wrapped(only, only.local)})`;
      return listBody(v, 'TupleVariant', `serialize_tuple_variant(__s, ${at}, $len)`);
    }
    case 'Named': {
      const fields = v.fields.filter((f) => !f.skipped);
      if (fields.some((f) => f.attrs.has('flatten')))
        return `$crate::ser::Serializer::serialize_newtype_variant(__s, ${at}, ${contentValue(shape, v)})`;
      const lines = fields.map((f) =>
        guarded(
          f,
          `$crate::ser::SerializeStructVariant::serialize_field(&mut __state, ${literal(f.name)}, ${wrapped(f, f.local)})?;`,
          `$crate::ser::SerializeStructVariant::skip_field(&mut __state, ${literal(f.name)})?;`,
        ),
      );
      return `let mut __state = $crate::ser::Serializer::serialize_struct_variant(__s, ${at}, ${count(fields)})?; ${lines.join(' ')} $crate::ser::SerializeStructVariant::end(__state)`;
    }
  }
}

function internalBody(shape: SerdeShape, v: SerdeVariant, tag: string): string {
  if (v.variant.kind !== 'Tuple') return namedBody(shape, v, tag, v.name);
  const [only] = v.fields;
  if (only === undefined || v.fields.length !== 1)
    return `::core::result::Result::Err($crate::ser::Error::custom("tuple variant"))`;
  return `$crate::__private::serialize_tagged_newtype(__s, ${literal(shape.input.name)}, ${literal(v.name)}, ${literal(tag)}, ${wrapped(only, only.local)})`;
}

function adjacentBody(shape: SerdeShape, v: SerdeVariant, tag: string, content: string): string {
  const unit = v.variant.kind === 'Unit';
  const put = unit
    ? ''
    : `$crate::ser::SerializeStruct::serialize_field(&mut __state, ${literal(content)}, ${contentValue(shape, v)})?;`;
  return `let mut __state = $crate::ser::Serializer::serialize_struct(__s, ${shape.label}, ${unit ? '1' : '2'})?;
    $crate::ser::SerializeStruct::serialize_field(&mut __state, ${literal(tag)}, ${literal(v.name)})?; ${put}
    $crate::ser::SerializeStruct::end(__state)`;
}

/** The data of a variant as one value. */
function contentValue(shape: SerdeShape, v: SerdeVariant): string {
  const [only] = v.fields;
  if (v.variant.kind === 'Tuple' && v.fields.length === 1 && only !== undefined) return wrapped(only, only.local);
  const fields = v.fields;
  const body = v.variant.kind === 'Tuple' ? untaggedList(v) : namedBody(shape, v, undefined, '');
  return `&{
    struct __Content<'__a, $params> where $where { ${fields.map((f) => `${f.local}: &'__a $${f.hole},`).join(' ')} marker: ::core::marker::PhantomData<(&'__a (), $name<$args>)> }
    impl<'__a, $params> $crate::ser::Serialize for __Content<'__a, $args> where $where ${usedParams(
      shape,
      (f) => !f.skipped,
    )
      .map((p) => `${p}: $crate::ser::Serialize`)
      .join(', ')} {
      fn serialize<__S: $crate::ser::Serializer>(&self, __s: __S) -> ::core::result::Result<__S::Ok, __S::Error> {
        ${fields.map((f) => `let ${f.local} = self.${f.local};`).join(' ')} ${body}
      }
    }
    __Content { ${fields.map((f) => f.local).join(', ')}${fields.length > 0 ? ',' : ''} marker: ::core::marker::PhantomData }
  }`;
}

function untaggedList(v: SerdeVariant): string {
  return listBody(v, 'Tuple', 'serialize_tuple(__s, $len)');
}

function untaggedBody(shape: SerdeShape, v: SerdeVariant): string {
  switch (v.variant.kind) {
    case 'Unit':
      return '$crate::ser::Serializer::serialize_unit(__s)';
    case 'Tuple': {
      const [only] = v.fields;
      if (v.fields.length === 1 && only !== undefined)
        return `$crate::ser::Serialize::serialize(${wrapped(only, only.local)}, __s)`;
      return untaggedList(v);
    }
    case 'Named':
      return namedBody(shape, v, undefined, '');
  }
}

/** Whether a derive can be made at all; the reason is reported. */
export function checkTransparent(shape: SerdeShape): boolean {
  if (!shape.attrs.has('transparent')) return true;
  const [only] = shape.variants;
  const fields = only?.fields.filter((f) => !f.skipped && !f.attrs.has('default')) ?? [];
  if (!shape.input.isEnum && fields.length === 1) return true;
  shape.report(
    errorAt(
      shape.input.item.ident.span,
      shape.input.isEnum
        ? '#[serde(transparent)] is not allowed on an enum'
        : '#[serde(transparent)] requires struct to have exactly one transparent field',
    ),
  );
  return false;
}
