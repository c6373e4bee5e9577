//! Delays and failures of the program's calls to the world, as the script has them.
import type { Call, WorldScript } from '../world/script.ts';

/** What a call gets. */
export interface Fate {
  /** Linux error number (positive); undefined: it goes on. */
  readonly error: number | undefined;
  /** Nanoseconds that it takes. */
  readonly takes: number;
}

const FINE: Fate = { error: undefined, takes: 0 };

export class Calls {
  /** Calls that each entry of "failures" has counted. */
  private readonly counted: number[];
  private readonly script: WorldScript;
  /** Nothing is slow and nothing fails. */
  readonly plain: boolean;

  constructor(script: WorldScript) {
    this.script = script;
    this.counted = script.failures.map(() => 0);
    this.plain = script.failures.length === 0 && script.latency.size === 0;
  }

  /** A call begins. `subject`: the address, path or name that it is about. */
  begin(call: Call, subject: string): Fate {
    if (this.plain) return FINE;
    let error: number | undefined;
    this.script.failures.forEach((failure, i) => {
      if (failure.call !== call || !subject.includes(failure.on)) return;
      const n = (this.counted[i] ?? 0) + 1;
      this.counted[i] = n;
      if (failure.nth === 'every' || failure.nth === n) error ??= failure.error;
    });
    return { error, takes: this.takes(call) };
  }

  /** Nanoseconds that such a call takes. */
  takes(call: Call): number {
    return this.script.latency.get(call) ?? 0;
  }
}
