//! The part of the timeline that is in view, shared by painting and pointer.
import { layoutStore, viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { titleWidth } from './layout.ts';
import { fullWindow, makeScale } from './scale.ts';
import type { Scale } from './scale.ts';

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

/** The current mapping of events to pixels. */
export function currentScale(run: RunResult, view: TimelineView): Scale {
  const { axis, window } = viewStore.getState();
  const shown = window ?? fullWindow(run.trace, axis);
  return makeScale(run.trace, axis, shown, titleWidth(view.width), plotWidth(view));
}
