//! The app without a framework: commands a person can give, wired to engine client, session machine and stores.
import { createActor } from 'xstate';
import type { Actor } from 'xstate';
import { Cancelled, Superseded } from '../engine/client.ts';
import type { EngineClient } from '../engine/client.ts';
import type { PackedRun } from '../engine/protocol-packed.ts';
import { DEFAULT_OPTIONS } from '../engine/protocol.ts';
import type { InspectedFrame, Response, RunOptions, RunSummary } from '../engine/protocol.ts';
import type { ExampleStart } from '../examples/index.ts';
import { StateIndex } from '../trace/state.ts';
import type { TraceData } from '../trace/events.ts';
import { Trace } from '../trace/trace.ts';
import { suggestWorld } from '../world/suggest.ts';
import { browserAddress, exampleFragment, readAddress, textOfEntry } from './address.ts';
import type { AddressBar } from './address.ts';
import { besideOf } from './beside.ts';
import { exampleWith, findExample } from './gallery.ts';
import { keepText } from './kept.ts';
import type { Kept } from './kept.ts';
import { writeLink } from './link.ts';
import type { Shared } from './link.ts';
import { loadDocument, loadKept, saveDocument, saveKept } from './persistence.ts';
import { createSessionMachine } from './session.ts';
import { stepFrom } from './steps.ts';
import { DEFAULT_VIEW, documentStore, keptStore, layoutStore, resultStore, viewStore } from './stores.ts';
import type { DocumentState, RunResult, StepKind } from './stores.ts';

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

/** What a first visit reads. */
const WELCOME =
  'This is real async Rust, run poll by poll on a simulated tokio. Press Step (→) to see what happens next, open another example above, or paste a program of your own.'; // prettier-ignore

function runOf(data: TraceData, summary: RunSummary, source: string, options: RunOptions): RunResult {
  const trace = new Trace(data);
  return { trace, states: new StateIndex(trace), summary, source, options };
}

/** The document that an example is. */
function ofExample(example: ExampleStart): Omit<DocumentState, 'drafts' | 'seed'> {
  const { document } = example;
  const base = { base: document.source, baseWorld: document.world, textId: '' };
  return { ...document, ...base, schedule: '', exampleId: example.id };
}

/** All commands of the page. One instance per page. */
export class App {
  readonly session: Actor<ReturnType<typeof createSessionMachine>>;
  private readonly client: EngineClient;
  private readonly address: AddressBar;
  private readonly welcome: boolean;
  /** Where the cursor goes when the run that is under way arrives. */
  private arrive: ((trace: Trace, states: StateIndex) => number) | undefined;
  /** Runs asked for so far. */
  private runs = 0;
  /** Another document was opened, and has not run yet. */
  private isNew = false;

  /** `welcome`: whether a first visit reads a sentence on what this is. */
  constructor(client: EngineClient, welcome: boolean, address: AddressBar = browserAddress) {
    this.welcome = welcome;
    this.client = client;
    this.address = address;
    this.session = createActor(
      createSessionMachine({
        check: (source) => this.check(source),
        run: () => this.runNow(),
      }),
    );
    this.session.start();
    keptStore.setState({ list: loadKept() });
    let saved = true;
    documentStore.subscribe((d) => {
      const now = saveDocument(d);
      if (saved && !now)
        this.say('error', 'This browser stores nothing for the page: your text will not survive a reload. Share makes a link that holds it.'); // prettier-ignore
      saved = now;
    });
  }

  /** First thing after loading: what the address says, else the text of last time, else the example. */
  open(fragment: string, first: ExampleStart, recorded: PackedRun | undefined): void {
    const address = readAddress(fragment);
    const saved = loadDocument();
    if (address.kind === 'link') {
      if (saved !== undefined) this.keepOwn({ ...documentStore.getState(), ...saved });
      this.openShared(address.shared);
      return;
    }
    if (address.kind === 'bad') this.say('error', `${address.message} The editor holds your last text instead.`);
    if (address.kind === 'example' && !(saved?.exampleId === address.id && saved.textId === '')) {
      if (saved !== undefined) this.keepOwn({ ...documentStore.getState(), ...saved });
      this.openById(address.id, first);
      return;
    }
    if (saved?.source !== undefined && saved.source.trim() !== '') {
      documentStore.setState({ ...saved });
      this.address.replace(this.address.fragment(), saved.textId === '' ? undefined : saved.textId);
      const example = saved.exampleId === first.id ? first : findExample(saved.exampleId);
      this.arrive = saved.source === example?.document.source ? example.moment : undefined;
      this.session.send({ type: 'run' });
    } else {
      if (this.welcome && address.kind === 'none') this.say('info', WELCOME);
      if (recorded?.source === first.document.source) this.openRecorded(first, recorded);
      else this.show(first);
    }
  }

  /** The person went back or forward, or wrote another fragment into the address bar. `entry`: the state of the history's entry. */
  navigate(fragment: string, entry: unknown, first: ExampleStart): void {
    this.keepOwn(documentStore.getState());
    const address = readAddress(fragment);
    const text = textOfEntry(entry);
    const kept = text === undefined ? undefined : keptStore.getState().list.find((it) => it.id === text);
    if (kept !== undefined) this.showKept(kept);
    else if (address.kind === 'link') this.openShared(address.shared);
    else if (address.kind === 'example') this.openById(address.id, first);
    else if (address.kind === 'bad') this.say('error', `${address.message} The editor still holds your text.`);
    else this.show(first);
  }

  private openById(id: string, first: ExampleStart): void {
    const example = findExample(id);
    if (example === undefined) this.say('error', `There is no example ${id}. Here is the first one.`);
    this.show(example ?? first);
  }

  /** Opens an example with its run as it was recorded when the page was built, and lets the engine warm up behind it. */
  private openRecorded(example: ExampleStart, recorded: PackedRun): void {
    documentStore.setState({ ...ofExample(example), drafts: {} });
    this.arrive = example.moment;
    this.accept(
      { kind: 'ran', id: 0, diagnostics: [], trace: recorded.trace, summary: recorded.summary },
      example.document.source,
      optionsOf(documentStore.getState()),
    );
    this.session.send({ type: 'edit', source: example.document.source });
  }

  openExample(example: ExampleStart): void {
    this.leave(exampleFragment(example.id));
    this.show(example);
  }

  private show(example: ExampleStart): void {
    this.forgetView();
    documentStore.setState({ ...ofExample(example), drafts: {} });
    this.arrive = example.moment;
    this.session.send({ type: 'run' });
  }

  /** Opens a text that was put aside. */
  openKept(kept: Kept): void {
    this.leave('', kept.id);
    this.showKept(kept);
  }

  /** What was selected in another document means nothing in this one. */
  private forgetView(): void {
    this.isNew = true;
    this.arrive = undefined;
    resultStore.setState({ beside: undefined });
    viewStore.setState({ selectedTask: -1, selectedResource: 0, breakpoints: [], found: [], foundWhat: '' });
  }

  private showKept(kept: Kept): void {
    const base = { base: '', baseWorld: '', textId: kept.id, exampleId: undefined, drafts: {} };
    this.forgetView();
    documentStore.setState({ ...kept.document, ...base });
    this.session.send({ type: 'run' });
  }

  /** Another document takes the place of this one: the person's own text is put aside, and Back finds it. */
  private leave(fragment: string, text?: string): void {
    const kept = this.keepOwn(documentStore.getState());
    if (kept) this.say('info', 'Your text is kept: see “Your texts” in the list of examples.');
    else this.dismissNotice();
    this.address.push(fragment, text);
  }

  /** Puts the text aside if it is the person's own. */
  private keepOwn(d: DocumentState): boolean {
    if (d.textId === '' || d.source.trim() === '') return false;
    const list = keepText(keptStore.getState().list, d.textId, d, Date.now());
    keptStore.setState({ list });
    saveKept(list);
    return true;
  }

  /** What is shown is no longer what the address says, or what the example was: from now on it is the person's own. */
  private own(): void {
    const d = documentStore.getState();
    if (d.source === d.base && d.world === d.baseWorld) return;
    const id = d.textId === '' ? `${Date.now().toString(36)}${String(d.source.length)}` : d.textId;
    const fragment = this.address.fragment();
    if (d.textId === '') documentStore.setState({ textId: id });
    if (fragment !== '') this.address.push('', id);
    else if (d.textId === '') this.address.replace('', id);
  }

  private say(kind: 'info' | 'error', text: string): void {
    resultStore.setState({ notice: { kind, text } });
  }

  /** The other variant of the example that is open. What was written in this one stays until another document is opened. */
  openVariant(example: ExampleStart): void {
    const { source, exampleId, drafts } = documentStore.getState();
    const kept = exampleId === undefined ? drafts : { ...drafts, [exampleId]: source };
    this.keepBeside(exampleId);
    const text = kept[example.id] ?? example.document.source;
    this.keepOwn(documentStore.getState());
    this.address.push(exampleFragment(example.id), undefined);
    documentStore.setState({ ...ofExample(example), source: text, drafts: kept });
    this.own();
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
    this.own();
    this.session.send({ type: 'run' });
  }

  private openShared(shared: Shared): void {
    const { cursor, task, resource, events, ...document } = shared;
    const base = { base: shared.source, baseWorld: shared.world, textId: '' };
    this.forgetView();
    // A link to an example that nobody changed is that example: with its notes and its other variant.
    documentStore.setState({ ...document, ...base, exampleId: exampleWith(shared.source), drafts: {} });
    viewStore.setState({ selectedTask: task, selectedResource: resource });
    this.arrive = (trace) => {
      if (events > 0 && events !== trace.length)
        this.say(
          'info',
          'This link was made with another version of Awaitscope: the run differs a little, and so may the moment.',
        );
      return cursor;
    };
    this.session.send({ type: 'run' });
  }

  /** The person typed. */
  edit(source: string): void {
    if (source === documentStore.getState().source) return;
    documentStore.setState({ source });
    this.own();
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
    this.own();
    if (runs) this.run();
  }

  /** Lets happen from outside what the program seems to wait for, and shows it. */
  suggestOutside(): void {
    layoutStore.setState({ editorTab: 'world', showEditor: true });
    this.setWorld(suggestWorld(documentStore.getState().source), true);
  }

  run(): void {
    this.session.send({ type: 'run' });
  }

  /** Ends what the engine runs, also where the person went on typing meanwhile. */
  stop(): void {
    this.session.send({ type: 'stop' });
    this.client.stop();
  }

  /** Link to this very moment; undefined with a notice if the program is too long for one. */
  share(base: string): string | undefined {
    const d = documentStore.getState();
    const view = viewStore.getState();
    const { run } = resultStore.getState();
    const schedule = run?.summary.schedule ?? d.schedule;
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
      resource: view.selectedResource,
      // Of this very text: otherwise the number says nothing.
      events: run?.source === d.source ? run.trace.length : 0,
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

  /** Records further steps of a program that was cut at its budget. The cursor stays. */
  async more(): Promise<void> {
    const { run, busy } = resultStore.getState();
    if (run === undefined || busy) return;
    resultStore.setState({ busy: true });
    const answer = await this.guard(this.longer(run));
    resultStore.setState({ busy: false });
    if (answer === undefined || resultStore.getState().run !== run) return;
    const { cursor } = viewStore.getState();
    this.arrive = () => cursor;
    this.accept(answer, run.source, this.ranWith);
  }

  /** Options of the run that the engine was asked for last. */
  private ranWith: RunOptions = DEFAULT_OPTIONS;

  /** The same run, recorded further: it goes on, unless the engine no longer has it or it was the number of events that ended it. */
  private longer(run: RunResult): Promise<Extract<Response, { readonly kind: 'ran' }>> {
    const end = run.trace.data.end;
    const events = end?.kind === 'budget' && end.what === 'events';
    if (!events && this.client.has(run.source)) return this.client.more(DEFAULT_OPTIONS.maxSteps);
    const { maxEvents } = run.options;
    this.ranWith = {
      ...run.options,
      maxSteps: run.summary.steps + DEFAULT_OPTIONS.maxSteps,
      maxEvents: events ? 2 * maxEvents : maxEvents,
    };
    return this.client.run(run.source, this.ranWith);
  }

  /** Frames and locals at an event: the engine runs again to that step. Empty if that fails. */
  async inspect(seq: number, task: number): Promise<readonly InspectedFrame[]> {
    const { run } = resultStore.getState();
    if (run !== undefined && !this.client.has(run.source)) await this.guard(this.client.run(run.source, run.options));
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
    const options = optionsOf(document);
    this.ranWith = options;
    const number = ++this.runs;
    resultStore.setState({ busy: true });
    const answer = await this.guard(this.client.run(document.source, options));
    // Another run was asked for meanwhile: only its answer counts.
    if (number !== this.runs) return { ok: false };
    resultStore.setState({ busy: false });
    if (answer === undefined) return { ok: false };
    const accepted = this.accept(answer, document.source, options);
    void this.runBeside();
    return accepted;
  }

  /** Shows the example's other variant below the timeline, or no longer. */
  showBeside(shown: boolean): void {
    layoutStore.setState({ showBeside: shown });
    void this.runBeside();
  }

  /** The run that is seen becomes that of the other variant. */
  private keepBeside(exampleId: string | undefined): void {
    const { run, diagnostics, checkedSource } = resultStore.getState();
    const { source } = documentStore.getState();
    if (exampleId === undefined || checkedSource !== source) return;
    const own = run?.source === source ? run : undefined;
    resultStore.setState({ beside: { exampleId, source, diagnostics, run: own } });
  }

  /** Runs the other variant of the open example, unless that was done. A run that the person asks for goes first. */
  private async runBeside(): Promise<void> {
    const other = layoutStore.getState().showBeside ? besideOf(documentStore.getState()) : undefined;
    const { beside } = resultStore.getState();
    const seed = beside?.run?.options.seed ?? documentStore.getState().seed;
    const isThere = beside?.exampleId === other?.id && beside?.source === other?.document.source;
    if (isThere && seed === documentStore.getState().seed) return;
    resultStore.setState({ beside: undefined });
    if (other === undefined) return;
    const { source } = other.document;
    const options = optionsOf({ ...documentStore.getState(), ...other.document });
    const answer = await this.client.run(source, options).catch(() => undefined);
    if (answer === undefined || besideOf(documentStore.getState())?.id !== other.id) return;
    const run =
      answer.trace === undefined || answer.summary === undefined
        ? undefined
        : runOf(answer.trace, answer.summary, source, options);
    resultStore.setState({ beside: { exampleId: other.id, source, diagnostics: answer.diagnostics, run } });
  }

  private accept(
    answer: Extract<Response, { readonly kind: 'ran' }>,
    source: string,
    options: RunOptions,
  ): { readonly ok: boolean } {
    if (answer.trace === undefined || answer.summary === undefined) {
      // The run of another document says nothing about this one; that of an earlier text of the same does.
      if (this.isNew) viewStore.setState(DEFAULT_VIEW);
      resultStore.setState({
        diagnostics: answer.diagnostics,
        checkedSource: source,
        ...(this.isNew ? { run: undefined } : {}),
      });
      return { ok: false };
    }
    this.isNew = false;
    const run = runOf(answer.trace, answer.summary, source, options);
    const { trace, states } = run;
    resultStore.setState({ diagnostics: answer.diagnostics, checkedSource: source, run });
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
      if (error instanceof Superseded) return undefined;
      const text =
        error instanceof Cancelled
          ? 'Stopped. The last run is still shown.'
          : `A bug of Awaitscope, not of your program: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
      resultStore.setState({ notice: { kind: error instanceof Cancelled ? 'info' : 'error', text } });
      return undefined;
    }
  }
}
