//! The timeline component: owns the canvas, the window on the axis, and the pointer. Per-frame state lives outside React.
import { useEffect, useMemo, useRef, useState } from 'react';
import { layoutStore, resultStore, viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { explain } from '../explain.ts';
import { useApp, useMode, useResult, useTheme, useView } from '../hooks.ts';
import { Minimap } from './minimap.tsx';
import { attachPointer } from './input.ts';
import { contentHeight, placeLanes } from './layout.ts';
import { buildModel } from './model.ts';
import type { TimelineModel } from './model.ts';
import { paint, readPalette } from './paint.ts';
import { fullWindow, zoom } from './scale.ts';
import type { Axis, Window } from './scale.ts';
import { currentScale } from './view.ts';
import type { TimelineView } from './view.ts';
import './timeline.css';

function setWindow(window: Window | undefined): void {
  viewStore.setState({ window });
}

/** Zooms around the cursor (or the middle). */
function zoomBy(run: RunResult, factor: number): void {
  const { axis, window, cursor } = viewStore.getState();
  const full = fullWindow(run.trace, axis);
  const now = window ?? full;
  const at = axis === 'events' ? cursor : run.trace.at(cursor);
  const around = at >= now.from && at <= now.to ? at : (now.from + now.to) / 2;
  setWindow(zoom(now, full, around, factor));
}

function Tools({ run }: { readonly run: RunResult }) {
  const axis = useView((v) => v.axis);
  const other: Axis = axis === 'time' ? 'events' : 'time';
  return (
    <div className="tools" role="toolbar" aria-label="Timeline">
      <button type="button" onClick={() => zoomBy(run, 1.6)} aria-label="Zoom in" title="Zoom in (+)">
        +
      </button>
      <button type="button" onClick={() => zoomBy(run, 1 / 1.6)} aria-label="Zoom out" title="Zoom out (−)">
        −
      </button>
      <button type="button" onClick={() => setWindow(undefined)} title="Show the whole run (0)">
        fit
      </button>
      <button
        type="button"
        onClick={() => viewStore.setState({ axis: other, window: undefined })}
        title="Axis: virtual time, or one step per event"
      >
        {axis === 'time' ? 'time' : 'events'}
      </button>
    </div>
  );
}

function useZoomKeys(run: RunResult | undefined): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (run === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, .monaco-editor, [role="dialog"]') !== null
      )
        return;
      if (event.key === '+' || event.key === '=') zoomBy(run, 1.6);
      else if (event.key === '-') zoomBy(run, 1 / 1.6);
      else if (event.key === '0') setWindow(undefined);
      else if (event.key === 'Escape') viewStore.setState({ selectedTask: -1, selectedResource: 0 });
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [run]);
}

/** Keeps the cursor inside the window when it moves by stepping. */
function followCursor(run: RunResult, cursor: number): void {
  const { axis, window } = viewStore.getState();
  if (window === undefined) return;
  const at = axis === 'events' ? cursor : run.trace.at(cursor);
  if (at >= window.from && at <= window.to) return;
  const span = window.to - window.from;
  setWindow({ from: Math.max(0, at - span / 3), to: Math.max(0, at - span / 3) + span });
}

function usePainter(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  run: RunResult | undefined,
  model: TimelineModel | undefined,
  view: TimelineView,
): void {
  const theme = useTheme();
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || ctx === null || ctx === undefined || run === undefined || model === undefined) return;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const ratio = window.devicePixelRatio || 1;
      const box = element.getBoundingClientRect();
      view.width = box.width;
      view.height = box.height;
      view.scroll = Math.max(0, Math.min(view.scroll, contentHeight(model) - box.height));
      if (element.width !== Math.round(box.width * ratio)) element.width = Math.round(box.width * ratio);
      if (element.height !== Math.round(box.height * ratio)) element.height = Math.round(box.height * ratio);
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      const { cursor, selectedTask, selectedResource, axis } = viewStore.getState();
      const scale = currentScale(run, view);
      const boxes = placeLanes(model, view.scroll);
      paint({
        ctx,
        width: box.width,
        height: box.height,
        trace: run.trace,
        model,
        boxes,
        scale,
        axis,
        palette: readPalette(element),
        cursor,
        selectedTask,
        selectedResource,
      });
      element.dataset['painted'] = String(run.trace.length);
    };
    const schedule = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    schedule();
    const unview = viewStore.subscribe((now, before) => {
      if (now.cursor !== before.cursor) followCursor(run, now.cursor);
      schedule();
    });
    const unlayout = layoutStore.subscribe(schedule);
    const observer = new ResizeObserver(schedule);
    observer.observe(element);
    void document.fonts.ready.then(schedule);
    return () => {
      cancelAnimationFrame(frame);
      unview();
      unlayout();
      observer.disconnect();
    };
  }, [canvas, run, model, view, theme]);
}

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export function Timeline() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const mode = useMode();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view] = useState<TimelineView>(() => ({ scroll: 0, width: 0, height: 0 }));
  const [tip, setTip] = useState<Tip | undefined>(undefined);
  const model = useMemo(() => (run === undefined ? undefined : buildModel(run.trace)), [run]);
  usePainter(canvas, run, model, view);
  useZoomKeys(run);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || run === undefined || model === undefined) return;
    return attachPointer(element, run, model, view, { goTo: (seq) => app.goTo(seq), tip: setTip });
  }, [run, model, view, app]);
  return (
    <div className="timeline">
      <div className="plot">
        <canvas
          ref={canvas}
          role="img"
          tabIndex={0}
          aria-label="Timeline of tasks and resources. Use the left and right arrow keys to step."
          aria-describedby="timeline-now"
          data-testid="timeline"
        />
        {run === undefined ? (
          <p className="nothing">
            {resultStore.getState().diagnostics.some((d) => d.severity === 'error')
              ? 'The program does not compile yet. See Problems.'
              : mode === 'running'
                ? 'Compiling and running…'
                : 'Press Run: each task gets a lane here.'}
          </p>
        ) : (
          <Tools run={run} />
        )}
        {tip === undefined ? null : (
          <div className="tip" style={{ left: Math.min(tip.x + 12, Math.max(0, view.width - 310)), top: tip.y + 14 }}>
            {tip.text}
          </div>
        )}
        <NowLine />
      </div>
      {run === undefined || model === undefined ? null : <Minimap run={run} model={model} />}
    </div>
  );
}

/** The same sentence that the Now panel shows, for screen readers. */
function NowLine() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const text = run === undefined ? '' : explain(run, cursor).sentence;
  return (
    <p id="timeline-now" className="visually-hidden" role="status">
      {text}
    </p>
  );
}
