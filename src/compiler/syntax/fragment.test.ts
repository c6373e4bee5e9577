import { describe, expect, it } from 'vitest';
import { USER_FILE } from '../../source/span.ts';
import type { Token } from './ast.ts';
import type { FragmentKind } from './fragment.ts';
import { parseFragment } from './fragment.ts';
import { lex } from './lexer.ts';
import { parseExprFromTokens, parseItemsFromTokens, parseStmtsFromTokens, parseTyFromTokens } from './parse.ts';
import { printExpr, printItem, printTokens, printTy } from './print.ts';

const options = { edition: '2024' } as const;
const tokensOf = (text: string): Token[] => lex(text, USER_FILE, options).tokens;

/** What a fragment takes, `|`, what is left. */
function split(kind: FragmentKind, text: string): string {
  const tokens = tokensOf(text);
  const result = parseFragment(kind, tokens, 0, options);
  if (result.kind !== 'ok') return result.kind;
  const rest = [...(result.rest ? [result.rest] : []), ...tokens.slice(result.next)];
  return `${printTokens(result.tokens)} | ${printTokens(rest)}`.trim();
}

const fragment = (kind: FragmentKind, text: string): Token => {
  const result = parseFragment(kind, tokensOf(text), 0, options);
  const token = result.kind === 'ok' ? result.tokens[0] : undefined;
  if (token === undefined) throw new Error('no match');
  return token;
};

describe('fragments', () => {
  it.each<[FragmentKind, string, string]>([
    ['expr', 'a + b, c', 'a + b | , c'],
    ['expr', 'x => y', 'x | => y'],
    ['expr', ') x', 'noMatch'],
    ['expr', 'a + ;', 'error'],
    ['ty', 'Vec<Vec<u8>> = x', 'Vec<Vec<u8>> | = x'],
    ['ty', "&'a mut [T]; n", "&'a mut [T] | ; n"],
    ['pat', 'Some(x) | None if y', 'Some(x) | None | if y'],
    ['pat_param', 'Some(x) | None', 'Some(x) | | None'],
    ['stmt', 'let x = 1; y', 'let x = 1; | ; y'],
    ['block', '{ a } b', '{\n  a\n} | b'],
    ['item', 'fn f() {} x', 'fn f() {} | x'],
    ['path', 'a::b<T> c', 'a::b::<T> | c'],
    ['ident', 'self x', 'self | x'],
    ['ident', '_ x', 'noMatch'],
    ['lifetime', "'a b", "'a | b"],
    ['literal', '-1 b', '-1 | b'],
    ['literal', 'a', 'noMatch'],
    ['tt', '(a b) c', '(a b) | c'],
    ['tt', '=> c', '=> | c'],
    ['vis', 'pub(crate) fn', 'pub(crate)  | fn'],
    ['vis', 'fn', '| fn'],
    ['meta', 'derive(A, B)] x', 'derive(A, B) | ] x'],
  ])('%s of %s', (kind, text, expected) => {
    expect(split(kind, text)).toBe(expected);
  });

  it('ends inside an operator', () => {
    expect(split('ty', 'A<B>>')).toBe('A<B> | >');
  });
});

describe('transcribed fragments', () => {
  it('keep their grouping', () => {
    const sum = fragment('expr', '1 + 2');
    const [star] = tokensOf('*');
    const [three] = tokensOf('3');
    if (star === undefined || three === undefined) throw new Error('no tokens');
    const { node, diagnostics } = parseExprFromTokens([sum, star, three], options);
    expect(diagnostics).toEqual([]);
    expect(printExpr(node)).toBe('(1 + 2) * 3');
  });

  it('stand where their kind may stand', () => {
    const ty = fragment('ty', 'Vec<u8>');
    const { node } = parseExprFromTokens([ty, ...tokensOf('::new()')], options);
    expect(printExpr(node)).toBe('<Vec<u8>>::new()');
    const list = parseTyFromTokens([...tokensOf('Option<'), ty, ...tokensOf('>')], options);
    expect(printTy(list.node)).toBe('Option<Vec<u8>>');
    const path = fragment('path', 'a::B');
    expect(printExpr(parseExprFromTokens([path, ...tokensOf('{ x: 1 }')], options).node)).toBe('a::B { x: 1 }');
    const vis = fragment('vis', 'pub(crate)');
    const block = fragment('block', '{ 1 }');
    const items = parseItemsFromTokens([vis, ...tokensOf('fn f() -> u8'), block], options);
    expect(items.diagnostics).toEqual([]);
    expect(
      items.node
        .map((one) => printItem(one))
        .join('')
        .replace(/\s+/g, ' '),
    ).toBe('pub(crate) fn f() -> u8 { 1 }');
    const meta = fragment('meta', 'derive(Debug)');
    const attributed = parseItemsFromTokens([...tokensOf('#['), meta, ...tokensOf('] struct S;')], options);
    expect(attributed.node[0]?.attrs).toHaveLength(1);
    const item = fragment('item', 'struct S;');
    const stmt = fragment('stmt', 'let x = 1');
    const stmts = parseStmtsFromTokens([item, stmt, ...tokensOf('; x')], options);
    expect(stmts.diagnostics).toEqual([]);
    expect(stmts.node.stmts.map((one) => one.kind)).toEqual(['Item', 'Let']);
    const pat = fragment('pat', 'Some(1)');
    const literal = fragment('literal', '-1');
    const match = parseExprFromTokens(
      [
        ...tokensOf('match'),
        literal,
        { ...fragment('block', '{}'), ...tokensOf('{')[0] } as Token,
        pat,
        ...tokensOf('=> 1 }'),
      ],
      options,
    );
    expect(printExpr(match.node).replace(/\s+/g, ' ')).toBe('match -1 { Some(1) => 1, }');
  });
});
