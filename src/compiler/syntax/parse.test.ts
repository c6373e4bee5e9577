import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../source/source-file.ts';
import { USER_FILE } from '../../source/span.ts';
import type { Edition, FnItem, Item } from './ast.ts';
import { lex } from './lexer.ts';
import { parseExprFromTokens, parseFile } from './parse.ts';
import { printCrate, printExpr } from './print.ts';

const fileOf = (text: string): SourceFile => ({ id: USER_FILE, path: 'src/main.rs', origin: 'user', text });

/** Parses without errors and prints on one line. */
function shown(text: string, edition: Edition = '2024'): string {
  const { file, diagnostics } = parseFile(fileOf(text), { edition });
  expect(diagnostics.map((one) => one.message)).toEqual([]);
  const printed = printCrate(file);
  const again = parseFile(fileOf(printed), { edition });
  expect(again.diagnostics.map((one) => one.message)).toEqual([]);
  expect(printCrate(again.file)).toBe(printed);
  return printed.replace(/\s+/g, ' ').trim();
}

/** An expression, without errors, with every operator in parentheses. */
function grouped(text: string): string {
  const { tokens } = lex(text, USER_FILE, { edition: '2024' });
  const { node, diagnostics } = parseExprFromTokens(tokens, { edition: '2024' });
  expect(diagnostics.map((one) => one.message)).toEqual([]);
  const walk = (expr: typeof node): string => {
    switch (expr.kind) {
      case 'Binary':
        return `(${walk(expr.lhs)} ${expr.op} ${walk(expr.rhs)})`;
      case 'Assign':
        return `(${walk(expr.lhs)} = ${walk(expr.rhs)})`;
      case 'AssignOp':
        return `(${walk(expr.lhs)} ${expr.op}= ${walk(expr.rhs)})`;
      case 'Unary':
        return `(${expr.op}${walk(expr.expr)})`;
      case 'AddrOf':
        return `(&${expr.raw ? 'raw ' : ''}${expr.mutable ? 'mut ' : ''}${walk(expr.expr)})`;
      case 'Cast':
        return `(${walk(expr.expr)} as _)`;
      case 'Range':
        return `(${expr.start ? walk(expr.start) : ''}${expr.closed ? '..=' : '..'}${expr.end ? walk(expr.end) : ''})`;
      case 'Try':
        return `(${walk(expr.expr)}?)`;
      case 'Await':
        return `(${walk(expr.expr)}.await)`;
      case 'Field':
        return `(${walk(expr.expr)}.${expr.field.name})`;
      default:
        return printExpr(expr);
    }
  };
  return walk(node);
}

const body = (text: string): Item => {
  const { file, diagnostics } = parseFile(fileOf(`fn f() {${text}}`), { edition: '2024' });
  expect(diagnostics.map((one) => one.message)).toEqual([]);
  const [item] = file.items;
  if (item === undefined) throw new Error('no item');
  return item;
};

const blockOf = (text: string) => {
  const item = body(text) as FnItem;
  const block = item.body?.get();
  if (block === undefined) throw new Error('no body');
  return block;
};

describe('operators', () => {
  it.each([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a = b = c', '(a = (b = c))'],
    ['a += b - c', '(a += (b - c))'],
    ['a || b && c == d', '(a || (b && (c == d)))'],
    ['a & b == c', '((a & b) == c)'],
    ['-a as u8 + b', '(((-a) as _) + b)'],
    ['!a.b?', '(!((a.b)?))'],
    ['*a.b.await?', '(*(((a.b).await)?))'],
    ['&mut *a', '(&mut (*a))'],
    ['&&a', '(&(&a))'],
    ['&raw mut a.b', '(&raw mut (a.b))'],
    ['a..b + 1', '(a..(b + 1))'],
    ['..=b', '(..=b)'],
    ['a..', '(a..)'],
    ['x.0.1.2', '(((x.0).1).2)'],
    ['a << b >> c', '((a << b) >> c)'],
    ['a < -b', '(a < (-b))'],
    ['a as usize == b', '((a as _) == b)'],
  ])('%s', (text, expected) => {
    expect(grouped(text)).toBe(expected);
  });
});

describe('expressions', () => {
  it.each([
    'x.collect::<Vec<Vec<u8>>>()',
    '<T as Iterator>::next(&mut it)',
    'async move { x.await? }',
    'async |a, b: u8| a.await',
    'move |x: &u8| -> u8 { *x }',
    "for<'a> |x: &'a u8| -> &'a u8 { x }",
    'if let Some(x) = a && x > 1 && let Ok(y) = b { y } else if c { 1 } else { 2 }',
    'match x { Some(1 | 2) => {} A::B { c, .. } if c > 0 => d, [first, .., last] => e, n @ 1..=9 => f, _ => g, }',
    "'outer: loop { break 'outer 5; }",
    'S { a, b: 1, ..Default::default() }',
    '[0u8; 4]',
    '(a,)',
    'unsafe { *p }',
    'const { 1 + 1 }',
    'println!("{x}", x = 1)',
    '|| ()',
    'return',
    'a[..][1..=2]',
    'if x == (S { a: 1 }) {}',
    'while let Some(x) = it.next() {}',
    'r#type.r#match()',
    '1.0.max(2.).floor()',
    'b"\\x00" as &[u8]',
    'let_ + union + auto + default + macro_rules',
  ])('%s', (text) => {
    shown(`fn f() { let v = ${text}; }`);
  });

  it('ends a statement at its block', () => {
    const block = blockOf('if a {} else {} (b, c); match x {} -1; unsafe {} .foo(); { 1 } [0]; loop {}');
    expect(block.stmts.map((one) => one.kind)).toEqual(['Expr', 'Expr', 'Expr', 'Expr', 'Expr', 'Expr', 'Expr']);
    expect(block.tail?.kind).toBe('Loop');
  });

  it('knows statements, items and macros in blocks', () => {
    const block = blockOf('let x; use a::b; fn g() {} m! { a } m!(b); m!(c); ; vec![1].len(); m! {}.x; m![d]');
    const kinds = block.stmts.map((one) => (one.kind === 'Macro' ? one.style : one.kind));
    expect(kinds).toEqual(['Let', 'Item', 'Item', 'braces', 'semi', 'semi', 'Empty', 'Expr', 'Expr']);
    expect(block.tail?.kind).toBe('Macro');
  });

  it('keeps tokens of macro calls flat and balanced', () => {
    const block = blockOf('select! { a = b => { c } }');
    const [stmt] = block.stmts;
    if (stmt?.kind !== 'Macro') throw new Error('no macro');
    expect(stmt.mac.tokens.map((one) => one.text)).toEqual(['a', '=', 'b', '=>', '{', 'c', '}']);
    expect(stmt.mac.delim).toBe('{');
  });

  it('gives exact spans', () => {
    const text = 'fn f() { let x = a.b(c) + 1; }';
    const { file } = parseFile(fileOf(text), { edition: '2024' });
    const [item] = file.items;
    if (item?.kind !== 'Fn') throw new Error('no fn');
    const [stmt] = item.body?.get().stmts ?? [];
    if (stmt?.kind !== 'Let' || stmt.init?.kind !== 'Binary') throw new Error('no let');
    const at = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
    expect(at(stmt.span)).toBe('let x = a.b(c) + 1;');
    expect(at(stmt.init.span)).toBe('a.b(c) + 1');
    expect(at(stmt.init.opSpan)).toBe('+');
    expect(at(stmt.init.lhs.span)).toBe('a.b(c)');
    expect(at(item.sigSpan)).toBe('fn f()');
  });
});

describe('items', () => {
  it.each([
    "pub(crate) async unsafe extern \"C\" fn f<'a, T: ?Sized + 'a, const N: usize = 3>(&'a mut self, mut x: T, ...) -> impl Fn(u8) -> u8 + use<'a, T> where T: for<'b> Fn(&'b u8), 'a: 'static { }",
    'struct S<T>(pub T, #[a] u8) where T: Clone;',
    'struct U; struct E {} union Un { a: u8 }',
    'enum E { A, B(u8), C { x: u8 } = 3 }',
    'pub unsafe auto trait T: A + B {} trait Al = A + B;',
    "trait T { type A<'a>: Send where Self: 'a; const C: u8 = 1; fn f(self: Pin<&mut Self>); m!(); }",
    'impl<T> !Send for S<T> {} unsafe impl Sync for S {} impl const T for S {}',
    'impl <S as T>::A {}',
    'mod a { //! inner\n mod b; }',
    'use {a, b::{self, c as _, d::*}, ::e};',
    'const _: () = (); static mut X: [u8; 2] = [1, 2];',
    'unsafe extern "C" { safe fn f(); static X: u8; type Y; }',
    'extern crate a as b;',
    'macro_rules! m { ($($x:expr),* $(,)?) => { [$($x),*] }; }',
    'pub macro m($x:expr) { $x }',
    'thread_local! { static X: u8 = 1; }',
    '/// doc\n#[derive(Debug)] #[cfg(feature = "x")] #[unsafe(no_mangle)] #[doc = "x"] fn f() {}',
    'type F = for<\'a> unsafe extern "C" fn(x: &\'a u8, _: *const u8) -> !;',
    "type D = Box<dyn for<'a> Fn(&'a str) -> Result<(), E> + Send + 'static>;",
    'fn f(x: impl Iterator<Item = u8, Item: Send>, y: [u8; { N + 1 }], z: A<-1, { 2 }, "x">) {}',
    'fn f(&(ref a, _): &(u8, u8), [b, ..]: [u8; 2], S { c, d: _ }: S) {}',
    'fn f<T: ~const A>() where (): async Fn() {}',
  ])('%s', (text) => {
    shown(text);
  });

  it('parses bodies on demand', () => {
    const text = 'fn f() { let x = ; } fn g() { 1 }';
    const { file, diagnostics } = parseFile(fileOf(text), { edition: '2024', lazyBodies: true });
    expect(diagnostics).toEqual([]);
    const [f, g] = file.items;
    if (f?.kind !== 'Fn' || g?.kind !== 'Fn') throw new Error('no fn');
    expect(g.body?.get().tail?.kind).toBe('Lit');
    expect(g.body?.get()).toBe(g.body?.get());
    expect(f.body?.diagnostics().map((one) => one.message)).toEqual(['expected expression, found `;`']);
  });

  it('distinguishes editions', () => {
    expect(shown('fn gen() {}', '2021')).toBe('fn r#gen() {}');
    const { diagnostics } = parseFile(fileOf('fn gen() {}'), { edition: '2024' });
    expect(diagnostics).toHaveLength(1);
    const chain = parseFile(fileOf('fn f() { if let A = b && c {} }'), { edition: '2021' });
    expect(chain.diagnostics.map((one) => one.message)).toEqual(['let chains are only allowed in Rust 2024 or later']);
  });
});
