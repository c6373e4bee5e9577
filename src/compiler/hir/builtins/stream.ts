//! `async_stream::stream!` and `try_stream!`: a generator closure (flavor `gen`) handed to `$crate::__support::stream`.
import type * as ast from '../../syntax/ast.ts';
import { parseStream } from '../../syntax/macros/simple.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr } from '../hir.ts';
import { genClosure } from '../lower-closure.ts';
import { lowerExpr } from '../lower-expr.ts';
import type { MacroInfo } from '../names.ts';
import { parseExpr, parserEdition } from '../parse.ts';
import { Quote } from './quote.ts';

/** Both macros; in `try_stream!`, `yield v` gives `Ok(v)` and `?` ends the stream with an `Err`. */
export function streamMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const { node, diagnostics } = parseStream(mac, parserEdition(b.krate.edition));
  for (const d of diagnostics) b.report(d);
  const { span } = mac;
  const quote = Quote.of(b, info, span);
  const isTry = info.builtin === 'try_stream';
  const path = quote.tokens(isTry ? '$crate::__support::try_stream' : '$crate::__support::stream', {});
  const func = lowerExpr(b, parseExpr({ tokens: path, edition: b.krate.edition, endSpan: span }).node);
  const generator = genClosure(b, span, isTry, node);
  return { kind: 'call', id: b.id(), span, func, args: [generator] };
}

const TRY = `match () {
  ::core::result::Result::Ok(value) => value,
  ::core::result::Result::Err(error) => {
    yield ::core::result::Result::Err(::core::convert::From::from(error));
    return;
  }
}`;

/** `e?` inside `try_stream!`. */
export function tryInStream(b: BodyCx, e: ast.TryExpr): Expr {
  const { span } = e;
  const scrutinee = lowerExpr(b, e.expr);
  const mark = b.session.mark(0, undefined, b.session.krate('std') ?? b.krate);
  const quote = new Quote(span, () => mark);
  const { node } = parseExpr({ tokens: quote.tokens(TRY, {}), edition: b.krate.edition, endSpan: span });
  // The error is yielded as it is, without another `Ok` around it.
  const saved = b.fn;
  b.fn = { ...saved, tryGen: false };
  const match = lowerExpr(b, node);
  b.fn = saved;
  return match.kind === 'match' ? { ...match, scrutinee, source: 'try' } : match;
}

/** `yield v` inside `try_stream!` yields `Ok(v)`. */
export function okInStream(b: BodyCx, e: ast.YieldExpr): ast.Expr {
  const { span } = e;
  const mark = b.session.mark(0, undefined, b.session.krate('std') ?? b.krate);
  const quote = new Quote(span, () => mark);
  const tokens = quote.tokens('::core::result::Result::Ok', {});
  const callee = parseExpr({ tokens, edition: b.krate.edition, endSpan: span }).node;
  const value: ast.Expr = e.value ?? { kind: 'Tuple', elems: [], span };
  return { kind: 'Call', callee, args: [value], argsSpan: span, span };
}
