//! `tokio::select!`, `futures::select!`, `futures::select_biased!`.
import type { Span } from '../../../source/span.ts';
import type { Edition, Expr, MacroCall, Pat } from '../ast.ts';
import type { Parser } from '../cursor.ts';
import type { Parsed } from '../parse.ts';
import { parseMacro } from '../parse.ts';

/** A `select!` call. */
export interface SelectMacro {
  /** `biased;` was written. */
  readonly biased: boolean;
  readonly branches: readonly SelectBranch[];
  /** tokio's `else => ..`. */
  readonly else?: SelectArm;
  /** futures' `complete => ..`. */
  readonly complete?: SelectArm;
  /** futures' `default => ..`. */
  readonly default?: SelectArm;
}

/** `pat = future, if guard => handler`. */
export interface SelectBranch {
  readonly pat: Pat;
  readonly future: Expr;
  readonly guard?: Expr;
  readonly handler: Expr;
  readonly span: Span;
}

/** A branch without a future. */
export interface SelectArm {
  readonly body: Expr;
  readonly span: Span;
}

/** Parses `tokio::select! { .. }`. */
export function parseTokioSelect(mac: MacroCall, edition: Edition): Parsed<SelectMacro> {
  return parseMacro(mac, edition, (p) => {
    const biased = p.atWord('biased') && p.look(1).kind === ';';
    if (biased) {
      p.bump();
      p.bump();
    }
    const branches: SelectBranch[] = [];
    let otherwise: SelectArm | undefined;
    while (!p.at('eof')) {
      const before = p.pos;
      if (p.atWord('else')) {
        const arm = wordArm(p);
        if (otherwise !== undefined) p.warnError(arm.span, 'only one `else` branch is allowed in `select!`');
        otherwise ??= arm;
      } else {
        if (otherwise !== undefined) p.warnError(p.tok.span, 'no branch may follow the `else` branch of `select!`');
        branches.push(branch(p, true));
      }
      recover(p, before);
    }
    return otherwise === undefined ? { biased, branches } : { biased, branches, else: otherwise };
  });
}

/** Parses `futures::select! { .. }` and `select_biased!`. */
export function parseFuturesSelect(mac: MacroCall, edition: Edition): Parsed<SelectMacro> {
  return parseMacro(mac, edition, (p) => {
    const branches: SelectBranch[] = [];
    let complete: SelectArm | undefined;
    let idle: SelectArm | undefined;
    while (!p.at('eof')) {
      const before = p.pos;
      if (p.look(1).kind === '=>' && (p.atWord('complete') || p.atWord('default'))) {
        const word = p.tok.text;
        const arm = wordArm(p);
        const seen = word === 'complete' ? complete : idle;
        if (seen !== undefined) p.warnError(arm.span, `multiple \`${word}\` cases found, only one allowed`);
        if (word === 'complete') complete = arm;
        else idle = arm;
      } else branches.push(branch(p, false));
      recover(p, before);
    }
    return { biased: false, branches, ...(complete ? { complete } : {}), ...(idle ? { default: idle } : {}) };
  });
}

/** Skips a broken branch: behind the next comma that ends a line, or the end. */
function recover(p: Parser, before: number): void {
  if (p.recovering) {
    while (!p.at('eof')) {
      const comma = p.at(',') || p.at('}');
      p.skipTree();
      if (comma && p.tok.lineStart === true) break;
    }
    p.recovering = false;
  }
  if (p.pos === before) p.skipTree();
}

function wordArm(p: Parser): SelectArm {
  const start = p.bump();
  const body = handler(p);
  return { body, span: p.spanFrom(start) };
}

function branch(p: Parser, guards: boolean): SelectBranch {
  const start = p.tok;
  const pat = p.g.pat(p);
  if (!p.recovering && !p.eat('=')) p.errorExpected(['`=`']);
  const future: Expr = p.recovering ? { kind: 'Err', span: p.afterPrev() } : p.g.expr(p);
  let guard: Expr | undefined;
  if (guards && !p.recovering && p.at(',') && p.lookWord(1, 'if')) {
    p.bump();
    p.bump();
    guard = p.g.expr(p);
  }
  const body: Expr = p.recovering ? { kind: 'Err', span: p.afterPrev() } : handler(p);
  return { pat, future, handler: body, span: p.spanFrom(start), ...(guard ? { guard } : {}) };
}

/** `=> { .. }` with an optional comma, or `=> expr,` (the last comma may be missing). */
function handler(p: Parser): Expr {
  if (!p.expect('=>')) return { kind: 'Err', span: p.afterPrev() };
  if (p.at('{')) {
    // A brace is a block, whatever follows (`{ .. }.await` is no handler).
    const open = p.tok;
    const block = p.g.block(p);
    const body: Expr = { kind: 'Block', isUnsafe: false, block, span: p.spanFrom(open) };
    p.eat(',');
    return body;
  }
  const body = p.g.expr(p);
  if (!p.recovering && !p.eat(',') && !p.at('eof')) p.errorExpected(['`,`', '`.`', '`?`', 'an operator']);
  return body;
}
