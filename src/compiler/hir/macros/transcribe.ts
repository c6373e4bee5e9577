//! Transcription: a macro's body with its variables replaced. The body's own tokens get a fresh hygiene mark and the
//! call site as their span (so panics and messages point at the call, as rustc's outermost expansion does); what the
//! caller passed keeps its own.
import type { Span } from '../../../source/span.ts';
import type { Token } from '../../syntax/ast.ts';
import type { Bindings, Bound } from './matcher.ts';
import type { TransNode } from './rules.ts';

/** What transcription needs. */
export interface TranscribeEnv {
  readonly callSite: Span;
  /** Hygiene context for a token that had context `ctxt` in the definition. */
  readonly mark: (ctxt: number) => number;
}

/** A mistake found while transcribing. */
export interface TranscribeError {
  readonly message: string;
  readonly span: Span;
}

/** Output may not grow beyond this: macros can double themselves with each level. */
const MAX_TOKENS = 200_000;

/** Tokens of the expansion. */
export function transcribe(
  nodes: readonly TransNode[],
  bindings: Bindings,
  env: TranscribeEnv,
): { readonly tokens: Token[]; readonly error?: TranscribeError } {
  const out: Token[] = [];
  let error: TranscribeError | undefined;
  const place = (token: Token): Token => ({ ...token, span: env.callSite, ctxt: env.mark(token.ctxt) });

  const walk = (list: readonly TransNode[], scope: Bindings): void => {
    for (const node of list) {
      if (error !== undefined) return;
      if (out.length > MAX_TOKENS) {
        error = { message: 'macro expansion is too large', span: env.callSite };
        return;
      }
      switch (node.kind) {
        case 'token':
          // A `$crate` that an outer macro already resolved keeps meaning that macro's crate.
          out.push(
            node.token.kind === 'ident' && node.token.text === '$crate'
              ? { ...node.token, span: env.callSite }
              : place(node.token),
          );
          break;
        case 'crate':
          out.push({ ...place(node.token), kind: 'ident', text: '$crate' });
          break;
        case 'var': {
          const bound = scope.get(node.name);
          if (bound === undefined) out.push(place(node.token));
          else if (bound.kind === 'leaf') out.push(...bound.tokens);
          else error = { message: `variable '${node.name}' is still repeating at this depth`, span: node.token.span };
          break;
        }
        case 'rep':
          repeat(node, scope);
          break;
      }
    }
  };

  const repeat = (node: TransNode & { kind: 'rep' }, scope: Bindings): void => {
    let count: { readonly n: number; readonly name: string } | undefined;
    for (const name of node.vars) {
      const bound = scope.get(name);
      if (bound?.kind !== 'seq') continue;
      const n = bound.items.length;
      if (count === undefined) count = { n, name };
      else if (count.n !== n) {
        const times = (k: number): string => `${String(k)} time${k === 1 ? '' : 's'}`;
        error = {
          message: `meta-variable \`${count.name}\` repeats ${times(count.n)}, but \`${name}\` repeats ${times(n)}`,
          span: node.span,
        };
        return;
      }
    }
    if (count === undefined) {
      error = {
        message: 'attempted to repeat an expression containing no syntax variables matched as repeating at this depth',
        span: node.span,
      };
      return;
    }
    for (let i = 0; i < count.n; i++) {
      if (i > 0 && node.sep !== undefined) out.push(place(node.sep));
      const inner: Bindings = new Map(scope);
      for (const name of node.vars) {
        const bound = scope.get(name);
        const item: Bound | undefined = bound?.kind === 'seq' ? bound.items[i] : undefined;
        if (item !== undefined) inner.set(name, item);
      }
      walk(node.nodes, inner);
    }
  };

  walk(nodes, bindings);
  return { tokens: out, ...(error === undefined ? {} : { error }) };
}
