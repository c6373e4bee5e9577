//! The timeline component: owns the canvas, the window on the axis, and the pointer. Per-frame state lives outside React.
import { useEffect, useMemo, useRef, useState } from 'react';
import { layoutStore, resultStore, viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { explain } from '../explain.ts';
import { useApp, useDocument, useLayout, useMode, useResult, useTheme, useView } from '../hooks.ts';
import { useLaneKeys, useZoomKeys, zoomBy } from './keys.ts';
import { Minimap } from './minimap.tsx';
import { attachPointer } from './input.ts';
import { contentHeight, placeLanes, titleWidth } from './layout.ts';
import { buildModel } from './model.ts';
import type { TimelineModel } from './model.ts';
import { paint } from './paint.ts';
import { readPalette } from './palette.ts';
import { betterAxis } from './scale.ts';
import type { Axis } from './scale.ts';
import { Legend } from './legend.tsx';
import { Search } from './search.tsx';
import { currentScale, uiScale } from './view.ts';
import type { TimelineView } from './view.ts';
import './timeline.css';

function Tools({ run }: { readonly run: RunResult }) {
  const axis = useView((v) => v.axis);
  const other: Axis = axis === 'time' ? 'events' : 'time';
  return (
    <div className="tools" role="toolbar" aria-label="Timeline">
      <button type="button" className="zoom" onClick={() => zoomBy(run, 1.6)} aria-label="Zoom in" title="Zoom in (+)">
        +
      </button>
      <button
        type="button"
        className="zoom"
        onClick={() => zoomBy(run, 1 / 1.6)}
        aria-label="Zoom out"
        title="Zoom out (−)"
      >
        −
      </button>
      <button type="button" onClick={() => viewStore.setState({ window: undefined })} title="Show the whole run (0)">
        fit
      </button>
      <button
        type="button"
        onClick={() => viewStore.setState({ axis: other, axisChosen: true, window: undefined })}
        title={
          axis === 'time'
            ? 'The axis is virtual time. Click: one step per event'
            : 'The axis is one step per event. Click: virtual time'
        }
      >
        {axis === 'time' ? 'time' : 'events'}
      </button>
      <Search run={run} />
    </div>
  );
}

/** Keeps the cursor inside the window when it moves by stepping. */
function followCursor(run: RunResult, cursor: number): void {
  const { axis, window } = viewStore.getState();
  if (window === undefined) return;
  const at = axis === 'events' ? cursor : run.trace.at(cursor);
  if (at >= window.from && at <= window.to) return;
  const span = window.to - window.from;
  viewStore.setState({ window: { from: Math.max(0, at - span / 3), to: Math.max(0, at - span / 3) + span } });
}

/** Scrolls so that the lane of the selected task or resource is seen. */
function followSelection(model: TimelineModel, view: TimelineView): void {
  const { expanded, selectedTask, selectedResource } = viewStore.getState();
  const box = placeLanes(model, view.scroll, expanded).find(
    ({ lane }) =>
      (lane.kind === 'task' && lane.id === selectedTask) || (lane.kind === 'resource' && lane.id === selectedResource),
  );
  if (box === undefined) return;
  const margin = 30;
  if (box.top < margin) view.scroll -= margin - box.top;
  else if (box.top + box.height > view.height) view.scroll += box.top + box.height - view.height;
}

function drawNow(
  element: HTMLCanvasElement,
  ctx: CanvasRenderingContext2D,
  run: RunResult,
  model: TimelineModel,
  view: TimelineView,
): void {
  const ratio = window.devicePixelRatio || 1;
  const box = element.getBoundingClientRect();
  const { cursor, selectedTask, selectedResource, axis, expanded, found } = viewStore.getState();
  const size = uiScale();
  view.width = box.width / size;
  view.height = box.height / size;
  view.scroll = Math.max(0, Math.min(view.scroll, contentHeight(model, expanded) - view.height));
  if (element.width !== Math.round(box.width * ratio)) element.width = Math.round(box.width * ratio);
  if (element.height !== Math.round(box.height * ratio)) element.height = Math.round(box.height * ratio);
  ctx.setTransform(ratio * size, 0, 0, ratio * size, 0, 0);
  paint({
    ctx,
    width: view.width,
    height: view.height,
    title: titleWidth(view.width),
    trace: run.trace,
    model,
    boxes: placeLanes(model, view.scroll, expanded),
    scale: currentScale(run, view),
    axis,
    palette: readPalette(element),
    cursor,
    selectedTask,
    selectedResource,
    expanded,
    found,
  });
  element.dataset['painted'] = String(run.trace.length);
}

/** Paints on the next frame after anything that is shown has changed; returns how to ask for that. */
function usePainter(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  run: RunResult | undefined,
  model: TimelineModel | undefined,
  view: TimelineView,
): React.RefObject<() => void> {
  const theme = useTheme();
  const redraw = useRef<() => void>(() => undefined);
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (element === null || ctx === null || ctx === undefined || run === undefined || model === undefined) return;
    let frame = 0;
    const schedule = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        drawNow(element, ctx, run, model, view);
      });
    };
    redraw.current = schedule;
    schedule();
    const unview = viewStore.subscribe((now, before) => {
      if (now.cursor !== before.cursor) followCursor(run, now.cursor);
      if (now.selectedTask !== before.selectedTask || now.selectedResource !== before.selectedResource)
        followSelection(model, view);
      schedule();
    });
    const unlayout = layoutStore.subscribe(schedule);
    const unresult = resultStore.subscribe(schedule);
    const observer = new ResizeObserver(schedule);
    observer.observe(element);
    void document.fonts.ready.then(schedule);
    return () => {
      cancelAnimationFrame(frame);
      unview();
      unlayout();
      unresult();
      observer.disconnect();
    };
  }, [canvas, run, model, view, theme]);
  return redraw;
}

/** Height of the legend below the lanes, in pixels. */
const LEGEND_ROOM = 56;

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Beside the pointer, within the plot, above it where there is no room below. */
function tipPlace(tip: Tip, view: TimelineView): React.CSSProperties {
  const size = uiScale();
  const left = Math.min(tip.x * size + 12, Math.max(0, view.width * size - 310));
  return tip.y > view.height - 70
    ? { left, bottom: (view.height - tip.y) * size + 10 }
    : { left, top: tip.y * size + 14 };
}

function Nothing() {
  const mode = useMode();
  return (
    <p className="nothing">
      {resultStore.getState().diagnostics.some((d) => d.severity === 'error')
        ? 'The program does not compile yet. See Problems.'
        : mode === 'running'
          ? 'Compiling and running…'
          : 'Press Run: each task gets a lane here.'}
    </p>
  );
}

export function Timeline() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view] = useState<TimelineView>(() => ({ scroll: 0, width: 0, height: 0 }));
  const [tip, setTip] = useState<Tip | undefined>(undefined);
  const model = useMemo(() => (run === undefined ? undefined : buildModel(run.trace)), [run]);
  const redraw = usePainter(canvas, run, model, view);
  useZoomKeys(run);
  useEffect(() => {
    if (run !== undefined && !viewStore.getState().axisChosen) viewStore.setState({ axis: betterAxis(run.trace) });
  }, [run]);
  useLaneKeys(canvas, model);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || run === undefined || model === undefined) return;
    return attachPointer(element, run, model, view, {
      goTo: (seq) => app.goTo(seq),
      tip: setTip,
      redraw: () => redraw.current(),
    });
  }, [run, model, view, app, redraw]);
  return (
    <div className="timeline">
      <div className="plot">
        <canvas
          ref={canvas}
          role="img"
          tabIndex={0}
          aria-label="Timeline of tasks and resources. Left and right step through the run, up and down choose a lane, Enter shows its futures."
          aria-describedby="timeline-now"
          data-testid="timeline"
        />
        {run === undefined ? <Nothing /> : <Tools run={run} />}
        {tip === undefined ? null : (
          <div className="tip" style={tipPlace(tip, view)}>
            {tip.text}
          </div>
        )}
        <NowLine />
        {run === undefined || model === undefined ? null : <Foot run={run} model={model} view={view} />}
      </div>
      {run === undefined || model === undefined ? null : <Minimap run={run} model={model} />}
    </div>
  );
}

/** Below the lanes: that the run is of an earlier text, and the marks in words where there is room for them. */
function Foot({
  run,
  model,
  view,
}: {
  readonly run: RunResult;
  readonly model: TimelineModel;
  readonly view: TimelineView;
}) {
  const source = useDocument((d) => d.source);
  const legend = useLayout((l) => l.showLegend);
  const expanded = useView((v) => v.expanded);
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const plot = ref.current?.parentElement;
    if (plot === undefined || plot === null) return;
    const observer = new ResizeObserver(() => setRoom(plot.clientHeight / uiScale()));
    observer.observe(plot);
    return () => observer.disconnect();
  }, [view]);
  const fits = contentHeight(model, expanded) + LEGEND_ROOM <= room;
  return (
    <div className="foot" ref={ref}>
      {run.source === source ? null : <p className="stale-chip">This is the run of an earlier text.</p>}
      {legend && fits ? (
        <div className="legend-strip">
          <Legend short />
          <button
            type="button"
            aria-label="Hide the legend"
            title="Hide the legend (it stays in the help)"
            onClick={() => layoutStore.setState({ showLegend: false })}
          >
            ✕
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** The same sentence that the Now panel shows, for screen readers. */
function NowLine() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const told = run === undefined ? undefined : explain(run, cursor);
  const text = told === undefined ? '' : `${told.sentence} ${told.detail}`.trim();
  return (
    <p id="timeline-now" className="visually-hidden" role="status">
      {text}
    </p>
  );
}
