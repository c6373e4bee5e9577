//! What is checked of the user's crate when all names are in: every import, every signature, every body.
import { absentCrate } from './known-crates.ts';
import { errorAt, unsupportedAt } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { DefId, Def, Visibility } from './hir.ts';
import { globTarget, importBinding, lookupIn, resolveModulePath } from './lookup.ts';
import type { Binding, Import, Krate, ModScope, Ns } from './names.ts';
import { moduleScope } from './names.ts';
import { closestName, namesIn } from './public-paths.ts';
import type { Session } from './session.ts';
import { configuredOutNote, isMissingHere, missingIn, describeBinding, modulePath, scopeName } from './unresolved.ts';

const NAMESPACES: readonly Ns[] = ['type', 'value', 'macro'];

/** All scopes of the user's crate, those in bodies included. */
function userScopes(session: Session): ModScope[] {
  return [...session.scopes.values(), ...[...session.bodyScopes.values()].flat()];
}

/** Every `use` must lead somewhere (E0432, E0433, E0603), and names may be imported once (E0252, E0255). */
export function checkImports(session: Session, krate: Krate): void {
  for (const scope of userScopes(session)) checkScope(session, krate, scope);
}

const checked = new WeakSet<ModScope>();

function checkScope(session: Session, krate: Krate, scope: ModScope): void {
  if (checked.has(scope)) return;
  checked.add(scope);
  for (const glob of scope.globs) if (globTarget(session, glob) === undefined) reportImport(session, krate, glob);
  for (const [name, imports] of scope.imports) {
    const taken = new Map<Ns, Import>();
    for (const imp of imports) {
      let any = false;
      const found: [Ns, Binding][] = [];
      for (const ns of NAMESPACES) {
        const binding = importBinding(session, imp, ns);
        if (binding === undefined) continue;
        any = true;
        if (name === '_') continue;
        const own = scope.own[ns].get(name);
        const before = taken.get(ns);
        found.push([ns, binding]);
        if (own !== undefined) reportTwice(session, imp, own, ns, name);
        else if (before !== undefined)
          reportTwice(session, imp, { ...binding, span: before.span, imported: true }, ns, name);
        else taken.set(ns, imp);
      }
      if (!any) reportImport(session, krate, imp);
      else if (!checkPrivate(session, imp)) checkReexport(session, imp, found);
    }
  }
}

/** The later one of the two is the error. */
function reportTwice(session: Session, imp: Import, before: Binding, ns: Ns, name: string): void {
  const isFirst = !before.imported && before.externCrate !== true && before.span.start > imp.span.start;
  const code = before.imported ? 'E0252' : before.externCrate === true ? 'E0254' : 'E0255';
  const what = ns === 'type' ? 'type' : ns;
  const previous =
    before.externCrate === true
      ? 'import of the extern crate'
      : `${before.imported || isFirst ? 'import' : 'definition'} of the ${what}`;
  const [span, other] = isFirst ? [before.span, imp.span] : [imp.span, before.span];
  session.report(
    errorAt(span, `the name \`${name}\` is defined multiple times`, {
      code,
      label: `\`${name}\` ${isFirst ? 'redefined' : 'reimported'} here`,
      labels: [{ span: other, text: `previous ${previous} \`${name}\` here` }],
      notes: [{ kind: 'note', text: `\`${name}\` must be defined only once in the ${ns} namespace of this module` }],
    }),
  );
}

/** Nothing can be re-exported further than it is visible itself (E0364, E0365). */
function checkReexport(session: Session, imp: Import, bindings: readonly (readonly [Ns, Binding])[]): void {
  if (imp.vis.kind === 'restricted' && imp.vis.in === moduleScope(imp.scope).def) return;
  const reaches = (vis: Visibility): boolean =>
    vis.kind === 'public' || (imp.vis.kind === 'restricted' && session.isWithin(imp.vis.in, vis.in));
  if (bindings.length === 0 || bindings.some(([, binding]) => reaches(binding.sourceVis ?? binding.vis))) return;
  const [ns, binding] = bindings.find(([space]) => space === 'type') ?? bindings[0] ?? [];
  if (ns === undefined || binding === undefined || binding.externCrate === true) return;
  const { name } = imp.path[imp.path.length - 1] ?? { name: imp.name };
  const vis = binding.sourceVis ?? binding.vis;
  const inCrate = vis.kind === 'restricted' && session.def(vis.in).parent === undefined;
  const [how, label] = inCrate
    ? ['only public within the crate, and cannot be re-exported outside', `re-export of crate public \`${name}\``]
    : ['private, and cannot be re-exported', `re-export of private \`${name}\``];
  session.report(
    errorAt(imp.span, `\`${name}\` is ${how}`, {
      code: ns === 'type' ? 'E0365' : 'E0364',
      ...(ns === 'type' ? { label } : {}),
      notes:
        ns === 'type'
          ? [{ kind: 'note', text: `consider declaring type or module \`${name}\` with \`pub\`` }]
          : [{ kind: 'note', text: `consider marking \`${name}\` as \`pub\` in the imported module`, span: imp.span }],
    }),
  );
}

/** Something private on the way, or the item itself (E0603). */
function checkPrivate(session: Session, imp: Import): boolean {
  if (imp.path.length < 2) return false;
  const here = moduleScope(imp.scope).def;
  const env = { session, krate: imp.scope.krate };
  const container = resolveModulePath(env, imp.scope, imp.path.slice(0, -1), imp.global);
  if (container.kind !== 'scope') return false;
  const last = imp.path[imp.path.length - 1];
  if (last === undefined) return false;
  const found = NAMESPACES.flatMap((ns) => {
    const binding = lookupIn(session, container.scope, ns, last.name);
    return binding === undefined ? [] : [binding];
  });
  const blocked =
    container.private?.binding ??
    (found.length > 0 && found.every((f) => !session.isVisible(f.vis, here)) ? found[0] : undefined);
  if (blocked === undefined) return false;
  const at = container.private === undefined ? last : (imp.path[container.private.at] ?? last);
  const what = describeBinding(session, blocked);
  const kind = blocked.imported ? `${what} import` : what;
  session.report(
    errorAt(at.span, `${kind} \`${at.name}\` is private`, {
      code: 'E0603',
      label: `private ${kind}`,
      notes: [{ kind: 'note', text: `the ${kind} \`${at.name}\` is defined here`, span: blocked.span }],
    }),
  );
  return true;
}

/** E0432 or E0433, by where the path breaks off; what our library lacks is `unsupported`. */
function reportImport(session: Session, krate: Krate, imp: Import): void {
  const env = { session, krate };
  const prefix = imp.glob ? imp.path : imp.path.slice(0, -1);
  const found = resolveModulePath(env, imp.scope, prefix, imp.global);
  const last = imp.path[imp.path.length - 1];
  if (last === undefined || imp.path.some((s) => s.name === '')) return;
  const at = found.kind === 'scope' ? imp.path.length - 1 : found.at;
  const seg = imp.path[at] ?? last;
  const inside =
    found.kind === 'scope'
      ? prefix.length === 0 && !imp.global
        ? undefined
        : found.scope
      : found.kind === 'none'
        ? found.inside
        : undefined;
  if (inside === undefined) {
    reportUnlinked(session, imp, at, found.kind === 'other');
    return;
  }
  const names = NAMESPACES.flatMap((ns) => [...namesIn(session, inside, ns).keys()]);
  const near = closestName(seg.name, names, inside.krate.isUser ? undefined : seg.name.length >= 8 ? 2 : 1);
  if (!inside.krate.isUser && isMissingHere(session, inside, seg.name, near !== undefined)) {
    const rest = imp.path.slice(at).map((s) => s.name);
    const path = [modulePath(session, inside), ...rest].join('::');
    session.report(unsupportedAt(imp.pathSpan, `${path} is not available here yet`));
    return;
  }
  const where = scopeName(session, inside);
  const help = {
    notes: [
      ...configuredOutNote(inside, seg.name),
      ...(near === undefined
        ? []
        : [{ kind: 'help' as const, text: `a similar name exists in the module: \`${near}\`` }]),
    ],
    edits: near === undefined ? [] : [{ title: `Change to \`${near}\``, edits: [{ span: seg.span, text: near }] }],
  };
  if (at === imp.path.length - 1 && !imp.glob) {
    const inModule = where.name === 'crate' ? 'the root' : inside.krate.isUser ? where.name : inCrate(where.name);
    session.report(
      errorAt(importSpan(imp, seg.span), `unresolved import \`${upTo(imp, at)}\``, {
        code: 'E0432',
        label: `no \`${seg.name}\` in ${where.name === 'crate' ? inModule : `\`${inModule}\``}`,
        ...help,
      }),
    );
    return;
  }
  const [title, label] = missingIn(session, seg.name, inside);
  const isLastModule = at === prefix.length - 1;
  session.report(
    errorAt(seg.span, isLastModule ? `unresolved import \`${upTo(imp, at)}\`` : title, {
      code: isLastModule ? 'E0432' : 'E0433',
      label,
      ...help,
    }),
  );
}

/** `sync::mpsc` of `std::sync::mpsc`. */
const inCrate = (path: string): string => (path.includes('::') ? path.slice(path.indexOf('::') + 2) : path);
/** The import's path up to this segment, as messages show it. */
const upTo = (imp: Import, at: number): string =>
  (imp.global ? '::' : '') +
  imp.path
    .slice(0, at + 1)
    .map((s) => s.name)
    .join('::');
const importSpan = (imp: Import, seg: Span): Span =>
  imp.path.length === 1 ? seg : { ...imp.pathSpan, end: seg.file === imp.pathSpan.file ? seg.end : imp.pathSpan.end };

/** The path breaks off at its start, or at something that is no module. */
function reportUnlinked(session: Session, imp: Import, at: number, isOther: boolean): void {
  const seg = imp.path[at] ?? imp.path[0];
  if (seg === undefined) return;
  if (seg.name === 'super') {
    session.report(
      errorAt(seg.span, 'too many leading `super` keywords', {
        code: 'E0433',
        label: 'there are too many leading `super` keywords',
      }),
    );
    return;
  }
  const absent = isOther ? undefined : absentCrate(seg.name);
  if (absent !== undefined) {
    session.report(unsupportedAt(seg.span, absent));
    return;
  }
  const isItem = imp.path.length === 1 && !imp.glob;
  const isLastModule = isItem || at === imp.path.length - (imp.glob ? 1 : 2);
  const label = isOther
    ? `\`${seg.name}\` is not a module`
    : isItem
      ? `no external crate \`${seg.name}\``
      : `use of unresolved module or unlinked crate \`${seg.name}\``;
  const title = isLastModule
    ? `unresolved import \`${upTo(imp, at)}\``
    : `cannot find module or crate \`${seg.name}\` in this scope`;
  session.report(
    errorAt(seg.span, title, {
      code: isLastModule ? 'E0432' : 'E0433',
      label,
      notes: isOther || isItem ? [] : [{ kind: 'help', text: `you might be missing a crate named \`${seg.name}\`` }],
    }),
  );
}

/** Forces everything of the user's crate, in a loop because bodies declare items of their own. */
export function checkItems(session: Session): void {
  for (let i = 0; i < session.defs.length; i++) {
    const def = session.defs[i];
    if (def !== undefined) force(session, def);
  }
  for (const scope of userScopes(session)) checkScope(session, scope.krate, scope);
}

function force(session: Session, def: Def): void {
  switch (def.kind) {
    case 'fn':
      void def.generics;
      void def.sig;
      void def.body?.get();
      return;
    case 'const':
    case 'assocConst':
      void def.generics;
      void def.ty;
      void def.body?.get();
      return;
    case 'static':
      void def.ty;
      void def.body.get();
      return;
    case 'struct':
    case 'union':
    case 'enum':
      void def.generics.where;
      for (const param of def.generics.params) void param.bounds;
      for (const v of def.variants) void [v.fields, v.discriminant];
      return;
    case 'trait':
      void def.generics;
      void def.supertraits;
      return;
    case 'impl':
      void def.generics;
      void def.selfTy;
      checkMembers(session, def.trait?.def, def.items);
      return;
    case 'tyAlias':
      void def.generics;
      void def.ty;
      return;
    case 'assocTy':
      void def.generics;
      void def.bounds;
      void def.ty;
      return;
    case 'opaque':
      void def.bounds;
      return;
    default:
      return;
  }
}

/** Members of a trait impl must be the trait's (E0407, E0437, E0438). */
function checkMembers(session: Session, trait: DefId | undefined, items: readonly DefId[]): void {
  if (trait === undefined) return;
  const def = session.def(trait);
  if (def.kind !== 'trait') return;
  for (const id of items) {
    const item = session.def(id);
    const others = def.items.map((o) => session.def(o));
    // One of another kind has its own message (E0323 to E0325).
    if (others.some((o) => o.name === item.name)) continue;
    const [code, what] =
      item.kind === 'fn' ? ['E0407', 'method'] : item.kind === 'assocTy' ? ['E0437', 'type'] : ['E0438', 'const'];
    const near = closestName(
      item.name,
      others.filter((o) => o.kind === item.kind).map((o) => o.name),
    );
    const isUser = session.krateOf(trait).isUser;
    const { api } = session.krateOf(trait);
    if (!isUser && (api === undefined ? near === undefined : api.hasMember(def.name, item.name))) {
      session.report(unsupportedAt(item.span, `${def.name}::${item.name} is not available here yet`));
      continue;
    }
    const text = `${what} \`${item.name}\` is not a member of trait \`${def.name}\``;
    session.report(
      errorAt(item.fullSpan, text, {
        code,
        label: `not a member of trait \`${def.name}\``,
        notes:
          near === undefined
            ? []
            : [
                {
                  kind: 'help',
                  text: `there is an associated ${what === 'method' ? 'function' : what} with a similar name: \`${near}\``,
                },
              ],
      }),
    );
  }
}
