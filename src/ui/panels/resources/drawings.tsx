//! What is inside a resource, drawn: slots with values, permits, who holds it, who waits in which order. One drawing per kind.
import type { ReactNode } from 'react';
import type { ReceiverState, ResourceState, RunState } from '../../../trace/state.ts';
import { People, Person } from '../../widgets/person.tsx';
import { taskName } from '../../words.ts';

/** More slots than this are counted, not drawn. */
const MAX_SLOTS = 16;
/** Permits are dots up to this many. */
const MAX_DOTS = 32;

interface Drawn {
  readonly res: ResourceState;
  readonly state: RunState;
}

function Queue({ res, state, label = 'waiting' }: Drawn & { readonly label?: string }) {
  const pending = [...state.tasks.values()].filter((task) => task.pendingOn === res.id && task.status !== 'running');
  if (res.waiters.length === 0)
    return <People state={state} label={label} tasks={pending.map((task) => ({ task: task.id }))} />;
  const note = (mode: number, amount: number): string | undefined => {
    if (res.kind === 'rwlock' || res.kind === 'stdRwLock') return mode === 1 ? 'read' : 'write';
    return res.kind === 'semaphore' && amount > 1 ? `×${String(amount)}` : undefined;
  };
  return (
    <People
      state={state}
      label={label}
      ordered={res.waiters.length > 1}
      tasks={res.waiters.map((w) => ({ task: w.task, note: note(w.mode, w.amount) }))}
    />
  );
}

function Slot({ value, kind, index }: { readonly value?: string; readonly kind: string; readonly index?: number }) {
  return (
    <span className={`slot ${kind}`} title={value ?? kind}>
      {value ?? ''}
      {index === undefined ? null : <sub>{index}</sub>}
    </span>
  );
}

function More({ n }: { readonly n: number }) {
  return n > 0 ? <span className="quiet">and {n} more</span> : null;
}

/** Slots from the oldest value (left, next to be received) to the free ones; reserved ones belong to a permit. */
export function Channel({ res, state }: Drawn) {
  const bounded = res.capacity > 0 && res.capacity < 1e6;
  const reserved = bounded && res.kind === 'mpsc' ? Math.max(0, res.capacity - res.level - res.buffer.length) : 0;
  const free = bounded ? Math.max(0, res.capacity - res.buffer.length - reserved) : 0;
  const values = res.buffer.slice(0, MAX_SLOTS);
  const rest = MAX_SLOTS - values.length;
  const receivers = res.waiters.filter((w) => w.mode === 1 || res.kind === 'oneshot');
  const senders = res.waiters.filter((w) => !receivers.includes(w));
  return (
    <>
      <div className="slots" role="img" aria-label={`holds ${res.buffer.join(', ') || 'nothing'}`}>
        <span className="way" title="received from here">
          ◂
        </span>
        {values.map((value, i) => (
          <Slot key={`v${String(res.sent - res.buffer.length + i)}`} value={value} kind="full" />
        ))}
        {Array.from({ length: Math.min(reserved, rest) }, (_, i) => (
          <Slot key={`r${String(i)}`} kind="reserved" />
        ))}
        {Array.from({ length: Math.min(free, rest - Math.min(reserved, rest)) }, (_, i) => (
          <Slot key={`f${String(i)}`} kind="free" />
        ))}
        <More n={res.buffer.length - values.length + Math.max(0, reserved + free - rest)} />
        {bounded ? null : <span className="quiet">{res.kind === 'unbounded' ? 'no limit' : ''}</span>}
      </div>
      <People
        state={state}
        label="to send"
        ordered={senders.length > 1}
        tasks={senders.map((w) => ({ task: w.task }))}
      />
      <People state={state} label="to receive" tasks={receivers.map((w) => ({ task: w.task }))} />
    </>
  );
}

/** Where a receiver stands relative to what is retained. */
function behind(res: ResourceState, receiver: ReceiverState): string {
  const late = res.sent - receiver.position;
  const lost = Math.max(0, late - res.buffer.length);
  if (late <= 0) return receiver.missed > 0 ? `up to date, missed ${String(receiver.missed)}` : 'up to date';
  return `${String(late)} behind${lost > 0 ? `, ${String(lost)} overwritten` : ''}${receiver.missed > 0 ? `, missed ${String(receiver.missed)}` : ''}`;
}

/** The ring of retained messages; under each slot, who reads it next. */
export function Broadcast({ res, state }: Drawn) {
  const first = res.sent - res.buffer.length;
  const from = Math.max(0, res.buffer.length - MAX_SLOTS);
  const shown = res.buffer.slice(from);
  const free = Math.max(0, Math.min(res.capacity, MAX_SLOTS) - shown.length);
  const at = (receiver: ReceiverState): number => Math.max(0, receiver.position - first - from);
  return (
    <>
      <div className="slots" role="img" aria-label={`retains ${res.buffer.join(', ') || 'nothing'}`}>
        {shown.map((value, i) => (
          <span key={first + from + i} className="column">
            <Slot value={value} kind="full" index={first + from + i} />
            <span className="readers">
              {res.receivers
                .filter((r) => at(r) === i)
                .map((r) => (
                  <span key={r.id} title={`${r.name} reads this next`}>
                    ▴{r.name}
                  </span>
                ))}
            </span>
          </span>
        ))}
        <span className="column">
          {free > 0 ? <Slot kind="free" index={res.sent} /> : <span className="slot next" title="the next message" />}
          <span className="readers">
            {res.receivers
              .filter((r) => at(r) >= shown.length)
              .map((r) => (
                <span key={r.id} title={`${r.name} has received everything`}>
                  ▴{r.name}
                </span>
              ))}
          </span>
        </span>
        <More n={from + Math.max(0, res.capacity - Math.max(shown.length + 1, MAX_SLOTS))} />
      </div>
      <ul className="receivers">
        {res.receivers.slice(0, MAX_SLOTS).map((r) => (
          <li key={r.id}>
            <strong>{r.name}</strong> <span className="quiet">in {taskName(state, r.task)}</span>{' '}
            <span className={r.missed > 0 || res.sent - r.position > res.buffer.length ? 'bad' : ''}>
              {behind(res, r)}
            </span>
          </li>
        ))}
      </ul>
      <Queue res={res} state={state} label="to receive" />
    </>
  );
}

export function Watch({ res, state }: Drawn) {
  return (
    <>
      <div className="slots">
        <Slot value={res.buffer[0] ?? '?'} kind="full wide" />
        <span className="quiet">version {res.sent}</span>
      </div>
      <ul className="receivers">
        {res.receivers.slice(0, MAX_SLOTS).map((r) => (
          <li key={r.id}>
            <strong>{r.name}</strong> <span className="quiet">in {taskName(state, r.task)}</span>{' '}
            {r.position >= res.sent ? (
              'has seen it'
            ) : (
              <span className="bad">
                {r.position < 0 ? 'counts it as not seen' : `has seen version ${String(r.position)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Queue res={res} state={state} label="to change" />
    </>
  );
}

/** Who has it, then the queue in order. */
export function Lock({ res, state }: Drawn) {
  const shared = res.kind === 'rwlock' || res.kind === 'stdRwLock';
  const note = (mode: number): string | undefined => (!shared ? undefined : mode === 1 ? 'reads' : 'writes');
  return (
    <>
      {res.holders.length === 0 ? (
        <p className="free-lock">{res.waiters.length > 0 ? 'handed over to the first in the queue' : 'free'}</p>
      ) : (
        <div className="holders">
          {res.holders.map((h, i) => (
            <Person key={`${String(h.task)}-${String(i)}`} state={state} task={h.task} note={note(h.mode)} />
          ))}
        </div>
      )}
      <Queue res={res} state={state} />
    </>
  );
}

/** One dot per permit: taken ones in the hue of who has them. */
export function Permits({ res, state }: Drawn) {
  const taken = res.holders.flatMap((h) => Array.from({ length: Math.min(h.amount, MAX_DOTS) }, () => h.task));
  const total = Math.max(res.max, res.capacity, taken.length + res.level);
  const lost = Math.max(0, total - res.level - taken.length);
  const dots: ReactNode[] = [];
  const hue = (task: number): React.CSSProperties =>
    ({ '--hue': `var(--task-${String(((task % 8) + 8) % 8)})` }) as React.CSSProperties;
  taken
    .slice(0, MAX_DOTS)
    .forEach((task, i) =>
      dots.push(
        <span key={`t${String(i)}`} className="permit taken" style={hue(task)} title={taskName(state, task)} />,
      ),
    );
  for (let i = 0; i < Math.min(lost, MAX_DOTS - dots.length); i++)
    dots.push(
      <span key={`l${String(i)}`} className="permit lost" title="not given back (or on its way to a waiter)" />,
    );
  const free = Math.min(res.level, MAX_DOTS - dots.length);
  for (let i = 0; i < free; i++) dots.push(<span key={`f${String(i)}`} className="permit" title="free" />);
  const hidden = total - dots.length;
  return (
    <>
      <div className="permits" role="img" aria-label={`${String(res.level)} of ${String(total)} permits free`}>
        {dots}
        <More n={hidden} />
      </div>
      <People
        state={state}
        label="held by"
        tasks={res.holders.map((h) => ({
          task: h.task,
          ...(h.amount > 1 ? { note: `×${String(h.amount)}` } : {}),
        }))}
      />
      <Queue res={res} state={state} />
    </>
  );
}

export function NotifyDrawing({ res, state }: Drawn) {
  return (
    <>
      <div className="permits">
        <span className={`permit${res.level > 0 ? ' stored' : ''}`} />
        <span className="quiet">
          {res.level > 0 ? 'a permit is stored: the next to wait goes on at once' : 'no permit stored'}
        </span>
      </div>
      <Queue res={res} state={state} />
    </>
  );
}

export function BarrierDrawing({ res, state }: Drawn) {
  const n = Math.min(Math.max(1, res.capacity), MAX_DOTS);
  return (
    <>
      <div className="permits">
        {Array.from({ length: n }, (_, i) => (
          <span key={i} className={`permit square${i < res.level ? ' stored' : ''}`} />
        ))}
        <span className="quiet">
          {res.level} of {res.capacity} arrived
        </span>
      </div>
      <Queue res={res} state={state} label="arrived" />
    </>
  );
}

export function Cell({ res, state }: Drawn) {
  const value = res.buffer[0];
  return (
    <>
      <div className="slots">
        {value === undefined ? <Slot kind="free wide" /> : <Slot value={value} kind="full wide" />}
        {value === undefined ? <span className="quiet">{res.holders.length > 0 ? 'being set' : 'not set'}</span> : null}
      </div>
      <People state={state} label="set by" tasks={res.holders.map((h) => ({ task: h.task }))} />
      <Queue res={res} state={state} />
    </>
  );
}

export function Members({ res, state }: Drawn) {
  return (
    <>
      {res.members.length === 0 ? (
        <p className="free-lock">
          {res.level > 0 ? `${String(res.level)} inside` : 'empty'}
          {res.kind === 'tracker' && !res.closed ? ', not closed' : ''}
        </p>
      ) : (
        <People state={state} label="tasks" tasks={res.members.slice(0, MAX_DOTS).map((task) => ({ task }))} />
      )}
      <Queue res={res} state={state} />
    </>
  );
}

/** A token with those below it. */
export function TokenTree({ res, state, depth = 0 }: Drawn & { readonly depth?: number }): ReactNode {
  const children = [...state.resources.values()].filter((it) => it.parent === res.id && !it.dropped);
  return (
    <ul className="tree">
      <li>
        <span className={`token${res.closed ? ' cancelled' : ''}`} aria-hidden="true">
          {res.closed ? '✕' : ''}
        </span>
        <span>{res.name}</span> <span className="quiet">{res.closed ? 'cancelled' : 'not cancelled'}</span>
        <Queue res={res} state={state} />
        {depth < 6
          ? children.map((child) => <TokenTree key={child.id} res={child} state={state} depth={depth + 1} />)
          : null}
      </li>
    </ul>
  );
}

/** Bytes on their way, against the capacity. */
export function Bytes({ res, state }: Drawn) {
  const part = res.capacity > 0 ? Math.min(1, res.level / res.capacity) : res.level > 0 ? 1 : 0;
  return (
    <>
      <div className="bytes" title={`${String(res.level)} bytes not read yet`}>
        <span style={{ width: `${String(part * 100)}%` }} />
        <em>
          {res.level === 0 ? 'nothing to read' : `${String(res.level)} ${res.level === 1 ? 'byte' : 'bytes'} to read`}
        </em>
      </div>
      {res.buffer.length === 0 ? null : <p className="bytes-text">{res.buffer.slice(-3).join(' ')}</p>}
      <Queue res={res} state={state} label="to read" />
    </>
  );
}

/** Connections that wait to be accepted. */
export function Backlog({ res, state }: Drawn) {
  return (
    <>
      <div className="permits">
        {Array.from({ length: Math.min(res.level, MAX_DOTS) }, (_, i) => (
          <span key={i} className="permit square stored" />
        ))}
        <span className="quiet">
          {res.level === 0 ? 'no client waits to be accepted' : `${String(res.level)} to be accepted`}
        </span>
      </div>
      <Queue res={res} state={state} />
    </>
  );
}

export function Plain({ res, state }: Drawn) {
  return (
    <>
      {res.buffer[0] === undefined ? null : (
        <div className="slots">
          <Slot value={res.buffer[res.buffer.length - 1] ?? ''} kind="full wide" />
        </div>
      )}
      <People state={state} label="held by" tasks={res.holders.map((h) => ({ task: h.task }))} />
      <Queue res={res} state={state} />
    </>
  );
}
