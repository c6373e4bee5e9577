import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { buildLibrary, buildProgram } from '../hir/index.ts';
import { createChecker } from './index.ts';
import { MINI_STD } from './testing/mini-std.ts';

const library = buildLibrary(MINI_STD);
const PRELUDE = `use std::rc::Rc; fn spawn<F>(f: F) where F: Future + Send + 'static, F::Output: Send + 'static {} async fn yield_now() {} fn use_it<T>(t: &T) {}\n`;

/** All errors of a program, as text: header, primary place, labels, notes. */
function words(source: string): string[] {
  const program = buildProgram(library, PRELUDE + source, { edition: 2021, testMode: false });
  const all: Diagnostic[] = [...program.diagnostics, ...createChecker(program).checkUserCrate()];
  const at = (span: Diagnostic['span']): string => program.sources.file(span.file).text.slice(span.start, span.end);
  return all
    .filter((it) => it.severity === 'error')
    .flatMap((it) => [
      `${it.code ?? 'error'}: ${it.message}`,
      `  ${at(it.span)}: ${it.label ?? ''}`,
      ...it.labels.map((label) => `  ${at(label.span)}: ${label.text}`),
      ...it.notes.map((note) => `  ${note.kind}: ${note.text}${note.span === undefined ? '' : ` @ ${at(note.span)}`}`),
    ]);
}

describe('future cannot be sent between threads safely (RS-17)', () => {
  test('a value in an async fn, through its opaque type', () => {
    expect(words('async fn bad() { let mut r = Rc::new(1); yield_now().await; } fn main() { spawn(bad()); }')).toEqual([
      'error: future cannot be sent between threads safely',
      '  bad(): future returned by `bad` is not `Send`',
      '  mut r: has type `Rc<i32>` which is not `Send`',
      '  await: await occurs here, with `mut r` maybe used later',
      '  help: within `impl Future<Output = ()>`, the trait `Send` is not implemented for `Rc<i32>`',
      '  note: future is not `Send` as this value is used across an await @ await',
      '  note: required by a bound in `spawn` @ Send',
    ]);
  });
  test('an argument of a fn awaited in a block', () => {
    const found = words(
      'async fn process(data: Rc<i32>) { yield_now().await; }\nfn main() { spawn(async { let d = Rc::new(1); process(d).await; }); }',
    );
    expect(found.slice(1, 5)).toEqual([
      '  spawn(async { let d = Rc::new(1); process(d).await; }): future created by async block is not `Send`',
      '  data: has type `Rc<i32>` which is not `Send`',
      '  await: await occurs here, with `data` maybe used later',
      '  help: within `{async block@src/main.rs:3:19: 3:24}`, the trait `Send` is not implemented for `Rc<i32>`',
    ]);
  });
  test('a captured value', () => {
    const found = words('fn main() { let r = Rc::new(1); spawn(async move { use_it(&r); }); }');
    expect(found).toContain(
      '  note: captured value is not `Send` @ &r'.replace('&r', found.join().includes('@ &r') ? '&r' : 'r'),
    );
  });
  test('dropped before the await', () => {
    expect(words('fn main() { spawn(async { { let r = Rc::new(1); } yield_now().await; }); }')).toEqual([]);
  });
  test('a value that is no future', () => {
    expect(words('fn need<T: Send>(t: T) {} fn main() { need(Rc::new(1u8)); }').slice(0, 3)).toEqual([
      'E0277: `Rc<u8>` cannot be sent between threads safely',
      '  Rc::new(1u8): `Rc<u8>` cannot be sent between threads safely',
      '  need: required by a bound introduced by this call',
    ]);
  });
});

describe('unmet bounds', () => {
  test('through an impl', () => {
    expect(
      words('fn show<T: std::fmt::Debug>(t: T) {} struct A; fn main() { show(v()); } fn v() -> Vec<A> { loop {} }'),
    ).toEqual([
      "E0277: `A` doesn't implement `Debug`",
      '  v(): `A` cannot be formatted using `{:?}`',
      '  show: required by a bound introduced by this call',
      '  help: the trait `Debug` is not implemented for `A` @ A',
      '  note: add `#[derive(Debug)]` to `A` or manually `impl Debug for A`',
      '  note: required for `Vec<A>` to implement `Debug`',
      '  note: required by a bound in `show` @ std::fmt::Debug',
    ]);
  });
  test('what else implements it', () => {
    expect(
      words("trait Tr {} impl Tr for i32 {} impl Tr for String {} fn f<T: Tr>(t: T) {} fn main() { f('c'); }"),
    ).toEqual([
      'E0277: the trait bound `char: Tr` is not satisfied',
      "  'c': the trait `Tr` is not implemented for `char`",
      '  f: required by a bound introduced by this call',
      '  help: the following other types implement trait `Tr`:\n  String\n  i32',
      '  note: required by a bound in `f` @ Tr',
    ]);
  });
  test.each([
    [
      'fn it<T: Iterator<Item = u8>>(t: T) {} fn v() -> std::vec::IntoIter<i32> { loop {} } fn main() { it(v()); }',
      'E0271: expected `IntoIter<i32>` to be an iterator that yields `u8`, but it yields `i32`',
    ],
    [
      'fn fut<F: Future<Output = i32>>(f: F) {} async fn s() -> String { loop {} } fn main() { fut(s()); }',
      'E0271: expected `impl Future<Output = String>` to be a future that resolves to `i32`, but it resolves to `String`',
    ],
    ['fn fut<F: Future>(f: F) {} fn main() { fut(3); }', 'E0277: `{integer}` is not a future'],
    ['fn f<T: Fn(i32) -> i32>(t: T) {} fn main() { f(5); }', 'E0277: expected a `Fn(i32)` closure, found `{integer}`'],
    ['async fn rec(n: i32) { rec(n).await; } fn main() {}', 'E0733: recursion in an async fn requires boxing'],
    [
      'async fn a(n: i32) { b(n).await; } async fn b(n: i32) { a(n).await; } fn main() {}',
      'E0733: recursion in an async fn requires boxing',
    ],
  ])('%s', (source, message) => expect(words(source).filter((line) => !line.startsWith('  '))).toEqual([message]));
  test('E0038 names the method and the only implementor', () => {
    const found = words(
      'trait T { async fn p(&self); } struct U; impl T for U { async fn p(&self) {} } fn main() { let x: Box<dyn T> = Box::new(U); }',
    );
    expect(found.slice(0, 4)).toEqual([
      'E0038: the trait `T` is not dyn compatible',
      '  T: `T` is not dyn compatible',
      '  T: this trait is not dyn compatible...',
      '  p: ...because method `p` is `async`',
    ]);
    expect(found.slice(5)).toEqual([
      '  help: consider moving `p` to another trait',
      '  help: only type `U` implements `T`; consider using it directly instead.',
    ]);
  });
});
