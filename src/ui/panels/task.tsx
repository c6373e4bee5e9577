//! Task: the selected task (or the one of the current event): why it stands, its await tree, what it holds, its history in numbers.
import { useEffect, useMemo, useState } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import type { RunState, TaskState } from '../../trace/state.ts';
import { viewText } from '../../trace/value-view.ts';
import type { ValueView } from '../../trace/value-view.ts';
import { whyWaiting } from '../explain.ts';
import { count, formatTime } from '../format.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import { TaskChip } from '../widgets/chip.tsx';
import { awaitTree } from './await-tree.ts';
import type { AwaitNode } from './await-tree.ts';
import './state.css';
import './task.css';

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

interface Frames {
  readonly frames: readonly {
    readonly name: string;
    readonly future: number;
    readonly locals: readonly { readonly name: string; readonly type: string; readonly value: ValueView }[];
  }[];
}
type Held = ReadonlyMap<number, Frames['frames'][number]['locals']>;

const RESULT_WORDS: Readonly<Record<number, string>> = {
  [-1]: 'not polled this turn',
  0: 'pending',
  1: 'ready',
  2: 'no match',
  3: 'disabled',
  4: 'dropped',
};

function Locals({ locals }: { readonly locals: Frames['frames'][number]['locals'] | undefined }) {
  if (locals === undefined || locals.length === 0) return null;
  return (
    <dl className="held mono">
      {locals.map((local, i) => (
        <div key={`${local.name}${String(i)}`} title={local.type}>
          <dt>{local.name}</dt>
          <dd>{viewText(local.value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Node({ node, held, at }: { readonly node: AwaitNode; readonly held: Held; readonly at: number }) {
  switch (node.kind) {
    case 'leaf':
      return (
        <li className="leaf">
          {node.on.map((res) => (
            <button
              key={res.id}
              type="button"
              className="link"
              onClick={() => viewStore.setState({ selectedResource: res.id, selectedTask: -1 })}
            >
              {res.name}
            </button>
          ))}
          {node.deadline >= 0 ? (
            <span className="quiet">
              timer at {formatTime(node.deadline)}
              {node.deadline > at ? `, in ${formatTime(node.deadline - at)}` : ''}
            </span>
          ) : null}
        </li>
      );
    case 'future':
      return (
        <li className={node.future.status === 'polled' ? 'polled' : ''}>
          <span className="mark" aria-hidden="true" />
          <strong>{node.future.name}</strong>{' '}
          {node.future.status === 'polled' ? (
            <span className="running">is being polled</span>
          ) : (
            <code title="suspended at this await">{node.at}</code>
          )}{' '}
          <span className="quiet">{count(node.future.polls, 'poll')}</span>
          <Locals locals={held.get(node.future.id)} />
          <Children nodes={node.children} held={held} at={at} />
        </li>
      );
    case 'select':
      return (
        <li className="select">
          <span className="mark" aria-hidden="true" />
          <strong>{node.select.join ? 'join!' : 'select!'}</strong>{' '}
          <span className="quiet">
            turn {node.select.turns}
            {node.select.join ? '' : `, began with branch ${String(node.select.start + 1)}`}
          </span>
          <ul>
            {node.branches.map((branch, i) => (
              <li key={i} className={`branch result-${String(branch.result)}`}>
                <span className="order" title="order in this turn">
                  {node.select.order.includes(i) ? node.select.order.indexOf(i) + 1 : '·'}
                </span>
                <code>{branch.text}</code>{' '}
                <span className="outcome">
                  {node.select.winner === i
                    ? 'wins'
                    : node.select.join && branch.result === 1
                      ? 'done'
                      : (RESULT_WORDS[branch.result] ?? '')}
                </span>
                <Children nodes={branch.children} held={held} at={at} />
              </li>
            ))}
          </ul>
        </li>
      );
  }
}

function Children({
  nodes,
  held,
  at,
}: {
  readonly nodes: readonly AwaitNode[];
  readonly held: Held;
  readonly at: number;
}) {
  if (nodes.length === 0) return null;
  return (
    <ul>
      {nodes.map((node, i) => (
        <Node key={i} node={node} held={held} at={at} />
      ))}
    </ul>
  );
}

/** The tree; on demand with what each future holds: the engine runs again to this very step and reads the frames. */
function Tree({ run, state, task }: { readonly run: RunResult; readonly state: RunState; readonly task: TaskState }) {
  const app = useApp();
  const cursor = useView((v) => v.cursor);
  const [shown, setShown] = useState<Frames | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => setShown(undefined), [cursor, run]);
  const look = async (): Promise<void> => {
    setBusy(true);
    const frames = await app.inspect(cursor, task.id);
    setShown({ frames });
    setBusy(false);
  };
  const nodes = useMemo(() => awaitTree(state, task, run.source, (span) => run.trace.place(span)), [state, task, run]);
  const held: Held = new Map((shown?.frames ?? []).filter((f) => f.future > 0).map((f) => [f.future, f.locals]));
  const frames = (shown?.frames ?? []).filter((f) => f.future === 0);
  return (
    <>
      <div className="tree-head">
        <h3>Await tree</h3>
        {shown === undefined ? (
          <button type="button" className="btn outline small" disabled={busy} onClick={() => void look()}>
            {busy ? 'Looking…' : 'Show locals here'}
          </button>
        ) : null}
      </div>
      {nodes.length === 0 ? (
        <p className="quiet">
          {task.polls === 0 ? 'Not polled yet: none of its code has run.' : 'Nothing is suspended.'}
        </p>
      ) : (
        <ul className="await-tree" data-testid="await-tree">
          {nodes.map((node, i) => (
            <Node key={i} node={node} held={held} at={state.at} />
          ))}
        </ul>
      )}
      {shown === undefined ? null : (
        <div data-testid="locals">
          {frames.map((frame, i) => (
            <div key={`${frame.name}${String(i)}`}>
              <h4>{frame.name}, on the stack</h4>
              <Locals locals={frame.locals} />
            </div>
          ))}
          {held.size > 0 ? (
            <p className="quiet">If the task is dropped now, what its futures hold is lost, innermost first.</p>
          ) : frames.length === 0 ? (
            <p className="quiet">No frame of the program exists at this moment.</p>
          ) : null}
        </div>
      )}
    </>
  );
}

function Facts({ task, state, run }: { readonly task: TaskState; readonly state: RunState; readonly run: RunResult }) {
  const place = run.trace.place(task.span);
  const holds = [...state.resources.values()].flatMap((r) =>
    r.holders.filter((h) => h.task === task.id).map((h) => ({ res: r, since: h.since })),
  );
  return (
    <dl className="facts">
      <div>
        <dt>stands at</dt>
        <dd>
          {place === undefined
            ? 'not started'
            : `line ${String(lineOf(run.source, place.start))}${place.fn === '' ? '' : `, in ${place.fn}`}`}
        </dd>
      </div>
      <div>
        <dt>holds</dt>
        <dd>
          {holds.length === 0
            ? 'no lock or permit'
            : holds.map(({ res, since }, i) => (
                <span key={`${String(res.id)}${String(i)}`}>
                  {i > 0 ? ', ' : ''}
                  <button
                    type="button"
                    className="link"
                    onClick={() => viewStore.setState({ selectedResource: res.id, selectedTask: -1 })}
                  >
                    {res.name}
                  </button>{' '}
                  since {formatTime(since)}
                </span>
              ))}
        </dd>
      </div>
      <div>
        <dt>polled</dt>
        <dd>
          {count(task.polls, 'time')}, in this state since {formatTime(task.since)}
        </dd>
      </div>
      <div>
        <dt>spawned by</dt>
        <dd>
          {task.parent < 0 ? 'the program' : (state.tasks.get(task.parent)?.name ?? 'main')}
          {task.aborting ? '; asked to abort' : ''}
        </dd>
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
  return (
    <div className="now">
      <label className="field">
        <span className="visually-hidden">Task</span>
        <select
          aria-label="Task"
          value={id}
          onChange={(e) => viewStore.setState({ selectedTask: Number(e.target.value) })}
        >
          {task === undefined ? <option value={id}>not spawned yet</option> : null}
          {[...state.tasks.values()].map((t) => (
            <option key={t.id} value={t.id}>
              {t.name}
            </option>
          ))}
        </select>
      </label>
      {task === undefined ? (
        <p className="quiet">This task has not been spawned yet at the cursor.</p>
      ) : (
        <>
          <p className="sentence short">
            <TaskChip status={task.status} /> {whyWaiting(state, task)}
          </p>
          <Facts task={task} state={state} run={run} />
          <Tree run={run} state={state} task={task} />
        </>
      )}
    </div>
  );
}
