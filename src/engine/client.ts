//! The page's end of the wire: promises over a worker. A newer check or run replaces one that waits; `stop` ends
//! whatever runs.
import EngineWorker from './worker.ts?worker';
import type { Request, Response, RunOptions } from './protocol.ts';

type Wanted<K extends Response['kind']> = Extract<Response, { readonly kind: K }>;
type Pending = { readonly resolve: (response: Response) => void; readonly reject: (error: Error) => void };

/** Thrown into pending promises when `stop` made their answer useless. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}
/** Thrown into a promise whose request a newer one of the same kind replaced: nobody waits for its answer. */
export class Superseded extends Error {
  override name = 'Superseded';
}

/** After so long without an answer to a check, in ms, something is wrong with us. */
const CHECK_LIMIT = 20_000;
/** How long an old run may go on, in ms, when a newer one was asked for. A fresh worker costs about as much. */
const PATIENCE = 1500;

/** A worker with the requests that it has not answered. */
class Line {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending>();

  constructor(onDeath: () => void) {
    this.worker = new EngineWorker({ name: 'awaitscope engine' });
    this.worker.addEventListener('message', (message: MessageEvent<Response>) => this.settle(message.data));
    // A worker that died (out of memory, a failed download) answers nothing more: the next request gets a fresh one.
    const died = (event: Event): void => {
      event.preventDefault();
      onDeath();
      this.end(new Error(event instanceof ErrorEvent && event.message !== '' ? event.message : 'the engine stopped'));
    };
    this.worker.addEventListener('error', died);
    this.worker.addEventListener('messageerror', died);
  }

  get isBusy(): boolean {
    return this.pending.size > 0;
  }

  send(request: Request, pending: Pending): void {
    this.pending.set(request.id, pending);
    this.worker.postMessage(request);
  }

  /** Ends the worker; whatever is pending is rejected. */
  end(error: Error): void {
    this.worker.terminate();
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }

  private settle(response: Response): void {
    const waiting = this.pending.get(response.id);
    this.pending.delete(response.id);
    if (waiting === undefined) return;
    if (response.kind === 'crashed') waiting.reject(new Error(response.message));
    else waiting.resolve(response);
  }
}

interface Waiting {
  readonly start: () => void;
  readonly drop: () => void;
}

/**
 * One engine worker with numbered requests, and a second one for checks once a text is typed while the first is running a program.
 * Of checks and of runs only the newest waits.
 */
export class EngineClient {
  private main: Line | undefined;
  private side: Line | undefined;
  private nextId = 1;
  /** The program that the main worker ran last, and holds for `more` and `inspect`. */
  private holds: string | undefined;
  private checking = false;
  private nextCheck: Waiting | undefined;
  private running = false;
  private nextRun: Waiting | undefined;

  /** Diagnostics of a text. */
  check(source: string, edition: 2021 | 2024): Promise<Wanted<'checked'>> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        this.checking = true;
        const line = this.lineForChecks();
        const limit = setTimeout(() => {
          this.forget(line);
          line.end(new Error(`the check did not end within ${String(CHECK_LIMIT / 1000)} s`));
        }, CHECK_LIMIT);
        const done = (): void => {
          clearTimeout(limit);
          this.checking = false;
          const next = this.nextCheck;
          this.nextCheck = undefined;
          next?.start();
        };
        this.ask<'checked'>(line, { kind: 'check', id: 0, source, edition }).then(resolve, reject).finally(done);
      };
      this.nextCheck?.drop();
      this.nextCheck = undefined;
      if (this.checking) this.nextCheck = { start, drop: () => reject(new Superseded()) };
      else start();
    });
  }

  /** Compiles and runs from the start. */
  run(source: string, options: RunOptions): Promise<Wanted<'ran'>> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        this.running = true;
        const done = (): void => {
          this.running = false;
          const next = this.nextRun;
          this.nextRun = undefined;
          next?.start();
        };
        const request: Request = { kind: 'run', id: 0, source, options };
        // From here on the worker answers questions about this program.
        this.holds = undefined;
        const answered = this.ask<'ran'>(this.lineForRuns(), request).then((answer) => {
          if (answer.trace !== undefined) this.holds = source;
          return answer;
        });
        answered.then(resolve, reject).finally(done);
      };
      this.nextRun?.drop();
      this.nextRun = undefined;
      if (!this.running) {
        start();
        return;
      }
      const old = this.main;
      const impatient = setTimeout(() => {
        this.forget(old);
        old?.end(new Superseded());
      }, PATIENCE);
      const drop = (): void => {
        clearTimeout(impatient);
        reject(new Superseded());
      };
      this.nextRun = { start: () => (clearTimeout(impatient), start()), drop };
    });
  }

  /** A program made of a fragment. */
  complete(source: string, edition: 2021 | 2024): Promise<Wanted<'completed'>> {
    return this.ask<'completed'>(this.lineForRuns(), { kind: 'complete', id: 0, source, edition });
  }

  /** Whether the engine still holds the last run of this program: `more` and `inspect` need it. */
  has(source: string): boolean {
    return this.main !== undefined && this.holds === source;
  }

  /** Records more of the last run. */
  more(moreSteps: number): Promise<Wanted<'ran'>> {
    return this.ask<'ran'>(this.lineForRuns(), { kind: 'continue', id: 0, moreSteps });
  }

  /** Frames and locals at an event of the last run. */
  inspect(seq: number, task: number): Promise<Wanted<'inspected'>> {
    return this.ask<'inspected'>(this.lineForRuns(), { kind: 'inspect', id: 0, seq, task });
  }

  /** Ends whatever is run; everything pending is rejected with `Cancelled`. The next request starts a fresh worker. */
  stop(): void {
    this.nextRun?.drop();
    this.nextRun = undefined;
    const { main } = this;
    this.forget(main);
    main?.end(new Cancelled('stopped'));
  }

  private lineForRuns(): Line {
    this.main ??= this.start();
    return this.main;
  }

  /** The main worker, unless it runs a program. */
  private lineForChecks(): Line {
    if (this.side !== undefined) return this.side;
    if (this.main?.isBusy !== true) return this.lineForRuns();
    this.side = this.start();
    return this.side;
  }

  private start(): Line {
    const line: Line = new Line(() => this.forget(line));
    return line;
  }

  private forget(line: Line | undefined): void {
    if (line === undefined) return;
    if (this.side === line) this.side = undefined;
    if (this.main !== line) return;
    this.main = undefined;
    this.holds = undefined;
  }

  private ask<K extends Response['kind']>(line: Line, request: Request): Promise<Wanted<K>> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      line.send({ ...request, id }, { resolve: (response) => resolve(response as Wanted<K>), reject });
    });
  }
}
