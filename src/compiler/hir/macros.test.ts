//! Built-in macros, derives and attribute macros: they resolve, and what they expand to.
import { expect, test } from 'vitest';
import { FIXTURE } from './fixture.ts';
import { buildLibrary, buildProgram, printItems } from './index.ts';

const library = buildLibrary(FIXTURE);

function lower(source: string): string {
  const p = buildProgram(library, source, { edition: 2024, testMode: false });
  const bodies = p.userBodies.flatMap((id) => {
    const def = p.def(id);
    return 'body' in def ? (def.body?.get().diagnostics ?? []) : [];
  });
  const messages = [...p.diagnostics, ...bodies].map((d) => `${d.code ?? '-'}: ${d.message}`);
  expect(messages).toEqual([]);
  return printItems(p);
}

test('async_trait', () => {
  expect(
    lower(`use async_trait::async_trait;
    #[async_trait] trait Repo { async fn get(&self, id: &str) -> Option<u8>; async fn both<T: Send>(&mut self, (a, b): (T, u8)) -> u8 { b } }
    struct S; #[async_trait] impl Repo for S { async fn get(&self, id: &str) -> Option<u8> { self.clone(); None } }`),
  ).toMatchInlineSnapshot(`
    "Repo::both = |self#0: &'life0 mut Self, __arg0#1: (T, u8)| {
      <std::boxed::Box>::pin(asyncBlock move {
        if let std::option::Option::Some(__ret#2) = std::option::Option::None::<u8> {
          return __ret#2;
        }
        let (a#3, b#4) = __arg0#1;
        let __ret#5: u8 = {
          b#4
        };
        __ret#5
      })
    }
    <S as Repo>::get = |self#0: &'life0 Self, id#1: &'life1 str| {
      <std::boxed::Box>::pin(asyncBlock move {
        if let std::option::Option::Some(__ret#2) = std::option::Option::None::<std::option::Option<u8>> {
          return __ret#2;
        }
        let id#3 = id#1;
        let __ret#4: std::option::Option<u8> = {
          self#0.clone();
          std::option::Option::None
        };
        __ret#4
      })
    }
    "
  `);
});

test('thiserror', () => {
  expect(
    lower(`#[derive(Debug, thiserror::Error)] enum E {
      #[error("not found: {0}")] NotFound(String),
      #[error("bad {name} {}", .code + 1)] Bad { name: u8, code: u8 },
      #[error(transparent)] Other(#[from] Inner) }
    #[derive(Debug)] struct Inner; impl std::fmt::Display for Inner { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { loop {} } }
    impl std::error::Error for Inner {}`),
  ).toMatchInlineSnapshot(`
    "<E as std::fmt::Debug>::fmt = |self#0: &Self, f#1: &mut std::fmt::Formatter<'_>| {
      match self#0 {
        <Self>::NotFound(a0#2) => f#1.debug_tuple("NotFound").field(a0#2).finish(),
        <Self>::Bad { name: a0#3, code: a1#4 } => f#1.debug_struct("Bad").field("name", a0#3).field("code", a1#4).finish(),
        <Self>::Other(a0#5) => f#1.debug_tuple("Other").field(a0#5).finish(),
      }
    }
    <E as std::fmt::Display>::fmt = |self#0: &Self, f#1: &mut std::fmt::Formatter<'_>| {
      match self#0 {
        <Self>::NotFound(_0#2) => f#1.write_fmt(format_args("not found: {0:Display}", _0#2)),
        <Self>::Bad { name: name#3, code: code#4 } => f#1.write_fmt(format_args("bad {1:Display} {0:Display}", (code#4 + 1), name#3)),
        <Self>::Other(_0#5) => <_ as std::fmt::Display>::fmt(_0#5, f#1),
      }
    }
    <E as std::error::Error>::source = |self#0: &Self| {
      match self#0 {
        <Self>::NotFound(..) => std::option::Option::None,
        <Self>::Bad { .. } => std::option::Option::None,
        <Self>::Other(source#1) => <_ as std::error::Error>::source(source#1.as_dyn_error()),
      }
    }
    <E as std::convert::From>::from = |source#0: Inner| {
      <Self>::Other(source#0)
    }
    <Inner as std::fmt::Debug>::fmt = |self#0: &Self, f#1: &mut std::fmt::Formatter<'_>| {
      match self#0 {
        Self => f#1.write_str("Inner"),
      }
    }
    <Inner as std::fmt::Display>::fmt = |self#0: &Self, f#1: &mut std::fmt::Formatter<'_>| {
      'l0: loop {}
    }
    "
  `);
});

test('streams', () => {
  expect(
    lower(`fn f() { async_stream::try_stream! { let x = g()?; yield x; for await y in h() { yield y; } }; }
    fn g() -> Result<u8, u8> { Ok(1) } fn h() {}`),
  ).toMatchInlineSnapshot(`
    "f = || {
      async_stream::__support::try_stream(gen move {
        let x#2 = match g() {
          std::result::Result::Ok(value#0) => value#0,
          std::result::Result::Err(error#1) => {
            yield std::result::Result::Err(<_ as std::convert::From>::from(error#1));
            return;
          },
        };
        yield std::result::Result::Ok(x#2);
        match #into_stream_for_await(h()) {
          mut stream#3 => 'l0: loop {
            match #poll_next_for_await(&mut stream#3).await {
              std::option::Option::None => break 'l0,
              std::option::Option::Some(y#4) => {
                yield std::result::Result::Ok(y#4);
              },
            }
          },
        }
      });
    }
    g = || {
      std::result::Result::Ok(1)
    }
    h = || {}
    "
  `);
});

test('tracing', () => {
  expect(
    lower(
      `#[tracing::instrument(skip(b))] fn f(a: u8, b: u8) { let id = 1; tracing::info!(id, user = %a, ?b, "got {} of {b}", id); tracing::info!("plain"); }`,
    ),
  ).toMatchInlineSnapshot(`
    "f::CALLSITE = || <tracing::__support::Callsite>::new("f", "main", <tracing::Level>::INFO, "src/main.rs", 1u32, "main", &["a"], true)
    f = |a#0: u8, b#1: u8| {
      let span#2 = {
        if drop_temps(f::CALLSITE.enabled()) {
          tracing::__support::span(&f::CALLSITE, std::option::Option::None, &[(&a#0 as &dyn tracing::field::Value)])
        } else {
          tracing::__support::span_disabled(&f::CALLSITE)
        }
      };
      let _guard#3 = span#2.enter();
      {
        let id#4 = 1;
        {
          if drop_temps(f::CALLSITE.enabled()) {
            tracing::__support::event(&f::CALLSITE, std::option::Option::None, &[(&format_args("got {0:Display} of {1:Display}", id#4, b#1) as &dyn tracing::field::Value), (&id#4 as &dyn tracing::field::Value), (&tracing::field::display(&a#0) as &dyn tracing::field::Value), (&tracing::field::debug(&b#1) as &dyn tracing::field::Value)]);
          }
        };
        {
          if drop_temps(f::CALLSITE.enabled()) {
            tracing::__support::event(&f::CALLSITE, std::option::Option::None, &[(&format_args("plain") as &dyn tracing::field::Value)]);
          }
        };
      }
    }
    f::CALLSITE = || <tracing::__support::Callsite>::new("event src/main.rs:1", "main", <tracing::Level>::INFO, "src/main.rs", 1u32, "main", &["message", "id", "user", "b"], false)
    f::CALLSITE = || <tracing::__support::Callsite>::new("event src/main.rs:1", "main", <tracing::Level>::INFO, "src/main.rs", 1u32, "main", &["message"], false)
    "
  `);
});

test('pin_project', () => {
  expect(
    lower(`pin_project_lite::pin_project! { #[project = Proj] pub struct S<T> where T: Send { #[pin] inner: T, n: u8 } impl<T: Send> PinnedDrop for S<T> { fn drop(this: std::pin::Pin<&mut Self>) {} } }
    fn f(s: std::pin::Pin<&mut S<u8>>) { let p: Proj<'_, u8> = s.project(); p.n; }`),
  ).toMatchInlineSnapshot(`
    "S<T>::project = |self#0: std::pin::Pin<&'__pin mut Self>| {
      unsafe {
        match self#0.get_unchecked_mut() {
          <Self> { inner: f0#1, n: f1#2 } => Proj { inner: <std::pin::Pin>::new_unchecked(f0#1), n: f1#2 },
        }
      }
    }
    S<T>::project_ref = |self#0: std::pin::Pin<&'__pin Self>| {
      unsafe {
        match self#0.get_ref() {
          <Self> { inner: f0#1, n: f1#2 } => __SProjectionRef { inner: <std::pin::Pin>::new_unchecked(f0#1), n: f1#2 },
        }
      }
    }
    <S<T> as std::ops::Drop>::drop = |self#0: &mut Self| {
      <Self>::__pinned_drop(unsafe {
        <std::pin::Pin>::new_unchecked(self#0)
      })
    }
    S<T>::__pinned_drop = |this#0: std::pin::Pin<&mut Self>| {}
    f = |s#0: std::pin::Pin<&mut S<u8>>| {
      let p#1: Proj<'_, u8> = s#0.project();
      p#1.n;
    }
    "
  `);
});

test('futures select', () => {
  lower(
    `async fn f() { let mut a = g(); futures::select! { x = a => x, y = g() => y, complete => {}, default => {} } } async fn g() {}`,
  );
  lower(`async fn f() { let (a, b) = futures::join!(g(), g()); } async fn g() {}`);
});

test('concat, stringify, line and assert', () => {
  expect(
    lower(`fn main() {
      println!(concat!("a", 1, "{}"), stringify!(a + b));
      line!(); assert!(1==1 && f ( 2 )); assert!(true, "x {}", 1); unreachable!("y {}", 2);
    } fn f(x: u8) -> bool { true }`),
  ).toMatchInlineSnapshot(`
    "main = || {
      std::io::_print(format_args("a1a + b\\n"));
      3u32;
      if drop_temps(!((1 == 1) && f(2))) {
        std::rt::panic_fmt(format_args("assertion failed: 1 == 1 && f(2)"));
      };
      if drop_temps(!true) {
        std::rt::panic_fmt(format_args("x 1"));
      };
      std::rt::panic_fmt(format_args("internal error: entered unreachable code: y 2"));
    }
    f = |x#0: u8| {
      true
    }
    "
  `);
});

test('a macro in a macro keeps its own names', () => {
  expect(
    lower(`macro_rules! outer { ($x:ident) => {{ let y = 1; macro_rules! inner { () => { y + $x } } let y = 2; inner!() + y }} }
    fn f() { let x = 3; outer!(x); }`),
  ).toMatchInlineSnapshot(`
    "f = || {
      let x#0 = 3;
      {
        let y#1 = 1;
        let y#2 = 2;
        ((y#1 + x#0) + y#2)
      };
    }
    "
  `);
});
