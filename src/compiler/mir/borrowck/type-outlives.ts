//! E0309, E0310, E0311: a type parameter that may hold references shorter than what the body needs it to outlive.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Ty } from '../../types/ty.ts';
import type { BodyTypes } from './body-types.ts';
import { KnownOutlives } from './known.ts';
import type { RegionGraph } from './regions.ts';
import { STATIC_VID } from './regions.ts';
import type { TypeTest } from './relate.ts';

/** The tests of a fn body; those of closures have been handed to the body that makes them. */
export function checkTypeTests(
  types: BodyTypes,
  graph: RegionGraph,
  tests: readonly TypeTest[],
  out: Diagnostic[],
): void {
  const { raw, db } = types;
  if (tests.length === 0 || raw.thir.closure !== undefined || db.program.def(raw.thir.owner).kind !== 'fn') return;
  const known = new KnownOutlives(types);
  const reported = new Set<string>();
  for (const test of tests) {
    for (const universal of graph.universalsIn(test.bound)) {
      if (graph.isEscape(universal) || holds(types, known, test.ty, universal)) continue;
      const key = `${test.span.start} ${test.span.end} ${test.ty.id}`;
      if (reported.has(key)) break;
      reported.add(key);
      out.push(report(types, test, universal));
      break;
    }
  }
}

/** The bounds of an associated type's own declaration count too: `type Output: 'static`. */
function holds(types: BodyTypes, known: KnownOutlives, ty: Ty, universal: number): boolean {
  if (known.ty(ty, universal)) return true;
  if (ty.kind !== 'projection') return false;
  const item = types.db.program.def(ty.def);
  return (
    item.kind === 'assocTy' &&
    item.bounds.some(
      (bound) =>
        (bound.kind === 'outlives' && bound.lifetime.kind === 'static') ||
        (bound.kind === 'trait' && types.annotator.isStaticTrait(bound.trait.def)),
    )
  );
}

function report(types: BodyTypes, test: TypeTest, universal: number): Diagnostic {
  const info = types.universals.get(universal);
  const isStatic = universal === STATIC_VID;
  const name = info?.name === undefined ? undefined : info.name.startsWith("'") ? info.name : `'${info.name}`;
  const printed = types.db.printTy(types.erase(test.ty));
  const what = `the ${test.ty.kind === 'param' ? 'parameter' : 'associated'} type \`${printed}\``;
  const lifetime = isStatic
    ? 'the static lifetime...'
    : name === undefined
      ? 'the anonymous lifetime defined here...'
      : `the lifetime \`${name}\` as defined here...`;
  const bound = isStatic ? "'static" : (name ?? "'a");
  return errorAt(test.span, `${what} may not live long enough`, {
    code: isStatic ? 'E0310' : name === undefined ? 'E0311' : 'E0309',
    label: `${what} must be valid for ${lifetime}`,
    labels: [{ span: test.span, text: `...so that the type \`${printed}\` will meet its required lifetime bounds` }],
    notes: [{ kind: 'help', text: `consider adding an explicit lifetime bound: \`${printed}: ${bound}\`` }],
  });
}
