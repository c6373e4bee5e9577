//! What a body may take for granted about the regions and type parameters of its signature: where clauses, and what well-formed
//! parameter types imply (`&'a T` as a parameter: `T: 'a`).
import { subst } from '../../types/fold.ts';
import { mkRef, STATIC, UNIT } from '../../types/interner.ts';
import type { Region, Ty } from '../../types/ty.ts';
import type { BodyTypes } from './body-types.ts';
import type { RegionVid } from './regions.ts';
import { STATIC_VID } from './regions.ts';
import { outlivesParts, vidOf } from './relate.ts';

/** How deep the fields of a parameter's type are searched for what they imply. */
const FIELD_DEPTH = 4;

export class KnownOutlives {
  private readonly types: BodyTypes;
  private readonly edges = new Map<RegionVid, Set<RegionVid>>();
  /** By erased type: regions it is known to outlive. */
  private readonly tyBounds = new Map<Ty, Set<RegionVid>>();

  constructor(types: BodyTypes) {
    this.types = types;
    for (let i = 0; i <= types.raw.nArgs; i++) {
      const ty = types.locals[i];
      if (ty !== undefined) this.implied(ty, FIELD_DEPTH);
    }
    for (const { subject, bound } of types.annotator.outlivesOf(types.raw.thir.owner)) {
      const shorter = types.regionInScope(bound);
      if (subject.kind === 'region') this.addRegion(types.regionInScope(subject.region), shorter);
      else this.addTy(types.inScope(subject.ty), shorter);
    }
  }

  private addRegion(longer: Region, shorter: Region): void {
    const a = vidOf(longer);
    const b = vidOf(shorter);
    if (a === undefined || b === undefined) return;
    const known = this.edges.get(a) ?? new Set();
    known.add(b);
    this.edges.set(a, known);
  }
  private addTy(ty: Ty, bound: Region): void {
    outlivesParts(
      this.types,
      ty,
      (region) => this.addRegion(region, bound),
      (part) => {
        const vid = vidOf(bound);
        if (vid === undefined) return;
        const key = this.types.erase(part);
        const known = this.tyBounds.get(key) ?? new Set();
        known.add(vid);
        this.tyBounds.set(key, known);
      },
    );
  }

  private implied(ty: Ty, depth: number): void {
    const { types } = this;
    switch (ty.kind) {
      case 'ref':
        this.addTy(ty.ty, ty.region);
        this.implied(ty.ty, depth);
        return;
      case 'adt': {
        for (const { subject, bound } of types.annotator.outlivesOf(ty.def)) {
          const shorter = holderRegion(subst(regionHolder(bound), ty.args));
          if (subject.kind === 'region')
            this.addRegion(holderRegion(subst(regionHolder(subject.region), ty.args)), shorter);
          else this.addTy(subst(subject.ty, ty.args), shorter);
        }
        // A struct's own bounds are inferred from its fields.
        if (depth > 0 && ty.args.some((arg) => arg.kind === 'region'))
          for (const variant of types.annotator.fieldTys(ty.def))
            for (const field of variant) this.implied(subst(field, ty.args), depth - 1);
        for (const arg of ty.args) if (arg.kind === 'type') this.implied(arg.ty, depth);
        return;
      }
      case 'tuple':
        for (const item of ty.items) this.implied(item, depth);
        return;
      case 'slice':
      case 'array':
        this.implied(ty.elem, depth);
        return;
      default:
    }
  }

  regions(longer: RegionVid, shorter: RegionVid): boolean {
    if (longer === shorter || longer === STATIC_VID) return true;
    const seen = new Set([longer]);
    const queue = [longer];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const next of this.edges.get(at) ?? []) {
        if (next === shorter || next === STATIC_VID) return true;
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    return false;
  }

  /** Does this parameter or projection outlive the region, by a bound on itself or on all of its parts? */
  ty(ty: Ty, bound: RegionVid): boolean {
    for (const region of this.tyBounds.get(this.types.erase(ty)) ?? []) if (this.regions(region, bound)) return true;
    if (ty.kind !== 'projection') return false;
    return ty.args.every((arg) => {
      if (arg.kind === 'const') return true;
      if (arg.kind === 'region') {
        const vid = vidOf(arg.region);
        return vid === undefined || this.regions(vid, bound);
      }
      let holds = true;
      outlivesParts(
        this.types,
        arg.ty,
        (region) => {
          const vid = vidOf(region);
          if (vid !== undefined && !this.regions(vid, bound)) holds = false;
        },
        (part) => {
          if (!this.ty(part, bound)) holds = false;
        },
      );
      return holds;
    });
  }
}

// A region wrapped in a type, so that it can be substituted.
const regionHolder = (region: Region): Ty => mkRef(UNIT, 'not', region);
const holderRegion = (ty: Ty): Region => (ty.kind === 'ref' ? ty.region : STATIC);
