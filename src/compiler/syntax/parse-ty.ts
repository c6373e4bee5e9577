//! Types.
import type { Bound, ExternAbi, FnPtrParam, GenericParam, Ty } from './ast.ts';
import { isOpen } from './balance.ts';
import type { Parser } from './cursor.ts';
import { parseAbi } from './parse-abi.ts';
import { NO_ATTRS, parseOuterAttrs } from './parse-attr.ts';
import { parseBinder, parseBound, parseBounds, startsBound } from './parse-generics.ts';
import { parseInterpolatedTyPath, parsePath, parseQPath, startsPath } from './parse-path.ts';
import type { Token } from './token.ts';

/** A type. */
export function parseTy(p: Parser): Ty {
  return parseTyWith(p, true);
}

/** A type after `&`, `->` in bounds, `as`: no `A + B`. */
export function parseTyNoBounds(p: Parser): Ty {
  return parseTyWith(p, false);
}

function parseTyWith(p: Parser, plus: boolean): Ty {
  return p.nested<Ty>(
    () => tyInner(p, plus),
    (span) => ({ kind: 'Err', span }),
  );
}

function tyInner(p: Parser, plus: boolean): Ty {
  const start = p.tok;
  switch (start.kind) {
    case '(':
      return parseParenTy(p, plus);
    case '[':
      return parseBracketTy(p);
    case '!':
      p.bump();
      return { kind: 'Never', span: start.span };
    case '_':
      p.bump();
      return { kind: 'Infer', span: start.span };
    case '*': {
      p.bump();
      const mutable = p.atWord('mut');
      if (!p.eatWord('mut') && !p.eatWord('const')) {
        p.warnError(start.span, 'expected `mut` or `const` keyword in raw pointer type', {
          notes: [{ kind: 'help', text: 'add `mut` or `const` here' }],
        });
      }
      const ty = parseTyNoBounds(p);
      return { kind: 'Ptr', mutable, ty, span: p.spanFrom(start) };
    }
    case '&':
    case '&&':
      return parseRefTy(p);
    case '<':
    case '<<': {
      const { qself, path } = parseQPath(p, 'type');
      return { kind: 'Path', qself, path, span: p.spanFrom(start) };
    }
    case '?':
    case 'lifetime':
      return bareObject(p, start, []);
    case 'ident':
      return parseWordTy(p, start, plus);
    case 'interpolated':
      return parseInterpolatedTy(p, start, plus);
    default:
      if (startsPath(p)) return parsePathTy(p, start, plus);
      return expectedType(p);
  }
}

function expectedType(p: Parser): Ty {
  p.errorExpectedThing('type');
  return { kind: 'Err', span: p.tok.span };
}

function parseInterpolatedTy(p: Parser, start: Token, plus: boolean): Ty {
  const qpath = parseInterpolatedTyPath(p, 'type');
  if (qpath !== undefined) return { kind: 'Path', ...qpath, span: p.spanFrom(start) };
  if (start.node?.kind === 'Ty') {
    p.bump();
    return start.node.ty;
  }
  if (start.node?.kind === 'Path') return parsePathTy(p, start, plus);
  return expectedType(p);
}

function parseRefTy(p: Parser): Ty {
  const start = p.tok;
  if (start.kind === '&&') {
    p.eatSplit('&');
    const inner = p.nested<Ty>(
      () => parseRefTy(p),
      (span) => ({ kind: 'Err', span }),
    );
    return { kind: 'Ref', mutable: false, ty: inner, span: p.spanFrom(start) };
  }
  p.bump();
  const lifetime = p.at('lifetime') ? p.takeLifetime() : undefined;
  const mutable = p.eatWord('mut');
  // `&dyn A + B` is an error in rustc ("expected a path on the left-hand side of `+`").
  const ty = parseTyNoBounds(p);
  if (ty.kind === 'DynTrait' && p.at('+') && startsBoundAfterPlus(p)) {
    p.warnError(start.span, 'ambiguous `+` in a type', { code: 'E0178' });
    p.bump();
    const bounds = parseBounds(p);
    const all: Ty = { ...ty, bounds: [...ty.bounds, ...bounds] };
    return { kind: 'Ref', mutable, ty: all, span: p.spanFrom(start), ...(lifetime ? { lifetime } : {}) };
  }
  return { kind: 'Ref', mutable, ty, span: p.spanFrom(start), ...(lifetime ? { lifetime } : {}) };
}

function startsBoundAfterPlus(p: Parser): boolean {
  const next = p.look(1).kind;
  return next === 'ident' || next === 'lifetime' || next === '?';
}

function parseParenTy(p: Parser, plus: boolean): Ty {
  const start = p.bump();
  let comma = false;
  const elems: Ty[] = [];
  while (!p.at(')') && !p.at('eof')) {
    const before = p.pos;
    elems.push(parseTy(p));
    comma = false;
    if (p.recovering || !p.eat(',')) break;
    comma = true;
    if (p.pos === before) break;
  }
  p.closeGroup(')', ['`,`']);
  const span = p.spanFrom(start);
  const [only] = elems;
  if (elems.length === 1 && only !== undefined && !comma) {
    if (plus && p.at('+') && only.kind === 'Path' && only.qself === undefined) {
      const bound: Bound = { kind: 'Trait', polarity: 'positive', isAsync: false, binder: [], path: only.path, span };
      return bareObject(p, start, [bound]);
    }
    return { kind: 'Paren', ty: only, span };
  }
  return { kind: 'Tuple', elems, span };
}

function parseBracketTy(p: Parser): Ty {
  const start = p.bump();
  const elem = parseTy(p);
  if (p.eat(';')) {
    const len = p.g.expr(p);
    p.closeGroup(']', []);
    return { kind: 'Array', elem, len, span: p.spanFrom(start) };
  }
  p.closeGroup(']', ['`;`']);
  return { kind: 'Slice', elem, span: p.spanFrom(start) };
}

function parseWordTy(p: Parser, start: Token, plus: boolean): Ty {
  switch (start.text) {
    case 'fn':
      return parseFnPtr(p, start, []);
    case 'unsafe':
    case 'extern':
      return parseFnPtr(p, start, []);
    case 'for': {
      const binder = parseBinder(p);
      if (p.atWord('fn') || p.atWord('unsafe') || p.atWord('extern')) return parseFnPtr(p, start, binder);
      if (!startsBound(p)) return expectedType(p);
      const bound = parseBound(p);
      return bareObject(p, start, [bound.kind === 'Trait' ? { ...bound, binder } : bound]);
    }
    case 'impl': {
      p.bump();
      const bounds = parseSomeBounds(p, plus);
      return { kind: 'ImplTrait', bounds, span: p.spanFrom(start) };
    }
    case 'dyn': {
      p.bump();
      const bounds = parseSomeBounds(p, plus);
      return { kind: 'DynTrait', bounds, isBare: false, span: p.spanFrom(start) };
    }
    case 'mut':
      p.error(start.span, 'expected type, found keyword `mut`', { label: 'expected type' });
      p.bump();
      p.recovering = false;
      return parseTyNoBounds(p);
    default:
      if (startsPath(p)) return parsePathTy(p, start, plus);
      return expectedType(p);
  }
}

/** At least one bound; only one where `+` belongs to something else (`&dyn A`). */
function parseSomeBounds(p: Parser, plus: boolean): Bound[] {
  if (!startsBound(p)) {
    const isDyn = p.prev.text === 'dyn';
    const message = isDyn
      ? 'at least one trait is required for an object type'
      : 'at least one trait must be specified';
    p.warnError(p.prev.span, message, isDyn ? { code: 'E0224' } : {});
    return [];
  }
  return plus ? parseBounds(p) : [parseBound(p)];
}

/** A trait object written without `dyn`: an error since edition 2021, kept as if `dyn` were there. */
function bareObject(p: Parser, start: Token, first: readonly Bound[]): Ty {
  const bounds = [...first];
  if (first.length === 0) bounds.push(...parseBounds(p));
  else if (p.eat('+')) bounds.push(...parseBounds(p));
  const span = p.spanFrom(start);
  p.warnError(span, 'expected a type, found a trait', {
    code: 'E0782',
    notes: [{ kind: 'help', text: 'you can add the `dyn` keyword if you want a trait object' }],
    edits: [
      {
        title: 'you can add the `dyn` keyword if you want a trait object',
        edits: [{ span: { ...span, end: span.start }, text: 'dyn ' }],
      },
    ],
  });
  return { kind: 'DynTrait', bounds, isBare: true, span };
}

function parsePathTy(p: Parser, start: Token, plus: boolean): Ty {
  const path = parsePath(p, 'type');
  if (p.at('!') && isOpen(p.look(1).kind)) {
    p.bump();
    const { delim, tokens, span: argsSpan } = p.takeTree();
    const span = p.spanFrom(start);
    return { kind: 'Macro', mac: { path, delim, tokens, argsSpan, span }, span };
  }
  if (plus && p.at('+') && startsBoundAfterPlus(p)) {
    const bound: Bound = {
      kind: 'Trait',
      polarity: 'positive',
      isAsync: false,
      binder: [],
      path,
      span: p.spanFrom(start),
    };
    return bareObject(p, start, [bound]);
  }
  return { kind: 'Path', path, span: p.spanFrom(start) };
}

function parseFnPtr(p: Parser, start: Token, binder: readonly GenericParam[]): Ty {
  const isUnsafe = p.eatWord('unsafe');
  let abi: ExternAbi | undefined;
  if (p.atWord('extern')) abi = parseAbi(p);
  if (!p.expectWord('fn')) return { kind: 'Err', span: p.spanFrom(start) };
  let variadic = false;
  const params = p.group('(', (): FnPtrParam | undefined => {
    const first = p.tok;
    const attrs = p.at('#') || p.at('docComment') ? parseOuterAttrs(p) : NO_ATTRS;
    if (p.eat('...')) {
      variadic = true;
      return undefined;
    }
    const named = (p.at('_') || p.atName()) && p.look(1).kind === ':';
    if (!named) {
      const ty = parseTy(p);
      return { attrs, ty, span: p.spanFrom(first) };
    }
    const name = p.takeIdent();
    p.bump();
    const ty = parseTy(p);
    return { attrs, name, ty, span: p.spanFrom(first) };
  });
  const output = p.eat('->') ? parseTyNoBounds(p) : undefined;
  const base = { kind: 'FnPtr', binder, isUnsafe, params, variadic, span: p.spanFrom(start) } as const;
  return { ...base, ...(abi ? { abi } : {}), ...(output ? { output } : {}) };
}
