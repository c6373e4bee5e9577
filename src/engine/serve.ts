//! Answers protocol requests. One server holds at most one run (the last), for `continue` and `inspect`.
import type { Run } from '../runtime/contract.ts';
import { completeFragment } from './fragments.ts';
import { checkSource, runSource, summaryOf } from './local.ts';
import type { Ran } from './local.ts';
import type { InspectedFrame, Request, Response, RunOptions } from './protocol.ts';

/** Stateful: remembers the last run. `now` is the host clock in ms, injected (for the reported check time only). */
export class Server {
  private last: { readonly source: string; readonly options: RunOptions; readonly ran: Ran } | undefined;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Never throws: our own bugs become a `crashed` response. */
  answer(request: Request): Response {
    try {
      return this.handle(request);
    } catch (error) {
      const message = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
      return { kind: 'crashed', id: request.id, message };
    }
  }

  private handle(request: Request): Response {
    switch (request.kind) {
      case 'check': {
        const start = this.now();
        const diagnostics = checkSource(request.source, request.edition);
        return { kind: 'checked', id: request.id, diagnostics, millis: this.now() - start };
      }
      case 'run': {
        const ran = runSource(request.source, request.options);
        // What did not compile leaves the run before: the page still shows it.
        if (ran.run !== undefined) this.last = { source: request.source, options: request.options, ran };
        return ranResponse(request.id, ran);
      }
      case 'complete':
        return { kind: 'completed', id: request.id, ...completeFragment(request.source, request.edition) };
      case 'continue': {
        this.last?.ran.run?.advance(request.moreSteps);
        return this.last === undefined
          ? { kind: 'crashed', id: request.id, message: 'nothing was run yet' }
          : ranResponse(request.id, this.last.ran);
      }
      case 'inspect':
        return { kind: 'inspected', id: request.id, frames: this.inspect(request.seq) };
    }
  }

  /** Re-runs to the step of event `seq` and reads the frames there. */
  private inspect(seq: number): readonly InspectedFrame[] {
    const last = this.last;
    if (last?.ran.run === undefined) return [];
    const step = last.ran.run.trace().step[seq];
    if (step === undefined) return [];
    const again = runSource(last.source, { ...last.options, maxSteps: Math.max(1, step) });
    return again.run === undefined ? [] : framesOf(again.run);
  }
}

function ranResponse(id: number, ran: Ran): Response {
  return {
    kind: 'ran',
    id,
    diagnostics: ran.compiled.diagnostics,
    trace: ran.run?.trace(),
    summary: ran.run === undefined ? undefined : summaryOf(ran.run),
  };
}

function framesOf(run: Run): readonly InspectedFrame[] {
  const machine = run.machine;
  const out: InspectedFrame[] = [];
  const ids = new Map<number, number>();
  for (const { id, addr, view } of run.suspended()) {
    ids.set(addr, id);
    // A future that is being polled has its frame on a stack, below.
    if (view.state === 'running') continue;
    const locals = view.locals.map((local) => ({ name: local.name, type: local.type, value: local.value }));
    const span = view.suspendSpan;
    out.push({ name: view.name, future: id, start: span?.start ?? 0, end: span?.end ?? 0, locals });
  }
  for (const fiber of machine.fibers()) {
    for (const frame of machine.stack(fiber)) {
      if (!frame.user) continue;
      const locals = machine
        .frameLocals(frame)
        .map((local) => ({ name: local.name, type: local.type, value: local.value }));
      const future = frame.coroutineAddr === undefined ? 0 : (ids.get(frame.coroutineAddr) ?? 0);
      out.push({ name: frame.name, future, start: frame.span.start, end: frame.span.end, locals });
    }
  }
  return out;
}
