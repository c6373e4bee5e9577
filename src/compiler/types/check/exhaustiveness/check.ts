//! E0004 and E0005: matches that miss values, and refutable patterns where only irrefutable ones may stand.
import type { Label, SubDiagnostic, SuggestedEdit } from '../../../../source/diagnostic.ts';
import { errorAt } from '../../../../source/diagnostic.ts';
import type { Span } from '../../../../source/span.ts';
import type { Arm, Expr, Pat, ThirBody } from '../../thir.ts';
import type { Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import { walkExpr } from '../thir-walk.ts';
import { lower } from './constructors.ts';
import { printWitness } from './print.ts';
import type { Witness } from './usefulness.ts';
import { Usefulness } from './usefulness.ts';

/** Checks all matches and irrefutable patterns of a body. */
export function checkMatches(fcx: FnCtxt, body: ThirBody): void {
  const cx = new Usefulness(fcx);
  for (const param of body.params)
    if (param.pat !== undefined) irrefutable(fcx, cx, param.pat, 'function argument', undefined);
  walkExpr(body.value, {
    expr: (expr) => {
      if (expr.kind === 'match') checkMatch(fcx, cx, expr);
    },
    block: (block) => {
      for (const stmt of block.stmts) {
        if (stmt.kind === 'let' && stmt.els === undefined) irrefutable(fcx, cx, stmt.pat, 'local binding', stmt.span);
      }
    },
  });
}

/** `a`, `b` and `c`, at most three of them. */
function joined(texts: readonly string[]): string {
  const quoted = texts.map((it) => `\`${it}\``);
  if (quoted.length === 1) return quoted[0] ?? '';
  if (quoted.length <= 3) return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
  return `${quoted.slice(0, 3).join(', ')} and ${quoted.length - 3} more`;
}

const trivial = (pat: Pat): boolean => pat.kind === 'wild' || (pat.kind === 'binding' && pat.sub === undefined);

function irrefutable(fcx: FnCtxt, cx: Usefulness, pat: Pat, where: string, stmt: Span | undefined): void {
  if (trivial(pat) || pat.ty.flags.hasError) return;
  const witnesses = cx.witnesses([lower(fcx, pat)], pat.ty);
  if (witnesses.length > 0) reportRefutable(fcx, pat, witnesses, where, stmt);
}

function reportRefutable(
  fcx: FnCtxt,
  pat: Pat,
  witnesses: readonly Witness[],
  where: string,
  stmt: Span | undefined,
): void {
  const texts = witnesses.map((it) => printWitness(fcx, it));
  const s = texts.length === 1 ? '' : 's';
  const notes: SubDiagnostic[] = [];
  const edits: SuggestedEdit[] = [];
  if (where === 'local binding') {
    notes.push({
      kind: 'note',
      text: '`let` bindings require an "irrefutable pattern", like a `struct` or an `enum` with only one variant',
    });
    notes.push({
      kind: 'note',
      text: 'for more information, visit https://doc.rust-lang.org/book/ch19-02-refutability.html',
    });
  }
  notes.push(...definedHere(fcx, pat.ty, witnesses));
  notes.push({ kind: 'note', text: `the matched value is of type \`${fcx.print(pat.ty)}\`` });
  if (stmt !== undefined) {
    const title = `you might want to use \`let...else\` to handle the variant${s} that ${texts.length === 1 ? "isn't" : "aren't"} matched`;
    const end: Span = { ...stmt, start: stmt.end - 1, end: stmt.end - 1 };
    notes.push({ kind: 'help', text: title, span: end });
    edits.push({ title, edits: [{ span: end, text: ' else { todo!() }' }] });
  }
  fcx.report(
    errorAt(pat.span, `refutable pattern in ${where}`, {
      code: 'E0005',
      label: `pattern${s} ${joined(texts)} not covered`,
      notes,
      edits,
    }),
  );
}

function checkMatch(fcx: FnCtxt, cx: Usefulness, expr: Expr & { kind: 'match' }): void {
  const { arms, scrutinee } = expr;
  if (scrutinee.ty.flags.hasError) return;
  if (expr.source === 'for') {
    checkFor(fcx, cx, expr);
    return;
  }
  const rows = arms.filter((arm) => arm.guard === undefined).map((arm) => lower(fcx, arm.pat));
  const witnesses = cx.witnesses(rows, scrutinee.ty);
  if (witnesses.length > 0) reportMatch(fcx, expr, witnesses);
}

/** The desugared `for`: the pattern inside `Some(..)` must be irrefutable. */
function checkFor(fcx: FnCtxt, cx: Usefulness, expr: Expr & { kind: 'match' }): void {
  for (const arm of expr.arms) {
    if (arm.pat.kind !== 'variant') continue;
    for (const field of arm.pat.fields) irrefutable(fcx, cx, field.pat, '`for` loop binding', undefined);
  }
}

/** "`E` defined here", with the variants that are missing. */
function definedHere(fcx: FnCtxt, given: Ty, witnesses: readonly Witness[]): SubDiagnostic[] {
  let ty = given;
  while (ty.kind === 'ref') ty = ty.ty;
  if (ty.kind !== 'adt') return [];
  const def = fcx.db.program.def(ty.def);
  if (!('variants' in def) || def.krate !== 'main') return [];
  const notes: SubDiagnostic[] = [{ kind: 'note', text: `\`${fcx.print(ty)}\` defined here`, span: def.span }];
  for (let witness of witnesses) {
    while (witness.ty.kind === 'ref' && witness.fields[0] !== undefined) witness = witness.fields[0];
    if (witness.ctor.kind !== 'variant' || def.kind !== 'enum') continue;
    const variant = def.variants[witness.ctor.index];
    if (variant !== undefined) notes.push({ kind: 'note', text: 'not covered', span: variant.span });
  }
  return notes;
}

function unmatchableNote(fcx: FnCtxt, ty: Ty, texts: readonly string[]): SubDiagnostic[] {
  const bare = ty.kind === 'ref' ? ty.ty : ty;
  const wildcard = texts.some((it) => it === '_' || it === '&_');
  if (wildcard && (bare.kind === 'str' || bare.kind === 'float'))
    return [
      { kind: 'note', text: `\`${fcx.print(ty)}\` cannot be matched exhaustively, so a wildcard \`_\` is necessary` },
    ];
  return [];
}

function reportMatch(fcx: FnCtxt, expr: Expr & { kind: 'match' }, witnesses: readonly Witness[]): void {
  const { scrutinee } = expr;
  const texts = witnesses.map((it) => printWitness(fcx, it));
  const s = texts.length === 1 ? '' : 's';
  const labels: Label[] = [];
  const list = joined(texts);
  const help =
    texts.length === 1
      ? 'ensure that all possible cases are being handled by adding a match arm with a wildcard pattern or an explicit pattern as shown'
      : texts.length <= 3
        ? 'ensure that all possible cases are being handled by adding a match arm with a wildcard pattern, a match arm with multiple or-patterns as shown, or multiple match arms'
        : 'ensure that all possible cases are being handled by adding a match arm with a wildcard pattern as shown, or multiple match arms';
  const pattern = texts.length <= 3 ? texts.join(' | ') : '_';
  const notes: SubDiagnostic[] = [
    ...definedHere(fcx, scrutinee.ty, witnesses),
    { kind: 'note', text: `the matched value is of type \`${fcx.print(scrutinee.ty)}\`` },
    ...unmatchableNote(fcx, scrutinee.ty, texts),
    { kind: 'help', text: help },
  ];
  fcx.report(
    errorAt(scrutinee.span, `non-exhaustive patterns: ${list} not covered`, {
      code: 'E0004',
      label: `pattern${s} ${list} not covered`,
      labels,
      notes,
      edits: [{ title: help, edits: [{ span: insertion(expr.arms, expr.span), text: inserted(expr.arms, pattern) }] }],
    }),
  );
}

/** After the last arm, or before the closing brace. */
function insertion(arms: readonly Arm[], span: Span): Span {
  const last = arms.at(-1);
  if (last === undefined) return { ...span, start: span.end - 1, end: span.end - 1 };
  const end = Math.max(last.span.end, last.body.span.end);
  return { ...span, start: end, end };
}

function inserted(arms: readonly Arm[], pattern: string): string {
  return arms.length === 0 ? `\n    ${pattern} => todo!(),\n` : `,\n    ${pattern} => todo!()`;
}
