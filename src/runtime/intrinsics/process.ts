//! Standard streams, environment, signals that the program sends to itself.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import { MAX_OUTPUT } from '../sim.ts';
import type { Sim } from '../sim.ts';

const PID = 4242;
const UNSET = 0xffff_ffff_ffff_ffffn;
const encoder = new TextEncoder();
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

/** Copies text into a `&mut [u8]` in slots i, i+1 if it fits; returns its length. */
function give(call: IntrinsicCall, text: string, i: number): void {
  const bytes = encoder.encode(text);
  if (bytes.length <= call.num(i + 1)) call.machine.memory.bytes(call.num(i), bytes.length).set(bytes);
  call.ret(bytes.length);
}

export function processIntrinsics(sim: () => Sim): IntrinsicTable {
  return {
    stdout_write: (call) => write(sim(), call, 1),
    stderr_write: (call) => write(sim(), call, 2),
    stdin_read: (call) => {
      const s = sim();
      const rest = encoder.encode(s.world.stdin).subarray(s.stdinAt);
      const n = Math.min(rest.length, call.num(1));
      call.machine.memory.bytes(call.num(0), n).set(rest.subarray(0, n));
      s.stdinAt += n;
      call.ret(n);
    },
    process_id: (call) => call.ret(PID),
    env_var: (call) => {
      const value = sim().env.get(call.str(0));
      if (value === undefined) call.ret(UNSET);
      else give(call, value, 2);
    },
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
