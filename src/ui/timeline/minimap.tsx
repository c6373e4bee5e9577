//! The whole run in one strip: how busy each stretch is, problems in red, and the visible window as a handle.
import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { useLayout, useResult, useTheme, useView } from '../hooks.ts';
import { titleWidth } from './layout.ts';
import type { TimelineModel } from './model.ts';
import { readPalette } from './palette.ts';
import type { Axis } from './scale.ts';
import { plotWidth, uiScale, wholeWindow } from './view.ts';

/** Pixels per bar. */
const BAR = 2;

/** Events per bar: depends on the run, the axis and the width only, so it is counted once for those. */
export function density(run: RunResult, axis: Axis, bars: number): Float32Array {
  const full = wholeWindow(run, axis);
  const perUnit = bars / (full.to - full.from);
  const busy = new Float32Array(bars);
  const { at } = run.trace.data;
  for (let seq = 0; seq < run.trace.length; seq++) {
    const value = axis === 'events' ? seq : (at[seq] ?? 0);
    const bar = Math.min(bars - 1, Math.floor((value - full.from) * perUnit));
    busy[bar] = (busy[bar] ?? 0) + 1;
  }
  return busy;
}

/** What does not change with the cursor. */
function paintRun(
  ctx: CanvasRenderingContext2D,
  element: HTMLElement,
  run: RunResult,
  model: TimelineModel,
  axis: Axis,
): void {
  const palette = readPalette(element);
  const size = uiScale();
  const box = element.getBoundingClientRect();
  const width = box.width / size;
  const height = box.height / size;
  const left = titleWidth(width);
  const plot = plotWidth({ width });
  const full = wholeWindow(run, axis);
  const x = (seq: number): number =>
    left + (((axis === 'events' ? seq : run.trace.at(seq)) - full.from) / (full.to - full.from)) * plot;
  ctx.fillStyle = palette['surface-2'];
  ctx.fillRect(0, 0, width, height);
  const busy = density(run, axis, Math.max(1, Math.ceil(plot / BAR)));
  const most = busy.reduce((a, b) => Math.max(a, b), 1);
  ctx.fillStyle = palette['st-poll'];
  busy.forEach((n, i) => {
    const h = n === 0 ? 0 : 3 + (Math.log1p(n) / Math.log1p(most)) * 19;
    ctx.fillRect(left + i * BAR, height - 3 - h, BAR * 0.8, h);
  });
  ctx.fillStyle = palette['st-block'];
  for (const lane of model.threads)
    for (const slice of lane.slices)
      if (slice.state === 'block') ctx.fillRect(x(slice.from), 0, Math.max(2, x(slice.to) - x(slice.from)), 4);
  ctx.fillStyle = palette['st-panic'];
  for (const lane of model.tasks)
    for (const mark of lane.marks) if (mark.glyph === 'panicked') ctx.fillRect(x(mark.seq) - 1, 0, 3, 5);
  ctx.fillStyle = palette['text-3'];
  ctx.font = `12px ${palette['font-ui']}`;
  ctx.fillText('whole run', 12, 19);
}

export function Minimap({ run, model }: { readonly run: RunResult; readonly model: TimelineModel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const axis = useView((v) => v.axis);
  const cursor = useView((v) => v.cursor);
  const visible = useView((v) => v.window);
  const theme = useTheme();
  const presenter = useLayout((l) => l.presenter);
  const beside = useResult((r) => r.beside);
  const showBeside = useLayout((l) => l.showBeside);
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || ctx === null || ctx === undefined) return;
    const draw = (): void => {
      const ratio = window.devicePixelRatio || 1;
      const box = element.getBoundingClientRect();
      element.width = Math.round(box.width * ratio);
      element.height = Math.round(box.height * ratio);
      const size = uiScale();
      ctx.setTransform(ratio * size, 0, 0, ratio * size, 0, 0);
      paintRun(ctx, element, run, model, axis);
      overlay.current?.style.setProperty('--left', `${String(titleWidth(box.width / size) * size)}px`);
      overlay.current?.style.setProperty('--plot', `${String(plotWidth({ width: box.width / size }) * size)}px`);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [run, model, axis, theme, presenter, beside, showBeside]);
  const full = wholeWindow(run, axis);
  const part = (value: number): number => (value - full.from) / (full.to - full.from);
  const at = axis === 'events' ? Math.max(0, cursor) : run.trace.at(Math.max(0, cursor));
  const centre = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const size = uiScale();
    const width = box.width / size;
    const x = (event.clientX - box.left) / size - titleWidth(width);
    const value = full.from + (x / plotWidth({ width })) * (full.to - full.from);
    if (visible === undefined) {
      const seq = axis === 'events' ? Math.round(value) : run.trace.seqAt(value);
      viewStore.setState({ cursor: Math.max(0, Math.min(run.trace.length - 1, seq)) });
      return;
    }
    const half = (visible.to - visible.from) / 2;
    const from = Math.max(full.from, Math.min(full.to - 2 * half, value - half));
    viewStore.setState({ window: { from, to: from + 2 * half } });
  };
  return (
    <div className="minimap" aria-hidden="true" onPointerDown={centre} onPointerMove={centre}>
      <canvas ref={canvas} />
      <div ref={overlay} className="overlay">
        {visible === undefined ? null : (
          <span
            className="window"
            style={{ left: `${String(part(visible.from) * 100)}%`, right: `${String((1 - part(visible.to)) * 100)}%` }}
          />
        )}
        <span className="cursor" style={{ left: `${String(part(at) * 100)}%` }} />
      </div>
    </div>
  );
}
