//! Small constructors for HIR that lowering makes on its own account.
import type { Span } from '../../source/span.ts';
import type { BodyCx } from './body-cx.ts';
import type { Block, DefId, Expr, LocalId, Pat, Path, Stmt } from './hir.ts';

/** A use of a local. */
export function localPath(b: BodyCx, local: LocalId, span: Span): Expr {
  const path: Path = { kind: 'resolved', res: { kind: 'local', local }, span, parentArgs: undefined, args: undefined };
  return { kind: 'path', id: b.id(), span, path };
}

/** A by-value binding. */
export function bindingPat(b: BodyCx, local: LocalId, name: string, span: Span, mut: boolean): Pat {
  return { kind: 'binding', id: b.id(), span, local, name, byRef: false, mut, sub: undefined };
}

/** `()`. */
export function unitExpr(b: BodyCx, span: Span): Expr {
  return { kind: 'tuple', id: b.id(), span, items: [] };
}

/** Something that was reported already. */
export function errExpr(b: BodyCx, span: Span): Expr {
  return { kind: 'error', id: b.id(), span };
}

/** A call of a lang item. */
export function langCall(b: BodyCx, name: string, args: readonly Expr[], span: Span): Expr {
  if (b.session.langItem(name) === undefined) b.unsupported(span, `the library has no \`${name}\` lang item yet`);
  return { kind: 'call', id: b.id(), span, func: { kind: 'langItem', id: b.id(), span, name }, args };
}

/** A block of statements and a value. */
export function blockOf(b: BodyCx, stmts: readonly Stmt[], expr: Expr | undefined, span: Span): Block {
  return { id: b.id(), span, stmts, expr, label: undefined, isUnsafe: false, edition: b.editionAt(span) };
}

/** `let pat = init;`. */
export function letStmt(b: BodyCx, pat: Pat, init: Expr, span: Span): Stmt {
  return { kind: 'let', id: b.id(), span, pat, ty: undefined, init, els: undefined };
}

/** The path of a variant lang item such as `Some`. */
export function variantPath(b: BodyCx, name: string, span: Span): Path {
  const id = b.session.langItem(name);
  const def = id === undefined ? undefined : b.session.def(id);
  if (def?.kind !== 'variant') {
    b.unsupported(span, `the library has no \`${name}\` lang item yet`);
    return { kind: 'resolved', res: { kind: 'error' }, span, parentArgs: undefined, args: undefined };
  }
  const res = { kind: 'ctor', adt: def.adt, variantIdx: def.index } as const;
  return { kind: 'resolved', res, span, parentArgs: undefined, args: undefined };
}

/** A struct lang item (`Range`). */
export function langStruct(b: BodyCx, name: string, fields: readonly (readonly [string, Expr])[], span: Span): Expr {
  const adt: DefId | undefined = b.session.langItem(name);
  if (adt === undefined) {
    b.unsupported(span, `the library has no \`${name}\` lang item yet`);
    return errExpr(b, span);
  }
  return {
    kind: 'struct',
    id: b.id(),
    span,
    path: { kind: 'resolved', adt, variantIdx: 0, args: undefined, span },
    fields: fields.map(([field, value]) => ({ name: field, span: value.span, value })),
    base: undefined,
    rest: 'none',
  };
}
