//! Child processes: the system calls behind `std::process`. Negative results are error numbers.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import { RESOURCE_KINDS } from '../../trace/events.ts';
import type { ChildStream } from '../process/child.ts';
import { UNKNOWN } from '../process/processes.ts';
import type { Sim } from '../sim.ts';

/** How the library says where a stream goes; other numbers are descriptors. */
const NULL = -1;
const INHERIT = -2;
const PIPED = -3;

const ESRCH = -3;

/** A stream of a child, and the parent's end of it (-1: none). */
interface Given {
  readonly stream: ChildStream;
  readonly parent: number;
}

export function childIntrinsics(sim: () => Sim): IntrinsicTable {
  return {
    process_spawn: (call) => {
      const s = sim();
      const pid = spawn(s, call);
      const takes = pid < 0 ? 0 : s.calls.takes('spawn');
      if (takes === 0) {
        call.ret(pid);
        return;
      }
      s.threads.block({ kind: 'sleep', until: s.clock.machineNow() + takes, value: pid });
      call.block();
    },
    process_wait: (call) => {
      const s = sim();
      const child = s.processes.get(call.num(0));
      if (child === undefined || child.status !== undefined) {
        call.ret(0);
        return;
      }
      s.threads.block({ kind: 'io', until: Infinity, on: child, mask: 1 });
      call.block();
    },
    process_reap: (call) => call.ret(sim().processes.reap(call.num(0))),
    process_kill: (call) => call.ret(sim().processes.signal(call.num(0), call.num(1)) ? 0 : ESRCH),
    process_fd: (call) => {
      const s = sim();
      const child = s.processes.get(call.num(0));
      if (child !== undefined) child.refs++;
      call.ret(child === undefined ? ESRCH : s.descriptors.add(child));
    },
  };
}

function give(s: Sim, mode: number, at: 0 | 1 | 2, inherited: (stream: 1 | 2, bytes: Uint8Array) => void): Given {
  switch (mode) {
    case NULL:
      return { stream: { kind: 'null' }, parent: -1 };
    case INHERIT:
      return {
        stream: at === 0 ? { kind: 'null' } : { kind: 'inherit', write: (bytes) => inherited(at, bytes) },
        parent: -1,
      };
    case PIPED: {
      const [reader, writer] = s.network.pair('pipe');
      const [own, other] = at === 0 ? [writer, reader] : [reader, writer];
      return { stream: { kind: 'socket', socket: other }, parent: s.descriptors.add(own) };
    }
    default: {
      if (mode === 1 || mode === 2) return give(s, INHERIT, mode, inherited);
      const socket = s.descriptors.get(mode);
      if (socket !== undefined) {
        socket.refs++;
        return { stream: { kind: 'socket', socket }, parent: -1 };
      }
      const fd = s.files.dup(mode);
      return { stream: { kind: 'inherit', write: (bytes) => void s.files.write(fd, bytes) }, parent: -1 };
    }
  }
}

/** A child process is a resource: named after its program, it runs, then has a status. */
function record(s: Sim, call: IntrinsicCall, pid: number): void {
  const child = s.processes.get(pid);
  if (child === undefined || !s.recording) return;
  const program = (child.spec.argv[0] ?? '').split('/').pop() ?? '';
  const res = s.nextResource++;
  child.res = res;
  const type = RESOURCE_KINDS.indexOf('process');
  const { recorder } = s;
  const span = recorder.place(call.userSpan());
  recorder.emit('resCreate', { res, type, name: recorder.text(s.names.unique(program)), capacity: 0 }, span);
  recorder.emit('resValue', { res, value: recorder.text(`running, pid ${String(pid)}`) }, span);
  child.onEnd = (status) => {
    const signal = status & 0x7f;
    const words = signal === 0 ? `exited with ${String(status >> 8)}` : `killed by signal ${String(signal)}`;
    recorder.emit('resValue', { res, value: recorder.text(words) }, 0, -1);
    recorder.emit('resClose', { res, side: 0 }, 0, -1);
  };
}

/** Slots: argv, env, cwd (texts; parts divided by NUL), address of the three streams, which become the parent's ends. */
function spawn(s: Sim, call: IntrinsicCall): number {
  const { memory } = call.machine;
  const streams = call.num(6);
  const argv = call.str(0).split('\0');
  const mode = (i: number): number => Number(BigInt.asIntN(64, memory.u64(streams + 8 * i)));
  const { error } = s.calls.begin('spawn', argv.join(' '));
  if (error !== undefined) return -error;
  const env = new Map(
    call
      .str(2)
      .split('\0')
      .filter((entry) => entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const),
  );
  const out = (stream: 1 | 2, bytes: Uint8Array): void => s.print(stream, bytes);
  const given = ([0, 1, 2] as const).map((i) => give(s, mode(i), i, out));
  const [stdin, stdout, stderr] = given.map((it) => it.stream);
  if (stdin === undefined || stdout === undefined || stderr === undefined) return ESRCH;
  const pid = s.processes.takePid();
  const child = s.processes.spawn({ pid, argv, env, cwd: call.str(4), stdin, stdout, stderr });
  if (typeof child === 'number') {
    for (const { parent } of given) if (parent >= 0) s.descriptors.close(parent);
    if (child === UNKNOWN)
      call.unsupported(
        `starting the program \`${argv[0] ?? ''}\` (the simulated machine has sh, echo, cat, sleep and a few more; the world script can add others)`,
      );
    return child;
  }
  record(s, call, pid);
  given.forEach(({ parent }, i) => memory.setU64(streams + 8 * i, BigInt.asUintN(64, BigInt(parent))));
  return pid;
}
