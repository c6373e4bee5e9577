//! Resources: channels with their slots, locks with holder and queue, semaphores with permits, drawn.
import { useMemo } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { ResourceState, RunState } from '../../trace/state.ts';
import { taskName } from '../explain.ts';
import { count } from '../format.ts';
import { useResult, useView } from '../hooks.ts';
import './state.css';

/** More slots than this are counted, not drawn. */
const MAX_SLOTS = 24;

function Slots({ res }: { readonly res: ResourceState }) {
  const drawn = res.capacity > 0 ? Math.min(res.capacity, MAX_SLOTS) : Math.min(res.buffer.length + 1, MAX_SLOTS);
  const slots = Array.from({ length: drawn }, (_, i) => res.buffer[i]);
  const hidden = Math.max(0, Math.max(res.buffer.length, res.capacity) - drawn);
  return (
    <div
      className="slots"
      aria-label={`${String(res.buffer.length)} of ${res.capacity < 0 ? 'unbounded' : String(res.capacity)}`}
    >
      {slots.map((value, i) => (
        <span key={i} className={`slot${value === undefined ? '' : ' full'}`} title={value ?? 'free'}>
          {value ?? ''}
        </span>
      ))}
      {hidden > 0 ? <span className="quiet">and {String(hidden)} more</span> : null}
    </div>
  );
}

function People({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className="people">
      <span className="quiet">{label}</span>
      {names.map((name, i) => (
        <span key={`${name}${String(i)}`} className="person">
          {name}
        </span>
      ))}
    </p>
  );
}

function level(res: ResourceState): string {
  switch (res.kind) {
    case 'mpsc':
    case 'broadcast':
      return `${String(res.buffer.length)} of ${String(res.capacity)}`;
    case 'unbounded':
      return `${count(res.buffer.length, 'value')}, unbounded`;
    case 'semaphore':
      return `${String(res.level)} of ${String(Math.max(res.max, res.capacity))} permits free`;
    case 'mutex':
    case 'stdMutex':
      return res.holders.length > 0 ? 'locked' : 'free';
    case 'token':
      return res.closed ? 'cancelled' : 'not cancelled';
    default:
      return res.closed ? 'closed' : '';
  }
}

function Resource({
  res,
  state,
  selected,
}: {
  readonly res: ResourceState;
  readonly state: RunState;
  readonly selected: boolean;
}) {
  const channel =
    res.kind === 'mpsc' ||
    res.kind === 'unbounded' ||
    res.kind === 'broadcast' ||
    res.kind === 'oneshot' ||
    res.kind === 'watch';
  return (
    <li className={`resource${selected ? ' selected' : ''}`} data-testid={`resource-${res.name}`}>
      <button
        type="button"
        className="head"
        onClick={() => viewStore.setState({ selectedResource: res.id, selectedTask: -1 })}
      >
        <strong>{res.name}</strong> <span className="quiet">{res.kind}</span>{' '}
        <span className="level">{level(res)}</span>
        {channel && res.closed ? <span className="tag">closed</span> : null}
      </button>
      {channel ? <Slots res={res} /> : null}
      <People
        label="held by"
        names={res.holders.map(
          (h) =>
            `${taskName(state, h.task)}${h.amount > 1 ? ` ×${String(h.amount)}` : ''}${h.mode === 1 ? ' (read)' : h.mode === 2 ? ' (write)' : ''}`,
        )}
      />
      <People label="queue" names={res.waiters.map((w) => taskName(state, w.task))} />
      <People
        label="lagging"
        names={res.receivers.filter((r) => r.missed > 0).map((r) => `${r.name} missed ${String(r.missed)}`)}
      />
    </li>
  );
}

export function Resources() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const selected = useView((v) => v.selectedResource);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  if (run === undefined || state === undefined)
    return <p className="empty">Run the program: channels, locks and semaphores are drawn here with what they hold.</p>;
  const shown = [...state.resources.values()].filter(
    (r) => !r.dropped && r.kind !== 'joinHandle' && r.kind !== 'timer',
  );
  if (shown.length === 0) return <p className="empty">No channel, lock or semaphore exists at this moment.</p>;
  return (
    <ul className="resources">
      {shown.map((res) => (
        <Resource key={res.id} res={res} state={state} selected={res.id === selected} />
      ))}
    </ul>
  );
}
