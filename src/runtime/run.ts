//! One run: the loop that lets threads run, moves time when all of them wait, and knows when it is over.
import { createMachine } from '../machine/index.ts';
import type { FiberId, Machine, MachineHooks, Outcome } from '../machine/contract.ts';
import type { RunEnd, TraceData } from '../trace/events.ts';
import { Recorder } from '../trace/recorder.ts';
import { Calls } from './calls.ts';
import { Chooser } from './chooser.ts';
import { Clock } from './clock.ts';
import type { Program, Run, RunConfig, SuspendedFuture } from './contract.ts';
import { Descriptors, Numbers } from './descriptors.ts';
import { deadlockWaits } from './deadlock.ts';
import { Files } from './files.ts';
import { Futures } from './futures.ts';
import { fsIntrinsics } from './intrinsics/fs.ts';
import { netIntrinsics } from './intrinsics/net.ts';
import { lockIntrinsics } from './intrinsics/locks.ts';
import { print, processIntrinsics } from './intrinsics/process.ts';
import { threadIntrinsics } from './intrinsics/threads.ts';
import { EPOCH_START, timeIntrinsics } from './intrinsics/time.ts';
import { traceIntrinsics } from './intrinsics/trace.ts';
import { Names } from './names.ts';
import { netTap } from './net/tap.ts';
import { Network } from './net/network.ts';
import { Outside } from './outside.ts';
import { Processes } from './process/processes.ts';
import { StandardInput } from './process/stdin.ts';
import { readSchedule } from './schedule.ts';
import { arrive } from './signals.ts';
import type { Sim } from './sim.ts';
import { Threads } from './threads.ts';
import type { Thread } from './threads.ts';
import { worldOf } from './world.ts';

/** Machine steps a thread may run before another runnable one gets a turn. */
const SLICE = 50_000;
/** A thread whose slice ends inside the library runs on in steps of this size until it is back in user code. */
const LEAVE_LIBRARY = 50;
/** But not for longer than this: a library function may compute for ever. */
const MAX_IN_LIBRARY = 1_000_000;
/** A poll that runs for longer than this many steps when the budget ends counts as stuck. */
const STUCK_STEPS = 10_000_000;
/** Frames per thread at most: deep recursion ends in a stack overflow, as in a real 8 MiB stack. */
const MAX_DEPTH = 20_000;

const EXIT = { deadlock: 3, budget: 4, unsupported: 5, failed: 134 } as const;

function endCode(end: RunEnd): number {
  return end.kind === 'exited' ? end.code : end.kind === 'unsupported' ? EXIT.unsupported : EXIT.failed;
}

/** How the entry point is found and what runs at the end: see `rustlib/std` `lang_start`. */
export function createRun(program: Program, config: RunConfig): Run {
  return new SimRun(program, config);
}

class SimRun implements Run {
  readonly machine: Machine;
  end: RunEnd | undefined;
  exitCode = 0;
  private readonly program: Program;
  private readonly config: RunConfig;
  private readonly sim: Sim;
  private readonly main: FiberId;
  /** Machine steps at the last sign of life: a poll that began or something printed. */
  private lastProgress = 0;
  private seenEvents = 0;
  /** Machine steps at which the running thread must let others go. */
  private sliceEnd = 0;
  /** From here on the running thread lets go first who has been ready longer. */
  private turnEnd = 0;

  constructor(program: Program, config: RunConfig) {
    this.program = program;
    this.config = config;
    const sim = (): Sim => this.sim;
    const intrinsics = {
      ...threadIntrinsics(sim),
      ...timeIntrinsics(sim),
      ...processIntrinsics(sim),
      ...fsIntrinsics(sim),
      ...netIntrinsics(sim),
      ...traceIntrinsics(sim),
      ...lockIntrinsics(sim),
    };
    this.machine = createMachine(program, {
      memoryLimit: config.memoryLimit,
      maxDepth: MAX_DEPTH,
      intrinsics,
      hooks: this.hooks(),
      statements: config.detail === 'full',
    });
    this.main = this.machine.spawnMain(config.testMode);
    this.sim = this.newSim();
    if (this.sim.recording)
      this.sim.recorder.emit('threadStart', { threadId: 0, name: this.sim.recorder.text('main'), role: 0 });
  }

  private newSim(): Sim {
    const { config, machine, program } = this;
    const clock = new Clock(() => machine.steps, config.costPerKiloStep);
    const recorder = new Recorder({ now: () => clock.shown(), steps: () => machine.steps });
    const recording = config.detail === 'full';
    const schedule = readSchedule(config.schedule);
    const chooser = new Chooser(
      config.seed,
      schedule.kind === 'ok' ? schedule.picks : [],
      (what, alternatives, picked, index) => {
        if (recording) recorder.emit('choice', { what: recorder.text(what), alternatives, picked, index });
      },
    );
    const world = worldOf(config.world);
    const names = new Names(program.sources, program.checker.db.program);
    const bad = schedule.kind === 'bad' ? schedule.message : world.problem;
    const threads = new Threads(machine, clock, chooser, this.main);
    const numbers = new Numbers();
    const files = new Files(world.script.files, numbers, () => EPOCH_START + BigInt(Math.floor(clock.shown())));
    const network = new Network(
      { changed: (socket) => threads.ioReady(socket, socket.ready()) },
      netTap(() => this.sim),
      files,
    );
    return {
      config,
      clock,
      chooser,
      recorder,
      recording,
      names,
      threads,
      wheels: new Map(),
      world,
      outside: new Outside(world.script, network, {
        now: () => clock.shown(),
        signal: (signal) => arrive(this.sim, signal),
        tell: (text) => {
          if (recording) recorder.emit('worldEvent', { text: recorder.text(text) }, 0, -1);
        },
      }),
      network,
      descriptors: new Descriptors(numbers),
      pollers: [],
      calls: new Calls(world.script),
      callSpan: undefined,
      handled: new Set(),
      raised: [],
      stdout: [],
      stdoutLength: 0,
      stderr: [],
      stdin: new StandardInput(world.script.stdin),
      processes: new Processes(() => this.sim),
      print: (stream, bytes) => print(this.sim, stream, bytes, 0),
      env: new Map(world.script.env),
      files,
      nextResource: 1,
      gone: new Set(),
      nextTimer: 1,
      nextSelect: 1,
      nextReceiver: 1,
      futures: new Futures(machine, recorder, names, program.sources, () => this.sim.threads.current.id),
      viaRes: 0,
      viaHow: 0,
      end: bad === undefined ? undefined : { kind: 'failed', what: bad, span: 0 },
      switchThread: false,
    };
  }

  advance(steps: number): 'paused' | 'ended' {
    const until = this.machine.steps + steps;
    while (this.end === undefined) {
      if (this.sim.end !== undefined) {
        this.finish(this.sim.end, endCode(this.sim.end));
        break;
      }
      if (this.machine.steps >= until) return this.pause(steps);
      if (this.sim.recording && this.sim.recorder.length >= this.config.maxEvents) {
        this.finish({ kind: 'budget', what: 'events', limit: this.config.maxEvents, stuck: undefined }, EXIT.budget);
        break;
      }
      if (!this.pickThread()) break;
      if (this.sim.end !== undefined) continue;
      this.runCurrent(until);
    }
    return 'ended';
  }

  /** Budget used up: a loop that never yields is an end, anything else may go on. */
  private pause(limit: number): 'paused' | 'ended' {
    const { recorder, threads } = this.sim;
    this.exitCode = EXIT.budget;
    if (this.machine.steps - this.lastProgress < Math.min(STUCK_STEPS, limit / 2)) return 'paused';
    const top = this.machine.stack(threads.current.fiber).find((frame) => frame.user);
    const stuck = { task: Math.max(0, threads.current.task), span: recorder.place(top?.span, top?.name ?? '') };
    this.finish({ kind: 'budget', what: 'steps', limit: this.machine.steps, stuck }, EXIT.budget);
    return 'ended';
  }

  /** Makes `threads.current` a thread that can run; false if none ever can again. */
  private pickThread(): boolean {
    const { threads, clock } = this.sim;
    for (;;) {
      this.sim.outside.runDue();
      if (this.sim.end !== undefined) return true;
      threads.expire();
      if (this.sim.switchThread || threads.current.ended || threads.current.wait !== undefined) {
        this.sim.switchThread = false;
        this.sliceEnd = 0;
        this.reschedule();
      }
      if (!threads.current.ended && threads.current.wait === undefined) {
        this.switchTo(threads.current);
        return true;
      }
      const next = Math.min(threads.nextTimeout(), this.nextOutside());
      if (next === Infinity) {
        if (this.sim.outside.runNext() || this.sim.outside.runIdle()) continue;
        this.deadlock();
        return false;
      }
      clock.waitUntil(next);
    }
  }

  private reschedule(): void {
    const { threads } = this.sim;
    if (threads.runnable().length === 0) return;
    const { current } = threads;
    // Checkpoints do not make a turn longer.
    if (this.machine.steps >= this.turnEnd) threads.toBack(current);
    threads.reschedule();
    if (threads.current !== current || this.machine.steps >= this.turnEnd) this.turnEnd = this.machine.steps + SLICE;
  }

  /** Machine time of the next thing that happens outside. With a frozen clock it is the driver that goes there. */
  private nextOutside(): number {
    const { outside, clock } = this.sim;
    const next = outside.next();
    return next === Infinity || clock.isFrozen ? Infinity : clock.machineNow() + Math.max(0, next - clock.shown());
  }

  private switchTo(thread: Thread): void {
    const { recorder } = this.sim;
    recorder.thread = thread.id;
    recorder.task = thread.task;
    if (thread.occupied) {
      thread.occupied = false;
      recorder.emit('threadFree', {});
    }
  }

  private runCurrent(until: number): void {
    const { threads, recorder } = this.sim;
    const thread = threads.current;
    // The slice goes on where the step budget cut it: when threads change does not depend on how often the run was paused.
    if (this.sliceEnd <= this.machine.steps) this.sliceEnd = this.machine.steps + SLICE;
    const fuel = Math.min(this.sliceEnd, until) - this.machine.steps;
    let outcome = this.machine.run(thread.fiber, Math.max(1, fuel));
    const sliceIsOver = outcome.kind === 'fuel' && !this.sim.switchThread && this.machine.steps >= this.sliceEnd;
    if (sliceIsOver && threads.list.length > 1) {
      outcome = this.leaveLibrary(thread.fiber);
      if (outcome.kind === 'fuel') {
        threads.toBack(thread);
        this.sim.switchThread = true;
      }
    }
    if (recorder.length !== this.seenEvents || this.sim.recorder.task < 0) {
      this.seenEvents = recorder.length;
      this.lastProgress = this.machine.steps;
    }
    if (outcome.kind !== 'fuel') this.settle(thread, outcome);
  }

  /** The library shares state between threads without locks: threads change in user code, or where a thread waits. */
  private leaveLibrary(fiber: FiberId): Outcome {
    for (let i = 0; i < MAX_IN_LIBRARY && !this.machine.inUserCode(fiber); i += LEAVE_LIBRARY) {
      const outcome = this.machine.run(fiber, LEAVE_LIBRARY);
      if (outcome.kind !== 'fuel' || this.sim.switchThread) return outcome;
    }
    return { kind: 'fuel' };
  }

  private settle(thread: Thread, outcome: Exclude<Outcome, { readonly kind: 'fuel' }>): void {
    const { recorder } = this.sim;
    switch (outcome.kind) {
      case 'blocked':
        return;
      case 'fiberDone':
        this.sim.threads.end(thread);
        if (this.sim.recording) recorder.emit('threadEnd', { threadId: thread.id });
        if (thread.fiber === this.main) this.exit(outcome.panicked ? 101 : outcome.result);
        return;
      case 'exit':
        this.exit(outcome.code);
        return;
      case 'abort':
        this.finish({ kind: 'aborted', message: outcome.message }, EXIT.failed);
        return;
      case 'unsupported':
        this.finish({ kind: 'unsupported', what: outcome.what, span: recorder.place(outcome.span) }, EXIT.unsupported);
        return;
      case 'memory':
        this.finish(
          {
            kind: 'failed',
            what: `the program used more than ${String(outcome.limit / 1024 / 1024)} MiB of memory`,
            span: recorder.place(outcome.span),
          },
          EXIT.failed,
        );
        return;
      case 'stackOverflow':
        this.finish({ kind: 'aborted', message: "thread 'main' has overflowed its stack" }, EXIT.failed);
        return;
      case 'undefinedBehaviour':
        this.finish(
          { kind: 'failed', what: `undefined behaviour: ${outcome.what}`, span: recorder.place(outcome.span) },
          EXIT.failed,
        );
    }
  }

  private exit(code: number): void {
    // Children that were started go on, as far as they can now.
    this.sim.outside.runDue();
    if (this.sim.end !== undefined) {
      this.finish(this.sim.end, endCode(this.sim.end));
      return;
    }
    this.finish(code === 101 ? { kind: 'panicked' } : { kind: 'exited', code }, code);
  }

  private deadlock(): void {
    const waits = this.sim.recording ? deadlockWaits(this.sim.recorder.snapshot(undefined)) : [];
    this.finish({ kind: 'deadlock', waits }, EXIT.deadlock);
  }

  private finish(end: RunEnd, code: number): void {
    this.end = end;
    this.exitCode = code;
  }

  private hooks(): MachineHooks {
    const maxStatements = this.config.maxEvents / 2;
    const recording = this.config.detail === 'full';
    return {
      statement: (span) => {
        const { recorder } = this.sim;
        if (recording && recorder.length < maxStatements) recorder.emit('statement', {}, recorder.place(span));
      },
      panic: (_fiber, message, span) => {
        if (recording)
          this.sim.recorder.emit(
            'taskPanic',
            { message: this.sim.recorder.text(message) },
            this.sim.recorder.place(span),
          );
      },
      coroutine: (event, addr, def, _point, span, ty) => {
        if (recording) this.sim.futures.happened(event, addr, def, span, ty);
      },
    };
  }

  get stdout(): string {
    return new TextDecoder().decode(this.stdoutBytes());
  }

  get stderr(): string {
    return new TextDecoder().decode(concat(this.sim.stderr));
  }

  stdoutBytes(): Uint8Array {
    return concat(this.sim.stdout);
  }

  get virtualNanos(): number {
    return this.sim.clock.shown();
  }

  get schedule(): string {
    return this.sim.chooser.schedule();
  }

  suspended(): readonly SuspendedFuture[] {
    return this.sim.futures.suspended();
  }

  trace(): TraceData {
    return this.sim.recorder.snapshot(this.end);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
