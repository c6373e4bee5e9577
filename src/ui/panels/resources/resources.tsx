//! Resources: everything that tasks share at the cursor, one small drawing each.
import { useEffect, useMemo, useRef } from 'react';
import { viewStore } from '../../../app/stores.ts';
import type { ResourceState, RunState } from '../../../trace/state.ts';
import { count } from '../../format.ts';
import { useResult, useView } from '../../hooks.ts';
import { familyOf } from '../../timeline/palette.ts';
import { kindWord } from '../../words.ts';
import {
  Backlog,
  BarrierDrawing,
  Broadcast,
  Bytes,
  Cell,
  Channel,
  Lock,
  Members,
  NotifyDrawing,
  Permits,
  Plain,
  TokenTree,
  Watch,
} from './drawings.tsx';
import './resources.css';

/** Cards at most: a program with more is read by selecting lanes. */
const MAX_CARDS = 60;

/** The most important fact in a few words, right of the name. */
export function headline(res: ResourceState): string {
  switch (res.kind) {
    case 'mpsc':
      return `${String(res.buffer.length)} of ${String(res.capacity)}`;
    case 'broadcast':
      return `${String(res.buffer.length)} of ${String(res.capacity)} kept`;
    case 'unbounded':
    case 'stdChannel':
      return count(res.buffer.length, 'value');
    case 'semaphore':
      return `${String(res.level)} of ${String(Math.max(res.max, res.capacity))} permits free`;
    case 'mutex':
    case 'stdMutex':
      return res.holders.length > 0 ? 'locked' : '';
    case 'rwlock':
    case 'stdRwLock': {
      const [first] = res.holders;
      if (first === undefined) return '';
      return first.mode === 1 ? count(res.holders.length, 'reader') : 'locked to write';
    }
    case 'barrier':
      return `${String(res.level)} of ${String(res.capacity)}`;
    case 'joinSet':
    case 'tracker':
      return count(res.level, 'task');
    case 'file':
      return count(res.level, 'byte');
    case 'udp':
      return count(res.buffer.length, 'datagram');
    default:
      return '';
  }
}

/** `2 senders, 1 receiver`. */
function parties(res: ResourceState): string {
  const [senders, receivers, handles] = res.parties;
  if (res.kind === 'file') return handles === 0 ? 'not open' : `open, ${count(handles, 'handle')}`;
  if (senders === 0 && receivers === 0) return '';
  const words = [count(senders, 'sender')];
  if (receivers > 0) words.push(count(receivers, 'receiver'));
  return words.join(', ');
}

function Drawing({ res, state }: { readonly res: ResourceState; readonly state: RunState }) {
  switch (res.kind) {
    case 'mpsc':
    case 'unbounded':
    case 'oneshot':
    case 'stdChannel':
      return <Channel res={res} state={state} />;
    case 'broadcast':
      return <Broadcast res={res} state={state} />;
    case 'watch':
      return <Watch res={res} state={state} />;
    case 'mutex':
    case 'rwlock':
    case 'stdMutex':
    case 'stdRwLock':
      return <Lock res={res} state={state} />;
    case 'semaphore':
      return <Permits res={res} state={state} />;
    case 'notify':
      return <NotifyDrawing res={res} state={state} />;
    case 'barrier':
      return <BarrierDrawing res={res} state={state} />;
    case 'onceCell':
    case 'setOnce':
      return <Cell res={res} state={state} />;
    case 'joinSet':
    case 'tracker':
      return <Members res={res} state={state} />;
    case 'token':
      return <TokenTree res={res} state={state} />;
    case 'listener':
      return <Backlog res={res} state={state} />;
    case 'tcp':
    case 'unix':
    case 'pipe':
      return <Bytes res={res} state={state} />;
    case 'udp':
      return <Channel res={res} state={state} />;
    default:
      return <Plain res={res} state={state} />;
  }
}

function Card({
  res,
  state,
  selected,
}: {
  readonly res: ResourceState;
  readonly state: RunState;
  readonly selected: boolean;
}) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const select = (): void => viewStore.setState({ selectedResource: selected ? 0 : res.id, selectedTask: -1 });
  return (
    <li
      ref={ref}
      className={`resource${selected ? ' selected' : ''}`}
      data-testid={`resource-${res.name}`}
      style={{ '--tint': `var(--res-${familyOf(res.kind)})` } as React.CSSProperties}
    >
      <button type="button" className="head" aria-pressed={selected} onClick={select}>
        <strong>{res.name}</strong>{' '}
        <span className="quiet">{res.kind === 'mpsc' ? 'mpsc channel' : kindWord(res.kind)}</span>
        {res.closed && res.kind !== 'token' ? <span className="tag">closed</span> : null}
        <span className="level">{headline(res)}</span>
      </button>
      <Drawing res={res} state={state} />
      {parties(res) === '' ? null : <p className="parties quiet">{parties(res)}</p>}
    </li>
  );
}

export function Resources() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const selected = useView((v) => v.selectedResource);
  const state = useMemo(() => run?.states.at(cursor), [run, cursor]);
  if (run === undefined || state === undefined)
    return (
      <p className="empty">
        Run the program: channels with their values, locks with holder and queue, permits, barriers, sockets are drawn
        here.
      </p>
    );
  const alive = [...state.resources.values()].filter(
    (r) =>
      !r.dropped &&
      r.kind !== 'joinHandle' &&
      r.kind !== 'timer' &&
      !(r.kind === 'token' && state.resources.has(r.parent)),
  );
  if (alive.length === 0)
    return <p className="empty">No channel, lock, semaphore, set or socket exists at this moment.</p>;
  return (
    <>
      <ul className="resources">
        {alive.slice(0, MAX_CARDS).map((res) => (
          <Card key={res.id} res={res} state={state} selected={res.id === selected} />
        ))}
      </ul>
      {alive.length > MAX_CARDS ? (
        <p className="empty">and {alive.length - MAX_CARDS} more: select a lane to see it.</p>
      ) : null}
    </>
  );
}
