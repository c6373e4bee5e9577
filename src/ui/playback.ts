//! Playing: steps at a speed, and stops at breakpoints.
import { useEffect, useMemo } from 'react';
import { viewStore } from '../app/stores.ts';
import { LineIndex } from '../source/source-file.ts';
import type { Trace } from '../trace/trace.ts';
import { useApp, useResult, useView } from './hooks.ts';

/** Events per second of playback at speed 1. */
const BASE_RATE = 6;

/** Ids of the places that begin on one of the lines. */
export function spansOnLines(trace: Trace, source: string, lines: readonly number[]): ReadonlySet<number> {
  const index = new LineIndex(source);
  const wanted = new Set(lines);
  const found = new Set<number>();
  for (let id = 1; id * 3 < trace.data.spans.length; id++)
    if (wanted.has(index.lineCol(trace.data.spans[id * 3] ?? 0).line)) found.add(id);
  return found;
}

/** First statement after `from` and up to `to` that begins at one of the places; undefined if there is none. */
export function stopBetween(trace: Trace, from: number, to: number, spans: ReadonlySet<number>): number | undefined {
  if (spans.size === 0) return undefined;
  for (let seq = from + 1; seq <= to; seq++)
    if (trace.kind(seq) === 'statement' && spans.has(trace.data.span[seq] ?? 0)) return seq;
  return undefined;
}

/** Steps while `playing`; pauses at a breakpoint and at the end. */
export function usePlayback(playing: boolean): void {
  const app = useApp();
  const speed = useView((v) => v.speed);
  const breakpoints = useView((v) => v.breakpoints);
  const run = useResult((r) => r.run);
  const stops = useMemo(
    () => (run === undefined ? new Set<number>() : spansOnLines(run.trace, run.source, breakpoints)),
    [run, breakpoints],
  );
  useEffect(() => {
    if (!playing || run === undefined) return;
    const tick = (): void => {
      const before = viewStore.getState().cursor;
      app.step(1);
      const now = viewStore.getState().cursor;
      const stop = stopBetween(run.trace, before, now, stops);
      if (stop !== undefined) {
        app.goTo(stop);
        app.pause();
      } else if (now >= run.trace.length - 1) app.session.send({ type: 'atEnd' });
    };
    const timer = setInterval(tick, 1000 / (BASE_RATE * speed));
    return () => clearInterval(timer);
  }, [playing, speed, run, stops, app]);
}
