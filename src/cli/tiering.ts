//! When V8 may compile our own code to its top tier. A short run touches thousands of functions a little: at V8's default
//! threshold half the processor time goes into optimised code that is soon thrown away. Loops that are really hot reach
//! the higher threshold within milliseconds.
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function executes before V8 considers it for the next tier (default 132 KiB). */
const INTERRUPT_BUDGET = 1_000_000;

/** Call once, first. An unknown flag is ignored by V8. */
export function preferShortRuns(): void {
  setFlagsFromString(`--interrupt-budget=${String(INTERRUPT_BUDGET)}`);
}
