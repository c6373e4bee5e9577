//! Types of expressions: the entry points and the dispatch over kinds. Rules for each area are in the files beside it.
import { unreachable } from '../../../base/assert.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type * as hir from '../../hir/hir.ts';
import {
  CHAR,
  BOOL,
  ERROR_TY,
  mkArray,
  mkFloat,
  mkInt,
  mkAdt,
  mkPtr,
  mkRef,
  STR,
  U8,
  usizeConst,
} from '../interner.ts';
import type { Ty } from '../ty.ts';
import { applyAdjustments, convertPlaceToMutable } from './adjust.ts';
import { checkAwait, checkFormatArgs, checkTry, checkYield } from './asyncs.ts';
import { checkCast } from './casts.ts';
import { checkArguments, checkArgumentsAnyway, checkCall } from './calls.ts';
import { checkClosure } from './closures.ts';
import {
  checkBlockExpr,
  checkBreak,
  checkContinue,
  checkIf,
  checkLetCond,
  checkLoop,
  checkMatch,
  checkReturn,
} from './control.ts';
import { checkArray, checkField, checkIndex, checkRepeat, checkStruct, checkTuple } from './data.ts';
import { demandCoerce, demandEq } from './demand.ts';
import { reportUnknown } from './diagnostics/annotations.ts';
import { reportAmbiguousMethod, reportNoMethod } from './diagnostics/no-method.ts';
import type { Expectation } from './expectation.ts';
import { hasType, NO_EXPECTATION, rvalueHint, toOption } from './expectation.ts';
import type { FnCtxt } from './fcx.ts';
import { confirmMethod } from './methods/confirm.ts';
import { probeMethod } from './methods/probe.ts';
import { checkAssign, checkAssignOp, checkBinary, checkUnary } from './operators.ts';
import { resolveLangItem, resolvePath } from './paths.ts';
import { newTables } from './tables.ts';

/** The type of an expression, hinted by what its context expects; recorded in the tables. */
export function checkExpr(fcx: FnCtxt, expr: hir.Expr, expected: Expectation): Ty {
  const before = fcx.diverges;
  fcx.diverges = false;
  const ty = fcx.nested(expr.span, ERROR_TY, () => checkKind(fcx, expr, expected));
  fcx.tables.exprTy.set(expr.id, ty);
  if (fcx.infcx.shallow(ty).kind === 'never') fcx.diverges = true;
  if (ty.kind === 'error') fcx.tainted = true;
  fcx.diverges = fcx.diverges || before;
  return ty;
}

/** Checks an expression whose type must equal `expected` (never excepted). */
export function checkExprHasType(fcx: FnCtxt, expr: hir.Expr, expected: Ty): Ty {
  let ty = checkExpr(fcx, expr, hasType(expected));
  if (fcx.infcx.shallow(ty).kind === 'never') {
    ty = fcx.infcx.shallow(expected);
    if (ty.kind === 'infer' && ty.var.kind === 'ty') {
      ty = fcx.infcx.freshDiverging(expr.span);
      fcx.infcx.unify(expected, ty);
    }
    applyAdjustments(fcx, expr, [{ kind: 'neverToAny', target: ty }]);
    return ty;
  }
  demandEq(fcx, expr.span, expected, ty, { expr });
  return ty;
}

/** Checks an expression and coerces it to `expected`. */
export function checkExprCoercible(fcx: FnCtxt, expr: hir.Expr, expected: Ty): Ty {
  const ty = checkExpr(fcx, expr, hasType(expected));
  return demandCoerce(fcx, expr, ty, expected);
}

function checkKind(fcx: FnCtxt, expr: hir.Expr, expected: Expectation): Ty {
  switch (expr.kind) {
    case 'lit':
      return litTy(fcx, expr.lit, expected, expr);
    case 'path': {
      const { res, ty } = resolvePath(fcx, expr.path, expr.span);
      fcx.tables.valueRes.set(expr.id, res);
      return ty;
    }
    case 'langItem': {
      const { res, ty } = resolveLangItem(fcx, expr.name, expr.span);
      fcx.tables.valueRes.set(expr.id, res);
      return ty;
    }
    case 'call':
      return checkCall(fcx, expr, expected);
    case 'methodCall':
      return checkMethodCall(fcx, expr, expected);
    case 'tuple':
      return checkTuple(fcx, expr, expected);
    case 'array':
      return checkArray(fcx, expr, expected);
    case 'repeat':
      return checkRepeat(fcx, expr, expected);
    case 'struct':
      return checkStruct(fcx, expr, expected);
    case 'binary':
      return checkBinary(fcx, expr);
    case 'logical': {
      checkExprCoercible(fcx, expr.left, BOOL);
      // The right side may not run: what follows is not unreachable because of it.
      const before: boolean = fcx.diverges;
      checkExprCoercible(fcx, expr.right, BOOL);
      fcx.diverges = before;
      return BOOL;
    }
    case 'unary':
      return checkUnary(fcx, expr, expected);
    case 'assign':
      return checkAssign(fcx, expr);
    case 'assignOp':
      return checkAssignOp(fcx, expr);
    case 'field':
      return checkField(fcx, expr);
    case 'index':
      return checkIndex(fcx, expr);
    case 'cast':
      return checkCast(fcx, expr);
    case 'ascribe': {
      const ty = fcx.lowerTy(expr.ty);
      checkExprCoercible(fcx, expr.expr, ty);
      return ty;
    }
    case 'addrOf':
      return checkAddrOf(fcx, expr, expected);
    case 'block':
      return checkBlockExpr(fcx, expr, expected);
    case 'if':
      return checkIf(fcx, expr, expected);
    case 'let':
      return checkLetCond(fcx, expr);
    case 'loop':
      return checkLoop(fcx, expr, expected);
    case 'match':
      return checkMatch(fcx, expr, expected);
    case 'break':
      return checkBreak(fcx, expr);
    case 'continue':
      return checkContinue(fcx, expr);
    case 'return':
      return checkReturn(fcx, expr);
    case 'try':
      return checkTry(fcx, expr);
    case 'await':
      return checkAwait(fcx, expr);
    case 'yield':
      return checkYield(fcx, expr);
    case 'closure':
      return checkClosure(fcx, expr, expected);
    case 'constBlock':
      return checkConstBlock(fcx, expr, expected);
    case 'formatArgs':
      return checkFormatArgs(fcx, expr);
    case 'dropTemps':
      return checkExpr(fcx, expr.expr, expected);
    case 'error':
      fcx.tainted = true;
      return ERROR_TY;
    default:
      return unreachable(expr);
  }
}

/** Type of a literal; an unsuffixed number takes the expected type if it is numeric. */
function litTy(fcx: FnCtxt, lit: hir.Lit, expected: Expectation, node: { readonly span: hir.Expr['span'] }): Ty {
  switch (lit.kind) {
    case 'int': {
      if (lit.suffix !== undefined) return primTy(lit.suffix);
      const want = toOption(fcx, expected);
      if (want?.kind === 'int') return want;
      if (want?.kind === 'infer' && want.var.kind === 'int') return want;
      if (want?.kind === 'char' && expected.kind === 'castable') return U8;
      if (want?.kind === 'ptr' && expected.kind === 'castable') return mkInt('usize');
      return fcx.infcx.freshInt();
    }
    case 'float': {
      if (lit.suffix !== undefined) return mkFloat(lit.suffix);
      const want = toOption(fcx, expected);
      return want?.kind === 'float' ? want : fcx.infcx.freshFloat();
    }
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'byte':
      return U8;
    case 'str':
      return mkRef(STR, 'not');
    case 'byteStr':
      return mkRef(mkArray(U8, usizeConst(BigInt(lit.value.length))), 'not');
    case 'cStr': {
      const cstr = fcx.db.lang('CStr');
      if (cstr !== undefined) return mkRef(mkAdt(cstr, []), 'not');
      fcx.report(errorAt(node.span, 'unsupported: C string literals', { code: 'unsupported' }));
      return ERROR_TY;
    }
    default:
      return unreachable(lit);
  }
}

/** A primitive by its name. */
export function primTy(prim: hir.PrimTy): Ty {
  switch (prim) {
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'str':
      return STR;
    case 'f32':
    case 'f64':
      return mkFloat(prim);
    default:
      return mkInt(prim);
  }
}

/** `&e`, `&mut e`, `&raw const e`. */
function checkAddrOf(fcx: FnCtxt, expr: hir.Expr & { kind: 'addrOf' }, expected: Expectation): Ty {
  const want = toOption(fcx, expected);
  let hint: Expectation = NO_EXPECTATION;
  if (want !== undefined && (want.kind === 'ref' || want.kind === 'ptr')) {
    // `&[1, 2]` where `&[u8]` is wanted: the array itself is not a slice.
    hint = rvalueHint(fcx, want.ty);
  }
  const ty = checkExpr(fcx, expr.expr, hint);
  if (expr.mut === 'mut') convertPlaceToMutable(fcx, expr.expr);
  if (expr.raw) return mkPtr(ty, expr.mut);
  return ty.kind === 'error' ? ERROR_TY : mkRef(ty, expr.mut);
}

/** Does the expression denote a place? */
export function isPlace(expr: hir.Expr): boolean {
  switch (expr.kind) {
    case 'path':
      return expr.path.kind === 'resolved' && (expr.path.res.kind === 'local' || expr.path.res.kind === 'def');
    case 'field':
    case 'index':
      return true;
    case 'unary':
      return expr.op === 'deref';
    default:
      return false;
  }
}

/** `const { .. }`: a body of its own, checked with its own tables. */
function checkConstBlock(fcx: FnCtxt, expr: hir.Expr & { kind: 'constBlock' }, expected: Expectation): Ty {
  const outer = fcx.tables;
  fcx.tables = newTables();
  const ty = checkExpr(fcx, expr.body.value, expected);
  fcx.constBlocks.set(expr.id, { body: expr.body, tables: fcx.tables, ty });
  fcx.tables = outer;
  return ty;
}

/** `receiver.name(args)`. */
function checkMethodCall(fcx: FnCtxt, expr: hir.Expr & { kind: 'methodCall' }, expected: Expectation): Ty {
  const receiverTy = fcx.structurally(checkExpr(fcx, expr.receiver, NO_EXPECTATION));
  const result = probeMethod(fcx, receiverTy, expr.name, expr.nameSpan);
  switch (result.kind) {
    case 'pick': {
      const callee = confirmMethod(fcx, expr.receiver, result.pick, expr.generics, expr.nameSpan);
      fcx.tables.callee.set(expr.id, callee);
      checkArguments(
        fcx,
        {
          expr,
          calleeSpan: expr.nameSpan,
          def: callee.def,
          kind: 'method',
          formal: callee.sig.params.slice(1),
          ret: callee.sig.ret,
          args: expr.args,
        },
        expected,
      );
      fcx.requireSized(callee.sig.ret, expr.span, 'return');
      return callee.sig.ret;
    }
    case 'unknownReceiver':
      reportUnknown(fcx, expr.receiver.span, result.ty);
      break;
    case 'ambiguous':
      reportAmbiguousMethod(fcx, expr.nameSpan, expr.name, result.candidates);
      break;
    case 'noMatch':
      if (receiverTy.kind === 'error') fcx.tainted = true;
      else reportNoMethod(fcx, expr, receiverTy, result.info);
      break;
  }
  checkArgumentsAnyway(fcx, expr.args);
  return ERROR_TY;
}
