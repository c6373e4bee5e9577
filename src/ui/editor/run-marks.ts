//! What the editor shows of a run: the current statement, where every task stands, breakpoints; a click on a line's number goes to
//! when it ran. Only while the text is what ran.
import type { OnMount } from '@monaco-editor/react';
import { useEffect, useRef } from 'react';
import { viewStore } from '../../app/stores.ts';
import type { RunResult } from '../../app/stores.ts';
import type { TaskState, TaskStatus } from '../../trace/state.ts';
import { count } from '../format.ts';
import { useApp, useDocument, useResult, useView } from '../hooks.ts';
import { eventsOnLine, nextFound } from '../search.ts';
import { monaco } from './monaco.ts';

export type CodeEditor = Parameters<OnMount>[0];
export type Model = NonNullable<ReturnType<CodeEditor['getModel']>>;
type Decoration = monaco.editor.IModelDeltaDecoration;

/** The range of two offsets, at least one character long. */
export function rangeOf(model: Model, start: number, end: number): monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(Math.max(end, start + 1));
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** Where several tasks stand on one line, the liveliest gives the mark. */
const LIVELY: readonly TaskStatus[] = ['running', 'ready', 'waiting', 'sleeping'];
const MANY = 9;

function lineDecoration(line: number, tasks: readonly TaskState[]): Decoration {
  const status = LIVELY.find((it) => tasks.some((task) => task.status === it)) ?? 'waiting';
  const first = tasks.find((task) => task.status === status) ?? tasks[0];
  const hue = (((first?.id ?? 0) % 8) + 8) % 8;
  const many = tasks.length > 1 ? ` stands-many stands-${String(Math.min(MANY, tasks.length))}` : '';
  const words = tasks.map(
    (task) => `${task.name}: ${task.status}${task.awaiting === '' ? '' : `, at \`${task.awaiting}\``}`,
  );
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: {
      glyphMarginClassName: `stands stands-${status} hue-${String(hue)}${many}`,
      glyphMarginHoverMessage: { value: words.join('\n\n') },
    },
  };
}

function standing(model: Model, run: RunResult, cursor: number): Decoration[] {
  const lines = new Map<number, TaskState[]>();
  for (const task of run.states.at(cursor).tasks.values()) {
    const place = run.trace.place(task.span);
    if (place === undefined || !LIVELY.includes(task.status)) continue;
    const line = model.getPositionAt(place.start).lineNumber;
    lines.set(line, [...(lines.get(line) ?? []), task]);
  }
  return [...lines].map(([line, tasks]) => lineDecoration(line, tasks));
}

/** The statement at the cursor: a tinted line, the exact part underlined. */
function current(
  model: Model,
  run: RunResult,
  cursor: number,
): { readonly line: number; readonly marks: Decoration[] } {
  const event = run.trace.event(cursor);
  const state = run.states.at(cursor);
  const here =
    event === undefined
      ? undefined
      : (run.trace.place(event.span) ?? run.trace.place(state.tasks.get(event.task)?.span ?? 0));
  if (here === undefined) return { line: 0, marks: [] };
  const range = rangeOf(model, here.start, here.end);
  const line = new monaco.Range(range.startLineNumber, 1, range.startLineNumber, 1);
  // Of a statement with a body (a loop, a match) only its head is where the run stands.
  const head =
    range.endLineNumber === range.startLineNumber
      ? range
      : { ...range, endLineNumber: range.startLineNumber, endColumn: model.getLineMaxColumn(range.startLineNumber) };
  return {
    line: range.startLineNumber,
    marks: [
      {
        range: line,
        options: {
          isWholeLine: true,
          className: 'line-now',
          overviewRuler: { color: '#0b62a8', position: monaco.editor.OverviewRulerLane.Center },
        },
      },
      { range: head, options: { inlineClassName: 'span-now' } },
    ],
  };
}

/** Draws the marks for as long as the component lives. */
export function useRunMarks(editor: CodeEditor | undefined): void {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const breakpoints = useView((v) => v.breakpoints);
  const source = useDocument((d) => d.source);
  const marks = useRef<monaco.editor.IEditorDecorationsCollection | undefined>(undefined);
  useEffect(() => {
    const model = editor?.getModel();
    if (editor === undefined || model === undefined || model === null) return;
    marks.current ??= editor.createDecorationsCollection();
    const stops = breakpoints.map((line): Decoration => ({
      range: new monaco.Range(line, 1, line, 1),
      options: {
        linesDecorationsClassName: 'breakpoint',
        linesDecorationsTooltip: 'Playing stops here. Click to remove',
      },
    }));
    if (run?.source !== source || cursor < 0) {
      marks.current.set(stops);
      return;
    }
    const now = current(model, run, cursor);
    if (now.line > 0) editor.revealLineInCenterIfOutsideViewport(now.line);
    marks.current.set([...now.marks, ...standing(model, run, cursor), ...stops]);
  }, [editor, run, cursor, source, breakpoints]);
}

/** Adds or removes a breakpoint. */
function toggleBreakpoint(line: number): void {
  const { breakpoints } = viewStore.getState();
  viewStore.setState({
    breakpoints: breakpoints.includes(line) ? breakpoints.filter((it) => it !== line) : [...breakpoints, line],
  });
}

/** Line numbers: the next time the line runs. The strip right of them (and F9): breakpoints. */
export function useLineClicks(editor: CodeEditor | undefined): void {
  const app = useApp();
  const run = useResult((r) => r.run);
  const source = useDocument((d) => d.source);
  useEffect(() => {
    if (editor === undefined) return;
    const { MouseTargetType } = monaco.editor;
    const click = editor.onMouseDown((event) => {
      const line = event.target.position?.lineNumber;
      if (line === undefined) return;
      if (event.target.type === MouseTargetType.GUTTER_LINE_DECORATIONS) toggleBreakpoint(line);
      const model = editor.getModel();
      if (event.target.type !== MouseTargetType.GUTTER_LINE_NUMBERS || model === null || run?.source !== source) return;
      const start = model.getOffsetAt({ lineNumber: line, column: 1 });
      const found = eventsOnLine(run.trace, start, start + model.getLineLength(line));
      viewStore.setState({
        found,
        foundWhat:
          found.length === 0
            ? `line ${String(line)} did not run`
            : `line ${String(line)}: ${count(found.length, 'time')}`,
      });
      const next = nextFound(found, viewStore.getState().cursor, event.event.shiftKey ? -1 : 1);
      if (next !== undefined) app.goTo(next);
    });
    const key = editor.onKeyDown((event) => {
      const line = editor.getPosition()?.lineNumber;
      if (event.keyCode === monaco.KeyCode.F9 && line !== undefined) toggleBreakpoint(line);
    });
    return () => {
      click.dispose();
      key.dispose();
    };
  }, [editor, app, run, source]);
}
