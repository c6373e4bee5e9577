//! Where lanes lie, which slices are visible, and what is under a point. Pure: (model, scale) -> pixels.
import type { Lane, Slice, TimelineModel } from './model.ts';
import type { Scale } from './scale.ts';

export const RULER = 26;
export const LANE = 28;
export const TITLE = 148;
/** A poll is at least this wide, so that a poll that takes no time can be seen. */
export const MIN_POLL = 3;

export interface LaneBox {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

/** Lanes from top to bottom, `scroll` pixels scrolled up; a gap before the first resource. */
export function placeLanes(model: TimelineModel, scroll: number): readonly LaneBox[] {
  let top = RULER - scroll;
  let previous = '';
  return model.lanes.map((lane) => {
    if (previous !== '' && lane.kind !== previous) top += 8;
    previous = lane.kind;
    const box = { lane, top, height: LANE };
    top += LANE;
    return box;
  });
}

/** Height of everything, ruler included. */
export function contentHeight(model: TimelineModel): number {
  const kinds = new Set(model.lanes.map((l) => l.kind)).size;
  return RULER + model.lanes.length * LANE + Math.max(0, kinds - 1) * 8 + 12;
}

/** Index of the first slice that ends after axis value `from` (slices are in order). */
export function firstVisible(slices: readonly Slice[], scale: Scale): number {
  let low = 0;
  let high = slices.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    const slice = slices[mid];
    if (slice !== undefined && scale.value(slice.to < 0 ? slice.from : slice.to) < scale.window.from) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** What is under a point. */
export interface Hit {
  readonly lane: Lane;
  readonly slice: Slice | undefined;
  /** The event to go to when it is clicked. */
  readonly seq: number;
}

/** See `Hit`; undefined in the ruler or below the last lane. */
export function hitTest(
  boxes: readonly LaneBox[],
  scale: Scale,
  x: number,
  y: number,
  seqAtX: number,
): Hit | undefined {
  if (y < RULER) return undefined;
  const box = boxes.find((b) => y >= b.top && y < b.top + b.height);
  if (box === undefined) return undefined;
  if (x < TITLE) return { lane: box.lane, slice: undefined, seq: seqAtX };
  const slack = 4;
  let best: Slice | undefined;
  for (let i = firstVisible(box.lane.slices, scale); i < box.lane.slices.length; i++) {
    const slice = box.lane.slices[i];
    if (slice === undefined) break;
    const left = scale.x(slice.from);
    if (left > x + slack) break;
    const right = Math.max(scale.x(slice.to), left + MIN_POLL);
    if (x <= right + slack && (best === undefined || slice.state === 'poll' || slice.state === 'block')) best = slice;
  }
  // Inside a short slice the click means the slice; inside a long one, the moment.
  const short = best !== undefined && scale.x(best.to) - scale.x(best.from) < 12;
  return { lane: box.lane, slice: best, seq: best !== undefined && short ? best.from : seqAtX };
}
