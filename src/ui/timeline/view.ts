//! The part of the timeline that is in view, shared by painting and pointer.
import { layoutStore, resultStore, viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { titleWidth } from './layout.ts';
import { fullWindow, makeScale } from './scale.ts';
import type { Axis, Scale, Window } from './scale.ts';

/** What the pointer code and the painter share; changed in place, drawn on the next frame. */
export interface TimelineView {
  scroll: number;
  width: number;
  height: number;
}

/** How much larger than usual the canvas draws: in presenter mode its type grows with the page's. */
export function uiScale(): number {
  return layoutStore.getState().presenter ? 1.35 : 1;
}

/** Pixels right of the last event. */
const AIR = 14;

/** Width of the plot in pixels. */
export function plotWidth(view: { readonly width: number }): number {
  return Math.max(10, view.width - titleWidth(view.width) - AIR);
}

/** All of the axis: with another variant beside it long enough for both, so that one second is as wide in each. */
export function wholeWindow(run: RunResult, axis: Axis): Window {
  const own = fullWindow(run.trace, axis);
  const other = axis === 'time' ? resultStore.getState().beside?.run : undefined;
  if (other === undefined || !layoutStore.getState().showBeside) return own;
  return { from: own.from, to: Math.max(own.to, fullWindow(other.trace, axis).to) };
}

/** The current mapping of events to pixels. */
export function currentScale(run: RunResult, view: TimelineView): Scale {
  const { axis, window } = viewStore.getState();
  const shown = window ?? wholeWindow(run, axis);
  return makeScale(run.trace, axis, shown, titleWidth(view.width), plotWidth(view));
}
