//! Tokens as text, for `stringify!`, messages and attributes.
import type { Token } from '../../syntax/ast.ts';

/** Tokens with the spacing of their source. */
export function tokensText(tokens: readonly Token[]): string {
  let text = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'eof') continue;
    text += token.text;
    const next = tokens[i + 1];
    if (next !== undefined && next.kind !== 'eof' && !token.joint) text += ' ';
  }
  return text;
}
