import { describe, expect, test } from 'vitest';
import { Checked, errorsOf } from './testing/harness.ts';

describe('types of expressions', () => {
  const c = new Checked(`
    struct P { x: i32, name: String }
    trait Shape { fn area(&self) -> f64; }
    struct Sq(f64);
    impl Shape for Sq { fn area(&self) -> f64 { self.0 * self.0 } }
    fn infer(v: Vec<u8>, p: &P, shapes: &[Box<dyn Shape>]) {
      let n = 1; let m: u64 = n;
      let doubled = v.iter().map(|b| u32::from(*b) * 2).collect::<Vec<_>>();
      let first = doubled.first().copied().unwrap_or_default();
      let total = shapes.iter().map(|s| s.area()).sum::<f64>();
      let parsed: Result<Vec<i32>, _> = "1,2".split(',').map(|s| s.parse()).collect();
      let len = p.name.len();
      let (a, b) = if len > 1 { (1.5, None) } else { (2.0, Some('c')) };
      let f = |x: i32, y| x + y;
      let s = f(1, 2);
      let looped = loop { break Some(m); };
      let boxed: Box<dyn Fn(i32) -> String> = Box::new(|k| k.to_string());
      let called = boxed(3);
      let slice = &doubled[1..];
      let mut grown = Vec::new();
      grown.push(p.x);
      let nested = vec![vec![1u16]; 2];
      let cell = nested[0][0];
    }
    fn main() {}
  `);
  test('no errors', () => expect(c.errors).toEqual([]));
  test.each([
    ['n', 'u64'],
    ['doubled', 'Vec<u32>'],
    ['first', 'u32'],
    ['total', 'f64'],
    ['parsed', 'Result<Vec<i32>, ParseIntError>'],
    ['len', 'usize'],
    ['a', 'f64'],
    ['b', 'Option<char>'],
    ['s', 'i32'],
    ['looped', 'Option<u64>'],
    ['called', 'String'],
    ['slice', '&[u32]'],
    ['grown', 'Vec<i32>'],
    ['cell', 'u16'],
  ])('%s: %s', (name, ty) => {
    const thir = c.thir('infer');
    const found = new RegExp(`let (?:\\(0: )?[^;=]*\\b${name}\\b[^=]*?: ([^=]*?) =`).exec(thir);
    if (name === 'a' || name === 'b') expect(thir).toContain('(f64, Option<char>)');
    else expect(found?.[1]).toBe(ty);
  });
});

describe('THIR', () => {
  const thir = (body: string, items = ''): string =>
    new Checked(`${items} fn f(v: &mut Vec<i32>, s: String, o: &Option<String>) { ${body} } fn main() {}`).thir('f');
  test('autoref and overloaded index choose the mutable kind by use', () => {
    expect(thir('v[0] = 1;')).toContain('std::ops::IndexMut::index_mut::<Vec<i32>, usize>(&mut *v, 0_usize) = 1_i32');
    expect(thir('let x = v[0];')).toContain('std::ops::Index::index::<Vec<i32>, usize>(&*v, 0_usize)');
  });
  test('deref coercion', () => expect(thir('let t: &str = &s;')).toContain('&*std::ops::Deref::deref::<String>(&*&s)'));
  test('unsizing', () => {
    expect(thir('let b: Box<dyn Fn() -> i32> = Box::new(|| 1);')).toMatch(
      /unsize<Box<dyn Fn\(\) -> i32>>\(std::boxed::Box<T>::new/,
    );
    expect(thir('let a: &[i32] = &[1, 2];')).toContain('unsize<&[i32]>(&*&[1_i32, 2_i32])');
  });
  test('default binding modes', () =>
    expect(thir('match o { Some(n) => {}, None => {} }')).toContain('&std::option::Option#1{0: ref n}'));
  test('builtin operators on scalars, traits elsewhere', () => {
    expect(thir('let b = 1 < 2;')).toContain('(1_i32 < 2_i32)');
    expect(thir('let b = s == "a";')).toContain('std::cmp::PartialEq::eq::<String, &str>(&s, &"a"_&str)');
  });
  test('two-phase borrows of receivers', () => expect(thir('v.push(1);')).toContain('push::<i32>(&2mut *v, 1_i32)'));
  test('fn items and closures become pointers where they meet', () => {
    expect(thir('let p = if true { a } else { b };', 'fn a() {} fn b() {}')).toContain('reifyFn<fn()>({ a })');
    expect(thir('let p: fn(i32) -> i32 = |x| x;')).toContain('closureFn<fn(i32) -> i32>');
  });
  test('never is coerced', () =>
    expect(thir('let x: i32 = if true { 1 } else { return };')).toContain('never<i32>(return)'));
  test('? and .await keep their types', () => {
    const c = new Checked(
      'async fn g() -> Result<u8, String> { Ok(1) } async fn h() -> Result<(), Box<dyn std::error::Error>> { g().await?; Ok(()) } fn main() {}',
    );
    expect(c.errors).toEqual([]);
    expect(c.typeOf('h', 'g().await')).toBe('Result<u8, String>');
  });
});

describe('closures', () => {
  const caps = (body: string): readonly string[] =>
    new Checked(
      `struct S { a: String, b: (i32, Vec<u8>) } fn f(mut s: S, r: &mut Vec<u8>, q: &S) { ${body} } fn u<T>(_: T) {} fn main() {}`,
    ).captures('f');
  test.each([
    ['|| s.b.0 + 1;', ['Fn [byRef s.1.0]']],
    ['|| s.b.1.push(1);', ['FnMut [byMutRef s.1.1]']],
    ['|| u(s.a);', ['FnOnce [byValue s.0]']],
    ['move || s.b.0;', ['Fn [byValue s.1.0]']],
    ['|| r.push(1);', ['FnMut [byMutRef r.*]']],
    ['|| q.a.len();', ['Fn [byRef q.*]']],
    ['move || q.a.len();', ['Fn [byValue q]']],
    ['|| { u(&s); u(s.a); };', ['FnOnce [byValue s]']],
    ['|| { let _ = s; };', ['Fn []']],
    ['|| || s.b.0;', ['Fn [byRef s.1.0]', 'Fn [byRef s.1.0]']],
    ['async { s.a.len() };', ['FnOnce [byRef s.0]']],
    ['async move { s.b.0 };', ['FnOnce [byValue s.1.0]']],
  ])('%s', (body, expected) => expect([...caps(body)].sort()).toEqual([...expected].sort()));
});

describe('what a future holds', () => {
  const held = (body: string): readonly string[] =>
    new Checked(
      `use std::rc::Rc; async fn nap() {} async fn f(m: std::sync::Arc<std::sync::Mutex<i32>>) { ${body} } fn main() {}`,
    )
      .held('f')
      .filter((it) => it !== 'm');
  test('a value alive to the end of its scope', () =>
    expect(held('let rc = Rc::new(1); nap().await;')).toEqual(['rc']));
  test('not one moved away before', () => expect(held('let rc = Rc::new(1); drop(rc); nap().await;')).toEqual([]));
  test('but one borrowed and then moved', () =>
    expect(held('let rc = Rc::new(1); rc.clone(); drop(rc); nap().await;')).toEqual(['rc']));
  test('not one of an inner scope', () =>
    expect(held('{ let rc = Rc::new(1); rc.clone(); } nap().await;')).toEqual([]));
  test('a guard', () => expect(held('let g = m.lock().unwrap(); nap().await;')).toEqual(['g']));
  test('moved on one path only', () =>
    expect(held('let rc = Rc::new(1); if true { drop(rc); } nap().await;')).toEqual(['rc']));
  test('no drop and not used again', () => expect(held('let p = 1 as *const u8; let q = p; nap().await;')).toEqual([]));
  test('used again in the next turn of a loop', () =>
    expect(held('let n = 1; loop { let k = n; nap().await; }')).toEqual(['n']));
});

describe('Send', () => {
  const send = (main: string): readonly string[] =>
    errorsOf(
      `use std::rc::Rc; use std::future::Future; fn spawn<F: Future + Send + 'static>(f: F) {} async fn nap() {}\nasync fn bad() { let rc = Rc::new(1); nap().await; }\nfn main() { ${main} }`,
    );
  test.each([
    ['spawn(async { let rc = Rc::new(1); nap().await; });', ['3:13 - future cannot be sent between threads safely']],
    ['spawn(bad());', ['3:19 - future cannot be sent between threads safely']],
    ['spawn(async { bad().await });', ['3:13 - future cannot be sent between threads safely']],
    [
      'let rc = Rc::new(1); spawn(async move { nap().await; drop(rc); });',
      ['3:34 - future cannot be sent between threads safely'],
    ],
    ['spawn(async { let rc = Rc::new(1); drop(rc); nap().await; });', []],
  ])('%s', (main, expected) => expect(send(main)).toEqual(expected));
});

test('must-use values', () => {
  const c = new Checked(
    `async fn h() {} fn r() -> Result<(), String> { Ok(()) } #[must_use] fn m() -> i32 { 1 }\nasync fn f() {\nh();\nr();\nm();\n1 == 2;\nh().await;\nlet _ = h();\n}\nfn main() {}`,
  );
  expect(c.warnings).toEqual([
    '3:1 unused_must_use unused implementer of `Future` that must be used',
    '4:1 unused_must_use unused `Result` that must be used',
    '5:1 unused_must_use unused return value of `m` that must be used',
    '6:1 unused_must_use unused comparison that must be used',
  ]);
});
