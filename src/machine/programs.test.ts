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
