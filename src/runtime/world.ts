//! What of the world script happens at which time.
import { QUIET_WORLD, readWorld } from '../world/script.ts';
import type { WorldScript } from '../world/script.ts';

/** One thing that happens from outside. */
export interface WorldEvent {
  /** Shown time in ns. */
  readonly at: number;
  readonly kind: 'signal';
  readonly signal: number;
}
export interface World {
  readonly script: WorldScript;
  readonly events: readonly WorldEvent[];
  /** Of a script that could not be read. */
  readonly problem: string | undefined;
}

/** The world of a script; that of a bad one is quiet. */
export function worldOf(text: string): World {
  const read = readWorld(text);
  const script = read.kind === 'ok' ? read.world : QUIET_WORLD;
  const events: WorldEvent[] = [];
  for (const { at, signal } of script.signals) if (at !== 'idle') events.push({ at, kind: 'signal', signal });
  events.sort((a, b) => a.at - b.at);
  return { script, events, problem: read.kind === 'bad' ? read.message : undefined };
}
