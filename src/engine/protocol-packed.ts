//! A finished run as JSON text. A run is a pure function of its input, so the page may be delivered with the run of its first
//! example already made: the same trace that the engine in the page would record (a test holds them equal).
import type { TraceData } from '../trace/events.ts';
import type { RunSummary } from './protocol.ts';

const COLUMNS = ['kind', 'at', 'step', 'task', 'thread', 'span', 'f0', 'f1', 'f2', 'f3', 'spans'] as const;

export interface PackedRun {
  readonly trace: TraceData;
  readonly summary: RunSummary;
  readonly source: string;
}

/** See the file head. */
export function packRun(trace: TraceData, summary: RunSummary, source: string): string {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, Array.from(trace[name])]));
  return JSON.stringify({ length: trace.length, strings: trace.strings, end: trace.end, columns, summary, source });
}

/** Reads what `packRun` wrote; undefined if it is something else. */
export function unpackRun(text: string): PackedRun | undefined {
  try {
    const data = JSON.parse(text) as {
      length: number;
      strings: string[];
      end: TraceData['end'];
      columns: Record<(typeof COLUMNS)[number], number[]>;
      summary: RunSummary;
      source: string;
    };
    const c = data.columns;
    const trace: TraceData = {
      length: data.length,
      kind: Uint8Array.from(c.kind),
      at: Float64Array.from(c.at),
      step: Float64Array.from(c.step),
      task: Int32Array.from(c.task),
      thread: Int16Array.from(c.thread),
      span: Int32Array.from(c.span),
      f0: Int32Array.from(c.f0),
      f1: Int32Array.from(c.f1),
      f2: Int32Array.from(c.f2),
      f3: Int32Array.from(c.f3),
      strings: data.strings,
      spans: Int32Array.from(c.spans),
      end: data.end,
    };
    return { trace, summary: data.summary, source: data.source };
  } catch {
    return undefined;
  }
}
