//! Public paths of library items: the shortest way a program can name them, and what a bare name could be imported as.
import type { DefId } from './hir.ts';
import { globTarget, importBinding, sameRes } from './lookup.ts';
import type { Binding, Krate, ModScope, Ns } from './names.ts';
import type { Session } from './session.ts';

/** One importable item. */
export interface PublicItem {
  readonly path: string;
  readonly ns: Ns;
  readonly binding: Binding;
  readonly krate: string;
}

/** Answers for all libraries; built once, on first need. */
export interface PublicPaths {
  readonly byDef: ReadonlyMap<DefId, string>;
  readonly byName: ReadonlyMap<string, readonly PublicItem[]>;
}

const NAMESPACES: readonly Ns[] = ['type', 'value', 'macro'];
const built = new WeakMap<Session, PublicPaths>();

/** The index of a library session. */
export function publicPaths(library: Session): PublicPaths {
  let found = built.get(library);
  if (found === undefined) {
    found = build(library);
    built.set(library, found);
  }
  return found;
}

/** All names of a scope in one namespace, glob imports included. */
export function namesIn(
  session: Session,
  scope: ModScope,
  ns: Ns,
  seen: Set<ModScope> = new Set(),
): Map<string, Binding> {
  const names = new Map<string, Binding>();
  if (seen.has(scope)) return names;
  seen.add(scope);
  for (const [name, binding] of scope.own[ns]) names.set(name, binding);
  for (const [name, imports] of scope.imports) {
    if (names.has(name)) continue;
    for (const imp of imports) {
      const binding = importBinding(session, imp, ns);
      if (binding !== undefined) names.set(name, binding);
    }
  }
  for (const glob of scope.globs) {
    const target = globTarget(session, glob);
    if (target === undefined) continue;
    for (const [name, binding] of namesIn(session, target, ns, seen)) {
      if (!names.has(name) && session.isVisible(binding.vis, scope.def)) {
        names.set(name, { res: binding.res, vis: glob.vis, span: glob.span, imported: true });
      }
    }
  }
  return names;
}

function build(session: Session): PublicPaths {
  const byDef = new Map<DefId, string>();
  const byName = new Map<string, PublicItem[]>();
  const crates = new Map<Krate, string>();
  for (const [name, krate] of session.krates) if (!crates.has(krate) || name === krate.name) crates.set(krate, name);
  for (const [krate, name] of crates) walk(session, krate, name, byDef, byName);
  return { byDef, byName };
}

function walk(
  session: Session,
  krate: Krate,
  crateName: string,
  byDef: Map<DefId, string>,
  byName: Map<string, PublicItem[]>,
): void {
  const visited = new Set<ModScope>();
  let level: { scope: ModScope; path: string }[] = [{ scope: krate.root, path: crateName }];
  byDef.set(krate.root.def, crateName);
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { scope, path } of level) {
      if (visited.has(scope)) continue;
      visited.add(scope);
      for (const ns of NAMESPACES) {
        for (const [name, binding] of namesIn(session, scope, ns)) {
          if (binding.vis.kind !== 'public' || name.startsWith('__') || name === '_') continue;
          const res = binding.res;
          if (res.kind === 'prim') continue;
          const full = `${path}::${name}`;
          const known = byName.get(name) ?? [];
          // One suggestion per item and crate: the shortest path comes first in this walk.
          if (!known.some((k) => k.ns === ns && k.krate === crateName && sameRes(k.binding, binding))) {
            known.push({ path: full, ns, binding, krate: crateName });
            byName.set(name, known);
          }
          const owner = session.def(res.def).krate;
          const before = byDef.get(res.def);
          if (before === undefined || (owner === krate.name && !before.startsWith(`${crateName}::`))) {
            byDef.set(res.def, full);
          }
          const inner = res.kind === 'def' && ns === 'type' ? session.scopeOf(res.def) : undefined;
          if (inner !== undefined && inner.parent !== undefined && !visited.has(inner)) {
            next.push({ scope: inner, path: full });
          }
        }
      }
    }
    level = next;
  }
}

/** Edit distance, or undefined above `limit`. Swapped neighbours count once, as in rustc's suggestions. */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  const distance = row[b.length] ?? limit + 1;
  return distance <= limit ? distance : undefined;
}

/** The closest of some names, if close enough to suggest (a third of the length, as rustc). */
export function closestName(name: string, names: Iterable<string>, limit?: number): string | undefined {
  const most = limit ?? Math.max(1, Math.floor(Math.max(name.length, 3) / 3));
  let best: string | undefined;
  let bestDistance = most + 1;
  const lower = name.toLowerCase();
  for (const other of names) {
    if (other === name || other === '' || other === '_') continue;
    if (other.toLowerCase() === lower) return other;
    const distance = editDistance(name, other, Math.min(most, bestDistance - 1));
    if (distance !== undefined && distance < bestDistance) {
      best = other;
      bestDistance = distance;
    }
  }
  return best;
}
