//! Matching a call's tokens against a matcher. Repetitions are greedy and give back a separator that leads nowhere
//! (so `$( $x:expr ),* $(,)?` takes a trailing comma), which is what rustc's parallel matcher comes to without ambiguity.
import type { Diagnostic } from '../../../source/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Token } from '../../syntax/ast.ts';
import { parseFragment } from '../../syntax/fragment.ts';
import { parserEdition } from '../parse.ts';
import type { Edition } from '../hir.ts';
import type { FragKind, MatchNode } from './rules.ts';

/** What a metavariable matched. */
export type Bound =
  { readonly kind: 'leaf'; readonly tokens: readonly Token[] } | { readonly kind: 'seq'; readonly items: Bound[] };

/** Metavariables by name. */
export type Bindings = Map<string, Bound>;

/** Why no arm matched: the furthest place reached. */
export interface MatchFailure {
  readonly at: number;
  /** What was being matched there. */
  readonly expected: string | undefined;
  /** A fragment that began well but did not parse. */
  readonly diagnostic?: Diagnostic;
}

interface Parsed {
  readonly tokens: readonly Token[];
  readonly end: number;
  /** What is left of an operator that the fragment split; it stands at `end`. */
  readonly rest?: Token;
}

/** Matches one call against the arms of a macro. */
export class Matcher {
  /** The call's tokens; an operator that a fragment split (`>>`) is replaced by its rest during one match. */
  tokens: readonly Token[];
  failure: MatchFailure = { at: -1, expected: undefined };
  private readonly original: readonly Token[];
  private readonly edition: Edition;
  private readonly endSpan: Span;
  private readonly memo = new Map<string, Parsed | undefined>();

  constructor(tokens: readonly Token[], edition: Edition, endSpan: Span) {
    this.original = tokens.filter((t) => t.kind !== 'eof' && t.kind !== 'docComment');
    this.tokens = this.original;
    this.edition = edition;
    this.endSpan = endSpan;
  }

  /** The bindings if the whole call matches. */
  match(nodes: readonly MatchNode[]): Bindings | undefined {
    const bindings: Bindings = new Map();
    this.tokens = this.original;
    const end = this.seq(nodes, 0, bindings);
    if (end === undefined) return undefined;
    if (end < this.tokens.length) {
      this.fail(end, undefined);
      return undefined;
    }
    return bindings;
  }

  private fail(at: number, expected: string | undefined, diagnostic?: Diagnostic): undefined {
    if (
      at > this.failure.at ||
      (at === this.failure.at && this.failure.diagnostic === undefined && diagnostic !== undefined)
    ) {
      this.failure = { at, expected, ...(diagnostic === undefined ? {} : { diagnostic }) };
    }
    return undefined;
  }

  private seq(nodes: readonly MatchNode[], start: number, bindings: Bindings): number | undefined {
    let at = start;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node === undefined) break;
      switch (node.kind) {
        case 'token': {
          const token = this.tokens[at];
          if (token === undefined || !sameToken(token, node.token)) return this.fail(at, `\`${node.token.text}\``);
          at++;
          break;
        }
        case 'frag': {
          const parsed = this.fragment(node.frag, at);
          if (parsed === undefined) return this.fail(at, `$${node.name}:${node.frag}`);
          bindings.set(node.name, { kind: 'leaf', tokens: parsed.tokens });
          at = parsed.end;
          break;
        }
        case 'rep': {
          const end = this.rep(node, at, bindings, nodes[i + 1]);
          if (end === undefined) return undefined;
          at = end;
          break;
        }
      }
    }
    return at;
  }

  private rep(
    node: MatchNode & { kind: 'rep' },
    start: number,
    bindings: Bindings,
    follow: MatchNode | undefined,
  ): number | undefined {
    const seqs = new Map<string, Bound[]>();
    for (const name of namesOf(node.nodes)) seqs.set(name, []);
    let at = start;
    let count = 0;
    while (node.op !== '?' || count === 0) {
      let from = at;
      // A literal token that follows ends the repetition if an iteration could not begin with that very token.
      const token = this.tokens[at];
      const endsHere = follow?.kind === 'token' && token !== undefined && sameToken(token, follow.token);
      if (
        endsHere &&
        !(node.sep !== undefined && sameToken(token, node.sep)) &&
        !beginsWith(node.nodes, follow.token)
      ) {
        break;
      }
      if (count > 0 && node.sep !== undefined) {
        if (token === undefined || !sameToken(token, node.sep)) break;
        from = at + 1;
      }
      const inner: Bindings = new Map();
      const end = this.seq(node.nodes, from, inner);
      if (end === undefined || (end === at && node.sep === undefined)) break;
      for (const [name, bound] of inner) seqs.get(name)?.push(bound);
      at = end;
      count++;
    }
    if (node.op === '+' && count === 0) return this.fail(start, undefined);
    for (const [name, items] of seqs) bindings.set(name, { kind: 'seq', items });
    return at;
  }

  /** Parses a fragment; undefined if it cannot start here or does not parse. */
  private fragment(kind: FragKind, at: number): Parsed | undefined {
    // The same place may hold an operator or the rest of it, depending on the arm.
    const key = `${kind}@${String(at)}${this.tokens[at]?.text ?? ''}`;
    const parsed = this.memo.has(key) ? this.memo.get(key) : this.parseFragment(kind, at);
    this.memo.set(key, parsed);
    if (parsed?.rest !== undefined) {
      const tokens = [...this.tokens];
      tokens[parsed.end] = parsed.rest;
      this.tokens = tokens;
    }
    return parsed;
  }

  private parseFragment(kind: FragKind, at: number): Parsed | undefined {
    const options = { edition: parserEdition(this.edition), endSpan: this.endSpan };
    const found = parseFragment(kind, this.tokens, at, options);
    switch (found.kind) {
      case 'noMatch':
        return undefined;
      case 'error':
        return this.fail(at, `$${kind}`, found.diagnostics[0]);
      case 'ok': {
        const { rest } = found;
        if (rest === undefined) {
          const empty = found.next === at && kind === 'vis';
          return { tokens: empty ? [] : found.tokens, end: found.next };
        }
        return { tokens: found.tokens, end: found.next - 1, rest };
      }
    }
  }
}

function namesOf(nodes: readonly MatchNode[]): string[] {
  return nodes.flatMap((n) => (n.kind === 'frag' ? [n.name] : n.kind === 'rep' ? namesOf(n.nodes) : []));
}

function beginsWith(nodes: readonly MatchNode[], token: Token): boolean {
  const first = nodes[0];
  if (first === undefined) return false;
  if (first.kind === 'token') return sameToken(first.token, token);
  if (first.kind === 'rep') return beginsWith(first.nodes, token);
  return first.frag === 'tt';
}

/** Whether a call's token is the matcher's. */
export function sameToken(a: Token, b: Token): boolean {
  return a.kind === b.kind && a.text === b.text && a.kind !== 'interpolated';
}
