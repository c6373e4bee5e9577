//! Control flow: `if`, loops, `match`, `break`, `continue`, `return`, and their desugarings.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { BodyCx, LabelRib } from './body-cx.ts';
import { configured, noteLevels } from './collect.ts';
import type { Arm, Block, Expr, LabelId, Pat, Stmt } from './hir.ts';
import { lowerBlock, lowerBlockExpr } from './lower-block.ts';
import { lowerExpr } from './lower-expr.ts';
import { lowerPatAndBind } from './lower-pat.ts';
import { bindingPat, blockOf, errExpr, langCall, localPath, variantPath } from './make.ts';

/** `if`; what a `let` in the condition binds is visible in the then-block only. */
export function lowerIf(b: BodyCx, e: ast.IfExpr): Expr {
  const { span } = e;
  const id = b.id();
  const edition = b.editionAt(span);
  const saved = b.rib;
  const cond = lowerCond(b, e.cond);
  const then = lowerBlock(b, e.then);
  b.rib = saved;
  const els = e.else === undefined ? undefined : lowerExpr(b, e.else);
  return { kind: 'if', id, span, cond, then, els, edition };
}

/** A condition: each part without `let` ends its temporaries (RS-9). */
function lowerCond(b: BodyCx, e: ast.Expr): Expr {
  const { span } = e;
  if (e.kind === 'Paren' && containsLet(e.expr)) return lowerCond(b, e.expr);
  if (e.kind === 'Let') return lowerExpr(b, e);
  if (e.kind === 'Binary' && e.op === '&&' && containsLet(e)) {
    const id = b.id();
    const left = lowerCond(b, e.lhs);
    return { kind: 'logical', id, span, op: '&&', left, right: lowerCond(b, e.rhs) };
  }
  return { kind: 'dropTemps', id: b.id(), span, expr: lowerExpr(b, e) };
}

function containsLet(e: ast.Expr): boolean {
  if (e.kind === 'Let') return true;
  if (e.kind === 'Paren') return containsLet(e.expr);
  return e.kind === 'Binary' && e.op === '&&' && (containsLet(e.lhs) || containsLet(e.rhs));
}

/** `while c { b }` is `loop { if c { b } else { break } }`. */
export function lowerWhile(b: BodyCx, e: ast.WhileExpr): Expr {
  const { span } = e;
  const id = b.id();
  const label = b.label();
  const block = b.inLabel('while', e.label, label, (): Block => {
    const saved = b.rib;
    const edition = b.editionAt(span);
    const cond = b.inCondition(() => lowerCond(b, e.cond));
    const then = lowerBlock(b, e.body);
    b.rib = saved;
    const exit: Expr = { kind: 'break', id: b.id(), span: e.cond.span, label, value: undefined };
    const els: Expr = { kind: 'block', id: b.id(), span: e.cond.span, block: blockOf(b, [], exit, e.cond.span) };
    const branch: Expr = { kind: 'if', id: b.id(), span, cond, then, els, edition };
    return blockOf(b, [], branch, span);
  });
  return { kind: 'loop', id, span, block, label, source: 'while' };
}

/** `loop { b }`. */
export function lowerLoop(b: BodyCx, e: ast.LoopExpr): Expr {
  const id = b.id();
  const label = b.label();
  const block = b.inLabel('loop', e.label, label, () => lowerBlock(b, e.body));
  return { kind: 'loop', id, span: e.span, block, label, source: 'loop' };
}

/**
 * `for pat in e { b }` is
 * `match IntoIterator::into_iter(e) { mut iter => loop { match Iterator::next(&mut iter) { None => break, Some(pat) => b } } }`.
 * `for await` polls a stream that is pinned in place instead.
 */
export function lowerFor(b: BodyCx, e: ast.ForExpr): Expr {
  const { span } = e;
  if (e.isAwait) return lowerForAwait(b, e);
  const head = e.iter.span;
  const scrutinee = langCall(b, 'into_iter', [lowerExpr(b, e.iter)], head);
  const iter = b.local('iter', head, true);
  const pat = bindingPat(b, iter, 'iter', head, true);
  const label = b.label();
  const loop = forLoop(b, e, label, () => {
    const borrow: Expr = {
      kind: 'addrOf',
      id: b.id(),
      span: head,
      mut: 'mut',
      raw: false,
      expr: localPath(b, iter, head),
    };
    return langCall(b, 'next', [borrow], head);
  });
  const arm: Arm = { id: b.id(), span, pat, guard: undefined, body: loop };
  return { kind: 'match', id: b.id(), span, scrutinee, arms: [arm], source: 'for' };
}

function forLoop(b: BodyCx, e: ast.ForExpr, label: LabelId, next: () => Expr): Expr {
  const { span } = e;
  const head = e.iter.span;
  const value = next();
  const block = b.inLabel('for', e.label, label, (): Block => {
    const exit: Expr = { kind: 'break', id: b.id(), span, label, value: undefined };
    const none: Pat = { kind: 'path', id: b.id(), span: head, path: variantPath(b, 'None', head) };
    const arms: Arm[] = [{ id: b.id(), span, pat: none, guard: undefined, body: exit }];
    const saved = b.rib;
    const item = lowerPatAndBind(b, e.pat);
    const some: Pat = {
      kind: 'tupleStruct',
      id: b.id(),
      span: e.pat.span,
      path: variantPath(b, 'Some', head),
      items: [item],
    };
    const body = lowerBlockExpr(b, e.body);
    b.rib = saved;
    arms.push({ id: b.id(), span, pat: some, guard: undefined, body });
    const match: Expr = { kind: 'match', id: b.id(), span, scrutinee: value, arms, source: 'for' };
    const stmt: Stmt = { kind: 'expr', id: b.id(), span, expr: match };
    return blockOf(b, [stmt], undefined, span);
  });
  return { kind: 'loop', id: b.id(), span, block, label, source: 'for' };
}

/** `for await pat in e { b }`: `e` is a stream; each turn awaits `poll_next_for_await(&mut stream)`. */
function lowerForAwait(b: BodyCx, e: ast.ForExpr): Expr {
  const { span } = e;
  const head = e.iter.span;
  if (b.fn.kind === 'fn' || b.fn.kind === 'closure' || b.fn.kind === 'const') {
    b.error('E0728', head, '`await` is only allowed inside `async` functions and blocks', {
      label: 'only allowed inside `async` functions and blocks',
      labels: [{ span: b.fn.span, text: 'this is not `async`' }],
    });
  }
  const scrutinee = langCall(b, 'into_stream_for_await', [lowerExpr(b, e.iter)], head);
  const stream = b.local('stream', head, true);
  const pat = bindingPat(b, stream, 'stream', head, true);
  const label = b.label();
  const loop = forLoop(b, e, label, () => {
    const borrow: Expr = {
      kind: 'addrOf',
      id: b.id(),
      span: head,
      mut: 'mut',
      raw: false,
      expr: localPath(b, stream, head),
    };
    const future = langCall(b, 'poll_next_for_await', [borrow], head);
    return { kind: 'await', id: b.id(), span: head, expr: future, awaitSpan: head };
  });
  const arm: Arm = { id: b.id(), span, pat, guard: undefined, body: loop };
  return { kind: 'match', id: b.id(), span, scrutinee, arms: [arm], source: 'for' };
}

/** `match`. */
export function lowerMatch(b: BodyCx, e: ast.MatchExpr): Expr {
  const id = b.id();
  const scrutinee = lowerExpr(b, e.scrutinee);
  const arms = e.arms.flatMap((arm): Arm[] => {
    if (configured(b, arm.attrs) === undefined) return [];
    noteLevels(b, arm.attrs, arm.span);
    const saved = b.rib;
    const armId = b.id();
    const pat = lowerPatAndBind(b, arm.pat);
    const guard = arm.guard === undefined ? undefined : lowerCond(b, arm.guard);
    const body = lowerExpr(b, arm.body);
    b.rib = saved;
    return [{ id: armId, span: arm.span, pat, guard, body }];
  });
  return { kind: 'match', id, span: e.span, scrutinee, arms, source: 'match' };
}

// ---------------------------------------------------------------- leaving

function findLabel(b: BodyCx, label: ast.Lifetime): LabelRib | undefined {
  let ctxt = label.ctxt;
  let rib = b.rib;
  for (let at = b.labels; at !== undefined; at = at.parent) {
    if (at.ident?.name === label.name && at.ident.ctxt === ctxt) return at;
  }
  // A macro defined inside the loop may name the loop's label.
  while (rib.kind !== 'module') {
    if (rib.kind === 'macroDef') {
      const mark = b.session.markOf(ctxt);
      if (mark?.macro === rib.macro) ctxt = mark.parent;
    }
    rib = rib.parent;
  }
  for (let at = b.labels; at !== undefined; at = at.parent) {
    if (at.ident?.name === label.name && at.ident.ctxt === ctxt) return at;
  }
  return undefined;
}

function undeclaredLabel(b: BodyCx, label: ast.Lifetime): void {
  const { name, span } = label;
  for (let outer = b.outerLabels; outer !== undefined; outer = outer.outer)
    for (let at = outer.labels; at !== undefined; at = at.parent) {
      if (at.ident?.name !== name) continue;
      b.error('E0767', span, `use of unreachable label \`${name}\``, {
        label: `unreachable label \`${name}\``,
        labels: [{ span: at.ident.span, text: 'unreachable label defined here' }],
        notes: [{ kind: 'note', text: 'labels are unreachable through functions, closures, async blocks and modules' }],
      });
      return;
    }
  b.error('E0426', span, `use of undeclared label \`${name}\``, { label: `undeclared label \`${name}\`` });
}

/** E0590. */
function inCondition(b: BodyCx, span: Span): void {
  b.error('E0590', span, '`break` or `continue` with no label in the condition of a `while` loop', {
    label: 'unlabeled `break` in the condition of a `while` loop',
  });
}

/** What keeps `break` from reaching a loop outside. */
function outsideLoop(b: BodyCx, what: 'break' | 'continue', span: Span): void {
  const enclosing: Partial<Record<BodyCx['fn']['kind'], string>> = {
    closure: 'closure',
    asyncBlock: '`async` block',
    asyncFn: '`async` function',
    asyncClosure: '`async` closure',
  };
  const inside = enclosing[b.fn.kind];
  if (inside !== undefined) {
    const preposition = b.fn.kind === 'closure' ? 'inside of a closure' : `inside ${inside}`;
    const label = b.fn.kind === 'closure' ? 'inside of a closure' : `inside ${inside}`;
    b.error('E0267', span, `\`${what}\` ${preposition}`, {
      label: `cannot \`${what}\` ${label}`,
      labels: [{ span: b.fn.span, text: `enclosing ${inside}` }],
    });
    return;
  }
  const text = what === 'break' ? 'outside of a loop or labeled block' : 'outside of a loop';
  b.error('E0268', span, `\`${what}\` ${text}`, { label: `cannot \`${what}\` ${text}` });
}

/** `break 'a value`. */
export function lowerBreak(b: BodyCx, e: ast.BreakExpr): Expr {
  const { span } = e;
  const id = b.id();
  const value = e.value === undefined ? undefined : lowerExpr(b, e.value);
  let target = b.labels;
  if (e.label !== undefined) {
    target = findLabel(b, e.label);
    if (target === undefined) undeclaredLabel(b, e.label);
  } else {
    if (target?.kind === 'block') {
      b.error('E0695', span, 'unlabeled `break` inside of a labeled block', {
        label: '`break` statements that would diverge to or through a labeled block need to bear a label',
      });
      return errExpr(b, span);
    }
    if (target === undefined) outsideLoop(b, 'break', span);
    else if (b.isCondition(target)) inCondition(b, span);
  }
  if (target === undefined) return errExpr(b, span);
  if (value !== undefined && (target.kind === 'for' || target.kind === 'while')) {
    b.error('E0571', span, `\`break\` with value from a \`${target.kind}\` loop`, {
      label: 'can only break with a value inside `loop` or breakable block',
    });
    return errExpr(b, span);
  }
  return { kind: 'break', id, span, label: target.id, value };
}

/** `continue 'a`. */
export function lowerContinue(b: BodyCx, e: ast.ContinueExpr): Expr {
  const { span } = e;
  const id = b.id();
  let target = b.labels;
  if (e.label !== undefined) {
    target = findLabel(b, e.label);
    if (target === undefined) undeclaredLabel(b, e.label);
    else if (target.kind === 'block') {
      b.error('E0696', span, '`continue` pointing to a labeled block', {
        label: "labeled blocks cannot be `continue`'d",
      });
      return errExpr(b, span);
    }
  } else if (target?.kind === 'block') {
    b.error('E0695', span, 'unlabeled `continue` inside of a labeled block', {
      label: '`continue` statements that would diverge to or through a labeled block need to bear a label',
    });
    return errExpr(b, span);
  } else if (target === undefined) outsideLoop(b, 'continue', span);
  if (target === undefined) return errExpr(b, span);
  return { kind: 'continue', id, span, label: target.id };
}

/** `return value`. */
export function lowerReturn(b: BodyCx, e: ast.ReturnExpr): Expr {
  const { span } = e;
  const id = b.id();
  const value = e.value === undefined ? undefined : lowerExpr(b, e.value);
  if (b.fn.kind === 'const') {
    b.error('E0572', span, 'return statement outside of function body');
    return errExpr(b, span);
  }
  return { kind: 'return', id, span, value };
}
