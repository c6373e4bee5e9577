//! Selection: which one candidate a trait bound is solved by. As rustc's `candidate_from_obligation` and
//! `winnow_candidates`: where clauses before impls, and no guess while inference could still decide.
import type { TraitRef } from '../ty.ts';
import { argKey, argsHaveInfer } from '../interner.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { assemble, type Candidate } from './candidates.ts';
import { evaluateCandidate, type StackNode, type Verdict } from './evaluate.ts';
import type { Position } from './confirm.ts';

type Selection = Candidate | 'ambiguous' | 'none';

/** Selects for a trait reference whose arguments are resolved. */
export function select(cx: Infcx, trait: TraitRef, at: Position, stack: StackNode | undefined): Selection {
  const { candidates, ambiguous } = assemble(cx, trait, at.env, at.depth);
  if (ambiguous) return 'ambiguous';
  if (candidates.length === 0) return 'none';
  if (candidates.length === 1) return accept(candidates[0] as Candidate);
  const viable: { readonly candidate: Candidate; readonly verdict: Verdict }[] = [];
  for (const candidate of candidates) {
    const verdict = evaluateCandidate(cx, trait, candidate, at, stack);
    if (verdict !== 'no') viable.push({ candidate, verdict });
  }
  if (viable.length === 0) return 'none';
  if (viable.length === 1) return accept((viable[0] as (typeof viable)[0]).candidate);
  return winnow(cx, trait, viable);
}

/** A negative impl that matches is an answer: no. */
function accept(candidate: Candidate): Selection {
  return candidate.kind === 'impl' && candidate.negative ? 'none' : candidate;
}

function winnow(
  cx: Infcx,
  trait: TraitRef,
  viable: readonly { readonly candidate: Candidate; readonly verdict: Verdict }[],
): Selection {
  const needsInfer = argsHaveInfer(trait.args);
  const of = (kind: Candidate['kind']): Candidate[] =>
    viable.map((one) => one.candidate).filter((candidate) => candidate.kind === kind);
  // The language's own Sized beats everything.
  if (trait.def === cx.lang.sized) {
    const own = of('builtin')[0];
    if (own !== undefined) return own;
  }
  for (const kind of ['param', 'alias', 'object'] as const) {
    const found = distinct(cx, of(kind));
    const first = found[0];
    if (first === undefined) continue;
    if (found.length === 1) return first;
    // Several where clauses fit: they differ only in what is not inferred yet.
    return needsInfer ? 'ambiguous' : first;
  }
  const own = of('builtin')[0] ?? of('callable')[0] ?? of('unsize')[0];
  if (own !== undefined) return own;
  if (needsInfer) return 'ambiguous';
  const sure = viable.find((one) => one.verdict === 'yes') ?? viable[0];
  return sure === undefined ? 'none' : accept(sure.candidate);
}

/** Candidates with the same trait reference count once. */
function distinct(cx: Infcx, candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((candidate) => {
    if (!('trait' in candidate)) return true;
    const key = cx
      .resolveArgs(candidate.trait.args)
      .map((arg) => argKey(arg))
      .join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
