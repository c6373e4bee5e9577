//! Messages for names that do not resolve, worded as rustc words them, with what could be meant or imported.
import { absentCrate } from './known-crates.ts';
import { isOfOtherSystem } from './other-systems.ts';
import type { Diagnostic, SubDiagnostic, SuggestedEdit } from '../../source/diagnostic.ts';
import { NO_SPAN } from '../../source/span.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId } from './hir.ts';
import { lookupIn, lookupPrelude } from './lookup.ts';
import { pathText } from './lower-cx.ts';
import type { LowerCx } from './lower-cx.ts';
import { moduleScope, PRIM_TYPES } from './names.ts';
import type { Binding, ModScope, Ns } from './names.ts';
import { closestName, namesIn, publicPaths } from './public-paths.ts';
import type { PublicItem } from './public-paths.ts';
import { lookupName } from './resolve.ts';
import type { LexRes } from './resolve.ts';
import type { Session } from './session.ts';

/** What the place wants. */
export type Expected = 'value' | 'function' | 'type' | 'trait' | 'struct' | 'tuplePat' | 'unitPat' | 'macro';

interface Words {
  /** `cannot find X`. */
  readonly what: string;
  readonly missing: string;
  /** Code when something else is found. */
  readonly wrong: string;
  readonly expected: string;
}

const WORDS: Record<Expected, Words> = {
  value: { what: 'value', missing: 'E0425', wrong: 'E0423', expected: 'value' },
  function: { what: 'function', missing: 'E0425', wrong: 'E0423', expected: 'function' },
  type: { what: 'type', missing: 'E0425', wrong: 'E0573', expected: 'type' },
  trait: { what: 'trait', missing: 'E0405', wrong: 'E0404', expected: 'trait' },
  struct: {
    what: 'struct, variant or union type',
    missing: 'E0422',
    wrong: 'E0574',
    expected: 'struct, variant or union type',
  },
  tuplePat: {
    what: 'tuple struct or tuple variant',
    missing: 'E0531',
    wrong: 'E0532',
    expected: 'tuple struct or tuple variant',
  },
  unitPat: {
    what: 'unit struct, unit variant or constant',
    missing: 'E0531',
    wrong: 'E0532',
    expected: 'unit struct, unit variant or constant',
  },
  macro: { what: 'macro', missing: '', wrong: '', expected: 'macro' },
};

/** How rustc calls what a name stands for: `struct`, `tuple variant`, `local variable` … */
export function describe(session: Session, res: LexRes): string {
  switch (res.kind) {
    case 'local':
    case 'outerLocal':
      return 'local variable';
    case 'param':
      return session.def(res.def).kind === 'constParam' ? 'const parameter' : 'type parameter';
    case 'self':
      return 'self type';
    case 'outerGeneric':
      return 'type parameter';
    case 'binding':
      return describeBinding(session, res.binding);
  }
}

/** The same for an item. */
export function describeBinding(session: Session, binding: Binding): string {
  const { res } = binding;
  if (res.kind === 'prim') return 'builtin type';
  const def = session.def(res.def);
  if (res.kind === 'ctor') {
    const where = def.kind === 'variant' ? 'variant' : 'struct';
    return `${res.shape} ${where}`;
  }
  switch (def.kind) {
    case 'mod':
      return def.parent === undefined ? 'crate' : 'module';
    case 'fn':
      return 'function';
    case 'const':
      return 'constant';
    case 'tyAlias':
      return 'type alias';
    case 'foreign':
      return 'foreign type';
    default:
      return def.kind;
  }
}

/** E0603. */
export function reportPrivate(cx: LowerCx, binding: Binding, span: Span): void {
  const what = describeBinding(cx.session, binding);
  const isCtor = binding.res.kind === 'ctor' && binding.res.shape === 'tuple';
  const def = binding.res.kind === 'prim' ? undefined : cx.session.def(binding.res.def);
  const name = def?.name ?? '';
  const kind = isCtor ? `${what} constructor` : binding.imported ? `${what} import` : what;
  const notes: SubDiagnostic[] = [];
  if (def !== undefined) {
    const at = binding.imported ? binding.span : def.span;
    notes.push({ kind: 'note', text: `the ${kind} \`${name}\` is defined here`, span: at });
  }
  cx.error('E0603', span, `${kind} \`${name}\` is private`, { label: `private ${kind}`, notes });
}

/** E0659: two globs bring different things under one name. */
export function reportAmbiguous(cx: LowerCx, ident: ast.Ident, first: Binding, second: Binding): void {
  const { name, span } = ident;
  const note = (b: Binding, also: string): SubDiagnostic => ({
    kind: 'note',
    text: `\`${name}\` could ${also}refer to the ${describeBinding(cx.session, b)} imported here`,
    span: b.span,
  });
  cx.error('E0659', span, `\`${name}\` is ambiguous`, {
    label: 'ambiguous name',
    notes: [
      { kind: 'note', text: 'ambiguous because of multiple glob imports of a name in the same module' },
      note(first, ''),
      note(second, 'also '),
    ],
  });
}

/** A path segment that names nothing. `inside`: the module searched, or undefined for the first segment. */
export function reportUnresolved(
  cx: LowerCx,
  path: ast.Path,
  at: number,
  inside: ModScope | undefined,
  ns: Ns,
  expected: Expected,
): void {
  const seg = path.segments[at];
  if (seg === undefined || seg.ident.name === '') return;
  const { ident } = seg;
  const { name, span } = ident;
  const n = path.segments.length;
  const last = at === n - 1;
  if (importFailed(cx, name, inside)) return;
  const container = inside === undefined ? undefined : scopeName(cx.session, inside);
  if (inside !== undefined && !inside.krate.isUser) {
    const near = closestName(name, allNames(cx.session, inside), name.length >= 8 ? 2 : 1);
    const elsewhere = last && namesElsewhere(cx, inside, name, ns) !== undefined;
    if (isMissingHere(cx.session, inside, name, near !== undefined || elsewhere)) {
      cx.unsupported(path.span, `${libraryPath(cx, inside, path, at)} is not available here yet`);
      return;
    }
  }
  if ((name === 'crate' || name === 'super' || name === '$crate') && at > 0) {
    cx.error('E0433', span, `\`${name}\` in paths can only be used in start position`, {
      label: 'can only be used in path start position',
    });
    return;
  }
  if (!last) {
    unresolvedPrefix(cx, path, at, inside, container);
    return;
  }
  if (name === 'Self' && inside === undefined) {
    cx.error('E0411', span, 'cannot find type `Self` in this scope', {
      label: '`Self` is only available in impls, traits, or type definitions',
    });
    return;
  }
  if (name === 'self' && n === 1) {
    cx.error('E0424', span, 'expected value, found module `self`', {
      label: '`self` value is a keyword only available in methods with a `self` parameter',
    });
    return;
  }
  const words = WORDS[expected];
  // Something of that name in the other namespace: "expected value, found struct `Foo`".
  if (expected === 'macro' && inside !== undefined) {
    const [title, label] = missingIn(cx.session, name, inside);
    cx.error('E0433', span, title, {
      label,
      ...suggestions(cx, ident, inside, ns, expected),
    });
    return;
  }
  if (
    (expected === 'function' || expected === 'value') &&
    inside === undefined &&
    lookupName(cx, ident, 'macro') !== undefined
  ) {
    cx.error('E0423', span, `expected ${expected}, found macro \`${name}\``, {
      label: `not a ${expected}`,
      notes: [{ kind: 'help', text: 'use `!` to invoke the macro' }],
      edits: [{ title: 'Add `!`', edits: [{ span: { ...span, start: span.end }, text: '!' }] }],
    });
    return;
  }
  const other = otherNamespace(cx, ident, inside, ns);
  if (other !== undefined && expected !== 'macro') {
    reportWrongKind(cx, path, other, expected);
    return;
  }
  const isRoot = container?.name === 'crate';
  const where =
    container === undefined ? 'in this scope' : `in ${container.kind}${isRoot ? '' : ` \`${container.name}\``}`;
  const label =
    container === undefined
      ? 'not found in this scope'
      : isRoot
        ? 'not found in the crate root'
        : `not found in \`${container.name}\``;
  const extra = suggestions(cx, ident, inside, ns, expected);
  if (path.global && at === 0) {
    cx.error('E0433', span, `cannot find \`${name}\` in the crate root`, {
      label: `could not find \`${name}\` in the list of imported crates`,
    });
    return;
  }
  cx.error(words.missing === '' ? undefined : words.missing, span, `cannot find ${words.what} \`${name}\` ${where}`, {
    ...(expected === 'macro' && extra.notes.length > 0 ? {} : { label }),
    ...extra,
  });
}

/** A `use` of that name leads nowhere: it has its own message, and one is enough. */
function importFailed(cx: LowerCx, name: string, inside: ModScope | undefined): boolean {
  if (inside !== undefined) return inside.krate.isUser && inside.imports.has(name);
  for (let rib = cx.rib; ; rib = rib.parent) {
    if ((rib.kind === 'block' || rib.kind === 'module') && rib.scope.krate.isUser && rib.scope.imports.has(name))
      return true;
    if (rib.kind === 'module') return false;
  }
}

/** Title and label of "cannot find `name` in `module`": the module by its last name. */
export function missingIn(session: Session, name: string, inside: ModScope): readonly [string, string] {
  const where = scopeName(session, inside).name;
  const last = where.split('::').at(-1) ?? where;
  return [
    `cannot find \`${name}\` in \`${last}\``,
    `could not find \`${name}\` in ${where === 'crate' ? 'the crate root' : `\`${last}\``}`,
  ];
}

function unresolvedPrefix(
  cx: LowerCx,
  path: ast.Path,
  at: number,
  inside: ModScope | undefined,
  container: { kind: string; name: string } | undefined,
): void {
  const ident = path.segments[at]?.ident;
  if (ident === undefined) return;
  const { name, span } = ident;
  if (inside !== undefined && container !== undefined) {
    const near = closestName(name, namesIn(cx.session, inside, 'type').keys());
    const [title, label] = missingIn(cx.session, name, inside);
    const close = similar(near, 'module', span);
    cx.error('E0433', span, title, { label, ...close, notes: [...configuredOutNote(inside, name), ...close.notes] });
    return;
  }
  if (name === 'Self') {
    const label = '`Self` is only available in impls, traits, and type definitions';
    cx.error('E0433', span, 'cannot find `Self` in this scope', { label });
    return;
  }
  if (name === 'super') {
    const label = 'there are too many leading `super` keywords';
    cx.error('E0433', span, 'too many leading `super` keywords', { label });
    return;
  }
  const isType = /^[A-Z]/.test(name);
  const text = isType ? `use of undeclared type \`${name}\`` : `use of unresolved module or unlinked crate \`${name}\``;
  const imports = importable(cx, name, (p) => p.ns === 'type' && isContainer(cx.session, p.binding, isType));
  const absent = imports.length === 0 && at === 0 ? absentCrate(name) : undefined;
  if (absent !== undefined) {
    cx.unsupported(span, absent);
    return;
  }
  const near =
    imports.length > 0
      ? undefined
      : closestName(
          name,
          visibleNames(cx, 'type', (b) => isContainer(cx.session, b, isType)),
        );
  const help = importHelp(cx, imports, isType ? undefined : 'module');
  const close = similar(near, isType ? 'type' : 'crate or module', span);
  const unlinked: SubDiagnostic[] =
    !isType && imports.length === 0 && near === undefined
      ? [{ kind: 'help', text: `you might be missing a crate named \`${name}\`` }]
      : [];
  cx.error('E0433', span, `cannot find ${isType ? 'type' : 'module or crate'} \`${name}\` in this scope`, {
    label: text,
    notes: [...help.notes, ...close.notes, ...unlinked],
    edits: [...help.edits, ...close.edits],
  });
}

/** Something was found, but not what the place wants. */
export function reportWrongKind(cx: LowerCx, path: ast.Path, found: LexRes, expected: Expected): void {
  const words = WORDS[expected];
  const what = describe(cx.session, found);
  const name = pathText(path);
  const expectedText = expected === 'function' ? 'function, tuple struct or tuple variant' : words.expected;
  const article = /^[aeiou]/.test(words.expected) ? 'an' : 'a';
  let label = `not ${article} ${words.expected}`;
  const notes: SubDiagnostic[] = [];
  const def =
    found.kind === 'binding' && found.binding.res.kind === 'def' ? cx.session.def(found.binding.res.def) : undefined;
  if (expected === 'trait' && def?.kind === 'tyAlias') label = 'type aliases cannot be used as traits';
  if (expected === 'type' && def?.kind === 'variant') {
    label = `not a type`;
    const adt = cx.session.def(def.adt).name;
    notes.push({ kind: 'help', text: `try using the variant's enum: \`${adt}\`` });
  }
  if ((expected === 'value' || expected === 'function') && (def?.kind === 'struct' || def?.kind === 'variant')) {
    const fields = 'variants' in def ? (def.variants[0]?.fields ?? []) : def.fields;
    label = `help: use struct literal syntax instead: \`${name} { ${fields.map((f) => `${f.name}: val`).join(', ')} }\``;
  }
  cx.error(words.wrong, path.span, `expected ${expectedText}, found ${what} \`${name}\``, { label, notes });
}

/** The name of a scope in messages: its path without the user's crate name. */
export function scopeName(session: Session, scope: ModScope): { kind: string; name: string } {
  const module = scope.kind === 'block' ? moduleScope(scope) : scope;
  const def = session.def(module.def);
  if (def.kind === 'enum') return { kind: 'enum', name: def.name };
  if (def.parent === undefined)
    return def.krate === 'main' ? { kind: 'the crate root', name: 'crate' } : { kind: 'crate', name: def.name };
  return { kind: 'module', name: modulePath(session, module) };
}

/** `a::b` for a module of the user's crate, `tokio::sync` for a library's. */
export function modulePath(session: Session, scope: ModScope): string {
  const names: string[] = [];
  let at: DefId | undefined = scope.def;
  while (at !== undefined) {
    const def = session.def(at);
    if (def.parent === undefined && scope.krate.isUser) break;
    names.unshift(def.name);
    at = def.parent;
  }
  return names.join('::');
}

/**
 * Does the real library have this name, so that only ours lacks it? Without a list of its names: unless another name is
 * so near that it must be a slip.
 */
export function isMissingHere(session: Session, inside: ModScope, name: string, looksLikeSlip: boolean): boolean {
  if (isOfOtherSystem(name)) return false;
  const { api } = inside.krate;
  return api === undefined ? !looksLikeSlip : api.hasItem(modulePath(session, inside), name);
}

function libraryPath(cx: LowerCx, inside: ModScope, path: ast.Path, at: number): string {
  const rest = path.segments.slice(at).map((s) => s.ident.name);
  return [modulePath(cx.session, inside), ...rest].join('::');
}

function allNames(session: Session, scope: ModScope): string[] {
  return (['type', 'value', 'macro'] as const).flatMap((ns) => [...namesIn(session, scope, ns).keys()]);
}

function namesElsewhere(cx: LowerCx, inside: ModScope, name: string, ns: Ns): Binding | undefined {
  for (const other of ['type', 'value', 'macro'] as const) {
    if (other === ns) continue;
    const found = lookupIn(cx.session, inside, other, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function otherNamespace(cx: LowerCx, ident: ast.Ident, inside: ModScope | undefined, ns: Ns): LexRes | undefined {
  const other: Ns = ns === 'value' ? 'type' : 'value';
  if (ns === 'macro') return undefined;
  if (inside !== undefined) {
    const found = lookupIn(cx.session, inside, other, ident.name);
    return found === undefined ? undefined : { kind: 'binding', binding: found };
  }
  const found = lookupName(cx, ident, other);
  return found?.kind === 'outerLocal' ? undefined : found;
}

function isContainer(session: Session, binding: Binding, isType: boolean): boolean {
  if (binding.res.kind !== 'def') return false;
  const kind = session.def(binding.res.def).kind;
  return isType ? kind !== 'mod' : kind === 'mod';
}

function fits(session: Session, p: PublicItem, expected: Expected): boolean {
  const { res } = p.binding;
  if (res.kind === 'prim') return false;
  const { kind } = session.def(res.def);
  switch (expected) {
    case 'value':
      return p.ns === 'value';
    case 'function':
      return p.ns === 'value' && (kind === 'fn' || res.kind === 'ctor');
    case 'type':
      return p.ns === 'type' && ['struct', 'enum', 'union', 'tyAlias', 'trait', 'foreign'].includes(kind);
    case 'trait':
      return p.ns === 'type' && kind === 'trait';
    case 'struct':
      return p.ns === 'type' && ['struct', 'union', 'variant', 'tyAlias'].includes(kind);
    case 'tuplePat':
    case 'unitPat':
      return p.ns === 'value' && (res.kind === 'ctor' || kind === 'const');
    case 'macro':
      return p.ns === 'macro';
  }
}

function suggestions(
  cx: LowerCx,
  ident: ast.Ident,
  inside: ModScope | undefined,
  ns: Ns,
  expected: Expected,
): Pick<Diagnostic, 'notes' | 'edits'> {
  const { name, span } = ident;
  if (inside !== undefined) {
    const near = closestName(name, namesIn(cx.session, inside, ns).keys());
    const close = similar(near, WORDS[expected].what, span);
    return { ...close, notes: [...configuredOutNote(inside, name), ...close.notes] };
  }
  const imports = importable(cx, name, (p) => fits(cx.session, p, expected));
  if (imports.length > 0) return importHelp(cx, imports, undefined);
  const near = closestName(
    name,
    visibleNames(cx, ns, () => true),
  );
  if (near === undefined) return { notes: [], edits: [] };
  const res = lookupName(cx, { ...ident, name: near }, ns);
  return similar(near, res === undefined ? WORDS[expected].what : describe(cx.session, res), span);
}

/** "found an item that was configured out". */
export function configuredOutNote(inside: ModScope, name: string): SubDiagnostic[] {
  const span = inside.configuredOut.get(name);
  return span === undefined ? [] : [{ kind: 'note', text: 'found an item that was configured out', span }];
}

function similar(near: string | undefined, what: string, span: Span): Pick<Diagnostic, 'notes' | 'edits'> {
  if (near === undefined) return { notes: [], edits: [] };
  const article = /^[aeiou]/.test(what) ? 'an' : 'a';
  return {
    notes: [{ kind: 'help', text: `${article} ${what} with a similar name exists: \`${near}\`` }],
    edits: [{ title: `Change to \`${near}\``, edits: [{ span, text: near }] }],
  };
}

/** Names reachable without a path from here. */
function visibleNames(cx: LowerCx, ns: Ns, accept: (b: Binding) => boolean): Set<string> {
  const names = new Set<string>();
  const addScope = (scope: ModScope): void => {
    for (const [name, binding] of namesIn(cx.session, scope, ns)) if (accept(binding)) names.add(name);
  };
  let rib = cx.rib;
  for (;;) {
    if (rib.kind === 'locals' && ns === 'value') for (const name of rib.names.keys()) names.add(name);
    else if (rib.kind === 'generics' && ns === 'type') for (const name of rib.params().keys()) names.add(name);
    else if (rib.kind === 'block') addScope(rib.scope);
    else if (rib.kind === 'module') {
      addScope(rib.scope);
      break;
    }
    rib = rib.parent;
  }
  if (ns === 'macro') {
    for (let at = cx.macros; at !== undefined; at = at.parent) names.add(at.name);
    const std = cx.session.krate('std');
    if (std !== undefined) addScope(std.root);
  }
  if (ns === 'type') {
    for (const prim of PRIM_TYPES) names.add(prim);
    for (const krate of cx.session.krateNames()) {
      const root = lookupPrelude(cx, krate, 'type');
      if (root !== undefined && accept(root)) names.add(krate);
    }
  }
  for (const name of ['Option', 'Some', 'None', 'Result', 'Ok', 'Err', 'Vec', 'String', 'Box', 'drop']) {
    const found = lookupPrelude(cx, name, ns);
    if (found !== undefined && accept(found)) names.add(name);
  }
  return names;
}

/** Public library items (and the user's own, in other modules) a bare name could mean. */
function importable(cx: LowerCx, name: string, accept: (p: PublicItem) => boolean): PublicItem[] {
  const library = cx.session.lib ?? cx.session;
  const found = (publicPaths(library).byName.get(name) ?? []).filter(accept);
  const own: PublicItem[] = [];
  for (const [def, scope] of cx.session.scopes) {
    if (!scope.krate.isUser || scope.kind !== 'mod' || def === cx.module) continue;
    for (const ns of ['type', 'value'] as const) {
      const binding = scope.own[ns].get(name);
      if (binding === undefined || !cx.session.isVisible(binding.vis, cx.module)) continue;
      const inner = modulePath(cx.session, scope);
      own.push({ path: inner === '' ? `crate::${name}` : `crate::${inner}::${name}`, ns, binding, krate: 'main' });
    }
  }
  const all = [...own.filter(accept), ...found];
  // The facade and the crate behind it offer the same item: keep the shorter name.
  const byItem = new Map<DefId, PublicItem>();
  for (const item of all) {
    if (item.binding.res.kind === 'prim') continue;
    const before = byItem.get(item.binding.res.def);
    if (before === undefined || item.path.length < before.path.length) byItem.set(item.binding.res.def, item);
  }
  return [...byItem.values()].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)).slice(0, 8);
}

function rank(p: PublicItem): number {
  return p.krate === 'main' ? 0 : p.krate === 'std' ? 1 : p.krate === 'tokio' ? 2 : 3;
}

function importHelp(
  cx: LowerCx,
  items: readonly PublicItem[],
  what: string | undefined,
): Pick<Diagnostic, 'notes' | 'edits'> {
  const first = items[0];
  if (first === undefined) return { notes: [], edits: [] };
  const kind = what ?? describeImport(cx.session, first.binding);
  const header =
    items.length === 1
      ? `consider importing this ${kind}`
      : `consider importing one of these ${plural(items, cx, what)}`;
  const at = importPlace(cx);
  const edits: SuggestedEdit[] = items.map((p) => ({
    title: `Import \`${p.path}\``,
    edits: [{ span: at, text: `use ${p.path};\n` }],
  }));
  const text = `${header}: ${items.map((p) => `\`use ${p.path};\``).join(', ')}`;
  return { notes: [{ kind: 'help', text }], edits };
}

function describeImport(session: Session, binding: Binding): string {
  return describeBinding(session, binding);
}

function plural(items: readonly PublicItem[], cx: LowerCx, what: string | undefined): string {
  const kinds = new Set(items.map((p) => what ?? describeImport(cx.session, p.binding)));
  const [only] = kinds;
  if (kinds.size !== 1 || only === undefined) return 'items';
  return only.endsWith('s') ? `${only}es` : `${only}s`;
}

/** Where a `use` line can be inserted: before the first item of the user's file. */
function importPlace(cx: LowerCx): Span {
  const at = cx.session.importAt;
  return at === undefined ? NO_SPAN : { file: at.file, start: at.start, end: at.start };
}
