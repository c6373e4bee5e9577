//! Task: the selected task (or the one of the current event): where it stands, what it holds, its history in numbers.
import { useEffect, useMemo, useState } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunState, TaskState } from '../../trace/state.ts';
import type { ValueView } from '../../trace/value-view.ts';
import { whyWaiting } from '../explain.ts';
import { count, formatTime } from '../format.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import { TaskChip } from '../widgets/chip.tsx';
import './state.css';

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function showValue(value: ValueView): string {
  switch (value.kind) {
    case 'scalar':
    case 'opaque':
      return value.text;
    case 'ref':
      return value.target === undefined ? '&…' : `&${showValue(value.target)}`;
    case 'list':
      return `${value.name}[${value.items.map(showValue).join(', ')}${value.more > 0 ? `, … ${String(value.more)} more` : ''}]`;
    case 'struct':
      return value.fields.length === 0
        ? value.name
        : `${value.name} { ${value.fields.map((f) => `${f.name}: ${showValue(f.value)}`).join(', ')} }`;
  }
}

interface Frames {
  readonly seq: number;
  readonly frames: readonly {
    readonly name: string;
    readonly locals: readonly { readonly name: string; readonly type: string; readonly value: ValueView }[];
  }[];
}

/** Locals at the cursor: the engine runs again to this very step and reads the frames. */
function Locals({ task }: { readonly task: number }) {
  const app = useApp();
  const cursor = useView((v) => v.cursor);
  const [shown, setShown] = useState<Frames | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => setShown(undefined), [cursor]);
  const look = async (): Promise<void> => {
    setBusy(true);
    const frames = await app.inspect(cursor, task);
    setShown({ seq: cursor, frames });
    setBusy(false);
  };
  if (shown === undefined) {
    return (
      <button type="button" className="btn outline" disabled={busy} onClick={() => void look()}>
        {busy ? 'Looking…' : 'Show locals here'}
      </button>
    );
  }
  if (shown.frames.length === 0) return <p className="quiet">No frame of the program is on a stack at this moment.</p>;
  return (
    <div data-testid="locals">
      {shown.frames.map((frame, i) => (
        <div key={`${frame.name}${String(i)}`}>
          <h4>{frame.name}</h4>
          <dl className="facts mono">
            {frame.locals.map((local) => (
              <div key={local.name} title={local.type}>
                <dt>{local.name}</dt>
                <dd>{showValue(local.value)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function Facts({
  task,
  state,
  source,
  place,
}: {
  readonly task: TaskState;
  readonly state: RunState;
  readonly source: string;
  readonly place: { readonly start: number; readonly fn: string } | undefined;
}) {
  const holds = [...state.resources.values()].filter((r) => r.holders.some((h) => h.task === task.id));
  return (
    <dl className="facts">
      <div>
        <dt>stands at</dt>
        <dd>
          {place === undefined
            ? 'not started'
            : `line ${String(lineOf(source, place.start))}${place.fn === '' ? '' : `, in ${place.fn}`}${task.awaiting === '' ? '' : `: ${task.awaiting}`}`}
        </dd>
      </div>
      <div>
        <dt>holds</dt>
        <dd>{holds.length === 0 ? 'no lock or permit' : holds.map((r) => r.name).join(', ')}</dd>
      </div>
      <div>
        <dt>polled</dt>
        <dd>{count(task.polls, 'time')}</dd>
      </div>
      <div>
        <dt>in this state</dt>
        <dd>since {formatTime(task.since)}</dd>
      </div>
      <div>
        <dt>spawned by</dt>
        <dd>{task.parent < 0 ? 'the program' : (state.tasks.get(task.parent)?.name ?? 'main')}</dd>
      </div>
    </dl>
  );
}

export function TaskPanel() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const selected = useView((v) => v.selectedTask);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program, then click a lane: its task is shown here.</p>;
  const id = selected >= 0 ? selected : Math.max(0, run.trace.task(cursor));
  const task = state.tasks.get(id);
  if (task === undefined) return <p className="empty">This task has not been spawned yet at the cursor.</p>;
  return (
    <div className="now">
      <label className="field">
        <span className="visually-hidden">Task</span>
        <select
          aria-label="Task"
          value={id}
          onChange={(e) => viewStore.setState({ selectedTask: Number(e.target.value) })}
        >
          {[...state.tasks.values()].map((t) => (
            <option key={t.id} value={t.id}>
              {t.name}
            </option>
          ))}
        </select>
      </label>
      <p className="sentence">
        <TaskChip status={task.status} /> {whyWaiting(state, task)}
      </p>
      <Facts task={task} state={state} source={run.source} place={run.trace.place(task.span)} />
      <Locals task={id} />
    </div>
  );
}
