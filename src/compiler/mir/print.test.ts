import { expect, test } from 'vitest';
import { need } from '../../base/assert.ts';
import { printMir } from './print.ts';
import { world } from './testing/harness.ts';

test('MIR is printed with its checks', () => {
  const w = world('fn add(a: i32, b: i32) -> i32 { a + b } fn main() {}');
  const text = printMir(w.checker.db, need(w.mir.body(w.def('add')), 'body'));
  expect(text).toContain('assert');
  expect(text).toContain('return');
});
