//! A trace as Chrome Trace Event JSON, for Perfetto and chrome://tracing. Threads are tracks with polls as nested slices; lives of
//! tasks and holds of locks are async slices with ids of their own; wakes are flows; buffers and permits are counters.
import type { TraceEvent } from './events.ts';
import type { Trace } from './trace.ts';

/** One record of the format; which fields it has depends on `ph`. */
type Entry = Readonly<Record<string, unknown>>;

const PID = 1;
const US = 1000;
const THREAD_WORDS = ['main thread', '', '', ''] as const;

class Writer {
  readonly out: Entry[] = [];
  private readonly trace: Trace;
  private readonly tasks = new Map<number, string>([[0, 'main']]);
  private readonly resources = new Map<number, string>();
  /** Slices that are open, per thread: what ends without having begun is left out. */
  private readonly open = new Map<number, number>();
  private readonly alive = new Set<number>();
  /** Wakes on their way, per task: the next poll is where they lead. */
  private readonly flows = new Map<number, number[]>();
  private readonly holds = new Map<string, string[]>();

  constructor(trace: Trace) {
    this.trace = trace;
    this.out.push({ ph: 'M', name: 'process_name', pid: PID, tid: 0, args: { name: 'awaitscope' } });
  }

  after(e: TraceEvent): void {
    switch (e.kind) {
      case 'threadStart':
        this.out.push({
          ph: 'M',
          name: 'thread_name',
          pid: PID,
          tid: e.threadId,
          args: { name: THREAD_WORDS[e.role] || this.trace.text(e.name) },
        });
        break;
      case 'taskSpawn':
        this.tasks.set(e.target, this.trace.text(e.name) || `task ${String(e.target)}`);
        this.alive.add(e.target);
        this.push(e, { ph: 'b', cat: 'task', id2: { local: `task ${String(e.target)}` }, name: this.task(e.target) });
        break;
      case 'taskEnd':
        this.endTask(e, e.target);
        break;
      case 'pollBegin':
        this.begin(e, 'poll', this.task(e.task), { event: e.seq });
        for (const id of this.flows.get(e.task) ?? [])
          this.push(e, { ph: 'f', bp: 'e', cat: 'wake', id, name: 'wake' });
        this.flows.delete(e.task);
        break;
      case 'pollEnd':
      case 'threadFree':
        this.end(e);
        break;
      case 'threadBlocked':
        this.begin(e, 'blocked', this.trace.text(e.what) || 'blocked', {});
        break;
      case 'wake':
        this.wake(e);
        break;
      case 'resCreate':
        this.resources.set(e.res, this.trace.text(e.name) || `resource ${String(e.res)}`);
        break;
      case 'resAcquire':
      case 'resRelease':
        this.hold(e);
        break;
      case 'send':
      case 'recv':
        this.count(e, e.res, e.len);
        break;
      case 'resLevel':
        this.count(e, e.res, e.level);
        break;
      case 'output':
        this.push(e, { ph: 'i', s: 't', cat: 'output', name: this.trace.text(e.text).trimEnd() });
        break;
      case 'taskPanic':
        this.push(e, { ph: 'i', s: 't', cat: 'panic', name: `panic: ${this.trace.text(e.message)}` });
        break;
      case 'worldEvent':
        this.push(e, { ph: 'i', s: 'g', cat: 'outside', name: this.trace.text(e.text) });
        break;
      default:
    }
  }

  /** Closes what is still open, as the format wants it. */
  finish(at: number): void {
    const ts = at / US;
    for (const [tid, depth] of this.open) for (let i = 0; i < depth; i++) this.out.push({ ph: 'E', ts, pid: PID, tid });
    for (const task of this.alive)
      this.out.push({
        ph: 'e',
        cat: 'task',
        id2: { local: `task ${String(task)}` },
        name: this.task(task),
        ts,
        pid: PID,
        tid: 0,
      });
    for (const [name, ids] of this.holds)
      for (const local of ids) this.out.push({ ph: 'e', cat: 'hold', id2: { local }, name, ts, pid: PID, tid: 0 });
  }

  private task(id: number): string {
    return this.tasks.get(id) ?? `task ${String(id)}`;
  }

  private push(e: TraceEvent, entry: Entry): void {
    this.out.push({ ...entry, ts: e.at / US, pid: PID, tid: e.thread });
  }

  private begin(e: TraceEvent, cat: string, name: string, args: Entry): void {
    this.open.set(e.thread, (this.open.get(e.thread) ?? 0) + 1);
    this.push(e, { ph: 'B', cat, name, args });
  }

  private end(e: TraceEvent): void {
    const depth = this.open.get(e.thread) ?? 0;
    if (depth === 0) return;
    this.open.set(e.thread, depth - 1);
    this.push(e, { ph: 'E' });
  }

  private endTask(e: TraceEvent, task: number): void {
    if (!this.alive.delete(task)) return;
    this.push(e, { ph: 'e', cat: 'task', id2: { local: `task ${String(task)}` }, name: this.task(task) });
  }

  /** A flow begins in the slice of who wakes; one that the runtime sends has no such slice. */
  private wake(e: Extract<TraceEvent, { readonly kind: 'wake' }>): void {
    if (e.scheduled === 0 || (this.open.get(e.thread) ?? 0) === 0) return;
    this.push(e, { ph: 's', cat: 'wake', id: e.seq, name: 'wake' });
    this.flows.set(e.target, [...(this.flows.get(e.target) ?? []), e.seq]);
  }

  private hold(e: Extract<TraceEvent, { readonly kind: 'resAcquire' | 'resRelease' }>): void {
    const name = `${this.resources.get(e.res) ?? `resource ${String(e.res)}`} held by ${this.task(e.task)}`;
    const open = this.holds.get(name) ?? [];
    this.holds.set(name, open);
    if (e.kind === 'resAcquire') {
      const local = `hold ${String(e.seq)}`;
      open.push(local);
      this.push(e, { ph: 'b', cat: 'hold', id2: { local }, name });
      return;
    }
    const local = open.shift();
    if (local !== undefined) this.push(e, { ph: 'e', cat: 'hold', id2: { local }, name });
  }

  private count(e: TraceEvent, res: number, value: number): void {
    const name = this.resources.get(res) ?? `resource ${String(res)}`;
    this.push(e, { ph: 'C', name, args: { value } });
  }
}

/** The whole trace. */
export function chromeTrace(trace: Trace): string {
  const writer = new Writer(trace);
  const read = trace.reader();
  for (let seq = 0; seq < trace.length; seq++) writer.after(read(seq));
  writer.finish(trace.duration);
  return JSON.stringify({ displayTimeUnit: 'ms', traceEvents: writer.out });
}
