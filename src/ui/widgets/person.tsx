//! A task as a chip in its own hue, with a mark for its state; a click selects it.
import type { ReactNode } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunState } from '../../trace/state.ts';
import { taskName } from '../words.ts';
import './person.css';

export function Person({
  state,
  task,
  note,
  order,
}: {
  readonly state: RunState;
  readonly task: number;
  /** `read`, `×2`, `next #3`. */
  readonly note?: ReactNode;
  /** Place in a queue, from 1. */
  readonly order?: number;
}) {
  const status = state.tasks.get(task)?.status ?? 'ready';
  return (
    <button
      type="button"
      className={`person status-${status}`}
      style={{ '--hue': `var(--task-${String(((task % 8) + 8) % 8)})` } as React.CSSProperties}
      title={`${taskName(state, task)} (${status}). Click to select it`}
      onClick={() => viewStore.setState({ selectedTask: task, selectedResource: 0 })}
    >
      {order === undefined ? null : <span className="order">{order}</span>}
      <span className="dot" aria-hidden="true" />
      <span className="name">{taskName(state, task)}</span>
      {note === undefined ? null : <span className="note">{note}</span>}
    </button>
  );
}

/** A row of tasks with what they have in common. */
export function People({
  state,
  label,
  tasks,
  ordered = false,
}: {
  readonly state: RunState;
  readonly label: string;
  readonly tasks: readonly { readonly task: number; readonly note?: ReactNode }[];
  readonly ordered?: boolean;
}) {
  if (tasks.length === 0) return null;
  return (
    <div className="people">
      <span className="quiet">{label}</span>
      {tasks.map((it, i) => (
        <Person
          key={`${String(it.task)}-${String(i)}`}
          state={state}
          task={it.task}
          note={it.note}
          {...(ordered ? { order: i + 1 } : {})}
        />
      ))}
    </div>
  );
}
