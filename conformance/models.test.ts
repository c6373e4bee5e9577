import { describe, expect, it } from 'vitest';
import { parseLegal } from './legal.ts';
import { streamMapOrders, workerOrders } from './models.ts';

describe('streamMapOrders', () => {
  it('lets a stream go on only in its own order', () => {
    expect([...streamMapOrders(['a'], 3)]).toEqual(['a0 a1 a2 ']);
    expect(streamMapOrders(['a', 'b'], 1)).toEqual(new Set(['a0 b0 ', 'b0 a0 ']));
    // 6! / (2! 2! 2!) orders keep each stream's own order.
    expect(streamMapOrders(['x', 'y', 'z'], 2).size).toBe(90);
  });
});

describe('workerOrders', () => {
  it('is the spawn order with one worker', () => {
    expect([...workerOrders(4, 1)]).toEqual(['0 1 2 3']);
  });
  it('knows that two workers cannot hold back more than one task each', () => {
    const orders = workerOrders(6, 2);
    expect(orders.has('0 1 4 5 2 3')).toBe(true);
    expect(orders.has('5 0 1 2 3 4')).toBe(false);
    expect(orders.has('3 2 1 0')).toBe(false);
  });
});

describe('parseLegal', () => {
  const legal = (header: string, output: string, recorded: string): boolean | undefined =>
    parseLegal(header)?.(output, new Set([recorded]));
  it('permutes lines within the given order', () => {
    const header = 'lines in any order with a 1 < a 2 < a 3, b < a 3';
    expect(legal(header, 'a 1\nb\na 2\na 3\n', 'a 1\na 2\nb\na 3\n')).toBe(true);
    expect(legal(header, 'a 1\na 2\na 3\nb\n', 'a 1\na 2\nb\na 3\n')).toBe(false);
    expect(legal(header, 'a 1\na 2\na 3\n', 'a 1\na 2\nb\na 3\n')).toBe(false);
  });
  it('matches the whole output', () => {
    expect(legal('matches (x|y)+\\n', 'xyx\n', '')).toBe(true);
    expect(legal('matches (x|y)+\\n', 'xyx\nz\n', '')).toBe(false);
  });
  it('knows no other form', () => {
    expect(parseLegal('anything goes')).toBeUndefined();
  });
});
