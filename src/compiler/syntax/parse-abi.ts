//! `extern "C"`, shared by function items, function pointers and extern blocks.
import type { ExternAbi } from './ast.ts';
import type { Parser } from './cursor.ts';
import { decodeString, litFromToken } from './literal.ts';

/** `extern` with its optional string; the current token is `extern`. */
export function parseAbi(p: Parser): ExternAbi {
  const start = p.bump();
  if (p.at('interpolated') && p.tok.node?.kind === 'Literal' && p.tok.node.lit.kind === 'Str') {
    const name = decodeString(p.tok.node.lit).value;
    p.bump();
    return { name, span: p.spanFrom(start) };
  }
  if (!p.at('str') && !p.at('rawStr')) return { span: start.span };
  const lit = litFromToken(p.bump());
  return lit === undefined ? { span: start.span } : { name: decodeString(lit).value, span: p.spanFrom(start) };
}
