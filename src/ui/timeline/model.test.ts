import { expect, test } from 'vitest';
import { Recorder } from '../../trace/recorder.ts';
import { Trace } from '../../trace/trace.ts';
import { contentHeight, hitTest, placeLanes } from './layout.ts';
import { buildModel } from './model.ts';
import type { TimelineModel } from './model.ts';
import { betterAxis, makeScale } from './scale.ts';

/** Two polls of a task; a lock is held from the first through the gap into the second. */
function sample(): Trace {
  let now = 0;
  const r = new Recorder({ now: () => now, steps: () => 0 });
  r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('worker'), flavor: 0 }, 0, 0); // 0
  r.emit('resCreate', { res: 1, type: 5, name: r.text('db'), capacity: 1 }, 0, 0); // 1
  now = 1000;
  r.emit('pollBegin', { worker: 0 }, 0, 1); // 2
  r.emit('futureCreate', { future: 1, name: r.text('worker'), parent: 0 }, 0, 1); // 3
  r.emit('futureCreate', { future: 2, name: r.text('query'), parent: 1 }, 0, 1); // 4
  r.emit('resAcquire', { res: 1, amount: 1, mode: 0 }, 0, 1); // 5
  r.emit('pollEnd', { result: 0 }, 0, 1); // 6
  now = 5000;
  r.emit('wake', { target: 1, via: 0, how: 0, scheduled: 1 }, 0, -1); // 7
  now = 6000;
  r.emit('pollBegin', { worker: 0 }, 0, 1); // 8
  r.emit('futureReady', { future: 2 }, 0, 1); // 9
  r.emit('resRelease', { res: 1, amount: 1, mode: 0 }, 0, 1); // 10
  r.emit('taskEnd', { target: 1, result: 1 }, 0, 1); // 11
  r.emit('pollEnd', { result: 1 }, 0, 1); // 12
  r.emit('worldEvent', { text: r.text('signal 2 arrives') }, 0, -1); // 13
  return new Trace(r.snapshot({ kind: 'exited', code: 0 }));
}

function worker(model: TimelineModel): NonNullable<ReturnType<TimelineModel['taskById']['get']>> {
  const lane = model.taskById.get(1);
  if (lane === undefined) throw new Error('no lane');
  return lane;
}

test('a lock held across polls is one range through the gap', () => {
  const lane = worker(buildModel(sample()));
  expect(lane.polls.map((s) => [s.from, s.to])).toEqual([
    [2, 6],
    [8, 11],
  ]);
  expect(lane.holds).toEqual([{ res: 1, from: 5, to: 10 }]);
  expect(lane.slices.map((s) => s.state)).toEqual(['ready', 'wait', 'ready']);
});

test('futures inside are rows, deeper ones below', () => {
  const { rows } = worker(buildModel(sample()));
  expect(rows.map((row) => [row.name, row.depth])).toEqual([
    ['worker', 1],
    ['query', 2],
  ]);
});

test('rows take room only where a task is unfolded', () => {
  const model = buildModel(sample());
  expect(placeLanes(model, 0, [1]).length).toBe(placeLanes(model, 0, []).length + 2);
  expect(contentHeight(model, [1])).toBeGreaterThan(contentHeight(model, []));
});

test('what happens outside has a lane of its own, first among the resources', () => {
  const [outside] = buildModel(sample()).resources;
  expect(outside).toMatchObject({ name: 'outside', texts: ['signal 2 arrives'] });
});

test('a click in a wait means the moment, a click on a poll the poll', () => {
  const trace = sample();
  const model = buildModel(trace);
  const scale = makeScale(trace, 'time', { from: 0, to: 10_000 }, 100, 1000);
  const boxes = placeLanes(model, 0, []);
  const box = boxes.find((b) => b.lane === worker(model));
  const y = (box?.top ?? 0) + 5;
  expect(hitTest(boxes, scale, 100, 400, y, 6)).toMatchObject({ slice: { state: 'wait' }, seq: 6 });
  expect(hitTest(boxes, scale, 100, 201, y, 3)).toMatchObject({ slice: { state: 'poll' }, seq: 2 });
  expect(hitTest(boxes, scale, 100, 50, y, 0)).toMatchObject({ title: true });
});

test('the axis is time, unless nearly everything happens at one moment', () => {
  const at = (times: readonly number[]): Trace => {
    let now = 0;
    const r = new Recorder({ now: () => now, steps: () => 0 });
    for (const time of times) {
      now = time;
      r.emit('statement', {}, 0, 0);
    }
    return new Trace(r.snapshot(undefined));
  };
  expect(betterAxis(at([0, 0, 0]))).toBe('events');
  expect(betterAxis(at([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9]))).toBe('events');
  expect(betterAxis(at([0, 10, 20, 30, 40]))).toBe('time');
});
