//! What the person is looking at, as small framework-free stores. Nothing derived is stored here.
import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { RunOptions, RunSummary } from '../engine/protocol.ts';
import type { Kept } from './kept.ts';
import type { StateIndex } from '../trace/state.ts';
import type { Trace } from '../trace/trace.ts';

/** The text being edited and how it is to be run. */
export interface DocumentState {
  readonly source: string;
  readonly edition: 2021 | 2024;
  readonly seed: number;
  readonly schedule: string;
  readonly clock: 'auto' | 'paused' | 'simulated';
  readonly flavor: 'current_thread' | 'multi_thread' | undefined;
  readonly workers: number | undefined;
  readonly world: string;
  /** Run the tests instead of main. */
  readonly testMode: boolean;
  /** Gallery example the text came from, if it is unchanged in name. */
  readonly exampleId: string | undefined;
  /** The text as it was opened (that of an example or a link), or empty: what differs from it is the person's own. */
  readonly base: string;
  readonly baseWorld: string;
  /** Under which id the person's own text is put aside; empty while the text is that of an example or a link. */
  readonly textId: string;
  /** Edited texts of the example's other variants, by their ids. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** The last answer of the engine. */
export interface RunResult {
  readonly trace: Trace;
  readonly states: StateIndex;
  readonly summary: RunSummary;
  /** The exact text that ran: spans refer to it. */
  readonly source: string;
  /** How it was run, so that the engine can do so again. */
  readonly options: RunOptions;
}
/** The run of the example's other variant, seen beside that of the open one; `run` is undefined if it does not compile. */
export interface Beside {
  readonly exampleId: string;
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly run: RunResult | undefined;
}
export interface ResultState {
  readonly diagnostics: readonly Diagnostic[];
  /** The text the diagnostics are about. */
  readonly checkedSource: string;
  readonly run: RunResult | undefined;
  readonly beside: Beside | undefined;
  /** A message about something that went wrong outside the program (a bad link, our own bug). */
  readonly notice: { readonly kind: 'info' | 'error'; readonly text: string } | undefined;
  /** A program runs, or more of a run is being recorded. */
  readonly busy: boolean;
}
/** Texts that were put aside, the newest first. */
export interface KeptState {
  readonly list: readonly Kept[];
}

export type PanelTab = 'now' | 'task' | 'resources' | 'scheduler';
export type OutputTab = 'console' | 'problems' | 'events';
/** What is left of the stage. */
export type EditorTab = 'code' | 'world';
export type MobileTab = 'code' | 'timeline' | 'now' | 'console';
/** What one step is: see `steps.ts`. */
export type StepKind =
  | 'event'
  | 'statement'
  | 'await'
  | 'poll'
  | 'wake'
  | 'message'
  | 'lock'
  | 'timer'
  | 'spawn'
  | 'drop'
  | 'choice'
  | 'output'
  | 'problem';
/** Cursor, selection, time window, playback. */
export interface ViewState {
  /** Index of the current event; -1 before the first. */
  readonly cursor: number;
  readonly selectedTask: number;
  readonly selectedResource: number;
  /** Visible part of the timeline in virtual ns; undefined: fit all. */
  readonly window: { readonly from: number; readonly to: number } | undefined;
  readonly axis: 'time' | 'events';
  /** The person chose the axis: a new run keeps it. */
  readonly axisChosen: boolean;
  readonly stepBy: StepKind;
  /** Playback speed factor. */
  readonly speed: number;
  /** Tasks whose futures have rows on the timeline. */
  readonly expanded: readonly number[];
  /** Events that a search or a line of the program points at, in order, and what for. */
  readonly found: readonly number[];
  readonly foundWhat: string;
  /** Lines (from 1) at which playing stops. */
  readonly breakpoints: readonly number[];
}
/** Persisted arrangement of the page. */
export interface LayoutState {
  readonly theme: 'system' | 'light' | 'dark';
  /** Fractions of the window: editor width, stage's lower part height. */
  readonly editorWidth: number;
  readonly lowerHeight: number;
  readonly panelWidth: number;
  readonly panelTab: PanelTab;
  readonly outputTab: OutputTab;
  readonly mobileTab: MobileTab;
  readonly editorTab: EditorTab;
  /** Large type, for a projector. */
  readonly presenter: boolean;
  readonly showEditor: boolean;
  readonly showPanels: boolean;
  readonly showOutput: boolean;
  /** The marks in words, below the lanes where there is room. */
  readonly showLegend: boolean;
  /** The help is open. */
  readonly help: boolean;
  /** Of an example with variants the other one is seen below the timeline. */
  readonly showBeside: boolean;
}

export const DEFAULT_LAYOUT: LayoutState = {
  theme: 'system',
  editorWidth: 0.4,
  lowerHeight: 0.36,
  panelWidth: 0.5,
  panelTab: 'now',
  outputTab: 'console',
  mobileTab: 'timeline',
  editorTab: 'code',
  presenter: false,
  showEditor: true,
  showPanels: true,
  showOutput: true,
  showLegend: true,
  help: false,
  showBeside: true,
};
export const DEFAULT_VIEW: ViewState = {
  cursor: -1,
  selectedTask: -1,
  selectedResource: 0,
  window: undefined,
  axis: 'time',
  axisChosen: false,
  stepBy: 'event',
  speed: 1,
  expanded: [],
  found: [],
  foundWhat: '',
  breakpoints: [],
};

export const documentStore = createStore<DocumentState>(() => ({
  source: '',
  edition: 2024,
  seed: 7,
  schedule: '',
  clock: 'auto',
  flavor: undefined,
  workers: undefined,
  world: '',
  testMode: false,
  exampleId: undefined,
  base: '',
  baseWorld: '',
  textId: '',
  drafts: {},
}));
export const resultStore = createStore<ResultState>(() => ({
  diagnostics: [],
  checkedSource: '',
  run: undefined,
  beside: undefined,
  notice: undefined,
  busy: false,
}));
export const keptStore = createStore<KeptState>(() => ({ list: [] }));
export const viewStore = createStore<ViewState>(() => DEFAULT_VIEW);
export const layoutStore = createStore<LayoutState>(() => DEFAULT_LAYOUT);
