import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Wheel } from './wheel.ts';

/** All tokens due at `now`, in order. */
function expired(wheel: Wheel, now: number): number[] {
  const out: number[] = [];
  for (let token = wheel.expire(now); token !== undefined; token = wheel.expire(now)) out.push(token);
  return out;
}

test('TD-4: in the order of ticks, equal ticks in the order of registration, also across levels', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 40 }), (ticks) => {
      const wheel = new Wheel(false);
      ticks.forEach((tick, i) => wheel.insert(tick, i + 1));
      const wanted = ticks
        .map((tick, i) => ({ tick, token: i + 1 }))
        .sort((a, b) => a.tick - b.tick || a.token - b.token);
      expect(expired(wheel, 300_000)).toEqual(wanted.map((it) => it.token));
    }),
  );
});

test('TD-3: a tick that has passed is not inserted', () => {
  const wheel = new Wheel(false);
  expired(wheel, 100);
  expect(wheel.insert(100, 1)).toBe(0);
  expect(wheel.insert(101, 1)).toBeGreaterThan(0);
});

test('TD-6: a later reset keeps the slot, and so fires behind a timer registered meanwhile', () => {
  const wheel = new Wheel(false);
  const a = wheel.insert(10, 1);
  wheel.reset(a, 50);
  wheel.insert(50, 2);
  expect(expired(wheel, 10)).toEqual([]);
  wheel.insert(50, 3);
  expect(expired(wheel, 50)).toEqual([2, 1, 3]);
});

test('TD-7: a removed timer neither fires nor counts', () => {
  const wheel = new Wheel(false);
  const key = wheel.insert(5, 1);
  wheel.insert(9, 2);
  wheel.remove(key);
  expect(wheel.next()).toBe(9);
  expect(expired(wheel, 9)).toEqual([2]);
  expect(wheel.next()).toBeUndefined();
});

test('TD-10: far timers are reached in hops, at the starts of their slots', () => {
  const wheel = new Wheel(false);
  wheel.insert(5000, 1);
  expect(wheel.next()).toBe(4096);
  expect(expired(wheel, 4096)).toEqual([]);
  expect(wheel.next()).toBe(4992);
});

test('TU-6: the slots of a DelayQueue are stacks; each cascade reverses', () => {
  const at = (tick: number): number[] => {
    const wheel = new Wheel(true);
    for (let token = 1; token <= 5; token++) wheel.insert(tick, token);
    return expired(wheel, tick);
  };
  expect(at(10)).toEqual([5, 4, 3, 2, 1]);
  expect(at(100)).toEqual([1, 2, 3, 4, 5]);
  expect(at(5000)).toEqual([5, 4, 3, 2, 1]);
});
