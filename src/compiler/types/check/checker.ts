//! Bodies on demand: each owner is checked once; facts of bodies (hidden types, closures, witnesses) are answered from it.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { DefId } from '../../hir/hir.ts';
import type * as hir from '../../hir/hir.ts';
import type { BodyFacts, InferCtxt, TypeDb, UnmetObligation, WitnessTy } from '../api.ts';
import { argsKey, ERROR_TY, mkCoroutine, typeArg } from '../interner.ts';
import type { ClosureInfo, ThirBody } from '../thir.ts';
import type { Ty } from '../ty.ts';
import type { CheckedBody } from './check-body.ts';
import { bodyOf, checkBody, partialInfo } from './check-body.ts';
import type { CheckHost, FnCtxt } from './fcx.ts';
import { witnessOf } from './witness.ts';

/** What the façade gives this half. */
export interface BodyCheckerInputs {
  readonly db: TypeDb;
  newInferCtxt(): InferCtxt;
  reportUnmet(unmet: UnmetObligation, infcx: InferCtxt): Diagnostic;
  /** Results for library bodies, kept from program to program. */
  readonly library: LibraryBodies;
}

type Checked = CheckedBody & { readonly all: readonly Diagnostic[] };

/** What is remembered of the library's bodies. */
export interface LibraryBodies {
  readonly done: Map<DefId, Checked>;
  readonly witnesses: Map<DefId, readonly WitnessTy[]>;
}

/** No library body checked yet. */
export function noLibraryBodies(): LibraryBodies {
  return { done: new Map(), witnesses: new Map() };
}

/** A table whose library entries live elsewhere. */
class SplitMap<V> {
  private readonly user = new Map<DefId, V>();
  private readonly library: Map<DefId, V>;
  private readonly nLibrary: number;
  constructor(library: Map<DefId, V>, nLibrary: number) {
    this.library = library;
    this.nLibrary = nLibrary;
  }
  get(def: DefId): V | undefined {
    return (def < this.nLibrary ? this.library : this.user).get(def);
  }
  set(def: DefId, value: V): void {
    (def < this.nLibrary ? this.library : this.user).set(def, value);
  }
}

export interface CheckResult {
  readonly thir: ThirBody;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks bodies and remembers the results. */
export class BodyChecker implements BodyFacts {
  private readonly host: CheckHost;
  private readonly done: SplitMap<Checked>;
  private readonly active = new Map<DefId, FnCtxt | undefined>();
  private readonly witnesses: SplitMap<readonly WitnessTy[]>;
  private readonly witnessing = new Set<DefId>();

  constructor(inputs: BodyCheckerInputs) {
    const { nLibraryDefs } = inputs.db.program;
    this.done = new SplitMap(inputs.library.done, nLibraryDefs);
    this.witnesses = new SplitMap(inputs.library.witnesses, nLibraryDefs);
    this.host = {
      db: inputs.db,
      newInferCtxt: () => inputs.newInferCtxt(),
      reportUnmet: (unmet, infcx) => inputs.reportUnmet(unmet, infcx),
    };
  }

  private run(owner: DefId): Checked | undefined {
    const known = this.done.get(owner);
    if (known !== undefined) return known;
    if (this.active.has(owner)) return undefined;
    this.active.set(owner, undefined);
    const checked = checkBody(this.host, owner, (fcx) => this.active.set(owner, fcx));
    this.active.delete(owner);
    const early = { ...checked, all: checked.diagnostics };
    this.done.set(owner, early);
    // Questions about this body's own futures (`Send`): only now is it known what they hold.
    const late = this.stalled(checked);
    if (late.length === 0) return early;
    const closures = new Map([...checked.closures].map(([def, thir]) => [def, { ...thir, hasErrors: true }]));
    const thir = { ...checked.thir, hasErrors: true };
    const full = { ...checked, thir, closures, all: [...checked.diagnostics, ...late] };
    this.done.set(owner, full);
    return full;
  }

  private stalled(checked: CheckedBody): Diagnostic[] {
    if (checked.stalled.length === 0 || checked.thir.hasErrors) return [];
    const infcx = this.host.newInferCtxt();
    for (const { predicate, cause, env } of checked.stalled) infcx.register({ predicate, cause, env });
    const module = this.host.db.program.moduleOf(checked.thir.owner);
    const out: Diagnostic[] = [];
    const seen = new Set<string>();
    for (const unmet of infcx.selectAll()) {
      if (unmet.why === 'ambiguous') continue;
      // What fails at the bottom is said once, however many futures hold it (as rustc, which shares the obligation).
      const { predicate } = unmet.obligation;
      const key =
        predicate.kind === 'trait'
          ? `${predicate.trait.def}<${argsKey(infcx.resolveArgs(predicate.trait.args))}`
          : `${predicate.def}=${infcx.resolve(predicate.ty).id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const diagnostic = this.host.reportUnmet(unmet, infcx, module);
      if (
        !out.some(
          (it) =>
            it.message === diagnostic.message &&
            it.span.start === diagnostic.span.start &&
            it.span.end === diagnostic.span.end,
        )
      )
        out.push(diagnostic);
    }
    return out;
  }

  /** Checks one body owner. */
  check(owner: DefId): CheckResult {
    const result = this.run(owner);
    if (result === undefined) return { thir: broken(owner, this.host.db), diagnostics: [] };
    return { thir: result.thir, diagnostics: result.all };
  }

  /** THIR of a closure or coroutine. */
  closureBody(def: DefId): ThirBody {
    return this.run(this.ownerOf(def))?.closures.get(def) ?? broken(def, this.host.db);
  }

  private ownerOf(closure: DefId): DefId {
    const def = this.host.db.program.def(closure);
    return def.kind === 'closure' ? def.owner : closure;
  }

  // ---------------------------------------------------------------- facts

  hiddenType(opaque: DefId): Ty {
    const def = this.host.db.program.def(opaque);
    if (def.kind !== 'opaque') return ERROR_TY;
    if (def.origin === 'asyncFn') {
      // The future of an async fn is its body's coroutine: known without checking the body.
      const coroutine = this.asyncBody(def.owner);
      if (coroutine !== undefined) return mkCoroutine(coroutine, this.host.db.identityArgs(def.owner));
    }
    return this.run(def.owner)?.hidden.get(opaque) ?? ERROR_TY;
  }

  private asyncBody(owner: DefId): DefId | undefined {
    const body = bodyOf(this.host.db.program.def(owner));
    return body === undefined ? undefined : asyncClosureIn(body.value);
  }

  closureInfo(def: DefId): ClosureInfo {
    const owner = this.ownerOf(def);
    const active = this.active.get(owner);
    const partial = active === undefined ? undefined : partialInfo(active, def);
    if (partial !== undefined) return partial;
    return this.run(owner)?.closures.get(def)?.closure ?? unknownClosure(def, this.host.db);
  }

  constBody(def: DefId): ThirBody | undefined {
    const it = this.host.db.program.def(def);
    const isConst = (it.kind === 'const' || it.kind === 'assocConst') && it.body !== undefined;
    return isConst ? this.run(def)?.thir : undefined;
  }

  coroutineWitness(def: DefId): readonly WitnessTy[] {
    const known = this.witnesses.get(def);
    if (known !== undefined) return known;
    // In a cycle (a recursive future) what is being found out may be assumed.
    if (this.witnessing.has(def)) return [];
    const result = this.run(this.ownerOf(def));
    const body = result?.closures.get(def);
    if (result === undefined || body === undefined || body.hasErrors) return [];
    this.witnessing.add(def);
    const env = this.host.db.paramEnv(result.thir.owner);
    const infcx = this.host.newInferCtxt();
    const copy = this.host.db.lang('copy');
    const isCopy = (ty: Ty): boolean =>
      copy !== undefined && infcx.holds({ kind: 'trait', trait: { def: copy, args: [typeArg(ty)] } }, env) === 'yes';
    const found = witnessOf(this.host.db, body, isCopy);
    this.witnessing.delete(def);
    this.witnesses.set(def, found);
    return found;
  }
}

function asyncClosureIn(expr: hir.Expr): DefId | undefined {
  switch (expr.kind) {
    case 'closure':
      return expr.asyncFn ? expr.def : undefined;
    case 'block':
      return expr.block.expr === undefined ? undefined : asyncClosureIn(expr.block.expr);
    case 'dropTemps':
      return asyncClosureIn(expr.expr);
    default:
      return undefined;
  }
}

function broken(owner: DefId, db: TypeDb): ThirBody {
  const { span } = db.program.def(owner);
  return {
    owner,
    params: [],
    ret: ERROR_TY,
    value: { kind: 'tuple', items: [], ty: ERROR_TY, span },
    locals: new Map(),
    edition: db.program.edition,
    span,
    closure: undefined,
    hasErrors: true,
  };
}

function unknownClosure(def: DefId, db: TypeDb): ClosureInfo {
  const it = db.program.def(def);
  return {
    def,
    flavor: it.kind === 'closure' ? it.flavor : 'closure',
    kind: 'FnOnce',
    sig: { params: [], ret: ERROR_TY, unsafe: false },
    yieldTy: undefined,
    captures: [],
    isAsyncFn: false,
    anyLifetime: [],
  };
}
