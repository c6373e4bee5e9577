//! Diagnostics as plain data: what rustc would say, with exact spans. Rendering is elsewhere.
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning';

/** A secondary (or primary) place with words. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** `note` and `help` lines below the quoted source, as rustc prints them; `span` where they point at a place. */
export interface SubDiagnostic {
  readonly kind: 'note' | 'help';
  readonly text: string;
  readonly span?: Span;
}

/** A mechanical fix: replace each span by its text. Offered as a code action titled `title`. */
export interface SuggestedEdit {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/**
 * One diagnostic. `code` is rustc's (`E0308`), a lint's name (`unused_must_use`), `unsupported`
 * (what we cannot run yet: never rustc's fault), or undefined where rustc has none.
 */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code?: string;
  readonly message: string;
  readonly span: Span;
  /** Text at the primary span, as rustc's `^^^ text`. */
  readonly label?: string;
  readonly labels: readonly Label[];
  readonly notes: readonly SubDiagnostic[];
  readonly edits: readonly SuggestedEdit[];
}

/** An error with defaults for what is rarely given. */
export function errorAt(span: Span, message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return { severity: 'error', message, span, labels: [], notes: [], edits: [], ...more };
}

/** What we cannot run (yet): a diagnostic at a place, never a wrong answer. Exit code 5. */
export function unsupportedAt(span: Span, what: string): Diagnostic {
  return errorAt(span, `unsupported: ${what}`, { code: 'unsupported' });
}
