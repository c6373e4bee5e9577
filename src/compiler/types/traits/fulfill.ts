//! Pending obligations of one inference context, worked off as inference progresses. As rustc's `FulfillmentContext`.
import type { Obligation, UnmetObligation } from '../api.ts';
import type { GenericArgs, TraitRef, Ty } from '../ty.ts';
import { argsHaveError, argsHaveInfer, argTy } from '../interner.ts';
import { walkArgs } from '../fold.ts';
import { elaborate, predicateKey } from '../db/elaborate.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { confirm } from './confirm.ts';
import { evaluateTrait, RECURSION_LIMIT } from './evaluate.ts';
import { projectPredicate } from './project.ts';
import { select } from './select.ts';
import { triviallySized } from './builtin.ts';

interface Pending {
  readonly obligation: Obligation;
  readonly root: Obligation;
  readonly parent: Pending | undefined;
  /** Worth another try only when one of these variables is bound; undefined: always. */
  readonly stalledOn: readonly (Ty & { readonly kind: 'infer' })[] | undefined;
  /** An auto trait of a coroutine of this very body. */
  readonly onCoroutine: boolean;
}

type Step =
  | { readonly kind: 'done'; readonly nested: readonly Obligation[] }
  | { readonly kind: 'stalled'; readonly args: GenericArgs }
  | {
      readonly kind: 'error';
      readonly unmet: Omit<UnmetObligation, 'root' | 'obligation'> & { readonly obligation?: Obligation };
    };

const DONE: Step = { kind: 'done', nested: [] };

/** The pending list and its loop. */
export class Fulfillment {
  private readonly cx: Infcx;
  private pending: Pending[] = [];
  private readonly implied = new Set<string>();
  private settled: { readonly list: readonly Pending[]; readonly length: number; readonly changes: number } = {
    list: [],
    length: -1,
    changes: -1,
  };

  constructor(cx: Infcx) {
    this.cx = cx;
  }

  add(obligation: Obligation): void {
    this.pending.push({ obligation, root: obligation, parent: undefined, stalledOn: undefined, onCoroutine: false });
  }

  /** Side conditions of normalisation: tried at once, so that what they determine is known right away. */
  addNested(obligations: readonly Obligation[]): void {
    const errors: Pending[] = [];
    let queue: Pending[] = obligations.map((obligation) => ({
      obligation,
      root: obligation,
      parent: undefined,
      stalledOn: undefined,
      onCoroutine: false,
    }));
    for (;;) {
      const mark = this.cx.table.logLength;
      const next: Pending[] = [];
      let progress = false;
      for (const one of queue) {
        const step = this.isStalled(one) ? undefined : this.step(one);
        if (step === undefined) next.push(one);
        else if (step.kind === 'error') errors.push(one);
        else if (step.kind === 'stalled') next.push(this.stalled(one, step.args));
        else {
          progress = true;
          for (const nested of step.nested)
            next.push({ obligation: nested, root: one.root, parent: one, stalledOn: undefined, onCoroutine: false });
        }
      }
      queue = next;
      if (queue.length === 0 || (!progress && this.cx.table.logLength === mark)) break;
    }
    // Failed ones are reported by the next `select`.
    this.pending.push(...errors.map((one) => ({ ...one, stalledOn: undefined })), ...queue);
  }

  save(): { readonly list: Pending[]; readonly length: number } {
    return { list: this.pending, length: this.pending.length };
  }
  restore(to: { readonly list: Pending[]; readonly length: number }): void {
    this.pending = to.list;
    this.pending.length = to.length;
  }

  pendingObligations(): readonly Obligation[] {
    return this.pending.map((one) => one.obligation);
  }

  /** Works until nothing changes; returns what certainly fails. */
  select(): readonly UnmetObligation[] {
    // Nothing new is known since everything pending was last looked at.
    const { settled } = this;
    if (
      this.pending === settled.list &&
      this.pending.length === settled.length &&
      this.cx.table.changes === settled.changes
    )
      return [];
    const errors: UnmetObligation[] = [];
    for (let progress = true; progress;) {
      progress = false;
      const before = this.pending;
      if (before.length === 0) break;
      const next: Pending[] = [];
      // Confirmation may register more (through normalisation): those go to the new list.
      this.pending = next;
      const queue = [...before];
      for (let i = 0; i < queue.length; i++) {
        const one = queue[i] as Pending;
        if (this.isStalled(one)) {
          next.push(one);
          continue;
        }
        const step = this.step(one);
        if (step.kind === 'stalled') next.push(this.stalled(one, step.args));
        else if (step.kind === 'error') errors.push({ root: one.root, obligation: one.obligation, ...step.unmet });
        else {
          progress = true;
          // Depth first, as errors are reported in that order.
          const nested = step.nested.map((obligation): Pending => ({
            obligation,
            root: one.root,
            parent: one,
            stalledOn: undefined,
            onCoroutine: false,
          }));
          if (nested.length > 0) queue.splice(i + 1, 0, ...nested);
        }
      }
    }
    // What waits for facts about closures must be looked at every time.
    const waits = this.pending.every((one) => one.stalledOn !== undefined);
    this.settled = { list: this.pending, length: waits ? this.pending.length : -1, changes: this.cx.table.changes };
    return this.withoutImplied(errors);
  }

  /** `T: Fn` failing says that `T: FnOnce` fails too: what a failed bound implies is not reported again at the same place. */
  private withoutImplied(errors: readonly UnmetObligation[]): readonly UnmetObligation[] {
    if (errors.length === 0) return errors;
    const place = (one: UnmetObligation): string =>
      `${one.root.cause.span.file}:${one.root.cause.span.start}:${one.root.cause.span.end}`;
    for (const one of errors) {
      const { predicate } = one.obligation;
      if (predicate.kind !== 'trait' || one.why !== 'unimplemented') continue;
      for (const implied of elaborate(this.cx.db, [this.cx.resolvePredicate(predicate)]).slice(1))
        if (implied.kind === 'trait') this.implied.add(`${place(one)} ${predicateKey(implied)}`);
    }
    return errors.filter(
      (one) => !this.implied.has(`${place(one)} ${predicateKey(this.cx.resolvePredicate(one.obligation.predicate))}`),
    );
  }

  selectAll(): readonly UnmetObligation[] {
    const errors = [...this.select()];
    const rest = this.pending;
    this.pending = rest.filter((one) => one.onCoroutine);
    for (const one of rest)
      if (!one.onCoroutine) {
        const predicate = this.cx.resolvePredicate(one.obligation.predicate);
        errors.push({ obligation: { ...one.obligation, predicate }, root: one.root, why: 'ambiguous' });
      }
    return errors;
  }

  stalledOnCoroutines(): readonly Obligation[] {
    return this.pending
      .filter((one) => one.onCoroutine)
      .map((one) => ({ ...one.obligation, predicate: this.cx.resolvePredicate(one.obligation.predicate) }));
  }

  private isStalled(one: Pending): boolean {
    if (one.stalledOn === undefined) return false;
    return one.stalledOn.every((variable) => {
      const now = this.cx.shallow(variable);
      return now.kind === 'infer' && now.var.kind === variable.var.kind;
    });
  }

  private stalled(one: Pending, args: GenericArgs): Pending {
    const variables: (Ty & { readonly kind: 'infer' })[] = [];
    let hasClosure = false;
    walkArgs(args, (part) => {
      if (part.kind === 'infer') variables.push(part);
      if (part.kind === 'closure' || part.kind === 'coroutine') hasClosure = true;
      return true;
    });
    const self = this.cx.shallow(argTy(args[0]));
    const { predicate } = one.obligation;
    const onCoroutine =
      predicate.kind === 'trait' &&
      self.kind === 'coroutine' &&
      this.cx.lang.isAuto(predicate.trait.def) &&
      this.cx.ownsClosure(self.def);
    const always =
      hasClosure || variables.length === 0 || args.some((arg) => arg.kind === 'const' && arg.value.kind === 'infer');
    return { ...one, stalledOn: always ? undefined : variables, onCoroutine };
  }

  private step(one: Pending): Step {
    const { obligation } = one;
    if (obligation.depth > RECURSION_LIMIT) return { kind: 'error', unmet: { why: 'overflow' } };
    const { predicate } = obligation;
    if (predicate.kind === 'trait') return this.stepTrait(one, predicate.trait, predicate.negative === true);
    const args = this.cx.resolveArgs(predicate.args);
    if (argsHaveError(args)) return DONE;
    const result = projectPredicate(this.cx, predicate, obligation, undefined);
    if (result === 'ambiguous') return { kind: 'stalled', args };
    if ('nested' in result) return { kind: 'done', nested: result.nested };
    if (result.why === 'mismatch')
      return { kind: 'error', unmet: { why: 'mismatch', expected: result.expected, found: result.found } };
    return {
      kind: 'error',
      unmet: { why: 'unimplemented', obligation: { ...obligation, predicate: { kind: 'trait', trait: result.trait } } },
    };
  }

  private stepTrait(one: Pending, trait: TraitRef, negative: boolean): Step {
    const { cx } = this;
    const args = cx.resolveArgs(trait.args);
    if (argsHaveError(args)) return DONE;
    if (trait.def === cx.lang.sized && triviallySized(cx.db, argTy(args[0]))) return DONE;
    const resolved: TraitRef = { def: trait.def, args };
    const at = one.obligation;
    if (!argsHaveInfer(args)) {
      const verdict = evaluateTrait(cx, resolved, at, undefined);
      if (negative) return verdict === 'yes' ? { kind: 'error', unmet: { why: 'unimplemented' } } : DONE;
      if (verdict === 'yes') return DONE;
    }
    const cycle = this.cycle(one, resolved);
    if (cycle === 'coinductive') return DONE;
    if (cycle === 'inductive') return { kind: 'error', unmet: { why: 'overflow' } };
    const selected = select(cx, resolved, at, undefined);
    if (selected === 'ambiguous') return { kind: 'stalled', args };
    const failed: Step = {
      kind: 'error',
      unmet: { why: 'unimplemented', obligation: { ...at, predicate: { kind: 'trait', trait: resolved } } },
    };
    if (selected === 'none') return failed;
    const nested = confirm(cx, resolved, selected, at);
    return nested === undefined ? failed : { kind: 'done', nested };
  }

  /** Is the predicate one of those it is needed for? Only looked for once the chain is suspiciously long. */
  private cycle(one: Pending, trait: TraitRef): 'coinductive' | 'inductive' | undefined {
    if (one.obligation.depth < 4) return undefined;
    const key = predicateKey({ kind: 'trait', trait });
    let all = this.cx.lang.isAuto(trait.def) || trait.def === this.cx.lang.sized;
    for (let at = one.parent; at !== undefined; at = at.parent) {
      const { predicate } = at.obligation;
      if (predicate.kind !== 'trait') continue;
      all &&= this.cx.lang.isAuto(predicate.trait.def) || predicate.trait.def === this.cx.lang.sized;
      if (predicate.trait.def === trait.def && predicateKey(this.cx.resolvePredicate(predicate)) === key)
        return all ? 'coinductive' : 'inductive';
    }
    return undefined;
  }
}
