//! Elaboration: what follows from a trait bound through supertraits.
import type { Predicate } from '../ty.ts';
import { argsKey } from '../interner.ts';
import { substPredicate } from '../fold.ts';
import type { TypeDb } from '../api.ts';

/** A text equal for equal predicates. */
export function predicateKey(predicate: Predicate): string {
  return predicate.kind === 'trait'
    ? `${predicate.negative === true ? '!' : ''}${predicate.trait.def}<${argsKey(predicate.trait.args)}`
    : `=${predicate.def}<${argsKey(predicate.args)}=${predicate.ty.id}`;
}

/** The predicates with all their (transitive) supertraits and what those fix, each once, in breadth-first order. */
export function elaborate(db: Pick<TypeDb, 'superTraits'>, predicates: readonly Predicate[]): Predicate[] {
  const seen = new Set<string>();
  const result: Predicate[] = [];
  const add = (predicate: Predicate): void => {
    const key = predicateKey(predicate);
    if (seen.has(key)) return;
    seen.add(key);
    result.push(predicate);
  };
  for (const predicate of predicates) add(predicate);
  for (let i = 0; i < result.length; i++) {
    const predicate = result[i];
    if (predicate === undefined || predicate.kind !== 'trait' || predicate.negative === true) continue;
    for (const implied of db.superTraits(predicate.trait.def)) add(substPredicate(implied, predicate.trait.args));
  }
  return result;
}
