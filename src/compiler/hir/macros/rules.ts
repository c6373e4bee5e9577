//! `macro_rules!` definitions: matchers and transcribers as trees, read once per macro.
import type { Span } from '../../../source/span.ts';
import type { Token } from '../../syntax/ast.ts';
import { FRAGMENT_KINDS } from '../../syntax/fragment.ts';
import type { FragmentKind } from '../../syntax/fragment.ts';

/** Fragment specifiers. */
export type FragKind = FragmentKind;

const FRAGMENTS: ReadonlyMap<string, FragKind> = new Map(FRAGMENT_KINDS.map((kind) => [kind, kind]));

/** How often. */
export type RepOp = '*' | '+' | '?';

/** What a matcher is made of. Delimiters are plain tokens: calls are balanced, so nothing more is needed. */
export type MatchNode =
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'frag'; readonly name: string; readonly frag: FragKind }
  | { readonly kind: 'rep'; readonly nodes: readonly MatchNode[]; readonly sep: Token | undefined; readonly op: RepOp };

/** What a transcriber is made of. */
export type TransNode =
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'crate'; readonly token: Token }
  | { readonly kind: 'var'; readonly name: string; readonly token: Token }
  | {
      readonly kind: 'rep';
      readonly nodes: readonly TransNode[];
      readonly sep: Token | undefined;
      readonly op: RepOp;
      readonly vars: readonly string[];
      readonly span: Span;
    };

/** One arm. */
export interface Rule {
  readonly matcher: readonly MatchNode[];
  readonly body: readonly TransNode[];
}

/** A mistake in a definition. */
export interface RuleError {
  readonly span: Span;
  readonly message: string;
}

const CLOSE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** For each opening delimiter the index of its closing one. */
export function matchDelims(tokens: readonly Token[]): Int32Array {
  const close = new Int32Array(tokens.length).fill(-1);
  const stack: number[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === '(' || token.kind === '[' || token.kind === '{') stack.push(i);
    else if (token.kind === ')' || token.kind === ']' || token.kind === '}') {
      const open = stack.pop();
      if (open !== undefined) close[open] = i;
    }
  });
  return close;
}

/** Reads the arms `(matcher) => { body } ; …`. */
export function readRules(tokens: readonly Token[]): { readonly rules: readonly Rule[]; readonly error?: RuleError } {
  const list = tokens.filter((t) => t.kind !== 'eof' && t.kind !== 'docComment');
  const close = matchDelims(list);
  const rules: Rule[] = [];
  let at = 0;
  while (at < list.length) {
    const open = list[at];
    if (open === undefined) break;
    const end = close[at] ?? -1;
    if (CLOSE[open.kind] === undefined || end < 0) {
      return { rules, error: { span: open.span, message: `expected macro matcher, found \`${open.text}\`` } };
    }
    const reader = new Reader(list, close);
    const matcher = reader.matcher(at + 1, end);
    if (reader.error !== undefined) return { rules, error: reader.error };
    const arrow = list[end + 1];
    const bodyAt = end + 2;
    const body = list[bodyAt];
    const bodyEnd = close[bodyAt] ?? -1;
    if (arrow?.kind !== '=>' || body === undefined || bodyEnd < 0) {
      const span = arrow?.span ?? open.span;
      return { rules, error: { span, message: `expected \`=>\` and a macro body` } };
    }
    const bound = new Set<string>();
    collectNames(matcher, bound);
    rules.push({ matcher, body: reader.body(bodyAt + 1, bodyEnd, bound) });
    if (reader.error !== undefined) return { rules, error: reader.error };
    at = bodyEnd + 1;
    const next = list[at];
    if (next?.kind === ';' || next?.kind === ',') at++;
    else if (next !== undefined)
      return { rules, error: { span: next.span, message: `expected \`;\`, found \`${next.text}\`` } };
  }
  return { rules };
}

function collectNames(nodes: readonly MatchNode[], into: Set<string>): void {
  for (const node of nodes) {
    if (node.kind === 'frag') into.add(node.name);
    else if (node.kind === 'rep') collectNames(node.nodes, into);
  }
}

/** Reads a transcriber with given variables, for templates of our own. */
export function readTemplate(tokens: readonly Token[], vars: ReadonlySet<string>): readonly TransNode[] {
  const list = tokens.filter((t) => t.kind !== 'eof' && t.kind !== 'docComment');
  return new Reader(list, matchDelims(list)).body(0, list.length, vars);
}

class Reader {
  error: RuleError | undefined;
  private readonly tokens: readonly Token[];
  private readonly close: Int32Array;

  constructor(tokens: readonly Token[], close: Int32Array) {
    this.tokens = tokens;
    this.close = close;
  }

  private fail(token: Token | undefined, message: string): void {
    const last = this.tokens[this.tokens.length - 1];
    const span = token?.span ?? last?.span;
    if (this.error === undefined && span !== undefined) this.error = { span, message };
  }

  /** `)` sep? op after a repetition group; gives where it ends. */
  private repTail(at: number): { sep: Token | undefined; op: RepOp; next: number } | undefined {
    const first = this.tokens[at];
    const op = repOp(first);
    if (op !== undefined) return { sep: undefined, op, next: at + 1 };
    const second = repOp(this.tokens[at + 1]);
    if (first !== undefined && second !== undefined) return { sep: first, op: second, next: at + 2 };
    this.fail(first, 'expected one of: `*`, `+`, or `?`');
    return undefined;
  }

  matcher(start: number, end: number): MatchNode[] {
    const nodes: MatchNode[] = [];
    let at = start;
    while (at < end) {
      const token = this.tokens[at];
      if (token === undefined) break;
      const next = this.tokens[at + 1];
      if (token.kind === '$' && next?.kind === '(' && at + 1 < end) {
        const inner = this.close[at + 1] ?? -1;
        const tail = inner < 0 ? undefined : this.repTail(inner + 1);
        if (tail === undefined) return nodes;
        nodes.push({ kind: 'rep', nodes: this.matcher(at + 2, inner), sep: tail.sep, op: tail.op });
        at = tail.next;
        continue;
      }
      if (token.kind === '$' && (next?.kind === 'ident' || next?.kind === 'rawIdent')) {
        const colon = this.tokens[at + 2];
        const kind = this.tokens[at + 3];
        if (colon?.kind !== ':' || kind === undefined || at + 3 >= end) {
          this.fail(next, 'missing fragment specifier');
          return nodes;
        }
        const frag = FRAGMENTS.get(kind.text);
        if (frag === undefined) {
          this.fail(kind, `invalid fragment specifier \`${kind.text}\``);
          return nodes;
        }
        nodes.push({ kind: 'frag', name: next.text, frag });
        at += 4;
        continue;
      }
      nodes.push({ kind: 'token', token });
      at++;
    }
    return nodes;
  }

  body(start: number, end: number, bound: ReadonlySet<string>): TransNode[] {
    const nodes: TransNode[] = [];
    let at = start;
    while (at < end) {
      const token = this.tokens[at];
      if (token === undefined) break;
      const next = at + 1 < end ? this.tokens[at + 1] : undefined;
      if (token.kind === '$' && next !== undefined) {
        if (next.kind === '(') {
          const inner = this.close[at + 1] ?? -1;
          const tail = inner < 0 ? undefined : this.repTail(inner + 1);
          if (tail === undefined) return nodes;
          const children = this.body(at + 2, inner, bound);
          const vars = new Set<string>();
          collectVars(children, vars);
          nodes.push({ kind: 'rep', nodes: children, sep: tail.sep, op: tail.op, vars: [...vars], span: next.span });
          at = tail.next;
          continue;
        }
        if (next.kind === 'ident' && next.text === 'crate') {
          nodes.push({ kind: 'crate', token: next });
          at += 2;
          continue;
        }
        if ((next.kind === 'ident' || next.kind === 'rawIdent') && bound.has(next.text)) {
          nodes.push({ kind: 'var', name: next.text, token: next });
          at += 2;
          continue;
        }
      }
      if (token.kind === 'ident' && token.text === '$crate' && token.ctxt === 0) nodes.push({ kind: 'crate', token });
      else nodes.push({ kind: 'token', token });
      at++;
    }
    return nodes;
  }
}

function collectVars(nodes: readonly TransNode[], into: Set<string>): void {
  for (const node of nodes) {
    if (node.kind === 'var') into.add(node.name);
    else if (node.kind === 'rep') for (const v of node.vars) into.add(v);
  }
}

function repOp(token: Token | undefined): RepOp | undefined {
  return token?.kind === '*' || token?.kind === '+' || token?.kind === '?' ? token.kind : undefined;
}
