//! Braced groups of library files that are parsed only when somebody wants what is in them: bodies of functions and
//! members of impls. In a file they are not even split into tokens before; in a macro's expansion the tokens are there.
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { Parser } from './cursor.ts';
import { LazyLexer } from './lazy-lexer.ts';

/** What will be read from a group that was skipped. */
export class Deferred<T> {
  readonly span: Span;
  private readonly group: Group;
  private readonly parse: (p: Parser) => T;
  private read: { readonly value: T; readonly diagnostics: readonly Diagnostic[] } | undefined;

  constructor(group: Group, parse: (p: Parser) => T) {
    this.span = group.span;
    this.group = group;
    this.parse = parse;
  }

  /** Reads it at the first call. */
  get(): T {
    return this.result().value;
  }

  /** What reading said; reads it. */
  diagnostics(): readonly Diagnostic[] {
    return this.result().diagnostics;
  }

  /** Whether an attribute of this name occurs in it (also if a comment says so). Reads nothing. */
  mentionsAttr(name: string): boolean {
    return this.group.mentionsAttr(name);
  }

  private result(): NonNullable<Deferred<T>['read']> {
    if (this.read === undefined) {
      const parser = this.group.open();
      const value = this.parse(parser);
      this.read = { value, diagnostics: parser.diagnostics };
    }
    return this.read;
  }
}

/** Skips the group at the parser, to be parsed later, if groups are to be deferred. */
export function defer<T>(p: Parser, parse: (p: Parser) => T): Deferred<T> | undefined {
  if (p.options.lazyBodies !== true) return undefined;
  if (p.at('unread')) {
    const { text, span } = p.bump();
    return new Deferred(new TextGroup(p, text, span), parse);
  }
  if (!p.at('{')) return undefined;
  const open = p.pos;
  const start = p.tok;
  const close = p.matchOf(open);
  p.jump(close + 1);
  return new Deferred(new TokenGroup(p, open, close + 1, p.spanFrom(start)), parse);
}

interface Group {
  readonly span: Span;
  /** A parser that stands at the opening brace. */
  open(): Parser;
  mentionsAttr(name: string): boolean;
}

class TextGroup implements Group {
  readonly span: Span;
  private readonly parser: Parser;
  private readonly text: string;

  constructor(parser: Parser, text: string, span: Span) {
    this.parser = parser;
    this.text = text;
    this.span = span;
  }

  open(): Parser {
    const { options, g } = this.parser;
    const { file, start } = this.span;
    const { tokens } = new LazyLexer(this.text, file, { edition: options.edition, base: start }).run();
    return new Parser(g, tokens, options);
  }

  mentionsAttr(name: string): boolean {
    return this.text.includes(`#[${name}`);
  }
}

class TokenGroup implements Group {
  readonly span: Span;
  private readonly parser: Parser;
  private readonly from: number;
  private readonly to: number;

  constructor(parser: Parser, from: number, to: number, span: Span) {
    this.parser = parser;
    this.from = from;
    this.to = to;
    this.span = span;
  }

  open(): Parser {
    const { g, tokens, options } = this.parser;
    return new Parser(g, tokens, options, this.from, this.to);
  }

  mentionsAttr(name: string): boolean {
    const { tokens } = this.parser;
    for (let i = this.from + 2; i < this.to; i++)
      if (tokens[i]?.text === name && tokens[i - 1]?.kind === '[' && tokens[i - 2]?.kind === '#') return true;
    return false;
  }
}
