//! Clocks, timer wheels, choices.
import type { IntrinsicCall, IntrinsicTable } from '../../machine/contract.ts';
import type { ChoiceKind } from '../chooser.ts';
import type { Sim } from '../sim.ts';
import { Wheel } from '../wheel.ts';

/** Wall clock at the start of every run: 2026-01-01T00:00:00Z. */
export const EPOCH_START = 1_767_225_600_000_000_000n;
const NEVER = 0xffff_ffff_ffff_ffffn;
const CHOICES: readonly ChoiceKind[] = [
  'select! start',
  'watch list',
  'steal victim',
  'shutdown shard',
  'StreamMap start',
];

export function timeIntrinsics(sim: () => Sim): IntrinsicTable {
  const wheel = (call: IntrinsicCall): Wheel | undefined => sim().wheels.get(call.num(0));
  const ticks = (call: IntrinsicCall, i: number): number => {
    const value = call.arg(i);
    return typeof value === 'bigint' ? Number.MAX_SAFE_INTEGER : value;
  };
  return {
    instant_now_nanos: (call) => {
      const { clock } = sim();
      clock.spin();
      call.ret(clock.machineNow());
    },
    clock_now: (call) => call.ret(sim().clock.machineNow()),
    clock_realtime: (call) => call.ret(EPOCH_START + BigInt(Math.floor(sim().clock.shown()))),
    sim_clock_frozen: (call) => sim().clock.freeze(call.num(0) !== 0),
    sim_clock_moved: (call) => {
      const s = sim();
      const by = ticks(call, 0);
      s.clock.moveFrozen(by);
      if (s.recording) s.recorder.emit('clockAdvance', { hi: Math.floor(by / 2 ** 31), lo: by % 2 ** 31 }, 0, -1);
    },
    sim_choose: (call) => call.ret(sim().chooser.choose(CHOICES[call.num(0)] ?? 'world', call.num(1))),
    random_u64: (call) => {
      const value = sim().chooser.random();
      call.ret(value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value);
    },
    wheel_new: (call) => {
      const { wheels } = sim();
      const id = wheels.size + 1;
      wheels.set(id, new Wheel(call.num(0) !== 0));
      call.ret(id);
    },
    wheel_insert: (call) => call.ret(wheel(call)?.insert(ticks(call, 1), call.num(2)) ?? 0),
    wheel_reset: (call) => call.ret(wheel(call)?.reset(call.num(1), ticks(call, 2)) === true ? 1 : 0),
    wheel_remove: (call) => wheel(call)?.remove(call.num(1)),
    wheel_next: (call) => call.ret(wheel(call)?.next() ?? NEVER),
    wheel_expire: (call) => call.ret(wheel(call)?.expire(ticks(call, 1)) ?? 0),
    wheel_peek: (call) => call.ret(wheel(call)?.peek() ?? 0),
    wheel_elapsed: (call) => call.ret(wheel(call)?.elapsed ?? 0),
    // The id is never given again, so only the content goes.
    wheel_drop: (call) => {
      sim().wheels.set(call.num(0), wheel(call)?.emptied() ?? new Wheel(false));
    },
    world_wait: (call) => {
      const s = sim();
      const next = s.raised.length > 0 ? 0 : s.outside.next();
      call.ret(next === Infinity ? NEVER : Math.max(0, next - s.clock.shown()));
    },
    world_next: (call) => {
      const s = sim();
      s.outside.runDue();
      const raised = s.raised.shift();
      call.ret(raised === undefined ? 0 : raised + 1);
    },
    signal_handle: (call) => {
      sim().handled.add(call.num(0));
    },
  };
}
