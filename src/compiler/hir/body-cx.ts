//! What lowering a body carries along: locals, ids, labels, and which kind of function the code is in.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { Body, DefId, Expr, HirId, LabelId, LocalId, LocalInfo, Param } from './hir.ts';
import { LowerCx } from './lower-cx.ts';
import type { Expansion } from './lower-cx.ts';
import type { Krate, LocalName, MacroScope, Rib } from './names.ts';
import { isRepeated } from './session.ts';
import type { Session } from './session.ts';

/** The innermost function-like thing around an expression. */
export interface FnContext {
  readonly kind: 'fn' | 'asyncFn' | 'closure' | 'asyncClosure' | 'asyncBlock' | 'gen' | 'const';
  /** Its head, for "this is not `async`". */
  readonly span: Span;
  /** Whether `yield` wraps in `Ok` (try_stream!). */
  readonly tryGen?: boolean;
}

/** A loop or labelled block that may be left. */
export interface LabelRib {
  readonly kind: 'loop' | 'while' | 'for' | 'block';
  readonly ident: ast.Ident | undefined;
  readonly id: LabelId;
  readonly parent: LabelRib | undefined;
}

interface OuterLabels {
  readonly labels: LabelRib | undefined;
  readonly outer: OuterLabels | undefined;
}

/** See the file comment. */
export class BodyCx extends LowerCx {
  readonly locals: LocalInfo[];
  fn: FnContext;
  /** Breakable things inside the current function-like thing. */
  labels: LabelRib | undefined;
  /** Those out of reach, outside of closures and async blocks: for messages. */
  outerLabels: OuterLabels | undefined;
  /** The `while` whose condition is being lowered. */
  private condition: LabelRib | undefined;
  private readonly ids: { hir: number; label: number };

  constructor(
    session: Session,
    krate: Krate,
    owner: DefId,
    rib: Rib,
    macros: MacroScope | undefined,
    sink: (d: Diagnostic) => void,
    expansions: readonly Expansion[],
    fn: FnContext,
  ) {
    super(session, krate, owner, rib, macros, sink, expansions);
    this.locals = [];
    this.fn = fn;
    this.ids = { hir: 0, label: 0 };
    this.implTrait = { kind: 'no', where: 'the type of variable bindings' };
  }

  /** A fresh node id. */
  id(): HirId {
    return this.ids.hir++ as HirId;
  }

  /** A fresh label. */
  label(): LabelId {
    return this.ids.label++ as LabelId;
  }

  /** A fresh local. */
  local(name: string, span: Span, mutable: boolean): LocalId {
    this.locals.push({ name, span, mutable });
    return (this.locals.length - 1) as LocalId;
  }

  /** Makes locals visible to what follows. */
  pushNames(names: ReadonlyMap<string, readonly LocalName[]>): void {
    if (names.size > 0) this.rib = { kind: 'locals', parent: this.rib, names };
  }

  /** Makes one local visible. */
  pushName(ident: ast.Ident, local: LocalId): void {
    this.pushNames(new Map([[ident.name, [{ ctxt: ident.ctxt, local }]]]));
  }

  /** Runs `f` inside another function-like thing: labels do not cross it. */
  inFn<T>(fn: FnContext, f: () => T): T {
    const saved = [this.fn, this.labels, this.outerLabels] as const;
    this.outerLabels = { labels: this.labels, outer: this.outerLabels };
    this.fn = fn;
    this.labels = undefined;
    try {
      return this.inRib(this.rib, f);
    } finally {
      [this.fn, this.labels, this.outerLabels] = saved;
    }
  }

  /** Runs `f` inside a loop or labelled block. */
  inLabel<T>(kind: LabelRib['kind'], ident: ast.Ident | undefined, id: LabelId, f: () => T): T {
    const saved = this.labels;
    this.labels = { kind, ident, id, parent: saved };
    try {
      return f();
    } finally {
      this.labels = saved;
    }
  }

  /** Runs `f` in the condition of the innermost loop. */
  inCondition<T>(f: () => T): T {
    const saved = this.condition;
    this.condition = this.labels;
    try {
      return f();
    } finally {
      this.condition = saved;
    }
  }
  /** Is the code in the condition of this loop? */
  isCondition(loop: LabelRib): boolean {
    return this.condition === loop;
  }
}

/** Makes a body: `build` lowers parameters and value in a fresh context. */
export function makeBody(
  outer: LowerCx,
  owner: DefId,
  fn: FnContext,
  build: (cx: BodyCx) => { readonly params: readonly Param[]; readonly value: Expr },
): Body {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const sink = (d: Diagnostic): void => {
    if (!isRepeated(seen, d)) diagnostics.push(d);
  };
  const cx = new BodyCx(outer.session, outer.krate, owner, outer.rib, outer.macros, sink, outer.expansions, fn);
  const { params, value } = build(cx);
  return { owner, params, value, locals: cx.locals, edition: outer.krate.edition, diagnostics };
}
