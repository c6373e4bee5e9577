//! Language features, each with a small program that asserts what it should do. A feature works if its program ends well.

/** A feature and a program that needs it; `// edition: 2021` in the program where it matters. */
export interface Feature {
  readonly name: string;
  readonly program: string;
}

const inMain = (name: string, body: string): Feature => ({ name, program: `fn main() { ${body} }` });
const whole = (name: string, program: string): Feature => ({ name, program });
const asyncMain = (name: string, body: string, items = ''): Feature => ({
  name,
  program: `${items}\n#[tokio::main] async fn main() { ${body} }`,
});

/** In the order of the table, by group. */
export const FEATURES: Readonly<Record<string, readonly Feature[]>> = {
  'Values and types': [
    inMain('integers of every width, overflow panics in debug', 'let r = std::panic::catch_unwind(|| { let x = [255u8]; x[0] + 1 }); assert!(r.is_err()); assert_eq!(7i128 * -3, -21);'),
    inMain('floats with real printing', 'assert_eq!(format!("{} {:?} {:.2e}", 0.1 + 0.2, 1e21f64, 1234.5f32), "0.30000000000000004 1e21 1.23e3");'),
    inMain('char, str, byte and raw strings', `assert_eq!("é🦀".len(), 6); assert_eq!(b"a\\n"[1], 10); assert_eq!(r#"a"b"#, "a\\"b"); assert_eq!('🦀' as u32, 0x1f980);`),
    inMain('C string literals', 'assert_eq!(c"ab".to_bytes().len(), 2);'),
    inMain('tuples, arrays, slices, nested destructuring', 'let ((a, _), [b, .., c]) = ((1, 2), [3, 4, 5]); assert_eq!(a + b + c, 9); let [x, y @ ..] = [1, 2, 3]; assert_eq!((x, y.len()), (1, 2));'),
    inMain('casts between all numbers, saturating from floats', 'assert_eq!((300i32 as u8, -1i8 as u32, 1e10 as i32, f64::NAN as u8), (44, u32::MAX, i32::MAX, 0));'),
    whole('structs, tuple structs, unit structs, update syntax', '#[derive(Clone, Debug, PartialEq, Default)] struct S { a: u8, b: String } struct T(u8, u8); struct U; fn main() { let s = S { a: 1, ..Default::default() }; assert_eq!(s.b, ""); let T(x, _) = T(1, 2); let _ = U; assert_eq!(s.a, x); }'),
    whole('enums with data, explicit discriminants, niches', 'enum E { A(u8), B { x: u8 }, C } #[repr(u8)] enum D { P = 3, Q } fn main() { assert_eq!(D::Q as u8, 4); assert_eq!(std::mem::size_of::<Option<Box<u8>>>(), 8); let _ = D::P; for e in [E::A(1), E::B { x: 2 }, E::C] { let n = match e { E::A(n) => n, E::B { x } => x, E::C => 3 }; assert!(n > 0); } }'),
    whole('unions', 'union U { a: u32, b: f32 } fn main() { let u = U { b: 1.0 }; assert_eq!(unsafe { u.a }, 0x3f800000); }'),
    whole('const, static, static mut, const fn, associated constants', 'const fn f(n: usize) -> usize { if n == 0 { 1 } else { n * f(n - 1) } } const N: usize = f(4); static S: [u8; N] = [1; N]; static mut M: u8 = 0; trait T { const C: u8; } impl T for u8 { const C: u8 = 9; } fn main() { unsafe { M += 1; assert_eq!(M, 1); } assert_eq!(S.len() + u8::C as usize, 33); }'),
    whole('raw pointers and unsafe', 'fn main() { let mut x = 1; let p = &raw mut x; unsafe { *p += 1; *p.add(0) *= 2; } assert_eq!(x, 4); }'),
  ],
  'Control flow and patterns': [
    inMain('if, match, loop with value, labels, while let, for', "let v = 'a: loop { let mut n = 0; while let Some(k) = Some(n) { if k > 3 { break 'a k; } n += 1; } }; assert_eq!(v, 4); let b = 'b: { if v > 1 { break 'b 1; } 2 }; assert_eq!(b, 1);"),
    inMain('guards, bindings @, or-patterns, ranges, references', 'let s = [1, 20, 300].map(|n| match n { x @ (1 | 2) => x, 3..=99 if n % 2 == 0 => 0, ref other => *other }); assert_eq!(s, [1, 0, 300]);'),
    inMain('let else, if let chains', 'let Some(x) = Some(3) else { panic!() }; if let Some(y) = Some(x) && y > 2 { assert_eq!(y, 3) } else { panic!() }'),
    whole('exhaustiveness checking', 'enum E { A, B(bool) } fn main() { let e = E::B(true); match e { E::A => {}, E::B(true) => {}, E::B(false) => {} } }'),
    whole('? with From, on Option and Result; main returning Result', 'use std::fmt; #[derive(Debug)] struct E; impl fmt::Display for E { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "E") } } impl std::error::Error for E {} fn g() -> Result<u8, E> { Err(E) } fn h() -> Result<u8, Box<dyn std::error::Error>> { Ok(g()?) } fn main() -> Result<(), Box<dyn std::error::Error>> { assert_eq!(h().unwrap_err().to_string(), "E"); let n: i32 = "5".parse()?; assert_eq!(n, 5); Ok(()) }'),
    inMain('panics, unwinding with drops, catch_unwind, hooks', 'struct D(std::rc::Rc<std::cell::Cell<u8>>); impl Drop for D { fn drop(&mut self) { self.0.set(1) } } let c = std::rc::Rc::new(std::cell::Cell::new(0)); let d = D(c.clone()); std::panic::set_hook(Box::new(|_| {})); let r = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || { let _d = d; panic!("x") })); assert!(r.is_err() && c.get() == 1);'),
  ],
  'Functions, closures, traits, generics': [
    whole('generic functions and types, where clauses, const generics', 'fn sum<T: Copy + std::ops::Add<Output = T>, const N: usize>(a: [T; N], z: T) -> T where T: PartialEq { a.iter().fold(z, |x, y| x + *y) } fn main() { assert_eq!(sum([1, 2, 3], 0), 6); }'),
    whole('traits with defaults, supertraits, associated types, blanket impls', 'trait A { type T; fn a(&self) -> Self::T; fn twice(&self) -> (Self::T, Self::T) { (self.a(), self.a()) } } trait B: A<T = u8> { fn b(&self) -> u8 { self.a() } } impl A for u8 { type T = u8; fn a(&self) -> u8 { *self } } impl<X: A<T = u8>> B for X {} fn main() { assert_eq!((3u8.twice(), 3u8.b()), ((3, 3), 3)); }'),
    whole('trait objects, upcasting, dyn Any', 'use std::any::Any; trait S: std::fmt::Debug { fn n(&self) -> u8; } #[derive(Debug)] struct X; impl S for X { fn n(&self) -> u8 { 7 } } fn main() { let v: Vec<Box<dyn S>> = vec![Box::new(X)]; assert_eq!(v[0].n(), 7); let d: &dyn std::fmt::Debug = &*v[0]; assert_eq!(format!("{d:?}"), "X"); let a: Box<dyn Any> = Box::new(5u8); assert_eq!(a.downcast_ref::<u8>(), Some(&5)); }'),
    whole('impl Trait in arguments, returns and traits; precise capturing', 'fn f(n: u8) -> impl Iterator<Item = u8> { 0..n } fn g(i: impl Iterator<Item = u8>) -> u8 { i.sum() } fn h<\'a>(x: &\'a u8) -> impl Fn() -> u8 + use<\'a> { move || *x } fn main() { assert_eq!(g(f(4)) + h(&1)(), 7); }'),
    whole('closures Fn, FnMut, FnOnce; move; captured fields', 'fn call(mut f: impl FnMut() -> u8) -> u8 { f(); f() } fn main() { let mut n = 0; assert_eq!(call(|| { n += 1; n }), 2); let p = (String::from("a"), 1); let c = || p.0.len(); assert_eq!(c() + p.1, 2); let s = p.0; let f: Box<dyn FnOnce() -> String> = Box::new(move || s); assert_eq!(f(), "a"); }'),
    whole('function pointers, method paths, recursion', 'fn f(g: fn(u8) -> u8, x: u8) -> u8 { g(x) } fn main() { assert_eq!(f(|x| x + 1, 1) as usize + ["a", "bb"].iter().copied().map(str::len).sum::<usize>(), 5); }'),
    whole('operator overloading, Index, Deref, Drop order', 'use std::ops::*; #[derive(Clone, Copy, PartialEq, Debug)] struct V(i32); impl Add for V { type Output = V; fn add(self, o: V) -> V { V(self.0 + o.0) } } impl Neg for V { type Output = V; fn neg(self) -> V { V(-self.0) } } impl AddAssign<i32> for V { fn add_assign(&mut self, o: i32) { self.0 += o } } fn main() { let mut v = -(V(1) + V(2)); v += 5; assert_eq!(v, V(2)); }'),
    whole('generic associated types, higher-ranked bounds', "trait L { type I<'a> where Self: 'a; fn next<'a>(&'a mut self) -> Self::I<'a>; } impl L for String { type I<'a> = &'a str; fn next<'a>(&'a mut self) -> &'a str { self } } fn f<F: for<'a> Fn(&'a str) -> &'a str>(f: F) -> usize { f(\"abc\").len() } fn main() { assert_eq!(String::from(\"x\").next().len() + f(|s| &s[1..]), 3); }"),
    whole('derives: Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default', '#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)] enum E { #[default] A, B } fn main() { assert!(E::A < E::B); assert_eq!(format!("{:?}", E::default()), "A"); let s: std::collections::HashSet<E> = [E::A, E::A].into(); assert_eq!(s.len(), 1); }'),
    whole('modules, visibility, use, globs, re-exports', 'mod a { pub mod b { pub(crate) fn f() -> u8 { super::g() } } fn g() -> u8 { 4 } pub use b::f as h; } use a::*; fn main() { assert_eq!(h() + b::f(), 8); }'),
    whole('macro_rules with repetition, recursion, hygiene', 'macro_rules! m { () => { 0 }; ($x:expr $(, $r:expr)* $(,)?) => { $x + m!($($r),*) }; } macro_rules! v { ($n:ident = $e:expr) => { let t = 5; let $n = $e + t; } } fn main() { let t = 1; v!(x = t); assert_eq!(m!(1, 2, 3) + x, 12); }'),
    whole('lifetimes, borrow checking, two-phase borrows', "struct P<'a> { s: &'a str } impl<'a> P<'a> { fn w(&mut self) -> Option<&'a str> { let (a, b) = self.s.split_once(' ')?; self.s = b; Some(a) } } fn main() { let s = String::from(\"a b c\"); let mut p = P { s: &s }; let (x, y) = (p.w(), p.w()); assert_eq!((x, y), (Some(\"a\"), Some(\"b\"))); let mut v = vec![1]; v.push(v.len()); assert_eq!(v, [1, 1]); }"),
    whole('threads, scoped threads, atomics, Mutex, Condvar, mpsc', 'use std::sync::*; fn main() { let m = Arc::new((Mutex::new(0), Condvar::new())); let n = m.clone(); let h = std::thread::spawn(move || { *n.0.lock().unwrap() = 1; n.1.notify_one(); 2 }); let mut g = m.0.lock().unwrap(); while *g == 0 { g = m.1.wait(g).unwrap(); } drop(g); let mut a = [1, 2]; std::thread::scope(|s| { for x in &mut a { s.spawn(|| *x += 1); } }); assert_eq!(h.join().unwrap() + a[1], 5); }'),
  ],
  Async: [
    asyncMain('async fn, async blocks, async closures', 'let c = async |x: u8| f(x).await + 1; assert_eq!(c(1).await + async { 1 }.await, 4);', 'async fn f(x: u8) -> u8 { x + 1 }'),
    asyncMain('async fn in traits, impl Future in traits', 'assert_eq!(X.f().await + X.g().await, 3);', 'use std::future::Future; trait T { async fn f(&self) -> u8; fn g(&self) -> impl Future<Output = u8> + Send; } struct X; impl T for X { async fn f(&self) -> u8 { 1 } fn g(&self) -> impl Future<Output = u8> + Send { async { 2 } } }'),
    asyncMain('#[async_trait], boxed futures, recursion through Box::pin', 'let t: Box<dyn T> = Box::new(3u8); assert_eq!(t.f().await + r(3).await, 9);', 'use std::{future::Future, pin::Pin}; #[async_trait::async_trait] trait T { async fn f(&self) -> u8; } #[async_trait::async_trait] impl T for u8 { async fn f(&self) -> u8 { *self } } fn r(n: u8) -> Pin<Box<dyn Future<Output = u8> + Send>> { Box::pin(async move { if n == 0 { 0 } else { n + r(n - 1).await } }) }'),
    whole('hand-written futures, wakers and executors', 'use std::{future::Future, pin::{Pin, pin}, sync::Arc, task::*}; struct W; impl Wake for W { fn wake(self: Arc<Self>) {} } struct Y(bool); impl Future for Y { type Output = u8; fn poll(mut self: Pin<&mut Self>, cx: &mut Context<\'_>) -> Poll<u8> { if self.0 { Poll::Ready(1) } else { self.0 = true; cx.waker().wake_by_ref(); Poll::Pending } } } fn main() { let w = Waker::from(Arc::new(W)); let mut cx = Context::from_waker(&w); let mut f = pin!(async { Y(false).await + 1 }); assert!(f.as_mut().poll(&mut cx).is_pending()); assert_eq!(f.as_mut().poll(&mut cx), Poll::Ready(2)); }'),
    asyncMain('select!, join!, try_join!, pin!', 'tokio::select! { biased; x = async { 1 } => assert_eq!(x, 1), _ = std::future::pending::<()>() => {} } let (a, b) = tokio::join!(async { 1 }, async { 2 }); let r: Result<(u8, u8), u8> = tokio::try_join!(async { Ok(1) }, async { Err(2) }); assert_eq!((a + b, r), (3, Err(2)));'),
    asyncMain('futures that are not Send are rejected where Send is needed; Rc with spawn_local', 'tokio::task::LocalSet::new().run_until(async { let r = std::rc::Rc::new(1); assert_eq!(tokio::task::spawn_local(async move { *r }).await.unwrap(), 1); }).await;'),
    asyncMain('streams: Stream, StreamExt, async-stream stream!', 'use futures::StreamExt; let s = async_stream::stream! { for i in 0..3 { yield i; } }; let v: Vec<i32> = s.map(|x| x * 2).collect().await; assert_eq!(v, [0, 2, 4]);'),
    whole('#[tokio::test], #[test], #[should_panic]', '#[test] fn a() {} fn main() {}'),
    whole('gen blocks', 'fn main() { let g = gen { yield 1; }; }'),
  ],
  'Programs': [
    whole('several crates, build scripts, procedural macros of one’s own', 'use my_crate::thing; fn main() { thing(); }'),
    whole('inline assembly, FFI', 'unsafe extern "C" { fn getpid() -> i32; } fn main() { unsafe { getpid(); } }'),
    whole('nightly features', '#![feature(never_type)] fn main() { let x: Result<u8, !> = Ok(1); }'),
  ],
}; // prettier-ignore
