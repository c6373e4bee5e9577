//! Closures and async blocks: signature from the context, body checked at once, kind and captures found later.
//! As rustc_hir_typeck's `closure.rs`.
import { errorAt } from '../../../source/diagnostic.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { substPredicate } from '../fold.ts';
import { ERROR_TY, mkClosure, mkCoroutine, UNIT } from '../interner.ts';
import type { ClosureKind, FnSig, GenericArgs, Predicate, Ty } from '../ty.ts';
import { anyLifetimeParams } from './closure-lifetimes.ts';
import { CoerceMany } from './coerce-many.ts';
import { reportMismatch } from './demand.ts';
import type { Expectation } from './expectation.ts';
import { hasType, toOption } from './expectation.ts';
import { checkExpr } from './exprs.ts';
import type { BodyCtxt, ClosureState, FnCtxt } from './fcx.ts';
import { declareLocals, checkPatTop } from './patterns.ts';
import { returnTypeLabel } from './control.ts';
import { plural } from './diagnostics/type-error.ts';

interface Deduced {
  /** From bounds of a call: a mismatch is then a failure of the bound, pointed at the callee. */
  fromBounds: boolean;
  params: readonly Ty[] | undefined;
  ret: Ty | undefined;
  kind: ClosureKind | undefined;
}

const KIND_RANK: Readonly<Record<ClosureKind, number>> = { Fn: 0, FnMut: 1, FnOnce: 2 };

/** The kind a trait asks for, if it is one of the Fn family. */
function fnTraitKind(fcx: FnCtxt, trait: DefId): ClosureKind | undefined {
  if (trait === fcx.db.lang('fn')) return 'Fn';
  if (trait === fcx.db.lang('fn_mut')) return 'FnMut';
  if (trait === fcx.db.lang('fn_once')) return 'FnOnce';
  return undefined;
}

/** Likewise for the kind an async closure must have. What it returns is found from its body, not from these bounds. */
function asyncTraitKind(fcx: FnCtxt, trait: DefId): ClosureKind | undefined {
  if (trait === fcx.db.lang('async_fn')) return 'Fn';
  return trait === fcx.db.lang('async_fn_mut') ? 'FnMut' : undefined;
}

/** Reads one predicate about the closure's type. */
function readPredicate(fcx: FnCtxt, predicate: Predicate, out: Deduced): void {
  if (predicate.kind === 'trait') {
    const asyncKind = asyncTraitKind(fcx, predicate.trait.def);
    const kind = asyncKind ?? fnTraitKind(fcx, predicate.trait.def);
    if (kind === undefined) return;
    // The most permissive kind asked for wins as in rustc: the least rank.
    if (out.kind === undefined || KIND_RANK[kind] < KIND_RANK[out.kind]) out.kind = kind;
    if (asyncKind === undefined) out.params ??= tupled(fcx, predicate.trait.args);
    return;
  }
  const parent = fcx.db.program.def(predicate.def).parent;
  if (parent === undefined || fnTraitKind(fcx, parent) === undefined) return;
  out.params = tupled(fcx, predicate.args) ?? out.params;
  out.ret = predicate.ty;
}

function tupled(fcx: FnCtxt, args: GenericArgs): readonly Ty[] | undefined {
  const arg = args[1];
  if (arg?.kind !== 'type') return undefined;
  const ty = fcx.infcx.shallow(arg.ty);
  return ty.kind === 'tuple' ? ty.items : undefined;
}

/** Predicates with those of their supertraits (`trait Handler: Fn(i32)`). */
function elaborated(fcx: FnCtxt, predicates: readonly Predicate[]): Predicate[] {
  const out: Predicate[] = [];
  const seen = new Set<DefId>();
  const queue = [...predicates];
  for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
    out.push(it);
    if (it.kind !== 'trait' || seen.has(it.trait.def)) continue;
    seen.add(it.trait.def);
    const { args } = it.trait;
    for (const sup of fcx.db.superTraits(it.trait.def)) queue.push(substPredicate(sup, args));
  }
  return out;
}

/** What the context says about the signature and kind of a closure. */
function deduce(fcx: FnCtxt, expected: Expectation): Deduced {
  const out: Deduced = { fromBounds: false, params: undefined, ret: undefined, kind: undefined };
  const want = toOption(fcx, expected);
  if (want === undefined) return out;
  switch (want.kind) {
    case 'infer':
      out.fromBounds = true;
      if (want.var.kind === 'ty')
        for (const it of elaborated(fcx, fcx.infcx.pendingFor(want.var))) readPredicate(fcx, it, out);
      break;
    case 'dyn': {
      const { principal } = want;
      if (principal === undefined) break;
      const self = { kind: 'type' as const, ty: want };
      const predicates: Predicate[] = [
        { kind: 'trait', trait: { def: principal.def, args: [self, ...principal.args] } },
      ];
      for (const { def, ty } of principal.projections)
        predicates.push({ kind: 'projection', def, args: [self, ...principal.args], ty });
      for (const it of elaborated(fcx, predicates)) readPredicate(fcx, it, out);
      break;
    }
    case 'opaque':
      for (const it of elaborated(fcx, fcx.db.itemBounds(want.def, want, want.args))) readPredicate(fcx, it, out);
      break;
    case 'fnPtr':
      out.params = want.params;
      out.ret = want.ret;
      break;
    case 'closure': {
      const state = fcx.closures.get(want.def);
      if (state !== undefined) {
        out.params = state.sig.params;
        out.ret = state.sig.ret;
      }
      break;
    }
    default:
      break;
  }
  return out;
}

/** E0593. */
function reportArgCount(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'closure' },
  expected: number,
  fromBounds: boolean,
): void {
  const found = expr.params.length;
  const head = headSpan(expr);
  const title = 'consider changing the closure to take and ignore the expected argument' + (expected === 1 ? '' : 's');
  const fix = found === 0 && expected > 0;
  const callee = fromBounds ? fcx.closureCallee.get(expr.id) : undefined;
  fcx.report(
    errorAt(
      callee?.span ?? head,
      `closure is expected to take ${plural(expected, 'argument')}, but it takes ${plural(found, 'argument')}`,
      {
        code: 'E0593',
        label: `expected closure that takes ${plural(expected, 'argument')}`,
        labels: [{ span: head, text: `takes ${plural(found, 'argument')}` }],
        notes: fix ? [{ kind: 'help', text: title, span: head }] : [],
        edits: fix
          ? [{ title, edits: [{ span: head, text: `|${Array.from({ length: expected }, () => '_').join(', ')}|` }] }]
          : [],
      },
    ),
  );
}

/** E0631: written parameter types that contradict the context. */
function reportSignature(
  fcx: FnCtxt,
  expr: hir.Expr & { kind: 'closure' },
  expected: readonly Ty[],
  found: readonly Ty[],
): void {
  const callee = fcx.closureCallee.get(expr.id);
  const head = headSpan(expr);
  const sig = (tys: readonly Ty[]): string => `fn(${tys.map((ty) => fcx.print(ty)).join(', ')}) -> _`;
  fcx.report(
    errorAt(callee?.span ?? head, 'type mismatch in closure arguments', {
      code: 'E0631',
      label: 'expected due to this',
      labels: [{ span: head, text: 'found signature defined here' }],
      notes: [
        {
          kind: 'note',
          text: `expected closure signature \`${sig(expected)}\`\n   found closure signature \`${sig(found)}\``,
        },
      ],
    }),
  );
}

/** `|a, b|`, with `move`. */
function headSpan(expr: hir.Expr & { kind: 'closure' }): hir.Expr['span'] {
  const last = expr.params.at(-1);
  const end =
    last === undefined ? Math.min(expr.span.start + (expr.move ? 7 : 2), expr.body.span.start) : last.span.end + 1;
  return { ...expr.span, end: Math.max(expr.span.start + 1, Math.min(end, expr.span.end)) };
}

/** A closure or async block expression. */
export function checkClosure(fcx: FnCtxt, expr: hir.Expr & { kind: 'closure' }, expected: Expectation): Ty {
  return expr.flavor === 'asyncBlock' || expr.flavor === 'gen'
    ? checkCoroutine(fcx, expr)
    : checkPlainClosure(fcx, expr, expected);
}

function checkPlainClosure(fcx: FnCtxt, expr: hir.Expr & { kind: 'closure' }, expected: Expectation): Ty {
  const deduced = deduce(fcx, expected);
  const supplied = expr.params.map((param) => (param.ty === undefined ? undefined : fcx.lowerTy(param.ty)));
  let params = deduced.params;
  let wrongCount = false;
  let mismatched = false;
  if (params !== undefined && params.length !== expr.params.length) {
    reportArgCount(fcx, expr, params.length, deduced.fromBounds);
    params = undefined;
    wrongCount = true;
  }
  const paramTys = expr.params.map((param, i) => {
    const own = supplied[i];
    const wanted = params?.[i];
    if (own === undefined)
      return wanted === undefined ? fcx.infcx.freshTy(param.pat.span) : fcx.normalize(wanted, param.span);
    if (wanted !== undefined && !fcx.infcx.unify(own, fcx.normalize(wanted, param.span))) mismatched = true;
    return own;
  });
  if (mismatched && params !== undefined) reportSignature(fcx, expr, params, paramTys);
  let ret: Ty;
  if (expr.ret !== undefined) {
    ret = fcx.lowerTy(expr.ret);
    if (deduced.ret !== undefined) fcx.infcx.unify(ret, fcx.infcx.resolve(deduced.ret));
  } else
    ret = deduced.ret === undefined ? fcx.infcx.freshTy(expr.body.span) : fcx.normalize(deduced.ret, expr.body.span);
  const ty = mkClosure(expr.def, fcx.ownerArgs);
  const sig: FnSig = { params: paramTys, ret, unsafe: false };
  const state: ClosureState = {
    def: expr.def,
    flavor: expr.flavor,
    expr,
    parent: fcx.cur.def,
    ty,
    paramTys,
    sig,
    yieldTy: undefined,
    anyLifetime: anyLifetimeParams(fcx, expr, deduced.params === undefined && expected.kind === 'none'),
    kind: deduced.kind,
    captures: undefined,
    thir: undefined,
  };
  checkInner(fcx, state, ret);
  return wrongCount || mismatched ? ERROR_TY : ty;
}

/** An async block or generator: no parameters; its output is what its body and `return`s give. */
function checkCoroutine(fcx: FnCtxt, expr: hir.Expr & { kind: 'closure' }): Ty {
  let output: Ty;
  if (expr.flavor === 'gen') output = UNIT;
  else if (expr.asyncFn) output = declaredOutput(fcx, expr);
  else if (expr.ret !== undefined) output = fcx.lowerTy(expr.ret);
  else output = fcx.infcx.freshTy(expr.span);
  const yieldTy = expr.flavor === 'gen' ? fcx.infcx.freshTy(expr.span) : undefined;
  const ty = mkCoroutine(expr.def, fcx.ownerArgs);
  const state: ClosureState = {
    def: expr.def,
    flavor: expr.flavor,
    expr,
    parent: fcx.cur.def,
    ty,
    paramTys: [],
    sig: { params: [], ret: output, unsafe: false },
    yieldTy,
    anyLifetime: [],
    kind: 'FnOnce',
    captures: undefined,
    thir: undefined,
  };
  checkInner(fcx, state, output);
  return ty;
}

/** The written return type of an `async fn`, which its body must give. */
function declaredOutput(fcx: FnCtxt, expr: hir.Expr & { kind: 'closure' }): Ty {
  if (fcx.asyncOutput !== undefined) return fcx.asyncOutput;
  return expr.ret === undefined ? fcx.infcx.freshTy(expr.span) : fcx.lowerTy(expr.ret);
}

/** Checks the body in a context of its own. */
function checkInner(fcx: FnCtxt, state: ClosureState, ret: Ty): void {
  const { expr } = state;
  fcx.closures.set(state.def, state);
  fcx.closureOrder.push(state);
  const outer = fcx.cur;
  const divergesBefore = fcx.diverges;
  const coerce = new CoerceMany(ret);
  const inner: BodyCtxt = {
    def: state.def,
    flavor: state.flavor,
    retTy: ret,
    ret: coerce,
    retSpan: expr.asyncFn ? outer.retSpan : expr.ret?.span,
    yieldTy: state.yieldTy,
    breakables: new Map(),
    parent: outer,
  };
  fcx.cur = inner;
  fcx.diverges = false;
  for (const [i, param] of expr.params.entries()) {
    declareLocals(fcx, param.pat);
    checkPatTop(fcx, param.pat, state.paramTys[i] ?? fcx.infcx.freshTy(param.span), {});
    fcx.requireSized(state.paramTys[i] ?? UNIT, param.span, 'argument');
  }
  if (expr.asyncFn && expr.body.kind === 'block') fcx.bodyBlock = expr.body.block.id;
  const found = checkExpr(fcx, expr.body, hasType(ret));
  if (state.flavor === 'gen') {
    const end = fcx.infcx.shallow(found);
    if (end.kind !== 'never' && !fcx.infcx.unify(UNIT, end)) reportMismatch(fcx, expr.body.span, UNIT, end);
  } else
    coerce.coerce(fcx, expr.body, found, (want, have) =>
      reportMismatch(fcx, tailSpan(expr.body), want, have, {
        expr: expr.body,
        labels: expr.asyncFn || expr.ret !== undefined ? returnTypeLabel(fcx, want) : [],
      }),
    );
  const final = coerce.complete();
  // A body that never returns leaves the output to fallback.
  if (fcx.infcx.shallow(final).kind === 'never') {
    const want = fcx.infcx.shallow(ret);
    if (want.kind === 'infer') fcx.infcx.unify(want, fcx.infcx.freshDiverging(expr.body.span));
  } else if (final.kind !== 'error') fcx.infcx.unify(ret, final);
  fcx.requireSized(ret, expr.body.span, 'return');
  fcx.cur = outer;
  fcx.diverges = divergesBefore;
}

function tailSpan(expr: hir.Expr): hir.Expr['span'] {
  return expr.kind === 'block' && expr.block.expr !== undefined ? tailSpan(expr.block.expr) : expr.span;
}
