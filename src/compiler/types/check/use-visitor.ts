//! How a body uses places: what it moves, copies, borrows and assigns. As rustc's `ExprUseVisitor`, over THIR.
import { unreachable } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';
import type { DefId, LocalId } from '../../hir/hir.ts';
import type { Block, Expr, Pat } from '../thir.ts';
import type { CaptureMode, Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';

export type Projection = { readonly ty: Ty } & (
  { readonly kind: 'deref' } | { readonly kind: 'field'; readonly index: number; readonly variant: number }
);
/** A place rooted in a variable of an enclosing body. */
export interface Place {
  readonly root: LocalId;
  readonly rootTy: Ty;
  readonly projections: readonly Projection[];
  readonly ty: Ty;
  /** Beyond an index: further projections belong to no capturable place. */
  readonly frozen: boolean;
}
interface UseDelegate {
  consume(place: Place, span: Span): void;
  borrow(place: Place, mode: CaptureMode, span: Span): void;
  /** A variable is named (decides the order of captures). */
  mention(local: LocalId): void;
}

function project(place: Place | undefined, projection: Projection): Place | undefined {
  if (place === undefined) return undefined;
  if (place.frozen) return { ...place, ty: projection.ty };
  return { ...place, projections: [...place.projections, projection], ty: projection.ty };
}

/**
 * A place that is taken apart by a pattern is captured as a whole (rustc captures the parts that are bound; both see the same
 * values, and the body then has the place that it matches on).
 */
function whole(pat: Pat, place: Place | undefined): Place | undefined {
  const apart = pat.kind === 'tuple' || pat.kind === 'variant' || pat.kind === 'or';
  return place !== undefined && apart ? { ...place, frozen: true } : place;
}

export class UseVisitor {
  private readonly fcx: FnCtxt;
  private readonly def: DefId;
  private readonly to: UseDelegate;

  constructor(fcx: FnCtxt, def: DefId, to: UseDelegate) {
    this.fcx = fcx;
    this.def = def;
    this.to = to;
  }

  /** Evaluates what a place expression is made of; the place, if rooted in an enclosing body's variable. */
  place(expr: Expr): Place | undefined {
    switch (expr.kind) {
      case 'upvar':
        this.to.mention(expr.local);
        return { root: expr.local, rootTy: expr.ty, projections: [], ty: expr.ty, frozen: false };
      case 'local':
      case 'static':
        return undefined;
      case 'deref':
        return project(this.place(expr.expr), { kind: 'deref', ty: expr.ty });
      case 'field':
        return project(this.place(expr.expr), { kind: 'field', index: expr.index, variant: expr.variant, ty: expr.ty });
      case 'index': {
        const base = this.place(expr.expr);
        this.value(expr.index);
        return base === undefined ? undefined : { ...base, frozen: true, ty: expr.ty };
      }
      default:
        this.value(expr);
        return undefined;
    }
  }

  private consume(place: Place | undefined, span: Span): void {
    if (place === undefined) return;
    // Something inside of what is captured as a whole is read by copy, or moved, and the whole with it.
    if (!place.frozen) this.to.consume(place, span);
    else if (this.fcx.isCopy(place.ty)) this.to.borrow(this.cut(place), 'byRef', span);
    else this.to.consume(this.cut(place), span);
  }

  private borrowed(place: Place | undefined, mode: CaptureMode, span: Span): void {
    if (place !== undefined) this.to.borrow(this.cut(place), mode, span);
  }

  private cut(place: Place): Place {
    return place.frozen ? { ...place, ty: place.projections.at(-1)?.ty ?? place.rootTy } : place;
  }

  private all(exprs: readonly Expr[]): void {
    for (const it of exprs) this.value(it);
  }

  /** Evaluates an expression for its value. */
  value(expr: Expr): void {
    const { span } = expr;
    switch (expr.kind) {
      case 'upvar':
      case 'local':
      case 'static':
      case 'deref':
      case 'field':
      case 'index':
        this.consume(this.place(expr), span);
        return;
      case 'lit':
      case 'const':
      case 'constParam':
      case 'fn':
      case 'constBlock':
      case 'continue':
        return;
      case 'call':
        this.value(expr.func);
        this.all(expr.args);
        return;
      case 'adt':
        for (const field of expr.fields) this.value(field.expr);
        if (expr.base !== undefined) this.base(expr, expr.base);
        return;
      case 'tuple':
      case 'array':
        this.all(expr.items);
        return;
      case 'repeat':
        this.value(expr.value);
        return;
      case 'closure':
        this.closure(expr.def);
        return;
      case 'binary':
      case 'logical':
        this.value(expr.left);
        this.value(expr.right);
        return;
      case 'unary':
      case 'cast':
      case 'coerce':
      case 'neverToAny':
      case 'dropTemps':
      case 'try':
      case 'await':
        this.value(expr.expr);
        return;
      case 'yield':
        this.value(expr.value);
        return;
      case 'borrow':
      case 'rawBorrow':
        this.borrowed(this.place(expr.expr), expr.mut === 'mut' ? 'byMutRef' : 'byRef', span);
        return;
      case 'block':
        this.block(expr.block);
        return;
      case 'if':
        this.value(expr.cond);
        this.value(expr.then);
        if (expr.els !== undefined) this.value(expr.els);
        return;
      case 'let':
        this.pattern(expr.pat, whole(expr.pat, this.place(expr.init)), expr.init.span);
        return;
      case 'loop':
        this.block(expr.body);
        return;
      case 'match': {
        const place = this.place(expr.scrutinee);
        for (const arm of expr.arms) {
          this.pattern(arm.pat, whole(arm.pat, place), expr.scrutinee.span);
          if (arm.guard !== undefined) this.value(arm.guard);
          this.value(arm.body);
        }
        return;
      }
      case 'break':
      case 'return':
        if (expr.value !== undefined) this.value(expr.value);
        return;
      case 'assign':
      case 'assignOp': {
        this.value(expr.right);
        const place = this.place(expr.left);
        this.borrowed(place, 'byMutRef', expr.left.span);
        return;
      }
      case 'formatArgs':
        for (const arg of expr.args) this.borrowed(this.place(arg), 'byRef', arg.span);
        return;
      default:
        unreachable(expr);
    }
  }

  /** `..base`: the fields not given are taken out of it. */
  private base(expr: Expr & { kind: 'adt' }, base: Expr): void {
    const place = this.place(base);
    const tys = this.fcx.db.fieldTys(expr.def, expr.variant, expr.args);
    for (const [index, ty] of tys.entries()) {
      if (expr.fields.some((it) => it.index === index)) continue;
      this.consume(
        project(place, { kind: 'field', index, variant: expr.variant, ty: this.fcx.normalize(ty, base.span) }),
        base.span,
      );
    }
  }

  /** Creating a closure uses the places it captures. */
  private closure(def: DefId): void {
    const state = this.fcx.closures.get(def);
    for (const capture of state?.captures ?? []) {
      if (this.fcx.localOwner.get(capture.local) === this.def) continue;
      this.to.mention(capture.local);
      const rootTy = this.fcx.infcx.resolve(this.fcx.localTy(capture.local, capture.span));
      let place: Place | undefined = { root: capture.local, rootTy, projections: [], ty: rootTy, frozen: false };
      let ty = rootTy;
      for (const projection of capture.projections) {
        ty = projectedTy(this.fcx, ty, projection);
        place = project(
          place,
          projection.kind === 'deref'
            ? { kind: 'deref', ty }
            : { kind: 'field', index: projection.index, variant: projection.variant ?? 0, ty },
        );
      }
      if (place === undefined) continue;
      if (capture.mode === 'byValue') this.consume(place, capture.span);
      else this.borrowed(place, capture.mode, capture.span);
    }
  }

  private block(block: Block): void {
    for (const stmt of block.stmts) {
      if (stmt.kind === 'expr') this.value(stmt.expr);
      else {
        if (stmt.init !== undefined) this.pattern(stmt.pat, whole(stmt.pat, this.place(stmt.init)), stmt.init.span);
        if (stmt.els !== undefined) this.block(stmt.els);
      }
    }
    if (block.expr !== undefined) this.value(block.expr);
  }

  /** What matching a place against a pattern reads, moves and borrows. */
  pattern(pat: Pat, place: Place | undefined, span: Span = pat.span): void {
    switch (pat.kind) {
      case 'wild':
      case 'never':
        return;
      case 'binding':
        if (pat.mode === 'move') this.consume(place, span);
        else this.borrowed(place, pat.mode === 'refMut' ? 'byMutRef' : 'byRef', span);
        if (pat.sub !== undefined) this.pattern(pat.sub, place, span);
        return;
      case 'variant': {
        const def = this.fcx.db.program.def(pat.adt);
        // Only an enum with several variants needs its discriminant read.
        if (pat.isEnum && 'variants' in def && def.variants.length > 1) this.borrowed(place, 'byRef', span);
        const tys = this.fcx.db.fieldTys(pat.adt, pat.variant, pat.args);
        for (const field of pat.fields) {
          const ty = tys[field.index];
          this.pattern(
            field.pat,
            ty === undefined
              ? undefined
              : project(place, {
                  kind: 'field',
                  index: field.index,
                  variant: pat.variant,
                  ty: this.fcx.normalize(ty, pat.span),
                }),
            span,
          );
        }
        return;
      }
      case 'tuple':
        for (const item of pat.items)
          this.pattern(
            item.pat,
            project(place, { kind: 'field', index: item.index, variant: 0, ty: item.pat.ty }),
            span,
          );
        return;
      case 'deref': {
        // What is behind a reference is captured as a whole: the body matches on the reference itself.
        const behind = project(place, { kind: 'deref', ty: pat.pat.ty });
        this.pattern(pat.pat, behind === undefined ? undefined : { ...behind, frozen: true }, span);
        return;
      }
      case 'const':
      case 'range':
        this.borrowed(place, 'byRef', span);
        return;
      case 'slice': {
        if (pat.ty.kind === 'slice') this.borrowed(place, 'byRef', span);
        const inside = place === undefined ? undefined : { ...place, frozen: true };
        for (const item of [...pat.prefix, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.suffix]) {
          this.pattern(item, inside === undefined ? undefined : { ...inside, ty: item.ty }, span);
        }
        return;
      }
      case 'or':
        for (const alt of pat.alts) this.pattern(alt, place, span);
        return;
      default:
        unreachable(pat);
    }
  }
}

function projectedTy(
  fcx: FnCtxt,
  ty: Ty,
  projection:
    { readonly kind: 'deref' } | { readonly kind: 'field'; readonly index: number; readonly variant?: number },
): Ty {
  const resolved = fcx.infcx.resolve(ty);
  if (projection.kind === 'deref') {
    if (resolved.kind === 'ref' || resolved.kind === 'ptr') return resolved.ty;
    const [first] = resolved.kind === 'adt' ? resolved.args : [];
    return first?.kind === 'type' ? first.ty : resolved;
  }
  if (resolved.kind === 'tuple') return resolved.items[projection.index] ?? resolved;
  if (resolved.kind !== 'adt') return resolved;
  return fcx.infcx.resolve(
    fcx.normalize(
      fcx.db.fieldTys(resolved.def, projection.variant ?? 0, resolved.args)[projection.index] ?? resolved,
      fcx.body.value.span,
    ),
  );
}
