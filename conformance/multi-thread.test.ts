//! Programs with several workers: over many seeds ours stay inside what real tokio printed, or may print by their headers.
//! `npm run conformance -- conformance/multi-thread '' 200` tries all 200 seeds.
import path from 'node:path';
import { expect, it } from 'vitest';
import { recordingsIn } from './recording.ts';
import { judge } from './suite.ts';

const SEEDS = 5;

it.each(recordingsIn(path.join(import.meta.dirname, 'multi-thread')).map((it) => [it.name, it] as const))(
  '%s',
  { timeout: 120_000 },
  (_, recording) => {
    expect(judge(recording, SEEDS)).toEqual({ name: recording.name, result: 'equal', reason: '' });
  },
);
