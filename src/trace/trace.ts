//! Reading a recorded trace: decoded events, texts, places, searching.
import { EVENT_FIELDS, EVENT_KINDS } from './events.ts';
import type { EventKind, StrId, TraceData, TraceEvent } from './events.ts';

/** A place in the user's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Enclosing function, as frames name it. */
  readonly fn: string;
}

/** A read-only view over the columns. Events are decoded on demand; nothing is cached but what was asked. */
export class Trace {
  readonly data: TraceData;

  constructor(data: TraceData) {
    this.data = data;
  }

  get length(): number {
    return this.data.length;
  }

  /** Virtual nanoseconds of the last event (0 if there is none). */
  get duration(): number {
    return this.length === 0 ? 0 : this.at(this.length - 1);
  }

  kind(seq: number): EventKind {
    return EVENT_KINDS[this.data.kind[seq] ?? 0] ?? 'note';
  }

  at(seq: number): number {
    return this.data.at[seq] ?? 0;
  }

  task(seq: number): number {
    return this.data.task[seq] ?? -1;
  }

  /** One decoded event; undefined outside the trace. */
  event(seq: number): TraceEvent | undefined {
    if (seq < 0 || seq >= this.length) return undefined;
    const d = this.data;
    const kind = this.kind(seq);
    const columns = [d.f0, d.f1, d.f2, d.f3];
    const out: Record<string, number | string> = {
      kind,
      seq,
      at: this.at(seq),
      task: this.task(seq),
      thread: d.thread[seq] ?? 0,
      span: d.span[seq] ?? 0,
      step: d.step[seq] ?? 0,
    };
    EVENT_FIELDS[kind].forEach((name, i) => (out[name] = columns[i]?.[seq] ?? 0));
    return out as unknown as TraceEvent;
  }

  /**
   * Decodes into one object per kind, which the next event of that kind overwrites: for loops over a whole trace that keep no
   * event, where a million objects would be a million for the collector.
   */
  reader(): (seq: number) => TraceEvent {
    const d = this.data;
    const columns = [d.f0, d.f1, d.f2, d.f3];
    const kinds = EVENT_KINDS.map((kind) => {
      const fields: readonly string[] = EVENT_FIELDS[kind];
      const event: Record<string, number | string> = { kind, seq: 0, at: 0, task: 0, thread: 0, span: 0, step: 0 };
      for (const name of fields) event[name] = 0;
      return { event, fields };
    });
    return (seq) => {
      const shape = kinds[d.kind[seq] ?? 0];
      if (shape === undefined) throw new RangeError(`no event ${String(seq)}`);
      const { event, fields } = shape;
      event['seq'] = seq;
      event['at'] = d.at[seq] ?? 0;
      event['task'] = d.task[seq] ?? -1;
      event['thread'] = d.thread[seq] ?? 0;
      event['span'] = d.span[seq] ?? 0;
      event['step'] = d.step[seq] ?? 0;
      for (let i = 0; i < fields.length; i++) event[fields[i] ?? ''] = columns[i]?.[seq] ?? 0;
      return event as unknown as TraceEvent;
    };
  }

  /** All events in order; `from` inclusive, `to` exclusive. */
  *events(from = 0, to = this.length): Generator<TraceEvent> {
    for (let seq = from; seq < to; seq++) {
      const event = this.event(seq);
      if (event !== undefined) yield event;
    }
  }

  text(id: StrId): string {
    return this.data.strings[id] ?? '';
  }

  place(span: number): Place | undefined {
    if (span <= 0) return undefined;
    const start = this.data.spans[span * 3];
    const end = this.data.spans[span * 3 + 1];
    if (start === undefined || end === undefined) return undefined;
    return { start, end, fn: this.text(this.data.spans[span * 3 + 2] ?? 0) };
  }

  /** Last event at or before virtual time `at` (-1 if all are later). */
  seqAt(at: number): number {
    let low = -1;
    let high = this.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.at(mid) <= at) low = mid;
      else high = mid - 1;
    }
    return low;
  }
}
