//! Values as operands and rvalues: constants, moves and copies, checked arithmetic, borrows, aggregates, closures.
import { need, unreachable } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { BinOp } from '../../hir/hir.ts';
import { BOOL, intInfo, mkRef, mkTuple, UNIT } from '../../types/interner.ts';
import type { Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { AssertMessage, ConstValue, MirCast, Operand, Place, Rvalue } from '../mir.ts';
import { copyOf, fieldOf, localPlace, moveOf } from '../place.ts';
import type { Builder } from './builder.ts';
import { asPlace, asTemp, captureSource, isPlaceExpr } from './place.ts';
import { isPromotable } from './promote.ts';

/** `()`. */
export const UNIT_OPERAND: Operand = { kind: 'const', value: { kind: 'zst' }, ty: UNIT };
const intOperand = (value: bigint, ty: Ty, span: Span): Operand => ({
  kind: 'const',
  value: { kind: 'int', value },
  ty,
  span,
});
export const boolOperand = (value: boolean, span: Span): Operand => intOperand(value ? 1n : 0n, BOOL, span);
/** A fn item as a callee. */
export const fnOperand = (
  value: {
    readonly def: Extract<ConstValue, { kind: 'fn' }>['def'];
    readonly args: Extract<ConstValue, { kind: 'fn' }>['args'];
  },
  ty: Ty,
  span: Span,
): Operand => ({
  kind: 'const',
  value: { kind: 'fn', def: value.def, args: value.args },
  ty,
  span,
});

/** Reads a place: a copy if the type is Copy, else a move. */
export function consume(b: Builder, place: Place, ty: Ty, span: Span): Operand {
  return { kind: b.cx.facts.isCopy(ty) ? 'copy' : 'move', place, span };
}

/** The expression as a constant operand, if it is one. */
function asConstant(b: Builder, expr: Expr): Operand | undefined {
  const { ty, span } = expr;
  const make = (value: ConstValue): Operand => ({ kind: 'const', value, ty, span });
  switch (expr.kind) {
    case 'lit': {
      const lit = expr.value;
      switch (lit.kind) {
        case 'int':
          // An integer literal may have been given a float type by inference only through errors; ints stay ints.
          return make({ kind: 'int', value: expr.neg ? -lit.value : lit.value });
        case 'float':
          return make({ kind: 'float', value: expr.neg ? -lit.value : lit.value });
        case 'bool':
          return make({ kind: 'int', value: lit.value ? 1n : 0n });
        case 'char':
          return make({ kind: 'int', value: BigInt(lit.value) });
        case 'str':
          return make({ kind: 'str', value: lit.value });
        case 'bytes':
          return make({ kind: 'bytes', value: lit.value });
        default:
          return unreachable(lit);
      }
    }
    case 'const':
      return make({ kind: 'item', def: expr.def, args: expr.args });
    case 'constParam':
      return make({ kind: 'generic', value: expr.value });
    case 'constBlock':
      return make({ kind: 'constBlock', body: b.ops.constBody(b, expr.body) });
    case 'fn':
      return make({ kind: 'fn', def: expr.def, args: expr.args });
    case 'tuple':
      return expr.items.length === 0 ? UNIT_OPERAND : undefined;
    case 'borrow':
      // `&*"text"` is the reference itself; what it points to may be unsized and is no value to promote.
      if (expr.mut === 'not' && expr.expr.kind === 'deref' && isPromotable(b, expr.expr))
        return asConstant(b, expr.expr.expr);
      // Rvalue static promotion (and temporaries of constants' final values, which live for ever).
      if (b.extended.get(expr.expr) === 'static' || (expr.mut === 'not' && isPromotable(b, expr.expr))) {
        if (isPlaceExpr(expr.expr) && !isPromotable(b, expr.expr)) return undefined;
        return make({ kind: 'promoted', body: b.ops.promotedBody(b, expr.expr) });
      }
      if (expr.mut === 'mut' && expr.expr.kind === 'array' && expr.expr.items.length === 0)
        return make({ kind: 'promoted', body: b.ops.promotedBody(b, expr.expr) });
      return undefined;
    default:
      return undefined;
  }
}

/** Can the value be read later without another evaluation in between noticing? */
export function isSimple(expr: Expr): boolean {
  switch (expr.kind) {
    case 'local':
    case 'upvar':
    case 'lit':
    case 'fn':
    case 'const':
    case 'constParam':
      return true;
    case 'field':
    case 'deref':
    case 'borrow':
    case 'coerce':
    case 'cast':
    case 'unary':
      return isSimple(expr.expr);
    case 'index':
      return isSimple(expr.expr) && isSimple(expr.index);
    case 'binary':
      return isSimple(expr.left) && isSimple(expr.right);
    case 'tuple':
      return expr.items.length === 0;
    default:
      return false;
  }
}

/** As an operand. `pure`: nothing is evaluated between here and the use, so a place may be read at the use itself. */
export function asOperand(b: Builder, expr: Expr, pure: boolean): Operand {
  const constant = asConstant(b, expr);
  if (constant !== undefined) return constant;
  if (expr.kind === 'dropTemps' && isPlaceExpr(expr.expr)) return asOperand(b, expr.expr, pure);
  if (pure && isPlaceExpr(expr)) return consume(b, asPlace(b, expr), expr.ty, expr.span);
  if (isScalarRvalue(expr) || (isPlaceExpr(expr) && b.cx.facts.isCopy(expr.ty))) {
    // No drop, no borrow of the temporary: it needs no scope.
    const local = b.scratch(expr.ty, expr.span);
    b.ops.into(b, localPlace(local), expr);
    return moveOf(localPlace(local));
  }
  return moveOf(localPlace(asTemp(b, expr)));
}

function isScalarRvalue(expr: Expr): boolean {
  switch (expr.kind) {
    case 'binary':
    case 'unary':
    case 'logical':
    case 'cast':
    case 'borrow':
    case 'rawBorrow':
      return true;
    default:
      return false;
  }
}

/** Operands in order of evaluation. */
export function asOperands(b: Builder, exprs: readonly Expr[]): readonly Operand[] {
  let lastImpure = -1;
  exprs.forEach((expr, i) => {
    if (!isSimple(expr)) lastImpure = i;
  });
  // Next to a unique borrow nothing may be read as late as at the use itself: the borrow is active there.
  const late = !exprs.some((expr) => expr.kind === 'borrow' && expr.mut === 'mut');
  return exprs.map((expr, i) => b.ops.operand(b, expr, i >= lastImpure && late));
}

/** Everything that is not control flow, a call or a place. */
export function asRvalue(b: Builder, expr: Expr): Rvalue {
  const constant = asConstant(b, expr);
  if (constant !== undefined) return { kind: 'use', operand: constant };
  const { span } = expr;
  switch (expr.kind) {
    case 'tuple':
      return { kind: 'aggregate', aggregate: { kind: 'tuple' }, fields: asOperands(b, expr.items) };
    case 'array': {
      const elem = expr.ty.kind === 'array' ? expr.ty.elem : UNIT;
      return { kind: 'aggregate', aggregate: { kind: 'array', elem }, fields: asOperands(b, expr.items) };
    }
    case 'repeat':
      return { kind: 'repeat', operand: b.ops.operand(b, expr.value, true), len: expr.len };
    case 'adt':
      return adtRvalue(b, expr);
    case 'closure':
      return closureRvalue(b, expr);
    case 'binary': {
      const [left, right] = asOperands(b, [expr.left, expr.right]);
      return binaryRvalue(b, expr.op, need(left, 'left'), need(right, 'right'), expr.left.ty, expr.ty, span);
    }
    case 'unary':
      return unaryRvalue(b, expr);
    case 'cast': {
      const operand = b.ops.operand(b, expr.expr, true);
      return { kind: 'cast', cast: expr.cast, operand, ty: expr.ty };
    }
    case 'coerce': {
      const operand = b.ops.operand(b, expr.expr, true);
      const { kind } = expr.coercion;
      const cast: MirCast = kind === 'unsafeFn' || kind === 'mutToConst' ? 'ptrToPtr' : kind;
      return { kind: 'cast', cast, operand, ty: expr.ty };
    }
    case 'borrow':
      return { kind: 'ref', mut: expr.mut, place: asPlace(b, expr.expr), twoPhase: expr.twoPhase, fake: false };
    case 'rawBorrow':
      return { kind: 'rawRef', mut: expr.mut, place: asPlace(b, expr.expr) };
    default:
      return { kind: 'use', operand: b.ops.operand(b, expr, true) };
  }
}

function adtRvalue(b: Builder, expr: Extract<Expr, { kind: 'adt' }>): Rvalue {
  const { db } = b.cx;
  const operands = new Map<number, Operand>();
  const values = asOperands(
    b,
    expr.fields.map((field) => field.expr),
  );
  expr.fields.forEach((field, i) => operands.set(field.index, need(values[i], 'field')));
  const isUnion = db.program.def(expr.def).kind === 'union';
  if (isUnion) {
    const activeField = need(expr.fields[0], 'field of a union').index;
    return {
      kind: 'aggregate',
      aggregate: { kind: 'adt', def: expr.def, variant: 0, args: expr.args, activeField },
      fields: values,
    };
  }
  const tys = db.fieldTys(expr.def, expr.variant, expr.args);
  // The explicit fields are evaluated first, then the rest moves out of the base field by field.
  const base = expr.base === undefined ? undefined : asPlace(b, expr.base);
  const fields = tys.map(
    (ty, i) => operands.get(i) ?? consume(b, fieldOf(need(base, 'struct base'), i, ty), ty, (expr.base ?? expr).span),
  );
  return {
    kind: 'aggregate',
    aggregate: { kind: 'adt', def: expr.def, variant: expr.variant, args: expr.args, activeField: undefined },
    fields,
  };
}

function closureRvalue(b: Builder, expr: Extract<Expr, { kind: 'closure' }>): Rvalue {
  const info = b.cx.db.closureInfo(expr.def);
  const fields = info.captures.map((capture): Operand => {
    const place = captureSource(b, capture);
    switch (capture.mode) {
      case 'byValue':
        return consume(b, place, capture.placeTy, capture.span);
      case 'byRef':
      case 'byMutRef':
      case 'byUniqueRef': {
        const at = b.scratch(capture.ty, expr.span);
        b.assign(
          localPlace(at),
          {
            kind: 'ref',
            mut: capture.mode === 'byRef' ? 'not' : 'mut',
            place,
            twoPhase: false,
            fake: false,
            capture: true,
          },
          capture.span,
        );
        return moveOf(localPlace(at));
      }
      default:
        return unreachable(capture.mode);
    }
  });
  const isCoroutine = info.flavor === 'asyncBlock' || info.flavor === 'gen';
  return {
    kind: 'aggregate',
    aggregate: { kind: isCoroutine ? 'coroutine' : 'closure', def: expr.def, args: expr.args },
    fields,
  };
}

// ------------------------------------------------------------------ arithmetic

function emitAssert(b: Builder, cond: Operand, expected: boolean, message: AssertMessage, span: Span): void {
  const target = b.newBlock();
  b.terminate({ kind: 'assert', cond, expected, message, target, unwind: b.unwind(), span });
  b.cur = target;
}

const intMin = (ty: Ty): bigint => (ty.kind === 'int' ? -(1n << BigInt(intInfo(ty.int).bits - 1)) : 0n);
const isSigned = (ty: Ty): boolean => ty.kind === 'int' && intInfo(ty.int).signed;
const knownInt = (operand: Operand): bigint | undefined =>
  operand.kind === 'const' && operand.value.kind === 'int' ? operand.value.value : undefined;

/** A builtin binary operation with the checks of a debug build. `ty`: of the left operand. */
export function binaryRvalue(
  b: Builder,
  op: BinOp,
  left: Operand,
  right: Operand,
  ty: Ty,
  resultTy: Ty,
  span: Span,
): Rvalue {
  if (ty.kind !== 'int') return { kind: 'binary', op, left, right };
  switch (op) {
    case '+':
    case '-':
    case '*':
    case '<<':
    case '>>': {
      const pair = b.scratch(mkTuple([resultTy, BOOL]), span);
      b.assign(localPlace(pair), { kind: 'checkedBinary', op, left, right }, span);
      emitAssert(b, copyOf(fieldOf(localPlace(pair), 1, BOOL)), false, { kind: 'overflow', op }, span);
      return { kind: 'use', operand: moveOf(fieldOf(localPlace(pair), 0, resultTy)) };
    }
    case '/':
    case '%':
      checkDivision(b, op, left, right, ty, span);
      return { kind: 'binary', op, left, right };
    default:
      return { kind: 'binary', op, left, right };
  }
}

function checkDivision(b: Builder, op: '/' | '%', left: Operand, right: Operand, ty: Ty, span: Span): void {
  const divisor = knownInt(right);
  const test = (a: Operand, value: bigint): Operand => {
    const at = b.scratch(BOOL, span);
    b.assign(localPlace(at), { kind: 'binary', op: '==', left: a, right: intOperand(value, ty, span) }, span);
    return copyOf(localPlace(at));
  };
  const read = (operand: Operand): Operand => (operand.kind === 'move' ? copyOf(operand.place) : operand);
  if (divisor === undefined || divisor === 0n)
    emitAssert(b, test(read(right), 0n), false, { kind: op === '/' ? 'divisionByZero' : 'remainderByZero' }, span);
  if (!isSigned(ty) || (divisor !== undefined && divisor !== -1n)) return;
  const both = b.scratch(BOOL, span);
  const isMinusOne = test(read(right), -1n);
  const isMin = test(read(left), intMin(ty));
  b.assign(localPlace(both), { kind: 'binary', op: '&', left: isMinusOne, right: isMin }, span);
  emitAssert(b, copyOf(localPlace(both)), false, { kind: 'overflow', op }, span);
}

function unaryRvalue(b: Builder, expr: Extract<Expr, { kind: 'unary' }>): Rvalue {
  const operand = b.ops.operand(b, expr.expr, true);
  if (expr.op === 'neg' && isSigned(expr.ty)) {
    const at = b.scratch(BOOL, expr.span);
    const read = operand.kind === 'move' ? copyOf(operand.place) : operand;
    b.assign(
      localPlace(at),
      { kind: 'binary', op: '==', left: read, right: intOperand(intMin(expr.ty), expr.ty, expr.span) },
      expr.span,
    );
    emitAssert(b, copyOf(localPlace(at)), false, { kind: 'overflowNeg' }, expr.span);
  }
  return { kind: 'unary', op: expr.op, operand };
}

/** `&place` in a fresh temporary. */
export function refTo(b: Builder, place: Place, ty: Ty, mut: 'not' | 'mut', span: Span): Operand {
  const at = b.scratch(mkRef(ty, mut), span);
  b.assign(localPlace(at), { kind: 'ref', mut, place, twoPhase: false, fake: false }, span);
  return moveOf(localPlace(at));
}
