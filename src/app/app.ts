//! The app without a framework: commands a person can give, wired to engine client, session machine and stores.
import { createActor } from 'xstate';
import type { Actor } from 'xstate';
import { Cancelled } from '../engine/client.ts';
import type { EngineClient } from '../engine/client.ts';
import type { PackedRun } from '../engine/protocol-packed.ts';
import { DEFAULT_OPTIONS } from '../engine/protocol.ts';
import type { InspectedFrame, Response, RunOptions } from '../engine/protocol.ts';
import type { ExampleStart } from '../examples/index.ts';
import { StateIndex } from '../trace/state.ts';
import { Trace } from '../trace/trace.ts';
import { suggestWorld } from '../world/suggest.ts';
import { readLink, writeLink } from './link.ts';
import type { Shared } from './link.ts';
import { loadDocument, saveDocument } from './persistence.ts';
import { createSessionMachine } from './session.ts';
import { stepFrom } from './steps.ts';
import { documentStore, layoutStore, resultStore, viewStore } from './stores.ts';
import type { DocumentState, StepKind } from './stores.ts';

function optionsOf(d: DocumentState): RunOptions {
  return {
    ...DEFAULT_OPTIONS,
    edition: d.edition,
    seed: d.seed,
    schedule: d.schedule,
    clock: d.clock,
    flavor: d.flavor,
    workers: d.workers,
    world: d.world,
    testMode: d.testMode,
  };
}

/** All commands of the page. One instance per page. */
export class App {
  readonly session: Actor<ReturnType<typeof createSessionMachine>>;
  private readonly client: EngineClient;
  /** Where the cursor goes when the run that is under way arrives. */
  private arrive: ((trace: Trace, states: StateIndex) => number) | undefined;

  constructor(client: EngineClient) {
    this.client = client;
    this.session = createActor(
      createSessionMachine({
        check: (source) => this.check(source),
        run: () => this.runNow(),
        stop: () => this.client.stop(),
      }),
    );
    this.session.start();
    documentStore.subscribe((d) => saveDocument(d));
  }

  /** First thing after loading: a link, else the text of last time, else the example. */
  open(fragment: string, first: ExampleStart, recorded: PackedRun | undefined): void {
    const link = readLink(fragment);
    if (link.kind === 'ok') {
      this.openShared(link.shared);
      return;
    }
    const saved = loadDocument();
    if (link.kind === 'bad')
      resultStore.setState({
        notice: { kind: 'error', text: `${link.message} The editor holds your last text instead.` },
      });
    if (saved?.source !== undefined && saved.source.trim() !== '') {
      documentStore.setState({ ...saved });
      this.arrive = saved.exampleId === first.id && saved.source === first.document.source ? first.moment : undefined;
      this.session.send({ type: 'run' });
    } else if (recorded?.source === first.document.source) this.openRecorded(first, recorded);
    else this.openExample(first);
  }

  /** Opens an example with its run as it was recorded when the page was built, and lets the engine warm up behind it. */
  private openRecorded(example: ExampleStart, recorded: PackedRun): void {
    documentStore.setState({ ...example.document, exampleId: example.id, drafts: {} });
    this.arrive = example.moment;
    this.accept(
      { kind: 'ran', id: 0, diagnostics: [], trace: recorded.trace, summary: recorded.summary },
      example.document.source,
    );
    this.session.send({ type: 'edit', source: example.document.source });
  }

  openExample(example: ExampleStart): void {
    documentStore.setState({ ...example.document, schedule: '', exampleId: example.id, drafts: {} });
    this.arrive = example.moment;
    this.session.send({ type: 'run' });
  }

  /** The other variant of the example that is open. What was written in this one stays until another document is opened. */
  openVariant(example: ExampleStart): void {
    const { source, exampleId, drafts } = documentStore.getState();
    const kept = exampleId === undefined ? drafts : { ...drafts, [exampleId]: source };
    const text = kept[example.id] ?? example.document.source;
    documentStore.setState({ ...example.document, source: text, schedule: '', exampleId: example.id, drafts: kept });
    this.arrive = text === example.document.source ? example.moment : undefined;
    this.session.send({ type: 'run' });
  }

  /** Makes a program of a fragment and runs it. A text that was changed meanwhile stays as it is. */
  async makeItRun(): Promise<void> {
    const { source, edition, world } = documentStore.getState();
    resultStore.setState({ notice: { kind: 'info', text: 'Working out what is missing …' } });
    const answer = await this.guard(this.client.complete(source, edition));
    if (answer === undefined || documentStore.getState().source !== source) return;
    const stays = answer.left.length;
    const rest =
      stays === 0 ? '' : ` ${stays === 1 ? 'One error stays' : `${String(stays)} errors stay`}: see Problems.`;
    const done = answer.remarks.length === 0 ? 'Nothing that could be added was missing.' : answer.remarks.join(' ');
    resultStore.setState({ notice: { kind: 'info', text: `${done}${rest}` } });
    if (stays === 0) layoutStore.setState({ outputTab: 'console' });
    const outside = world === '' ? suggestWorld(answer.source) : world;
    documentStore.setState({ source: answer.source, testMode: answer.testMode, world: outside });
    this.session.send({ type: 'run' });
  }

  private openShared(shared: Shared): void {
    const { cursor, task, ...document } = shared;
    documentStore.setState({ ...document, exampleId: undefined, drafts: {} });
    viewStore.setState({ selectedTask: task });
    this.arrive = () => cursor;
    this.session.send({ type: 'run' });
  }

  /** The person typed. */
  edit(source: string): void {
    if (source === documentStore.getState().source) return;
    documentStore.setState({ source });
    this.session.send({ type: 'edit', source });
  }

  /** Changes how the program is run, and runs it again. */
  configure(
    change: Partial<
      Pick<DocumentState, 'edition' | 'seed' | 'clock' | 'flavor' | 'workers' | 'world' | 'schedule' | 'testMode'>
    >,
  ): void {
    documentStore.setState(change);
    this.run();
  }

  /** Changes the outside world; runs again unless the script is one that would be refused. */
  setWorld(world: string, runs: boolean): void {
    documentStore.setState({ world });
    if (runs) this.run();
  }

  run(): void {
    this.session.send({ type: 'run' });
  }

  stop(): void {
    this.session.send({ type: 'stop' });
  }

  /** Link to this very moment; undefined with a notice if the program is too long for one. */
  share(base: string): string | undefined {
    const d = documentStore.getState();
    const view = viewStore.getState();
    const schedule = resultStore.getState().run?.summary.schedule ?? d.schedule;
    const shared = {
      source: d.source,
      edition: d.edition,
      seed: d.seed,
      clock: d.clock,
      flavor: d.flavor,
      workers: d.workers,
      world: d.world,
      testMode: d.testMode,
      cursor: view.cursor,
      task: view.selectedTask,
    };
    // The seed alone reproduces the run; the full schedule is only kept when a person fixed choices.
    const fragment = writeLink({ ...shared, schedule: d.schedule === '' ? '' : schedule });
    if (fragment === undefined) {
      resultStore.setState({
        notice: { kind: 'error', text: 'This program is too long for a link. Copy the text instead.' },
      });
      return undefined;
    }
    return `${base.replace(/#.*$/, '')}${fragment}`;
  }

  /** Moves the cursor to an event (clamped). */
  goTo(seq: number): void {
    const trace = resultStore.getState().run?.trace;
    if (trace === undefined) return;
    viewStore.setState({ cursor: Math.max(0, Math.min(trace.length - 1, seq)) });
  }

  /** Goes to the next (or previous) event of a kind; of one task, unless `task` is -1. */
  step(direction: 1 | -1, by: StepKind = viewStore.getState().stepBy, task = -1): void {
    const trace = resultStore.getState().run?.trace;
    if (trace === undefined) return;
    this.goTo(stepFrom(trace, viewStore.getState().cursor, direction, by, task));
  }

  play(): void {
    const trace = resultStore.getState().run?.trace;
    if (trace === undefined) return;
    if (viewStore.getState().cursor >= trace.length - 1) this.goTo(0);
    this.session.send({ type: 'play' });
  }

  pause(): void {
    this.session.send({ type: 'pause' });
  }

  /** Records further steps of a program that was cut at its budget. */
  async more(): Promise<void> {
    const result = await this.client.more(DEFAULT_OPTIONS.maxSteps);
    this.accept(result, documentStore.getState().source);
  }

  /** Frames and locals at an event: the engine runs again to that step. Empty if that fails. */
  async inspect(seq: number, task: number): Promise<readonly InspectedFrame[]> {
    const answer = await this.guard(this.client.inspect(seq, task));
    return answer?.frames ?? [];
  }

  dismissNotice(): void {
    resultStore.setState({ notice: undefined });
  }

  private async check(source: string): Promise<{ readonly ok: boolean }> {
    const answer = await this.guard(this.client.check(source, documentStore.getState().edition));
    if (answer === undefined) return { ok: false };
    // A newer text is already there: its own check will answer.
    if (documentStore.getState().source !== source) return { ok: true };
    resultStore.setState({ diagnostics: answer.diagnostics, checkedSource: source });
    return { ok: !answer.diagnostics.some((d) => d.severity === 'error') };
  }

  private async runNow(): Promise<{ readonly ok: boolean }> {
    const document = documentStore.getState();
    const answer = await this.guard(this.client.run(document.source, optionsOf(document)));
    return answer === undefined ? { ok: false } : this.accept(answer, document.source);
  }

  private accept(answer: Extract<Response, { readonly kind: 'ran' }>, source: string): { readonly ok: boolean } {
    if (answer.trace === undefined || answer.summary === undefined) {
      resultStore.setState({ diagnostics: answer.diagnostics, checkedSource: source });
      return { ok: false };
    }
    const trace = new Trace(answer.trace);
    const states = new StateIndex(trace);
    resultStore.setState({
      diagnostics: answer.diagnostics,
      checkedSource: source,
      run: { trace, states, summary: answer.summary, source },
    });
    const cursor = this.arrive?.(trace, states) ?? trace.length - 1;
    this.arrive = undefined;
    viewStore.setState({
      cursor: Math.max(0, Math.min(trace.length - 1, cursor)),
      window: undefined,
      expanded: [],
      found: [],
      foundWhat: '',
    });
    return { ok: true };
  }

  /** Our own bugs and stopped runs become a notice, never a lost text. */
  private async guard<T>(promise: Promise<T>): Promise<T | undefined> {
    try {
      return await promise;
    } catch (error) {
      const text =
        error instanceof Cancelled
          ? 'Stopped. The last run is still shown.'
          : `A bug of Awaitscope, not of your program: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
      resultStore.setState({ notice: { kind: error instanceof Cancelled ? 'info' : 'error', text } });
      return undefined;
    }
  }
}
