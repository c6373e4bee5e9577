import { describe, expect, test } from 'vitest';
import { World } from './testing/harness.ts';

const only = (source: string) => {
  const { errors } = new World(source);
  return errors;
};

describe('what the item checks find', () => {
  test.each([
    [
      'fine',
      'struct A { x: i32 } trait T { fn f(&self); } impl T for A { fn f(&self) {} } impl Clone for A { fn clone(&self) -> A { loop {} } }',
      '',
    ],
    ['missing items', 'trait T { type X; fn f(&self); fn g(&self) {} } struct A; impl T for A {}', 'E0046'],
    ['parameter count', 'trait T { fn f(&self, a: u8); } struct A; impl T for A { fn f(&self) {} }', 'E0050'],
    ['parameter type', 'trait T { fn f(&self, a: u8); } struct A; impl T for A { fn f(&self, a: u16) {} }', 'E0053'],
    ['return type', 'trait T { fn f(&self) -> u8; } struct A; impl T for A { fn f(&self) -> u16 { 0 } }', 'E0053'],
    [
      'associated return type',
      'trait T { type X; fn f(&self) -> Self::X; } struct A; impl T for A { type X = u8; fn f(&self) -> u8 { 0 } }',
      '',
    ],
    [
      'async in impl for impl Future',
      'trait T { fn f(&self) -> impl Future<Output = u8>; } struct A; impl T for A { async fn f(&self) -> u8 { 0 } }',
      '',
    ],
    [
      'impl Future of the wrong output',
      'trait T { fn f(&self) -> impl Future<Output = u8>; } struct A; impl T for A { async fn f(&self) -> u16 { 0 } }',
      'E0271',
    ],
    ['kind of item', 'trait T { type X; } struct A; impl T for A { const X: u8 = 1; }', 'E0046 E0323'],
    ['self in impl only', 'trait T { fn f(); } struct A; impl T for A { fn f(&self) {} }', 'E0185'],
    ['self in trait only', 'trait T { fn f(&self); } struct A; impl T for A { fn f() {} }', 'E0186'],
    ['type parameter count', 'trait T { fn f<X>(x: X); } struct A; impl T for A { fn f(x: u8) {} }', 'E0049'],
    ['stricter impl', 'trait T { fn f<X>(x: X); } struct A; impl T for A { fn f<X: Clone>(x: X) {} }', 'E0276'],
    ['orphan', 'impl Clone for Vec<std::fmt::Error> { fn clone(&self) -> Self { loop {} } }', 'E0117 E0119'],
    ['foreign trait, foreign type', 'impl Drop for Option<u8> { fn drop(&mut self) {} }', 'E0117 E0120'],
    ['uncovered parameter', 'impl<T> Default for T { fn default() -> T { loop {} } }', 'E0210 E0119'],
    [
      'local type makes it fine',
      'struct A; impl From<A> for String { fn from(a: A) -> String { loop {} } } impl From<Vec<A>> for Box<A> { fn from(a: Vec<A>) -> Self { loop {} } }',
      '',
    ],
    ['overlap', 'trait T {} impl T for Vec<u8> {} impl<X> T for Vec<X> {}', 'E0119'],
    ['no overlap through bounds', 'trait M {} trait T {} struct A; impl T for A {} impl<X: M> T for X {}', ''],
    [
      'overlap with From<T> for T',
      'struct A<T>(T); impl<T> From<T> for A<T> { fn from(t: T) -> Self { loop {} } }',
      '',
    ],
    [
      'two drops',
      'struct A; impl Clone for A { fn clone(&self) -> A { loop {} } } impl Clone for A { fn clone(&self) -> A { loop {} } }',
      'E0119',
    ],
    ['inherent duplicates', 'struct A; impl A { fn f() {} } impl A { fn f() {} }', 'E0592'],
    ['inherent, different types', 'struct A<T>(T); impl A<u8> { fn f() {} } impl A<u16> { fn f() {} }', ''],
    ['unconstrained', 'struct A; impl<T> A { fn f() {} }', 'E0207'],
    ['constrained by a projection', 'struct A<I>(I); trait T {} impl<I: Iterator<Item = X>, X> T for A<I> {}', ''],
    ['infinite size', 'struct List { next: Option<List> }', 'E0072'],
    ['boxed recursion', 'enum List { Nil, Cons(i32, Box<List>) }', ''],
    ['mutual recursion', 'struct A { b: B } struct B { a: Option<A> }', 'E0072 E0072'],
    ['unused parameter', 'struct A<T> { x: u8 }', 'E0392'],
    ['phantom', "struct A<'a, T> { x: std::marker::PhantomData<&'a T> }", ''],
    [
      'Copy with non-Copy field',
      'struct A { s: String } impl Clone for A { fn clone(&self) -> A { loop {} } } impl Copy for A {}',
      'E0204',
    ],
    [
      'Copy with Drop',
      'struct A; impl Clone for A { fn clone(&self) -> A { loop {} } } impl Copy for A {} impl Drop for A { fn drop(&mut self) {} }',
      'E0184',
    ],
    ['missing supertrait', 'trait S {} trait T: S {} struct A; impl T for A {}', 'E0277'],
    ['unsized field', 'struct A { s: str, n: u8 }', 'E0277'],
    ['unsized tail is fine', 'struct A { n: u8, s: [u8] }', ''],
    ['unsized argument of a generic type', 'fn f(x: Option<str>) {}', 'E0277'],
    [
      'associated type bound',
      'struct NotIter; struct A; impl IntoIterator for A { type Item = u8; type IntoIter = NotIter; fn into_iter(self) -> NotIter { loop {} } }',
      'E0277',
    ],
    ['missing lifetime in a field', 'struct A { s: &str }', 'E0106'],
    ['missing lifetime in a return type', 'fn f() -> &str { loop {} }', 'E0106'],
    ['two inputs', 'fn f(a: &str, b: &str) -> &str { loop {} }', 'E0106'],
    [
      'elided',
      "struct A<'a>(&'a str); impl<'a> A<'a> { fn f(&self, x: &str) -> &str { loop {} } } fn g(x: &str) -> Option<&str> { loop {} } fn h(x: Box<dyn Fn(&u8) -> &u8>) {}",
      '',
    ],
    ['wrong argument count', 'fn f(x: Vec) {} fn g(x: Option<u8, u8>) {}', 'E0107 E0107'],
    ['defaults', 'fn f(x: Vec<u8>, y: Box<u8>) {}', ''],
    ['unknown associated type', 'fn f<T>(x: T::Item) {}', 'E0220'],
    ['ambiguous associated type', 'trait A { type X; } trait B { type X; } fn f<T: A + B>(x: T::X) {}', 'E0221'],
    ['associated type of a type', 'fn f(x: Vec<u8>::Item) {}', 'E0223'],
    [
      'associated type through a supertrait',
      'trait A: Iterator {} fn f<T: A>(x: T::Item) {} fn g<I>(x: I::Item) where I: IntoIterator {}',
      '',
    ],
    ['missing associated type of a trait object', 'fn f(x: Box<dyn Iterator>) {}', 'E0191'],
    ['not dyn compatible', 'trait T { fn new() -> Self; } fn f(x: Box<dyn T>) {}', 'E0038'],
    ['async method', 'trait T { async fn f(&self); } fn f(x: &dyn T) {}', 'E0038'],
    [
      'dyn compatible',
      'trait T { fn f(&self, o: &dyn T) -> Box<dyn T>; fn g<X>(&self) where Self: Sized; } fn f(x: &dyn T) {}',
      '',
    ],
    ['placeholder', 'fn f(x: Vec<_>) {}', 'E0121'],
    ['async main', 'async fn main() {}', 'E0752'],
  ])('%s', (_, source, codes) => expect(new World(source).codes.join(' ')).toBe(codes));

  test('words of E0046', () => {
    const [it] = only('trait T { fn f(&self); fn g(&self); } struct A; impl T for A {}');
    expect(it?.message).toBe('not all trait items implemented, missing: `f`, `g`');
    expect(it?.labels.map((label) => label.text)).toEqual(['`f` from trait', '`g` from trait']);
  });
  test('words of E0277 in an impl header', () => {
    const [it] = only('trait S {} trait T: S {} struct A; impl T for A {}');
    expect(it?.message).toBe('the trait bound `A: S` is not satisfied');
    expect(it?.notes.map((note) => note.text)).toEqual([
      'the trait `S` is not implemented for `A`',
      'this trait has no implementations, consider adding one',
      'required by a bound in `T`',
    ]);
  });
  test('words of an unsized argument', () => {
    const [it] = only('fn f(x: Option<str>) {}');
    expect(it?.message).toBe('the size for values of type `str` cannot be known at compilation time');
    expect(it?.label).toBe("doesn't have a size known at compile-time");
  });
});
