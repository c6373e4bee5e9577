//! A type as serde sees it: names on the wire, what is skipped, how a variant is told.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { tyHole } from '../builtins/quote.ts';
import type { Hole, Quote } from '../builtins/quote.ts';
import { genericHoles } from './generic-holes.ts';
import { rawName } from './input.ts';
import type { DeriveField, DeriveInput, DeriveVariant } from './input.ts';
import { renamed, serdeAttrs } from './serde-attrs.ts';
import type { Direction, SerdeAttrs } from './serde-attrs.ts';

/** A field. */
export interface SerdeField {
  readonly field: DeriveField;
  readonly attrs: SerdeAttrs;
  /** Its name on the wire, and others that are read as it. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly skipped: boolean;
  /** Name of the hole with its type. */
  readonly hole: string;
  /** The name that generated code binds it to. */
  readonly local: string;
}

/** A variant, or the struct. */
export interface SerdeVariant {
  readonly variant: DeriveVariant;
  readonly attrs: SerdeAttrs;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly skipped: boolean;
  readonly fields: readonly SerdeField[];
}

/** How an enum tells its variants apart. */
export type Tagging =
  | { readonly kind: 'external' | 'untagged' }
  | { readonly kind: 'internal'; readonly tag: string }
  | { readonly kind: 'adjacent'; readonly tag: string; readonly content: string };

/** The type. */
export interface SerdeShape {
  readonly input: DeriveInput;
  readonly quote: Quote;
  readonly attrs: SerdeAttrs;
  /** The type's name on the wire, as a literal. */
  readonly label: string;
  readonly tagging: Tagging;
  readonly variants: readonly SerdeVariant[];
  readonly holes: Readonly<Record<string, Hole>>;
  readonly report: (d: Diagnostic) => void;
}

/** A text as a literal of a template. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}');
}

/** Reads the attributes of a type. */
export function serdeShape(
  input: DeriveInput,
  quote: Quote,
  direction: Direction,
  report: (d: Diagnostic) => void,
): SerdeShape {
  const attrs = serdeAttrs(input.item.attrs, direction, report);
  const holes: Record<string, Hole> = { ...genericHoles(quote, input.item) };
  const rule = attrs.text('rename_all');
  const variants = input.variants.map((v, vi): SerdeVariant => {
    const own = input.isEnum ? serdeAttrs(v.attrs, direction, report) : attrs;
    const fieldRule = input.isEnum ? (own.text('rename_all') ?? attrs.text('rename_all_fields')) : rule;
    const fields = v.fields.map((field, i): SerdeField => {
      const fa = serdeAttrs(field.attrs, direction, report);
      const hole = `t${String(vi)}_${String(i)}`;
      holes[hole] = tyHole(field.ty);
      return {
        field,
        attrs: fa,
        name: fa.text('rename') ?? renamed(field.name, fieldRule, false),
        aliases: fa.texts('alias'),
        skipped: fa.has('skip') || fa.has(direction === 'serialize' ? 'skip_serializing' : 'skip_deserializing'),
        hole,
        local: `__f${String(i)}`,
      };
    });
    return {
      variant: v,
      attrs: own,
      name: input.isEnum ? (own.text('rename') ?? renamed(v.name, rule, true)) : v.name,
      aliases: input.isEnum ? own.texts('alias') : [],
      skipped:
        input.isEnum &&
        (own.has('skip') || own.has(direction === 'serialize' ? 'skip_serializing' : 'skip_deserializing')),
      fields,
    };
  });
  const label = literal(attrs.text('rename') ?? input.name);
  return { input, quote, attrs, label, tagging: taggingOf(input, attrs, report), variants, holes, report };
}

function taggingOf(input: DeriveInput, attrs: SerdeAttrs, report: (d: Diagnostic) => void): Tagging {
  const tag = attrs.text('tag');
  const content = attrs.text('content');
  if (attrs.has('untagged')) return { kind: 'untagged' };
  if (tag === undefined) return { kind: 'external' };
  if (content !== undefined) return { kind: 'adjacent', tag, content };
  for (const v of input.variants) {
    if (input.isEnum && v.kind === 'Tuple' && v.fields.length !== 1)
      report(errorAt(v.span, '#[serde(tag = "...")] cannot be used with tuple variants'));
  }
  return { kind: 'internal', tag };
}

/** `Name::Variant` (or `Name`), for patterns and values outside the type's own impl. */
export function pathOf(shape: SerdeShape, v: SerdeVariant): string {
  const { input } = shape;
  return input.isEnum ? `$name::${rawName(v.variant.name)}` : '$name';
}

/** A pattern or value: each field by what `of` gives. */
export function build(shape: SerdeShape, v: SerdeVariant, of: (f: SerdeField) => string): string {
  const path = pathOf(shape, v);
  switch (v.variant.kind) {
    case 'Unit':
      return path;
    case 'Tuple':
      return `${path}(${v.fields.map(of).join(', ')})`;
    case 'Named':
      return `${path} { ${v.fields.map((f) => `${rawName(f.field.name)}: ${of(f)}`).join(', ')} }`;
  }
}

/** Type parameters that fields for which `counts` holds mention (not inside `PhantomData`). */
export function usedParams(shape: SerdeShape, counts: (f: SerdeField) => boolean): string[] {
  const found = new Set<string>();
  for (const v of shape.variants) {
    if (v.skipped) continue;
    for (const f of v.fields) if (counts(f)) mentions(f.field.ty, found);
  }
  return shape.input.item.generics.params.flatMap((p) =>
    p.kind === 'Type' && found.has(p.ident.name) ? [p.ident.name] : [],
  );
}

function mentions(ty: ast.Ty, out: Set<string>): void {
  switch (ty.kind) {
    case 'Path': {
      const { segments } = ty.path;
      const last = segments[segments.length - 1];
      if (last?.ident.name === 'PhantomData') return;
      const first = segments[0];
      if (first !== undefined && segments.length === 1 && first.args === undefined) out.add(first.ident.name);
      for (const s of segments) {
        if (s.args?.kind !== 'Angle') continue;
        for (const arg of s.args.args) if (arg.kind === 'Type') mentions(arg.ty, out);
      }
      return;
    }
    case 'Ref':
    case 'Ptr':
    case 'Paren':
      mentions(ty.ty, out);
      return;
    case 'Array':
    case 'Slice':
      mentions(ty.elem, out);
      return;
    case 'Tuple':
      for (const elem of ty.elems) mentions(elem, out);
      return;
    default:
      return;
  }
}
