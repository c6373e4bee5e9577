//! What built MIR does when it runs: evaluation order, drop order, patterns, unwinding. The small programs print numbers; `D(n)` prints n
//! when dropped. The expected outputs are rustc's; `catch` itself prints 1 when it catches.
import { describe, expect, it } from 'vitest';
import { runSource } from '../../machine/testing/run.ts';

const PRELUDE = `
struct D(i64);
impl Drop for D { fn drop(&mut self) { print(self.0); } }
impl D { fn get(&self) -> i64 { self.0 } fn me(&self) -> &D { self } fn opt(&self) -> Option<i64> { if self.0 > 5 { Some(self.0) } else { None } } }
fn d(n: i64) -> D { D(n) }
fn drop<T>(t: T) {}
`;

const programs: readonly (readonly [name: string, code: string, output: string])[] = [
  [
    'linked list',
    `struct N { v: D, next: Option<Box<N>> } fn main() { let mut cur = Some(Box::new(N { v: d(1), next: Some(Box::new(N { v: d(2), next: None })) })); while let Some(n) = cur { print(n.v.get() + 100); cur = n.next; } print(9); }`,
    '101 1 102 2 9',
  ],
  [
    'swap tuple',
    `fn main() { let mut p = (1, 2); p = (p.1, p.0); print(p.0 * 10 + p.1); let mut a = [1, 2, 3]; a = [a[2], a[1], a[0]]; print(a[0] * 100 + a[1] * 10 + a[2]); }`,
    '21 321',
  ],
  [
    'arg order',
    `fn f(a: i64, b: i64, c: i64) { print(a * 100 + b * 10 + c); } fn main() { let mut x = 1; f(x, { x = 2; x }, x); }`,
    '122',
  ],
  [
    'match guard order',
    `fn main() { let o = Some(d(7)); match o { Some(x) if { print(1); x.get() == 3 } => print(2), Some(x) if x.get() == 7 => { print(3); } _ => print(4) } print(5); }`,
    '1 3 7 5',
  ],
  [
    'or pattern',
    `enum E { A(D), B(D), C } fn g(e: E) { match e { E::A(x) | E::B(x) => { print(x.get() + 10); } E::C => print(0) } } fn main() { g(E::A(d(1))); g(E::B(d(2))); g(E::C); }`,
    '11 1 12 2 0',
  ],
  [
    'binding at',
    `fn main() { let v = 5; match v { n @ 1..=3 => print(n), n @ (4 | 5) => print(n * 10), _ => print(0) } let s = [1, 2, 3, 4]; match s { [a, .., b] => print(a * 10 + b) } let q: &[i64] = &s; match q { [a, rest @ .., z] => print(*a * 10 + *z), _ => print(0) } }`,
    '50 14 14',
  ],
  [
    'closure move',
    `fn main() { let a = d(1); let b = d(2); let c = move || { a.get() + b.get() }; print(c()); drop(c); print(9); }`,
    '3 1 2 9',
  ],
  [
    'fn once',
    `fn run<F: FnOnce() -> D>(f: F) -> D { f() } fn main() { let a = d(1); let b = d(2); let r = run(move || { b.get(); a }); print(9); }`,
    '2 9 1',
  ],
  ['nested temp', `fn main() { let x = { let y = d(1); d(2).get() + y.get() }; print(x); }`, '1 2 3'],
  [
    'struct update',
    `struct S { a: D, b: D, c: D } fn main() { let s = S { a: d(1), b: d(2), c: d(3) }; let t = S { b: d(4), ..s }; print(9); }`,
    '9 1 4 3 2',
  ],
  [
    'labeled loops',
    `fn main() { let mut n = 0; let r = 'o: loop { let a = d(1); loop { let b = d(2); n += 1; if n == 2 { break 'o 7; } if n == 1 { continue 'o; } } }; print(r); }`,
    '2 1 2 1 7',
  ],
  [
    'assign drop order',
    `fn mk() -> D { print(50); d(2) } fn main() { let mut a = d(1); a = mk(); print(60); }`,
    '50 1 60 2',
  ],
  ['vec-like array', `fn main() { let a = [d(1), d(2), d(3)]; let [x, _, z] = a; print(9); }`, '9 3 1 2'],
  ['box partial', `fn main() { let b = Box::new((d(1), d(2))); let x = b.0; print(9); }`, '9 1 2'],
  [
    'cond init',
    `fn t() -> bool { true } fn main() { let x; let y = d(5); if t() { x = d(1); } else { x = d(2); } print(9); }`,
    '9 5 1',
  ],
  [
    'let else',
    `fn f(o: Option<D>) -> i64 { let Some(x) = o else { print(0); return 1; }; x.get() } fn main() { print(f(Some(d(4)))); print(f(None)); }`,
    '4 4 0 1',
  ],
  [
    'if let chain temps',
    `fn main() { if let Some(x) = d(7).opt() { print(x); } else { print(0); } if let Some(x) = d(3).opt() { print(x); } else { print(0); } print(9); }`,
    '7 7 0 3 9',
  ],
  ['match temp', `fn main() { match d(7).opt() { Some(x) => print(x + 1), None => print(0) } print(9); }`, '8 7 9'],
  [
    'return in args',
    `fn g(a: D, b: i64) {} fn f() -> i64 { let k = d(3); g(d(1), return 5); 6 } fn main() { print(f()); }`,
    '1 3 5',
  ],
  [
    'while let pop',
    `fn main() { let mut n = 0; while let Some(x) = (if n < 2 { Some(d(n)) } else { None }) { n += 1; print(x.get() + 10); } print(9); }`,
    '10 0 11 1 9',
  ],
  ['shadow loop', `fn main() { let mut i = 0; while i < 2 { let x = d(i); let x = d(i + 10); i += 1; } }`, '10 0 11 1'],
  [
    'ref closure',
    `fn main() { let mut n = 0; let mut add = |k: i64| { n += k; n }; print(add(2)); print(add(3)); print(n); }`,
    '2 5 5',
  ],
  [
    'capture field',
    `struct S { a: D, b: D } fn main() { let s = S { a: d(1), b: d(2) }; { let c = move || s.a.get(); print(c()); } print(9); }`,
    '1 1 9 2',
  ],
  [
    'moved in loop cond',
    `fn main() { let mut o = Some(d(1)); let mut i = 0; loop { if i == 1 { drop(o); break; } i += 1; } print(9); }`,
    '1 9',
  ],
  [
    'tuple temp drop',
    `fn main() { let _ = (d(1), d(2)); print(9); let (a, b) = (d(3), d(4)); print(8); }`,
    '1 2 9 8 4 3',
  ],
  ['extended', `fn main() { let r = &d(1); let s = Some(&d(2)); let t = d(3).me().get(); print(9); }`, '3 9 2 1'],
  [
    'deref assign',
    `fn set(p: &mut D) { *p = d(2); print(7); } fn main() { let mut a = d(1); set(&mut a); print(9); }`,
    '1 7 9 2',
  ],
  [
    'promote',
    `fn f() -> &'static i64 { &41 } fn main() { print(*f() + 1); let a: &[i64] = &[1, 2]; print(a[1]); }`,
    '42 2',
  ],
  [
    'bool ops',
    `fn t(n: i64, r: bool) -> bool { print(n); r } fn main() { if t(1, true) && (t(2, false) || t(3, true)) && !t(4, false) { print(9); } let b = t(5, false) || t(6, true); }`,
    '1 2 3 4 9 5 6',
  ],
  [
    'unwinding drops what is live, in order',
    `fn f() { let a = d(1); let b = d(2); panic_now("x"); } fn main() { if catch(|| f()) { print(7); } }`,
    '2 1 1 7',
  ],
  [
    'a panic in the middle of arguments',
    `fn g(a: D, b: D) {} fn boom() -> D { panic_now("x") } fn main() { if catch(|| { let k = d(9); g(d(1), boom()); }) { print(7); } }`,
    '1 9 1 7',
  ],
  [
    'a panic while dropping still drops the rest',
    `struct B; impl Drop for B { fn drop(&mut self) { print(50); panic_now("x") } } struct S { a: D, b: B, c: D } fn main() { if catch(|| { let k = d(9); let s = S { a: d(1), b: B, c: d(2) }; }) { print(7); } }`,
    '1 50 2 9 1 7',
  ],
  [
    'moved values are not dropped when unwinding',
    `fn take(a: D) { print(60); } fn main() { if catch(|| { let a = d(1); take(a); panic_now("x"); }) { print(7); } }`,
    '60 1 1 7',
  ],
  [
    'assignment with a panicking drop writes the new value',
    `struct B(i64); impl Drop for B { fn drop(&mut self) { print(self.0); if self.0 == 1 { panic_now("x") } } } fn main() { if catch(|| { let mut b = B(1); b = B(2); print(99); }) { print(7); } }`,
    '1 2 1 7',
  ],
];

describe('running', () => {
  for (const [name, code, output] of programs)
    it(name, () => expect(runSource(PRELUDE + code).out.join(' ')).toBe(output));
});
