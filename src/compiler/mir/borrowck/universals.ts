//! Regions of a signature that would have to outlive each other without saying so: "lifetime may not live long enough", E0521.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { BodyTypes, UniversalInfo } from './body-types.ts';
import { KnownOutlives } from './known.ts';
import { bestBlame } from './explain.ts';
import type { Constraint, RegionGraph } from './regions.ts';
import { STATIC_VID } from './regions.ts';

/** Only fns: what closures demand of their captures is for the enclosing body to know. */
export function checkUniversals(types: BodyTypes, graph: RegionGraph, out: Diagnostic[]): void {
  const { raw, db } = types;
  if (raw.thir.closure !== undefined || db.program.def(raw.thir.owner).kind !== 'fn') return;
  const known = new KnownOutlives(types);
  const names = new Map<number, string>();
  const reported = new Set<string>();
  for (const info of types.universals.values()) {
    for (const shorter of graph.universalsIn(info.vid)) {
      if (shorter === info.vid || graph.isEscape(shorter) || known.regions(info.vid, shorter)) continue;
      const chain = graph.path(info.vid, (vid) => vid === shorter);
      if (chain === undefined || chain.length === 0) continue;
      // A chain through a third universal region is that region's error.
      if (chain.some((step) => step.shorter !== shorter && types.universals.has(step.shorter))) continue;
      const blame = bestBlame(chain);
      const key = `${blame.span.start} ${blame.span.end}`;
      if (reported.has(key)) continue;
      reported.add(key);
      report(types, info, shorter, blame, names, out);
    }
  }
}

function report(
  types: BodyTypes,
  longer: UniversalInfo,
  shorterVid: number,
  blame: Constraint,
  names: Map<number, string>,
  out: Diagnostic[],
): void {
  const { raw, db } = types;
  const owner = db.program.def(raw.thir.owner);
  if (owner.kind !== 'fn') return;
  const what = owner.assoc === undefined ? 'function' : owner.assoc.hasSelf ? 'method' : 'associated function';
  const labels: Label[] = [];
  const nameOf = (vid: number): string => {
    if (vid === STATIC_VID) return "'static";
    const info = types.universals.get(vid);
    if (info?.name !== undefined) {
      const name = info.name.startsWith("'") ? info.name : `'${info.name}`;
      if (!names.has(vid)) labels.push(...lifetimeLabel(types, name));
      return name;
    }
    const fresh = names.get(vid) ?? `'${[...names.values()].filter((name) => /^'\d/.test(name)).length + 1}`;
    names.set(vid, fresh);
    const at = info?.param === undefined ? undefined : owner.sig.params[info.param - 1];
    if (at !== undefined) {
      const span: Span = at.ty.kind === 'ref' ? { ...at.ty.span, end: at.ty.span.start + 1 } : at.ty.span;
      labels.push({
        span,
        text:
          at.ty.kind === 'ref'
            ? `let's call the lifetime of this reference \`${fresh}\``
            : `has type \`${db.printTy(raw.locals[info?.param ?? 0]?.ty ?? types.db.typeOf(owner.id))}\``,
      });
    }
    return fresh;
  };
  const explicit = explicitLifetime(types, longer, shorterVid, blame.span);
  if (explicit !== undefined) {
    out.push(explicit);
    return;
  }
  const { category, span } = blame;
  const isCall = category.kind === 'callArgument' || category.kind === 'predicate';
  const param = longer.param ?? paramWith(types, longer.vid);
  const decl = param === undefined ? undefined : raw.locals[param];
  if (shorterVid === STATIC_VID && isCall && decl?.name !== undefined) {
    const a = nameOf(longer.vid);
    out.push(
      errorAt(span, `borrowed data escapes outside of ${what}`, {
        code: 'E0521',
        label: `\`${decl.name}\` escapes the ${what} body here`,
        labels: [
          { span: decl.span, text: `\`${decl.name}\` is a reference that is only valid in the ${what} body` },
          ...labels,
          { span, text: `argument requires that \`${a}\` must outlive \`'static\`` },
        ],
      }),
    );
    return;
  }
  const a = nameOf(longer.vid);
  const b = nameOf(shorterVid);
  const label =
    category.kind === 'return' && shorterVid !== STATIC_VID
      ? `${what} was supposed to return data with lifetime \`${b}\` but it is returning data with lifetime \`${a}\``
      : `${category.kind === 'return' ? 'returning this value ' : isCall ? 'argument ' : category.kind === 'assignment' ? 'assignment ' : category.kind === 'cast' ? 'cast ' : ''}requires that \`${a}\` must outlive \`${b}\``;
  out.push(errorAt(span, 'lifetime may not live long enough', { label, labels }));
}

/** E0621: a parameter's own elided lifetime would have to be a named one. */
function explicitLifetime(
  types: BodyTypes,
  longer: UniversalInfo,
  shorterVid: number,
  span: Span,
): Diagnostic | undefined {
  const { raw, db } = types;
  const owner = db.program.def(raw.thir.owner);
  const shorter = types.universals.get(shorterVid)?.name;
  const { name, param } = longer;
  if (owner.kind !== 'fn' || name !== undefined || param === undefined || shorter === undefined) return undefined;
  if (param === 1 && owner.sig.self !== 'none') return undefined;
  const local = types.locals[0];
  if (local !== undefined && local.kind !== 'opaque' && types.vidsOf(local).includes(longer.vid)) return undefined;
  const written = owner.sig.params[param - 1];
  if (written === undefined) return undefined;
  const lifetime = shorter.startsWith("'") ? shorter : `'${shorter}`;
  const { ty } = written;
  const at: Span = ty.kind === 'ref' ? { ...ty.span, start: ty.span.start + 1, end: ty.span.start + 1 } : ty.span;
  const title = `add explicit lifetime \`${lifetime}\` to the type of \`${written.name}\``;
  return errorAt(span, `explicit lifetime required in the type of \`${written.name}\``, {
    code: 'E0621',
    label: `lifetime \`${lifetime}\` required`,
    notes: [{ kind: 'help', text: title, span: at }],
    edits: ty.kind === 'ref' ? [{ title, edits: [{ span: at, text: `${lifetime} ` }] }] : [],
  });
}

function paramWith(types: BodyTypes, vid: number): number | undefined {
  for (let i = 1; i <= types.raw.nArgs; i++) {
    const ty = types.locals[i];
    if (ty !== undefined && types.vidsOf(ty).includes(vid)) return i;
  }
  return undefined;
}

function lifetimeLabel(types: BodyTypes, name: string): Label[] {
  const { db, raw } = types;
  for (const param of db.genericsOf(raw.thir.owner).params) {
    if (param.kind !== 'lifetime') continue;
    const mine = param.name.startsWith("'") ? param.name : `'${param.name}`;
    if (mine === name) return [{ span: db.program.def(param.def).span, text: `lifetime \`${name}\` defined here` }];
  }
  return [];
}
