//! Scheduler: workers with what each runs and its queues in order, the shared queues, the blocking pool, timers by deadline.
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RunState, ThreadState } from '../../trace/state.ts';
import { count, formatTime } from '../format.ts';
import { useApp, useResult, useView } from '../hooks.ts';
import { Person } from '../widgets/person.tsx';
import './scheduler.css';
import './state.css';

/** Tasks of a queue that are drawn at most. */
const MAX_QUEUE = 24;
const MAX_TIMERS = 40;

function Queue({ state, tasks }: { readonly state: RunState; readonly tasks: readonly number[] }) {
  if (tasks.length === 0) return <span className="quiet">empty</span>;
  return (
    <span className="chips">
      {tasks.slice(0, MAX_QUEUE).map((task, i) => (
        <Person key={`${String(task)}-${String(i)}`} state={state} task={task} />
      ))}
      {tasks.length > MAX_QUEUE ? <span className="quiet">and {tasks.length - MAX_QUEUE} more</span> : null}
    </span>
  );
}

function Doing({ state, thread }: { readonly state: RunState; readonly thread: ThreadState }) {
  if (thread.blocked !== '')
    return (
      <span className="blocked">
        {thread.task >= 0 ? <Person state={state} task={thread.task} /> : null} blocked in {thread.blocked}
      </span>
    );
  if (thread.task >= 0) return <Person state={state} task={thread.task} note="polls" />;
  return <span className="quiet">{thread.parked ? 'parked' : 'idle'}</span>;
}

function Row({
  title,
  children,
  note,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly note?: string;
}) {
  return (
    <div className="row-line">
      <span className="title">
        {title}
        {note === undefined ? null : <span className="quiet">{note}</span>}
      </span>
      <span className="content">{children}</span>
    </div>
  );
}

/** A worker: what it polls, its LIFO slot, its own queue. */
function Worker({
  state,
  thread,
  index,
}: {
  readonly state: RunState;
  readonly thread: ThreadState;
  readonly index: number;
}) {
  const local = state.queues.get(`local ${String(index)}`) ?? [];
  const lifo = state.queues.get(`lifo ${String(index)}`) ?? [];
  const deferred = state.queues.get(`deferred ${String(index)}`) ?? [];
  return (
    <section className="worker" aria-label={thread.name}>
      <h4>
        {thread.name}
        {thread.stolen > 0 ? <span className="quiet"> has stolen {count(thread.stolen, 'task')}</span> : null}
      </h4>
      <Row title="polls">
        <Doing state={state} thread={thread} />
      </Row>
      <Row title="LIFO slot">
        <Queue state={state} tasks={lifo} />
      </Row>
      <Row title="run queue" note={local.length > 1 ? count(local.length, 'task') : ''}>
        <Queue state={state} tasks={local} />
      </Row>
      {deferred.length === 0 ? null : (
        <Row title="yielded">
          <Queue state={state} tasks={deferred} />
        </Row>
      )}
    </section>
  );
}

function Threads({ state, threads }: { readonly state: RunState; readonly threads: readonly ThreadState[] }) {
  const workers = threads.filter((t) => t.kind === 1).sort((a, b) => a.worker - b.worker);
  const others = threads.filter((t) => t.kind !== 1);
  const local = state.queues.get('local 0') ?? [];
  const deferred = state.queues.get('deferred 0') ?? [];
  return (
    <>
      {workers.length > 0 ? (
        <div className="workers">
          {workers.map((thread) => (
            <Worker key={thread.id} state={state} thread={thread} index={thread.worker} />
          ))}
        </div>
      ) : (
        <Row title="run queue">
          <Queue state={state} tasks={local} />
        </Row>
      )}
      {workers.length === 0 && deferred.length > 0 ? (
        <Row title="yielded">
          <Queue state={state} tasks={deferred} />
        </Row>
      ) : null}
      {others.map((thread) => (
        <Row
          key={thread.id}
          title={thread.kind === 0 ? 'main thread' : thread.name}
          note={thread.kind === 2 ? 'blocking pool' : thread.kind === 3 ? 'std thread' : ''}
        >
          <Doing state={state} thread={thread} />
        </Row>
      ))}
    </>
  );
}

const SHARED: readonly (readonly [string, string])[] = [
  ['injection', 'injection queue'],
  ['set', 'LocalSet queue'],
  ['blocking', 'blocking queue'],
];

function Timers({ state }: { readonly state: RunState }) {
  const app = useApp();
  const run = useResult((r) => r.run);
  const timers = [...state.timers.values()].sort((a, b) => a.deadline - b.deadline);
  if (timers.length === 0) return <p className="quiet">none</p>;
  const first = timers[0]?.deadline ?? 0;
  const span = Math.max(1, (timers[timers.length - 1]?.deadline ?? 0) - state.at);
  return (
    <ul className="timers">
      {timers.slice(0, MAX_TIMERS).map((timer) => (
        <li key={timer.id}>
          <button
            type="button"
            title="Go to the moment when it is due"
            onClick={() => app.goTo((run?.trace.seqAt(timer.deadline - 1) ?? 0) + 1)}
          >
            {formatTime(timer.deadline)}
          </button>
          <span className="left">
            {timer.deadline <= state.at ? 'due' : `in ${formatTime(timer.deadline - state.at)}`}
          </span>
          <span className="bar" aria-hidden="true">
            <span
              className={timer.deadline === first ? 'next' : ''}
              style={{ width: `${String(Math.min(100, Math.max(2, ((timer.deadline - state.at) / span) * 100)))}%` }}
            />
          </span>
          <Person state={state} task={timer.task} />
        </li>
      ))}
    </ul>
  );
}

export function Scheduler() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program: run queues, workers, the blocking pool and timers are shown here.</p>;
  const threads = [...state.threads.values()].filter((t) => !t.ended);
  const shared = SHARED.filter(([key]) => (state.queues.get(key)?.length ?? 0) > 0);
  return (
    <div className="now scheduler">
      <h3>Threads</h3>
      {threads.length === 0 ? (
        <p className="quiet">All threads have ended.</p>
      ) : (
        <Threads state={state} threads={threads} />
      )}
      {shared.map(([key, title]) => (
        <Row key={key} title={title}>
          <Queue state={state} tasks={state.queues.get(key) ?? []} />
        </Row>
      ))}
      <h3>Timers</h3>
      <Timers state={state} />
    </div>
  );
}
