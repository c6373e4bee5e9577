//! Which argument of a call an unmet bound of the callee is about: the message points there, not at the callee.
//! As rustc's `adjust_fulfillment_error_for_expr_obligation`.
import type { DefId } from '../../hir/hir.ts';
import type { Span } from '../../../source/span.ts';
import type { Cause, CauseCode, TypeDb, UnmetObligation } from '../api.ts';
import type { GenericArgs, Predicate, Ty } from '../ty.ts';
import { anyTy, walkArgs } from '../fold.ts';

/** A call, as far as blame needs it. */
export interface CallFacts {
  readonly item: DefId;
  readonly calleeSpan: Span;
  /** The whole call. */
  readonly wholeSpan: Span;
  readonly args: readonly Span[];
  /** The receiver is the first parameter, but not among `args`. */
  readonly isMethod: boolean;
}

/** The unmet obligation, moved to the argument whose type the bound is about, if there is exactly one. */
export function blameArgument(db: TypeDb, unmet: UnmetObligation, call: CallFacts): UnmetObligation {
  const { cause, predicate } = unmet.root;
  if (cause.code.kind !== 'bound' || cause.code.item !== call.item) return unmet;
  const bound = declaredBound(db, call.item, cause.code, predicate);
  const index = bound === undefined ? undefined : argumentOf(db, call, bound);
  const code: CauseCode = { ...cause.code, callSpan: call.calleeSpan };
  const span = index === undefined ? undefined : call.args[index];
  if (span === undefined) return unmet;
  const moved = (at: Cause): Cause => {
    if (at === cause) return { span, code };
    if (at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived')
      return { span, code: { ...at.code, parent: moved(at.code.parent) } };
    return at.code.kind === 'bound' && at.span === cause.span ? { span, code } : at;
  };
  return {
    ...unmet,
    obligation: { ...unmet.obligation, cause: moved(unmet.obligation.cause) },
    root: { ...unmet.root, cause: { span, code } },
  };
}

const argsOf = (predicate: Predicate): GenericArgs =>
  predicate.kind === 'trait' ? predicate.trait.args : predicate.args;

/** The callee's bound in terms of its own params. */
function declaredBound(
  db: TypeDb,
  item: DefId,
  code: CauseCode & { readonly kind: 'bound' },
  predicate: Predicate,
): Predicate | undefined {
  const sameDef = (one: Predicate): boolean =>
    one.kind === 'trait'
      ? predicate.kind === 'trait' && one.trait.def === predicate.trait.def
      : predicate.kind === 'projection' && one.def === predicate.def;
  const here = db.predicatesOf(item).filter((one) => one.span === code.boundSpan);
  // A nested obligation may be about another trait than the bound it comes from.
  return (here.find((one) => sameDef(one.predicate)) ?? here.find((one) => one.predicate.kind === 'trait'))?.predicate;
}

/** The cause at the root of a derived one. */
export function rootCause(cause: Cause): Cause {
  let at = cause;
  while (at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived') at = at.code.parent;
  return at;
}

function argumentOf(db: TypeDb, call: CallFacts, bound: Predicate): number | undefined {
  const params = db.fnSig(call.item).params.slice(call.isMethod ? 1 : 0);
  const [self, ...rest] = argsOf(bound);
  const groups = [self === undefined ? [] : [self], rest];
  for (const group of groups) {
    const wanted: Ty[] = [];
    walkArgs(group, (part) => {
      if (part.kind === 'param') wanted.push(part);
      return true;
    });
    for (const param of wanted) {
      const hits = params.flatMap((ty, i) => (anyTy(ty, (part) => part === param) ? [i] : []));
      if (hits.length === 1) return hits[0];
    }
  }
  return undefined;
}
