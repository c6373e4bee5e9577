//! `#[derive(..)]`: which derives are named, and the impls they add beside the type.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import { Quote, tyHole } from '../builtins/quote.ts';
import { splitCommas } from '../cfg.ts';
import { collectItem, itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import { addImpl } from '../defs.ts';
import { resolveMacro } from '../macros/expand.ts';
import { parseItems } from '../parse.ts';
import { attrPath } from '../cfg.ts';
import { genericHoles } from './generic-holes.ts';
import { deriveInput, implItem } from './input.ts';
import type { DeriveInput, DerivedImpl } from './input.ts';
import { deserializeImpl } from './serde-de.ts';
import { checkTransparent, serializeImpl } from './serde-ser.ts';
import { serdeShape } from './serde-shape.ts';
import { STD_DERIVES, defaultVariant } from './std.ts';
import type { Template } from './std.ts';
import { thisErrorImpls } from './thiserror.ts';

/** Adds the impls of one `#[derive(..)]`. */
export function expandDerive(env: ItemEnv, item: ast.Item, attr: ast.NormalAttribute): void {
  const { session } = env;
  if (item.kind !== 'Struct' && item.kind !== 'Enum') {
    session.report(
      errorAt(attr.span, '`derive` may only be applied to `struct`s, `enum`s and `union`s', {
        code: 'E0774',
        label: 'not applicable here',
        labels: [{ span: item.span, text: 'not a `struct`, `enum` or `union`' }],
      }),
    );
    return;
  }
  const paths = namesOf(attr);
  const all = new Set(paths.map((p) => p.name));
  for (const other of item.attrs) {
    if (other.kind === 'Normal' && attrPath(other.meta) === 'derive') for (const p of namesOf(other)) all.add(p.name);
  }
  const input = deriveInput(env, item, all);
  for (const p of paths) deriveOne(env, input, p);
}

interface DerivePath {
  readonly name: string;
  readonly path: ast.Path;
  readonly span: Span;
}

function namesOf(attr: ast.NormalAttribute): DerivePath[] {
  if (attr.meta.args.kind !== 'Delimited') return [];
  return splitCommas(attr.meta.args.tokens).flatMap((tokens) => {
    const idents = tokens.filter((t) => t.kind === 'ident' || t.kind === 'rawIdent');
    const first = tokens[0];
    const last = idents[idents.length - 1];
    if (first === undefined || last === undefined) return [];
    const span = { file: first.span.file, start: first.span.start, end: last.span.end };
    const segments = idents.map((t): ast.PathSegment => ({
      ident: { name: t.text, span: t.span, ctxt: t.ctxt },
      span: t.span,
    }));
    return [{ name: last.text, path: { span, global: first.kind === '::', segments }, span }];
  });
}

function deriveOne(env: ItemEnv, input: DeriveInput, p: DerivePath): void {
  const { session } = env;
  const cx = itemCx(env, env.parent);
  const info = resolveMacro(cx, p.path, true);
  const builtin = info?.builtin?.startsWith('derive:') === true ? info.builtin.slice('derive:'.length) : undefined;
  const std = session.krate('std');
  const krate = info?.krate ?? std ?? env.krate;
  const marks = new Map<number, number>();
  const quote = new Quote(p.span, (ctxt) => {
    const mark = marks.get(ctxt) ?? session.mark(ctxt, info?.def, krate);
    marks.set(ctxt, mark);
    return mark;
  });
  const report = (d: Diagnostic): void => session.report(d);
  if (builtin === 'thiserror') {
    for (const derived of thisErrorImpls(input, quote, report, parseMembers(env, quote))) add(env, derived);
    return;
  }
  if (builtin === 'Serialize' || builtin === 'Deserialize') {
    const shape = serdeShape(input, quote, builtin === 'Serialize' ? 'serialize' : 'deserialize', report);
    if (!checkTransparent(shape)) return;
    const tokens = builtin === 'Serialize' ? serializeImpl(shape) : deserializeImpl(shape);
    const made = parseItems({ tokens, edition: env.krate.edition, endSpan: quote.callSite });
    for (const d of made.diagnostics) report(d);
    for (const one of made.node) collectItem(env, one);
    return;
  }
  const derive = STD_DERIVES[builtin ?? p.name];
  if (derive === undefined) {
    const known = session.krate(p.path.segments[0]?.ident.name ?? '');
    if (p.path.segments.length === 1 && known === undefined && !isKnownDerive(p.name)) {
      session.report(errorAt(p.span, `cannot find derive macro \`${p.name}\` in this scope`));
    } else session.report(unsupportedAt(p.span, `\`#[derive(${p.name})]\` is not available here yet`));
    return;
  }
  if (input.item.kind === 'Struct' && input.item.isUnion) {
    session.report(unsupportedAt(p.span, 'derives on unions'));
    return;
  }
  if (derive === STD_DERIVES['Default'] && input.isEnum && defaultVariant(input, quote, report) === undefined) return;
  // The default of an enum is one of its unit variants: nothing is asked of its parameters.
  const bound = derive === STD_DERIVES['Default'] && input.isEnum ? undefined : derive.bound;
  const members = parseMembers(env, quote);
  add(env, {
    item: implItem(input, quote, derive.trait, bound),
    members: () => members(derive.members(input, quote, () => undefined)),
  });
  if (derive === STD_DERIVES['Eq']) assertFieldsAreEq(env, input, quote);
}

const PLAIN = new Set([
  'bool', 'char', 'str', 'String', 'i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize',
]); // prettier-ignore

/** `derive(Eq)` has nothing to call, but every field must be `Eq` all the same. */
function assertFieldsAreEq(env: ItemEnv, input: DeriveInput, quote: Quote): void {
  const fields = input.variants
    .flatMap((v) => v.fields)
    .filter(
      (f) =>
        !(
          f.ty.kind === 'Path' &&
          f.ty.path.segments.length === 1 &&
          PLAIN.has(f.ty.path.segments[0]?.ident.name ?? '')
        ),
    );
  if (fields.length === 0 || !env.krate.isUser) return;
  const g = genericHoles(quote, input.item);
  const bounds = input.item.generics.params.flatMap((p) =>
    p.kind === 'Type' ? [quote.at(`${p.ident.name}: ::core::cmp::Eq`, quote.callSite)] : [],
  );
  const tokens = quote.tokens(
    `const _: () = { fn assert_fields_are_eq<$params>() where $where $($bound,)* {
      fn check<__T: ::core::cmp::Eq + ?::core::marker::Sized>() {}
      $(check::<$ty>();)*
    } };`,
    { params: g.params, where: g.where, bound: { each: bounds }, ty: { each: fields.map((f) => tyHole(f.ty)) } },
  );
  const { node } = parseItems({ tokens, edition: env.krate.edition, endSpan: quote.callSite });
  for (const item of node) collectItem(env, item);
}

/** Derives people meet whose crates are not here: their absence is ours, not the program's. */
function isKnownDerive(name: string): boolean {
  return [
    'Serialize',
    'Deserialize',
    'Parser',
    'Subcommand',
    'FromRow',
    'Error',
    'Display',
    'EnumString',
    'Builder',
  ].includes(name);
}

function parseMembers(env: ItemEnv, quote: Quote): (t: Template) => readonly ast.AssocItem[] {
  return ({ text, holes }) => {
    if (text === '') return [];
    const tokens = quote.tokens(text, holes);
    const { node, diagnostics } = parseItems({ tokens, edition: env.krate.edition, endSpan: quote.callSite });
    for (const d of diagnostics) env.session.report(d);
    return node.filter((i) => i.kind === 'Fn' || i.kind === 'Const' || i.kind === 'TypeAlias');
  };
}

function add(env: ItemEnv, derived: DerivedImpl): void {
  addImpl(env, derived.item, 'derive', derived.members);
}
