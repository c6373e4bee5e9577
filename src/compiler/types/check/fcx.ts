//! The state of type checking one body owner and everything nested in it (closures, async blocks). As rustc's `FnCtxt`.
//! The rules themselves are functions over it, in the files beside this one.
import type { Diagnostic, Label } from '../../../source/diagnostic.ts';
import { unsupportedAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { ClosureFlavor, DefId, HirId, LabelId, LocalId } from '../../hir/hir.ts';
import type {
  Cause,
  DiagnosticSink,
  InferCtxt,
  LowerInfer,
  Obligation,
  ParamEnv,
  TypeDb,
  UnmetObligation,
} from '../api.ts';
import { mkRef, mkTuple, typeArg } from '../interner.ts';
import type { Capture, ThirBody } from '../thir.ts';
import type { ClosureKind, Const, FnSig, GenericArgs, Predicate, Ty } from '../ty.ts';
import type { CoerceMany } from './coerce-many.ts';
import { blameArgument, rootCause, type CallFacts } from '../report/blame.ts';
import type { Violation } from './implicit-borrow.ts';
import type { PathUse } from './paths.ts';
import type { Tables } from './tables.ts';
import { newTables } from './tables.ts';

/** Expressions nested deeper than this are refused: our recursion must not follow the user's without bound. */
const MAX_DEPTH = 400;

/** A loop or labelled block being checked. */
export interface BreakCtxt {
  readonly kind: 'loop' | 'while' | 'for' | 'block';
  /** Undefined for `while` and `for`: their breaks carry no value. */
  readonly coerce: CoerceMany | undefined;
  mayBreak: boolean;
}

/** The fn, closure or async body whose `return` and `?` apply here. */
export interface BodyCtxt {
  readonly def: DefId;
  readonly flavor: 'fn' | 'const' | ClosureFlavor;
  readonly retTy: Ty;
  readonly ret: CoerceMany | undefined;
  /** Where the return type is written, for labels. */
  readonly retSpan: Span | undefined;
  readonly yieldTy: Ty | undefined;
  readonly breakables: Map<LabelId, BreakCtxt>;
  readonly parent: BodyCtxt | undefined;
}

/** A closure or coroutine of this body. */
export interface ClosureState {
  readonly def: DefId;
  readonly flavor: ClosureFlavor;
  readonly expr: hir.Expr & { kind: 'closure' };
  readonly parent: DefId;
  readonly ty: Ty;
  readonly paramTys: readonly Ty[];
  readonly sig: FnSig;
  readonly yieldTy: Ty | undefined;
  /** Parameters that are references of any lifetime. */
  readonly anyLifetime: readonly number[];
  /** Given by the context, else inferred from what the body does with its captures. */
  kind: ClosureKind | undefined;
  captures: readonly Capture[] | undefined;
  thir: ThirBody | undefined;
}

/** The call that a closure is an argument of; `param`: which parameter of the callee, its receiver counted. */
interface ClosureCallee {
  readonly span: Span;
  readonly def: DefId | undefined;
  readonly param: number;
}

/** What the checker of one owner hands back to others. */
export interface CheckHost {
  readonly db: TypeDb;
  newInferCtxt(): InferCtxt;
  /** rustc's words for an obligation that does not hold. */
  reportUnmet(unmet: UnmetObligation, infcx: InferCtxt, module: DefId): Diagnostic;
}

const spanKey = (span: Span): string => `${span.file}:${span.start}:${span.end}`;

export class FnCtxt {
  readonly host: CheckHost;
  readonly db: TypeDb;
  readonly infcx: InferCtxt;
  readonly owner: DefId;
  readonly module: DefId;
  readonly env: ParamEnv;
  readonly ownerArgs: GenericArgs;
  readonly body: hir.Body;
  tables: Tables = newTables();
  readonly diagnostics: Diagnostic[] = [];
  /** Some error of this body was already reported: unknown types are then no news. */
  tainted = false;
  /** Fallback decided types after an error: failing obligations are not reported any more. */
  guessing = false;
  /** Control flow cannot get here. */
  diverges = false;
  cur: BodyCtxt;
  readonly localTys = new Map<LocalId, Ty>();
  /** The fn or closure that declares each local. */
  readonly localOwner = new Map<LocalId, DefId>();
  readonly closures = new Map<DefId, ClosureState>();
  /** In order of checking: outer before inner. */
  readonly closureOrder: ClosureState[] = [];
  readonly deferredCasts: { readonly expr: hir.Expr & { kind: 'cast' }; readonly from: Ty; readonly to: Ty }[] = [];
  /** Calls by the span of their callee, to blame an argument for an unmet bound. */
  private readonly callSites = new Map<string, CallFacts>();
  private blamed(unmet: UnmetObligation): UnmetObligation {
    const call = this.callSites.get(spanKey(unmet.root.cause.span));
    return call === undefined ? unmet : blameArgument(this.db, unmet, call);
  }
  /** An obligation to be judged later, its cause pointing where a message should. */
  blamedLater(obligation: Obligation): Obligation {
    // rustc judges these after the body, when it no longer knows arguments: it points at the call (or the method's name).
    const root = rootCause(obligation.cause);
    const call = this.callSites.get(spanKey(root.span));
    if (call === undefined || call.isMethod) return obligation;
    const moved = (at: Cause): Cause => {
      const code =
        at.code.kind === 'implDerived' || at.code.kind === 'builtinDerived'
          ? { ...at.code, parent: moved(at.code.parent) }
          : at.code;
      return { span: at.span === root.span ? call.wholeSpan : at.span, code };
    };
    return { ...obligation, cause: moved(obligation.cause) };
  }
  noteCall(call: CallFacts): void {
    this.callSites.set(spanKey(call.calleeSpan), call);
  }
  /** Calls of closures whose kind is not yet known. */
  readonly deferredCalls: {
    readonly expr: hir.Expr & { kind: 'call' };
    readonly closure: DefId;
    readonly adjust: () => void;
  }[] = [];
  /** Where each local is declared and how, for "expected due to this". */
  readonly localDecls = new Map<
    LocalId,
    { readonly span: Span; readonly init: hir.Expr | undefined; readonly ty: hir.Ty | undefined }
  >();
  /** Which parameter of which item a variable stands for, by variable: for E0282. */
  readonly varOrigins = new Map<number, { readonly owner: DefId; readonly name: string; readonly span: Span }>();
  /** The call a closure is an argument of, where messages about its signature point. */
  readonly closureCallee = new Map<HirId, ClosureCallee>();
  /** What the path being resolved stands as. */
  pathUse: PathUse = 'value';
  /** What edition 2024 forbids in patterns, a list per pattern; reported if the body type-checks. */
  readonly implicitBorrows: (readonly Violation[])[] = [];
  /** Does the text of a closure name a local from outside of it? */
  readonly closureMentions = new Map<DefId, boolean>();
  /** Labels rustc adds when this expression has the wrong type ("expected due to this"). */
  readonly dueTo = new Map<HirId, readonly Label[]>();
  /** Blocks and arms whose value is the value of the body, for "expected because of return type". */
  readonly returnPositions = new Set<HirId>();
  /** Types of blocks (those of `if`, loops and `let else` are not expressions of their own). */
  readonly blockTys = new Map<HirId, Ty>();
  /** The written return type of the `async fn` being checked. */
  asyncOutput: Ty | undefined;
  /** The outermost block of the fn body. */
  bodyBlock: HirId | undefined;
  readonly constBlocks = new Map<HirId, { readonly body: hir.Body; readonly tables: Tables; readonly ty: Ty }>();
  /** Format arguments' and other facts for warnings, filled by the rules. */
  readonly unusedChecks: { readonly expr: hir.Expr; readonly diverged: boolean }[] = [];
  private depth = 0;
  private readonly reported = new Set<string>();

  constructor(host: CheckHost, owner: DefId, body: hir.Body, infcx: InferCtxt) {
    this.host = host;
    this.db = host.db;
    this.infcx = infcx;
    this.owner = owner;
    this.body = body;
    this.module = host.db.program.moduleOf(owner);
    this.env = host.db.paramEnv(owner);
    this.ownerArgs = host.db.identityArgs(owner);
    this.cur = {
      def: owner,
      flavor: 'fn',
      retTy: mkTuple([]),
      ret: undefined,
      retSpan: undefined,
      yieldTy: undefined,
      breakables: new Map(),
      parent: undefined,
    };
  }

  /** Is the owner a method (it has a `self`)? */
  get isMethod(): boolean {
    const it = this.db.program.def(this.owner);
    return it.kind === 'fn' && it.assoc?.hasSelf === true;
  }

  /** Is the current body one that may `.await`? */
  get mayAwait(): boolean {
    const { flavor } = this.cur;
    return flavor === 'asyncBlock' || flavor === 'gen' || flavor === 'asyncClosure';
  }

  get edition(): hir.Edition {
    return this.body.edition;
  }

  // ---------------------------------------------------------------- reporting

  readonly sink: DiagnosticSink = { report: (it) => this.report(it) };

  /** Adds a diagnostic (once per place and message). */
  report(diagnostic: Diagnostic): void {
    const key = `${diagnostic.span.file}:${diagnostic.span.start}:${diagnostic.span.end}:${diagnostic.code ?? ''}:${diagnostic.message}`;
    if (diagnostic.severity === 'error') this.tainted = true;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** Runs `f`; one level deeper. Too deep is a diagnostic, not a stack overflow of ours. */
  nested<T>(span: Span, tooDeep: T, f: () => T): T {
    if (this.depth >= MAX_DEPTH) {
      this.report(unsupportedAt(span, 'an expression nested this deeply'));
      return tooDeep;
    }
    this.depth++;
    try {
      return f();
    } finally {
      this.depth--;
    }
  }

  // ---------------------------------------------------------------- types

  /** The type with its head resolved as far as known, trying pending obligations if it is not. */
  structurally(ty: Ty): Ty {
    const head = this.infcx.shallow(ty);
    if (head.kind !== 'infer') return head;
    this.select();
    return this.infcx.shallow(head);
  }

  /** The type as far as it is known; where it is not, pending obligations may tell (a bound that only one where clause meets). */
  withObligations(ty: Ty): Ty {
    const known = this.infcx.resolve(ty);
    if (!known.flags.hasInfer) return known;
    this.select();
    return this.infcx.resolve(known);
  }

  /** Processes pending obligations and reports those that certainly fail. */
  select(): void {
    for (const unmet of this.infcx.selectWherePossible()) this.reportUnmet(unmet);
  }

  reportUnmet(unmet: UnmetObligation): void {
    if (predicateHasError(this, unmet.obligation.predicate) || predicateHasError(this, unmet.root.predicate)) {
      this.tainted = true;
      return;
    }
    if (this.guessing) {
      this.tainted = true;
      return;
    }
    this.report(this.host.reportUnmet(this.blamed(unmet), this.infcx, this.module));
  }

  cause(span: Span): Cause {
    return { span, code: { kind: 'misc' } };
  }

  normalize(ty: Ty, span: Span): Ty {
    return ty.flags.hasAlias ? this.infcx.normalize(ty, this.env, this.cause(span)) : ty;
  }

  /** Lowers a written type; `_` becomes a variable. */
  lowerTy(ty: hir.Ty): Ty {
    const infer: LowerInfer = { ...this.lowerInfer, explicit: true };
    return this.normalize(this.db.lowerTy(ty, this.owner, infer, this.sink), ty.span);
  }
  /** The type before the `::` of a path (`Vec::new`): omitted arguments become variables too. */
  lowerPathTy(ty: hir.Ty): Ty {
    return this.normalize(this.db.lowerTy(ty, this.owner, this.lowerInfer, this.sink), ty.span);
  }

  readonly lowerInfer: LowerInfer = {
    freshTy: (span) => this.infcx.freshTy(span),
    freshConst: (ty) => this.infcx.freshConst(ty),
  };

  lowerConst(value: hir.ConstArg, ty: Ty): Const {
    return this.db.evalConst(this.db.lowerConst(value, ty, this.owner, this.lowerInfer, this.sink));
  }

  /** Does `ty: trait` hold? */
  implementsTrait(trait: DefId, ty: Ty, more: GenericArgs = []): 'yes' | 'no' | 'maybe' {
    return this.infcx.holds({ kind: 'trait', trait: { def: trait, args: [typeArg(ty), ...more] } }, this.env);
  }

  /** Does `ty` implement the lang trait? 'no' if the library lacks it. */
  implementsLang(lang: string, ty: Ty, more: GenericArgs = []): 'yes' | 'no' | 'maybe' {
    const trait = this.db.lang(lang);
    return trait === undefined ? 'no' : this.implementsTrait(trait, ty, more);
  }

  isCopy(ty: Ty): boolean {
    const resolved = this.infcx.resolve(ty);
    switch (resolved.kind) {
      case 'bool':
      case 'char':
      case 'int':
      case 'float':
      case 'never':
      case 'ptr':
      case 'fnDef':
      case 'fnPtr':
      case 'error':
        return true;
      case 'ref':
        return resolved.mut === 'not';
      case 'infer':
        return resolved.var.kind !== 'ty';
      default:
        return this.implementsLang('copy', resolved) === 'yes';
    }
  }

  register(predicate: Predicate, cause: Cause): void {
    this.infcx.register({ predicate, cause, env: this.env });
  }

  /** `ty: lang` must hold. */
  requireLang(lang: string, ty: Ty, cause: Cause, more: GenericArgs = []): void {
    const trait = this.db.lang(lang);
    if (trait !== undefined)
      this.register({ kind: 'trait', trait: { def: trait, args: [typeArg(ty), ...more] } }, cause);
  }

  requireSized(ty: Ty, span: Span, what: 'local' | 'argument' | 'return' | 'field' | 'element' | 'tuple'): void {
    const resolved = this.infcx.shallow(ty);
    switch (resolved.kind) {
      case 'bool':
      case 'char':
      case 'int':
      case 'float':
      case 'never':
      case 'ptr':
      case 'ref':
      case 'fnDef':
      case 'fnPtr':
      case 'error':
      case 'array':
      case 'closure':
      case 'coroutine':
        return;
      default:
        this.requireLang('sized', ty, { span, code: { kind: 'sized', what } });
    }
  }

  print(ty: Ty): string {
    return this.db.printTy(this.infcx.resolve(ty));
  }

  ref(ty: Ty): Ty {
    return mkRef(ty, 'not');
  }

  /** Fresh arguments of an item, remembered as its parameters. */
  freshArgs(def: DefId, span: Span): GenericArgs {
    const args = this.infcx.freshArgs(def, span);
    for (const [i, arg] of args.entries()) if (arg.kind === 'type') this.noteVar(arg.ty, def, i, span);
    return args;
  }

  /** Remembers which parameter of `def` (by index) a fresh variable is. */
  noteVar(ty: Ty, def: DefId, index: number, span: Span): void {
    const param = this.db.genericsOf(def).params[index];
    if (ty.kind === 'infer' && param !== undefined)
      this.varOrigins.set(ty.var.index, { owner: def, name: param.name, span });
  }

  /** Type of a local, which its pattern gave it (or a fresh one while checking the pattern itself). */
  localTy(local: LocalId, span: Span): Ty {
    const known = this.localTys.get(local);
    if (known !== undefined) return known;
    const fresh = this.infcx.freshTy(span);
    this.localTys.set(local, fresh);
    return fresh;
  }

  private readonly blockExprs = new Map<HirId, hir.Expr>();

  /** A block as an expression node, for adjustments; one object per block. */
  blockExpr(block: hir.Block): hir.Expr {
    const known = this.blockExprs.get(block.id);
    if (known !== undefined) return known;
    const expr: hir.Expr = { kind: 'block', id: block.id, span: block.span, block };
    this.blockExprs.set(block.id, expr);
    return expr;
  }

  exprTy(expr: hir.Expr): Ty {
    return this.tables.exprTy.get(expr.id) ?? mkTuple([]);
  }

  /** Type after adjustments. */
  adjustedTy(expr: hir.Expr): Ty {
    return this.tables.adjustments.get(expr.id)?.at(-1)?.target ?? this.exprTy(expr);
  }
}

function predicateHasError(fcx: FnCtxt, predicate: Predicate): boolean {
  const args = predicate.kind === 'trait' ? predicate.trait.args : predicate.args;
  if (args.some((arg) => arg.kind === 'type' && fcx.infcx.resolve(arg.ty).flags.hasError)) return true;
  return predicate.kind === 'projection' && fcx.infcx.resolve(predicate.ty).flags.hasError;
}
