//! Which mode the session is in. Effects (checking, running) are injected; the machine only says when they happen.
import { assign, fromPromise, setup } from 'xstate';
import type { RunOptions } from '../engine/protocol.ts';

/** Injected effects. Each reports its result to the stores itself and resolves with whether the program may run. */
export interface SessionEffects {
  check(source: string): Promise<{ readonly ok: boolean }>;
  run(options: RunOptions | undefined): Promise<{ readonly ok: boolean }>;
}
/** Idle time after a keystroke before the text is checked, in ms. */
export const CHECK_DELAY = 120;

export type SessionEvent =
  | { readonly type: 'edit'; readonly source: string }
  | { readonly type: 'run' }
  | { readonly type: 'stop' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'atEnd' };

/** The machine: editing → checking; running → ready | failed; ready ⇄ playing. Editing never loses the last run. */
export function createSessionMachine(effects: SessionEffects) {
  return setup({
    types: { context: {} as { readonly source: string; readonly wasReady: boolean }, events: {} as SessionEvent },
    actors: {
      check: fromPromise<{ readonly ok: boolean }, { readonly source: string }>(({ input }) =>
        effects.check(input.source),
      ),
      run: fromPromise<{ readonly ok: boolean }>(() => effects.run(undefined)),
    },
    delays: { checkDelay: CHECK_DELAY },
  }).createMachine({
    id: 'session',
    context: { source: '', wasReady: false },
    initial: 'editing',
    on: {
      edit: { target: '.editing', actions: assign({ source: ({ event }) => event.source }), reenter: true },
      run: { target: '.running' },
    },
    states: {
      editing: { after: { checkDelay: { target: 'checking', guard: ({ context }) => context.source !== '' } } },
      checking: {
        invoke: {
          src: 'check',
          input: ({ context }) => ({ source: context.source }),
          onDone: [{ guard: ({ event }) => event.output.ok, target: 'ready' }, { target: 'failed' }],
          onError: 'failed',
        },
      },
      running: {
        invoke: {
          src: 'run',
          onDone: [{ guard: ({ event }) => event.output.ok, target: 'ready' }, { target: 'failed' }],
          onError: 'failed',
        },
        on: { stop: { target: 'ready' } },
      },
      ready: { on: { play: 'playing' } },
      playing: { on: { pause: 'ready', atEnd: 'ready' } },
      failed: { on: { play: 'playing' } },
    },
  });
}
