//! One checked body to MIR before drop elaboration: arguments, the value, the ways out.
import { mkAdt, mkClosure, mkCoroutine, mkRef, ERASED_ARG, UNIT } from '../../types/interner.ts';
import { awaitInto } from './await.ts';
import { condition, matchInto, test } from './arms.ts';
import { blockInto } from './block.ts';
import { Builder } from './builder.ts';
import type { BuildContext, Lowerings, OpenBlock, OpenSuspend, Scrutinee } from './builder.ts';
import { extendExpr } from './extended.ts';
import { formatInto } from './format.ts';
import { exprInto, stmtExpr } from './into.ts';
import type { Body, LocalDecl, LocalIdx } from '../mir.ts';
import { localPlace, moveOf, RETURN_LOCAL } from '../place.ts';
import { asOperand, asRvalue, UNIT_OPERAND } from './operand.ts';
import { asPlace, asPlaceIfCaptured } from './place.ts';
import type { Span } from '../../../source/span.ts';
import type { ClosureInfo, Expr, ThirBody } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';

/** MIR as built: drops are where scopes end, whether or not the value was moved; blocks may be unreachable. */
export interface RawBody {
  readonly thir: ThirBody;
  readonly kind: Body['kind'];
  readonly nArgs: number;
  readonly locals: LocalDecl[];
  readonly blocks: OpenBlock[];
  readonly suspends: readonly OpenSuspend[];
  readonly scrutinees: ReadonlyMap<LocalIdx, Scrutinee>;
  readonly loops: readonly Span[];
}
/** Makes the final body of a nested constant. */
export type Finish = (raw: RawBody) => Body;

/** Builds the MIR of a body. */
export function buildBody(cx: BuildContext, thir: ThirBody, finish: Finish): RawBody {
  const b = new Builder(cx, thir, lowerings(cx, thir, finish));
  const { closure } = thir;
  b.newLocal(thir.ret, thir.span);
  const args = b.pushScope(thir.span);
  if (closure !== undefined) {
    const self = b.newLocal(selfTy(b, closure), thir.span, { isArg: true });
    b.schedule(args, self, 'value', thir.span);
    if (b.isCoroutine) b.newLocal(contextTy(b), thir.span, { isArg: true });
  }
  const params = thir.params.map((param) => {
    const { pat } = param;
    const simple = pat?.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined ? pat : undefined;
    const decl = simple === undefined ? undefined : thir.locals.get(simple.local);
    const local = b.newLocal(param.ty, decl?.span ?? param.span, {
      isArg: true,
      name: simple?.name,
      mutable: decl?.mutable ?? false,
      ...(simple === undefined ? {} : { hirLocal: simple.local }),
    });
    if (simple !== undefined) b.vars.set(simple.local, { local, guardRef: undefined });
    return { local, pat: simple === undefined ? pat : undefined, span: param.span };
  });
  const nArgs = b.locals.length - 1;
  for (const { local, pat, span } of params) {
    b.schedule(args, local, 'value', span);
    if (pat !== undefined && pat.kind !== 'wild') test(b, localPlace(local), pat, args, 0, undefined);
  }
  const isConst = closure === undefined && cx.db.program.def(thir.owner).kind !== 'fn';
  if (isConst) extendExpr(b, thir.value, 'static');
  b.terminating(thir.value.span, () => exprInto(b, localPlace(RETURN_LOCAL), thir.value));
  b.exitReturn(thir.span);
  finishReturn(b);
  return rawOf(b, closure === undefined ? 'fn' : b.isCoroutine ? 'coroutine' : 'closure', nArgs);
}

function finishReturn(b: Builder): void {
  b.enter(b.returnBlock());
  const { span } = b.thir;
  if (!b.isCoroutine) {
    b.terminate({ kind: 'return', span });
    return;
  }
  const isGen = b.thir.closure?.flavor === 'gen';
  b.terminate({ kind: 'coroutineReturn', value: isGen ? UNIT_OPERAND : moveOf(localPlace(RETURN_LOCAL)), span });
}

function rawOf(b: Builder, kind: Body['kind'], nArgs: number): RawBody {
  return {
    thir: b.thir,
    kind,
    nArgs,
    locals: b.locals,
    blocks: b.blocks,
    suspends: b.suspends,
    scrutinees: b.scrutinees,
    loops: b.loops,
  };
}

/** The closure as its body expects it; a coroutine is seen by value until drops are elaborated. */
function selfTy(b: Builder, info: ClosureInfo): Ty {
  const args = b.cx.db.identityArgs(ownerOf(b, info));
  if (b.isCoroutine) return mkCoroutine(info.def, args);
  const self = mkClosure(info.def, args);
  return info.kind === 'FnOnce' ? self : mkRef(self, info.kind === 'FnMut' ? 'mut' : 'not');
}

function ownerOf(b: Builder, info: ClosureInfo): ThirBody['owner'] {
  const def = b.cx.db.program.def(info.def);
  return def.kind === 'closure' ? def.owner : info.def;
}

/** `&mut Context<'_>`. */
function contextTy(b: Builder): Ty {
  const context = b.cx.db.lang('Context');
  return mkRef(context === undefined ? UNIT : mkAdt(context, [ERASED_ARG]), 'mut');
}

/** A constant of its own: a promoted value or an inline `const { }` block. */
function buildConst(cx: BuildContext, thir: ThirBody, value: Expr, finish: Finish): Body {
  const pseudo: ThirBody = { ...thir, params: [], ret: value.ty, value, closure: undefined };
  const quiet: BuildContext = { ...cx, markStatements: false };
  const b = new Builder(quiet, pseudo, lowerings(quiet, pseudo, finish));
  b.newLocal(value.ty, value.span);
  extendExpr(b, value, 'static');
  b.terminating(value.span, () => exprInto(b, localPlace(RETURN_LOCAL), value));
  b.exitReturn(value.span);
  finishReturn(b);
  return finish(rawOf(b, 'fn', 0));
}

function lowerings(cx: BuildContext, thir: ThirBody, finish: Finish): Lowerings {
  return {
    into: exprInto,
    operand: asOperand,
    rvalue: asRvalue,
    place: asPlace,
    placeIfCaptured: asPlaceIfCaptured,
    block: blockInto,
    stmtExpr,
    condition,
    match: matchInto,
    await: awaitInto,
    formatArgs: formatInto,
    promotedBody: (_b, expr) => buildConst(cx, thir, expr, finish),
    constBody: (_b, body) => buildConst(cx, body, body.value, finish),
  };
}
