//! The top bar: which program, run, how it is run, share, help, theme.
import { useEffect, useMemo, useState } from 'react';
import { layoutStore } from '../../app/stores.ts';
import { useApp, useDocument, useLayout, useMode, useResult } from '../hooks.ts';
import { Icon } from '../widgets/icon.tsx';
import { GalleryPicker } from './gallery.tsx';
import { HelpDialog } from './help.tsx';
import { ViewButtons } from './view-buttons.tsx';

function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M12 12V5.5M12 12l4.5 3" stroke="var(--accent)" strokeWidth="2.4" strokeLinecap="round" fill="none" />
      <circle cx="12" cy="12" r="1.8" fill="var(--accent)" />
    </svg>
  );
}

function RunButton() {
  const app = useApp();
  const running = useMode() === 'running';
  const busy = useResult((r) => r.busy);
  if (running || busy) {
    return (
      <button type="button" className="btn primary" onClick={() => app.stop()} title="Stop the run">
        <Icon name="stop" /> Stop
      </button>
    );
  }
  return (
    <button type="button" className="btn primary" onClick={() => app.run()} title="Compile and run (Ctrl+Enter)">
      <Icon name="run" /> Run
    </button>
  );
}

function RunOptions() {
  const app = useApp();
  const { flavor, seed, clock, edition, testMode, source } = useDocument((d) => d);
  const hasTests = useMemo(() => testMode || /#\[(tokio::)?test\b/.test(source), [testMode, source]);
  return (
    <>
      {hasTests ? (
        <label className="field medium">
          <span className="visually-hidden">What runs</span>
          <select
            aria-label="What runs"
            title="Run main, or the #[test] functions as cargo test does"
            value={testMode ? 'tests' : 'main'}
            onChange={(e) => app.configure({ testMode: e.target.value === 'tests' })}
          >
            <option value="main">main</option>
            <option value="tests">tests</option>
          </select>
        </label>
      ) : null}
      <label className="field medium">
        <span className="visually-hidden">Runtime flavor</span>
        <select
          aria-label="Runtime flavor"
          title="Which runtime #[tokio::main] makes"
          value={flavor ?? ''}
          onChange={(e) =>
            app.configure({
              flavor:
                e.target.value === ''
                  ? undefined
                  : e.target.value === 'multi_thread'
                    ? 'multi_thread'
                    : 'current_thread',
            })
          }
        >
          <option value="">flavor as written</option>
          <option value="current_thread">current_thread</option>
          <option value="multi_thread">multi_thread</option>
        </select>
      </label>
      <label className="field medium" title="Seed of every choice: which select! branch is tried first, and so on">
        seed
        <input
          aria-label="Seed"
          type="number"
          min={0}
          max={999999}
          value={seed}
          onChange={(e) => app.configure({ seed: Math.max(0, Math.floor(Number(e.target.value) || 0)) })}
        />
      </label>
      <button
        type="button"
        className="btn icon medium"
        aria-label="Another seed"
        title="Try another seed"
        onClick={() => app.configure({ seed: seed + 1 })}
      >
        <Icon name="again" />
      </button>
      <label className="field wide">
        clock
        <select
          aria-label="Clock"
          title="Simulated: work takes time. Paused: time moves only when everything is idle"
          value={clock}
          onChange={(e) =>
            app.configure({
              clock: e.target.value === 'paused' ? 'paused' : e.target.value === 'simulated' ? 'simulated' : 'auto',
            })
          }
        >
          <option value="auto">as written</option>
          <option value="simulated">simulated</option>
          <option value="paused">paused</option>
        </select>
      </label>
      <label className="field wide">
        edition
        <select
          aria-label="Edition"
          title="Rust edition"
          value={edition}
          onChange={(e) => app.configure({ edition: e.target.value === '2021' ? 2021 : 2024 })}
        >
          <option value="2024">2024</option>
          <option value="2021">2021</option>
        </select>
      </label>
    </>
  );
}

function ShareButton() {
  const app = useApp();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const share = async (): Promise<void> => {
    const link = app.share(location.href);
    if (link === undefined) return;
    history.replaceState(history.state, '', link);
    try {
      await navigator.clipboard.writeText(link);
      setSaid('Link copied');
    } catch {
      setSaid('Link is in the address bar');
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn outline"
        onClick={() => void share()}
        title="Make a link to this very moment"
      >
        {said === '' ? 'Share' : said}
      </button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON = { system: 'system', light: 'sun', dark: 'moon' } as const;

export function TopBar() {
  const theme = useLayout((l) => l.theme);
  const [help, setHelp] = useState(false);
  return (
    <header className="topbar">
      <div className="brand">
        <Logo />
        <span>Awaitscope</span>
      </div>
      <GalleryPicker />
      <RunButton />
      <RunOptions />
      <div className="spacer" />
      <ViewButtons />
      <ShareButton />
      <button
        type="button"
        className="btn icon"
        aria-label="Help"
        title="What the marks mean, and the keys (?)"
        onClick={() => setHelp(true)}
      >
        ?
      </button>
      <button
        type="button"
        className="btn icon"
        aria-label={`Theme: ${theme}`}
        title={`Theme: ${theme}`}
        onClick={() => layoutStore.setState({ theme: NEXT_THEME[theme] })}
      >
        <Icon name={THEME_ICON[theme]} />
      </button>
      {help ? <HelpDialog onClose={() => setHelp(false)} /> : null}
    </header>
  );
}
