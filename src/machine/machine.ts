//! The machine: memory, functions and fibers behind the contract, and what the loop asks of them.
import type { MirDb } from '../compiler/mir/mir.ts';
import type { Checker } from '../compiler/types/api.ts';
import type { Ty } from '../compiler/types/ty.ts';
import { NO_SPAN } from '../source/span.ts';
import type { Span } from '../source/span.ts';
import type { SourceMap } from '../source/source-file.ts';
import { need } from '../base/assert.ts';
import { Unsupported } from './codegen/gen.ts';
import type { Abi } from './codegen/gen.ts';
import { Program } from './codegen/program.ts';
import type {
  FiberId,
  FnRef,
  FrameView,
  LocalView,
  Machine,
  MachineConfig,
  MachineHooks,
  Outcome,
  Scalar,
} from './contract.ts';
import { Arith } from './interp/arith.ts';
import { HostCall } from './interp/call.ts';
import { Coroutines } from './interp/coroutines.ts';
import { Calls, freeFiber, newFiber, putScalar } from './interp/frames.ts';
import { languageHost } from './interp/hosts.ts';
import { callerSpan, framesOf, inUserCode, userSpanOf } from './interp/locations.ts';
import { runLoop } from './interp/loop.ts';
import { Panics } from './interp/panics.ts';
import { FnState, HOT_CALLS, Pending, Special } from './interp/state.ts';
import type { Core, Fiber, Fn, HostFn } from './interp/state.ts';
import { Inspector } from './inspect/inspect.ts';
import { Memory, memoryView, OutOfMemory } from './memory.ts';
import { entryPoint } from './entry.ts';

/** What a machine runs. */
export interface MachineProgram {
  readonly checker: Checker;
  readonly mir: MirDb;
  readonly sources: SourceMap;
}

/** Fuel of one constant evaluation. */
const CONST_FUEL = 200_000_000;

/** See `Machine`. */
export class SimMachine implements Core {
  readonly memory: Memory;
  /** The machine as others see it. */
  readonly api: Machine;
  readonly fns: Fn[] = [];
  readonly hosts: HostFn[] = [];
  readonly arith: Arith;
  readonly calls: Calls;
  readonly panics: Panics;
  readonly coroutines: Coroutines;
  readonly program: Program;
  readonly hooks: MachineHooks;
  readonly maxDepth: number;
  fuel = 0;
  pending: number = Pending.none;
  outcome: Outcome | undefined;
  current: Fiber;
  private readonly input: MachineProgram;
  private readonly config: MachineConfig;
  private readonly inspector: Inspector;
  private readonly fiberList: Fiber[] = [];
  private readonly panicFns = new Map<string, Fn | undefined>();
  private interrupted = false;
  private raised: { readonly message: string } | { readonly addr: number; readonly vtable: number } | undefined;
  /** Steps of finished `run`s; those of the running one are `fuelGiven - fuel`. */
  private stepsBefore = 0;
  private fuelGiven = 0;

  constructor(input: MachineProgram, config: MachineConfig) {
    this.input = input;
    this.config = config;
    this.hooks = config.hooks;
    this.maxDepth = config.maxDepth;
    this.memory = new Memory(config.memoryLimit);
    this.arith = new Arith(this.memory);
    this.calls = new Calls(this);
    this.panics = new Panics(this, this.calls);
    this.coroutines = new Coroutines(this, this.calls);
    this.current = newFiber(this.memory, 0 as FiberId);
    this.program = new Program(input.checker.mono, input.mir, {
      memory: this.memory,
      fns: this.fns,
      hosts: this.hosts,
      recordStatements: config.statements === true,
      optimize: config.optimize !== false,
      hotCalls: config.hotCalls ?? HOT_CALLS,
      provide: (name, tyArgs, args, ret, abi) => this.provide(name, tyArgs, args, ret, abi),
      evaluate: (fn, size, align, into) => this.evaluate(fn, size, align, into),
    });
    this.inspector = new Inspector(this.program, this.memory, this.fns);
    this.api = this.makeApi();
  }
  private makeApi(): Machine {
    const steps = (): number => this.steps;
    return {
      memory: memoryView(this.memory),
      get steps() {
        return steps();
      },
      spawnFiber: (entry, args) => this.spawnFiber(entry, args),
      spawnMain: (testMode) => this.spawnMain(testMode),
      unblock: (fiber, value) => this.unblock(fiber, value),
      run: (fiber, fuel) => this.run(fiber, fuel),
      interrupt: () => this.interrupt(),
      fibers: () => this.fibers(),
      stack: (fiber) => framesOf(this.fiber(fiber)),
      inUserCode: (fiber) => inUserCode(this.fiber(fiber)),
      show: (addr, ty, limit) => this.inspector.show(addr, ty, limit),
      inspect: (addr, ty, depth) => this.inspector.inspect(addr, ty, depth),
      frameLocals: (frame) => this.frameLocals(frame),
      coroutineState: (addr, ty) => this.inspector.coroutine(addr, ty),
    };
  }

  // ---------------------------------------------------------------- contract

  get steps(): number {
    return this.stepsBefore + this.fuelGiven - this.fuel;
  }
  spawnFiber(entry: FnRef, args: readonly Scalar[]): FiberId {
    const id = (this.fiberList.length + 1) as FiberId;
    const fiber = newFiber(this.memory, id);
    this.fiberList.push(fiber);
    const fn = need(this.fns[entry], 'entry function');
    const words: number[] = [];
    const scratch = this.memory.alloc(8, 8);
    for (const arg of args) {
      putScalar(this.memory, scratch >> 2, arg, 8);
      words.push(this.memory.i32[scratch >> 2] ?? 0, this.memory.i32[(scratch >> 2) + 1] ?? 0);
    }
    this.memory.free(scratch, 8, 8);
    if (!this.calls.callWith(fiber, fn, words, words.length + 4, Special.base)) return id;
    // It cannot start: `run` reports why.
    fiber.depth = -1;
    return id;
  }
  spawnMain(testMode: boolean): FiberId {
    const entry = entryPoint(this.program, this.input.checker, testMode);
    if (entry.kind === 'ready') return this.spawnFiber(entry.fn as FnRef, entry.args);
    this.stop({ kind: 'unsupported', what: entry.why, span: NO_SPAN });
    const id = (this.fiberList.length + 1) as FiberId;
    this.fiberList.push(newFiber(this.memory, id));
    return id;
  }
  unblock(id: FiberId, value?: Scalar): void {
    const fiber = this.fiber(id);
    if (fiber.blocked !== undefined && value !== undefined) fiber.blocked.write(value);
    fiber.blocked = undefined;
    if (fiber.state === 'blocked') fiber.state = 'ready';
  }
  run(id: FiberId, fuel: number): Outcome {
    const fiber = this.fiber(id);
    this.current = fiber;
    this.stepsBefore = this.steps;
    this.fuelGiven = fuel;
    this.fuel = fuel;
    this.interrupted = false;
    // Something went wrong before the first instruction (no entry point, compile failure).
    const early = this.outcome;
    if (early !== undefined && fiber.depth < 0) return early;
    this.outcome = undefined;
    this.pending = Pending.none;
    this.guarded(fiber);
    const outcome = need(this.outcome as Outcome | undefined, 'outcome');
    this.pending = Pending.none;
    if (outcome.kind === 'fiberDone') freeFiber(this.memory, fiber);
    return outcome;
  }
  private guarded(fiber: Fiber): void {
    try {
      runLoop(this, fiber);
    } catch (error) {
      if (!(error instanceof OutOfMemory)) throw error;
      this.outOfMemory();
    }
  }
  interrupt(): void {
    this.interrupted = true;
    if (this.pending === Pending.none) this.pending = Pending.call;
  }
  fibers(): readonly FiberId[] {
    return this.fiberList.filter((it) => it.state !== 'done').map((it) => it.id);
  }
  frameLocals(view: FrameView): readonly LocalView[] {
    const fiber = this.fiber(view.fiber);
    const frame = fiber.frames[view.depth];
    return frame === undefined || view.depth > fiber.depth
      ? []
      : this.inspector.locals(frame.fn, frame.fpw << 2, undefined, frame.pc);
  }
  private fiber(id: FiberId): Fiber {
    return need(this.fiberList[id - 1], 'fiber');
  }

  // ---------------------------------------------------------------- what the loop asks

  stop(outcome: Outcome | undefined): true {
    this.outcome = outcome;
    this.pending = Pending.outcome;
    return true;
  }
  settle(fiber: Fiber): boolean {
    const pending = this.pending;
    this.pending = Pending.none;
    if (pending === Pending.outcome) return true;
    const raised = this.raised;
    this.raised = undefined;
    if (raised !== undefined && 'message' in raised) return this.panics.panicWith(fiber, raised.message, 'string');
    if (raised !== undefined) return this.panics.start(fiber, raised.addr, raised.vtable);
    if (!this.interrupted) return false;
    this.interrupted = false;
    return this.stop({ kind: 'fuel' });
  }
  outOfFuel(): void {
    this.stop({ kind: 'fuel' });
  }
  outOfMemory(): void {
    this.stop({ kind: 'memory', limit: this.config.memoryLimit, span: this.userSpan() });
  }
  badAccess(addr: number): void {
    const what =
      addr >= 0 && addr < 1024
        ? 'access through a null or dangling pointer'
        : (addr & 0xffffff) === 0xdddddd || addr >>> 0 === 0xdddddddd
          ? 'use of freed memory'
          : 'access outside of memory, or misaligned';
    this.stop({ kind: 'undefinedBehaviour', what, span: this.userSpan() });
  }
  trap(message: number): void {
    const it = this.program.traps[message];
    if (it !== undefined) this.stop({ kind: 'unsupported', what: it.what, span: this.userSpan() });
    else
      this.stop({
        kind: 'undefinedBehaviour',
        what: message === -2 ? 'code that cannot be reached was reached' : 'jump to nowhere',
        span: this.userSpan(),
      });
  }
  statement(span: number): void {
    this.hooks.statement(this.program.statementSpans[span] ?? NO_SPAN);
  }
  vtableSize(id: number): number {
    return this.program.vtables[id]?.size ?? 0;
  }
  vtableAlign(id: number): number {
    return this.program.vtables[id]?.align ?? 1;
  }
  vtableMethod(id: number, slot: number): number {
    const vtable = this.program.vtables[id];
    if (vtable === undefined || id <= 0) {
      this.badAccess(0);
      return 0;
    }
    return this.program.resolveVirtual(vtable, slot);
  }
  vtableDrop(id: number): number {
    const vtable = this.program.vtables[id];
    return vtable === undefined ? 0 : this.program.dropGlue(vtable.ty);
  }
  compile(fn: Fn): boolean {
    this.program.compile(fn);
    return true;
  }
  compileHot(fn: Fn): Fn {
    return this.program.compileHot(fn);
  }
  enterCoroutine(fiber: Fiber, fn: Fn, argsAt: number): boolean {
    return this.coroutines.enter(fiber, fn, argsAt);
  }
  get coroutineHooks(): { unwound(fiber: Fiber): void } {
    return this.coroutines;
  }
  panicFn(kind: 'str' | 'string'): Fn | undefined {
    if (!this.panicFns.has(kind)) {
      const { db } = this.program.mono;
      const def = db.lang(`panic_${kind}`) ?? db.lang('panic');
      this.panicFns.set(kind, def === undefined ? undefined : this.fns[this.program.fnPointer(def, [])]);
    }
    return this.panicFns.get(kind);
  }
  spanOf(fiber: Fiber): Span {
    return userSpanOf(fiber);
  }

  // ---------------------------------------------------------------- what host functions ask

  currentFiber(): FiberId {
    return this.current.id;
  }
  userSpan(): Span {
    return this.current.depth < 0 ? NO_SPAN : userSpanOf(this.current);
  }
  raise(message: string): void {
    this.raised = { message };
    this.pending = Pending.call;
  }
  startPanic(addr: number, vtable: number, message: string, report: boolean): void {
    void report;
    this.hooks.panic(this.current.id, message, callerSpan(this.current));
    this.raised = { addr, vtable };
    this.pending = Pending.call;
  }
  callerLocation(): { readonly file: string; readonly line: number; readonly column: number } {
    const span = callerSpan(this.current);
    const { line, column } = this.input.sources.lines(span.file).lineCol(span.start);
    return { file: this.input.sources.file(span.file).path, line, column };
  }
  blockCurrent(at: number, write: (value: Scalar) => void): void {
    this.current.state = 'blocked';
    this.current.blocked = { at, write };
    this.stop({ kind: 'blocked' });
  }
  unsupportedNow(what: string): void {
    this.stop({ kind: 'unsupported', what, span: this.userSpan() });
  }
  stopWith(kind: 'exit' | 'abort', code: number): void {
    if (kind === 'exit') this.stop({ kind: 'exit', code });
    else this.stop({ kind: 'abort', message: 'aborted', span: this.userSpan() });
  }

  private provide(name: string, tyArgs: readonly Ty[], args: readonly Ty[], ret: Ty, abi: Abi): HostFn | undefined {
    const { layouts } = this.program;
    const own = languageHost(layouts, name, tyArgs, args, ret, abi);
    if (own !== undefined) return own;
    const impl = Object.hasOwn(this.config.intrinsics, name) ? this.config.intrinsics[name] : undefined;
    if (impl === undefined) return undefined;
    const call = new HostCall(this, layouts, tyArgs, args, ret, abi);
    return (_m, base) => {
      call.base = base;
      impl(call);
    };
  }

  /** Runs a constant's function on a fiber of its own, in the middle of compiling another function. */
  private evaluate(fn: Fn, size: number, align: number, into: number | undefined): number {
    const saved = {
      fuel: this.fuel,
      given: this.fuelGiven,
      before: this.stepsBefore,
      pending: this.pending,
      outcome: this.outcome,
      current: this.current,
    };
    if (fn.state === FnState.cold) this.compile(fn);
    // The result is read from the first chunk: the frame must be there.
    const fiber = newFiber(this.memory, 0 as FiberId, fn.needWords);
    this.current = fiber;
    this.outcome = undefined;
    this.pending = Pending.none;
    if (!this.calls.callWith(fiber, fn, [], 4, Special.base)) {
      this.fuel = CONST_FUEL;
      runLoop(this, fiber);
    }
    const outcome = this.outcome as Outcome | undefined;
    const base = fiber.chunks[0]?.addr ?? 0;
    const addr = into ?? this.memory.alloc(Math.max(1, size), align);
    const done = outcome?.kind === 'fiberDone' && !outcome.panicked;
    if (done) this.memory.u8.copyWithin(addr, base, base + size);
    freeFiber(this.memory, fiber);
    this.fuel = saved.fuel;
    this.fuelGiven = saved.given;
    this.stepsBefore = saved.before;
    this.pending = saved.pending;
    this.outcome = saved.outcome;
    this.current = saved.current;
    if (!done)
      throw new Unsupported(
        `evaluation of constant \`${fn.name}\` failed${outcome?.kind === 'unsupported' ? `: ${outcome.what}` : ''}`,
      );
    return addr;
  }
}

/** Creates a machine for one run of a program. */
export function createMachine(program: MachineProgram, config: MachineConfig): Machine {
  return new SimMachine(program, config).api;
}
