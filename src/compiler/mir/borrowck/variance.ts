//! Variance of ADT parameters, from how the fields use them (a fixed point, as rustc's variance inference).
import type { DefId } from '../../hir/hir.ts';
import type { TypeDb } from '../../types/api.ts';
import type { GenericArgs, Region, Ty } from '../../types/ty.ts';
import { LibraryMap } from '../library-map.ts';
import type { Annotator } from './annotate.ts';

/** Bits: used covariantly, used contravariantly. Both: invariant. */
export type Variance = 0 | 1 | 2 | 3;
export const COVARIANT: Variance = 1;
export const CONTRAVARIANT: Variance = 2;
export const INVARIANT: Variance = 3;

/** Variance of a position inside a position. */
export function compose(outer: Variance, inner: Variance): Variance {
  if (outer === 0 || inner === 0) return 0;
  if (outer === INVARIANT || inner === INVARIANT) return INVARIANT;
  return outer === inner ? COVARIANT : CONTRAVARIANT;
}

export class Variances {
  private readonly db: TypeDb;
  private readonly annotator: Annotator;
  private readonly known: LibraryMap<Variance[]>;

  constructor(db: TypeDb, annotator: Annotator) {
    this.db = db;
    this.annotator = annotator;
    this.known = new LibraryMap(db.program, 'variances');
  }

  /** By parameter index. Parameters no field uses are covariant for us (rustc rejects them). */
  of(adt: DefId): readonly Variance[] {
    const known = this.known.get(adt);
    if (known !== undefined) return known;
    const n = this.db.genericsOf(adt).params.length;
    const current: Variance[] = new Array<Variance>(n).fill(0);
    this.known.set(adt, current);
    if (adt === this.db.lang('phantom_data')) return current.fill(COVARIANT);
    if (adt === this.db.lang('unsafe_cell')) return current.fill(INVARIANT);
    // Recursive types see the approximation so far; a few rounds reach the fixed point.
    for (let round = 0; round < 4; round++) {
      const before = current.join();
      for (const variant of this.annotator.fieldTys(adt)) for (const ty of variant) this.visit(ty, COVARIANT, current);
      if (current.join() === before) break;
    }
    return current;
  }

  private use(index: number, variance: Variance, out: Variance[]): void {
    out[index] = ((out[index] ?? 0) | variance) as Variance;
  }
  private region(region: Region, variance: Variance, out: Variance[]): void {
    if (region.kind === 'param') this.use(region.index, variance, out);
  }
  private visit(ty: Ty, variance: Variance, out: Variance[]): void {
    switch (ty.kind) {
      case 'param':
        this.use(ty.index, variance, out);
        return;
      case 'ref':
        this.region(ty.region, variance, out);
        this.visit(ty.ty, ty.mut === 'mut' ? INVARIANT : variance, out);
        return;
      case 'ptr':
        this.visit(ty.ty, ty.mut === 'mut' ? INVARIANT : variance, out);
        return;
      case 'slice':
      case 'array':
        this.visit(ty.elem, variance, out);
        return;
      case 'tuple':
        for (const item of ty.items) this.visit(item, variance, out);
        return;
      case 'adt': {
        const inner = this.of(ty.def);
        ty.args.forEach((arg, i) => {
          const mine = compose(variance, inner[i] ?? INVARIANT);
          if (arg.kind === 'type') this.visit(arg.ty, mine, out);
          else if (arg.kind === 'region') this.region(arg.region, mine, out);
        });
        return;
      }
      case 'fnPtr':
        for (const param of ty.params) this.visit(param, compose(variance, CONTRAVARIANT), out);
        this.visit(ty.ret, variance, out);
        return;
      case 'dyn':
        this.region(ty.region, variance, out);
        if (ty.principal !== undefined) {
          this.args(ty.principal.args, INVARIANT, out);
          for (const projection of ty.principal.projections) this.visit(projection.ty, INVARIANT, out);
        }
        return;
      case 'projection':
      case 'opaque':
      case 'fnDef':
      case 'closure':
      case 'coroutine':
        this.args(ty.args, INVARIANT, out);
        return;
      default:
    }
  }
  private args(args: GenericArgs, variance: Variance, out: Variance[]): void {
    for (const arg of args) {
      if (arg.kind === 'type') this.visit(arg.ty, variance, out);
      else if (arg.kind === 'region') this.region(arg.region, variance, out);
    }
  }
}
