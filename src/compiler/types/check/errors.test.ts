import { describe, expect, test } from 'vitest';
import { Checked, errorsOf } from './testing/harness.ts';

/** Errors of statements in a fn; positions are those of the second line. */
const inFn = (body: string, items = ''): readonly string[] =>
  errorsOf(
    `${items.replaceAll('\n', ' ')} fn u<T>(_: T) {} struct S { a: i32, b: String } enum E { A(i32), B, C { x: i32 } } impl S { fn get(&self, n: u8) -> i32 { 1 } }\nfn f() { ${body} }\nfn main() {}`,
  );
const codes = (list: readonly string[]): string => list.map((it) => it.split(' ')[1]).join(' ');

describe('codes', () => {
  test.each([
    ['let x: i32 = "a";', 'E0308'],
    ['u(1, 2);', 'E0061'],
    ['let c = |a: i32| a; c();', 'E0057'],
    ['let x = None;', 'E0282'],
    ['let x = "1".parse().unwrap();', 'E0284'],
    ['S { a: 1, b: String::new() } + 1;', 'E0369'],
    ['let mut s = 1u8; s += "a";', 'E0277'],
    ['1.0 + 1;', 'E0277'],
    ['!"a";', 'E0600'],
    ['1[0];', 'E0608'],
    ['u(S { a: 1, b: String::new() }.zz);', 'E0609'],
    ['1u8.foo;', 'E0610'],
    ['*1;', 'E0614'],
    ['1();', 'E0618'],
    ['let x = &[1] as [i32];', 'E0620'],
    ['let S { zz, .. } = S { a: 1, b: String::new() };', 'E0026'],
    ['let S { a } = S { a: 1, b: String::new() };', 'E0027'],
    ['match E::B { E::A(a, b) => {}, _ => {} }', 'E0023'],
    ['match "a" { "a"..="b" => {}, _ => {} }', 'E0029'],
    ['1 as bool;', 'E0054'],
    ['S { a: 1, a: 2, b: String::new() };', 'E0062'],
    ['S { a: 1 };', 'E0063'],
    ['1 += 2;', 'E0067'],
    ['1 = 2;', 'E0070'],
    ['let x: i32 = if true { 1 };', 'E0317'],
    ['E::C;', 'E0533'],
    ['S { zz: 1, a: 1, b: String::new() };', 'E0560'],
    ['1u32 as char;', 'E0604'],
    ['1 as S;', 'E0605'],
    ['&1u8 as u32;', 'E0606'],
    ['2.pow(2);', 'E0689'],
    ['S { a: 1, b: String::new() }.get;', 'E0615'],
    ['S { a: 1, b: String::new() }.nope();', 'E0599'],
    ['S::nope();', 'E0599'],
    ['E::D;', 'E0599'],
    ['u::<i32, u8>(1);', 'E0107'],
    ['let [a, b] = [1];', 'E0527'],
    ['let [a] = 1;', 'E0529'],
    ['match Some(1) { Some(_) => {} }', 'E0004'],
    ['let Some(x) = Some(1);', 'E0005'],
    ['for i in 5 {}', 'E0277'],
    ['let x: &dyn Fn(i32) = &|| {};', 'E0593'],
    ['let x: u8 = 256;', 'overflowing_literals'],
    ['[1].iter().map(|x: &str| 1);', 'E0631'],
    ['return 1;', 'E0308'],
    ['let Some(x) = Some(1) else { 1 };', 'E0308'],
  ])('%s is %s', (body, code) => expect(codes(inFn(body))).toBe(code));
  test('privacy', () => {
    const items =
      'mod m { pub struct Q { a: i32 } impl Q { pub fn new() -> Q { Q { a: 1 } } fn hid(&self) {} } pub struct T(i32); }';
    expect(codes(inFn('m::Q::new().a;', items))).toBe('E0616');
    expect(codes(inFn('m::Q::new().hid();', items))).toBe('E0624');
    expect(codes(inFn('m::Q { a: 1 };', items))).toBe('E0451');
  });
});

describe('valid programs have no errors', () => {
  test.each([
    [
      'operators',
      'let k = &1 + &2; let s = String::from("a") + "b"; let t = 1u8 as u32 + 2 << 3u8; let b = -1i64 >> 3; u((k, s, t, b));',
    ],
    [
      'let chains of methods',
      'let o = Some(3).map(|x| x + 1).filter(|&x| x > 2).and_then(|x| if x > 3 { Some(x) } else { None }).unwrap_or_else(|| 7); u(o);',
    ],
    [
      'closures called as values',
      'let mk = |k| move |x: i32| x + k; u(mk(1)(2)); let fs: Vec<Box<dyn FnMut()>> = vec![Box::new(|| {})]; for mut f in fs { f(); }',
    ],
    ['slice patterns', 'let v = vec![1, 2, 3]; match &v[..] { [] => {}, [a] => u(a), [a, .., b] => u(a + b) }'],
    ['labelled blocks', "let x = 'a: { if true { break 'a 1; } 2 }; u(x);"],
    ['let else', 'let Some(x) = Some(1) else { return }; u(x);'],
    ['late initialisation', 'let x; if true { x = 1; } else { x = 2; } u(x);'],
    [
      'integer ranges in patterns',
      'match 3u8 { 0..=9 => {}, 10.. => {} } match 1i32 { i32::MIN..=0 => {}, 1..=i32::MAX => {} }',
    ],
    ['nested or-patterns', 'match (1, Some(2)) { (1 | 2, Some(n)) | (n, None) => u(n), _ => {} }'],
    ['diverging closures', 'let f = || -> i32 { loop {} }; u(f());'],
  ])('%s', (_, body) => expect(inFn(body)).toEqual([]));
});

describe('words', () => {
  test('a mismatch', () => {
    const { error } = new Checked('fn f() -> Option<i32> { 5 } fn main() {}');
    expect(error.label).toBe('expected `Option<i32>`, found integer');
    expect(error.labels.map((it) => it.text)).toEqual(['expected `Option<i32>` because of return type']);
    expect(error.notes.map((it) => it.text)).toEqual([
      'expected enum `Option<i32>`\n   found type `{integer}`',
      'try wrapping the expression in `Some`',
    ]);
  });
  test('a future not awaited', () => {
    const { error } = new Checked('async fn n() -> u32 { 1 } async fn f() { let x: u32 = n(); } fn main() {}');
    expect(error.label).toBe('expected `u32`, found future');
    expect(error.edits.map((it) => it.title)).toEqual(['consider `await`ing on the `Future`']);
  });
  test('branches that disagree', () => {
    const { error } = new Checked('fn main() { let x = if true { 1 } else { "a" }; }');
    expect(error.message).toBe('`if` and `else` have incompatible types');
    expect(error.label).toBe('expected integer, found `&str`');
  });
  test('witnesses', () => {
    const missing = (ty: string, arms: string): string =>
      new Checked(
        `enum E { A(i32, u8), B, C { x: i32, y: bool }, D, F } fn f(e: ${ty}) { match e { ${arms} } } fn main() {}`,
      ).error.message.replace('non-exhaustive patterns: ', '');
    expect(missing('E', 'E::A(1, _) => {}, E::B => {}')).toBe('`E::C { .. }`, `E::D` and `E::F` not covered');
    expect(missing('&E', 'E::A(..) => {}, E::B => {}, E::C { x: 1, .. } => {}, E::D | E::F => {}')).toBe(
      '`&E::C { x: i32::MIN..=0_i32, .. }` and `&E::C { x: 2_i32..=i32::MAX, .. }` not covered',
    );
    expect(missing('u8', '0..=5 => {}, 7 => {}')).toBe('`6_u8` and `8_u8..=u8::MAX` not covered');
    expect(missing('usize', '0..=5 => {}')).toBe('`6_usize..` not covered');
    expect(missing('(bool, Option<i32>)', '(true, None) => {}')).toBe('`(false, _)` not covered');
    expect(missing('&[i32]', '[] => {}, [_] => {}, [1, .., 2] => {}')).toBe(
      '`&[i32::MIN..=0_i32, .., _]` and `&[2_i32..=i32::MAX, .., _]` not covered',
    );
    expect(missing('&str', '"a" => {}')).toBe('`&_` not covered');
    expect(missing('Result<i32, bool>', 'Ok(_) | Err(true) => {}')).toBe('`Err(false)` not covered');
  });
  test('too deep is refused, not a crash of ours', () => {
    const deep = `${'('.repeat(2000)}1${')'.repeat(2000)}`;
    expect(() => new Checked(`fn main() { let x = ${deep}; let y = ${'-'.repeat(3000)}1; }`)).not.toThrow();
  });
});

test('edition 2024: no explicit binding modifiers where a pattern borrows by itself', () => {
  const of = (body: string, edition: 2021 | 2024): readonly string[] =>
    errorsOf(`fn f(o: &Option<i32>, t: &(i32, &u8)) { ${body} } fn main() {}`, edition);
  expect(of('let Some(ref x) = o else { return };', 2021)).toEqual([]);
  expect(of('let Some(ref x) = o else { return };', 2024)).toEqual([
    '1:50 - cannot explicitly borrow within an implicitly-borrowing pattern',
  ]);
  expect(of('let Some(mut x) = o else { return };', 2024)).toEqual([
    '1:50 - cannot mutably bind by value within an implicitly-borrowing pattern',
  ]);
  expect(of('let (a, &b) = t;', 2024)).toEqual([
    '1:49 - cannot explicitly dereference within an implicitly-borrowing pattern',
  ]);
  expect(of('let &(a, &b) = t;', 2024)).toEqual([]);
});
