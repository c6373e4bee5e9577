//! Memo tables whose answers about the library outlive one program (each keystroke makes a new one).
import type { DefId, Program } from '../hir/hir.ts';
import { libraryStore, libraryValue } from '../types/db/cache.ts';

/** A map by definition: the library's entries persist, the user's belong to one program. */
export class LibraryMap<V> {
  private readonly library: Map<DefId, V>;
  private readonly user = new Map<DefId, V>();
  private readonly nLibrary: number;

  constructor(program: Program, name: string) {
    this.library = libraryValue(libraryStore(program), `mir ${name}`, () => new Map<DefId, V>());
    this.nLibrary = program.nLibraryDefs;
  }
  get(def: DefId): V | undefined {
    return (def < this.nLibrary ? this.library : this.user).get(def);
  }
  set(def: DefId, value: V): void {
    (def < this.nLibrary ? this.library : this.user).set(def, value);
  }
  has(def: DefId): boolean {
    return (def < this.nLibrary ? this.library : this.user).has(def);
  }
}
