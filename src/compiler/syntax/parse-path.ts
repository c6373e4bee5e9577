//! Paths and generic arguments.
import type { AngleArg, GenericArgs, Path, PathSegment, QSelf } from './ast.ts';
import type { Parser } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { isKeyword, isPathKeyword } from './keywords.ts';
import type { Token } from './token.ts';

/** Where a path stands: in types `<` opens arguments directly, in expressions only after `::`, in `use` never. */
export type PathStyle = 'type' | 'expr' | 'mod';

/** A path with its optional `<T as Trait>` head. */
export interface QPath {
  readonly qself?: QSelf;
  readonly path: Path;
}

/** Whether a token can be a segment of a path. */
export function isSegment(p: Parser, token: Token): boolean {
  if (token.kind === 'rawIdent') return true;
  return token.kind === 'ident' && (isPathKeyword(token.text) || !isKeyword(token.text, p.edition));
}

/** Whether the current token can start a path (not a qualified one). */
export function startsPath(p: Parser): boolean {
  if (p.at('::')) return true;
  if (p.tok.kind === 'interpolated') return p.tok.node?.kind === 'Path' || p.tok.node?.kind === 'Ty';
  return isSegment(p, p.tok);
}

/** `a::b::c` without generic arguments (attributes, visibility, macro names). */
export function parseModPath(p: Parser): Path {
  return parsePath(p, 'mod');
}

/** A path. An error gives what was understood so far. */
export function parsePath(p: Parser, style: PathStyle): Path {
  const start = p.tok;
  let global = false;
  const segments: PathSegment[] = [];
  if (start.kind === 'interpolated' && start.node?.kind === 'Path') {
    p.bump();
    if (!p.at('::') || !isSegment(p, p.look(1))) return start.node.path;
    global = start.node.path.global;
    segments.push(...start.node.path.segments);
    p.bump();
  } else if (start.kind === 'interpolated' && start.node?.kind === 'Ty' && start.node.ty.kind === 'Path') {
    // `$t { .. }` and `$t(..)` where `$t:ty` is a plain path.
    p.bump();
    return start.node.ty.path;
  } else global = p.eat('::');
  parseSegments(p, style, segments);
  return { span: p.spanFrom(start), global, segments };
}

/** Segments separated by `::`, appended to `out`. */
function parseSegments(p: Parser, style: PathStyle, out: PathSegment[]): void {
  for (;;) {
    const segment = parseSegment(p, style);
    if (segment === undefined) return;
    out.push(segment);
    if (!p.at('::')) return;
    const next = p.look(1);
    // `use a::*`, `use a::{..}`; the caller takes the `::`.
    if (style === 'mod' && (next.kind === '*' || next.kind === '{')) return;
    p.bump();
  }
}

function parseSegment(p: Parser, style: PathStyle): PathSegment | undefined {
  const start = p.tok;
  if (!isSegment(p, start)) {
    // While a person types `a::`, the path so far is kept with an empty last segment.
    const ident = p.name();
    return p.prev.kind === '::' ? { ident, span: ident.span } : undefined;
  }
  const ident = p.takeIdent();
  if (style === 'mod') return { ident, span: ident.span };
  const args = parseSegmentArgs(p, style);
  return args === undefined ? { ident, span: ident.span } : { ident, args, span: p.spanFrom(start) };
}

/** Generic arguments after a segment, if any. */
function parseSegmentArgs(p: Parser, style: 'type' | 'expr'): GenericArgs | undefined {
  const next = p.look(1).kind;
  if (p.at('::') && (next === '<' || next === '<<' || next === '<-' || (style === 'type' && next === '('))) {
    p.bump();
  } else if (style === 'expr') return undefined;
  const kind = p.tok.kind;
  if (kind === '<' || kind === '<<' || kind === '<-') return parseAngleArgs(p);
  if (style === 'type' && kind === '(') return parseParenArgs(p);
  return undefined;
}

/** `(A, B) -> C`, or `(..)`. */
function parseParenArgs(p: Parser): GenericArgs {
  const start = p.bump();
  if (p.at('..') && p.look(1).kind === ')') {
    p.bump();
    p.bump();
    return { kind: 'ParenElided', span: p.spanFrom(start) };
  }
  const inputs = p.list(')', () => p.g.ty(p));
  if (p.eat('->')) {
    const output = p.g.tyNoBounds(p);
    return { kind: 'Paren', inputs, output, span: p.spanFrom(start) };
  }
  return { kind: 'Paren', inputs, span: p.spanFrom(start) };
}

/** `<..>`; the current token is `<` or starts with it. */
export function parseAngleArgs(p: Parser): GenericArgs {
  const start = p.tok;
  p.eatSplit('<');
  const args: AngleArg[] = [];
  while (!p.atSplit('>') && !p.at('eof')) {
    const before = p.pos;
    const arg = parseAngleArg(p);
    if (arg !== undefined) args.push(arg);
    if (p.recovering || !p.eat(',')) break;
    if (p.pos === before) break;
  }
  closeAngle(p, ['`,`', 'type']);
  return { kind: 'Angle', args, span: p.spanFrom(start) };
}

/** Takes the `>` that ends a list, or says what was expected; does not skip (there is no matching delimiter). */
export function closeAngle(p: Parser, expected: readonly string[]): void {
  if (p.eatSplit('>')) return;
  p.errorExpected([...expected, '`>`']);
}

function parseAngleArg(p: Parser): AngleArg | undefined {
  const start = p.tok;
  const { kind } = start;
  if (kind === 'lifetime' && p.look(1).kind !== '+') {
    const lifetime = p.takeLifetime();
    return { kind: 'Lifetime', lifetime, span: lifetime.span };
  }
  if (startsConstArg(p)) {
    const expr = p.g.expr(p, Restrict.generic);
    return { kind: 'Const', expr, span: expr.span };
  }
  const ty = p.g.ty(p);
  const isName = ty.kind === 'Path' && ty.qself === undefined && ty.path.segments.length === 1 && !ty.path.global;
  if (isName && (p.at('=') || p.at(':') || p.at('=='))) {
    const segment = ty.path.segments[0];
    if (segment !== undefined) {
      const named =
        segment.args === undefined ? { ident: segment.ident } : { ident: segment.ident, args: segment.args };
      if (p.eat(':')) {
        const bounds = p.g.bounds(p);
        return { kind: 'AssocBound', ...named, bounds, span: p.spanFrom(start) };
      }
      p.bump();
      if (startsConstArg(p)) {
        const expr = p.g.expr(p, Restrict.generic);
        return { kind: 'AssocEq', ...named, value: { kind: 'Const', expr }, span: p.spanFrom(start) };
      }
      const value = p.g.ty(p);
      return { kind: 'AssocEq', ...named, value: { kind: 'Type', ty: value }, span: p.spanFrom(start) };
    }
  }
  return { kind: 'Type', ty, span: ty.span };
}

/** Whether a generic argument here is an expression: a literal, `-1`, a block. */
function startsConstArg(p: Parser): boolean {
  const { tok } = p;
  switch (tok.kind) {
    case '{':
    case '-':
    case 'int':
    case 'float':
    case 'char':
    case 'byte':
    case 'str':
    case 'rawStr':
    case 'byteStr':
    case 'rawByteStr':
    case 'cStr':
    case 'rawCStr':
      return true;
    case 'ident':
      return tok.text === 'true' || tok.text === 'false' || (tok.text === 'const' && p.look(1).kind === '{');
    case 'interpolated':
      return tok.node?.kind === 'Expr' || tok.node?.kind === 'Literal' || tok.node?.kind === 'Block';
    default:
      return false;
  }
}

/** `<T as Trait>::name`, `<T>::name`; the current token is `<` or `<<`. */
export function parseQPath(p: Parser, style: 'type' | 'expr'): { readonly qself: QSelf; readonly path: Path } {
  const start = p.tok;
  p.eatSplit('<');
  const ty = p.g.ty(p);
  const segments: PathSegment[] = [];
  let global = false;
  if (p.eatWord('as')) {
    const trait = parsePath(p, 'type');
    segments.push(...trait.segments);
    global = trait.global;
  }
  const position = segments.length;
  closeAngle(p, position === 0 ? ['`as`', 'type'] : ['type']);
  const qself: QSelf = { ty, position, span: p.spanFrom(start) };
  if (!p.recovering && p.expect('::')) parseSegments(p, style, segments);
  return { qself, path: { span: p.spanFrom(start), global, segments } };
}

/** `$t::name` where `$t:ty` is any type: as if `<$t>::name` had been written. */
export function parseInterpolatedTyPath(p: Parser, style: 'type' | 'expr'): QPath | undefined {
  const start = p.tok;
  if (start.kind !== 'interpolated' || start.node?.kind !== 'Ty' || p.look(1).kind !== '::') return undefined;
  const { ty } = start.node;
  p.bump();
  p.bump();
  const segments: PathSegment[] = [];
  parseSegments(p, style, segments);
  const qself: QSelf = { ty, position: 0, span: ty.span };
  return { qself, path: { span: p.spanFrom(start), global: false, segments } };
}
