//! `.await`: the future lives in a local of its own, is polled in a loop, and is dropped as soon as it is ready (RS-2).
import { need } from '../../../base/assert.ts';
import { mkAdt, mkRef, typeArg } from '../../types/interner.ts';
import type { Expr } from '../../types/thir.ts';
import type { Place } from '../mir.ts';
import { derefOf, downcastOf, fieldOf, localPlace, moveOf } from '../place.ts';
import type { Builder } from './builder.ts';
import { callFn, suspend, switchVariant } from './into.ts';

/** `fut = into_future(e); loop { match poll(Pin { &mut fut }, cx) { Ready(v) => break v, Pending => suspend } }`. */
export function awaitInto(b: Builder, dest: Place, expr: Extract<Expr, { kind: 'await' }>): void {
  const { span, awaitSpan, futureTy, pollTy } = expr;
  const { db } = b.cx;
  // Temporaries made while building the future live to the end of the enclosing statement, as those of a match scrutinee.
  const operand = b.ops.operand(b, expr.expr, true);
  const scope = b.pushScope(span);
  const future = b.temp(futureTy, span, scope, (place) =>
    callFn(b, place, expr.intoFuture, [operand], futureTy, span, 'await', awaitSpan),
  );

  const head = b.newBlock();
  b.goto(head, span);
  b.enter(head);
  const refTy = mkRef(futureTy, 'mut');
  const borrowed = b.scratch(refTy, span);
  b.assign(
    localPlace(borrowed),
    { kind: 'ref', mut: 'mut', place: localPlace(future), twoPhase: false, fake: false },
    span,
  );
  const pollSig = db.fnSig(expr.poll.def);
  const pinDef = pollSig.params[0]?.kind === 'adt' ? pollSig.params[0].def : need(db.lang('pin'), 'lang item pin');
  const pinArgs = [typeArg(refTy)];
  const pinned = b.scratch(mkAdt(pinDef, pinArgs), span);
  b.assign(
    localPlace(pinned),
    {
      kind: 'aggregate',
      aggregate: { kind: 'adt', def: pinDef, variant: 0, args: pinArgs, activeField: undefined },
      fields: [moveOf(localPlace(borrowed))],
    },
    span,
  );
  // The context of this poll: local 2 is new after every resume.
  const contextTy = need(b.locals[b.contextLocal], 'context').ty;
  const context = b.scratch(contextTy, span);
  b.assign(
    localPlace(context),
    { kind: 'ref', mut: 'mut', place: derefOf(localPlace(b.contextLocal)), twoPhase: false, fake: false },
    span,
  );
  const result = b.scratch(pollTy, span);
  callFn(
    b,
    localPlace(result),
    expr.poll,
    [moveOf(localPlace(pinned)), moveOf(localPlace(context))],
    pollTy,
    span,
    'await',
  );

  const ready = variantNamed(b, pollTy, 'Ready');
  const onReady = b.newBlock();
  const onPending = b.newBlock();
  switchVariant(b, localPlace(result), [[ready, onReady]], onPending, span);
  b.enter(onPending);
  suspend(b, undefined, future, span, awaitSpan);
  b.goto(head, span);
  b.enter(onReady);
  b.use(dest, moveOf(fieldOf(downcastOf(localPlace(result), ready), 0, expr.ty)), span);
  b.popScope();
}

function variantNamed(b: Builder, ty: Extract<Expr, { kind: 'await' }>['pollTy'], name: string): number {
  if (ty.kind !== 'adt') return 0;
  const def = b.cx.db.program.def(ty.def);
  const found = def.kind === 'enum' ? def.variants.findIndex((variant) => variant.name === name) : -1;
  return Math.max(found, 0);
}
