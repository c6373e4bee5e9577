//! Blocks and statements. Statement macros are expanded first, because the items they define are visible in the whole
//! block; then statements are lowered in order, each `let` opening a new rib.
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { BodyCx } from './body-cx.ts';
import { collectItems, configured, expandWaiting, noteLevels } from './collect.ts';
import type { ItemEnv } from './collect.ts';
import type { Block, DefId, Expr, LabelId, Stmt } from './hir.ts';
import { lowerExpr } from './lower-expr.ts';
import type { Expansion } from './lower-cx.ts';
import { lowerPatAndBind } from './lower-pat.ts';
import { lowerTy } from './lower-ty.ts';
import { expandStmts } from './macros/expand.ts';
import { newScope } from './names.ts';
import type { MacroScope, Rib } from './names.ts';
import { moduleOfRib } from './lookup.ts';

/** A statement after expansion, with what it sees. */
interface Flat {
  readonly stmt: ast.Stmt;
  readonly macros: MacroScope | undefined;
  readonly expansions: readonly Expansion[];
  /** A `macro_rules!` statement: the id it got. */
  readonly macroDef?: DefId;
}

/** A block as an expression. */
export function lowerBlockExpr(b: BodyCx, block: ast.Block): Expr {
  return { kind: 'block', id: b.id(), span: block.span, block: lowerBlock(b, block) };
}

/** Lowers a block; names it introduces end with it. */
export function lowerBlock(b: BodyCx, block: ast.Block, label?: LabelId, isUnsafe = false): Block {
  const saved = { rib: b.rib, macros: b.macros, expansions: b.expansions };
  noteLevels(b, block.attrs, block.span);
  const id = b.id();
  const edition = b.editionAt(block.span);
  const flat: Flat[] = [];
  let tail: Flat | undefined;
  const items = hasItems(block.stmts);
  const env = items || hasMacros(block.stmts) || block.tail?.kind === 'Macro' ? blockEnv(b) : undefined;
  if (env !== undefined) {
    env.scope.lets = letNames(block.stmts);
    const brought = collectBlockItems(b, env, block.stmts);
    flatten(b, env, block.stmts, flat, brought);
    expandWaiting(env.waiting);
    env.scope.frozen = true;
  } else {
    for (const stmt of block.stmts) flat.push({ stmt, macros: b.macros, expansions: b.expansions });
  }
  // An expression whose `cfg` is off is not there: what stands before it may be the block's value.
  const isOn = (expr: ast.Expr): boolean => expr.attrs === undefined || configured(b, expr.attrs) !== undefined;
  if (block.tail !== undefined && isOn(block.tail))
    tail = { stmt: exprStmt(block.tail), macros: b.macros, expansions: b.expansions };
  else {
    // The last macro statement may expand to the block's value.
    let last = flat[flat.length - 1];
    while (last?.stmt.kind === 'Expr' && !isOn(last.stmt.expr)) {
      flat.pop();
      last = flat[flat.length - 1];
    }
    if (last?.stmt.kind === 'Expr' && !last.stmt.semi) {
      flat.pop();
      tail = last;
    } else if (last?.stmt.kind === 'Macro' && last.stmt.style === 'braces') {
      flat.pop();
      tail = { ...last, stmt: exprStmt({ kind: 'Macro', mac: last.stmt.mac, span: last.stmt.mac.span }) };
    }
  }
  if (env !== undefined && scopeHasNames(env)) {
    b.rib = { kind: 'block', parent: b.rib, scope: env.scope };
    addBodyScope(b, env);
  }
  const stmts: Stmt[] = [];
  for (const f of flat) {
    b.macros = f.macros;
    b.expansions = [...f.expansions];
    const stmt = lowerStmt(b, f);
    if (stmt !== undefined) stmts.push(stmt);
  }
  let expr: Expr | undefined;
  if (tail !== undefined && tail.stmt.kind === 'Expr') {
    b.macros = tail.macros;
    b.expansions = [...tail.expansions];
    noteLevels(b, tail.stmt.expr.attrs, tail.stmt.expr.span);
    expr = lowerExpr(b, tail.stmt.expr);
  }
  b.rib = saved.rib;
  b.macros = saved.macros;
  b.expansions = saved.expansions;
  return { id, span: block.span, stmts, expr, label, isUnsafe, edition };
}

function exprStmt(expr: ast.Expr): ast.Stmt {
  return { kind: 'Expr', expr, semi: false, span: expr.span };
}

function hasItems(stmts: readonly ast.Stmt[]): boolean {
  return stmts.some((s) => s.kind === 'Item');
}

function hasMacros(stmts: readonly ast.Stmt[]): boolean {
  return stmts.some((s) => s.kind === 'Macro');
}

function scopeHasNames(env: ItemEnv): boolean {
  const { own, imports, globs } = env.scope;
  return own.type.size + own.value.size + own.macro.size + imports.size + globs.length > 0;
}

/** Where a block's items go. The scope is linked in only if it gets any. */
function blockEnv(b: BodyCx): ItemEnv {
  const { session, krate } = b;
  const scope = newScope('block', moduleOfRib(b.rib).def, b.scope, krate);
  const rib: Rib = { kind: 'item', parent: { kind: 'block', parent: b.rib, scope } };
  const env: ItemEnv = {
    session,
    krate,
    scope,
    rib,
    parent: b.owner,
    macros: b.macros,
    expansions: b.expansions,
    loader: undefined,
    waiting: [],
  };
  return env;
}

function letNames(stmts: readonly ast.Stmt[]): ReadonlySet<string> {
  return new Set(stmts.flatMap((s) => (s.kind === 'Let' && s.pat.kind === 'Ident' ? [s.pat.ident.name] : [])));
}

function addBodyScope(b: BodyCx, env: ItemEnv): void {
  const list = b.session.bodyScopes.get(b.owner);
  if (list === undefined) b.session.bodyScopes.set(b.owner, [env.scope]);
  else list.push(env.scope);
}

/** What an item statement brings into textual macro scope, innermost last. */
type BlockMacros = ReadonlyMap<ast.Stmt, readonly MacroScope[]>;

/**
 * Items written directly in the block, `use` first. Each sees the `macro_rules!` before it; the statements see them once
 * `flatten` gets there.
 */
function collectBlockItems(b: BodyCx, env: ItemEnv, stmts: readonly ast.Stmt[]): BlockMacros {
  const isUse = (s: ast.Stmt): boolean => s.kind === 'Item' && s.item.kind === 'Use';
  collectItems(
    env,
    stmts.flatMap((s) => (s.kind === 'Item' && s.item.kind === 'Use' ? [s.item] : [])),
  );
  const brought = new Map<ast.Stmt, readonly MacroScope[]>();
  const outer = env.macros;
  for (const s of stmts) {
    if (s.kind !== 'Item' || isUse(s)) continue;
    if (s.item.kind === 'Macro') b.unsupported(s.span, 'item macros here');
    const before = env.macros;
    collectItems(env, [s.item]);
    if (env.macros !== before) brought.set(s, macrosSince(env.macros, before));
  }
  env.macros = outer;
  return brought;
}

/** The links that `now` has over `before`, outermost first. */
function macrosSince(now: MacroScope | undefined, before: MacroScope | undefined): readonly MacroScope[] {
  const links: MacroScope[] = [];
  for (let at = now; at !== undefined && at !== before; at = at.parent) links.unshift(at);
  return links;
}

/** Expands statement macros in order into `out`. */
function flatten(b: BodyCx, env: ItemEnv, stmts: readonly ast.Stmt[], out: Flat[], brought: BlockMacros): void {
  const outerRib = b.rib;
  // Macro names resolve through the block's own `use` and macros.
  b.rib = { kind: 'block', parent: b.rib, scope: env.scope };
  for (const stmt of stmts) {
    if (stmt.kind === 'Item') {
      for (const { name, macro } of brought.get(stmt) ?? []) {
        b.macros = { parent: b.macros, name, macro };
        env.macros = b.macros;
        if (stmt.item.kind === 'MacroRules')
          out.push({ stmt, macros: b.macros, expansions: b.expansions, macroDef: macro });
      }
      continue;
    }
    if (stmt.kind === 'Macro') {
      if (configured(b, stmt.attrs) === undefined) continue;
      const result = expandStmts(b, stmt);
      if (result.kind === 'keep') {
        out.push({ stmt: result.stmt, macros: b.macros, expansions: b.expansions });
        continue;
      }
      const savedExpansions = b.expansions;
      b.expansions = [...b.expansions, result.expansion];
      const inner: ItemEnv = { ...env, expansions: b.expansions, macros: b.macros };
      flatten(b, inner, result.stmts, out, collectBlockItems(b, inner, result.stmts));
      env.macros = b.macros;
      b.expansions = savedExpansions;
      continue;
    }
    out.push({ stmt, macros: b.macros, expansions: b.expansions });
  }
  b.rib = outerRib;
}

function lowerStmt(b: BodyCx, f: Flat): Stmt | undefined {
  const { stmt } = f;
  const { span } = stmt;
  switch (stmt.kind) {
    case 'Empty':
      return undefined;
    case 'Item':
      if (f.macroDef !== undefined) b.rib = { kind: 'macroDef', parent: b.rib, macro: f.macroDef };
      return { kind: 'item', id: b.id(), span };
    case 'Macro':
      // Built-in macros stay expressions.
      return lowerExprStmt(b, { kind: 'Macro', mac: stmt.mac, span: stmt.mac.span }, stmt.style === 'semi', span);
    case 'Expr': {
      if (stmt.expr.attrs !== undefined && configured(b, stmt.expr.attrs) === undefined) return undefined;
      noteLevels(b, stmt.expr.attrs, span);
      return lowerExprStmt(b, stmt.expr, stmt.semi, span);
    }
    case 'Let':
      return lowerLet(b, stmt, span);
  }
}

function lowerExprStmt(b: BodyCx, expr: ast.Expr, semi: boolean, span: Span): Stmt {
  const id = b.id();
  const lowered = lowerExpr(b, expr);
  return semi ? { kind: 'semi', id, span, expr: lowered } : { kind: 'expr', id, span, expr: lowered };
}

function lowerLet(b: BodyCx, stmt: ast.LetStmt, span: Span): Stmt | undefined {
  if (configured(b, stmt.attrs) === undefined) return undefined;
  noteLevels(b, stmt.attrs, span);
  const id = b.id();
  const ty = stmt.ty === undefined ? undefined : lowerTy(b, stmt.ty);
  const init = stmt.init === undefined ? undefined : lowerExpr(b, stmt.init);
  const els = stmt.els === undefined ? undefined : lowerBlock(b, stmt.els);
  const pat = lowerPatAndBind(b, stmt.pat);
  return { kind: 'let', id, span, pat, ty, init, els };
}
