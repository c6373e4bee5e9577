//! Why a loan is still in force: a later use of something that holds it, or a region that outlives the body.
import { need } from '../../../base/assert.ts';
import type { Label } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { LocalIdx } from '../mir.ts';
import { localPlace } from '../place.ts';
import { hasDropImpl } from '../type-facts.ts';
import type { BodyTypes } from './body-types.ts';
import type { Loan } from './constraints.ts';
import { describe } from './describe.ts';
import type { Liveness } from './liveness.ts';
import { closureOf } from './moves.ts';
import type { Points } from './points.ts';
import type { Constraint, RegionVid } from './regions.ts';

export type Explanation =
  | { readonly kind: 'used'; readonly words: string; readonly span: Span; readonly isLoop: boolean }
  | { readonly kind: 'dropped'; readonly local: LocalIdx; readonly span: Span }
  /** It must be valid for a universal region, because of this constraint. */
  | {
      readonly kind: 'outlives';
      readonly universal: RegionVid;
      readonly blame: Constraint;
      readonly chain: readonly Constraint[];
    }
  | { readonly kind: 'unknown' };

export class Explainer {
  private readonly types: BodyTypes;
  private readonly points: Points;
  private readonly liveness: Liveness;
  private readonly holders = new Map<RegionVid, LocalIdx[]>();

  constructor(types: BodyTypes, points: Points, liveness: Liveness) {
    this.types = types;
    this.points = points;
    this.liveness = liveness;
    types.locals.forEach((ty, i) => {
      if (i === 0) return; // what is returned is held by the caller: a universal region says so
      for (const vid of types.vidsOf(ty)) {
        const list = this.holders.get(vid) ?? [];
        list.push(i as LocalIdx);
        this.holders.set(vid, list);
      }
    });
  }

  explain(loan: Loan, point: number): Explanation {
    // The same borrow again: only a later iteration can be to blame.
    const found = this.find(loan, point);
    return found.kind === 'used' ? { ...found, isLoop: found.isLoop && loan.point === point } : found;
  }

  private find(loan: Loan, point: number): Explanation {
    const { graph } = this.types;
    let holder: { readonly local: LocalIdx; readonly drop: boolean } | undefined;
    const chain = graph.path(loan.region, (vid) => {
      for (const local of this.holders.get(vid) ?? []) {
        const used = this.liveness.used[local]?.has(point) === true;
        const dropped = this.liveness.dropped[local]?.has(point) === true;
        if (!used && !dropped) continue;
        holder = { local, drop: !used };
        return true;
      }
      return false;
    });
    if (chain !== undefined && holder !== undefined) return this.laterUse(holder.local, holder.drop, point);
    const universals = new Set(graph.universalsIn(loan.region));
    const out = graph.path(loan.region, (vid) => universals.has(vid));
    const last = out?.at(-1);
    if (out !== undefined && last !== undefined)
      return { kind: 'outlives', universal: last.shorter, blame: bestBlame(out), chain: out };
    return { kind: 'unknown' };
  }

  private laterUse(local: LocalIdx, drop: boolean, point: number): Explanation {
    const queue: { readonly point: number; readonly isLoop: boolean }[] = [{ point, isLoop: false }];
    const seen = new Set<number>();
    for (let head = 0; head < queue.length; head++) {
      const at = need(queue[head], 'point');
      const effects = this.liveness.effects[at.point];
      if (effects === undefined) continue;
      if (drop ? effects.drops.includes(local) : effects.reads.includes(local)) {
        if (drop) return { kind: 'dropped', local, span: this.spanAt(at.point) };
        return { kind: 'used', isLoop: at.isLoop, ...this.useAt(at.point, local) };
      }
      if (effects.kills.includes(local) && at.point !== point) continue;
      for (const next of this.points.after(at.point)) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push({ point: next, isLoop: at.isLoop || this.points.isBack(at.point, next) });
      }
    }
    return { kind: 'unknown' };
  }

  private spanAt(point: number): Span {
    return (this.points.stmt(point) ?? this.points.term(point))?.span ?? this.types.raw.thir.span;
  }

  private useAt(point: number, local: LocalIdx): { readonly words: string; readonly span: Span } {
    const stmt = this.points.stmt(point);
    if (stmt !== undefined) {
      const closure = closureOf(this.types.db.program, stmt);
      if (closure !== undefined && stmt.kind === 'assign' && stmt.value.kind === 'aggregate') {
        const field = stmt.value.fields.find((operand) => operand.kind !== 'const' && operand.place.local === local);
        return {
          words: `captured here by ${closure.word}`,
          span: (field !== undefined && 'span' in field ? field.span : undefined) ?? closure.span,
        };
      }
      return { words: 'used here', span: stmt.span };
    }
    const term = this.points.term(point);
    if (term?.kind === 'call') {
      const arg = term.args.find((operand) => operand.kind !== 'const' && operand.place.local === local);
      if (arg !== undefined && arg.kind !== 'const' && this.types.raw.locals[local]?.name !== undefined)
        return { words: 'used here', span: arg.span ?? term.span };
      return { words: 'used by call', span: term.fnSpan };
    }
    return { words: 'used here', span: term?.span ?? this.types.raw.thir.span };
  }

  /** Labels for a later use; `which` is `first `, `mutable ` and the like. */
  labels(explanation: Explanation, which: string): Label[] {
    switch (explanation.kind) {
      case 'used': {
        const { words, span, isLoop } = explanation;
        return [
          {
            span,
            text: isLoop ? `${which}borrow ${words}, in later iteration of loop` : `${which}borrow later ${words}`,
          },
        ];
      }
      case 'dropped': {
        const { local, span } = explanation;
        const { db, raw } = this.types;
        const decl = need(raw.locals[local], 'local');
        const what = hasDropImpl(db, decl.ty) ? '`Drop` code' : 'destructor';
        const kind =
          decl.ty.kind === 'closure'
            ? 'closure'
            : decl.ty.kind === 'coroutine'
              ? 'coroutine'
              : `type \`${db.printTy(decl.ty)}\``;
        const name = describe(this.types, localPlace(local));
        if (name !== undefined)
          return [
            {
              span,
              text: `${which}borrow might be used here, when \`${name}\` is dropped and runs the ${what} for ${kind}`,
            },
          ];
        return [
          { span: decl.span, text: `a temporary with access to the ${which}borrow is created here ...` },
          {
            span,
            text: `... and the ${which}borrow might be used here, when that temporary is dropped and runs the ${what} for ${kind}`,
          },
        ];
      }
      default:
        return [];
    }
  }
}

/** The constraint a person would point at. */
export function bestBlame(chain: readonly Constraint[]): Constraint {
  const rank: Readonly<Record<Constraint['category']['kind'], number>> = {
    return: 0,
    yield: 0,
    callArgument: 1,
    cast: 2,
    capture: 3,
    predicate: 3,
    assignment: 4,
    opaque: 4,
    boring: 5,
  };
  let best = need(chain[0], 'constraint');
  for (const constraint of chain) if (rank[constraint.category.kind] <= rank[best.category.kind]) best = constraint;
  return best;
}
