//! What the two halves of `types` promise each other, and what later layers may ask.
//! Half A ("traits"): interner, lowering of HIR types, item signatures, inference context, trait solver, instance resolution, printing.
//! Half B ("check"): expressions, patterns, coercions, method lookup, closures -> THIR, exhaustiveness, diagnostics.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as hir from '../hir/hir.ts';
import type { DefId } from '../hir/hir.ts';
import type { ClosureInfo, ThirBody } from './thir.ts';
import type { ClosureKind, Const, FnSig, GenericArg, GenericArgs, InferVar, Predicate, TraitRef, Ty } from './ty.ts';

// ------------------------------------------------------------------ queries over items (half A)

/** Full generics of a definition, parents first; `params[i].index === i`. */
export interface GenericsInfo {
  readonly parent: DefId | undefined;
  readonly parentCount: number;
  readonly params: readonly {
    readonly def: DefId;
    readonly name: string;
    readonly index: number;
    readonly kind: 'lifetime' | 'type' | 'const';
    readonly hasDefault: boolean;
    readonly synthetic: boolean;
  }[];
}
/** Where an obligation came from: decides how an unmet one is reported. */
export interface Cause {
  readonly span: Span;
  readonly code: CauseCode;
}
export type CauseCode =
  | { readonly kind: 'misc' }
  /** The type of a `static`. */
  | { readonly kind: 'static' }
  /** A where clause or bound of `item`, at `boundSpan` ("required by a bound in `f`"). */
  | {
      readonly kind: 'bound';
      readonly item: DefId;
      readonly boundSpan: Span;
      /** The callee, when the message points at an argument instead. */ readonly callSpan?: Span;
    }
  /** Derived from an impl's where clause while solving `parent`. */
  | {
      readonly kind: 'implDerived';
      readonly parent: Cause;
      readonly parentTrait: TraitRef;
      readonly impl: DefId;
      readonly boundSpan?: Span;
    }
  | { readonly kind: 'builtinDerived'; readonly parent: Cause; readonly parentTrait: TraitRef }
  | { readonly kind: 'sized'; readonly what: 'local' | 'argument' | 'return' | 'field' | 'element' | 'tuple' }
  | {
      readonly kind: 'question';
      readonly exprSpan: Span;
      readonly fnRet: Ty;
      /** "an async function", and the fn or block that would have to return something else. */ readonly context?: {
        readonly what: string;
        readonly span: Span;
      };
    }
  | { readonly kind: 'operator'; readonly op: string; readonly lhs: Ty; readonly rhs: Ty | undefined }
  | { readonly kind: 'await' }
  | { readonly kind: 'for' }
  | { readonly kind: 'format' }
  | { readonly kind: 'coercion' };
export interface Obligation {
  readonly predicate: Predicate;
  readonly cause: Cause;
  readonly env: ParamEnv;
  readonly depth: number;
}
/** In-scope where clauses (elaborated with supertraits) of the item being checked. `reveal`: opaque types are seen through (after checking). */
export interface ParamEnv {
  readonly predicates: readonly Predicate[];
  readonly reveal: boolean;
}
export interface UnmetObligation {
  readonly obligation: Obligation;
  readonly why: 'unimplemented' | 'ambiguous' | 'mismatch' | 'overflow';
  readonly expected?: Ty;
  readonly found?: Ty;
  readonly root: Obligation;
}

/** An associated item of a trait or impl. */
export interface AssocItem {
  readonly def: DefId;
  readonly name: string;
  readonly kind: 'fn' | 'const' | 'type';
  readonly hasSelf: boolean;
  readonly container: DefId;
  readonly defaulted: boolean;
}

/** Queries over items; memoised; library answers survive from one check of the user's text to the next. */
export interface TypeDb {
  readonly program: hir.Program;
  genericsOf(def: DefId): GenericsInfo;
  /** Own and parents' where clauses (incl. `T: Sized` defaults, `Self: Trait` for trait items), in terms of the item's params. With the span of each bound. */
  predicatesOf(def: DefId): readonly { readonly predicate: Predicate; readonly span: Span }[];
  paramEnv(def: DefId): ParamEnv;
  /** Type of a struct/enum/alias/const/static/assoc type value/impl self/constParam; in terms of own params. */
  typeOf(def: DefId): Ty;
  /** Declared signature; async fns return their opaque. Closures: not here (see ClosureInfo). Tuple ctors: as functions. */
  fnSig(def: DefId): FnSig;
  fieldTys(adt: DefId, variant: number, args: GenericArgs): readonly Ty[];
  implTraitRef(impl: DefId): TraitRef | undefined;
  assocItems(container: DefId): readonly AssocItem[];
  /** Bounds of an opaque or assoc type as predicates about `self`. */
  itemBounds(def: DefId, self: Ty, args: GenericArgs): readonly Predicate[];
  superTraits(trait: DefId): readonly Predicate[]; // in terms of the trait's params
  identityArgs(def: DefId): GenericArgs;
  /** The default of a parameter, in terms of the owner's params. */
  paramDefault(owner: DefId, param: DefId): GenericArg | undefined;
  lang(name: string): DefId | undefined;
  /** Lower a HIR type in the scope of `owner`; `infer` supplies variables for `_` and omitted args inside bodies. */
  lowerTy(ty: hir.Ty, owner: DefId, infer: LowerInfer | undefined, sink: DiagnosticSink): Ty;
  lowerTraitRef(
    trait: hir.TraitRef,
    self: Ty,
    owner: DefId,
    infer: LowerInfer | undefined,
    sink: DiagnosticSink,
  ): { readonly trait: TraitRef; readonly projections: readonly Predicate[] };
  lowerConst(
    value: hir.ConstArg,
    expected: Ty,
    owner: DefId,
    infer: LowerInfer | undefined,
    sink: DiagnosticSink,
  ): Const;
  /** Inherent impls whose self type could be `ty` (quick reject by head constructor). */
  inherentImpls(ty: Ty): readonly DefId[];
  /** Impls of a trait whose self type could unify with `self` (quick reject); blanket impls included. */
  implsOf(trait: DefId, self: Ty | undefined): readonly DefId[];
  isObjectSafe(trait: DefId): boolean;
  /** Hidden type of an opaque (from checking its owner's body), in terms of the owner's params. */
  hiddenType(opaque: DefId): Ty;
  /** Facts of a checked closure/coroutine; for one being checked right now the provider is the active FnCtxt (see `closureHook`). */
  closureInfo(def: DefId): ClosureInfo;
  /** Types that live across suspension points (the coroutine witness): provided by half B from THIR liveness or by mir; used for auto traits. */
  coroutineWitness(def: DefId): readonly WitnessTy[];
  evalConst(value: Const): Const; // array lengths: evaluates simple const expressions; 'error' if it cannot
  printTy(ty: Ty): string; // as rustc prints it in messages
  fullTypeName(ty: Ty): string; // as `std::any::type_name` has it
  printTrait(trait: TraitRef): string; // `Future`, `From<io::Error>`
  /** See `BodyFacts`. */
  constBody(def: DefId): ThirBody | undefined;
  setBodyFacts(facts: BodyFacts): void;
  /** Problems found while answering queries about the user's items, so far (signatures, bounds, field types). */
  readonly itemDiagnostics: readonly Diagnostic[];
}
export interface WitnessTy {
  readonly ty: Ty;
  readonly span: Span;
  readonly name: string | undefined;
  readonly awaitSpan: Span;
  readonly scopeEnd?: Span;
}
export interface DiagnosticSink {
  report(diagnostic: Diagnostic): void;
}
/** `explicit`: a type position (`let x: Vec = …`), where omitted generic args are E0107; else (paths of expressions) they are inferred. */
export interface LowerInfer {
  freshTy(span: Span): Ty;
  freshConst(ty: Ty): Const;
  readonly explicit?: boolean;
}
/** What only checked bodies know. Half B provides it (`TypeDb.setBodyFacts`); types are in terms of the owner's params. */
export interface BodyFacts {
  hiddenType(opaque: DefId): Ty;
  closureInfo(def: DefId): ClosureInfo;
  coroutineWitness(def: DefId): readonly WitnessTy[];
  /** The checked body of a constant; undefined if it has none or is being checked. */
  constBody(def: DefId): ThirBody | undefined;
}

// ------------------------------------------------------------------ inference (half A, used by half B)

/** One body's inference. Unification variables live here; types mentioning them never leave it unresolved. */
export interface InferCtxt {
  readonly db: TypeDb;
  freshTy(span: Span): Ty;
  /** For `!`-typed expressions: falls back to `()` (2021) or `!` (2024) instead of being an error. */
  freshDiverging(span: Span): Ty;
  freshInt(): Ty;
  freshFloat(): Ty;
  freshConst(ty: Ty): Const;
  freshArgs(def: DefId, span: Span): GenericArgs; // for all params of def (regions erased)
  /** One step: a bound variable is replaced by its value (head only). */
  shallow(ty: Ty): Ty;
  /** All bound variables replaced, deeply. */
  resolve(ty: Ty): Ty;
  resolveArgs(args: GenericArgs): GenericArgs;
  resolveConst(value: Const): Const;
  /** Where the root variable of an unresolved type was created (for E0282). */
  originOf(v: InferVar): Span;
  /** Structural equality with inference; opaque types equal only themselves unless being defined. No side effect on failure. Projections must be normalised first. */
  unify(a: Ty, b: Ty): boolean;
  unifyArgs(a: GenericArgs, b: GenericArgs): boolean;
  /** Runs f and undoes every binding and obligation made in it. */
  probe<T>(f: () => T): T;
  /** Runs f; keeps its effects iff it returns true. */
  commitIf(f: () => boolean): boolean;
  /** Replaces projections by their values or by fresh variables with pending projection obligations; evaluates unevaluated consts. */
  normalize(ty: Ty, env: ParamEnv, cause: Cause): Ty;
  normalizeSig(sig: FnSig, env: ParamEnv, cause: Cause): FnSig;
  register(obligation: { readonly predicate: Predicate; readonly cause: Cause; readonly env: ParamEnv }): void;
  /** Registers all predicatesOf(def) substituted with args, normalised. */
  registerPredicates(def: DefId, args: GenericArgs, env: ParamEnv, span: Span): void;
  /** Makes progress on pending obligations to a fixed point; returns what certainly failed (each reported once). */
  selectWherePossible(): readonly UnmetObligation[];
  /** At the end: everything still pending is an error or ambiguity. */
  selectAll(): readonly UnmetObligation[];
  /** Does the predicate hold (in a probe; nested obligations included)? */
  holds(predicate: Predicate, env: ParamEnv): 'yes' | 'no' | 'maybe';
  /** Pending obligations whose self type resolves to this unresolved variable: for closure signature/kind deduction and expectations. */
  pendingFor(v: InferVar): readonly Predicate[];
  /** Numeric and diverging fallback for a variable still free; returns whether anything was bound. */
  applyFallback(): boolean;
  /** The body being checked defines these opaques: unify(opaque, T) records T as hidden type. */
  setDefiningOpaques(defs: readonly DefId[]): void;
  hiddenTypes(): ReadonlyMap<DefId, Ty>;
  /** Half B answers facts about closures of this body still being inferred. `kind` undefined = not yet known. */
  setClosureHook(hook: ClosureHook): void;
  /**
   * Auto-trait obligations about coroutines of the body being checked: they wait until its THIR (and so the witness) exists.
   * Not part of what `selectAll` reports; check them afterwards with a fresh context (`register` + `selectAll`) without a hook.
   */
  stalledOnCoroutines(): readonly Obligation[];
  /** A fn's own declared return type as its body sees it: each opaque in `defs` becomes a variable with its item bounds registered, recorded as its hidden type. */
  replaceOpaques(ty: Ty, defs: readonly DefId[], env: ParamEnv, span: Span): Ty;
}
export interface ClosureHook {
  /** Is the closure or coroutine one of the body being checked? (Others are asked of `TypeDb.closureInfo`.) */
  owns(def: DefId): boolean;
  sig(def: DefId): FnSig | undefined;
  kind(def: DefId): ClosureKind | undefined;
  /** Known only after upvar analysis. Auto-trait and Copy/Clone questions about the closure wait until then. */
  captures(def: DefId): readonly Ty[] | undefined;
  output(def: DefId): Ty; // coroutines
  yieldTy(def: DefId): Ty | undefined;
}

// ------------------------------------------------------------------ what later layers ask

/** What a call of a (possibly trait) fn with concrete args really runs. */
export type Instance =
  | { readonly kind: 'fn'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'ctor'; readonly adt: DefId; readonly variant: number; readonly args: GenericArgs }
  | { readonly kind: 'intrinsic'; readonly name: string; readonly def: DefId; readonly args: GenericArgs }
  /** Method `index` of the vtable of the dyn self argument. */
  | { readonly kind: 'virtual'; readonly trait: DefId; readonly method: DefId; readonly args: GenericArgs }
  /** Fn*, called on a closure: direct call of its body; `by`: how self is passed at this call, `body`: what the body expects. */
  | {
      readonly kind: 'closureCall';
      readonly def: DefId;
      readonly args: GenericArgs;
      readonly by: ClosureKind;
      readonly body: ClosureKind;
    }
  /** Fn* called on a fn item or fn pointer: `call_once((a, b))` spreads the tuple. */
  | { readonly kind: 'fnPtrShim'; readonly self: Ty; readonly by: ClosureKind }
  /** Future::poll on a coroutine, or Stream/generator resume. */
  | { readonly kind: 'coroutineResume'; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: 'cloneShim'; readonly self: Ty } // Clone::clone of tuples, arrays, closures, Copy primitives
  | { readonly kind: 'dropGlue'; readonly ty: Ty } // drop_in_place::<T>
  | { readonly kind: 'unresolved'; readonly why: string };

/** Questions about concrete types (no params, no inference; opaques revealed). Used by the machine when monomorphising. */
export interface MonoDb {
  readonly db: TypeDb;
  /** Substitutes and normalises fully: no params, projections, opaques left. */
  instantiate(ty: Ty, args: GenericArgs): Ty;
  instantiateArgs(list: GenericArgs, args: GenericArgs): GenericArgs;
  resolveInstance(def: DefId, args: GenericArgs): Instance;
  /** The const or associated const that really gives the value: trait ones resolved to an impl's or the default. */
  resolveConst(def: DefId, args: GenericArgs): { readonly def: DefId; readonly args: GenericArgs } | undefined;
  /** Methods of the vtable for `trait` (supertraits first), object-safe ones in order; undefined = not callable on dyn. */
  vtableMethods(trait: DefId): readonly DefId[];
  implements(trait: DefId, self: Ty, moreArgs: readonly GenericArg[]): boolean;
  /** The `Drop::drop` of this ADT itself, if it has one. */
  dropImpl(ty: Ty): Instance | undefined;
  needsDrop(ty: Ty): boolean;
  isCopy(ty: Ty): boolean;
  evalConst(value: Const, args: GenericArgs): bigint;
  /** For unsizing `source` to `target` behind a pointer: which field path/coercion (CoerceUnsized of Box, Rc, Arc, Pin). */
  coerceUnsizedField(source: Ty, target: Ty): number;
}

/** The whole checker for one Program. */
export interface Checker {
  readonly db: TypeDb;
  readonly mono: MonoDb;
  /** Checks one body owner; memoised; library bodies on demand. */
  check(owner: DefId): { readonly thir: ThirBody; readonly diagnostics: readonly Diagnostic[] };
  /** THIR of a closure def (its owner is checked first). */
  closureBody(def: DefId): ThirBody;
  /** All diagnostics of the user crate: items (E0046, E0053, …) and bodies. Bodies that are `known` are not looked at. */
  checkUserCrate(known?: KnownBodies): readonly Diagnostic[];
}

/** Checks of bodies whose results may be kept from one text to the next. */
export type BodyCheck = 'types' | 'recursion' | 'borrows' | 'unusedMut';

/** What was said of bodies before, where that still holds; and where to put what is said of the others. */
export interface KnownBodies {
  get(check: BodyCheck, owner: DefId): readonly Diagnostic[] | undefined;
  set(check: BodyCheck, owner: DefId, diagnostics: readonly Diagnostic[]): void;
}

/** For a first check. */
export const NO_KNOWN_BODIES: KnownBodies = { get: () => undefined, set: () => undefined };

/** What is known, or else what `find` finds. */
export function knownOr(
  known: KnownBodies,
  check: BodyCheck,
  owner: DefId,
  find: () => readonly Diagnostic[],
): readonly Diagnostic[] {
  const before = known.get(check, owner);
  if (before !== undefined) return before;
  const found = find();
  known.set(check, owner, found);
  return found;
}
