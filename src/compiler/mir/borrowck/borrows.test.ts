//! Move and borrow errors: codes, messages, primary spans; and programs that must be accepted.
import { describe, expect, it } from 'vitest';
import { borrowErrors } from '../testing/harness.ts';

const errors = (source: string): readonly string[] => borrowErrors(source);

describe('moves', () => {
  it('E0382', () => {
    expect(errors('fn f(s: String) {} fn main() { let s = String::new(); f(s); let n = s.len(); }')).toEqual([
      'E0382 borrow of moved value: `s` @ s',
    ]);
    expect(errors('fn f(s: String) {} fn main() { let s = String::new(); f(s); f(s); }')).toEqual([
      'E0382 use of moved value: `s` @ s',
    ]);
    expect(errors('fn f(s: String) {} fn main() { let s = String::new(); loop { f(s); } }')).toEqual([
      'E0382 use of moved value: `s` @ s',
    ]);
    expect(
      errors(
        'struct P { a: String, b: String } fn f(p: P) {} fn main() { let p = P { a: String::new(), b: String::new() }; let a = p.a; f(p); }',
      ),
    ).toEqual(['E0382 use of partially moved value: `p` @ p']);
    expect(
      errors('fn main() { let s = String::new(); let c = move || { let x = s.len(); }; let n = s.len(); }'),
    ).toEqual(['E0382 borrow of moved value: `s` @ s']);
    expect(errors('fn main() { let mut v = Vec::new(); v.push(1); for x in v { } let n = v.len(); }')).toEqual([
      'E0382 borrow of moved value: `v` @ v',
    ]);
  });
  it('E0381, E0384', () => {
    expect(errors('fn main() { let x: i32; let y = x + 1; }')).toEqual([
      "E0381 used binding `x` isn't initialized @ x",
    ]);
    expect(errors('fn c() -> bool { true } fn main() { let x: i32; if c() { x = 1; } let y = x + 1; }')).toEqual([
      'E0381 used binding `x` is possibly-uninitialized @ x',
    ]);
    expect(errors('fn main() { let x = 1; x = 2; }')).toEqual([
      'E0384 cannot assign twice to immutable variable `x` @ x = 2',
    ]);
    expect(errors('fn f(x: i32) { x = 2; } fn main() { }')).toEqual([
      'E0384 cannot assign to immutable argument `x` @ x = 2',
    ]);
  });
  it('E0507, E0509', () => {
    expect(errors('struct S { s: String } fn f(s: &S) -> String { s.s } fn main() {}')).toEqual([
      'E0507 cannot move out of `s.s` which is behind a shared reference @ s.s',
    ]);
    expect(errors('fn g(v: &Vec<String>) -> String { v[0] } fn main() {}')).toEqual([
      'E0507 cannot move out of index of `Vec<String>` @ v[0]',
    ]);
    expect(
      errors('struct D(String); impl Drop for D { fn drop(&mut self) {} } fn f(d: D) -> String { d.0 } fn main() {}'),
    ).toEqual(['E0509 cannot move out of type `D`, which implements the `Drop` trait @ d.0']);
  });
});

describe('moves out of patterns', () => {
  it('point at the matched value', () => {
    expect(
      errors(
        'struct S { o: Option<String> } fn f(s: &S) -> String { match s.o { Some(x) => x, None => String::new() } } fn main() {}',
      ),
    ).toEqual(['E0507 cannot move out of `s.o` as enum variant `Some` which is behind a shared reference @ s.o']);
    expect(
      errors('struct S { o: Option<String> } impl S { fn f(&self) -> String { self.o.unwrap() } } fn main() {}'),
    ).toEqual(['E0507 cannot move out of `self.o` which is behind a shared reference @ self.o']);
  });
});

describe('permissions', () => {
  it('E0596, E0594', () => {
    expect(errors('fn main() { let v: Vec<i32> = Vec::new(); v.push(1); }')).toEqual([
      'E0596 cannot borrow `v` as mutable, as it is not declared as mutable @ v',
    ]);
    expect(errors('fn f(v: &Vec<i32>) { v.push(1); } fn main() { }')).toEqual([
      'E0596 cannot borrow `*v` as mutable, as it is behind a `&` reference @ v',
    ]);
    expect(errors('struct S { x: i32 } fn f(s: &S) { s.x = 1; } fn main() { }')).toEqual([
      'E0594 cannot assign to `s.x`, which is behind a `&` reference @ s.x = 1',
    ]);
    expect(errors('struct S { x: i32 } fn main() { let s = S { x: 1 }; s.x = 2; }')).toEqual([
      'E0594 cannot assign to `s.x`, as `s` is not declared as mutable @ s.x = 2',
    ]);
    expect(errors('fn main() { let n = 0; let mut c = || n += 1; c(); }')).toEqual([
      'E0594 cannot assign to `n`, as it is not declared as mutable @ n += 1',
    ]);
    expect(errors('fn main() { let mut n = 0; let c = || n += 1; c(); }')).toEqual([
      'E0596 cannot borrow `c` as mutable, as it is not declared as mutable @ c',
    ]);
    expect(errors('fn call<F: Fn()>(f: F) {} fn main() { let mut n = 0; call(|| n += 1); }')).toEqual([
      'E0594 cannot assign to `n`, as it is a captured variable in a `Fn` closure @ n += 1',
    ]);
  });
});

describe('loans', () => {
  it('E0499, E0502, E0503, E0505, E0506', () => {
    expect(errors('fn main() { let mut s = String::new(); let a = &mut s; let b = &mut s; a.push_str("x"); }')).toEqual(
      ['E0499 cannot borrow `s` as mutable more than once at a time @ &mut s'],
    );
    expect(
      errors('fn main() { let mut v: Vec<i32> = Vec::new(); let first = &v[0]; v.push(4); let y = *first; }'),
    ).toEqual(['E0502 cannot borrow `v` as mutable because it is also borrowed as immutable @ v.push(4)']);
    expect(errors('fn main() { let mut v: Vec<i32> = Vec::new(); for x in v.iter() { v.push(*x); } }')).toEqual([
      'E0502 cannot borrow `v` as mutable because it is also borrowed as immutable @ v.push(*x)',
    ]);
    expect(errors('fn main() { let mut x = 1; let r = &mut x; let y = x; *r = 2; }')).toEqual([
      'E0503 cannot use `x` because it was mutably borrowed @ x',
    ]);
    expect(errors('fn main() { let s = String::new(); let r = &s; drop(s); let n = r.len(); }')).toEqual([
      'E0505 cannot move out of `s` because it is borrowed @ s',
    ]);
    expect(errors('fn main() { let mut x = 1; let r = &x; x = 2; let y = *r; }')).toEqual([
      'E0506 cannot assign to `x` because it is borrowed @ x = 2',
    ]);
  });
  it('E0597, E0716, E0515', () => {
    expect(errors('fn main() { let r; { let x = 5; r = &x; } let y = *r; }')).toEqual([
      'E0597 `x` does not live long enough @ &x',
    ]);
    expect(errors('fn main() { let r: &str; r = String::new().as_str(); let n = r; }')).toEqual([
      'E0716 temporary value dropped while borrowed @ String::new()',
    ]);
    expect(errors("fn f() -> &'static str { let s = String::new(); s.as_str() } fn main() { }")).toEqual([
      'E0515 cannot return value referencing local variable `s` @ s.as_str()',
    ]);
    expect(errors("fn g<'a>() -> &'a i32 { let x = 1; &x } fn main() { }")).toEqual([
      'E0515 cannot return reference to local variable `x` @ &x',
    ]);
  });
  it('what is spawned must own its data', () => {
    expect(errors('fn main() { let s = String::new(); std::spawn_thread(|| { let n = s.len(); }); }')).toEqual([
      'E0373 closure may outlive the current function, but it borrows `s`, which is owned by the current function @ ||',
    ]);
    expect(errors('fn main() { let s = String::new(); std::spawn(async { let n = s.len(); }); }')).toEqual([
      'E0373 async block may outlive the current function, but it borrows `s`, which is owned by the current function @ async',
    ]);
    expect(errors('async fn g(s: &str) {} fn main() { let s = String::new(); std::spawn(g(&s)); }')).toEqual([
      'E0597 `s` does not live long enough @ &s',
    ]);
    expect(
      errors(
        'struct S { n: i32 } impl S { fn go(&self) { std::spawn(async move { let n = self.n; }); } } fn main() {}',
      ),
    ).toEqual(['E0521 borrowed data escapes outside of method @ std::spawn(async move { let n = self.n; })']);
  });
  it('what an async fn gives back may borrow from its arguments', () => {
    expect(
      errors(
        'async fn g(s: &String) -> &String { s } async fn f() { let s = String::new(); let r = g(&s).await; drop(s); let n = r.len(); } fn main() {}',
      ),
    ).toEqual(['E0505 cannot move out of `s` because it is borrowed @ s']);
    expect(
      errors(
        'async fn g(s: &String) -> usize { s.len() } async fn f() { let s = String::new(); let fut = g(&s); drop(s); fut.await; } fn main() {}',
      ),
    ).toEqual(['E0505 cannot move out of `s` because it is borrowed @ s']);
  });
  it('returned closures', () => {
    expect(errors('fn f() -> impl Fn() -> i32 { let x = 1; || x + 1 } fn main() {}')).toEqual([
      'E0373 closure may outlive the current function, but it borrows `x`, which is owned by the current function @ ||',
    ]);
    expect(errors('fn f() -> Box<dyn Fn() -> i32> { let x = 1; Box::new(|| x + 1) } fn main() {}')).toEqual([
      'E0373 closure may outlive the current function, but it borrows `x`, which is owned by the current function @ ||',
    ]);
    expect(
      errors(
        "fn f(x: &i32) -> impl Fn() -> i32 + '_ { move || *x } fn g(v: &Vec<i32>) -> impl Iterator<Item = &i32> + '_ { v.iter() } fn main() {}",
      ),
    ).toEqual([]);
    expect(errors('fn main() { let s = String::new(); let c = move || drop(s); c(); c(); }')).toEqual([
      'E0382 use of moved value: `c` @ c',
    ]);
  });
  it('E0700: hidden types name what they borrow from, before 2024', () => {
    const code =
      'fn f(v: &Vec<i32>) -> impl Iterator<Item = i32> { W(v.iter()) } struct W<I>(I); impl<I> Iterator for W<I> { type Item = i32; fn next(&mut self) -> Option<i32> { None } } fn main() {}';
    expect(errors(code)).toEqual([
      'E0700 hidden type for `impl Iterator<Item = i32>` captures lifetime that does not appear in bounds @ W(v.iter())',
    ]);
    expect(borrowErrors(code, 2024)).toEqual([]);
    expect(errors(code.replace('Item = i32> {', "Item = i32> + '_ {"))).toEqual([]);
    expect(errors("fn f<'a>(v: &'a Vec<i32>) -> impl Iterator<Item = &'a i32> { v.iter() } fn main() {}")).toEqual([]);
    expect(errors('fn f(v: &Vec<i32>) -> impl Iterator<Item = &i32> { v.iter() } fn main() {}')).toEqual([]);
    expect(errors('fn f(v: Vec<i32>, n: &i32) -> impl Fn() -> i32 { let m = *n; move || m } fn main() {}')).toEqual([]);
    expect(
      errors(
        'fn f(s: &str) -> impl Future<Output = usize> { let n = String::from(s); async move { n.len() } } fn main() {}',
      ),
    ).toEqual([]);
  });
  it('lifetimes of signatures', () => {
    expect(errors("fn f<'a, 'b>(x: &'a i32, y: &'b i32) -> &'a i32 { y } fn main() {}")).toEqual([
      '- lifetime may not live long enough @ y',
    ]);
    expect(errors("fn f<'a, 'b: 'a>(x: &'a i32, y: &'b i32) -> &'a i32 { y } fn main() {}")).toEqual([]);
  });
});

describe('accepted', () => {
  const fine: Record<string, string> = {
    'two-phase borrows': 'fn main() { let mut v: Vec<usize> = Vec::new(); v.push(v.len()); }',
    reborrows: 'fn f(v: &mut Vec<i32>) { v.push(1); g(v); g(v); v.push(2); } fn g(v: &mut Vec<i32>) {} fn main() {}',
    'loans end with their last use':
      'fn main() { let mut v: Vec<i32> = Vec::new(); let n = v.len(); let r = &v; let m = r.len(); v.push(1); }',
    'disjoint fields':
      'struct S { a: String, b: String } fn main() { let mut s = S { a: String::new(), b: String::new() }; let a = &mut s.a; let b = &mut s.b; a.push_str("x"); b.push_str("y"); }',
    'closures capture disjoint fields':
      'struct S { a: String, b: String } fn main() { let mut s = S { a: String::new(), b: String::new() }; let r = &s.b; let mut c = || s.a.push_str("x"); c(); let n = r.len(); }',
    'moved and assigned again': 'fn main() { let mut s = String::new(); drop(s); s = String::new(); drop(s); }',
    'moved in one branch, returned':
      'fn c() -> bool { true } fn main() { let s = String::new(); if c() { drop(s); return; } drop(s); }',
    'initialised in both branches':
      'fn c() -> bool { true } fn main() { let x; if c() { x = 1; } else { x = 2; } let y = x + 1; }',
    'containers of references drop fine': 'fn main() { let mut v = Vec::new(); { let x = 1; } let y = 2; v.push(&y); }',
    'returned references':
      'struct S { s: String } impl S { fn s(&self) -> &String { &self.s } fn m(&mut self) -> &mut String { &mut self.s } } fn first(v: &Vec<String>) -> Option<&String> { v.first() } fn main() {}',
    'promoted constants': "fn f() -> &'static i32 { &5 } fn g() -> &'static [i32] { &[1, 2, 3] } fn main() {}",
    'spawned with move': 'fn main() { let s = String::new(); std::spawn(async move { let n = s.len(); }); }',
    'awaiting with borrowed arguments':
      'async fn g(s: &mut String) -> usize { s.len() } async fn f() { let mut s = String::new(); g(&mut s).await; g(&mut s).await; s.push_str("x"); } fn main() {}',
    'iterating and mutating something else':
      'fn main() { let v: Vec<i32> = Vec::new(); let mut w: Vec<i32> = Vec::new(); for x in &v { w.push(*x); } w.push(v.len() as i32); }',
    'match with moves':
      'fn f(o: Option<String>) -> String { match o { Some(s) => s, None => String::new() } } fn main() {}',
    'match on a mutable reference':
      'fn f(o: &mut Option<String>) { match o { Some(s) => s.push_str("x"), None => *o = Some(String::new()) } } fn main() {}',
    'methods of trait objects are static':
      "trait E {} fn need<T: 'static + ?Sized>(t: &T) {} impl dyn E { fn f(&self) { need(self); } } fn main() {}",
    'a trait that is static makes its objects static':
      "trait A: 'static {} impl dyn A { fn is(&self) -> bool { true } } fn f(v: &dyn A) -> bool { v.is() } fn main() {}",
    'calls through references to closures':
      'fn f(g: &mut impl FnMut(i32)) { g(1); g(2); } fn main() { let mut n = 0; f(&mut |x| n += x); let m = n; }',
    'returns out of a loop':
      'struct S { v: Vec<String> } impl S { fn find(&mut self) -> Option<&mut String> { let mut i = 0; while i < 3 { if i == 2 { return Some(&mut self.v[1]); } i += 1; } None } } fn main() {}',
  };
  for (const [name, source] of Object.entries(fine)) it(name, () => expect(errors(source)).toEqual([]));
});

describe('unused_mut', () => {
  it('warns about variables that need not be mutable', () => {
    expect(errors('fn main() { let mut x = 1; let y = x; }')).toEqual([
      'unused_mut variable does not need to be mutable @ mut x',
    ]);
    expect(errors('fn f(mut s: String) -> String { s } fn main() {}')).toEqual([
      'unused_mut variable does not need to be mutable @ mut s',
    ]);
    expect(errors('fn main() { let mut x; x = 1; let y = x; }')).toEqual([
      'unused_mut variable does not need to be mutable @ mut x',
    ]);
    expect(errors('fn main() { let mut x = 1; let mut r = &mut x; *r = 2; }')).toEqual([
      'unused_mut variable does not need to be mutable @ mut r',
    ]);
  });
  it('but not about those that do', () => {
    expect(errors('fn main() { let mut x = 1; x = 2; }')).toEqual([]);
    expect(errors('fn main() { let mut v = Vec::new(); v.push(1); }')).toEqual([]);
    expect(errors('fn main() { let mut n = 0; let mut c = || n += 1; c(); }')).toEqual([]);
    expect(errors('fn main() { let mut n = 0; let mut c = move || { n += 1; n }; c(); }')).toEqual([]);
    expect(errors('fn main() { let mut v: Vec<i32> = Vec::new(); std::spawn(async move { v.push(1); }); }')).toEqual(
      [],
    );
    expect(errors('struct S { n: i32 } fn main() { let mut s = S { n: 1 }; s.n = 2; }')).toEqual([]);
    expect(errors('async fn f(mut s: String) { s.push_str("x"); } fn main() {}')).toEqual([]);
    expect(errors('#[allow(unused_mut)] fn main() { let mut x = 1; let y = x; }')).toEqual([]);
  });
});
