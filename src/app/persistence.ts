//! What survives a reload: the text, the texts put aside and the arrangement of the page. A tab has a text of its own; a new tab
//! begins with the last one of any. A full or forbidden storage is not an error.
import type { Kept } from './kept.ts';
import type { DocumentState, LayoutState } from './stores.ts';

const DOCUMENT_KEY = 'awaitscope.document.1';
const LAYOUT_KEY = 'awaitscope.layout.1';
const KEPT_KEY = 'awaitscope.kept.1';

type Where = 'localStorage' | 'sessionStorage';

function read(key: string, where: Where = 'localStorage'): unknown {
  try {
    const text = globalThis[where].getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown, where: Where = 'localStorage'): boolean {
  try {
    globalThis[where].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The saved document, with anything unknown or of a wrong type left out. */
export function loadDocument(): Partial<DocumentState> | undefined {
  const value = read(DOCUMENT_KEY, 'sessionStorage') ?? read(DOCUMENT_KEY);
  if (typeof value !== 'object' || value === null) return undefined;
  const d = value as Record<string, unknown>;
  if (typeof d['source'] !== 'string') return undefined;
  return {
    ...optionsOf(d),
    source: d['source'],
    base: textOf(d['base']),
    baseWorld: textOf(d['baseWorld']),
    textId: textOf(d['textId']),
    drafts: textsOf(d['drafts']),
    ...(typeof d['exampleId'] === 'string' ? { exampleId: d['exampleId'] } : {}),
  };
}

/** How a saved text is run. */
function optionsOf(d: Record<string, unknown>): Partial<DocumentState> {
  return {
    edition: d['edition'] === 2021 ? 2021 : 2024,
    ...(typeof d['seed'] === 'number' ? { seed: d['seed'] } : {}),
    ...(typeof d['schedule'] === 'string' ? { schedule: d['schedule'] } : {}),
    ...(d['clock'] === 'paused' || d['clock'] === 'simulated' ? { clock: d['clock'] } : {}),
    ...(d['flavor'] === 'current_thread' || d['flavor'] === 'multi_thread' ? { flavor: d['flavor'] } : {}),
    ...(typeof d['workers'] === 'number' ? { workers: d['workers'] } : {}),
    ...(typeof d['world'] === 'string' ? { world: d['world'] } : {}),
    ...(d['testMode'] === true ? { testMode: true } : {}),
  };
}
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
/** The entries that are texts. */
function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter((it): it is [string, string] => typeof it[1] === 'string');
  return Object.fromEntries(entries);
}
/** Whether it will be there after a reload. */
export function saveDocument(document: DocumentState): boolean {
  const here = write(DOCUMENT_KEY, document, 'sessionStorage');
  return write(DOCUMENT_KEY, document) || here;
}

/** Texts that were put aside, the newest first. */
export function loadKept(): readonly Kept[] {
  const value = read(KEPT_KEY);
  if (!Array.isArray(value)) return [];
  return value.flatMap((it: unknown): Kept[] => {
    if (typeof it !== 'object' || it === null) return [];
    const { id, at, title, document } = it as Record<string, unknown>;
    if (typeof id !== 'string' || typeof at !== 'number' || typeof title !== 'string') return [];
    if (typeof document !== 'object' || document === null) return [];
    const d = document as Record<string, unknown>;
    if (typeof d['source'] !== 'string') return [];
    return [{ id, at, title, document: { ...PLAIN, ...optionsOf(d), source: d['source'] } }];
  });
}
const PLAIN: Omit<Kept['document'], 'source'> = {
  edition: 2024,
  seed: 7,
  schedule: '',
  clock: 'auto',
  flavor: undefined,
  workers: undefined,
  world: '',
  testMode: false,
};
export function saveKept(list: readonly Kept[]): boolean {
  return write(KEPT_KEY, list);
}

/** The saved layout; unknown keys are ignored, wrong types fall back to the default. */
export function loadLayout(fallback: LayoutState): LayoutState {
  const value = read(LAYOUT_KEY);
  if (typeof value !== 'object' || value === null) return fallback;
  const saved = value as Record<string, unknown>;
  const entries = Object.entries(fallback).map(([key, standard]): readonly [string, unknown] => [
    key,
    typeof saved[key] === typeof standard ? saved[key] : standard,
  ]);
  return { ...fallback, ...Object.fromEntries(entries) };
}
export function saveLayout(layout: LayoutState): boolean {
  return write(LAYOUT_KEY, { ...layout, help: false });
}
