//! Names and nouns for the things of a run, as sentences and panels use them. Pure.
import type { ResourceKind } from '../trace/events.ts';
import { nameOf } from '../trace/state.ts';
import type { ResourceState, RunState, SelectState } from '../trace/state.ts';

/** A task's name as the page shows it. */
export function taskName(state: RunState, task: number): string {
  if (task === -1) return 'the runtime';
  const name = nameOf(state, task);
  if (task < -1) return `thread ${name ?? String(-2 - task)}`;
  return name ?? (task === 0 ? 'main' : `task ${String(task)}`);
}

export function resName(state: RunState, res: number): string {
  return state.resources.get(res)?.name ?? `resource ${String(res)}`;
}

const KIND_WORDS: Readonly<Record<ResourceKind, string>> = {
  mpsc: 'channel',
  unbounded: 'unbounded channel',
  oneshot: 'oneshot',
  broadcast: 'broadcast channel',
  watch: 'watch channel',
  mutex: 'mutex',
  rwlock: 'RwLock',
  semaphore: 'semaphore',
  notify: 'Notify',
  barrier: 'barrier',
  onceCell: 'OnceCell',
  token: 'cancellation token',
  joinSet: 'JoinSet',
  timer: 'timer',
  stdMutex: 'std mutex',
  stdRwLock: 'std RwLock',
  stdCondvar: 'Condvar',
  tracker: 'TaskTracker',
  localSet: 'LocalSet',
  pipe: 'pipe',
  tcp: 'TCP socket',
  file: 'file',
  signal: 'signal',
  joinHandle: 'JoinHandle',
  stdChannel: 'std channel',
  other: 'resource',
  process: 'child process',
  udp: 'UDP socket',
  unix: 'Unix socket',
  listener: 'listener',
  setOnce: 'SetOnce',
};

/** What a kind is called in a sentence. */
export function kindWord(kind: ResourceKind): string {
  return KIND_WORDS[kind];
}

/** `the channel jobs`, `the mutex db`; the kind alone where the name says no more. */
export function withKind(res: ResourceState): string {
  const word = KIND_WORDS[res.kind];
  return res.name === res.kind || res.name === word ? `the ${word}` : `the ${word} ${res.name}`;
}

/** Characters of a branch that are quoted. */
const BRANCH_CHARS = 40;

/** The text of a select! or join! branch, in one line. */
export function branchText(source: string, select: SelectState | undefined, branch: number): string {
  const place = select?.places[branch];
  const text = place === undefined ? '' : source.slice(place.start, place.end).replace(/\s+/g, ' ');
  if (text === '') return `branch ${String(branch + 1)}`;
  return `\`${text.length > BRANCH_CHARS ? `${text.slice(0, BRANCH_CHARS)}…` : text}\``;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1] ?? ''}`;
}
