//! `tracing`'s events and spans: `info!`, `event!`, `info_span!`, `span!`, `enabled!`, as calls into `$crate::__support`.
import type * as ast from '../../syntax/ast.ts';
import { parseTracing } from '../../syntax/macros/tracing.ts';
import type { TracingForm, TracingMacro } from '../../syntax/macros/tracing.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import { moduleOfRib } from '../lookup.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';
import { parserEdition } from '../parse.ts';
import { modulePath } from '../unresolved.ts';
import { lowerTokens } from './format.ts';
import { Quote, exprHole } from './quote.ts';

/** `tracing_event`, `tracing_event:INFO`, `tracing_span`, `tracing_span:INFO`, `tracing_enabled`. */
export function tracingMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const [kind = '', argument] = (info.builtin ?? '').split(':');
  const isSpan = kind === 'tracing_span' || (kind === 'tracing_enabled' && argument === 'span');
  const level = kind === 'tracing_enabled' ? undefined : argument;
  const form: TracingForm =
    kind === 'tracing_span'
      ? level === undefined
        ? 'span'
        : 'leveledSpan'
      : level === undefined
        ? 'event'
        : 'leveledEvent';
  const { node, diagnostics } = parseTracing(mac, parserEdition(b.krate.edition), form);
  for (const d of diagnostics) b.report(d);
  if (diagnostics.some((d) => d.severity === 'error')) return errExpr(b, mac.span);
  const quote = Quote.of(b, info, mac.span);
  const levelTokens =
    level !== undefined
      ? quote.tokens(`$crate::Level::${level}`, {})
      : node.level === undefined
        ? quote.tokens('$crate::Level::INFO', {})
        : exprHole(node.level);
  const given = node.options.find((o) => o.name === 'name') ?? undefined;
  const name =
    given !== undefined
      ? exprHole(given.value)
      : node.spanName !== undefined
        ? exprHole(node.spanName)
        : quote.tokens('::core::concat!("event ", ::core::file!(), ":", ::core::line!())', {});
  const parent = node.options.find((o) => o.name === 'parent');
  const holes = {
    level: levelTokens,
    target: targetOf(b, node, quote),
    module: quote.str(ownModule(b)),
    name,
    names: { each: fieldNames(node, quote) },
    values: { each: fieldValues(mac, node, quote) },
    parent:
      parent === undefined
        ? quote.tokens('::core::option::Option::None', {})
        : quote.tokens(
            '::core::option::Option::Some(::core::convert::Into::<::core::option::Option<$crate::span::Id>>::into($p))',
            { p: exprHole(parent.value) },
          ),
  };
  const callsite = `static CALLSITE: $crate::__support::Callsite = $crate::__support::Callsite::new(
    $name, $target, $level, ::core::file!(), ::core::line!(), $module, &[$($names),*], ${String(isSpan)});`;
  const values = '&[$(&$values as &dyn $crate::field::Value),*]';
  const body =
    kind === 'tracing_enabled'
      ? 'CALLSITE.enabled()'
      : isSpan
        ? `if CALLSITE.enabled() { $crate::__support::span(&CALLSITE, $parent, ${values}) } else { $crate::__support::span_disabled(&CALLSITE) }`
        : `if CALLSITE.enabled() { $crate::__support::event(&CALLSITE, $parent, ${values}); }`;
  return lowerTokens(b, quote.tokens(`{ ${callsite} ${body} }`, holes), mac.span);
}

function ownModule(b: BodyCx): string {
  const path = modulePath(b.session, moduleOfRib(b.rib));
  const { name, isUser } = b.krate;
  return isUser ? (path === '' ? name : `${name}::${path}`) : path;
}

function targetOf(b: BodyCx, node: TracingMacro, quote: Quote): readonly ast.Token[] {
  const given = node.options.find((o) => o.name === 'target');
  return given !== undefined ? exprHole(given.value) : quote.str(ownModule(b));
}

/** The message is the first field, wherever it was written. */
function fieldNames(node: TracingMacro, quote: Quote): (readonly ast.Token[])[] {
  const own = node.fields.map((field) => quote.str(field.name));
  return node.message === undefined ? own : [quote.str('message'), ...own];
}

function fieldValues(mac: ast.MacroCall, node: TracingMacro, quote: Quote): (readonly ast.Token[])[] {
  const own = node.fields.map((field) => {
    const value = exprHole(field.value);
    return field.sigil === 'none' ? value : quote.tokens(`$crate::field::${field.sigil}(&$value)`, { value });
  });
  if (node.message === undefined) return own;
  const args = mac.tokens.slice(messageStart(mac, node.message.span.start));
  return [quote.tokens('::core::format_args!($args)', { args }), ...own];
}

/** Where the format string begins: at its offset, or (inside macros, where tokens share a place) the first literal argument. */
function messageStart(mac: ast.MacroCall, start: number): number {
  const at = mac.tokens.flatMap((t, i) => (t.span.start === start && t.kind !== 'eof' ? [i] : []));
  const only = at[0];
  if (at.length === 1 && only !== undefined) return only;
  let depth = 0;
  for (let i = 0; i < mac.tokens.length; i++) {
    const token = mac.tokens[i];
    const before = mac.tokens[i - 1]?.kind;
    if (token?.kind === '(' || token?.kind === '[' || token?.kind === '{') depth++;
    if (token?.kind === ')' || token?.kind === ']' || token?.kind === '}') depth--;
    const literal = token?.kind === 'str' || token?.kind === 'rawStr' || token?.kind === 'interpolated';
    if (depth === 0 && literal && (before === undefined || before === ',')) return i;
  }
  return only ?? 0;
}
