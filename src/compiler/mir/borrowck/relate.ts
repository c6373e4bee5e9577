//! Subtyping between types that differ only in regions. Parts that do not correspond (unnormalised projections) relate nothing.
import type { Span } from '../../../source/span.ts';
import type { GenericArg, GenericArgs, Region, Ty } from '../../types/ty.ts';
import { eachRegion } from './annotate.ts';
import type { BodyTypes } from './body-types.ts';
import { compose, CONTRAVARIANT, COVARIANT, INVARIANT } from './variance.ts';
import type { Variance, Variances } from './variance.ts';
import type { Category, RegionGraph, RegionVid } from './regions.ts';
import { STATIC_VID } from './regions.ts';

/** The variable of a region; undefined for one that is free. */
export function vidOf(region: Region): RegionVid | undefined {
  return region.kind === 'var' ? region.index : region.kind === 'static' ? STATIC_VID : undefined;
}

/** `ty: 'bound` for a type parameter or an associated type of one: for the where clauses to prove. */
export interface TypeTest {
  readonly ty: Ty;
  readonly bound: RegionVid;
  readonly category: Category;
  readonly span: Span;
}

export class Relation {
  private readonly types: BodyTypes;
  private readonly graph: RegionGraph;
  private readonly tests: TypeTest[];
  private readonly variances: Variances;
  private readonly category: Category;
  private readonly span: Span;

  constructor(types: BodyTypes, variances: Variances, tests: TypeTest[], category: Category, span: Span) {
    this.types = types;
    this.graph = types.graph;
    this.tests = tests;
    this.variances = variances;
    this.category = category;
    this.span = span;
  }

  /** `sub <: sup` at this variance. */
  ty(sub: Ty, sup: Ty, variance: Variance = COVARIANT): void {
    if (sub === sup && !sub.flags.hasRegion) return;
    if (variance === 0) return;
    if (sup.kind === 'opaque' && (sub.kind !== 'opaque' || sub.def !== sup.def)) {
      // The hidden type of the fn's own `impl Trait`: what it borrows outlives the call.
      if (this.category.kind === 'return') this.hide(sub, sup);
      return;
    }
    switch (sub.kind) {
      case 'ref':
        if (sup.kind !== 'ref') return;
        this.region(sub.region, sup.region, variance);
        // `&mut (dyn Tr + 'a)` coerces to `&mut (dyn Tr + 'b)` for a shorter 'b: the bound of the object is not invariant here.
        this.ty(sub.ty, sup.ty, sup.mut === 'mut' && sup.ty.kind !== 'dyn' ? INVARIANT : variance);
        return;
      case 'ptr':
        if (sup.kind === 'ptr') this.ty(sub.ty, sup.ty, sup.mut === 'mut' ? INVARIANT : variance);
        return;
      case 'slice':
      case 'array':
        if (sup.kind === 'slice' || sup.kind === 'array') this.ty(sub.elem, sup.elem, variance);
        return;
      case 'tuple':
        if (sup.kind === 'tuple') sub.items.forEach((item, i) => this.ty(item, sup.items[i] ?? item, variance));
        return;
      case 'adt': {
        if (sup.kind !== 'adt' || sup.def !== sub.def) return;
        const inner = this.variances.of(sub.def);
        this.args(sub.args, sup.args, (i) => compose(variance, inner[i] ?? INVARIANT));
        return;
      }
      case 'closure':
      case 'coroutine':
        if (sup.kind === sub.kind && sup.def === sub.def) this.args(sub.args, sup.args, () => variance);
        return;
      case 'fnDef':
      case 'opaque':
      case 'projection':
        if (sup.kind === sub.kind && sup.def === sub.def) this.args(sub.args, sup.args, () => INVARIANT);
        return;
      case 'fnPtr':
        if (sup.kind !== 'fnPtr') return;
        sub.params.forEach((param, i) => this.ty(param, sup.params[i] ?? param, compose(variance, CONTRAVARIANT)));
        this.ty(sub.ret, sup.ret, variance);
        return;
      case 'dyn':
        if (sup.kind !== 'dyn') return;
        this.region(sub.region, sup.region, variance);
        if (sub.principal !== undefined && sup.principal?.def === sub.principal.def)
          this.args(sub.principal.args, sup.principal.args, () => INVARIANT);
        return;
      default:
    }
  }

  /** One that captures no lifetime can only hide what is `'static`. */
  private hide(sub: Ty, opaque: Ty): void {
    const captures = this.types.vidsOf(opaque).length > 0;
    const relation = captures
      ? this
      : new Relation(this.types, this.variances, this.tests, { kind: 'opaque' }, this.span);
    relation.tyOutlives(sub, { kind: 'var', index: this.graph.escape() });
  }

  private args(sub: GenericArgs, sup: GenericArgs, varianceAt: (i: number) => Variance): void {
    sub.forEach((arg: GenericArg, i) => {
      const other = sup[i];
      if (arg.kind === 'type' && other?.kind === 'type') this.ty(arg.ty, other.ty, varianceAt(i));
      else if (arg.kind === 'region' && other?.kind === 'region') this.region(arg.region, other.region, varianceAt(i));
    });
  }

  private region(sub: Region, sup: Region, variance: Variance): void {
    const a = vidOf(sub);
    const b = vidOf(sup);
    if (a === undefined || b === undefined) return;
    // `&'a T <: &'b T` iff 'a: 'b.
    if ((variance & COVARIANT) !== 0) this.outlives(a, b);
    if ((variance & CONTRAVARIANT) !== 0) this.outlives(b, a);
  }

  outlives(longer: RegionVid, shorter: RegionVid): void {
    this.graph.add(longer, shorter, this.category, this.span);
  }

  /** `ty: 'bound`: every region in it, and every type parameter. What a closure returns does not count, only what it holds. */
  tyOutlives(ty: Ty, bound: Region): void {
    const shorter = vidOf(bound);
    if (shorter === undefined) return;
    outlivesParts(
      this.types,
      ty,
      (region) => {
        const longer = vidOf(region);
        if (longer !== undefined) this.outlives(longer, shorter);
      },
      (part) => this.tests.push({ ty: part, bound: shorter, category: this.category, span: this.span }),
    );
  }

  /** An unsizing coercion: pointers' own regions relate, the pointee loses its type to a slice or a trait object. */
  unsize(source: Ty, target: Ty): void {
    if (source.kind === target.kind && source.kind !== 'dyn' && source.kind !== 'adt') {
      if (source.kind === 'ref' && target.kind === 'ref') {
        this.region(source.region, target.region, COVARIANT);
        this.unsize(source.ty, target.ty);
        return;
      }
      this.ty(source, target);
      return;
    }
    if (target.kind === 'dyn') {
      if (source.kind === 'dyn') this.ty(source, target);
      else this.tyOutlives(source, target.region);
      return;
    }
    if (source.kind === 'adt' && target.kind === 'adt' && source.def === target.def) {
      source.args.forEach((arg, i) => {
        const other = target.args[i];
        if (arg.kind === 'type' && other?.kind === 'type') this.unsize(arg.ty, other.ty);
        else if (arg.kind === 'region' && other?.kind === 'region') this.region(arg.region, other.region, COVARIANT);
      });
      return;
    }
    this.ty(source, target);
  }
}

/** What has to outlive a region so that the type does (rustc's outlives components). */
export function outlivesParts(
  types: BodyTypes,
  ty: Ty,
  region: (region: Region) => void,
  alias: (ty: Ty) => void,
): void {
  const visit = (at: Ty): void => outlivesParts(types, at, region, alias);
  const args = (list: GenericArgs): void => {
    for (const arg of list) {
      if (arg.kind === 'type') visit(arg.ty);
      else if (arg.kind === 'region') region(arg.region);
    }
  };
  switch (ty.kind) {
    case 'param':
    case 'projection':
      if (ty.flags.hasParam) alias(ty);
      return;
    case 'closure':
    case 'coroutine':
      types.heldBy(ty).forEach(visit);
      return;
    case 'ref':
      region(ty.region);
      visit(ty.ty);
      return;
    case 'ptr':
      visit(ty.ty);
      return;
    case 'slice':
    case 'array':
      visit(ty.elem);
      return;
    case 'tuple':
      ty.items.forEach(visit);
      return;
    case 'adt':
    case 'opaque':
    case 'fnDef':
      args(ty.args);
      return;
    case 'dyn':
    case 'fnPtr':
      eachRegion(ty, region);
      return;
    default:
  }
}
