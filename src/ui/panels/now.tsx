//! Now: the event at the cursor in words, what the example wants noticed, and why every task stands where it stands.
import { useMemo } from 'react';
import { viewStore } from '../../app/stores.ts';
import { EXAMPLES } from '../../app/gallery.ts';
import type { RunState, TaskState } from '../../trace/state.ts';
import { explain, whyWaiting } from '../explain.ts';
import { formatTime } from '../format.ts';
import { useDocument, useResult, useView } from '../hooks.ts';
import { TaskChip } from '../widgets/chip.tsx';
import { OutsideHint } from './outside-hint.tsx';
import './state.css';

function Notice() {
  const id = useDocument((d) => d.exampleId);
  const source = useDocument((d) => d.source);
  const example = EXAMPLES.find((e) => e.id === id);
  if (example?.source !== source) return null;
  return (
    <div className="notice-box">
      <p>
        <strong>
          {example.title}
          {example.variant === undefined ? '' : ` (${example.variant.toLowerCase()})`}.
        </strong>{' '}
        {example.notice}
      </p>
    </div>
  );
}

/** A program without a runtime: what each of its threads does. */
function Threads({ state }: { readonly state: RunState }) {
  const threads = [...state.threads.values()].filter((it) => it.kind === 0 || it.kind === 3);
  return (
    <>
      <h3>Threads</h3>
      <ul className="tasks">
        {threads.map((it) => (
          <li key={it.id} className="thread-row">
            <strong>{it.kind === 0 ? 'main thread' : it.name}</strong>{' '}
            {it.ended ? 'has ended' : it.blocked === '' ? 'runs or may run' : `waits in ${it.blocked}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Finished tasks that are listed one by one at most. */
const MAX_DONE = 4;

function TaskRow({ state, task }: { readonly state: RunState; readonly task: TaskState }) {
  return (
    <li>
      <button
        type="button"
        className="row"
        onClick={() => viewStore.setState({ selectedTask: task.id, selectedResource: 0 })}
      >
        <TaskChip status={task.status} />
        <span>{whyWaiting(state, task)}</span>
      </button>
    </li>
  );
}

export function Now() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  const source = useDocument((d) => d.source);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program: each step is then told here in words.</p>;
  const { sentence, detail } = explain(run, cursor);
  const tasks = [...state.tasks.values()].filter((it) => it.flavor !== 'job' || it.status !== 'done');
  const over = tasks.filter((it) => it.status === 'done');
  // What has finished says little: many of them are folded away below those that go on.
  const folded = over.length > MAX_DONE ? over : [];
  const shown = tasks.filter((it) => !folded.includes(it));
  return (
    <div className="now" data-testid="now">
      {run.source === source ? null : (
        <p className="stale">The text has changed since this run. Run again to see it.</p>
      )}
      <p className="sentence" aria-live="polite">
        <span className="time">{formatTime(state.at)}</span>
        {sentence} {detail}
      </p>
      {cursor >= run.trace.length - 1 ? <OutsideHint /> : null}
      <Notice />
      {tasks.length === 0 ? <Threads state={state} /> : <h3>Tasks</h3>}
      <ul className="tasks">
        {shown.map((task) => (
          <TaskRow key={task.id} state={state} task={task} />
        ))}
      </ul>
      {folded.length === 0 ? null : (
        <details className="over">
          <summary>{folded.length} have finished</summary>
          <ul className="tasks">
            {folded.map((task) => (
              <TaskRow key={task.id} state={state} task={task} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
