//! The locals of one body with region variables, and the types of places over them.
import { need } from '../../../base/assert.ts';
import type { TypeDb } from '../../types/api.ts';
import { superFold } from '../../types/fold.ts';
import type { Folder } from '../../types/fold.ts';
import {
  argTy,
  ERASED,
  ERASED_ARG,
  ERROR_TY,
  mkClosure,
  mkCoroutine,
  mkOpaque,
  mkRef,
  typeArg,
} from '../../types/interner.ts';
import { subst } from '../../types/fold.ts';
import type { GenericArg, GenericArgs, Region, Ty } from '../../types/ty.ts';
import type { RawBody } from '../build/body.ts';
import type { LocalIdx, Place, Proj } from '../mir.ts';
import type { Annotator } from './annotate.ts';
import { eachRegion } from './annotate.ts';
import { mapRegions, Projector } from './project.ts';
import type { RegionGraph, RegionVid } from './regions.ts';
import { vidOf } from './relate.ts';

/** Where a universal region of the body comes from. */
export interface UniversalInfo {
  readonly vid: RegionVid;
  /** `'a`; undefined for an anonymous one. */
  readonly name: string | undefined;
  /** The parameter that introduces an anonymous one. */
  readonly param: LocalIdx | undefined;
}

export class BodyTypes {
  readonly db: TypeDb;
  readonly raw: RawBody;
  readonly graph: RegionGraph;
  readonly annotator: Annotator;
  readonly projector: Projector;
  readonly locals: Ty[] = [];
  readonly universals = new Map<RegionVid, UniversalInfo>();
  private readonly params = new Map<number, Region>();
  private readonly fieldTys = new Map<string, Ty>();
  private readonly anonymous: Region[] = [];
  /** In the body of a closure or coroutine: its own type, every region of it universal. */
  closureTy: Ty | undefined;
  /** In the body of a closure that is called through a reference: the region of that reference. */
  environment: RegionVid | undefined;

  constructor(db: TypeDb, raw: RawBody, graph: RegionGraph, annotator: Annotator) {
    this.db = db;
    this.raw = raw;
    this.graph = graph;
    this.annotator = annotator;
    this.projector = new Projector(
      db,
      annotator,
      (ty) => this.erase(ty),
      (ty) => this.externalParts(ty).at(-1),
    );
    this.declare();
  }

  // ---------------------------------------------------------------- locals

  private declare(): void {
    const { raw, annotator, db } = this;
    const { owner, closure } = raw.thir;
    const declared: (Ty | undefined)[] = [];
    if (closure === undefined && db.program.def(owner).kind === 'fn') {
      const sig = annotator.sig(owner);
      declared.push(sig.ret, ...sig.params);
      sig.params.forEach((ty, i) => eachRegion(ty, (region) => this.universalOf(region, (i + 1) as LocalIdx)));
      eachRegion(sig.ret, (region) => this.universalOf(region, undefined));
      for (const arg of annotator.identity(owner)) if (arg.kind === 'region') this.universalOf(arg.region, undefined);
    }
    if (closure !== undefined) declared.push(...this.declareClosure());
    raw.locals.forEach((local, i) => {
      const ty = declared[i];
      if (ty !== undefined && i <= raw.nArgs) {
        this.locals.push(
          closure === undefined ? this.renumber(mapRegions(ty, (region) => this.universalOf(region, undefined))) : ty,
        );
      } else if (closure !== undefined && i <= raw.nArgs) {
        // What a closure is given belongs to others: every region outlives the body.
        this.locals.push(this.universalTy(local.ty));
      } else this.locals.push(this.renumber(local.ty));
    });
  }

  /** What a closure returns, and itself as its body sees it. */
  private declareClosure(): readonly Ty[] {
    const self = this.raw.locals[1]?.ty;
    const whole = self?.kind === 'ref' ? self.ty : self;
    if (self === undefined || (whole?.kind !== 'closure' && whole?.kind !== 'coroutine')) return [];
    const own = this.universalTy(whole);
    this.closureTy = own;
    const ret = this.externalParts(own).at(-1);
    const isWhole = ret !== undefined && this.erase(ret) === this.erase(need(this.raw.locals[0], 'return place').ty);
    const first = isWhole ? ret : this.universalTy(need(this.raw.locals[0], 'return place').ty);
    if (self.kind !== 'ref') return [first, own];
    const region = this.freshUniversal();
    this.environment = vidOf(region);
    return [first, mkRef(own, self.mut, region)];
  }
  private universalTy(ty: Ty): Ty {
    return mapRegions(this.renumber(ty), (region) => (region.kind === 'var' ? this.freshUniversal() : region));
  }

  private freshUniversal(): Region {
    const vid = this.graph.universal();
    this.universals.set(vid, { vid, name: undefined, param: undefined });
    return { kind: 'var', index: vid };
  }

  private universalOf(region: Region, param: LocalIdx | undefined): Region {
    if (region.kind === 'param') {
      const known = this.params.get(region.index);
      if (known !== undefined) return known;
      const vid = this.graph.universal();
      const made: Region = { kind: 'var', index: vid };
      this.params.set(region.index, made);
      this.universals.set(vid, { vid, name: region.name, param: undefined });
      return made;
    }
    if (region.kind === 'bound' && region.depth === 0) {
      const known = this.anonymous[region.index];
      if (known !== undefined) return known;
      const vid = this.graph.universal();
      const made: Region = { kind: 'var', index: vid };
      this.anonymous[region.index] = made;
      this.universals.set(vid, { vid, name: undefined, param });
      return made;
    }
    return region;
  }

  /** Regions of the signature in a type that mentions params (where clauses of the body's owner). */
  inScope(ty: Ty): Ty {
    return mapRegions(ty, (region) => this.universalOf(region, undefined));
  }
  regionInScope(region: Region): Region {
    return this.universalOf(region, undefined);
  }

  /** What a future of this opaque type of the body's own signature was declared to give. */
  promisedOutput(opaque: Extract<Ty, { kind: 'opaque' }>): Ty | undefined {
    const { owner, closure } = this.raw.thir;
    if (closure !== undefined || this.db.program.def(owner).kind !== 'fn') return undefined;
    const { ret, asyncOutput } = this.annotator.sig(owner);
    return ret.kind === 'opaque' && ret.def === opaque.def && asyncOutput !== undefined
      ? this.inScope(this.renumber(asyncOutput))
      : undefined;
  }

  // ---------------------------------------------------------------- renumbering

  /**
   * Every erased region becomes a new variable; closures get their captures and what they return as extra arguments, opaque types what
   * they capture.
   */
  renumber(ty: Ty): Ty {
    return this.renumberer.ty(ty);
  }
  private readonly renumberer: Folder = {
    ty: (ty) => {
      switch (ty.kind) {
        case 'bool':
        case 'char':
        case 'str':
        case 'never':
        case 'int':
        case 'float':
        case 'param':
        case 'error':
        case 'infer':
          return ty;
        case 'fnPtr':
          return ty; // `for<'a> fn(&'a T)`: its regions are its own
        case 'dyn':
          // Likewise those in `dyn Fn(&T)`; only the bound of the object counts.
          return superFold(ty, { ty: (inner) => inner, region: (region) => this.freshFor(region) });
        case 'closure':
        case 'coroutine':
          return superFold(this.extendClosure(ty), this.renumberer);
        case 'opaque':
          return superFold(this.extendOpaque(ty), this.renumberer);
        default:
          return superFold(ty, this.renumberer);
      }
    },
    region: (region) => this.freshFor(region),
  };
  private freshFor(region: Region): Region {
    return region.kind === 'erased' ? { kind: 'var', index: this.graph.fresh() } : region;
  }
  renumberArgs(args: GenericArgs): GenericArgs {
    return args.map((arg): GenericArg => {
      if (arg.kind === 'type') return typeArg(this.renumber(arg.ty));
      return arg.kind === 'region' ? { kind: 'region', region: this.freshFor(arg.region) } : arg;
    });
  }

  private baseCount(def: Extract<Ty, { kind: 'closure' }>['def']): number {
    return this.db.genericsOf(def).params.length;
  }
  private extendClosure(ty: Extract<Ty, { kind: 'closure' | 'coroutine' }>): Ty {
    if (ty.args.length > this.baseCount(ty.def)) return ty;
    const { captures, sig } = this.db.closureInfo(ty.def);
    const parts = [...captures.map((capture) => capture.ty), sig.ret];
    const args = [...ty.args, ...parts.map((part) => typeArg(subst(part, ty.args)))];
    return ty.kind === 'closure' ? mkClosure(ty.def, args) : mkCoroutine(ty.def, args);
  }
  /** Of an extended closure type: what it captured, then what it returns. */
  externalParts(ty: Ty): readonly Ty[] {
    if (ty.kind !== 'closure' && ty.kind !== 'coroutine') return [];
    return ty.args.slice(this.baseCount(ty.def)).flatMap((arg) => (arg.kind === 'type' ? [arg.ty] : []));
  }
  /** What a closure or coroutine holds: its captures. */
  heldBy(ty: Ty): readonly Ty[] {
    return this.externalParts(ty).slice(0, -1);
  }
  private extendOpaque(ty: Extract<Ty, { kind: 'opaque' }>): Ty {
    const def = this.db.program.def(ty.def);
    if (def.kind !== 'opaque' || this.db.program.def(def.owner).kind !== 'fn') return ty;
    const { ret } = this.annotator.sig(def.owner);
    if (ret.kind !== 'opaque' || ret.def !== ty.def || ty.args.length >= ret.args.length) return ty;
    return mkOpaque(ty.def, [...ty.args, ...ret.args.slice(ty.args.length).map(() => ERASED_ARG)]);
  }

  /** The type as the rest of the compiler knows it. */
  erase(ty: Ty): Ty {
    const folder: Folder = {
      ty: (inner) => {
        if (inner.kind === 'closure' || inner.kind === 'coroutine' || inner.kind === 'opaque') {
          const args = inner.args.slice(0, this.baseCount(inner.def));
          const cut =
            inner.kind === 'closure'
              ? mkClosure(inner.def, args)
              : inner.kind === 'coroutine'
                ? mkCoroutine(inner.def, args)
                : mkOpaque(inner.def, args);
          return superFold(cut, folder);
        }
        return superFold(inner, folder);
      },
      region: () => ERASED,
    };
    return folder.ty(ty);
  }

  // ---------------------------------------------------------------- places

  project(ty: Ty, variant: number, proj: Proj): Ty {
    switch (proj.kind) {
      case 'deref':
        return ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : ty.kind === 'adt' ? argTy(ty.args[0]) : ERROR_TY;
      case 'field':
        return this.fieldTy(ty, variant, proj.index) ?? this.renumber(proj.ty);
      case 'downcast':
      case 'subslice':
        return ty;
      case 'index':
      case 'constIndex':
        return ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : ERROR_TY;
    }
  }

  /** Type of a field with the regions of the whole; undefined if unknown. */
  fieldTy(ty: Ty, variant: number, index: number): Ty | undefined {
    if (ty.kind !== 'adt') return this.computeFieldTy(ty, variant, index);
    const key = `${ty.id}.${variant}.${index}`;
    const known = this.fieldTys.get(key);
    if (known !== undefined) return known;
    const made = this.computeFieldTy(ty, variant, index);
    if (made !== undefined) this.fieldTys.set(key, made);
    return made;
  }

  private computeFieldTy(ty: Ty, variant: number, index: number): Ty | undefined {
    switch (ty.kind) {
      case 'tuple':
        return ty.items[index];
      case 'adt': {
        const field = this.annotator.fieldTys(ty.def)[variant]?.[index];
        return field === undefined ? undefined : this.projector.normalize(subst(field, ty.args));
      }
      case 'closure':
      case 'coroutine': {
        const arg = ty.args[this.baseCount(ty.def) + index];
        return arg?.kind === 'type' ? arg.ty : undefined;
      }
      default:
        return undefined;
    }
  }

  placeTy(place: Place): Ty {
    return this.prefixTy(place, place.proj.length);
  }
  /** Type after the first `n` projections. */
  prefixTy(place: Place, n: number): Ty {
    let ty = need(this.locals[place.local], 'local');
    let variant = 0;
    for (let i = 0; i < n; i++) {
      const proj = need(place.proj[i], 'projection');
      ty = this.project(ty, variant, proj);
      variant = proj.kind === 'downcast' ? proj.variant : 0;
    }
    return ty;
  }

  /** Region variables of a type. */
  vidsOf(ty: Ty): readonly RegionVid[] {
    const found: RegionVid[] = [];
    eachRegion(ty, (region) => {
      const vid = vidOf(region);
      if (vid !== undefined) found.push(vid);
    });
    return found;
  }
}
