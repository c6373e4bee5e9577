//! The page: editor left, stage right, console and panels below; tabs on narrow screens.
import { Suspense, lazy, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { saveLayout } from '../../app/persistence.ts';
import { layoutStore } from '../../app/stores.ts';
import type { EditorTab, MobileTab, OutputTab, PanelTab } from '../../app/stores.ts';
import { FragmentBanner, VariantSwitch } from '../editor/document-bar.tsx';
import { EditorPlaceholder } from '../editor/placeholder.tsx';
import { explain } from '../explain.ts';
import { useApp, useDocument, useLayout, useMode, useNarrow, useResult, useTheme, useView } from '../hooks.ts';
import { Console } from '../panels/console.tsx';
import { Events } from '../panels/events.tsx';
import { Now } from '../panels/now.tsx';
import { Problems } from '../panels/problems.tsx';
import { Resources } from '../panels/resources/resources.tsx';
import { Scheduler } from '../panels/scheduler.tsx';
import { TaskPanel } from '../panels/task.tsx';
import { Beside } from '../timeline/beside.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { Tabs } from '../widgets/tabs.tsx';
import { World, worldSize } from '../world/world.tsx';
import { Divider } from './divider.tsx';
import { useKeys } from './keys.ts';
import { TopBar } from './topbar.tsx';
import { Transport } from './transport.tsx';
import './shell.css';

// Asked for at once, so that Monaco loads while the shell paints.
const editorModule = import('../editor/editor.tsx');
const LazyEditor = lazy(() => editorModule);

/** The code and, beside it, what happens from outside. The editor stays alive behind the other tab. */
function EditorPane() {
  const tab = useLayout((l) => l.editorTab);
  const entries = worldSize(useDocument((d) => d.world));
  const badge = entries === 0 ? undefined : <span className="badge">{entries}</span>;
  return (
    <section className="pane" aria-label="Editor">
      <Tabs<EditorTab>
        label="Editor"
        active={tab}
        onSelect={(editorTab) => layoutStore.setState({ editorTab })}
        items={[
          { id: 'code', title: 'Program' },
          { id: 'world', title: 'World', badge },
        ]}
      />
      {tab === 'code' ? <VariantSwitch /> : null}
      {tab === 'code' ? <FragmentBanner /> : null}
      <div className="editor-host" hidden={tab !== 'code'}>
        <Suspense fallback={<EditorPlaceholder />}>
          <LazyEditor />
        </Suspense>
      </div>
      {tab === 'world' ? <World /> : null}
    </section>
  );
}

function PanelPane() {
  const tab = useLayout((l) => l.panelTab);
  const panels: Readonly<Record<PanelTab, ReactNode>> = {
    now: <Now />,
    task: <TaskPanel />,
    resources: <Resources />,
    scheduler: <Scheduler />,
  };
  return (
    <section className="pane" aria-label="State at the cursor">
      <Tabs<PanelTab>
        label="State at the cursor"
        active={tab}
        onSelect={(panelTab) => layoutStore.setState({ panelTab })}
        items={[
          { id: 'now', title: 'Now' },
          { id: 'task', title: 'Task' },
          { id: 'resources', title: 'Resources' },
          { id: 'scheduler', title: 'Scheduler' },
        ]}
      />
      <div className="scroll">{panels[tab]}</div>
    </section>
  );
}

function OutputPane() {
  const tab = useLayout((l) => l.outputTab);
  const errors = useResult((r) => r.diagnostics.filter((d) => d.severity === 'error').length);
  const all = useResult((r) => r.diagnostics.length);
  const mode = useMode();
  const run = useResult((r) => r.run);
  // Errors come to the front by themselves, and go when the program runs: unless the person chose otherwise meanwhile.
  const sentToProblems = useRef(false);
  useEffect(() => {
    if (mode !== 'failed' || errors === 0) return;
    sentToProblems.current = layoutStore.getState().outputTab === 'console';
    layoutStore.setState({ outputTab: 'problems' });
  }, [mode, errors]);
  useEffect(() => {
    if (sentToProblems.current && layoutStore.getState().outputTab === 'problems')
      layoutStore.setState({ outputTab: 'console' });
    sentToProblems.current = false;
  }, [run]);
  const views: Readonly<Record<OutputTab, ReactNode>> = {
    console: <Console />,
    problems: <Problems />,
    events: <Events />,
  };
  const badge = all === 0 ? undefined : <span className={`badge${errors > 0 ? ' error' : ''}`}>{all}</span>;
  return (
    <section className="pane" aria-label="Output">
      <Tabs<OutputTab>
        label="Output"
        active={tab}
        onSelect={(outputTab) => layoutStore.setState({ outputTab })}
        items={[
          { id: 'console', title: 'Console' },
          { id: 'problems', title: 'Problems', badge },
          { id: 'events', title: 'Events' },
        ]}
      />
      <div className="scroll">{views[tab]}</div>
    </section>
  );
}

/** Two parts with a divider between them; a part that is hidden leaves its room to the other. */
function Split({
  axis,
  size,
  from,
  label,
  first,
  second,
  className = 'pane',
}: {
  readonly axis: 'v' | 'h';
  readonly size: 'editorWidth' | 'lowerHeight' | 'panelWidth';
  /** Which part the size is that of. */
  readonly from: 'start' | 'end';
  readonly label: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly className?: string;
}) {
  const value = useLayout((l) => l[size]);
  if (first === null || second === null) return <div className={`${className} split`}>{first ?? second}</div>;
  const part = from === 'start' ? value : 1 - value;
  const tracks = `minmax(0, ${String(part)}fr) 1px minmax(0, ${String(1 - part)}fr)`;
  return (
    <div
      className={`${className} split`}
      style={axis === 'v' ? { gridTemplateColumns: tracks } : { gridTemplateRows: tracks }}
    >
      {first}
      <Divider size={size} axis={axis} from={from} label={label} />
      {second}
    </div>
  );
}

function Wide() {
  const { showEditor, showPanels, showOutput } = useLayout((l) => l);
  const lower =
    showPanels || showOutput ? (
      <Split
        axis="v"
        size="panelWidth"
        from="start"
        label="Panel width"
        first={showPanels ? <PanelPane /> : null}
        second={showOutput ? <OutputPane /> : null}
      />
    ) : null;
  const stage = (
    <Split
      axis="h"
      size="lowerHeight"
      from="end"
      label="Height of the lower panels"
      first={
        <section className="pane" aria-label="Timeline">
          <Timeline />
          <Beside />
          <Transport />
        </section>
      }
      second={lower}
    />
  );
  return (
    <main className="main">
      <Split
        axis="v"
        size="editorWidth"
        from="start"
        label="Editor width"
        first={showEditor ? <EditorPane /> : null}
        second={stage}
      />
    </main>
  );
}

/** On a narrow screen the sentence of Now stands below the timeline. */
function TimelineWithWords() {
  const run = useResult((r) => r.run);
  const cursor = useView((v) => v.cursor);
  const told = run === undefined ? undefined : explain(run, cursor);
  return (
    <>
      <Timeline />
      {told === undefined ? null : <p className="strip">{`${told.sentence} ${told.detail}`.trim()}</p>}
    </>
  );
}

function Narrow() {
  const tab = useLayout((l) => l.mobileTab);
  const views: Readonly<Record<MobileTab, ReactNode>> = {
    code: <EditorPane />,
    timeline: <TimelineWithWords />,
    now: <PanelPane />,
    console: <OutputPane />,
  };
  return (
    <>
      <nav aria-label="Parts of the page">
        <Tabs<MobileTab>
          className="tabs mobile-tabs"
          label="Parts of the page"
          active={tab}
          onSelect={(mobileTab) => layoutStore.setState({ mobileTab })}
          items={[
            { id: 'code', title: 'Code' },
            { id: 'timeline', title: 'Timeline' },
            { id: 'now', title: 'Now' },
            { id: 'console', title: 'Console' },
          ]}
        />
      </nav>
      <main className="main" style={{ gridTemplateRows: 'minmax(0, 1fr) auto' }}>
        <div className="pane">{views[tab]}</div>
        <Transport />
      </main>
    </>
  );
}

function Notice() {
  const app = useApp();
  const notice = useResult((r) => r.notice);
  if (notice === undefined) return <div />;
  return (
    <div className={`notice ${notice.kind}`} role={notice.kind === 'error' ? 'alert' : 'status'}>
      <span>{notice.text}</span>
      <button type="button" className="btn outline" onClick={() => app.dismissNotice()}>
        Dismiss
      </button>
    </div>
  );
}

export function Page() {
  const app = useApp();
  const theme = useTheme();
  const narrow = useNarrow();
  useKeys(app);
  const presenter = useLayout((l) => l.presenter);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.toggleAttribute('data-presenter', presenter);
  }, [theme, presenter]);
  useEffect(() => layoutStore.subscribe((layout) => saveLayout(layout)), []);
  return (
    <div className="app">
      <TopBar />
      <Notice />
      {narrow ? <Narrow /> : <Wide />}
    </div>
  );
}
