//! Bounds, generic parameters and where clauses.
import type { Bound, ConstParam, GenericParam, Generics, Ident, Lifetime, TypeParam, WherePredicate } from './ast.ts';
import type { Parser } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { isPathKeyword } from './keywords.ts';
import { parseOuterAttrs } from './parse-attr.ts';
import { closeAngle, parsePath, startsPath } from './parse-path.ts';
import type { Token } from './token.ts';

/** Bounds separated by `+`; may be empty. */
export function parseBounds(p: Parser): Bound[] {
  const bounds: Bound[] = [];
  while (startsBound(p)) {
    bounds.push(parseBound(p));
    if (p.recovering || !p.eat('+')) break;
  }
  return bounds;
}

/** Whether a bound can start at the current token. */
export function startsBound(p: Parser): boolean {
  switch (p.tok.kind) {
    case 'lifetime':
    case '?':
    case '~':
    case '(':
    case '!':
      return true;
    case '[':
      return p.lookWord(1, 'const');
    case 'ident':
      if (p.tok.text === 'for' || p.tok.text === 'const' || p.tok.text === 'async') return true;
      if (p.tok.text === 'use') return p.look(1).kind === '<';
      return startsPath(p);
    default:
      return p.at('<') ? false : startsPath(p);
  }
}

/** One bound. */
export function parseBound(p: Parser): Bound {
  return p.nested<Bound>(
    () => boundInner(p),
    (span) => ({
      kind: 'Trait',
      polarity: 'positive',
      isAsync: false,
      binder: NO_PARAMS,
      path: { span, global: false, segments: [] },
      span,
    }),
  );
}

function boundInner(p: Parser): Bound {
  const start = p.tok;
  if (p.at('lifetime')) {
    const lifetime = p.takeLifetime();
    return { kind: 'Outlives', lifetime, span: lifetime.span };
  }
  if (p.atWord('use') && p.look(1).kind === '<') return parseUseBound(p);
  if (p.eat('(')) {
    const inner = parseBound(p);
    p.closeGroup(')', []);
    return { ...inner, span: p.spanFrom(start) };
  }
  // `for<..>` stands before or after the modifiers (`for<'a> async Fn`, `?for<'a> Trait`).
  let binder = parseBinder(p);
  let constness: 'const' | 'maybe' | undefined;
  if (p.at('~') && p.lookWord(1, 'const')) {
    p.bump();
    p.bump();
    constness = 'maybe';
  } else if (p.at('[')) {
    p.bump();
    p.expectWord('const');
    p.closeGroup(']', []);
    constness = 'maybe';
  } else if (p.eatWord('const')) constness = 'const';
  const isAsync = p.eatWord('async');
  const polarity = p.eat('?') ? 'maybe' : p.eat('!') ? 'negative' : 'positive';
  if (binder.length === 0) binder = parseBinder(p);
  const path = parsePath(p, 'type');
  const base = { kind: 'Trait', polarity, isAsync, binder, path, span: p.spanFrom(start) } as const;
  return constness === undefined ? base : { ...base, constness };
}

/** `use<'a, T, Self>`. */
function parseUseBound(p: Parser): Bound {
  const start = p.bump();
  p.bump();
  const args: Ident[] = [];
  while (!p.atSplit('>') && !p.at('eof')) {
    if (p.at('lifetime')) args.push(p.takeLifetime());
    else if (p.atName() || (p.tok.kind === 'ident' && isPathKeyword(p.tok.text))) args.push(p.takeIdent());
    else p.name();
    if (p.recovering || !p.eat(',')) break;
  }
  closeAngle(p, ['`,`']);
  return { kind: 'Use', args, span: p.spanFrom(start) };
}

/** `for<'a, 'b>`; empty if there is none. */
export function parseBinder(p: Parser): readonly GenericParam[] {
  if (!p.atWord('for') || p.look(1).kind !== '<') return NO_PARAMS;
  p.bump();
  return parseGenericParams(p);
}

const NO_PARAMS: readonly GenericParam[] = [];

/** `<'a, T: Bound = D, const N: usize>`; the current token is `<`. */
function parseGenericParams(p: Parser): GenericParam[] {
  p.eatSplit('<');
  const params: GenericParam[] = [];
  while (!p.atSplit('>') && !p.at('eof')) {
    const before = p.pos;
    const param = parseGenericParam(p);
    if (param !== undefined) params.push(param);
    if (p.recovering || !p.eat(',') || p.pos === before) break;
  }
  closeAngle(p, params.length === 0 ? [] : ['`,`', '`:`', '`=`']);
  return params;
}

function parseGenericParam(p: Parser): GenericParam | undefined {
  const start = p.tok;
  const attrs = parseOuterAttrs(p);
  if (p.at('lifetime')) {
    const lifetime = p.takeLifetime();
    const bounds = p.eat(':') ? parseLifetimeBounds(p) : [];
    return { kind: 'Lifetime', attrs, lifetime, bounds, span: p.spanFrom(start) };
  }
  if (p.eatWord('const')) return parseConstParam(p, start, attrs);
  if (!p.atName()) {
    p.errorExpected(['`>`', '`const`', 'identifier', 'lifetime']);
    return undefined;
  }
  const ident = p.takeIdent();
  const bounds = p.eat(':') ? parseBounds(p) : [];
  const base = { kind: 'Type', attrs, ident, bounds } as const;
  if (p.eat('=')) {
    const param: TypeParam = { ...base, default: p.g.ty(p), span: p.spanFrom(start) };
    return param;
  }
  return { ...base, span: p.spanFrom(start) };
}

function parseConstParam(p: Parser, start: Token, attrs: TypeParam['attrs']): ConstParam {
  const ident = p.name();
  p.expect(':');
  const ty = p.g.ty(p);
  const base = { kind: 'Const', attrs, ident, ty } as const;
  if (p.eat('=')) {
    const value = p.g.expr(p, Restrict.generic);
    return { ...base, default: value, span: p.spanFrom(start) };
  }
  return { ...base, span: p.spanFrom(start) };
}

function parseLifetimeBounds(p: Parser): Lifetime[] {
  const out: Lifetime[] = [];
  while (p.at('lifetime')) {
    out.push(p.takeLifetime());
    if (!p.eat('+')) break;
  }
  return out;
}

/** Generic parameters if there are any; the where clause comes later in the item (`withWhere`). */
export function parseGenerics(p: Parser): Generics {
  const start = p.tok;
  if (!p.at('<')) {
    const at = p.afterPrev();
    return { params: NO_PARAMS, where: [], span: at };
  }
  const params = parseGenericParams(p);
  return { params, where: [], span: p.spanFrom(start) };
}

/** Adds a where clause, if one stands here. */
export function withWhere(p: Parser, generics: Generics): Generics {
  if (!p.eatWord('where')) return generics;
  const where: WherePredicate[] = [...generics.where];
  while (startsPredicate(p)) {
    where.push(parsePredicate(p));
    if (p.recovering || !p.eat(',')) break;
  }
  return { ...generics, where };
}

function startsPredicate(p: Parser): boolean {
  const { kind, text } = p.tok;
  if (kind === 'eof' || kind === '{' || kind === 'unread' || kind === ';' || kind === '=') return false;
  return kind !== 'ident' || text !== 'where';
}

function parsePredicate(p: Parser): WherePredicate {
  const start = p.tok;
  const attrs = parseOuterAttrs(p);
  if (p.at('lifetime') && p.look(1).kind !== '+') {
    const lifetime = p.takeLifetime();
    p.expect(':');
    const bounds = parseLifetimeBounds(p);
    return { kind: 'Region', attrs, lifetime, bounds, span: p.spanFrom(start) };
  }
  const binder = parseBinder(p);
  const ty = p.g.tyNoBounds(p);
  if (!p.eat(':')) p.errorExpected(['`:`', '`==`', '`=`'].slice(0, 1));
  const bounds = parseBounds(p);
  return { kind: 'Bound', attrs, binder, ty, bounds, span: p.spanFrom(start) };
}
