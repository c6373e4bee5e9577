//! E0507, E0508, E0509: moves out of what is not owned: through a reference, by index, out of a type with `Drop`.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label, SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { TypeDb } from '../../types/api.ts';
import type { Ty } from '../../types/ty.ts';
import type { BuildContext } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import type { Place, Stmt, Terminator } from '../mir.ts';
import { isBox, localPlace, placeTy } from '../place.ts';
import { hasDropImpl } from '../type-facts.ts';
import { selfMove } from './clone-suggestions.ts';
import { describe, quoted, upvarOf } from './describe.ts';
import type { Describer } from './describe.ts';
import type { MoveFacts } from './moves.ts';
import type { Points } from './points.ts';
import { stmtUses, termUses } from './uses.ts';

/** One illegal move, with what its message needs. */
interface Illegal {
  readonly place: Place;
  readonly span: Span;
  readonly at: { readonly stmt: Stmt | undefined; readonly term: Terminator | undefined };
}

/** Checks every move of a body. */
export function checkMoveOuts(
  cx: BuildContext,
  raw: RawBody,
  points: Points,
  facts: MoveFacts,
  out: Diagnostic[],
): void {
  const checker = new MoveOutChecker(cx, raw, out);
  for (const at of points.order) {
    const block = raw.blocks[at];
    if (facts.init.entry[at] === undefined || block === undefined) continue;
    for (const stmt of block.stmts)
      for (const use of stmtUses(stmt))
        if (use.kind === 'move') checker.check({ place: use.place, span: use.span, at: { stmt, term: undefined } });
    const { term } = block;
    if (term === undefined) continue;
    for (const use of termUses(term))
      if (use.kind === 'move') checker.check({ place: use.place, span: use.span, at: { stmt: undefined, term } });
  }
}

class MoveOutChecker implements Describer {
  readonly db: TypeDb;
  readonly raw: RawBody;
  private readonly out: Diagnostic[];
  private readonly reported = new Set<string>();

  constructor(cx: BuildContext, raw: RawBody, out: Diagnostic[]) {
    this.db = cx.db;
    this.raw = raw;
    this.out = out;
  }

  check(move: Illegal): void {
    const { place } = move;
    for (let i = 0; i < place.proj.length; i++) {
      const proj = place.proj[i];
      const base: Place = { local: place.local, proj: place.proj.slice(0, i) };
      const ty = placeTy(this.db, this.raw.locals, base);
      if (proj?.kind === 'deref' && !isBox(this.db, ty)) {
        this.behindPointer(move, base, ty);
        return;
      }
      const isSlicePart = proj?.kind === 'constIndex' || proj?.kind === 'subslice';
      if (proj?.kind === 'index' || (isSlicePart && ty.kind === 'slice')) {
        const what = `type \`${this.db.printTy(ty)}\`, a non-copy ${ty.kind === 'array' ? 'array' : 'slice'}`;
        this.report(move, 'E0508', what, 'cannot move out of here');
        return;
      }
      if (proj?.kind === 'field' && ty.kind === 'adt' && !isBox(this.db, ty) && hasDropImpl(this.db, ty)) {
        this.report(
          move,
          'E0509',
          `type \`${this.db.printTy(ty)}\`, which implements the \`Drop\` trait`,
          'cannot move out of here',
        );
        return;
      }
    }
  }

  private behindPointer(move: Illegal, base: Place, ty: Ty): void {
    const { place } = move;
    const upvar = upvarOf(this, place);
    if (upvar !== undefined && place.proj.length === upvar.length) {
      const kind = this.raw.thir.closure?.kind ?? 'FnMut';
      this.report(move, 'E0507', `\`${upvar.capture.name}\`, a captured variable in an \`${kind}\` closure`, undefined);
      return;
    }
    const staticName = this.staticOf(base);
    if (staticName !== undefined) return this.report(move, 'E0507', `static item \`${staticName}\``, undefined);
    const indexed = this.overloaded(base, 'index');
    if (indexed !== undefined) return this.report(move, 'E0507', `index of \`${this.db.printTy(indexed)}\``, undefined);
    const derefd = this.overloaded(base, 'deref');
    if (derefd !== undefined) return this.report(move, 'E0507', derefName(this.db, derefd), undefined);
    const pointer =
      ty.kind === 'ptr'
        ? 'a raw pointer'
        : ty.kind === 'ref' && ty.mut === 'mut'
          ? 'a mutable reference'
          : 'a shared reference';
    const name = describe(this, place) ?? this.asVariant(move);
    this.report(
      move,
      'E0507',
      name === undefined ? pointer : `${name.startsWith('`') ? name : quoted(name)} which is behind ${pointer}`,
      undefined,
    );
  }

  /** `` `self.opt` as enum variant `Some` ``: a binding moves out of the payload of the matched place. */
  private asVariant(move: Illegal): string | undefined {
    const scrutinee = this.scrutineeOf(move);
    if (scrutinee === undefined) return undefined;
    const at = move.place.proj.findIndex((proj) => proj.kind === 'downcast');
    const down = move.place.proj[at];
    const whole: Place = { local: move.place.local, proj: move.place.proj.slice(0, at) };
    const name = describe(this, whole);
    const ty = placeTy(this.db, this.raw.locals, whole);
    const def = ty.kind === 'adt' ? this.db.program.def(ty.def) : undefined;
    if (down?.kind !== 'downcast' || name === undefined || def?.kind !== 'enum') return undefined;
    return `\`${name}\` as enum variant \`${def.variants[down.variant]?.name ?? '_'}\``;
  }

  /** The matched expression, if the move binds a variable of a pattern. */
  private scrutineeOf({ at, place }: Illegal): { readonly span: Span } | undefined {
    if (at.stmt?.kind !== 'assign' || at.stmt.place.proj.length > 0) return undefined;
    const found = this.raw.scrutinees.get(at.stmt.place.local);
    return found?.place.local === place.local ? found : undefined;
  }

  private staticOf(base: Place): string | undefined {
    if (base.proj.length > 0) return undefined;
    for (const block of this.raw.blocks)
      for (const stmt of block.stmts) {
        if (stmt.kind !== 'assign' || stmt.place.local !== base.local || stmt.value.kind !== 'use') continue;
        const { operand } = stmt.value;
        if (operand.kind === 'const' && operand.value.kind === 'staticRef')
          return this.db.program.def(operand.value.def).name;
      }
    return undefined;
  }

  /** The temporary holds the result of an overloaded `*` or `[]`: the type it was applied to. */
  private overloaded(base: Place, source: 'index' | 'deref'): Ty | undefined {
    if (base.proj.length > 0) return undefined;
    for (const { term } of this.raw.blocks) {
      if (term?.kind !== 'call' || term.dest.local !== base.local || term.source !== source) continue;
      const [receiver] = term.args;
      if (receiver === undefined || receiver.kind === 'const') return undefined;
      const ty = placeTy(this.db, this.raw.locals, receiver.place);
      return ty.kind === 'ref' ? ty.ty : ty;
    }
    return undefined;
  }

  private report(move: Illegal, code: string, what: string, primary: string | undefined): void {
    const { place, at } = move;
    const scrutinee = this.scrutineeOf(move);
    const span = scrutinee?.span ?? move.span;
    const key = `${code} ${span.start} ${span.end}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const labels: Label[] = [];
    const notes: SubDiagnostic[] = [];
    const edits: SuggestedEdit[] = [];
    const noCopy = (name: string | undefined, ty: Ty): string =>
      `move occurs because ${quoted(name)} has type \`${this.db.printTy(ty)}\`, which does not implement the \`Copy\` trait`;
    let label = primary;
    if (scrutinee !== undefined && at.stmt?.kind === 'assign') {
      const bound = this.raw.locals[at.stmt.place.local];
      labels.push({ span: move.span, text: 'data moved here' });
      if (bound !== undefined)
        labels.push({ span: move.span, text: noCopy(describe(this, localPlace(at.stmt.place.local)), bound.ty) });
      const title = 'consider borrowing here';
      const edit: Span = { ...span, end: span.start };
      notes.push({ kind: 'help', text: title, span: edit });
      edits.push({ title, edits: [{ span: edit, text: '&' }] });
    } else {
      const why = noCopy(describe(this, place), placeTy(this.db, this.raw.locals, place));
      if (label === undefined) label = why;
      else labels.push({ span, text: why });
      const { term } = at;
      if (
        term?.kind === 'call' &&
        selfMove(term, move.span) === 'method' &&
        term.func.kind === 'const' &&
        term.func.value.kind === 'fn'
      ) {
        const name = quoted(describe(this, place));
        labels.push({ span: term.fnSpan, text: `${name} moved due to this method call` });
        notes.push({
          kind: 'note',
          text: `\`${this.db.program.def(term.func.value.def).name}\` takes ownership of the receiver \`self\`, which moves ${name}`,
        });
      }
    }
    const message = `cannot move out of ${what}`;
    this.out.push(
      errorAt(
        span,
        message,
        label === undefined ? { code, labels, notes, edits } : { code, label, labels, notes, edits },
      ),
    );
  }
}

function derefName(db: TypeDb, ty: Ty): string {
  const name = ty.kind === 'adt' ? db.program.def(ty.def).name : undefined;
  return name === 'Rc' || name === 'Arc' ? `an \`${name}\`` : `dereference of \`${db.printTy(ty)}\``;
}
