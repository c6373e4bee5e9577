//! Patterns.
import type { Expr, FieldPat, Pat, Path, QSelf } from './ast.ts';
import { isOpen } from './balance.ts';
import type { Parser } from './cursor.ts';
import { isPathKeyword } from './keywords.ts';
import { checkLit, litFromToken } from './literal.ts';
import { parseOuterAttrs } from './parse-attr.ts';
import { parseInterpolatedTyPath, parsePath, parseQPath, startsPath } from './parse-path.ts';
import type { Token } from './token.ts';

/** A pattern with alternatives and an optional leading `|` (arms, `let`, `for`, inside other patterns). */
export function parsePat(p: Parser): Pat {
  return p.nested<Pat>(
    () => patWithAlts(p),
    (span) => ({ kind: 'Err', span }),
  );
}

/** A pattern without alternatives at the top (closure and function parameters, `pat_param`). */
export function parsePatNoAlts(p: Parser): Pat {
  return p.nested<Pat>(
    () => patInner(p),
    (span) => ({ kind: 'Err', span }),
  );
}

function patWithAlts(p: Parser): Pat {
  const start = p.tok;
  const leading = p.eat('|');
  const first = patInner(p);
  if (!p.at('|') && !p.at('||')) return leading ? { kind: 'Or', alts: [first], span: p.spanFrom(start) } : first;
  const alts = [first];
  while (p.at('|') || p.at('||')) {
    if (p.at('||')) {
      p.warnError(p.tok.span, 'unexpected token `||` in pattern', {
        notes: [{ kind: 'help', text: 'use a single `|` to separate multiple alternative patterns' }],
        edits: [
          {
            title: 'use a single `|` to separate multiple alternative patterns',
            edits: [{ span: p.tok.span, text: '|' }],
          },
        ],
      });
    }
    p.bump();
    alts.push(patInner(p));
    if (p.recovering) break;
  }
  return { kind: 'Or', alts, span: p.spanFrom(start) };
}

function err(p: Parser): Pat {
  p.errorExpectedThing('pattern');
  return { kind: 'Err', span: p.tok.span };
}

function patInner(p: Parser): Pat {
  const start = p.tok;
  switch (start.kind) {
    case '_':
      p.bump();
      return { kind: 'Wild', span: start.span };
    case '!':
      p.bump();
      return { kind: 'Never', span: start.span };
    case '..':
      if (!startsRangeEnd(p, 1)) {
        p.bump();
        return { kind: 'Rest', span: start.span };
      }
      return parseRangeTo(p);
    case '..=':
    case '...':
      return parseRangeTo(p);
    case '&':
    case '&&':
      return parseRefPat(p);
    case '(':
      return parseTuplePat(p);
    case '[': {
      p.bump();
      const elems = p.list(']', () => parsePat(p), ['pattern']);
      return { kind: 'Slice', elems, span: p.spanFrom(start) };
    }
    case '<':
    case '<<':
      return parsePathPat(p, parseQPath(p, 'expr'), start);
    case 'ident':
      return parseWordPat(p, start);
    case 'interpolated':
      return parseInterpolatedPat(p, start);
    default:
      if (start.kind === '-' || litFromToken(start) !== undefined) return parseLitPat(p);
      if (startsPath(p)) return parsePathPat(p, { path: parsePath(p, 'expr') }, start);
      return err(p);
  }
}

function parseInterpolatedPat(p: Parser, start: Token): Pat {
  const { node } = start;
  if (node?.kind === 'Pat') {
    p.bump();
    return node.pat;
  }
  if (node?.kind === 'Literal') return parseLitPat(p);
  if (node?.kind === 'Expr') {
    // `$e` in pattern position: only literals and paths mean something there.
    const { expr } = node;
    p.bump();
    if (expr.kind === 'Path') return { kind: 'Path', path: expr.path, span: expr.span, ...qselfOf(expr.qself) };
    return afterRangeStart(p, expr, { kind: 'Lit', expr, span: expr.span }, start);
  }
  const qpath = parseInterpolatedTyPath(p, 'expr');
  if (qpath !== undefined) return parsePathPat(p, qpath, start);
  if (startsPath(p)) return parsePathPat(p, { path: parsePath(p, 'expr') }, start);
  return err(p);
}

function qselfOf(qself: QSelf | undefined): { readonly qself?: QSelf } {
  return qself === undefined ? {} : { qself };
}

function parseRefPat(p: Parser): Pat {
  const start = p.tok;
  if (start.kind === '&&') {
    p.eatSplit('&');
    const pat = p.nested<Pat>(
      () => parseRefPat(p),
      (span) => ({ kind: 'Err', span }),
    );
    return { kind: 'Ref', mutable: false, pat, span: p.spanFrom(start) };
  }
  p.bump();
  const mutable = p.eatWord('mut');
  const pat = parsePatNoAlts(p);
  return { kind: 'Ref', mutable, pat, span: p.spanFrom(start) };
}

function parseTuplePat(p: Parser): Pat {
  const start = p.bump();
  let comma = false;
  const elems: Pat[] = [];
  while (!p.at(')') && !p.at('eof')) {
    elems.push(parsePat(p));
    comma = false;
    if (p.recovering || !p.eat(',')) break;
    comma = true;
  }
  p.closeGroup(')', ['`,`', 'pattern']);
  const [only] = elems;
  if (elems.length === 1 && only !== undefined && !comma && only.kind !== 'Rest') {
    return { kind: 'Paren', pat: only, span: p.spanFrom(start) };
  }
  return { kind: 'Tuple', elems, span: p.spanFrom(start) };
}

function parseWordPat(p: Parser, start: Token): Pat {
  switch (start.text) {
    case 'true':
    case 'false':
      return parseLitPat(p);
    case 'ref': {
      p.bump();
      const mutable = p.eatWord('mut');
      return bindingRest(p, start, true, mutable);
    }
    case 'mut': {
      p.bump();
      if (p.atWord('self'))
        return { kind: 'Ident', byRef: false, mutable: true, ident: p.takeIdent(), span: p.spanFrom(start) };
      if (p.atWord('ref')) {
        p.warnError(p.tok.span, 'the order of `mut` and `ref` is incorrect', {
          notes: [{ kind: 'help', text: 'try switching the order' }],
        });
        p.bump();
        return bindingRest(p, start, true, true);
      }
      if (!p.atName()) {
        const before = p.pos;
        const pat = parsePatNoAlts(p);
        if (p.pos > before && !p.recovering) {
          p.warnError(p.spanFrom(start), '`mut` must be attached to each individual binding', {
            notes: [{ kind: 'note', text: '`mut` may be followed by `variable` and `variable @ pattern`' }],
          });
        }
        return pat;
      }
      return bindingRest(p, start, false, true);
    }
    case 'const':
      if (p.look(1).kind === '{') {
        p.bump();
        const block = p.g.block(p);
        const span = p.spanFrom(start);
        const expr = { kind: 'ConstBlock', block, span } as const;
        return afterRangeStart(p, expr, { kind: 'ConstBlock', expr, span }, start);
      }
      return err(p);
    case 'box':
      return err(p);
    default:
      break;
  }
  if (!startsPath(p)) {
    p.name();
    // A keyword where a name was meant (`let type = ..`): take it, so that the rest is understood.
    if (p.recovering && p.look(1).kind !== 'eof' && canFollowBinding(p.look(1))) {
      p.recovering = false;
      return { kind: 'Ident', byRef: false, mutable: false, ident: p.takeIdent(), span: p.spanFrom(start) };
    }
    return { kind: 'Err', span: start.span };
  }
  if (isBinding(p)) return bindingRest(p, start, false, false);
  return parsePathPat(p, { path: parsePath(p, 'expr') }, start);
}

function canFollowBinding(token: Token): boolean {
  return token.kind === '=' || token.kind === ':' || token.kind === ',' || token.kind === ')' || token.kind === ';';
}

/** Whether the name here is a binding (or a constant) and not the start of a path, struct, range or macro. */
function isBinding(p: Parser): boolean {
  if (p.tok.kind === 'ident' && isPathKeyword(p.tok.text)) {
    // `self` as a closure parameter of desugared code; other path keywords never bind.
    return p.tok.text === 'self' && p.look(1).kind !== '::';
  }
  switch (p.look(1).kind) {
    case '::':
    case '(':
    case '{':
    case '..':
    case '..=':
    case '...':
      return false;
    case '!':
      return !isOpen(p.look(2).kind);
    default:
      return true;
  }
}

function bindingRest(p: Parser, start: Token, byRef: boolean, mutable: boolean): Pat {
  const ident = p.name();
  if (p.eat('@')) {
    const sub = parsePatNoAlts(p);
    return { kind: 'Ident', byRef, mutable, ident, sub, span: p.spanFrom(start) };
  }
  return { kind: 'Ident', byRef, mutable, ident, span: p.spanFrom(start) };
}

function parsePathPat(p: Parser, qpath: { readonly qself?: QSelf; readonly path: Path }, start: Token): Pat {
  const { path } = qpath;
  const qself = qselfOf(qpath.qself);
  switch (p.tok.kind) {
    case '(': {
      p.bump();
      const elems = p.list(')', () => parsePat(p), ['pattern']);
      return { kind: 'TupleStruct', path, elems, ...qself, span: p.spanFrom(start) };
    }
    case '{':
      return parseStructPat(p, path, qself, start);
    case '!':
      if (isOpen(p.look(1).kind)) {
        p.bump();
        const { delim, tokens, span: argsSpan } = p.takeTree();
        const span = p.spanFrom(start);
        return { kind: 'Macro', mac: { path, delim, tokens, argsSpan, span }, span };
      }
      break;
    default:
      break;
  }
  const span = p.spanFrom(start);
  const [only] = path.segments;
  // An interpolated or lone name is a binding or constant like any other.
  const plain: Pat =
    qpath.qself === undefined && !path.global && path.segments.length === 1 && only !== undefined && !only.args &&
    !isPathKeyword(only.ident.name)
      ? { kind: 'Ident', byRef: false, mutable: false, ident: only.ident, span }
      : { kind: 'Path', path, ...qself, span }; // prettier-ignore
  const expr: Expr = { kind: 'Path', path, ...qself, span };
  return afterRangeStart(p, expr, plain, start);
}

function parseStructPat(p: Parser, path: Path, qself: { readonly qself?: QSelf }, start: Token): Pat {
  p.bump();
  let rest = false;
  const fields = p.list('}', (): FieldPat | undefined => {
    const first = p.tok;
    const attrs = parseOuterAttrs(p);
    if (p.eat('..')) {
      rest = true;
      if (p.at(',')) {
        p.warnError(p.tok.span, 'expected `}`, found `,`', {
          label: 'expected `}`',
          labels: [{ span: p.prev.span, text: '`..` must be at the end and cannot have a trailing comma' }],
        });
      }
      return undefined;
    }
    return parseFieldPat(p, first, attrs);
  });
  return { kind: 'Struct', path, fields, rest, ...qself, span: p.spanFrom(start) };
}

function parseFieldPat(p: Parser, start: Token, attrs: FieldPat['attrs']): FieldPat {
  if (p.at('int')) {
    const ident = p.takeIdent();
    p.expect(':');
    const pat = parsePat(p);
    return { attrs, ident, pat, shorthand: false, span: p.spanFrom(start) };
  }
  const next = p.look(1).kind;
  if (p.atName() && next === ':') {
    const ident = p.takeIdent();
    p.bump();
    const pat = parsePat(p);
    return { attrs, ident, pat, shorthand: false, span: p.spanFrom(start) };
  }
  const binding = p.tok;
  const byRef = p.eatWord('ref');
  const mutable = p.eatWord('mut');
  const ident = p.name();
  const pat: Pat = { kind: 'Ident', byRef, mutable, ident, span: p.spanFrom(binding) };
  return { attrs, ident, pat, shorthand: true, span: p.spanFrom(start) };
}

function parseLitPat(p: Parser): Pat {
  const start = p.tok;
  const expr = parseRangeBound(p);
  if (expr === undefined) return err(p);
  return afterRangeStart(p, expr, { kind: 'Lit', expr, span: expr.span }, start);
}

/** `..`, `..=`, `...` after a start, or just the pattern. */
function afterRangeStart(p: Parser, from: Expr, alone: Pat, start: Token): Pat {
  if (!p.at('..') && !p.at('..=') && !p.at('...')) return alone;
  const op = p.bump();
  const closed = op.kind !== '..';
  if (op.kind === '...') {
    p.warnError(op.span, '`...` range patterns are deprecated', {
      code: 'E0783',
      notes: [{ kind: 'help', text: 'use `..=` for an inclusive range' }],
      edits: [{ title: 'use `..=` for an inclusive range', edits: [{ span: op.span, text: '..=' }] }],
    });
  }
  const end = startsRangeEnd(p, 0) ? parseRangeBound(p) : undefined;
  if (end === undefined && closed) {
    p.warnError(op.span, 'inclusive range with no end', {
      code: 'E0586',
      notes: [{ kind: 'note', text: 'inclusive ranges must be bounded at the end (`..=b` or `a..=b`)' }],
      edits: [{ title: 'use `..` instead', edits: [{ span: op.span, text: '..' }] }],
    });
  }
  return { kind: 'Range', start: from, closed, span: p.spanFrom(start), ...(end ? { end } : {}) };
}

/** `..b`, `..=b`. */
function parseRangeTo(p: Parser): Pat {
  const start = p.bump();
  const end = startsRangeEnd(p, 0) ? parseRangeBound(p) : undefined;
  if (end === undefined) return err(p);
  return { kind: 'Range', closed: start.kind !== '..', end, span: p.spanFrom(start) };
}

function startsRangeEnd(p: Parser, n: number): boolean {
  const token = p.look(n);
  switch (token.kind) {
    case 'ident':
      if (token.text === 'const') return p.look(n + 1).kind === '{';
      return token.text === 'true' || isPathKeyword(token.text) || (token.text !== 'if' && p.atName(n));
    case 'rawIdent':
    case '-':
    case '::':
    case '<':
      return true;
    case 'interpolated': {
      const kind = token.node?.kind;
      return kind === 'Expr' || kind === 'Literal' || kind === 'Path' || kind === 'Ty';
    }
    default:
      return litFromToken(token) !== undefined;
  }
}

/** An end of a range, or a literal: a literal with optional `-`, a path, a const block. */
function parseRangeBound(p: Parser): Expr | undefined {
  const start = p.tok;
  if (p.eat('-')) {
    const minus = p.prev.span;
    const expr = p.at('-') ? undefined : parseRangeBound(p);
    return expr && { kind: 'Unary', op: '-', opSpan: minus, expr, span: p.spanFrom(start) };
  }
  if (start.kind === 'interpolated') {
    const { node } = start;
    if (node?.kind === 'Expr') {
      p.bump();
      return node.expr;
    }
    if (node?.kind === 'Literal') {
      p.bump();
      const lit: Expr = { kind: 'Lit', lit: node.lit, span: node.lit.span };
      return node.negative ? { kind: 'Unary', op: '-', opSpan: start.span, expr: lit, span: start.span } : lit;
    }
  }
  const lit = litFromToken(start);
  if (lit !== undefined) {
    p.bump();
    for (const diagnostic of checkLit(lit)) p.diagnostics.push(diagnostic);
    return { kind: 'Lit', lit, span: lit.span };
  }
  if (p.at('<') || p.at('<<')) {
    const { qself, path } = parseQPath(p, 'expr');
    return { kind: 'Path', qself, path, span: p.spanFrom(start) };
  }
  if (p.atWord('const') && p.look(1).kind === '{') {
    p.bump();
    const block = p.g.block(p);
    return { kind: 'ConstBlock', block, span: p.spanFrom(start) };
  }
  if (!startsPath(p)) return undefined;
  const path = parsePath(p, 'expr');
  return { kind: 'Path', path, span: p.spanFrom(start) };
}
