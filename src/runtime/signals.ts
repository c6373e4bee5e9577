//! Signals that the process gets, from outside or from itself.
import type { Sim } from './sim.ts';

/** SIGPIPE (which Rust programs ignore), SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
const HARMLESS: ReadonlySet<number> = new Set([13, 17, 18, 23, 28]);

/** A signal arrives: the program's handler gets it, or it ends the process. */
export function arrive(sim: Sim, signal: number): void {
  if (sim.recording)
    sim.recorder.emit('worldEvent', { text: sim.recorder.text(`signal ${String(signal)} arrives`) }, 0, -1);
  if (sim.handled.has(signal)) {
    sim.raised.push(signal);
    sim.threads.wakeDrivers(0);
  } else if (!HARMLESS.has(signal)) sim.end = { kind: 'exited', code: 128 + signal };
}
