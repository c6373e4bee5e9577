//! Scheduler: run queues in order, threads with what each runs, timers by deadline.
import { useMemo } from 'react';
import { taskName } from '../explain.ts';
import { formatTime } from '../format.ts';
import { useResult, useView } from '../hooks.ts';
import './state.css';

const QUEUE_WORDS: Readonly<Record<string, string>> = {
  local: 'Run queue',
  injection: 'Injection queue',
  lifo: 'LIFO slot',
  deferred: 'Deferred (yielded)',
  set: 'LocalSet',
  blocking: 'Blocking pool',
};

function queueTitle(key: string): string {
  const [name = '', worker] = key.split(' ');
  const words = QUEUE_WORDS[name] ?? name;
  return worker === undefined || worker === '0' ? words : `${words}, worker ${worker}`;
}

export function Scheduler() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program: the run queue, the threads and the timers are shown here.</p>;
  const queues = [...state.queues].filter(([key, list]) => list.length > 0 || key.startsWith('local'));
  const timers = [...state.timers.values()].sort((a, b) => a.deadline - b.deadline);
  const threads = [...state.threads.values()].filter((t) => !t.ended);
  return (
    <div className="now">
      {queues.length === 0 ? <h3>Run queue</h3> : null}
      {queues.length === 0 ? <p className="quiet">empty</p> : null}
      {queues.map(([key, list]) => (
        <div key={key}>
          <h3>{queueTitle(key)}</h3>
          <p className="people">
            {list.length === 0 ? <span className="quiet">empty</span> : null}
            {list.map((task, i) => (
              <span key={`${String(task)}-${String(i)}`} className="person">
                {taskName(state, task)}
              </span>
            ))}
          </p>
        </div>
      ))}
      <h3>Threads</h3>
      <dl className="facts">
        {threads.map((thread) => (
          <div key={thread.name}>
            <dt>{thread.name}</dt>
            <dd>
              {thread.blocked !== ''
                ? `blocked in ${thread.blocked}`
                : thread.task >= 0
                  ? `polls ${taskName(state, thread.task)}`
                  : 'idle'}
            </dd>
          </div>
        ))}
      </dl>
      <h3>Timers</h3>
      {timers.length === 0 ? <p className="quiet">none</p> : null}
      <dl className="facts">
        {timers.slice(0, 40).map((timer, i) => (
          <div key={i}>
            <dt>{formatTime(timer.deadline)}</dt>
            <dd>{taskName(state, timer.task)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
