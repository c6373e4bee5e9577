//! The page's end of the wire: promises over a worker. A newer check replaces one that waits; `stop` ends whatever runs.
import EngineWorker from './worker.ts?worker';
import type { Request, Response, RunOptions } from './protocol.ts';

type Wanted<K extends Response['kind']> = Extract<Response, { readonly kind: K }>;
type Pending = { readonly resolve: (response: Response) => void; readonly reject: (error: Error) => void };

/** Thrown into pending promises when `stop` (or a newer request of the same kind) made their answer useless. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** One engine worker with numbered requests. */
export class EngineClient {
  private worker: Worker | undefined;
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();

  /** Diagnostics of a text. */
  check(source: string, edition: 2021 | 2024): Promise<Wanted<'checked'>> {
    return this.ask<'checked'>({ kind: 'check', id: 0, source, edition });
  }

  /** Compiles and runs from the start. */
  run(source: string, options: RunOptions): Promise<Wanted<'ran'>> {
    return this.ask<'ran'>({ kind: 'run', id: 0, source, options });
  }

  /** A program made of a fragment. */
  complete(source: string, edition: 2021 | 2024): Promise<Wanted<'completed'>> {
    return this.ask<'completed'>({ kind: 'complete', id: 0, source, edition });
  }

  /** Records more of the last run. */
  more(moreSteps: number): Promise<Wanted<'ran'>> {
    return this.ask<'ran'>({ kind: 'continue', id: 0, moreSteps });
  }

  /** Frames and locals at an event of the last run. */
  inspect(seq: number, task: number): Promise<Wanted<'inspected'>> {
    return this.ask<'inspected'>({ kind: 'inspect', id: 0, seq, task });
  }

  /** Ends whatever the worker does; everything pending is rejected with `Cancelled`. The next request starts a fresh worker. */
  stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.pending.values()) reject(new Cancelled('stopped'));
    this.pending.clear();
  }

  private ask<K extends Response['kind']>(request: Request): Promise<Wanted<K>> {
    const id = this.nextId++;
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve: (response) => resolve(response as Wanted<K>), reject });
      worker.postMessage({ ...request, id });
    });
  }

  private start(): Worker {
    const worker = new EngineWorker({ name: 'awaitscope engine' });
    worker.addEventListener('message', (message: MessageEvent<Response>) => this.settle(message.data));
    worker.addEventListener('error', (event) => {
      for (const { reject } of this.pending.values()) reject(new Error(event.message));
      this.pending.clear();
    });
    return worker;
  }

  private settle(response: Response): void {
    const waiting = this.pending.get(response.id);
    this.pending.delete(response.id);
    if (waiting === undefined) return;
    if (response.kind === 'crashed') waiting.reject(new Error(response.message));
    else waiting.resolve(response);
  }
}
