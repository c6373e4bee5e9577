//! What the program printed, with virtual time and task. Lines after the cursor are faded; a click goes to the moment.
import { useEffect, useMemo, useRef } from 'react';
import type { Trace } from '../../trace/trace.ts';
import { formatTime } from '../format.ts';
import { canGoOn, endWords } from '../run-end.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import { OutsideHint } from './outside-hint.tsx';
import './panels.css';

interface OutputLine {
  readonly seq: number;
  readonly at: number;
  readonly task: number;
  readonly thread: number;
  readonly stream: number;
  readonly text: string;
}

/** Output events joined to lines: a `print!` without newline continues on the line of the next. */
export function outputLines(trace: Trace): readonly OutputLine[] {
  const lines: OutputLine[] = [];
  const open = new Map<number, OutputLine>();
  for (let seq = 0; seq < trace.length; seq++) {
    const event = trace.kind(seq) === 'output' ? trace.event(seq) : undefined;
    if (event?.kind !== 'output') continue;
    const parts = trace.text(event.text).split('\n');
    parts.forEach((part, i) => {
      const before = i === 0 ? open.get(event.stream) : undefined;
      const line: OutputLine =
        before === undefined
          ? { seq: event.seq, at: event.at, task: event.task, thread: event.thread, stream: event.stream, text: part }
          : { ...before, text: before.text + part };
      const isLast = i === parts.length - 1;
      if (isLast && part === '' && before === undefined) open.delete(event.stream);
      else if (isLast) open.set(event.stream, line);
      else {
        // A panic's report begins with an empty line: on a page it only takes room.
        if (line.text !== '' || event.stream !== STDERR) lines.push(line);
        open.delete(event.stream);
      }
    });
  }
  return [...lines, ...open.values()].sort((a, b) => a.seq - b.seq);
}

const STDERR = 2;

interface Names {
  readonly tasks: ReadonlyMap<number, string>;
  readonly threads: ReadonlyMap<number, string>;
}

function namesOf(trace: Trace): Names {
  const tasks = new Map<number, string>();
  const threads = new Map<number, string>();
  const read = trace.reader();
  for (let seq = 0; seq < trace.length; seq++) {
    const kind = trace.kind(seq);
    if (kind !== 'taskSpawn' && kind !== 'threadStart') continue;
    const event = read(seq);
    if (event.kind === 'taskSpawn') tasks.set(event.target, trace.text(event.name));
    if (event.kind === 'threadStart') threads.set(event.threadId, trace.text(event.name));
  }
  return { tasks, threads };
}

/** The task that printed, else the thread. */
function whoPrinted(names: Names, line: OutputLine): string {
  if (line.task < 0) return names.threads.get(line.thread) ?? '';
  return names.tasks.get(line.task) ?? (line.task === 0 ? 'main' : `task ${String(line.task)}`);
}

export function Console() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const lines = useMemo(() => (run === undefined ? [] : outputLines(run.trace)), [run]);
  const names = useMemo(() => (run === undefined ? undefined : namesOf(run.trace)), [run]);
  const lastShown = lines.findLastIndex((l) => l.seq <= cursor);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[Math.max(0, lastShown)]?.scrollIntoView({ block: 'nearest' });
  }, [lastShown]);
  if (run === undefined)
    return (
      <p className="empty">What the program prints appears here, with the virtual time and the task that printed it.</p>
    );
  return (
    <div className="console" ref={list} data-testid="console">
      {lines.map((line) => (
        <button
          key={`${String(line.seq)}-${line.text}`}
          type="button"
          className={`line${line.seq > cursor ? ' later' : ''}${line.stream === STDERR ? ' err' : ''}`}
          onClick={() => app.goTo(line.seq)}
          title="Go to this moment"
        >
          <span className="when">{formatTime(line.at)}</span>
          <span className="who">{names === undefined ? '' : whoPrinted(names, line)}</span>
          <span className="text">{line.text}</span>
        </button>
      ))}
      {lines.length === 0 ? <p className="empty">The program printed nothing.</p> : null}
      <RunEndLine />
      <OutsideHint />
    </div>
  );
}

/** How the run ended, as the last line. */
function RunEndLine() {
  const app = useApp();
  const run = useResult((r) => r.run);
  const busy = useResult((r) => r.busy);
  if (run === undefined) return null;
  const end = run.trace.data.end;
  return (
    <div className={`end ${canGoOn(end) ? 'more' : (end?.kind ?? 'more')}`} data-testid="run-end">
      {endWords(end)}
      {canGoOn(end) ? (
        <button type="button" className="btn outline" disabled={busy} onClick={() => void app.more()}>
          {busy ? 'Recording…' : 'Record more'}
        </button>
      ) : null}
    </div>
  );
}
