//! What must be true of every input whatsoever: an answer, never an exception, never a bug of ours reported as a result.
import { DEFAULT_OPTIONS, runSource } from '../../src/engine/index.ts';

/** Enough for a mutated program to come to its point, little enough to try thousands. */
const STEPS = 300_000;

/** What is wrong with our answer to a text; undefined if nothing. */
export function probe(source: string): string | undefined {
  try {
    const options = { ...DEFAULT_OPTIONS, edition: 2021, detail: 'output', maxSteps: STEPS } as const;
    const { compiled, run } = runSource(source, options);
    for (const { span, message } of compiled.diagnostics)
      if (span.start < 0 || span.end < span.start || span.end > source.length)
        return `a diagnostic outside of the text: ${String(span.start)}..${String(span.end)} ${message}`;
    const end = run?.end;
    // Safe programs cannot do what the machine calls a failure, save for using up its memory or stack.
    if (end?.kind === 'failed' && !/memory|stack/.test(end.what) && !/\bunsafe\b/.test(source)) return end.what;
    return undefined;
  } catch (error) {
    return error instanceof Error ? `thrown: ${error.message}\n${error.stack ?? ''}` : `thrown: ${String(error)}`;
  }
}
