import { expect, test } from 'vitest';
import { mkInt, mkTuple, BOOL } from '../compiler/types/interner.ts';
import { listing } from './codegen/asm.ts';
import { bb, copy, fnConst, handMachine, int, move, place, runFn, set, term, use } from './testing/hand.ts';
import type { HandDef } from './testing/hand.ts';

const u64 = mkInt('u64');
const i32 = mkInt('i32');
const checkedU64 = mkTuple([u64, BOOL]);
const field = (
  index: number,
  ty: typeof u64,
): { readonly kind: 'field'; readonly index: number; readonly ty: typeof u64 } => ({ kind: 'field', index, ty });

/** `let mut s = 0; let mut i = 0; while i < n { s = s.wrapping_add((i * i) ^ s); i += 1; } s`, as MIR has it. */
const loop: readonly HandDef[] = [
  {
    name: 'main',
    nArgs: 1,
    //       0    1    2:s  3:i  4:c   5:i  6:n  7:i*i        8    9    10:args 11       12
    locals: [u64, u64, u64, u64, BOOL, u64, u64, checkedU64, u64, u64, u64, checkedU64, u64, u64],
    blocks: [
      { stmts: [set(2, use(int(0, u64))), set(3, use(int(0, u64)))], term: term({ kind: 'goto', target: bb(1) }) },
      {
        stmts: [
          set(5, use(copy(3))),
          set(6, use(copy(1))),
          set(4, { kind: 'binary', op: '<', left: move(5), right: move(6) }),
        ],
        term: term({ kind: 'switch', operand: move(4), ty: BOOL, values: [0n], targets: [bb(6)], otherwise: bb(2) }),
      },
      {
        stmts: [
          set(8, use(copy(3))),
          set(9, use(copy(3))),
          set(7, { kind: 'checkedBinary', op: '*', left: copy(8), right: copy(9) }),
        ],
        term: term({
          kind: 'assert',
          cond: move(7, field(1, BOOL)),
          expected: false,
          message: { kind: 'overflow', op: '*' },
          target: bb(3),
          unwind: undefined,
        }),
      },
      {
        stmts: [
          set(10, use(move(7, field(0, u64)))),
          set(12, use(copy(2))),
          set(13, { kind: 'binary', op: '^', left: move(10), right: move(12) }),
        ],
        term: term({
          kind: 'call',
          func: fnConst(1),
          args: [copy(2), move(13)],
          dest: place(2),
          target: bb(4),
          unwind: undefined,
          fnSpan: { file: 0 as never, start: 0, end: 0 },
        }),
      },
      {
        stmts: [set(11, { kind: 'checkedBinary', op: '+', left: copy(3), right: int(1, u64) })],
        term: term({
          kind: 'assert',
          cond: move(11, field(1, BOOL)),
          expected: false,
          message: { kind: 'overflow', op: '+' },
          target: bb(5),
          unwind: undefined,
        }),
      },
      { stmts: [set(3, use(move(11, field(0, u64))))], term: term({ kind: 'goto', target: bb(1) }) },
      { stmts: [set(0, use(copy(2)))], term: term({ kind: 'return' }) },
    ],
  },
  { intrinsic: 'wrapping_add' },
];

function expected(n: bigint): bigint {
  let s = 0n;
  for (let i = 0n; i < n; i++) s = BigInt.asUintN(64, s + ((i * i) ^ s));
  return s;
}

test('integer loop computes what u64 arithmetic computes', () => {
  const m = handMachine(loop);
  const { outcome } = runFn(m, [1000]);
  expect(outcome).toMatchObject({
    kind: 'fiberDone',
    panicked: false,
    result: Number(BigInt.asIntN(32, expected(1000n))),
  });
});

test('steps are deterministic and fuel stops the loop at the same place', () => {
  const first = runFn(handMachine(loop), [100]);
  const m = handMachine(loop);
  const fiber = m.spawnFiber(m.program.fnPointer(0 as never, []) as never, [100]);
  let outcome = m.run(fiber, 1);
  let slices = 1;
  for (; outcome.kind === 'fuel'; slices++) outcome = m.run(fiber, 10);
  expect(outcome.kind).toBe('fiberDone');
  expect(slices).toBeGreaterThan(50);
  expect(m.steps).toBe(first.steps);
});

test('speed of the integer loop', () => {
  const m = handMachine(loop);
  runFn(m, [10_000]);
  const n = 3_000_000;
  const start = performance.now();
  const before = m.steps;
  runFn(m, [n]);
  const seconds = (performance.now() - start) / 1000;
  if (process.env['VERBOSE'] !== undefined) {
    console.log(listing((m.fns[1] as { code: Int32Array }).code));
    console.log(
      `${(n / seconds / 1e6).toFixed(1)} M iterations/s, ${((m.steps - before) / seconds / 1e6).toFixed(1)} M steps/s`,
    );
  }
  // Loose: slow shared machines.
  expect((m.steps - before) / seconds).toBeGreaterThan(5e6);
});

test('fib: calls', () => {
  const checked = mkTuple([i32, BOOL]);
  void checked;
  const fib: HandDef[] = [
    {
      name: 'fib',
      nArgs: 1,
      locals: [i32, i32, BOOL, i32, i32, i32, i32],
      blocks: [
        {
          stmts: [set(2, { kind: 'binary', op: '<', left: copy(1), right: int(2, i32) })],
          term: term({ kind: 'switch', operand: move(2), ty: BOOL, values: [0n], targets: [bb(2)], otherwise: bb(1) }),
        },
        { stmts: [set(0, use(copy(1)))], term: term({ kind: 'return' }) },
        {
          stmts: [set(3, { kind: 'binary', op: '-', left: copy(1), right: int(1, i32) })],
          term: term({
            kind: 'call',
            func: fnConst(0),
            args: [move(3)],
            dest: place(4),
            target: bb(3),
            unwind: undefined,
            fnSpan: { file: 0 as never, start: 0, end: 0 },
          }),
        },
        {
          stmts: [set(5, { kind: 'binary', op: '-', left: copy(1), right: int(2, i32) })],
          term: term({
            kind: 'call',
            func: fnConst(0),
            args: [move(5)],
            dest: place(6),
            target: bb(4),
            unwind: undefined,
            fnSpan: { file: 0 as never, start: 0, end: 0 },
          }),
        },
        { stmts: [set(0, { kind: 'binary', op: '+', left: move(4), right: move(6) })], term: term({ kind: 'return' }) },
      ],
    },
  ];
  const m = handMachine(fib);
  const start = performance.now();
  const { outcome } = runFn(m, [27]);
  if (process.env['VERBOSE'] !== undefined) console.log(`fib(27): ${(performance.now() - start).toFixed(0)} ms`);
  expect(outcome).toMatchObject({ kind: 'fiberDone', result: 196418 });
});
