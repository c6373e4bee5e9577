//! Virtual time. Two readings: *machine time* (what std sees; grows with work and waits) and *shown time* (what the timeline
//! shows: machine time, or tokio's frozen clock while a runtime is paused, TD-8).

/** Asking again within so many machine steps counts as waiting in a loop, after so many times in a row. */
const SPIN_STEPS = 1000;
const SPIN_PATIENCE = 5000;
/** What each further turn of such a loop takes (ns). */
const SPIN_COST = 20_000;

/** All times are in whole nanoseconds. */
export class Clock {
  private waited = 0;
  private spinsAt = 0;
  private spins = 0;
  private frozen = 0;
  private frozenAt = 0;
  private offset = 0;
  private readonly steps: () => number;
  private readonly costPerKiloStep: number;

  /** `costPerKiloStep`: ns charged per 1000 machine steps. */
  constructor(steps: () => number, costPerKiloStep: number) {
    this.steps = steps;
    this.costPerKiloStep = costPerKiloStep;
  }

  /** Machine time since the start of the process. */
  machineNow(): number {
    return this.waited + Math.floor((this.steps() * this.costPerKiloStep) / 1000);
  }

  /**
   * A program asks what time it is, or lets others go first. Thousands of times in a row, with nothing in between: it waits in
   * a loop, and each further turn takes longer than its few steps, so that waiting a second does not need a billion of them.
   */
  spin(until = Infinity): void {
    const at = this.steps();
    this.spins = at - this.spinsAt <= SPIN_STEPS ? this.spins + 1 : 0;
    this.spinsAt = at;
    if (this.spins > SPIN_PATIENCE) this.waited += Math.max(0, Math.min(SPIN_COST, until - this.machineNow()));
  }

  /** Time as the timeline shows it; never goes back. */
  shown(): number {
    return this.frozen > 0 ? this.frozenAt : this.machineNow() + this.offset;
  }

  /** Every thread waits: machine time jumps to `at` (if that is ahead). */
  waitUntil(at: number): void {
    const now = this.machineNow();
    if (at > now) this.waited += at - now;
  }

  /** A frozen clock begins or ends. A program that starts paused is shown from exactly zero. */
  freeze(on: boolean): void {
    if (on) {
      if (this.frozen === 0) this.frozenAt = this.waited === 0 ? 0 : this.shown();
      this.frozen++;
    } else if (this.frozen > 0 && --this.frozen === 0) this.offset = this.frozenAt - this.machineNow();
  }

  /** The frozen clock was advanced (TD-8, TD-14). */
  moveFrozen(by: number): void {
    this.frozenAt += by;
  }

  get isFrozen(): boolean {
    return this.frozen > 0;
  }
}
