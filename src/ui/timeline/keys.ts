//! Keys of the timeline: zoom, and walking the lanes while the canvas has the focus.
import { useEffect } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { toggleRows } from './input.ts';
import type { TimelineModel } from './model.ts';
import { pan, zoom } from './scale.ts';
import { wholeWindow } from './view.ts';

/** Zooms around the cursor (or the middle). */
export function zoomBy(run: RunResult, factor: number): void {
  const { axis, window, cursor } = viewStore.getState();
  const full = wholeWindow(run, axis);
  const now = window ?? full;
  const at = axis === 'events' ? cursor : run.trace.at(cursor);
  const around = at >= now.from && at <= now.to ? at : (now.from + now.to) / 2;
  viewStore.setState({ window: zoom(now, full, around, factor) });
}

/** Moves the window by a part of its width. */
function panBy(run: RunResult, part: number): void {
  const { axis, window } = viewStore.getState();
  if (window === undefined) return;
  const full = wholeWindow(run, axis);
  viewStore.setState({ window: pan(window, full, (window.to - window.from) * part) });
}

/** Is the person typing, or inside something with keys of its own? */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, .monaco-editor, [role="dialog"]') !== null
  );
}

function escape(): void {
  const view = viewStore.getState();
  if (view.found.length > 0) viewStore.setState({ found: [], foundWhat: '' });
  else if (view.selectedTask >= 0 || view.selectedResource > 0)
    viewStore.setState({ selectedTask: -1, selectedResource: 0 });
  else viewStore.setState({ window: undefined });
}

function zoomKey(run: RunResult, key: string): boolean {
  switch (key) {
    case '+':
    case '=':
    case 'w':
      zoomBy(run, 1.6);
      return true;
    case '-':
    case 's':
      zoomBy(run, 1 / 1.6);
      return true;
    case 'a':
      panBy(run, -0.2);
      return true;
    case 'd':
      panBy(run, 0.2);
      return true;
    case '0':
    case 'f':
      viewStore.setState({ window: undefined });
      return true;
    case 't':
      viewStore.setState({
        axis: viewStore.getState().axis === 'time' ? 'events' : 'time',
        axisChosen: true,
        window: undefined,
      });
      return true;
    case 'Escape':
      escape();
      return true;
    default:
      return false;
  }
}

/** Zooming, panning, one level back: anywhere on the page but in what has keys of its own. */
export function useZoomKeys(run: RunResult | undefined): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (run === undefined || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      zoomKey(run, event.key);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [run]);
}

/** Up and down choose a lane, Enter shows or hides the futures of a task. */
export function useLaneKeys(canvas: React.RefObject<HTMLCanvasElement | null>, model: TimelineModel | undefined): void {
  useEffect(() => {
    const element = canvas.current;
    if (element === null || model === undefined) return;
    const lanes = [
      ...model.tasks.map((lane) => ({ selectedTask: lane.id, selectedResource: 0 })),
      ...model.resources.filter((lane) => lane.id > 0).map((lane) => ({ selectedTask: -1, selectedResource: lane.id })),
    ];
    const listener = (event: KeyboardEvent): void => {
      const { selectedTask, selectedResource } = viewStore.getState();
      if (event.key === 'Enter' && selectedTask >= 0) {
        toggleRows(selectedTask);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const at = lanes.findIndex((it) => it.selectedTask === selectedTask && it.selectedResource === selectedResource);
      const next = lanes[at < 0 ? (step > 0 ? 0 : lanes.length - 1) : at + step];
      if (next !== undefined) viewStore.setState(next);
    };
    element.addEventListener('keydown', listener);
    return () => element.removeEventListener('keydown', listener);
  }, [canvas, model]);
}
