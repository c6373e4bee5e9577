//! `if`, `match`, loops, labels and `let` conditions.
import type { Arm, Attribute, Block, Expr, Lifetime, Pat } from './ast.ts';
import type { Parser } from './cursor.ts';
import { oneOf } from './cursor.ts';
import { Restrict } from './restrict.ts';
import { NO_ATTRS, parseInnerAttrs, parseOuterAttrs } from './parse-attr.ts';
import { isBlockLike } from './parse-classify.ts';
import { parsePat } from './parse-pat.ts';
import type { Token } from './token.ts';

/** An expression that starts with `if`, `match`, `while`, `for`, `loop` or `let`. */
export function parseControl(p: Parser, restrict: number, min: number): Expr {
  switch (p.tok.text) {
    case 'if':
      return parseIf(p);
    case 'match':
      return parseMatch(p);
    case 'let':
      return parseLet(p, restrict, min);
    default:
      return parseLoop(p, p.tok, undefined);
  }
}

/** `'label: loop { .. }`, also blocks. */
export function parseLabeled(p: Parser): Expr {
  const start = p.tok;
  const label = p.takeLifetime();
  if (!p.eat(':')) {
    p.error(p.tok.span, 'expected `while`, `for`, `loop` or `{` after a label', {
      label: 'expected `while`, `for`, `loop` or `{` after a label',
    });
    return { kind: 'Err', span: start.span };
  }
  if (p.at('{') || p.tok.node?.kind === 'Block') {
    return { kind: 'Block', label, isUnsafe: false, block: p.g.block(p), span: p.spanFrom(start) };
  }
  if (p.atWord('while') || p.atWord('for') || p.atWord('loop')) return parseLoop(p, start, label);
  p.error(p.tok.span, 'expected `while`, `for`, `loop` or `{` after a label', {
    label: 'expected `while`, `for`, `loop` or `{` after a label',
  });
  return { kind: 'Err', span: p.spanFrom(start) };
}

function condition(p: Parser): Expr {
  return p.g.expr(p, Restrict.noStruct | Restrict.allowLet);
}

/** A block that must be here; `after` names what it belongs to. */
function bodyOf(p: Parser, keyword: Token): Block {
  if (!p.recovering) return p.g.block(p);
  // The condition was broken: go on at its block, if it is on this line.
  while (!p.at('{') && !p.at(';') && !p.at('}') && !p.at('eof') && p.tok.lineStart !== true) p.skipTree();
  if (!p.at('{')) return { attrs: NO_ATTRS, stmts: [], span: { ...keyword.span, start: keyword.span.end } };
  p.recovering = false;
  return p.g.block(p);
}

function parseIf(p: Parser): Expr {
  const start = p.bump();
  let cond: Expr;
  if (p.at('{') && p.tokens[p.matchOf(p.pos) + 1]?.kind !== '{') {
    const at = p.afterPrev();
    p.warnError(at, 'missing condition for `if` expression', { label: 'expected condition here' });
    cond = { kind: 'Err', span: at };
  } else cond = condition(p);
  if (!p.recovering && !p.at('{') && p.tok.node?.kind !== 'Block') {
    p.errorExpected(['`{`'], {
      notes: [{ kind: 'note', text: 'the `if` expression is missing a block after this condition', span: cond.span }],
    });
  }
  const then = bodyOf(p, start);
  if (!p.eatWord('else')) return { kind: 'If', cond, then, span: p.spanFrom(start) };
  const otherwise = parseElse(p);
  return { kind: 'If', cond, then, else: otherwise, span: p.spanFrom(start) };
}

function parseElse(p: Parser): Expr {
  const start = p.tok;
  const word = p.prev;
  if (p.atWord('if')) {
    return p.nested<Expr>(
      () => parseIf(p),
      (span) => ({ kind: 'Err', span }),
    );
  }
  if (!p.at('{') && p.tok.node?.kind !== 'Block') {
    p.errorExpected(['`{`'], {
      labels: [{ span: word.span, text: 'expected an `if` or a block after this `else`' }],
    });
    return { kind: 'Err', span: start.span };
  }
  return { kind: 'Block', isUnsafe: false, block: p.g.block(p), span: p.spanFrom(start) };
}

/** `let pat = scrutinee`, only in conditions. */
function parseLet(p: Parser, restrict: number, min: number): Expr {
  const start = p.bump();
  const allowed = (restrict & Restrict.allowLet) !== 0 && min <= 6;
  const pat = parsePat(p);
  if (!p.at('=') && p.at('==')) {
    p.warnError(p.tok.span, 'expected `=`, found `==`', {
      label: 'expected `=`',
      notes: [{ kind: 'help', text: 'consider using `=` here' }],
      edits: [{ title: 'consider using `=` here', edits: [{ span: p.tok.span, text: '=' }] }],
    });
    p.bump();
  } else p.expect('=');
  const scrutinee: Expr = p.recovering ? { kind: 'Err', span: p.afterPrev() } : p.g.scrutinee(p, restrict);
  const span = p.spanFrom(start);
  if (!allowed) {
    p.warnError(span, 'expected expression, found `let` statement', {
      notes: [{ kind: 'note', text: 'only supported directly in conditions of `if` and `while` expressions' }],
    });
  }
  return { kind: 'Let', pat, scrutinee, span };
}

function parseLoop(p: Parser, start: Token, label: Lifetime | undefined): Expr {
  const named = label === undefined ? {} : { label };
  const word = p.bump();
  if (word.text === 'loop') {
    const body = p.g.block(p);
    return { kind: 'Loop', body, ...named, span: p.spanFrom(start) };
  }
  if (word.text === 'while') {
    const cond = condition(p);
    const body = bodyOf(p, word);
    return { kind: 'While', cond, body, ...named, span: p.spanFrom(start) };
  }
  const isAwait = p.eatWord('await');
  const pat = parsePat(p);
  if (!p.eatWord('in')) {
    if (p.atWord('of')) {
      p.warnError(p.tok.span, 'missing `in` in `for` loop', {
        notes: [{ kind: 'help', text: 'try using `in` here instead' }],
        edits: [{ title: 'try using `in` here instead', edits: [{ span: p.tok.span, text: 'in' }] }],
      });
      p.bump();
    } else {
      p.error({ ...p.afterPrev(), end: p.tok.span.start }, 'missing `in` in `for` loop', {
        notes: [{ kind: 'help', text: 'try adding `in` here' }],
        edits: [{ title: 'try adding `in` here', edits: [{ span: p.afterPrev(), text: ' in' }] }],
      });
    }
  }
  const iter: Expr = p.recovering ? { kind: 'Err', span: p.afterPrev() } : p.g.expr(p, Restrict.noStruct);
  const body = bodyOf(p, word);
  return { kind: 'For', isAwait, pat, iter, body, ...named, span: p.spanFrom(start) };
}

function parseMatch(p: Parser): Expr {
  const start = p.bump();
  const scrutinee = p.g.expr(p, Restrict.noStruct);
  if (p.recovering) {
    while (!p.at('{') && !p.at(';') && !p.at('}') && !p.at('eof') && p.tok.lineStart !== true) p.skipTree();
    if (p.at('{')) p.recovering = false;
  }
  if (!p.at('{')) {
    p.errorExpected(['`.`', '`?`', '`{`', 'an operator'], {
      notes: [{ kind: 'note', text: 'while parsing this `match` expression', span: start.span }],
    });
    return { kind: 'Match', scrutinee, arms: [], span: p.spanFrom(start) };
  }
  p.bump();
  const inner = parseInnerAttrs(p);
  const arms: Arm[] = [];
  while (!p.at('}') && !p.at('eof')) {
    const before = p.pos;
    arms.push(parseArm(p));
    if (p.recovering) recoverArm(p);
    if (p.pos === before) p.skipTree();
  }
  p.eat('}');
  const expr: Expr = { kind: 'Match', scrutinee, arms, span: p.spanFrom(start) };
  return inner.length === 0 ? expr : { ...expr, attrs: inner };
}

/** Skips to the next arm: behind a comma, or at a line that has `=>` in it. */
function recoverArm(p: Parser): void {
  while (!p.at('}') && !p.at('eof')) {
    if (p.eat(',')) break;
    if (p.tok.lineStart === true && arrowOnLine(p)) break;
    p.skipTree();
  }
  p.recovering = false;
}

/** Whether `=>` comes on this line, so that an arm starts here. */
function arrowOnLine(p: Parser): boolean {
  for (let n = 0; n < 60; n++) {
    const token = p.look(n);
    if (token.kind === '=>') return n > 0;
    if (token.kind === 'eof' || token.kind === ';' || token.kind === '}' || (n > 0 && token.lineStart === true))
      return false;
  }
  return false;
}

function parseArm(p: Parser): Arm {
  const start = p.tok;
  const attrs: readonly Attribute[] = parseOuterAttrs(p);
  const pat = parsePat(p);
  const guard = p.eatWord('if') ? p.g.expr(p, Restrict.allowLet) : undefined;
  if (!p.eat('=>')) {
    if (p.at('->') || p.at('=') || p.at('>=')) {
      const list = oneOf(armFollowers(pat, guard).sort());
      p.warnError(p.tok.span, `expected ${list}, found ${p.found()}`, {
        label: `expected ${list}`,
        notes: [{ kind: 'help', text: 'use a fat arrow to start a match arm' }],
        edits: [{ title: 'use a fat arrow to start a match arm', edits: [{ span: p.tok.span, text: '=>' }] }],
      });
      p.bump();
    } else {
      p.errorExpected(armFollowers(pat, guard));
      return arm(p, start, attrs, pat, guard, { kind: 'Err', span: p.afterPrev() });
    }
  }
  const body = p.g.expr(p, Restrict.stmt);
  const result = arm(p, start, attrs, pat, guard, body);
  if (p.recovering || p.eat(',') || p.at('}')) return result;
  if (isBlockLike(body)) return result;
  if (arrowOnLine(p)) {
    p.warnError(p.afterPrev(), 'expected `,` following `match` arm', {
      label: 'missing a comma here to end this `match` arm',
      edits: [{ title: 'add `,` here', edits: [{ span: p.afterPrev(), text: ',' }] }],
    });
  } else p.errorExpected(['`,`', '`.`', '`?`', '`}`', 'an operator']);
  return result;
}

/** What could have stood instead of a wrong `=>`. */
function armFollowers(pat: Pat, guard: Expr | undefined): string[] {
  if (guard !== undefined) return ['`.`', '`=>`', '`?`', 'an operator'];
  const base = ['`=>`', '`if`', '`|`'];
  return pat.kind === 'Lit'
    ? [...base, '`...`', '`..=`', '`..`']
    : pat.kind === 'Ident' && !pat.sub
      ? [...base, '`@`']
      : base;
}

function arm(
  p: Parser,
  start: Token,
  attrs: readonly Attribute[],
  pat: Arm['pat'],
  guard: Expr | undefined,
  body: Expr,
): Arm {
  return { attrs, pat, body, span: p.spanFrom(start), ...(guard ? { guard } : {}) };
}
