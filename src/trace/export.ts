//! A trace as text that leaves the tool: JSON Lines, a readable narration; Chrome Trace Event JSON is in
//! `export-chrome.ts`. Mapped by hand; versioned.
import { LineIndex } from '../source/source-file.ts';
import { EVENT_FIELDS, RESOURCE_KINDS } from './events.ts';
import { chromeTrace } from './export-chrome.ts';
import type { TraceEvent } from './events.ts';
import type { Trace } from './trace.ts';

/** Version of the JSON Lines schema: in its first line. */
export const JSONL_VERSION = 1;
/** Fields that hold string ids, and are written as their text. */
const TEXT_FIELDS = new Set(['name', 'text', 'value', 'message', 'what', 'held', 'type']);

function fieldsOf(event: TraceEvent, trace: Trace): Record<string, number | string> {
  const raw = event as unknown as Readonly<Record<string, number>>;
  const out: Record<string, number | string> = {};
  for (const name of EVENT_FIELDS[event.kind]) {
    const value = raw[name] ?? 0;
    if (event.kind === 'resCreate' && name === 'type') out[name] = RESOURCE_KINDS[value] ?? 'other';
    else out[name] = TEXT_FIELDS.has(name) ? trace.text(value) : value;
  }
  return out;
}

function* jsonLines(trace: Trace, lines: LineIndex): Generator<string> {
  yield JSON.stringify({ schema: 'awaitscope-trace', version: JSONL_VERSION, events: trace.length });
  for (const event of trace.events()) {
    const place = trace.place(event.span);
    const at = place === undefined ? undefined : lines.lineCol(place.start);
    const where = at === undefined ? {} : { line: at.line, column: at.column };
    yield JSON.stringify({
      seq: event.seq,
      ns: event.at,
      task: event.task,
      thread: event.thread,
      kind: event.kind,
      ...where,
      ...fieldsOf(event, trace),
    });
  }
}

/** One line of narration: `  1.500 ms  task 3  send res=2 value=7 len=1  (line 12)`. */
export function eventLine(event: TraceEvent, trace: Trace, lines: LineIndex): string {
  const fields = Object.entries(fieldsOf(event, trace)).map(([name, value]) => `${name}=${String(value)}`);
  const place = trace.place(event.span);
  const where = place === undefined ? '' : `  (line ${String(lines.lineCol(place.start).line)})`;
  const who = event.task < 0 ? 'runtime' : event.task === 0 ? 'main' : `task ${String(event.task)}`;
  return `${(event.at / 1e6).toFixed(3).padStart(10)} ms  ${who.padEnd(8)}  ${event.kind} ${fields.join(' ')}${where}`.trimEnd();
}

/** The whole trace in one of the formats; `source` is the user's text (for line numbers). */
export function exportTrace(trace: Trace, format: 'jsonl' | 'text' | 'chrome', source: string): string {
  const lines = new LineIndex(source);
  switch (format) {
    case 'jsonl':
      return `${[...jsonLines(trace, lines)].join('\n')}\n`;
    case 'text':
      return `${[...trace.events()].map((event) => eventLine(event, trace, lines)).join('\n')}\n`;
    case 'chrome':
      return chromeTrace(trace);
  }
}
