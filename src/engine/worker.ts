//! The engine's end of the wire in a Web Worker. Requests are answered one by one; a stuck run is ended by the page
//! terminating this worker (the client starts a fresh one).
import { transferables } from '../trace/recorder.ts';
import type { Request, Response } from './protocol.ts';
import { Server } from './serve.ts';

/** The part of a worker's global scope used here (the `webworker` library would clash with `dom`). */
interface WorkerScope {
  readonly performance: { now(): number };
  addEventListener(type: 'message', listener: (message: MessageEvent<Request>) => void): void;
  postMessage(response: Response, moved: readonly ArrayBuffer[]): void;
}
const scope = self as unknown as WorkerScope;
const server = new Server(() => scope.performance.now());

scope.addEventListener('message', (message) => {
  const response = server.answer(message.data);
  const moved = response.kind === 'ran' && response.trace !== undefined ? transferables(response.trace) : [];
  scope.postMessage(response, moved);
});
