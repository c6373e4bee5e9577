//! Expressions that are neither operators nor postfix forms: literals, paths, struct literals, groups, blocks, closures,
//! jumps. Control flow is in parse-control.ts.
import type { ClosureParam, Expr, FieldInit, Path, QSelf, Ty } from './ast.ts';
import { isOpen } from './balance.ts';
import type { Parser } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { checkLit, litFromToken } from './literal.ts';
import { parseOuterAttrs } from './parse-attr.ts';
import { startsExpr } from './parse-classify.ts';
import { parseControl, parseLabeled } from './parse-control.ts';
import { parseBinder } from './parse-generics.ts';
import { parsePatNoAlts } from './parse-pat.ts';
import { parseInterpolatedTyPath, parsePath, parseQPath, startsPath } from './parse-path.ts';
import type { Token } from './token.ts';

/** A primary expression. */
export function parsePrimary(p: Parser, restrict: number, min: number): Expr {
  const start = p.tok;
  switch (start.kind) {
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
      return literal(p);
    case '(':
      return parens(p);
    case '[':
      return array(p);
    case '{': {
      const block = p.g.block(p);
      return { kind: 'Block', isUnsafe: false, block, span: p.spanFrom(start) };
    }
    case '|':
    case '||':
      return closure(p, restrict);
    case '<':
    case '<<':
      return pathTail(p, parseQPath(p, 'expr'), start, restrict);
    case 'lifetime':
      return parseLabeled(p);
    case '_':
      p.bump();
      return { kind: 'Underscore', span: start.span };
    case 'ident':
      return word(p, start, restrict, min);
    case 'interpolated':
      return interpolated(p, start, restrict);
    default:
      if (startsPath(p)) return pathTail(p, { path: parsePath(p, 'expr') }, start, restrict);
      return expected(p);
  }
}

function expected(p: Parser): Expr {
  const { span } = p.tok;
  p.errorExpectedThing('expression');
  return { kind: 'Err', span: { ...span, end: span.start } };
}

function literal(p: Parser): Expr {
  const lit = litFromToken(p.bump());
  if (lit === undefined) return { kind: 'Err', span: p.prev.span };
  for (const diagnostic of checkLit(lit)) p.diagnostics.push(diagnostic);
  return { kind: 'Lit', lit, span: lit.span };
}

function interpolated(p: Parser, start: Token, restrict: number): Expr {
  const { node } = start;
  switch (node?.kind) {
    case 'Expr':
      p.bump();
      return node.expr;
    case 'Literal': {
      p.bump();
      const lit: Expr = { kind: 'Lit', lit: node.lit, span: node.lit.span };
      return node.negative ? { kind: 'Unary', op: '-', opSpan: start.span, expr: lit, span: start.span } : lit;
    }
    case 'Block':
      p.bump();
      return { kind: 'Block', isUnsafe: false, block: node.block, span: start.span };
    default: {
      const qpath = parseInterpolatedTyPath(p, 'expr');
      if (qpath !== undefined) return pathTail(p, qpath, start, restrict);
      if (startsPath(p)) {
        const before = p.pos;
        const path = parsePath(p, 'expr');
        if (p.pos > before) return pathTail(p, { path }, start, restrict);
      }
      return expected(p);
    }
  }
}

/** What a word starts: a keyword form, or a path. */
function word(p: Parser, start: Token, restrict: number, min: number): Expr {
  switch (start.text) {
    case 'true':
    case 'false':
      return literal(p);
    case 'if':
    case 'match':
    case 'while':
    case 'loop':
    case 'let':
      return parseControl(p, restrict, min);
    case 'for':
      return p.look(1).kind === '<' ? closure(p, restrict) : parseControl(p, restrict, min);
    case 'unsafe':
      p.bump();
      return { kind: 'Block', isUnsafe: true, block: p.g.block(p), span: p.spanFrom(start) };
    case 'async':
    case 'gen':
      return asyncOrPath(p, start, restrict);
    case 'const':
      if (p.look(1).kind === '{' || p.look(1).node?.kind === 'Block') {
        p.bump();
        return { kind: 'ConstBlock', block: p.g.block(p), span: p.spanFrom(start) };
      }
      return closure(p, restrict);
    case 'move':
    case 'static':
      return closure(p, restrict);
    case 'return': {
      p.bump();
      const value = optionalValue(p, restrict);
      return { kind: 'Return', span: p.spanFrom(start), ...(value ? { value } : {}) };
    }
    case 'break': {
      p.bump();
      const label = p.at('lifetime') && p.look(1).kind !== ':' ? p.takeLifetime() : undefined;
      const value = optionalValue(p, restrict);
      return { kind: 'Break', span: p.spanFrom(start), ...(label ? { label } : {}), ...(value ? { value } : {}) };
    }
    case 'continue': {
      p.bump();
      const label = p.at('lifetime') ? p.takeLifetime() : undefined;
      return { kind: 'Continue', span: p.spanFrom(start), ...(label ? { label } : {}) };
    }
    case 'yield': {
      p.bump();
      const value = optionalValue(p, restrict);
      return { kind: 'Yield', span: p.spanFrom(start), ...(value ? { value } : {}) };
    }
    case 'become': {
      p.bump();
      return { kind: 'Become', value: p.g.expr(p), span: p.spanFrom(start) };
    }
    case 'do':
      if (!p.lookWord(1, 'yeet')) return expected(p);
      p.bump();
      p.bump();
      return yeet(p, start, restrict);
    case 'try':
      if (p.look(1).kind !== '{') return expected(p);
      p.bump();
      return { kind: 'TryBlock', block: p.g.block(p), span: p.spanFrom(start) };
    case 'await':
      return prefixAwait(p, start, restrict);
    default:
      if (!startsPath(p)) return expected(p);
      return pathTail(p, { path: parsePath(p, 'expr') }, start, restrict);
  }
}

function yeet(p: Parser, start: Token, restrict: number): Expr {
  const value = optionalValue(p, restrict);
  return { kind: 'Yeet', span: p.spanFrom(start), ...(value ? { value } : {}) };
}

/** The value of `return`, `break`, `yield`, if one follows. */
function optionalValue(p: Parser, restrict: number): Expr | undefined {
  if (!startsExpr(p, 0)) return undefined;
  if (p.at('{') && (restrict & Restrict.noStruct) !== 0) return undefined;
  return p.g.expr(p, restrict & (Restrict.noStruct | Restrict.generic));
}

/** `await x` and `await!(x)`, from before `.await` existed. */
function prefixAwait(p: Parser, start: Token, restrict: number): Expr {
  p.bump();
  p.eat('!');
  if (!startsExpr(p, 0)) return expected(p);
  const before = p.tok;
  const expr = p.g.expr(p, restrict & Restrict.noStruct);
  const span = p.spanFrom(start);
  p.warnError(span, 'incorrect use of `await`', {
    notes: [{ kind: 'help', text: '`await` is a postfix operation' }],
    edits: [
      {
        title: '`await` is a postfix operation',
        edits: [
          { span: { ...start.span, end: before.span.start }, text: '' },
          { span: p.afterPrev(), text: '.await' },
        ],
      },
    ],
  });
  return { kind: 'Await', expr, awaitSpan: start.span, span };
}

// --- paths, struct literals, macro calls ---

function pathTail(
  p: Parser,
  qpath: { readonly qself?: QSelf; readonly path: Path },
  start: Token,
  restrict: number,
): Expr {
  const { path } = qpath;
  const qself = qpath.qself === undefined ? {} : { qself: qpath.qself };
  if (p.at('!') && qpath.qself === undefined && !p.recovering) {
    p.bump();
    if (!isOpen(p.tok.kind)) {
      p.errorExpected(['`(`', '`[`', '`{`']);
      return { kind: 'Err', span: p.spanFrom(start) };
    }
    const { delim, tokens, span: argsSpan } = p.takeTree();
    const span = p.spanFrom(start);
    return { kind: 'Macro', mac: { path, delim, tokens, argsSpan, span }, span };
  }
  if (p.at('{') && !p.recovering) {
    if ((restrict & Restrict.noStruct) === 0) return structLiteral(p, path, qself, start);
    if (isCertainlyStruct(p)) {
      const expr = structLiteral(p, path, qself, start);
      p.warnError(expr.span, 'struct literals are not allowed here', {
        notes: [{ kind: 'help', text: 'surround the struct literal with parentheses' }],
        edits: [
          {
            title: 'surround the struct literal with parentheses',
            edits: [
              { span: { ...expr.span, end: expr.span.start }, text: '(' },
              { span: { ...expr.span, start: expr.span.end }, text: ')' },
            ],
          },
        ],
      });
      return expr;
    }
  }
  return { kind: 'Path', path, ...qself, span: p.spanFrom(start) };
}

/** `{ a, ..`, `{ a: b, ..`, `{ a: b }`: no block looks like this. The current token is `{`. */
function isCertainlyStruct(p: Parser): boolean {
  if (p.look(1).kind !== 'ident' || !p.atName(1)) return false;
  const second = p.look(2).kind;
  if (second === ',') return true;
  if (second !== ':') return false;
  const fourth = p.look(4).kind;
  return fourth === ',' || fourth === '}';
}

function structLiteral(p: Parser, path: Path, qself: { readonly qself?: QSelf }, start: Token): Expr {
  p.bump();
  let base: Expr | undefined;
  let rest = false;
  const fields = p.list(
    '}',
    (): FieldInit | undefined => {
      const first = p.tok;
      const attrs = parseOuterAttrs(p);
      if (p.eat('..')) {
        if (p.at('}')) rest = true;
        else base = p.g.expr(p);
        if (p.at(',') && !p.recovering) {
          p.warnError(p.tok.span, 'cannot use a comma after the base struct', {
            notes: [{ kind: 'note', text: 'the base struct must always be the last field' }],
            edits: [{ title: 'remove this comma', edits: [{ span: p.tok.span, text: '' }] }],
          });
        }
        return undefined;
      }
      return fieldInit(p, first, attrs);
    },
    ['`.`', '`?`', 'an operator'],
  );
  return { kind: 'Struct', path, fields, rest, ...qself, span: p.spanFrom(start), ...(base ? { base } : {}) };
}

function fieldInit(p: Parser, start: Token, attrs: FieldInit['attrs']): FieldInit {
  const ident = p.at('int') ? p.takeIdent() : p.name();
  if (p.eat(':')) {
    const expr = p.g.expr(p);
    return { attrs, ident, expr, shorthand: false, span: p.spanFrom(start) };
  }
  if (p.at('=') || p.at('==')) {
    p.warnError(p.tok.span, `expected \`:\`, found \`${p.tok.text}\``, {
      label: 'expected `:`',
      notes: [{ kind: 'help', text: `replace equals symbol with a colon` }],
      edits: [{ title: 'replace equals symbol with a colon', edits: [{ span: p.tok.span, text: ':' }] }],
    });
    p.bump();
    const expr = p.g.expr(p);
    return { attrs, ident, expr, shorthand: false, span: p.spanFrom(start) };
  }
  const path: Path = { span: ident.span, global: false, segments: [{ ident, span: ident.span }] };
  const expr: Expr = { kind: 'Path', path, span: ident.span };
  return { attrs, ident, expr, shorthand: true, span: p.spanFrom(start) };
}

// --- groups ---

function parens(p: Parser): Expr {
  const start = p.bump();
  let comma = false;
  const elems: Expr[] = [];
  while (!p.at(')') && !p.at('eof')) {
    elems.push(p.g.expr(p));
    comma = false;
    if (p.recovering || !p.eat(',')) break;
    comma = true;
  }
  p.closeGroup(')', ['`,`', '`.`', '`?`', 'an operator']);
  const span = p.spanFrom(start);
  const [only] = elems;
  if (elems.length === 1 && only !== undefined && !comma) return { kind: 'Paren', expr: only, span };
  return { kind: 'Tuple', elems, span };
}

function array(p: Parser): Expr {
  const start = p.bump();
  if (p.eat(']')) return { kind: 'Array', elems: [], span: p.spanFrom(start) };
  const first = p.g.expr(p);
  if (!p.recovering && p.eat(';')) {
    const len = p.g.expr(p);
    p.closeGroup(']', ['`.`', '`?`', 'an operator']);
    return { kind: 'Repeat', elem: first, len, span: p.spanFrom(start) };
  }
  const elems = [first];
  if (!p.recovering && p.eat(',')) elems.push(...p.list(']', () => p.g.expr(p), ['`.`', '`?`', 'an operator']));
  else p.closeGroup(']', ['`,`', '`.`', '`;`', '`?`', 'an operator']);
  return { kind: 'Array', elems, span: p.spanFrom(start) };
}

// --- async blocks and closures ---

function asyncOrPath(p: Parser, start: Token, restrict: number): Expr {
  const isAsync = start.text === 'async';
  const gen = isAsync ? 1 : 0;
  const isGen = p.lookWord(gen, 'gen') && (p.look(gen + 1).kind === '{' || p.lookWord(gen + 1, 'move'));
  if (!isAsync && !isGen) return pathTail(p, { path: parsePath(p, 'expr') }, start, restrict);
  const after = isAsync && isGen ? 2 : 1;
  const isMove = p.lookWord(after, 'move');
  const open = p.look(after + (isMove ? 1 : 0));
  if (open.kind !== '{' && open.node?.kind !== 'Block') return closure(p, restrict);
  for (let n = after + (isMove ? 1 : 0); n > 0; n--) p.bump();
  const headSpan = p.spanFrom(start);
  const block = p.g.block(p);
  return { kind: 'AsyncBlock', isAsync, isGen, isMove, block, headSpan, span: p.spanFrom(start) };
}

/** `for<'a> const static async move |a: A| -> R body`. */
function closure(p: Parser, restrict: number): Expr {
  const start = p.tok;
  const binder = parseBinder(p);
  const isConst = p.eatWord('const');
  const isStatic = p.eatWord('static');
  const isAsync = p.eatWord('async');
  const isMove = p.eatWord('move');
  const params: ClosureParam[] = [];
  if (!p.eat('||')) {
    if (!p.eatSplit('|')) {
      if (isMove) p.errorExpected(['`async`', '`|`', '`||`']);
      else if (isAsync) p.errorExpected(['`move`', '`use`', '`{`', '`|`', '`||`']);
      else if (isStatic || isConst) p.errorExpected(['`|`', '`||`']);
      else expected(p);
      return { kind: 'Err', span: p.spanFrom(start) };
    }
    closureParams(p, params);
  }
  const headSpan = p.spanFrom(start);
  let output: Ty | undefined;
  let body: Expr;
  if (p.eat('->')) {
    output = p.g.tyNoBounds(p);
    if (!p.at('{') && p.tok.node?.kind !== 'Block') {
      p.errorExpected(['`{`']);
      body = { kind: 'Err', span: p.afterPrev() };
    } else {
      const open = p.tok;
      const block = p.g.block(p);
      body = { kind: 'Block', isUnsafe: false, block, span: p.spanFrom(open) };
    }
  } else body = p.g.expr(p, restrict & (Restrict.noStruct | Restrict.generic));
  const base = { kind: 'Closure', binder, isConst, isStatic, isAsync, isMove, params, body, headSpan } as const;
  const span = p.spanFrom(start);
  return output === undefined ? { ...base, span } : { ...base, output, span };
}

function closureParams(p: Parser, out: ClosureParam[]): void {
  while (!p.at('|') && !p.at('||') && !p.at('eof')) {
    const first = p.tok;
    const attrs = parseOuterAttrs(p);
    const pat = parsePatNoAlts(p);
    const ty = p.eat(':') ? p.g.ty(p) : undefined;
    out.push({ attrs, pat, span: p.spanFrom(first), ...(ty ? { ty } : {}) });
    if (p.recovering || !p.eat(',')) break;
  }
  if (p.eatSplit('|')) return;
  const last = out.at(-1);
  p.errorExpected([
    '`,`',
    ...(last?.ty ? ['type'] : ['`:`']),
    '`|`',
    ...(last?.pat.kind === 'Ident' && !last.ty ? ['`@`'] : []),
  ]);
}
