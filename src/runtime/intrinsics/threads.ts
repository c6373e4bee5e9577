//! Threads, parking, futexes and per-thread words.
import type { FnRef, IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import type { Sim } from '../sim.ts';
import { deadline } from '../threads.ts';
import type { Thread } from '../threads.ts';

/** Simulated CPUs. */
const PARALLELISM = 4;

/** `why` of a wait for a lock. */
const LOCK = 1;

/** A wait that occupies the thread. */
export function occupy(sim: Sim, call: IntrinsicCall, why: number, what: string): void {
  const { current } = sim.threads;
  if (!sim.recording) return;
  current.occupied = true;
  const span = call.userSpan();
  // Locks, channels and joins all wait for a word of memory: the program's own call says which it is.
  const words = why === LOCK ? (sim.names.callAt(span) ?? what) : what;
  sim.recorder.emit('threadBlocked', { why, what: sim.recorder.text(words) }, sim.recorder.place(span));
}

export function threadIntrinsics(sim: () => Sim): IntrinsicTable {
  const thread = (call: IntrinsicCall, i: number): Thread | undefined => sim().threads.byId(call.num(i));
  return {
    thread_spawn: (call) => {
      const s = sim();
      const fiber = call.machine.spawnFiber(call.num(0) as FnRef, [call.num(1)]);
      const added = s.threads.add(fiber, call.str(2));
      if (s.recording)
        s.recorder.emit('threadStart', {
          threadId: added.id,
          name: s.recorder.text(added.name || `thread ${String(added.id)}`),
          role: 3,
        });
      call.ret(added.id);
    },
    thread_current: (call) => call.ret(sim().threads.current.id),
    thread_current_id: (call) => call.ret(sim().threads.current.id),
    thread_join: (call) => {
      const target = thread(call, 0);
      if (target === undefined || target.ended) return;
      occupy(sim(), call, 3, 'JoinHandle::join');
      sim().threads.block({ kind: 'join', thread: target.id, until: Infinity });
      call.block();
    },
    thread_is_finished: (call) => call.ret(thread(call, 0)?.ended === false ? 0 : 1),
    thread_park: (call) => {
      const s = sim();
      const { current } = s.threads;
      if (current.token) {
        current.token = false;
        return;
      }
      occupy(s, call, 3, 'thread::park');
      s.threads.block({ kind: 'park', until: deadline(s.clock.machineNow(), call.arg(0)) });
      call.block();
    },
    thread_unpark: (call) => {
      const target = thread(call, 0);
      if (target !== undefined) sim().threads.unpark(target);
    },
    thread_sleep: (call) => {
      const s = sim();
      occupy(s, call, 0, 'thread::sleep');
      s.threads.block({ kind: 'sleep', until: deadline(s.clock.machineNow(), call.arg(0)) });
      call.block();
    },
    thread_yield: (call) => {
      const s = sim();
      s.threads.toBack(s.threads.current);
      s.clock.spin(s.threads.nextTimeout());
      s.switchThread = true;
      call.machine.interrupt();
    },
    thread_parallelism: (call) => call.ret(sim().config.workers ?? PARALLELISM),
    futex_wait: (call) => {
      const s = sim();
      if (call.machine.memory.u32(call.num(0)) !== call.num(1)) {
        call.ret(1);
        return;
      }
      occupy(s, call, LOCK, 'a std lock, condvar or channel');
      s.threads.futexWait(call.num(0), deadline(s.clock.machineNow(), call.arg(2)));
      call.block();
    },
    futex_wake: (call) => call.ret(sim().threads.futexWake(call.num(0), call.num(1))),
    thread_slot: (call) => call.ret(sim().threads.current.slot),
    thread_slot_set: (call) => {
      sim().threads.current.slot = call.num(0);
    },
    thread_local_slot: (call) => call.ret(sim().threads.current.locals.get(call.num(0)) ?? 0),
    thread_local_slot_set: (call) => {
      sim().threads.current.locals.set(call.num(0), call.num(1));
    },
    sim_park: (call) => {
      const s = sim();
      const { current } = s.threads;
      if (current.simToken) {
        current.simToken = false;
        return;
      }
      const poller = call.num(1);
      if (poller !== 0 && (s.pollers[poller - 1]?.pending === true || s.raised.length > 0)) return;
      s.threads.block({ kind: 'simPark', until: deadline(s.clock.machineNow(), call.arg(0)), poller });
      call.block();
    },
    sim_unpark: (call) => {
      const target = thread(call, 0);
      if (target !== undefined) sim().threads.simUnpark(target);
    },
    sim_checkpoint: (call) => {
      if (sim().threads.list.length < 2) return;
      sim().switchThread = true;
      call.machine.interrupt();
    },
    sim_workers: (call) => call.ret(sim().config.workers ?? PARALLELISM),
    sim_start_paused: (call) =>
      call.ret(sim().config.clock === 'paused' ? 1 : sim().config.clock === 'simulated' ? 0 : call.num(0)),
    sim_flavor: (call) =>
      call.ret(sim().config.flavor === 'current_thread' ? 1 : sim().config.flavor === 'multi_thread' ? 2 : 0),
  };
}
