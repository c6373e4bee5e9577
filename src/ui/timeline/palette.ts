//! The design tokens that the canvas needs, read from CSS.
import type { ResourceKind } from '../../trace/events.ts';

const TOKENS = [
  'surface',
  'surface-2',
  'surface-3',
  'hairline',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-soft',
  'lane',
  'wake',
  'cursor',
  'font-ui',
  'font-code',
  'st-poll',
  'st-ready',
  'st-wait',
  'st-sleep',
  'st-block',
  'st-done',
  'st-cancel',
  'st-panic',
  'res-channel',
  'res-lock',
  'res-signal',
  'res-time',
  'task-0',
  'task-1',
  'task-2',
  'task-3',
  'task-4',
  'task-5',
  'task-6',
  'task-7',
] as const;
/** Values by token name. */
export type Palette = Readonly<Record<(typeof TOKENS)[number], string>>;

/** Reads the tokens that are in force for an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Palette;
}

/** The family a kind of resource belongs to: its tint, in the panels and on the canvas. */
export function familyOf(kind: ResourceKind): 'channel' | 'lock' | 'signal' | 'time' {
  switch (kind) {
    case 'mutex':
    case 'rwlock':
    case 'semaphore':
    case 'stdMutex':
    case 'stdRwLock':
    case 'onceCell':
    case 'setOnce':
    case 'barrier':
      return 'lock';
    case 'notify':
    case 'token':
    case 'signal':
    case 'stdCondvar':
      return 'signal';
    case 'timer':
    case 'joinSet':
    case 'tracker':
    case 'joinHandle':
    case 'localSet':
    case 'process':
      return 'time';
    default:
      return 'channel';
  }
}

/** A task's own colour: only in its chip and its lane's name. */
export function taskToken(task: number): keyof Palette {
  return `task-${String(((task % 8) + 8) % 8)}` as keyof Palette;
}
