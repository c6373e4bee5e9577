//! `#[derive(Deserialize)]`: visitors that build the type from a sequence or from named fields.
import type * as ast from '../../syntax/ast.ts';
import { build, literal, usedParams } from './serde-shape.ts';
import type { SerdeField, SerdeShape, SerdeVariant } from './serde-shape.ts';
import { rawName } from './input.ts';

const ERR = '::core::result::Result::Err';
const OK = '::core::result::Result::Ok';
const NONE = '::core::option::Option::None';
const SOME = '::core::option::Option::Some';

/** The impl, as tokens. */
export function deserializeImpl(shape: SerdeShape): readonly ast.Token[] {
  const bounds = boundsOf(shape);
  const text = `#[automatically_derived] impl<'de, $params> $crate::de::Deserialize<'de> for $name<$args> where $where ${bounds} {
    fn deserialize<__D: $crate::de::Deserializer<'de>>(__d: __D) -> ::core::result::Result<Self, __D::Error> { ${bodyOf(shape, bounds)} }
  }`;
  return shape.quote.tokens(text, shape.holes);
}

function boundsOf(shape: SerdeShape): string {
  const given = shape.attrs.text('bound');
  const list =
    given !== undefined
      ? [given]
      : usedParams(shape, (f) => !f.skipped && withPath(f) === undefined).map(
          (p) => `${p}: $crate::de::Deserialize<'de>`,
        );
  // `#[serde(default)]` asks the field's parameters for a default, too.
  for (const p of given === undefined
    ? usedParams(shape, (f) => f.skipped || (f.attrs.has('default') && f.attrs.text('default') === undefined))
    : [])
    list.push(`${p}: ::core::default::Default`);
  const borrowed = borrowedLifetimes(shape);
  if (borrowed.length > 0) list.push(`'de: ${borrowed.join(' + ')}`);
  return list.join(', ');
}

/** Lifetimes whose data is borrowed from the input: of `&'a str`, `&'a [u8]`, and of fields with `borrow`. */
function borrowedLifetimes(shape: SerdeShape): string[] {
  const found = new Set<string>();
  const declared = shape.input.item.generics.params.flatMap((p) => (p.kind === 'Lifetime' ? [p.lifetime.name] : []));
  for (const v of shape.variants) {
    for (const f of v.fields) {
      if (f.skipped) continue;
      const { ty } = f.field;
      if (ty.kind === 'Ref' && ty.lifetime !== undefined) found.add(ty.lifetime.name);
      else if (f.attrs.has('borrow') || (ty.kind === 'Path' && mentionsRef(ty))) for (const l of declared) found.add(l);
    }
  }
  return declared.filter((l) => found.has(l));
}

/** `Option<&'a str>` borrows as `&'a str` does. */
function mentionsRef(ty: ast.Ty): boolean {
  if (ty.kind !== 'Path') return false;
  const last = ty.path.segments[ty.path.segments.length - 1];
  if (last?.args?.kind !== 'Angle') return false;
  return last.args.args.some((a) => a.kind === 'Type' && (a.ty.kind === 'Ref' || mentionsRef(a.ty)));
}

function withPath(f: SerdeField): string | undefined {
  const module = f.attrs.text('with');
  return f.attrs.text('deserialize_with') ?? (module === undefined ? undefined : `${module}::deserialize`);
}

/** The type to ask for: the field's own, or one that calls the function of `deserialize_with`. */
function valueFrom(f: SerdeField, ask: (ty: string) => string, bounds: string): string {
  const path = withPath(f);
  if (path === undefined) return ask(`$${f.hole}`);
  return `{
    struct __With<'de, $params> where $where ${bounds} { value: $${f.hole}, marker: ::core::marker::PhantomData<(&'de (), $name<$args>)> }
    impl<'de, $params> $crate::de::Deserialize<'de> for __With<'de, $args> where $where ${bounds} {
      fn deserialize<__D: $crate::de::Deserializer<'de>>(__d: __D) -> ::core::result::Result<Self, __D::Error> {
        ${OK}(__With { value: ${path}(__d)?, marker: ::core::marker::PhantomData })
      }
    }
    ${ask("__With<'de, $args>")}`.concat('\n  }');
}

function bodyOf(shape: SerdeShape, bounds: string): string {
  const from = shape.attrs.text('from');
  const tryFrom = shape.attrs.text('try_from');
  if (from !== undefined)
    return `${OK}(<Self as ::core::convert::From<${from}>>::from(<${from} as $crate::de::Deserialize<'de>>::deserialize(__d)?))`;
  if (tryFrom !== undefined)
    return `<Self as ::core::convert::TryFrom<${tryFrom}>>::try_from(<${tryFrom} as $crate::de::Deserialize<'de>>::deserialize(__d)?).map_err($crate::de::Error::custom)`;
  const [only] = shape.variants;
  if (!shape.input.isEnum) {
    if (only === undefined) return '';
    if (shape.attrs.has('transparent')) return transparentBody(shape, only, bounds);
    return structBody(shape, only, bounds);
  }
  if (shape.tagging.kind !== 'untagged' && shape.variants.some((v) => v.attrs.has('untagged')))
    return partlyUntaggedBody(shape, bounds);
  return enumBody(shape, bounds);
}

function enumBody(shape: SerdeShape, bounds: string): string {
  switch (shape.tagging.kind) {
    case 'external':
      return externalBody(shape, bounds);
    case 'internal':
      return internalBody(shape, shape.tagging.tag, bounds);
    case 'adjacent':
      return adjacentBody(shape, shape.tagging.tag, shape.tagging.content, bounds);
    case 'untagged':
      return untaggedBody(shape, bounds);
  }
}

function transparentBody(shape: SerdeShape, v: SerdeVariant, bounds: string): string {
  const main = v.fields.find((f) => !f.skipped && !f.attrs.has('default'));
  const value = build(shape, v, (f) =>
    f === main
      ? valueFrom(
          f,
          (ty) =>
            `<${ty} as $crate::de::Deserialize<'de>>::deserialize(__d)?${withPath(f) === undefined ? '' : '.value'}`,
          bounds,
        )
      : '::core::default::Default::default()',
  );
  return `${OK}(${value})`;
}

function structBody(shape: SerdeShape, v: SerdeVariant, bounds: string): string {
  const { name } = shape.input;
  switch (v.variant.kind) {
    case 'Unit':
      return `$crate::de::Deserializer::deserialize_unit_struct(__d, ${shape.label}, $crate::__private::UnitStructVisitor(${literal(name)}))?; ${OK}($name)`;
    case 'Tuple': {
      const visitor = visitorItems(shape, v, '__Visitor', expecting(shape, `tuple struct ${name}`), bounds);
      const live = v.fields.filter((f) => !f.skipped).length;
      const call =
        v.fields.length === 1
          ? `deserialize_newtype_struct(__d, ${shape.label}, ${make('__Visitor')})`
          : `deserialize_tuple_struct(__d, ${shape.label}, ${String(live)}, ${make('__Visitor')})`;
      return `${visitor} $crate::de::Deserializer::${call}`;
    }
    case 'Named': {
      const visitor = visitorItems(shape, v, '__Visitor', expecting(shape, `struct ${name}`), bounds);
      if (isFlat(v)) return `${visitor} $crate::de::Deserializer::deserialize_map(__d, ${make('__Visitor')})`;
      return `${fieldsConst(v, '__FIELDS')} ${visitor} $crate::de::Deserializer::deserialize_struct(__d, ${shape.label}, __FIELDS, ${make('__Visitor')})`;
    }
  }
}

function expecting(shape: SerdeShape, text: string): string {
  return literal(shape.attrs.text('expecting') ?? text);
}

function make(visitor: string): string {
  return `${visitor} { marker: ::core::marker::PhantomData }`;
}

function isFlat(v: SerdeVariant): boolean {
  return v.fields.some((f) => f.attrs.has('flatten'));
}

/** A name and its other names, in the order in which serde's messages list them. */
function allNames(it: SerdeField | SerdeVariant): readonly string[] {
  return [...new Set([it.name, ...it.aliases])].sort((a, b) => (a < b ? -1 : 1));
}

function fieldsConst(v: SerdeVariant, name: string): string {
  const names = v.fields.filter((f) => !f.skipped && !f.attrs.has('flatten')).flatMap(allNames);
  return `const ${name}: &'static [&'static str] = &[${names.map(literal).join(', ')}];`;
}

/** A visitor type for a struct or a variant's data. */
function visitorItems(shape: SerdeShape, v: SerdeVariant, visitor: string, expect: string, bounds: string): string {
  const seq = isFlat(v) ? '' : visitSeq(shape, v, expect, bounds);
  const map = v.variant.kind === 'Named' ? visitMap(shape, v, bounds) : '';
  const newtype = v.variant.kind === 'Tuple' && v.fields.length === 1 && !shape.input.isEnum;
  return `${visitorHead(visitor, expect, bounds)}
    ${newtype ? visitNewtype(shape, v, bounds) : ''} ${seq} ${map}
  }`;
}

/** The visitor struct, and its impl up to what it visits. */
function visitorHead(visitor: string, expect: string, bounds: string): string {
  return `struct ${visitor}<'de, $params> where $where ${bounds} { marker: ::core::marker::PhantomData<(&'de (), $name<$args>)> }
  impl<'de, $params> $crate::de::Visitor<'de> for ${visitor}<'de, $args> where $where ${bounds} {
    type Value = $name<$args>;
    fn expecting(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { __f.write_str(${expect}) }`;
}

function visitNewtype(shape: SerdeShape, v: SerdeVariant, bounds: string): string {
  const value = build(shape, v, (f) =>
    valueFrom(
      f,
      (ty) => `<${ty} as $crate::de::Deserialize<'de>>::deserialize(__d)?${withPath(f) === undefined ? '' : '.value'}`,
      bounds,
    ),
  );
  return `fn visit_newtype_struct<__D: $crate::de::Deserializer<'de>>(self, __d: __D) -> ::core::result::Result<Self::Value, __D::Error> { ${OK}(${value}) }`;
}

function visitSeq(shape: SerdeShape, v: SerdeVariant, expect: string, bounds: string): string {
  const live = v.fields.filter((f) => !f.skipped).length;
  const plural = live === 1 ? 'element' : 'elements';
  const what = literal(`${JSON.parse(expect) as string} with ${String(live)} ${plural}`);
  let at = 0;
  const lines = v.fields.map((f) => {
    if (f.skipped) return `let ${f.local} = ${absent(shape, f)};`;
    const index = at++;
    const own = withPath(f) === undefined ? '__v' : '__v.value';
    const missing =
      f.attrs.has('default') || shape.attrs.has('default')
        ? absent(shape, f)
        : `return ${ERR}($crate::de::Error::invalid_length(${String(index)}usize, &${what}))`;
    return `let ${f.local} = ${valueFrom(
      f,
      (ty) =>
        `match $crate::de::SeqAccess::next_element::<${ty}>(&mut __seq)? { ${SOME}(__v) => ${own}, ${NONE} => ${missing} }`,
      bounds,
    )};`;
  });
  return `fn visit_seq<__A: $crate::de::SeqAccess<'de>>(self, mut __seq: __A) -> ::core::result::Result<Self::Value, __A::Error> {
    ${containerDefault(shape)} ${lines.join(' ')} ${OK}(${build(shape, v, (f) => f.local)})
  }`;
}

function containerDefault(shape: SerdeShape): string {
  if (shape.input.isEnum || !shape.attrs.has('default')) return '';
  const path = shape.attrs.text('default');
  return `let __default: Self::Value = ${path === undefined ? '::core::default::Default::default()' : `${path}()`};`;
}

/** The value of a field that is not in the input. */
function absent(shape: SerdeShape, f: SerdeField): string {
  const path = f.attrs.text('default');
  if (path !== undefined) return `${path}()`;
  if (f.attrs.has('default')) return '::core::default::Default::default()';
  if (!shape.input.isEnum && shape.attrs.has('default')) return `__default.${rawName(f.field.name)}`;
  if (f.skipped) return '::core::default::Default::default()';
  if (withPath(f) !== undefined) return `return ${ERR}($crate::de::Error::missing_field(${literal(f.name)}))`;
  return `$crate::__private::missing_field(${literal(f.name)})?`;
}

function visitMap(shape: SerdeShape, v: SerdeVariant, bounds: string): string {
  const live = v.fields.filter((f) => !f.skipped && !f.attrs.has('flatten'));
  const flat = v.fields.filter((f) => !f.skipped && f.attrs.has('flatten'));
  const slots = live.map((f) => `let mut ${f.local}: ::core::option::Option<$${f.hole}> = ${NONE};`);
  const collect =
    flat.length > 0
      ? `let mut __rest: ::std::vec::Vec<::core::option::Option<($crate::__private::Content<'de>, $crate::__private::Content<'de>)>> = ::std::vec::Vec::new();`
      : '';
  const names = `[${live.map((f) => `&[${[f.name, ...f.aliases].map(literal).join(', ')}] as &[&str]`).join(', ')}]`;
  const arms = live.map((f, i) => {
    const ask = valueFrom(
      f,
      (ty) => `$crate::de::MapAccess::next_value::<${ty}>(&mut __map)?${withPath(f) === undefined ? '' : '.value'}`,
      bounds,
    );
    return `${SOME}(${String(i)}usize) => {
      if ${f.local}.is_some() { return ${ERR}($crate::de::Error::duplicate_field(${literal(f.name)})); }
      ${f.local} = ${SOME}(${ask});
    }`;
  });
  const deny = shape.attrs.has('deny_unknown_fields');
  const expected = live.flatMap(allNames).map(literal);
  const other =
    flat.length > 0
      ? `__rest.push(${SOME}(($crate::__private::Content::String(__key.text()), $crate::de::MapAccess::next_value(&mut __map)?)));`
      : deny
        ? `return ${ERR}($crate::de::Error::unknown_field(&__key.text(), &[${expected.join(', ')}]));`
        : `$crate::de::MapAccess::next_value::<$crate::de::IgnoredAny>(&mut __map)?;`;
  const ends = v.fields.map((f) => {
    if (f.skipped) return `let ${f.local} = ${absent(shape, f)};`;
    if (f.attrs.has('flatten'))
      return `let ${f.local}: $${f.hole} = $crate::de::Deserialize::deserialize($crate::__private::FlatMapDeserializer(&mut __rest, ::core::marker::PhantomData))?;`;
    return `let ${f.local} = match ${f.local} { ${SOME}(__v) => __v, ${NONE} => ${absent(shape, f)} };`;
  });
  const leftover =
    deny && flat.length > 0
      ? `if let ${SOME}(${SOME}((__key, _))) = __rest.into_iter().find(::core::option::Option::is_some) { return ${ERR}($crate::de::Error::custom(::core::format_args!("unknown field \`{}\`", __key.as_str().unwrap_or("")))); }`
      : '';
  const position = live.length === 0 ? NONE : `__key.position(&${names})`;
  return `fn visit_map<__A: $crate::de::MapAccess<'de>>(self, mut __map: __A) -> ::core::result::Result<Self::Value, __A::Error> {
    ${slots.join(' ')} ${collect}
    while let ${SOME}(__key) = $crate::de::MapAccess::next_key::<$crate::__private::Ident>(&mut __map)? {
      let __at: ::core::option::Option<usize> = ${position};
      match __at { ${arms.join(' ')} _ => { ${other} } }
    }
    ${containerDefault(shape)} ${ends.join(' ')} ${leftover} ${OK}(${build(shape, v, (f) => f.local)})
  }`;
}

// ---------------------------------------------------------------- enums

function variantsConst(shape: SerdeShape): string {
  const names = shape.variants.filter((v) => !v.skipped).flatMap(allNames);
  return `const __VARIANTS: &'static [&'static str] = &[${names.map(literal).join(', ')}];`;
}

/** What reads the name of a variant and says which it is. */
function seed(shape: SerdeShape): string {
  const names = shape.variants.map((v) => (v.skipped ? '&[]' : `&[${[v.name, ...v.aliases].map(literal).join(', ')}]`));
  const other = shape.variants.findIndex((v) => v.attrs.has('other'));
  return `$crate::__private::VariantSeed { names: &[${names.join(', ')}], variants: __VARIANTS, other: ${other < 0 ? NONE : `${SOME}(${String(other)}usize)`} }`;
}

/** The arms of a `match` over a variant's number. */
function variantArms(shape: SerdeShape, arm: (v: SerdeVariant, index: number) => string): string {
  const arms = shape.variants.flatMap((v, i) => (v.skipped ? [] : [`${String(i)}usize => { ${arm(v, i)} }`]));
  return `${arms.join(' ')} _ => ::core::unreachable!(),`;
}

function variantVisitors(shape: SerdeShape, bounds: string, skipNewtypes: boolean): string {
  return shape.variants
    .map((v, i) => {
      if (v.skipped || v.variant.kind === 'Unit') return '';
      if (skipNewtypes && v.variant.kind === 'Tuple' && v.fields.length === 1) return '';
      const kind = v.variant.kind === 'Tuple' ? 'tuple' : 'struct';
      const expect = literal(`${kind} variant ${shape.input.name}::${v.variant.name}`);
      const fields = v.variant.kind === 'Named' ? fieldsConst(v, `__FIELDS${String(i)}`) : '';
      return `${fields} ${visitorItems(shape, v, `__Variant${String(i)}`, expect, bounds)}`;
    })
    .join(' ');
}

function externalBody(shape: SerdeShape, bounds: string): string {
  const arms = variantArms(shape, (v, i) => {
    switch (v.variant.kind) {
      case 'Unit':
        return `$crate::de::VariantAccess::unit_variant(__variant)?; ${OK}(${build(shape, v, () => '')})`;
      case 'Tuple': {
        const live = v.fields.filter((f) => !f.skipped).length;
        if (v.fields.length !== 1)
          return `$crate::de::VariantAccess::tuple_variant(__variant, ${String(live)}, ${make(`__Variant${String(i)}`)})`;
        const value = build(shape, v, (f) =>
          valueFrom(
            f,
            (ty) =>
              `$crate::de::VariantAccess::newtype_variant::<${ty}>(__variant)?${withPath(f) === undefined ? '' : '.value'}`,
            bounds,
          ),
        );
        return `${OK}(${value})`;
      }
      case 'Named':
        return `$crate::de::VariantAccess::struct_variant(__variant, __FIELDS${String(i)}, ${make(`__Variant${String(i)}`)})`;
    }
  });
  return `${variantsConst(shape)} ${variantVisitors(shape, bounds, true)}
    ${visitorHead('__Visitor', expecting(shape, `enum ${shape.input.name}`), bounds)}
      fn visit_enum<__A: $crate::de::EnumAccess<'de>>(self, __data: __A) -> ::core::result::Result<Self::Value, __A::Error> {
        let (__at, __variant) = $crate::de::EnumAccess::variant_seed(__data, ${seed(shape)})?;
        match __at { ${arms} }
      }
    }
    $crate::de::Deserializer::deserialize_enum(__d, ${shape.label}, __VARIANTS, ${make('__Visitor')})`;
}

/** Data of a variant out of buffered content. */
function fromContent(
  shape: SerdeShape,
  v: SerdeVariant,
  index: number,
  content: string,
  bounds: string,
  unit = 'UntaggedUnitVisitor',
): string {
  const reader = `$crate::__private::ContentDeserializer::<__D::Error>::new(${content})`;
  switch (v.variant.kind) {
    case 'Unit':
      return `$crate::de::Deserializer::deserialize_any(${reader}, $crate::__private::${unit} { enum_name: ${literal(shape.input.name)}, variant: ${literal(v.variant.name)} })?; ${OK}(${build(shape, v, () => '')})`;
    case 'Tuple': {
      if (v.fields.length !== 1)
        return `$crate::de::Deserializer::deserialize_tuple(${reader}, ${String(v.fields.length)}, ${make(`__Variant${String(index)}`)})`;
      const value = build(shape, v, (f) =>
        valueFrom(
          f,
          (ty) =>
            `<${ty} as $crate::de::Deserialize<'de>>::deserialize(${reader})?${withPath(f) === undefined ? '' : '.value'}`,
          bounds,
        ),
      );
      return `${OK}(${value})`;
    }
    case 'Named':
      return `$crate::de::Deserializer::deserialize_any(${reader}, ${make(`__Variant${String(index)}`)})`;
  }
}

function internalBody(shape: SerdeShape, tag: string, bounds: string): string {
  const expect = expecting(shape, `internally tagged enum ${shape.input.name}`);
  return `${variantsConst(shape)} ${variantVisitors(shape, bounds, true)}
    let (__at, __content) = $crate::__private::take_tag(__d, ${literal(tag)}, ${expect}, ${seed(shape)})?;
    match __at { ${variantArms(shape, (v, i) => fromContent(shape, v, i, '__content', bounds, 'UnitVisitor'))} }`;
}

function adjacentBody(shape: SerdeShape, tag: string, content: string, bounds: string): string {
  const expect = expecting(shape, `adjacently tagged enum ${shape.input.name}`);
  const arms = variantArms(shape, (v, i) => {
    if (v.variant.kind === 'Unit')
      return `match __found.content { ${NONE} => ${OK}(${build(shape, v, () => '')}), ${SOME}(__content) => { ${fromContent(shape, v, i, '__content', bounds)} } }`;
    const absent = mayBeAbsent(v) ? '$crate::__private::Content::Unit' : '::core::unreachable!()';
    return `let __content = match __found.content { ${SOME}(__c) => __c, ${NONE} => ${absent} }; ${fromContent(shape, v, i, '__content', bounds)}`;
  });
  const needs = shape.variants.map((v) => String(v.variant.kind !== 'Unit' && !mayBeAbsent(v)));
  return `${variantsConst(shape)} ${variantVisitors(shape, bounds, true)}
    let __found = $crate::__private::adjacent_content(__d, ${shape.label}, &[${literal(tag)}, ${literal(content)}], ${expect}, ${String(shape.attrs.has('deny_unknown_fields'))}, ${seed(shape)}, &[${needs.join(', ')}])?;
    match __found.tag.unwrap_or(0) { ${arms} }`;
}

/** An `Option` alone in its variant is `None` when the content is not there. */
function mayBeAbsent(v: SerdeVariant): boolean {
  const ty = v.fields[0]?.field.ty;
  return (
    v.variant.kind === 'Tuple' &&
    v.fields.length === 1 &&
    ty?.kind === 'Path' &&
    ty.path.segments[ty.path.segments.length - 1]?.ident.name === 'Option'
  );
}

/** Some variants have no tag: they are tried after the others. */
function partlyUntaggedBody(shape: SerdeShape, bounds: string): string {
  const only = (keep: (v: SerdeVariant) => boolean): SerdeShape => ({
    ...shape,
    variants: shape.variants.map((v) => (keep(v) ? v : { ...v, skipped: true })),
  });
  const tagged = enumBody(
    only((v) => !v.attrs.has('untagged')),
    bounds,
  );
  return `let __content = <$crate::__private::Content<'de> as $crate::de::Deserialize<'de>>::deserialize(__d)?;
    let __tagged: ::core::result::Result<Self, __D::Error> = (|| {
      let __d = $crate::__private::ContentDeserializer::<__D::Error>::new(::core::clone::Clone::clone(&__content));
      ${tagged}
    })();
    if let ${OK}(__v) = __tagged { return ${OK}(__v); }
    let __d = $crate::__private::ContentDeserializer::<__D::Error>::new(__content);
    ${untaggedBody(
      only((v) => v.attrs.has('untagged')),
      bounds,
    )}`;
}

function untaggedBody(shape: SerdeShape, bounds: string): string {
  const tries = shape.variants.map((v, i) => {
    if (v.skipped) return '';
    const body = fromContent(shape, v, i, '::core::clone::Clone::clone(&__content)', bounds);
    return `let __try: ::core::result::Result<Self, __D::Error> = (|| { ${body} })(); if let ${OK}(__v) = __try { return ${OK}(__v); }`;
  });
  const message = literal(
    shape.attrs.text('expecting') ?? `data did not match any variant of untagged enum ${shape.input.name}`,
  );
  return `${variantVisitors(shape, bounds, true)}
    let __content = <$crate::__private::Content<'de> as $crate::de::Deserialize<'de>>::deserialize(__d)?;
    ${tries.join(' ')} ${ERR}($crate::de::Error::custom(${message}))`;
}
