//! What needs `unsafe` and does not have it (E0133), and references to `static mut` (the lint `static_mut_refs`, an error in 2024).
import { errorAt } from '../../../source/diagnostic.ts';
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { DefId } from '../../hir/hir.ts';
import type { TypeDb } from '../api.ts';
import type { Block, Expr, Pat, ThirBody } from '../thir.ts';
import { childrenOf, walkPat } from './thir-walk.ts';

/** All errors of an owner's body with its closures, which inherit the safety of the place they stand in. */
export function checkUnsafety(db: TypeDb, bodies: readonly ThirBody[]): readonly Diagnostic[] {
  const [main] = bodies;
  if (main === undefined) return [];
  const checker = new UnsafetyChecker(db, new Map(bodies.map((it) => [it.owner, it])));
  const def = db.program.def(main.owner);
  checker.body(main, def.kind === 'fn' && def.sig.isUnsafe);
  return checker.found;
}

class UnsafetyChecker {
  readonly found: Diagnostic[] = [];
  private readonly db: TypeDb;
  private readonly bodies: ReadonlyMap<DefId, ThirBody>;
  private allowed = false;

  constructor(db: TypeDb, bodies: ReadonlyMap<DefId, ThirBody>) {
    this.db = db;
    this.bodies = bodies;
  }

  body(body: ThirBody, allowed: boolean): void {
    const outer = this.allowed;
    this.allowed = allowed;
    for (const { pat } of body.params) if (pat !== undefined) this.pat(pat);
    this.expr(body.value);
    this.allowed = outer;
  }

  private block(block: Block): void {
    const outer = this.allowed;
    if (block.isUnsafe) this.allowed = true;
    for (const stmt of block.stmts) {
      if (stmt.kind === 'expr') this.expr(stmt.expr);
      else {
        if (stmt.init !== undefined) this.letInit(stmt.pat, stmt.init);
        this.pat(stmt.pat);
        if (stmt.els !== undefined) this.block(stmt.els);
      }
    }
    if (block.expr !== undefined) this.expr(block.expr);
    this.allowed = outer;
  }

  /** `let ref x = STATIC`. */
  private letInit(pat: Pat, init: Expr): void {
    if (pat.kind === 'binding' && pat.mode !== 'move') this.staticRef(init, init.span, pat.mode === 'refMut');
    // `let _ = *p` reads nothing.
    if (pat.kind === 'wild') this.unread(init);
    else this.expr(init);
  }

  private unread(expr: Expr): void {
    if (expr.kind === 'static') return;
    if (expr.kind === 'deref') this.expr(expr.expr);
    else this.expr(expr);
  }

  private expr(expr: Expr): void {
    switch (expr.kind) {
      case 'closure': {
        const body = this.bodies.get(expr.def);
        if (body !== undefined) this.body(body, this.allowed);
        return;
      }
      case 'constBlock':
        this.body(expr.body, this.allowed);
        return;
      case 'rawBorrow':
        // The address of a place needs no reading of it.
        if (expr.expr.kind === 'static') return;
        if (expr.expr.kind === 'deref') this.expr(expr.expr.expr);
        else this.expr(expr.expr);
        return;
      case 'call':
        this.call(expr);
        break;
      case 'deref':
        if (expr.expr.ty.kind === 'ptr')
          this.needs(expr.span, 'dereference of raw pointer', [
            'raw pointers may be null, dangling or unaligned; they can violate aliasing rules and cause data races: all of these are undefined behavior',
          ]);
        break;
      case 'static': {
        const def = this.db.program.def(expr.def);
        if (def.kind === 'static' && def.mutable)
          this.needs(expr.span, 'use of mutable static', [
            'mutable statics can be mutated by multiple threads: aliasing violations or data races will cause undefined behavior',
          ]);
        break;
      }
      case 'borrow':
        if (expr.explicit) this.staticRef(expr.expr, expr.span, expr.mut === 'mut');
        break;
      case 'formatArgs':
        for (const arg of expr.args) this.staticRef(arg, arg.span, false);
        break;
      case 'field':
        this.unionField(expr);
        break;
      case 'assign':
        // Overwriting a field of a union is safe: nothing is read or dropped.
        if (expr.left.kind === 'field' && this.isUnion(expr.left.expr)) {
          this.expr(expr.left.expr);
          this.expr(expr.right);
          return;
        }
        break;
      case 'let':
        this.pat(expr.pat);
        break;
      case 'match':
        for (const arm of expr.arms) this.pat(arm.pat);
        break;
      default:
        break;
    }
    for (const child of childrenOf(expr)) {
      if ('stmts' in child) this.block(child);
      else this.expr(child);
    }
  }

  private call(expr: Expr & { kind: 'call' }): void {
    const { func } = expr;
    const [self] = expr.args;
    if (expr.source === 'method' && self?.kind === 'borrow' && !self.explicit)
      this.staticRef(self.expr, expr.span, self.mut === 'mut');
    const isUnsafe = func.kind === 'fn' ? this.db.fnSig(func.def).unsafe : func.ty.kind === 'fnPtr' && func.ty.unsafe;
    if (!isUnsafe) return;
    const name = func.kind === 'fn' ? ` \`${this.db.program.pathOf(func.def)}\`` : '';
    this.needs(
      expr.span,
      'call to unsafe function',
      ["consult the function's documentation for information on how to avoid undefined behavior"],
      `call to unsafe function${name}`,
    );
  }

  private unionField(expr: Expr & { kind: 'field' }): void {
    if (this.isUnion(expr.expr)) this.needs(expr.span, 'access to union field', [UNION_NOTE]);
  }

  private isUnion(expr: Expr): boolean {
    return expr.ty.kind === 'adt' && this.db.program.def(expr.ty.def).kind === 'union';
  }

  private pat(pat: Pat): void {
    walkPat(pat, {
      pat: (part) => {
        if (part.kind !== 'variant' || this.db.program.def(part.adt).kind !== 'union') return;
        for (const { pat: field } of part.fields)
          if (field.kind !== 'wild') this.needs(field.span, 'access to union field', [UNION_NOTE]);
      },
    });
  }

  private needs(span: Span, what: string, notes: readonly string[], title = what): void {
    if (this.allowed || span.file !== 0) return;
    this.found.push(
      errorAt(span, `${title} is unsafe and requires unsafe function or block`, {
        code: 'E0133',
        label: what,
        notes: notes.map((text) => ({ kind: 'note', text })),
      }),
    );
  }

  private staticRef(place: Expr, span: Span, isMut: boolean): void {
    let at = place;
    while (at.kind === 'field') at = at.expr;
    const def = at.kind === 'static' ? this.db.program.def(at.def) : undefined;
    if (def?.kind !== 'static' || !def.mutable || span.file !== 0) return;
    const what = isMut ? 'mutable' : 'shared';
    const is2024 = this.db.program.edition === 2024;
    const diagnostic = errorAt(span, `creating a ${what} reference to mutable static`, {
      code: 'static_mut_refs',
      label: `${what} reference to mutable static`,
      notes: [
        {
          kind: 'note',
          text: `${what} references to mutable statics are dangerous; it's undefined behavior if ${isMut ? 'any other pointers to the static are used or if any other reference is created for the static while the mutable reference lives' : 'the static is mutated or if a mutable reference is created for it while the shared reference lives'}`,
        },
        { kind: 'help', text: `use \`&raw ${isMut ? 'mut' : 'const'}\` instead to create a raw pointer` },
      ],
    });
    this.found.push(is2024 ? diagnostic : { ...diagnostic, severity: 'warning' });
  }
}

const UNION_NOTE = 'the field may not be properly initialized: using uninitialized data will cause undefined behavior';
