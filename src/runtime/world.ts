//! The world script of a run.
import { QUIET_WORLD, readWorld } from '../world/script.ts';
import type { WorldScript } from '../world/script.ts';

export interface World {
  readonly script: WorldScript;
  /** Of a script that could not be read. */
  readonly problem: string | undefined;
}

/** The world of a script; that of a bad one is quiet. */
export function worldOf(text: string): World {
  const read = readWorld(text);
  return read.kind === 'ok'
    ? { script: read.world, problem: undefined }
    : { script: QUIET_WORLD, problem: read.message };
}
