//! Lists of slices while they grow: the last one may be open.
import type { Slice } from './model.ts';

/** Ends the last slice of a lane, if it is open. */
export function closeLast(slices: Slice[], seq: number): void {
  const last = slices[slices.length - 1];
  if (last !== undefined && last.to < 0) last.to = seq;
}
