//! Expressions: operators by precedence climbing, prefix and postfix forms. Everything that is neither is in
//! parse-primary.ts.
import type { AssignBinaryOp, Attribute, BinaryOp, Expr, Ident } from './ast.ts';
import type { Parser } from './cursor.ts';
import { MAX_CHAIN } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { litFromToken } from './literal.ts';
import { parseOuterAttrs } from './parse-attr.ts';
import { parseAngleArgs } from './parse-path.ts';
import { parsePrimary } from './parse-primary.ts';
import { endsStatement, startsExpr } from './parse-classify.ts';
import type { Token, TokenKind } from './token.ts';

const ASSIGN = 2;
const RANGE = 3;
const AND = 5;
const COMPARE = 6;
const CAST = 13;

const PRECEDENCE: ReadonlyMap<TokenKind, number> = new Map<TokenKind, number>([
  ['*', 12], ['/', 12], ['%', 12], ['+', 11], ['-', 11], ['<<', 10], ['>>', 10], ['&', 9], ['^', 8], ['|', 7],
  ['==', 6], ['!=', 6], ['<', 6], ['<=', 6], ['>', 6], ['>=', 6], ['<-', 6], ['&&', 5], ['||', 4],
  ['..', RANGE], ['..=', RANGE], ['...', RANGE], ['=', ASSIGN],
  ['+=', ASSIGN], ['-=', ASSIGN], ['*=', ASSIGN], ['/=', ASSIGN], ['%=', ASSIGN], ['^=', ASSIGN], ['&=', ASSIGN],
  ['|=', ASSIGN], ['<<=', ASSIGN], ['>>=', ASSIGN],
]); // prettier-ignore

/** An expression under restrictions (bits of `Restrict`). */
export function parseExpr(p: Parser, restrict: number = Restrict.none): Expr {
  return climb(p, 0, restrict);
}

/** The scrutinee of a `let` condition: binds tighter than `&&`. */
export function parseScrutinee(p: Parser, restrict: number): Expr {
  return climb(p, AND + 1, restrict & ~Restrict.outer);
}

function climb(p: Parser, min: number, restrict: number): Expr {
  if (!p.enter()) return { kind: 'Err', span: p.tok.span };
  const start = p.tok;
  const lhs = p.at('..') || p.at('..=') || p.at('...') ? prefixRange(p, restrict) : prefix(p, restrict, min);
  const result = operators(p, lhs, start, min, restrict);
  p.leave();
  return result;
}

function operators(p: Parser, first: Expr, start: Token, min: number, restrict: number): Expr {
  let lhs = first;
  if (endsStatement(lhs, restrict)) return lhs;
  const inner = restrict & ~Restrict.outer;
  for (let length = 0; !p.recovering; length++) {
    if (length > MAX_CHAIN) {
      p.error(p.tok.span, `unsupported: more than ${String(MAX_CHAIN)} operators in a row`, { code: 'unsupported' });
      return lhs;
    }
    const op = p.tok;
    if (op.kind === 'ident') {
      if (op.text !== 'as' || CAST < min) return wordOperator(p, lhs);
      lhs = cast(p, lhs, start);
      continue;
    }
    const precedence = PRECEDENCE.get(op.kind);
    if (precedence === undefined || precedence < min) return lhs;
    if ((restrict & Restrict.generic) !== 0 && (op.kind.startsWith('>') || op.kind === '=')) return lhs;
    if (op.kind === '..' || op.kind === '..=' || op.kind === '...') {
      // Ranges do not associate: `a..b..c` is an error.
      return rangeRest(p, lhs, start, inner);
    } else if (precedence === ASSIGN) {
      lhs = assignment(p, lhs, start, inner);
    } else {
      lhs = binary(p, lhs, start, op, precedence, restrict);
    }
  }
  return lhs;
}

/** `a and b`, `a or b`: not operators of Rust. */
function wordOperator(p: Parser, lhs: Expr): Expr {
  const word = p.tok.text;
  if ((word !== 'and' && word !== 'or') || p.tok.lineStart === true || !startsExpr(p, 1)) return lhs;
  const op = word === 'and' ? '&&' : '||';
  p.error(p.tok.span, `\`${word}\` is not a logical operator`, {
    notes: [
      {
        kind: 'help',
        text: `use \`${op}\` to perform logical ${word === 'and' ? 'conjunction' : 'disjunction'}`,
      },
      { kind: 'note', text: 'unlike in e.g., Python and PHP, `&&` and `||` are used for logical operators' },
    ],
    edits: [{ title: `use \`${op}\``, edits: [{ span: p.tok.span, text: op }] }],
  });
  return lhs;
}

function isComparison(expr: Expr): boolean {
  return expr.kind === 'Binary' && ['==', '!=', '<', '<=', '>', '>='].includes(expr.op);
}

function containsLet(expr: Expr): boolean {
  let at = expr;
  while (at.kind === 'Binary' && at.op === '&&') {
    if (at.rhs.kind === 'Let') return true;
    at = at.lhs;
  }
  return at.kind === 'Let';
}

function binary(p: Parser, lhs: Expr, start: Token, op: Token, precedence: number, restrict: number): Expr {
  const inner = restrict & ~Restrict.outer;
  if (op.kind === '<-') {
    p.warnError(op.span, 'unexpected token: `<-`', {
      notes: [
        {
          kind: 'help',
          text: 'if you meant to write a comparison against a negative value, add a space between `<` and `-`',
        },
      ],
      edits: [{ title: 'add a space between `<` and `-`', edits: [{ span: op.span, text: '< -' }] }],
    });
    p.eatSplit('<');
  } else {
    p.bump();
    if (precedence === COMPARE && isComparison(lhs)) chained(p, lhs, op);
    else if (op.kind === '==' && p.at('=') && op.joint) {
      const span = { ...op.span, end: p.tok.span.end };
      p.warnError(span, 'invalid comparison operator `===`', {
        label: '`===` is not a valid comparison operator, use `==`',
        edits: [{ title: 'use `==`', edits: [{ span, text: '==' }] }],
      });
      p.bump();
    } else if (op.kind === '<' && p.at('>') && op.joint) {
      const span = { ...op.span, end: p.tok.span.end };
      p.warnError(span, 'invalid comparison operator `<>`', {
        label: '`<>` is not a valid comparison operator, use `!=`',
        edits: [{ title: 'use `!=`', edits: [{ span, text: '!=' }] }],
      });
      p.bump();
    } else if (op.kind === '+' && p.at('+') && op.joint && !startsExpr(p, 1)) {
      return increment(p, lhs, op);
    }
  }
  if (op.kind === '||' && containsLet(lhs)) {
    p.warnError(op.span, '`||` operators are not supported in let chain conditions');
  }
  // `let` may stand in operands of `&&`, and only there.
  const rhs = climb(p, precedence + 1, op.kind === '&&' ? restrict & ~(Restrict.outer - Restrict.allowLet) : inner);
  if (op.kind === '||' && containsLet(rhs)) {
    p.warnError(op.span, '`||` operators are not supported in let chain conditions');
  }
  const kind: BinaryOp = op.kind === '<-' ? '<' : (op.kind as BinaryOp);
  if (kind === '&&' && p.edition === '2021' && (containsLet(lhs) || rhs.kind === 'Let')) {
    p.warnError(rhs.kind === 'Let' ? rhs.span : lhs.span, 'let chains are only allowed in Rust 2024 or later');
  }
  return { kind: 'Binary', op: kind, opSpan: op.span, lhs, rhs, span: p.spanFrom(start) };
}

/** `x++`. */
function increment(p: Parser, lhs: Expr, op: Token): Expr {
  const span = { ...op.span, end: p.tok.span.end };
  p.bump();
  p.warnError(span, 'Rust has no postfix increment operator', {
    label: 'not a valid postfix operator',
    notes: [{ kind: 'help', text: 'use `+= 1` instead' }],
    edits: [{ title: 'use `+= 1` instead', edits: [{ span, text: ' += 1' }] }],
  });
  return lhs;
}

/** `a < b < c`, and `f<T>(x)`, where a turbofish was meant. */
function chained(p: Parser, lhs: Expr, op: Token): void {
  const first = lhs.kind === 'Binary' ? lhs : undefined;
  const generic = first?.op === '<' && (op.kind === '>' || op.kind === '>>') && (p.at('(') || p.at('::'));
  const labels = first === undefined ? [] : [{ span: op.span, text: '' }];
  p.error(first?.opSpan ?? op.span, 'comparison operators cannot be chained', {
    labels,
    notes: generic
      ? [{ kind: 'help', text: 'use `::<...>` instead of `<...>` to specify lifetime, type, or const arguments' }]
      : first?.lhs.kind === 'Path' && op.kind.startsWith('>')
        ? [
            { kind: 'help', text: 'use `::<...>` instead of `<...>` to specify lifetime, type, or const arguments' },
            { kind: 'help', text: 'or use `(...)` if you meant to specify fn arguments' },
          ]
        : [{ kind: 'help', text: 'split the comparison into two' }],
    edits:
      generic && first !== undefined
        ? [
            {
              title: 'use `::<...>` instead of `<...>`',
              edits: [{ span: { ...first.opSpan, end: first.opSpan.start }, text: '::' }],
            },
          ]
        : [],
  });
}

function assignment(p: Parser, lhs: Expr, start: Token, inner: number): Expr {
  const op = p.bump();
  const rhs = climb(p, ASSIGN, inner);
  const span = p.spanFrom(start);
  if (op.kind === '=') return { kind: 'Assign', opSpan: op.span, lhs, rhs, span };
  const base = op.kind.slice(0, -1) as AssignBinaryOp;
  return { kind: 'AssignOp', op: base, opSpan: op.span, lhs, rhs, span };
}

function cast(p: Parser, expr: Expr, start: Token): Expr {
  p.bump();
  const saved = p.save();
  const ty = p.g.tyNoBounds(p);
  if (p.recovering && !saved.recovering) {
    // `x as usize < y`: the `<` was taken for generic arguments.
    const retry = castWithoutGenerics(p, expr, start, saved);
    if (retry !== undefined) return retry;
  }
  return { kind: 'Cast', expr, ty, span: p.spanFrom(start) };
}

function castWithoutGenerics(p: Parser, expr: Expr, start: Token, saved: ReturnType<Parser['save']>): Expr | undefined {
  const kept = p.diagnostics.slice(saved.nErrors);
  const failed = p.save();
  p.restore(saved);
  const word = p.tok;
  const next = p.look(1);
  if (word.kind === 'ident' && p.atName() && (next.kind === '<' || next.kind === '<<')) {
    const ident = p.takeIdent();
    const what = next.kind === '<' ? 'comparison' : 'shift';
    p.warnError(
      next.span,
      `\`${next.kind}\` is interpreted as a start of generic arguments for \`${ident.name}\`, not a ${what}`,
      {
        label: `not interpreted as ${what}`,
        notes: [{ kind: 'help', text: 'try surrounding the cast value with parentheses' }],
        edits: [
          {
            title: 'try surrounding the cast value with parentheses',
            edits: [
              { span: { ...start.span, end: start.span.start }, text: '(' },
              { span: p.afterPrev(), text: ')' },
            ],
          },
        ],
      },
    );
    const path = { span: ident.span, global: false, segments: [{ ident, span: ident.span }] };
    return { kind: 'Cast', expr, ty: { kind: 'Path', path, span: ident.span }, span: p.spanFrom(start) };
  }
  p.restore(failed);
  p.diagnostics.push(...kept);
  return undefined;
}

// --- ranges ---

function prefixRange(p: Parser, restrict: number): Expr {
  const start = p.tok;
  return rangeEnd(p, start, undefined, restrict & ~Restrict.outer);
}

function rangeRest(p: Parser, from: Expr, start: Token, inner: number): Expr {
  return rangeEnd(p, start, from, inner);
}

function rangeEnd(p: Parser, start: Token, from: Expr | undefined, restrict: number): Expr {
  const op = p.bump();
  if (op.kind === '...') {
    p.warnError(op.span, 'unexpected token: `...`', {
      notes: [{ kind: 'help', text: 'use `..` for an exclusive range, or `..=` for an inclusive range' }],
    });
  }
  const hasEnd = startsExpr(p, 0) && !((restrict & Restrict.noStruct) !== 0 && p.at('{'));
  const end = hasEnd ? climb(p, RANGE + 1, restrict) : undefined;
  const closed = op.kind !== '..';
  if (closed && end === undefined) {
    p.warnError(op.span, 'inclusive range with no end', {
      code: 'E0586',
      notes: [{ kind: 'note', text: 'inclusive ranges must be bounded at the end (`..=b` or `a..=b`)' }],
      edits: [{ title: 'use `..` instead', edits: [{ span: op.span, text: '..' }] }],
    });
  }
  const span = p.spanFrom(start);
  return { kind: 'Range', closed, span, ...(from ? { start: from } : {}), ...(end ? { end } : {}) };
}

// --- prefix operators ---

function prefix(p: Parser, restrict: number, min: number): Expr {
  const start = p.tok;
  const hasAttrs = start.kind === '#' && (p.look(1).kind === '[' || (p.look(1).kind === '!' && p.look(2).kind === '['));
  if (hasAttrs || start.kind === 'docComment') {
    const attrs = parseOuterAttrs(p);
    const expr = prefix(p, restrict, min);
    return withAttrs(expr, attrs);
  }
  const inner = restrict & ~Restrict.outer;
  switch (start.kind) {
    case '-':
    case '!':
    case '*': {
      p.bump();
      const expr = operand(p, inner);
      return { kind: 'Unary', op: start.kind, opSpan: start.span, expr, span: p.spanFrom(start) };
    }
    case '&':
    case '&&':
      return addrOf(p, inner);
    case '+':
      // Before anything but a number it is simply no expression.
      if (p.look(1).kind !== 'int' && p.look(1).kind !== 'float') break;
      p.bump();
      p.warnError(start.span, 'leading `+` is not supported', {
        label: 'unexpected `+`',
        edits: [{ title: 'try removing the `+`', edits: [{ span: start.span, text: '' }] }],
      });
      return operand(p, inner);
    case '~':
      p.bump();
      p.warnError(start.span, '`~` cannot be used as a unary operator', {
        notes: [{ kind: 'help', text: 'use `!` to perform bitwise not' }],
        edits: [{ title: 'use `!` to perform bitwise not', edits: [{ span: start.span, text: '!' }] }],
      });
      return { kind: 'Unary', op: '!', opSpan: start.span, expr: operand(p, inner), span: p.spanFrom(start) };
    default:
      break;
  }
  const base = parsePrimary(p, restrict, min);
  return postfix(p, base, start, restrict);
}

/** The operand of a prefix operator (they nest, so depth is counted). */
function operand(p: Parser, inner: number): Expr {
  return p.nested<Expr>(
    () => prefix(p, inner, CAST + 1),
    (span) => ({ kind: 'Err', span }),
  );
}

function addrOf(p: Parser, inner: number): Expr {
  const start = p.tok;
  if (start.kind === '&&') {
    p.eatSplit('&');
    const expr = p.nested<Expr>(
      () => addrOf(p, inner),
      (span) => ({ kind: 'Err', span }),
    );
    return { kind: 'AddrOf', raw: false, mutable: false, expr, span: p.spanFrom(start) };
  }
  p.bump();
  const lifetime = p.at('lifetime') && p.look(1).kind !== ':' ? p.bump() : undefined;
  const raw = p.atWord('raw') && (p.lookWord(1, 'mut') || p.lookWord(1, 'const'));
  if (raw) p.bump();
  const mutable = p.eatWord('mut');
  if (raw && !mutable) p.bump();
  const expr = operand(p, inner);
  if (lifetime !== undefined) {
    p.warnError(p.spanFrom(start), 'borrow expressions cannot be annotated with lifetimes', {
      labels: [{ span: lifetime.span, text: 'annotated with lifetime here' }],
      edits: [{ title: 'remove the lifetime annotation', edits: [{ span: lifetime.span, text: '' }] }],
    });
  }
  return { kind: 'AddrOf', raw, mutable, expr, span: p.spanFrom(start) };
}

/** Adds attributes in front of those an expression has. */
export function withAttrs(expr: Expr, attrs: readonly Attribute[]): Expr {
  return attrs.length === 0 ? expr : { ...expr, attrs: [...attrs, ...(expr.attrs ?? [])] };
}

// --- postfix forms ---

function postfix(p: Parser, base: Expr, start: Token, restrict: number): Expr {
  let expr = base;
  for (let length = 0; !p.recovering; length++) {
    if (length > MAX_CHAIN) {
      p.error(p.tok.span, `unsupported: more than ${String(MAX_CHAIN)} calls in a chain`, { code: 'unsupported' });
      return expr;
    }
    switch (p.tok.kind) {
      case '?':
        p.bump();
        expr = { kind: 'Try', expr, span: p.spanFrom(start) };
        break;
      case '.':
        p.bump();
        expr = afterDot(p, expr, start);
        break;
      case '(': {
        // A block-like statement ends at its brace: `{ .. } (a, b)` are two statements.
        if (endsStatement(expr, restrict)) return expr;
        const open = p.bump();
        const args = p.list(')', () => p.g.expr(p), ['`.`', '`?`', 'an operator']);
        expr = { kind: 'Call', callee: expr, args, argsSpan: p.spanFrom(open), span: p.spanFrom(start) };
        break;
      }
      case '[': {
        if (endsStatement(expr, restrict)) return expr;
        const open = p.bump();
        const index = p.g.expr(p);
        p.closeGroup(']', ['`.`', '`?`', 'an operator']);
        expr = { kind: 'Index', expr, index, brackets: p.spanFrom(open), span: p.spanFrom(start) };
        break;
      }
      default:
        return expr;
    }
  }
  return expr;
}

function afterDot(p: Parser, expr: Expr, start: Token): Expr {
  const token = p.tok;
  switch (token.kind) {
    case 'int':
      return tupleField(p, expr, start, litFromToken(token)?.text ?? token.text);
    case 'float':
      return floatFields(p, expr, start);
    case 'interpolated':
      if (token.node?.kind === 'Literal' && token.node.lit.kind === 'Int') {
        return tupleField(p, expr, start, token.node.lit.text);
      }
      break;
    case 'ident':
    case 'rawIdent':
      if (token.kind === 'ident' && token.text === 'await') return awaitField(p, expr, start);
      return memberOrCall(p, expr, start);
    default:
      break;
  }
  // `rx.` while a person types: the receiver is kept, with an empty field name for completion.
  p.warnError(token.span, `unexpected token: ${p.found()}`, { label: 'unexpected token' });
  const field: Ident = { name: '', span: p.afterPrev(), ctxt: token.ctxt };
  return { kind: 'Field', expr, field, span: p.spanFrom(start) };
}

function tupleField(p: Parser, expr: Expr, start: Token, name: string): Expr {
  const token = p.bump();
  const field: Ident = { name, span: token.span, ctxt: token.ctxt };
  return { kind: 'Field', expr, field, span: p.spanFrom(start) };
}

/** `x.0.1`, where the lexer saw the float `0.1`. */
function floatFields(p: Parser, expr: Expr, start: Token): Expr {
  const token = p.bump();
  const { file, start: from } = token.span;
  const [first = '', second = ''] = token.text.split('.');
  if (!/^[0-9]+$/.test(first) || (second !== '' && !/^[0-9]+$/.test(second)) || !token.text.includes('.')) {
    p.warnError(token.span, `unexpected token: \`${token.text}\``, { label: 'unexpected token' });
    return expr;
  }
  const middle = from + first.length;
  const outer: Ident = { name: first, span: { file, start: from, end: middle }, ctxt: token.ctxt };
  const base: Expr = {
    kind: 'Field',
    expr,
    field: outer,
    span: { ...start.span, end: Math.max(middle, start.span.end) },
  };
  if (second === '') return p.look(0).kind === 'ident' ? afterDot(p, base, start) : emptyField(p, base, start);
  const inner: Ident = { name: second, span: { file, start: middle + 1, end: token.span.end }, ctxt: token.ctxt };
  return { kind: 'Field', expr: base, field: inner, span: p.spanFrom(start) };
}

function emptyField(p: Parser, expr: Expr, start: Token): Expr {
  p.warnError(p.tok.span, `unexpected token: ${p.found()}`, { label: 'unexpected token' });
  const field: Ident = { name: '', span: p.afterPrev(), ctxt: p.tok.ctxt };
  return { kind: 'Field', expr, field, span: p.spanFrom(start) };
}

function awaitField(p: Parser, expr: Expr, start: Token): Expr {
  const word = p.bump();
  const span = p.spanFrom(start);
  if (p.at('(') && p.look(1).kind === ')') {
    const open = p.bump();
    p.bump();
    const parens = p.spanFrom(open);
    p.warnError(parens, 'incorrect use of `await`', {
      notes: [{ kind: 'help', text: '`await` is not a method call, remove the parentheses' }],
      edits: [{ title: '`await` is not a method call, remove the parentheses', edits: [{ span: parens, text: '' }] }],
    });
  }
  return { kind: 'Await', expr, awaitSpan: word.span, span };
}

function memberOrCall(p: Parser, expr: Expr, start: Token): Expr {
  const { tok } = p;
  const isName = p.atName();
  if (!isName && tok.text !== 'self' && tok.text !== 'Self' && tok.text !== 'super' && tok.text !== 'crate') {
    const field = p.name();
    return { kind: 'Field', expr, field, span: p.spanFrom(start) };
  }
  if (!isName) p.warnError(tok.span, `unexpected token: ${p.found()}`, { label: 'unexpected token' });
  const method = p.takeIdent();
  let generics;
  if (p.at('::') && (p.look(1).kind === '<' || p.look(1).kind === '<<' || p.look(1).kind === '<-')) {
    p.bump();
    generics = parseAngleArgs(p);
  }
  if (!p.at('(')) {
    if (generics !== undefined) {
      p.warnError(generics.span, 'field expressions cannot have generic arguments');
    }
    return { kind: 'Field', expr, field: method, span: p.spanFrom(start) };
  }
  const open = p.bump();
  const args = p.list(')', () => p.g.expr(p), ['`.`', '`?`', 'an operator']);
  const call = { kind: 'MethodCall', receiver: expr, method, args, argsSpan: p.spanFrom(open) } as const;
  const span = p.spanFrom(start);
  return generics === undefined ? { ...call, span } : { ...call, generics, span };
}
