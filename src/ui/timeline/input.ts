//! Pointer and wheel on the canvas: click selects a moment, drag pans, wheel scrolls, Ctrl+wheel or pinch zooms.
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { describeHit } from '../explain.ts';
import { RULER, contentHeight, hitTest, placeLanes, titleWidth } from './layout.ts';
import type { TimelineModel } from './model.ts';
import { pan, zoom } from './scale.ts';
import type { Window } from './scale.ts';
import { currentScale, plotWidth, uiScale, wholeWindow } from './view.ts';
import type { TimelineView } from './view.ts';

export interface PointerActions {
  goTo(seq: number): void;
  redraw(): void;
  tip(tip: { readonly x: number; readonly y: number; readonly text: string } | undefined): void;
}
const DRAG_START = 4;
/** Left part of a task's name: the triangle that shows its futures. */
const TRIANGLE = 12;

/** Shows or hides the rows of a task's futures. */
export function toggleRows(task: number): void {
  const { expanded } = viewStore.getState();
  viewStore.setState({
    expanded: expanded.includes(task) ? expanded.filter((id) => id !== task) : [...expanded, task],
  });
}

class PointerInput {
  private readonly canvas: HTMLCanvasElement;
  private readonly run: RunResult;
  private readonly model: TimelineModel;
  private readonly view: TimelineView;
  private readonly actions: PointerActions;
  private readonly points = new Map<number, { x: number; y: number }>();
  private start:
    | {
        readonly x: number;
        readonly y: number;
        readonly window: Window;
        readonly scroll: number;
        readonly scrub: boolean;
      }
    | undefined;
  private moved = false;
  private pinch = 0;

  constructor(
    canvas: HTMLCanvasElement,
    run: RunResult,
    model: TimelineModel,
    view: TimelineView,
    actions: PointerActions,
  ) {
    this.canvas = canvas;
    this.run = run;
    this.model = model;
    this.view = view;
    this.actions = actions;
  }

  private window(): Window {
    const { axis, window } = viewStore.getState();
    return window ?? wholeWindow(this.run, axis);
  }

  private title(): number {
    return titleWidth(this.view.width);
  }

  private at(event: MouseEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    const size = uiScale();
    return { x: (event.clientX - box.left) / size, y: (event.clientY - box.top) / size };
  }

  private seqAt(x: number): number {
    const value = currentScale(this.run, this.view).valueAt(x);
    const seq = viewStore.getState().axis === 'events' ? Math.round(value) : this.run.trace.seqAt(value);
    return Math.max(0, Math.min(this.run.trace.length - 1, seq));
  }

  private hit(x: number, y: number): ReturnType<typeof hitTest> {
    const boxes = placeLanes(this.model, this.view.scroll, viewStore.getState().expanded);
    return hitTest(boxes, currentScale(this.run, this.view), this.title(), x, y, this.seqAt(x));
  }

  down = (event: PointerEvent): void => {
    const p = this.at(event);
    this.canvas.setPointerCapture(event.pointerId);
    this.points.set(event.pointerId, p);
    this.moved = false;
    this.start = { ...p, window: this.window(), scroll: this.view.scroll, scrub: p.y < RULER };
    this.pinch = this.pinchDistance();
    if (this.start.scrub && p.x > this.title()) this.actions.goTo(this.seqAt(p.x));
  };

  move = (event: PointerEvent): void => {
    const p = this.at(event);
    if (this.start === undefined) {
      this.hover(p);
      return;
    }
    this.points.set(event.pointerId, p);
    if (this.points.size === 2) {
      this.pinchTo();
      return;
    }
    if (Math.abs(p.x - this.start.x) + Math.abs(p.y - this.start.y) > DRAG_START) this.moved = true;
    if (!this.moved) return;
    this.actions.tip(undefined);
    if (this.start.scrub) {
      this.actions.goTo(this.seqAt(p.x));
      return;
    }
    const { axis } = viewStore.getState();
    const perPixel = (this.start.window.to - this.start.window.from) / plotWidth(this.view);
    this.view.scroll = Math.max(0, this.start.scroll - (p.y - this.start.y));
    this.canvas.style.cursor = 'grabbing';
    viewStore.setState({
      window: pan(this.start.window, wholeWindow(this.run, axis), (this.start.x - p.x) * perPixel),
    });
  };

  up = (event: PointerEvent): void => {
    const p = this.at(event);
    this.points.delete(event.pointerId);
    this.canvas.style.cursor = '';
    const start = this.start;
    if (this.points.size === 0) this.start = undefined;
    if (start === undefined || this.moved || start.scrub) return;
    const hit = this.hit(p.x, p.y);
    if (hit === undefined) return;
    const { lane } = hit;
    if (hit.title && lane.kind === 'task' && lane.rows.length > 0 && p.x < TRIANGLE) {
      toggleRows(lane.id);
      return;
    }
    viewStore.setState({
      selectedTask: lane.kind === 'task' ? lane.id : lane.kind === 'future' ? lane.task : -1,
      selectedResource: lane.kind === 'resource' ? Math.max(0, lane.id) : 0,
    });
    if (!hit.title) this.actions.goTo(hit.seq);
  };

  double = (event: MouseEvent): void => {
    const p = this.at(event);
    const hit = this.hit(p.x, p.y);
    if (hit?.title === true && hit.lane.kind === 'task') toggleRows(hit.lane.id);
    if (hit?.slice === undefined) return;
    const scale = currentScale(this.run, this.view);
    const from = scale.value(hit.slice.from);
    const to = scale.value(hit.slice.to);
    const air = Math.max((to - from) * 0.3, (scale.window.to - scale.window.from) * 0.02);
    viewStore.setState({ window: { from: Math.max(0, from - air), to: to + air } });
  };

  wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { axis } = viewStore.getState();
    const full = wholeWindow(this.run, axis);
    const window = this.window();
    const scale = currentScale(this.run, this.view);
    const scrollable = contentHeight(this.model, viewStore.getState().expanded) > this.view.height;
    if (event.ctrlKey || event.metaKey || (!scrollable && event.deltaX === 0 && !event.shiftKey)) {
      viewStore.setState({
        window: zoom(window, full, scale.valueAt(this.at(event).x), Math.exp(-event.deltaY * 0.002)),
      });
      return;
    }
    const sideways = event.deltaX !== 0 ? event.deltaX : event.shiftKey ? event.deltaY : 0;
    if (sideways !== 0) {
      const perPixel = (window.to - window.from) / plotWidth(this.view);
      viewStore.setState({ window: pan(window, full, sideways * perPixel) });
    } else {
      this.view.scroll = Math.max(
        0,
        Math.min(
          contentHeight(this.model, viewStore.getState().expanded) - this.view.height,
          this.view.scroll + event.deltaY,
        ),
      );
      this.actions.redraw();
    }
  };

  leave = (): void => this.actions.tip(undefined);

  private hover(p: { readonly x: number; readonly y: number }): void {
    const hit = this.hit(p.x, p.y);
    const text = hit === undefined ? '' : describeHit(this.run, hit);
    this.actions.tip(text === '' ? undefined : { x: p.x, y: p.y, text });
  }

  private pinchDistance(): number {
    const [a, b] = [...this.points.values()];
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
  }

  private pinchTo(): void {
    const now = this.pinchDistance();
    if (this.pinch > 0 && now > 0) {
      const [a, b] = [...this.points.values()];
      const middle = ((a?.x ?? 0) + (b?.x ?? 0)) / 2;
      const { axis } = viewStore.getState();
      const scale = currentScale(this.run, this.view);
      viewStore.setState({
        window: zoom(this.window(), wholeWindow(this.run, axis), scale.valueAt(middle), now / this.pinch),
      });
    }
    this.pinch = now;
    this.moved = true;
  }
}

/** Listens until the returned function is called. */
export function attachPointer(
  canvas: HTMLCanvasElement,
  run: RunResult,
  model: TimelineModel,
  view: TimelineView,
  actions: PointerActions,
): () => void {
  const input = new PointerInput(canvas, run, model, view, actions);
  canvas.addEventListener('pointerdown', input.down);
  canvas.addEventListener('pointermove', input.move);
  canvas.addEventListener('pointerup', input.up);
  canvas.addEventListener('pointerleave', input.leave);
  canvas.addEventListener('dblclick', input.double);
  canvas.addEventListener('wheel', input.wheel, { passive: false });
  return () => {
    canvas.removeEventListener('pointerdown', input.down);
    canvas.removeEventListener('pointermove', input.move);
    canvas.removeEventListener('pointerup', input.up);
    canvas.removeEventListener('pointerleave', input.leave);
    canvas.removeEventListener('dblclick', input.double);
    canvas.removeEventListener('wheel', input.wheel);
  };
}
