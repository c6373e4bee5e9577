import { expect, test } from 'vitest';
import { Chooser } from './chooser.ts';
import { Clock } from './clock.ts';

test('waiting in a loop takes ever longer turns, but never past what is waited for', () => {
  let steps = 0;
  const clock = new Clock(() => steps, 1000);
  for (let i = 0; i < 5000; i++) {
    steps += 10;
    clock.spin();
  }
  expect(clock.machineNow()).toBe(50_000);
  for (let i = 0; i < 100; i++) clock.spin();
  expect(clock.machineNow()).toBe(50_000 + 100 * 20_000);
  const until = clock.machineNow() + 30_000;
  for (let i = 0; i < 10; i++) clock.spin(until);
  expect(clock.machineNow()).toBe(until);
  // Work in between: it is no loop that waits.
  steps += 100_000;
  const now = clock.machineNow();
  clock.spin();
  expect(clock.machineNow()).toBe(now);
});

test('under seed 0 the likely alternative is picked, else the generator decides; a schedule goes before both', () => {
  const picks = (seed: number, fixed: readonly number[] = []): readonly number[] => {
    const chooser = new Chooser(
      seed,
      fixed.map((value) => ({ kind: 'pick', value })),
      () => undefined,
    );
    return Array.from({ length: 6 }, () => chooser.choose('thread', 4, 2));
  };
  expect(picks(0)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(picks(0, [1, 3])).toEqual([1, 3, 2, 2, 2, 2]);
  expect(new Set(picks(7)).size).toBeGreaterThan(1);
});
