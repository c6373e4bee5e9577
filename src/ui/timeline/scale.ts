//! Where events lie on the x axis: by virtual time, or one step per event. Pure.
import type { Trace } from '../../trace/trace.ts';
import { formatTime } from '../format.ts';

export type Axis = 'time' | 'events';
/** The visible part of the axis, in ns or event numbers. */
export interface Window {
  readonly from: number;
  readonly to: number;
}
export interface Scale {
  /** Pixel of an event. */
  x(seq: number): number;
  /** Pixel of an axis value. */
  xOf(value: number): number;
  /** Axis value of a pixel. */
  valueAt(x: number): number;
  /** Axis value of an event. */
  value(seq: number): number;
  readonly window: Window;
}

/** Part of the axis after the last event of a deadlock: waits for ever must be seen. */
const FOREVER = 0.12;

/** Where on the axis things lie that last until the end. */
function endOf(trace: Trace, axis: Axis): number {
  const end = axis === 'events' ? trace.length : trace.duration;
  return trace.data.end?.kind === 'deadlock' ? Math.max(end, axis === 'events' ? 1 : 1e5) * (1 + FOREVER) : end;
}

/** The whole run, with a little air at the end. */
export function fullWindow(trace: Trace, axis: Axis): Window {
  const end = endOf(trace, axis);
  if (axis === 'events') return { from: 0, to: Math.max(1, end) };
  return { from: 0, to: end === 0 ? 1e6 : end * 1.03 };
}

/** Maps the window onto [left, left + width]. */
export function makeScale(trace: Trace, axis: Axis, window: Window, left: number, width: number): Scale {
  const perUnit = width / Math.max(1e-9, window.to - window.from);
  const at = trace.data.at;
  const last = trace.length - 1;
  // A deadlock lasts as far as one can see, also where a longer run beside it sets the axis.
  const end = Math.max(endOf(trace, axis), trace.data.end?.kind === 'deadlock' ? window.to : 0);
  const value =
    axis === 'events'
      ? (seq: number): number => (seq > last ? end : seq)
      : (seq: number): number => (seq > last ? end : (at[seq] ?? 0));
  const xOf = (v: number): number => left + (v - window.from) * perUnit;
  return { x: (seq) => xOf(value(seq)), xOf, valueAt: (x) => window.from + (x - left) / perUnit, value, window };
}

/** Zooms by `factor` (>1 closer) around an axis value, within the full window. */
export function zoom(window: Window, full: Window, around: number, factor: number): Window {
  const span = Math.min(full.to - full.from, Math.max((window.to - window.from) / factor, (full.to - full.from) / 1e6));
  const part = (around - window.from) / (window.to - window.from);
  return clamp({ from: around - span * part, to: around + span * (1 - part) }, full);
}

/** Moves a window by an axis distance, within the full window. */
export function pan(window: Window, full: Window, by: number): Window {
  return clamp({ from: window.from + by, to: window.to + by }, full);
}

function clamp(window: Window, full: Window): Window {
  const span = Math.min(window.to - window.from, full.to - full.from);
  const from = Math.max(full.from, Math.min(window.from, full.to - span));
  return { from, to: from + span };
}

/** `#120 · 11 ms` */
function eventLabel(trace: Trace, seq: number): string {
  return `#${String(seq + 1)} · ${formatTime(trace.at(Math.min(seq, trace.length - 1)))}`;
}

/** Events that share one hundredth of the time axis make it useless when there are more than this part of them. */
const CROWDED = 0.7;
const BINS = 100;

/** The axis on which more can be seen: time, unless nearly everything happens at one moment of it. */
export function betterAxis(trace: Trace): Axis {
  const full = fullWindow(trace, 'time');
  if (trace.duration === 0) return 'events';
  const bins = new Uint32Array(BINS);
  for (let seq = 0; seq < trace.length; seq++) {
    const bin = Math.min(BINS - 1, Math.floor((trace.at(seq) / full.to) * BINS));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return Math.max(...bins) > trace.length * CROWDED ? 'events' : 'time';
}

/** Round tick values with their labels, about one per 90 (events: 130) pixels. */
export function ticks(
  trace: Trace,
  scale: Scale,
  axis: Axis,
  width: number,
): readonly { readonly value: number; readonly label: string }[] {
  const span = scale.window.to - scale.window.from;
  const wanted = Math.max(2, Math.floor(width / (axis === 'events' ? 130 : 90)));
  const raw = span / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(axis === 'events' ? 1 : 1e-3, [1, 2, 5, 10].map((f) => f * power).find((s) => s >= raw) ?? raw);
  const out: { value: number; label: string }[] = [];
  for (let value = Math.ceil(scale.window.from / step) * step; value <= scale.window.to; value += step) {
    out.push({ value, label: axis === 'events' ? eventLabel(trace, Math.round(value)) : formatTime(value) });
  }
  return out;
}
