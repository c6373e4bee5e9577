//! What the program printed, with virtual time and task. Lines after the cursor are faded; a click goes to the moment.
import { useEffect, useMemo, useRef } from 'react';
import type { Trace } from '../../trace/trace.ts';
import { formatTime } from '../format.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import './panels.css';

interface OutputLine {
  readonly seq: number;
  readonly at: number;
  readonly task: number;
  readonly stream: number;
  readonly text: string;
}

/** Output events joined to lines: a `print!` without newline continues on the line of the next. */
export function outputLines(trace: Trace): readonly OutputLine[] {
  const lines: OutputLine[] = [];
  const open = new Map<number, OutputLine>();
  for (const event of trace.events()) {
    if (event.kind !== 'output') continue;
    const parts = trace.text(event.text).split('\n');
    parts.forEach((part, i) => {
      const before = i === 0 ? open.get(event.stream) : undefined;
      const line: OutputLine =
        before === undefined
          ? { seq: event.seq, at: event.at, task: event.task, stream: event.stream, text: part }
          : { ...before, text: before.text + part };
      const isLast = i === parts.length - 1;
      if (isLast && part === '' && before === undefined) open.delete(event.stream);
      else if (isLast) open.set(event.stream, line);
      else {
        lines.push(line);
        open.delete(event.stream);
      }
    });
  }
  return [...lines, ...open.values()].sort((a, b) => a.seq - b.seq);
}

function taskName(names: ReadonlyMap<number, string>, task: number): string {
  return names.get(task) ?? (task === 0 ? 'main' : task < 0 ? '' : `task ${String(task)}`);
}

export function Console() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const lines = useMemo(() => (run === undefined ? [] : outputLines(run.trace)), [run]);
  const names = useMemo(() => {
    const map = new Map<number, string>();
    for (const event of run?.trace.events() ?? [])
      if (event.kind === 'taskSpawn') map.set(event.target, run?.trace.text(event.name) ?? '');
    return map;
  }, [run]);
  const lastShown = lines.findLastIndex((l) => l.seq <= cursor);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[Math.max(0, lastShown)]?.scrollIntoView({ block: 'nearest' });
  }, [lastShown]);
  if (run === undefined)
    return (
      <p className="empty">What the program prints appears here, with the virtual time and the task that printed it.</p>
    );
  if (lines.length === 0) return <p className="empty">The program printed nothing.</p>;
  return (
    <div className="console" ref={list} data-testid="console">
      {lines.map((line) => (
        <button
          key={`${String(line.seq)}-${line.text}`}
          type="button"
          className={`line${line.seq > cursor ? ' later' : ''}${line.stream === 2 ? ' err' : ''}`}
          onClick={() => app.goTo(line.seq)}
          title="Go to this moment"
        >
          <span className="when">{formatTime(line.at)}</span>
          <span className="who">{taskName(names, line.task)}</span>
          <span className="text">{line.text}</span>
        </button>
      ))}
      <RunEndLine />
    </div>
  );
}

/** How the run ended, as the last line. */
function RunEndLine() {
  const app = useApp();
  const run = useResult((r) => r.run);
  if (run === undefined) return null;
  const end = run.trace.data.end;
  const words = ((): string => {
    if (end === undefined) return 'There is more to record.';
    switch (end.kind) {
      case 'exited':
        return `Exited with code ${String(end.code)}.`;
      case 'panicked':
        return 'main panicked: exit code 101.';
      case 'aborted':
        return `Aborted: ${end.message}`;
      case 'deadlock':
        return `Deadlock: no task can ever run again. ${end.waits.map((w) => `${w.who} waits for ${w.waitsFor}${w.heldBy === undefined ? '' : ` held by ${w.heldBy}`}`).join('; ')}.`;
      case 'budget':
        return end.stuck === undefined
          ? `Recorded up to the budget of ${String(end.limit)} ${end.what}.`
          : `Stopped after ${String(end.limit)} ${end.what}: ${end.stuck.task === 0 ? 'main' : `task ${String(end.stuck.task)}`} never reaches an await, so nothing else can run.`;
      case 'unsupported':
        return `Unsupported: ${end.what}`;
      case 'failed':
        return `Stopped: ${end.what}`;
    }
  })();
  return (
    <div className={`end ${end?.kind ?? 'more'}`} data-testid="run-end">
      {words}
      {end === undefined || (end.kind === 'budget' && end.stuck === undefined) ? (
        <button type="button" className="btn outline" onClick={() => void app.more()}>
          Record more
        </button>
      ) : null}
    </div>
  );
}
