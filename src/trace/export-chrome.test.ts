import { expect, test } from 'vitest';
import { chromeTrace } from './export-chrome.ts';
import { Recorder } from './recorder.ts';
import { Trace } from './trace.ts';

interface Entry {
  readonly ph: string;
  readonly name?: string;
  readonly tid: number;
  readonly id?: number;
  readonly id2?: { readonly local: string };
}

function entries(body: (r: Recorder) => void): readonly Entry[] {
  let now = 0;
  const r = new Recorder({ now: () => (now += 1000), steps: () => 0 });
  body(r);
  return (JSON.parse(chromeTrace(new Trace(r.snapshot(undefined)))) as { readonly traceEvents: readonly Entry[] })
    .traceEvents;
}

test('slices nest, async slices close, and a wake leads from one poll to the next', () => {
  const all = entries((r) => {
    r.emit('threadStart', { threadId: 0, name: r.text('main'), role: 0 }, 0, -1);
    r.emit('taskSpawn', { target: 1, parent: 0, name: r.text('worker'), flavor: 0 }, 0, 0);
    r.emit('pollEnd', { result: 0 }, 0, 0); // without a beginning
    r.emit('pollBegin', { worker: 0 }, 0, 0);
    r.emit('resCreate', { res: 1, type: 5, name: r.text('db'), capacity: 1 }, 0, 0);
    r.emit('resAcquire', { res: 1, amount: 1, mode: 0 }, 0, 0);
    r.emit('wake', { target: 1, via: 0, how: 0, scheduled: 1 }, 0, 0);
    r.emit('threadBlocked', { why: 0, what: r.text('thread::sleep') }, 0, 0);
    r.emit('threadFree', {}, 0, 0);
    r.emit('pollEnd', { result: 0 }, 0, 0);
    r.emit('pollBegin', { worker: 0 }, 0, 1);
  });
  expect(all.filter((it) => it.ph === 'B').map((it) => it.name)).toEqual(['main', 'thread::sleep', 'worker']);
  expect(all.filter((it) => it.ph === 'E')).toHaveLength(3);
  const begun = all.filter((it) => it.ph === 'b').map((it) => it.id2?.local);
  expect(all.filter((it) => it.ph === 'e').map((it) => it.id2?.local)).toEqual(begun);
  expect(begun).toHaveLength(2);
  expect(all.find((it) => it.ph === 's')?.id).toBe(all.find((it) => it.ph === 'f')?.id);
  expect(all.find((it) => it.name === 'thread_name')).toMatchObject({ args: { name: 'main thread' } });
});
