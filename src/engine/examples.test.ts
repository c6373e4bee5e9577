//! Every example of the gallery runs as its entry says, shows its moment, and is told well.
import { expect, test } from 'vitest';
import { documentOf, EXAMPLES, rowsOf, startOf } from '../examples/index.ts';
import { findMoment } from '../examples/moment.ts';
import { StateIndex } from '../trace/state.ts';
import { Trace } from '../trace/trace.ts';
import { readWorld } from '../world/script.ts';
import { DEFAULT_OPTIONS, runSource } from './index.ts';

/** The seed of a fresh page. */
const SEED = 7;
/** Machine steps at most: well under a second. */
const STEPS = 8_000_000;

test.each(EXAMPLES.map((e) => [e.id, e] as const))('%s', (_, example) => {
  const { source, ...options } = documentOf(example);
  const { compiled, run } = runSource(source, { ...DEFAULT_OPTIONS, ...options, seed: SEED, maxSteps: STEPS });
  expect(compiled.diagnostics.map((d) => d.message)).toEqual([]);
  if (run === undefined) throw new Error('it did not run');
  expect(run.end?.kind).toBe(example.end ?? 'exited');
  expect(run.exitCode).toBe(example.end === 'deadlock' ? 3 : 0);
  expect(run.stdout).not.toBe('');
  const trace = new Trace(run.trace());
  const states = new StateIndex(trace);
  const at = findMoment(example.moment, trace, states);
  expect(trace.event(at)?.kind, 'the moment').toBe(example.moment.kind);
  expect(at).toBe(startOf(example).moment(trace, states));
});

test('entries are complete and short', () => {
  expect(new Set(EXAMPLES.map((e) => e.id)).size).toBe(EXAMPLES.length);
  for (const example of EXAMPLES) {
    const lines = example.source.split('\n');
    expect(lines.length, example.id).toBeGreaterThan(15);
    expect(lines.length, example.id).toBeLessThanOrEqual(85);
    expect(Math.max(...lines.map((l) => l.length)), example.id).toBeLessThanOrEqual(110);
    expect(example.notice.split(/[.?!](?: |$)/).filter((s) => s !== '').length, example.id).toBeLessThanOrEqual(3);
    if (example.world !== undefined) expect(readWorld(JSON.stringify(example.world)).kind, example.id).toBe('ok');
  }
});

test('variants stand together under one title', () => {
  for (const row of rowsOf()) {
    expect(new Set(row.variants.map((v) => v.title)).size, row.id).toBe(1);
    if (row.variants.length > 1) expect(row.variants.map((v) => v.variant)).toEqual(['Bad', 'Good']);
  }
});
