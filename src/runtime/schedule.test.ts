import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSchedule, writeSchedule } from './schedule.ts';
import type { Pick } from './schedule.ts';

const pick: fc.Arbitrary<Pick> = fc.oneof(
  fc.nat(5000).map((value): Pick => ({ kind: 'pick', value })),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value): Pick => ({ kind: 'random', value })),
);

test('what is written is read back, with runs of equal picks', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(pick, fc.integer({ min: 1, max: 5 }))), (parts) => {
      const picks = parts.flatMap(([one, times]) => Array.from({ length: times }, () => one));
      expect(readSchedule(writeSchedule(picks))).toEqual({ kind: 'ok', picks });
    }),
  );
});

test('texts that are no schedule are refused, never thrown at', () => {
  expect(readSchedule('hello').kind).toBe('bad');
  expect(readSchedule('v2:1').kind).toBe('bad');
  expect(readSchedule('v1:1.!!').kind).toBe('bad');
  expect(readSchedule('v1:1.*zzzzzzzz').kind).toBe('bad');
  fc.assert(fc.property(fc.string(), (text) => ['ok', 'bad'].includes(readSchedule(text).kind)));
});
