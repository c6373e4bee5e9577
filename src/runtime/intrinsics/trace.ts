//! What the library reports to the recorder. With recording off, everything here costs one test.
import type { IntrinsicCall, IntrinsicImpl, IntrinsicTable } from '../../machine/contract.ts';
import { RESOURCE_KINDS } from '../../trace/events.ts';
import type { SpanId } from '../../trace/events.ts';
import type { Sim } from '../sim.ts';

/** Characters of a sent value that are shown. */
const VALUE_CHARS = 60;
const LOW = 2 ** 31;
/** Flavor of a task of the blocking pool whose code is the library's. */
const LIBRARY_JOB = 4;

export function traceIntrinsics(sim: () => Sim): IntrinsicTable {
  const here = (s: Sim, call: IntrinsicCall): SpanId => s.recorder.place(call.userSpan());
  /** Runs only while recording. */
  const rec =
    (f: (s: Sim, call: IntrinsicCall) => void): IntrinsicImpl =>
    (call) => {
      const s = sim();
      if (s.recording) f(s, call);
    };
  const value = (s: Sim, call: IntrinsicCall): number => {
    const ty = call.tyArgs[0];
    return ty === undefined ? 0 : s.recorder.text(call.machine.show(call.num(1), ty, VALUE_CHARS));
  };
  return {
    ...taskTrace(sim, rec, here),
    ...resourceTrace(sim, rec, here, value),
    ...schedulerTrace(rec, here),
    ...selectTrace(sim, rec),
  };
}

/** A position or version as an event holds it; -2 is before the first (`mark_changed` of a fresh watch receiver). */
function position(value: number | bigint): number {
  return value > 0x7fff_ffff ? -2 : Number(value);
}

type Rec = (f: (s: Sim, call: IntrinsicCall) => void) => IntrinsicImpl;
type Here = (s: Sim, call: IntrinsicCall) => SpanId;

function setTask(s: Sim, task: number): void {
  s.recorder.task = task;
  s.threads.current.task = task;
}

function taskTrace(sim: () => Sim, rec: Rec, here: Here): IntrinsicTable {
  return {
    trace_task_spawn: rec((s, call) => {
      const [given] = call.tyArgs;
      const job = call.num(1) === 1 ? s.names.libraryJob(given, call.userSpan()) : undefined;
      const name = call.num(1) === 3 ? 'main' : (job ?? s.names.task(given, call.userSpan(), call.num(1) === 1));
      s.recorder.emit(
        'taskSpawn',
        {
          target: call.num(0),
          parent: call.num(1) === 3 ? -1 : s.recorder.task,
          name: s.recorder.text(name),
          flavor: job === undefined ? call.num(1) : LIBRARY_JOB,
        },
        here(s, call),
      );
    }),
    trace_poll_begin: (call) => {
      const s = sim();
      setTask(s, call.num(0));
      if (s.recording) s.recorder.emit('pollBegin', { worker: call.num(1) });
    },
    trace_poll_end: (call) => {
      const s = sim();
      if (call.num(0) >= 2) s.futures.unwound(s.threads.current.id);
      if (s.recording) s.recorder.emit('pollEnd', { result: call.num(0) });
      setTask(s, -1);
    },
    trace_wake: rec((s, call) =>
      s.recorder.emit(
        'wake',
        { target: call.num(0), via: s.viaRes, how: s.viaHow, scheduled: call.num(1) },
        here(s, call),
      ),
    ),
    trace_via: (call) => {
      const s = sim();
      s.viaRes = call.num(0);
      s.viaHow = call.num(1);
    },
    trace_task_abort: rec((s, call) => s.recorder.emit('taskAbort', { target: call.num(0) }, here(s, call))),
    trace_task_end: rec((s, call) => s.recorder.emit('taskEnd', { target: call.num(0), result: call.num(1) })),
    trace_res_pending: rec((s, call) => s.recorder.emit('resPending', { res: call.num(0) }, here(s, call))),
    trace_io_wait: rec((s, call) => {
      const fd = call.num(0);
      const res = fd < 0 ? 0 : (s.descriptors.get(fd)?.traceId(call.num(1) !== 0) ?? 0);
      if (res > 0) s.recorder.emit('resPending', { res }, here(s, call));
    }),
    trace_join_wait: rec((s, call) => s.recorder.emit('joinWait', { target: call.num(0) }, here(s, call))),
    trace_join_detach: rec((s, call) => s.recorder.emit('joinDetach', { target: call.num(0) }, here(s, call))),
    trace_budget_exhausted: rec((s, call) => s.recorder.emit('budgetExhausted', {}, here(s, call))),
    trace_note: rec((s, call) => s.recorder.emit('note', { text: s.recorder.text(call.str(0)) }, here(s, call))),
  };
}

function resourceTrace(
  sim: () => Sim,
  rec: Rec,
  here: Here,
  value: (s: Sim, call: IntrinsicCall) => number,
): IntrinsicTable {
  return {
    trace_res_create: (call) => {
      const s = sim();
      const res = s.nextResource++;
      call.ret(res);
      if (!s.recording) return;
      const kind = RESOURCE_KINDS[call.num(0)] ?? 'other';
      const capacity = call.arg(1);
      const size = typeof capacity === 'bigint' || capacity > 0x7fff_ffff ? 0x7fff_ffff : capacity;
      const name = s.names.resource(call.userSpan(), kind);
      s.recorder.emit(
        'resCreate',
        { res, type: call.num(0), name: s.recorder.text(name), capacity: size },
        here(s, call),
      );
    },
    trace_res_acquire: rec((s, call) =>
      s.recorder.emit('resAcquire', { res: call.num(0), amount: call.num(1), mode: call.num(2) }, here(s, call)),
    ),
    trace_res_release: rec((s, call) =>
      s.recorder.emit('resRelease', { res: call.num(0), amount: call.num(1), mode: call.num(2) }, here(s, call)),
    ),
    trace_res_wait: rec((s, call) =>
      s.recorder.emit(
        'resWait',
        { res: call.num(0), amount: call.num(1), mode: call.num(2), position: call.num(3) },
        here(s, call),
      ),
    ),
    trace_res_wait_end: rec((s, call) =>
      s.recorder.emit('resWaitEnd', { res: call.num(0), reason: call.num(1) }, here(s, call)),
    ),
    trace_res_level: rec((s, call) =>
      s.recorder.emit(
        'resLevel',
        { res: call.num(0), level: Number(call.arg(1)), max: Number(call.arg(2)) },
        here(s, call),
      ),
    ),
    trace_send: rec((s, call) =>
      s.recorder.emit('send', { res: call.num(0), value: value(s, call), len: call.num(2) }, here(s, call)),
    ),
    trace_recv: rec((s, call) =>
      s.recorder.emit('recv', { res: call.num(0), value: value(s, call), len: call.num(2) }, here(s, call)),
    ),
    trace_res_close: rec((s, call) =>
      s.recorder.emit('resClose', { res: call.num(0), side: call.num(1) }, here(s, call)),
    ),
    trace_res_drop: rec((s, call) => {
      // Those that say what was lost do so before they are dropped themselves.
      const res = call.num(0);
      if (s.gone.has(res)) return;
      s.gone.add(res);
      s.recorder.emit('resDrop', { res, lost: call.num(1) }, here(s, call));
    }),
    trace_lag: rec((s, call) =>
      s.recorder.emit('lag', { res: call.num(0), missed: Number(call.arg(1)), receiver: call.num(2) }, here(s, call)),
    ),
    trace_receiver_new: (call) => {
      const s = sim();
      const receiver = s.nextReceiver++;
      call.ret(receiver);
      if (!s.recording) return;
      const span = call.userSpan();
      const name = s.recorder.text(s.names.receiver(span));
      s.recorder.emit(
        'receiver',
        { res: call.num(0), receiver, position: position(call.arg(1)), name },
        s.recorder.place(span),
      );
    },
    trace_receiver_at: rec((s, call) =>
      s.recorder.emit(
        'receiver',
        { res: call.num(0), receiver: call.num(1), position: position(call.arg(2)), name: 0 },
        here(s, call),
      ),
    ),
    trace_receiver_gone: rec((s, call) =>
      s.recorder.emit('receiver', { res: call.num(0), receiver: call.num(1), position: -1, name: 0 }, here(s, call)),
    ),
    trace_res_value: rec((s, call) =>
      s.recorder.emit('resValue', { res: call.num(0), value: value(s, call) }, here(s, call)),
    ),
    trace_res_text: rec((s, call) =>
      s.recorder.emit('resValue', { res: call.num(0), value: s.recorder.text(call.str(1)) }, here(s, call)),
    ),
    trace_res_parent: rec((s, call) =>
      s.recorder.emit('resParent', { res: call.num(0), parent: call.num(1) }, here(s, call)),
    ),
    trace_member: rec((s, call) =>
      s.recorder.emit('member', { res: call.num(0), target: call.num(1), inside: call.num(2) }, here(s, call)),
    ),
    trace_party: rec((s, call) =>
      s.recorder.emit('resParty', { res: call.num(0), role: call.num(1), count: call.num(2) }, here(s, call)),
    ),
    trace_timer_register: (call) => {
      const s = sim();
      const timer = s.nextTimer++;
      call.ret(timer);
      // The library says how far away the deadline is; events show it on the clock that is shown.
      const away = call.arg(0);
      if (!s.recording || typeof away !== 'number') return;
      const at = Math.min(s.clock.shown() + away, Number.MAX_SAFE_INTEGER);
      s.recorder.emit(
        'timerRegister',
        { timer, deadlineHi: Math.floor(at / LOW), deadlineLo: at % LOW },
        here(s, call),
      );
    },
    trace_timer_fire: rec((s, call) => s.recorder.emit('timerFire', { timer: call.num(0) }, 0, -1)),
    trace_timer_cancel: rec((s, call) => s.recorder.emit('timerCancel', { timer: call.num(0) }, here(s, call))),
  };
}

function schedulerTrace(rec: Rec, here: Here): IntrinsicTable {
  return {
    trace_queue_push: rec((s, call) =>
      s.recorder.emit('queuePush', { target: call.num(0), queue: call.num(1), worker: call.num(2), len: call.num(3) }),
    ),
    trace_queue_pop: rec((s, call) =>
      s.recorder.emit('queuePop', { target: call.num(0), queue: call.num(1), worker: call.num(2), len: call.num(3) }),
    ),
    trace_steal: rec((s, call) => s.recorder.emit('steal', { from: call.num(0), to: call.num(1), count: call.num(2) })),
    trace_park: rec((s, call) => s.recorder.emit('park', { worker: call.num(0) }, 0, -1)),
    trace_unpark: rec((s, call) => s.recorder.emit('unpark', { worker: call.num(0) }, 0, -1)),
    trace_thread_role: rec((s, call) => {
      const { current } = s.threads;
      s.recorder.emit('threadStart', {
        threadId: current.id,
        name: s.recorder.text(call.num(0) === 1 ? `worker ${String(current.id)}` : `blocking ${String(current.id)}`),
        role: call.num(0),
      });
    }),
    trace_thread_blocked: rec((s, call) =>
      s.recorder.emit('threadBlocked', { why: call.num(0), what: s.recorder.text(call.str(1)) }, here(s, call)),
    ),
    trace_thread_free: rec((s, call) => s.recorder.emit('threadFree', {}, here(s, call))),
  };
}

/** select! and join! leave marks: `what` 0 pending, 1 won, 2 pattern mismatch, 3 disabled. */
function selectTrace(sim: () => Sim, rec: Rec): IntrinsicTable {
  interface Known {
    readonly spans: readonly string[];
    readonly join: boolean;
    winner: number;
  }
  const branches = new Map<number, Known>();
  const placeOf = (s: Sim, known: Known | undefined, branch: number): SpanId => {
    const [start, end] = (known?.spans[branch] ?? '').split('-').map(Number);
    return start === undefined || end === undefined || Number.isNaN(end)
      ? 0
      : s.recorder.place({ file: 0 as never, start, end });
  };
  return {
    trace_select_begin: (call) => {
      const s = sim();
      const id = s.nextSelect++;
      call.ret(id);
      if (!s.recording) return;
      const places = call.str(0);
      const join = call.num(2) !== 0;
      const spans = places.split(';');
      branches.set(id, { spans, join, winner: -1 });
      s.recorder.emit(
        'selectStart',
        { select: id, branches: spans.length, join: join ? 1 : 0, places: s.recorder.text(places) },
        s.recorder.place(call.userSpan()),
      );
    },
    trace_select_turn: rec((s, call) =>
      s.recorder.emit('selectTurn', {
        select: call.num(0),
        branches: branches.get(call.num(0))?.spans.length ?? 0,
        start: call.num(1),
      }),
    ),
    trace_select_poll: () => undefined,
    trace_select_result: rec((s, call) => {
      const [id, branch, result] = [call.num(0), call.num(1), call.num(2)];
      const known = branches.get(id);
      s.recorder.emit('selectBranch', { select: id, branch, result }, placeOf(s, known, branch));
      if (result !== 1 || known === undefined || known.join) return;
      known.winner = branch;
      s.recorder.emit('selectWin', { select: id, branch }, placeOf(s, known, branch));
    }),
    // The futures of all branches are gone; those that had not won were cancelled.
    trace_select_end: (call) => {
      const s = sim();
      const id = call.num(0);
      const known = branches.get(id);
      branches.delete(id);
      if (!s.recording || known === undefined) return;
      if (!known.join && known.winner >= 0)
        known.spans.forEach((_, branch) => {
          if (branch !== known.winner) s.recorder.emit('selectDrop', { select: id, branch }, placeOf(s, known, branch));
        });
      s.recorder.emit('selectEnd', { select: id, outcome: known.join || known.winner >= 0 ? 0 : 1 });
    },
  };
}
