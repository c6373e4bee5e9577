//! Why a run ended, in words for a terminal.
import type { RunEnd } from '../trace/events.ts';
import type { Trace } from '../trace/trace.ts';
import { USER_FILE } from '../source/span.ts';
import type { SourceMap } from '../source/source-file.ts';

function placeText(span: number, trace: Trace, sources: SourceMap): string {
  const place = trace.place(span);
  if (place === undefined) return '';
  const at = sources.lines(USER_FILE).lineCol(place.start);
  return ` (src/main.rs:${String(at.line)}:${String(at.column)})`;
}

/** Lines for stderr; empty for an ordinary exit (a panic has already reported itself). */
export function describeEnd(end: RunEnd | undefined, trace: Trace, sources: SourceMap): string {
  if (end === undefined) return '';
  switch (end.kind) {
    case 'exited':
    case 'panicked':
      return '';
    case 'aborted':
      return end.message === '' ? '' : `${end.message}\n`;
    case 'deadlock': {
      const lines = end.waits.map((w) => {
        const holder = w.heldBy === undefined ? '' : `, held by ${w.heldBy}`;
        return `  ${w.who} waits for ${w.waitsFor}${holder}${placeText(w.span, trace, sources)}`;
      });
      return ['awaitscope: deadlock: no task can ever run again', ...lines, ''].join('\n');
    }
    case 'budget': {
      const where =
        end.stuck === undefined
          ? ''
          : `; it was running without an await in task ${String(end.stuck.task)}${placeText(end.stuck.span, trace, sources)}`;
      return `awaitscope: stopped after ${String(end.limit)} ${end.what}${where}\n`;
    }
    case 'unsupported':
      return `awaitscope: unsupported: ${end.what}${placeText(end.span, trace, sources)}\n`;
    case 'failed':
      return `awaitscope: ${end.what}${placeText(end.span, trace, sources)}\n`;
  }
}
