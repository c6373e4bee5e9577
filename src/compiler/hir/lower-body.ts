//! Bodies of fns, consts and statics. An `async fn` becomes a fn that makes a coroutine, as rustc lowers it.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import { makeBody } from './body-cx.ts';
import type { BodyCx } from './body-cx.ts';
import type { Body, Expr, LocalId, Param, Pat, Stmt } from './hir.ts';
import { lowerBlock, lowerBlockExpr } from './lower-block.ts';
import { lowerExpr } from './lower-expr.ts';
import type { LowerCx } from './lower-cx.ts';
import type { LoweredFn } from './lower-generics.ts';
import { bindingPat, localPath } from './make.ts';
import { PatScope, lowerPat } from './lower-pat.ts';
import { makeClosureDef } from './lower-closure.ts';

/** The value of a const, static or discriminant. */
export function lowerConstBody(cx: LowerCx, value: ast.Expr): Body {
  return makeBody(cx, cx.owner, { kind: 'const', span: value.span }, (b) => ({
    params: [],
    value: lowerExpr(b, value),
  }));
}

/** The body of a fn. */
export function lowerFnBody(outer: LowerCx, item: ast.FnItem, lazyBlock: ast.LazyBlock, fn: LoweredFn): Body {
  const cx = outer.with(fn.rib);
  const kind = item.header.isAsync ? 'asyncFn' : 'fn';
  return makeBody(cx, outer.owner, { kind, span: item.sigSpan }, (b) => {
    const block = lazyBlock.get();
    for (const d of lazyBlock.diagnostics()) b.report(d);
    if (item.header.isGen) b.unsupported(item.sigSpan, '`gen fn`');
    if (item.variadic) b.unsupported(item.sigSpan, 'C-variadic functions');
    return item.header.isAsync ? asyncBody(b, item, fn, block) : plainBody(b, item, fn, block);
  });
}

/** Locals of a fn's parameters. `self` is the local named `self`. */
function plainBody(b: BodyCx, item: ast.FnItem, fn: LoweredFn, block: ast.Block): { params: Param[]; value: Expr } {
  const scope = new PatScope('params');
  const params: Param[] = [];
  const tys = fn.sig.params;
  if (item.selfParam !== undefined) {
    const pat = selfPat(b, item.selfParam, scope);
    params.push({ pat, ty: tys[0]?.ty, span: item.selfParam.span });
  }
  for (const p of item.params) {
    const ty = tys[params.length]?.ty;
    params.push({ pat: lowerPat(b, p.pat, scope), ty, span: p.span });
  }
  b.pushNames(scope.names());
  return { params, value: lowerBlockExpr(b, block) };
}

function selfPat(b: BodyCx, self: ast.SelfParam, scope: PatScope): Pat {
  const mutable = self.mutable && self.kind !== 'Ref';
  const local = scope.bind(b, self.ident, mutable);
  return bindingPat(b, local, 'self', self.ident.span, mutable);
}

/**
 * `async fn f(<pat>: T) { body }` is `fn f(__arg0: T) { async move { let __arg0 = __arg0; let <pat> = __arg0; body } }`:
 * every argument moves in, `_` ones too, and all are dropped after the body's locals, in reverse (RS-6).
 */
function asyncBody(b: BodyCx, item: ast.FnItem, fn: LoweredFn, block: ast.Block): { params: Param[]; value: Expr } {
  const params: Param[] = [];
  const stmts: Stmt[] = [];
  const scope = new PatScope('params');
  const tys = fn.sig.params;
  const outerArg = (name: string, span: Span): LocalId => {
    const local = b.local(name, span, false);
    params.push({ pat: bindingPat(b, local, name, span, false), ty: tys[params.length]?.ty, span });
    return local;
  };
  const rebind = (pat: Pat, from: LocalId, span: Span): void => {
    const init = localPath(b, from, span);
    stmts.push({ kind: 'let', id: b.id(), span, pat, ty: undefined, init, els: undefined });
  };
  if (item.selfParam !== undefined) {
    const arg = outerArg('self', item.selfParam.ident.span);
    rebind(selfPat(b, item.selfParam, scope), arg, item.selfParam.span);
  }
  item.params.forEach((p, i) => {
    const simple = p.pat.kind === 'Ident' && p.pat.sub === undefined && !p.pat.byRef;
    const name = p.pat.kind === 'Ident' && simple ? p.pat.ident.name : `__arg${String(i)}`;
    const arg = outerArg(name, p.pat.span);
    if (simple) {
      rebind(lowerPat(b, p.pat, scope), arg, p.span);
      return;
    }
    const inner = b.local(name, p.pat.span, false);
    rebind(bindingPat(b, inner, name, p.pat.span, false), arg, p.span);
    rebind(lowerPat(b, p.pat, scope), inner, p.span);
  });
  const span = block.span;
  const def = makeClosureDef(b, span, 'asyncBlock');
  const body = b.inFn({ kind: 'asyncFn', span: item.sigSpan }, () => {
    b.pushNames(scope.names());
    const user: Expr = { kind: 'block', id: b.id(), span, block: lowerBlock(b, block) };
    const tail: Expr = { kind: 'dropTemps', id: b.id(), span, expr: user };
    const edition = b.editionAt(span);
    return { id: b.id(), span, stmts, expr: tail, label: undefined, isUnsafe: false, edition };
  });
  const value: Expr = {
    kind: 'closure',
    id: b.id(),
    span,
    def,
    flavor: 'asyncBlock',
    move: true,
    params: [],
    ret: undefined,
    body: { kind: 'block', id: b.id(), span, block: body },
    asyncFn: true,
  };
  return { params, value };
}
