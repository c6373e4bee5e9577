//! The common type of several branches (`if`, `match`, array elements, `break` values, `return`s), found one by one.
//! As rustc's `CoerceMany`.
import type * as hir from '../../hir/hir.ts';
import { ERROR_TY, NEVER, UNIT } from '../interner.ts';
import type { Ty } from '../ty.ts';
import { coerceLub, tryCoerce } from './coercion.ts';
import type { FnCtxt } from './fcx.ts';
import { unreportable } from './demand.ts';

/** Called when a branch does not fit; reports it. */
type Mismatch = (expected: Ty, found: Ty) => void;

export class CoerceMany {
  readonly expected: Ty;
  private final: Ty | undefined;
  private readonly exprs: hir.Expr[] = [];
  private pushed = 0;

  constructor(expected: Ty) {
    this.expected = expected;
  }

  /** The type so far. */
  merged(): Ty {
    return this.final ?? this.expected;
  }

  /** One more branch, with its value. */
  coerce(fcx: FnCtxt, expr: hir.Expr, found: Ty, mismatch: Mismatch): void {
    const foundTy = fcx.infcx.shallow(found);
    const wanted = fcx.infcx.shallow(this.merged());
    if (foundTy.kind === 'error' || wanted.kind === 'error') {
      this.final = ERROR_TY;
      fcx.tainted = true;
      return;
    }
    const result =
      this.pushed === 0
        ? tryCoerce(fcx, expr, foundTy, this.expected)
        : coerceLub(fcx, this.exprs, this.merged(), expr, foundTy);
    if (result === undefined) {
      if (!unreportable(fcx, this.merged(), foundTy))
        mismatch(fcx.infcx.resolve(this.merged()), fcx.infcx.resolve(foundTy));
      this.final = ERROR_TY;
      return;
    }
    this.final = result;
    this.exprs.push(expr);
    this.pushed++;
  }

  /** A branch without a value (`break;`, missing `else`, no tail): it is `()`. */
  coerceUnit(fcx: FnCtxt, mismatch: Mismatch): void {
    const wanted = fcx.infcx.shallow(this.merged());
    if (wanted.kind === 'error') {
      this.final = ERROR_TY;
      return;
    }
    if (!fcx.infcx.unify(this.merged(), UNIT)) {
      mismatch(fcx.infcx.resolve(this.merged()), UNIT);
      this.final = ERROR_TY;
      return;
    }
    this.final = this.merged();
    this.pushed++;
  }

  /** A value of exactly the merged type is made here (`?` returning a residual). */
  pushMerged(): void {
    this.final = this.merged();
    this.pushed++;
  }

  /** The final type; `!` if no branch ever produced a value. */
  complete(): Ty {
    return this.pushed === 0 && this.final === undefined ? NEVER : this.merged();
  }

  /** Nothing was pushed yet. */
  get isEmpty(): boolean {
    return this.pushed === 0;
  }

  /** The values seen, for labels. */
  get seen(): readonly hir.Expr[] {
    return this.exprs;
  }
}
