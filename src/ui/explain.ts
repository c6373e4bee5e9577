//! Words for what happens: one sentence per event, and why each task waits. Present tense, cause before detail. Pure.
import { WAKE_HOW } from '../trace/events.ts';
import type { ResourceKind, TraceEvent } from '../trace/events.ts';
import { waitsOf } from '../trace/state.ts';
import type { ResourceState, RunState, TaskState } from '../trace/state.ts';
import type { RunResult } from '../app/stores.ts';
import type { Hit } from './timeline/layout.ts';
import type { ResourceLane, Slice } from './timeline/model.ts';
import { count, formatTime } from './format.ts';
import { endWords } from './run-end.ts';
import { branchText, listed, resName, taskName, withKind } from './words.ts';

export interface Explanation {
  readonly sentence: string;
  /** What it follows from or leads to; may be empty. */
  readonly detail: string;
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

/** What a task waits for: all of it, where there is more than one thing. */
function waitingWords(state: RunState, task: TaskState): string {
  const reasons = waitsOf(state, task.id).map((res) => reasonOf(state, task, res));
  if (task.joins >= 0) reasons.push(`${taskName(state, task.joins)} to end`);
  if (task.deadline >= 0 && (reasons.length > 0 || task.timers.length > 1))
    reasons.push(`the timer at ${formatTime(task.deadline)}`);
  if (reasons.length === 0) return `${task.name} waits${task.awaiting === '' ? '' : ` at ${task.awaiting}`}.`;
  const select = [...state.selects.values()].find((it) => it.task === task.id);
  const [only = ''] = reasons;
  if (reasons.length === 1) return `${task.name} waits for ${only}.`;
  return `${task.name} waits for ${select?.join === true ? 'all of' : 'the first of'}: ${listed(reasons, select?.join === true ? 'and' : 'or')}.`;
}

/** `the mutex db, held by a; 2 others before it`. */
function reasonOf(state: RunState, task: TaskState, res: ResourceState): string {
  const holders = res.holders.map((h) => taskName(state, h.task));
  const place = res.waiters.findIndex((w) => w.task === task.id);
  const mode = res.waiters[place]?.mode ?? 0;
  const queue = place > 0 ? `; ${count(place, 'other')} before it` : '';
  switch (res.kind) {
    case 'mpsc':
    case 'unbounded':
    case 'stdChannel':
      if (mode === 1) return `a value in ${withKind(res)}, which is empty`;
      return `room in ${withKind(res)}, which holds ${String(res.buffer.length)} of ${String(res.capacity)}${queue}`;
    case 'mutex':
    case 'rwlock':
    case 'stdMutex':
    case 'stdRwLock': {
      const by = holders.length === 0 ? 'which is handed over, not taken yet' : `which is held by ${listed(holders)}`;
      return `${withKind(res)}${mode === 1 ? ' (to read)' : mode === 2 ? ' (to write)' : ''}, ${by}${queue}`;
    }
    case 'semaphore': {
      const amount = res.waiters[place]?.amount ?? 1;
      const by = holders.length === 0 ? '' : `, held by ${listed([...new Set(holders)])}`;
      return `${count(amount, 'permit')} of ${withKind(res)}: ${String(res.level)} free${by}${queue}`;
    }
    case 'barrier':
      return `${withKind(res)}: ${String(res.level)} of ${String(res.capacity)} have arrived`;
    case 'watch':
      return `a change of ${withKind(res)}`;
    case 'broadcast':
      return `a message in ${withKind(res)}`;
    case 'oneshot':
      return `the value of ${withKind(res)}`;
    case 'notify':
      return `a notification of ${withKind(res)}${queue}`;
    case 'token':
      return `${withKind(res)} to be cancelled`;
    case 'onceCell':
      return `${withKind(res)} to be set by ${listed(holders) || 'another task'}`;
    case 'joinSet':
      return `one of ${count(res.members.length, 'task')} of ${withKind(res)} to end`;
    case 'tracker':
      return `${withKind(res)} to be closed and empty (${count(res.level, 'future')} inside)`;
    case 'tcp':
    case 'unix':
    case 'pipe':
      return `bytes in ${withKind(res)}`;
    case 'listener':
      return `a client at ${withKind(res)}`;
    default:
      return `${withKind(res)}${queue}`;
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

/** Who an event is about: its task, else the thread where the program runs without one. */
function whoOf(state: RunState, e: TraceEvent): string {
  if (e.task >= 0) return taskName(state, e.task);
  const thread = state.threads.get(e.thread);
  if (thread?.kind === 0) return 'main';
  return thread?.kind === 3 ? `thread ${thread.name}` : taskName(state, e.task);
}

const BYTE_KINDS: ReadonlySet<ResourceKind> = new Set(['tcp', 'unix', 'pipe']);

/** What was sent or written, received or read, in the words of its kind. */
function movedWords(state: RunState, who: string, e: Of<'send' | 'recv'>, value: string): string {
  const res = state.resources.get(e.res);
  const name = resName(state, e.res);
  if (res?.kind === 'file') {
    if (e.kind === 'send') return `${who} writes ${value} to the file ${name}, which has ${count(e.len, 'byte')} now.`;
    return value === '""'
      ? `${who} has read the file ${name} to its end.`
      : `${who} reads ${value} from the file ${name}.`;
  }
  const unit = res !== undefined && BYTE_KINDS.has(res.kind) ? 'byte' : res?.kind === 'udp' ? 'datagram' : 'value';
  return e.kind === 'send'
    ? `${who} sends ${value} into ${name}; it holds ${count(e.len, unit)}.`
    : `${who} receives ${value} from ${name}; ${count(e.len, unit)} left.`;
}

/** A thread that cannot go on. Of a worker it is the trouble; of another thread, its own business. */
function blockedWords(state: RunState, who: string, e: Of<'threadBlocked'>, what: string): string {
  const thread = state.threads.get(e.thread);
  const place = what === '' ? '' : ` in ${what}`;
  if (e.task >= 0 && thread?.kind === 2)
    return `${who} blocks its thread of the blocking pool${place}: the workers go on meanwhile.`;
  if (e.task < 0 || thread?.kind === 3) return `${who} ${e.why === 0 ? 'sleeps' : 'waits'}${place}.`;
  return `${who} blocks its thread${place}: no other task on it can run.`;
}

function sentenceOf(run: RunResult, state: RunState, e: TraceEvent): string {
  const who = whoOf(state, e);
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
      return `${who} polls ${text(e.name)} for the first time.`;
    case 'futurePoll':
      return `${futureName(run, e)} of ${who} is polled.`;
    case 'futureSuspend':
      return `${futureName(run, e)} of ${who} is not done yet: it suspends.`;
    case 'futureReady':
      return `${futureName(run, e)} of ${who} is done.`;
    case 'futureDrop':
      return dropWords(run, state, e);
    case 'selectTurn':
    case 'selectBranch':
    case 'selectWin':
    case 'selectDrop':
    case 'selectStart':
    case 'selectEnd':
      return selectWords(run, state, e);
    case 'resCreate':
      return `${who} makes ${theRes(state, e.res)}.`;
    case 'resAcquire':
      return `${who} gets ${e.amount > 1 ? `${String(e.amount)} permits of ` : ''}${theRes(state, e.res)}.`;
    case 'resRelease':
      return `${who} gives ${theRes(state, e.res)} back.`;
    case 'resWait':
      return state.tasks.get(e.task) === undefined
        ? `${who} queues for ${resName(state, e.res)}.`
        : waitSentence(state, e.task, e.res);
    case 'resWaitEnd':
      return e.reason === 0
        ? `${who} no longer waits for ${theRes(state, e.res)}: it has its turn.`
        : `${who} gives up waiting for ${theRes(state, e.res)}.`;
    case 'resLevel':
      return `${resName(state, e.res)} is at ${String(e.level)}.`;
    case 'send':
    case 'recv':
      return movedWords(state, who, e, text(e.value));
    case 'resClose':
      if (state.resources.get(e.res)?.kind === 'process') return sentenceCase(`${theRes(state, e.res)} has ended.`);
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
    case 'threadEnd': {
      const ended = state.threads.get(e.threadId);
      return ended?.kind === 0 ? 'The main thread ends, and the program with it.' : `Thread ${ended?.name ?? ''} ends.`;
    }
    case 'threadBlocked':
      return blockedWords(state, who, e, text(e.what));
    case 'threadFree':
      return e.task < 0 ? `${who} goes on.` : `${who} no longer blocks its thread.`;
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
      if (state.resources.get(e.res)?.kind === 'file') return `The file ${resName(state, e.res)} is ${text(e.value)}.`;
      return `${resName(state, e.res)} is ${text(e.value)}.`;
    case 'resParent':
      return `${resName(state, e.res)} belongs to ${resName(state, e.parent)}.`;
    case 'member':
      return `${taskName(state, e.target)} ${e.inside === 0 ? 'leaves' : 'joins'} ${resName(state, e.res)}.`;
    case 'joinWait':
      return `${who} waits for ${taskName(state, e.target)} to end.`;
    case 'resPending':
      return `${who} finds nothing in ${resName(state, e.res)} yet.`;
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

/** With a capital: the name of a thing of the program never begins such a sentence. */
function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** `the mutex db`. */
function theRes(state: RunState, res: number): string {
  const it = state.resources.get(res);
  return it === undefined ? resName(state, res) : withKind(it);
}

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { readonly kind: K }>;

/** A future's name: it may be gone after the event, so the state before is asked. */
function futureName(run: RunResult, e: Of<'futurePoll' | 'futureSuspend' | 'futureReady' | 'futureDrop'>): string {
  return run.states.at(e.seq - 1).futures.get(e.future)?.name ?? 'A future';
}

function dropWords(run: RunResult, state: RunState, e: Of<'futureDrop'>): string {
  const name = futureName(run, e);
  const whose = `${name} of ${taskName(state, e.task)}`;
  if (e.state === 2) return `${whose} has finished and is dropped.`;
  if (e.state === 0) return `${whose} is dropped before its first poll: none of it ran.`;
  const held = run.trace.text(e.held);
  const place = run.trace.place(e.span);
  const at = place === undefined ? '' : ` at ${run.source.slice(place.start, place.end).replace(/\s+/g, ' ')}`;
  return `${whose} is dropped while suspended${at}: it is cancelled${held === '' ? '' : `, and loses ${held}`}.`;
}

function selectWords(
  run: RunResult,
  state: RunState,
  e: Of<'selectTurn' | 'selectBranch' | 'selectWin' | 'selectDrop' | 'selectStart' | 'selectEnd'>,
): string {
  const who = taskName(state, e.task);
  const select = state.selects.get(e.select) ?? run.states.at(e.seq - 1).selects.get(e.select);
  const macro = select?.join === true ? 'join!' : 'select!';
  switch (e.kind) {
    case 'selectStart':
      return `${who} begins a ${macro} of ${count(e.branches, 'future')}; none has been polled yet.`;
    case 'selectTurn':
      return `${who} polls its ${macro}: turn ${String(select?.turns ?? 1)}, beginning with ${branchText(run.source, select, e.start)}.`;
    case 'selectBranch':
      return `${branchText(run.source, select, e.branch)} ${select?.join === true && e.result === 1 ? 'is done' : (SELECT_RESULT[e.result] ?? '')}.`;
    case 'selectWin':
      return `${branchText(run.source, select, e.branch)} wins the select!: the others are dropped before its handler runs.`;
    case 'selectDrop':
      return `${branchText(run.source, select, e.branch)} has lost and is dropped.`;
    case 'selectEnd':
      if (e.outcome !== 0) return `The ${macro} of ${who} is dropped before a branch has won.`;
      return select?.join === true ? `The join! of ${who} is over: all are done.` : `The select! of ${who} is over.`;
  }
}

function waitSentence(state: RunState, task: number, res: number): string {
  const it = state.resources.get(res);
  const t = state.tasks.get(task);
  return t === undefined || it === undefined ? '' : `${t.name} waits for ${reasonOf(state, t, it)}.`;
}

/** Events that say nothing of the program: at the end of a run only the end itself is told. */
const BACKSTAGE: ReadonlySet<TraceEvent['kind']> = new Set([
  'park',
  'unpark',
  'threadEnd',
  'choice',
  'queuePush',
  'queuePop',
]);

/** The event at the cursor in words. */
export function explain(run: RunResult, cursor: number): Explanation {
  const event = run.trace.event(cursor);
  if (event === undefined) return { sentence: 'Before the start.', detail: '' };
  const state = run.states.at(cursor);
  const isLast = cursor >= run.trace.length - 1 && run.trace.data.end?.kind !== 'exited';
  if (isLast && BACKSTAGE.has(event.kind)) return { sentence: endWords(run.trace.data.end), detail: '' };
  const sentence = sentenceOf(run, state, event);
  if (isLast) return { sentence, detail: endWords(run.trace.data.end) };
  const ready = [...state.tasks.values()].filter((t) => t.status === 'ready').length;
  const running = [...state.threads.values()].some((t) => t.blocked !== '' && t.kind <= 1 && t.task >= 0);
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
  pool: 'blocks a thread of the blocking pool, as it may',
  hold: 'is held',
  level: 'holds',
  readers: 'is read',
  value: 'is',
} as const;

/** The lane of what the outside world does. */
const OUTSIDE = -2;

function resourceHit(state: RunState, lane: ResourceLane, slice: Slice): string {
  const amount = String(slice.value);
  switch (slice.state) {
    case 'level': {
      const of = lane.capacity > 0 && lane.capacity < 1e6 ? ` of ${String(lane.capacity)}` : '';
      switch (lane.type) {
        case 'timer':
          return `${count(slice.value, 'timer')} pending`;
        case 'semaphore':
          return `${lane.name}: ${amount}${of} permits are out`;
        case 'barrier':
          return `${lane.name}: ${amount}${of} have arrived`;
        case 'joinSet':
        case 'tracker':
          return `${lane.name} has ${count(slice.value, 'task')}`;
        case 'notify':
          return `${lane.name}: ${slice.value > 0 ? 'one permit is stored' : 'no permit is stored'}`;
        case 'tcp':
        case 'unix':
        case 'pipe':
          return `${lane.name} holds ${count(slice.value, 'byte')}`;
        default:
          return `${lane.name} holds ${amount}${of === '' ? ` ${slice.value === 1 ? 'value' : 'values'}` : `${of}`}`;
      }
    }
    case 'value':
      return lane.id === OUTSIDE ? (lane.texts[slice.value] ?? '') : `${lane.name} is ${lane.texts[slice.value] ?? ''}`;
    case 'readers':
      return `${lane.name} is read by ${count(slice.value, 'task')}`;
    default:
      return `${lane.name} is held by ${taskName(state, slice.value)}`;
  }
}

/** The tooltip of a point on the timeline; empty for nothing worth saying. */
export function describeHit(run: RunResult, hit: Hit): string {
  const { lane, slice } = hit;
  if (slice === undefined) {
    if (!hit.title) return '';
    return lane.kind === 'task' && lane.rows.length > 0 ? `${lane.name}: click ▸ for the futures inside` : lane.name;
  }
  const from = run.trace.at(slice.from);
  const to = run.trace.at(slice.to < 0 ? run.trace.length - 1 : Math.min(slice.to, run.trace.length - 1));
  const when = to > from ? `${formatTime(from)} to ${formatTime(to)}` : `at ${formatTime(from)}`;
  const state = run.states.at(slice.from);
  if (lane.kind === 'resource') return `${resourceHit(state, lane, slice)} (${when})`;
  if (lane.kind === 'thread') {
    const blocked = state.threads.get(lane.id)?.blocked ?? '';
    switch (slice.state) {
      case 'block':
        return `${lane.name} is blocked${blocked === '' ? '' : ` in ${blocked}`} by ${taskName(state, slice.value)} (${when})`;
      case 'sleep':
      case 'wait':
        return `${lane.name} ${slice.state === 'sleep' ? 'sleeps' : 'waits'} in ${lane.texts[slice.value] ?? 'a call'} (${when})`;
      default:
        return `${lane.name} ${slice.value < 0 ? 'runs' : `${lane.role === 2 ? 'runs' : 'polls'} ${taskName(state, slice.value)}`} (${when})`;
    }
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
