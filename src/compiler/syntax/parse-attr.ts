//! Attributes, doc comments, visibility.
import type { AttrArgs, Attribute, DocAttribute, MetaItem, Visibility } from './ast.ts';
import { isOpen } from './balance.ts';
import type { Parser } from './cursor.ts';
import { parseModPath } from './parse-path.ts';
import type { Token } from './token.ts';

/** The shared list of a node without attributes. */
export const NO_ATTRS: readonly Attribute[] = [];

/** A doc comment as an attribute. */
function docAttribute(token: Token): DocAttribute {
  const block = token.text.startsWith('/*');
  const style = token.text.charAt(2) === '!' ? 'inner' : 'outer';
  const text = block ? token.text.slice(3, -2) : token.text.slice(3);
  return { kind: 'Doc', style, block, text, span: token.span };
}

function isInnerDoc(token: Token): boolean {
  return token.kind === 'docComment' && token.text.charAt(2) === '!';
}

/** Outer attributes and doc comments before something. */
export function parseOuterAttrs(p: Parser): readonly Attribute[] {
  let out: Attribute[] | undefined;
  for (;;) {
    const token = p.tok;
    if (token.kind === 'docComment') {
      if (isInnerDoc(token)) {
        p.warnError(token.span, 'expected outer doc comment', {
          code: 'E0753',
          notes: [
            {
              kind: 'note',
              text: 'inner doc comments like this (starting with `//!` or `/*!`) can only appear before items',
            },
          ],
        });
      }
      (out ??= []).push(docAttribute(p.bump()));
    } else if (token.kind === '#' && p.look(1).kind === '[') {
      (out ??= []).push(attribute(p, 'outer'));
    } else if (token.kind === '#' && p.look(1).kind === '!' && p.look(2).kind === '[') {
      p.warnError(token.span, 'an inner attribute is not permitted in this context', {
        notes: [
          {
            kind: 'note',
            text: 'inner attributes, like `#![no_std]`, annotate the item enclosing them, and are usually found at the beginning of source files',
          },
        ],
      });
      (out ??= []).push(attribute(p, 'inner'));
    } else if (token.kind === 'interpolated' && token.node?.kind === 'Attr') {
      (out ??= []).push(token.node.attr);
      p.bump();
    } else return out ?? NO_ATTRS;
  }
}

/** Inner attributes and inner doc comments at the start of a file, module, block or body. */
export function parseInnerAttrs(p: Parser): readonly Attribute[] {
  let out: Attribute[] | undefined;
  for (;;) {
    if (isInnerDoc(p.tok)) (out ??= []).push(docAttribute(p.bump()));
    else if (p.at('#') && p.look(1).kind === '!' && p.look(2).kind === '[') (out ??= []).push(attribute(p, 'inner'));
    else return out ?? NO_ATTRS;
  }
}

function attribute(p: Parser, style: 'outer' | 'inner'): Attribute {
  const start = p.bump();
  if (style === 'inner') p.bump();
  p.bump();
  const meta = parseMeta(p);
  p.closeGroup(']', ['`(`', '`::`', '`=`', '`[`', '`{`']);
  return { kind: 'Normal', style, meta, span: p.spanFrom(start) };
}

/** What stands inside `#[..]`. */
export function parseMeta(p: Parser): MetaItem {
  if (p.tok.kind === 'interpolated' && p.tok.node?.kind === 'Meta') {
    const { meta } = p.tok.node;
    p.bump();
    return meta;
  }
  const start = p.tok;
  if (p.atWord('unsafe') && p.look(1).kind === '(') {
    p.bump();
    p.bump();
    const inner = metaBody(p, start, true);
    p.closeGroup(')', []);
    return { ...inner, span: p.spanFrom(start) };
  }
  return metaBody(p, start, false);
}

function metaBody(p: Parser, start: Token, isUnsafe: boolean): MetaItem {
  const path = parseModPath(p);
  let args: AttrArgs = { kind: 'Empty' };
  if (isOpen(p.tok.kind)) args = { kind: 'Delimited', ...p.takeTree() };
  else if (p.eat('=')) args = { kind: 'Eq', value: p.g.expr(p) };
  return { isUnsafe, path, args, span: p.spanFrom(start) };
}

/** `pub`, `pub(crate)`, `pub(super)`, `pub(self)`, `pub(in path)`, or nothing. */
export function parseVisibility(p: Parser): Visibility {
  const start = p.tok;
  if (start.kind === 'interpolated' && start.node?.kind === 'Vis') {
    p.bump();
    return start.node.vis;
  }
  if (!p.atWord('pub')) return { kind: 'Inherited', span: { ...start.span, end: start.span.start } };
  p.bump();
  if (p.at('(')) {
    const word = p.look(1);
    if (word.kind === 'ident' && word.text === 'in') {
      p.bump();
      p.bump();
      const path = parseModPath(p);
      p.closeGroup(')', []);
      return { kind: 'Restricted', path, span: p.spanFrom(start) };
    }
    // `pub (A, B)` in a tuple struct is a public field of tuple type.
    const simple = word.kind === 'ident' && (word.text === 'crate' || word.text === 'self' || word.text === 'super');
    if (simple && p.look(2).kind === ')') {
      p.bump();
      const path = parseModPath(p);
      p.bump();
      return { kind: 'Restricted', path, span: p.spanFrom(start) };
    }
    if (word.kind === 'ident' && word.text === '$crate' && p.look(2).kind === ')') {
      p.bump();
      const path = parseModPath(p);
      p.bump();
      return { kind: 'Restricted', path, span: p.spanFrom(start) };
    }
  }
  return { kind: 'Public', span: p.spanFrom(start) };
}
