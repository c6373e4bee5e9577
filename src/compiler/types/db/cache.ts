//! Memo tables of item queries. Answers about library definitions live as long as the library (its first definition object
//! is the key), so that checking the user's next keystroke does not pay for them again.
import type { Def, DefId, Program } from '../../hir/hir.ts';

/** What is remembered for one library. */
export interface LibraryStore {
  readonly tables: Map<string, Map<DefId, unknown>>;
  readonly values: Map<string, unknown>;
}

const stores = new WeakMap<Def, LibraryStore>();

/** The store shared by all programs over the same library. */
export function libraryStore(program: Program): LibraryStore {
  const fresh = (): LibraryStore => ({ tables: new Map(), values: new Map() });
  if (program.nLibraryDefs === 0) return fresh();
  const key = program.def(0 as DefId);
  const known = stores.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  stores.set(key, made);
  return made;
}

/** One query's memo table: library answers persist, the user's belong to one program. */
export class QueryCache<V> {
  private readonly library: Map<DefId, V>;
  private readonly user = new Map<DefId, V>();
  private readonly nLibrary: number;
  private readonly running = new Set<DefId>();

  constructor(store: LibraryStore, name: string, nLibrary: number) {
    let table = store.tables.get(name);
    if (table === undefined) {
      table = new Map();
      store.tables.set(name, table);
    }
    this.library = table as Map<DefId, V>;
    this.nLibrary = nLibrary;
  }

  /** The remembered or computed answer; `onCycle` when the question is already being answered. */
  get(def: DefId, compute: (def: DefId) => V, onCycle: (def: DefId) => V): V {
    const table = def < this.nLibrary ? this.library : this.user;
    const known = table.get(def);
    if (known !== undefined) return known;
    if (this.running.has(def)) return onCycle(def);
    this.running.add(def);
    try {
      const value = compute(def);
      table.set(def, value);
      return value;
    } finally {
      this.running.delete(def);
    }
  }
}

/** A value that depends on the library only, made once per library. */
export function libraryValue<V>(store: LibraryStore, name: string, make: () => V): V {
  const known = store.values.get(name);
  if (known !== undefined) return known as V;
  const made = make();
  store.values.set(name, made);
  return made;
}
