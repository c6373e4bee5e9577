//! Macro calls: finding the macro, expanding `macro_rules!`, parsing the result for its position, handing built-in
//! macros to their implementations.
import { errorAt } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import type { BodyCx } from '../body-cx.ts';
import { expandBuiltinExpr, expandBuiltinItems } from '../builtins/index.ts';
import { recursionError } from '../collect.ts';
import type { Expr, Pat, Ty } from '../hir.ts';
import { RECURSION_LIMIT } from '../lower-cx.ts';
import type { Expansion, LowerCx } from '../lower-cx.ts';
import { lowerExpr } from '../lower-expr.ts';
import { errExpr } from '../make.ts';
import type { MacroInfo } from '../names.ts';
import { parseExpr, parseItems, parsePat, parseStmts, parseTy } from '../parse.ts';
import type { ParseRequest, ParseResult } from '../parse.ts';
import { resolvePath } from '../resolve.ts';
import { Matcher } from './matcher.ts';
import { readRules } from './rules.ts';
import type { Rule } from './rules.ts';
import { transcribe } from './transcribe.ts';

/** The macro a call names. */
export function resolveMacro(cx: LowerCx, path: ast.Path, quiet = false): MacroInfo | undefined {
  const found = resolvePath(cx, path, 'macro', 'macro', quiet);
  if (found === undefined || found.used < path.segments.length || found.res.kind !== 'binding') return undefined;
  const { res } = found.res.binding;
  const info = res.kind === 'def' ? cx.session.macroInfo(res.def) : undefined;
  if (info === undefined && !quiet) {
    const name = path.segments.map((s) => s.ident.name).join('::');
    cx.error(undefined, path.span, `cannot find macro \`${name}\` in this scope`, { label: 'not found in this scope' });
  }
  return info;
}

/** The frame an expansion is lowered in. */
export function expansionOf(info: MacroInfo, callSite: Span): Expansion {
  return { callSite, edition: info.krate.edition, macro: info.def };
}

function tooDeep(cx: LowerCx, mac: ast.MacroCall): boolean {
  if (cx.expansions.length < RECURSION_LIMIT) return false;
  const name = mac.path.segments.map((s) => s.ident.name).join('::');
  cx.report(recursionError(name, cx.krate, cx.expansions[0]?.callSite ?? mac.span));
  return true;
}

function rulesOf(cx: LowerCx, info: MacroInfo): readonly Rule[] {
  if (info.rules !== undefined) return info.rules as readonly Rule[];
  const { rules: read, error } = readRules(info.tokens);
  if (error !== undefined) cx.report(errorAt(error.span, error.message));
  // Calls of a macro that cannot be read say nothing more.
  const rules = error === undefined ? read : [];
  info.rules = rules;
  return rules;
}

/** A function giving hygiene contexts of one expansion. */
export function freshMarks(cx: LowerCx, info: MacroInfo): (ctxt: number) => number {
  const marks = new Map<number, number>();
  return (ctxt) => {
    let mark = marks.get(ctxt);
    if (mark === undefined) {
      mark = cx.session.mark(ctxt, info.def, info.krate);
      marks.set(ctxt, mark);
    }
    return mark;
  };
}

/** The tokens a `macro_rules!` call expands to; undefined after an error. */
function expandRules(cx: LowerCx, info: MacroInfo, mac: ast.MacroCall): readonly ast.Token[] | undefined {
  const rules = rulesOf(cx, info);
  const { argsSpan } = mac;
  const endSpan: Span = { ...argsSpan, start: Math.max(argsSpan.start, argsSpan.end - 1) };
  const matcher = new Matcher(mac.tokens, cx.krate.edition, endSpan);
  for (const rule of rules) {
    const bindings = matcher.match(rule.matcher);
    if (bindings === undefined) continue;
    const { tokens, error } = transcribe(rule.body, bindings, { callSite: mac.span, mark: freshMarks(cx, info) });
    if (error === undefined) return tokens;
    cx.report(errorAt(error.span, error.message));
    return undefined;
  }
  if (rules.length === 0) return undefined;
  const { failure } = matcher;
  if (failure.diagnostic !== undefined) {
    cx.report(failure.diagnostic);
    return undefined;
  }
  const token = matcher.tokens[failure.at];
  const notes =
    failure.expected === undefined
      ? []
      : [{ kind: 'note' as const, text: `while trying to match ${failure.expected}` }];
  const labels = [{ span: info.span, text: 'when calling this macro' }].filter(() => info.krate.isUser);
  if (token === undefined) {
    cx.report(
      errorAt(endSpan, 'unexpected end of macro invocation', {
        label: 'missing tokens in macro arguments',
        labels,
        notes,
      }),
    );
  } else {
    const text = `no rules expected \`${token.text}\``;
    cx.report(errorAt(token.span, text, { label: 'no rules expected this token in macro call', labels, notes }));
  }
  return undefined;
}

/** Parses an expansion and reports what is wrong with it. */
function parseExpansion<T>(
  cx: LowerCx,
  mac: ast.MacroCall,
  tokens: readonly ast.Token[],
  position: string,
  parse: (request: ParseRequest) => ParseResult<T>,
): T {
  const result = parse({ tokens, edition: cx.krate.edition, endSpan: mac.span, lazyBodies: !cx.krate.isUser });
  for (const d of result.diagnostics) cx.report(d);
  if (result.rest !== undefined && result.diagnostics.length === 0) {
    const name = mac.path.segments.map((s) => s.ident.name).join('::');
    cx.report(
      errorAt(mac.span, `macro expansion ignores \`${result.rest.text}\` and any tokens following`, {
        label: 'caused by the macro expansion here',
        notes: [{ kind: 'note', text: `the usage of \`${name}!\` is likely invalid in ${position} position` }],
      }),
    );
  }
  return result.node;
}

function inExpansion<T>(cx: LowerCx, expansion: Expansion, f: () => T): T {
  const saved = cx.expansions;
  cx.expansions = [...saved, expansion];
  try {
    return f();
  } finally {
    cx.expansions = saved;
  }
}

/** A macro in expression position, lowered. */
export function expandExpr(b: BodyCx, mac: ast.MacroCall, span: Span): Expr {
  if (tooDeep(b, mac)) return errExpr(b, span);
  const info = resolveMacro(b, mac.path);
  if (info === undefined) return errExpr(b, span);
  const expansion = expansionOf(info, mac.span);
  if (info.builtin !== undefined) {
    return inExpansion(b, expansion, () => expandBuiltinExpr(b, info, mac));
  }
  const tokens = expandRules(b, info, mac);
  if (tokens === undefined) return errExpr(b, span);
  if (tokens.length === 0) {
    b.report(errorAt(mac.span, 'expected expression, found end of macro arguments', { label: 'expected expression' }));
    return errExpr(b, span);
  }
  const expr = parseExpansion(b, mac, tokens, 'expression', parseExpr);
  return inExpansion(b, expansion, () => lowerExpr(b, expr));
}

/** A macro in type position: a function that lowers its expansion. */
export function expandTy(cx: LowerCx, mac: ast.MacroCall): ((lower: (ty: ast.Ty) => Ty) => Ty) | undefined {
  const ready = expandSimple(cx, mac, 'type');
  if (ready === undefined) return undefined;
  const ty = parseExpansion(cx, mac, ready.tokens, 'type', parseTy);
  return (lower) => inExpansion(cx, ready.expansion, () => lower(ty));
}

/** A macro in pattern position. */
export function expandPat(b: BodyCx, mac: ast.MacroCall): ((lower: (pat: ast.Pat) => Pat) => Pat) | undefined {
  const ready = expandSimple(b, mac, 'pattern');
  if (ready === undefined) return undefined;
  const pat = parseExpansion(b, mac, ready.tokens, 'pattern', parsePat);
  return (lower) => inExpansion(b, ready.expansion, () => lower(pat));
}

function expandSimple(
  cx: LowerCx,
  mac: ast.MacroCall,
  position: string,
): { readonly tokens: readonly ast.Token[]; readonly expansion: Expansion } | undefined {
  if (tooDeep(cx, mac)) return undefined;
  const info = resolveMacro(cx, mac.path);
  if (info === undefined) return undefined;
  if (info.builtin !== undefined) {
    cx.unsupported(mac.span, `\`${info.name}!\` in ${position} position`);
    return undefined;
  }
  const tokens = expandRules(cx, info, mac);
  return tokens === undefined ? undefined : { tokens, expansion: expansionOf(info, mac.span) };
}

/** What a statement macro becomes. */
export type StmtExpansion =
  | { readonly kind: 'keep'; readonly stmt: ast.Stmt }
  | { readonly kind: 'stmts'; readonly stmts: readonly ast.Stmt[]; readonly expansion: Expansion };

/** A macro in statement position. Built-in ones stay and are lowered as expressions. */
export function expandStmts(b: BodyCx, stmt: ast.MacroStmt): StmtExpansion {
  const { mac } = stmt;
  const failed = (): StmtExpansion => {
    const expr: ast.Expr = { kind: 'Err', span: mac.span };
    return { kind: 'keep', stmt: { kind: 'Expr', expr, semi: stmt.style === 'semi', span: stmt.span } };
  };
  if (tooDeep(b, mac)) return failed();
  const info = resolveMacro(b, mac.path);
  if (info === undefined) return failed();
  if (info.builtin !== undefined) {
    const items = expandBuiltinItems(b, info, mac);
    if (items === undefined) return { kind: 'keep', stmt };
    const stmts = items.map((item): ast.Stmt => ({ kind: 'Item', item, span: mac.span }));
    return { kind: 'stmts', stmts, expansion: expansionOf(info, mac.span) };
  }
  const tokens = expandRules(b, info, mac);
  if (tokens === undefined) return failed();
  const last = tokens[tokens.length - 1];
  const list =
    stmt.style === 'semi' && last !== undefined && last.kind !== ';' && last.kind !== '}'
      ? [...tokens, semicolon(mac.span)]
      : tokens;
  const { stmts, tail } = parseExpansion(b, mac, list, 'statement', parseStmts);
  const all = [...stmts];
  if (tail !== undefined) all.push({ kind: 'Expr', expr: tail, semi: stmt.style === 'semi', span: stmt.span });
  return { kind: 'stmts', stmts: all, expansion: expansionOf(info, mac.span) };
}

function semicolon(span: Span): ast.Token {
  return { kind: ';', text: ';', span, ctxt: 0, joint: false };
}

/** A macro in item position (or among the members of a trait or impl). 'unresolved': its name is not known (yet). */
export function expandItems(
  cx: LowerCx,
  mac: ast.MacroCall,
  final: boolean,
  position: 'item' | 'assoc' = 'item',
): { readonly items: readonly ast.Item[]; readonly expansion: Expansion } | 'unresolved' | undefined {
  const info = resolveMacro(cx, mac.path, !final);
  if (info === undefined) return final ? undefined : 'unresolved';
  const expansion = expansionOf(info, mac.span);
  if (info.builtin !== undefined) {
    const items = expandBuiltinItems(cx, info, mac);
    if (items === undefined) {
      cx.unsupported(mac.span, `\`${info.name}!\` in item position`);
      return undefined;
    }
    return { items, expansion };
  }
  const tokens = expandRules(cx, info, mac);
  if (tokens === undefined) return undefined;
  const items = parseExpansion(cx, mac, tokens, position === 'item' ? 'item' : 'associated item', parseItems);
  return { items, expansion };
}
