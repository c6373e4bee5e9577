import { expect, test } from 'vitest';
import { Recorder } from '../../trace/recorder.ts';
import { StateIndex } from '../../trace/state.ts';
import { Trace } from '../../trace/trace.ts';
import { awaitTree } from './await-tree.ts';
import type { AwaitNode } from './await-tree.ts';

const source = 'select! { a() b() } rx.recv()';

/** The tree in lines, indented. */
function lines(nodes: readonly AwaitNode[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'leaf':
        return [`${indent}on ${node.on.map((res) => res.name).join(', ')}`];
      case 'future':
        return [
          `${indent}${node.future.name}${node.at === '' ? '' : ` at ${node.at}`}`,
          ...lines(node.children, `${indent}  `),
        ];
      case 'select':
        return node.branches.flatMap((branch) => [
          `${indent}${branch.text}: ${String(branch.result)}`,
          ...lines(branch.children, `${indent}  `),
        ]);
    }
  });
}

function treeOf(body: (r: Recorder) => void): string[] {
  let steps = 0;
  const r = new Recorder({ now: () => steps, steps: () => steps++ });
  body(r);
  const trace = new Trace(r.snapshot(undefined));
  const state = new StateIndex(trace).at(trace.length - 1);
  const task = state.tasks.get(0);
  return task === undefined ? [] : lines(awaitTree(state, task, source, (span) => trace.place(span)));
}

test('a future waits inside a branch of a select!', () => {
  const tree = treeOf((r) => {
    const select = r.place({ file: 0 as never, start: 0, end: 19 });
    const recv = r.place({ file: 0 as never, start: 20, end: 29 });
    r.emit('resCreate', { res: 1, type: 0, name: r.text('jobs'), capacity: 1 }, 0, 0);
    r.emit('pollBegin', { worker: 0 }, 0, 0);
    r.emit('futureCreate', { future: 1, name: r.text('main'), parent: 0 }, 0, 0);
    r.emit('selectStart', { select: 1, branches: 2, join: 0, places: r.text('10-13;14-17') }, 0, 0);
    r.emit('selectTurn', { select: 1, branches: 2, start: 0 }, 0, 0);
    r.emit('futureCreate', { future: 2, name: r.text('a'), parent: 1 }, 0, 0);
    r.emit('resWait', { res: 1, amount: 1, mode: 1, position: 0 }, 0, 0);
    r.emit('suspend', { what: r.text('rx.recv()'), on: 0 }, recv, 0);
    r.emit('futureSuspend', { future: 2, point: 0 }, recv, 0);
    r.emit('selectBranch', { select: 1, branch: 0, result: 0 }, 0, 0);
    r.emit('futureSuspend', { future: 1, point: 0 }, select, 0);
    r.emit('pollEnd', { result: 0 }, 0, 0);
  });
  expect(tree).toEqual(['main at select! { a() b() }', '  a(): 0', '    a at rx.recv()', '      on jobs', '  b(): -1']);
});

test('a task that is being polled has no await', () => {
  const tree = treeOf((r) => {
    r.emit('pollBegin', { worker: 0 }, 0, 0);
    r.emit('futureCreate', { future: 1, name: r.text('main'), parent: 0 }, 0, 0);
  });
  expect(tree).toEqual(['main']);
});
