//! Slice patterns: `[first, .., last]` against arrays and slices; E0527 to E0529.
import { errorAt } from '../../../source/diagnostic.ts';
import type * as hir from '../../hir/hir.ts';
import { ERROR_TY, mkArray, usizeConst } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { plural } from './diagnostics/type-error.ts';
import type { FnCtxt } from './fcx.ts';
import { checkPat } from './patterns.ts';
import type { PatCx } from './patterns.ts';

/** `[a, rest @ .., b]`. */
export function checkSlice(fcx: FnCtxt, pat: hir.Pat & { kind: 'slice' }, expectedTy: Ty, cx: PatCx): void {
  const expected = fcx.structurally(expectedTy);
  const isRest = (it: hir.Pat): boolean => it.kind === 'rest' || (it.kind === 'binding' && it.sub?.kind === 'rest');
  const at = pat.items.findIndex(isRest);
  const written = pat.items.length - (at < 0 ? 0 : 1);
  let elem: Ty;
  let middle: Ty;
  switch (expected.kind) {
    case 'slice':
      elem = expected.elem;
      middle = expected;
      break;
    case 'array': {
      elem = expected.elem;
      const len = fcx.infcx.resolveConst(expected.len);
      if (len.kind === 'value') {
        const count = Number(len.value);
        if ((at < 0 && count !== written) || count < written) {
          fcx.report(
            at < 0
              ? errorAt(pat.span, `pattern requires ${plural(written, 'element')} but array has ${count}`, {
                  code: 'E0527',
                  label: `expected ${plural(count, 'element')}`,
                })
              : errorAt(pat.span, `pattern requires at least ${plural(written, 'element')} but array has ${count}`, {
                  code: 'E0528',
                  label: `pattern cannot match array of ${plural(count, 'element')}`,
                }),
          );
        }
        middle = mkArray(elem, usizeConst(BigInt(Math.max(0, count - written))));
      } else if (at < 0) {
        fcx.infcx.unify(expected, mkArray(elem, usizeConst(BigInt(written))));
        middle = ERROR_TY;
      } else {
        fcx.report(errorAt(pat.span, 'cannot pattern-match on an array without a fixed length', { code: 'E0730' }));
        middle = ERROR_TY;
      }
      break;
    }
    case 'infer':
      if (expected.var.kind !== 'ty') {
        elem = ERROR_TY;
        middle = ERROR_TY;
        notASlice(fcx, pat, expected);
        break;
      }
      if (at < 0) {
        elem = fcx.infcx.freshTy(pat.span);
        fcx.infcx.unify(expected, mkArray(elem, usizeConst(BigInt(written))));
        middle = ERROR_TY;
        break;
      }
      elem = ERROR_TY;
      middle = ERROR_TY;
      fcx.report(errorAt(pat.span, 'type annotations needed', { code: 'E0282' }));
      break;
    default:
      elem = ERROR_TY;
      middle = ERROR_TY;
      if (expected.kind !== 'error') notASlice(fcx, pat, expected);
      else fcx.tainted = true;
  }
  for (const [i, item] of pat.items.entries()) checkPat(fcx, item, i === at ? middle : elem, cx);
}

/** E0529. */
function notASlice(fcx: FnCtxt, pat: hir.Pat, ty: Ty): void {
  const printed = fcx.print(ty);
  fcx.report(
    errorAt(pat.span, `expected an array or slice, found \`${printed}\``, {
      code: 'E0529',
      label: `pattern cannot match with input type \`${printed}\``,
    }),
  );
}
