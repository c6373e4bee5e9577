//! Name resolution: what resolves to what, and what is said when it does not.
import { expect, test } from 'vitest';
import { FIXTURE } from './fixture.ts';
import { buildLibrary, buildProgram, printItems } from './index.ts';
import type { HirProgram } from './index.ts';

const library = buildLibrary(FIXTURE);

function program(source: string, testMode = false): HirProgram {
  return buildProgram(library, source, { edition: 2021, testMode });
}

function errors(source: string, testMode = false): string[] {
  const p = program(source, testMode);
  const bodies = p.userBodies.flatMap((id) => {
    const def = p.def(id);
    return 'body' in def ? (def.body?.get().diagnostics ?? []) : [];
  });
  return [...p.diagnostics, ...bodies].map(
    (d) => `${d.code ?? '-'} ${source.slice(d.span.start, d.span.end)}: ${d.message}`,
  );
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['value', 'fn main() { x; }', ['E0425 x: cannot find value `x` in this scope']],
  ['function', 'fn main() { foo(); }', ['E0425 foo: cannot find function `foo` in this scope']],
  ['type', 'fn f(a: Foo) {}', ['E0425 Foo: cannot find type `Foo` in this scope']],
  ['trait', 'fn f<T: Foo>(a: T) {}', ['E0405 Foo: cannot find trait `Foo` in this scope']],
  ['not a trait', 'struct S; impl S for u8 {}', ['E0404 S: expected trait, found struct `S`']],
  ['undeclared type', 'fn main() { Foo::new(); }', ['E0433 Foo: cannot find type `Foo` in this scope']],
  ['unlinked crate', 'use foo::bar;', ['E0432 foo: unresolved import `foo`']],
  [
    'unlinked crate in path',
    'fn main() { foo::bar(); }',
    ['E0433 foo: cannot find module or crate `foo` in this scope'],
  ],
  [
    'near library name',
    'use tokio::sync::Notifi;',
    ['E0432 tokio::sync::Notifi: unresolved import `tokio::sync::Notifi`'],
  ],
  [
    'missing library name',
    'use tokio::net::UdpSocket; fn f(u: UdpSocket) {}',
    ['unsupported tokio::net::UdpSocket: unsupported: tokio::net::UdpSocket is not available here yet'],
  ],
  [
    'missing library fn',
    'fn main() { tokio::time::advance(1); }',
    ['unsupported tokio::time::advance: unsupported: tokio::time::advance is not available here yet'],
  ],
  ['private fn', 'fn main() { std::io::inner::hidden(); }', ['E0603 hidden: function `hidden` is private']],
  ['private import', 'mod m { fn f() {} } use m::f;', ['E0603 f: function `f` is private']],
  ['twice', 'struct A; struct A;', ['E0428 A: the name `A` is defined multiple times']],
  [
    'generic twice',
    'fn f<T, T>() {}',
    ["E0403 T: the name `T` is already used for a generic parameter in this item's generic parameters"],
  ],
  [
    'parameter twice',
    'fn f(a: u8, a: u8) {}',
    ['E0415 a: identifier `a` is bound more than once in this parameter list'],
  ],
  [
    'binding twice',
    'fn f(p: (u8, u8)) { let (a, a) = p; }',
    ['E0416 a: identifier `a` is bound more than once in the same pattern'],
  ],
  [
    'or pattern',
    'fn f(p: Option<u8>) { match p { Some(x) | None => {} } }',
    ['E0408 None: variable `x` is not bound in all patterns'],
  ],
  ['self in fn', 'fn f() { self.x; }', ['E0424 self: expected value, found module `self`']],
  ['Self in fn', 'fn f() -> Self { loop {} }', ['E0411 Self: cannot find type `Self` in this scope']],
  ['label', "fn f() { loop { break 'a; } }", ["E0426 'a: use of undeclared label `'a`"]],
  ['break outside', 'fn f() { break; }', ['E0268 break: `break` outside of a loop or labeled block']],
  ['break in closure', 'fn f() { loop { || break; } }', ['E0267 break: `break` inside of a closure']],
  ['break in async', 'fn f() { loop { async { break; }; } }', ['E0267 break: `break` inside `async` block']],
  ['outer generic', 'fn f<T>() { fn g(t: T) {} }', ["E0401 T: can't use generic parameters from outer item"]],
  [
    'outer local',
    'fn f() { let a = 1; fn g() { a; } }',
    ["E0434 a: can't capture dynamic environment (local variable) in a fn item"],
  ],
  [
    'local in const',
    'fn f() { let n = 1; let a = [0; n]; }',
    ['E0435 n: attempt to use a non-constant value in a constant'],
  ],
  [
    'await',
    'fn f() { tokio::time::sleep(1).await; }',
    ['E0728 await: `await` is only allowed inside `async` functions and blocks'],
  ],
  [
    'await in closure',
    'async fn f() { || tokio::time::sleep(1).await; }',
    ['E0728 await: `await` is only allowed inside `async` functions and blocks'],
  ],
  ['struct as value', 'struct S { a: u8 } fn f() { S; }', ['E0423 S: expected value, found struct `S`']],
  ['variant as type', 'enum E { A } fn f(a: E::A) {}', ['E0573 E::A: expected type, found variant `E::A`']],
  [
    'struct literal',
    'fn f() { Foo { a: 1 }; }',
    ['E0422 Foo: cannot find struct, variant or union type `Foo` in this scope'],
  ],
  [
    'enum literal',
    'enum E { A } fn f() { E { a: 1 }; }',
    ['E0574 E: expected struct, variant or union type, found enum `E`'],
  ],
  [
    'tuple pattern',
    'fn f(x: u8) { match x { Foo(a) => {} } }',
    ['E0531 Foo: cannot find tuple struct or tuple variant `Foo` in this scope'],
  ],
  [
    'method not in trait',
    'trait T { fn a(); } struct S; impl T for S { fn a() {} fn b() {} }',
    ['E0407 fn b() {}: method `b` is not a member of trait `T`'],
  ],
  [
    'type not in trait',
    'trait T {} struct S; impl T for S { type A = u8; }',
    ['E0437 type A = u8;: type `A` is not a member of trait `T`'],
  ],
  [
    'const not in trait',
    'trait T {} struct S; impl T for S { const A: u8 = 1; }',
    ['E0438 const A: u8 = 1;: const `A` is not a member of trait `T`'],
  ],
  ['lifetime', "fn f(a: &'a u8) {}", ["E0261 'a: use of undeclared lifetime name `'a`"]],
  ['macro', 'fn main() { foo!(); }', ['- foo: cannot find macro `foo` in this scope']],
  ['elided lifetime', 'fn f(a: &str) -> &str { a }', []],
  ['method lifetime', 'struct S; impl S { fn f(&self, b: &str) -> &str { loop {} } }', []],
  [
    'glob ambiguity',
    'mod a { pub struct X; } mod b { pub struct X; } use a::*; use b::*; fn f(x: X) {}',
    ['E0659 X: `X` is ambiguous'],
  ],
  ['globs of other crates', 'mod a { pub struct Mutex; } use std::sync::*; use a::*; fn f(x: Mutex<u8>) {}', []],
  [
    'a glob of a crate behind an own one',
    'mod a { pub struct Mutex; } use a::*; use std::sync::*; fn f(x: Mutex) {}',
    ['E0659 Mutex: `Mutex` is ambiguous'],
  ],
  ['forgotten !', 'fn main() { println(1); }', ['E0423 println: expected function, found macro `println`']],
  ['macro path', 'fn main() { tokio::selct!(); }', ['E0433 selct: cannot find `selct` in `tokio`']],
  [
    'recursion',
    'macro_rules! m { () => { m!() } } fn main() { m!(); }',
    ['- m!(): recursion limit reached while expanding `m!`'],
  ],
  ['no rule', 'macro_rules! m { (a) => {} } fn main() { m!(b); }', ['- b: no rules expected `b`']],
  ['module file', 'mod foo;', ['E0583 mod foo;: file not found for module `foo`']],
  [
    'reimport',
    'use std::io::_print; use std::io::_print;',
    ['E0252 std::io::_print: the name `_print` is defined multiple times'],
  ],
];

test.each(cases)('%s', (_, source, expected) => {
  expect(errors(source)).toEqual(expected);
});

const fine: readonly (readonly [string, string])[] = [
  [
    'nested modules',
    'mod a { pub mod b { pub fn f() { super::g(); self::h(); crate::top(); } pub fn h() {} } pub fn g() {} } fn top() {} use a::b; fn main() { b::f(); a::b::h(); }',
  ],
  [
    'globs and renames',
    'mod a { pub struct X; pub use self::in_::Y as Z; mod in_ { pub struct Y; } } use a::*; fn f(x: X, z: Z) {}',
  ],
  ['enum glob', 'enum E { A, B(u8) } use E::*; fn f(e: E) { match e { A => {}, B(n) => {} } }'],
  [
    'glob cycle',
    'mod a { pub use super::b::*; pub struct A; } mod b { pub use super::a::*; pub struct B; } fn f(a: b::A, b: a::B) {}',
  ],
  ['crate of the same name', 'mod tokio2 { pub use tokio; } use tokio2::tokio as t; fn f() { t::spawn(1); }'],
  [
    'use in fn',
    'fn main() { use tokio::time::sleep; sleep(1); use std::collections::HashMap as M; let m: M<u8, u8>; }',
  ],
  [
    'items in fn',
    'fn main() { let a = inner(); fn inner() -> Local { Local } struct Local; impl Local { fn x(&self) {} } a.x(); }',
  ],
  ['shadowing', 'fn main() { let x = 1; let x = { let x = x; x }; |x: u8| x; }'],
  ['macro textual scope', 'macro_rules! m { () => { 1 } } fn f() -> u8 { m!() } mod a { fn g() { m!(); } }'],
  ['macro_use', '#[macro_use] mod a { macro_rules! m { () => { 1 } } } fn f() { m!(); }'],
  [
    'macro path scope',
    'mod a { #[macro_export] macro_rules! m { () => { $crate::a::f() } } pub fn f() {} } fn g() { crate::m!(); } use m as n; fn h() { n!(); }',
  ],
  [
    'macro items',
    'macro_rules! make { ($($n:ident),*) => { $(fn $n() {} struct $n {})* } } make!(a, b); fn f() { a(); b(); }',
  ],
  ['macro stmts', 'macro_rules! lets { ($a:ident = $e:expr) => { let $a = $e; } } fn f() { lets!(x = 1); x; }'],
  [
    'macro defining macro',
    'macro_rules! outer { ($n:ident) => { macro_rules! $n { ($e:expr) => { $e } } } } outer!(id); fn f() { id!(1); }',
  ],
  [
    'nested repetition',
    'macro_rules! m { ($($k:ident: [$($v:expr),*]);* $(;)?) => { $(let $k = [$($v),*];)* } } fn f() { m!(a: [1, 2]; b: []; ); a; b; }',
  ],
  [
    'fragments',
    "macro_rules! m { ($v:vis $i:item $b:block $l:lifetime $t:ty, $p:path, $m:meta, $pt:pat => $lit:literal, $s:stmt; $($tt:tt)*) => { #[$m] $i fn g(x: $t) { $l: loop { $s; match x { $pt => $b, _ => break $l } } } } } m!(pub fn h() {} { } 'a u8, std::io, inline, 1 | 2 => -3, let z = 1; a (b) [c]);",
  ],
  [
    'label hygiene',
    "macro_rules! m { ($e:expr) => { 'a: loop { if true { break 'a; } $e } } } fn f() { 'a: loop { m!(break 'a) } }",
  ],
  ['thread_local', 'thread_local! { static A: u8 = 1; pub static B: u8 = 2; } fn f() { A; B; }'],
  [
    'const generics',
    'struct A<const N: usize>([u8; N]); fn f<const M: usize>(a: A<M>, b: A<{ 1 + 2 }>, c: A<3>) -> [u8; M] { loop {} } const K: usize = 4; fn g(a: A<K>) {}',
  ],
  [
    'assoc types',
    'trait T { type A; fn f() -> Self::A; } fn g<X: T<A = u8>>(x: X::A, y: <X as T>::A) {} fn h() { u8::MAX; <u8>::MAX; Vec::<u8>::new(); }',
  ],
  ['impl Trait', 'fn f(a: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> { a }'],
  ['labels', "fn f() { 'a: loop { loop { continue 'a; } } let x = 'b: { break 'b 1; }; }"],
  ['if let', 'fn f(a: Option<u8>) { if let Some(x) = a { x; } else { } }'],
  ['let else', 'fn f(a: Option<u8>) { let Some(x) = a else { return; }; x; }'],
  [
    'destructuring assignment',
    'fn f() { let (mut a, mut b) = (1, 2); (a, b) = (b, a); [a, _] = [1, 2]; (a, ..) = (1, 2, 3); }',
  ],
  [
    'derive',
    '#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)] struct S<T> { a: u8, b: T } #[derive(Debug, Clone, Copy, PartialEq, Default)] enum E { #[default] A, B(u8), C { r#type: u8 } }',
  ],
  [
    'cfg',
    '#[cfg(test)] mod tests { use nothing::at_all; } #[cfg(not(test))] fn f() {} fn main() { #[cfg(test)] { bad(); } f(); let x = [1, #[cfg(test)] bad]; }',
  ],
  [
    'select',
    'async fn f() { let mut n = 0; tokio::select! { Some(x) = g() => { n = x; } _ = tokio::time::sleep(1), if n > 0 => return, else => {} } } async fn g() -> Option<u8> { None }',
  ],
  [
    'join',
    'async fn f() { let (a, b) = tokio::join!(g(), g()); let r = tokio::try_join!(biased; g(), g()); } async fn g() {}',
  ],
];

test.each(fine)('fine: %s', (_, source) => {
  expect(errors(source)).toEqual([]);
});

test('paths are the public ones', () => {
  const p = program('use tokio::sync::Notify; fn f(n: Notify) {}');
  const id = p.userBodies[0];
  const def = id === undefined ? undefined : p.def(id);
  const ty = def?.kind === 'fn' ? def.sig.params[0]?.ty : undefined;
  expect(ty?.kind === 'path' ? p.pathOf(ty.def) : '').toBe('tokio::sync::Notify');
});

test('imports are suggested', () => {
  const p = program('fn f(m: HashMap<u8, u8>) {}');
  expect(p.diagnostics[0]?.notes).toEqual([
    { kind: 'help', text: 'consider importing this struct: `use std::collections::HashMap;`' },
  ]);
  expect(p.diagnostics[0]?.edits[0]?.edits[0]?.text).toBe('use std::collections::HashMap;\n');
});

test('tests are collected in the order of the harness', () => {
  const p = program(
    '#[test] fn b() {} mod m { #[test] #[should_panic(expected = "x")] #[ignore] fn a() {} } #[tokio::test] async fn c() {}',
    true,
  );
  expect(p.diagnostics).toEqual([]);
  expect(p.tests.map((t) => [t.path, t.shouldPanic, t.ignore])).toEqual([
    ['b', false, false],
    ['c', false, false],
    ['m::a', 'x', true],
  ]);
});

test('#[tokio::main] options', () => {
  const p = program(
    '#[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() { tokio::spawn(1); }',
  );
  expect(p.main).toBeDefined();
  expect(printItems(p)).toMatchInlineSnapshot(`
    "main = || {
      let body#0 = asyncBlock {
        tokio::spawn(1);
      };
      <tokio::runtime::Builder>::new_current_thread().start_paused(true).enable_all().build().expect("Failed building the Runtime").block_on(body#0)
    }
    "
  `);
  expect(errors('#[tokio::main(flavor = "x")] async fn main() {}')).toMatchInlineSnapshot(`
    [
      "- "x": No such runtime flavor \`x\`. The runtime flavors are \`current_thread\`, \`local\`, and \`multi_thread\`.",
    ]
  `);
  expect(errors('#[tokio::main] fn main() {}')).toMatchInlineSnapshot(`
    [
      "- fn main(): the \`async\` keyword is missing from the function declaration",
    ]
  `);
});
