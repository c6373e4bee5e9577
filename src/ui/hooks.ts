//! React's view of the app's stores, and small hooks shared by components.
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { App } from '../app/app.ts';
import { documentStore, keptStore, layoutStore, resultStore, viewStore } from '../app/stores.ts';
import type { DocumentState, LayoutState, ResultState, ViewState } from '../app/stores.ts';
import type { Kept } from '../app/kept.ts';
import { need } from '../base/assert.ts';

export const AppContext = createContext<App | undefined>(undefined);

/** The commands of the page. */
export function useApp(): App {
  return need(useContext(AppContext), 'AppContext');
}
export function useDocument<T>(pick: (state: DocumentState) => T): T {
  return useStore(documentStore, pick);
}
export function useResult<T>(pick: (state: ResultState) => T): T {
  return useStore(resultStore, pick);
}
/** The person's own texts that were put aside. */
export function useKept(): readonly Kept[] {
  return useStore(keptStore, (k) => k.list);
}
export function useView<T>(pick: (state: ViewState) => T): T {
  return useStore(viewStore, pick);
}
export function useLayout<T>(pick: (state: LayoutState) => T): T {
  return useStore(layoutStore, pick);
}
/** The session's mode: editing, checking, running, ready, playing or failed. */
export function useMode(): string {
  const app = useApp();
  return useSyncExternalStore(
    (changed) => {
      const subscription = app.session.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    () => String(app.session.getSnapshot().value),
  );
}
function mediaStore(query: string): { subscribe: (changed: () => void) => () => void; get: () => boolean } {
  const media = window.matchMedia(query);
  return {
    subscribe: (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    get: () => media.matches,
  };
}
const narrow = mediaStore('(max-width: 900px)');
const tight = mediaStore('(max-width: 1180px)');
const dark = mediaStore('(prefers-color-scheme: dark)');
/** Under 900 px the parts become tabs. */
export function useNarrow(): boolean {
  return useSyncExternalStore(narrow.subscribe, narrow.get);
}
/** Under 1180 px the run's options are in the menu. */
export function useTight(): boolean {
  return useSyncExternalStore(tight.subscribe, tight.get);
}
/** `?embed`: the page is in a frame of another one. */
export const isEmbedded = new URLSearchParams(window.location.search).has('embed');
/** Resolved theme. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useLayout((l) => l.theme);
  const systemDark = useSyncExternalStore(dark.subscribe, dark.get);
  return chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
}
