import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rng } from '../base/rng.ts';
import { MAX_LINK, readLink, writeLink } from './link.ts';
import type { Shared } from './link.ts';

const shared: fc.Arbitrary<Shared> = fc.record({
  source: fc.string({ unit: 'binary', maxLength: 400 }),
  edition: fc.constantFrom(2021, 2024),
  seed: fc.nat(),
  schedule: fc.constantFrom('', 'v1:1.2.*3'),
  clock: fc.constantFrom('auto', 'paused', 'simulated'),
  flavor: fc.constantFrom(undefined, 'current_thread', 'multi_thread'),
  workers: fc.option(fc.nat(64), { nil: undefined }),
  world: fc.constantFrom('', '{"signals":[]}'),
  cursor: fc.integer({ min: -1, max: 1_000_000 }),
  task: fc.integer({ min: -1, max: 100 }),
  testMode: fc.boolean(),
  resource: fc.nat(50),
  events: fc.nat(400_000),
});

test('a link gives back what was put in', () => {
  fc.assert(
    fc.property(shared, (it) => {
      const link = writeLink(it);
      expect(link).toBeDefined();
      expect(readLink(link ?? '')).toEqual({ kind: 'ok', shared: it });
    }),
  );
});

test('an old link opens for ever', () => {
  const read = readLink('#1.q1YqVrJSSstTyE3MzNPQVKiuVdJRSlWyMjIwMtFRSlGyMtdRSgaqAIpmA6nE0pJ8IDMfIlKoZGVcCwA');
  expect(read).toMatchObject({ kind: 'ok', shared: { source: 'fn main() {}', seed: 7, cursor: 3, task: -1 } });
});

test('hostile links get a message, quickly', () => {
  expect(readLink('').kind).toBe('none');
  expect(readLink(`#1.${'A'.repeat(MAX_LINK)}`).kind).toBe('bad');
  expect(readLink('#1.%%%').kind).toBe('bad');
  fc.assert(fc.property(fc.string(), (text) => ['none', 'ok', 'bad'].includes(readLink(`#1.${text}`).kind)));
});

test('a program that is too long for a link has none', () => {
  const rng = new Rng(1);
  const source = Array.from({ length: 60_000 }, () => String.fromCharCode(33 + rng.below(5000))).join('');
  const it: Shared = {
    source,
    edition: 2024,
    seed: 0,
    schedule: '',
    clock: 'auto',
    flavor: undefined,
    workers: undefined,
    world: '',
    cursor: 0,
    task: -1,
    testMode: false,
    resource: 0,
    events: 0,
  };
  expect(writeLink(it)).toBeUndefined();
});
