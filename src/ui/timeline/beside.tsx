//! Below the timeline of an example: that of its other variant, on the same axis, with the cursor at the same moment. It
//! is there to be looked at; *Open* swaps the two.
import { useEffect, useMemo, useRef } from 'react';
import { EXAMPLES, findExample } from '../../app/gallery.ts';
import { layoutStore, resultStore, viewStore } from '../../app/stores.ts';
import type { Beside as Shown, RunResult } from '../../app/stores.ts';
import { formatTime } from '../format.ts';
import { useApp, useLayout, useResult, useTheme } from '../hooks.ts';
import { endWords } from '../run-end.ts';
import { contentHeight, placeLanes, titleWidth } from './layout.ts';
import { buildModel } from './model.ts';
import type { TimelineModel } from './model.ts';
import { paint } from './paint.ts';
import { readPalette } from './palette.ts';
import { fullWindow, makeScale } from './scale.ts';
import type { Scale } from './scale.ts';
import { plotWidth, uiScale, wholeWindow } from './view.ts';
import './beside.css';

/** The axis of the run above, where both have one: events of two runs have nothing to do with each other. */
function scaleFor(run: RunResult, width: number): Scale {
  const { axis, window } = viewStore.getState();
  const above = resultStore.getState().run;
  const own = fullWindow(run.trace, axis);
  const shown = axis === 'events' ? own : (window ?? (above === undefined ? own : wholeWindow(above, axis)));
  return makeScale(run.trace, axis, shown, titleWidth(width), plotWidth({ width }));
}

/** The event at the moment of the cursor above; -1 where there is no common time. */
function cursorIn(run: RunResult): number {
  const { axis, cursor } = viewStore.getState();
  const above = resultStore.getState().run;
  if (axis === 'events' || above === undefined || cursor < 0) return -1;
  return run.trace.seqAt(above.trace.at(cursor));
}

function draw(element: HTMLCanvasElement, run: RunResult, model: TimelineModel, scroll: { y: number }): void {
  const ctx = element.getContext('2d');
  if (ctx === null) return;
  const ratio = window.devicePixelRatio || 1;
  const box = element.getBoundingClientRect();
  const size = uiScale();
  const [width, height] = [box.width / size, box.height / size];
  element.width = Math.round(box.width * ratio);
  element.height = Math.round(box.height * ratio);
  ctx.setTransform(ratio * size, 0, 0, ratio * size, 0, 0);
  scroll.y = Math.max(0, Math.min(scroll.y, contentHeight(model, []) - height));
  paint({
    ctx,
    width,
    height,
    title: titleWidth(width),
    trace: run.trace,
    model,
    boxes: placeLanes(model, scroll.y, []),
    scale: scaleFor(run, width),
    axis: viewStore.getState().axis,
    palette: readPalette(element),
    cursor: cursorIn(run),
    selectedTask: -1,
    selectedResource: 0,
    expanded: [],
    found: [],
  });
  element.dataset['painted'] = String(run.trace.length);
}

function Lanes({ run, name }: { readonly run: RunResult; readonly name: string }) {
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useMemo(() => buildModel(run.trace), [run]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const scroll = { y: 0 };
    let frame = 0;
    const schedule = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        draw(element, run, model, scroll);
      });
    };
    schedule();
    const wheel = (event: WheelEvent): void => {
      if (event.ctrlKey) return;
      event.preventDefault();
      scroll.y += event.deltaY;
      schedule();
    };
    element.addEventListener('wheel', wheel, { passive: false });
    const stop = [viewStore, resultStore, layoutStore].map((store) => store.subscribe(schedule));
    const observer = new ResizeObserver(schedule);
    observer.observe(element);
    void document.fonts.ready.then(schedule);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', wheel);
      for (const end of stop) end();
      observer.disconnect();
    };
  }, [run, model, theme]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`Timeline of the variant ${name}, for comparison. ${endWords(run.trace.data.end)}`}
      data-testid="beside"
    />
  );
}

/** What became of the other variant, in a few words. */
function outcome(shown: Shown): string {
  const { run } = shown;
  if (run === undefined) {
    const error = shown.diagnostics.find((d) => d.severity === 'error');
    return `does not compile: ${error?.code === undefined ? '' : `${error.code}, `}${error?.message ?? ''}`;
  }
  return `${formatTime(run.trace.duration)} · ${endWords(run.trace.data.end)}`;
}

/** Nothing unless an example with variants is open. */
export function Beside() {
  const app = useApp();
  const shown = useResult((r) => r.beside);
  const wanted = useLayout((l) => l.showBeside);
  const example = EXAMPLES.find((it) => it.id === shown?.exampleId);
  if (shown === undefined || example === undefined || !wanted) return null;
  const name = example.variant ?? '';
  const open = (): void => {
    const start = findExample(example.id);
    if (start !== undefined) app.openVariant(start);
  };
  return (
    <div className={`beside ${shown.run === undefined ? 'without' : ''}`} aria-label="The other variant" role="group">
      <div className="bar">
        <b>
          <span aria-hidden="true">{name === 'Bad' ? '✕ ' : '✓ '}</span>
          {name}
        </b>
        <span className="words">{outcome(shown)}</span>
        <button type="button" className="btn outline" onClick={open} title={example.notice}>
          Open
        </button>
        <button type="button" className="btn" aria-label="Hide the other variant" onClick={() => app.showBeside(false)}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {shown.run === undefined ? null : <Lanes key={example.id} run={shown.run} name={name} />}
    </div>
  );
}
