//! "consider cloning the value": where `.clone()` would have to go so that a later use is fine.
import type { SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import { textOf } from '../../../source/source-file.ts';
import type { Span } from '../../../source/span.ts';
import type { Ty } from '../../types/ty.ts';
import type { MovePaths } from '../dataflow/move-paths.ts';
import type { Terminator } from '../mir.ts';
import { describe } from './describe.ts';
import type { Describer } from './describe.ts';
import type { MoveOut } from './moves.ts';
import type { Points } from './points.ts';

interface Site extends Describer {
  readonly points: Points;
  readonly moves: MovePaths;
  readonly isClone: (ty: Ty) => boolean;
}

/** Adds the suggestion if the type is Clone. `closure`: the head of the closure the value was moved into. */
export function suggestClone(
  cx: Site,
  move: MoveOut,
  closure: Span | undefined,
  notes: SubDiagnostic[],
  edits: SuggestedEdit[],
): void {
  const { ty, place } = cx.moves.path(move.path);
  if (!cx.isClone(ty)) return;
  if (closure !== undefined) {
    const name = describe(cx, place);
    if (name !== undefined) cloneBefore(cx, name, move.span, closure, notes, edits);
    return;
  }
  const term = cx.points.term(move.point);
  if (term === undefined && cx.points.stmt(move.point)?.kind !== 'assign') return;
  const self = term?.kind === 'call' ? selfMove(term, move.span) : undefined;
  if (self === 'into_iter') return;
  const title =
    self === undefined
      ? 'consider cloning the value if the performance cost is acceptable'
      : 'you can `clone` the value and consume it, but this might not be your desired behavior';
  const at: Span = { ...move.span, start: move.span.end };
  notes.push({ kind: 'help', text: self === undefined ? `${title}: \`.clone()\`` : title, span: at });
  edits.push({ title, edits: [{ span: at, text: '.clone()' }] });
}

/** `let value = name.clone();` before the statement, and `value` in the closure. */
function cloneBefore(
  cx: Site,
  name: string,
  use: Span,
  closure: Span,
  notes: SubDiagnostic[],
  edits: SuggestedEdit[],
): void {
  const { sources } = cx.db.program;
  const statement = enclosingStatement(cx.points, closure);
  if (sources === undefined || statement === undefined) return;
  const file = sources.file(statement.file);
  const lineStart = file.text.lastIndexOf('\n', statement.start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, statement.start))?.[0] ?? '';
  const title = 'consider cloning the value before moving it into the closure';
  const at: Span = { ...statement, end: statement.start };
  notes.push({ kind: 'help', text: title, span: at });
  const isName = textOf(sources, use) === name;
  if (!isName) return;
  edits.push({
    title,
    edits: [
      { span: at, text: `let value = ${name}.clone();\n${indent}` },
      { span: use, text: 'value' },
    ],
  });
}

/** The smallest marked statement around a span. */
function enclosingStatement(points: Points, span: Span): Span | undefined {
  let best: Span | undefined;
  for (let point = 0; point < points.count; point++) {
    const stmt = points.stmt(point);
    if (stmt?.kind !== 'statement' || stmt.span.file !== span.file) continue;
    if (stmt.span.start > span.start || stmt.span.end < span.end) continue;
    if (best === undefined || stmt.span.end - stmt.span.start < best.end - best.start) best = stmt.span;
  }
  return best;
}

/** Is the moved operand the receiver of the call, and how was it written? */
export function selfMove(
  term: Extract<Terminator, { kind: 'call' }>,
  span: Span,
): 'method' | 'operator' | 'await' | 'into_iter' | undefined {
  const [receiver] = term.args;
  if (
    receiver === undefined ||
    receiver.kind !== 'move' ||
    receiver.span?.start !== span.start ||
    receiver.span.end !== span.end
  )
    return undefined;
  switch (term.source) {
    case 'method':
      return 'method';
    case 'operator':
      return 'operator';
    case 'await':
      return 'await';
    case 'desugar':
      return 'into_iter';
    default:
      return undefined;
  }
}
