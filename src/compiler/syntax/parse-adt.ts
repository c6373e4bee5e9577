//! Structs, unions and enums.
import type { FieldDef, Item, ItemBase, Variant, VariantData } from './ast.ts';
import type { Parser } from './cursor.ts';
import { parseOuterAttrs, parseVisibility } from './parse-attr.ts';
import { parseFn, startsFn } from './parse-fn.ts';
import { parseGenerics, withWhere } from './parse-generics.ts';
import type { Token } from './token.ts';

/** `struct`, `union` or `enum`; the current token is that word. */
export function parseAdt(p: Parser, start: Token, base: Pick<ItemBase, 'attrs' | 'vis'>): Item {
  const word = p.bump().text;
  const ident = p.name();
  let generics = parseGenerics(p);
  if (word === 'enum') {
    generics = withWhere(p, generics);
    const variants = p.group('{', () => parseVariant(p), ['`(`', '`=`', '`{`']);
    return { kind: 'Enum', ...base, ident, generics, variants, span: p.spanFrom(start) };
  }
  const isUnion = word === 'union';
  generics = withWhere(p, generics);
  let data: VariantData = { kind: 'Unit' };
  if (p.at('(') && !p.recovering) {
    data = { kind: 'Tuple', fields: tupleFields(p) };
    generics = withWhere(p, generics);
    if (!p.eat(';')) p.errorExpected(['`;`', '`where`']);
  } else if (p.at('{') && !p.recovering) {
    data = { kind: 'Named', fields: namedFields(p) };
    if (p.at(';')) {
      p.warnError(p.tok.span, 'expected item, found `;`', {
        notes: [{ kind: 'help', text: 'braced struct declarations are not followed by a semicolon' }],
        edits: [{ title: 'remove this semicolon', edits: [{ span: p.tok.span, text: '' }] }],
      });
      p.bump();
    }
  } else if (!p.eat(';')) {
    const list = '`where`, `{`, `(`, or `;` after struct name';
    p.error(p.tok.span, `expected ${list}, found ${p.found()}`, { label: `expected ${list}` });
  }
  return { kind: 'Struct', ...base, isUnion, ident, generics, data, span: p.spanFrom(start) };
}

function parseVariant(p: Parser): Variant | undefined {
  const start = p.tok;
  const attrs = parseOuterAttrs(p);
  if (p.at('}')) return undefined;
  const vis = parseVisibility(p);
  const ident = p.name();
  if (p.recovering) return undefined;
  let data: VariantData = { kind: 'Unit' };
  if (p.at('{')) data = { kind: 'Named', fields: namedFields(p) };
  else if (p.at('(')) data = { kind: 'Tuple', fields: tupleFields(p) };
  const variant = { attrs, vis, ident, data };
  if (p.eat('=')) {
    const discriminant = p.g.expr(p);
    return { ...variant, discriminant, span: p.spanFrom(start) };
  }
  return { ...variant, span: p.spanFrom(start) };
}

function tupleFields(p: Parser): FieldDef[] {
  return p.group(
    '(',
    () => {
      const start = p.tok;
      const attrs = parseOuterAttrs(p);
      const vis = parseVisibility(p);
      const ty = p.g.ty(p);
      return { attrs, vis, ty, span: p.spanFrom(start) };
    },
    ['type'],
  );
}

function namedFields(p: Parser): FieldDef[] {
  p.bump();
  const fields: FieldDef[] = [];
  while (!p.at('}') && !p.at('eof')) {
    const before = p.pos;
    const start = p.tok;
    const attrs = parseOuterAttrs(p);
    if (attrs.length > 0 && p.at('}')) {
      p.warnError(p.prev.span, "found a documentation comment that doesn't document anything", { code: 'E0585' });
      break;
    }
    const vis = parseVisibility(p);
    if (startsFn(p)) {
      functionInStruct(p, attrs, vis);
      continue;
    }
    const ident = p.name();
    if (!p.recovering && !p.eat(':')) p.errorExpected(['`:`']);
    if (!p.recovering) {
      const ty = p.g.ty(p);
      fields.push({ attrs, vis, ident, ty, span: p.spanFrom(start) });
    }
    if (p.recovering) {
      // The other fields stay: go on behind the next comma.
      while (!p.at(',') && !p.at('}') && !p.at('eof')) p.skipTree();
      p.recovering = false;
    }
    if (p.eat(',') || p.at('}')) continue;
    if (p.at(';')) {
      p.warnError(p.tok.span, 'struct fields are separated by `,`', {
        edits: [{ title: 'replace `;` with `,`', edits: [{ span: p.tok.span, text: ',' }] }],
      });
      p.bump();
    } else {
      const at = p.afterPrev();
      p.warnError(at, `expected \`,\`, or \`}\`, found ${p.found()}`, {
        label: 'expected `,`, or `}`',
        edits: [{ title: 'try adding a comma', edits: [{ span: at, text: ',' }] }],
      });
      if (!p.atName() && !p.atWord('pub') && !p.at('#') && !p.at('docComment')) p.skipToClose();
    }
    if (p.pos === before) p.skipTree();
  }
  p.eat('}');
  return fields;
}

/** Methods belong into an `impl` block; the function is parsed and dropped. */
function functionInStruct(p: Parser, attrs: FieldDef['attrs'], vis: FieldDef['vis']): void {
  const start = p.tok;
  const { length } = p.diagnostics;
  parseFn(p, start, { attrs, vis }, false);
  p.diagnostics.length = Math.min(length, p.diagnostics.length);
  p.recovering = false;
  p.warnError(p.spanFrom(start), 'functions are not allowed in struct definitions', {
    notes: [
      { kind: 'help', text: 'unlike in C++, Java, and C#, functions are declared in `impl` blocks' },
      { kind: 'help', text: 'see https://doc.rust-lang.org/book/ch05-03-method-syntax.html for more information' },
    ],
  });
}
