//! `#[tracing::instrument]`: the body runs inside a span that records the arguments.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { attrMetas, literalText, splitCommas } from '../cfg.ts';
import type { Meta } from '../cfg.ts';
import { itemCx } from '../collect.ts';
import type { ItemEnv } from '../collect.ts';
import { Quote, blockHole } from '../builtins/quote.ts';
import type { MacroInfo } from '../names.ts';
import { parseStmts } from '../parse.ts';

/** The fn with its body wrapped; anything else unchanged after a report. */
export function instrumentItem(
  env: ItemEnv,
  info: MacroInfo,
  item: ast.Item,
  attr: ast.NormalAttribute,
): readonly ast.Item[] {
  const { session } = env;
  if (item.kind !== 'Fn' || item.body === undefined) {
    session.report(unsupportedAt(attr.span, '`#[instrument]` on anything but a function'));
    return [item];
  }
  const quote = Quote.of(itemCx(env, env.parent), info, attr.span);
  let level: readonly ast.Token[] = quote.tokens('$crate::Level::INFO', {});
  let name: readonly ast.Token[] = quote.str(item.ident.name);
  let target: readonly ast.Token[] = [];
  let extra: readonly ast.Token[] = [];
  let parent: readonly ast.Token[] = [];
  let follows: readonly ast.Token[] | undefined;
  let err: EventArgs | undefined;
  let ret: EventArgs | undefined;
  const skipped = new Set<string>();
  let skipAll = false;
  for (const meta of attrMetas(attr)) {
    switch (meta.name) {
      case 'level':
        level = levelOf(quote, meta) ?? level;
        break;
      case 'parent':
        parent = quote.tokens('parent: $p,', { p: meta.tokens });
        break;
      case 'follows_from':
        follows = meta.tokens;
        break;
      case 'err':
        err = eventArgs(quote, meta, quote.tokens('$crate::Level::ERROR', {}), 'display');
        break;
      case 'ret':
        ret = eventArgs(quote, meta, undefined, 'debug');
        break;
      case 'name':
        if (meta.value !== undefined) name = [meta.value];
        break;
      case 'target':
        target = quote.tokens('target: $t,', { t: meta.tokens });
        break;
      case 'skip':
        for (const s of meta.list ?? []) skipped.add(s.name);
        break;
      case 'skip_all':
        skipAll = true;
        break;
      case 'fields':
        extra = meta.tokens;
        break;
      case '':
        if (meta.value?.kind === 'str') name = [meta.value];
        break;
      default:
        session.report(unsupportedAt(meta.span, `\`${meta.name}\` in \`#[instrument]\``));
        break;
    }
  }
  const fields: ast.Token[] = [];
  const given = new Set(metasOf(extra));
  const record = (ident: ast.Ident, ty: ast.Ty | undefined): void => {
    if (skipAll || skipped.has(ident.name)) return;
    const token: ast.Token = { kind: 'ident', text: ident.name, span: ident.span, ctxt: ident.ctxt, joint: false };
    if (given.has(ident.name)) return;
    fields.push(...quote.tokens(`$name = ${isValue(ty) ? '' : '?'}$name,`, { name: [token] }));
  };
  if (item.selfParam !== undefined) record(item.selfParam.ident, undefined);
  for (const p of item.params) for (const ident of bindings(p.pat)) record(ident, p.ty);
  const { body } = item;
  const holes = { level, name, target, parent, fields: [...fields, ...extra] };
  let block: ast.Block | undefined;
  const build = (): ast.Block => {
    const span = quote.tokens('$crate::span!($target $parent $level, $name, $fields)', holes);
    const inner = blockHole(body.get());
    const parts = {
      span,
      inner,
      err: err === undefined ? [] : resultEvent(quote, err, target, level, 'error', 'e'),
      ret: ret === undefined ? [] : resultEvent(quote, ret, target, level, 'return', 'x'),
      cause: follows ?? [],
    };
    const { isAsync } = item.header;
    const caused = follows === undefined ? '' : 'for cause in $cause { span.follows_from(cause); }';
    const run = isAsync ? 'async move $inner.await' : '(move || $inner)()';
    const told =
      err !== undefined
        ? `match ${run} { ::core::result::Result::Ok(x) => { $ret ::core::result::Result::Ok(x) } ::core::result::Result::Err(e) => { $err ::core::result::Result::Err(e) } }`
        : ret !== undefined
          ? `let x = ${run}; $ret x`
          : undefined;
    const text = isAsync
      ? `let span = $span; ${caused} $crate::Instrument::instrument(async move ${told === undefined ? '$inner' : `{ ${told} }`}, span).await`
      : `let span = $span; ${caused} let _guard = span.enter(); ${told ?? '$inner'}`;
    const { node } = parseStmts({ tokens: quote.tokens(text, parts), edition: env.krate.edition, endSpan: attr.span });
    return { attrs: [], ...node, span: body.span };
  };
  return [
    { ...item, body: { span: body.span, get: () => (block ??= build()), diagnostics: () => body.diagnostics() } },
  ];
}

/** `err` and `ret`: the level and the way of showing the value. */
interface EventArgs {
  readonly level: readonly ast.Token[] | undefined;
  readonly show: 'display' | 'debug';
}

function eventArgs(
  quote: Quote,
  meta: Meta,
  level: readonly ast.Token[] | undefined,
  show: 'display' | 'debug',
): EventArgs {
  const list = meta.list ?? [];
  const own = list.find((m) => m.name === 'level');
  return {
    level: (own === undefined ? undefined : levelOf(quote, own)) ?? level,
    show: list.some((m) => m.name === 'Debug') ? 'debug' : list.some((m) => m.name === 'Display') ? 'display' : show,
  };
}

function levelOf(quote: Quote, meta: Meta): readonly ast.Token[] | undefined {
  if (meta.tokens.length === 0) return undefined;
  const [first] = meta.tokens;
  if (first?.kind === 'str') return quote.tokens(`$crate::Level::${literalText(first).toUpperCase()}`, {});
  return meta.tokens;
}

function resultEvent(
  quote: Quote,
  args: EventArgs,
  target: readonly ast.Token[],
  level: readonly ast.Token[],
  field: string,
  value: string,
): ast.Token[] {
  const sigil = args.show === 'display' ? '%' : '?';
  return quote.tokens(`$crate::event!($target $level, ${field} = ${sigil}${value});`, {
    target,
    level: args.level ?? level,
  });
}

/** Names of the fields that the attribute gives itself: parameters of these names are not recorded. */
function metasOf(tokens: readonly ast.Token[]): string[] {
  return splitCommas(tokens).flatMap((part) => {
    const first = part.find((t) => t.kind === 'ident' || t.kind === 'rawIdent');
    const at = first === undefined ? -1 : part.indexOf(first);
    return first === undefined || part[at + 1]?.kind === '.' ? [] : [first.text];
  });
}

/** The names a parameter's pattern binds. */
function bindings(pat: ast.Pat): ast.Ident[] {
  switch (pat.kind) {
    case 'Ident':
      return [pat.ident];
    case 'Paren':
    case 'Ref':
      return bindings(pat.pat);
    case 'Tuple':
      return pat.elems.flatMap(bindings);
    default:
      return [];
  }
}

const VALUES = new Set([
  'bool', 'str', 'u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'u64', 'i64', 'u128', 'i128', 'f32', 'f64', 'usize', 'isize', 'String',
]); // prettier-ignore

/** Types that are recorded by value; all others by `Debug`. */
function isValue(ty: ast.Ty | undefined): boolean {
  if (ty?.kind === 'Ref') return isValue(ty.ty);
  return ty?.kind === 'Path' && VALUES.has(ty.path.segments[ty.path.segments.length - 1]?.ident.name ?? '');
}
