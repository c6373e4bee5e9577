//! What is checked of the user's crate when all names are in: every import, every signature, every body.
import { errorAt, unsupportedAt } from '../../source/diagnostic.ts';
import type { DefId, Def } from './hir.ts';
import { globTarget, importBinding, lookupIn, resolveModulePath } from './lookup.ts';
import type { Binding, Import, Krate, ModScope, Ns } from './names.ts';
import { moduleScope } from './names.ts';
import { closestName, namesIn } from './public-paths.ts';
import type { Session } from './session.ts';
import { isMissingHere, describeBinding, modulePath, scopeName } from './unresolved.ts';

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
      for (const ns of NAMESPACES) {
        const binding = importBinding(session, imp, ns);
        if (binding === undefined) continue;
        any = true;
        if (name === '_') continue;
        const own = scope.own[ns].get(name);
        const before = taken.get(ns);
        if (own !== undefined) reportTwice(session, imp, own, ns, 'E0255', name);
        else if (before !== undefined) {
          reportTwice(session, imp, { ...binding, span: before.span }, ns, 'E0252', name);
        } else taken.set(ns, imp);
      }
      if (!any) reportImport(session, krate, imp);
      else checkPrivate(session, imp);
    }
  }
}

function reportTwice(session: Session, imp: Import, before: Binding, ns: Ns, code: string, name: string): void {
  const what = ns === 'type' ? 'type' : ns;
  const first =
    code === 'E0252'
      ? `previous import of the ${what} \`${name}\` here`
      : `previous definition of the ${what} \`${name}\` here`;
  const [span, other, label, otherLabel] =
    code === 'E0252'
      ? [imp.span, before.span, `\`${name}\` reimported here`, first]
      : [imp.span, before.span, `\`${name}\` reimported here`, first];
  session.report(
    errorAt(span, `the name \`${name}\` is defined multiple times`, {
      code,
      label,
      labels: [{ span: other, text: otherLabel }],
      notes: [{ kind: 'note', text: `\`${name}\` must be defined only once in the ${ns} namespace of this module` }],
    }),
  );
}

/** Something private on the way, or the item itself (E0603, E0364). */
function checkPrivate(session: Session, imp: Import): void {
  if (imp.path.length < 2) return;
  const here = moduleScope(imp.scope).def;
  const env = { session, krate: imp.scope.krate };
  const container = resolveModulePath(env, imp.scope, imp.path.slice(0, -1), imp.global);
  if (container.kind !== 'scope') return;
  const last = imp.path[imp.path.length - 1];
  if (last === undefined) return;
  const found = NAMESPACES.flatMap((ns) => {
    const binding = lookupIn(session, container.scope, ns, last.name);
    return binding === undefined ? [] : [binding];
  });
  const blocked =
    container.private?.binding ??
    (found.length > 0 && found.every((f) => !session.isVisible(f.vis, here)) ? found[0] : undefined);
  if (blocked === undefined) return;
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
}

/** E0432, worded by where the path breaks off; what our library lacks is `unsupported`. */
function reportImport(session: Session, krate: Krate, imp: Import): void {
  const env = { session, krate };
  const full = (imp.global ? '::' : '') + imp.path.map((s) => s.name).join('::') + (imp.glob ? '::*' : '');
  const shown = (imp.global ? '::' : '') + imp.path.map((s) => s.name).join('::');
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
  const span =
    imp.path.length === 1
      ? seg.span
      : { ...imp.pathSpan, end: seg.span.file === imp.pathSpan.file ? seg.span.end : imp.pathSpan.end };
  if (inside === undefined) {
    const unlinked = `use of unresolved module or unlinked crate \`${seg.name}\``;
    const isLast = at === imp.path.length - 1 && !imp.glob;
    const label = isLast && imp.path.length === 1 ? `no external crate \`${seg.name}\`` : unlinked;
    const text = found.kind === 'other' ? `\`${seg.name}\` is not a module` : label;
    session.report(
      errorAt(imp.path.length === 1 ? seg.span : imp.pathSpan, `unresolved import \`${shown}\``, {
        code: 'E0432',
        label: text,
        notes:
          found.kind === 'other' ? [] : [{ kind: 'help', text: `you might be missing a crate named \`${seg.name}\`` }],
      }),
    );
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
  const isLast = at === imp.path.length - 1 && !imp.glob;
  const label = isLast
    ? `no \`${seg.name}\` in \`${where.name === 'crate' ? 'the root' : where.name}\``
    : `could not find \`${seg.name}\` in \`${where.name}\``;
  session.report(
    errorAt(span, `unresolved import \`${isLast ? shown : full}\``, {
      code: 'E0432',
      label,
      notes: near === undefined ? [] : [{ kind: 'help', text: `a similar name exists in the module: \`${near}\`` }],
      edits: near === undefined ? [] : [{ title: `Change to \`${near}\``, edits: [{ span: seg.span, text: near }] }],
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
      void def.generics;
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
    if (others.some((o) => o.name === item.name && o.kind === item.kind)) continue;
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
