//! The page's entry: wires the engine's client, the app's state and the UI together, and mounts them.
import '@fontsource-variable/source-sans-3';
import '@fontsource-variable/jetbrains-mono';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.ts';
import { loadLayout } from './app/persistence.ts';
import { DEFAULT_LAYOUT, layoutStore } from './app/stores.ts';
import { EngineClient } from './engine/client.ts';
import { FIRST_EXAMPLE, startOf } from './app/gallery.ts';
import { AppContext } from './ui/hooks.ts';
import { Page } from './ui/shell/app.tsx';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

layoutStore.setState(loadLayout(DEFAULT_LAYOUT));
const app = new App(new EngineClient());
app.open(location.hash, startOf(FIRST_EXAMPLE));

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
