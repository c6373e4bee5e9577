//! Checking one body owner from start to end, in rustc's order: expressions, fallback, casts, closure analysis, what is
//! still pending, THIR, then what is read off THIR (exhaustiveness, lints).
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt, unsupportedAt } from '../../../source/diagnostic.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId, HirId } from '../../hir/hir.ts';
import type { Obligation, UnmetObligation } from '../api.ts';
import { walkTy } from '../fold.ts';
import { ERROR_TY, NEVER, UNIT } from '../interner.ts';
import type { ClosureInfo, Expr, Pat, ThirBody } from '../thir.ts';
import type { Predicate, Ty } from '../ty.ts';
import { Builder } from './build/builder.ts';
import { buildExpr } from './build/expr.ts';
import { buildPat } from './build/pat.ts';
import { checkDeferredCasts } from './casts.ts';
import { CoerceMany } from './coerce-many.ts';
import { checkConstCalls } from './const-calls.ts';
import { returnTypeLabel } from './control.ts';
import { reportMismatch } from './demand.ts';
import { reportUnknown, unknownIn } from './diagnostics/annotations.ts';
import { checkMatches } from './exhaustiveness/check.ts';
import { hasType } from './expectation.ts';
import { checkExpr } from './exprs.ts';
import type { CheckHost, ClosureState } from './fcx.ts';
import { FnCtxt } from './fcx.ts';
import { reportImplicitBorrows } from './implicit-borrow.ts';
import { lintLiterals } from './lints/literals.ts';
import { lintUnused } from './lints/unused.ts';
import { checkPatTop, declareLocals } from './patterns.ts';
import { checkUnsafety } from './unsafety.ts';
import { analyzeClosure } from './upvars.ts';
import { isTraitFnWithoutSelf } from '../report/unmet.ts';

/** Everything known of a checked body. */
export interface CheckedBody {
  readonly thir: ThirBody;
  readonly diagnostics: readonly Diagnostic[];
  readonly closures: ReadonlyMap<DefId, ThirBody>;
  readonly hidden: ReadonlyMap<DefId, Ty>;
  /** Auto-trait questions about this body's own coroutines, to be asked once its THIR is known. */
  readonly stalled: readonly Obligation[];
}

/** The body of a definition that owns one, if it has one. */
export function bodyOf(def: hir.Def): hir.Body | undefined {
  switch (def.kind) {
    case 'fn':
    case 'const':
    case 'assocConst':
      return def.body?.get();
    case 'static':
      return def.body.get();
    default:
      return undefined;
  }
}

/** The opaques of `owner` a type mentions, and those in their bounds. */
function opaquesOf(host: CheckHost, ty: Ty, owner: DefId): DefId[] {
  const out: DefId[] = [];
  const visit = (it: Ty): void => {
    walkTy(it, (part) => {
      if (part.kind !== 'opaque' || out.includes(part.def)) return true;
      const def = host.db.program.def(part.def);
      if (def.kind !== 'opaque' || def.owner !== owner) return true;
      out.push(part.def);
      for (const bound of host.db.itemBounds(part.def, part, part.args)) {
        if (bound.kind === 'projection') visit(bound.ty);
        for (const arg of (bound.kind === 'trait' ? bound.trait.args : bound.args).slice(1))
          if (arg.kind === 'type') visit(arg.ty);
      }
      return true;
    });
  };
  visit(ty);
  return out;
}

/** Marks blocks and branches whose value is the body's. */
function markReturnPositions(fcx: FnCtxt, expr: hir.Expr): void {
  switch (expr.kind) {
    case 'block':
      markBlock(fcx, expr.block);
      break;
    case 'dropTemps':
      markReturnPositions(fcx, expr.expr);
      break;
    case 'if':
      fcx.returnPositions.add(expr.id);
      markBlock(fcx, expr.then);
      if (expr.els !== undefined) markReturnPositions(fcx, expr.els);
      break;
    case 'match':
      fcx.returnPositions.add(expr.id);
      for (const arm of expr.arms) markReturnPositions(fcx, arm.body);
      break;
    case 'closure':
      if (expr.asyncFn) markReturnPositions(fcx, expr.body);
      break;
    default:
      break;
  }
}

function markBlock(fcx: FnCtxt, block: hir.Block): void {
  fcx.returnPositions.add(block.id);
  if (block.expr !== undefined) markReturnPositions(fcx, block.expr);
}

/** The block of the programmer's fn body. */
function bodyBlock(expr: hir.Expr): HirId | undefined {
  if (expr.kind === 'block') return expr.block.id;
  return expr.kind === 'dropTemps' ? bodyBlock(expr.expr) : undefined;
}

/** Checks the body of `owner`. `onStart`: told the context, so that facts of a body in progress can be asked. */
export function checkBody(host: CheckHost, owner: DefId, onStart: (fcx: FnCtxt) => void): CheckedBody {
  const def = host.db.program.def(owner);
  const body = bodyOf(def);
  if (body === undefined) {
    const thir: ThirBody = {
      owner,
      params: [],
      ret: ERROR_TY,
      value: { kind: 'tuple', items: [], ty: ERROR_TY, span: def.span },
      locals: new Map(),
      edition: host.db.program.edition,
      span: def.span,
      closure: undefined,
      hasErrors: true,
    };
    return { thir, diagnostics: [], closures: new Map(), hidden: new Map(), stalled: [] };
  }
  const fcx = new FnCtxt(host, owner, body, host.newInferCtxt());
  for (const diagnostic of body.diagnostics) fcx.report(diagnostic);
  installHook(fcx);
  onStart(fcx);
  const { params, ret: declared } = signatureOf(fcx, def);
  const ret = def.kind === 'fn' && declared.kind === 'dyn' ? refuseDynReturn(fcx, def, declared) : declared;
  const retTy = inferBody(fcx, def, params, ret);
  finishInference(fcx);
  return build(fcx, def, params, retTy);
}

function installHook(fcx: FnCtxt): void {
  fcx.infcx.setClosureHook({
    owns: (def) => fcx.closures.has(def),
    sig: (def) => fcx.closures.get(def)?.sig,
    kind: (def) => fcx.closures.get(def)?.kind,
    captures: (def) => fcx.closures.get(def)?.captures?.map((it) => it.ty),
    output: (def) => fcx.closures.get(def)?.sig.ret ?? ERROR_TY,
    yieldTy: (def) => fcx.closures.get(def)?.yieldTy,
  });
}

/** Types of the parameters and of the value, as the body sees them. */
function signatureOf(fcx: FnCtxt, def: hir.Def): { readonly params: readonly Ty[]; readonly ret: Ty } {
  if (def.kind !== 'fn') return { params: [], ret: fcx.normalize(fcx.db.typeOf(fcx.owner), def.span) };
  const sig = fcx.db.fnSig(fcx.owner);
  const span = def.sig.ret.span;
  const declared = def.sig.isAsync
    ? fcx.db.lowerTy(def.sig.ret, fcx.owner, undefined, { report: () => undefined })
    : undefined;
  const opaques = [
    ...new Set([
      ...opaquesOf(fcx.host, sig.ret, fcx.owner),
      ...(declared === undefined ? [] : opaquesOf(fcx.host, declared, fcx.owner)),
    ]),
  ];
  fcx.infcx.setDefiningOpaques(opaques);
  const ret = fcx.normalize(fcx.infcx.replaceOpaques(sig.ret, opaques, fcx.env, span), span);
  if (declared !== undefined)
    fcx.asyncOutput = fcx.normalize(fcx.infcx.replaceOpaques(declared, opaques, fcx.env, span), span);
  const params = sig.params.map((param) => fcx.normalize(param, def.span));
  return { params, ret };
}

/** E0746. What the body gives is then not compared with it. */
function refuseDynReturn(fcx: FnCtxt, def: hir.FnDef, ret: Ty): Ty {
  const { span } = def.sig.ret;
  const name = fcx.print(ret).replace(/^dyn /, '');
  const title = 'consider returning an `impl Trait` instead of a `dyn Trait`';
  fcx.report(
    errorAt(span, 'return type cannot be a trait object without pointer indirection', {
      code: 'E0746',
      label: "doesn't have a size known at compile-time",
      notes: [{ kind: 'help', text: title }],
      edits: [{ title, edits: [{ span, text: `impl ${name}` }] }],
    }),
  );
  return ERROR_TY;
}

function inferBody(fcx: FnCtxt, def: hir.Def, params: readonly Ty[], ret: Ty): Ty {
  const { body } = fcx;
  const coerce = new CoerceMany(ret);
  const isFn = def.kind === 'fn';
  // A return type that was not written has an empty span.
  const written = isFn && def.sig.ret.span.end > def.sig.ret.span.start ? def.sig.ret.span : undefined;
  fcx.cur = {
    def: fcx.owner,
    flavor: isFn ? 'fn' : 'const',
    retTy: ret,
    ret: isFn ? coerce : undefined,
    retSpan: written,
    yieldTy: undefined,
    breakables: new Map(),
    parent: undefined,
  };
  fcx.bodyBlock = bodyBlock(body.value);
  markReturnPositions(fcx, body.value);
  for (const [i, param] of body.params.entries()) {
    declareLocals(fcx, param.pat);
    checkPatTop(fcx, param.pat, params[i] ?? ERROR_TY, {});
    fcx.requireSized(params[i] ?? UNIT, param.ty?.span ?? param.span, 'argument');
  }
  const found = checkExpr(fcx, body.value, hasType(ret));
  coerce.coerce(fcx, body.value, found, (want, have) =>
    reportMismatch(fcx, body.value.span, want, have, {
      expr: body.value,
      labels: isFn ? returnTypeLabel(fcx, want) : [],
    }),
  );
  const final = coerce.complete();
  if (fcx.infcx.shallow(final) === NEVER) {
    const want = fcx.infcx.shallow(ret);
    if (want.kind === 'infer') fcx.infcx.unify(want, fcx.infcx.freshDiverging(body.value.span));
  }
  fcx.requireSized(ret, written ?? def.span, 'return');
  return ret;
}

/** Fallback, casts, closures, then everything that must hold. */
function finishInference(fcx: FnCtxt): void {
  fcx.select();
  // After an error, what fallback decides is only a guess: what fails because of it is no news (rustc makes it the error type).
  fcx.guessing = fcx.tainted;
  if (fcx.infcx.applyFallback()) fcx.select();
  checkDeferredCasts(fcx);
  fcx.select();
  if (fcx.infcx.applyFallback()) fcx.select();
  analyzeClosures(fcx);
  fcx.select();
  if (fcx.infcx.applyFallback()) fcx.select();
  const ambiguous: UnmetObligation[] = [];
  for (const unmet of fcx.infcx.selectAll()) {
    if (unmet.why === 'ambiguous') ambiguous.push(unmet);
    else fcx.reportUnmet(unmet);
  }
  // In rustc's order: what was asked for, what generics ask of size, what followed from either, the size of variables.
  const rank = ({ obligation: { predicate, cause, depth } }: UnmetObligation): number => {
    const isSize = predicate.kind === 'trait' && predicate.trait.def === fcx.db.lang('sized');
    if (isSize) return cause.code.kind === 'sized' ? 3 : impliesSize(fcx, predicate, cause.span, ambiguous) ? 4 : 1;
    return depth > 0 ? 2 : 0;
  };
  ambiguous.sort((a, b) => rank(a) - rank(b));
  for (const unmet of ambiguous) reportAmbiguous(fcx, unmet);
}

/** At the same place something is asked of the type that includes its size (`trait From<T>: Sized`). */
function impliesSize(
  fcx: FnCtxt,
  size: Extract<Predicate, { kind: 'trait' }>,
  at: Span,
  all: readonly UnmetObligation[],
): boolean {
  const selfOf = (predicate: Extract<Predicate, { kind: 'trait' }>): Ty | undefined => {
    const [self] = predicate.trait.args;
    return self?.kind === 'type' ? fcx.infcx.resolve(self.ty) : undefined;
  };
  return all.some(({ obligation: { predicate, cause } }) => {
    if (predicate.kind !== 'trait' || predicate.trait.def === size.trait.def) return false;
    if (cause.span.start !== at.start || cause.span.end !== at.end || selfOf(predicate) !== selfOf(size)) return false;
    return fcx.db
      .superTraits(predicate.trait.def)
      .some((one) => one.kind === 'trait' && one.trait.def === size.trait.def);
  });
}

/** E0282/E0283: an obligation about a type nothing decides. */
function reportAmbiguous(fcx: FnCtxt, unmet: UnmetObligation): void {
  const { predicate, cause } = unmet.obligation;
  const args = predicate.kind === 'trait' ? predicate.trait.args : predicate.args;
  const unknown = args
    .map((arg) => (arg.kind === 'type' ? unknownIn(fcx, arg.ty) : undefined))
    .find((ty) => ty !== undefined);
  if (fcx.tainted) return;
  const self = args[0]?.kind === 'type' ? fcx.print(args[0].ty) : '_';
  if (predicate.kind === 'trait' && predicate.trait.def === fcx.db.lang('sized')) {
    if (unknown !== undefined) reportUnknown(fcx, cause.span, unknown);
    return;
  }
  if (predicate.kind === 'trait' && cause.code.kind === 'bound') {
    const whole = fcx.infcx.resolve(predicate.trait.args[0]?.kind === 'type' ? predicate.trait.args[0].ty : ERROR_TY);
    if (whole.kind === 'infer' && isTraitFnWithoutSelf(fcx.db, cause.code.item, predicate.trait.def)) {
      fcx.reportUnmet(unmet);
      return;
    }
  }
  const text =
    predicate.kind === 'trait'
      ? `cannot satisfy \`${self}: ${fcx.db.printTrait({ def: predicate.trait.def, args: fcx.infcx.resolveArgs(predicate.trait.args) })}\``
      : `cannot satisfy \`<${self} as ${traitNameOf(fcx, predicate.def)}>::${fcx.db.program.def(predicate.def).name} == ${fcx.print(predicate.ty)}\``;
  if (unknown !== undefined)
    reportUnknown(fcx, cause.span, unknown, predicate.kind === 'trait' ? 'E0283' : 'E0284', [{ kind: 'note', text }]);
  if (!fcx.tainted) {
    if (unknown === undefined)
      fcx.report(unsupportedAt(cause.span, `deciding whether ${text.slice('cannot satisfy '.length)} holds`));
    else fcx.tainted = true;
  }
}

function traitNameOf(fcx: FnCtxt, assoc: DefId): string {
  const { parent } = fcx.db.program.def(assoc);
  return parent === undefined ? '_' : fcx.db.program.def(parent).name;
}

/** Captures and kinds, inner closures first; calls that waited for a kind are then settled. */
function analyzeClosures(fcx: FnCtxt): void {
  const children = new Map<DefId, ClosureState[]>();
  for (const state of fcx.closureOrder) {
    const list = children.get(state.parent);
    if (list === undefined) children.set(state.parent, [state]);
    else list.push(state);
  }
  const visit = (parent: DefId): void => {
    for (const state of children.get(parent) ?? []) {
      visit(state.def);
      const b = new Builder(fcx, state.def, false, () => undefined);
      const params = state.expr.params.map((param) => buildPat(b, param.pat));
      const value = buildExpr(b, state.expr.body);
      analyzeClosure(fcx, state, params, value);
      for (const call of fcx.deferredCalls) if (call.closure === state.def) call.adjust();
    }
  };
  visit(fcx.owner);
}

function infoOf(b: Builder, state: ClosureState): ClosureInfo {
  const { span } = state.expr;
  return {
    def: state.def,
    flavor: state.flavor,
    kind: state.kind ?? 'FnOnce',
    sig: { params: state.sig.params.map((param) => b.ty(param, span)), ret: b.ty(state.sig.ret, span), unsafe: false },
    yieldTy: state.yieldTy === undefined ? undefined : b.ty(state.yieldTy, span),
    captures: (state.captures ?? []).map((it) => ({
      ...it,
      placeTy: b.ty(it.placeTy, it.span),
      ty: b.ty(it.ty, it.span),
    })),
    isAsyncFn: state.expr.asyncFn,
    anyLifetime: state.anyLifetime,
  };
}

/** What is known of a closure whose body is still being checked. */
export function partialInfo(fcx: FnCtxt, def: DefId): ClosureInfo | undefined {
  const state = fcx.closures.get(def);
  return state === undefined ? undefined : infoOf(new Builder(fcx, def, true, () => undefined), state);
}

interface Built {
  readonly params: readonly (Pat | undefined)[];
  readonly value: Expr;
}

function build(fcx: FnCtxt, def: hir.Def, params: readonly Ty[], ret: Ty): CheckedBody {
  const { body } = fcx;
  const onUnknown = (ty: Ty, span: Span): void => {
    reportUnknown(fcx, span, ty);
    fcx.tainted = true;
  };
  const hirBodies: {
    readonly def: DefId;
    readonly params: readonly hir.Param[];
    readonly value: hir.Expr;
    readonly state: ClosureState | undefined;
  }[] = [
    { def: fcx.owner, params: body.params, value: body.value, state: undefined },
    ...fcx.closureOrder.map((state) => ({ def: state.def, params: state.expr.params, value: state.expr.body, state })),
  ];
  const built = hirBodies.map((it): Built & { readonly b: Builder; readonly locals: ThirBody['locals'] } => {
    const b = new Builder(fcx, it.def, true, onUnknown);
    const locals = b.locals();
    return { b, locals, params: it.params.map((param) => buildPat(b, param.pat)), value: buildExpr(b, it.value) };
  });
  const bodies = hirBodies.map((it, i): ThirBody => {
    const made = built[i];
    if (made === undefined) throw new Error('built bodies are parallel to their sources');
    const { b, state } = { b: made.b, state: it.state };
    const tys = state === undefined ? params : state.paramTys;
    return {
      owner: it.def,
      params: it.params.map((param, n) => ({
        pat: made.params[n],
        ty: b.ty(tys[n] ?? ERROR_TY, param.span),
        span: param.span,
      })),
      ret: b.ty(state === undefined ? ret : state.sig.ret, it.value.span),
      value: made.value,
      locals: made.locals,
      edition: body.edition,
      span: state === undefined ? def.fullSpan : state.expr.span,
      closure: state === undefined ? undefined : infoOf(b, state),
      hasErrors: false,
    };
  });
  if (!fcx.tainted) for (const it of fcx.implicitBorrows) reportImplicitBorrows(fcx, it);
  for (const it of bodies) {
    if (!fcx.tainted) checkMatches(fcx, it);
    lintLiterals(fcx, it);
  }
  if (!fcx.tainted) lintUnused(fcx);
  const hidden = new Map<DefId, Ty>();
  for (const [opaque, ty] of fcx.infcx.hiddenTypes()) hidden.set(opaque, ty.flags.hasInfer ? ERROR_TY : ty);
  const stalled = fcx.infcx.stalledOnCoroutines().map((it) => fcx.blamedLater(it));
  const hasErrors = fcx.tainted || fcx.diagnostics.some((it) => it.severity === 'error');
  // What lacks `unsafe` does not keep the body from being borrow-checked.
  if (!hasErrors && fcx.db.program.def(fcx.owner).krate === 'main')
    for (const diagnostic of [
      ...checkUnsafety(fcx.db, bodies),
      ...bodies.slice(0, 1).flatMap((it) => checkConstCalls(fcx.db, it)),
    ])
      fcx.report(diagnostic);
  const marked = bodies.map((it) => (hasErrors ? { ...it, hasErrors } : it));
  const [main, ...closures] = marked;
  return {
    thir: main ?? emptyBody(fcx.owner),
    diagnostics: fcx.diagnostics,
    closures: new Map(closures.map((it) => [it.owner, it])),
    hidden,
    stalled,
  };
}

function emptyBody(owner: DefId): ThirBody {
  return {
    owner,
    params: [],
    ret: ERROR_TY,
    value: { kind: 'tuple', items: [], ty: ERROR_TY, span: NO_SPAN },
    locals: new Map(),
    edition: 2021,
    span: NO_SPAN,
    closure: undefined,
    hasErrors: true,
  };
}
