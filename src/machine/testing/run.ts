//! Runs Rust source over the small library; what it prints.
import { need } from '../../base/assert.ts';
import { buildLibrary, buildProgram } from '../../compiler/hir/index.ts';
import type { LibraryProgram } from '../../compiler/hir/index.ts';
import { createMirDb } from '../../compiler/mir/index.ts';
import { createChecker } from '../../compiler/types/index.ts';
import type { MachineHooks, Outcome } from '../contract.ts';
import { viewText } from '../../trace/value-view.ts';
import { SimMachine } from '../machine.ts';
import { MINI_STD } from './mini-std.ts';

let library: LibraryProgram | undefined;

export interface Ran {
  readonly out: readonly string[];
  readonly outcome: Outcome;
  readonly panics: readonly string[];
  readonly events: readonly string[];
  readonly machine: SimMachine;
}

/** Compiles and runs a program to its end. Errors of the compiler are thrown: the tests are about running. */
export function runSource(
  source: string,
  options: {
    readonly fuel?: number;
    readonly memory?: number;
    readonly optimize?: boolean;
    readonly hotCalls?: number;
  } = {},
): Ran {
  library ??= buildLibrary(MINI_STD);
  const program = buildProgram(library, source, { edition: 2021, testMode: false });
  const checker = createChecker(program);
  const mir = createMirDb(checker);
  const errors = [...program.diagnostics, ...checker.checkUserCrate()].filter((it) => it.severity === 'error');
  if (errors.length > 0)
    throw new Error(
      errors
        .map(
          (it) =>
            `${it.message} ${source.slice(it.labels[0]?.span.start ?? 0, it.labels[0]?.span.end ?? 0)} ${it.labels.map((l) => l.text).join(' ')}`,
        )
        .join('\n'),
    );
  const out: string[] = [];
  const panics: string[] = [];
  const events: string[] = [];
  const hooks: MachineHooks = {
    statement: () => undefined,
    panic: (_fiber, message, span) =>
      panics.push(`${message} @${program.sources.lines(span.file).lineCol(span.start).line}`),
    coroutine: (event) => events.push(event),
  };
  const machine = new SimMachine(
    { checker, mir, sources: program.sources },
    {
      memoryLimit: options.memory ?? 64 << 20,
      maxDepth: 20_000,
      optimize: options.optimize !== false,
      ...(options.hotCalls === undefined ? {} : { hotCalls: options.hotCalls }),
      hooks,
      intrinsics: {
        print: (call) => out.push(String(call.arg(0))),
        show: (call) => out.push(call.str(0)),
        // Variables in scope of the innermost user frame.
        locals: (call) => {
          const top = call.machine.stack(call.fiber).find((it) => it.user);
          if (top === undefined) return;
          out.push(
            `${top.name}:`,
            ...call.machine.frameLocals(top).map((it) => `${it.name}: ${it.type} = ${viewText(it.value)}`),
          );
        },
      },
    },
  );
  const fiber = machine.spawnMain(false);
  let outcome = machine.run(fiber, options.fuel ?? 1e9);
  if (outcome.kind === 'fiberDone' && outcome.panicked) outcome = { ...outcome };
  return { out, outcome: need(outcome, 'outcome'), panics, events, machine };
}
