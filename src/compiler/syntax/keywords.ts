//! Which words are keywords, and how messages name tokens.
import type { Edition } from './ast.ts';
import type { Token } from './token.ts';

const STRICT = new Set([
  'as', 'break', 'const', 'continue', 'crate', 'else', 'enum', 'extern', 'false', 'fn', 'for', 'if', 'impl', 'in', 'let',
  'loop', 'match', 'mod', 'move', 'mut', 'pub', 'ref', 'return', 'self', 'Self', 'static', 'struct', 'super', 'trait',
  'true', 'type', 'unsafe', 'use', 'where', 'while', 'async', 'await', 'dyn',
]); // prettier-ignore
const RESERVED = new Set([
  'abstract', 'become', 'box', 'do', 'final', 'macro', 'override', 'priv', 'typeof', 'unsized', 'virtual', 'yield', 'try',
]); // prettier-ignore

/** Whether a word cannot be a name (without `r#`) in an edition. */
export function isKeyword(word: string, edition: Edition): boolean {
  return STRICT.has(word) || RESERVED.has(word) || (word === 'gen' && edition === '2024');
}

/** Keywords that stand for a place and may be path segments; they have no raw form. */
export function isPathKeyword(word: string): boolean {
  return word === 'self' || word === 'Self' || word === 'super' || word === 'crate' || word === '$crate';
}

/** A token as messages name it: `` `x` ``, `` keyword `fn` ``, `<eof>` in backquotes. */
export function describe(token: Token, edition: Edition): string {
  if (token.kind === 'eof') return '`<eof>`';
  if (token.kind === '_') return 'reserved identifier `_`';
  if (token.kind === 'docComment') return `doc comment \`${token.text}\``;
  if (token.kind === 'interpolated') return `${fragmentName(token)} metavariable`;
  if (token.kind === 'ident') {
    if (STRICT.has(token.text)) return `keyword \`${token.text}\``;
    if (isKeyword(token.text, edition)) return `reserved keyword \`${token.text}\``;
  }
  return `\`${token.text}\``;
}

function fragmentName(token: Token): string {
  const kind = token.node?.kind;
  return kind === undefined ? 'macro' : kind === 'Expr' ? '`expr`' : `\`${kind.toLowerCase()}\``;
}
