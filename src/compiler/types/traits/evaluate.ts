//! Evaluation: does a predicate hold, without committing to anything? With cycle detection (auto traits are coinductive)
//! and a cache for predicates without inference variables.
import type { Cause, Obligation, ParamEnv } from '../api.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type { GenericArgs, Predicate, TraitRef } from '../ty.ts';
import { argsHaveError, argsHaveInfer, argsHaveParam, argsKey, argsMax, argTy, mkInfer } from '../interner.ts';
import { libraryValue } from '../db/cache.ts';
import type { Db } from '../db/db.ts';
import type { Infcx } from '../infer/ctxt.ts';
import type { Candidate } from './candidates.ts';
import { confirm, type Position } from './confirm.ts';
import { select } from './select.ts';
import { projectPredicate } from './project.ts';
import { normalizeWith } from './normalize.ts';
import { foldArgs, foldPredicate, superFold, type Folder } from '../fold.ts';
import { triviallySized } from './builtin.ts';

export type Verdict = 'yes' | 'no' | 'maybe';

/** rustc's default `recursion_limit`. */
export const RECURSION_LIMIT = 128;

/** Rounds over the same unsure predicates before they count as undecided. */
const MAX_ROUNDS = 4;

/** A trait predicate being evaluated, for cycles. */
export interface StackNode {
  readonly key: string;
  readonly coinductive: boolean;
  readonly parent: StackNode | undefined;
  readonly depth: number;
}

const MISC: Cause = { span: NO_SPAN, code: { kind: 'misc' } };

/** Does the predicate hold? Everything done is undone. */
export function evaluateRoot(cx: Infcx, predicate: Predicate, env: ParamEnv): Verdict {
  const snapshot = cx.snapshot();
  const reached = cx.reached;
  try {
    const nested: Obligation[] = [];
    const own = foldPredicate(predicate, normalizeWith(cx, env, MISC, 0, nested));
    nested.push({ predicate: own, cause: MISC, env, depth: 0 });
    return evaluateAll(cx, nested, undefined);
  } finally {
    cx.reached = reached;
    cx.rollback(snapshot);
  }
}

/** Evaluates predicates together (projections among them bind variables for the rest). */
function evaluateAll(cx: Infcx, obligations: readonly Obligation[], stack: StackNode | undefined): Verdict {
  let pending = obligations;
  for (let round = 0; ; round++) {
    const unsure: Obligation[] = [];
    const mark = cx.table.logLength;
    for (const one of pending) {
      const verdict = evaluateOne(cx, one, stack);
      if (verdict === 'no') return 'no';
      if (verdict === 'maybe') unsure.push(one);
    }
    if (unsure.length === 0) return 'yes';
    // Only new bindings can make the unsure ones sure.
    if (cx.table.logLength === mark) return 'maybe';
    // Signatures of generic fn items bring a fresh variable each time they are looked at: that is no progress.
    if (round >= MAX_ROUNDS && unsure.length === pending.length) return 'maybe';
    pending = unsure;
  }
}

function evaluateOne(cx: Infcx, one: Obligation, stack: StackNode | undefined): Verdict {
  if (one.depth > RECURSION_LIMIT) {
    cx.overflowed = true;
    return 'maybe';
  }
  if (one.predicate.kind === 'trait') {
    const verdict = evaluateTrait(cx, one.predicate.trait, one, stack);
    return one.predicate.negative === true ? (verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : 'maybe') : verdict;
  }
  const result = projectPredicate(cx, one.predicate, one, stack);
  if (result === 'ambiguous') return 'maybe';
  if ('why' in result) return 'no';
  return evaluateAll(cx, result.nested, stack);
}

/** Text equal for predicates that differ only in the names of their variables. */
function canonicalKey(trait: TraitRef, args: GenericArgs): string {
  if (!argsHaveInfer(args)) return `${trait.def}<${argsKey(args)}`;
  const names = new Map<string, number>();
  const folder: Folder = {
    ty(ty) {
      if (!ty.flags.hasInfer) return ty;
      if (ty.kind !== 'infer') return superFold(ty, folder);
      const name = `${ty.var.kind}${ty.var.index}`;
      const known = names.get(name) ?? names.size;
      names.set(name, known);
      return mkInfer(ty.var.kind, known);
    },
  };
  return `${trait.def}<${argsKey(foldArgs(args, folder))}`;
}

/** Does a trait predicate hold? Binds nothing. */
export function evaluateTrait(cx: Infcx, trait: TraitRef, at: Position, stack: StackNode | undefined): Verdict {
  const args = cx.resolveArgs(trait.args);
  if (argsHaveError(args)) return 'yes';
  if (trait.def === cx.lang.sized && triviallySized(cx.db, argTy(args[0]))) return 'yes';
  const cache = argsHaveInfer(args) ? undefined : cacheFor(cx.db, trait.def, args, at.env);
  const key = canonicalKey(trait, args);
  const known = cache?.get(key);
  if (known !== undefined) return known;
  const resolved: TraitRef = { def: trait.def, args };
  const coinductive = cx.lang.isAuto(trait.def) || trait.def === cx.lang.sized;
  const cycle = cycleOn(cx, key, coinductive, stack);
  if (cycle !== undefined) return cycle;
  const node: StackNode = { key, coinductive, parent: stack, depth: (stack?.depth ?? 0) + 1 };
  const before = { reached: cx.reached, questions: cx.hookQuestions, overflowed: cx.overflowed };
  cx.reached = Number.POSITIVE_INFINITY;
  const selected = select(cx, resolved, at, node);
  const verdict: Verdict =
    selected === 'ambiguous'
      ? 'maybe'
      : selected === 'none'
        ? 'no'
        : evaluateCandidate(cx, resolved, selected, at, node);
  const standsAlone = cx.reached >= node.depth;
  if (
    standsAlone &&
    verdict !== 'maybe' &&
    cx.hookQuestions === before.questions &&
    cx.overflowed === before.overflowed
  )
    cache?.set(key, verdict);
  cx.reached = Math.min(before.reached, standsAlone ? Number.POSITIVE_INFINITY : cx.reached);
  return verdict;
}

/** A predicate that depends on itself: fine for auto traits, otherwise not a proof. */
function cycleOn(cx: Infcx, key: string, coinductive: boolean, stack: StackNode | undefined): Verdict | undefined {
  let all = coinductive;
  for (let at = stack; at !== undefined; at = at.parent) {
    all &&= at.coinductive;
    if (at.key !== key) continue;
    cx.reached = Math.min(cx.reached, at.depth);
    return all ? 'yes' : 'no';
  }
  return undefined;
}

/** Would the candidate do? In a probe. */
export function evaluateCandidate(
  cx: Infcx,
  trait: TraitRef,
  candidate: Candidate,
  at: Position,
  stack: StackNode | undefined,
): Verdict {
  const snapshot = cx.snapshot();
  try {
    const nested = confirm(cx, trait, candidate, at);
    if (nested === undefined) return 'no';
    if (nested.length === 0) return 'yes';
    return evaluateAll(cx, nested, stack);
  } finally {
    cx.rollback(snapshot);
  }
}

// ------------------------------------------------------------------ cache

type Cache = Map<string, Verdict>;
interface Caches {
  readonly user: Cache;
  readonly userRevealed: Cache;
  readonly byEnv: WeakMap<ParamEnv, Cache>;
}
const caches = new WeakMap<Db, Caches>();

/** Library-only questions keep their answers between programs; those with params belong to their environment. */
function cacheFor(db: Db, trait: number, args: GenericArgs, env: ParamEnv): Cache {
  let own = caches.get(db);
  if (own === undefined) {
    own = { user: new Map(), userRevealed: new Map(), byEnv: new WeakMap() };
    caches.set(db, own);
  }
  if (argsHaveParam(args)) {
    let cache = own.byEnv.get(env);
    if (cache === undefined) {
      cache = new Map();
      own.byEnv.set(env, cache);
    }
    return cache;
  }
  if (trait < db.program.nLibraryDefs && argsMax(args) < db.program.nLibraryDefs)
    return libraryValue(db.store, env.reveal ? 'evalRevealed' : 'eval', () => new Map<string, Verdict>());
  return env.reveal ? own.userRevealed : own.user;
}
