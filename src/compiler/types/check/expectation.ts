//! What the context of an expression wants of its type: a hint, never a requirement. As rustc's `Expectation`.
import type { Span } from '../../../source/span.ts';
import type { Ty } from '../ty.ts';
import type { FnCtxt } from './fcx.ts';

export type Expectation =
  | { readonly kind: 'none' }
  /** The value will be coerced to this type. */
  | { readonly kind: 'hasType'; readonly ty: Ty }
  /** It will be cast (`as`) to this type. */
  | { readonly kind: 'castable'; readonly ty: Ty }
  /** It is the pointee of something unsized: `[T]` for the array in `&[..]`, `dyn Tr` for the argument of `Box::new`. */
  | { readonly kind: 'rvalueLikeUnsized'; readonly ty: Ty };

export const NO_EXPECTATION: Expectation = { kind: 'none' };

/** The value will be coerced to `ty`. */
export function hasType(ty: Ty): Expectation {
  return { kind: 'hasType', ty };
}

/** What a struct or tuple ends in, all the way down. */
function structTail(fcx: FnCtxt, ty: Ty): Ty {
  let tail = fcx.infcx.shallow(ty);
  for (let depth = 0; depth < 16; depth++) {
    let last: Ty | undefined;
    if (tail.kind === 'tuple') last = tail.items.at(-1);
    else if (tail.kind === 'adt' && fcx.db.program.def(tail.def).kind === 'struct')
      last = fcx.db.fieldTys(tail.def, 0, tail.args).at(-1);
    if (last === undefined) return tail;
    tail = fcx.infcx.shallow(last);
  }
  return tail;
}

/** Unsized types are only hints of what the pointee will be unsized to. */
export function rvalueHint(fcx: FnCtxt, ty: Ty): Expectation {
  const { kind } = structTail(fcx, ty);
  const unsized = kind === 'slice' || kind === 'str' || kind === 'dyn';
  return { kind: unsized ? 'rvalueLikeUnsized' : 'hasType', ty };
}

/** The type wanted, however weakly. */
export function toOption(fcx: FnCtxt, expected: Expectation): Ty | undefined {
  return expected.kind === 'none' ? undefined : fcx.infcx.shallow(expected.ty);
}

/** The type wanted, only if the value will really be coerced to it. */
export function onlyHasType(fcx: FnCtxt, expected: Expectation): Ty | undefined {
  return expected.kind === 'hasType' ? fcx.infcx.shallow(expected.ty) : undefined;
}

/** The expectation for branches of `if`/`match`: an unknown type must not be fixed by the first branch. */
export function forBranches(fcx: FnCtxt, expected: Expectation): Expectation {
  switch (expected.kind) {
    case 'hasType': {
      const ty = fcx.structurally(expected.ty);
      return ty.kind === 'infer' && ty.var.kind === 'ty' ? NO_EXPECTATION : hasType(ty);
    }
    case 'rvalueLikeUnsized':
      return expected;
    default:
      return NO_EXPECTATION;
  }
}

/** The type a block-like expression coerces its branches to: the expected one, or a fresh variable. */
export function coercionTarget(fcx: FnCtxt, expected: Expectation, span: Span): Ty {
  return onlyHasType(fcx, expected) ?? fcx.infcx.freshTy(span);
}
