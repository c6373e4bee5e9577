//! E0594, E0596: assignments to and mutable borrows of what is not mutable.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label, SubDiagnostic, SuggestedEdit } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { LocalId } from '../../hir/hir.ts';
import type { TypeDb } from '../../types/api.ts';
import type { BuildContext } from '../build/builder.ts';
import type { RawBody } from '../build/body.ts';
import type { LocalIdx, Place } from '../mir.ts';
import { placeTy } from '../place.ts';
import { describe, quoted, upvarOf } from './describe.ts';
import type { Describer } from './describe.ts';
import type { MoveFacts } from './moves.ts';
import type { Points } from './points.ts';
import { stmtUses, termUses } from './uses.ts';
import type { Use } from './uses.ts';

/** Why a place is not mutable. */
type Obstacle =
  | { readonly kind: 'local'; readonly local: LocalIdx }
  | { readonly kind: 'upvar'; readonly place: Place } // captured variable not declared mut
  | { readonly kind: 'fnClosure'; readonly place: Place }
  | { readonly kind: 'sharedRef'; readonly base: Place }
  | { readonly kind: 'constPtr'; readonly base: Place }
  | { readonly kind: 'static'; readonly name: string };

/** Checks permissions of every write and mutable borrow. */
export function checkMutability(
  cx: BuildContext,
  raw: RawBody,
  points: Points,
  facts: MoveFacts,
  out: Diagnostic[],
  usedMut: Set<LocalId>,
): void {
  new Checker(cx, raw, points, facts, out, usedMut).run();
}

class Checker implements Describer {
  readonly db: TypeDb;
  readonly raw: RawBody;
  private readonly declOf: BuildContext['declOf'];
  private readonly points: Points;
  private readonly facts: MoveFacts;
  private readonly out: Diagnostic[];
  /** Variables whose `mut` is needed. */
  private readonly usedMut: Set<LocalId>;
  private readonly reported = new Set<string>();
  /** Statics behind the temporaries that hold their addresses. */
  private readonly statics = new Map<LocalIdx, string>();

  constructor(
    cx: BuildContext,
    raw: RawBody,
    points: Points,
    facts: MoveFacts,
    out: Diagnostic[],
    usedMut: Set<LocalId>,
  ) {
    this.usedMut = usedMut;
    this.db = cx.db;
    this.declOf = cx.declOf;
    this.raw = raw;
    this.points = points;
    this.facts = facts;
    this.out = out;
    for (const block of raw.blocks)
      for (const stmt of block.stmts)
        if (
          stmt.kind === 'assign' &&
          stmt.value.kind === 'use' &&
          stmt.value.operand.kind === 'const' &&
          stmt.value.operand.value.kind === 'staticRef'
        )
          this.statics.set(stmt.place.local, cx.db.program.def(stmt.value.operand.value.def).name);
  }

  run(): void {
    for (const at of this.points.order) {
      if (this.facts.init.entry[at] === undefined) continue;
      const block = this.raw.blocks[at];
      if (block === undefined) continue;
      for (const stmt of block.stmts) for (const use of stmtUses(stmt)) this.check(use);
      if (block.term !== undefined) for (const use of termUses(block.term)) this.check(use);
    }
  }

  private check(use: Use): void {
    switch (use.kind) {
      case 'assign': {
        if (use.place.proj.length === 0) return; // E0384 is about initialisation
        const obstacle = this.obstacle(use.place, false);
        if (obstacle !== undefined) this.report(use.place, obstacle, use.span, 'assign');
        return;
      }
      case 'borrow': {
        if (use.mut !== 'mut') return;
        const obstacle = this.obstacle(use.place, use.capture);
        if (obstacle !== undefined) this.report(use.place, obstacle, use.span, 'borrow');
        return;
      }
      default:
    }
  }

  // ---------------------------------------------------------------- is it mutable?

  /** rustc's `is_mutable`. `anyLocal`: locals need not be declared mut (what a closure captures uniquely is judged inside it). */
  private obstacle(place: Place, anyLocal: boolean): Obstacle | undefined {
    const upvar = upvarOf(this, place);
    if (upvar !== undefined && upvar.length === place.proj.length) return this.upvarObstacle(place, upvar, anyLocal);
    const last = place.proj.at(-1);
    if (last === undefined) return this.localObstacle(place.local, anyLocal);
    const base: Place = { local: place.local, proj: place.proj.slice(0, -1) };
    if (last.kind !== 'deref') return this.obstacle(base, anyLocal);
    const ty = placeTy(this.db, this.raw.locals, base);
    switch (ty.kind) {
      case 'ref': {
        if (ty.mut === 'mut') return this.obstacle(base, true);
        const name = base.proj.length === 0 ? this.statics.get(base.local) : undefined;
        return name === undefined ? { kind: 'sharedRef', base } : { kind: 'static', name };
      }
      case 'ptr':
        return ty.mut === 'mut' ? undefined : { kind: 'constPtr', base };
      default:
        return this.obstacle(base, anyLocal);
    }
  }

  private localObstacle(local: LocalIdx, anyLocal: boolean): Obstacle | undefined {
    const decl = this.raw.locals[local];
    if (!anyLocal && decl?.hirLocal !== undefined) this.usedMut.add(decl.hirLocal);
    if (anyLocal || decl === undefined || decl.mutable || decl.name === undefined) return undefined;
    return { kind: 'local', local };
  }

  private upvarObstacle(
    place: Place,
    upvar: NonNullable<ReturnType<typeof upvarOf>>,
    anyLocal: boolean,
  ): Obstacle | undefined {
    const info = this.raw.thir.closure;
    if (info === undefined) return undefined;
    const { capture } = upvar;
    const byRef = capture.mode !== 'byValue';
    if (!anyLocal) this.usedMut.add(capture.local);
    if (!anyLocal && !this.isDeclaredMut(capture)) return { kind: 'upvar', place };
    if (
      info.flavor !== 'asyncBlock' &&
      info.flavor !== 'gen' &&
      info.kind === 'Fn' &&
      !(byRef && capture.mode === 'byRef')
    )
      return { kind: 'fnClosure', place };
    if (byRef && capture.mode === 'byRef') {
      // The capture analysis saw no mutable use: only happens for `Fn` closures by expectation.
      return info.kind === 'Fn' ? { kind: 'fnClosure', place } : undefined;
    }
    return undefined;
  }

  /** Declared `mut`, or reached through a `&mut`. */
  private isDeclaredMut(capture: NonNullable<ReturnType<typeof upvarOf>>['capture']): boolean {
    if (capture.projections.some((proj) => proj.kind === 'deref')) return true;
    const decl = this.declOf(capture.local);
    return decl === undefined || decl.mutable;
  }

  // ---------------------------------------------------------------- words

  private report(place: Place, obstacle: Obstacle, span: Span, how: 'assign' | 'borrow'): void {
    const key = `${span.start} ${span.end} ${how}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    const name = describe(this, place);
    const labels: Label[] = [];
    const notes: SubDiagnostic[] = [];
    const edits: SuggestedEdit[] = [];
    const item = quoted(name, how === 'assign' ? 'immutable place' : 'value');
    let reason: string;
    let label = how === 'assign' ? 'cannot assign' : 'cannot borrow as mutable';
    switch (obstacle.kind) {
      case 'local': {
        const decl = this.raw.locals[obstacle.local];
        const whole = place.proj.length === 0;
        reason = `${whole ? 'it' : `\`${decl?.name ?? '_'}\``} is not declared as mutable`;
        if (decl !== undefined) this.suggestMut(decl.span, notes, edits);
        break;
      }
      case 'upvar': {
        reason =
          place.proj.length > 0 && upvarOf(this, place)?.length === place.proj.length
            ? 'it is not declared as mutable'
            : `\`${name ?? '_'}\` is not declared as mutable`;
        const upvar = upvarOf(this, place);
        const decl = upvar === undefined ? undefined : this.declOf(upvar.capture.local);
        if (decl !== undefined) this.suggestMut(decl.span, notes, edits);
        break;
      }
      case 'fnClosure':
        reason = 'it is a captured variable in a `Fn` closure';
        break;
      case 'static':
        this.pushStatic(obstacle.name, span, how);
        return;
      case 'sharedRef':
      case 'constPtr': {
        const pointer = obstacle.kind === 'sharedRef' ? '`&` reference' : '`*const` pointer';
        const base = describe(this, obstacle.base);
        reason = how === 'assign' ? `which is behind a ${pointer}` : `as it is behind a ${pointer}`;
        if (base !== undefined && obstacle.base.proj.length === 0) {
          label = `\`${base}\` is a ${pointer}, so ${how === 'assign' ? 'it cannot be written to' : 'it cannot be borrowed as mutable'}`;
          this.suggestMutRef(obstacle.base.local, notes);
        }
        this.out.push(
          errorAt(
            span,
            how === 'assign' ? `cannot assign to ${item}, ${reason}` : `cannot borrow ${item} as mutable, ${reason}`,
            {
              code: how === 'assign' ? 'E0594' : 'E0596',
              label,
              labels,
              notes,
              edits,
            },
          ),
        );
        return;
      }
    }
    this.out.push(
      errorAt(
        span,
        how === 'assign' ? `cannot assign to ${item}, as ${reason}` : `cannot borrow ${item} as mutable, as ${reason}`,
        {
          code: how === 'assign' ? 'E0594' : 'E0596',
          label,
          labels,
          notes,
          edits,
        },
      ),
    );
  }

  private pushStatic(name: string, span: Span, how: 'assign' | 'borrow'): void {
    this.out.push(
      errorAt(
        span,
        how === 'assign'
          ? `cannot assign to immutable static item \`${name}\``
          : `cannot borrow immutable static item \`${name}\` as mutable`,
        {
          code: how === 'assign' ? 'E0594' : 'E0596',
          label: how === 'assign' ? 'cannot assign' : 'cannot borrow as mutable',
        },
      ),
    );
  }

  private suggestMut(decl: Span, notes: SubDiagnostic[], edits: SuggestedEdit[]): void {
    const title = 'consider changing this to be mutable';
    notes.push({ kind: 'help', text: title, span: decl });
    edits.push({ title, edits: [{ span: { ...decl, end: decl.start }, text: 'mut ' }] });
  }
  private suggestMutRef(local: LocalIdx, notes: SubDiagnostic[]): void {
    const decl = this.raw.locals[local];
    if (decl === undefined || !decl.isArg || decl.ty.kind !== 'ref') return;
    notes.push({ kind: 'help', text: `consider changing this to be a mutable reference`, span: decl.span });
  }
}
