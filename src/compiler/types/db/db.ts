//! The item queries: what the declarations of the program mean as types. Memoised; the library's answers persist.
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import { need } from '../../../base/assert.ts';
import type {
  AssocItem,
  BodyFacts,
  DiagnosticSink,
  GenericsInfo,
  LowerInfer,
  ParamEnv,
  TypeDb,
  WitnessTy,
} from '../api.ts';
import type { ClosureInfo, ThirBody } from '../thir.ts';
import type { Const, FnSig, GenericArg, GenericArgs, Predicate, TraitRef, Ty } from '../ty.ts';
import {
  ERASED_ARG,
  ERROR_TY,
  mkAdt,
  mkFnDef,
  mkInt,
  mkOpaque,
  mkParam,
  mkProjection,
  constArg,
  typeArg,
} from '../interner.ts';
import { foldPredicate, subst, substPredicate, superFold, type Folder } from '../fold.ts';
import { libraryStore, libraryValue, QueryCache, type LibraryStore } from './cache.ts';
import { Lowerer, SILENT, type SpannedPredicate } from './lower.ts';
import { ImplTable } from './impls.ts';
import { headOf } from './simplify.ts';
import { assocItemsOf, computeFnSig, computeTypeOf, hirGenerics } from './items.ts';
import {
  boundsOfParam,
  computeItemBounds,
  computeParamEnvSeed,
  computePredicates,
  computeSuperTraits,
  hirSuperTraits,
  requiresSelfSized,
  type ParamBound,
} from './predicates.ts';
import { constOfBody, constOfDef, evalConstIn } from './consts.ts';
import { dynViolations, notDynCompatible, type DynViolation } from './dyn-compat.ts';
import { printTrait, printTy } from './print.ts';
import { fullTypeName } from './full-name.ts';

/** What the trait solver does for the queries (wired at construction; the solver itself asks the queries). */
interface SolverHooks {
  normalizePredicates(predicates: readonly Predicate[]): readonly Predicate[];
  /** The item an impl gives for a trait's item at these args (the trait's own item for a default); undefined if not known. */
  implItem(item: DefId, args: GenericArgs): { readonly def: DefId; readonly args: GenericArgs } | undefined;
}

/** A written `dyn Trait`. */
interface DynUse {
  readonly trait: DefId;
  readonly span: Span;
  readonly sink: DiagnosticSink;
}

const NO_PARAMS: GenericsInfo = { parent: undefined, parentCount: 0, params: [] };
const EMPTY_ENV: ParamEnv = { predicates: [], reveal: false };

/** See `TypeDb`; the members beyond it serve this layer only. */
export class Db implements TypeDb {
  readonly program: hir.Program;
  readonly store: LibraryStore;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly itemSink: DiagnosticSink;
  private facts: BodyFacts | undefined;
  private solver: SolverHooks | undefined;
  private readonly generics: QueryCache<GenericsInfo>;
  private readonly identity: QueryCache<GenericArgs>;
  private readonly predicates: QueryCache<readonly SpannedPredicate[]>;
  private readonly envs: QueryCache<ParamEnv>;
  private readonly types: QueryCache<Ty>;
  private readonly sigs: QueryCache<FnSig>;
  private readonly fields: QueryCache<readonly (readonly Ty[])[]>;
  private readonly implTraits: QueryCache<{ readonly trait: TraitRef | undefined }>;
  private readonly assoc: QueryCache<readonly AssocItem[]>;
  private readonly bounds: QueryCache<readonly Predicate[]>;
  private readonly supers: QueryCache<readonly Predicate[]>;
  private readonly defaults: QueryCache<{ readonly arg: GenericArg | undefined }>;
  private readonly constValues: QueryCache<Const>;
  private readonly dynReasons: QueryCache<readonly DynViolation[]>;
  private userImpls: ImplTable | undefined;
  private libraryImplTable: ImplTable | undefined;
  private readonly implsMemo = new Map<DefId, Map<number | string, readonly DefId[]>>();

  constructor(program: hir.Program) {
    this.program = program;
    this.store = libraryStore(program);
    this.itemSink = { report: (diagnostic) => this.diagnostics.push(diagnostic) };
    const cache = <V>(name: string): QueryCache<V> => new QueryCache<V>(this.store, name, program.nLibraryDefs);
    this.generics = cache('generics');
    this.identity = cache('identity');
    this.predicates = cache('predicates');
    this.envs = cache('envs');
    this.types = cache('types');
    this.sigs = cache('sigs');
    this.fields = cache('fields');
    this.implTraits = cache('implTraits');
    this.assoc = cache('assoc');
    this.bounds = cache('bounds');
    this.supers = cache('supers');
    this.defaults = cache('defaults');
    this.constValues = cache('consts');
    this.dynReasons = cache('dyn');
  }

  setSolver(solver: SolverHooks): void {
    this.solver = solver;
  }
  /** See `SolverHooks.implItem`. */
  implItem(item: DefId, args: GenericArgs): { readonly def: DefId; readonly args: GenericArgs } | undefined {
    return this.solver?.implItem(item, args);
  }
  setBodyFacts(facts: BodyFacts): void {
    this.facts = facts;
  }
  get itemDiagnostics(): readonly Diagnostic[] {
    return this.diagnostics;
  }
  /** Problems in the library's own declarations are our bugs, shown by tests, never to the user. */
  sinkFor(def: DefId): DiagnosticSink {
    return def < this.program.nLibraryDefs ? librarySink : this.itemSink;
  }
  private readonly dynUses: DynUse[] = [];
  /**
   * A trait object was written. In bodies it is judged at once; in signatures later, as judging asks for signatures that
   * may be being lowered right now.
   */
  noteDyn(use: DynUse, inBody: boolean): void {
    if (use.sink === SILENT || use.sink === librarySink) return;
    if (!inBody) this.dynUses.push(use);
    else if (this.dynViolations(use.trait).length > 0) use.sink.report(notDynCompatible(this, use.trait, use.span));
  }
  /** Judges the trait objects of signatures lowered since the last call. */
  judgeDynUses(): void {
    for (const use of this.dynUses.splice(0))
      if (this.dynViolations(use.trait).length > 0) use.sink.report(notDynCompatible(this, use.trait, use.span));
  }
  /** Is the definition the user's? */
  isUser(def: DefId): boolean {
    return def >= this.program.nLibraryDefs;
  }

  // ---------------------------------------------------------------- generics

  genericsOf(def: DefId): GenericsInfo {
    return this.generics.get(
      def,
      () => this.computeGenerics(def),
      () => NO_PARAMS,
    );
  }

  private computeGenerics(def: DefId): GenericsInfo {
    const it = this.program.def(def);
    if (it.kind === 'variant') return this.genericsOf(it.adt);
    if (it.kind === 'closure') return this.genericsOf(it.owner);
    const generics = hirGenerics(it);
    if (generics === undefined) return NO_PARAMS;
    const parent = generics.parent;
    const inherited = parent === undefined ? [] : this.genericsOf(parent).params;
    const own = generics.params.map((param, i) => ({
      def: param.def,
      name: param.name,
      index: inherited.length + i,
      kind: param.kind,
      hasDefault: param.default !== undefined,
      synthetic: param.synthetic,
    }));
    return { parent, parentCount: inherited.length, params: own.length === 0 ? inherited : [...inherited, ...own] };
  }

  identityArgs(def: DefId): GenericArgs {
    return this.identity.get(
      def,
      () =>
        this.genericsOf(def).params.map((param): GenericArg => {
          if (param.kind === 'lifetime') return ERASED_ARG;
          if (param.kind === 'const')
            return constArg({ kind: 'param', index: param.index, name: param.name, def: param.def });
          return typeArg(mkParam(param.index, param.name, param.def));
        }),
      () => [],
    );
  }

  /** A type parameter by its definition. */
  paramTy(def: DefId): Ty {
    const it = this.program.def(def);
    return it.kind === 'tyParam' ? mkParam(it.index, it.name, def) : ERROR_TY;
  }
  /** A const parameter by its definition. */
  constParam(def: DefId): Const {
    const it = this.program.def(def);
    return it.kind === 'constParam' ? { kind: 'param', index: it.index, name: it.name, def } : { kind: 'error' };
  }

  /** The default of a parameter, in terms of the owner's params. */
  paramDefault(owner: DefId, param: DefId): GenericArg | undefined {
    return this.defaults.get(
      param,
      () => {
        const it = this.program.def(owner);
        const found = hirGenerics(it.kind === 'variant' ? this.program.def(it.adt) : it)?.params.find(
          (candidate) => candidate.def === param,
        );
        const value = found?.default;
        if (found === undefined || value === undefined) return { arg: undefined };
        const lowerer = new Lowerer(this, owner, undefined, this.sinkFor(owner));
        if (found.kind === 'const') {
          const isConst =
            value.kind === 'body' || value.kind === 'infer' || (value.kind === 'param' && !('span' in value));
          return { arg: isConst ? constArg(lowerer.constant(value as hir.ConstArg, this.typeOf(param))) : undefined };
        }
        return { arg: typeArg(lowerer.ty(value as hir.Ty)) };
      },
      () => ({ arg: undefined }),
    ).arg;
  }

  predicatesOf(def: DefId): readonly SpannedPredicate[] {
    return this.predicates.get(
      def,
      () => computePredicates(this, def),
      () => [],
    );
  }

  paramEnv(def: DefId): ParamEnv {
    return this.envs.get(
      def,
      () => {
        const it = this.program.def(def);
        if (it.kind === 'closure') return this.paramEnv(it.owner);
        const seed = computeParamEnvSeed(this, def);
        if (seed.length === 0) return EMPTY_ENV;
        return { predicates: this.solver === undefined ? seed : this.solver.normalizePredicates(seed), reveal: false };
      },
      () => ({ predicates: computeParamEnvSeed(this, def), reveal: false }),
    );
  }

  /** The traits that bound a parameter where `owner` stands, as HIR (nothing is lowered, so nothing can be cyclic). */
  boundsOfParam(owner: DefId, param: DefId): readonly ParamBound[] {
    return boundsOfParam(this, owner, param);
  }
  hirSuperTraits(trait: DefId): readonly hir.TraitRef[] {
    return hirSuperTraits(this, trait);
  }
  /** `where Self: Sized` on a trait item. */
  requiresSelfSized(item: DefId): boolean {
    return requiresSelfSized(this, item);
  }

  superTraits(trait: DefId): readonly Predicate[] {
    return this.supers.get(
      trait,
      () => computeSuperTraits(this, trait),
      (def) => {
        const it = this.program.def(def);
        this.sinkFor(def).report(
          errorAt(it.span, `cycle detected when computing the super predicates of \`${it.name}\``, { code: 'E0391' }),
        );
        return [];
      },
    );
  }

  itemBounds(def: DefId, self: Ty, args: GenericArgs): readonly Predicate[] {
    const identity = this.bounds.get(
      def,
      () => computeItemBounds(this, def),
      () => [],
    );
    const alias = this.program.def(def).kind === 'opaque' ? mkOpaque(def, args) : mkProjection(def, args);
    const concrete = identity.map((predicate) => substPredicate(predicate, args));
    if (self === alias) return concrete;
    const folder: Folder = { ty: (ty) => (ty === alias ? self : ty.flags.hasAlias ? superFold(ty, folder) : ty) };
    return concrete.map((predicate) => foldPredicate(predicate, folder));
  }

  // ---------------------------------------------------------------- types of items

  typeOf(def: DefId): Ty {
    return this.types.get(
      def,
      () => computeTypeOf(this, def),
      (again) => {
        const it = this.program.def(again);
        if (it.kind === 'tyAlias')
          this.sinkFor(again).report(
            errorAt(it.fullSpan, `cycle detected when expanding type alias \`${it.name}\``, { code: 'E0391' }),
          );
        return ERROR_TY;
      },
    );
  }

  fnSig(def: DefId): FnSig {
    return this.sigs.get(
      def,
      () => computeFnSig(this, def),
      () => ({ params: [], ret: ERROR_TY, unsafe: false }),
    );
  }

  fieldTys(adt: DefId, variant: number, args: GenericArgs): readonly Ty[] {
    const all = this.fields.get(
      adt,
      () => {
        const it = this.program.def(adt);
        if (it.kind !== 'struct' && it.kind !== 'enum' && it.kind !== 'union') return [];
        const lowerer = new Lowerer(this, adt, undefined, this.sinkFor(adt));
        return it.variants.map((one) => one.fields.map((field) => lowerer.ty(field.ty)));
      },
      () => [],
    );
    const list = all[variant] ?? [];
    return args.length === 0 ? list : list.map((ty) => subst(ty, args));
  }

  implTraitRef(impl: DefId): TraitRef | undefined {
    return this.implTraits.get(
      impl,
      () => {
        const it = this.program.def(impl);
        if (it.kind !== 'impl' || it.trait === undefined) return { trait: undefined };
        return {
          trait: new Lowerer(this, impl, undefined, this.sinkFor(impl)).traitRef(it.trait, this.typeOf(impl)).trait,
        };
      },
      () => ({ trait: undefined }),
    ).trait;
  }

  assocItems(container: DefId): readonly AssocItem[] {
    return this.assoc.get(
      container,
      () => assocItemsOf(this.program, container),
      () => [],
    );
  }

  /** The trait or impl an associated item belongs to. */
  assocContainer(item: DefId): DefId | undefined {
    const it = this.program.def(item);
    switch (it.kind) {
      case 'fn':
      case 'const':
      case 'assocConst':
      case 'assocTy':
        return it.assoc?.container;
      default:
        return undefined;
    }
  }

  /** For an opaque in the signature of a trait's method: that method. Such an opaque is resolved by selecting the impl. */
  traitMethodOf(opaque: DefId): DefId | undefined {
    const it = this.program.def(opaque);
    if (it.kind !== 'opaque') return undefined;
    const owner = this.program.def(it.owner);
    return owner.kind === 'fn' && owner.assoc?.in === 'trait' ? owner.id : undefined;
  }

  lang(name: string): DefId | undefined {
    return this.program.langItem(name);
  }

  // ---------------------------------------------------------------- lowering

  lowerTy(ty: hir.Ty, owner: DefId, infer: LowerInfer | undefined, sink: DiagnosticSink): Ty {
    return new Lowerer(this, owner, infer, sink).ty(ty);
  }
  lowerTraitRef(
    trait: hir.TraitRef,
    self: Ty,
    owner: DefId,
    infer: LowerInfer | undefined,
    sink: DiagnosticSink,
  ): { readonly trait: TraitRef; readonly projections: readonly Predicate[] } {
    return new Lowerer(this, owner, infer, sink).traitRef(trait, self);
  }
  lowerConst(
    value: hir.ConstArg,
    expected: Ty,
    owner: DefId,
    infer: LowerInfer | undefined,
    sink: DiagnosticSink,
  ): Const {
    return new Lowerer(this, owner, infer, sink).constant(value, expected);
  }
  /** The full generic args of `def` after `prefix` (its parents'), from written ones, defaults and inference. */
  lowerArgs(
    def: DefId,
    written: hir.GenericArgs | undefined,
    span: hir.Ty['span'],
    prefix: GenericArgs,
    owner: DefId,
    infer: LowerInfer | undefined,
    sink: DiagnosticSink,
  ): GenericArgs {
    return new Lowerer(this, owner, infer, sink).args(def, written, span, prefix);
  }

  constOfBody(body: hir.Body, expected: Ty, owner: DefId): Const {
    return constOfBody(this, body, expected, owner);
  }
  /** The value of a named const item. */
  constOfDef(def: DefId): Const {
    return this.constValues.get(
      def,
      () => constOfDef(this, def),
      () => ({ kind: 'error' }),
    );
  }
  evalConst(value: Const): Const {
    return evalConstIn(this, value);
  }

  // ---------------------------------------------------------------- impls

  private get libraryImpls(): ImplTable {
    this.libraryImplTable ??= libraryValue(
      this.store,
      'impls',
      () =>
        new ImplTable(
          this.program,
          this.program.impls.filter((id) => !this.isUser(id)),
          (impl) => this.typeOf(impl),
        ),
    );
    return this.libraryImplTable;
  }
  private get ownImpls(): ImplTable {
    this.userImpls ??= new ImplTable(
      this.program,
      this.program.impls.filter((id) => this.isUser(id)),
      (impl) => this.typeOf(impl),
    );
    return this.userImpls;
  }

  inherentImpls(ty: Ty): readonly DefId[] {
    const heads = ty.kind === 'infer' && ty.var.kind === 'int' ? [headOf(mkInt('i32'))] : [headOf(ty)];
    return heads.flatMap((head) =>
      head === undefined ? [] : [...this.libraryImpls.inherent(head), ...this.ownImpls.inherent(head)],
    );
  }

  implsOf(trait: DefId, self: Ty | undefined): readonly DefId[] {
    let byHead = this.implsMemo.get(trait);
    if (byHead === undefined) {
      byHead = new Map();
      this.implsMemo.set(trait, byHead);
    }
    const head =
      self === undefined ? 'any' : self.kind === 'infer' ? (`?${self.var.kind}` as const) : (headOf(self) ?? 'rigid');
    const known = byHead.get(head);
    if (known !== undefined) return known;
    const library = this.isUser(trait) ? [] : this.libraryImpls.implsOf(trait, self);
    const user = this.ownImpls.implsOf(trait, self);
    const list = user.length === 0 ? library : library.length === 0 ? user : [...library, ...user];
    byHead.set(head, list);
    return list;
  }

  // ---------------------------------------------------------------- trait objects

  isObjectSafe(trait: DefId): boolean {
    return this.dynViolations(trait).length === 0;
  }
  /** Why `dyn Trait` is not possible (E0038); empty when it is. */
  dynViolations(trait: DefId): readonly DynViolation[] {
    return this.dynReasons.get(
      trait,
      () => dynViolations(this, trait),
      () => [],
    );
  }

  // ---------------------------------------------------------------- facts from bodies

  hiddenType(opaque: DefId): Ty {
    return this.facts === undefined ? ERROR_TY : this.facts.hiddenType(opaque);
  }
  closureInfo(def: DefId): ClosureInfo {
    return need(this.facts, 'body facts').closureInfo(def);
  }
  coroutineWitness(def: DefId): readonly WitnessTy[] {
    return this.facts === undefined ? [] : this.facts.coroutineWitness(def);
  }
  constBody(def: DefId): ThirBody | undefined {
    return this.facts?.constBody(def);
  }

  // ---------------------------------------------------------------- printing

  printTy(ty: Ty): string {
    return printTy(this, ty);
  }
  fullTypeName(ty: Ty): string {
    return fullTypeName(this, ty);
  }
  printTrait(trait: TraitRef): string {
    return printTrait(this, trait);
  }

  /** The identity type of an ADT. */
  adtTy(def: DefId): Ty {
    return mkAdt(def, this.identityArgs(def));
  }
  /** The identity type of a fn item. */
  fnTy(def: DefId): Ty {
    return mkFnDef(def, this.identityArgs(def));
  }
}

const libraryProblems: Diagnostic[] = [];
const librarySink: DiagnosticSink = { report: (diagnostic) => libraryProblems.push(diagnostic) };
/** Problems found in library declarations so far, for the tests of the library. */
export function takeLibraryProblems(): readonly Diagnostic[] {
  return libraryProblems.splice(0);
}
