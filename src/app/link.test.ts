import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  const old = '#1.q1YqVrJSSivNU8hNzMzT0FSo5lKAghIlHaVUoJiRgZEJkJ0CZBkA6WQgnQ2kE0uLM0Cc_CIQO1-pFgA';
  const read = readLink(old);
  expect(read.kind === 'bad' ? read.message : read.kind).not.toContain('newer');
});

test('hostile links get a message, quickly', () => {
  expect(readLink('').kind).toBe('none');
  expect(readLink(`#1.${'A'.repeat(MAX_LINK)}`).kind).toBe('bad');
  expect(readLink('#1.%%%').kind).toBe('bad');
  fc.assert(fc.property(fc.string(), (text) => ['none', 'ok', 'bad'].includes(readLink(`#1.${text}`).kind)));
});

test('a program that is too long for a link has none', () => {
  let text = '';
  for (let i = 0; i < 60_000; i++) text += String.fromCharCode(33 + ((i * 7919) % 5000));
  const it: Shared = {
    source: text,
    edition: 2024,
    seed: 0,
    schedule: '',
    clock: 'auto',
    flavor: undefined,
    workers: undefined,
    world: '',
    cursor: 0,
    task: -1,
  };
  expect(writeLink(it)).toBeUndefined();
});
