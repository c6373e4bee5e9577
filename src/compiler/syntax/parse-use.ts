//! The trees of `use` declarations.
import type { Ident, UseTree } from './ast.ts';
import type { Parser } from './cursor.ts';
import { parsePath } from './parse-path.ts';
import type { Token } from './token.ts';

/** A `use` tree. */
export function parseUseTree(p: Parser): UseTree {
  return p.nested<UseTree>(
    () => useTreeInner(p),
    (span) => ({ kind: 'Simple', prefix: { span, global: false, segments: [] }, span }),
  );
}

function useTreeInner(p: Parser): UseTree {
  const start = p.tok;
  const next = p.look(1).kind;
  if (p.at('*') || p.at('{') || (p.at('::') && (next === '*' || next === '{'))) {
    const global = p.eat('::');
    const prefix = {
      span: { ...start.span, end: p.prev === start ? start.span.end : start.span.start },
      global,
      segments: [],
    };
    return useTail(p, start, prefix);
  }
  const prefix = parsePath(p, 'mod');
  if (p.at('::') && !p.recovering) {
    p.bump();
    return useTail(p, start, prefix);
  }
  if (!p.eatWord('as')) return { kind: 'Simple', prefix, span: p.spanFrom(start) };
  const rename = renameIdent(p);
  return { kind: 'Simple', prefix, rename, span: p.spanFrom(start) };
}

function useTail(p: Parser, start: Token, prefix: UseTree['prefix']): UseTree {
  if (p.eat('*')) return { kind: 'Glob', prefix, span: p.spanFrom(start) };
  const trees = p.group('{', () => parseUseTree(p), ['`::`', '`as`']);
  return { kind: 'Nested', prefix, trees, span: p.spanFrom(start) };
}

/** A name or `_`. */
export function renameIdent(p: Parser): Ident {
  return p.at('_') ? p.takeIdent() : p.name();
}
