//! Edition 2024: `ref`, `mut` and `&` may not be written where a pattern already borrows by matching on a reference.
import { errorAt } from '../../../source/diagnostic.ts';
import type { SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { FnCtxt } from './fcx.ts';

/** What was written where the pattern borrows implicitly. */
export interface Violation {
  readonly kind: 'ref' | 'mut' | 'deref';
  readonly span: Span;
  /** The non-reference pattern that matches on a reference. */
  readonly borrower: { readonly span: Span; readonly mut: boolean };
}

const LABELS: Readonly<Record<Violation['kind'], string>> = {
  ref: 'explicit `ref` binding modifier not allowed when implicitly borrowing',
  mut: '`mut` binding modifier not allowed when implicitly borrowing',
  deref: 'reference pattern not allowed when implicitly borrowing',
};
const VERBS: Readonly<Record<Violation['kind'], string>> = {
  ref: 'explicitly borrow',
  mut: 'mutably bind by value',
  deref: 'explicitly dereference',
};

/** Reports the violations of one whole pattern (rustc does so only for bodies that type-check). */
export function reportImplicitBorrows(fcx: FnCtxt, violations: readonly Violation[]): void {
  const [first] = violations;
  if (first === undefined) return;
  const kind = violations.find((it) => it.kind === 'deref')?.kind ?? first.kind;
  const mixed = kind !== 'deref' && violations.some((it) => it.kind !== kind);
  const { borrower } = first;
  const title =
    violations.every((it) => it.kind === 'ref') && violations.length === 1
      ? 'remove the unnecessary binding modifier'
      : 'match on the reference with a reference pattern to avoid implicitly borrowing';
  const edits: SuggestedEdit['edits'] = title.startsWith('remove')
    ? violations.map((it) => ({ span: { ...it.span, end: it.span.end + 1 }, text: '' }))
    : [{ span: { ...borrower.span, end: borrower.span.start }, text: borrower.mut ? '&mut ' : '&' }];
  fcx.report(
    errorAt(
      first.span,
      `cannot ${mixed ? 'write explicit binding modifiers' : VERBS[kind]} within an implicitly-borrowing pattern`,
      {
        label: LABELS[first.kind],
        labels: violations.slice(1).map((it) => ({ span: it.span, text: LABELS[it.kind] })),
        notes: [
          {
            kind: 'note',
            text: 'for more information, see <https://doc.rust-lang.org/reference/patterns.html#binding-modes>',
          },
          {
            kind: 'note',
            text: 'matching on a reference type with a non-reference pattern implicitly borrows the contents',
            span: borrower.span,
          },
          { kind: 'help', text: title, span: borrower.span },
        ],
        edits: [{ title, edits }],
      },
    ),
  );
}
