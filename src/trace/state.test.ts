import { expect, test } from 'vitest';
import { Recorder } from './recorder.ts';
import { StateIndex } from './state.ts';
import { Trace } from './trace.ts';

/** A producer that fills a channel of two, waits, and is let in by the consumer. */
function sample(rounds: number): Trace {
  let now = 0;
  let steps = 0;
  const r = new Recorder({ now: () => now, steps: () => steps++ });
  r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('producer'), flavor: 0 }, 0, 0);
  r.emit('resCreate', { res: 1, type: 0, name: r.text('jobs'), capacity: 2 }, 0, 0);
  for (let i = 0; i < rounds; i++) {
    now += 1000;
    r.emit('pollBegin', { worker: 0 }, 0, 1);
    r.emit('send', { res: 1, value: r.text(`a${String(i)}`), len: 1 }, 0, 1);
    r.emit('send', { res: 1, value: r.text(`b${String(i)}`), len: 2 }, 0, 1);
    r.emit('resWait', { res: 1, amount: 1, mode: 0, position: 1 }, 0, 1);
    r.emit('pollEnd', { result: 0 }, 0, 1);
    r.emit('recv', { res: 1, value: 0, len: 1 }, 0, 2);
    r.emit('recv', { res: 1, value: 0, len: 0 }, 0, 2);
    r.emit('resWaitEnd', { res: 1, reason: 0 }, 0, 1);
    r.emit('wake', { target: 1, via: 1, how: 4, scheduled: 1 }, 0, 2);
  }
  return new Trace(r.snapshot({ kind: 'exited', code: 0 }));
}

test('what a channel holds and who waits, at each moment', () => {
  const states = new StateIndex(sample(1));
  const full = states.at(5);
  expect(full.resources.get(1)).toMatchObject({
    name: 'jobs',
    kind: 'mpsc',
    capacity: 2,
    buffer: ['a0', 'b0'],
    waiters: [{ task: 1 }],
  });
  expect(states.at(6).tasks.get(1)).toMatchObject({ name: 'producer', status: 'waiting', waitsOn: 1, polls: 1 });
  expect(states.at(10).tasks.get(1)).toMatchObject({ status: 'ready', waitsOn: 0 });
  expect(states.at(10).resources.get(1)?.buffer).toEqual([]);
});

test('the state by keyframes is the state by a fold from the start, in any order of asking', () => {
  const trace = sample(600);
  const once = new StateIndex(trace);
  for (const seq of [5000, 17, 2048, 2047, -1, 4100, 1024]) expect(once.at(seq)).toEqual(new StateIndex(trace).at(seq));
});

test('columns grow, texts and places are shared', () => {
  const trace = sample(2000);
  expect(trace.length).toBe(2 + 2000 * 9);
  expect(trace.event(trace.length - 1)).toMatchObject({ kind: 'wake', target: 1, via: 1, at: 2_000_000 });
  expect(trace.seqAt(999)).toBe(1);
  expect(trace.seqAt(1000)).toBe(10);
});
