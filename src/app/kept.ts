//! Texts of the person that another document took the place of: nothing that was typed is lost. Pure; `persistence.ts` stores them.
import type { DocumentState } from './stores.ts';

/** One of the person's texts, with how it is run. */
export interface Kept {
  readonly id: string;
  /** When it was put aside, in ms since 1970. */
  readonly at: number;
  readonly title: string;
  readonly document: Pick<
    DocumentState,
    'source' | 'edition' | 'seed' | 'schedule' | 'clock' | 'flavor' | 'workers' | 'world' | 'testMode'
  >;
}

/** Texts that are kept at most, and their characters altogether. */
const MAX_KEPT = 20;
const MAX_CHARS = 1_500_000;
const TITLE_CHARS = 60;

/** What a text is called in a list: its first comment, else its first function that is not `main`, else its first line. */
export function titleOf(source: string): string {
  const lines = source.split('\n').map((line) => line.trim());
  const comment = lines.find((line) => /^\/\/[!/]?\s*\S/.test(line))?.replace(/^\/\/[!/]?\s*/, '');
  const named = [...source.matchAll(/\bfn\s+(\w+)/g)].map((it) => it[1] ?? '').find((name) => name !== 'main');
  const title = comment ?? (named === undefined ? lines.find((line) => line !== '') : `fn ${named}`) ?? '';
  return title.length > TITLE_CHARS ? `${title.slice(0, TITLE_CHARS)}…` : title;
}

/** The list with one more text in front; a text is kept once, and the oldest go when there are too many. */
export function keepText(list: readonly Kept[], id: string, document: Kept['document'], at: number): readonly Kept[] {
  const { source, edition, seed, schedule, clock, flavor, workers, world, testMode } = document;
  const kept: Kept = {
    id,
    at,
    title: titleOf(source),
    document: { source, edition, seed, schedule, clock, flavor, workers, world, testMode },
  };
  let chars = 0;
  const others = list.filter((it) => it.id !== id && it.document.source !== source);
  return [kept, ...others].slice(0, MAX_KEPT).filter((it, i) => {
    chars += it.document.source.length;
    return i === 0 || chars <= MAX_CHARS;
  });
}
