//! Events: the trace around the cursor, one sentence each. Only a window of it is in the page.
import { useMemo } from 'react';
import { explain } from '../explain.ts';
import { formatTime } from '../format.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import './state.css';

/** Events shown before and after the cursor. */
const AROUND = 25;

export function Events() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const rows = useMemo(() => {
    if (run === undefined) return [];
    const from = Math.max(0, cursor - AROUND);
    const to = Math.min(run.trace.length, cursor + AROUND + 1);
    return Array.from({ length: to - from }, (_, i) => {
      const seq = from + i;
      return { seq, at: run.trace.at(seq), kind: run.trace.kind(seq), sentence: explain(run, seq).sentence };
    });
  }, [run, cursor]);
  if (run === undefined)
    return <p className="empty">Run the program: every poll, wake, send and drop is listed here.</p>;
  return (
    <ol className="events">
      {rows.map((row) => (
        <li key={row.seq}>
          <button
            type="button"
            aria-current={row.seq === cursor}
            ref={row.seq === cursor ? (it) => it?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => app.goTo(row.seq)}
          >
            <span className="when">{formatTime(row.at)}</span>
            <span>{row.sentence}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
