//! How a run begins: std's `lang_start` around the user's `main`, or the test harness.
import type { Checker } from '../compiler/types/api.ts';
import { typeArg } from '../compiler/types/interner.ts';
import type { DefId, Program as ProgramDefs } from '../compiler/hir/hir.ts';
import type { Program } from './codegen/program.ts';

export type Entry =
  | { readonly kind: 'ready'; readonly fn: number; readonly args: readonly number[] }
  | { readonly kind: 'missing'; readonly why: string };

/** The function the main fiber calls. */
export function entryPoint(program: Program, checker: Checker, testMode: boolean): Entry {
  const { db } = checker;
  if (testMode) return testEntry(program, checker);
  const { main } = db.program;
  if (main === undefined) return { kind: 'missing', why: 'the program has no `main`' };
  const start = db.lang('start');
  if (start === undefined) return { kind: 'missing', why: 'the library has no lang item `start`' };
  const ret = program.mono.instantiate(db.fnSig(main).ret, []);
  return { kind: 'ready', fn: program.fnPointer(start, [typeArg(ret)]), args: [program.fnPointer(main, [])] };
}

/** `src/main.rs:3:4`: where the name of a test stands. */
function placeOf(program: ProgramDefs, def: DefId): string {
  const { span } = program.def(def);
  const { sources } = program;
  if (sources === undefined) return '';
  const { line, column } = sources.lines(span.file).lineCol(span.start);
  return `${sources.file(span.file).path}:${String(line)}:${String(column)}`;
}

/** `test_main(&[TestDesc])`: the descriptions are written into memory field by field. */
function testEntry(program: Program, checker: Checker): Entry {
  const { db } = checker;
  const harness = db.lang('test_main');
  if (harness === undefined) return { kind: 'missing', why: 'the library has no lang item `test_main`' };
  const list = program.mono.instantiate(db.fnSig(harness).params[0] ?? program.tuple([]), []);
  const desc = list.kind === 'ref' && list.ty.kind === 'slice' ? list.ty.elem : undefined;
  if (desc?.kind !== 'adt') return { kind: 'missing', why: '`test_main` does not take a slice of descriptions' };
  const layout = program.layouts.of(desc);
  const fields = program.layouts.adt(desc.def).variants[0]?.fields ?? [];
  const { memory } = program;
  const { tests } = db.program;
  const base = memory.alloc(Math.max(1, layout.size * tests.length), layout.align);
  memory.u8.fill(0, base, base + layout.size * tests.length);
  tests.forEach((test, i) => {
    fields.forEach((field, n) => {
      const at = base + i * layout.size + (layout.variants[0]?.offsets[n] ?? 0);
      const text = (value: string): void => {
        const made = program.text(value);
        memory.setUsize(at, made.addr);
        memory.setUsize(at + 8, made.len);
      };
      if (field.name === 'name') text(test.path);
      else if (field.name === 'ignore') memory.setU8(at, test.ignore === false ? 0 : 1);
      else if (field.name === 'ignore_reason') text(typeof test.ignore === 'string' ? test.ignore : '');
      else if (field.name === 'place') text(placeOf(db.program, test.def));
      else if (field.name === 'should_panic') memory.setU8(at, test.shouldPanic === false ? 0 : 1);
      else if (field.name === 'expected') text(typeof test.shouldPanic === 'string' ? test.shouldPanic : '');
      else if (field.name === 'run') memory.setUsize(at, program.testFn(test.def));
    });
  });
  return { kind: 'ready', fn: program.fnPointer(harness, []), args: [base, tests.length] };
}
