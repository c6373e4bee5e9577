//! Hand-assembled MIR for tests: functions written as blocks, over a database that knows nothing else.
import type { Def, DefId } from '../../compiler/hir/hir.ts';
import type {
  BlockIdx,
  Body,
  LocalIdx,
  Operand,
  Place,
  Proj,
  Rvalue,
  Stmt,
  Terminator,
} from '../../compiler/mir/mir.ts';
import type { Checker, Instance, MonoDb, TypeDb } from '../../compiler/types/api.ts';
import { BOOL, USIZE } from '../../compiler/types/interner.ts';
import type { Const, GenericArgs, Ty } from '../../compiler/types/ty.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { FiberId, MachineHooks, Outcome } from '../contract.ts';
import { SimMachine } from '../machine.ts';

export const place = (index: number, ...proj: Proj[]): Place => ({ local: index as LocalIdx, proj });
export const copy = (index: number, ...proj: Proj[]): Operand => ({ kind: 'copy', place: place(index, ...proj) });
export const move = (index: number, ...proj: Proj[]): Operand => ({ kind: 'move', place: place(index, ...proj) });
export const int = (value: number | bigint, ty: Ty): Operand => ({
  kind: 'const',
  value: { kind: 'int', value: BigInt(value) },
  ty,
});
export const fnConst = (def: number): Operand => ({
  kind: 'const',
  value: { kind: 'fn', def: def as DefId, args: [] },
  ty: BOOL,
});
export const set = (to: Place | number, value: Rvalue): Stmt => ({
  kind: 'assign',
  span: NO_SPAN,
  place: typeof to === 'number' ? place(to) : to,
  value,
});
export const use = (operand: Operand): Rvalue => ({ kind: 'use', operand });
export const bb = (index: number): BlockIdx => index as BlockIdx;
type Spanless<T> = T extends unknown ? Omit<T, 'span'> : never;
export const term = (it: Spanless<Terminator>): Terminator => ({ ...it, span: NO_SPAN }) as Terminator;

export interface HandFn {
  readonly name: string;
  readonly nArgs: number;
  readonly locals: readonly Ty[];
  readonly blocks: readonly {
    readonly stmts: readonly Stmt[];
    readonly term: Terminator;
    readonly cleanup?: boolean;
  }[];
}
/** Intrinsics are given by name; functions by their blocks. Definition ids are positions. */
export type HandDef = HandFn | { readonly intrinsic: string };

export const NO_HOOKS: MachineHooks = {
  statement: () => undefined,
  panic: () => undefined,
  coroutine: () => undefined,
};

/** A machine over hand-written functions. */
export function handMachine(defs: readonly HandDef[], memoryLimit = 64 << 20): SimMachine {
  const bodies = defs.map((it, i): Body | undefined =>
    'intrinsic' in it
      ? undefined
      : {
          owner: i as DefId,
          name: it.name,
          nArgs: it.nArgs,
          span: NO_SPAN,
          kind: 'fn',
          closure: undefined,
          suspends: [],
          locals: it.locals.map((ty, n) => ({
            ty,
            name: undefined,
            mutable: true,
            span: NO_SPAN,
            isArg: n > 0 && n <= it.nArgs,
          })),
          blocks: it.blocks.map((block) => ({
            stmts: block.stmts,
            term: block.term,
            isCleanup: block.cleanup === true,
          })),
        },
  );
  const program = {
    def: (id: DefId) =>
      ({
        kind: 'fn',
        id,
        name: 'f',
        attrs: [],
        fullSpan: NO_SPAN,
        intrinsic: undefined,
        unsupported: undefined,
        krate: 'main',
      }) as unknown as Def,
    nLibraryDefs: 0,
    userBodies: [],
    langItem: () => undefined,
    pathOf: (id: DefId) => {
      const it = defs[id];
      return it !== undefined && 'name' in it ? it.name : 'intrinsic';
    },
  };
  const db = { program, lang: () => undefined, printTy: (ty: Ty) => ty.kind } as unknown as TypeDb;
  const mono = {
    db,
    instantiate: (ty: Ty) => ty,
    instantiateArgs: <T>(list: T) => list,
    resolveInstance: (def: DefId, args: GenericArgs): Instance => {
      const it = defs[def];
      return it !== undefined && 'intrinsic' in it
        ? { kind: 'intrinsic', name: it.intrinsic, def, args }
        : { kind: 'fn', def, args };
    },
    needsDrop: () => false,
    isCopy: () => true,
    dropImpl: () => undefined,
    evalConst: (value: Const) => (value.kind === 'value' ? value.value : 0n),
  } as unknown as MonoDb;
  const checker = { db, mono } as unknown as Checker;
  const sources = { file: () => ({ path: 'src/main.rs' }), lines: () => ({ lineCol: () => ({ line: 1, column: 1 }) }) };
  return new SimMachine(
    { checker, mir: { body: (def) => bodies[def] }, sources: sources as never },
    { memoryLimit, maxDepth: 20000, intrinsics: {}, hooks: NO_HOOKS },
  );
}

/** Runs function 0 with these arguments to its end; its result as a word pair. */
export function runFn(
  m: SimMachine,
  args: readonly (number | bigint)[],
  fuel = 1e12,
): { readonly outcome: Outcome; readonly steps: number } {
  const fn = m.program.fnPointer(0 as DefId, []);
  const fiber: FiberId = m.spawnFiber(fn as never, args);
  const outcome = m.run(fiber, fuel);
  return { outcome, steps: m.steps };
}
export { BOOL, USIZE };
