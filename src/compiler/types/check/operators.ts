//! Operators: builtin on scalars, else through their traits; assignment. As rustc_hir_typeck's `op.rs`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { SubDiagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { BinOp } from '../../hir/hir.ts';
import { BOOL, ERROR_TY, mkRef, STR, UNIT } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { applyAdjustments, convertPlaceToMutable } from './adjust.ts';
import { builtinDeref } from './autoderef.ts';
import { tryCoerce } from './coercion.ts';
import { demandCoerce, demandEq } from './demand.ts';
import { reportUnknown } from './diagnostics/annotations.ts';
import { printReceiver } from './diagnostics/no-method.ts';
import type { Expectation } from './expectation.ts';
import { hasType, NO_EXPECTATION, onlyHasType } from './expectation.ts';
import { checkExpr, isPlace } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';
import { lookupInLang } from './methods/lookup.ts';

interface OpInfo {
  readonly lang: string;
  readonly method: string;
  readonly trait: string;
  readonly verb: string;
}

const OPS: Readonly<Record<BinOp, OpInfo>> = {
  '+': { lang: 'add', method: 'add', trait: 'Add', verb: 'add' },
  '-': { lang: 'sub', method: 'sub', trait: 'Sub', verb: 'subtract' },
  '*': { lang: 'mul', method: 'mul', trait: 'Mul', verb: 'multiply' },
  '/': { lang: 'div', method: 'div', trait: 'Div', verb: 'divide' },
  '%': { lang: 'rem', method: 'rem', trait: 'Rem', verb: 'calculate the remainder of' },
  '^': { lang: 'bitxor', method: 'bitxor', trait: 'BitXor', verb: '' },
  '&': { lang: 'bitand', method: 'bitand', trait: 'BitAnd', verb: '' },
  '|': { lang: 'bitor', method: 'bitor', trait: 'BitOr', verb: '' },
  '<<': { lang: 'shl', method: 'shl', trait: 'Shl', verb: '' },
  '>>': { lang: 'shr', method: 'shr', trait: 'Shr', verb: '' },
  '==': { lang: 'eq', method: 'eq', trait: 'PartialEq', verb: '' },
  '!=': { lang: 'eq', method: 'ne', trait: 'PartialEq', verb: '' },
  '<': { lang: 'partial_ord', method: 'lt', trait: 'PartialOrd', verb: '' },
  '<=': { lang: 'partial_ord', method: 'le', trait: 'PartialOrd', verb: '' },
  '>': { lang: 'partial_ord', method: 'gt', trait: 'PartialOrd', verb: '' },
  '>=': { lang: 'partial_ord', method: 'ge', trait: 'PartialOrd', verb: '' },
};

type Category = 'shift' | 'math' | 'bitwise' | 'comparison';

/** Which rules of builtin operators apply. */
export function category(op: BinOp): Category {
  switch (op) {
    case '<<':
    case '>>':
      return 'shift';
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return 'math';
    case '^':
    case '&':
    case '|':
      return 'bitwise';
    default:
      return 'comparison';
  }
}

const isIntegral = (ty: Ty): boolean => ty.kind === 'int' || (ty.kind === 'infer' && ty.var.kind === 'int');
const isFloat = (ty: Ty): boolean => ty.kind === 'float' || (ty.kind === 'infer' && ty.var.kind === 'float');

/** Values that fit a register and have builtin comparison. */
function isScalar(ty: Ty): boolean {
  return (
    isIntegral(ty) ||
    isFloat(ty) ||
    ty.kind === 'bool' ||
    ty.kind === 'char' ||
    ty.kind === 'ptr' ||
    ty.kind === 'fnDef' ||
    ty.kind === 'fnPtr'
  );
}

const peel = (fcx: FnCtxt, ty: Ty): Ty => (ty.kind === 'ref' ? fcx.infcx.shallow(ty.ty) : ty);

/** May the operator be builtin for these types (one reference layer aside)? */
function isBuiltin(fcx: FnCtxt, left: Ty, right: Ty, op: BinOp): boolean {
  const a = peel(fcx, left);
  const b = peel(fcx, right);
  if (a.kind === 'error' || b.kind === 'error') return true;
  switch (category(op)) {
    case 'shift':
      return isIntegral(a) && isIntegral(b);
    case 'math':
      return (isIntegral(a) && isIntegral(b)) || (isFloat(a) && isFloat(b));
    case 'bitwise':
      return (isIntegral(a) && isIntegral(b)) || (a.kind === 'bool' && b.kind === 'bool');
    case 'comparison':
      return isScalar(a) && isScalar(b);
  }
}

/** The builtin meaning constrains both sides and gives the result. */
function enforceBuiltin(fcx: FnCtxt, left: Ty, right: Ty, rightSpan: Span, op: BinOp): Ty {
  const a = peel(fcx, left);
  const b = peel(fcx, right);
  switch (category(op)) {
    case 'shift':
      return a;
    case 'math':
    case 'bitwise':
      demandEq(fcx, rightSpan, a, b);
      return a;
    case 'comparison':
      demandEq(fcx, rightSpan, a, b);
      return BOOL;
  }
}

interface Operands {
  readonly left: Ty;
  readonly right: Ty;
  readonly ret: Ty;
}

/** Checks both operands and finds the trait method; `assign`: the `op=` traits. */
function checkOverloaded(fcx: FnCtxt, expr: hir.Expr & { kind: 'binary' | 'assignOp' }, assign: boolean): Operands {
  const { op, left, right } = expr;
  let leftTy = checkExpr(fcx, left, NO_EXPECTATION);
  if (!assign) {
    const shallow = fcx.structurally(leftTy);
    if (shallow.kind === 'never') leftTy = tryCoerce(fcx, left, shallow, fcx.infcx.freshTy(left.span)) ?? shallow;
  }
  leftTy = fcx.structurally(leftTy);
  const rightVar = fcx.infcx.freshTy(right.span);
  const info = OPS[op];
  const lang = assign ? `${info.lang}_assign` : info.lang;
  const method = assign ? `${info.method}_assign` : info.method;
  if (leftTy.kind === 'error') {
    checkExpr(fcx, right, NO_EXPECTATION);
    fcx.tainted = true;
    return { left: ERROR_TY, right: ERROR_TY, ret: ERROR_TY };
  }
  const cause = {
    span: expr.opSpan,
    code: { kind: 'operator' as const, op: assign ? `${op}=` : op, lhs: leftTy, rhs: rightVar },
  };
  const callee = lookupInLang(fcx, lang, method, leftTy, [rightVar], cause);
  const byRef = !assign && category(op) === 'comparison';
  const rightTy0 = checkExpr(fcx, right, hasType(rightVar));
  if (callee === undefined) {
    const rightTy = fcx.structurally(rightTy0);
    if (rightTy.kind !== 'error') reportNoOperator(fcx, expr, assign, leftTy, rightTy);
    else fcx.tainted = true;
    return { left: leftTy, right: rightTy, ret: ERROR_TY };
  }
  const rightTy = demandCoerce(fcx, right, rightTy0, rightVar);
  fcx.tables.callee.set(expr.id, callee);
  if (byRef) {
    applyAdjustments(fcx, left, [{ kind: 'borrow', mut: 'not', twoPhase: false, target: mkRef(leftTy, 'not') }]);
    const target = callee.sig.params[1] ?? mkRef(rightVar, 'not');
    applyAdjustments(fcx, right, [{ kind: 'borrow', mut: 'not', twoPhase: false, target }]);
  } else if (assign) {
    applyAdjustments(fcx, left, [{ kind: 'borrow', mut: 'mut', twoPhase: true, target: mkRef(leftTy, 'mut') }]);
  }
  fcx.select();
  return { left: leftTy, right: fcx.structurally(rightTy), ret: assign ? UNIT : callee.sig.ret };
}

/** `a op b`. */
export function checkBinary(fcx: FnCtxt, expr: hir.Expr & { kind: 'binary' }): Ty {
  const { left, right, ret } = checkOverloaded(fcx, expr, false);
  const a = fcx.infcx.shallow(left);
  const b = fcx.infcx.shallow(right);
  const known = (ty: Ty): boolean => !(ty.kind === 'infer' && ty.var.kind === 'ty');
  if (ret.kind !== 'error' && known(a) && known(b) && isBuiltin(fcx, a, b, expr.op)) {
    const builtin = enforceBuiltin(fcx, a, b, expr.right.span, expr.op);
    demandEq(fcx, expr.span, builtin, ret);
    return builtin;
  }
  return ret;
}

/** `a op= b`. */
export function checkAssignOp(fcx: FnCtxt, expr: hir.Expr & { kind: 'assignOp' }): Ty {
  const { left, right, ret } = checkOverloaded(fcx, expr, true);
  const a = fcx.infcx.shallow(left);
  const b = fcx.infcx.shallow(right);
  const known = (ty: Ty): boolean => !(ty.kind === 'infer' && ty.var.kind === 'ty');
  if (ret.kind !== 'error' && known(a) && known(b) && isBuiltin(fcx, a, b, expr.op))
    enforceBuiltin(fcx, a, b, expr.right.span, expr.op);
  if (!isPlace(expr.left)) {
    if (ret.kind !== 'error') notAPlace(fcx, expr.left, expr.opSpan, 'E0067');
  } else convertPlaceToMutable(fcx, expr.left);
  return UNIT;
}

function notAPlace(fcx: FnCtxt, left: hir.Expr, opSpan: Span, code: string): void {
  // A name that is not there may well be a place.
  if (left.kind === 'path' && left.path.kind === 'resolved' && left.path.res.kind === 'error') return;
  fcx.report(
    errorAt(opSpan, 'invalid left-hand side of assignment', {
      code,
      labels: [{ span: left.span, text: 'cannot assign to this expression' }],
    }),
  );
}

/** `a = b`. */
export function checkAssign(fcx: FnCtxt, expr: hir.Expr & { kind: 'assign' }): Ty {
  const leftTy = checkExpr(fcx, expr.left, NO_EXPECTATION);
  if (!isPlace(expr.left)) {
    notAPlace(fcx, expr.left, expr.opSpan, 'E0070');
    checkExpr(fcx, expr.right, NO_EXPECTATION);
    return UNIT;
  }
  convertPlaceToMutable(fcx, expr.left);
  const { left } = expr;
  if (left.kind === 'path' && left.path.kind === 'resolved' && left.path.res.kind === 'local') {
    const decl = fcx.localDecls.get(left.path.res.local);
    if (decl?.ty !== undefined)
      fcx.dueTo.set(expr.right.id, [{ span: decl.ty.span, text: 'expected due to this type' }]);
    else if (decl?.init !== undefined)
      fcx.dueTo.set(expr.right.id, [{ span: decl.init.span, text: 'expected due to this value' }]);
  } else fcx.dueTo.set(expr.right.id, [{ span: left.span, text: 'expected due to the type of this binding' }]);
  const found = checkExpr(fcx, expr.right, hasType(leftTy));
  demandCoerce(fcx, expr.right, found, leftTy);
  fcx.requireSized(leftTy, expr.left.span, 'local');
  return UNIT;
}

/** `!e`, `-e`, `*e`. */
export function checkUnary(fcx: FnCtxt, expr: hir.Expr & { kind: 'unary' }, expected: Expectation): Ty {
  const { op } = expr;
  if (op === 'deref') return checkDeref(fcx, expr);
  const ty = fcx.structurally(checkExpr(fcx, expr.expr, hintForUnary(fcx, expected)));
  if (ty.kind === 'error') return ERROR_TY;
  if (ty.kind === 'never') return tryCoerce(fcx, expr.expr, ty, fcx.infcx.freshDiverging(expr.span)) ?? ty;
  if (op === 'not' && (isIntegral(ty) || ty.kind === 'bool')) return ty;
  if (op === 'neg' && isFloat(ty)) return ty;
  if (op === 'neg' && ty.kind === 'infer' && ty.var.kind === 'int') return ty;
  if (op === 'neg' && ty.kind === 'int' && ty.int.startsWith('i')) return ty;
  if (ty.kind === 'infer') {
    reportUnknown(fcx, expr.expr.span, ty);
    return ERROR_TY;
  }
  const cause = fcx.cause(expr.span);
  const callee =
    op === 'not' ? lookupInLang(fcx, 'not', 'not', ty, [], cause) : lookupInLang(fcx, 'neg', 'neg', ty, [], cause);
  if (callee === undefined) {
    const sign = op === 'not' ? '!' : '-';
    const unsigned = op === 'neg' && ty.kind === 'int';
    const notes: SubDiagnostic[] = unsigned
      ? [{ kind: 'note', text: 'unsigned values cannot be negated' }]
      : missingImplNote(fcx, ty, op === 'not' ? 'std::ops::Not' : 'std::ops::Neg');
    fcx.report(
      errorAt(expr.span, `cannot apply unary operator \`${sign}\` to type \`${printReceiver(fcx, expr.expr, ty)}\``, {
        code: 'E0600',
        label: `cannot apply unary operator \`${sign}\``,
        notes,
      }),
    );
    return ERROR_TY;
  }
  fcx.tables.callee.set(expr.id, callee);
  return callee.sig.ret;
}

function hintForUnary(fcx: FnCtxt, expected: Expectation): Expectation {
  const want = onlyHasType(fcx, expected);
  return want === undefined ? NO_EXPECTATION : expected;
}

function checkDeref(fcx: FnCtxt, expr: hir.Expr & { kind: 'unary' }): Ty {
  const ty = fcx.structurally(checkExpr(fcx, expr.expr, NO_EXPECTATION));
  if (ty.kind === 'error') return ERROR_TY;
  const builtin = builtinDeref(fcx, ty, true);
  if (builtin !== undefined) return builtin;
  if (ty.kind === 'infer' && ty.var.kind === 'ty') {
    reportUnknown(fcx, expr.expr.span, ty);
    return ERROR_TY;
  }
  const callee = lookupInLang(fcx, 'deref', 'deref', ty, [], fcx.cause(expr.span));
  if (callee === undefined) {
    fcx.report(
      errorAt(expr.span, `type \`${fcx.print(ty)}\` cannot be dereferenced`, {
        code: 'E0614',
        label: "can't be dereferenced",
      }),
    );
    return ERROR_TY;
  }
  applyAdjustments(fcx, expr.expr, [{ kind: 'borrow', mut: 'not', twoPhase: false, target: mkRef(ty, 'not') }]);
  fcx.tables.callee.set(expr.id, callee);
  const out = fcx.structurally(callee.sig.ret);
  return out.kind === 'ref' ? out.ty : ERROR_TY;
}

// ------------------------------------------------------------------ errors

/** What to implement, where the operand is the user's own type. */
function missingImplNote(fcx: FnCtxt, ty: Ty, trait: string, rhs?: Ty): SubDiagnostic[] {
  if (ty.kind !== 'adt') return [];
  const def = fcx.db.program.def(ty.def);
  if (def.krate !== 'main')
    return [{ kind: 'note', text: `the foreign item type \`${fcx.print(ty)}\` doesn't implement \`${trait}\`` }];
  const short = trait.split('::').at(-1) ?? trait;
  const full = rhs === undefined || rhs === ty ? short : `${short}<${fcx.print(rhs)}>`;
  return [
    {
      kind: 'note',
      text: `an implementation of \`${full}\` might be missing for \`${fcx.print(ty)}\``,
      span: { ...def.span, start: Math.min(def.fullSpan.start, def.span.start) },
    },
    ...(short.startsWith('Partial')
      ? []
      : [{ kind: 'note' as const, text: `the trait \`${trait}\` must be implemented` }]),
  ];
}

/** E0369 and E0368: no impl of the operator's trait. */
function reportNoOperator(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'binary' | 'assignOp' },
  assign: boolean,
  leftTy: Ty,
  rightTy: Ty,
): void {
  const { op, left, right } = expr;
  const info = OPS[op];
  const a = fcx.print(leftTy);
  const b = fcx.print(rightTy);
  const labels = [
    { span: left.span, text: a },
    { span: right.span, text: b },
  ];
  if (assign) {
    fcx.report(
      errorAt(expr.span, `binary assignment operation \`${op}=\` cannot be applied to type \`${a}\``, {
        code: 'E0368',
        labels: [{ span: left.span, text: `cannot use \`${op}=\` on type \`${a}\`` }],
        notes: missingImplNote(fcx, leftTy, `std::ops::${info.trait}Assign`, rightTy),
      }),
    );
    return;
  }
  const message = ((): string => {
    switch (op) {
      case '+':
        return `cannot add \`${b}\` to \`${a}\``;
      case '-':
        return `cannot subtract \`${b}\` from \`${a}\``;
      case '*':
        return `cannot multiply \`${a}\` by \`${b}\``;
      case '/':
        return `cannot divide \`${a}\` by \`${b}\``;
      case '%':
        return `cannot calculate the remainder of \`${a}\` divided by \`${b}\``;
      case '&':
        return `no implementation for \`${a} & ${b}\``;
      case '^':
        return `no implementation for \`${a} ^ ${b}\``;
      case '|':
        return `no implementation for \`${a} | ${b}\``;
      case '<<':
        return `no implementation for \`${a} << ${b}\``;
      case '>>':
        return `no implementation for \`${a} >> ${b}\``;
      default:
        return `binary operation \`${op}\` cannot be applied to type \`${a}\``;
    }
  })();
  const isStr = (ty: Ty): boolean => ty.kind === 'ref' && ty.ty === STR;
  const isString = (ty: Ty): boolean => ty.kind === 'adt' && ty.def === fcx.db.lang('String');
  if (
    op === '+' &&
    isStr(leftTy) &&
    (isStr(rightTy) || isString(rightTy) || (rightTy.kind === 'ref' && isString(fcx.infcx.shallow(rightTy.ty))))
  ) {
    const title = 'create an owned `String` from a string reference';
    const end: Span = { ...left.span, start: left.span.end };
    fcx.report(
      errorAt(expr.opSpan, message, {
        code: 'E0369',
        label: '`+` cannot be used to concatenate two `&str` strings',
        labels,
        notes: [
          { kind: 'note', text: 'string concatenation requires an owned `String` on the left' },
          { kind: 'help', text: title, span: end },
        ],
        edits: [{ title, edits: [{ span: end, text: '.to_owned()' }] }],
      }),
    );
    return;
  }
  const path = category(op) === 'comparison' ? `${info.trait}` : `std::ops::${info.trait}`;
  const notes: SubDiagnostic[] = [];
  if (leftTy.kind === 'adt') {
    const def = fcx.db.program.def(leftTy.def);
    if (def.krate === 'main') {
      notes.push(...missingImplNote(fcx, leftTy, path, rightTy));
      if (category(op) === 'comparison') {
        const derive = op === '==' || op === '!=' ? 'PartialEq' : 'PartialEq, PartialOrd';
        const title = `consider annotating \`${a}\` with \`#[derive(${derive})]\``;
        notes.push({ kind: 'help', text: title });
      }
    } else
      notes.push({
        kind: 'note',
        text: `the foreign item type \`${a}\` doesn't implement \`${path === info.trait ? path : path}${rightTy === leftTy ? '' : `<${b}>`}\``,
      });
  } else if (leftTy.kind === 'param') {
    const title = `consider restricting type parameter \`${leftTy.name}\` with trait \`${info.trait}\``;
    notes.push({ kind: 'help', text: title });
  }
  fcx.report(errorAt(expr.opSpan, message, { code: 'E0369', labels, notes }));
}
