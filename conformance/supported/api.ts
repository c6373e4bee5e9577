//! Which names of the real crates our library has: every public item of the lists in src/rustlib/api is looked up in it.
import { ApiIndex } from '../../src/compiler/hir/api-index.ts';
import type { ApiItem } from '../../src/compiler/hir/api-index.ts';
import type { DefId } from '../../src/compiler/hir/hir.ts';
import { lookupIn } from '../../src/compiler/hir/lookup.ts';
import type { Krate, Ns } from '../../src/compiler/hir/names.ts';
import type { Session } from '../../src/compiler/hir/session.ts';
import { compile, libraryFor } from '../../src/engine/compile.ts';
import type { Ty } from '../../src/compiler/types/ty.ts';
import { libraryCrates } from '../../src/rustlib/manifest.ts';

/** One item of a real crate as we have it. */
export interface ItemStatus {
  readonly item: ApiItem;
  readonly present: boolean;
  /** Members that ours lacks (only of items that are present). */
  readonly missing: readonly string[];
}
export interface CrateStatus {
  readonly name: string;
  readonly items: readonly ItemStatus[];
}

const NAMESPACES: readonly Ns[] = ['type', 'value', 'macro'];

/** Everything at once: names of all crates make the whole library be read. */
const EVERYTHING = `fn main() {} // ${libraryCrates.map((it) => it.name).join(' ')}`;

/** Looks up every listed item. */
export function crateStatuses(): readonly CrateStatus[] {
  const { session } = libraryFor(EVERYTHING);
  const members = new Members();
  return libraryCrates.flatMap((source) => {
    const krate = session.krates.get(source.name);
    if (source.api === undefined || krate === undefined) return [];
    const items = new ApiIndex(source.api).items.map((item) => status(session, krate, item, members));
    return [{ name: source.name, items }];
  });
}

function status(session: Session, krate: Krate, item: ApiItem, members: Members): ItemStatus {
  if (item.kind === 'primitive') {
    const own = members.ofPrimitive(item.name);
    return { item, present: true, missing: own === undefined ? [] : lacking(item, own) };
  }
  const def = resolve(session, krate, item);
  if (def === undefined) return { item, present: false, missing: [] };
  // An alias has the members of what it stands for; those are listed there.
  if (def === 'value' || session.def(def).kind === 'tyAlias') return { item, present: true, missing: [] };
  return { item, present: true, missing: lacking(item, members.of(session, def)) };
}

const lacking = (item: ApiItem, own: ReadonlySet<string>): readonly string[] =>
  [...item.members].filter((name) => !own.has(name));

function resolve(session: Session, krate: Krate, item: ApiItem): DefId | 'value' | undefined {
  let scope = krate.root;
  for (const name of item.module.split('::').slice(1)) {
    const binding = lookupIn(session, scope, 'type', name);
    const inner = binding?.res.kind === 'def' ? session.scopeOf(binding.res.def) : undefined;
    if (inner === undefined) return undefined;
    scope = inner;
  }
  for (const ns of NAMESPACES) {
    const res = lookupIn(session, scope, ns, item.name)?.res;
    if (res === undefined) continue;
    return res.kind === 'def' && ns === 'type' ? res.def : 'value';
  }
  return undefined;
}

const PRIMITIVES: Readonly<Record<string, string>> = { slice: 'slice', array: 'array', pointer: 'ptr' };

/** Names of what belongs to a type: members of its inherent impls, variants, items of a trait. */
class Members {
  private readonly byDef = new Map<DefId, Set<string>>();
  private readonly byPrimitive = new Map<string, Set<string>>();

  constructor() {
    const { db } = compile(EVERYTHING, { edition: 2021, testMode: false }).program.checker;
    for (const impl of db.program.impls) {
      const def = db.program.def(impl);
      if (def.kind !== 'impl') continue;
      const names = db.assocItems(impl).map((it) => it.name);
      const self = db.typeOf(impl);
      const own = self.kind === 'adt' ? entry(this.byDef, self.def) : entry(this.byPrimitive, primitiveName(self));
      for (const name of names) own.add(name);
    }
  }

  of(session: Session, id: DefId): ReadonlySet<string> {
    const def = session.def(id);
    const own = new Set(this.byDef.get(id) ?? []);
    if (def.kind === 'trait') for (const item of def.items) own.add(session.def(item).name);
    if (def.kind === 'enum') for (const variant of def.variants) own.add(variant.name);
    return own;
  }

  ofPrimitive(name: string): ReadonlySet<string> | undefined {
    return this.byPrimitive.get(PRIMITIVES[name] ?? name);
  }
}

function primitiveName(ty: Ty): string {
  if (ty.kind === 'int') return ty.int;
  if (ty.kind === 'float') return ty.float;
  return ty.kind;
}

function entry<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  let set = map.get(key);
  if (set === undefined) {
    set = new Set();
    map.set(key, set);
  }
  return set;
}
