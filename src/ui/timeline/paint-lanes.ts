//! Draws the inside of lanes: tasks, futures, resources, threads.
import { LANE, MIN_POLL, ROW, firstAtPixel, firstFromAtPixel, firstVisible } from './layout.ts';
import type { LaneBox } from './layout.ts';
import type { FutureLane, Mark, ResourceLane, Slice, TaskLane, ThreadLane } from './model.ts';
import type { Scene } from './paint.ts';
import { familyOf } from './palette.ts';
import { bricks, dashes, dotted, hatch, label, plate } from './strokes.ts';

/** A hatch needs so many pixels to be seen as one. */
const MIN_HATCH = 6;

/** Tint of a resource by the family it is of. */
export function tint(s: Scene, lane: ResourceLane): string {
  return s.palette[`res-${familyOf(lane.type)}`];
}

/** Visible part of a slice in pixels. */
function extent(s: Scene, slice: Slice, min: number): { readonly x: number; readonly w: number } | undefined {
  const from = s.scale.x(slice.from);
  const to = s.scale.x(slice.to < 0 ? s.model.length : slice.to);
  const x = Math.max(s.title, from);
  const end = Math.min(s.width, Math.max(to, from + min));
  return end <= x ? undefined : { x, w: end - x };
}

/**
 * Draws the visible slices. Where many are narrower than two pixels they become one band, and what lies within the same
 * pixel is skipped by search: the work depends on the width of the screen, not on the length of the run.
 */
function paintSlices(
  s: Scene,
  slices: readonly Slice[],
  draw: (slice: Slice) => void,
  dense: (x: number, w: number) => void,
): void {
  let bandFrom = -1;
  let bandTo = -1;
  const flush = (): void => {
    if (bandFrom >= 0) dense(bandFrom, Math.max(1, bandTo - bandFrom));
    bandFrom = -1;
  };
  let i = firstVisible(slices, s.scale);
  while (i < slices.length) {
    const slice = slices[i];
    if (slice === undefined) break;
    const x = s.scale.x(slice.from);
    if (x > s.width) break;
    const to = s.scale.x(slice.to < 0 ? s.model.length : slice.to);
    const next = slices[i + 1];
    const crowded = to - x < 2 && next !== undefined && s.scale.x(next.to < 0 ? s.model.length : next.to) - x < 3;
    if (!crowded) {
      flush();
      draw(slice);
      i++;
      continue;
    }
    if (bandFrom >= 0 && x > bandTo + 2) flush();
    if (bandFrom < 0) bandFrom = Math.max(s.title, x);
    bandTo = Math.max(to, x + 1);
    i = Math.max(i + 1, firstFromAtPixel(slices, s.scale, x + 1, i + 1) - 1);
  }
  flush();
}

/** Ranges that may overlap, in order of their beginning. Neighbours are joined, and what lies within one pixel is skipped by search. */
function paintHolds(s: Scene, box: LaneBox, lane: TaskLane): void {
  const { ctx, palette } = s;
  let from = -1;
  let to = -1;
  let colour = '';
  const flush = (): void => {
    if (from < 0) return;
    ctx.fillStyle = colour;
    ctx.fillRect(from, box.top + LANE - 6, Math.max(2, to - from), 3);
    from = -1;
  };
  let i = 0;
  while (i < lane.holds.length) {
    const hold = lane.holds[i];
    if (hold === undefined) break;
    const left = s.scale.x(hold.from);
    if (left > s.width) break;
    const right = Math.min(s.width, s.scale.x(hold.to));
    if (right >= s.title) {
      const res = s.model.resourceById.get(hold.res);
      const tinted = res === undefined ? palette['res-lock'] : tint(s, res);
      if (from < 0 || tinted !== colour || left > to + 2) {
        flush();
        from = Math.max(s.title, left);
        to = right;
        colour = tinted;
      } else to = Math.max(to, right);
    }
    // A long one before the window may still reach into it: only short ones are skipped.
    i = right - left < 1 ? Math.max(i + 1, firstFromAtPixel(lane.holds, s.scale, left + 1, i + 1)) : i + 1;
  }
  flush();
}

const GLYPH: Readonly<Record<Mark['glyph'], string>> = {
  done: '✓',
  panicked: '!',
  cancelled: '✕',
  close: '⊣',
  fire: '◆',
  timerCancel: '◇',
  lag: '≪',
  steal: '⇠',
};

function glyphColour(s: Scene, glyph: Mark['glyph']): string {
  const { palette } = s;
  switch (glyph) {
    case 'done':
      return palette['st-done'];
    case 'panicked':
      return palette['st-panic'];
    case 'cancelled':
      return palette['st-cancel'];
    case 'lag':
    case 'steal':
      return palette['st-block'];
    case 'fire':
    case 'timerCancel':
      return palette['res-time'];
    case 'close':
      return palette['text-2'];
  }
}

/** Pixels that a mark takes left and right of its moment. */
function reach(mark: Mark): readonly [number, number] {
  return mark.glyph === 'fire' || mark.glyph === 'timerCancel' || mark.glyph === 'lag' ? [5, 6] : [0, 18];
}

/** Room that a short label such as `2/2` needs. */
const SHORT_LABEL = 26;

/** Where a label that should begin at `x` can stand without a mark over it. */
function besideMarks(s: Scene, marks: readonly Mark[], x: number): number {
  let left = x;
  for (let i = firstAtPixel(marks, s.scale, x - 18); i < marks.length; i++) {
    const mark = marks[i];
    if (mark === undefined) break;
    const at = s.scale.x(mark.seq);
    const [before, after] = reach(mark);
    if (at - before > left + SHORT_LABEL) break;
    if (at + after > left) left = at + after;
  }
  return left;
}

function paintMarks(s: Scene, box: LaneBox, marks: readonly Mark[]): void {
  const { ctx, palette } = s;
  const small = box.height < LANE;
  let i = firstAtPixel(marks, s.scale, s.title);
  while (i < marks.length) {
    const mark = marks[i];
    if (mark === undefined) break;
    const x = s.scale.x(mark.seq);
    if (x > s.width) break;
    const centred = mark.glyph === 'fire' || mark.glyph === 'timerCancel' || mark.glyph === 'lag';
    ctx.font = `700 ${centred || small ? '11' : '13'}px ${palette['font-ui']}`;
    if (mark.glyph === 'close') {
      // It may stand on a full buffer: a plate keeps it readable.
      ctx.fillStyle = palette.surface;
      ctx.globalAlpha = 0.85;
      ctx.fillRect(x + 2, box.top + 7, 15, 13);
      ctx.globalAlpha = 1;
    }
    ctx.fillStyle = glyphColour(s, mark.glyph);
    ctx.fillText(GLYPH[mark.glyph], centred ? x - 4 : x + 4, box.top + (small ? 14 : 18));
    i = centred ? firstAtPixel(marks, s.scale, x + 4, i + 1) : i + 1;
  }
}

/** Small ticks at the foot of a lane: it printed something. */
function paintOutputs(s: Scene, box: LaneBox, outputs: readonly { readonly seq: number }[]): void {
  s.ctx.fillStyle = s.palette['text-3'];
  let i = firstAtPixel(outputs, s.scale, s.title);
  while (i < outputs.length) {
    const x = s.scale.x(outputs[i]?.seq ?? 0);
    if (x > s.width) break;
    s.ctx.fillRect(x, box.top + LANE - 6, 2, 3);
    i = firstAtPixel(outputs, s.scale, x + 3, i + 1);
  }
}

function paintTaskSlice(s: Scene, box: LaneBox, slice: Slice): void {
  const { ctx, palette } = s;
  const isPoll = slice.state === 'poll' || slice.state === 'block' || slice.state === 'pool';
  const e = extent(s, slice, isPoll ? MIN_POLL : 0);
  if (e === undefined) return;
  const small = box.height < LANE;
  const y = box.top + (small ? 4 : 5);
  const h = box.height - (small ? 8 : 12);
  switch (slice.state) {
    case 'poll':
      ctx.fillStyle = palette['st-poll'];
      ctx.fillRect(e.x, y, e.w, h);
      break;
    case 'block':
      bricks(s, e.x, y, e.w, h);
      if (e.w > 124) plate(s, 'blocks the worker', e.x, y, h, e.w);
      break;
    case 'pool':
      ctx.globalAlpha = 0.3;
      ctx.fillStyle = palette['st-poll'];
      ctx.fillRect(e.x, y, e.w, h);
      ctx.globalAlpha = 1;
      if (e.w > 150) plate(s, 'blocks a thread of the pool', e.x, y, h, e.w);
      break;
    case 'ready':
      dotted(s, e.x, y, e.w, h);
      break;
    case 'wait': {
      const lane = s.model.resourceById.get(slice.value);
      const colour = lane === undefined ? palette['st-wait'] : tint(s, lane);
      ctx.globalAlpha = 0.12;
      ctx.fillStyle = colour;
      ctx.fillRect(e.x, y, e.w, h);
      ctx.globalAlpha = 0.55;
      if (!small && e.w >= MIN_HATCH) hatch(s, e.x, y, e.w, h, colour, 6);
      ctx.globalAlpha = 1;
      const name = lane?.name ?? (slice.value < 0 ? taskName(s, -1 - slice.value) : '');
      if (name !== '') plate(s, `waits: ${name}`, e.x, y, h, e.w);
      break;
    }
    case 'sleep':
      dashes(s, e.x, y + h / 2, e.w, palette['st-sleep']);
      break;
    default:
  }
}

/** Polls are painted after the waits around them, so that a poll that takes no time stays visible. */
export function paintTask(s: Scene, box: LaneBox, lane: TaskLane | FutureLane): void {
  const band = (x: number, w: number): void => {
    s.ctx.fillStyle = s.palette['st-poll'];
    s.ctx.globalAlpha = 0.7;
    s.ctx.fillRect(x, box.top + 5, w, box.height - 12);
    s.ctx.globalAlpha = 1;
  };
  const draw = (slice: Slice): void => paintTaskSlice(s, box, slice);
  paintSlices(s, lane.slices, draw, () => undefined);
  paintSlices(s, lane.polls, draw, band);
  if (lane.kind === 'task') {
    paintOutputs(s, box, lane.outputs);
    paintHolds(s, box, lane);
  }
  paintMarks(s, box, lane.marks);
}

function taskName(s: Scene, task: number): string {
  if (task <= -2) return s.model.threads.find((lane) => lane.id === -2 - task)?.name ?? `thread ${String(-2 - task)}`;
  return s.model.taskById.get(task)?.name ?? (task === 0 ? 'main' : '');
}

function paintLevel(s: Scene, box: LaneBox, lane: ResourceLane, slice: Slice): void {
  const { ctx, palette } = s;
  const e = extent(s, slice, 1);
  if (e === undefined) return;
  const y = box.top + 5;
  const h = LANE - 12;
  const bounded = lane.capacity > 0 && lane.capacity < 64;
  const max = Math.max(1, bounded ? lane.capacity : lane.most);
  const height = slice.value <= 0 ? 0 : Math.max(2, (h * Math.min(slice.value, max)) / max);
  const full = lane.capacity > 0 && slice.value >= lane.capacity;
  ctx.globalAlpha = full ? 0.95 : lane.type === 'timer' ? 0.28 : 0.45;
  ctx.fillStyle = tint(s, lane);
  ctx.fillRect(e.x, y + h - height, e.w, height);
  ctx.globalAlpha = 1;
  if (slice.value <= 0) return;
  const text = bounded ? `${String(slice.value)}/${String(lane.capacity)}` : String(slice.value);
  const left = besideMarks(s, lane.marks, e.x);
  label(s, text, left, y + 12, e.x + e.w - left, full ? palette.surface : palette.text);
}

function paintResourceSlice(s: Scene, box: LaneBox, lane: ResourceLane, slice: Slice): void {
  if (slice.state === 'level') {
    paintLevel(s, box, lane, slice);
    return;
  }
  const { ctx, palette } = s;
  const e = extent(s, slice, 2);
  if (e === undefined) return;
  const y = box.top + 5;
  const h = LANE - 12;
  const colour = tint(s, lane);
  ctx.fillStyle = colour;
  if (slice.state === 'hold') {
    ctx.globalAlpha = 0.85;
    ctx.fillRect(e.x, y, e.w, h);
    ctx.globalAlpha = 1;
    const clear = besideMarks(s, lane.marks, e.x);
    label(s, taskName(s, slice.value), clear, y + 12, e.x + e.w - clear, palette.surface);
    return;
  }
  ctx.globalAlpha = 0.18;
  ctx.fillRect(e.x, y, e.w, h);
  ctx.globalAlpha = 1;
  ctx.fillRect(e.x, y, 2, h);
  const text =
    slice.state === 'readers'
      ? `${String(slice.value)} ${slice.value === 1 ? 'reader' : 'readers'}`
      : (lane.texts[slice.value] ?? '');
  const left = besideMarks(s, lane.marks, e.x);
  label(s, text, left, y + 12, e.x + e.w - left, palette.text);
}

export function paintResource(s: Scene, box: LaneBox, lane: ResourceLane): void {
  const { ctx, palette } = s;
  const y = box.top + 5;
  const h = LANE - 12;
  const from = Math.max(s.title, s.scale.x(lane.from));
  const to = Math.min(s.width, s.scale.x(lane.to));
  if (to > from) {
    ctx.fillStyle = palette.hairline;
    ctx.fillRect(from, y + h, to - from, 1);
  }
  const band = (x: number, w: number): void => {
    ctx.fillStyle = tint(s, lane);
    ctx.globalAlpha = 0.6;
    ctx.fillRect(x, y, w, h);
    ctx.globalAlpha = 1;
  };
  paintSlices(s, lane.slices, (slice) => paintResourceSlice(s, box, lane, slice), band);
  const waiting = (x: number, w: number): void => {
    ctx.fillStyle = palette['st-block'];
    ctx.fillRect(x, box.top + LANE - 6, w, 2);
  };
  const drawWaiting = (slice: Slice): void => {
    const e = slice.value > 0 ? extent(s, slice, 1) : undefined;
    if (e === undefined) return;
    waiting(e.x, e.w);
    if (slice.value > 1 && e.w > 150 && lane.most === 0)
      label(s, `${String(slice.value)} waiting`, e.x + e.w - 74, y + 12, 74, palette.text);
  };
  paintSlices(s, lane.waiting, drawWaiting, waiting);
  paintMarks(s, box, lane.marks);
}

export function paintThread(s: Scene, box: LaneBox, lane: ThreadLane): void {
  const { palette } = s;
  const band = (x: number, w: number): void => {
    s.ctx.fillStyle = palette['text-3'];
    s.ctx.fillRect(x, box.top + 7, w, LANE - 16);
  };
  const draw = (slice: Slice): void => {
    const e = extent(s, slice, slice.state === 'poll' || slice.state === 'block' ? MIN_POLL - 1 : 0);
    if (e === undefined) return;
    const y = box.top + 5;
    const h = LANE - 12;
    switch (slice.state) {
      case 'block':
        bricks(s, e.x, y, e.w, h);
        plate(s, taskName(s, slice.value), e.x, y, h, e.w);
        break;
      case 'sleep':
        dashes(s, e.x, y + h / 2, e.w, palette['st-sleep']);
        break;
      case 'wait':
        if (e.w >= MIN_HATCH) hatch(s, e.x, y, e.w, h, palette['st-wait'], 6);
        plate(s, `waits: ${lane.texts[slice.value] ?? ''}`, e.x, y, h, e.w);
        break;
      default:
        band(e.x, e.w);
        if (slice.value >= 0) label(s, taskName(s, slice.value), e.x, box.top + 18, e.w, palette.surface);
    }
  };
  paintSlices(s, lane.slices, draw, band);
  paintMarks(s, box, lane.marks);
}

/** Background of a lane while what it shows exists. */
export function paintGround(s: Scene, box: LaneBox, selected: boolean): void {
  const { ctx, palette } = s;
  const from = Math.max(s.title, s.scale.x(box.lane.from));
  const to = Math.min(s.width, Math.max(from + 2, s.scale.x(box.lane.to)));
  if (selected) {
    ctx.fillStyle = palette['accent-soft'];
    ctx.fillRect(s.title, box.top, s.width - s.title, box.height);
    return;
  }
  if (to <= from || box.height <= ROW) return;
  ctx.fillStyle = palette.lane;
  ctx.globalAlpha = 0.55;
  ctx.fillRect(from, box.top + 1, to - from, box.height - 2);
  ctx.globalAlpha = 1;
}
