//! Closures, async blocks and generator bodies.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { BodyCx, FnContext } from './body-cx.ts';
import { configured } from './collect.ts';
import type { ClosureFlavor, DefId, Expr, Param, Stmt, Ty } from './hir.ts';
import { lowerBlock } from './lower-block.ts';
import { lowerExpr } from './lower-expr.ts';
import { PatScope, lowerPat } from './lower-pat.ts';
import { lowerTy } from './lower-ty.ts';
import { bindingPat, blockOf, letStmt, localPath } from './make.ts';

/** Declares the definition of a closure-like expression. */
export function makeClosureDef(b: BodyCx, span: Span, flavor: ClosureFlavor): DefId {
  const id = b.session.reserve();
  b.session.setDef({
    kind: 'closure',
    id,
    name: '{closure}',
    span,
    fullSpan: span,
    parent: b.owner,
    attrs: [],
    visibility: { kind: 'public' },
    krate: b.krate.name,
    owner: b.owner,
    flavor,
  });
  return id;
}

/** `async { .. }`. */
export function lowerAsyncBlock(b: BodyCx, e: ast.AsyncBlockExpr): Expr {
  const { span } = e;
  if (e.isGen) {
    b.unsupported(e.headSpan, '`gen` blocks');
    return { kind: 'error', id: b.id(), span };
  }
  const fn: FnContext = { kind: 'asyncBlock', span: e.headSpan };
  return asyncClosure(b, 'asyncBlock', e.isMove, span, fn, () => ({
    kind: 'block',
    id: b.id(),
    span: e.block.span,
    block: lowerBlock(b, e.block),
  }));
}

/** A coroutine made by a macro: `stream!` bodies. */
export function genClosure(b: BodyCx, span: Span, tryGen: boolean, block: ast.Block): Expr {
  return asyncClosure(b, 'gen', true, span, { kind: 'gen', span, tryGen }, () => ({
    kind: 'block',
    id: b.id(),
    span: block.span,
    block: lowerBlock(b, block),
  }));
}

function asyncClosure(
  b: BodyCx,
  flavor: ClosureFlavor,
  move: boolean,
  span: Span,
  fn: FnContext,
  body: () => Expr,
  ret?: Ty,
): Expr {
  const def = makeClosureDef(b, span, flavor);
  const value = b.inFn(fn, body);
  return {
    kind: 'closure',
    id: b.id(),
    span,
    def,
    flavor,
    move,
    params: [],
    ret,
    body: value,
    asyncFn: false,
  };
}

/** `|a, b| body`, also `async |a| body`. */
export function lowerClosure(b: BodyCx, e: ast.ClosureExpr): Expr {
  const { span } = e;
  if (e.isConst || e.isStatic) b.unsupported(e.headSpan, `\`${e.isConst ? 'const' : 'static'}\` closures`);
  if (e.binder.length > 0) b.unsupported(e.headSpan, '`for<..>` closures');
  const flavor: ClosureFlavor = e.isAsync ? 'asyncClosure' : 'closure';
  const def = makeClosureDef(b, span, flavor);
  const scope = new PatScope('params');
  const params: Param[] = [];
  const stmts: Stmt[] = [];
  const ret = e.output === undefined ? undefined : lowerTy(b, e.output);
  for (const p of e.params) {
    if (p.attrs.length > 0 && configured(b, p.attrs) === undefined) continue;
    const ty = p.ty === undefined ? undefined : lowerTy(b, p.ty);
    if (!e.isAsync) {
      params.push({ pat: lowerPat(b, p.pat, scope), ty, span: p.span });
      continue;
    }
    // As for an async fn, the arguments move into the coroutine and are taken apart there.
    const name = p.pat.kind === 'Ident' ? p.pat.ident.name : `__arg${String(params.length)}`;
    const arg = b.local(name, p.pat.span, false);
    params.push({ pat: bindingPat(b, arg, name, p.pat.span, false), ty, span: p.span });
    stmts.push(letStmt(b, lowerPat(b, p.pat, scope), localPath(b, arg, p.pat.span), p.span));
  }
  const inner = (): Expr => {
    b.pushNames(scope.names());
    return lowerExpr(b, e.body);
  };
  const fn: FnContext = { kind: e.isAsync ? 'asyncClosure' : 'closure', span: e.headSpan };
  const body = e.isAsync
    ? asyncClosure(
        b,
        'asyncBlock',
        e.isMove,
        span,
        fn,
        () => {
          const value = inner();
          return { kind: 'block', id: b.id(), span, block: blockOf(b, stmts, value, span) };
        },
        // `async || -> T`: what the future resolves to.
        ret,
      )
    : b.inFn(fn, inner);
  const own = e.isAsync ? undefined : ret;
  return { kind: 'closure', id: b.id(), span, def, flavor, move: e.isMove, params, ret: own, body, asyncFn: false };
}
