//! Now: the event at the cursor in words, what the example wants noticed, and why every task stands where it stands.
import { useMemo } from 'react';
import { viewStore } from '../../app/stores.ts';
import { EXAMPLES } from '../../app/gallery.ts';
import { explain, whyWaiting } from '../explain.ts';
import { formatTime } from '../format.ts';
import { useDocument, useResult, useView } from '../hooks.ts';
import { TaskChip } from '../widgets/chip.tsx';
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

export function Now() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  const source = useDocument((d) => d.source);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program: each step is then told here in words.</p>;
  const { sentence, detail } = explain(run, cursor);
  const tasks = [...state.tasks.values()];
  return (
    <div className="now" data-testid="now">
      {run.source === source ? null : (
        <p className="stale">The text has changed since this run. Run again to see it.</p>
      )}
      <p className="sentence" aria-live="polite">
        <span className="time">{formatTime(state.at)}</span>
        {sentence} {detail}
      </p>
      <Notice />
      <h3>Tasks</h3>
      <ul className="tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <button
              type="button"
              className="row"
              onClick={() => viewStore.setState({ selectedTask: task.id, selectedResource: 0 })}
            >
              <TaskChip status={task.status} />
              <span>{whyWaiting(state, task)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
