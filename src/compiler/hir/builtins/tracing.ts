//! `tracing`'s events and spans: `info!`, `event!`, `info_span!`, `span!`, `enabled!`, as calls into `$crate::__support`.
import { unsupportedAt } from '../../../source/diagnostic.ts';
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
  const [kind = '', level] = (info.builtin ?? '').split(':');
  const isSpan = kind === 'tracing_span';
  const form: TracingForm = isSpan
    ? level === undefined
      ? 'span'
      : 'leveledSpan'
    : level === undefined
      ? 'event'
      : 'leveledEvent';
  const { node, diagnostics } = parseTracing(mac, parserEdition(b.krate.edition), form);
  for (const d of diagnostics) b.report(d);
  if (diagnostics.some((d) => d.severity === 'error')) return errExpr(b, mac.span);
  const parent = node.options.find((o) => o.name === 'parent');
  if (parent !== undefined) {
    b.report(unsupportedAt(parent.value.span, 'explicit parents of tracing events and spans'));
    return errExpr(b, mac.span);
  }
  const quote = Quote.of(b, info, mac.span);
  const levelTokens =
    level !== undefined
      ? quote.tokens(`$crate::Level::${level}`, {})
      : node.level === undefined
        ? quote.tokens('$crate::Level::INFO', {})
        : exprHole(node.level);
  const target = targetOf(b, node, quote);
  if (kind === 'tracing_enabled') {
    return lowerTokens(
      b,
      quote.tokens('$crate::__support::enabled($level, $target)', { level: levelTokens, target }),
      mac.span,
    );
  }
  const holes = { level: levelTokens, target, fields: fieldsOf(mac, node, quote) };
  if (!isSpan) {
    const template = `{
      if $crate::__support::enabled($level, $target) {
        $crate::__support::event($level, $target, &[$fields]);
      }
    }`;
    return lowerTokens(b, quote.tokens(template, holes), mac.span);
  }
  const name = node.spanName === undefined ? quote.str('') : exprHole(node.spanName);
  const template = `{
    if $crate::__support::enabled($level, $target) {
      $crate::__support::span($level, $target, $name, &[$fields])
    } else {
      $crate::__support::span_disabled()
    }
  }`;
  return lowerTokens(b, quote.tokens(template, { ...holes, name }), mac.span);
}

function targetOf(b: BodyCx, node: TracingMacro, quote: Quote): readonly ast.Token[] {
  const given = node.options.find((o) => o.name === 'target');
  if (given !== undefined) return exprHole(given.value);
  const path = modulePath(b.session, moduleOfRib(b.rib));
  const { name, isUser } = b.krate;
  return quote.str(isUser ? (path === '' ? name : `${name}::${path}`) : path);
}

function fieldsOf(mac: ast.MacroCall, node: TracingMacro, quote: Quote): readonly ast.Token[] {
  const tokens: ast.Token[] = [];
  for (const field of node.fields) {
    const how = field.sigil === 'none' ? 'value' : field.sigil;
    tokens.push(
      ...quote.tokens(`$crate::__support::Field::${how}($name, &$value),`, {
        name: quote.str(field.name),
        value: exprHole(field.value),
      }),
    );
  }
  if (node.message !== undefined) {
    const args = mac.tokens.slice(messageStart(mac, node.message.span.start));
    tokens.push(...quote.tokens('$crate::__support::Field::message(::core::format_args!($args)),', { args }));
  }
  return tokens;
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
