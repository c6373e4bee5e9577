//! `.await`, `?`, `yield` and `format_args!`: desugarings kept whole, typed through their lang traits.
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { Cause } from '../api.ts';
import { ERROR_TY, mkAdt, mkProjection, typeArg, UNIT, USIZE } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { assocTypeOf } from './autoderef.ts';
import { demandCoerce } from './demand.ts';
import { hasType, NO_EXPECTATION } from './expectation.ts';
import { checkExpr } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';

/** `<self as lang>::name`, normalised (a variable with a pending projection if not yet known). */
function projectLang(fcx: FnCtxt, lang: string, name: string, self: Ty, span: Span, cause?: Cause): Ty {
  const trait = fcx.db.lang(lang);
  const assoc = trait === undefined ? undefined : assocTypeOf(fcx, trait, name);
  if (assoc === undefined) {
    fcx.report(unsupportedAt(span, `the lang trait \`${lang}\` is missing from the library`));
    return ERROR_TY;
  }
  return fcx.structurally(fcx.infcx.normalize(mkProjection(assoc, [typeArg(self)]), fcx.env, cause ?? fcx.cause(span)));
}

/** `e.await`. */
export function checkAwait(fcx: FnCtxt, expr: hir.Expr & { kind: 'await' }): Ty {
  const operand = fcx.structurally(checkExpr(fcx, expr.expr, NO_EXPECTATION));
  if (!fcx.mayAwait) {
    reportAwaitOutside(fcx, expr);
    return ERROR_TY;
  }
  if (operand.kind === 'error') return ERROR_TY;
  const cause: Cause = { span: expr.awaitSpan, code: { kind: 'await' } };
  const trait = fcx.db.lang('into_future_trait') ?? parentTraitOf(fcx, 'into_future');
  if (trait === undefined) {
    fcx.report(unsupportedAt(expr.span, '`.await` without `IntoFuture` in the library'));
    return ERROR_TY;
  }
  const predicate = { kind: 'trait' as const, trait: { def: trait, args: [typeArg(operand)] } };
  fcx.register(predicate, cause);
  if (fcx.infcx.holds(predicate, fcx.env) === 'no') {
    fcx.select();
    fcx.tainted = true;
    return ERROR_TY;
  }
  const futureAssoc = assocTypeOf(fcx, trait, 'IntoFuture');
  const future =
    futureAssoc === undefined
      ? operand
      : fcx.structurally(fcx.infcx.normalize(mkProjection(futureAssoc, [typeArg(operand)]), fcx.env, cause));
  const output = projectLang(fcx, 'future_trait', 'Output', future, expr.span, cause);
  fcx.tables.awaitFacts.set(expr.id, { operand, future, output });
  return output;
}

/** The trait that contains a lang fn. */
function parentTraitOf(fcx: FnCtxt, lang: string): hir.DefId | undefined {
  const def = fcx.db.lang(lang);
  return def === undefined ? undefined : fcx.db.program.def(def).parent;
}

/** E0728. */
function reportAwaitOutside(fcx: FnCtxt, expr: hir.Expr & { kind: 'await' }): void {
  const inClosure = fcx.cur.flavor === 'closure';
  const owner = fcx.db.program.def(fcx.owner);
  const closure = inClosure ? fcx.closures.get(fcx.cur.def) : undefined;
  const span: Span = closure === undefined ? owner.span : closure.expr.span;
  fcx.report(
    errorAt(expr.awaitSpan, '`await` is only allowed inside `async` functions and blocks', {
      code: 'E0728',
      label: 'only allowed inside `async` functions and blocks',
      labels: [{ span, text: inClosure ? 'this is not `async`' : 'this is not `async`' }],
    }),
  );
}

/** `e?`. */
export function checkTry(fcx: FnCtxt, expr: hir.Expr & { kind: 'try' }): Ty {
  const operand = fcx.structurally(checkExpr(fcx, expr.expr, NO_EXPECTATION));
  if (operand.kind === 'error') return ERROR_TY;
  const tryTrait = fcx.db.lang('Try') ?? parentTraitOf(fcx, 'branch');
  const fromResidual = fcx.db.lang('FromResidual') ?? parentTraitOf(fcx, 'from_residual');
  if (tryTrait === undefined || fromResidual === undefined) {
    fcx.report(unsupportedAt(expr.span, '`?` without `Try` in the library'));
    return ERROR_TY;
  }
  const { ret } = fcx.cur;
  const question: Span = { ...expr.span, start: expr.span.end - 1 };
  const fnRet = ret === undefined ? UNIT : ret.merged();
  const cause: Cause = {
    span: question,
    code: { kind: 'question', exprSpan: expr.expr.span, fnRet, context: questionContext(fcx) },
  };
  const predicate = { kind: 'trait' as const, trait: { def: tryTrait, args: [typeArg(operand)] } };
  const spanCause: Cause = { span: expr.span, code: cause.code };
  fcx.register(predicate, spanCause);
  if (fcx.infcx.holds(predicate, fcx.env) === 'no') {
    fcx.select();
    fcx.tainted = true;
    return ERROR_TY;
  }
  const assoc = (name: string): Ty => {
    const def = assocTypeOf(fcx, tryTrait, name);
    return def === undefined
      ? ERROR_TY
      : fcx.structurally(fcx.infcx.normalize(mkProjection(def, [typeArg(operand)]), fcx.env, cause));
  };
  const output = assoc('Output');
  const residual = assoc('Residual');
  // The other arm of the desugared match returns: if nothing else decides the value's type, it falls back like `!`.
  if (output.kind === 'infer' && output.var.kind === 'ty') fcx.infcx.unify(output, fcx.infcx.freshDiverging(expr.span));
  // The residual is returned: `return FromResidual::from_residual(r)`.
  ret?.pushMerged();
  fcx.register({ kind: 'trait', trait: { def: fromResidual, args: [typeArg(fnRet), typeArg(residual)] } }, cause);
  fcx.tables.tryFacts.set(expr.id, { operand, residual, output, ret: fnRet });
  return output;
}

/** What the `?` would have to return from, in rustc's words. */
function questionContext(fcx: FnCtxt): { readonly what: string; readonly span: Span } {
  const { def, flavor } = fcx.cur;
  const state = fcx.closures.get(def);
  if (state !== undefined) {
    if (state.expr.asyncFn)
      return { what: fcx.isMethod ? 'an async method' : 'an async function', span: state.expr.body.span };
    return {
      what:
        flavor === 'asyncBlock' || flavor === 'gen'
          ? 'an async block'
          : flavor === 'asyncClosure'
            ? 'an async closure'
            : 'a closure',
      span: state.expr.span,
    };
  }
  const owner = fcx.db.program.def(fcx.owner);
  const what = owner.id === fcx.db.program.main ? 'the `main` function' : fcx.isMethod ? 'a method' : 'a function';
  return { what, span: owner.fullSpan };
}

/** `yield v` in the body of a generator. */
export function checkYield(fcx: FnCtxt, expr: hir.Expr & { kind: 'yield' }): Ty {
  const { yieldTy } = fcx.cur;
  if (yieldTy === undefined) {
    checkExpr(fcx, expr.value, NO_EXPECTATION);
    fcx.report(errorAt(expr.span, 'yield expression outside of coroutine literal', { code: 'E0627' }));
    return ERROR_TY;
  }
  const found = checkExpr(fcx, expr.value, hasType(yieldTy));
  demandCoerce(fcx, expr.value, found, yieldTy);
  return UNIT;
}

/** Traits of format placeholders, as lang items or as paths below `core::fmt`. */
const FORMAT_LANG: Readonly<Record<hir.FormatTrait, string>> = {
  Display: 'display',
  Debug: 'debug',
  LowerHex: 'lower_hex',
  UpperHex: 'upper_hex',
  Octal: 'octal',
  Binary: 'binary',
  LowerExp: 'lower_exp',
  UpperExp: 'upper_exp',
  Pointer: 'pointer',
};

/** The lang item of the constructor for a placeholder's trait. */
export function formatCtorLang(trait: hir.FormatTrait): string {
  return `format_argument_new_${FORMAT_LANG[trait]}`;
}

/** `format_args!(..)`: each argument must implement the traits of its placeholders. */
export function checkFormatArgs(fcx: FnCtxt, expr: hir.Expr & { kind: 'formatArgs' }): Ty {
  const tys = expr.args.map((arg) => checkExpr(fcx, arg, NO_EXPECTATION));
  const { pieces } = expr.template;
  for (const piece of pieces) {
    if (piece.kind !== 'arg') continue;
    const ty = tys[piece.arg];
    const arg = expr.args[piece.arg];
    const ctor = fcx.db.lang(formatCtorLang(piece.trait));
    if (ty === undefined || arg === undefined || ty.kind === 'error') continue;
    if (ctor === undefined) {
      fcx.report(unsupportedAt(piece.span, `formatting with \`${piece.trait}\``));
      continue;
    }
    // The constructor's bound names the trait: `fn new_display<T: Display + ?Sized>(x: &T)`.
    for (const { predicate } of fcx.db.predicatesOf(ctor)) {
      if (predicate.kind !== 'trait' || predicate.trait.def === fcx.db.lang('sized')) continue;
      fcx.register(
        { kind: 'trait', trait: { def: predicate.trait.def, args: [typeArg(ty)] } },
        { span: arg.span, code: { kind: 'format' } },
      );
    }
    for (const count of [piece.width, piece.precision]) {
      if (count.kind !== 'arg') continue;
      const countTy = tys[count.arg];
      const countExpr = expr.args[count.arg];
      if (countTy !== undefined && countExpr !== undefined && !fcx.infcx.unify(USIZE, countTy))
        demandCoerce(fcx, countExpr, countTy, USIZE);
    }
  }
  const adt = fcx.db.lang('format_arguments');
  if (adt === undefined) {
    fcx.report(unsupportedAt(expr.span, '`format_args!` without `fmt::Arguments` in the library'));
    return ERROR_TY;
  }
  return mkAdt(adt, fcx.infcx.freshArgs(adt, expr.span));
}
