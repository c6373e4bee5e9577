//! Types with regions. Type checking erases them; here a HIR type is walked beside its erased lowering and the lifetimes written (or
//! elided) in it are put back: `param` regions by index, anonymous ones of a signature as `bound` regions numbered in order.
//! Where the two do not match (associated types, inference) the erased type stays: its regions are then free, which accepts more.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { DiagnosticSink, TypeDb } from '../../types/api.ts';
import { subst } from '../../types/fold.ts';
import {
  ERASED,
  mkAdt,
  mkArray,
  mkDyn,
  mkOpaque,
  mkPtr,
  mkRef,
  mkSlice,
  mkTuple,
  STATIC,
  typeArg,
} from '../../types/interner.ts';
import type { GenericArg, GenericArgs, Region, Ty } from '../../types/ty.ts';
import { LibraryMap } from '../library-map.ts';

const SILENT: DiagnosticSink = { report: () => undefined };

/** What lifetimes mean where a type is written. */
interface LifetimeScope {
  /** `&T`, `Foo` with hidden lifetimes, `'_`. */
  elided(): Region;
  /** The bound of `dyn Trait` without one, outside of references. */
  readonly dynDefault: Region;
}

/** A signature with regions. */
interface RegionSig {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  /** How many anonymous regions the parameters introduce. */
  readonly nAnonymous: number;
  /** What an elided lifetime of the return type stands for. */
  readonly elided?: Region;
  /** Of an `async fn`, or a fn that returns `impl Future`: the declared output. */
  readonly asyncOutput?: Ty;
}

/** `T: 'a` or `'b: 'a`. */
export interface OutlivesBound {
  readonly subject: { readonly kind: 'type'; readonly ty: Ty } | { readonly kind: 'region'; readonly region: Region };
  readonly bound: Region;
}

const anonymous = (index: number): Region => ({ kind: 'bound', depth: 0, index });
const FREE: LifetimeScope = { elided: () => ERASED, dynDefault: ERASED };

/** An impl's item and the args of that impl. */
export interface ImplItem {
  readonly def: DefId;
  readonly args: GenericArgs;
}

export class Annotator {
  /** Which impl item a projection on erased types names, for the projectors of all bodies. */
  readonly implItems = new Map<string, { readonly item: ImplItem | undefined }>();
  private readonly db: TypeDb;
  private readonly sigs: LibraryMap<RegionSig>;
  private readonly fields: LibraryMap<readonly (readonly Ty[])[]>;
  private readonly outlives: LibraryMap<readonly OutlivesBound[]>;

  constructor(db: TypeDb) {
    this.db = db;
    this.sigs = new LibraryMap(db.program, 'sigs');
    this.fields = new LibraryMap(db.program, 'fields');
    this.outlives = new LibraryMap(db.program, 'outlives');
  }

  // ---------------------------------------------------------------- types

  private region(lifetime: hir.Lifetime, scope: LifetimeScope): Region {
    switch (lifetime.kind) {
      case 'static':
        return STATIC;
      case 'elided':
      case 'anonymous':
        return scope.elided();
      case 'param': {
        const def = this.db.program.def(lifetime.def);
        return def.kind === 'lifetimeParam' && this.isItemGeneric(lifetime.def, def.index)
          ? { kind: 'param', index: def.index, name: def.name }
          : ERASED;
      }
    }
  }
  /** `for<'a>` lifetimes are not in anybody's generics. */
  private isItemGeneric(param: DefId, index: number): boolean {
    const parent = this.db.program.def(param).parent;
    return parent !== undefined && this.db.genericsOf(parent).params[index]?.def === param;
  }

  /** Puts the regions of `h` into its erased lowering. */
  private annotate(h: hir.Ty, erased: Ty, scope: LifetimeScope): Ty {
    switch (h.kind) {
      case 'ref': {
        const region = this.region(h.lifetime, scope);
        if (erased.kind !== 'ref') return erased;
        return mkRef(this.annotate(h.ty, erased.ty, { ...scope, dynDefault: region }), erased.mut, region);
      }
      case 'ptr':
        return erased.kind === 'ptr' ? mkPtr(this.annotate(h.ty, erased.ty, scope), erased.mut) : erased;
      case 'slice':
        return erased.kind === 'slice' ? mkSlice(this.annotate(h.ty, erased.elem, scope)) : erased;
      case 'array':
        return erased.kind === 'array' ? mkArray(this.annotate(h.ty, erased.elem, scope), erased.len) : erased;
      case 'tuple':
        return erased.kind === 'tuple' && erased.items.length === h.items.length
          ? mkTuple(erased.items.map((item, i) => this.annotate(h.items[i] as hir.Ty, item, scope)))
          : erased;
      case 'path':
        return this.path(h, erased, scope);
      case 'selfTy': {
        const impl = this.db.program.def(h.impl);
        // As in the impl's header: `impl dyn Tr` is `dyn Tr + 'static`, also behind `&self`; its anonymous lifetimes stay free.
        const header: LifetimeScope = { elided: () => ERASED, dynDefault: scope === FREE ? ERASED : STATIC };
        return impl.kind === 'impl' ? this.annotate(impl.selfTy, erased, header) : erased;
      }
      case 'dyn': {
        if (erased.kind !== 'dyn') return erased;
        const written = h.bounds.find((bound) => bound.kind === 'outlives');
        const trait = erased.principal?.def;
        // `trait Any: 'static`: a `dyn Any` without a lifetime is `'static`, wherever it stands.
        const implied = scope.dynDefault.kind !== 'erased' && trait !== undefined && this.isStaticTrait(trait);
        const region =
          written?.kind === 'outlives' ? this.region(written.lifetime, scope) : implied ? STATIC : scope.dynDefault;
        return mkDyn(erased.principal, erased.autos, region);
      }
      case 'opaque':
        return erased.kind === 'opaque' ? this.opaque(erased, 0) : erased;
      default:
        return erased;
    }
  }

  private path(h: Extract<hir.Ty, { kind: 'path' }>, erased: Ty, scope: LifetimeScope): Ty {
    const inner: LifetimeScope = { ...scope, dynDefault: scope.dynDefault.kind === 'erased' ? ERASED : STATIC };
    const def = this.db.program.def(h.def);
    if (def.kind === 'tyAlias') {
      const generic = this.annotate(def.ty, this.db.typeOf(h.def), inner);
      const { params } = this.db.genericsOf(h.def);
      const tys = h.args.args.filter((arg) => arg.kind === 'type');
      let nth = 0;
      const lowered: GenericArg[] = [];
      for (const [i, arg] of this.db.identityArgs(h.def).entries()) {
        const written = arg.kind === 'type' ? tys[nth++] : undefined;
        if (written?.kind === 'type') {
          const plain = this.db.lowerTy(written.ty, h.def, undefined, SILENT);
          lowered.push(typeArg(this.annotate(written.ty, plain, inner)));
          continue;
        }
        const param = params[i];
        const byDefault = param === undefined ? undefined : this.db.paramDefault(h.def, param.def);
        lowered.push(byDefault?.kind === 'type' ? typeArg(subst(byDefault.ty, lowered)) : arg);
      }
      const args = this.lifetimes(h, h.def, lowered, inner);
      return sameShape(generic, erased) ? subst(generic, args) : erased;
    }
    if (erased.kind !== 'adt' || erased.def !== h.def) return erased;
    const tys = h.args.args.filter((arg) => arg.kind === 'type');
    let nth = 0;
    const withTypes = erased.args.map((arg): GenericArg => {
      if (arg.kind !== 'type') return arg;
      const written = tys[nth++];
      return written?.kind === 'type' ? typeArg(this.annotate(written.ty, arg.ty, inner)) : arg;
    });
    return mkAdt(erased.def, this.lifetimes(h, h.def, withTypes, scope));
  }

  private lifetimes(
    h: Extract<hir.Ty, { kind: 'path' }>,
    def: DefId,
    args: GenericArgs,
    scope: LifetimeScope,
  ): GenericArgs {
    const written = h.args.args.filter((arg) => arg.kind === 'lifetime');
    const { params } = this.db.genericsOf(def);
    let nth = 0;
    return args.map((arg, i): GenericArg => {
      if (params[i]?.kind !== 'lifetime') return arg;
      const mine = written[nth++];
      return { kind: 'region', region: mine?.kind === 'lifetime' ? this.region(mine.lifetime, scope) : scope.elided() };
    });
  }

  /** An opaque type captures the lifetimes of its owner: the named ones in its arguments, the anonymous ones behind them. */
  private opaque(erased: Extract<Ty, { kind: 'opaque' }>, nAnonymous: number): Ty {
    const { params } = this.db.genericsOf(erased.def);
    const only = this.usesOnly(erased.def);
    const args: GenericArg[] = erased.args.map((arg, i) => {
      const param = params[i];
      if (param?.kind !== 'lifetime') return arg;
      const isCaptured = only?.some((it) => it.kind === 'param' && it.def === param.def) ?? true;
      return {
        kind: 'region',
        region: isCaptured ? { kind: 'param', index: param.index, name: param.name } : ERASED,
      };
    });
    if (only?.some((it) => it.kind === 'anonymous' || it.kind === 'elided') === false)
      return mkOpaque(erased.def, args);
    for (let i = 0; i < nAnonymous; i++) args.push({ kind: 'region', region: anonymous(i) });
    return mkOpaque(erased.def, args);
  }

  /** The lifetimes of a `use<..>` bound, if there is one. */
  private usesOnly(opaque: DefId): readonly hir.Lifetime[] | undefined {
    const def = this.db.program.def(opaque);
    const bound = def.kind === 'opaque' ? def.bounds.find((it) => it.kind === 'use') : undefined;
    return bound?.kind === 'use' ? bound.lifetimes : undefined;
  }

  // ---------------------------------------------------------------- items

  /** Signature of a fn item in terms of its params, with lifetime elision. */
  sig(def: DefId): RegionSig {
    const known = this.sigs.get(def);
    if (known !== undefined) return known;
    const made = this.computeSig(def);
    this.sigs.set(def, made);
    return made;
  }

  private computeSig(def: DefId): RegionSig {
    const erased = this.db.fnSig(def);
    const it = this.db.program.def(def);
    if (it.kind !== 'fn') {
      const tys = it.kind === 'struct' || it.kind === 'variant' ? this.ctorSig(def) : undefined;
      return tys ?? { params: erased.params, ret: erased.ret, nAnonymous: 0 };
    }
    let n = 0;
    const scope: LifetimeScope = { elided: () => anonymous(n++), dynDefault: STATIC };
    const params = erased.params.map((ty, i) => {
      const written = it.sig.params[i];
      return written === undefined ? ty : this.annotate(written.ty, ty, scope);
    });
    const output = this.elidedOutput(it.sig.self, params, n);
    const outScope: LifetimeScope = { elided: () => output, dynDefault: STATIC };
    let ret: Ty;
    if (it.sig.isAsync) {
      ret = erased.ret.kind === 'opaque' ? this.opaque(erased.ret, n) : erased.ret;
      const asyncOutput = this.annotate(it.sig.ret, this.db.lowerTy(it.sig.ret, def, undefined, SILENT), outScope);
      return { params, ret, nAnonymous: n, asyncOutput };
    }
    ret = this.annotate(it.sig.ret, erased.ret, outScope);
    // `impl Trait` captures the anonymous lifetimes too since 2024; before only if it names them (`+ '_`).
    const isOpaque = erased.ret.kind === 'opaque' && !this.isLibrary(def);
    if (
      erased.ret.kind === 'opaque' &&
      isOpaque &&
      (this.db.program.edition >= 2024 || this.namesAnonymous(erased.ret.def))
    )
      ret = this.opaque(erased.ret, n);
    const asyncOutput = isOpaque && erased.ret.kind === 'opaque' ? this.outputOf(erased.ret.def, outScope) : undefined;
    return { params, ret, nAnonymous: n, elided: output, ...(asyncOutput === undefined ? {} : { asyncOutput }) };
  }

  /** `T` of `impl Future<Output = T>`. */
  private outputOf(opaque: DefId, scope: LifetimeScope): Ty | undefined {
    const def = this.db.program.def(opaque);
    if (def.kind !== 'opaque') return undefined;
    for (const bound of def.bounds) {
      if (bound.kind !== 'trait' || bound.trait.def !== this.db.lang('future_trait')) continue;
      const written = bound.trait.args.constraints.find((constraint) => constraint.name === 'Output')?.ty;
      if (written !== undefined)
        return this.annotate(written, this.db.lowerTy(written, def.owner, undefined, SILENT), scope);
    }
    return undefined;
  }

  private isLibrary(def: DefId): boolean {
    return def < this.db.program.nLibraryDefs;
  }
  private namesAnonymous(opaque: DefId): boolean {
    const def = this.db.program.def(opaque);
    return (
      def.kind === 'opaque' &&
      def.bounds.some(
        (bound) =>
          bound.kind === 'outlives' && (bound.lifetime.kind === 'anonymous' || bound.lifetime.kind === 'elided'),
      )
    );
  }

  /** Lifetime elision: that of `&self`, or the only one of the parameters. */
  private elidedOutput(self: hir.FnSig['self'], params: readonly Ty[], nAnonymous: number): Region {
    const first = params[0];
    if (self === 'ref' || self === 'refMut') return first?.kind === 'ref' ? first.region : ERASED;
    const pool = self === 'typed' && first !== undefined && regionsOf(first).length > 0 ? [first] : params;
    const found = new Map<string, Region>();
    for (const ty of pool) for (const region of regionsOf(ty)) found.set(JSON.stringify(region), region);
    const [only] = found.values();
    void nAnonymous;
    return found.size === 1 && only !== undefined ? only : ERASED;
  }

  private ctorSig(def: DefId): RegionSig | undefined {
    const it = this.db.program.def(def);
    const adt = it.kind === 'variant' ? it.adt : def;
    const tys = this.fieldTys(adt)[it.kind === 'variant' ? it.index : 0];
    return tys === undefined ? undefined : { params: tys, ret: mkAdt(adt, this.identity(adt)), nAnonymous: 0 };
  }

  /** Own params as arguments, lifetimes included. */
  identity(def: DefId): GenericArgs {
    const { params } = this.db.genericsOf(def);
    return this.db.identityArgs(def).map((arg, i): GenericArg => {
      const param = params[i];
      return param?.kind === 'lifetime'
        ? { kind: 'region', region: { kind: 'param', index: param.index, name: param.name } }
        : arg;
    });
  }

  /** Field types of an ADT by variant, in terms of its params. */
  fieldTys(adt: DefId): readonly (readonly Ty[])[] {
    const known = this.fields.get(adt);
    if (known !== undefined) return known;
    const it = this.db.program.def(adt);
    const made =
      it.kind === 'struct' || it.kind === 'enum' || it.kind === 'union'
        ? it.variants.map((variant, v) => {
            const erased = this.db.fieldTys(adt, v, this.db.identityArgs(adt));
            return erased.map((ty, i) => {
              const field = variant.fields[i];
              return field === undefined
                ? ty
                : this.annotate(field.ty, ty, { elided: () => ERASED, dynDefault: STATIC });
            });
          })
        : [];
    this.fields.set(adt, made);
    return made;
  }

  /** Value of an associated type in an impl, in terms of the impl's params. */
  assocValue(def: DefId): Ty {
    const it = this.db.program.def(def);
    const erased = this.db.typeOf(def);
    return it.kind === 'assocTy' && it.ty !== undefined ? this.annotate(it.ty, erased, FREE) : erased;
  }

  /** Self type and trait arguments of an impl, in terms of its params. */
  implArgs(impl: DefId): GenericArgs | undefined {
    const it = this.db.program.def(impl);
    const trait = this.db.implTraitRef(impl);
    const [self, ...rest] = trait?.args ?? [];
    if (it.kind !== 'impl' || self?.kind !== 'type') return undefined;
    return [typeArg(this.annotate(it.selfTy, self.ty, FREE)), ...rest];
  }

  /** Type of a static, const or field-like item (`'static` where elided). */
  itemTy(def: DefId): Ty {
    const it = this.db.program.def(def);
    const erased = this.db.typeOf(def);
    const inStatic: LifetimeScope = { elided: () => STATIC, dynDefault: STATIC };
    return it.kind === 'static' || it.kind === 'const' || it.kind === 'assocConst'
      ? this.annotate(it.ty, erased, inStatic)
      : erased;
  }

  // ---------------------------------------------------------------- bounds

  /** Outlives bounds of an item and its parents, in terms of its params. */
  outlivesOf(def: DefId): readonly OutlivesBound[] {
    const known = this.outlives.get(def);
    if (known !== undefined) return known;
    const found: OutlivesBound[] = [];
    this.outlives.set(def, found);
    const it = this.db.program.def(def);
    const generics = 'generics' in it ? it.generics : undefined;
    if (generics === undefined) return found;
    if (generics.parent !== undefined) found.push(...this.outlivesOf(generics.parent));
    const params = this.db.genericsOf(def).params;
    const identity = this.identity(def);
    for (const param of generics.params) {
      const index = params.findIndex((it) => it.def === param.def);
      const arg = identity[index];
      if (arg === undefined || arg.kind === 'const') continue;
      const subject: OutlivesBound['subject'] =
        arg.kind === 'type' ? { kind: 'type', ty: arg.ty } : { kind: 'region', region: arg.region };
      this.bounds(param.bounds, subject, found);
    }
    const [self] = identity;
    if (it.kind === 'trait' && self?.kind === 'type') this.bounds(it.supertraits, { kind: 'type', ty: self.ty }, found);
    for (const where of generics.where) {
      if (where.kind === 'outlives') {
        const region = this.region(where.lifetime, FREE);
        for (const bound of where.bounds)
          found.push({ subject: { kind: 'region', region }, bound: this.region(bound, FREE) });
      } else if (where.forLifetimes.length === 0) {
        const ty = this.annotate(where.ty, this.db.lowerTy(where.ty, def, undefined, SILENT), FREE);
        this.bounds(where.bounds, { kind: 'type', ty }, found);
      }
    }
    return found;
  }

  private bounds(bounds: readonly hir.Bound[], subject: OutlivesBound['subject'], out: OutlivesBound[]): void {
    for (const bound of bounds) {
      if (bound.kind === 'outlives') {
        const region = this.region(bound.lifetime, FREE);
        if (region.kind !== 'erased') out.push({ subject, bound: region });
      } else if (bound.kind === 'trait' && this.isStaticTrait(bound.trait.def)) out.push({ subject, bound: STATIC });
    }
  }
  /** `trait Tr: 'static`, also through supertraits. */
  isStaticTrait(trait: DefId, seen = new Set<DefId>()): boolean {
    if (seen.has(trait)) return false;
    seen.add(trait);
    const it = this.db.program.def(trait);
    if (it.kind !== 'trait') return false;
    return it.supertraits.some((bound) =>
      bound.kind === 'outlives'
        ? bound.lifetime.kind === 'static'
        : bound.kind === 'trait' && this.isStaticTrait(bound.trait.def, seen),
    );
  }
}

/** Outermost constructors agree (an alias really stands for the type it was expanded to). */
function sameShape(a: Ty, b: Ty): boolean {
  return a.kind === b.kind && (a.kind !== 'adt' || (b.kind === 'adt' && a.def === b.def));
}

/** All regions of a type, in order. */
function regionsOf(ty: Ty): readonly Region[] {
  const found: Region[] = [];
  eachRegion(ty, (region) => found.push(region));
  return found;
}

/** Visits all regions of a type other than erased ones. */
export function eachRegion(ty: Ty, f: (region: Region) => void): void {
  if (!ty.flags.hasRegion && !mayHaveStatic(ty)) return;
  const args = (list: GenericArgs): void => {
    for (const arg of list) {
      if (arg.kind === 'type') eachRegion(arg.ty, f);
      else if (arg.kind === 'region' && arg.region.kind !== 'erased') f(arg.region);
    }
  };
  switch (ty.kind) {
    case 'ref':
      if (ty.region.kind !== 'erased') f(ty.region);
      eachRegion(ty.ty, f);
      return;
    case 'ptr':
      eachRegion(ty.ty, f);
      return;
    case 'slice':
    case 'array':
      eachRegion(ty.elem, f);
      return;
    case 'tuple':
      for (const item of ty.items) eachRegion(item, f);
      return;
    case 'adt':
    case 'closure':
    case 'coroutine':
    case 'opaque':
    case 'projection':
    case 'fnDef':
      args(ty.args);
      return;
    case 'dyn':
      if (ty.region.kind !== 'erased') f(ty.region);
      if (ty.principal !== undefined) args(ty.principal.args);
      return;
    case 'fnPtr':
      for (const param of ty.params) eachRegion(param, f);
      eachRegion(ty.ret, f);
      return;
    default:
  }
}

const mayHaveStatic = (ty: Ty): boolean => ty.kind !== 'int' && ty.kind !== 'param';

/** Substitution that also replaces anonymous regions. */
export function instantiate(
  ty: Ty,
  args: GenericArgs,
  anonymousRegions: readonly Region[],
  fold: (ty: Ty, f: (region: Region) => Region) => Ty,
): Ty {
  const inner = subst(ty, args);
  if (anonymousRegions.length === 0) return inner;
  return fold(inner, (region) =>
    region.kind === 'bound' && region.depth === 0 ? (anonymousRegions[region.index] ?? ERASED) : region,
  );
}
