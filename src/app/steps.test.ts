import { expect, test } from 'vitest';
import { Recorder } from '../trace/recorder.ts';
import { Trace } from '../trace/trace.ts';
import { stepFrom } from './steps.ts';

function sample(): Trace {
  let steps = 0;
  const r = new Recorder({ now: () => 0, steps: () => steps++ });
  r.emit('pollBegin', { worker: 0 }, 0, 0); // 0
  r.emit('statement', {}, 0, 0); // 1
  r.emit('resParty', { res: 1, role: 0, count: 1 }, 0, 0); // 2
  r.emit('send', { res: 1, value: 0, len: 1 }, 0, 0); // 3
  r.emit('futureDrop', { future: 1, state: 2, held: 0 }, 0, 0); // 4
  r.emit('pollBegin', { worker: 0 }, 0, 1); // 5
  r.emit('futureDrop', { future: 2, state: 1, held: 0 }, 0, 1); // 6
  return new Trace(r.snapshot({ kind: 'exited', code: 0 }));
}

test('a step goes to the next event of its kind, over bookkeeping', () => {
  const trace = sample();
  expect(stepFrom(trace, 1, 1, 'event', -1)).toBe(3);
  expect(stepFrom(trace, 0, 1, 'poll', -1)).toBe(5);
  expect(stepFrom(trace, 0, 1, 'message', -1)).toBe(3);
  expect(stepFrom(trace, 6, -1, 'statement', -1)).toBe(1);
});

test('a problem is a cancelled future, not a finished one', () => {
  expect(stepFrom(sample(), 0, 1, 'problem', -1)).toBe(6);
});

test('without another one the step ends at the end', () => {
  const trace = sample();
  expect(stepFrom(trace, 3, 1, 'message', -1)).toBe(6);
  expect(stepFrom(trace, 3, -1, 'message', -1)).toBe(0);
});

test('steps of one task leave out the others', () => {
  expect(stepFrom(sample(), 0, 1, 'event', 1)).toBe(5);
});
