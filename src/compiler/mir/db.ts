//! MIR on demand: bodies are built when first asked for and kept; those of the library as long as the library lives.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { DefId, LocalId } from '../hir/hir.ts';
import type { Checker, KnownBodies } from '../types/api.ts';
import { NO_KNOWN_BODIES } from '../types/api.ts';
import { Db } from '../types/db/db.ts';
import { Infcx } from '../types/infer/ctxt.ts';
import { typeArg } from '../types/interner.ts';
import type { LocalDecl, ThirBody } from '../types/thir.ts';
import type { Ty } from '../types/ty.ts';
import { Annotator } from './borrowck/annotate.ts';
import { borrowCheck } from './borrowck/check.ts';
import type { BorrowResult } from './borrowck/check.ts';
import type { RequirementsOf } from './borrowck/closure-regions.ts';
import { unusedMut } from './borrowck/unused-mut.ts';
import { Variances } from './borrowck/variance.ts';
import { buildBody } from './build/body.ts';
import type { Finish, RawBody } from './build/body.ts';
import type { BuildContext } from './build/builder.ts';
import { finishBody } from './finish.ts';
import { knownPanics } from './known-panics.ts';
import { LibraryMap } from './library-map.ts';
import type { Body, MirDb } from './mir.ts';
import { EnvFacts, SharedFacts } from './type-facts.ts';
import type { HoldsQuery } from './type-facts.ts';

/** What the engine holds. */
export interface MirSession extends MirDb {
  /**
   * Moves and borrows of the user's bodies that type-check. `hasErrors`: other parts of the program do not, so that even such a body
   * may rest on a broken item. Bodies that are `known` are not looked at.
   */
  checkUserCrate(hasErrors?: boolean, known?: KnownBodies): readonly Diagnostic[];
  /** MIR before drop elaboration, with its facts: what the checks read. */
  raw(def: DefId): { readonly raw: RawBody; readonly cx: BuildContext } | undefined;
}

/** What the borrow checker says of one body. */
interface Said {
  readonly errors: readonly Diagnostic[];
  readonly lints: readonly Diagnostic[];
}

/** The solver as an oracle for Copy. */
function holdsQuery(checker: Checker): HoldsQuery {
  const { db } = checker;
  let infcx: Infcx | undefined;
  return (predicate, env) => {
    if (!(db instanceof Db)) return false;
    infcx ??= new Infcx(db);
    return infcx.holds(predicate, env) === 'yes';
  };
}

/** A body over a broken item (a field that is not there, an endless type) may defeat the builder: what matters has been reported. */
function quietly<T>(hasErrors: boolean, work: () => T): T | undefined {
  if (!hasErrors) return work();
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The MIR of one program. */
export function createMirDb(checker: Checker): MirSession {
  const { db } = checker;
  const { program } = db;
  const shared = new SharedFacts(db, holdsQuery(checker));
  const bodies = new LibraryMap<Body | undefined>(program, 'bodies');

  const thirOf = (def: DefId): ThirBody | undefined => {
    const it = program.def(def);
    switch (it.kind) {
      case 'fn':
        return it.body === undefined ? undefined : checker.check(def).thir;
      case 'const':
      case 'assocConst':
        return it.body === undefined ? undefined : checker.check(def).thir;
      case 'static':
        return checker.check(def).thir;
      case 'closure':
        return checker.closureBody(def);
      default:
        return undefined;
    }
  };
  const decls = new Map<DefId, ReadonlyMap<LocalId, LocalDecl>>();
  const declsOf = (owner: DefId): ReadonlyMap<LocalId, LocalDecl> => {
    const known = decls.get(owner);
    if (known !== undefined) return known;
    const all = new Map<LocalId, LocalDecl>();
    for (const def of [owner, ...closuresOf(owner)])
      for (const [id, decl] of thirOf(def)?.locals ?? []) all.set(id, decl);
    decls.set(owner, all);
    return all;
  };
  const contextOf = (def: DefId): BuildContext => {
    const it = program.def(def);
    const owner = it.kind === 'closure' ? it.owner : def;
    const declOf = (local: LocalId): LocalDecl | undefined => declsOf(owner).get(local);
    return {
      db,
      facts: new EnvFacts(shared, () => db.paramEnv(owner)),
      markStatements: def >= program.nLibraryDefs,
      declOf,
    };
  };
  const finisher =
    (cx: BuildContext, name: string): Finish =>
    (raw) =>
      finishBody(db, cx.facts, raw, name);
  const raw = (def: DefId): { readonly raw: RawBody; readonly cx: BuildContext } | undefined => {
    const thir = thirOf(def);
    if (thir === undefined || thir.hasErrors) return undefined;
    const cx = contextOf(def);
    return { raw: buildBody(cx, thir, finisher(cx, nameOf(def))), cx };
  };
  const nameOf = (def: DefId): string => {
    const it = program.def(def);
    if (it.kind !== 'closure') return program.pathOf(def);
    const owner = program.pathOf(it.owner);
    if (db.closureInfo(def).isAsyncFn) return owner;
    const word = it.flavor === 'asyncBlock' ? 'async block' : it.flavor === 'gen' ? 'stream' : 'closure';
    if (def < program.nLibraryDefs) return `${owner}::{${word}}`;
    let index = 0;
    for (let id = (it.owner + 1) as DefId; id < def; id = (id + 1) as DefId) {
      const other = program.def(id);
      if (other.kind === 'closure' && other.owner === it.owner && other.flavor === it.flavor) index++;
    }
    return `${owner}::{${word}#${index}}`;
  };
  const body = (def: DefId): Body | undefined => {
    if (bodies.has(def)) return bodies.get(def);
    const built = raw(def);
    const made = built === undefined ? undefined : finishBody(db, built.cx.facts, built.raw, nameOf(def));
    bodies.set(def, made);
    return made;
  };
  const constBody = (def: DefId): Body | undefined => {
    const { kind } = program.def(def);
    return kind === 'const' || kind === 'assocConst' ? quietly(true, () => body(def)) : undefined;
  };
  const checkUserCrate = (hasErrors = false, known = NO_KNOWN_BODIES): readonly Diagnostic[] => {
    const annotator = new Annotator(db);
    const clone = db.lang('clone');
    const holds = shared.holds;
    const variances = new Variances(db, annotator);
    const checkOwner = (owner: DefId): Said => {
      const isClone = (ty: Ty): boolean =>
        clone !== undefined && holds({ kind: 'trait', trait: { def: clone, args: [typeArg(ty)] } }, db.paramEnv(owner));
      const usedMut = new Set<LocalId>();
      const bodies: RawBody[] = [];
      const errors: Diagnostic[] = [];
      const defs = [owner, ...closuresOf(owner)];
      // A closure is checked when the body that makes it needs to know its demands.
      const results = new Map<DefId, BorrowResult | undefined>();
      const check = (def: DefId): BorrowResult | undefined => {
        const known = results.get(def);
        if (known !== undefined || results.has(def)) return known;
        results.set(def, undefined);
        const built = raw(def);
        if (built === undefined) return undefined;
        bodies.push(built.raw);
        const result = borrowCheck(built.cx, { annotator, variances, isClone, requirementsOf }, built.raw, usedMut);
        results.set(def, result);
        return result;
      };
      const requirementsOf: RequirementsOf = (def) => (defs.includes(def) ? (check(def)?.requirements ?? []) : []);
      for (const def of defs) errors.push(...(quietly(hasErrors, () => check(def))?.diagnostics ?? []));
      const isSound = errors.length === 0 && bodies.length === defs.length;
      // As in rustc neither constants nor coroutines: they are evaluated, or not known.
      const panics = (): readonly Diagnostic[] =>
        bodies
          .filter((it) => it.kind === 'closure' || (it.kind === 'fn' && program.def(owner).kind === 'fn'))
          .flatMap((it) => knownPanics(program, it, constBody));
      return { errors, lints: isSound ? [...unusedMut(program, owner, bodies, usedMut), ...panics()] : [] };
    };
    const saidOf = (owner: DefId): Said => {
      const errors = known.get('borrows', owner);
      const lints = known.get('unusedMut', owner);
      if (errors !== undefined && lints !== undefined) return { errors, lints };
      const said = checkOwner(owner);
      known.set('borrows', owner, said.errors);
      known.set('unusedMut', owner, said.lints);
      return said;
    };
    return program.userBodies.flatMap((owner) => {
      const { errors, lints } = saidOf(owner);
      // rustc lints only programs without errors.
      return hasErrors ? errors : [...errors, ...lints];
    });
  };
  /** Closures and async blocks of a body, nested ones too. */
  const closuresOf = (owner: DefId): readonly DefId[] => {
    const found: DefId[] = [];
    for (let id = program.nLibraryDefs as DefId; id < program.nDefs; id = (id + 1) as DefId) {
      const it = program.def(id);
      if (it.kind === 'closure' && it.owner === owner) found.push(id);
    }
    return found;
  };
  return { body, raw, checkUserCrate };
}
