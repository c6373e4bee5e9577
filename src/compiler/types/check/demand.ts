//! Demanding that an expression has (or coerces to) a type, and saying what is wrong if it does not: E0308.
import type { Diagnostic, Label, SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import { ERROR_TY } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { tryCoerce } from './coercion.ts';
import { mismatchLabel, mismatchNotes } from './diagnostics/type-error.ts';
import { suggestionsFor } from './diagnostics/suggest.ts';
import type { FnCtxt } from './fcx.ts';

/** One of the types is already an error: nothing new to say. */
export function unreportable(fcx: FnCtxt, a: Ty, b: Ty): boolean {
  if (!fcx.infcx.resolve(a).flags.hasError && !fcx.infcx.resolve(b).flags.hasError) return false;
  fcx.tainted = true;
  return true;
}

interface MismatchExtra {
  readonly message?: string;
  readonly label?: string;
  readonly labels?: readonly Label[];
  readonly notes?: readonly SubDiagnostic[];
  readonly edits?: readonly SuggestedEdit[];
  /** The expression to suggest fixes for. */
  readonly expr?: hir.Expr;
}

/** The E0308 for a mismatch at `span`, with what rustc would add. */
export function mismatch(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, extra: MismatchExtra = {}): Diagnostic {
  const { expr } = extra;
  if (expr?.kind === 'try') {
    return errorAt(span, '`?` operator has incompatible types', {
      code: 'E0308',
      label: mismatchLabel(fcx, expected, found),
      notes: [
        {
          kind: 'note',
          text: `\`?\` operator cannot convert from \`${fcx.print(found)}\` to \`${fcx.print(expected)}\``,
        },
        ...mismatchNotes(fcx, expected, found),
      ],
    });
  }
  const suggested =
    extra.expr === undefined ? { labels: [], notes: [], edits: [] } : suggestionsFor(fcx, extra.expr, expected, found);
  return errorAt(span, extra.message ?? 'mismatched types', {
    code: 'E0308',
    label: extra.label ?? mismatchLabel(fcx, expected, found),
    labels: [...(extra.labels ?? []), ...suggested.labels],
    notes: [...mismatchNotes(fcx, expected, found), ...(extra.notes ?? []), ...suggested.notes],
    edits: [...(extra.edits ?? []), ...suggested.edits],
  });
}

/** Reports a mismatch unless it follows from an earlier error. */
export function reportMismatch(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, extra: MismatchExtra = {}): void {
  fcx.select();
  if (unreportable(fcx, expected, found)) return;
  fcx.report(mismatch(fcx, span, expected, found, extra));
}

/** Coerces, reporting E0308 if it cannot be done. The type after coercion. */
export function demandCoerce(fcx: FnCtxt, expr: hir.Expr, found: Ty, expected: Ty, extra: MismatchExtra = {}): Ty {
  const result = tryCoerce(fcx, expr, found, expected);
  if (result !== undefined) return result;
  const place = blame(expr);
  reportMismatch(fcx, place.span, expected, found, {
    expr: place,
    ...extra,
    labels: [...(extra.labels ?? []), ...(fcx.dueTo.get(expr.id) ?? [])],
  });
  return ERROR_TY;
}

/** rustc points at the value inside blocks that only wrap it. */
function blame(expr: hir.Expr): hir.Expr {
  return expr.kind === 'dropTemps' ? blame(expr.expr) : expr;
}

/** The types must be equal. */
export function demandEq(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, extra: MismatchExtra = {}): boolean {
  const a = fcx.structurally(expected);
  const b = fcx.structurally(found);
  if (fcx.infcx.unify(a, b)) return true;
  reportMismatch(fcx, span, a, b, extra);
  return false;
}
