//! The inference context of one body: variables, snapshots, normalisation, pending obligations. As rustc's `InferCtxt`
//! together with its fulfillment context.
import { NO_SPAN, type Span } from '../../../source/span.ts';
import { need } from '../../../base/assert.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Cause, ClosureHook, InferCtxt, Obligation, ParamEnv, UnmetObligation } from '../api.ts';
import type { Const, FnSig, GenericArg, GenericArgs, InferVar, Predicate, Ty } from '../ty.ts';
import { argTy, constArg, ERASED_ARG, F64, I32, NEVER, typeArg, UNIT } from '../interner.ts';
import { foldArgs, foldPredicate, subst, substPredicate, superFold, superFoldConst, type Folder } from '../fold.ts';
import type { Db } from '../db/db.ts';
import { VarTable, type Snapshot } from './table.ts';
import { unify, unifyArgs, type UnifyHost } from './unify.ts';
import { Fulfillment } from '../traits/fulfill.ts';
import { evaluateRoot } from '../traits/evaluate.ts';
import { normalizeWith } from '../traits/normalize.ts';
import { langTraits, type LangTraits } from '../traits/lang.ts';

/** See `InferCtxt`; the members beyond it serve the solver. */
export class Infcx implements InferCtxt, UnifyHost {
  readonly db: Db;
  readonly table = new VarTable();
  readonly lang: LangTraits;
  hook: ClosureHook | undefined;
  /** Counts questions to the hook: answers that depended on it are not cached. */
  hookQuestions = 0;
  /** Depth of the shallowest stack entry an evaluation in progress depended on (see `evaluate`). */
  reached = Number.POSITIVE_INFINITY;
  /** The recursion limit was hit while evaluating. */
  overflowed = false;
  private readonly fulfillment: Fulfillment;
  private defining: readonly DefId[] = [];
  private readonly hidden = new Map<DefId, Ty>();

  constructor(db: Db) {
    this.db = db;
    this.lang = langTraits(db);
    this.fulfillment = new Fulfillment(this);
  }

  // ---------------------------------------------------------------- variables

  freshTy(span: Span): Ty {
    return this.table.fresh('ty', span);
  }
  freshDiverging(span: Span): Ty {
    return this.table.fresh('ty', span, true);
  }
  freshInt(): Ty {
    return this.table.fresh('int', NO_SPAN);
  }
  freshFloat(): Ty {
    return this.table.fresh('float', NO_SPAN);
  }
  freshConst(_ty: Ty): Const {
    return this.table.freshConst();
  }
  freshArgs(def: DefId, span: Span): GenericArgs {
    return this.freshArgsAfter(def, [], span);
  }
  /** Fresh variables for the params of `def` after those given. */
  freshArgsAfter(def: DefId, prefix: GenericArgs, span: Span): GenericArgs {
    const { params } = this.db.genericsOf(def);
    const args: GenericArg[] = [...prefix];
    for (let i = prefix.length; i < params.length; i++) {
      const kind = params[i]?.kind;
      args.push(
        kind === 'lifetime'
          ? ERASED_ARG
          : kind === 'const'
            ? constArg(this.table.freshConst())
            : typeArg(this.freshTy(span)),
      );
    }
    return args;
  }

  shallow(ty: Ty): Ty {
    return this.table.shallow(ty);
  }
  private readonly resolver: Folder = {
    ty: (ty) => {
      if (!ty.flags.hasInfer) return ty;
      if (ty.kind !== 'infer') return superFold(ty, this.resolver);
      const value = this.table.shallow(ty);
      return value.kind === 'infer' ? value : this.resolver.ty(value);
    },
    constant: (value) => {
      const known = this.table.shallowConst(value);
      return known.kind === 'unevaluated' ? superFoldConst(known, this.resolver) : known;
    },
  };
  resolve(ty: Ty): Ty {
    return ty.flags.hasInfer ? this.resolver.ty(ty) : ty;
  }
  resolveArgs(args: GenericArgs): GenericArgs {
    return foldArgs(args, this.resolver);
  }
  resolveConst(value: Const): Const {
    return this.resolver.constant?.(value) ?? value;
  }
  resolvePredicate(predicate: Predicate): Predicate {
    return foldPredicate(predicate, this.resolver);
  }
  originOf(v: InferVar): Span {
    return this.table.origin(v.index) ?? NO_SPAN;
  }

  // ---------------------------------------------------------------- equality

  unify(a: Ty, b: Ty): boolean {
    return unify(this, a, b);
  }
  unifyArgs(a: GenericArgs, b: GenericArgs): boolean {
    return unifyArgs(this, a, b);
  }
  evalConst(value: Const): Const {
    return value.kind === 'unevaluated' ? this.db.evalConst(value) : value;
  }

  setDefiningOpaques(defs: readonly DefId[]): void {
    this.defining = defs;
  }
  isDefining(opaque: DefId): boolean {
    return this.defining.includes(opaque);
  }
  hiddenOf(opaque: DefId): Ty | undefined {
    return this.hidden.get(opaque);
  }
  setHidden(opaque: DefId, _args: GenericArgs, ty: Ty): void {
    this.hidden.set(opaque, ty);
    this.table.onRollback(() => this.hidden.delete(opaque));
  }
  hiddenTypes(): ReadonlyMap<DefId, Ty> {
    return new Map([...this.hidden].map(([def, ty]) => [def, this.resolve(ty)]));
  }
  replaceOpaques(ty: Ty, defs: readonly DefId[], env: ParamEnv, span: Span): Ty {
    const folder: Folder = {
      ty: (part) => {
        if (!part.flags.hasAlias) return part;
        if (part.kind !== 'opaque' || !defs.includes(part.def)) return superFold(part, folder);
        const known = this.hidden.get(part.def);
        if (known !== undefined) return known;
        const variable = this.freshTy(span);
        this.setHidden(part.def, part.args, variable);
        for (const bound of this.db.itemBounds(part.def, variable, part.args))
          this.register({ predicate: foldPredicate(bound, folder), cause: { span, code: { kind: 'misc' } }, env });
        return variable;
      },
    };
    return folder.ty(ty);
  }

  // ---------------------------------------------------------------- snapshots

  snapshot(): Snapshot {
    return this.table.snapshot();
  }
  rollback(to: Snapshot): void {
    this.table.rollback(to);
  }
  probe<T>(f: () => T): T {
    const snapshot = this.table.snapshot();
    const pending = this.fulfillment.save();
    try {
      return f();
    } finally {
      this.table.rollback(snapshot);
      this.fulfillment.restore(pending);
    }
  }
  commitIf(f: () => boolean): boolean {
    const snapshot = this.table.snapshot();
    const pending = this.fulfillment.save();
    let keep = false;
    try {
      keep = f();
      return keep;
    } finally {
      if (!keep) {
        this.table.rollback(snapshot);
        this.fulfillment.restore(pending);
      }
    }
  }

  // ---------------------------------------------------------------- obligations

  normalize(ty: Ty, env: ParamEnv, cause: Cause): Ty {
    if (!ty.flags.hasAlias) return ty;
    return this.normalizeMany((one) => one.ty(ty), env, cause);
  }
  normalizeSig(sig: FnSig, env: ParamEnv, cause: Cause): FnSig {
    if (!sig.ret.flags.hasAlias && !sig.params.some((param) => param.flags.hasAlias)) return sig;
    return this.normalizeMany(
      (one) => ({ ...sig, params: sig.params.map((param) => one.ty(param)), ret: one.ty(sig.ret) }),
      env,
      cause,
    );
  }
  normalizePredicate(predicate: Predicate, env: ParamEnv, cause: Cause): Predicate {
    return this.normalizeMany((one) => foldPredicate(predicate, one), env, cause);
  }
  private normalizeMany<T>(f: (folder: Folder) => T, env: ParamEnv, cause: Cause): T {
    const nested: Obligation[] = [];
    const result = f(normalizeWith(this, env, cause, 0, nested));
    if (nested.length > 0) this.fulfillment.addNested(nested);
    return result;
  }

  register(obligation: { readonly predicate: Predicate; readonly cause: Cause; readonly env: ParamEnv }): void {
    const { cause, env } = obligation;
    this.fulfillment.add({
      predicate: this.normalizePredicate(obligation.predicate, env, cause),
      cause,
      env,
      depth: 0,
    });
  }
  registerPredicates(def: DefId, args: GenericArgs, env: ParamEnv, span: Span): void {
    for (const { predicate, span: boundSpan } of this.db.predicatesOf(def))
      this.register({
        predicate: substPredicate(predicate, args),
        cause: { span, code: { kind: 'bound', item: def, boundSpan } },
        env,
      });
  }
  selectWherePossible(): readonly UnmetObligation[] {
    return this.fulfillment.select();
  }
  selectAll(): readonly UnmetObligation[] {
    return this.fulfillment.selectAll();
  }
  stalledOnCoroutines(): readonly Obligation[] {
    return this.fulfillment.stalledOnCoroutines();
  }
  holds(predicate: Predicate, env: ParamEnv): 'yes' | 'no' | 'maybe' {
    return evaluateRoot(this, predicate, env);
  }
  pendingFor(v: InferVar): readonly Predicate[] {
    const root = this.rootVar(v.index);
    const result: Predicate[] = [];
    for (const { predicate } of this.fulfillment.pendingObligations()) {
      const self = this.shallow(argTy((predicate.kind === 'trait' ? predicate.trait.args : predicate.args)[0]));
      if (self.kind === 'infer' && self.var.index === root) result.push(this.resolvePredicate(predicate));
    }
    return result;
  }
  private rootVar(index: number): number {
    const value = this.table.value(index);
    const head = value === undefined ? undefined : this.shallow(value);
    return head === undefined ? index : head.kind === 'infer' ? head.var.index : -1;
  }

  applyFallback(): boolean {
    const diverging = this.db.program.edition === 2024 ? NEVER : UNIT;
    let changed = false;
    for (let index = 0; index < this.table.count; index++) {
      if (this.table.value(index) !== undefined && !this.table.isDiverging(index)) continue;
      const kind = this.table.kind(index);
      if (kind !== 'ty') {
        this.table.bind(index, kind === 'int' ? I32 : F64);
        changed = true;
      } else if (this.table.isDiverging(index)) {
        const root = this.rootVar(index);
        if (root >= 0 && this.table.value(root) === undefined && this.table.kind(root) === 'ty') {
          this.table.bind(root, diverging);
          changed = true;
        }
      }
    }
    return changed;
  }

  setClosureHook(hook: ClosureHook): void {
    this.hook = hook;
  }

  /** Facts of closures: from the body being checked, or of a checked one. */
  ownsClosure(def: DefId): boolean {
    if (this.hook === undefined || !this.hook.owns(def)) return false;
    this.hookQuestions++;
    return true;
  }
  /** The hook; only after `ownsClosure`. */
  get closures(): ClosureHook {
    return need(this.hook, 'closure hook');
  }

  /** The hidden type of an opaque at these args, or undefined while it is being found. */
  revealed(ty: Ty & { readonly kind: 'opaque' }): Ty | undefined {
    if (this.isDefining(ty.def)) {
      this.hookQuestions++;
      return this.hidden.get(ty.def);
    }
    return subst(this.db.hiddenType(ty.def), ty.args);
  }
}
