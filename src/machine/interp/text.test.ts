import { expect, test } from 'vitest';
import {
  charIs,
  findBytes,
  findLastBytes,
  floatDebug,
  floatDisplay,
  floatExp,
  parseFloat64,
  utf8Error,
} from './text.ts';

test('floats print as Rust prints them', () => {
  const display = (x: number, p = -1): string => floatDisplay(x, p, false);
  // Halfway between two shortest texts: the greater one.
  expect([display(1000000000000002.25), display(223.34671020507812), floatDebug(701049.5610351562, -1, false)]).toEqual(
    ['1000000000000002.3', '223.34671020507813', '701049.5610351563'],
  );
  expect([display(1), display(0.1), display(1e21), display(1.5e-7), display(123456789), display(0)]).toEqual([
    '1',
    '0.1',
    '1000000000000000000000',
    '0.00000015',
    '123456789',
    '0',
  ]);
  expect([
    display(2.5, 0),
    display(3.5, 0),
    display(0.5, 0),
    display(1.005, 2),
    display(0.125, 2),
    display(9.99, 1),
    display(99.95, 1),
    display(1e-10, 3),
    display(0.05, 1),
    display(12, 2),
    display(1234.5678, 2),
  ]).toEqual(['2', '4', '0', '1.00', '0.12', '10.0', '100.0', '0.000', '0.1', '12.00', '1234.57']);
  expect(display(0.96, 1)).toBe('1.0');
  expect(display(0.05, 0)).toBe('0');
  expect(display(0.6, 0)).toBe('1');
  const debug = (x: number): string => floatDebug(x, -1, false);
  expect([
    debug(1),
    debug(0),
    debug(1e15),
    debug(1e16),
    debug(1.5e16),
    debug(0.0001),
    debug(0.00001),
    debug(1e-7),
    debug(1 / 3),
  ]).toEqual(['1.0', '0.0', '1000000000000000.0', '1e16', '1.5e16', '0.0001', '1e-5', '1e-7', '0.3333333333333333']);
  expect(debug(Infinity)).toBe('inf');
  expect(debug(NaN)).toBe('NaN');
  expect([
    floatExp(1234.5, -1, false, false),
    floatExp(1, -1, false, false),
    floatExp(0.00012, -1, false, true),
    floatExp(1234.5, 2, false, false),
    floatExp(0, -1, false, false),
  ]).toEqual(['1.2345e3', '1e0', '1.2E-4', '1.23e3', '0e0']);
  expect([
    floatDisplay(Math.fround(0.1), -1, true),
    floatDebug(Math.fround(16777216), -1, true),
    floatDisplay(Math.fround(3.14159274), -1, true),
  ]).toEqual(['0.1', '16777216.0', '3.1415927']);
});

test('floats are read', () => {
  expect(['1', '1.', '.5', '1e5', '-2.5E-3', 'inf', '-Infinity', '+1'].map(parseFloat64)).toEqual([
    1,
    1,
    0.5,
    1e5,
    -0.0025,
    Infinity,
    -Infinity,
    1,
  ]);
  expect(['', '.', '1 ', '0x1', '1e', 'e5', '1_0'].map(parseFloat64)).toEqual(new Array(7).fill(undefined));
  expect(parseFloat64('NaN')).toBeNaN();
});

test('characters', () => {
  expect(charIs('alphabetic', 0xe9)).toBe(true);
  expect(charIs('whitespace', 0x20)).toBe(true);
  expect(charIs('notPrintable', 0x20)).toBe(false);
  expect(charIs('notPrintable', 0xa0)).toBe(true);
  expect(charIs('numeric', 0xbd)).toBe(true);
});

test('bytes', () => {
  const bytes = (s: string): Uint8Array => new TextEncoder().encode(s);
  expect(utf8Error(bytes('aé€😀'))).toBe(-1);
  expect(utf8Error(Uint8Array.of(97, 0xff))).toBe(1);
  expect(utf8Error(Uint8Array.of(0xed, 0xa0, 0x80))).toBe(0);
  expect(utf8Error(Uint8Array.of(97, 0xe2, 0x82))).toBe(1);
  expect(findBytes(bytes('abcabc'), bytes('ca'), 0)).toBe(2);
  expect(findBytes(bytes('abc'), bytes(''), 3)).toBe(3);
  expect(findLastBytes(bytes('abcabc'), bytes('abc'))).toBe(3);
  expect(findBytes(bytes('abc'), bytes('x'), 0)).toBe(-1);
});
