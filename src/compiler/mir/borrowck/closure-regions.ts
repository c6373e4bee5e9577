//! What the body of a closure or async block demands of regions that belong to its creator (rustc's `ClosureRegionRequirements`): its
//! captures must outlive what it returns, or `'static`, or each other. The body that makes the closure takes these demands over.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DefId } from '../../hir/hir.ts';
import type { Ty } from '../../types/ty.ts';
import { eachRegion } from './annotate.ts';
import type { BodyTypes } from './body-types.ts';
import { bestBlame } from './explain.ts';
import type { Category, RegionGraph, RegionVid } from './regions.ts';
import { STATIC_VID } from './regions.ts';
import { vidOf } from './relate.ts';
import type { TypeTest } from './relate.ts';

/** A region of a closure's extended type by its place in it, or `'static`. */
type External = number | 'static';

/** One demand; `span` and `category` are those of the constraint inside of the closure that is to blame. */
export type Requirement = { readonly category: Category; readonly span: Span } & (
  | { readonly kind: 'region'; readonly longer: number; readonly shorter: External }
  | { readonly kind: 'type'; readonly ty: Ty; readonly bound: External }
);
/** Asked for when a closure is made; its body has been checked then. */
export type RequirementsOf = (closure: DefId) => readonly Requirement[];

/** The regions of a closure's captures and of what it returns, in order. */
export function externalRegions(types: BodyTypes, closure: Ty): readonly (RegionVid | undefined)[] {
  const found: (RegionVid | undefined)[] = [];
  for (const ty of types.externalParts(closure)) eachRegion(ty, (region) => found.push(vidOf(region)));
  return found;
}

/** The demands of a checked closure body on its creator. */
export function requirementsOf(
  types: BodyTypes,
  graph: RegionGraph,
  tests: readonly TypeTest[],
): readonly Requirement[] {
  const self = types.closureTy;
  if (self === undefined) return [];
  const externals = externalRegions(types, self);
  const at = new Map<RegionVid, External>([[STATIC_VID, 'static']]);
  externals.forEach((vid, i) => {
    if (vid !== undefined) at.set(vid, i);
  });
  const out: Requirement[] = [];
  externals.forEach((vid, longer) => {
    if (vid === undefined) return;
    for (const universal of graph.universalsIn(vid)) {
      const shorter = at.get(universal);
      if (shorter === undefined || universal === vid) continue;
      const chain = graph.path(vid, (to) => to === universal);
      if (chain === undefined || chain.length === 0) continue;
      const { category, span } = bestBlame(chain);
      out.push({ kind: 'region', longer, shorter, category, span });
    }
  });
  for (const { ty, bound, category, span } of tests)
    for (const universal of graph.universalsIn(bound)) {
      const shorter = at.get(universal);
      if (shorter !== undefined) out.push({ kind: 'type', ty, bound: shorter, category, span });
    }
  return out;
}

/** The creator of a closure takes over what its body demands. */
export function applyRequirements(
  types: BodyTypes,
  closure: Ty,
  requirements: readonly Requirement[],
  tests: TypeTest[],
): void {
  const externals = externalRegions(types, closure);
  const vidAt = (at: External): RegionVid | undefined => (at === 'static' ? STATIC_VID : externals[at]);
  for (const requirement of requirements) {
    const { category, span } = requirement;
    if (requirement.kind === 'type') {
      const bound = vidAt(requirement.bound);
      if (bound !== undefined) tests.push({ ty: requirement.ty, bound, category, span });
      continue;
    }
    const longer = externals[requirement.longer];
    const shorter = vidAt(requirement.shorter);
    if (longer !== undefined && shorter !== undefined) types.graph.add(longer, shorter, category, span);
  }
}

/** A closure that is called through a reference to itself must not give out what it only reaches through that reference. */
export function checkEnvironment(types: BodyTypes, graph: RegionGraph, out: Diagnostic[]): void {
  const { environment } = types;
  const info = types.raw.thir.closure;
  if (environment === undefined || info === undefined || info.flavor !== 'closure') return;
  for (const universal of graph.universalsIn(environment)) {
    if (universal === environment || graph.isEscape(universal)) continue;
    const chain = graph.path(environment, (vid) => vid === universal);
    if (chain === undefined || chain.length === 0) continue;
    const { category, span } = bestBlame(chain);
    out.push(category.kind === 'return' && info.kind === 'FnMut' ? escapes(types, span) : tooShort(category, span));
    return;
  }
}

/** What a closure is lent for a call must not get into what it captured (E0521). */
export function checkLent(types: BodyTypes, graph: RegionGraph, out: Diagnostic[]): void {
  const info = types.raw.thir.closure;
  if (info === undefined || info.anyLifetime.length === 0 || types.closureTy === undefined) return;
  const captured = new Map<RegionVid, number>();
  types.heldBy(types.closureTy).forEach((held, i) => {
    for (const vid of types.vidsOf(held)) captured.set(vid, i);
  });
  for (const i of info.anyLifetime) {
    const decl = types.raw.locals[i + 2];
    const ty = types.locals[i + 2];
    const lent = ty?.kind === 'ref' ? vidOf(ty.region) : undefined;
    if (lent === undefined || decl === undefined) continue;
    for (const universal of graph.universalsIn(lent)) {
      const capture = captured.get(universal);
      if (capture === undefined || universal === lent) continue;
      const chain = graph.path(lent, (vid) => vid === universal);
      if (chain === undefined || chain.length === 0) continue;
      const { span } = bestBlame(chain);
      const into = info.captures[capture];
      const name = decl.name ?? '_';
      out.push(
        errorAt(span, 'borrowed data escapes outside of closure', {
          code: 'E0521',
          label: `\`${name}\` escapes the closure body here`,
          labels: [
            ...(into === undefined
              ? []
              : [{ span: into.span, text: `\`${into.name}\` is declared outside of the closure` }]),
            { span: decl.span, text: `\`${name}\` is a reference that is only valid in the closure body` },
          ],
        }),
      );
      break;
    }
  }
}

function escapes(types: BodyTypes, span: Span): Diagnostic {
  const ret = types.raw.locals[0]?.ty;
  const what =
    ret?.kind === 'coroutine'
      ? 'an `async` block that contains'
      : ret?.kind === 'closure'
        ? 'a closure that contains'
        : undefined;
  return errorAt(span, 'captured variable cannot escape `FnMut` closure body', {
    label:
      what === undefined
        ? 'returns a reference to a captured variable which escapes the closure body'
        : `returns ${what} a reference to a captured variable, which then escapes the closure body`,
    notes: [
      {
        kind: 'note',
        text: '`FnMut` closures only have access to their captured variables while they are executing...',
      },
      { kind: 'note', text: '...therefore, they cannot allow references to captured variables to escape' },
    ],
  });
}

function tooShort(category: Category, span: Span): Diagnostic {
  const subject = category.kind === 'return' ? 'returning this value ' : '';
  return errorAt(span, 'lifetime may not live long enough', {
    label: `${subject}requires that \`'1\` must outlive \`'2\``,
    notes: [{ kind: 'note', text: "`'1` is the lifetime of the closure's own borrow of what it captured" }],
  });
}
