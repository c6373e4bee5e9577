//! The second pass: side tables and HIR become THIR, with every adjustment, callee and capture explicit.
import type { Span } from '../../../../source/span.ts';
import type * as hir from '../../../hir/hir.ts';
import type { DefId, LocalId } from '../../../hir/hir.ts';
import { superFold } from '../../fold.ts';
import { ERROR_TY, mkFnDef } from '../../interner.ts';
import type { Expr, FnValue, LocalDecl } from '../../thir.ts';
import type { Const, GenericArgs, Ty } from '../../ty.ts';
import type { FnCtxt } from '../fcx.ts';
import type { MethodCallee, Tables } from '../tables.ts';

/** Building one body: the owner's, or one closure's. */
export class Builder {
  readonly fcx: FnCtxt;
  /** The owner's or closure's own definition: locals of others are upvars. */
  readonly def: DefId;
  tables: Tables;
  /** A type was still unknown: on the last pass an error, before it a reason to build again. */
  unresolved = false;
  readonly final: boolean;
  private readonly onUnknown: (ty: Ty, span: Span) => void;

  constructor(fcx: FnCtxt, def: DefId, final: boolean, onUnknown: (ty: Ty, span: Span) => void) {
    this.fcx = fcx;
    this.def = def;
    this.tables = fcx.tables;
    this.final = final;
    this.onUnknown = onUnknown;
  }

  /** The type with everything known; unknown parts become the error type on the last pass. */
  ty(ty: Ty, span: Span): Ty {
    const resolved = this.fcx.infcx.resolve(ty);
    if (!resolved.flags.hasInfer) return resolved;
    this.unresolved = true;
    if (!this.final) return resolved;
    this.onUnknown(resolved, span);
    const erase = {
      ty: (part: Ty): Ty => (!part.flags.hasInfer ? part : part.kind === 'infer' ? ERROR_TY : superFold(part, erase)),
    };
    return erase.ty(resolved);
  }

  args(args: GenericArgs, span: Span): GenericArgs {
    const resolved = this.fcx.infcx.resolveArgs(args);
    return resolved.map((arg) =>
      arg.kind === 'type' && arg.ty.flags.hasInfer ? { kind: 'type', ty: this.ty(arg.ty, span) } : arg,
    );
  }

  constant(value: Const): Const {
    return this.fcx.infcx.resolveConst(value);
  }

  exprTy(expr: hir.Expr): Ty {
    return this.ty(this.tables.exprTy.get(expr.id) ?? ERROR_TY, expr.span);
  }

  /** A fn item as a value. */
  fnExpr(callee: MethodCallee | FnValue, span: Span): Expr {
    const args = this.args(callee.args, span);
    return { kind: 'fn', def: callee.def, args, ty: mkFnDef(callee.def, args), span };
  }

  fnValue(callee: FnValue, span: Span): FnValue {
    return { def: callee.def, args: this.args(callee.args, span) };
  }

  /** Locals declared in this body. */
  locals(): ReadonlyMap<LocalId, LocalDecl> {
    const out = new Map<LocalId, LocalDecl>();
    for (const [local, ty] of this.fcx.localTys) {
      if (this.fcx.localOwner.get(local) !== this.def) continue;
      const info = this.fcx.body.locals[local];
      if (info === undefined) continue;
      out.set(local, { name: info.name, ty: this.ty(ty, info.span), mutable: info.mutable, span: info.span });
    }
    return out;
  }
}
