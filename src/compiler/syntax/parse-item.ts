//! Items: what can stand at the top of a file, in modules and blocks. Functions are in parse-fn.ts, the members of
//! traits and impls use the same functions.
import type { AssocItem, Attribute, ForeignItem, Generics, Ident, Item, ItemBase, Visibility } from './ast.ts';
import { isOpen } from './balance.ts';
import type { Parser } from './cursor.ts';
import { defer } from './deferred.ts';
import { parseAbi } from './parse-abi.ts';
import { parseInnerAttrs, parseOuterAttrs, parseVisibility } from './parse-attr.ts';
import { parseAdt } from './parse-adt.ts';
import { parseFn, startsFn } from './parse-fn.ts';
import { parseBounds, parseGenerics, withWhere } from './parse-generics.ts';
import { isSegment, parseModPath, startsPath } from './parse-path.ts';
import { missingSemi } from './parse-stmt.ts';
import { parseUseTree, renameIdent } from './parse-use.ts';
import type { CloseDelim, Token } from './token.ts';

type Place = Parser['memberOf'];

const ITEM_WORDS = new Set(['fn', 'struct', 'enum', 'trait', 'mod', 'use', 'type', 'impl', 'pub', 'extern']);

/** Whether an item starts here (and no expression does). */
export function startsItem(p: Parser): boolean {
  const { tok } = p;
  if (tok.kind === 'interpolated') return tok.node?.kind === 'Item' || tok.node?.kind === 'Vis';
  if (tok.kind !== 'ident') return false;
  if (ITEM_WORDS.has(tok.text)) return true;
  const next = p.look(1);
  switch (tok.text) {
    case 'static':
      return !(next.kind === '|' || next.kind === '||' || (next.kind === 'ident' && next.text === 'move'));
    case 'const':
      if (next.kind === '_') return true;
      if (next.kind !== 'ident' && next.kind !== 'rawIdent') return false;
      if (next.text === 'move' || next.text === 'static') return false;
      return next.text !== 'async' || p.lookWord(2, 'fn') || p.lookWord(2, 'unsafe') || p.lookWord(2, 'extern');
    case 'unsafe':
      return next.kind === 'ident' && /^(?:fn|extern|impl|trait|auto|mod|async|static|const)$/.test(next.text);
    case 'async':
    case 'safe':
    case 'gen':
      return startsFn(p) || (tok.text === 'safe' && next.kind === 'ident' && next.text === 'static');
    case 'union':
    case 'macro':
      return p.atName(1);
    case 'auto':
      return next.kind === 'ident' && (next.text === 'trait' || (next.text === 'unsafe' && p.lookWord(2, 'trait')));
    case 'default':
      return next.kind === 'ident' && /^(?:fn|impl|unsafe|async|const|type|extern)$/.test(next.text);
    case 'macro_rules':
      return next.kind === '!' && p.look(2).kind !== '(' && p.look(2).kind !== '{' && p.look(2).kind !== '[';
    default:
      return false;
  }
}

/** Items up to `close` (not taken), skipping what is none. */
export function parseItems(p: Parser, close: CloseDelim | 'eof'): Item[] {
  const items: Item[] = [];
  members(p, close, 'module', (item) => items.push(item));
  return items;
}

function members(p: Parser, close: CloseDelim | 'eof', place: Place, add: (item: Item) => void): void {
  while (!p.at(close) && !p.at('eof')) {
    const before = p.pos;
    const attrs = parseOuterAttrs(p);
    if (attrs.length > 0 && (p.at(close) || p.at('eof'))) onlyAttrs(p, attrs, place);
    else {
      const item = memberAt(p, attrs);
      if (item !== undefined) add(item);
    }
    if (p.recovering) recoverItem(p, close);
    if (p.pos === before) p.skipTree();
  }
}

function onlyAttrs(p: Parser, attrs: readonly Attribute[], place: Place): void {
  const last = attrs.at(-1);
  const isDoc = last?.kind === 'Doc';
  p.error(last?.span ?? p.prev.span, `expected item after ${isDoc ? 'doc comment' : 'attributes'}`, {
    ...(isDoc ? { label: "this doc comment doesn't document anything" } : {}),
    ...(isDoc && place !== 'module' ? { code: 'E0584' } : {}),
  });
}

function memberAt(p: Parser, attrs: readonly Attribute[]): Item | undefined {
  if (p.at(';')) {
    p.warnError(p.tok.span, 'expected item, found `;`', {
      notes: [{ kind: 'help', text: 'remove this semicolon' }],
      edits: [{ title: 'remove this semicolon', edits: [{ span: p.tok.span, text: '' }] }],
    });
    p.bump();
    return undefined;
  }
  return parseItem(p, attrs);
}

/** Skips to the next item; an error inside an item that left its brace group behind goes on behind it. */
function recoverItem(p: Parser, close: CloseDelim | 'eof'): void {
  for (let first = true; !p.at(close) && !p.at('eof'); first = false) {
    if (!first && (startsItem(p) || (p.at('#') && p.look(1).kind === '['))) break;
    if (first && p.tok.lineStart === true && startsItem(p)) break;
    const braces = p.at('{');
    if (p.eat(';')) break;
    p.skipTree();
    if (braces) break;
  }
  p.recovering = false;
}

/** One item after its attributes; undefined (with an error) if there is none. */
export function parseItem(p: Parser, attrs: readonly Attribute[]): Item | undefined {
  return p.nested<Item | undefined>(
    () => itemInner(p, attrs),
    () => undefined,
  );
}

function itemInner(p: Parser, attrs: readonly Attribute[]): Item | undefined {
  const first = p.tok;
  // The span covers the attributes too.
  const start: Token = attrs[0] === undefined ? first : { ...first, span: attrs[0].span };
  if (first.kind === 'interpolated' && first.node?.kind === 'Item') {
    p.bump();
    const { item } = first.node;
    return attrs.length === 0 ? item : { ...item, attrs: [...attrs, ...item.attrs] };
  }
  const vis = parseVisibility(p);
  const base = attrs.length === 0 ? { attrs, vis } : { attrs, vis, head: first.span.start };
  const isDefault =
    p.atWord('default') && p.look(1).kind === 'ident' && p.look(1).text !== 'as' && !p.look(1).lineStart;
  if (isDefault) p.bump();
  if (startsFn(p)) return parseFn(p, start, base, isDefault);
  const { tok } = p;
  if (tok.kind === 'ident') {
    const item = wordItem(p, start, base, isDefault);
    if (item !== 'none') return item;
  }
  if (startsPath(p)) return macroItem(p, start, base);
  noItem(p, vis, attrs);
  return undefined;
}

type Head = Pick<ItemBase, 'attrs' | 'vis' | 'head'>;

function wordItem(p: Parser, start: Token, base: Head, isDefault: boolean): Item | undefined | 'none' {
  const next = p.look(1);
  switch (p.tok.text) {
    case 'struct':
    case 'enum':
      return parseAdt(p, start, base);
    case 'union':
      return p.atName(1) ? parseAdt(p, start, base) : 'none';
    case 'use':
      return parseUse(p, start, base);
    case 'mod':
      return parseMod(p, start, base, false);
    case 'type':
      return parseTypeAlias(p, start, base, isDefault);
    case 'const':
      if (next.kind === 'ident' && (next.text === 'trait' || next.text === 'auto')) return parseTrait(p, start, base);
      if (next.kind === 'ident' && next.text === 'impl') return parseImpl(p, start, base, isDefault);
      return parseConst(p, start, base, isDefault);
    case 'static':
      return parseStatic(p, start, base, 'default');
    case 'safe':
      if (!p.lookWord(1, 'static')) return 'none';
      p.bump();
      return parseStatic(p, start, base, 'safe');
    case 'trait':
      return parseTrait(p, start, base);
    case 'auto':
      return next.kind === 'ident' ? parseTrait(p, start, base) : 'none';
    case 'impl':
      return parseImpl(p, start, base, isDefault);
    case 'extern':
      if (p.lookWord(1, 'crate')) return parseExternCrate(p, start, base);
      return parseExternBlock(p, start, base, false);
    case 'unsafe':
      return unsafeItem(p, start, base, isDefault);
    case 'macro_rules':
      return next.kind === '!' && !isOpen(p.look(2).kind) ? parseMacroRules(p, start, base) : 'none';
    case 'macro':
      return p.atName(1) ? parseMacroDef(p, start, base) : 'none';
    default:
      return 'none';
  }
}

function unsafeItem(p: Parser, start: Token, base: Head, isDefault: boolean): Item | undefined | 'none' {
  const next = p.look(1).text;
  if (next === 'impl') return parseImpl(p, start, base, isDefault);
  if (next === 'trait' || next === 'auto') return parseTrait(p, start, base);
  if (next === 'mod') {
    p.bump();
    return parseMod(p, start, base, true);
  }
  if (next === 'static') {
    p.bump();
    return parseStatic(p, start, base, 'unsafe');
  }
  if (next !== 'extern') return 'none';
  p.bump();
  return parseExternBlock(p, start, base, true);
}

function noItem(p: Parser, vis: Visibility, attrs: readonly Attribute[]): void {
  if (vis.kind !== 'Inherited') {
    const text = vis.kind === 'Public' ? 'pub' : 'pub(..)';
    p.error(vis.span, `visibility \`${text}\` is not followed by an item`, {
      label: 'the visibility',
      notes: [{ kind: 'help', text: `you likely meant to define an item, e.g., \`${text} fn foo() {}\`` }],
    });
    return;
  }
  if (p.memberOf !== 'module') {
    p.error(p.tok.span, 'non-item in item list', {
      notes: p.atWord('let')
        ? [{ kind: 'help', text: 'consider using `const` instead of `let` for associated const' }]
        : [],
    });
    return;
  }
  if (attrs.length > 0) {
    onlyAttrs(p, attrs, 'module');
    return;
  }
  const { tok } = p;
  const isLet = tok.kind === 'ident' && tok.text === 'let';
  p.error(tok.span, `expected item, found ${p.found()}`, {
    label: isLet ? '`let` cannot be used for global variables' : 'expected item',
    notes: isLet
      ? [{ kind: 'help', text: 'consider using `static` or `const` instead of `let`' }]
      : [
          {
            kind: 'note',
            text: 'for a full list of items that can appear in modules, see <https://doc.rust-lang.org/reference/items.html>',
          },
        ],
  });
}

/** Takes the `;` that ends an item. */
function semi(p: Parser, expected: readonly string[] = []): void {
  if (p.eat(';') || p.recovering) return;
  if (expected.length === 0) missingSemi(p, undefined, []);
  else p.errorExpected([...expected, '`;`']);
}

function macroItem(p: Parser, start: Token, base: Head): Item | undefined {
  const { tok } = p;
  const next = p.look(1).kind;
  if (p.atName() && (next === '{' || next === '(' || next === '<')) {
    missingKeyword(p, base.vis);
    return undefined;
  }
  if (base.vis.kind !== 'Inherited' && next !== '!' && next !== '::') {
    noItem(p, base.vis, base.attrs);
    return undefined;
  }
  const path = parseModPath(p);
  if (!p.at('!')) {
    p.errorExpected(['`!`', '`::`']);
    return undefined;
  }
  p.bump();
  if (!isOpen(p.tok.kind)) {
    p.errorExpected(['`(`', '`[`', '`{`']);
    return undefined;
  }
  const { delim, tokens, span: argsSpan } = p.takeTree();
  const mac = { path, delim, tokens, argsSpan, span: p.spanFrom(tok) };
  if (delim !== '{') {
    if (!p.eat(';')) {
      p.warnError(argsSpan, 'macros that expand to items must be delimited with braces or followed by a semicolon', {
        edits: [{ title: 'add a semicolon', edits: [{ span: p.afterPrev(), text: ';' }] }],
      });
    }
  }
  return { kind: 'Macro', ...base, mac, span: p.spanFrom(start) };
}

/** `foo() {}`, `pub Foo { .. }`: a definition without its keyword. The current token is the name. */
function missingKeyword(p: Parser, vis: Visibility): void {
  const isPub = vis.kind !== 'Inherited';
  const ident = p.takeIdent();
  const span = isPub ? { ...vis.span, end: ident.span.end } : ident.span;
  if (p.at('<')) {
    while (!p.at('>') && !p.at('eof') && !p.at('{') && !p.at(';')) p.skipTree();
    p.eat('>');
  }
  const say = (what: string, keyword?: string): void => {
    const help =
      keyword === undefined
        ? undefined
        : `add \`${keyword}\` here to parse \`${ident.name}\` as a ${keyword === 'fn' ? 'function' : keyword}`;
    p.error(span, `missing ${what} definition`, {
      ...(help === undefined ? {} : { notes: [{ kind: 'help' as const, text: help }] }),
      edits:
        help === undefined || keyword === undefined
          ? []
          : [{ title: help, edits: [{ span: { ...ident.span, end: ident.span.start }, text: `${keyword} ` }] }],
    });
  };
  if (p.at('{')) {
    if (p.look(1).kind === '}') say('`enum` or `struct` for enum or struct');
    else if (p.look(2).kind === ':' || p.look(3).kind === ':') say('`struct` for struct', 'struct');
    else say('`enum` for enum', 'enum');
    return;
  }
  if (!p.at('(')) return say('`fn` or `struct` for function or struct');
  p.skipTree();
  if (p.at('->') || p.at('{')) say('`fn` for function', 'fn');
  else if (isPub && p.at(';')) say('`struct` for struct', 'struct');
  else say('`fn` or `struct` for function or struct');
}

function parseMacroRules(p: Parser, start: Token, base: Head): Item | undefined {
  p.bump();
  p.bump();
  const ident = p.name();
  if (!isOpen(p.tok.kind)) {
    p.errorExpected(['`(`', '`[`', '`{`']);
    return undefined;
  }
  const { delim, tokens } = p.takeTree();
  if (delim !== '{' && !p.eat(';')) {
    p.warnError(p.prev.span, 'macros must be terminated with `;` when delimited with parentheses or brackets');
  }
  return { kind: 'MacroRules', ...base, ident, delim, tokens, span: p.spanFrom(start) };
}

function parseMacroDef(p: Parser, start: Token, base: Head): Item | undefined {
  p.bump();
  const ident = p.name();
  if (p.at('(')) {
    const params = p.takeTree().tokens;
    if (!p.at('{')) {
      p.errorExpected(['`{`']);
      return undefined;
    }
    const { tokens } = p.takeTree();
    return { kind: 'MacroDef', ...base, ident, params, tokens, span: p.spanFrom(start) };
  }
  if (!p.at('{')) {
    p.errorExpected(['`(`', '`{`']);
    return undefined;
  }
  const { tokens } = p.takeTree();
  return { kind: 'MacroDef', ...base, ident, tokens, span: p.spanFrom(start) };
}

// --- use, mod, extern crate ---

function parseUse(p: Parser, start: Token, base: Head): Item {
  p.bump();
  const tree = parseUseTree(p);
  semi(p, ['`::`', ...(tree.kind === 'Simple' && tree.rename === undefined ? ['`as`'] : [])]);
  return { kind: 'Use', ...base, tree, span: p.spanFrom(start) };
}

function parseMod(p: Parser, start: Token, base: Head, isUnsafe: boolean): Item {
  p.bump();
  const ident = p.name();
  if (p.eat(';')) return { kind: 'Mod', ...base, ident, isUnsafe, span: p.spanFrom(start) };
  if (!p.eat('{')) {
    p.errorExpected(['`;`', '`{`']);
    return { kind: 'Mod', ...base, ident, isUnsafe, items: [], span: p.spanFrom(start) };
  }
  const inner = parseInnerAttrs(p);
  const items = parseItems(p, '}');
  p.eat('}');
  const attrs = inner.length === 0 ? base.attrs : [...base.attrs, ...inner];
  return { kind: 'Mod', ...base, attrs, ident, isUnsafe, items, span: p.spanFrom(start) };
}

function parseExternCrate(p: Parser, start: Token, base: Head): Item {
  p.bump();
  p.bump();
  const ident = p.atWord('self') ? p.takeIdent() : p.name();
  const rename = p.eatWord('as') ? renameIdent(p) : undefined;
  semi(p, ['`as`']);
  return { kind: 'ExternCrate', ...base, ident, span: p.spanFrom(start), ...(rename ? { rename } : {}) };
}

function parseExternBlock(p: Parser, start: Token, base: Head, isUnsafe: boolean): Item | undefined {
  const abi = parseAbi(p);
  if (!p.at('{')) {
    p.errorExpected(['`{`']);
    return undefined;
  }
  const { inner, items } = body(p, 'extern');
  const attrs = inner.length === 0 ? base.attrs : [...base.attrs, ...inner];
  return {
    kind: 'ExternBlock',
    ...base,
    attrs,
    isUnsafe,
    abi,
    items: items.filter(isForeign),
    span: p.spanFrom(start),
  };
}

// --- const, static, type ---

function parseConst(p: Parser, start: Token, base: Head, isDefault: boolean): Item {
  p.bump();
  const ident = renameIdent(p);
  let generics: Generics = parseGenerics(p);
  const ty = constType(p, 'const', ident);
  const value = p.eat('=') ? p.g.expr(p) : undefined;
  generics = withWhere(p, generics);
  semi(p, value === undefined ? ['`=`', 'type'] : ['`.`', '`?`', '`where`', 'an operator']);
  const item = { kind: 'Const', ...base, isDefault, ident, generics, ty, span: p.spanFrom(start) } as const;
  return value === undefined ? item : { ...item, value };
}

function constType(p: Parser, kind: string, ident: Ident): ReturnType<Parser['g']['ty']> {
  if (p.eat(':')) return p.g.ty(p);
  if (!p.recovering) {
    p.warnError(p.afterPrev(), `missing type for \`${kind}\` item`, {
      notes: [{ kind: 'help', text: 'provide a type for the item' }],
      edits: [
        {
          title: 'provide a type for the item',
          edits: [{ span: { ...ident.span, start: ident.span.end }, text: ': _' }],
        },
      ],
    });
  }
  return { kind: 'Err', span: p.afterPrev() };
}

function parseStatic(p: Parser, start: Token, base: Head, safety: 'default' | 'unsafe' | 'safe'): Item {
  p.bump();
  const mutable = p.eatWord('mut');
  const ident = renameIdent(p);
  const ty = constType(p, mutable ? 'static mut' : 'static', ident);
  const value = p.eat('=') ? p.g.expr(p) : undefined;
  semi(p, value === undefined ? ['`=`'] : ['`.`', '`?`', 'an operator']);
  const item = { kind: 'Static', ...base, mutable, safety, ident, ty, span: p.spanFrom(start) } as const;
  return value === undefined ? item : { ...item, value };
}

function parseTypeAlias(p: Parser, start: Token, base: Head, isDefault: boolean): Item {
  p.bump();
  const ident = p.name();
  let generics = parseGenerics(p);
  const bounds = p.eat(':') ? parseBounds(p) : [];
  generics = withWhere(p, generics);
  const ty = p.eat('=') ? p.g.ty(p) : undefined;
  generics = withWhere(p, generics);
  semi(p, ty === undefined ? ['`:`', '`=`', '`where`'] : []);
  const item = { kind: 'TypeAlias', ...base, isDefault, ident, generics, bounds, span: p.spanFrom(start) } as const;
  return ty === undefined ? item : { ...item, ty };
}

// --- traits and impls ---

function parseTrait(p: Parser, start: Token, base: Head): Item {
  const isConst = p.eatWord('const');
  const isUnsafe = p.eatWord('unsafe');
  const isAuto = p.eatWord('auto');
  p.expectWord('trait');
  const ident = p.name();
  let generics = parseGenerics(p);
  const bounds = p.eat(':') ? parseBounds(p) : [];
  if (p.eat('=')) {
    const aliased = parseBounds(p);
    generics = withWhere(p, generics);
    semi(p);
    return { kind: 'TraitAlias', ...base, ident, generics, bounds: aliased, span: p.spanFrom(start) };
  }
  generics = withWhere(p, generics);
  const { inner, items } = body(p, 'trait');
  const attrs = inner.length === 0 ? base.attrs : [...base.attrs, ...inner];
  const members = items.filter(isAssoc);
  return {
    kind: 'Trait',
    ...base,
    attrs,
    isUnsafe,
    isAuto,
    isConst,
    ident,
    generics,
    bounds,
    items: members,
    span: p.spanFrom(start),
  };
}

function parseImpl(p: Parser, start: Token, base: Head, isDefault: boolean): Item | undefined {
  const head = p.tok;
  let isConst = p.eatWord('const');
  const isUnsafe = p.eatWord('unsafe');
  p.bump();
  // `impl<T> ..` against `impl <T as Trait>::Assoc { .. }`.
  let generics: Generics = startsImplGenerics(p) ? parseGenerics(p) : { params: [], where: [], span: p.afterPrev() };
  if (p.eatWord('const')) isConst = true;
  const isNegative = p.at('!') && p.look(1).kind !== '{' && p.eat('!');
  const first = p.g.ty(p);
  let trait:
    | { readonly path: NonNullable<Extract<Item, { kind: 'Impl' }>['trait']>['path']; readonly span: Token['span'] }
    | undefined;
  let selfTy = first;
  if (p.eatWord('for')) {
    if (first.kind === 'Path') {
      const { path, span, qself } = first;
      trait = qself === undefined ? { path, span } : { path, span, ...{ qself } };
    } else if (first.kind !== 'Err') p.warnError(first.span, 'expected a trait, found type');
    selfTy = p.g.ty(p);
  } else if (p.atName() && !p.recovering) {
    p.error(p.afterPrev(), 'missing `for` in a trait impl', {
      edits: [{ title: 'add `for` here', edits: [{ span: p.afterPrev(), text: ' for' }] }],
    });
  }
  generics = withWhere(p, generics);
  const headSpan = p.spanFrom(head);
  const common = {
    kind: 'Impl',
    ...base,
    isDefault,
    isUnsafe,
    isConst,
    isNegative,
    generics,
    selfTy,
    headSpan,
  } as const;
  const optional = trait ? { trait } : {};
  const deferred = defer(p, (later) => body(later, 'impl').items.filter(isAssoc));
  if (deferred !== undefined) {
    const span = p.spanFrom(start);
    return {
      ...common,
      ...optional,
      get items() {
        return deferred.get();
      },
      deferred,
      span,
    };
  }
  const { inner, items } = body(p, 'impl');
  const attrs = inner.length === 0 ? base.attrs : [...base.attrs, ...inner];
  return { ...common, ...optional, attrs, items: items.filter(isAssoc), span: p.spanFrom(start) };
}

function startsImplGenerics(p: Parser): boolean {
  if (!p.at('<')) return false;
  const next = p.look(1);
  if (next.kind === '>' || next.kind === '#' || next.kind === 'lifetime') return true;
  if (next.kind === 'ident' && next.text === 'const') return true;
  if (!isSegment(p, next)) return false;
  const after = p.look(2).kind;
  return after === '>' || after === ',' || after === ':' || after === '=';
}

/** `{ members }` of a trait, impl or extern block. */
function body(p: Parser, place: Place): { readonly inner: readonly Attribute[]; readonly items: readonly Item[] } {
  if (p.recovering) {
    while (!p.at('{') && !p.at('eof') && !p.at(';') && !p.at('}') && !(p.tok.lineStart === true && startsItem(p)))
      p.skipTree();
    if (p.at('{')) p.recovering = false;
  }
  if (!p.eat('{')) {
    p.errorExpected(place === 'impl' ? ['`!`', '`(`', '`+`', '`::`', '`<`', '`where`', '`{`'].slice(-2) : ['`{`']);
    return { inner: [], items: [] };
  }
  const inner = parseInnerAttrs(p);
  const items: Item[] = [];
  const outer = p.memberOf;
  p.memberOf = place;
  members(p, '}', place, (item) => {
    const fits = place === 'extern' ? isForeign(item) : isAssoc(item);
    if (fits) items.push(item);
    else {
      const where =
        place === 'extern' ? '`extern` block' : place === 'impl' ? '`trait`s or `impl`s' : '`trait`s or `impl`s';
      const what = item.kind === 'Struct' ? 'struct' : item.kind.toLowerCase();
      p.warnError(item.span, `${what} is not supported in ${where}`, {
        notes: [{ kind: 'help', text: `consider moving the ${what} out to a nearby module scope` }],
      });
    }
  });
  p.memberOf = outer;
  p.eat('}');
  return { inner, items };
}

function isAssoc(item: Item): item is AssocItem {
  return item.kind === 'Fn' || item.kind === 'Const' || item.kind === 'TypeAlias' || item.kind === 'Macro';
}

function isForeign(item: Item): item is ForeignItem {
  return item.kind === 'Fn' || item.kind === 'Static' || item.kind === 'TypeAlias' || item.kind === 'Macro';
}
