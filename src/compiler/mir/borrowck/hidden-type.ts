//! E0700: what a fn hides behind `impl Trait` borrows from a lifetime that the type does not name. Only before edition 2024, where
//! `impl Trait` captures just the lifetimes its bounds mention.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic, Label } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as hir from '../../hir/hir.ts';
import type { DefId } from '../../hir/hir.ts';
import { anyTy } from '../../types/fold.ts';
import type { Region, Ty } from '../../types/ty.ts';
import type { BodyTypes, UniversalInfo } from './body-types.ts';
import { KnownOutlives } from './known.ts';
import { bestBlame } from './explain.ts';
import type { RegionGraph } from './regions.ts';
import { STATIC_VID } from './regions.ts';
import { vidOf } from './relate.ts';

/** Checks the opaque type of a fn's signature. */
export function checkHiddenType(types: BodyTypes, graph: RegionGraph, out: Diagnostic[]): void {
  const { db, raw } = types;
  const owner = db.program.def(raw.thir.owner);
  const escape = graph.escaping;
  if (escape === undefined || raw.thir.closure !== undefined || owner.kind !== 'fn') return;
  // Signatures in traits capture everything in every edition, and so do async fns.
  if (
    db.program.edition >= 2024 ||
    owner.sig.isAsync ||
    (owner.assoc !== undefined && owner.assoc.in !== 'inherentImpl')
  )
    return;
  const opaque = opaqueIn(db.fnSig(owner.id).ret);
  const def = opaque === undefined ? undefined : db.program.def(opaque.def);
  if (opaque === undefined || def?.kind !== 'opaque') return;
  const named = new Set<number>();
  const { elided } = types.annotator.sig(owner.id);
  const capture = (region: Region | undefined): void => {
    const vid = region === undefined ? undefined : vidOf(types.regionInScope(region));
    if (vid !== undefined) named.add(vid);
  };
  if (!mentioned(def.bounds, (lifetime) => capture(lifetime.kind === 'param' ? regionOf(types, lifetime.def) : elided)))
    return;
  const known = new KnownOutlives(types);
  for (const info of types.universals.values()) {
    if (info.vid === escape || info.vid === STATIC_VID || !graph.outlivesUniversal(info.vid, escape)) continue;
    if ([...named].some((vid) => known.regions(info.vid, vid))) continue;
    const chain = graph.path(info.vid, (vid) => vid === escape);
    if (chain === undefined || chain.length === 0) continue;
    out.push(
      report(
        types,
        opaque,
        def,
        info,
        (chain.findLast((it) => it.category.kind === 'return') ?? chain.at(-1) ?? bestBlame(chain)).span,
      ),
    );
    return;
  }
}

function opaqueIn(ty: Ty): Extract<Ty, { kind: 'opaque' }> | undefined {
  let found: Extract<Ty, { kind: 'opaque' }> | undefined;
  anyTy(ty, (part) => {
    if (part.kind === 'opaque') found ??= part;
    return found !== undefined;
  });
  return found;
}

function regionOf(types: BodyTypes, lifetime: DefId): Region | undefined {
  const def = types.db.program.def(lifetime);
  return def.kind === 'lifetimeParam' ? { kind: 'param', index: def.index, name: def.name } : undefined;
}

/** Visits the lifetimes of bounds; false if a `use<..>` bound says precisely what is captured. */
function mentioned(bounds: readonly hir.Bound[], f: (lifetime: hir.Lifetime) => void): boolean {
  const inTy = (ty: hir.Ty): void => {
    switch (ty.kind) {
      case 'ref':
        f(ty.lifetime);
        inTy(ty.ty);
        return;
      case 'ptr':
      case 'slice':
      case 'array':
        inTy(ty.ty);
        return;
      case 'tuple':
        ty.items.forEach(inTy);
        return;
      case 'path':
        inArgs(ty.args);
        return;
      case 'dyn':
        mentioned(ty.bounds, f);
        return;
      default:
    }
  };
  const inArgs = (args: hir.GenericArgs): void => {
    for (const arg of args.args) {
      if (arg.kind === 'lifetime') f(arg.lifetime);
      else if (arg.kind === 'type') inTy(arg.ty);
    }
    for (const constraint of args.constraints) if (constraint.ty !== undefined) inTy(constraint.ty);
  };
  let all = true;
  for (const bound of bounds) {
    if (bound.kind === 'use') all = false;
    else if (bound.kind === 'outlives') f(bound.lifetime);
    else inArgs(bound.trait.args);
  }
  return all;
}

function report(
  types: BodyTypes,
  opaque: Extract<Ty, { kind: 'opaque' }>,
  def: hir.OpaqueDef,
  info: UniversalInfo,
  span: Span,
): Diagnostic {
  const { db, raw } = types;
  const owner = db.program.def(raw.thir.owner);
  const hidden = db.printTy(db.hiddenType(opaque.def));
  const labels: Label[] = [{ span: def.fullSpan, text: 'opaque type defined here' }];
  const name = info.name === undefined ? "'_" : info.name.startsWith("'") ? info.name : `'${info.name}`;
  if (info.name !== undefined) {
    const param = db.genericsOf(raw.thir.owner).params.find((it) => it.kind === 'lifetime' && it.name === info.name);
    if (param !== undefined)
      labels.push({
        span: db.program.def(param.def).span,
        text: `hidden type \`${hidden}\` captures the lifetime \`${name}\` as defined here`,
      });
  } else if (owner.kind === 'fn' && info.param !== undefined) {
    const at = owner.sig.params[info.param - 1]?.ty.span;
    if (at !== undefined)
      labels.push({ span: at, text: `hidden type \`${hidden}\` captures the anonymous lifetime defined here` });
  }
  const title = `add a \`use<...>\` bound to explicitly capture \`${name}\``;
  const end: Span = { ...def.fullSpan, start: def.fullSpan.end };
  return errorAt(span, `hidden type for \`${db.printTy(opaque)}\` captures lifetime that does not appear in bounds`, {
    code: 'E0700',
    labels,
    notes: [{ kind: 'help', text: title, span: end }],
    edits: [{ title, edits: [{ span: end, text: ` + use<${name}>` }] }],
  });
}
