//! What survives a reload: the text and the arrangement of the page. A full or forbidden storage is not an error.
import type { DocumentState, LayoutState } from './stores.ts';

const DOCUMENT_KEY = 'awaitscope.document.1';
const LAYOUT_KEY = 'awaitscope.layout.1';

function read(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The saved document, with anything unknown or of a wrong type left out. */
export function loadDocument(): Partial<DocumentState> | undefined {
  const value = read(DOCUMENT_KEY);
  if (typeof value !== 'object' || value === null) return undefined;
  const d = value as Record<string, unknown>;
  if (typeof d['source'] !== 'string') return undefined;
  return {
    source: d['source'],
    edition: d['edition'] === 2021 ? 2021 : 2024,
    ...(typeof d['seed'] === 'number' ? { seed: d['seed'] } : {}),
    ...(typeof d['schedule'] === 'string' ? { schedule: d['schedule'] } : {}),
    ...(d['clock'] === 'paused' || d['clock'] === 'simulated' ? { clock: d['clock'] } : {}),
    ...(d['flavor'] === 'current_thread' || d['flavor'] === 'multi_thread' ? { flavor: d['flavor'] } : {}),
    ...(typeof d['world'] === 'string' ? { world: d['world'] } : {}),
    ...(d['testMode'] === true ? { testMode: true } : {}),
    drafts: textsOf(d['drafts']),
    ...(typeof d['exampleId'] === 'string' ? { exampleId: d['exampleId'] } : {}),
  };
}
/** The entries that are texts. */
function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter((it): it is [string, string] => typeof it[1] === 'string');
  return Object.fromEntries(entries);
}
export function saveDocument(document: DocumentState): boolean {
  return write(DOCUMENT_KEY, document);
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
  return write(LAYOUT_KEY, layout);
}
