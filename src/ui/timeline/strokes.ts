//! Patterns and labels on the canvas: each state has its own, so that colour is never the only sign.
import type { Scene } from './paint.ts';

/** Diagonal lines: waiting. */
export function hatch(s: Scene, x: number, y: number, w: number, h: number, colour: string, gap: number): void {
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

/** A wall: blocks the worker. */
export function bricks(s: Scene, x: number, y: number, w: number, h: number): void {
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

/** An outline with dots: ready, waiting for its turn. */
export function dotted(s: Scene, x: number, y: number, w: number, h: number): void {
  if (w < 2) return;
  const { ctx, palette } = s;
  ctx.strokeStyle = palette['st-ready'];
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, Math.max(1, w - 1), h - 1);
  ctx.fillStyle = palette['st-ready'];
  for (let at = x + 4; at < x + w - 2; at += 6) {
    ctx.fillRect(at, y + 4, 1.5, 1.5);
    ctx.fillRect(at + 3, y + h - 6, 1.5, 1.5);
  }
}

/** A thin dashed line: sleeping. */
export function dashes(s: Scene, x: number, y: number, w: number, colour: string): void {
  const { ctx } = s;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + w, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** `text` cut to `room` pixels with an ellipsis; empty if nothing useful fits. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (ctx.measureText(`${text.slice(0, mid)}…`).width <= room) low = mid;
    else high = mid - 1;
  }
  return low < 2 ? '' : `${text.slice(0, low).trimEnd()}…`;
}

/** A label inside a bar, left out where it does not fit. */
export function label(s: Scene, text: string, x: number, y: number, room: number, colour: string): void {
  if (room < 30 || text === '') return;
  const { ctx } = s;
  ctx.font = `12px ${s.palette['font-ui']}`;
  const shown = fitted(ctx, text, room - 8);
  if (shown === '') return;
  ctx.fillStyle = colour;
  ctx.fillText(shown, x + 4, y);
}

/** A label on a plate of the surface's colour, over a pattern. */
export function plate(s: Scene, text: string, x: number, y: number, h: number, room: number): void {
  if (room < 48) return;
  const { ctx, palette } = s;
  ctx.font = `12px ${palette['font-ui']}`;
  const shown = fitted(ctx, text, room - 12);
  if (shown === '') return;
  ctx.fillStyle = palette.surface;
  ctx.globalAlpha = 0.88;
  ctx.fillRect(x + 3, y + 1, ctx.measureText(shown).width + 6, h - 2);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette['text-2'];
  ctx.fillText(shown, x + 6, y + h / 2 + 4);
}
