//! Macros whose arguments are lists of expressions, patterns or declarations: `join!`, `matches!`, `assert!`, `vec!`,
//! `pin!`, `stream!`, `thread_local!`, `task_local!`.
import type { Span } from '../../../source/span.ts';
import type { Attribute, Block, Edition, Expr, Ident, LetStmt, MacroCall, Pat, Ty, Visibility } from '../ast.ts';
import type { Parser } from '../cursor.ts';
import { Restrict } from '../restrict.ts';
import { parseOuterAttrs, parseVisibility } from '../parse-attr.ts';
import { parseBlockBody, parseStmt } from '../parse-stmt.ts';
import type { Parsed } from '../parse.ts';
import { parseMacro } from '../parse.ts';
import type { FormatArgs } from './format.ts';
import { formatRest } from './format.ts';

/** Expressions separated by commas, with an optional last comma (`dbg!`, `futures::join!`, `pin_mut!`, `concat!`). */
export function parseExprList(mac: MacroCall, edition: Edition): Parsed<readonly Expr[]> {
  return parseMacro(mac, edition, exprsToEnd);
}

/** What `macro_rules!` macros say about arguments that fit none of their rules. */
function noRule(p: Parser, mac: MacroCall): void {
  if (p.at('eof')) {
    p.error(mac.span, 'unexpected end of macro invocation', { label: 'missing tokens in macro arguments' });
  } else p.error(p.tok.span, `no rules expected ${p.found()}`, { label: 'no rules expected this token in macro call' });
}

/** Exactly one expression, with an optional comma (`pin!`, `ready!`, `poll!`). */
export function parseOneExpr(mac: MacroCall, edition: Edition): Parsed<Expr> {
  return parseMacro(mac, edition, (p) => {
    const expr = p.g.expr(p);
    p.eat(',');
    return expr;
  });
}

function exprsToEnd(p: Parser): Expr[] {
  const out: Expr[] = [];
  while (!p.at('eof') && !p.recovering) {
    out.push(p.g.expr(p));
    if (p.recovering || p.eat(',') || p.at('eof')) continue;
    p.errorExpected(['`,`', '`.`', '`?`', 'an operator']);
  }
  return out;
}

/** `tokio::join!(a, b)`, `try_join!`, with `biased;`. */
export function parseJoin(
  mac: MacroCall,
  edition: Edition,
): Parsed<{ readonly biased: boolean; readonly exprs: readonly Expr[] }> {
  return parseMacro(mac, edition, (p) => {
    const biased = p.atWord('biased') && p.look(1).kind === ';';
    if (biased) {
      p.bump();
      p.bump();
    }
    return { biased, exprs: exprsToEnd(p) };
  });
}

/** `matches!(expr, pat if guard)`. */
export function parseMatches(
  mac: MacroCall,
  edition: Edition,
): Parsed<{ readonly expr: Expr; readonly pat: Pat; readonly guard?: Expr }> {
  return parseMacro(mac, edition, (p) => {
    const expr = p.g.expr(p);
    if (!p.recovering && !p.eat(',')) noRule(p, mac);
    if (p.recovering) return { expr, pat: { kind: 'Err', span: p.afterPrev() } };
    const pat = p.g.pat(p);
    const guard = !p.recovering && p.eatWord('if') ? p.g.expr(p) : undefined;
    if (!p.recovering) p.eat(',');
    return guard === undefined ? { expr, pat } : { expr, pat, guard };
  });
}

/** `assert!(cond, "..", args)`. */
export function parseAssert(
  mac: MacroCall,
  edition: Edition,
): Parsed<{ readonly cond: Expr; readonly message?: FormatArgs }> {
  return parseMacro(mac, edition, (p) => {
    if (p.at('eof'))
      p.error(mac.span, 'macro requires a boolean expression as an argument', { label: 'boolean expression required' });
    const cond = p.g.expr(p);
    const message = messageAfter(p);
    return message === undefined ? { cond } : { cond, message };
  });
}

/** `assert_eq!(left, right, "..", args)`, `assert_ne!`. */
export function parseAssertEq(
  mac: MacroCall,
  edition: Edition,
): Parsed<{ readonly left: Expr; readonly right: Expr; readonly message?: FormatArgs }> {
  return parseMacro(mac, edition, (p) => {
    const left = p.g.expr(p);
    if (!p.recovering && !p.eat(',')) noRule(p, mac);
    const right: Expr = p.recovering ? { kind: 'Err', span: p.afterPrev() } : p.g.expr(p);
    const message = messageAfter(p);
    return message === undefined ? { left, right } : { left, right, message };
  });
}

/** The optional message of an assertion, up to the end. */
function messageAfter(p: Parser): FormatArgs | undefined {
  if (p.recovering || p.at('eof')) return undefined;
  if (!p.eat(',')) {
    p.errorExpected(['`,`', '`.`', '`?`', 'an operator']);
    return undefined;
  }
  return p.at('eof') ? undefined : formatRest(p);
}

/** `vec![]`, `vec![a, b]`, `vec![x; n]`. */
export type VecMacro =
  | { readonly kind: 'List'; readonly elems: readonly Expr[] }
  | { readonly kind: 'Repeat'; readonly elem: Expr; readonly len: Expr };

/** Parses `vec![..]`. */
export function parseVec(mac: MacroCall, edition: Edition): Parsed<VecMacro> {
  return parseMacro(mac, edition, (p): VecMacro => {
    if (p.at('eof')) return { kind: 'List', elems: [] };
    const first = p.g.expr(p);
    if (!p.recovering && p.eat(';')) {
      const len = p.g.expr(p);
      if (!p.at('eof')) noRule(p, mac);
      return { kind: 'Repeat', elem: first, len };
    }
    if (!p.recovering && !p.at('eof') && !p.eat(',')) noRule(p, mac);
    return { kind: 'List', elems: [first, ...exprsToEnd(p)] };
  });
}

/** `tokio::pin!(a, b)` pins variables; `pin! { let x = future(); }` declares and pins them. */
export type PinMacro =
  | { readonly kind: 'Names'; readonly names: readonly Ident[] }
  | { readonly kind: 'Lets'; readonly lets: readonly LetStmt[] };

/** Parses `tokio::pin!` (also `futures::pin_mut!`, which has the first form only). */
export function parsePin(mac: MacroCall, edition: Edition): Parsed<PinMacro> {
  return parseMacro(mac, edition, (p): PinMacro => {
    if (p.atWord('let')) {
      const lets: LetStmt[] = [];
      while (p.atWord('let')) {
        const stmt = parseStmt(p);
        if (stmt?.kind === 'Let') lets.push(stmt);
        if (p.recovering) break;
      }
      return { kind: 'Lets', lets };
    }
    const names: Ident[] = [];
    while (!p.at('eof') && !p.recovering) {
      names.push(p.atWord('self') ? p.takeIdent() : p.name());
      if (!p.recovering && !p.eat(',') && !p.at('eof')) p.errorExpected(['`,`']);
    }
    return { kind: 'Names', names };
  });
}

/** `stream! { .. }`, `try_stream! { .. }`: statements in which `yield` and `for await` may stand. */
export function parseStream(mac: MacroCall, edition: Edition): Parsed<Block> {
  return parseMacro(mac, edition, (p) => ({ ...parseBlockBody(p, 'eof'), span: mac.argsSpan }));
}

/** One declaration of `thread_local!` or `task_local!`; `init` only in the former. */
export interface LocalDecl {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly ty: Ty;
  readonly init?: Expr;
  /** `const { .. }` initialiser. */
  readonly isConst: boolean;
  readonly span: Span;
}

/** Parses `thread_local! { .. }` (`withInit`) or `task_local! { .. }`. */
export function parseLocals(mac: MacroCall, edition: Edition, withInit: boolean): Parsed<readonly LocalDecl[]> {
  return parseMacro(mac, edition, (p) => {
    const out: LocalDecl[] = [];
    while (!p.at('eof') && !p.recovering) {
      const start = p.tok;
      const attrs = parseOuterAttrs(p);
      const vis = parseVisibility(p);
      if (!p.expectWord('static')) break;
      const ident = p.name();
      if (!p.recovering) p.expect(':');
      const ty = p.g.ty(p);
      let init: Expr | undefined;
      if (withInit && !p.recovering && p.expect('=')) init = p.g.expr(p, Restrict.none);
      const isConst = init?.kind === 'ConstBlock';
      out.push({ attrs, vis, ident, ty, isConst, span: p.spanFrom(start), ...(init ? { init } : {}) });
      if (!p.recovering && !p.eat(';') && !p.at('eof')) p.errorExpected(['`;`']);
    }
    return out;
  });
}
