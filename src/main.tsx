//! The page's entry: wires the engine's client, the app's state and the UI together, and mounts them.
import '@fontsource-variable/source-sans-3';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.ts';
import { loadLayout } from './app/persistence.ts';
import { DEFAULT_LAYOUT, layoutStore } from './app/stores.ts';
import { EngineClient } from './engine/client.ts';
import { unpackRun } from './engine/protocol-packed.ts';
import type { PackedRun } from './engine/protocol-packed.ts';
import { FIRST_EXAMPLE, startOf } from './app/gallery.ts';
import { AppContext, isEmbedded } from './ui/hooks.ts';
import { Page } from './ui/shell/app.tsx';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

layoutStore.setState(loadLayout(DEFAULT_LAYOUT));
const app = new App(new EngineClient(), !isEmbedded);
void firstRun().then((recorded) => app.open(location.hash, startOf(FIRST_EXAMPLE), recorded));
window.addEventListener('popstate', (event) => app.navigate(location.hash, event.state, startOf(FIRST_EXAMPLE)));

/** The run that was recorded when the page was built; not there in development. */
async function firstRun(): Promise<PackedRun | undefined> {
  try {
    const answer = await fetch('./first-run.json');
    return answer.ok ? unpackRun(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <Page />
      </AppContext>
    </StrictMode>,
  );
}
