//! Attributes as the later layers see them, and the few that lowering reads itself.
import type * as ast from '../syntax/ast.ts';
import { attrPath, literalText } from './cfg.ts';
import type { Attr } from './hir.ts';
import { printTokens } from '../syntax/print.ts';

const NONE: readonly Attr[] = [];

/** Converts attributes; doc comments become `doc`. */
export function makeAttrs(attrs: readonly ast.Attribute[]): readonly Attr[] {
  if (attrs.length === 0) return NONE;
  return attrs.map((attr): Attr => {
    if (attr.kind === 'Doc') return { path: 'doc', value: attr.text, span: attr.span };
    const path = attrPath(attr.meta);
    const { args } = attr.meta;
    switch (args.kind) {
      case 'Empty':
        return { path, span: attr.span };
      case 'Delimited':
        return { path, args: printTokens(args.tokens), span: attr.span };
      case 'Eq':
        return { path, value: exprText(args.value), span: attr.span };
    }
  });
}

/** Text of a literal in `#[path = "value"]`. */
function exprText(expr: ast.Expr): string {
  if (expr.kind !== 'Lit') return '';
  const { lit } = expr;
  if (lit.kind === 'Str') {
    const token: ast.Token = { kind: 'str', text: lit.text, span: lit.span, ctxt: 0, joint: false };
    return literalText(token);
  }
  return lit.text;
}

/** The value of `#[path = "value"]`, if there. */
export function attrValue(attrs: readonly ast.Attribute[], path: string): string | undefined {
  for (const attr of attrs) {
    if (attr.kind !== 'Normal' || attr.meta.path.segments.length !== 1) continue;
    if (attr.meta.path.segments[0]?.ident.name !== path || attr.meta.args.kind !== 'Eq') continue;
    return exprText(attr.meta.args.value);
  }
  return undefined;
}

/** Whether `#[path]` (with or without arguments) is there. */
export function hasAttr(attrs: readonly ast.Attribute[], path: string): boolean {
  return attrs.some((a) => a.kind === 'Normal' && attrPath(a.meta) === path);
}
