//! `format_args!` as a primitive node, and the macros whose message it builds: `panic!` and `assert!`.
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import type { FormatArgs, FormatCount as ParsedCount } from '../../syntax/macros/format.ts';
import { formatRest } from '../../syntax/macros/format.ts';
import { parseAll, tokenParser } from '../../syntax/parse.ts';
import { displayExpr } from '../../syntax/print.ts';
import type { BodyCx } from '../body-cx.ts';
import type { Expr, FormatCount, FormatPiece, FormatTemplate } from '../hir.ts';
import { flattenFormat } from './format-flatten.ts';
import type { LowerCx } from '../lower-cx.ts';
import { lowerExpr } from '../lower-expr.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';
import { parseExpr, parserEdition } from '../parse.ts';
import { Quote, exprHole } from './quote.ts';
import { literalText } from './text.ts';

/** `format_args!(..)`; `newline` for `format_args_nl!`. */
export function lowerFormatArgs(b: BodyCx, _info: MacroInfo, mac: ast.MacroCall, newline: boolean): Expr {
  const parsed = parseFormatTokens(b, mac.tokens, mac.span);
  return parsed === undefined ? errExpr(b, mac.span) : lowerFormat(b, parsed, mac.span, newline);
}

/** A format string with arguments; undefined after an error. */
export function parseFormatTokens(cx: LowerCx, tokens: readonly ast.Token[], span: Span): FormatArgs | undefined {
  const list = eagerTemplate(cx, tokens);
  const options = {
    edition: parserEdition(cx.krate.edition),
    endSpan: { ...span, start: Math.max(span.start, span.end - 1) },
  };
  const { node, diagnostics } = parseAll(list, options, (p) => {
    if (p.at('eof')) p.error(span, 'requires at least a format string argument');
    return formatRest(p);
  });
  for (const d of diagnostics) cx.report(d);
  return diagnostics.some((d) => d.severity === 'error') ? undefined : node;
}

/** A macro call as the format string (`concat!("a", "b")`) is expanded first. */
function eagerTemplate(cx: LowerCx, tokens: readonly ast.Token[]): readonly ast.Token[] {
  const first = tokens[0];
  const isCall = first?.kind === 'ident' && tokens.some((t, i) => i < 8 && t.kind === '!');
  const isInterpolated =
    first?.kind === 'interpolated' && first.node?.kind === 'Expr' && first.node.expr.kind !== 'Lit';
  if (first === undefined || (!isCall && !isInterpolated)) return tokens;
  const p = tokenParser(tokens, { edition: parserEdition(cx.krate.edition) });
  const expr = p.g.expr(p);
  if (p.diagnostics.length > 0) return tokens;
  const text = expr.kind === 'Macro' || isInterpolated ? literalText(cx, expr) : undefined;
  if (text === undefined) return tokens;
  const literal = JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}');
  const token: ast.Token = { kind: 'str', text: literal, span: expr.span, ctxt: first.ctxt, joint: false };
  return [token, ...tokens.slice(p.pos)];
}

/** The node of a parsed format string. */
export function lowerFormat(b: BodyCx, format: FormatArgs, span: Span, newline: boolean): Expr {
  const id = b.id();
  const pieces: FormatPiece[] = [];
  const text = (t: string): void => {
    const last = pieces[pieces.length - 1];
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + t };
    else if (t !== '') pieces.push({ kind: 'text', text: t });
  };
  for (const piece of format.pieces) {
    if (piece.kind === 'Text') {
      text(piece.text);
      continue;
    }
    const { flags } = piece;
    pieces.push({
      kind: 'arg',
      arg: piece.index,
      trait: flags.trait,
      span: piece.span,
      fill: flags.fill?.codePointAt(0) ?? 32,
      align: flags.align ?? 'none',
      sign: flags.plus ? 'plus' : flags.minus ? 'minus' : 'none',
      alternate: flags.alternate,
      zeroPad: flags.zero,
      debugHex: flags.debugHex ?? 'none',
      width: count(piece.width),
      precision: count(piece.precision),
    });
  }
  if (newline) text('\n');
  const lowered = format.args.map((arg) => lowerExpr(b, arg.expr));
  const { pieces: flat, args } = flattenFormat(pieces, lowered);
  const template: FormatTemplate = { pieces: flat, span: format.span };
  return { kind: 'formatArgs', id, span, template, args };
}

function count(c: ParsedCount | undefined): FormatCount {
  if (c === undefined) return { kind: 'none' };
  return c.kind === 'Literal' ? { kind: 'literal', value: c.value } : { kind: 'arg', arg: c.index };
}

/** `panic!(..)` of editions 2021 and later: always a format string. */
export function panicMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const quote = Quote.of(b, info, mac.span);
  const args = mac.tokens.length === 0 ? quote.str('explicit panic') : mac.tokens;
  const tokens = quote.tokens('$crate::rt::panic_fmt($crate::format_args!($args))', { args });
  return lowerTokens(b, tokens, mac.span);
}

/** `assert!(cond)`, `assert!(cond, "message {}", x)`. */
export function assertMacro(b: BodyCx, info: MacroInfo, mac: ast.MacroCall): Expr {
  const p = tokenParser(mac.tokens, { edition: parserEdition(b.krate.edition), endSpan: mac.argsSpan });
  if (p.at('eof')) {
    b.error(undefined, mac.span, 'macro requires a boolean expression as an argument', {
      label: 'boolean expression required',
    });
    return errExpr(b, mac.span);
  }
  const cond = p.g.expr(p);
  if (!p.recovering && !p.at('eof')) p.expect(',');
  for (const d of p.diagnostics) b.report(d);
  if (p.diagnostics.length > 0) return errExpr(b, mac.span);
  const message = mac.tokens.slice(p.pos);
  const quote = Quote.of(b, info, mac.span);
  const text = `assertion failed: ${displayExpr(cond)}`.replace(/[{}]/g, (c) => c + c);
  const args = message.length > 0 ? message : quote.str(text);
  const tokens = quote.tokens('if !$cond { $crate::rt::panic_fmt($crate::format_args!($args)); }', {
    cond: exprHole({ kind: 'Paren', expr: cond, span: cond.span }),
    args,
  });
  return lowerTokens(b, tokens, mac.span);
}

/** Parses tokens of an expansion as an expression and lowers it. */
export function lowerTokens(b: BodyCx, tokens: readonly ast.Token[], span: Span): Expr {
  const { node, diagnostics } = parseExpr({ tokens, edition: b.krate.edition, endSpan: span });
  for (const d of diagnostics) b.report(d);
  return lowerExpr(b, node);
}
