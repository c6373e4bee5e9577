//! Mutexes and RwLocks of std, for the recorder: by address, as they are made in constants and cannot carry an id. Those that only the
//! library itself locks are left out.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import { RESOURCE_KINDS } from '../../trace/events.ts';
import type { Sim } from '../sim.ts';

const ACQUIRED = 0;
const RELEASED = 1;
const WAITS = 2;
const MUTEX = RESOURCE_KINDS.indexOf('stdMutex');
const RWLOCK = RESOURCE_KINDS.indexOf('stdRwLock');

interface Known {
  readonly res: number;
  readonly name: string;
  held: number;
}

/** The methods of the locks themselves. */
const METHOD = /(^|[:>])(try_)?(lock|read|write)(_traced)?$/;

/** Does the program itself call the method that locks? */
function calledByUser(call: IntrinsicCall): boolean {
  return call.machine.stack(call.fiber).find((frame) => frame.user || !METHOD.test(frame.name))?.user === true;
}

/** See the file head. */
export function lockIntrinsics(sim: () => Sim): IntrinsicTable {
  const locks = new Map<number, Known>();
  const lockAt = (s: Sim, call: IntrinsicCall): Known | undefined => {
    const addr = call.num(0);
    const known = locks.get(addr);
    if (known !== undefined && (known.held > 0 || call.num(1) === RELEASED)) return known;
    if (call.num(1) === RELEASED || (known === undefined && !calledByUser(call))) return known;
    // Memory is used again: a lock of another name is another lock.
    const span = call.userSpan();
    const name = s.names.receiverOf(span) ?? known?.name ?? (call.num(2) === 0 ? 'mutex' : 'rwlock');
    if (known?.name === name) return known;
    const lock: Known = { res: s.nextResource++, name, held: 0 };
    locks.set(addr, lock);
    const type = call.num(2) === 0 ? MUTEX : RWLOCK;
    s.recorder.emit(
      'resCreate',
      { res: lock.res, type, name: s.recorder.text(s.names.unique(name)), capacity: 1 },
      s.recorder.place(span),
    );
    return lock;
  };
  return {
    trace_std_lock: (call) => {
      const s = sim();
      if (!s.recording) return;
      const lock = lockAt(s, call);
      if (lock === undefined) return;
      const { res } = lock;
      const mode = call.num(2);
      const span = s.recorder.place(call.userSpan());
      switch (call.num(1)) {
        case ACQUIRED:
          lock.held++;
          s.recorder.emit('resAcquire', { res, amount: 1, mode }, span);
          break;
        case RELEASED:
          lock.held = Math.max(0, lock.held - 1);
          s.recorder.emit('resRelease', { res, amount: 1, mode }, span);
          break;
        case WAITS:
          s.recorder.emit('resWait', { res, amount: 1, mode, position: 0 }, span);
          break;
        default:
          s.recorder.emit('resWaitEnd', { res, reason: 0 }, span);
      }
    },
  };
}
