//! Every nondeterministic choice goes through here: numbered, with its alternatives and what was picked. The policy is:
//! what the schedule says, as long as it says something; then the seeded generator (tokio's own choices are random, ND-1).
//! Under seed 0 what an unloaded machine would most likely do goes before the generator, where there is such a thing.
import { Rng } from '../base/rng.ts';
import type { Pick } from './schedule.ts';
import { writeSchedule } from './schedule.ts';

/** What kind of decision it is; shown in the trace. */
export type ChoiceKind =
  | 'select! start'
  | 'watch list'
  | 'steal victim'
  | 'shutdown shard'
  | 'StreamMap start'
  | 'thread'
  | 'random number'
  | 'world';

/** Told about each choice as it is made. */
export type ChoiceListener = (kind: ChoiceKind, alternatives: number, picked: number, index: number) => void;

export class Chooser {
  private readonly rng: Rng;
  private readonly prefersLikely: boolean;
  private readonly fixed: readonly Pick[];
  private readonly made: Pick[] = [];
  private readonly listener: ChoiceListener;

  constructor(seed: number, fixed: readonly Pick[], listener: ChoiceListener) {
    this.rng = new Rng(seed);
    this.prefersLikely = seed === 0;
    this.fixed = fixed;
    this.listener = listener;
  }

  /** A number in 0..n. With n <= 1 there is nothing to choose and nothing is recorded. `likely`: what would mostly happen. */
  choose(kind: ChoiceKind, n: number, likely?: number): number {
    if (n <= 1) return 0;
    const index = this.made.length;
    const random = this.rng.below(n);
    const drawn = this.prefersLikely ? (likely ?? random) : random;
    const fixed = this.fixed[index];
    // A pick outside the range (the program was edited since) falls back to the generator.
    const picked = fixed?.kind === 'pick' && fixed.value < n ? fixed.value : drawn;
    this.made.push({ kind: 'pick', value: picked });
    this.listener(kind, n, picked, index);
    return picked;
  }

  /** Any 64-bit number. */
  random(): bigint {
    const index = this.made.length;
    const drawn = this.rng.u64();
    const fixed = this.fixed[index];
    const value = fixed?.kind === 'random' ? fixed.value : drawn;
    this.made.push({ kind: 'random', value });
    return value;
  }

  /** All choices so far as schedule text. */
  schedule(): string {
    return writeSchedule(this.made);
  }
}
