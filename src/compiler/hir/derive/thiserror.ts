//! `#[derive(thiserror::Error)]`: `Display` from `#[error(..)]`, `Error::source`, and `From` for `#[from]` fields.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { hasAttr } from '../attrs.ts';
import type { Hole, Quote } from '../builtins/quote.ts';
import { tyHole } from '../builtins/quote.ts';
import { attrPath } from '../cfg.ts';
import { printTy } from '../../syntax/print.ts';
import { implItem, rawName, selfPath } from './input.ts';
import type { DeriveField, DeriveInput, DerivedImpl, DeriveVariant, ExtraBound } from './input.ts';
import type { Template } from './std.ts';

type Members = (t: Template) => readonly ast.AssocItem[];

const ERROR = '::core::error::Error';

/** The impls of one type. */
export function thisErrorImpls(
  input: DeriveInput,
  quote: Quote,
  report: (d: Diagnostic) => void,
  members: Members,
): DerivedImpl[] {
  const impls: DerivedImpl[] = [];
  const messages = input.variants.map(
    (v) => errorAttr(v.attrs) ?? (input.isEnum ? errorAttr(input.item.attrs) : undefined),
  );
  // An enum without variants has nothing to say, and says it.
  if (messages.length === 0 || messages.some((m) => m !== undefined)) {
    input.variants.forEach((v, i) => {
      if (messages[i] === undefined) report(errorAt(v.span, 'missing #[error("...")] display attribute'));
    });
    const display = displayMember(input, quote, messages);
    const item = implItem(input, quote, '::core::fmt::Display', undefined, displayBounds(input, messages));
    impls.push({ item, members: () => members(display) });
  }
  const source = sourceMember(input, messages);
  const item = implItem(input, quote, ERROR, undefined, errorBounds(input, quote, messages));
  impls.push({ item, members: () => members(source) });
  for (const v of input.variants) {
    for (const f of v.fields) {
      if (!hasAttr(f.attrs, 'from')) continue;
      const others = v.fields.filter((o) => o !== f && !hasAttr(o.attrs, 'backtrace'));
      if (others.length > 0) {
        report(errorAt(f.span, 'deriving From requires no fields other than source and backtrace'));
        continue;
      }
      impls.push(fromImpl(input, quote, v, f, members));
    }
  }
  return impls;
}

/** Does a type mention a type parameter of the item? */
function isGeneric(input: DeriveInput, ty: ast.Ty): boolean {
  const words = new Set(printTy(ty).match(/\w+/g) ?? []);
  return input.item.generics.params.some((p) => p.kind === 'Type' && words.has(p.ident.name));
}

const FORMAT_TRAITS: Readonly<Record<string, string>> = {
  '': 'Display', '?': 'Debug', 'x?': 'Debug', 'X?': 'Debug', x: 'LowerHex', X: 'UpperHex', o: 'Octal', b: 'Binary', e: 'LowerExp',
  E: 'UpperExp', p: 'Pointer',
}; // prettier-ignore

/** Each generic field that a message prints must be printable so; thiserror infers these bounds from the message. */
function displayBounds(
  input: DeriveInput,
  messages: readonly (readonly ast.Token[] | undefined)[],
): readonly ExtraBound[] {
  return input.variants.flatMap((v, i): ExtraBound[] => {
    const message = messages[i];
    const bound = (field: DeriveField | undefined, trait: string): ExtraBound[] =>
      field !== undefined && isGeneric(input, field.ty) ? [{ ty: field.ty, traits: [`::core::fmt::${trait}`] }] : [];
    if (isTransparent(message)) return bound(v.fields[0], 'Display');
    const text = message?.[0]?.text ?? '';
    return [...text.matchAll(/\{\{|\{(\w+)(?::[^}]*?([xX]?\?|[xXobeEp])?)?\}/g)].flatMap(([, name, spec = '']) =>
      bound(
        v.fields.find((f) => f.name === name),
        FORMAT_TRAITS[spec] ?? 'Display',
      ),
    );
  });
}

/** A generic source must be an error itself; and a generic type must print, as `Error` demands. */
function errorBounds(
  input: DeriveInput,
  quote: Quote,
  messages: readonly (readonly ast.Token[] | undefined)[],
): readonly ExtraBound[] {
  if (!input.item.generics.params.some((p) => p.kind === 'Type')) return [];
  const sources = input.variants.flatMap((v, i): ExtraBound[] => {
    const field = isTransparent(messages[i]) ? v.fields[0] : sourceField(v)?.field;
    return field !== undefined && isGeneric(input, field.ty) ? [{ ty: field.ty, traits: [ERROR], isStatic: true }] : [];
  });
  const span = quote.callSite;
  const segments = [{ ident: { name: 'Self', span, ctxt: 0 }, span }];
  const self: ast.Ty = { kind: 'Path', path: { span, global: false, segments }, span };
  return [...sources, { ty: self, traits: ['::core::fmt::Debug', '::core::fmt::Display'] }];
}

/** Arguments of `#[error(..)]`. */
function errorAttr(attrs: readonly ast.Attribute[]): readonly ast.Token[] | undefined {
  for (const attr of attrs) {
    if (attr.kind === 'Normal' && attrPath(attr.meta) === 'error' && attr.meta.args.kind === 'Delimited')
      return attr.meta.args.tokens;
  }
  return undefined;
}

function isTransparent(tokens: readonly ast.Token[] | undefined): boolean {
  return tokens?.[0]?.text === 'transparent';
}

/** Binding of a field inside a message: its name, or `_0`. */
function fieldName(f: DeriveField): string {
  return f.named ? rawName(f.name) : `_${f.name}`;
}

/** A pattern that binds fields under the names messages use. These names belong to the user's format string. */
function pattern(input: DeriveInput, quote: Quote, v: DeriveVariant): readonly ast.Token[] {
  const bind = (f: DeriveField): ast.Token[] => quote.at(fieldName(f), f.span).map((t) => ({ ...t, ctxt: 0 }));
  const path = selfPath(input, v);
  switch (v.kind) {
    case 'Unit':
      return quote.tokens(path, {});
    case 'Tuple':
      return quote.tokens(`${path}($($f),*)`, { f: { each: v.fields.map(bind) } });
    case 'Named':
      return quote.tokens(`${path} { $($f),* }`, { f: { each: v.fields.map(bind) } });
  }
}

function displayMember(
  input: DeriveInput,
  quote: Quote,
  messages: readonly (readonly ast.Token[] | undefined)[],
): Template {
  const arms = input.variants.map((v, i): readonly ast.Token[] => {
    const message = messages[i] ?? [];
    const pat = pattern(input, quote, v);
    if (isTransparent(message)) {
      const inner = quote.at(
        fieldName(
          v.fields[0] ?? { name: '0', named: false, ty: { kind: 'Infer', span: v.span }, attrs: [], span: v.span },
        ),
        v.span,
      );
      const only = inner.map((t) => ({ ...t, ctxt: 0 }));
      return quote.tokens('$pat => ::core::fmt::Display::fmt($inner, f),', { pat, inner: only });
    }
    const args = rewrite(message);
    if (args.length === 0) return quote.tokens('$pat => f.write_str("error"),', { pat });
    return quote.tokens('$pat => f.write_fmt(::core::format_args!($args)),', { pat, args });
  });
  const holes: Record<string, Hole> = { arm: { each: arms } };
  const body = input.variants.length === 0 ? 'match *self {}' : 'match self { $($arm)* }';
  return { text: `fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result { ${body} }`, holes };
}

/** `{0}` and `.0` mean field 0: both become `_0`; `.name` becomes `name`. */
function rewrite(tokens: readonly ast.Token[]): ast.Token[] {
  const out: ast.Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (i === 0 && (token.kind === 'str' || token.kind === 'rawStr')) {
      const text = token.text.replace(/\{\{|\{(\d+)/g, (all, digits?: string) =>
        digits === undefined ? all : `{_${digits}`,
      );
      out.push({ ...token, text });
      continue;
    }
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    const opens = before === undefined || before.kind === ',' || before.kind === '=' || before.kind === '(';
    if (token.kind === '.' && opens && next !== undefined && (next.kind === 'int' || next.kind === 'ident')) {
      out.push(next.kind === 'int' ? { ...next, kind: 'ident', text: `_${next.text}` } : next);
      i++;
      continue;
    }
    out.push(token);
  }
  return out;
}

function lastSegment(ty: ast.Ty): string | undefined {
  return ty.kind === 'Path' ? ty.path.segments[ty.path.segments.length - 1]?.ident.name : undefined;
}

function sourceField(v: DeriveVariant): { readonly field: DeriveField; readonly index: number } | undefined {
  const index = v.fields.findIndex((f) => hasAttr(f.attrs, 'source') || hasAttr(f.attrs, 'from'));
  const at = index >= 0 ? index : v.fields.findIndex((f) => f.named && f.name === 'source');
  const field = v.fields[at];
  return field === undefined ? undefined : { field, index: at };
}

function sourceMember(input: DeriveInput, messages: readonly (readonly ast.Token[] | undefined)[]): Template {
  let any = false;
  const arms = input.variants.map((v, i): string => {
    const only = (index: number): string => {
      const path = selfPath(input, v);
      if (v.kind === 'Named') return `${path} { ${rawName(v.fields[index]?.name ?? '')}: source, .. }`;
      return `${path}(${v.fields.map((_, k) => (k === index ? 'source' : '_')).join(', ')})`;
    };
    if (isTransparent(messages[i]) && v.fields.length > 0) {
      any = true;
      return `${only(0)} => ${ERROR}::source(source.as_dyn_error()),`;
    }
    const found = sourceField(v);
    if (found === undefined) {
      const rest = v.kind === 'Unit' ? '' : v.kind === 'Tuple' ? '(..)' : ' { .. }';
      return `${selfPath(input, v)}${rest} => ::core::option::Option::None,`;
    }
    any = true;
    const inner = lastSegment(found.field.ty) === 'Option' ? 'source.as_ref()?' : 'source';
    return `${only(found.index)} => ::core::option::Option::Some(${inner}.as_dyn_error()),`;
  });
  if (!any) return { text: '', holes: {} };
  return {
    text: `fn source(&self) -> ::core::option::Option<&(dyn ${ERROR} + 'static)> { use ::thiserror::__private::AsDynError as _; match self { ${arms.join(' ')} } }`,
    holes: {},
  };
}

function fromImpl(input: DeriveInput, quote: Quote, v: DeriveVariant, f: DeriveField, members: Members): DerivedImpl {
  const span = quote.callSite;
  const names = ['core', 'convert', 'From'];
  const segments = names.map((name, i): ast.PathSegment => {
    const ident = { name, span, ctxt: 0 };
    if (i < 2) return { ident, span };
    return { ident, args: { kind: 'Angle', args: [{ kind: 'Type', ty: f.ty, span }], span }, span };
  });
  const path = selfPath(input, v);
  const value = v.kind === 'Tuple' ? `${path}(source)` : `${path} { ${rawName(f.name)}: source }`;
  return {
    item: implItem(input, quote, { span, global: true, segments }, undefined),
    members: () => members({ text: `fn from(source: $ty) -> Self { ${value} }`, holes: { ty: tyHole(f.ty) } }),
  };
}
