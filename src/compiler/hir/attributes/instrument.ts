//! `#[tracing::instrument]`: the body runs inside a span that records the arguments.
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type * as ast from '../../syntax/ast.ts';
import { attrMetas, literalText } from '../cfg.ts';
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
  const skipped = new Set<string>();
  let skipAll = false;
  for (const meta of attrMetas(attr)) {
    switch (meta.name) {
      case 'level': {
        if (meta.value === undefined) break;
        const text = meta.value.kind === 'str' ? literalText(meta.value).toUpperCase() : undefined;
        level = text === undefined ? meta.tokens : quote.tokens(`$crate::Level::${text}`, {});
        break;
      }
      case 'name':
        if (meta.value !== undefined) name = [meta.value];
        break;
      case 'target':
        if (meta.value !== undefined) target = quote.tokens('target: $t,', { t: [meta.value] });
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
  const record = (ident: ast.Ident): void => {
    if (skipAll || skipped.has(ident.name)) return;
    const token: ast.Token = { kind: 'ident', text: ident.name, span: ident.span, ctxt: ident.ctxt, joint: false };
    fields.push(...quote.tokens('$name = ?$name,', { name: [token] }));
  };
  if (item.selfParam !== undefined) record(item.selfParam.ident);
  for (const p of item.params) if (p.pat.kind === 'Ident') record(p.pat.ident);
  const { body } = item;
  const holes = { level, name, target, fields: [...fields, ...extra] };
  let block: ast.Block | undefined;
  const build = (): ast.Block => {
    const span = quote.tokens('$crate::span!($target $level, $name, $fields)', holes);
    const inner = blockHole(body.get());
    const tokens = item.header.isAsync
      ? quote.tokens('let span = $span; $crate::Instrument::instrument(async move $inner, span).await', { span, inner })
      : quote.tokens('let span = $span; let _guard = span.enter(); $inner', { span, inner });
    const { node } = parseStmts({ tokens, edition: env.krate.edition, endSpan: attr.span });
    return { attrs: [], ...node, span: body.span };
  };
  return [
    { ...item, body: { span: body.span, get: () => (block ??= build()), diagnostics: () => body.diagnostics() } },
  ];
}
