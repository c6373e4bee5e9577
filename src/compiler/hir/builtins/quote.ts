//! Quasi-quotation: Rust source templates with holes. `$name` and `$( … )*` work as in a `macro_rules!` body, and so do
//! hygiene marks, `$crate` and spans: an expansion made here is like one that a macro wrote.
import type { Span } from '../../../source/span.ts';
import { NO_SPAN } from '../../../source/span.ts';
import type * as ast from '../../syntax/ast.ts';
import type { Interpolated, Token } from '../../syntax/ast.ts';
import { lex } from '../../syntax/lexer.ts';
import type { LowerCx } from '../lower-cx.ts';
import { freshMarks } from '../macros/expand.ts';
import type { Bindings, Bound } from '../macros/matcher.ts';
import { readTemplate } from '../macros/rules.ts';
import type { TransNode } from '../macros/rules.ts';
import { transcribe } from '../macros/transcribe.ts';
import type { MacroInfo } from '../names.ts';

/** Derives make a text per type: the caches start over before they grow for ever. */
const MAX_CACHED = 500;
const lexed = new Map<string, readonly Token[]>();
const templates = new Map<string, readonly TransNode[]>();

/** Tokens of a text of ours. */
export function lexText(text: string): readonly Token[] {
  let tokens = lexed.get(text);
  if (tokens === undefined) {
    if (lexed.size > MAX_CACHED) lexed.clear();
    tokens = lex(text, NO_SPAN.file, { edition: '2021' }).tokens.filter((t) => t.kind !== 'eof');
    lexed.set(text, tokens);
  }
  return tokens;
}

/** What a hole is filled with: one thing, or a list for `$( … )`. */
export type Hole = readonly Token[] | { readonly each: readonly (readonly Token[])[] };

/** One expansion: its place and its hygiene. */
export class Quote {
  readonly callSite: Span;
  readonly mark: (ctxt: number) => number;

  constructor(callSite: Span, mark: (ctxt: number) => number) {
    this.callSite = callSite;
    this.mark = mark;
  }

  /** For a macro call. */
  static of(cx: LowerCx, info: MacroInfo, callSite: Span): Quote {
    return new Quote(callSite, freshMarks(cx, info));
  }

  /** The template with its holes filled. */
  tokens(template: string, holes: Readonly<Record<string, Hole>>): Token[] {
    const names = Object.keys(holes);
    const key = `${names.join(',')}|${template}`;
    let nodes = templates.get(key);
    if (nodes === undefined) {
      if (templates.size > MAX_CACHED) templates.clear();
      nodes = readTemplate(lexText(template), new Set(names));
      templates.set(key, nodes);
    }
    const bindings: Bindings = new Map();
    for (const [name, hole] of Object.entries(holes)) {
      const bound: Bound =
        'each' in hole
          ? { kind: 'seq', items: hole.each.map((tokens) => ({ kind: 'leaf', tokens })) }
          : { kind: 'leaf', tokens: hole };
      bindings.set(name, bound);
    }
    return transcribe(nodes, bindings, { callSite: this.callSite, mark: this.mark }).tokens;
  }

  /** A text as tokens at another place (a field's, say), with this expansion's hygiene. */
  at(text: string, span: Span): Token[] {
    const ctxt = this.mark(0);
    return lexText(text).map((t) => ({ ...t, span, ctxt }));
  }

  /** An identifier of ours. */
  ident(name: string): Token[] {
    return this.at(name, this.callSite);
  }

  /** A string literal. */
  str(text: string): Token[] {
    return this.at(JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}'), this.callSite);
  }

  /** A number. */
  int(value: number): Token[] {
    return this.at(String(value), this.callSite);
  }
}

function interpolated(node: Interpolated, text: string, span: Span): Token[] {
  return [{ kind: 'interpolated', text, span, ctxt: 0, joint: false, node }];
}

/** An expression as one token. */
export function exprHole(expr: ast.Expr): Token[] {
  return interpolated({ kind: 'Expr', expr }, 'expression', expr.span);
}

/** A pattern as one token. */
export function patHole(pat: ast.Pat): Token[] {
  return interpolated({ kind: 'Pat', pat }, 'pattern', pat.span);
}

/** A type as one token. */
export function tyHole(ty: ast.Ty): Token[] {
  return interpolated({ kind: 'Ty', ty }, 'type', ty.span);
}

/** A block as one token. */
export function blockHole(block: ast.Block): Token[] {
  return interpolated({ kind: 'Block', block }, 'block', block.span);
}
