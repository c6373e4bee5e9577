//! Where lanes lie, which slices are visible, and what is under a point. Pure: (model, scale) -> pixels.
import type { Lane, Slice, TimelineModel } from './model.ts';
import type { Scale } from './scale.ts';

export const RULER = 26;
export const LANE = 28;
/** Height of a row for a future inside a task. */
export const ROW = 20;
const GAP = 8;
/** A poll is at least this wide, so that a poll that takes no time can be seen. */
export const MIN_POLL = 3;

/** Width of the lanes' names. */
export function titleWidth(width: number): number {
  return width < 560 ? 104 : 156;
}

export interface LaneBox {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
}

function* lanesOf(model: TimelineModel, expanded: readonly number[]): Generator<Lane | 'gap'> {
  yield* model.threads;
  if (model.threads.length > 0) yield 'gap';
  for (const lane of model.tasks) {
    yield lane;
    if (expanded.includes(lane.id)) yield* lane.rows;
  }
  if (model.resources.length > 0) yield 'gap';
  yield* model.resources;
}

function heightOf(lane: Lane | 'gap'): number {
  return lane === 'gap' ? GAP : lane.kind === 'future' ? ROW : LANE;
}

/** Lanes from top to bottom, `scroll` pixels scrolled up; `expanded` tasks show their futures. */
export function placeLanes(model: TimelineModel, scroll: number, expanded: readonly number[]): readonly LaneBox[] {
  let top = RULER - scroll;
  const boxes: LaneBox[] = [];
  for (const lane of lanesOf(model, expanded)) {
    const height = heightOf(lane);
    if (lane !== 'gap') boxes.push({ lane, top, height });
    top += height;
  }
  return boxes;
}

/** Height of everything, ruler included. */
export function contentHeight(model: TimelineModel, expanded: readonly number[]): number {
  let height = RULER + 12;
  for (const lane of lanesOf(model, expanded)) height += heightOf(lane);
  return height;
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

/** Smallest index from `from` on for which `reached` holds: the steps double, as what is looked for is mostly near. */
function gallop(length: number, from: number, reached: (index: number) => boolean): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < length && !reached(high)) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, length);
  while (low < high) {
    const mid = (low + high) >> 1;
    if (reached(mid)) high = mid;
    else low = mid + 1;
  }
  return low;
}

/** Index of the first item at or after `from` whose pixel is at least `x` (items are in order). */
export function firstAtPixel(items: readonly { readonly seq: number }[], scale: Scale, x: number, from = 0): number {
  return gallop(items.length, from, (i) => scale.x(items[i]?.seq ?? 0) >= x);
}

/** Index of the first range at or after `from` that begins at pixel `x` or later. */
export function firstFromAtPixel(
  ranges: readonly { readonly from: number }[],
  scale: Scale,
  x: number,
  from: number,
): number {
  return gallop(ranges.length, from, (i) => scale.x(ranges[i]?.from ?? 0) >= x);
}

/** What is under a point. */
export interface Hit {
  readonly lane: Lane;
  readonly slice: Slice | undefined;
  /** The event to go to when it is clicked. */
  readonly seq: number;
  /** The name of the lane was hit, not its plot. */
  readonly title: boolean;
}

const SLACK = 4;

/** The slice of a list under pixel `x`, the last that begins there. */
function sliceAt(slices: readonly Slice[], scale: Scale, x: number): Slice | undefined {
  const after = firstFromAtPixel(slices, scale, x + SLACK, 0);
  for (let i = after - 1; i >= Math.max(0, after - 3); i--) {
    const slice = slices[i];
    if (slice !== undefined && Math.max(scale.x(slice.to), scale.x(slice.from) + MIN_POLL) + SLACK >= x) return slice;
  }
  return undefined;
}

/** See `Hit`; undefined in the ruler or below the last lane. */
export function hitTest(
  boxes: readonly LaneBox[],
  scale: Scale,
  title: number,
  x: number,
  y: number,
  seqAtX: number,
): Hit | undefined {
  if (y < RULER) return undefined;
  const box = boxes.find((b) => y >= b.top && y < b.top + b.height);
  if (box === undefined) return undefined;
  const { lane } = box;
  if (x < title) return { lane, slice: undefined, seq: seqAtX, title: true };
  const poll = lane.kind === 'task' || lane.kind === 'future' ? sliceAt(lane.polls, scale, x) : undefined;
  const best = poll ?? sliceAt(lane.slices, scale, x);
  // Inside a short slice the click means the slice; inside a long one, the moment.
  const short = best !== undefined && scale.x(best.to) - scale.x(best.from) < 12;
  return { lane, slice: best, seq: best !== undefined && short ? best.from : seqAtX, title: false };
}
