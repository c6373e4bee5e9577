//! Words for what happens: one sentence per event, and why each task waits. Present tense, cause before detail. Pure.
import { WAKE_HOW } from '../trace/events.ts';
import type { TraceEvent } from '../trace/events.ts';
import type { ResourceState, RunState, TaskState } from '../trace/state.ts';
import type { RunResult } from '../app/stores.ts';
import type { Hit } from './timeline/layout.ts';
import { count, formatTime } from './format.ts';

export interface Explanation {
  readonly sentence: string;
  /** What it follows from or leads to; may be empty. */
  readonly detail: string;
}

/** A task's name as the page shows it. */
export function taskName(state: RunState, task: number): string {
  if (task < 0) return 'the runtime';
  return state.tasks.get(task)?.name ?? (task === 0 ? 'main' : `task ${String(task)}`);
}
function resName(state: RunState, res: number): string {
  const r = state.resources.get(res);
  return r === undefined ? `resource ${String(res)}` : r.name;
}

/** `the channel jobs`, `the mutex db`. */
function withKind(res: ResourceState): string {
  const kinds: Partial<Record<ResourceState['kind'], string>> = {
    mpsc: 'the channel',
    unbounded: 'the channel',
    oneshot: 'the oneshot',
    broadcast: 'the broadcast channel',
    watch: 'the watch channel',
    mutex: 'the mutex',
    rwlock: 'the RwLock',
    semaphore: 'the semaphore',
    notify: 'the notify',
    barrier: 'the barrier',
    token: 'the token',
    stdMutex: 'the std mutex',
  };
  return `${kinds[res.kind] ?? 'the'} ${res.name}`;
}

/** Why a task does not run now. */
export function whyWaiting(state: RunState, task: TaskState): string {
  switch (task.status) {
    case 'running':
      return `${task.name} is being polled.`;
    case 'ready':
      return task.polls === 0
        ? `${task.name} is spawned and waits for its first poll.`
        : `${task.name} was woken by ${task.wokenBy < 0 ? 'the runtime (a timer or event)' : taskName(state, task.wokenBy)} and waits for its turn.`;
    case 'sleeping':
      return `${task.name} sleeps until ${formatTime(task.deadline)}.`;
    case 'waiting':
      return waitingWords(state, task);
    case 'done':
      return `${task.name} has finished.`;
    case 'panicked':
      return `${task.name} panicked.`;
    case 'cancelled':
      return `${task.name} was cancelled: its future was dropped before it finished.`;
  }
}

function waitingWords(state: RunState, task: TaskState): string {
  const res = state.resources.get(task.waitsOn);
  const at = task.awaiting === '' ? '' : ` at ${task.awaiting}`;
  if (res === undefined) return `${task.name} waits${at}.`;
  const holders = res.holders.map((h) => taskName(state, h.task));
  const place = res.waiters.findIndex((w) => w.task === task.id);
  const queue = place > 0 ? `; ${count(place, 'other')} before it` : '';
  switch (res.kind) {
    case 'mpsc':
      if (res.capacity > 0 && res.buffer.length >= res.capacity)
        return `${task.name} waits: ${withKind(res)} holds ${String(res.buffer.length)} of ${String(res.capacity)}. A value must be received first.`;
      return `${task.name} waits: ${withKind(res)} is ${res.buffer.length === 0 ? 'empty' : 'in use'}.`;
    case 'mutex':
    case 'rwlock':
    case 'stdMutex':
    case 'stdRwLock':
      return `${task.name} waits: ${withKind(res)} is held by ${holders.join(', ') || 'nobody yet (handed over)'}${queue}.`;
    case 'semaphore':
      return `${task.name} waits: ${withKind(res)} has no free permit; held by ${holders.join(', ') || 'others'}${queue}.`;
    default:
      return `${task.name} waits for ${withKind(res)}${queue}.`;
  }
}

function wakeWords(state: RunState, event: Extract<TraceEvent, { readonly kind: 'wake' }>): string {
  const target = taskName(state, event.target);
  if (event.scheduled === 0) return `${target} is woken again; it was already ready.`;
  const how = WAKE_HOW[event.how] ?? 'waker';
  const via = event.via > 0 ? ` through ${resName(state, event.via)}` : '';
  if (how === 'timer') return `The timer of ${target} fires and wakes it.`;
  if (how === 'deferred yield') return `${target} had yielded; it is ready again.`;
  if (event.task < 0) return `The runtime wakes ${target}${via}.`;
  if (event.task === event.target) return `${target} wakes itself${via}.`;
  return `${taskName(state, event.task)} wakes ${target}${via}.`;
}

const POLL_END = [
  'is not done yet: it gives the thread back',
  'is done',
  'panicked',
  'is dropped before it finished',
] as const;
const SELECT_RESULT = [
  'is pending',
  'is ready and wins',
  'is ready, but does not match its pattern',
  'is disabled',
] as const;

function sentenceOf(run: RunResult, state: RunState, e: TraceEvent): string {
  const who = taskName(state, e.task);
  const text = (id: number): string => run.trace.text(id);
  switch (e.kind) {
    case 'taskSpawn':
      return e.parent < 0
        ? `${taskName(state, e.target)} starts.`
        : `${taskName(state, e.parent)} spawns ${taskName(state, e.target)}; it will be polled later.`;
    case 'pollBegin':
      return `The runtime polls ${who}.`;
    case 'pollEnd':
      return `${who} ${POLL_END[e.result] ?? 'is done'}.`;
    case 'wake':
      return wakeWords(state, e);
    case 'taskAbort':
      return `${who} asks ${taskName(state, e.target)} to abort; its future is dropped when the scheduler gets to it.`;
    case 'taskPanic':
      return `${who} panics: ${text(e.message)}`;
    case 'taskEnd':
      return `${taskName(state, e.target)} ${e.result === 1 ? 'has finished' : e.result === 2 ? 'ended by a panic' : 'is cancelled'}; its future is gone.`;
    case 'joinDetach':
      return `The JoinHandle of ${taskName(state, e.target)} is dropped: the task runs on by itself.`;
    case 'suspend': {
      const res = state.resources.get(e.on);
      return `${who} suspends at ${text(e.what) || 'an await'}${res === undefined ? '' : `: waits for ${withKind(res)}`}.`;
    }
    case 'futureCreate':
      return `${who} makes the future ${text(e.name)}; nothing in it has run yet.`;
    case 'futurePoll':
      return `${who} polls an inner future.`;
    case 'futureSuspend':
      return `An inner future of ${who} is pending.`;
    case 'futureReady':
      return `An inner future of ${who} is ready.`;
    case 'futureDrop':
      return e.state === 2
        ? `A finished future is dropped.`
        : `A future is dropped ${e.state === 0 ? 'before its first poll' : 'while suspended: it is cancelled'}${text(e.held) === '' ? '' : `, with ${text(e.held)}`}.`;
    case 'selectTurn':
      return `${who} polls its select! (${String(e.branches)} branches), starting at branch ${String(e.start + 1)}.`;
    case 'selectBranch':
      return `Branch ${String(e.branch + 1)} of the select! ${SELECT_RESULT[e.result] ?? ''}.`;
    case 'selectWin':
      return `Branch ${String(e.branch + 1)} wins the select!; the others are dropped before its handler runs.`;
    case 'selectDrop':
      return `Losing branch ${String(e.branch + 1)} is dropped.`;
    case 'resCreate':
      return `${who} makes ${resName(state, e.res)}.`;
    case 'resAcquire':
      return `${who} gets ${e.amount > 1 ? `${String(e.amount)} permits of ` : ''}${resName(state, e.res)}.`;
    case 'resRelease':
      return `${who} gives ${resName(state, e.res)} back.`;
    case 'resWait':
      return state.tasks.get(e.task) === undefined
        ? `${who} queues for ${resName(state, e.res)}.`
        : waitSentence(state, e.task, e.res);
    case 'resWaitEnd':
      return e.reason === 0
        ? `${who} no longer waits for ${resName(state, e.res)}: it has its turn.`
        : `${who} gives up waiting for ${resName(state, e.res)}.`;
    case 'resLevel':
      return `${resName(state, e.res)} is at ${String(e.level)}.`;
    case 'send':
      return `${who} sends ${text(e.value)} into ${resName(state, e.res)}; it holds ${count(e.len, 'value')}.`;
    case 'recv':
      return `${who} receives ${text(e.value)} from ${resName(state, e.res)}; ${count(e.len, 'value')} left.`;
    case 'resClose':
      return `${resName(state, e.res)} is closed${e.side === 1 ? ': all senders are gone' : e.side === 2 ? ': cancelled' : ''}.`;
    case 'resDrop':
      return `${resName(state, e.res)} is dropped${e.lost > 0 ? ` with ${count(e.lost, 'value')} inside` : ''}.`;
    case 'lag':
      return `${who} is too slow for ${resName(state, e.res)}: it missed ${count(e.missed, 'message')}.`;
    case 'resParty':
      return `${resName(state, e.res)} has ${count(e.count, ['sender', 'receiver', 'handle'][e.role] ?? 'party')}.`;
    case 'timerRegister':
      return `${who} sets a timer for ${formatTime(e.deadlineHi * 2 ** 31 + e.deadlineLo)}.`;
    case 'timerFire':
      return 'A timer fires.';
    case 'timerCancel':
      return 'A timer is dropped before it fired.';
    case 'clockAdvance':
      return `Nothing can run, so time moves on by ${formatTime(e.hi * 2 ** 31 + e.lo)}.`;
    case 'queuePush':
      return `${taskName(state, e.target)} joins the run queue.`;
    case 'queuePop':
      return `${taskName(state, e.target)} leaves the run queue.`;
    case 'steal':
      return `Worker ${String(e.to)} steals ${count(e.count, 'task')} from worker ${String(e.from)}.`;
    case 'park':
      return 'Nothing is ready: the thread parks.';
    case 'unpark':
      return 'The thread wakes up.';
    case 'budgetExhausted':
      return `${who} has used up its budget of 128 operations and must yield.`;
    case 'threadStart':
      return `Thread ${text(e.name)} starts.`;
    case 'threadEnd':
      return 'A thread ends.';
    case 'threadBlocked':
      return `${who} blocks its thread${text(e.what) === '' ? '' : ` in ${text(e.what)}`}: no other task on it can run.`;
    case 'threadFree':
      return `${who} no longer blocks its thread.`;
    case 'valueDrop':
      return `${text(e.name) || 'A value'} is dropped.`;
    case 'statement':
      return `${who} runs this line.`;
    case 'output':
      return `${who} prints “${text(e.text).trimEnd()}”.`;
    case 'choice':
      return `A choice (${text(e.what)}): alternative ${String(e.picked + 1)} of ${String(e.alternatives)}.`;
    case 'receiver':
      return receiverWords(state, e);
    case 'resValue':
      return `${resName(state, e.res)} is ${text(e.value)}.`;
    case 'resParent':
      return `${resName(state, e.res)} belongs to ${resName(state, e.parent)}.`;
    case 'member':
      return `${taskName(state, e.target)} ${e.inside === 0 ? 'leaves' : 'joins'} ${resName(state, e.res)}.`;
    case 'joinWait':
      return `${who} waits for ${taskName(state, e.target)} to end.`;
    case 'resPending':
      return `${who} finds nothing in ${resName(state, e.res)} yet.`;
    case 'selectStart':
      return `${who} begins a ${e.join === 0 ? 'select!' : 'join!'} of ${count(e.branches, 'future')}.`;
    case 'selectEnd':
      return e.outcome === 0 ? 'It is over.' : 'The select! is dropped before a branch has won.';
    case 'worldEvent':
    case 'note':
      return text(e.text);
  }
}

function receiverWords(state: RunState, e: Extract<TraceEvent, { readonly kind: 'receiver' }>): string {
  const res = state.resources.get(e.res);
  const name = res?.receivers.find((r) => r.id === e.receiver)?.name ?? 'a receiver';
  if (e.position === -1) return `A receiver of ${resName(state, e.res)} is dropped.`;
  const behind = (res?.sent ?? 0) - e.position;
  if (res?.kind === 'watch')
    return `${name} has seen version ${String(Math.max(0, e.position))} of ${res.name}${behind > 0 ? `; the newest is ${String(res.sent)}` : ''}.`;
  return `${name} of ${resName(state, e.res)} is ${behind > 0 ? `${count(behind, 'message')} behind` : 'up to date'}.`;
}

function waitSentence(state: RunState, task: number, res: number): string {
  const t = state.tasks.get(task);
  return t === undefined ? '' : waitingWords(state, { ...t, waitsOn: res });
}

/** The event at the cursor in words. */
export function explain(run: RunResult, cursor: number): Explanation {
  const event = run.trace.event(cursor);
  if (event === undefined) return { sentence: 'Before the start.', detail: '' };
  const state = run.states.at(cursor);
  const sentence = sentenceOf(run, state, event);
  const ready = [...state.tasks.values()].filter((t) => t.status === 'ready').length;
  const running = [...state.threads.values()].some((t) => t.blocked !== '');
  const detail =
    running && ready > 0 ? `${count(ready, 'task')} ${ready === 1 ? 'is' : 'are'} ready and cannot run.` : '';
  return { sentence, detail };
}

const SLICE_WORDS = {
  poll: 'is polled',
  ready: 'is ready, not polled yet',
  wait: 'waits',
  sleep: 'sleeps',
  block: 'blocks its worker',
  hold: 'is held',
  level: 'holds',
} as const;

/** The tooltip of a point on the timeline; empty for nothing worth saying. */
export function describeHit(run: RunResult, hit: Hit): string {
  const { lane, slice } = hit;
  if (slice === undefined) return lane.name;
  const from = run.trace.at(slice.from);
  const to = run.trace.at(slice.to < 0 ? run.trace.length - 1 : Math.min(slice.to, run.trace.length - 1));
  const when = to > from ? `${formatTime(from)} to ${formatTime(to)}` : `at ${formatTime(from)}`;
  const state = run.states.at(slice.from);
  if (lane.kind === 'resource') {
    if (slice.state === 'level')
      return `${lane.name} holds ${count(slice.value, 'value')}${lane.capacity > 0 ? ` of ${String(lane.capacity)}` : ''} (${when})`;
    return slice.value === -2 ? lane.name : `${lane.name} is held by ${taskName(state, slice.value)} (${when})`;
  }
  const task = state.tasks.get(lane.id);
  if (
    lane.kind === 'task' &&
    task !== undefined &&
    (slice.state === 'wait' || slice.state === 'ready' || slice.state === 'sleep')
  )
    return `${whyWaiting(state, task)} (${when})`;
  return `${lane.name} ${SLICE_WORDS[slice.state]} (${when})`;
}
