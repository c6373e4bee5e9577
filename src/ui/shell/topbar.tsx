//! The top bar: which program, run, how it is run, share, help, theme.
import { useEffect, useState } from 'react';
import { layoutStore } from '../../app/stores.ts';
import { isEmbedded, useApp, useLayout, useMode, useResult, useTight } from '../hooks.ts';
import { Icon } from '../widgets/icon.tsx';
import { GalleryPicker } from './gallery.tsx';
import { HelpDialog } from './help.tsx';
import { Menu } from './menu.tsx';
import { RunOptions } from './run-options.tsx';
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

/** In a frame of another page: which program, run, and the way to the whole page. */
function EmbeddedBar() {
  return (
    <header className="topbar embedded">
      <a
        className="brand"
        href="./"
        target="_blank"
        rel="noopener"
        title="Open this in Awaitscope, in a tab of its own"
        onClick={(event) => {
          event.currentTarget.href = `${location.pathname}${location.hash}`;
        }}
      >
        <Logo />
        <h1>Awaitscope</h1> <span aria-hidden="true">↗</span>
      </a>
      <RunButton />
    </header>
  );
}

export function TopBar() {
  const tight = useTight();
  const help = useLayout((l) => l.help);
  const setHelp = (shown: boolean): void => layoutStore.setState({ help: shown });
  if (isEmbedded) return <EmbeddedBar />;
  return (
    <header className="topbar">
      <div className="brand">
        <Logo />
        <h1>Awaitscope</h1>
      </div>
      <GalleryPicker />
      <RunButton />
      {tight ? null : <RunOptions />}
      <div className="spacer" />
      {tight ? null : <ViewButtons />}
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
      <Menu />
      {help ? <HelpDialog onClose={() => setHelp(false)} /> : null}
    </header>
  );
}
