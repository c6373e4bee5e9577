//! What every statement demands of regions: assignments, borrows, aggregates, casts, calls with the bounds of the callee.
import { need } from '../../../base/assert.ts';
import type { Span } from '../../../source/span.ts';

import { mkClosure, mkCoroutine, mkFnDef, mkRef, STATIC } from '../../types/interner.ts';
import type { GenericArgs, Region, Ty } from '../../types/ty.ts';
import type { Aggregate, Operand, Place, Rvalue, Stmt, Terminator } from '../mir.ts';
import { instantiate } from './annotate.ts';
import { applyRequirements } from './closure-regions.ts';
import type { RequirementsOf } from './closure-regions.ts';
import type { BodyTypes } from './body-types.ts';
import { mapRegions } from './project.ts';
import type { Category, RegionVid } from './regions.ts';
import type { Points } from './points.ts';
import { Relation, vidOf } from './relate.ts';
import type { TypeTest } from './relate.ts';
import type { Variances } from './variance.ts';

/** A borrow that may still be in use later. */
export interface Loan {
  readonly index: number;
  readonly region: RegionVid;
  readonly place: Place;
  readonly mut: 'not' | 'mut';
  readonly point: number;
  readonly span: Span;
  /** The temporary of a two-phase borrow. */
  readonly twoPhase: Place['local'] | undefined;
  readonly capture: boolean;
  readonly fake: boolean;
}

export class ConstraintBuilder {
  readonly loans: Loan[] = [];
  readonly tests: TypeTest[] = [];
  private readonly types: BodyTypes;
  private readonly variances: Variances;
  private readonly points: Points;
  private readonly requirements: RequirementsOf;

  constructor(types: BodyTypes, variances: Variances, points: Points, requirements: RequirementsOf) {
    this.types = types;
    this.requirements = requirements;
    this.variances = variances;
    this.points = points;
  }

  run(): void {
    const { blocks } = this.types.raw;
    for (const at of this.points.order) {
      const block = need(blocks[at], 'block');
      block.stmts.forEach((stmt, i) => this.stmt(stmt, this.points.at(at, i)));
      if (block.term !== undefined) this.term(block.term);
    }
  }

  private relation(category: Category, span: Span): Relation {
    return new Relation(this.types, this.variances, this.tests, category, span);
  }
  private categoryFor(place: Place): Category {
    return place.local === 0 && place.proj.length === 0
      ? { kind: 'return' }
      : { kind: this.types.raw.locals[place.local]?.name === undefined ? 'boring' : 'assignment' };
  }

  operandTy(operand: Operand): Ty {
    if (operand.kind !== 'const') return this.types.placeTy(operand.place);
    const { value, ty } = operand;
    switch (value.kind) {
      case 'str':
      case 'bytes':
      case 'promoted':
      case 'staticRef':
        return ty.kind === 'ref' ? mkRef(ty.ty, ty.mut, STATIC) : ty;
      case 'fn':
        return ty.kind === 'fnDef' ? mkFnDef(ty.def, this.types.renumberArgs(ty.args)) : ty;
      default:
        return ty;
    }
  }

  private stmt(stmt: Stmt, point: number): void {
    if (stmt.kind !== 'assign') return;
    const dest = this.types.placeTy(stmt.place);
    this.rvalue(stmt.value, dest, stmt.place, this.relation(this.categoryFor(stmt.place), stmt.span), point, stmt.span);
  }

  private rvalue(value: Rvalue, dest: Ty, destPlace: Place, relation: Relation, point: number, span: Span): void {
    switch (value.kind) {
      case 'use':
        relation.ty(this.operandTy(value.operand), dest);
        return;
      case 'repeat':
        if (dest.kind === 'array') relation.ty(this.operandTy(value.operand), dest.elem);
        return;
      case 'ref':
        this.borrow(value, dest, destPlace, relation, point, span);
        return;
      case 'cast':
        if (value.cast === 'unsize') {
          const toReturn = this.categoryFor(destPlace);
          const category: Category = toReturn.kind === 'return' ? toReturn : { kind: 'cast' };
          this.relation(category, span).unsize(this.operandTy(value.operand), dest);
        }
        return;
      case 'aggregate':
        this.aggregate(value, dest, relation, span);
        return;
      default:
    }
  }

  private aggregate(value: Extract<Rvalue, { kind: 'aggregate' }>, dest: Ty, relation: Relation, span: Span): void {
    const { aggregate } = value;
    const isClosure = aggregate.kind === 'closure' || aggregate.kind === 'coroutine';
    const made = isClosure ? this.types.renumber(closureTy(aggregate)) : dest;
    value.fields.forEach((field, i) => {
      // Returned as `impl Trait`: the parts escape with the whole.
      const want = made.kind === 'opaque' ? made : this.aggregateField(value, made, i);
      if (want !== undefined) relation.ty(this.operandTy(field), want);
    });
    if (!isClosure) return;
    applyRequirements(this.types, made, this.requirements(aggregate.def), this.tests);
    if (dest.kind === 'opaque') this.promisedOutput(made, dest, span);
    relation.ty(made, dest);
  }

  /** `-> impl Future<Output = &'a T>`: what the future gives must be as declared. */
  private promisedOutput(made: Ty, opaque: Extract<Ty, { kind: 'opaque' }>, span: Span): void {
    const output = this.types.externalParts(made).at(-1);
    const promised = this.types.promisedOutput(opaque);
    if (output !== undefined && promised !== undefined) this.relation({ kind: 'boring' }, span).ty(output, promised);
  }

  private aggregateField(value: Extract<Rvalue, { kind: 'aggregate' }>, dest: Ty, index: number): Ty | undefined {
    const { aggregate } = value;
    switch (aggregate.kind) {
      case 'array':
        return dest.kind === 'array' ? dest.elem : undefined;
      case 'adt':
        return this.types.fieldTy(dest, aggregate.variant, aggregate.activeField ?? index);
      case 'tuple':
      case 'closure':
      case 'coroutine':
        return this.types.fieldTy(dest, 0, index);
    }
  }

  private borrow(
    value: Extract<Rvalue, { kind: 'ref' }>,
    dest: Ty,
    destPlace: Place,
    relation: Relation,
    point: number,
    span: Span,
  ): void {
    const { place, mut } = value;
    const region = this.types.graph.fresh();
    const target = this.types.placeTy(place);
    if (dest.kind === 'ref') {
      const to = vidOf(dest.region);
      if (to !== undefined) relation.outlives(region, to);
      relation.ty(target, dest.ty, dest.mut === 'mut' ? 3 : 1);
    }
    this.reborrow(place, region, span);
    if (!this.isTracked(place)) return;
    const twoPhase = value.twoPhase && destPlace.proj.length === 0 ? destPlace.local : undefined;
    this.loans.push({
      index: this.loans.length,
      region,
      place,
      mut,
      point,
      span,
      twoPhase,
      capture: value.capture === true,
      fake: value.fake,
    });
  }

  /** Borrows behind a shared reference or raw pointer conflict with nothing. */
  private isTracked(place: Place): boolean {
    return place.proj.every((proj, i) => {
      if (proj.kind !== 'deref') return true;
      const base = this.types.prefixTy(place, i);
      return !(base.kind === 'ptr' || (base.kind === 'ref' && base.mut === 'not'));
    });
  }

  /** `&'r *p`: what `p` points to must live for 'r, through unique references up to the first shared one. */
  private reborrow(place: Place, region: RegionVid, span: Span): void {
    for (let i = place.proj.length - 1; i >= 0; i--) {
      if (place.proj[i]?.kind !== 'deref') continue;
      const base = this.types.prefixTy(place, i);
      if (base.kind === 'ptr') return;
      if (base.kind !== 'ref') continue;
      const vid = vidOf(base.region);
      if (vid !== undefined) this.types.graph.add(vid, region, { kind: 'boring' }, span);
      if (base.mut === 'not') return;
    }
  }

  private term(term: Terminator): void {
    if (term.kind === 'call') this.call(term);
  }

  private call(term: Extract<Terminator, { kind: 'call' }>): void {
    const { func, args, dest, span } = term;
    if (func.kind !== 'const' || func.value.kind !== 'fn') return;
    const { def } = func.value;
    const { types } = this;
    const fnArgs = types.renumberArgs(func.value.args);
    const sig = types.annotator.sig(def);
    const anonymous: Region[] = Array.from({ length: sig.nAnonymous }, () => ({
      kind: 'var',
      index: types.graph.fresh(),
    }));
    const bring = (ty: Ty): Ty => types.projector.normalize(instantiate(ty, fnArgs, anonymous, mapRegions));
    const argument = this.relation({ kind: 'callArgument' }, span);
    args.forEach((arg, i) => {
      const param = sig.params[i];
      if (param !== undefined) argument.ty(this.operandTy(arg), bring(param));
    });
    this.relation(this.categoryFor(dest), span).ty(bring(sig.ret), types.placeTy(dest));
    this.bounds(def, fnArgs, bring, span);
    const [self] = args;
    if (self !== undefined) this.lend(this.operandTy(self), types.placeTy(dest), span);
  }

  /** The future of an async closure called through `&mut` borrows the closure as long as it borrows something mutably. */
  private lend(self: Ty, future: Ty, span: Span): void {
    if (self.kind !== 'ref' || self.mut !== 'mut' || self.ty.kind !== 'closure' || future.kind !== 'coroutine') return;
    const from = vidOf(self.region);
    const { captures } = this.types.db.closureInfo(future.def);
    this.types.heldBy(future).forEach((held, i) => {
      const mode = captures[i]?.mode;
      if (held.kind !== 'ref' || (mode !== 'byMutRef' && mode !== 'byUniqueRef')) return;
      const to = vidOf(held.region);
      if (from !== undefined && to !== undefined) this.types.graph.add(from, to, { kind: 'boring' }, span);
    });
  }

  private bounds(
    def: Parameters<BodyTypes['annotator']['outlivesOf']>[0],
    fnArgs: GenericArgs,
    bring: (ty: Ty) => Ty,
    span: Span,
  ): void {
    const relation = this.relation({ kind: 'predicate' }, span);
    for (const { subject, bound } of this.types.annotator.outlivesOf(def)) {
      const shorter = this.substRegion(bound, fnArgs);
      if (subject.kind === 'type') {
        // The bound on a param of the callee: everything in the type argument outlives it.
        relation.tyOutlives(bring(subject.ty), shorter);
      } else {
        const a = vidOf(this.substRegion(subject.region, fnArgs));
        const b = vidOf(shorter);
        if (a !== undefined && b !== undefined) relation.outlives(a, b);
      }
    }
  }
  private substRegion(region: Region, args: GenericArgs): Region {
    if (region.kind !== 'param') return region;
    const arg = args[region.index];
    return arg?.kind === 'region' ? arg.region : region;
  }
}

function closureTy(aggregate: Extract<Aggregate, { kind: 'closure' | 'coroutine' }>): Ty {
  const make = aggregate.kind === 'closure' ? mkClosure : mkCoroutine;
  return make(aggregate.def, aggregate.args);
}
