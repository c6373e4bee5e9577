//! Events and spans of `tracing` (and the plain messages of `log`): `info!(target: "t", id = %x, ?y, "done {}", z)`.
import type { Span } from '../../../source/span.ts';
import type { Edition, Expr, Ident, MacroCall } from '../ast.ts';
import type { Parser } from '../cursor.ts';
import type { Parsed } from '../parse.ts';
import { parseMacro } from '../parse.ts';
import { decodeString, litFromToken } from '../literal.ts';
import type { FormatArgs } from './format.ts';
import { formatRest } from './format.ts';

/** What an event or span macro says. */
export interface TracingMacro {
  /** `target: e`, `parent: e`, `name: e`. */
  readonly options: readonly { readonly name: 'target' | 'parent' | 'name'; readonly value: Expr }[];
  /** The level of `event!` and `span!`. */
  readonly level?: Expr;
  /** The name of a span. */
  readonly spanName?: Expr;
  readonly fields: readonly TracingField[];
  readonly message?: FormatArgs;
}

/** `name = %value`, `?name`, `name`. */
export interface TracingField {
  /** Dotted names are one name: `http.status`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `%` shows by `Display`, `?` by `Debug`, nothing records the value. */
  readonly sigil: 'none' | 'display' | 'debug';
  readonly value: Expr;
  readonly span: Span;
}

/** Which macro it is: `info!`-like, `event!`, `info_span!`-like, `span!`. */
export type TracingForm = 'event' | 'leveledEvent' | 'span' | 'leveledSpan';

/** Parses a tracing macro. In `event` and `span` the level comes first, in the `leveled` forms it is in the name. */
export function parseTracing(mac: MacroCall, edition: Edition, form: TracingForm): Parsed<TracingMacro> {
  return parseMacro(mac, edition, (p) => {
    const options: { name: 'target' | 'parent' | 'name'; value: Expr }[] = [];
    while ((p.atWord('target') || p.atWord('parent') || p.atWord('name')) && p.look(1).kind === ':') {
      const { text } = p.bump();
      p.bump();
      const name = text === 'target' ? 'target' : text === 'parent' ? 'parent' : 'name';
      options.push({ name, value: p.g.expr(p) });
      if (p.recovering || !p.eat(',')) break;
    }
    let level: Expr | undefined;
    if (form === 'event' || form === 'span') {
      level = p.g.expr(p);
      if (!p.recovering && !p.at('eof')) p.expect(',');
    }
    let spanName: Expr | undefined;
    if ((form === 'span' || form === 'leveledSpan') && !p.recovering) {
      spanName = p.g.expr(p);
      if (!p.recovering && !p.at('eof')) p.expect(',');
    }
    const rest = fieldsAndMessage(p);
    return { options, ...rest, ...(level ? { level } : {}), ...(spanName ? { spanName } : {}) };
  });
}

function fieldsAndMessage(p: Parser): { readonly fields: TracingField[]; readonly message?: FormatArgs } {
  const fields: TracingField[] = [];
  // `{ a = 1, b }, "message"`: fields in braces.
  if (p.at('{')) {
    p.bump();
    while (!p.at('}') && !p.at('eof') && !p.recovering) {
      fields.push(field(p));
      if (p.recovering || !p.eat(',')) break;
    }
    p.closeGroup('}', ['`,`']);
    if (!p.at('eof')) p.expect(',');
  }
  while (!p.at('eof') && !p.recovering) {
    if (!isField(p)) return { fields, message: formatRest(p) };
    fields.push(field(p));
    if (p.recovering || !p.eat(',')) break;
  }
  return { fields };
}

/** Whether a field starts here, and not the message. */
function isField(p: Parser): boolean {
  if (p.at('%') || p.at('?')) return true;
  if (p.at('str') || p.at('rawStr')) return p.look(1).kind === '=';
  if (!p.at('ident') && !p.at('rawIdent')) return false;
  // A dotted name, then `=`, `,` or the end.
  let n = 1;
  while (p.look(n).kind === '.' && (p.look(n + 1).kind === 'ident' || p.look(n + 1).kind === 'rawIdent')) n += 2;
  const after = p.look(n).kind;
  return after === '=' || after === ',' || after === 'eof' || after === '}';
}

function field(p: Parser): TracingField {
  const start = p.tok;
  const sigil = takeSigil(p);
  const first = p.tok;
  const { name, parts } = fieldName(p);
  const nameSpan = p.spanFrom(first);
  if (sigil === 'none' && p.eat('=')) {
    const mark = takeSigil(p);
    const value = p.g.expr(p);
    return { name, nameSpan, sigil: mark, value, span: p.spanFrom(start) };
  }
  // Shorthand: the name is the value, `a.b` a field access.
  const [head, ...rest] = parts;
  const base: Ident = head ?? { name: '', span: nameSpan, ctxt: 0 };
  let value: Expr = {
    kind: 'Path',
    path: { span: base.span, global: false, segments: [{ ident: base, span: base.span }] },
    span: base.span,
  };
  for (const part of rest) {
    value = { kind: 'Field', expr: value, field: part, span: { ...base.span, end: part.span.end } };
  }
  return { name, nameSpan, sigil, value, span: p.spanFrom(start) };
}

function takeSigil(p: Parser): TracingField['sigil'] {
  return p.eat('%') ? 'display' : p.eat('?') ? 'debug' : 'none';
}

function fieldName(p: Parser): { readonly name: string; readonly parts: readonly Ident[] } {
  if (p.at('str') || p.at('rawStr')) {
    const lit = litFromToken(p.bump());
    return { name: lit === undefined ? '' : decodeString(lit).value, parts: [] };
  }
  const parts: Ident[] = [];
  // Keywords are allowed in field names (`type = 3`).
  for (;;) {
    parts.push(p.at('ident') || p.at('rawIdent') ? p.takeIdent() : p.name());
    if (p.recovering || !p.at('.')) break;
    p.bump();
  }
  return { name: parts.map((part) => part.name).join('.'), parts };
}
