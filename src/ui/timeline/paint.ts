//! Draws the timeline on a canvas: (model, scale, palette) -> pixels. Colour is never the only sign of a state.
import { formatTime } from '../format.ts';
import type { Trace } from '../../trace/trace.ts';
import { LANE, MIN_POLL, RULER, TITLE, firstVisible } from './layout.ts';
import type { LaneBox } from './layout.ts';
import type { Mark, ResourceLane, Slice, TaskLane, ThreadLane, TimelineModel } from './model.ts';
import { ticks } from './scale.ts';
import type { Axis, Scale } from './scale.ts';

/** The design tokens that the canvas needs, read from CSS. */
export type Palette = Readonly<Record<(typeof TOKENS)[number], string>>;
const TOKENS = [
  'surface',
  'surface-2',
  'surface-3',
  'hairline',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-soft',
  'lane',
  'wake',
  'cursor',
  'font-ui',
  'st-poll',
  'st-ready',
  'st-wait',
  'st-sleep',
  'st-block',
  'st-done',
  'st-cancel',
  'st-panic',
  'res-channel',
  'res-lock',
  'res-signal',
  'res-time',
] as const;

/** Reads the tokens that are in force for an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Palette;
}

export interface Scene {
  readonly ctx: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly trace: Trace;
  readonly model: TimelineModel;
  readonly boxes: readonly LaneBox[];
  readonly scale: Scale;
  readonly axis: Axis;
  readonly palette: Palette;
  readonly cursor: number;
  readonly selectedTask: number;
  readonly selectedResource: number;
}

/** Tint of a resource by what family it is of. */
function tint(lane: ResourceLane, palette: Palette): string {
  switch (lane.type) {
    case 'mutex':
    case 'rwlock':
    case 'semaphore':
    case 'stdMutex':
    case 'stdRwLock':
    case 'onceCell':
    case 'barrier':
      return palette['res-lock'];
    case 'notify':
    case 'token':
    case 'signal':
      return palette['res-signal'];
    default:
      return palette['res-channel'];
  }
}

function hatch(s: Scene, x: number, y: number, w: number, h: number, colour: string, gap: number): void {
  const { ctx } = s;
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  for (let at = x - h - (x % gap); at < x + w; at += gap) {
    ctx.moveTo(at, y + h);
    ctx.lineTo(at + h, y);
  }
  ctx.stroke();
  ctx.restore();
}

function bricks(s: Scene, x: number, y: number, w: number, h: number): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette['st-block'];
  ctx.fillRect(x, y, w, h);
  if (w < 8) return;
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.55;
  ctx.beginPath();
  ctx.moveTo(x, y + h / 2);
  ctx.lineTo(x + w, y + h / 2);
  for (let at = x + 8; at < x + w; at += 8) {
    const upper = Math.round((at - x) / 8) % 2 === 0;
    ctx.moveTo(at, upper ? y : y + h / 2);
    ctx.lineTo(at, upper ? y + h / 2 : y + h);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function label(s: Scene, text: string, x: number, y: number, room: number, colour: string): void {
  if (room < 36 || text === '') return;
  const { ctx } = s;
  ctx.fillStyle = colour;
  ctx.font = `12px ${s.palette['font-ui']}`;
  let shown = text;
  while (shown.length > 3 && ctx.measureText(shown).width > room - 6) shown = `${shown.slice(0, -2).trimEnd()}…`;
  if (ctx.measureText(shown).width <= room - 4) ctx.fillText(shown, x + 4, y);
}

/** Visible part of a slice in pixels. */
function extent(s: Scene, slice: Slice, min: number): { readonly x: number; readonly w: number } | undefined {
  const from = s.scale.x(slice.from);
  const to = s.scale.x(slice.to < 0 ? s.model.length : slice.to);
  const x = Math.max(TITLE, from);
  const end = Math.min(s.width, Math.max(to, from + min));
  return end <= x ? undefined : { x, w: end - x };
}

function paintTaskSlice(s: Scene, box: LaneBox, slice: Slice): void {
  const { ctx, palette } = s;
  const e = extent(s, slice, slice.state === 'poll' || slice.state === 'block' ? MIN_POLL : 0);
  if (e === undefined) return;
  const y = box.top + 5;
  const h = LANE - 12;
  switch (slice.state) {
    case 'poll':
      ctx.fillStyle = palette['st-poll'];
      ctx.fillRect(e.x, y, e.w, h);
      break;
    case 'block':
      bricks(s, e.x, y, e.w, h);
      if (e.w > 112) {
        ctx.fillStyle = palette['st-block'];
        ctx.fillRect(e.x + 2, y + 1, 106, h - 2);
        label(s, 'blocks the worker', e.x, y + 12, e.w, palette.surface);
      }
      break;
    case 'ready': {
      if (e.w < 2) break;
      ctx.strokeStyle = palette['st-ready'];
      ctx.lineWidth = 1;
      ctx.strokeRect(e.x + 0.5, y + 0.5, Math.max(1, e.w - 1), h - 1);
      ctx.fillStyle = palette['st-ready'];
      for (let at = e.x + 4; at < e.x + e.w - 2; at += 6) {
        ctx.fillRect(at, y + 4, 1.5, 1.5);
        ctx.fillRect(at + 3, y + h - 6, 1.5, 1.5);
      }
      break;
    }
    case 'wait': {
      const lane = s.model.lanes.find((l): l is ResourceLane => l.kind === 'resource' && l.id === slice.value);
      const colour = lane === undefined ? palette['st-wait'] : tint(lane, palette);
      ctx.globalAlpha = 0.12;
      ctx.fillStyle = colour;
      ctx.fillRect(e.x, y, e.w, h);
      ctx.globalAlpha = 0.55;
      hatch(s, e.x, y, e.w, h, colour, 6);
      ctx.globalAlpha = 1;
      if (lane !== undefined && e.w > 64) {
        const text = `waits: ${lane.name}`;
        ctx.font = `12px ${palette['font-ui']}`;
        const width = Math.min(e.w - 4, ctx.measureText(text).width + 8);
        ctx.fillStyle = palette.surface;
        ctx.globalAlpha = 0.85;
        ctx.fillRect(e.x + 2, y + 1, width, h - 2);
        ctx.globalAlpha = 1;
        label(s, text, e.x, y + 12, e.w, palette['text-2']);
      }
      break;
    }
    case 'sleep':
      ctx.strokeStyle = palette['st-sleep'];
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(e.x, y + h / 2);
      ctx.lineTo(e.x + e.w, y + h / 2);
      ctx.stroke();
      ctx.setLineDash([]);
      break;
    default:
  }
}

const GLYPH: Readonly<Record<Mark['glyph'], string>> = {
  done: '✓',
  panicked: '!',
  cancelled: '✕',
  output: '·',
  close: '⊣',
  fire: '◆',
  send: '',
  recv: '',
};

function paintMarks(s: Scene, box: LaneBox, marks: readonly Mark[]): void {
  const { ctx, palette } = s;
  const colour: Readonly<Record<Mark['glyph'], string>> = {
    done: palette['st-done'],
    panicked: palette['st-panic'],
    cancelled: palette['st-cancel'],
    output: palette.text,
    close: palette['text-2'],
    fire: palette['res-time'],
    send: palette['text-3'],
    recv: palette['text-3'],
  };
  let lastX = -10;
  for (const mark of marks) {
    const x = s.scale.x(mark.seq);
    if (x < TITLE || x > s.width) continue;
    if (mark.glyph === 'output') {
      if (x - lastX < 3) continue;
      lastX = x;
      ctx.fillStyle = palette['text-3'];
      ctx.fillRect(x, box.top + LANE - 6, 2, 3);
      continue;
    }
    const glyph = GLYPH[mark.glyph];
    if (glyph === '') continue;
    ctx.font = `700 13px ${palette['font-ui']}`;
    ctx.fillStyle = colour[mark.glyph];
    ctx.fillText(glyph, x + 4, box.top + 18);
  }
}

function paintHolds(s: Scene, box: LaneBox, lane: TaskLane): void {
  for (const hold of lane.holds) {
    const from = Math.max(TITLE, s.scale.x(hold.from));
    const to = Math.min(s.width, s.scale.x(hold.to));
    if (to < from) continue;
    const res = s.model.lanes.find((l): l is ResourceLane => l.kind === 'resource' && l.id === hold.res);
    s.ctx.fillStyle = res === undefined ? s.palette['res-lock'] : tint(res, s.palette);
    s.ctx.fillRect(from, box.top + LANE - 6, Math.max(2, to - from), 3);
  }
}

/** Runs of slices narrower than two pixels are merged into one grey band; long ones are drawn over it. */
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
  for (let i = firstVisible(slices, s.scale); i < slices.length; i++) {
    const slice = slices[i];
    if (slice === undefined) break;
    const x = s.scale.x(slice.from);
    if (x > s.width) break;
    const to = s.scale.x(slice.to < 0 ? s.model.length : slice.to);
    const next = slices[i + 1];
    const crowded = to - x < 2 && next !== undefined && s.scale.x(next.to) - x < 3;
    if (crowded) {
      if (bandFrom < 0) bandFrom = Math.max(TITLE, x);
      bandTo = Math.max(to, x + 1);
      continue;
    }
    if (bandFrom >= 0 && x > bandTo + 2) flush();
    flush();
    draw(slice);
  }
  flush();
}

function paintTask(s: Scene, box: LaneBox, lane: TaskLane): void {
  // Polls are painted after the waits around them, so that a poll that takes no time stays visible.
  const band = (x: number, w: number): void => {
    s.ctx.fillStyle = s.palette['st-poll'];
    s.ctx.globalAlpha = 0.7;
    s.ctx.fillRect(x, box.top + 5, w, LANE - 12);
    s.ctx.globalAlpha = 1;
  };
  const polls = lane.slices.filter((slice) => slice.state === 'poll' || slice.state === 'block');
  const rest = lane.slices.filter((slice) => slice.state !== 'poll' && slice.state !== 'block');
  paintSlices(
    s,
    rest,
    (slice) => paintTaskSlice(s, box, slice),
    () => undefined,
  );
  paintSlices(s, polls, (slice) => paintTaskSlice(s, box, slice), band);
  paintHolds(s, box, lane);
  paintMarks(s, box, lane.marks);
}

function taskName(s: Scene, task: number): string {
  const lane = s.model.lanes.find((l) => l.kind === 'task' && l.id === task);
  return lane?.name ?? (task === 0 ? 'main' : '');
}

function paintResource(s: Scene, box: LaneBox, lane: ResourceLane): void {
  const { ctx, palette } = s;
  const colour = tint(lane, palette);
  const y = box.top + 5;
  const h = LANE - 12;
  paintSlices(
    s,
    lane.slices,
    (slice) => {
      const e = extent(s, slice, 1);
      if (e === undefined) return;
      if (slice.state === 'level') {
        const max = Math.max(
          1,
          lane.capacity > 0 && lane.capacity < 64 ? lane.capacity : Math.max(...lane.slices.map((x) => x.value)),
        );
        const height = Math.max(slice.value > 0 ? 2 : 0, (h * Math.min(slice.value, max)) / max);
        ctx.globalAlpha = slice.value >= lane.capacity && lane.capacity > 0 ? 0.95 : 0.5;
        ctx.fillStyle = colour;
        ctx.fillRect(e.x, y + h - height, e.w, height);
        ctx.globalAlpha = 1;
        if (slice.value > 0)
          label(
            s,
            lane.capacity > 0 ? `${String(slice.value)}/${String(lane.capacity)}` : String(slice.value),
            e.x,
            y + 12,
            e.w,
            slice.value >= lane.capacity && lane.capacity > 0 ? palette.surface : palette.text,
          );
        ctx.fillStyle = palette.hairline;
        ctx.fillRect(e.x, y + h, e.w, 1);
      } else {
        ctx.fillStyle = colour;
        ctx.globalAlpha = 0.8;
        ctx.fillRect(e.x, y, Math.max(2, e.w), h);
        ctx.globalAlpha = 1;
        label(s, taskName(s, slice.value), e.x, y + 12, e.w, palette.surface);
      }
    },
    (x, w) => {
      ctx.fillStyle = colour;
      ctx.globalAlpha = 0.6;
      ctx.fillRect(x, y, w, h);
      ctx.globalAlpha = 1;
    },
  );
  for (const slice of lane.waiting) {
    const e = slice.value > 0 ? extent(s, slice, 1) : undefined;
    if (e === undefined) continue;
    ctx.fillStyle = palette['st-block'];
    ctx.fillRect(e.x, box.top + LANE - 6, e.w, 2);
    label(s, `${String(slice.value)} waiting`, e.x + e.w - 74, y + 12, e.w > 150 ? 74 : 0, palette.text);
  }
  paintMarks(s, box, lane.marks);
}

function paintThread(s: Scene, box: LaneBox, lane: ThreadLane): void {
  const band = (x: number, w: number): void => {
    s.ctx.fillStyle = s.palette['text-3'];
    s.ctx.fillRect(x, box.top + 7, w, LANE - 16);
  };
  paintSlices(
    s,
    lane.slices,
    (slice) => {
      const e = extent(s, slice, 1);
      if (e === undefined) return;
      if (slice.state === 'block') bricks(s, e.x, box.top + 5, Math.max(2, e.w), LANE - 12);
      else band(e.x, e.w);
      label(s, taskName(s, slice.value), e.x, box.top + 17, slice.state === 'block' ? 0 : e.w, s.palette.surface);
    },
    band,
  );
}

function paintArrows(s: Scene): void {
  const { ctx, palette, scale } = s;
  const rows = new Map<number, LaneBox>();
  for (const box of s.boxes) if (box.lane.kind === 'task') rows.set(box.lane.id, box);
  const arrows = s.model.arrows;
  let drawn = 0;
  let lastX = -100;
  for (const arrow of arrows) {
    const x = scale.x(arrow.seq);
    if (x < TITLE || x > s.width) continue;
    const near = Math.abs(arrow.seq - s.cursor) < 40;
    if (!near && (x - lastX < 10 || drawn > 300)) continue;
    const to = rows.get(arrow.to);
    if (to === undefined) continue;
    const from = rows.get(arrow.from);
    lastX = x;
    drawn++;
    ctx.strokeStyle = palette.wake;
    ctx.fillStyle = palette.wake;
    ctx.lineWidth = arrow.seq === s.cursor ? 2.4 : 1.2;
    ctx.globalAlpha = arrow.seq === s.cursor ? 1 : 0.75;
    const y2 = to.top + (from !== undefined && from.top > to.top ? LANE - 7 : 5);
    const y1 = from === undefined ? y2 - 7 : from.top + (from.top > to.top ? 5 : LANE - 7);
    ctx.beginPath();
    ctx.moveTo(x, y1);
    ctx.lineTo(x, y2);
    ctx.stroke();
    const tip = y2 > y1 ? -5 : 5;
    ctx.beginPath();
    ctx.moveTo(x, y2);
    ctx.lineTo(x - 3.2, y2 + tip);
    ctx.lineTo(x + 3.2, y2 + tip);
    ctx.fill();
    ctx.globalAlpha = 1;
  }
}

function paintRuler(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette['surface-2'];
  ctx.fillRect(0, 0, s.width, RULER);
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(0, RULER - 1, s.width, 1);
  ctx.font = `12px ${palette['font-ui']}`;
  for (const tick of ticks(s.scale, s.axis, s.width - TITLE)) {
    const x = s.scale.xOf(tick.value);
    if (x < TITLE || x > s.width) continue;
    ctx.fillStyle = palette.hairline;
    ctx.fillRect(x, RULER - 6, 1, s.height);
    ctx.fillStyle = palette['text-3'];
    ctx.fillText(tick.label, x + 4, 17);
  }
}

function paintTitles(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, RULER, TITLE, s.height);
  for (const box of s.boxes) {
    if (box.top + LANE < RULER || box.top > s.height) continue;
    const { lane } = box;
    const selected =
      (lane.kind === 'task' && lane.id === s.selectedTask) ||
      (lane.kind === 'resource' && lane.id === s.selectedResource);
    if (selected) {
      ctx.fillStyle = palette['accent-soft'];
      ctx.fillRect(0, box.top, TITLE, LANE);
    }
    ctx.fillStyle =
      lane.kind === 'resource' ? tint(lane, palette) : lane.kind === 'thread' ? palette['text-3'] : palette['st-poll'];
    if (lane.kind === 'task') {
      ctx.beginPath();
      ctx.arc(14, box.top + LANE / 2, 4, 0, 2 * Math.PI);
      ctx.fill();
    } else ctx.fillRect(10, box.top + LANE / 2 - 4, 8, 8);
    const kind =
      lane.kind === 'resource'
        ? lane.capacity > 0 && lane.capacity < 1e6
          ? `${lane.type} ${String(lane.capacity)}`
          : lane.type
        : '';
    ctx.font = `600 13px ${palette['font-ui']}`;
    const nameWidth = Math.min(ctx.measureText(lane.name).width, TITLE - 36);
    ctx.fillStyle = palette.text;
    clipText(s, lane.name, 24, box.top + 18, TITLE - 32, `600 13px ${palette['font-ui']}`);
    if (kind !== '' && nameWidth < TITLE - 74) {
      ctx.fillStyle = palette['text-3'];
      clipText(s, kind, 30 + nameWidth, box.top + 18, TITLE - 36 - nameWidth, `12px ${palette['font-ui']}`);
    }
  }
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(TITLE - 1, RULER, 1, s.height);
}

function clipText(s: Scene, text: string, x: number, y: number, room: number, font: string): void {
  s.ctx.font = font;
  let shown = text;
  while (shown.length > 2 && s.ctx.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  s.ctx.fillText(shown, x, y);
}

function paintCursor(s: Scene): void {
  if (s.cursor < 0) return;
  const x = s.scale.x(s.cursor);
  if (x < TITLE || x > s.width) return;
  const { ctx, palette } = s;
  ctx.fillStyle = palette.cursor;
  ctx.fillRect(x - 0.75, 0, 1.5, s.height);
  const text = s.axis === 'time' ? formatTime(s.trace.at(s.cursor)) : `#${String(s.cursor + 1)}`;
  ctx.font = `600 12px ${palette['font-ui']}`;
  const width = ctx.measureText(text).width + 10;
  const left = Math.min(s.width - width, Math.max(TITLE, x - width / 2));
  ctx.fillRect(left, 3, width, 18);
  ctx.fillStyle = palette.surface;
  ctx.fillText(text, left + 5, 16);
}

/** The whole picture. */
export function paint(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, s.width, s.height);
  paintRuler(s);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, RULER, s.width, s.height - RULER);
  ctx.clip();
  for (const box of s.boxes) {
    if (box.top + LANE < RULER || box.top > s.height) continue;
    const selected =
      (box.lane.kind === 'task' && box.lane.id === s.selectedTask) ||
      (box.lane.kind === 'resource' && box.lane.id === s.selectedResource);
    ctx.fillStyle = selected ? palette['accent-soft'] : palette.lane;
    ctx.globalAlpha = selected ? 0.6 : 0.5;
    ctx.fillRect(TITLE, box.top + 1, s.width - TITLE, LANE - 2);
    ctx.globalAlpha = 1;
    if (box.lane.kind === 'task') paintTask(s, box, box.lane);
    else if (box.lane.kind === 'resource') paintResource(s, box, box.lane);
    else paintThread(s, box, box.lane);
  }
  paintArrows(s);
  paintTitles(s);
  ctx.restore();
  paintCursor(s);
}
