//! What an edit inside one function can change elsewhere, and what it cannot.
import { describe, expect, it, vi } from 'vitest';
import { compile, forgetChecks } from './compile.ts';
import { Kept } from './kept.ts';

const OPTIONS = { edition: 2024, testMode: false } as const;

/** Codes after an edit; the same check from nothing must say the same. `looked`: how many bodies were type-checked. */
function afterEdit(
  before: string,
  from: string,
  to: string,
): { readonly codes: readonly string[]; readonly looked: number } {
  forgetChecks();
  compile(before, OPTIONS);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  const set = vi.spyOn(Kept.prototype, 'set');
  const { diagnostics } = compile(after, OPTIONS);
  const looked = set.mock.calls.filter(([check]) => check === 'types').length;
  set.mockRestore();
  forgetChecks();
  expect(diagnostics).toEqual(compile(after, OPTIONS).diagnostics);
  return { codes: diagnostics.map((it) => it.code ?? ''), looked };
}

const SPAWNING = `
use std::rc::Rc;
async fn rest() {}
async fn inner() { let n = 1; rest().await; println!("{n}"); }
async fn outer() { inner().await; }
fn other() -> u32 { 1 }
#[tokio::main]
async fn main() { tokio::spawn(outer()).await.unwrap(); other(); }
`;

describe('an edit inside a function', () => {
  it('leaves the others alone, wherever they move', () => {
    const text = 'fn a() -> u32 { 1 }\nfn b() -> u32 { "b" }\nfn main() { a(); b(); }\n';
    expect(afterEdit(text, '{ 1 }', '{ 1 +\n 1 }')).toEqual({ codes: ['E0308'], looked: 1 });
  });

  it('reaches who holds its future, also through another future', () => {
    expect(afterEdit(SPAWNING, 'let n = 1;', 'let n = Rc::new(1);').codes).toEqual(['']);
    expect(afterEdit(SPAWNING, 'fn other() -> u32 { 1 }', 'fn other() -> u32 { 2 }').looked).toBe(1);
  });

  it('reaches who calls it by another name', () => {
    const text = SPAWNING.replace('async fn outer', 'use inner as within;\nasync fn outer').replace(
      '{ inner().await',
      '{ within().await',
    );
    expect(afterEdit(text, 'let n = 1;', 'let n = Rc::new(1);').codes).toEqual(['']);
  });

  it('reaches who uses the hidden type of its `impl Trait`', () => {
    const text = 'fn f() -> impl Fn() { || () }\nfn is_send<T: Send>(_: T) {}\nfn main() { is_send(f()); }\n';
    const edit = '{ let n = std::rc::Rc::new(1); move || { let _ = &n; } }';
    expect(afterEdit(text, '{ || () }', edit).codes).toEqual(['E0277']);
  });

  it('reaches everybody when it brings items of its own', () => {
    const text = 'struct S;\nfn f() {}\nfn g<T: Clone>(_: T) {}\nfn main() { f(); g(S); }\n';
    expect(afterEdit(text, '{}', '{ impl Clone for S { fn clone(&self) -> S { S } } }').codes).toEqual([]);
  });

  it('reaches constants through `const fn`', () => {
    const text = 'const fn n() -> usize { 2 }\nfn main() { let _: [u8; 2] = [0; n()]; }\n';
    expect(afterEdit(text, '{ 2 }', '{ 3 }').codes).toEqual(['E0308']);
  });

  it('finds the recursion of futures that it closes', () => {
    const text =
      'async fn a(n: u32) { if n > 0 { b(n - 1).await } }\nasync fn b(_: u32) {}\nfn main() { drop(a(1)); }\n';
    expect(afterEdit(text, '(_: u32) {}', '(_: u32) { }').codes).toEqual([]);
    const named = text.replace('b(_: u32) {}', 'b(n: u32) { let _ = n; }');
    expect(afterEdit(named, '{ let _ = n; }', '{ a(n).await }').codes).toEqual(['E0733']);
  });

  it('does not move messages that print lines', () => {
    const text = 'fn a() {}\nfn b() -> u32 { || 1 }\nfn main() { a(); b(); }\n';
    expect(afterEdit(text, '{}', '{\n}').looked).toBe(2);
  });

  it('finds all borrow errors again when the last type error is gone', () => {
    const text = 'fn a() { let s = String::new(); drop(s); drop(s); }\nfn main() { a(); let _: u32 = ""; }\n';
    expect(afterEdit(text, ' = ""', ' = 1').codes).toEqual(['E0382']);
  });
});
