import { describe, expect, it } from 'vitest';
import { USER_FILE } from '../../source/span.ts';
import { parseFile } from './parse.ts';

const parse = (text: string) =>
  parseFile({ id: USER_FILE, path: 'src/main.rs', origin: 'user', text }, { edition: '2021' });
const messages = (text: string): string[] => parse(text).diagnostics.map((one) => one.message);

// Messages as rustc 1.95 gives them for the same text.
describe('messages', () => {
  it.each([
    ['fn main() { let x = 5 }', 'expected one of `.`, `;`, `?`, `else`, or an operator, found `}`'],
    ['fn main() {\n let x = 5\n let y = 6;\n}', 'expected `;`, found keyword `let`'],
    ['fn main() {\n foo()\n bar();\n}', 'expected `;`, found `bar`'],
    ['fn main() { let x = ; }', 'expected expression, found `;`'],
    ['fn main() { rx. }', 'unexpected token: `}`'],
    ['fn main() { foo bar; }', 'expected one of `!`, `.`, `::`, `;`, `?`, `{`, `}`, or an operator, found `bar`'],
    ['fn main() { foo(a b); }', 'expected one of `!`, `)`, `,`, `.`, `::`, `?`, `{`, or an operator, found `b`'],
    ['fn main() {', 'this file contains an unclosed delimiter'],
    ['fn main() { foo(1, 2]; }', 'mismatched closing delimiter: `]`'],
    ['fn main() { } }', 'unexpected closing delimiter: `}`'],
    ['fn main() { a < b < c; }', 'comparison operators cannot be chained'],
    ['fn main() { Vec<u8>::new(); }', 'comparison operators cannot be chained'],
    ['fn main() { if x == Foo { a: 1 } { } }', 'struct literals are not allowed here'],
    ['fn f(x) {}', 'expected one of `:`, `@`, or `|`, found `)`'],
    ['fn main() { let y = await x; }', 'incorrect use of `await`'],
    ['fn main() { x.await(); }', 'incorrect use of `await`'],
    ['fn main() { x++; }', 'Rust has no postfix increment operator'],
    ['fn main() { if a and b {} }', '`and` is not a logical operator'],
    ['fn main() { match x { 1 => 2 3 => 4 } }', 'expected `,` following `match` arm'],
    ['fn main() { if { foo(); } }', 'missing condition for `if` expression'],
    ['struct S { a: u8 b: u8 }', 'expected `,`, or `}`, found `b`'],
    ['let x = 5;', 'expected item, found keyword `let`'],
    ['pub', 'visibility `pub` is not followed by an item'],
    ['pub foo() {}', 'missing `fn` for function definition'],
    ['const X = 5;', 'missing type for `const` item'],
    ['fn foo { }', 'missing parameters for function definition'],
    ['fn foo() : u8 { 1 }', 'return types are denoted using `->`'],
    ['fn main() { let fn = 5; }', 'expected identifier, found keyword `fn`'],
    ['fn main() { var x = 5; }', 'invalid variable declaration'],
    ['fn main() { let x = let y = 5; }', 'expected expression, found `let` statement'],
    [
      'fn main() { a as usize < b; }',
      '`<` is interpreted as a start of generic arguments for `usize`, not a comparison',
    ],
    ['fn main() { x ? y : z; }', 'Rust has no ternary operator'],
    ['impl Foo { let x = 1; }', 'non-item in item list'],
    ['fn main() { unsafe foo(); }', 'expected `{`, found `foo`'],
    ['struct S { fn f() {} }', 'functions are not allowed in struct definitions'],
    ['fn main() { 1u7; }', 'invalid width `7` for integer literal'],
    ['fn main() { let x = "abc; }', 'unterminated double quote string'],
  ])('%s', (text, expected) => {
    expect(messages(text)[0]).toBe(expected);
  });

  it('points at the place where `;` is missing, with a fix', () => {
    const text = 'fn main() {\n    foo()\n    bar();\n}';
    const [first] = parse(text).diagnostics;
    expect(first?.span.start).toBe(text.indexOf('foo()') + 5);
    expect(first?.label).toBe('help: add `;` here');
    expect(first?.edits[0]?.edits[0]?.text).toBe(';');
  });
});

describe('recovery', () => {
  const names = (text: string): string[] =>
    parse(text).file.items.flatMap((item) => ('ident' in item ? [item.ident.name] : []));

  it('keeps what stands before and after an error', () => {
    const { file, diagnostics } = parse(
      'fn main() { let a = 1; let x = ; foo(b c); let d = 2; rx.\n let e = 3; } fn g() {}',
    );
    expect(diagnostics).toHaveLength(3);
    const [main] = file.items;
    if (main?.kind !== 'Fn') throw new Error('no fn');
    expect(main.body?.get().stmts.map((one) => one.kind)).toEqual(['Let', 'Let', 'Expr', 'Let', 'Expr', 'Let']);
    expect(file.items).toHaveLength(2);
  });

  it('keeps the receiver of an unfinished field', () => {
    const { file } = parse('fn main() { rx.; }');
    const [main] = file.items;
    const [stmt] = main?.kind === 'Fn' ? (main.body?.get().stmts ?? []) : [];
    if (stmt?.kind !== 'Expr' || stmt.expr.kind !== 'Field') throw new Error('no field');
    expect(stmt.expr.expr.kind).toBe('Path');
    expect(stmt.expr.field.name).toBe('');
  });

  it('keeps items after an unclosed brace', () => {
    const text =
      'fn a() {\n    if x {\n        y();\n}\n\nfn b() {\n    z();\n}\n\n#[tokio::main]\nasync fn main() {}\n';
    expect(names(text)).toEqual(['a', 'b', 'main']);
    expect(messages(text)).toEqual(['this file contains an unclosed delimiter']);
  });

  it('keeps items after an unclosed parenthesis', () => {
    const text = 'fn a() {\n    spawn(async {\n        y();\n    };\n}\n\nfn b() {}\n';
    expect(names(text)).toEqual(['a', 'b']);
  });

  it('keeps the other items of a broken module', () => {
    expect(names('struct A { x: }\nfn b( {}\nenum C { X, Y + Z, W }\n5\nfn d() {}')).toEqual(['A', 'b', 'C', 'd']);
  });
});
