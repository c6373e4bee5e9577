import { describe, expect, it } from 'vitest';
import { USER_FILE } from '../../source/span.ts';
import type { Lit } from './ast.ts';
import { lex } from './lexer.ts';
import { decodeBytes, decodeChar, decodeFloat, decodeInt, decodeString, litFromToken } from './literal.ts';

const run = (text: string) => lex(text, USER_FILE, { edition: '2024' });
const kinds = (text: string): string[] => run(text).tokens.map((one) => `${one.kind} ${one.text}`);
const messages = (text: string): string[] =>
  run(text).diagnostics.map((one) => `${one.code ?? ''} ${one.message}`.trim());
const lit = (text: string): Lit => {
  const [token] = run(text).tokens;
  const found = token && litFromToken(token);
  if (found === undefined) throw new Error('no literal');
  return found;
};

describe('tokens', () => {
  it('glues operators', () => {
    expect(kinds('a>>=b->c..=d::<e&&f')).toEqual([
      'ident a', '>>= >>=', 'ident b', '-> ->', 'ident c', '..= ..=', 'ident d', ':: ::', '< <', 'ident e', '&& &&', 'ident f',
    ]); // prettier-ignore
  });

  it('tells numbers, ranges, fields and methods apart', () => {
    expect(kinds('0..1')).toEqual(['int 0', '.. ..', 'int 1']);
    expect(kinds('1.foo')).toEqual(['int 1', '. .', 'ident foo']);
    expect(kinds('1.0e-3f32 2. 0xffu8 1_000 1e3 0b1_0')).toEqual([
      'float 1.0e-3f32', 'float 2.', 'int 0xffu8', 'int 1_000', 'float 1e3', 'int 0b1_0',
    ]); // prettier-ignore
  });

  it('tells lifetimes and characters apart', () => {
    expect(kinds("'a 'a' '\\'' 'static '\\u{1F600}' b'x' '\u{1F600}'")).toEqual([
      "lifetime 'a", "char 'a'", "char '\\''", "lifetime 'static", "char '\\u{1F600}'", "byte b'x'", "char '\u{1F600}'",
    ]); // prettier-ignore
  });

  it('knows strings of all sorts', () => {
    expect(kinds('"a\\"b" r"\\" r#"a"b"# b"x" br#"y"# c"z" cr"w" r#fn')).toEqual([
      'str "a\\"b"', 'rawStr r"\\"', 'rawStr r#"a"b"#', 'byteStr b"x"', 'rawByteStr br#"y"#', 'cStr c"z"', 'rawCStr cr"w"', 'rawIdent r#fn',
    ]); // prettier-ignore
  });

  it('skips comments and keeps doc comments', () => {
    expect(kinds('a /* b /* c */ d */ // e\n/// f\n//// g\n/** h */ /**/ /*** i */ //! j')).toEqual([
      'ident a', 'docComment /// f', 'docComment /** h */', 'docComment //! j',
    ]); // prettier-ignore
    expect(kinds('#!/usr/bin/env x\na')).toEqual(['ident a']);
    expect(kinds('#![a]')[0]).toBe('# #');
  });

  it('says whether tokens touch', () => {
    expect(run('a= b').tokens.map((one) => one.joint)).toEqual([true, false, false]);
  });

  it('allows names of all scripts', () => {
    expect(kinds('größe 変数')).toEqual(['ident größe', 'ident 変数']);
  });
});

describe('lexer errors', () => {
  it.each([
    ['"abc', 'E0765 unterminated double quote string'],
    ['b"abc', 'E0766 unterminated double quote byte string'],
    ['/* a', 'E0758 unterminated block comment'],
    ['r#"a"', 'E0748 unterminated raw string'],
    ["let c = '", 'E0762 unterminated character literal'],
    ["''", 'empty character literal'],
    ['0x', 'E0768 no valid digits found for number'],
    ['0b12', 'invalid digit for a base 2 literal'],
    ['1e', 'expected at least one digit in exponent'],
    ['foo"a"', 'prefix `foo` is unknown'],
    ['\u201chi', 'unknown start of token: \\u{201c}'],
    ['let \u{1F980} = 1', 'identifiers cannot contain emoji: `\u{1F980}`'],
  ])('%s', (text, expected) => {
    expect(messages(text)[0]).toBe(expected);
  });
});

describe('values of literals', () => {
  it('decodes', () => {
    expect(decodeInt(lit('0xFF_u8')).value).toBe(255n);
    expect(lit('0xFF_u8').suffix).toBe('u8');
    expect(lit('1f32').kind).toBe('Float');
    expect(decodeFloat(lit('1_0.5e1')).value).toBe(105);
    expect(decodeChar(lit("'\\u{1F600}'")).value).toBe(0x1f600);
    expect(decodeString(lit('"a\\n\\x41\\u{e9}\\\n   b"')).value).toBe('a\nA\u00e9b');
    expect(decodeString(lit('r#"a\\"b"#')).value).toBe('a\\"b');
    expect([...decodeBytes(lit('b"a\\xff"')).value]).toEqual([97, 255]);
    expect([...decodeBytes(lit('c"\u00e9"')).value]).toEqual([0xc3, 0xa9]);
  });

  it('maps decoded text back to the source', () => {
    const decoded = decodeString(lit('"\\n{x}"'));
    expect(decoded.offsetAt(0)).toBe(1);
    expect(decoded.offsetAt(2)).toBe(4);
  });

  it.each([
    ['"\\q"', 'unknown character escape: `q`'],
    ["'\\x80'", 'out of range hex escape'],
    ["'\\u{d800}'", 'invalid unicode character escape'],
  ])('%s', (text, expected) => {
    const value = text.startsWith('"') ? decodeString(lit(text)) : decodeChar(lit(text));
    expect(value.diagnostics.map((one) => one.message)).toEqual([expected]);
  });
});
