//! The part of the timeline that is in view, shared by painting and pointer.
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import { TITLE } from './layout.ts';
import { fullWindow, makeScale } from './scale.ts';
import type { Scale } from './scale.ts';

/** What the pointer code and the painter share; changed in place, drawn on the next frame. */
export interface TimelineView {
  scroll: number;
  width: number;
  height: number;
}

/** The current mapping of events to pixels. */
export function currentScale(run: RunResult, view: TimelineView): Scale {
  const { axis, window } = viewStore.getState();
  return makeScale(
    run.trace,
    axis,
    window ?? fullWindow(run.trace, axis),
    TITLE,
    Math.max(10, view.width - TITLE - 14),
  );
}
