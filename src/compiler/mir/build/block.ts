//! Blocks and statements: where variables live and when temporaries die (RS-9, RS-11, RS-12).
import type { Span } from '../../../source/span.ts';
import { NEVER } from '../../types/interner.ts';
import type { Block, Pat, Stmt } from '../../types/thir.ts';
import type { Place } from '../mir.ts';
import { localPlace } from '../place.ts';
import { test } from './arms.ts';
import type { Builder, Scope } from './builder.ts';
import { extendLet } from './extended.ts';
import { labelledBlock } from './into.ts';
import { UNIT_OPERAND } from './operand.ts';

/** Evaluates a block into `dest`. */
export function blockInto(b: Builder, dest: Place, block: Block): void {
  labelledBlock(b, dest, block, () => {
    const scope = b.pushScope(block.span);
    for (const stmt of block.stmts) statement(b, stmt, scope);
    const tail = block.expr;
    if (tail !== undefined) {
      mark(b, tail.span);
      // RS-12: since 2024 the temporaries of the tail die before the block's variables, until 2021 with the enclosing statement.
      if (block.edition >= 2024) b.terminating(tail.span, () => b.ops.into(b, dest, tail));
      else b.ops.into(b, dest, tail);
    } else if (!b.dead) {
      b.use(dest, UNIT_OPERAND, block.span);
    }
    b.popScope();
  });
}

function mark(b: Builder, span: Span): void {
  if (b.cx.markStatements) b.push({ kind: 'statement', span });
}

function statement(b: Builder, stmt: Stmt, scope: Scope): void {
  mark(b, stmt.span);
  switch (stmt.kind) {
    case 'expr':
      b.terminating(stmt.span, () => b.ops.stmtExpr(b, stmt.expr));
      return;
    case 'let':
      letStmt(b, stmt, scope);
      return;
  }
}

function letStmt(b: Builder, stmt: Extract<Stmt, { kind: 'let' }>, scope: Scope): void {
  const { pat, init, els, span } = stmt;
  if (init === undefined) {
    declare(b, pat, scope);
    return;
  }
  extendLet(b, pat, init, scope);
  if (els !== undefined) {
    // RS-11: the temporaries die before the else block runs.
    const otherwise = b.newBlock();
    const depth = b.scopes.length;
    b.terminating(span, () => {
      const place = b.ops.placeIfCaptured(b, init);
      b.scrutinee = place === undefined ? undefined : { span: init.span, place };
      test(b, place, pat, scope, depth, otherwise);
    });
    const { cur, dead } = b;
    b.enter(otherwise);
    b.terminating(els.span, () => b.ops.block(b, localPlace(b.scratch(NEVER, els.span)), els));
    b.terminate({ kind: 'unreachable', span: els.span });
    b.cur = cur;
    b.dead = dead;
    return;
  }
  if (pat.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined) {
    const { local } = b.variable(pat.local);
    b.push({ kind: 'storageLive', local, span: pat.span });
    b.schedule(scope, local, 'storage', pat.span);
    b.terminating(span, () => {
      b.ops.into(b, localPlace(local), init);
      b.schedule(scope, local, 'value', pat.span);
    });
    return;
  }
  b.terminating(span, () => {
    // `_` does not read the place (RS-8); a value is evaluated to a temporary that dies with the statement.
    const place = b.ops.placeIfCaptured(b, init);
    b.scrutinee = place === undefined ? undefined : { span: init.span, place };
    if (pat.kind !== 'wild') test(b, place, pat, scope, 0, undefined);
  });
}

/** `let x;`: storage begins; the drop flag decides what is dropped. */
function declare(b: Builder, pat: Pat, scope: Scope): void {
  switch (pat.kind) {
    case 'binding': {
      const { local } = b.variable(pat.local);
      b.push({ kind: 'storageLive', local, span: pat.span });
      b.schedule(scope, local, 'storage', pat.span);
      b.schedule(scope, local, 'value', pat.span);
      return;
    }
    case 'tuple':
      for (const item of pat.items) declare(b, item.pat, scope);
      return;
    case 'variant':
      for (const field of pat.fields) declare(b, field.pat, scope);
      return;
    case 'slice':
      for (const item of [...pat.prefix, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.suffix])
        declare(b, item, scope);
      return;
    default:
  }
}
