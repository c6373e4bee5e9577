//! Associated types with regions: `<Iter<'a, T> as Iterator>::Item` is `&'a T`. The solver picks the impl on erased types; matching the
//! impl's own header against the actual types then recovers the regions. What cannot be recovered stays a projection.
import type { DefId } from '../../hir/hir.ts';
import { Db } from '../../types/db/db.ts';
import type { TypeDb } from '../../types/api.ts';
import { subst, superFold } from '../../types/fold.ts';
import { argsKey, ERASED, ERASED_ARG, typeArg } from '../../types/interner.ts';
import type { GenericArg, GenericArgs, Region, Ty } from '../../types/ty.ts';
import { instantiate } from './annotate.ts';
import type { Annotator, ImplItem } from './annotate.ts';

/** Replaces every region. */
export function mapRegions(ty: Ty, f: (region: Region) => Region): Ty {
  const folder = { ty: (inner: Ty): Ty => superFold(inner, folder), region: f };
  return folder.ty(ty);
}

export class Projector {
  private readonly db: TypeDb;
  private readonly annotator: Annotator;
  /** Takes the extra arguments off closure types. */
  private readonly eraseTy: (ty: Ty) => Ty;
  /** What an extended closure type returns. */
  private readonly returned: (ty: Ty) => Ty | undefined;

  constructor(db: TypeDb, annotator: Annotator, eraseTy: (ty: Ty) => Ty, returned: (ty: Ty) => Ty | undefined) {
    this.db = db;
    this.annotator = annotator;
    this.eraseTy = eraseTy;
    this.returned = returned;
  }

  /** Normalises every projection that can be. */
  normalize(ty: Ty, depth = 0): Ty {
    if (!ty.flags.hasAlias || depth > 8) return ty;
    const folder = {
      ty: (inner: Ty): Ty => {
        if (!inner.flags.hasAlias) return inner;
        const folded = superFold(inner, folder);
        if (folded.kind !== 'projection') return folded;
        const value = this.project(folded.def, folded.args);
        return value === undefined ? folded : this.normalize(value, depth + 1);
      },
    };
    return folder.ty(ty);
  }

  private project(item: DefId, args: GenericArgs): Ty | undefined {
    const { db } = this;
    if (!(db instanceof Db)) return undefined;
    const self = args[0];
    if (self?.kind !== 'type' || self.ty.kind === 'param' || self.ty.kind === 'projection' || self.ty.kind === 'error')
      return undefined;
    if (item === db.lang('future_output')) {
      if (self.ty.kind === 'opaque') return this.asyncOutput(self.ty);
      if (self.ty.kind === 'coroutine') return this.returned(self.ty);
    }
    if (self.ty.kind === 'closure' && item === db.lang('fn_once_output')) return this.returned(self.ty);
    const erased = args.map((arg): GenericArg =>
      arg.kind === 'type' ? typeArg(this.eraseTy(arg.ty)) : arg.kind === 'region' ? ERASED_ARG : arg,
    );
    const key = `${item}<${argsKey(erased)}`;
    let found = this.annotator.implItems.get(key);
    if (found === undefined) {
      found = { item: db.implItem(item, erased) };
      this.annotator.implItems.set(key, found);
    }
    return found.item === undefined ? undefined : this.valueOf(found.item, args);
  }

  /** The impl's value with the regions that its header recovers from the actual types. */
  private valueOf(found: ImplItem, args: GenericArgs): Ty | undefined {
    const { db } = this;
    const it = db.program.def(found.def);
    if (it.kind !== 'assocTy' || it.ty === undefined || it.assoc.in !== 'traitImpl') return undefined;
    const header = this.annotator.implArgs(it.assoc.container);
    if (header === undefined) return undefined;
    const bound: (GenericArg | undefined)[] = [];
    header.forEach((pattern, i) => {
      const actual = args[i];
      if (actual !== undefined) matchArg(pattern, actual, bound);
    });
    const full = found.args.map((arg, i): GenericArg => bound[i] ?? (arg.kind === 'region' ? ERASED_ARG : arg));
    return subst(this.annotator.assocValue(found.def), full);
  }

  /** What an `async fn` gives when awaited, in terms of what its future captured. */
  private asyncOutput(future: Extract<Ty, { kind: 'opaque' }>): Ty | undefined {
    const def = this.db.program.def(future.def);
    if (def.kind !== 'opaque' || this.db.program.def(def.owner).kind !== 'fn') return undefined;
    const { asyncOutput, nAnonymous } = this.annotator.sig(def.owner);
    if (asyncOutput === undefined) return undefined;
    const base = this.db.genericsOf(future.def).params.length;
    if (this.db.fnSig(def.owner).ret.kind !== 'opaque') return undefined;
    const regions = future.args.slice(base).map((arg): Region => (arg.kind === 'region' ? arg.region : ERASED));
    return regions.length === nAnonymous
      ? instantiate(asyncOutput, future.args.slice(0, base), regions, mapRegions)
      : undefined;
  }
}

/** Binds the params of a pattern to the parts of the actual type they stand for. */
function matchTy(pattern: Ty, actual: Ty, bound: (GenericArg | undefined)[]): void {
  if (pattern.kind === 'param') {
    bound[pattern.index] ??= typeArg(actual);
    return;
  }
  if (pattern.kind !== actual.kind) return;
  switch (pattern.kind) {
    case 'ref':
      if (actual.kind !== 'ref') return;
      matchRegion(pattern.region, actual.region, bound);
      matchTy(pattern.ty, actual.ty, bound);
      return;
    case 'ptr':
      if (actual.kind === 'ptr') matchTy(pattern.ty, actual.ty, bound);
      return;
    case 'slice':
      if (actual.kind === 'slice') matchTy(pattern.elem, actual.elem, bound);
      return;
    case 'array':
      if (actual.kind === 'array') matchTy(pattern.elem, actual.elem, bound);
      return;
    case 'tuple':
      if (actual.kind === 'tuple') pattern.items.forEach((item, i) => matchTy(item, actual.items[i] ?? item, bound));
      return;
    case 'adt':
      if (actual.kind !== 'adt' || actual.def !== pattern.def) return;
      pattern.args.forEach((arg, i) => {
        const mine = actual.args[i];
        if (mine !== undefined) matchArg(arg, mine, bound);
      });
      return;
    default:
  }
}

function matchArg(pattern: GenericArg, actual: GenericArg, bound: (GenericArg | undefined)[]): void {
  if (pattern.kind === 'type' && actual.kind === 'type') matchTy(pattern.ty, actual.ty, bound);
  else if (pattern.kind === 'region' && actual.kind === 'region') matchRegion(pattern.region, actual.region, bound);
}

function matchRegion(pattern: Region, actual: Region, bound: (GenericArg | undefined)[]): void {
  if (pattern.kind === 'param') bound[pattern.index] ??= { kind: 'region', region: actual };
}
