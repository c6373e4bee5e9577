//! A child process: a program with its streams, which runs while the parent waits.
import { EAGAIN, READABLE, READ_CLOSED } from '../net/errno.ts';
import { Socket } from '../net/socket.ts';
import type { Listeners } from '../net/socket.ts';

/** What a program sees of the world. */
export interface ProgramHost {
  after(ns: number, run: () => void): void;
  /** Ends the run: the simulated machine cannot do that. */
  unsupported(what: string): void;
  /** A signal that the program sends; undefined: no such process. */
  signal(pid: number, signal: number): boolean;
  readFile(path: string, cwd: string): Uint8Array | undefined;
  list(path: string, cwd: string): readonly string[] | undefined;
  /** 0, or an error number. */
  makeDir(path: string, cwd: string, all: boolean): number;
}

/** Where the output of a child goes, or its input comes from. */
export type ChildStream =
  | { readonly kind: 'null' }
  /** The parent's own: 1 stdout, 2 stderr. */
  | { readonly kind: 'inherit'; readonly write: (bytes: Uint8Array) => void }
  | { readonly kind: 'socket'; readonly socket: Socket };

export interface ChildSpec {
  readonly pid: number;
  /** Program and arguments. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly stdin: ChildStream;
  readonly stdout: ChildStream;
  readonly stderr: ChildStream;
}

/** Bytes read at a time. */
const CHUNK = 64 * 1024;
const SIGKILL = 9;

/** The process; as a descriptor it is readable when it has ended. */
export class Child extends Socket {
  readonly spec: ChildSpec;
  /** As `wait` gives it: exit code << 8, or a signal. undefined: it runs. */
  status: number | undefined;
  /** Reaped by its parent. */
  reaped = false;
  /** For the recorder: its resource (0: none), and who is told how it ended. */
  res = 0;
  onEnd: ((status: number) => void) | undefined;
  private onInput: (() => void) | undefined;
  private readonly pending: { readonly stream: ChildStream; readonly bytes: Uint8Array }[] = [];
  private ending: number | undefined;

  constructor(spec: ChildSpec, listeners: Listeners) {
    super(listeners);
    this.spec = spec;
    for (const stream of [spec.stdout, spec.stderr])
      if (stream.kind === 'socket') stream.socket.onChange = () => this.drain();
    if (spec.stdin.kind === 'socket') spec.stdin.socket.onChange = () => this.onInput?.();
  }

  get running(): boolean {
    return this.status === undefined && this.ending === undefined;
  }

  out(bytes: Uint8Array): void {
    this.write_(this.spec.stdout, bytes);
  }

  err(bytes: Uint8Array): void {
    this.write_(this.spec.stderr, bytes);
  }

  private write_(stream: ChildStream, bytes: Uint8Array): void {
    if (!this.running || bytes.length === 0) return;
    this.pending.push({ stream, bytes });
    this.drain();
  }

  /** Writes as much as there is room for; the rest waits. */
  private drain(): void {
    for (let first = this.pending.shift(); first !== undefined; first = this.pending.shift()) {
      const { stream, bytes } = first;
      if (stream.kind === 'inherit') stream.write(bytes);
      if (stream.kind !== 'socket') continue;
      const n = stream.socket.write(bytes);
      if (n === EAGAIN || (n >= 0 && n < bytes.length)) {
        this.pending.unshift({ stream, bytes: n > 0 ? bytes.subarray(n) : bytes });
        return;
      }
    }
    if (this.ending !== undefined) this.finish(this.ending);
  }

  /** Gives the program its input piece by piece; undefined is the end. */
  input(take: (bytes: Uint8Array | undefined) => void): void {
    const { stdin } = this.spec;
    if (stdin.kind !== 'socket') {
      take(undefined);
      return;
    }
    const pump = (): void => {
      while (this.running) {
        const into = new Uint8Array(CHUNK);
        const n = stdin.socket.read(into, false);
        if (n === EAGAIN) return;
        if (n <= 0) {
          this.onInput = undefined;
          take(undefined);
          return;
        }
        take(into.subarray(0, n));
      }
    };
    this.onInput = pump;
    pump();
  }

  exit(code: number): void {
    if (this.running) this.end((code & 0xff) << 8);
  }

  /** A signal reaches it: it dies. */
  kill(signal: number): void {
    if (this.status !== undefined || signal === 0) return;
    this.pending.length = 0;
    this.finish(signal === SIGKILL ? SIGKILL : signal);
  }

  private end(status: number): void {
    this.ending = status;
    if (this.pending.length === 0) this.finish(status);
  }

  private finish(status: number): void {
    if (this.status !== undefined) return;
    this.status = status;
    for (const stream of [this.spec.stdin, this.spec.stdout, this.spec.stderr])
      if (stream.kind === 'socket') {
        stream.socket.onChange = undefined;
        if (--stream.socket.refs <= 0) stream.socket.close();
      }
    this.onEnd?.(status);
    this.changed();
  }

  override traceId(): number {
    return this.res;
  }

  override ready(): number {
    return this.status === undefined ? 0 : READABLE | READ_CLOSED;
  }

  /** The parent's handle is gone; the process goes on. */
  override close(): void {}

  override name(): string {
    return '';
  }
}
