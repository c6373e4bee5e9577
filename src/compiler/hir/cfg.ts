//! Conditional compilation: `cfg`, `cfg_attr`, and the small reader of attribute arguments they and others share.
import type { Attribute, MetaItem, NormalAttribute, Token } from '../syntax/ast.ts';
import type { Span } from '../../source/span.ts';
import type { Krate } from './names.ts';
import type { Session } from './session.ts';

/** An attribute argument: `name`, `name = value`, `name(list)`, or a bare literal (name empty). */
export interface Meta {
  readonly name: string;
  readonly value?: Token;
  readonly list?: readonly Meta[];
  readonly span: Span;
  /** Tokens of the value or list, for those that want more. */
  readonly tokens: readonly Token[];
}

const OPENERS = new Set(['(', '[', '{']);
const CLOSERS = new Set([')', ']', '}']);

/** Splits tokens at top-level commas; a trailing comma gives no empty part. */
export function splitCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let depth = 0;
  let part: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'eof') continue;
    if (OPENERS.has(token.kind)) depth++;
    else if (CLOSERS.has(token.kind)) depth--;
    if (depth === 0 && token.kind === ',') {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Reads `a, b = "x", c(d, e)`. Never fails: odd input gives odd metas. */
export function readMetas(tokens: readonly Token[]): Meta[] {
  return splitCommas(tokens).flatMap((part) => {
    const first = part[0];
    const last = part[part.length - 1];
    if (first === undefined || last === undefined) return [];
    const span = { file: first.span.file, start: first.span.start, end: last.span.end };
    let at = 0;
    let name = '';
    while (
      at < part.length &&
      (part[at]?.kind === 'ident' || part[at]?.kind === 'rawIdent' || part[at]?.kind === '::')
    ) {
      name += part[at]?.text ?? '';
      at++;
    }
    const next = part[at];
    if (next?.kind === '=') {
      const value = part[at + 1];
      return [{ name, ...(value === undefined ? {} : { value }), span, tokens: part.slice(at + 1) }];
    }
    if (next !== undefined && OPENERS.has(next.kind)) {
      const inner = part.slice(at + 1, -1);
      return [{ name, list: readMetas(inner), span, tokens: inner }];
    }
    return [{ name, ...(next !== undefined && name === '' ? { value: next } : {}), span, tokens: part }];
  });
}

/** The text of a string literal token, simply unescaped (attribute values have no exotic escapes). */
export function literalText(token: Token): string {
  const raw = /^[bc]?r(#*)"([\s\S]*)"\1$/.exec(token.text);
  if (raw !== null) return raw[2] ?? '';
  const body = /^[bc]?"([\s\S]*)"/.exec(token.text)?.[1] ?? token.text;
  return body.replace(
    /\\(u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|\r?\n\s*|[\s\S])/g,
    (_, all: string, u?: string, x?: string) => {
      if (u !== undefined) return String.fromCodePoint(parseInt(u, 16));
      if (x !== undefined) return String.fromCharCode(parseInt(x, 16));
      if (/^\r?\n/.test(all)) return '';
      return { n: '\n', t: '\t', r: '\r', '0': '\0' }[all] ?? all;
    },
  );
}

/** `path` of an attribute joined by `::`. */
export function attrPath(meta: MetaItem): string {
  return meta.path.segments.map((s) => s.ident.name).join('::');
}

/** Arguments of `#[path(..)]`. */
export function attrMetas(attr: NormalAttribute): Meta[] {
  return attr.meta.args.kind === 'Delimited' ? readMetas(attr.meta.args.tokens) : [];
}

/** Whether a predicate holds. Features are all on: the pages show libraries as if built with `full`. */
export function cfgHolds(meta: Meta, krate: Krate, session: Session): boolean {
  const list = meta.list ?? [];
  const value = meta.value === undefined ? undefined : literalText(meta.value);
  switch (meta.name) {
    case 'all':
      return list.every((m) => cfgHolds(m, krate, session));
    case 'any':
      return list.some((m) => cfgHolds(m, krate, session));
    case 'not':
      return !list.some((m) => cfgHolds(m, krate, session));
    case 'test':
      return krate.isUser && session.testMode;
    case 'feature':
      return krate.hasFeatures;
    case 'debug_assertions':
    case 'unix':
    case 'overflow_checks':
    case 'true':
      return true;
    case 'target_os':
      return value === 'linux';
    case 'target_family':
      return value === 'unix';
    case 'target_arch':
      return value === 'x86_64';
    case 'target_pointer_width':
      return value === '64';
    case 'target_endian':
      return value === 'little';
    case 'target_env':
      return value === 'gnu';
    case 'target_has_atomic':
      return true;
    case 'panic':
      return value === 'unwind';
    default:
      return false;
  }
}

/**
 * Whether a crate is built with features. A user's single file has no Cargo.toml and so none of its own, unless the
 * whole file asks for one (`#![cfg(feature = "full")]`): without it the file would be empty, so it is meant to be on.
 */
export function asksForFeatures(attrs: readonly Attribute[]): boolean {
  const positive = (meta: Meta): boolean =>
    meta.name === 'feature' || ((meta.name === 'all' || meta.name === 'any') && (meta.list ?? []).some(positive));
  return attrs.some((a) => a.kind === 'Normal' && attrPath(a.meta) === 'cfg' && attrMetas(a).some(positive));
}

/**
 * Applies `cfg` and `cfg_attr`: undefined if the thing is off, else its remaining attributes. `expand` parses the
 * attributes inside a `cfg_attr`.
 */
export function configure(
  attrs: readonly Attribute[],
  krate: Krate,
  session: Session,
  parseAttr: (tokens: readonly Token[], style: 'outer' | 'inner', span: Span) => Attribute | undefined,
): readonly Attribute[] | undefined {
  if (attrs.length === 0) return attrs;
  let out: Attribute[] | undefined;
  for (let i = 0; i < attrs.length; i++) {
    const attr = attrs[i];
    if (attr === undefined) continue;
    const path = attr.kind === 'Normal' ? attrPath(attr.meta) : '';
    if (attr.kind === 'Normal' && path === 'cfg') {
      if (!attrMetas(attr).every((m) => cfgHolds(m, krate, session))) return undefined;
    } else if (attr.kind === 'Normal' && path === 'cfg_attr') {
      out ??= attrs.slice(0, i);
      const parts = attr.meta.args.kind === 'Delimited' ? splitCommas(attr.meta.args.tokens) : [];
      const predicate = readMetas(parts[0] ?? [])[0];
      if (predicate === undefined || !cfgHolds(predicate, krate, session)) continue;
      const inner = parts.slice(1).flatMap((tokens) => parseAttr(tokens, attr.style, attr.span) ?? []);
      const configured = configure(inner, krate, session, parseAttr);
      if (configured === undefined) return undefined;
      out.push(...configured);
      continue;
    }
    out?.push(attr);
  }
  return out ?? attrs;
}
