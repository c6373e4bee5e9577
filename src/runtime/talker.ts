//! Somebody outside who talks: follows the steps of the script over a connection.
import type { HttpAnswer, Step, Talk, Until } from '../world/script.ts';

/** A connection as one outside sees it. */
export interface Line {
  /** Time a message takes one way, in ns. */
  readonly latency: number;
  send(bytes: Uint8Array): void;
  /** Everything that has arrived. */
  receive(): Uint8Array;
  /** The program sends no more, and everything was received. */
  ended(): boolean;
  end(): void;
  close(): void;
  reset(): void;
  onChange(listener: () => void): void;
}

/** Time, and who wants to know. */
export interface TalkHost {
  after(ns: number, run: () => void): void;
  tell(text: string): void;
}

/** Steps that are being done. */
interface Loop {
  readonly steps: readonly Step[];
  at: number;
  /** Rounds still to come after this one. */
  left: number;
}

/** Characters of a message that are told. */
const SHOWN = 60;
/** Steps without waiting at most: a loop that never waits stops. */
const MAX_STEPS = 10_000;
const LF = 10;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes as Rust would write them: `"hello\n"`. */
export function quoted(bytes: Uint8Array): string {
  const text = decoder.decode(bytes.subarray(0, SHOWN * 4));
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return JSON.stringify(short);
}

function find(bytes: Uint8Array, what: Uint8Array): number {
  if (what.length === 0) return 0;
  for (let i = 0; i + what.length <= bytes.length; i++) if (what.every((byte, k) => bytes[i + k] === byte)) return i;
  return -1;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

export class Talker {
  private inbox: Uint8Array = new Uint8Array();
  /** What was received last, for `{read}`. */
  private last = '';
  private readonly loops: Loop[] = [];
  private waiting = false;
  private gone = false;
  private sawEnd = false;
  private readonly talk: Talk;
  private readonly line: Line;
  private readonly name: string;
  private readonly host: TalkHost;

  constructor(talk: Talk, line: Line, name: string, host: TalkHost) {
    this.talk = talk;
    this.line = line;
    this.name = name;
    this.host = host;
  }

  start(): void {
    if (this.talk.kind === 'steps') this.loops.push({ steps: this.talk.steps, at: 0, left: 0 });
    this.line.onChange(() => this.later(() => this.arrived()));
    this.go();
  }

  /** After the time that a message takes; at once without latency. */
  private later(run: () => void): void {
    this.host.after(this.line.latency, run);
  }

  private arrived(): void {
    if (this.gone) return;
    const bytes = this.line.receive();
    if (bytes.length > 0) {
      this.inbox = joined(this.inbox, bytes);
      this.host.tell(`${this.name} receives ${quoted(bytes)}`);
    }
    if (this.line.ended() && !this.sawEnd) {
      this.sawEnd = true;
      this.host.tell(`${this.name} sees the end of the connection`);
    }
    this.go();
  }

  private send(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.host.tell(`${this.name} sends ${quoted(bytes)}`);
    if (this.line.latency === 0) this.line.send(bytes);
    else this.later(() => this.line.send(bytes));
  }

  private leave(how: 'close' | 'reset'): void {
    this.gone = true;
    this.host.tell(`${this.name} ${how === 'close' ? 'closes the connection' : 'resets the connection'}`);
    const leave = (): void => (how === 'close' ? this.line.close() : this.line.reset());
    if (this.line.latency === 0) leave();
    else this.later(leave);
  }

  private go(): void {
    if (this.gone) return;
    switch (this.talk.kind) {
      case 'echo':
        this.send(this.take(this.inbox.length));
        if (this.sawEnd) this.leave('close');
        return;
      case 'http':
        this.answerAll(this.talk.routes);
        return;
      case 'silent':
        this.inbox = new Uint8Array();
        return;
      case 'steps':
        this.follow();
    }
  }

  private take(n: number): Uint8Array {
    const taken = this.inbox.slice(0, n);
    this.inbox = this.inbox.slice(n);
    return taken;
  }

  private follow(): void {
    for (let done = 0; done < MAX_STEPS && !this.waiting && !this.gone; done++) {
      const loop = this.loops.at(-1);
      if (loop === undefined) {
        this.leave('close');
        return;
      }
      const step = loop.steps[loop.at];
      if (step === undefined) {
        if (loop.left > 0 && !this.sawEnd) {
          loop.left--;
          loop.at = 0;
          if (loop.steps.length === 0) loop.left = 0;
        } else this.loops.pop();
        continue;
      }
      if (!this.step(step)) return;
      loop.at++;
    }
  }

  /** False: it has to wait for more. */
  private step(step: Step): boolean {
    switch (step.kind) {
      case 'send':
        this.send(this.filled(step.bytes));
        return true;
      case 'wait':
        this.waiting = true;
        this.host.after(step.ns, () => {
          this.waiting = false;
          this.go();
        });
        return true;
      case 'read':
        return this.readUntil(step.until);
      case 'repeat':
        this.loops.push({ steps: step.steps, at: 0, left: (step.times ?? Infinity) - 1 });
        return true;
      case 'end':
        this.host.tell(`${this.name} sends no more`);
        if (this.line.latency === 0) this.line.end();
        else this.later(() => this.line.end());
        return true;
      case 'close':
      case 'reset':
        this.leave(step.kind);
        return true;
    }
  }

  /** With `{read}` replaced. */
  private filled(bytes: Uint8Array): Uint8Array {
    const text = decoder.decode(bytes);
    return text.includes('{read}') ? encoder.encode(text.replaceAll('{read}', this.last)) : bytes;
  }

  private readUntil(until: Until): boolean {
    const n = this.wanted(until);
    if (n === undefined && !this.sawEnd) return false;
    this.last = decoder.decode(this.take(n ?? this.inbox.length)).replace(/\r?\n$/, '');
    return true;
  }

  /** Bytes of the inbox that satisfy a read. */
  private wanted(until: Until): number | undefined {
    const { inbox } = this;
    switch (until.kind) {
      case 'line': {
        const at = inbox.indexOf(LF);
        return at < 0 ? undefined : at + 1;
      }
      case 'any':
        return inbox.length > 0 ? inbox.length : undefined;
      case 'bytes':
        return inbox.length >= until.count ? until.count : undefined;
      case 'text': {
        const at = find(inbox, until.bytes);
        return at < 0 ? undefined : at + until.bytes.length;
      }
      case 'end':
        return undefined;
    }
  }

  /** Answers every whole request that has arrived. */
  private answerAll(routes: ReadonlyMap<string, HttpAnswer>): void {
    for (;;) {
      const end = find(this.inbox, encoder.encode('\r\n\r\n'));
      if (end < 0) break;
      const head = decoder.decode(this.inbox.subarray(0, end));
      const length = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
      if (this.inbox.length < end + 4 + length) break;
      this.take(end + 4 + length);
      this.answer(head, routes);
    }
    if (this.sawEnd) this.leave('close');
  }

  private answer(head: string, routes: ReadonlyMap<string, HttpAnswer>): void {
    const [method = '', path = ''] = (head.split('\r\n')[0] ?? '').split(' ');
    const found =
      routes.get(`${method} ${path}`) ?? routes.get(`${method} ${path.split('?')[0] ?? ''}`) ?? routes.get('*');
    const answer = found ?? {
      status: 404,
      body: encoder.encode('not found\n'),
      headers: new Map<string, string>(),
      after: 0,
    };
    const last = /^connection:\s*close/im.test(head) || / HTTP\/1\.0$/.test(head.split('\r\n')[0] ?? '');
    const lines = [
      `HTTP/1.1 ${String(answer.status)} ${REASONS[answer.status] ?? 'Status'}`,
      ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
      `content-length: ${String(answer.body.length)}`,
      ...(last ? ['connection: close'] : []),
    ];
    const bytes = joined(
      encoder.encode(`${lines.join('\r\n')}\r\n\r\n`),
      method === 'HEAD' ? new Uint8Array() : answer.body,
    );
    const send = (): void => {
      if (this.gone) return;
      this.send(bytes);
      if (last) this.leave('close');
    };
    if (answer.after === 0) send();
    else this.host.after(answer.after, send);
  }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};
