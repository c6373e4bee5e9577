//! Evaluates an expression into a place: control flow, calls, assignments, and everything else through an rvalue.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import { mkFnDef, NEVER, UNIT } from '../../types/interner.ts';
import type { Block, Expr, FnValue } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { CallSource, LocalIdx, Operand, Place, Rvalue } from '../mir.ts';
import { copyOf, downcastOf, fieldOf, localPlace, moveOf, RETURN_LOCAL } from '../place.ts';
import { DISCR_TY } from '../tys.ts';
import type { BreakTarget, Builder } from './builder.ts';
import { asOperands, binaryRvalue, boolOperand, consume, fnOperand, isSimple, UNIT_OPERAND } from './operand.ts';
import { asPlace, isPlaceExpr } from './place.ts';

type Of<K extends Expr['kind']> = Extract<Expr, { readonly kind: K }>;

/** Evaluates `expr` and writes its value to `dest` (which holds nothing). */
export function exprInto(b: Builder, dest: Place, expr: Expr): void {
  const { span } = expr;
  switch (expr.kind) {
    case 'block':
      b.ops.block(b, dest, expr.block);
      return;
    case 'dropTemps':
      b.terminating(span, () => exprInto(b, dest, expr.expr));
      return;
    case 'neverToAny':
      b.ops.operand(b, expr.expr, true);
      b.diverge({ kind: 'unreachable', span });
      return;
    case 'if':
      ifInto(b, dest, expr);
      return;
    case 'let':
    case 'logical':
      boolInto(b, dest, expr);
      return;
    case 'match':
      b.ops.match(b, dest, expr);
      return;
    case 'loop':
      loopInto(b, dest, expr);
      return;
    case 'call':
      callInto(b, dest, expr);
      return;
    case 'try':
      tryInto(b, dest, expr);
      return;
    case 'await':
      b.ops.await(b, dest, expr);
      return;
    case 'yield':
      yieldInto(b, dest, expr);
      return;
    case 'formatArgs':
      b.ops.formatArgs(b, dest, expr);
      return;
    case 'break':
      breakExpr(b, expr);
      return;
    case 'continue': {
      const target = need(b.labels.get(expr.label), 'loop of continue');
      b.exitTo(target.depth, need(target.continueTo, 'continue of a loop'), span);
      return;
    }
    case 'return':
      returnExpr(b, expr);
      return;
    case 'assign':
      assign(b, expr);
      b.use(dest, UNIT_OPERAND, span);
      return;
    case 'assignOp':
      assignOp(b, expr);
      b.use(dest, UNIT_OPERAND, span);
      return;
    case 'local':
    case 'upvar':
    case 'deref':
    case 'field':
    case 'index':
    case 'static':
      b.use(dest, consume(b, asPlace(b, expr), expr.ty, span), span);
      return;
    case 'lit':
    case 'const':
    case 'constParam':
    case 'constBlock':
    case 'fn':
    case 'adt':
    case 'tuple':
    case 'array':
    case 'repeat':
    case 'closure':
    case 'binary':
    case 'unary':
    case 'cast':
    case 'borrow':
    case 'rawBorrow':
    case 'coerce':
      b.assign(dest, b.ops.rvalue(b, expr), span);
      return;
  }
}

// ------------------------------------------------------------------ branches

function ifInto(b: Builder, dest: Place, expr: Of<'if'>): void {
  const join = b.newBlock();
  const otherwise = b.newBlock();
  const depth = b.scopes.length;
  const scope = b.pushScope(expr.span);
  const saved = b.tempScope;
  // RS-11: in 2024 the temporaries of `if let` die before `else`, in 2021 with the enclosing statement.
  if (expr.edition >= 2024) b.tempScope = scope;
  b.ops.condition(b, expr.cond, depth, otherwise);
  b.tempScope = saved;
  b.terminating(expr.then.span, () => exprInto(b, dest, expr.then));
  b.popScope();
  b.goto(join, expr.span);
  b.enter(otherwise);
  const { els } = expr;
  if (els === undefined) b.use(dest, UNIT_OPERAND, expr.span);
  else b.terminating(els.span, () => exprInto(b, dest, els));
  b.goto(join, expr.span);
  b.enter(join);
}

/** `a && b`, `a || b`, `let` as values. */
function boolInto(b: Builder, dest: Place, expr: Expr): void {
  const join = b.newBlock();
  const otherwise = b.newBlock();
  const depth = b.scopes.length;
  b.pushScope(expr.span);
  b.ops.condition(b, expr, depth, otherwise);
  b.use(dest, boolOperand(true, expr.span), expr.span);
  b.popScope();
  b.goto(join, expr.span);
  b.enter(otherwise);
  b.use(dest, boolOperand(false, expr.span), expr.span);
  b.goto(join, expr.span);
  b.enter(join);
}

function loopInto(b: Builder, dest: Place, expr: Of<'loop'>): void {
  const head = b.newBlock();
  const target: BreakTarget = { depth: b.scopes.length, dest, breakTo: b.newBlock(), continueTo: head, used: false };
  b.labels.set(expr.label, target);
  b.loops.push(expr.span);
  b.goto(head, expr.span);
  b.enter(head);
  const unit = b.scratch(expr.body.ty, expr.span);
  b.terminating(expr.body.span, () => b.ops.block(b, localPlace(unit), expr.body));
  b.goto(head, expr.span);
  if (target.used) b.enter(target.breakTo);
  else b.enterDead();
}

/** A labelled block: like a loop that runs once. */
export function labelledBlock(b: Builder, dest: Place, block: Block, body: () => void): void {
  if (block.label === undefined) {
    body();
    return;
  }
  const target: BreakTarget = {
    depth: b.scopes.length,
    dest,
    breakTo: b.newBlock(),
    continueTo: undefined,
    used: false,
  };
  b.labels.set(block.label, target);
  body();
  b.goto(target.breakTo, block.span);
  b.enter(target.breakTo);
}

function breakExpr(b: Builder, expr: Of<'break'>): void {
  const target = need(b.labels.get(expr.label), 'target of break');
  target.used = true;
  if (expr.value === undefined) b.use(target.dest, UNIT_OPERAND, expr.span);
  else exprInto(b, target.dest, expr.value);
  b.exitTo(target.depth, target.breakTo, expr.span);
}

function returnExpr(b: Builder, expr: Of<'return'>): void {
  if (expr.value === undefined) b.use(localPlace(RETURN_LOCAL), UNIT_OPERAND, expr.span);
  else exprInto(b, localPlace(RETURN_LOCAL), expr.value);
  b.exitReturn(expr.span);
}

// ------------------------------------------------------------------ calls

/** Emits a call whose callee is a known function item. */
export function callFn(
  b: Builder,
  dest: Place,
  fn: FnValue,
  args: readonly Operand[],
  retTy: Ty,
  span: Span,
  source: CallSource,
  fnSpan: Span = span,
): void {
  emitCall(b, dest, fnOperand(fn, mkFnDef(fn.def, fn.args), span), args, retTy, span, fnSpan, source);
}

function emitCall(
  b: Builder,
  dest: Place,
  func: Operand,
  args: readonly Operand[],
  retTy: Ty,
  span: Span,
  fnSpan: Span,
  source: CallSource,
): void {
  if (retTy.kind === 'never') {
    b.diverge({ kind: 'call', func, args, dest, target: undefined, unwind: b.unwind(), fnSpan, source, span });
    return;
  }
  const target = b.newBlock();
  b.terminate({ kind: 'call', func, args, dest, target, unwind: b.unwind(), fnSpan, source, span });
  b.cur = target;
}

function callInto(b: Builder, dest: Place, expr: Of<'call'>): void {
  const { func } = expr;
  if (func.kind === 'fn') {
    const def = b.cx.db.program.def(func.def);
    if ((def.kind === 'variant' || def.kind === 'struct') && expr.ty.kind === 'adt') {
      // Tuple constructors are aggregates, as in rustc's THIR.
      const variant = def.kind === 'variant' ? def.index : 0;
      const fields = asOperands(b, expr.args);
      const aggregate = { kind: 'adt', def: expr.ty.def, variant, args: expr.ty.args, activeField: undefined } as const;
      b.assign(dest, { kind: 'aggregate', aggregate, fields }, expr.span);
      return;
    }
    const args = asOperands(b, expr.args);
    emitCall(b, dest, fnOperand(func, func.ty, func.span), args, expr.ty, expr.span, expr.fnSpan, expr.source);
    return;
  }
  const [callee, ...args] = asOperands(b, [func, ...expr.args]);
  emitCall(b, dest, need(callee, 'callee'), args, expr.ty, expr.span, expr.fnSpan, expr.source);
}

/** `e?`: match branch(e) { Continue(v) => v, Break(r) => return from_residual(r) }. */
function tryInto(b: Builder, dest: Place, expr: Of<'try'>): void {
  const { span, controlFlowTy } = expr;
  const value = b.ops.operand(b, expr.expr, true);
  const flow = b.scratch(controlFlowTy, span);
  callFn(b, localPlace(flow), expr.branch, [value], controlFlowTy, span, 'try');
  const breakVariant = controlFlowTy.kind === 'adt' ? variantNamed(b, controlFlowTy, 'Break') : 1;
  const continueVariant = 1 - breakVariant;
  const onBreak = b.newBlock();
  const onContinue = b.newBlock();
  switchVariant(b, localPlace(flow), [[breakVariant, onBreak]], onContinue, span);
  b.enter(onBreak);
  const residual = moveOf(fieldOf(downcastOf(localPlace(flow), breakVariant), 0, expr.residualTy));
  callFn(b, localPlace(RETURN_LOCAL), expr.fromResidual, [residual], expr.returnTy, span, 'try');
  b.exitReturn(span);
  b.enter(onContinue);
  b.use(dest, moveOf(fieldOf(downcastOf(localPlace(flow), continueVariant), 0, expr.ty)), span);
}

function variantNamed(b: Builder, ty: Extract<Ty, { kind: 'adt' }>, name: string): number {
  const def = b.cx.db.program.def(ty.def);
  const found = def.kind === 'enum' ? def.variants.findIndex((variant) => variant.name === name) : -1;
  return found < 0 ? 1 : found;
}

/** Branches on the variant of an enum place. */
export function switchVariant(
  b: Builder,
  place: Place,
  cases: readonly (readonly [number, Parameters<Builder['goto']>[0]])[],
  otherwise: Parameters<Builder['goto']>[0],
  span: Span,
): void {
  const discr = b.scratch(DISCR_TY, span);
  b.assign(localPlace(discr), { kind: 'discriminant', place }, span);
  b.terminate({
    kind: 'switch',
    operand: copyOf(localPlace(discr)),
    ty: DISCR_TY,
    values: cases.map(([variant]) => BigInt(variant)),
    targets: cases.map(([, target]) => target),
    otherwise,
    span,
  });
}

function yieldInto(b: Builder, dest: Place, expr: Of<'yield'>): void {
  const value = b.ops.operand(b, expr.value, true);
  suspend(b, value, undefined, expr.span, expr.span);
  b.use(dest, UNIT_OPERAND, expr.span);
}

/** Emits a suspension point and continues in the block that runs after resuming. */
export function suspend(
  b: Builder,
  value: Operand | undefined,
  awaitee: LocalIdx | undefined,
  span: Span,
  awaitSpan: Span,
): void {
  const resume = b.newBlock();
  b.suspends.push({ span, awaitSpan, awaitee });
  b.terminate({
    kind: 'suspend',
    point: b.suspends.length - 1,
    value,
    resume,
    drop: b.dead ? undefined : b.abandon(),
    span,
  });
  b.cur = resume;
}

// ------------------------------------------------------------------ assignment

/** `left = right`: the right side first, then the place; the old value is dropped right before the new one is written (RS-5). */
function assign(b: Builder, expr: Of<'assign'>): void {
  const { left, right, span } = expr;
  if (!b.cx.facts.needsDrop(left.ty)) {
    // Finding a simple target evaluates nothing, so the value may be read where it is written. Otherwise it is computed
    // before: in `pin.a = !pin.b` the borrow by `deref` ends before `deref_mut` is called, and in `a = *max(&a, &b)` the
    // borrow of `a` before it is written.
    const simple = isSimple(left) && !readsOwnBorrow(right);
    const value: Rvalue =
      simple && isDirect(right) ? b.ops.rvalue(b, right) : { kind: 'use', operand: b.ops.operand(b, right, simple) };
    b.assign(asPlace(b, left), value, span);
    return;
  }
  // Into a temporary whatever it is: `list = list.next` must read before the old value is dropped.
  const value = b.ops.operand(b, right, false);
  const place = asPlace(b, left);
  const done = b.newBlock();
  const unwound = b.newBlock(true);
  const outer = b.unwind() ?? b.resume();
  b.terminate({ kind: 'drop', place, target: done, unwind: unwound, span, replace: true });
  const after = b.block(unwound);
  after.stmts.push({ kind: 'assign', place, value: { kind: 'use', operand: value }, span });
  after.term = { kind: 'goto', target: outer, span };
  b.cur = done;
  b.use(place, value, span);
}

/** Does reading the value go through a reference that the expression makes itself? */
function readsOwnBorrow(expr: Expr): boolean {
  switch (expr.kind) {
    case 'deref':
      return !isSimple(expr.expr) || makesBorrow(expr.expr);
    case 'field':
    case 'coerce':
    case 'cast':
    case 'unary':
    case 'dropTemps':
      return readsOwnBorrow(expr.expr);
    case 'index':
      return readsOwnBorrow(expr.expr) || readsOwnBorrow(expr.index);
    case 'binary':
      return readsOwnBorrow(expr.left) || readsOwnBorrow(expr.right);
    default:
      return false;
  }
}
function makesBorrow(expr: Expr): boolean {
  switch (expr.kind) {
    case 'borrow':
      return true;
    case 'field':
    case 'deref':
    case 'coerce':
    case 'cast':
    case 'unary':
    case 'dropTemps':
    case 'index':
      return makesBorrow(expr.expr);
    default:
      return false;
  }
}

/** Computed in registers before anything is written: `p = (p.1, p.0)` must not read what it has overwritten. */
function isDirect(expr: Expr): boolean {
  return expr.kind === 'binary' || expr.kind === 'unary' || expr.kind === 'cast' || expr.kind === 'lit';
}

/** Builtin `left op= right`: rustc evaluates the right side first, then the place. */
function assignOp(b: Builder, expr: Of<'assignOp'>): void {
  const right = b.ops.operand(b, expr.right, isSimple(expr.left) && !readsOwnBorrow(expr.right));
  const place = asPlace(b, expr.left);
  b.assign(place, binaryRvalue(b, expr.op, copyOf(place), right, expr.left.ty, expr.left.ty, expr.span), expr.span);
}

/** An expression statement: effects now, the value dropped at the end of the statement. */
export function stmtExpr(b: Builder, expr: Expr): void {
  switch (expr.kind) {
    case 'assign':
      assign(b, expr);
      return;
    case 'assignOp':
      assignOp(b, expr);
      return;
    case 'break':
    case 'continue':
    case 'return':
      exprInto(b, localPlace(RETURN_LOCAL), expr);
      return;
    case 'dropTemps':
      b.terminating(expr.span, () => stmtExpr(b, expr.expr));
      return;
    default:
      if (isPlaceExpr(expr)) {
        // `x;` moves x and drops it.
        if (b.cx.facts.isCopy(expr.ty)) b.ops.operand(b, expr, true);
        else b.temp(expr.ty, expr.span, b.tempScope, (place) => exprInto(b, place, expr));
        return;
      }
      if (expr.ty === UNIT || expr.ty === NEVER) {
        exprInto(b, localPlace(b.scratch(expr.ty, expr.span)), expr);
        return;
      }
      b.temp(expr.ty, expr.span, b.tempScope, (place) => exprInto(b, place, expr));
  }
}
