//! Calls: of fn items, fn pointers, closures and anything `Fn*`; arguments checked in order, closures last; E0061 and kin.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { hasOpaque, ERROR_TY, mkRef, mkTuple } from '../interner.ts';
import type { ClosureKind, FnSig, Ty } from '../ty.ts';
import { applyAdjustments } from './adjust.ts';
import type { DerefStep } from './autoderef.ts';
import { autoderef, derefAdjustments } from './autoderef.ts';
import { fnItemSig, tryCoerce } from './coercion.ts';
import { reportArity, reportArgMismatches } from './diagnostics/arguments.ts';
import type { Expectation } from './expectation.ts';
import { NO_EXPECTATION, onlyHasType, rvalueHint } from './expectation.ts';
import { checkExpr } from './exprs.ts';
import type { FnCtxt } from './fcx.ts';
import { lookupInLang } from './methods/lookup.ts';
import type { MethodCallee } from './tables.ts';
import { reportUnknown } from './diagnostics/annotations.ts';

/** A call whose arguments are to be checked. */
export interface CallSite {
  readonly expr: hir.Expr;
  /** Callee expression or method name: where arity errors point. */
  readonly calleeSpan: Span;
  /** The fn, method, constructor or closure called, if known. */
  readonly def: DefId | undefined;
  readonly kind: 'fn' | 'method' | 'closure' | 'operator';
  readonly formal: readonly Ty[];
  readonly ret: Ty;
  readonly args: readonly hir.Expr[];
}

/** What the context's expected type says about the arguments (`Some(x)` where `Option<u8>` is wanted: x is u8). */
function expectedInputs(fcx: FnCtxt, expected: Expectation, formal: readonly Ty[], ret: Ty): readonly Ty[] | undefined {
  const want = onlyHasType(fcx, expected);
  if (want === undefined) return undefined;
  const resolved = fcx.infcx.resolve(want);
  if (resolved.kind === 'infer' || hasOpaque(resolved)) return undefined;
  return fcx.infcx.probe(() =>
    fcx.infcx.unify(fcx.infcx.resolve(ret), resolved) ? formal.map((ty) => fcx.infcx.resolve(ty)) : undefined,
  );
}

/** A plain closure: checked after the other arguments, whose types may decide its signature. */
function isClosure(expr: hir.Expr): boolean {
  return expr.kind === 'closure' && expr.flavor !== 'asyncBlock' && expr.flavor !== 'gen';
}

/** Checks the arguments of a call against the formal types; reports what does not fit. */
export function checkArguments(fcx: FnCtxt, site: CallSite, expected: Expectation): void {
  const { args, formal } = site;
  if (site.def !== undefined)
    fcx.noteCall({
      item: site.def,
      calleeSpan: site.calleeSpan,
      wholeSpan: site.expr.span,
      args: args.map((arg) => arg.span),
      isMethod: site.kind === 'method',
    });
  if (args.length !== formal.length) {
    // Check what was written for its own errors, hinted by position.
    const found = args.map((arg, i) => {
      const hint = formal[i];
      return checkExpr(fcx, arg, hint === undefined || isClosure(arg) ? NO_EXPECTATION : rvalueHint(fcx, hint));
    });
    reportArity(fcx, site, found);
    return;
  }
  const wanted = expectedInputs(fcx, expected, formal, site.ret) ?? formal;
  const wrong: { readonly index: number; readonly expected: Ty; readonly found: Ty }[] = [];
  for (const closures of [false, true]) {
    if (closures) {
      if (!args.some(isClosure)) break;
      fcx.select();
    }
    for (const [index, arg] of args.entries()) {
      if (isClosure(arg) !== closures) continue;
      const formalTy = formal[index] ?? ERROR_TY;
      if (closures)
        fcx.closureCallee.set(arg.id, {
          span: site.calleeSpan,
          def: site.def,
          param: index + (site.kind === 'method' ? 1 : 0),
        });
      const hint = rvalueHint(fcx, wanted[index] ?? formalTy);
      const found = checkExpr(fcx, arg, hint);
      const target = fcx.withObligations(onlyHasType(fcx, hint) ?? formalTy);
      let ok = tryCoerce(fcx, arg, found, target, true) !== undefined;
      const blamed = ok ? formalTy : target;
      if (ok && target !== formalTy) {
        ok =
          fcx.infcx.unify(formalTy, fcx.infcx.shallow(target)) ||
          tryCoerce(fcx, arg, fcx.adjustedTy(arg), formalTy, true) !== undefined;
      }
      if (!ok) wrong.push({ index, expected: fcx.infcx.resolve(blamed), found: fcx.infcx.resolve(found) });
    }
  }
  const real = wrong.filter((it) => !it.expected.flags.hasError && !it.found.flags.hasError);
  if (wrong.length > real.length) fcx.tainted = true;
  if (real.length > 0) reportArgMismatches(fcx, site, real);
  for (const arg of args) fcx.requireSized(fcx.exprTy(arg), arg.span, 'argument');
}

/** Checks all arguments of a call that is already wrong. */
export function checkArgumentsAnyway(fcx: FnCtxt, args: readonly hir.Expr[]): void {
  for (const arg of args) checkExpr(fcx, arg, NO_EXPECTATION);
}

const FN_TRAITS: readonly { readonly lang: string; readonly method: string; readonly by: 'not' | 'mut' | 'value' }[] = [
  { lang: 'fn', method: 'call', by: 'not' },
  { lang: 'fn_mut', method: 'call_mut', by: 'mut' },
  { lang: 'fn_once', method: 'call_once', by: 'value' },
  { lang: 'async_fn', method: 'async_call', by: 'not' },
  { lang: 'async_fn_mut', method: 'async_call_mut', by: 'mut' },
  { lang: 'async_fn_once', method: 'async_call_once', by: 'value' },
];

/** `f(args)`. */
export function checkCall(fcx: FnCtxt, expr: hir.Expr & { kind: 'call' }, expected: Expectation): Ty {
  const { func, args } = expr;
  const funcTy = checkExpr(fcx, func, NO_EXPECTATION);
  const steps = autoderef(fcx, funcTy, func.span);
  for (const [n, step] of steps.entries()) {
    const done = callStep(fcx, expr, steps, n, step.ty, expected);
    if (done !== undefined) return done;
  }
  const last = steps.at(-1)?.ty ?? ERROR_TY;
  if (last.kind === 'infer' && last.var.kind === 'ty') reportUnknown(fcx, func.span, last);
  else if (last.kind !== 'error') reportNotCallable(fcx, expr, funcTy);
  else fcx.tainted = true;
  checkArgumentsAnyway(fcx, args);
  return ERROR_TY;
}

function callStep(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'call' },
  steps: readonly DerefStep[],
  n: number,
  ty: Ty,
  expected: Expectation,
): Ty | undefined {
  const { func, args } = expr;
  // As rustc: `g()` with `g: &mut impl FnMut()` calls `*g`, not the impl for references (which would need `g` to be mut).
  if (n === 0 && ty.kind === 'ref') return undefined;
  switch (ty.kind) {
    case 'fnDef': {
      const sig = fnItemSig(fcx, ty, func.span);
      applyAdjustments(fcx, func, derefAdjustments(steps, n));
      return finish(
        fcx,
        { expr, calleeSpan: func.span, def: ty.def, kind: 'fn', formal: sig.params, ret: sig.ret, args },
        expected,
      );
    }
    case 'fnPtr':
      applyAdjustments(fcx, func, derefAdjustments(steps, n));
      return finish(
        fcx,
        { expr, calleeSpan: func.span, def: undefined, kind: 'fn', formal: ty.params, ret: ty.ret, args },
        expected,
      );
    case 'closure': {
      const state = fcx.closures.get(ty.def);
      const sig: FnSig = state?.sig ?? fcx.db.closureInfo(ty.def).sig;
      const kind = state === undefined ? fcx.db.closureInfo(ty.def).kind : state.kind;
      if (kind === undefined) {
        // The kind follows from the body's use of captures, found later; the adjustment then follows from the kind.
        const adjust = (): void => confirmClosureCall(fcx, expr, steps, n, ty, state?.kind ?? 'FnOnce', sig);
        fcx.deferredCalls.push({ expr, closure: ty.def, adjust });
      } else {
        confirmClosureCall(fcx, expr, steps, n, ty, kind, sig);
      }
      return finish(
        fcx,
        { expr, calleeSpan: func.span, def: ty.def, kind: 'closure', formal: sig.params, ret: sig.ret, args },
        expected,
      );
    }
    case 'error':
      return undefined;
    default:
      return overloadedCall(fcx, expr, steps, n, ty, expected);
  }
}

function finish(fcx: FnCtxt, site: CallSite, expected: Expectation): Ty {
  checkArguments(fcx, site, expected);
  fcx.requireSized(site.ret, site.expr.span, 'return');
  return site.ret;
}

/** Records `Fn*::call*(&closure, (args,))` for a direct closure call. */
function confirmClosureCall(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'call' },
  steps: readonly DerefStep[],
  n: number,
  ty: Ty,
  kind: ClosureKind,
  sig: FnSig,
): void {
  const how = FN_TRAITS[kind === 'Fn' ? 0 : kind === 'FnMut' ? 1 : 2];
  if (how === undefined) return;
  const trait = fcx.db.lang(how.lang);
  if (trait === undefined) return;
  const item = fcx.db.assocItems(trait).find((it) => it.name === how.method);
  if (item === undefined) return;
  const tuple = mkTuple(sig.params);
  const callee: MethodCallee = {
    def: item.def,
    args: [
      { kind: 'type', ty },
      { kind: 'type', ty: tuple },
    ],
    sig: { params: [how.by === 'value' ? ty : mkRef(ty, how.by), tuple], ret: sig.ret, unsafe: false },
  };
  installCallee(fcx, expr, steps, n, ty, callee, how.by);
}

function installCallee(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'call' },
  steps: readonly DerefStep[],
  n: number,
  ty: Ty,
  callee: MethodCallee,
  by: 'not' | 'mut' | 'value',
): void {
  fcx.tables.callee.set(expr.id, callee);
  const adjustments = derefAdjustments(steps, n);
  if (by !== 'value') adjustments.push({ kind: 'borrow', mut: by, twoPhase: by === 'mut', target: mkRef(ty, by) });
  applyAdjustments(fcx, expr.func, adjustments);
}

/** Anything that implements `Fn`, `FnMut`, `FnOnce` or their async kin, tried in this order. */
function overloadedCall(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'call' },
  steps: readonly DerefStep[],
  n: number,
  ty: Ty,
  expected: Expectation,
): Ty | undefined {
  const { func, args } = expr;
  // Only things that can implement Fn*: saves asking about every scalar on the way.
  if (
    ty.kind === 'int' ||
    ty.kind === 'bool' ||
    ty.kind === 'str' ||
    ty.kind === 'char' ||
    ty.kind === 'float' ||
    (ty.kind === 'infer' && ty.var.kind !== 'ty')
  )
    return undefined;
  if (ty.kind === 'infer') return undefined;
  for (const { lang, method, by } of FN_TRAITS) {
    for (const inputs of [mkTuple(args.map((arg) => fcx.infcx.freshTy(arg.span))), fcx.infcx.freshTy(expr.span)]) {
      const callee = lookupInLang(fcx, lang, method, ty, [inputs], fcx.cause(func.span));
      if (callee === undefined) continue;
      fcx.select();
      const tuple = fcx.structurally(callee.sig.params[1] ?? ERROR_TY);
      const formal = tuple.kind === 'tuple' ? tuple.items : [];
      installCallee(fcx, expr, steps, n, ty, callee, by);
      return finish(
        fcx,
        { expr, calleeSpan: func.span, def: undefined, kind: 'closure', formal, ret: callee.sig.ret, args },
        expected,
      );
    }
  }
  return undefined;
}

/** E0618. */
function reportNotCallable(fcx: FnCtxt, expr: hir.Expr & { kind: 'call' }, funcTy: Ty): void {
  const { func } = expr;
  const printed = fcx.print(funcTy);
  const resolved = fcx.infcx.resolve(funcTy);
  const res = fcx.tables.valueRes.get(func.id);
  const isUnit = res?.kind === 'ctor' && res.ctor === 'unit';
  const local =
    func.kind === 'path' && func.path.kind === 'resolved' && func.path.res.kind === 'local'
      ? func.path.res.local
      : undefined;
  const info = local === undefined ? undefined : fcx.body.locals[local];
  if (isUnit && res.kind === 'ctor') {
    const def = fcx.db.program.def(res.adt);
    const variant = 'variants' in def ? def.variants[res.variant] : undefined;
    const name = def.kind === 'enum' ? `${def.name}::${variant?.name ?? ''}` : def.name;
    const kind = def.kind === 'enum' ? 'enum variant' : 'struct';
    const title = `\`${name}\` is a unit ${kind}, and does not take parentheses to be constructed`;
    fcx.report(
      errorAt(func.span, `expected function, found \`${printed}\``, {
        code: 'E0618',
        labels: [
          { span: expr.span, text: 'call expression requires function' },
          { span: variant?.span ?? def.span, text: `${kind} \`${name}\` defined here` },
        ],
        notes: [{ kind: 'help', text: title }],
        edits: [{ title, edits: [{ span: { ...expr.span, start: func.span.end }, text: '' }] }],
      }),
    );
    return;
  }
  fcx.report(
    errorAt(func.span, `expected function, found \`${printed}\``, {
      code: 'E0618',
      labels: [
        { span: expr.span, text: 'call expression requires function' },
        ...(info === undefined || resolved.kind === 'error'
          ? []
          : [{ span: info.span, text: `\`${info.name}\` has type \`${printed}\`` }]),
      ],
    }),
  );
}
