//! Where lowering stands: the crate, the lexical rib, textual macros, the expansion stack and the diagnostics sink.
import { errorAt, unsupportedAt } from '../../source/diagnostic.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type * as ast from '../syntax/ast.ts';
import type { Bound, DefId, Edition, GenericParam, Ty } from './hir.ts';
import { innermostScope, moduleOfRib } from './lookup.ts';
import type { Krate, MacroScope, ModScope, Rib } from './names.ts';
import type { Session } from './session.ts';

/** One macro expansion being lowered. Tokens of the macro's own text have `callSite` as their span. */
export interface Expansion {
  readonly callSite: Span;
  readonly edition: Edition;
  readonly macro: DefId | undefined;
}

/** What to do with `impl Trait` here. */
export type ImplTraitMode =
  | { readonly kind: 'no'; readonly where: string }
  | {
      readonly kind: 'param';
      readonly add: (bounds: (cx: LowerCx) => readonly Bound[], span: Span, name: string) => GenericParam;
    }
  | { readonly kind: 'opaque'; readonly owner: DefId };

/** How deep macros may nest (rustc's default `recursion_limit`). */
export const RECURSION_LIMIT = 128;

/** See the file comment. */
export class LowerCx {
  readonly session: Session;
  readonly krate: Krate;
  owner: DefId;
  rib: Rib;
  macros: MacroScope | undefined;
  implTrait: ImplTraitMode = { kind: 'no', where: 'this position' };
  expansions: Expansion[];
  private readonly sink: (d: Diagnostic) => void;

  constructor(
    session: Session,
    krate: Krate,
    owner: DefId,
    rib: Rib,
    macros: MacroScope | undefined,
    sink: (d: Diagnostic) => void,
    expansions: readonly Expansion[] = [],
  ) {
    this.session = session;
    this.krate = krate;
    this.owner = owner;
    this.rib = rib;
    this.macros = macros;
    this.sink = sink;
    this.expansions = [...expansions];
  }

  /** A context for a part that has its own rib (and maybe owner) but the same sink. */
  with(rib: Rib, owner: DefId = this.owner): LowerCx {
    return new LowerCx(this.session, this.krate, owner, rib, this.macros, this.sink, this.expansions);
  }

  /** Innermost scope with items: a block with items, or the module. */
  get scope(): ModScope {
    return innermostScope(this.rib);
  }

  /** The enclosing module's definition. */
  get module(): DefId {
    return moduleOfRib(this.rib).def;
  }

  /** Adds a diagnostic. */
  report(d: Diagnostic): void {
    this.sink(d);
  }

  /** Reports an error with rustc's code and returns nothing. */
  error(code: string | undefined, span: Span, message: string, more: Partial<Diagnostic> = {}): void {
    this.sink(errorAt(span, message, { ...(code === undefined ? {} : { code }), ...more }));
  }

  /** Reports what we cannot do. */
  unsupported(span: Span, what: string): void {
    this.sink(unsupportedAt(span, what));
  }

  /** The sink itself, for helpers that collect. */
  get reporter(): (d: Diagnostic) => void {
    return this.sink;
  }

  /**
   * The edition of the crate whose tokens made the thing at `span`: a macro's own tokens carry exactly its call site,
   * what the caller passed in lies strictly inside.
   */
  editionAt(span: Span): Edition {
    for (let i = this.expansions.length - 1; i >= 0; i--) {
      const e = this.expansions[i];
      if (e === undefined) continue;
      const { callSite } = e;
      if (span.file === callSite.file && span.start === callSite.start && span.end === callSite.end) return e.edition;
    }
    return this.krate.edition;
  }

  /** Runs `f` with another rib. */
  inRib<T>(rib: Rib, f: () => T): T {
    const saved = this.rib;
    this.rib = rib;
    try {
      return f();
    } finally {
      this.rib = saved;
    }
  }

  /** Runs `f` with another treatment of `impl Trait`. */
  inImplTrait<T>(mode: ImplTraitMode, f: () => T): T {
    const saved = this.implTrait;
    this.implTrait = mode;
    try {
      return f();
    } finally {
      this.implTrait = saved;
    }
  }
}

/** An error type, already reported. */
export function errTy(span: Span): Ty {
  return { kind: 'error', span };
}

/** Names of a path joined by `::`. */
export function pathText(path: ast.Path): string {
  return (path.global ? '::' : '') + path.segments.map((s) => s.ident.name).join('::');
}
