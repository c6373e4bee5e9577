//! Tokens as rustc prints them (`stringify!`, arguments of macros): together where they stood together in the source,
//! otherwise with a space or a line end between them, with few exceptions (`print_tts`, `space_between`).
import { closeOf, isClose, isOpen } from './balance.ts';
import { consistent, filled, space, spaceOut } from './boxes.ts';
import { isKeyword } from './keywords.ts';
import type { Delim, Token } from './token.ts';

type Tree =
  | { readonly kind: 'token'; readonly token: Token }
  | {
      readonly kind: 'group';
      readonly delim: Delim;
      readonly trees: readonly Tree[];
      readonly first: Token;
      readonly last: Token;
    }
  /** A macro fragment: its tokens, or how it prints as a tree. */
  | { readonly kind: 'fragment'; readonly trees: readonly Tree[]; readonly text: string | undefined };

/** Prints tokens with marks for `layout`; `fragment` prints what was made without tokens. */
export function markedTokens(tokens: readonly Token[], fragment: (token: Token) => string): string {
  return print(treesOf(tokens, fragment));
}

function treesOf(tokens: readonly Token[], fragment: (token: Token) => string): Tree[] {
  const stack: { readonly delim: Delim; readonly first: Token; readonly outer: Tree[] }[] = [];
  let trees: Tree[] = [];
  for (const token of tokens) {
    if (isOpen(token.kind)) {
      stack.push({ delim: token.kind, first: token, outer: trees });
      trees = [];
    } else if (isClose(token.kind)) {
      const open = stack.pop();
      if (open === undefined) continue;
      open.outer.push({ kind: 'group', delim: open.delim, trees, first: open.first, last: token });
      trees = open.outer;
    } else if (token.kind === 'interpolated') {
      const inner = token.tokens === undefined ? [] : treesOf(token.tokens, fragment);
      trees.push({ kind: 'fragment', trees: inner, text: token.tokens === undefined ? fragment(token) : undefined });
    } else trees.push({ kind: 'token', token });
  }
  return trees;
}

function print(trees: readonly Tree[]): string {
  let out = '';
  trees.forEach((tree, i) => {
    out += printTree(tree);
    const next = trees[i + 1];
    if (next !== undefined && !standsJoint(tree) && spaceBetween(tree, next)) out += space;
  });
  return out;
}

function printTree(tree: Tree): string {
  switch (tree.kind) {
    case 'token':
      return tree.token.text;
    case 'fragment':
      return tree.text ?? filled(print(tree.trees));
    case 'group': {
      const inner = filled(print(tree.trees));
      if (tree.delim !== '{') return tree.delim + inner + closeOf(tree.delim);
      if (tree.trees.length === 0) return '{}';
      return consistent(isJoint(tree.first) ? `{${inner}}` : `{${space}${inner}${spaceOut}}`);
    }
  }
}

/** What a macro's own text wrote stands apart, whatever its source looks like. */
function standsJoint(tree: Tree): boolean {
  if (tree.kind === 'fragment') return false;
  return isJoint(tree.kind === 'group' ? tree.last : tree.token);
}
function isJoint(token: Token): boolean {
  return token.joint && token.ctxt === 0;
}

function isWord(token: Token): boolean {
  return token.kind === 'ident' || token.kind === 'rawIdent';
}
function isPunct(tree: Tree): boolean {
  if (tree.kind !== 'token') return false;
  const { kind } = tree.token;
  return !isWord(tree.token) && !/^(?:int|float|char|byte|str|raw|cStr|lifetime|docComment|unknown)/.test(kind);
}
function spaceBetween(left: Tree, right: Tree): boolean {
  const a = left.kind === 'token' ? left.token : undefined;
  const b = right.kind === 'token' ? right.token : undefined;
  if (a?.kind === '.' && !isPunct(right)) return false;
  if ((b?.kind === ',' || b?.kind === ';' || b?.kind === '.') && !isPunct(left)) return false;
  if (right.kind !== 'group' || a === undefined) return true;
  if (right.delim === '(' && isWord(a)) {
    const isName = a.kind === 'rawIdent' || !isKeyword(a.text, '2021');
    return !(isName || a.text === 'fn' || a.text === 'Self' || a.text === 'pub');
  }
  return !(right.delim === '[' && a.kind === '#');
}
