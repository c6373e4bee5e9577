//! Records events into growing typed-array columns. Knows nothing of who emits or who looks.
import type { Span } from '../source/span.ts';
import { EVENT_FIELDS, EVENT_KINDS } from './events.ts';
import type { EventFields, EventKind, RunEnd, SpanId, StrId, TaskRef, ThreadRef, TraceData } from './events.ts';

/** Where "now" comes from: the runtime keeps these current; the recorder only copies them into each event. */
export interface RecorderClock {
  /** Virtual nanoseconds since the start. */
  now(): number;
  /** Machine steps so far. */
  steps(): number;
}

const CODES: ReadonlyMap<string, number> = new Map(EVENT_KINDS.map((kind, code) => [kind, code]));

interface Columns {
  kind: Uint8Array;
  at: Float64Array;
  step: Float64Array;
  task: Int32Array;
  thread: Int16Array;
  span: Int32Array;
  fields: [Int32Array, Int32Array, Int32Array, Int32Array];
}

function columns(capacity: number): Columns {
  const i32 = (): Int32Array => new Int32Array(capacity);
  return {
    kind: new Uint8Array(capacity),
    at: new Float64Array(capacity),
    step: new Float64Array(capacity),
    task: i32(),
    thread: new Int16Array(capacity),
    span: i32(),
    fields: [i32(), i32(), i32(), i32()],
  };
}

/** Append-only; `snapshot` copies what was recorded so far into transferable form. */
export class Recorder {
  /** Events so far. */
  length = 0;
  /** Who is running: set by the runtime, copied into every event. */
  task: TaskRef = -1;
  thread: ThreadRef = 0;
  private capacity = 4096;
  private cols = columns(this.capacity);
  private readonly strings: string[] = [''];
  private readonly stringIds = new Map<string, StrId>([['', 0]]);
  private readonly spans: number[] = [0, 0, 0];
  private readonly spanIds = new Map<string, SpanId>();
  private readonly clock: RecorderClock;

  constructor(clock: RecorderClock) {
    this.clock = clock;
  }

  /** Interns a text. */
  text(value: string): StrId {
    const known = this.stringIds.get(value);
    if (known !== undefined) return known;
    const id = this.strings.length;
    this.strings.push(value);
    this.stringIds.set(value, id);
    return id;
  }

  /** Interns a place in the user's file; `fn` names the enclosing function. Places in other files are 0. */
  place(span: Span | undefined, fn = ''): SpanId {
    if (span === undefined || span.file !== 0 || span.end === 0) return 0;
    const key = `${String(span.start)}:${String(span.end)}:${fn}`;
    const known = this.spanIds.get(key);
    if (known !== undefined) return known;
    const id = this.spans.length / 3;
    this.spans.push(span.start, span.end, this.text(fn));
    this.spanIds.set(key, id);
    return id;
  }

  /** Appends one event at the current time, task and thread. `task` overrides who it belongs to. */
  emit<K extends EventKind>(kind: K, fields: EventFields<K>, span: SpanId = 0, task: TaskRef = this.task): number {
    if (this.length === this.capacity) this.grow();
    const at = this.length++;
    const c = this.cols;
    c.kind[at] = CODES.get(kind) ?? 0;
    c.at[at] = this.clock.now();
    c.step[at] = this.clock.steps();
    c.task[at] = task;
    c.thread[at] = this.thread;
    c.span[at] = span;
    const names: readonly string[] = EVENT_FIELDS[kind];
    const values = fields as Readonly<Record<string, number>>;
    for (let i = 0; i < names.length; i++) {
      const column = c.fields[i];
      if (column !== undefined) column[at] = values[names[i] ?? ''] ?? 0;
    }
    return at;
  }

  /** Everything so far, copied (recording may go on). */
  snapshot(end: RunEnd | undefined): TraceData {
    const n = this.length;
    const c = this.cols;
    return {
      length: n,
      kind: c.kind.slice(0, n),
      at: c.at.slice(0, n),
      step: c.step.slice(0, n),
      task: c.task.slice(0, n),
      thread: c.thread.slice(0, n),
      span: c.span.slice(0, n),
      f0: c.fields[0].slice(0, n),
      f1: c.fields[1].slice(0, n),
      f2: c.fields[2].slice(0, n),
      f3: c.fields[3].slice(0, n),
      strings: [...this.strings],
      spans: Int32Array.from(this.spans),
      end,
    };
  }

  private grow(): void {
    const old = this.cols;
    this.capacity *= 2;
    const next = columns(this.capacity);
    next.kind.set(old.kind);
    next.at.set(old.at);
    next.step.set(old.step);
    next.task.set(old.task);
    next.thread.set(old.thread);
    next.span.set(old.span);
    old.fields.forEach((column, i) => next.fields[i]?.set(column));
    this.cols = next;
  }
}

/** The buffers of a trace that may be transferred instead of copied. */
export function transferables(data: TraceData): ArrayBuffer[] {
  const arrays = [
    data.kind,
    data.at,
    data.step,
    data.task,
    data.thread,
    data.span,
    data.f0,
    data.f1,
    data.f2,
    data.f3,
    data.spans,
  ];
  return arrays.map((a) => a.buffer as ArrayBuffer);
}
