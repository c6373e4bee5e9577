import { describe, expect, test } from 'vitest';
import { runSource } from './testing/run.ts';

/** Runs with and without the passes: both must print the same. */
function outputs(source: string): readonly string[] {
  const fast = runSource(source);
  const plain = runSource(source, { optimize: false });
  expect(fast.out).toEqual(plain.out);
  expect(fast.outcome).toEqual(plain.outcome);
  expect(fast.panics).toEqual(plain.panics);
  expect(fast.events).toEqual(plain.events);
  for (const fn of fast.machine.fns.slice(1)) expect(fn.failure).toBe(undefined);
  expect(fast.machine.program.traps).toEqual([]);
  return fast.out;
}

test('steps do not depend on what ran before over the same library', () => {
  const steps = [LANGUAGE, DROPS, DATA].map((it) => runSource(it).machine.steps);
  expect([DATA, LANGUAGE, DROPS].map((it) => runSource(it).machine.steps)).toEqual([steps[2], steps[0], steps[1]]);
});

describe('language', () => {
  test('values, enums, closures, trait objects, drops', () => {
    expect(outputs(LANGUAGE)).toEqual([
      '3',
      'hi',
      '7',
      '25',
      '50',
      '110',
      '1',
      '9',
      '1',
      '201',
      '45',
      '15',
      '2',
      '30',
      '3',
      '7',
      '6',
      '7',
      '3',
      '20',
      '4',
      '-2',
      '-2',
      '7',
      '44',
      '255',
      '-1',
      '55',
      '100',
    ]);
  });
  test('constants, patterns, slices, places, casts', () => {
    expect(outputs(DATA).join(' ')).toBe(
      '250 -3 -128 1 4 12 4 144 u8 16 P 290 6 20 10 0 5 103 50 2 3 -1 0 1 2 3 9 3 10 11 9 500 41 105 21 600 600 2 4 0 0 3 4 16 50 156 -300 4294967196 -56 15 -1 9223372036854775807 255 233 65 1 -128 615 205 3 same end 1 2 40 500',
    );
  });
  test('trait objects in tails, Fn traits, drop order', () => {
    expect(outputs(DROPS).join(' ')).toBe(
      '11 14 10 103 12 12 56 56 77 56 none 1 9 1 cleared 1009 9 17 0 21 22 1 31 2 2 31 41 3 42 51 52 4 61 62 63 5 72 71 80 81 82 91 91 90 1 101 101 100 113 111 112 1 121 done 11',
    );
  });
  test('panics, unwinding, coroutines', () => {
    const { out, outcome, panics } = runSource(ASYNC);
    expect(outputs(ASYNC)).toEqual(out);
    expect(out).toEqual([
      '0',
      '1',
      '2',
      '1',
      'caught',
      '1',
      '2',
      '3',
      '8',
      '1',
      '1',
      '1',
      'async',
      '-1',
      '1001',
      '-1',
      '-1',
      '1002',
      '5',
      '7',
      '1',
      'cancel',
      '1002',
      'unpolled',
      '77',
      'panic in poll',
      '9',
      '1',
      '1',
      'boxed',
      'drop P',
    ]);
    expect(outcome).toMatchObject({ kind: 'abort', message: 'panic in a destructor during cleanup' });
    expect(panics).toEqual([
      'boom @6',
      'index out of bounds: the len is 3 but the index is 3 @16',
      'attempt to add with overflow @17',
      'attempt to subtract with overflow @18',
      'attempt to divide by zero @19',
      '`async fn` resumed after completion @8',
      'in async @30',
      '`async fn` resumed after panicking @30',
      'first @39',
      'second @38',
    ]);
  });
});

const LANGUAGE = String.raw`
fn add(a: i64, b: i64) -> i64 { a + b }
struct D(i64);
impl Drop for D { fn drop(&mut self) { print(self.0); } }
trait Shape { fn area(&self) -> i64; fn twice(&self) -> i64 { self.area() * 2 } }
impl Shape for D { fn area(&self) -> i64 { self.0 } }
struct Sq { w: i64, tag: u8 }
impl Shape for Sq { fn area(&self) -> i64 { self.w * self.w } }
enum E { A, B(i64), C { x: u8, y: D } }
fn e(v: E) -> i64 { match v { E::A => 1, E::B(n) => n, E::C { x, y } => x as i64 + y.0 } }
fn main() {
  let x = 1; print(add(x, 2)); show("hi");
  let _d = D(100);
  { let _e = D(7); }
  let b: Box<dyn Shape> = Box::new(Sq { w: 5, tag: 1 });
  print(b.area()); print(b.twice());
  let c: Box<dyn Shape> = Box::new(D(55));
  print(c.twice());
  print(e(E::A)); print(e(E::B(9))); print(e(E::C { x: 200, y: D(1) }));
  let mut s = 0u64;
  for i in 0u64..10 { s += i; }
  print(s as i64);
  let k = 10; let f = |a: i64| a + k; print(f(5));
  let mut count = 0; let mut inc = || { count += 1; count }; inc(); inc(); print(count);
  let v: Box<dyn FnOnce(i64) -> i64> = Box::new(move |z| z * k); print(v(3));
  let arr = [1i64, 2, 3]; print(arr[2]);
  let t: (u8, i64, bool) = (3, 4, true); print(t.1 + t.0 as i64);
  let o = Some(5i64).map(|q| q + 1); print(o.unwrap());
  let fp: fn(i64, i64) -> i64 = add; print(fp(3, 4));
  let cl: fn(i64) -> i64 = |x| x - 1; print(cl(4));
  print((0i32..5).map(|x| x as i64 * 2).fold(0, |a, b| a + b));
  let big: i128 = 1 << 100; print((big / (1 << 98)) as i64);
  print(-5i64 / 2); print(-5i64 % 3); print((3.7f64 * 2.0) as i64); print(300i64 as u8 as i64); print(-1i64 as u8 as i64); print((-1i32) as i64);
}
`;

const ASYNC = String.raw`use std::future::{Future, Yield};
use std::pin::Pin;
use std::task::{Context, Poll};
struct D(i64);
impl Drop for D { fn drop(&mut self) { print(self.0); } }
fn boom(n: i32) -> i32 { let _d = D(n as i64); if n == 0 { panic_now("boom") } boom(n - 1) }
async fn leaf(n: i32) -> i32 { let _g = D(1000 + n as i64); Yield { times: n }.await }
async fn twice(a: i32) -> i32 { let x = leaf(a).await; let _h = D(5); let y = leaf(a + 1).await; x + y }
fn poll_once<F: Future<Output = i32>>(f: &mut F, polls: &mut i32) -> i32 {
  let mut cx = Context { polls };
  match unsafe { Pin::from_mut(f) }.poll(&mut cx) { Poll::Ready(v) => v, Poll::Pending => -1 }
}
fn main() {
  let c = catch(|| { boom(2); });
  show(if c { "caught" } else { "fine" });
  let c = catch(|| { let a = [1, 2, 3]; let mut i = 0; while i < 10 { print(a[i] as i64); i = i + 1; } });
  let c = catch(|| { let mut x = 2147483600i32; loop { x = x + 1; } });
  let c = catch(|| { let mut x = 0u64; x = x - 1; });
  let c = catch(|| { let z = 0; let y = 1 / z; });
  show("async");
  let mut polls = 0;
  let mut f = twice(1);
  loop { let r = poll_once(&mut f, &mut polls); print(r as i64); if r != -1 { break; } }
  let c = catch(|| { poll_once(&mut f, &mut polls); });
  show("cancel");
  { let mut g = twice(2); poll_once(&mut g, &mut polls); poll_once(&mut g, &mut polls); }
  show("unpolled");
  { let k = D(77); let g = async move { let q = &k; Yield { times: 0 }.await }; }
  show("panic in poll");
  let mut h = async { let _z = D(9); Yield { times: 1 }.await; if true { panic_now("in async") } 3 };
  poll_once(&mut h, &mut polls);
  let c = catch(|| { poll_once(&mut h, &mut polls); });
  let c = catch(|| { poll_once(&mut h, &mut polls); });
  show("boxed");
  let mut b: Pin<Box<dyn Future<Output = i32>>> = unsafe { Pin::new_unchecked(Box::new(twice(0)) as Box<dyn Future<Output = i32>>) };
  drop_in_drop();
}
struct P; impl Drop for P { fn drop(&mut self) { show("drop P"); panic_now("second") } }
fn drop_in_drop() { let _p = P; panic_now("first") }
`;

const DATA = String.raw`struct D(i64);
impl Drop for D { fn drop(&mut self) { print(self.0); } }
#[derive(Clone, Copy)] struct P { x: u8, y: i16, z: bool, w: i8 }
static mut COUNTER: i64 = 5;
static TABLE: [i32; 4] = [1, 2, 4, 8];
const K: P = P { x: 250, y: -3, z: true, w: -128 };
const fn sq(n: i64) -> i64 { n * n }
const SQ: i64 = sq(12);
trait Named { const ID: i64; fn name() -> &'static str; fn id(&self) -> i64 { Self::ID } }
impl Named for u8 { const ID: i64 = 8; fn name() -> &'static str { "u8" } }
impl Named for P { const ID: i64 = SQ + 1; fn name() -> &'static str { "P" } }
fn gen<T: Named>(t: T) -> i64 { show(T::name()); t.id() + T::ID }
enum List { Nil, Cons(i64, Box<List>) }
fn sum(l: &List) -> i64 { match l { List::Nil => 0, List::Cons(n, rest) => *n + sum(rest) } }
fn lit() -> &'static [i64] { &[10, 20, 30] }
fn first<'a>(xs: &'a [i64]) -> &'a i64 { &xs[0] }
fn slices(xs: &[i64]) -> i64 { match xs { [] => 0, [a] => *a, [a, .., b] => *a * 100 + *b } }
fn mid(xs: &[i64]) -> i64 { match xs { [_, m @ .., _] => { let mut s = 0; let mut i = 0; while i < 2 { s += m[i]; i += 1; } s } _ => -1 } }
fn text(s: &str) -> i64 { match s { "a" => 1, "hello" => 2, _ => 3 } }
fn classify(n: i32) -> i64 { match n { -2147483648..=-1 => -1, 0 => 0, 1 | 2 | 3 => 1, 4..=9 => 2, 100 => 7, 101 => 8, 102 => 9, 103 => 10, 104 => 11, _ => 3 } }
enum Op { Add = 3, Sub = 10, Mul }
struct Tail<T: ?Sized> { head: u8, tail: T }
trait A { fn a(&self) -> i64; } trait B: A { fn b(&self) -> i64; }
impl A for D { fn a(&self) -> i64 { self.0 + 1 } } impl B for D { fn b(&self) -> i64 { self.0 + 2 } }
fn up(b: &dyn B) -> &dyn A { b }
fn apply<F: Fn(i64) -> i64>(f: &F, n: i64) -> i64 { f(n) }
fn apply_mut(f: &mut dyn FnMut(i64), n: i64) { f(n); f(n + 1); }
fn once(f: impl FnOnce() -> i64) -> i64 { f() }
fn early(n: i64) -> Option<i64> { if n > 3 { return None; } let _d = D(n); Some(n * 2) }
fn main() {
  let p = K; print(p.x as i64); print(p.y as i64); print(p.w as i64); print(if p.z { 1 } else { 0 });
  let q = P { x: p.x.wrapping(10), ..p }; print(q.x as i64);
  unsafe { COUNTER += 7; print(COUNTER); }
  print(TABLE[2] as i64); print(SQ);
  print(gen(3u8)); print(gen(p));
  let l = List::Cons(1, Box::new(List::Cons(2, Box::new(List::Cons(3, Box::new(List::Nil)))))); print(sum(&l));
  print(lit()[1]); print(*first(lit())); print(slices(&[])); print(slices(&[5])); print(slices(&[1, 2, 3])); print(mid(&[1, 20, 30, 4]));
  print(text("hello")); print(text("zzz")); print(classify(-5)); print(classify(0)); print(classify(2)); print(classify(7)); print(classify(50)); print(classify(102));
  print(Op::Add as i64); print(Op::Sub as i64); print(Op::Mul as i64);
  let t: Box<Tail<D>> = Box::new(Tail { head: 9, tail: D(500) });
  print(t.head as i64); print(t.tail.0);
  let d = D(40); print(up(&d).a());
  let base = 100; print(apply(&|n| n + base, 5));
  let mut acc = 0; apply_mut(&mut |n| acc += n, 10); print(acc);
  let moved = D(600); print(once(move || { let inner = moved; inner.0 }));
  print(early(2).unwrap()); print(if early(9).is_some() { 1 } else { 0 });
  let mut opt = Some(D(700)); let took = opt.take(); print(if opt.is_some() { 1 } else { 0 }); mem_forget(took);
  let tup = (D(1), D(2), 3i64); let (a, _, c) = tup; print(c);
  let f2 = Some::<i64>; print(f2(4).unwrap());
  let mut grid = [[0u8; 3]; 2]; grid[1][2] = 7; grid[0][1] = 9; print((grid[1][2] + grid[0][1]) as i64);
  let mut n = 0; let found = 'outer: loop { loop { n += 1; if n == 5 { break 'outer n * 10; } if n % 2 == 0 { continue 'outer; } } }; print(found);
  let x: i8 = -100; print((x as u8) as i64); print(((x as i16) * 3) as i64); print((x as u32) as i64); print((200u8 as i8) as i64); print((-1i64 as u64 >> 60) as i64); print((-1.5f64) as i64); print((1e20f64) as i64); print((300.0f64 as u8) as i64); print('é' as i64); print((65u8 as char) as i64);
  let c1 = catch(|| { let v: u8 = 250; let w = v + std_ten(); print(w as i64); });
  let c1 = catch(|| { let v: i8 = -128; let w = -(v as i32) as i8; print(w as i64); });
  let big = 0xFFFF_FFFF_FFFF_FFFFu64; print((big % 1000) as i64); print((big / 3 % 1000) as i64);
  let r: Result<i64, i64> = Err(3); match r { Ok(v) => print(v), Err(e) if e > 5 => show("big"), Err(e) => print(e) }
  let s1 = "abc"; let s2: &str = if s1 == s1 { "same" } else { "no" }; show(s2);
  show("end");
}
fn std_ten() -> u8 { 10 }
fn mem_forget<T>(t: T) { std::mem::forget(t) }
trait W { fn wrapping(self, o: u8) -> u8; } impl W for u8 { fn wrapping(self, o: u8) -> u8 { std::intrinsics::wrapping_add(self, o) } }
`;

const DROPS = String.raw`struct D(i64);
impl Drop for D { fn drop(&mut self) { print(self.0); } }
impl Clone for D { fn clone(&self) -> D { D(self.0 + 1) } }
trait A { fn a(&self) -> i64; } impl A for D { fn a(&self) -> i64 { self.0 } } impl A for u8 { fn a(&self) -> i64 { *self as i64 } }
struct Tail<T: ?Sized> { head: u8, tail: T }
fn mk() -> Box<Tail<dyn A>> { let b = Box::new(Tail { head: 3, tail: D(11) }); b }
fn tail_u8(t: &Tail<dyn A>) -> i64 { t.head as i64 + t.tail.a() }
fn call_dyn(f: &dyn Fn(i64, u8) -> i64) -> i64 { f(1, 2) }
fn named(a: i64, b: u8) -> i64 { a * 10 + b as i64 }
fn generic<F: FnOnce(i64, u8) -> i64>(f: F) -> i64 { f(5, 6) }
struct Stack { items: [Option<Box<dyn A>>; 3], n: usize }
fn result(n: i64) -> Result<i64, D> { if n > 2 { Err(D(n)) } else { Ok(n) } }
fn zst() -> ((), [u8; 0]) { ((), []) }
fn many(a: u8, b: i64, c: u8, d: (u8, u8), e: &str, f: Option<u8>) -> i64 { a as i64 + b + c as i64 + d.1 as i64 + (match f { Some(x) => x as i64, None => 0 }) }
fn partial() { let t = (D(21), D(22)); let a = t.0; print(0); }
fn cond(c: bool) { let d = D(31); if c { let e = d; print(1); } print(2); }
fn reassign() { let mut d = D(41); d = D(42); print(3); }
fn temp() -> i64 { D(51).0 + 1 }
fn array_drop() { let a = [D(61), D(62), D(63)]; print(4); }
fn boxed_move() { let b = Box::new((D(71), D(72))); let (x, y) = *b; print(5); }
fn loops() { let mut i = 0; loop { let d = D(80 + i); i += 1; if i == 2 { continue; } if i == 3 { break; } } }
fn ret_in_loop() -> i64 { let g = D(90); for i in 0u64..5 { let h = D(91); if i == 1 { return i as i64; } } 0 }
fn clones() { let t = (D(100), 7u8); let c = t.clone_it(); print((c.0).0); }
trait C { fn clone_it(&self) -> Self; } impl C for (D, u8) { fn clone_it(&self) -> Self { Clone::clone(self) } }
fn main() {
  let t = mk(); print(t.tail.a()); print(tail_u8(&*t)); let small = Tail { head: 1, tail: 9u8 }; print(tail_u8(&small));
  let k = 100; print(call_dyn(&move |a, b| a + b as i64 + k)); print(call_dyn(&named)); let fp: fn(i64, u8) -> i64 = named; print(call_dyn(&fp)); print(generic(fp)); print(generic(named));
  let bf: Box<dyn Fn(i64, u8) -> i64> = Box::new(named); print(bf(7, 7)); print(generic(bf));
  let mut s = Stack { items: [None, None, None], n: 0 }; s.items[1] = Some(Box::new(D(1)) as Box<dyn A>); s.items[2] = Some(Box::new(9u8) as Box<dyn A>);
  for i in 0u64..3 { match &s.items[i as usize] { Some(x) => print(x.a()), None => show("none") } }
  s.items[1] = None; show("cleared");
  match result(9) { Ok(v) => print(v), Err(d) => print(d.0 + 1000) }
  print(many(1, 2, 3, (4, 5), "x", Some(6))); zst();
  partial(); cond(true); cond(false); reassign(); print(temp()); array_drop(); boxed_move(); loops(); print(ret_in_loop()); clones();
  let c = catch(|| { let v = [D(111), D(112)]; let w = D(113); let r: Option<i64> = None; r.unwrap(); });
  let mut e = Some(D(120)); if let Some(d) = &mut e { d.0 = 121; } e = None; show("done");
}
`;
