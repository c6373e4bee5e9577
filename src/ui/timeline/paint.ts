//! Draws the timeline on a canvas: (model, scale, palette) -> pixels. Frame, names, wake arrows, cursor; the inside of lanes is in
//! `paint-lanes.ts`.
import { formatTime } from '../format.ts';
import type { Trace } from '../../trace/trace.ts';
import { LANE, RULER, firstAtPixel } from './layout.ts';
import type { LaneBox } from './layout.ts';
import type { Lane, TimelineModel, WakeArrow } from './model.ts';
import { paintGround, paintResource, paintTask, paintThread, tint } from './paint-lanes.ts';
import { taskToken } from './palette.ts';
import type { Palette } from './palette.ts';
import { ticks } from './scale.ts';
import type { Axis, Scale } from './scale.ts';
import { fitted } from './strokes.ts';

export interface Scene {
  readonly ctx: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Width of the names on the left. */
  readonly title: number;
  readonly trace: Trace;
  readonly model: TimelineModel;
  readonly boxes: readonly LaneBox[];
  readonly scale: Scale;
  readonly axis: Axis;
  readonly palette: Palette;
  readonly cursor: number;
  readonly selectedTask: number;
  readonly selectedResource: number;
  readonly expanded: readonly number[];
  /** Events that a search or a line of the program points at. */
  readonly found: readonly number[];
}

/** Arrows that are drawn at most: more are not told apart. */
const MAX_ARROWS = 300;

function paintArrow(s: Scene, arrow: WakeArrow, x: number, rows: ReadonlyMap<number, LaneBox>): void {
  const to = rows.get(arrow.to);
  if (to === undefined) return;
  const from = rows.get(arrow.from);
  const { ctx, palette } = s;
  const here = arrow.seq === s.cursor;
  ctx.strokeStyle = palette.wake;
  ctx.fillStyle = palette.wake;
  ctx.lineWidth = here ? 2.4 : 1.2;
  ctx.globalAlpha = here ? 1 : 0.75;
  const up = from !== undefined && from.top > to.top;
  const y2 = to.top + (up ? LANE - 7 : 5);
  const y1 = from === undefined ? y2 - 7 : from.top + (up ? 5 : LANE - 7);
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

function paintArrows(s: Scene): void {
  const rows = new Map<number, LaneBox>();
  for (const box of s.boxes) if (box.lane.kind === 'task') rows.set(box.lane.id, box);
  const { arrows } = s.model;
  let drawn = 0;
  let i = firstAtPixel(arrows, s.scale, s.title);
  while (i < arrows.length && drawn < MAX_ARROWS) {
    const arrow = arrows[i];
    if (arrow === undefined) break;
    const x = s.scale.x(arrow.seq);
    if (x > s.width) break;
    paintArrow(s, arrow, x, rows);
    drawn++;
    i = firstAtPixel(arrows, s.scale, x + 10, i + 1);
  }
  // Those around the cursor are always there.
  let low = 0;
  let high = arrows.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((arrows[mid]?.seq ?? 0) < s.cursor - 40) low = mid + 1;
    else high = mid;
  }
  for (let at = low; at < arrows.length && (arrows[at]?.seq ?? 0) <= s.cursor + 40; at++) {
    const arrow = arrows[at];
    const x = arrow === undefined ? -1 : s.scale.x(arrow.seq);
    if (arrow !== undefined && x >= s.title && x <= s.width) paintArrow(s, arrow, x, rows);
  }
}

function paintRuler(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette['surface-2'];
  ctx.fillRect(0, 0, s.width, RULER);
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(0, RULER - 1, s.width, 1);
  const cursor = cursorLabel(s);
  ctx.font = `12px ${palette['font-ui']}`;
  for (const tick of ticks(s.trace, s.scale, s.axis, s.width - s.title)) {
    const x = s.scale.xOf(tick.value);
    if (x < s.title || x > s.width) continue;
    ctx.fillStyle = palette.hairline;
    ctx.fillRect(x, RULER - 6, 1, s.height);
    const right = x + ctx.measureText(tick.label).width + 6;
    if (right > s.width || (cursor !== undefined && right > cursor.left && x < cursor.left + cursor.width)) continue;
    ctx.fillStyle = palette['text-3'];
    ctx.fillText(tick.label, x + 4, 17);
  }
}

/** Ticks at the foot of the ruler for what a search found. */
function paintFound(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette.accent;
  let lastX = -10;
  for (const seq of s.found) {
    const x = s.scale.x(seq);
    if (x < s.title || x > s.width || x - lastX < 2) continue;
    lastX = x;
    ctx.fillRect(x - 1, RULER - 7, 2, 6);
  }
}

function isSelected(s: Scene, lane: Lane): boolean {
  return (
    (lane.kind === 'task' && lane.id === s.selectedTask) || (lane.kind === 'resource' && lane.id === s.selectedResource)
  );
}

/** `mpsc 2`, after the name. */
function kindWords(lane: Lane): string {
  if (lane.kind !== 'resource' || lane.id < 0 || lane.name === lane.type) return '';
  const counts =
    lane.type === 'mpsc' || lane.type === 'broadcast' || lane.type === 'semaphore' || lane.type === 'barrier';
  return counts && lane.capacity > 0 && lane.capacity < 1e6 ? `${lane.type} ${String(lane.capacity)}` : lane.type;
}

function paintBullet(s: Scene, box: LaneBox): void {
  const { ctx, palette } = s;
  const { lane } = box;
  const middle = box.top + box.height / 2;
  if (lane.kind === 'task' && lane.rows.length > 0) {
    // A triangle: its futures can be shown.
    const open = s.expanded.includes(lane.id);
    ctx.fillStyle = palette['text-3'];
    ctx.beginPath();
    if (open) {
      ctx.moveTo(2, middle - 2);
      ctx.lineTo(9, middle - 2);
      ctx.lineTo(5.5, middle + 3);
    } else {
      ctx.moveTo(3.5, middle - 3.5);
      ctx.lineTo(8.5, middle);
      ctx.lineTo(3.5, middle + 3.5);
    }
    ctx.fill();
  }
  if (lane.kind === 'task') {
    ctx.fillStyle = palette[taskToken(lane.id)];
    ctx.beginPath();
    ctx.arc(16, middle, 4, 0, 2 * Math.PI);
    ctx.fill();
  } else if (lane.kind !== 'future') {
    ctx.fillStyle = lane.kind === 'resource' ? tint(s, lane) : palette['text-3'];
    ctx.fillRect(12, middle - 4, 8, 8);
  }
}

function paintTitles(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, RULER, s.title, s.height);
  for (const box of s.boxes) {
    if (box.top + box.height < RULER || box.top > s.height) continue;
    const { lane } = box;
    if (isSelected(s, lane)) {
      ctx.fillStyle = palette['accent-soft'];
      ctx.fillRect(0, box.top, s.title, box.height);
    }
    paintBullet(s, box);
    const inner = lane.kind === 'future';
    const left = inner ? 16 + Math.min(5, lane.depth) * 10 : 26;
    const baseline = box.top + box.height / 2 + 4;
    ctx.font = `${inner ? '400 12px' : '600 13px'} ${palette['font-ui']}`;
    ctx.fillStyle = inner ? palette['text-2'] : palette.text;
    const name = fitted(ctx, lane.name, s.title - left - 6);
    ctx.fillText(name, left, baseline);
    const used = ctx.measureText(name).width;
    const kind = kindWords(lane);
    ctx.font = `12px ${palette['font-ui']}`;
    const room = s.title - left - used - 12;
    if (kind === '' || name !== lane.name || ctx.measureText(kind).width > room) continue;
    ctx.fillStyle = palette['text-3'];
    ctx.fillText(kind, left + used + 6, baseline);
  }
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(s.title - 1, RULER, 1, s.height);
}

interface CursorLabel {
  readonly x: number;
  readonly text: string;
  readonly left: number;
  readonly width: number;
}

/** Where the cursor and its label are; undefined out of sight. */
function cursorLabel(s: Scene): CursorLabel | undefined {
  if (s.cursor < 0) return undefined;
  const x = s.scale.x(s.cursor);
  if (x < s.title - 1 || x > s.width) return undefined;
  const text =
    s.axis === 'time'
      ? formatTime(s.trace.at(s.cursor))
      : `#${String(s.cursor + 1)} · ${formatTime(s.trace.at(s.cursor))}`;
  s.ctx.font = `600 12px ${s.palette['font-ui']}`;
  const width = s.ctx.measureText(text).width + 10;
  return { x, text, left: Math.min(s.width - width, Math.max(s.title, x - width / 2)), width };
}

function paintCursor(s: Scene): void {
  const label = cursorLabel(s);
  if (label === undefined) return;
  const { ctx, palette } = s;
  const { x, text, left, width } = label;
  ctx.fillStyle = palette.cursor;
  ctx.fillRect(x - 0.75, 0, 1.5, s.height);
  ctx.fillRect(left, 3, width, 18);
  ctx.fillStyle = palette.surface;
  ctx.fillText(text, left + 5, 16);
}

/** At the right edge: which part of the lanes is in view, where not all are. */
function paintThumb(s: Scene): void {
  const first = s.boxes[0];
  const last = s.boxes[s.boxes.length - 1];
  if (first === undefined || last === undefined) return;
  const all = last.top + last.height - first.top;
  const seen = s.height - RULER;
  if (all <= seen) return;
  const { ctx, palette } = s;
  ctx.fillStyle = palette['text-3'];
  ctx.globalAlpha = 0.45;
  ctx.fillRect(s.width - 5, RULER + ((RULER - first.top) / all) * seen, 3, Math.max(16, (seen / all) * seen));
  ctx.globalAlpha = 1;
}

function paintLane(s: Scene, box: LaneBox): void {
  const { lane } = box;
  paintGround(s, box, isSelected(s, lane));
  switch (lane.kind) {
    case 'task':
    case 'future':
      paintTask(s, box, lane);
      break;
    case 'resource':
      paintResource(s, box, lane);
      break;
    case 'thread':
      paintThread(s, box, lane);
  }
}

/** The whole picture. */
export function paint(s: Scene): void {
  const { ctx, palette } = s;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, s.width, s.height);
  paintRuler(s);
  paintFound(s);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, RULER, s.width, s.height - RULER);
  ctx.clip();
  for (const box of s.boxes) if (box.top + box.height >= RULER && box.top <= s.height) paintLane(s, box);
  paintArrows(s);
  paintTitles(s);
  paintThumb(s);
  ctx.restore();
  paintCursor(s);
}
