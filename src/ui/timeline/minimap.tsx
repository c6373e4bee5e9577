//! The whole run in one strip: how busy each stretch is, problems in red, and the visible window as a handle.
import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { useTheme, useView } from '../hooks.ts';
import { TITLE } from './layout.ts';
import type { TimelineModel } from './model.ts';
import { readPalette } from './paint.ts';
import { fullWindow } from './scale.ts';

export function Minimap({ run, model }: { readonly run: RunResult; readonly model: TimelineModel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useView((v) => v.axis);
  const cursor = useView((v) => v.cursor);
  const visible = useView((v) => v.window);
  const theme = useTheme();
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || ctx === null || ctx === undefined) return;
    const draw = (): void => {
      const ratio = window.devicePixelRatio || 1;
      const box = element.getBoundingClientRect();
      element.width = Math.round(box.width * ratio);
      element.height = Math.round(box.height * ratio);
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      const palette = readPalette(element);
      const full = fullWindow(run.trace, axis);
      const width = box.width - TITLE - 14;
      const x = (value: number): number => TITLE + ((value - full.from) / (full.to - full.from)) * width;
      const value = (seq: number): number => (axis === 'events' ? seq : run.trace.at(seq));
      ctx.fillStyle = palette['surface-2'];
      ctx.fillRect(0, 0, box.width, box.height);
      const busy = new Float32Array(Math.max(1, Math.ceil(width / 2)));
      for (let seq = 0; seq < run.trace.length; seq++) {
        const at = Math.floor((x(value(seq)) - TITLE) / 2);
        if (at >= 0 && at < busy.length) busy[at] = (busy[at] ?? 0) + 1;
      }
      const most = Math.max(1, ...busy);
      ctx.fillStyle = palette['st-poll'];
      busy.forEach((n, i) => {
        const h = n === 0 ? 0 : 3 + (Math.log1p(n) / Math.log1p(most)) * 19;
        ctx.fillRect(TITLE + i * 2, box.height - 3 - h, 1.6, h);
      });
      for (const lane of model.lanes) {
        for (const slice of lane.slices)
          if (slice.state === 'block') {
            ctx.fillStyle = palette['st-block'];
            ctx.fillRect(x(value(slice.from)), 0, Math.max(2, x(value(slice.to)) - x(value(slice.from))), 4);
          }
        for (const mark of lane.marks)
          if (mark.glyph === 'panicked') {
            ctx.fillStyle = palette['st-panic'];
            ctx.fillRect(x(value(mark.seq)) - 1, 0, 3, 5);
          }
      }
      ctx.fillStyle = palette.cursor;
      ctx.fillRect(x(value(Math.max(0, cursor))) - 0.75, 0, 1.5, box.height);
      if (visible !== undefined) {
        ctx.strokeStyle = palette.accent;
        ctx.lineWidth = 1.5;
        ctx.strokeRect(x(visible.from), 1, Math.max(4, x(visible.to) - x(visible.from)), box.height - 2);
      }
      ctx.fillStyle = palette['text-3'];
      ctx.font = `12px ${palette['font-ui']}`;
      ctx.fillText('whole run', 10, 19);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [run, model, axis, cursor, visible, theme]);
  const centre = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const full = fullWindow(run.trace, axis);
    const at = full.from + ((event.clientX - box.left - TITLE) / (box.width - TITLE - 14)) * (full.to - full.from);
    if (visible === undefined) {
      const seq = axis === 'events' ? Math.round(at) : run.trace.seqAt(at);
      viewStore.setState({ cursor: Math.max(0, Math.min(run.trace.length - 1, seq)) });
      return;
    }
    const half = (visible.to - visible.from) / 2;
    const from = Math.max(full.from, Math.min(full.to - 2 * half, at - half));
    viewStore.setState({ window: { from, to: from + 2 * half } });
  };
  return (
    <canvas
      ref={canvas}
      className="minimap"
      style={{ width: '100%', cursor: 'pointer' }}
      aria-hidden="true"
      onPointerDown={centre}
      onPointerMove={centre}
    />
  );
}
