//! Test harness: builds a program over the small library, names types through aliases, asks the solver.
import { need } from '../../../base/assert.ts';
import { buildLibrary, buildProgram, type DefId, type LibraryProgram } from '../../hir/index.ts';
import { createDb } from '../db/create.ts';
import type { Db } from '../db/db.ts';
import type { Mono } from '../mono/mono.ts';
import { typeArg } from '../interner.ts';
import type { GenericArgs, Predicate, Ty } from '../ty.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { ParamEnv } from '../api.ts';
import { Infcx } from '../infer/ctxt.ts';
import { checkItems } from '../items/check.ts';
import { MINI_STD } from './mini-std.ts';

let library: LibraryProgram | undefined;

/** A program to ask about. */
export class World {
  readonly db: Db;
  readonly mono: Mono;
  private readonly byName = new Map<string, DefId>();

  constructor(source: string) {
    library ??= buildLibrary(MINI_STD);
    const program = buildProgram(library, source, { edition: 2021, testMode: false });
    const made = createDb(program);
    this.db = made.db;
    this.mono = made.mono;
    for (let id = 0; id < library.session.nDefs; id++) this.note(id as DefId);
    for (let id = program.nLibraryDefs; id < program.nDefs; id++) this.note(id as DefId);
  }

  private note(id: DefId): void {
    const it = this.db.program.def(id);
    if (it.kind !== 'mod' && it.kind !== 'impl' && !it.kind.endsWith('Param')) this.byName.set(it.name, id);
  }

  def(name: string): DefId {
    return need(this.byName.get(name), name);
  }
  /** The type an alias stands for. */
  ty(alias: string): Ty {
    return this.db.typeOf(this.def(alias));
  }
  get env(): ParamEnv {
    return { predicates: [], reveal: false };
  }
  trait(name: string, self: Ty, ...more: Ty[]): Predicate {
    return { kind: 'trait', trait: { def: this.def(name), args: [self, ...more].map(typeArg) } };
  }
  holds(name: string, self: Ty, ...more: Ty[]): string {
    return new Infcx(this.db).holds(this.trait(name, self, ...more), this.env);
  }
  args(...tys: Ty[]): GenericArgs {
    return tys.map(typeArg);
  }
  get errors(): readonly Diagnostic[] {
    return checkItems(this.db);
  }
  get codes(): readonly string[] {
    return this.errors.map((it) => it.code ?? it.message);
  }
}
