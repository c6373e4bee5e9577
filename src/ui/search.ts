//! Finding moments: by a task's or resource's name, a kind of event, or a text that was printed, sent or awaited. Pure.
import { EVENT_FIELDS, EVENT_KINDS } from '../trace/events.ts';
import type { EventKind } from '../trace/events.ts';
import type { RunState } from '../trace/state.ts';
import type { Trace } from '../trace/trace.ts';

/** Moments at most: more are not looked through one by one. */
const MAX_FOUND = 20_000;
/** Fields that hold texts. */
const TEXTS: ReadonlySet<string> = new Set(['name', 'text', 'value', 'message', 'what', 'held']);
/** What people call the kinds. */
const WORDS: Partial<Record<EventKind, string>> = {
  taskSpawn: 'spawn',
  pollBegin: 'poll',
  taskAbort: 'abort',
  taskPanic: 'panic',
  futureDrop: 'drop cancel',
  selectWin: 'select win',
  selectDrop: 'select drop lose',
  resAcquire: 'acquire lock',
  resRelease: 'release unlock',
  resWait: 'wait queue',
  send: 'send',
  recv: 'receive recv',
  resClose: 'close',
  lag: 'lag missed',
  timerRegister: 'timer sleep',
  timerFire: 'timer fire',
  steal: 'steal',
  park: 'park',
  budgetExhausted: 'budget coop',
  threadBlocked: 'block',
  output: 'print output',
  choice: 'choice',
  worldEvent: 'signal client world',
  wake: 'wake',
};

interface Wanted {
  /** Per code of an event kind: does the kind itself match? */
  readonly kinds: readonly boolean[];
  /** Per code: the columns that hold texts. */
  readonly texts: readonly (readonly number[])[];
  readonly strings: ReadonlySet<number>;
  readonly tasks: ReadonlySet<number>;
  readonly resources: ReadonlySet<number>;
}

function wanted(trace: Trace, end: RunState, query: string): Wanted {
  const has = (text: string): boolean => text.toLowerCase().includes(query);
  const ids = <T extends { readonly id: number; readonly name: string }>(list: Iterable<T>): ReadonlySet<number> =>
    new Set([...list].filter((it) => has(it.name)).map((it) => it.id));
  return {
    kinds: EVENT_KINDS.map((kind) => (WORDS[kind] ?? '').split(' ').some((word) => word !== '' && word === query)),
    texts: EVENT_KINDS.map((kind) =>
      [...EVENT_FIELDS[kind].entries()].filter(([, name]) => TEXTS.has(name)).map(([column]) => column),
    ),
    strings: new Set(trace.data.strings.flatMap((text, id) => (id > 0 && has(text) ? [id] : []))),
    tasks: ids(end.tasks.values()),
    resources: ids(end.resources.values()),
  };
}

/** Event numbers, in order. `end` is the state at the end of the run: it knows all names. */
export function findEvents(trace: Trace, end: RunState, text: string): readonly number[] {
  const query = text.trim().toLowerCase();
  if (query === '') return [];
  const want = wanted(trace, end, query);
  const { data } = trace;
  const columns = [data.f0, data.f1, data.f2, data.f3];
  const poll = EVENT_KINDS.indexOf('pollBegin');
  const ofResource = EVENT_KINDS.map((kind) => (EVENT_FIELDS[kind] as readonly string[])[0] === 'res');
  const found: number[] = [];
  for (let seq = 0; seq < trace.length && found.length < MAX_FOUND; seq++) {
    const code = data.kind[seq] ?? 0;
    const hit =
      want.kinds[code] === true ||
      (want.texts[code] ?? []).some((column) => want.strings.has(columns[column]?.[seq] ?? 0)) ||
      (code === poll && want.tasks.has(data.task[seq] ?? -1)) ||
      (ofResource[code] === true && want.resources.has(data.f0[seq] ?? 0));
    if (hit) found.push(seq);
  }
  return found;
}

/** Events at which a statement on a line of the program ran: `from` and `to` are offsets in its text. */
export function eventsOnLine(trace: Trace, from: number, to: number): readonly number[] {
  const { spans } = trace.data;
  const onLine = new Set<number>();
  for (let id = 1; id * 3 < spans.length; id++) {
    const start = spans[id * 3] ?? -1;
    if (start >= from && start <= to) onLine.add(id);
  }
  const found: number[] = [];
  const statement = EVENT_KINDS.indexOf('statement');
  const suspend = EVENT_KINDS.indexOf('suspend');
  for (let seq = 0; seq < trace.length; seq++) {
    const code = trace.data.kind[seq] ?? 0;
    if ((code === statement || code === suspend) && onLine.has(trace.data.span[seq] ?? 0)) found.push(seq);
  }
  return found;
}

/** The found event after (or before) the cursor, around the end; undefined if nothing was found. */
export function nextFound(found: readonly number[], cursor: number, direction: 1 | -1): number | undefined {
  if (direction > 0) return found.find((seq) => seq > cursor) ?? found[0];
  return found.findLast((seq) => seq < cursor) ?? found[found.length - 1];
}
