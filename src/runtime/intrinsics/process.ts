//! Standard streams, environment, signals that the program sends to itself.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import { MAX_OUTPUT } from '../sim.ts';
import type { Sim } from '../sim.ts';
import { give } from './give.ts';

const PID = 4242;
const decoder = new TextDecoder();

function write(s: Sim, call: IntrinsicCall, stream: 1 | 2): void {
  const bytes = call.bytes(0).slice();
  (stream === 1 ? s.stdout : s.stderr).push(bytes);
  s.stdoutLength += bytes.length;
  if (s.recording)
    s.recorder.emit(
      'output',
      { stream, text: s.recorder.text(decoder.decode(bytes)) },
      s.recorder.place(call.userSpan()),
    );
  if (s.stdoutLength > MAX_OUTPUT) {
    s.end = {
      kind: 'failed',
      what: `the program printed more than ${String(MAX_OUTPUT / 1024 / 1024)} MiB`,
      span: s.recorder.place(call.userSpan()),
    };
    call.machine.interrupt();
  }
}

export function processIntrinsics(sim: () => Sim): IntrinsicTable {
  return {
    stdout_write: (call) => write(sim(), call, 1),
    stderr_write: (call) => write(sim(), call, 2),
    stdin_read: (call) => {
      const s = sim();
      const typed = s.world.script.stdin.flatMap((entry) => [...entry.bytes]);
      const rest = Uint8Array.from(typed).subarray(s.stdinAt);
      const n = Math.min(rest.length, call.num(1));
      call.machine.memory.bytes(call.num(0), n).set(rest.subarray(0, n));
      s.stdinAt += n;
      call.ret(n);
    },
    unsupported: (call) => call.unsupported(call.str(0)),
    process_id: (call) => call.ret(PID),
    process_exit: (call) => call.exit(call.num(0)),
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
    signal_raise: (call) => {
      const s = sim();
      const signal = call.num(0);
      if (s.handled.has(signal)) s.raised.push(signal);
      else call.exit(128 + signal);
      call.ret(0);
    },
  };
}
