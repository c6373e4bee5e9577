//! Standard streams, environment, signals that the program sends to itself.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import { MAX_OUTPUT } from '../sim.ts';
import type { Sim } from '../sim.ts';
import type { SpanId } from '../../trace/events.ts';
import { PID } from '../process/processes.ts';
import { arrive } from '../signals.ts';
import { childIntrinsics } from './child.ts';
import { give } from './give.ts';

/** Exit code of a process that a signal ended: this and its number. */
const SIGNAL_EXIT = 128;
const decoder = new TextDecoder();

/** What the process or one of its children prints; `span`: where, in the program. */
export function print(s: Sim, stream: 1 | 2, bytes: Uint8Array, span: SpanId): void {
  (stream === 1 ? s.stdout : s.stderr).push(bytes.slice());
  s.stdoutLength += bytes.length;
  if (s.recording) s.recorder.emit('output', { stream, text: s.recorder.text(decoder.decode(bytes)) }, span);
  if (s.stdoutLength > MAX_OUTPUT)
    s.end = { kind: 'failed', what: `the program printed more than ${String(MAX_OUTPUT / 1024 / 1024)} MiB`, span };
}

function write(s: Sim, call: IntrinsicCall, stream: 1 | 2): void {
  print(s, stream, call.bytes(0), s.recording ? s.recorder.place(call.userSpan()) : 0);
  if (s.end !== undefined) call.machine.interrupt();
}

export function processIntrinsics(sim: () => Sim): IntrinsicTable {
  return {
    stdout_write: (call) => write(sim(), call, 1),
    stderr_write: (call) => write(sim(), call, 2),
    stdin_read: (call) => {
      const s = sim();
      const now = s.clock.shown();
      const into = (): Uint8Array => call.machine.memory.bytes(call.num(0), call.num(1));
      const ready = s.stdin.readyAt();
      if (ready <= now) {
        call.ret(s.stdin.read(into(), now));
        return;
      }
      const { current } = s.threads;
      const address = call.num(0);
      const length = call.num(1);
      s.threads.block({ kind: 'io', until: Infinity, on: s.stdin, mask: 1 });
      call.block();
      s.outside.at(ready, () =>
        s.threads.wake(current, s.stdin.read(call.machine.memory.bytes(address, length), ready)),
      );
    },
    unsupported: (call) => call.unsupported(call.str(0)),
    process_id: (call) => call.ret(PID),
    process_exit: (call) => call.exit(call.num(0) & 0xff),
    process_abort: (call) => {
      const s = sim();
      s.end = { kind: 'aborted', message: call.str(0) };
      s.threads.block({ kind: 'park', until: Infinity });
      call.block();
    },
    env_var: (call) => give(call, sim().env.get(call.str(0)), 2),
    env_arg: (call) => give(call, ['main', ...sim().world.script.args][call.num(0)], 1),
    env_set_var: (call) => {
      const { env } = sim();
      if (call.num(4) !== 0) env.set(call.str(0), call.str(2));
      else env.delete(call.str(0));
    },
    env_list: (call) => give(call, [...sim().env].map(([name, value]) => `${name}=${value}`).join('\0'), 0),
    signal_raise: (call) => {
      arrive(sim(), call.num(0));
      // The signal ends the process before the call returns.
      if (sim().end !== undefined) call.exit(SIGNAL_EXIT + call.num(0));
      call.ret(0);
    },
    ...childIntrinsics(sim),
  };
}
