//! Keyboard shortcuts of the page. They do not fire while a person types.
import { useEffect } from 'react';
import type { App } from '../../app/app.ts';
import { layoutStore, resultStore, viewStore } from '../../app/stores.ts';

/** Shown in the help, in this order. */
export const KEYS: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: 'Ctrl/Cmd + Enter', does: 'compile and run' },
  { keys: '→ / ←', does: 'step forward / back (as chosen: event, statement, poll, message …)' },
  { keys: 'Shift + → / ←', does: 'next / previous poll' },
  { keys: 'Alt + → / ←', does: 'next / previous await' },
  { keys: 'Space', does: 'play or pause' },
  { keys: 'Home / End', does: 'to the start / end' },
  { keys: ', / .', does: 'previous / next event of the selected task' },
  { keys: 'n / p', does: 'next / previous problem: panic, cancellation, lag, blocked worker' },
  { keys: '/', does: 'find a moment; Enter and Shift + Enter walk what was found' },
  { keys: '+ / − / 0', does: 'zoom the timeline in / out / fit (also w, s, f; a and d pan)' },
  { keys: 't', does: 'axis: virtual time, or one step per event' },
  { keys: '↑ / ↓ / Enter', does: 'on the timeline: choose a lane, show the futures inside' },
  { keys: 'line number', does: 'click: the next time this line runs; the margin left of it: a breakpoint' },
  { keys: 'F8', does: 'next problem in the editor' },
  { keys: '?', does: 'this help' },
  { keys: 'Esc', does: 'leave the selection' },
];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, .monaco-editor, [role="dialog"], [role="tablist"], [role="separator"]') !==
      null
  );
}

function handle(app: App, event: KeyboardEvent): boolean {
  const by = event.shiftKey ? 'poll' : event.altKey ? 'await' : undefined;
  switch (event.key) {
    case 'ArrowRight':
      app.step(1, by);
      return true;
    case 'ArrowLeft':
      app.step(-1, by);
      return true;
    case '.':
      app.step(1, 'event', viewStore.getState().selectedTask);
      return true;
    case ',':
      app.step(-1, 'event', viewStore.getState().selectedTask);
      return true;
    case 'n':
      app.step(1, 'problem');
      return true;
    case 'p':
      app.step(-1, 'problem');
      return true;
    case ' ':
      if (app.session.getSnapshot().value === 'playing') app.pause();
      else app.play();
      return true;
    case 'Home':
      app.goTo(0);
      return true;
    case '?':
      layoutStore.setState({ help: true });
      return true;
    case 'End':
      app.goTo((resultStore.getState().run?.trace.length ?? 1) - 1);
      return true;
    default:
      return false;
  }
}

/** Installs the shortcuts for as long as the component lives. */
export function useKeys(app: App): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        app.run();
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
      if (handle(app, event)) event.preventDefault();
    };
    // A choice made with the mouse is over: the arrow keys step again instead of changing it.
    let byPointer = false;
    const pointed = (): void => void (byPointer = true);
    const typed = (): void => void (byPointer = false);
    const chosen = (event: Event): void => {
      if (byPointer && event.target instanceof HTMLSelectElement) event.target.blur();
    };
    window.addEventListener('keydown', listener);
    window.addEventListener('pointerdown', pointed, true);
    window.addEventListener('keydown', typed, true);
    window.addEventListener('change', chosen);
    return () => {
      window.removeEventListener('keydown', listener);
      window.removeEventListener('pointerdown', pointed, true);
      window.removeEventListener('keydown', typed, true);
      window.removeEventListener('change', chosen);
    };
  }, [app]);
}
