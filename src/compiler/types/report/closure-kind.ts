//! E0525: a closure that may be called once (or needs `&mut`) where it must be callable again.
import { errorAt, type Diagnostic } from '../../../source/diagnostic.ts';
import type { Cause } from '../api.ts';
import { closureHeadSpan } from '../db/closure-span.ts';
import type { Infcx } from '../infer/ctxt.ts';
import { argTy } from '../interner.ts';
import { kindExtends } from '../traits/lang.ts';
import type { TraitRef } from '../ty.ts';
import { causeNotes } from './notes.ts';

/** The diagnostic, if that is why the bound does not hold. */
export function wrongClosureKind(cx: Infcx, trait: TraitRef, cause: Cause): Diagnostic | undefined {
  const want = cx.lang.callKind(trait.def);
  const self = argTy(trait.args[0]);
  if (want === undefined || self.kind !== 'closure') return undefined;
  const have = cx.ownsClosure(self.def) ? cx.closures.kind(self.def) : cx.db.closureInfo(self.def).kind;
  if (have === undefined || kindExtends(have, want)) return undefined;
  const name = cx.db.program.def(trait.def).name;
  const shown = name.startsWith('Async') ? `Async${have}` : have;
  return errorAt(
    closureHeadSpan(cx.db.program, self.def),
    `expected a closure that implements the \`${name}\` trait, but this closure only implements \`${shown}\``,
    {
      code: 'E0525',
      label: `this closure implements \`${shown}\`, not \`${name}\``,
      labels: [{ span: cause.span, text: `the requirement to implement \`${name}\` derives from here` }],
      notes: causeNotes(cx, cause),
    },
  );
}
