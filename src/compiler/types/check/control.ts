//! Blocks, `let`, `if`, `match`, loops, `break`, `return`: branches that meet in one type, and where control flow ends.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Label } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { BOOL, NEVER, UNIT } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { CoerceMany } from './coerce-many.ts';
import { tryCoerce } from './coercion.ts';
import { mismatch, reportMismatch } from './demand.ts';
import { mismatchLabel } from './diagnostics/type-error.ts';
import type { Expectation } from './expectation.ts';
import { coercionTarget, forBranches, hasType, NO_EXPECTATION, onlyHasType } from './expectation.ts';
import { checkExpr, checkExprCoercible, checkExprHasType } from './exprs.ts';
import type { BreakCtxt, FnCtxt } from './fcx.ts';
import { checkPatTop } from './patterns.ts';

// ------------------------------------------------------------------ statements and blocks

/** `{ .. }` as an expression. */
export function checkBlockExpr(fcx: FnCtxt, expr: hir.Expr & { kind: 'block' }, expected: Expectation): Ty {
  return checkBlock(fcx, expr.block, expected);
}

/** A block's type: of its tail, `()` without one, `!` if its end is never reached. */
function checkBlock(fcx: FnCtxt, block: hir.Block, expected: Expectation): Ty {
  const before = fcx.diverges;
  fcx.diverges = false;
  const coerce = new CoerceMany(coercionTarget(fcx, expected, block.span));
  const ctxt: BreakCtxt = { kind: 'block', coerce, mayBreak: false };
  if (block.label !== undefined) fcx.cur.breakables.set(block.label, ctxt);
  for (const stmt of block.stmts) checkStmt(fcx, stmt);
  if (block.expr !== undefined) {
    const tail = block.expr;
    const ty = checkExpr(fcx, tail, expected);
    coerce.coerce(fcx, tail, ty, (want, have) => tailMismatch(fcx, block, tail, want, have));
  } else if (!fcx.diverges) {
    coerce.coerceUnit(fcx, (want) => missingTail(fcx, block, want));
  }
  if (ctxt.mayBreak) fcx.diverges = false;
  fcx.diverges = fcx.diverges || before;
  const ty = coerce.complete();
  fcx.blockTys.set(block.id, ty);
  return ty;
}

/** The label "expected `T` because of return type", in tail and return position of a fn. */
export function returnTypeLabel(fcx: FnCtxt, want: Ty): Label[] {
  const { retSpan, flavor } = fcx.cur;
  if (retSpan === undefined || flavor !== 'fn') return [];
  return [{ span: retSpan, text: `expected \`${fcx.print(want)}\` because of return type` }];
}

/** The last expression inside blocks that pass it on. */
function tailMismatch(fcx: FnCtxt, block: hir.Block, tail: hir.Expr, want: Ty, have: Ty): void {
  const inReturn = fcx.returnPositions.has(block.id);
  // A statement-like tail where `()` is wanted: rustc points at it and offers the semicolon.
  if (want.kind === 'tuple' && want.items.length === 0 && !inReturn) {
    const isCall =
      tail.kind === 'call' ||
      tail.kind === 'methodCall' ||
      tail.kind === 'await' ||
      tail.kind === 'if' ||
      tail.kind === 'match';
    const title = 'consider using a semicolon here';
    const end: Span = { ...tail.span, start: tail.span.end };
    reportMismatch(
      fcx,
      tail.span,
      want,
      have,
      isCall
        ? { notes: [{ kind: 'help', text: title, span: end }], edits: [{ title, edits: [{ span: end, text: ';' }] }] }
        : { expr: tail },
    );
    return;
  }
  reportMismatch(fcx, tail.span, want, have, {
    expr: tail,
    labels: [...(inReturn ? returnLabels(fcx, want) : []), ...(fcx.dueTo.get(tail.id) ?? [])],
  });
}

function returnLabels(fcx: FnCtxt, want: Ty): Label[] {
  return returnTypeLabel(fcx, fcx.cur.flavor === 'fn' || fcx.cur.flavor === 'asyncBlock' ? want : want);
}

/** E0308 at a block that ends without the value it should have. */
function missingTail(fcx: FnCtxt, block: hir.Block, want: Ty): void {
  const last = block.stmts.at(-1);
  const isBody = fcx.bodyBlock === block.id;
  const labels: Label[] = [];
  if (isBody)
    labels.push({
      span: fcx.db.program.def(fcx.owner).span,
      text: 'implicitly returns `()` as its body has no tail or `return` expression',
    });
  const span = isBody && fcx.cur.retSpan !== undefined ? fcx.cur.retSpan : block.span;
  const notes = [];
  const edits = [];
  if (last !== undefined && last.kind === 'semi') {
    const ty = fcx.exprTy(last.expr);
    const fits = fcx.infcx.probe(() => fcx.infcx.unify(fcx.infcx.resolve(ty), want));
    if (fits && ty.kind !== 'error') {
      const semi: Span = { ...last.span, start: last.expr.span.end };
      const title = 'remove this semicolon to return this value';
      labels.push({ span: semi, text: `help: ${title}` });
      edits.push({ title, edits: [{ span: semi, text: '' }] });
    }
  }
  const unitResult =
    want.kind === 'adt' &&
    fcx.db.program.def(want.def).name === 'Result' &&
    want.args[0]?.kind === 'type' &&
    fcx.infcx.resolve(want.args[0].ty) === UNIT;
  if (unitResult && edits.length === 0) {
    const title = 'try adding an expression at the end of the block';
    const at: Span = { ...block.span, start: block.span.end - 1, end: block.span.end - 1 };
    notes.push({ kind: 'help' as const, text: `${title}: \`Ok(())\``, span: at });
    edits.push({ title, edits: [{ span: at, text: 'Ok(())\n' }] });
  }
  reportMismatch(fcx, span, want, UNIT, { labels, notes, edits });
}

/** One statement. */
function checkStmt(fcx: FnCtxt, stmt: hir.Stmt): void {
  const before = fcx.diverges;
  fcx.diverges = false;
  switch (stmt.kind) {
    case 'let':
      checkLet(fcx, stmt);
      break;
    case 'expr': {
      // A block-like statement without `;` must be `()`.
      const ty = checkExpr(fcx, stmt.expr, hasType(UNIT));
      if (tryCoerce(fcx, stmt.expr, ty, UNIT) === undefined) {
        const end: Span = { ...stmt.expr.span, start: stmt.expr.span.end };
        const title = 'consider using a semicolon here';
        reportMismatch(fcx, stmt.expr.span, UNIT, ty, {
          notes: [{ kind: 'help', text: title, span: end }],
          edits: [{ title, edits: [{ span: end, text: ';' }] }],
        });
      }
      break;
    }
    case 'semi':
      checkExpr(fcx, stmt.expr, NO_EXPECTATION);
      fcx.unusedChecks.push({ expr: stmt.expr, diverged: before });
      break;
    case 'item':
      break;
  }
  fcx.diverges = fcx.diverges || before;
}

/** Declares the locals of a `let` before its initialiser: closures in it may not use them, but errors name them. */
function checkLet(fcx: FnCtxt, stmt: hir.Stmt & { kind: 'let' }): void {
  const declared = stmt.ty === undefined ? undefined : fcx.lowerTy(stmt.ty);
  const ty = declared ?? fcx.infcx.freshTy(stmt.pat.span);
  const { init, els } = stmt;
  if (stmt.pat.kind === 'binding') fcx.localDecls.set(stmt.pat.local, { span: stmt.pat.span, init, ty: stmt.ty });
  if (init !== undefined) {
    // Values of desugarings (`.await`, `?`) get no such label from rustc.
    if (stmt.ty !== undefined && init.kind !== 'await' && init.kind !== 'try')
      dueTo(fcx, init, { span: stmt.ty.span, text: 'expected due to this' });
    if (hasRefBinding(stmt.pat)) checkExprHasTypeExact(fcx, init, ty);
    else checkExprCoercible(fcx, init, ty);
  }
  checkPatTop(fcx, stmt.pat, ty, { init, annotated: stmt.ty });
  if (els !== undefined) {
    const before = fcx.diverges;
    fcx.diverges = false;
    const elseTy = checkBlock(fcx, els, NO_EXPECTATION);
    const resolved = fcx.structurally(elseTy);
    if (resolved.kind !== 'never' && resolved.kind !== 'error' && !fcx.diverges) {
      reportMismatch(fcx, els.span, NEVER, resolved, {
        message: '`else` clause of `let...else` does not diverge',
        notes: [
          { kind: 'help', text: 'try adding a diverging expression, such as `return` or `panic!(..)`' },
          { kind: 'help', text: '...or use `match` instead of `let...else`' },
        ],
      });
    }
    fcx.diverges = before;
  }
}

/** `let ref x = e`: the place keeps its type, no coercion. */
function checkExprHasTypeExact(fcx: FnCtxt, init: hir.Expr, ty: Ty): void {
  checkExprHasType(fcx, init, ty);
}

/** Does the pattern bind by an explicit `ref`? */
function hasRefBinding(pat: hir.Pat): boolean {
  switch (pat.kind) {
    case 'binding':
      return pat.byRef || (pat.sub !== undefined && hasRefBinding(pat.sub));
    case 'struct':
      return pat.fields.some((it) => hasRefBinding(it.pat));
    case 'tupleStruct':
    case 'tuple':
    case 'slice':
      return pat.items.some(hasRefBinding);
    case 'ref':
      return hasRefBinding(pat.pat);
    case 'or':
      return pat.alts.some(hasRefBinding);
    default:
      return false;
  }
}

/** Adds a label for when `expr` has the wrong type. */
export function dueTo(fcx: FnCtxt, expr: hir.Expr, label: Label): void {
  fcx.dueTo.set(expr.id, [label]);
}

// ------------------------------------------------------------------ if and match

/** `let p = e` as a condition. */
export function checkLetCond(fcx: FnCtxt, expr: hir.Expr & { kind: 'let' }): Ty {
  const ty = checkExpr(fcx, expr.init, NO_EXPECTATION);
  checkPatTop(fcx, expr.pat, ty, { init: expr.init });
  return BOOL;
}

/** `if c { a } else { b }`. */
export function checkIf(fcx: FnCtxt, expr: hir.Expr & { kind: 'if' }, originalExpected: Expectation): Ty {
  checkExprHasType(fcx, expr.cond, BOOL);
  const condDiverges = fcx.diverges;
  const expected = forBranches(fcx, originalExpected);
  fcx.diverges = false;
  const thenTy = checkBlock(fcx, expr.then, expected);
  const thenDiverges = fcx.diverges;
  const coerce = new CoerceMany(coercionTarget(fcx, forBranches(fcx, originalExpected), expr.span));
  const thenExpr = fcx.blockExpr(expr.then);
  fcx.tables.exprTy.set(thenExpr.id, thenTy);
  coerce.coerce(fcx, thenExpr, thenTy, (want, have) => reportMismatch(fcx, blameTail(expr.then), want, have));
  if (expr.els !== undefined) {
    const els = expr.els;
    fcx.diverges = false;
    const elsTy = checkExpr(fcx, els, expected);
    coerce.coerce(fcx, els, elsTy, (want, have) => {
      reportMismatch(fcx, blameTail(els), want, have, {
        message: '`if` and `else` have incompatible types',
        labels: [{ span: blameTail(expr.then), text: 'expected because of this' }],
      });
    });
    fcx.diverges = condDiverges || (thenDiverges && fcx.diverges);
  } else {
    // E0317: without `else` the value is `()`.
    coerce.coerceUnit(fcx, (want) => {
      const value = tailOf(expr.then);
      fcx.report(
        errorAt(expr.span, '`if` may be missing an `else` clause', {
          code: 'E0317',
          label: mismatchLabel(fcx, want, UNIT),
          labels: value === undefined ? [] : [{ span: value.span, text: 'found here' }],
          notes: [
            { kind: 'note', text: '`if` expressions without `else` evaluate to `()`' },
            { kind: 'help', text: 'consider adding an `else` block that evaluates to the expected type' },
          ],
        }),
      );
    });
    fcx.diverges = condDiverges;
  }
  return coerce.complete();
}

function tailOf(block: hir.Block): hir.Expr | undefined {
  return block.expr;
}

/** Where rustc points for a branch: its last expression. */
function blameTail(it: hir.Block | hir.Expr): Span {
  if ('stmts' in it) {
    if (it.expr !== undefined) return blameTail(it.expr);
    const last = it.stmts.at(-1);
    return last === undefined ? it.span : last.span;
  }
  return it.kind === 'block' ? blameTail(it.block) : it.span;
}

/** `match e { .. }`. */
export function checkMatch(fcx: FnCtxt, expr: hir.Expr & { kind: 'match' }, originalExpected: Expectation): Ty {
  const { arms } = expr;
  const expected = forBranches(fcx, originalExpected);
  const scrutTy = checkExpr(fcx, expr.scrutinee, NO_EXPECTATION);
  const scrutDiverges = fcx.diverges;
  fcx.diverges = false;
  for (const arm of arms) checkPatTop(fcx, arm.pat, scrutTy, { scrutinee: expr.scrutinee });
  const want = onlyHasType(fcx, originalExpected);
  const first =
    want !== undefined && fcx.infcx.shallow(want) !== UNIT && fcx.infcx.shallow(want).kind !== 'infer'
      ? want
      : fcx.infcx.freshTy(expr.span);
  const coerce = new CoerceMany(first);
  let all = true;
  const seen: hir.Expr[] = [];
  for (const arm of arms) {
    fcx.diverges = false;
    if (arm.guard !== undefined) {
      checkExprHasType(fcx, arm.guard, BOOL);
      fcx.diverges = false;
    }
    const ty = checkExpr(fcx, arm.body, expected);
    all = all && fcx.diverges;
    coerce.coerce(fcx, arm.body, ty, (wantTy, have) => armMismatch(fcx, expr, seen, arm, wantTy, have));
    seen.push(arm.body);
  }
  if (arms.length === 0) fcx.diverges = true;
  else fcx.diverges = scrutDiverges || all;
  return coerce.complete();
}

function armMismatch(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'match' },
  seen: readonly hir.Expr[],
  arm: hir.Arm,
  want: Ty,
  have: Ty,
): void {
  const span = blameTail(arm.body);
  if (seen.length === 0) {
    reportMismatch(fcx, span, want, have, {
      expr: arm.body,
      labels: fcx.returnPositions.has(expr.id) ? returnTypeLabel(fcx, want) : [],
    });
    return;
  }
  const last = seen.at(-1);
  const printed = fcx.print(want);
  fcx.report(
    mismatch(fcx, span, want, have, {
      message: '`match` arms have incompatible types',
      labels: [
        { span: expr.span, text: '`match` arms have incompatible types' },
        ...(last === undefined ? [] : [{ span: blameTail(last), text: `this is found to be of type \`${printed}\`` }]),
      ],
    }),
  );
}

// ------------------------------------------------------------------ loops

/** `loop`, and desugared `while`/`for` bodies. */
export function checkLoop(fcx: FnCtxt, expr: hir.Expr & { kind: 'loop' }, expected: Expectation): Ty {
  const coerce = expr.source === 'loop' ? new CoerceMany(coercionTarget(fcx, expected, expr.span)) : undefined;
  const ctxt: BreakCtxt = { kind: expr.source, coerce, mayBreak: false };
  fcx.cur.breakables.set(expr.label, ctxt);
  checkBlockUnit(fcx, expr.block);
  if (ctxt.mayBreak) fcx.diverges = false;
  if (expr.source !== 'loop') {
    fcx.diverges = false;
    return UNIT;
  }
  if (!ctxt.mayBreak) {
    fcx.diverges = true;
    return NEVER;
  }
  return coerce?.complete() ?? UNIT;
}

function checkBlockUnit(fcx: FnCtxt, block: hir.Block): void {
  const ty = checkBlock(fcx, block, hasType(UNIT));
  const resolved = fcx.infcx.shallow(ty);
  if (resolved.kind !== 'never' && resolved.kind !== 'error' && !fcx.infcx.unify(UNIT, resolved))
    reportMismatch(fcx, block.span, UNIT, resolved);
}

/** `break 'l v`. */
export function checkBreak(fcx: FnCtxt, expr: hir.Expr & { kind: 'break' }): Ty {
  const ctxt = expr.label === undefined ? undefined : fcx.cur.breakables.get(expr.label);
  if (ctxt === undefined) {
    if (expr.value !== undefined) checkExpr(fcx, expr.value, NO_EXPECTATION);
    fcx.tainted = true;
    return NEVER;
  }
  if (expr.value !== undefined) {
    const { value } = expr;
    if (ctxt.coerce === undefined) {
      checkExpr(fcx, value, NO_EXPECTATION);
      fcx.report(
        errorAt(expr.span, `\`break\` with value from a \`${ctxt.kind}\` loop`, {
          code: 'E0571',
          label: 'can only break with a value inside `loop` or breakable block',
          labels: [],
          notes: [{ kind: 'help', text: `use \`break\` on its own without a value inside this \`${ctxt.kind}\` loop` }],
          edits: [
            {
              title: `use \`break\` on its own without a value inside this \`${ctxt.kind}\` loop`,
              edits: [{ span: expr.span, text: 'break' }],
            },
          ],
        }),
      );
    } else {
      const ty = checkExpr(fcx, value, hasType(ctxt.coerce.merged()));
      ctxt.coerce.coerce(fcx, value, ty, (want, have) => reportMismatch(fcx, value.span, want, have, { expr: value }));
    }
  } else if (ctxt.coerce !== undefined) {
    ctxt.coerce.coerceUnit(fcx, (want) => reportMismatch(fcx, expr.span, want, UNIT));
  }
  ctxt.mayBreak = true;
  fcx.diverges = true;
  return NEVER;
}

/** `continue`. */
export function checkContinue(fcx: FnCtxt, expr: hir.Expr & { kind: 'continue' }): Ty {
  const ctxt = expr.label === undefined ? undefined : fcx.cur.breakables.get(expr.label);
  if (ctxt?.kind === 'block')
    fcx.report(
      errorAt(expr.span, '`continue` pointing to a labeled block', {
        code: 'E0696',
        label: "labeled blocks cannot be `continue`'d",
      }),
    );
  fcx.diverges = true;
  return NEVER;
}

/** `return v`. */
export function checkReturn(fcx: FnCtxt, expr: hir.Expr & { kind: 'return' }): Ty {
  const { ret } = fcx.cur;
  if (ret === undefined) {
    if (expr.value !== undefined) checkExpr(fcx, expr.value, NO_EXPECTATION);
    fcx.report(errorAt(expr.span, 'return statement outside of function body', { code: 'E0572' }));
  } else if (expr.value !== undefined) {
    const { value } = expr;
    const ty = checkExpr(fcx, value, hasType(ret.expected));
    ret.coerce(fcx, value, ty, (want, have) =>
      reportMismatch(fcx, value.span, want, have, { expr: value, labels: returnTypeLabel(fcx, want) }),
    );
  } else {
    ret.coerceUnit(fcx, (want) => {
      fcx.report(
        errorAt(expr.span, '`return;` in a function whose return type is not `()`', {
          code: 'E0069',
          label: 'return type is not `()`',
          labels: returnTypeLabel(fcx, want).map((it) => ({
            ...it,
            text: it.text.replace('because of return', 'because of this return'),
          })),
          notes: [{ kind: 'help', text: 'give the `return` a value of the expected type' }],
        }),
      );
    });
  }
  fcx.diverges = true;
  return NEVER;
}
