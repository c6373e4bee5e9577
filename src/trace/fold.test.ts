import { expect, test } from 'vitest';
import { RESOURCE_KINDS } from './events.ts';
import type { ResourceKind } from './events.ts';
import { Recorder } from './recorder.ts';
import { StateIndex, waitsOf } from './state.ts';
import type { RunState } from './state.ts';
import { Trace } from './trace.ts';

/** Records what `body` emits and gives the state at the end. */
function after(
  body: (r: Recorder, create: (res: number, kind: ResourceKind, capacity: number) => void) => void,
): RunState {
  let steps = 0;
  const r = new Recorder({ now: () => steps, steps: () => steps++ });
  body(r, (res, kind, capacity) => {
    r.emit('resCreate', { res, type: RESOURCE_KINDS.indexOf(kind), name: r.text(kind), capacity }, 0, 0);
  });
  const trace = new Trace(r.snapshot({ kind: 'exited', code: 0 }));
  return new StateIndex(trace).at(trace.length - 1);
}

test('a broadcast keeps what fits; receivers only move on', () => {
  const state = after((r, create) => {
    create(1, 'broadcast', 2);
    r.emit('receiver', { res: 1, receiver: 1, position: 0, name: r.text('rx') }, 0, 0);
    r.emit('receiver', { res: 1, receiver: 2, position: 0, name: 0 }, 0, 3);
    for (const value of ['a', 'b', 'c']) r.emit('send', { res: 1, value: r.text(value), len: 2 }, 0, 0);
    r.emit('receiver', { res: 1, receiver: 1, position: 1, name: 0 }, 0, 4);
    r.emit('lag', { res: 1, missed: 1, receiver: 1 }, 0, 4);
    r.emit('recv', { res: 1, value: r.text('b'), len: 1 }, 0, 4);
    r.emit('receiver', { res: 1, receiver: 1, position: 2, name: 0 }, 0, 4);
    r.emit('receiver', { res: 1, receiver: 2, position: -1, name: 0 }, 0, 3);
  });
  expect(state.resources.get(1)).toMatchObject({
    buffer: ['b', 'c'],
    sent: 3,
    receivers: [{ id: 1, name: 'rx', position: 2, task: 4, missed: 1 }],
  });
});

test('a watch channel holds one value, with its version', () => {
  const state = after((r, create) => {
    create(1, 'watch', 1);
    r.emit('resValue', { res: 1, value: r.text('first') }, 0, 0);
    r.emit('send', { res: 1, value: r.text('second'), len: 1 }, 0, 0);
    r.emit('resLevel', { res: 1, level: 1, max: 0 }, 0, 0);
  });
  expect(state.resources.get(1)).toMatchObject({ buffer: ['second'], sent: 1 });
});

test('a permit that was split comes back in parts', () => {
  const state = after((r, create) => {
    create(1, 'semaphore', 4);
    r.emit('resAcquire', { res: 1, amount: 3, mode: 0 }, 0, 2);
    r.emit('resRelease', { res: 1, amount: 1, mode: 0 }, 0, 2);
  });
  expect(state.resources.get(1)?.holders).toMatchObject([{ task: 2, amount: 2 }]);
});

test('a lock of a thread without a task is held by the thread', () => {
  const state = after((r, create) => {
    r.thread = 3;
    create(1, 'stdMutex', 1);
    r.emit('resAcquire', { res: 1, amount: 1, mode: 0 }, 0, -1);
  });
  expect(state.resources.get(1)?.holders).toMatchObject([{ task: -5 }]);
});

test('all that a task waits for, with and without a queue', () => {
  const state = after((r, create) => {
    create(1, 'mpsc', 2);
    create(2, 'token', 0);
    create(3, 'tcp', 100);
    r.emit('resWait', { res: 1, amount: 1, mode: 1, position: 0 }, 0, 7);
    r.emit('resWait', { res: 2, amount: 1, mode: 0, position: 0 }, 0, 7);
    r.emit('resPending', { res: 3 }, 0, 7);
  });
  expect(waitsOf(state, 7).map((res) => res.kind)).toEqual(['mpsc', 'token', 'tcp']);
});

test('of two timers the nearer one is the deadline, until it fires', () => {
  const emit = (r: Recorder): void => {
    r.emit('timerRegister', { timer: 1, deadlineHi: 0, deadlineLo: 500 }, 0, 1);
    r.emit('timerRegister', { timer: 2, deadlineHi: 0, deadlineLo: 200 }, 0, 1);
  };
  expect(after(emit).tasks.get(1)?.deadline).toBe(200);
  const fired = after((r) => {
    emit(r);
    r.emit('timerFire', { timer: 2 }, 0, -1);
  });
  expect(fired.tasks.get(1)?.deadline).toBe(500);
});

test('futures that are polled first inside a branch belong to it', () => {
  const state = after((r) => {
    r.emit('futureCreate', { future: 1, name: r.text('main'), parent: 0 }, 0, 0);
    r.emit('selectStart', { select: 1, branches: 2, join: 0, places: r.text('10-14;20-24') }, 0, 0);
    r.emit('selectTurn', { select: 1, branches: 2, start: 1 }, 0, 0);
    r.emit('futureCreate', { future: 2, name: r.text('work'), parent: 1 }, 0, 0);
    r.emit('futureSuspend', { future: 2, point: 0 }, 0, 0);
    r.emit('selectBranch', { select: 1, branch: 1, result: 0 }, 0, 0);
    r.emit('selectBranch', { select: 1, branch: 0, result: 1 }, 0, 0);
    r.emit('selectWin', { select: 1, branch: 0 }, 0, 0);
    r.emit('selectDrop', { select: 1, branch: 1 }, 0, 0);
  });
  expect(state.futures.get(2)).toMatchObject({ parent: 1, status: 'suspended', select: 1, branch: 1 });
  expect(state.selects.get(1)).toMatchObject({
    within: 1,
    start: 1,
    order: [1, 0],
    results: [1, 0],
    winner: 0,
    dropped: [1],
    places: [
      { start: 10, end: 14 },
      { start: 20, end: 24 },
    ],
  });
});

test('a task that has ended takes its futures along', () => {
  const state = after((r) => {
    r.emit('futureCreate', { future: 1, name: 0, parent: 0 }, 0, 5);
    r.emit('taskEnd', { target: 5, result: 3 }, 0, -1);
  });
  expect(state.futures.size).toBe(0);
  expect(state.tasks.get(5)?.status).toBe('cancelled');
});

test('asking for later states leaves earlier ones as they were', () => {
  let steps = 0;
  const r = new Recorder({ now: () => steps, steps: () => steps++ });
  r.emit('resCreate', { res: 1, type: 0, name: 0, capacity: 4 }, 0, 0);
  r.emit('send', { res: 1, value: r.text('a'), len: 1 }, 0, 0);
  r.emit('send', { res: 1, value: r.text('b'), len: 2 }, 0, 0);
  const states = new StateIndex(new Trace(r.snapshot(undefined)));
  const early = states.at(1);
  states.at(2);
  expect(early.resources.get(1)?.buffer).toEqual(['a']);
});
