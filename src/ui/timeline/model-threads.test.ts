import { expect, test } from 'vitest';
import { Recorder } from '../../trace/recorder.ts';
import { Trace } from '../../trace/trace.ts';
import { buildModel } from './model.ts';
import type { TimelineModel } from './model.ts';

function modelOf(body: (r: Recorder) => void): TimelineModel {
  const r = new Recorder({ now: () => 0, steps: () => 0 });
  r.emit('threadStart', { threadId: 0, name: r.text('main'), role: 0 }, 0, -1);
  body(r);
  return buildModel(new Trace(r.snapshot({ kind: 'exited', code: 0 })));
}

const states = (model: TimelineModel, id: number): readonly string[] =>
  model.threads.find((lane) => lane.id === id)?.slices.map((s) => s.state) ?? [];

test('a program without a runtime shows its threads', () => {
  const model = modelOf((r) => {
    r.emit('threadStart', { threadId: 1, name: r.text('pump'), role: 3 }, 0, -1);
    r.emit('threadBlocked', { why: 3, what: r.text('JoinHandle::join') }, 0, -1);
    r.thread = 1;
    r.emit('threadBlocked', { why: 0, what: r.text('thread::sleep') }, 0, -1);
    r.emit('threadFree', {}, 0, -1);
    r.emit('threadEnd', { threadId: 1 }, 0, -1);
  });
  expect(states(model, 0)).toEqual(['poll', 'wait']);
  expect(states(model, 1)).toEqual(['poll', 'sleep', 'poll']);
  expect(model.threads[1]?.marks.map((m) => m.glyph)).toEqual(['done']);
});

test('a thread of the pool may block, a worker may not', () => {
  const model = modelOf((r) => {
    r.emit('threadStart', { threadId: 1, name: r.text('blocking 1'), role: 2 }, 0, -1);
    r.emit('taskSpawn', { target: 0, parent: -1, name: r.text('main'), flavor: 3 }, 0, -1);
    r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('heavy'), flavor: 1 }, 0, 0);
    r.emit('pollBegin', { worker: 0 }, 0, 0);
    r.emit('threadBlocked', { why: 0, what: 0 }, 0, 0);
    r.thread = 1;
    r.emit('pollBegin', { worker: -1 }, 0, 1);
    r.emit('threadBlocked', { why: 0, what: 0 }, 0, 1);
  });
  expect(states(model, 0)).toEqual(['poll', 'block']);
  expect(states(model, 1)).toEqual(['poll', 'sleep']);
  expect(model.taskById.get(0)?.polls.map((s) => s.state)).toEqual(['poll', 'block']);
  expect(model.taskById.get(1)?.polls.map((s) => s.state)).toEqual(['poll', 'pool']);
});

test('jobs of the library have no lane, and a main that panicked ends in a mark', () => {
  const model = modelOf((r) => {
    r.emit('taskSpawn', { target: 0, parent: -1, name: r.text('main'), flavor: 3 }, 0, -1);
    r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('fs::write job'), flavor: 4 }, 0, 0);
    r.emit('pollBegin', { worker: 0 }, 0, 0);
    r.emit('pollEnd', { result: 2 }, 0, 0);
  });
  expect(model.tasks.map((lane) => lane.name)).toEqual(['main']);
  expect(model.tasks[0]?.marks.map((m) => m.glyph)).toEqual(['panicked']);
});
