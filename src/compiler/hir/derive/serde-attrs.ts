//! `#[serde(..)]`: what is written on types, variants and fields, and the names that come of it.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { attrMetas, attrPath, literalText } from '../cfg.ts';
import type { Meta } from '../cfg.ts';

/** Which direction a derive goes: `rename(serialize = "a", deserialize = "b")` may differ. */
export type Direction = 'serialize' | 'deserialize';

/** The arguments of all `#[serde(..)]` of one thing, for one direction. */
export interface SerdeAttrs {
  /** A flag such as `flatten`, or `default` without a value. */
  readonly has: (name: string) => boolean;
  /** The text of `name = "text"`. */
  readonly text: (name: string) => string | undefined;
  /** All texts: `alias` may come several times. */
  readonly texts: (name: string) => readonly string[];
}

const KNOWN = new Set([
  'rename', 'rename_all', 'rename_all_fields', 'deny_unknown_fields', 'tag', 'content', 'untagged', 'bound', 'default',
  'transparent', 'from', 'try_from', 'into', 'crate', 'expecting', 'alias', 'skip', 'skip_serializing', 'skip_deserializing',
  'skip_serializing_if', 'serialize_with', 'deserialize_with', 'with', 'other', 'flatten', 'borrow',
]); // prettier-ignore

/** Reads them; reports what is not serde's, or not known here. */
export function serdeAttrs(
  attrs: readonly ast.Attribute[],
  direction: Direction,
  report: (d: Diagnostic) => void,
): SerdeAttrs {
  const metas: Meta[] = [];
  for (const attr of attrs) {
    if (attr.kind === 'Normal' && attrPath(attr.meta) === 'serde') metas.push(...attrMetas(attr));
  }
  for (const meta of metas) {
    if (KNOWN.has(meta.name)) continue;
    const real = ['remote', 'getter', 'field_identifier', 'variant_identifier'].includes(meta.name);
    report(
      real
        ? unsupportedAt(meta.span, `\`#[serde(${meta.name})]\``)
        : errorAt(meta.span, `unknown serde attribute \`${meta.name}\``),
    );
  }
  const values = (name: string): string[] =>
    metas.flatMap((meta) => {
      if (meta.name !== name) return [];
      if (meta.list !== undefined)
        return meta.list.flatMap((m) => (m.name === direction && m.value !== undefined ? [literalText(m.value)] : []));
      return meta.value === undefined ? [] : [literalText(meta.value)];
    });
  return {
    has: (name) => metas.some((meta) => meta.name === name),
    text: (name) => values(name)[0],
    texts: values,
  };
}

function words(name: string, isVariant: boolean): string[] {
  if (!isVariant) return name.split('_');
  return name
    .replace(/([A-Z])/g, '_$1')
    .split('_')
    .filter((w) => w !== '')
    .map((w) => w.toLowerCase());
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** `rename_all`: fields are written in snake case, variants in Pascal case. */
export function renamed(name: string, rule: string | undefined, isVariant: boolean): string {
  switch (rule) {
    case 'lowercase':
      return isVariant ? name.toLowerCase() : name;
    case 'UPPERCASE':
      return name.toUpperCase();
    case 'PascalCase':
      return isVariant ? name : words(name, false).map(capitalized).join('');
    case 'camelCase':
      if (isVariant) return name.slice(0, 1).toLowerCase() + name.slice(1);
      return words(name, false)
        .filter((w) => w !== '')
        .map((w, i) => (i === 0 ? w : capitalized(w)))
        .join('');
    case 'snake_case':
      return isVariant ? words(name, true).join('_') : name;
    case 'SCREAMING_SNAKE_CASE':
      return words(name, isVariant).join('_').toUpperCase();
    case 'kebab-case':
      return words(name, isVariant).join('-');
    case 'SCREAMING-KEBAB-CASE':
      return words(name, isVariant).join('-').toUpperCase();
    default:
      return name;
  }
}
