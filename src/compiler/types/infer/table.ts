//! Unification variables: their bindings, with an undo log for snapshots.
import type { Span } from '../../../source/span.ts';
import type { Const, InferVar, Ty } from '../ty.ts';
import { mkInfer } from '../interner.ts';

/** What to go back to. */
export interface Snapshot {
  readonly log: number;
  readonly vars: number;
  readonly consts: number;
}

/** Type variables share one numbering over all kinds; constants have their own. */
export class VarTable {
  private readonly values: (Ty | undefined)[] = [];
  private readonly kinds: InferVar['kind'][] = [];
  private readonly origins: Span[] = [];
  private readonly diverging: boolean[] = [];
  private readonly constValues: (Const | undefined)[] = [];
  /** n ≥ 0: type variable n was bound; n < 0: constant variable -n-1; a function: anything else. */
  private readonly log: (number | (() => void))[] = [];

  /** Counts bindings ever made: equal counts mean nothing new is known. */
  changes = 0;

  get count(): number {
    return this.values.length;
  }

  fresh(kind: InferVar['kind'], origin: Span, diverging = false): Ty {
    const index = this.values.length;
    this.values.push(undefined);
    this.kinds.push(kind);
    this.origins.push(origin);
    this.diverging.push(diverging);
    return mkInfer(kind, index);
  }

  freshConst(): Const {
    this.constValues.push(undefined);
    return { kind: 'infer', index: this.constValues.length - 1 };
  }

  origin(index: number): Span | undefined {
    return this.origins[index];
  }
  kind(index: number): InferVar['kind'] {
    return this.kinds[index] ?? 'ty';
  }
  isDiverging(index: number): boolean {
    return this.diverging[index] === true;
  }
  value(index: number): Ty | undefined {
    return this.values[index];
  }

  /** The value of a variable, or the variable that stands for it. */
  shallow(ty: Ty): Ty {
    let at = ty;
    while (at.kind === 'infer') {
      const next = this.values[at.var.index];
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  shallowConst(value: Const): Const {
    let at = value;
    while (at.kind === 'infer') {
      const next = this.constValues[at.index];
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  bind(index: number, ty: Ty): void {
    this.values[index] = ty;
    this.changes++;
    this.log.push(index);
  }
  bindConst(index: number, value: Const): void {
    this.constValues[index] = value;
    this.changes++;
    this.log.push(-index - 1);
  }
  onRollback(undo: () => void): void {
    this.log.push(undo);
  }

  snapshot(): Snapshot {
    return { log: this.log.length, vars: this.values.length, consts: this.constValues.length };
  }

  /** Undoes bindings only; variables made since stay (for failed unification). */
  undoTo(length: number): void {
    while (this.log.length > length) {
      const entry = this.log.pop();
      if (typeof entry === 'function') entry();
      else if (entry !== undefined && entry >= 0) this.values[entry] = undefined;
      else if (entry !== undefined) this.constValues[-entry - 1] = undefined;
    }
  }
  get logLength(): number {
    return this.log.length;
  }

  rollback(to: Snapshot): void {
    this.undoTo(to.log);
    this.values.length = to.vars;
    this.kinds.length = to.vars;
    this.origins.length = to.vars;
    this.diverging.length = to.vars;
    this.constValues.length = to.consts;
  }
}
