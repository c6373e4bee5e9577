//! `match`, `let` in conditions and irrefutable patterns: binding variables after the tests, guards, arm bodies.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import { BOOL, mkRef } from '../../types/interner.ts';
import type { Arm, Expr, Pat } from '../../types/thir.ts';
import type { BlockIdx, Place } from '../mir.ts';
import { localPlace } from '../place.ts';
import type { Builder, Scope, Scrutinee } from './builder.ts';
import { consume } from './operand.ts';
import { branch, buildTree, candidatesOf, hasLet } from './match.ts';
import type { Binding, Candidate } from './match.ts';

/** Storage of a bound variable begins and it gets its value. */
function bind(b: Builder, { pat, place }: Binding): void {
  const { local } = b.variable(pat.local);
  b.push({ kind: 'storageLive', local, span: pat.span });
  if (b.scrutinee !== undefined) b.scrutinees.set(local, b.scrutinee);
  if (pat.mode === 'move') {
    b.use(localPlace(local), consume(b, place, pat.localTy, pat.span), pat.span);
    return;
  }
  const mut = pat.mode === 'ref' ? 'not' : 'mut';
  b.assign(localPlace(local), { kind: 'ref', mut, place, twoPhase: false, fake: false }, pat.span);
}

function scheduleBinding(b: Builder, { pat }: Binding, scope: Scope): void {
  const { local } = b.variable(pat.local);
  b.schedule(scope, local, 'storage', pat.span);
  b.schedule(scope, local, 'value', pat.span);
}

/** Binds in the current block and schedules the drops. */
function bindAll(b: Builder, bindings: readonly Binding[], scope: Scope): void {
  for (const binding of bindings) {
    const { local } = b.variable(binding.pat.local);
    bind(b, binding);
    b.schedule(scope, local, 'storage', binding.pat.span);
    b.schedule(scope, local, 'value', binding.pat.span);
  }
}

/** Goes on where any of the candidates has matched, with its variables bound into `scope`. */
function joinLeaves(b: Builder, candidates: readonly Candidate[], scope: Scope, span: Span): void {
  const [first] = candidates;
  const leaves = new Set(candidates.map((candidate) => candidate.leaf));
  if (first === undefined) {
    b.enterDead();
    return;
  }
  if (leaves.size === 1) {
    b.enter(first.leaf);
    bindAll(b, first.bindings, scope);
    return;
  }
  const join = b.newBlock();
  for (const candidate of candidates) {
    b.enter(candidate.leaf);
    for (const binding of candidate.bindings) bind(b, binding);
    b.goto(join, span);
  }
  b.enter(join);
  for (const binding of first.bindings) scheduleBinding(b, binding, scope);
}

/** See `Lowerings.test`. */
export function test(
  b: Builder,
  place: Place | undefined,
  pat: Pat,
  scope: Scope,
  depth: number,
  otherwise: BlockIdx | undefined,
): void {
  if (place === undefined) return; // only `_` can match a variable that is not captured
  const candidates = candidatesOf(b, place, pat, false);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined && only.tests.length === 0) {
    b.goto(only.leaf, pat.span);
    joinLeaves(b, candidates, scope, pat.span);
    return;
  }
  const fail = b.newBlock();
  const start = b.newBlock();
  const { dead } = b;
  b.goto(start, pat.span);
  // Or-patterns inside variants multiply while the tree is built: the candidates reached are what counts.
  const seen: Candidate[] = [];
  buildTree(b, start, candidates, fail, pat.span, (candidate) => seen.push(candidate));
  if (otherwise === undefined) b.inBlock(fail, () => b.terminate({ kind: 'unreachable', span: pat.span }));
  else b.inBlock(fail, () => b.exitTo(depth, otherwise, pat.span));
  joinLeaves(b, seen, scope, pat.span);
  if (dead) b.dead = true;
}

/** `match scrutinee { arms }`. The scrutinee's temporaries live to the end of the enclosing statement (RS-10). */
export function matchInto(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'match' }>): void {
  const place = b.ops.place(b, expr.scrutinee);
  const { span } = expr;
  const start = b.newBlock();
  const fail = b.newBlock();
  const join = b.newBlock();
  b.goto(start, expr.scrutinee.span);
  const all: Candidate[] = [];
  expr.arms.forEach((arm, i) => {
    for (const candidate of candidatesOf(b, place, arm.pat, arm.guard !== undefined)) {
      candidate.arm = i;
      all.push(candidate);
    }
  });
  const reached: Candidate[][] = expr.arms.map(() => []);
  buildTree(b, start, all, fail, span, (candidate) => need(reached[candidate.arm], 'arm').push(candidate));
  b.inBlock(fail, () => b.terminate({ kind: 'unreachable', span }));
  const scrutinee: Scrutinee = { span: expr.scrutinee.span, place };
  expr.arms.forEach((arm, i) => {
    b.scrutinee = scrutinee;
    lowerArm(b, dest, arm, need(reached[i], 'arm'), join);
  });
  b.enter(join);
}

function lowerArm(b: Builder, dest: Place, arm: Arm, candidates: readonly Candidate[], join: BlockIdx): void {
  if (candidates.length === 0) return; // cannot be reached
  const body = (): void => b.terminating(arm.body.span, () => b.ops.into(b, dest, arm.body));
  const { guard } = arm;
  if (guard === undefined) {
    const scope = b.pushScope(arm.span);
    joinLeaves(b, candidates, scope, arm.span);
    body();
    b.popScope();
    b.goto(join, arm.span);
    return;
  }
  if (hasLet(guard)) {
    // Variables bound by the guard live through the body: the body is lowered once per way to get there.
    for (const candidate of candidates) {
      b.enter(candidate.leaf);
      const depth = b.scopes.length;
      const scope = b.pushScope(arm.span);
      b.pushScope(guard.span);
      lowerGuard(b, candidate, guard, depth);
      bindAll(
        b,
        candidate.bindings.filter((binding) => binding.pat.mode === 'move'),
        scope,
      );
      body();
      b.popScope();
      b.popScope();
      b.goto(join, arm.span);
    }
    return;
  }
  const matched = b.newBlock();
  for (const candidate of candidates) {
    b.enter(candidate.leaf);
    const depth = b.scopes.length;
    b.pushScope(guard.span);
    lowerGuard(b, candidate, guard, depth);
    b.popScope();
    for (const binding of candidate.bindings) if (binding.pat.mode === 'move') bind(b, binding);
    b.goto(matched, arm.span);
  }
  b.enter(matched);
  const scope = b.pushScope(arm.span);
  for (const binding of need(candidates[0], 'candidate').bindings) scheduleBinding(b, binding, scope);
  body();
  b.popScope();
  b.goto(join, arm.span);
}

/** Falls through when the guard holds. By-move bindings are seen through references until it does. */
function lowerGuard(b: Builder, candidate: Candidate, guard: Expr, depth: number): void {
  for (const binding of candidate.bindings) {
    const { pat, place } = binding;
    if (pat.mode !== 'move') {
      bind(b, binding);
      continue;
    }
    const at = b.scratch(mkRef(pat.localTy, 'not'), pat.span);
    b.assign(localPlace(at), { kind: 'ref', mut: 'not', place, twoPhase: false, fake: true }, pat.span);
    b.variable(pat.local).guardRef = at;
  }
  const failed = b.newBlock();
  b.ops.condition(b, guard, depth, failed);
  for (const { pat } of candidate.bindings) b.variable(pat.local).guardRef = undefined;
  b.inBlock(failed, () => b.goto(need(candidate.otherwise, 'continuation of a guard'), guard.span));
}

/** See `Lowerings.condition`. Every operand is a terminating scope, except the scrutinees of `let` (RS-9). */
export function condition(b: Builder, cond: Expr, depth: number, otherwise: BlockIdx): void {
  const { span } = cond;
  switch (cond.kind) {
    case 'logical': {
      if (cond.op === '&&') {
        condition(b, cond.left, depth, otherwise);
        condition(b, cond.right, depth, otherwise);
        return;
      }
      const then = b.newBlock();
      const right = b.newBlock();
      const inner = b.scopes.length;
      b.pushScope(span);
      condition(b, cond.left, inner, right);
      b.popScope();
      b.goto(then, span);
      b.enter(right);
      condition(b, cond.right, depth, otherwise);
      b.goto(then, span);
      b.enter(then);
      return;
    }
    case 'unary':
      if (cond.op === 'not' && cond.ty === BOOL) {
        const then = b.newBlock();
        const inner = b.scopes.length;
        b.pushScope(span);
        condition(b, cond.expr, inner, then);
        b.popScope();
        b.exitTo(depth, otherwise, span);
        b.enter(then);
        return;
      }
      break;
    case 'dropTemps':
      condition(b, cond.expr, depth, otherwise);
      return;
    case 'let': {
      const place = b.ops.placeIfCaptured(b, cond.init);
      b.scrutinee = place === undefined ? undefined : { span: cond.init.span, place };
      test(b, place, cond.pat, need(b.scopes.at(-1), 'scope of a condition'), depth, otherwise);
      return;
    }
    case 'lit':
      if (cond.value.kind === 'bool' && cond.value.value) return;
      break;
    default:
  }
  const value = b.terminating(span, () => {
    const at = b.scratch(BOOL, span);
    b.ops.into(b, localPlace(at), cond);
    return at;
  });
  if (b.dead) return;
  const then = b.newBlock();
  const fail = b.newBlock();
  branch(b, { kind: 'move', place: localPlace(value) }, then, fail, span);
  b.inBlock(fail, () => b.exitTo(depth, otherwise, span));
  b.enter(then);
}
