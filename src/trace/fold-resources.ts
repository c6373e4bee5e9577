//! One event's change of channels, locks, tokens, sets, sockets: see `fold.ts`.
import { RESOURCE_KINDS } from './events.ts';
import type { ResourceKind, TraceEvent } from './events.ts';
import type { Draft } from './fold.ts';
import type { ResourceState } from './state.ts';
import type { Trace } from './trace.ts';

/** Kinds whose buffer holds one value that is replaced. */
const SINGLE: ReadonlySet<ResourceKind> = new Set(['watch', 'onceCell', 'setOnce', 'process', 'file', 'signal']);
/** Kinds whose buffer is a stream of bytes: what is received need not be what was sent at once. */
const BYTES: ReadonlySet<ResourceKind> = new Set(['tcp', 'unix', 'pipe']);

/** Changes the draft by one event about a resource. */
export function applyResourceEvent(draft: Draft, event: TraceEvent, trace: Trace): void {
  switch (event.kind) {
    case 'resCreate':
      create(draft.resource(event.res), event, trace);
      break;
    case 'resAcquire':
      acquire(draft.resource(event.res), event);
      break;
    case 'resRelease':
      release(draft.resource(event.res), event);
      break;
    case 'resWait':
      draft.resource(event.res).waiters.push({
        task: whoOf(event),
        amount: event.amount,
        mode: event.mode,
        since: event.at,
      });
      if (event.task >= 0) draft.task(event.task).waitsOn = event.res;
      break;
    case 'resWaitEnd': {
      const res = draft.resource(event.res);
      const at = res.waiters.findIndex((w) => w.task === whoOf(event));
      if (at >= 0) res.waiters.splice(at, 1);
      if (event.task >= 0 && draft.task(event.task).waitsOn === event.res) draft.task(event.task).waitsOn = 0;
      break;
    }
    case 'resLevel': {
      const res = draft.resource(event.res);
      res.level = event.level;
      res.max = event.max;
      if (res.kind === 'watch') res.sent = event.level;
      break;
    }
    case 'send':
      send(draft.resource(event.res), trace.text(event.value), event.len);
      break;
    case 'recv':
      receive(draft.resource(event.res), trace.text(event.value), event.len);
      break;
    case 'resClose':
      draft.resource(event.res).closed = true;
      break;
    case 'resDrop':
      draft.resource(event.res).dropped = true;
      break;
    case 'resValue':
      draft.resource(event.res).buffer = [trace.text(event.value)];
      break;
    case 'resParent':
      draft.resource(event.res).parent = event.parent;
      break;
    case 'lag': {
      const { receivers } = draft.resource(event.res);
      const receiver = receivers.find((r) => r.id === event.receiver);
      if (receiver !== undefined) receiver.missed += event.missed;
      break;
    }
    case 'resParty': {
      const { parties } = draft.resource(event.res);
      if (event.role >= 0 && event.role < 3) parties[event.role as 0 | 1 | 2] = event.count;
      break;
    }
    case 'receiver':
      moveReceiver(draft.resource(event.res), event, trace);
      break;
    case 'member': {
      const { members } = draft.resource(event.res);
      const at = members.indexOf(event.target);
      if (event.inside !== 0 && at < 0) members.push(event.target);
      if (event.inside === 0 && at >= 0) members.splice(at, 1);
      break;
    }
    default:
  }
}

/** Who did it: the task, or (below -1) the thread where there is no task: -2 is thread 0. */
function whoOf(event: TraceEvent): number {
  return event.task >= 0 ? event.task : -2 - event.thread;
}

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { readonly kind: K }>;

function create(res: ResourceState, event: Of<'resCreate'>, trace: Trace): void {
  res.kind = RESOURCE_KINDS[event.type] ?? 'other';
  res.name = trace.text(event.name) || res.name;
  res.capacity = event.capacity;
  res.level = Math.max(0, event.capacity);
  res.max = event.capacity;
  res.span = event.span;
  // Nobody has arrived at a barrier, nothing is stored in a notify.
  if (res.kind === 'barrier' || res.kind === 'notify' || res.kind === 'joinSet' || res.kind === 'tracker')
    res.level = 0;
}

function acquire(res: ResourceState, event: Of<'resAcquire'>): void {
  res.holders.push({ task: whoOf(event), amount: event.amount, mode: event.mode, since: event.at, span: event.span });
}

/** Gives back from what this task holds first; a guard may also be dropped by another task than the one that took it. */
function release(res: ResourceState, event: Of<'resRelease'>): void {
  const who = whoOf(event);
  const exact = res.holders.findIndex((h) => h.task === who && h.mode === event.mode && h.amount === event.amount);
  const own = exact >= 0 ? exact : res.holders.findIndex((h) => h.task === who && h.mode === event.mode);
  const at = own >= 0 ? own : res.holders.findIndex((h) => h.mode === event.mode);
  const holder = res.holders[at];
  if (holder === undefined) return;
  // A permit that was split comes back in parts.
  if (res.kind === 'semaphore' && holder.amount > event.amount) holder.amount -= event.amount;
  else res.holders.splice(at, 1);
}

function send(res: ResourceState, value: string, len: number): void {
  res.sent++;
  if (res.kind === 'file') {
    res.buffer = [`wrote ${value}`];
    res.level = len;
  } else if (SINGLE.has(res.kind)) res.buffer = [value];
  else {
    if (res.kind === 'broadcast' && res.capacity > 0 && res.buffer.length >= res.capacity) res.buffer.shift();
    res.buffer.push(value);
  }
  if (BYTES.has(res.kind)) res.level = len;
}

function receive(res: ResourceState, value: string, len: number): void {
  if (res.kind === 'file') {
    res.buffer = [value === '' || value === '""' ? 'read to its end' : `read ${value}`];
    res.level = len;
    return;
  }
  // Receivers of a broadcast only move on; the value stays for the others until it is overwritten.
  if (res.kind === 'broadcast' || SINGLE.has(res.kind)) return;
  if (BYTES.has(res.kind)) {
    res.level = len;
    if (len === 0) res.buffer = [];
    return;
  }
  res.buffer.shift();
}

function moveReceiver(res: ResourceState, event: Of<'receiver'>, trace: Trace): void {
  const at = res.receivers.findIndex((r) => r.id === event.receiver);
  const known = res.receivers[at];
  if (event.position === -1) {
    if (at >= 0) res.receivers.splice(at, 1);
    return;
  }
  if (known === undefined) {
    const name = trace.text(event.name) || `receiver ${String(res.receivers.length + 1)}`;
    res.receivers.push({ id: event.receiver, name, position: event.position, task: event.task, missed: 0 });
    return;
  }
  known.position = event.position;
  if (event.task >= 0) known.task = event.task;
}
