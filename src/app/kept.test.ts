import { expect, test } from 'vitest';
import { keepText, titleOf } from './kept.ts';
import type { Kept } from './kept.ts';

const document = (source: string): Kept['document'] => ({
  source,
  edition: 2024,
  seed: 7,
  schedule: '',
  clock: 'auto',
  flavor: undefined,
  workers: undefined,
  world: '',
  testMode: false,
});

test('a text is called by its first comment, else its first function, else its first line', () => {
  expect(titleOf('use x;\n// Two pumps\nfn main() {}')).toBe('Two pumps');
  expect(titleOf('fn main() {}\nasync fn pump() {}')).toBe('fn pump');
  expect(titleOf('\nfn main() {}')).toBe('fn main() {}');
  expect(titleOf('')).toBe('');
});

test('the newest is first, the same text is kept once, and the oldest go', () => {
  let list: readonly Kept[] = [];
  for (let i = 0; i < 30; i++) list = keepText(list, `id${String(i)}`, document(`// ${String(i)}`), i);
  expect(list).toHaveLength(20);
  expect(list[0]?.title).toBe('29');
  const again = keepText(list, 'id20', document('// changed'), 99);
  expect(again).toHaveLength(20);
  expect(again[0]).toMatchObject({ id: 'id20', title: 'changed', at: 99 });
  expect(keepText(again, 'other', document('// 21'), 100).filter((it) => it.title === '21')).toHaveLength(1);
});

test('texts that are too long altogether push out the oldest, never the newest', () => {
  const long = 'x'.repeat(1_000_000);
  const list = keepText(keepText([], 'a', document(long), 1), 'b', document(`${long}y`), 2);
  expect(list.map((it) => it.at)).toEqual([2]);
});
