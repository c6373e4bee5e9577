import { expect, test } from 'vitest';
import { Recorder } from '../trace/recorder.ts';
import { StateIndex } from '../trace/state.ts';
import { Trace } from '../trace/trace.ts';
import { eventsOnLine, findEvents, nextFound } from './search.ts';

function sample(): Trace {
  const r = new Recorder({ now: () => 0, steps: () => 0 });
  const line = r.place({ file: 0 as never, start: 10, end: 20 });
  r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('worker'), flavor: 0 }, 0, 0); // 0
  r.emit('resCreate', { res: 1, type: 0, name: r.text('jobs'), capacity: 2 }, 0, 0); // 1
  r.emit('pollBegin', { worker: 0 }, 0, 1); // 2
  r.emit('statement', {}, line, 1); // 3
  r.emit('send', { res: 1, value: r.text('Job(7)'), len: 1 }, 0, 1); // 4
  r.emit('output', { stream: 1, text: r.text('Done 7\n') }, 0, 1); // 5
  r.emit('futureDrop', { future: 1, state: 1, held: 0 }, 0, 1); // 6
  return new Trace(r.snapshot(undefined));
}
const find = (text: string): readonly number[] => {
  const trace = sample();
  return findEvents(trace, new StateIndex(trace).at(trace.length - 1), text);
};

test('names, texts and kinds are found', () => {
  expect(find('worker')).toEqual([0, 2]);
  expect(find('jobs')).toEqual([1, 4]);
  expect(find('7')).toEqual([4, 5]);
  expect(find('DONE')).toEqual([5]);
  expect(find('drop')).toEqual([6]);
  expect(find(' ')).toEqual([]);
});

test('when a line ran', () => {
  expect(eventsOnLine(sample(), 5, 12)).toEqual([3]);
  expect(eventsOnLine(sample(), 21, 30)).toEqual([]);
});

test('walking goes around the ends', () => {
  expect(nextFound([2, 5, 9], 5, 1)).toBe(9);
  expect(nextFound([2, 5, 9], 9, 1)).toBe(2);
  expect(nextFound([2, 5, 9], 2, -1)).toBe(9);
  expect(nextFound([], 2, 1)).toBeUndefined();
});
