//! Is a text a pasted fragment, which "Make it run" could complete? Judged by what the compiler says about it.
import type { Diagnostic } from '../source/diagnostic.ts';

/** Codes of names that nobody defined, of a missing `main`, and of `.await` where no async function is. */
const MISSING: ReadonlySet<string> = new Set(['E0601', 'E0425', 'E0412', 'E0405', 'E0422', 'E0432', 'E0433', 'E0463', 'E0531']); // prettier-ignore

/** Whether a diagnostic is one that "Make it run" may put right. */
export function isMissing(d: Diagnostic): boolean {
  if (d.severity !== 'error') return false;
  if (d.code !== undefined && MISSING.has(d.code)) return true;
  return /^(expected item, found|cannot find (macro|attribute|derive macro) )/.test(d.message);
}

/** What to say about a text that lacks something; undefined for one that does not. */
export function fragmentWords(diagnostics: readonly Diagnostic[]): string | undefined {
  const missing = diagnostics.filter(isMissing);
  if (missing.length === 0) return undefined;
  const isBare = missing.some((d) => d.code === 'E0601' || d.message.startsWith('expected item, found'));
  return isBare ? 'This looks like a fragment: there is no main to run.' : 'This uses names that nothing here defines.';
}
