//! What each point of a body reads, moves, borrows and writes, with the span of the expression.
import type { Span } from '../../../source/span.ts';
import { rvalueOperands, termOperands } from '../cfg.ts';
import type { Operand, Place, Stmt, Terminator } from '../mir.ts';

export type Use =
  | { readonly kind: 'copy' | 'move'; readonly place: Place; readonly span: Span }
  | {
      readonly kind: 'borrow';
      readonly mut: 'not' | 'mut';
      readonly place: Place;
      readonly span: Span;
      readonly twoPhase: boolean;
      readonly fake: boolean;
      readonly capture: boolean;
      readonly raw: boolean;
    }
  /** Length or discriminant. */
  | { readonly kind: 'inspect'; readonly place: Place; readonly span: Span }
  | { readonly kind: 'assign'; readonly place: Place; readonly span: Span; readonly isCall: boolean }
  | { readonly kind: 'drop'; readonly place: Place; readonly span: Span; readonly replace: boolean }
  | { readonly kind: 'storageDead'; readonly place: Place; readonly span: Span };

function operandUses(operands: readonly Operand[], span: Span, out: Use[]): void {
  for (const operand of operands) {
    if (operand.kind === 'const') continue;
    out.push({ kind: operand.kind, place: operand.place, span: operand.span ?? span });
    for (const proj of operand.place.proj)
      if (proj.kind === 'index') out.push({ kind: 'copy', place: { local: proj.local, proj: [] }, span });
  }
}

/** Uses of a statement, in order. */
export function stmtUses(stmt: Stmt): readonly Use[] {
  const out: Use[] = [];
  switch (stmt.kind) {
    case 'assign': {
      const { value, span } = stmt;
      operandUses(rvalueOperands(value), span, out);
      if (value.kind === 'ref')
        out.push({
          kind: 'borrow',
          mut: value.mut,
          place: value.place,
          span,
          twoPhase: value.twoPhase,
          fake: value.fake,
          capture: value.capture === true,
          raw: false,
        });
      else if (value.kind === 'rawRef')
        out.push({
          kind: 'borrow',
          mut: value.mut,
          place: value.place,
          span,
          twoPhase: false,
          fake: false,
          capture: false,
          raw: true,
        });
      else if (value.kind === 'len' || value.kind === 'discriminant')
        out.push({ kind: 'inspect', place: value.place, span });
      out.push({ kind: 'assign', place: stmt.place, span, isCall: false });
      break;
    }
    case 'storageDead':
      out.push({ kind: 'storageDead', place: { local: stmt.local, proj: [] }, span: stmt.span });
      break;
    default:
  }
  return out;
}

/** Uses of a terminator, in order. */
export function termUses(term: Terminator): readonly Use[] {
  const out: Use[] = [];
  operandUses(termOperands(term), term.span, out);
  if (term.kind === 'call') out.push({ kind: 'assign', place: term.dest, span: term.span, isCall: true });
  if (term.kind === 'drop')
    out.push({ kind: 'drop', place: term.place, span: term.span, replace: term.replace === true });
  return out;
}
