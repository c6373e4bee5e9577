//! Resolving paths at a place: lexical search of the first segment through the ribs, then module by module.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId, LocalId } from './hir.ts';
import { firstSegment, lookupIn, lookupPrelude, macroBinding, textualMacro } from './lookup.ts';
import type { LowerCx } from './lower-cx.ts';
import type { Binding, ModScope, Ns, SelfRes } from './names.ts';
import { reportAmbiguous, reportPrivate, reportUnresolved } from './unresolved.ts';
import type { Expected } from './unresolved.ts';

/** What a name means at a place. */
export type LexRes =
  | { readonly kind: 'binding'; readonly binding: Binding }
  | { readonly kind: 'local'; readonly local: LocalId }
  /** A type parameter (type namespace) or const parameter (value namespace). */
  | { readonly kind: 'param'; readonly def: DefId }
  | { readonly kind: 'self'; readonly self: SelfRes }
  /** A local seen through an item boundary (E0434) or a constant's (E0435). */
  | { readonly kind: 'outerLocal'; readonly through: 'item' | 'const' }
  /** Generics of an outer item (E0401). */
  | { readonly kind: 'outerGeneric'; readonly name: string; readonly def: DefId | undefined };

const PATH_KEYWORDS = new Set(['$crate', 'crate', 'self', 'super']);

/** Lexical search for a name. `items`: skip locals (patterns ask what a name would shadow). */
export function lookupName(cx: LowerCx, ident: ast.Ident, ns: Ns, items = false): LexRes | undefined {
  const { session } = cx;
  if (ns === 'macro') {
    const textual = textualMacro(cx.macros, ident.name);
    if (textual !== undefined) return { kind: 'binding', binding: macroBinding(session, textual, ident) };
  }
  let ctxt = ident.ctxt;
  let through: 'item' | 'const' | undefined;
  let rib = cx.rib;
  for (;;) {
    switch (rib.kind) {
      case 'locals':
        if (ns === 'value' && !items) {
          for (const entry of rib.names.get(ident.name) ?? []) {
            if (entry.ctxt !== ctxt) continue;
            return through === undefined ? { kind: 'local', local: entry.local } : { kind: 'outerLocal', through };
          }
        }
        break;
      case 'macroDef': {
        const mark = session.markOf(ctxt);
        if (mark?.macro === rib.macro) ctxt = mark.parent;
        break;
      }
      case 'block': {
        const found = lookupIn(session, rib.scope, ns, ident.name);
        if (found !== undefined) return { kind: 'binding', binding: found };
        if (ns === 'value' && !items && through === 'item' && rib.scope.lets?.has(ident.name) === true) {
          return { kind: 'outerLocal', through };
        }
        break;
      }
      case 'generics': {
        const def = ns === 'macro' ? undefined : rib.params().get(ident.name);
        if (def === undefined) break;
        const kind = session.def(def).kind;
        if (kind === (ns === 'type' ? 'tyParam' : 'constParam')) {
          return through === 'item' ? { kind: 'outerGeneric', name: ident.name, def } : { kind: 'param', def };
        }
        break;
      }
      case 'self':
        if (ident.name === 'Self' && ns !== 'macro') {
          return through === 'item'
            ? { kind: 'outerGeneric', name: 'Self', def: undefined }
            : { kind: 'self', self: rib.self };
        }
        break;
      case 'item':
        through = 'item';
        break;
      case 'const':
        through ??= 'const';
        break;
      case 'module': {
        const found = lookupIn(session, rib.scope, ns, ident.name) ?? lookupPrelude(cx, ident.name, ns);
        return found === undefined ? undefined : { kind: 'binding', binding: found };
      }
    }
    rib = rib.parent;
  }
}

/** A path resolved as far as modules and enums go; `used` segments were consumed. */
export interface PathRes {
  readonly res: LexRes;
  readonly used: number;
  /** For variants: the enum stood in the segment before. */
  readonly inside: ModScope | undefined;
}

/** The scope a binding opens, if it is a module or enum. */
export function scopeOfBinding(cx: LowerCx, binding: Binding): ModScope | undefined {
  return binding.res.kind === 'def' ? cx.session.scopeOf(binding.res.def) : undefined;
}

/**
 * Resolves a path; the last segment in `ns`. Reports what is missing (as `expected`) and gives undefined.
 * A result with fewer segments `used` than the path has is type-relative: types resolves the rest.
 */
export function resolvePath(
  cx: LowerCx,
  path: ast.Path,
  ns: Ns,
  expected: Expected,
  quiet = false,
): PathRes | undefined {
  const { session } = cx;
  const n = path.segments.length;
  let scope: ModScope | undefined;
  let blocked: { binding: Binding; span: Span } | undefined;
  for (let i = 0; i < n; i++) {
    const seg = path.segments[i];
    if (seg === undefined) break;
    const last = i === n - 1;
    const segNs: Ns = last ? ns : 'type';
    const { ident } = seg;
    let binding: Binding | undefined;
    if (scope === undefined) {
      if (
        path.global ||
        (PATH_KEYWORDS.has(ident.name) && !(last && n === 1 && ident.name === 'self' && ns === 'value'))
      ) {
        binding = firstSegment(cx, cx.scope, ident, path.global, segNs);
        if (binding === undefined && last && ns !== 'type') {
          binding = firstSegment(cx, cx.scope, ident, path.global, 'type');
        }
      } else {
        const res = lookupName(cx, ident, segNs);
        if (res !== undefined && res.kind !== 'binding') return { res, used: i + 1, inside: undefined };
        binding = res?.binding;
      }
    } else if (ident.name === 'super' || ident.name === 'self') {
      binding = firstSegment(cx, scope, ident, false, 'type');
    } else {
      binding = lookupIn(session, scope, segNs, ident.name);
      if (binding === undefined && scope.kind === 'enum') {
        // `Enum::assoc_fn`: the enum itself, the rest by type.
        const res: LexRes = { kind: 'binding', binding: enumBinding(scope, seg.span) };
        if (blocked !== undefined && !quiet) reportPrivate(cx, blocked.binding, blocked.span);
        return { res, used: i, inside: undefined };
      }
      if (binding !== undefined && !session.isVisible(binding.vis, cx.module)) {
        blocked ??= { binding, span: ident.span };
      }
    }
    if (binding === undefined) {
      if (!quiet) reportUnresolved(cx, path, i, scope, ns, expected);
      return undefined;
    }
    if (binding.ambiguous !== undefined && !quiet && cx.krate.isUser)
      reportAmbiguous(cx, ident, binding, binding.ambiguous);
    if (last) {
      if (blocked !== undefined && !quiet) reportPrivate(cx, blocked.binding, blocked.span);
      return { res: { kind: 'binding', binding }, used: n, inside: scope };
    }
    const next = scopeOfBinding(cx, binding);
    if (next === undefined) {
      if (blocked !== undefined && !quiet) reportPrivate(cx, blocked.binding, blocked.span);
      return { res: { kind: 'binding', binding }, used: i + 1, inside: scope };
    }
    scope = next;
  }
  return undefined;
}

function enumBinding(scope: ModScope, span: Span): Binding {
  return { res: { kind: 'def', def: scope.def }, vis: { kind: 'public' }, span, imported: false };
}

/** Finds a lifetime parameter by its name with the quote. */
export function lookupLifetime(cx: LowerCx, ident: ast.Ident): DefId | 'outer' | undefined {
  let rib = cx.rib;
  let through = false;
  for (;;) {
    if (rib.kind === 'module') return undefined;
    if (rib.kind === 'item') through = true;
    if (rib.kind === 'generics') {
      const def = rib.params().get(ident.name);
      if (def !== undefined) return through ? 'outer' : def;
    }
    rib = rib.parent;
  }
}
