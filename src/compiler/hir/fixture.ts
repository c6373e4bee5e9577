//! A small library for tests: just enough of std for lowering to find its lang items.
import type { LibrarySource } from './library.ts';

const STD = `
#[macro_use] mod macros;
pub mod prelude { pub mod v1 { pub use crate::option::Option::{self, Some, None}; pub use crate::result::Result::{self, Ok, Err};
  pub use crate::iter::{Iterator, IntoIterator}; pub use crate::vec::Vec; pub use crate::string::String; pub use crate::boxed::Box; pub use crate::marker::Send; pub use crate::clone::Clone; pub use crate::fmt::macros_debug; } }
pub mod option { #[lang = "Option"] pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) } impl<T> Option<T> { pub fn is_some(&self) -> bool { match self { Some(_) => true, None => false } } } }
pub mod result { pub enum Result<T, E> { Ok(T), Err(E) } }
pub mod iter { pub trait Iterator { type Item; #[lang = "next"] fn next(&mut self) -> Option<Self::Item>; }
  pub trait IntoIterator { type Item; type IntoIter: Iterator<Item = Self::Item>; #[lang = "into_iter"] fn into_iter(self) -> Self::IntoIter; } }
pub mod vec { pub struct Vec<T> { t: *const T } impl<T> Vec<T> { pub fn new() -> Self { loop {} } } }
pub mod string { pub struct String { v: crate::vec::Vec<u8> } }
pub mod boxed { pub struct Box<T: ?Sized>(*const T); }
pub mod marker { pub trait Send {} pub trait Copy {} pub trait Sized {} pub trait Unpin {} pub trait Sync {} pub struct PhantomData<T: ?Sized>; }
pub mod clone { pub trait Clone { fn clone(&self) -> Self; } }
pub mod cmp { pub trait PartialEq { fn eq(&self, other: &Self) -> bool; } pub trait Eq {} pub enum Ordering { Less, Equal, Greater } }
pub mod hash { pub trait Hasher {} pub trait Hash { fn hash<H: Hasher>(&self, state: &mut H); } }
pub mod default { pub trait Default { fn default() -> Self; } }
pub mod fmt { pub struct Arguments<'a>(&'a str); pub struct Formatter<'a>(&'a str); pub struct Error; pub type Result = crate::result::Result<(), Error>;
  pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; } pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; } pub fn macros_debug() {} }
pub mod ops { pub trait Drop { fn drop(&mut self); } #[lang = "Range"] pub struct Range<I> { pub start: I, pub end: I } #[lang = "RangeFrom"] pub struct RangeFrom<I> { pub start: I } #[lang = "RangeFull"] pub struct RangeFull;
  pub struct RangeInclusive<I> { start: I, end: I } impl<I> RangeInclusive<I> { #[lang = "range_inclusive_new"] pub fn new(start: I, end: I) -> Self { RangeInclusive { start, end } } } }
pub mod future { #[lang = "future_trait"] pub trait Future { type Output; fn poll(self: crate::pin::Pin<&mut Self>, cx: &mut crate::task::Context<'_>) -> crate::task::Poll<Self::Output>; } }
pub mod pin { pub struct Pin<P> { p: P } impl<P> Pin<P> { pub unsafe fn new_unchecked(p: P) -> Pin<P> { loop {} } pub fn new(p: P) -> Pin<P> { loop {} } } }
pub mod task { pub struct Context<'a>(&'a u8); pub enum Poll<T> { Ready(T), Pending } }
pub mod io { pub fn _print(args: crate::fmt::Arguments<'_>) {} pub mod inner { pub fn secret() {} fn hidden() {} } }
pub mod rt { pub fn panic_fmt(args: crate::fmt::Arguments<'_>) -> ! { loop {} } }
pub mod collections { pub struct HashMap<K, V>(K, V); }
pub mod sync { pub struct Mutex<T>(T); pub mod mpsc { pub fn channel<T>() {} } }
pub mod error { pub trait Error { fn source(&self) -> Option<&(dyn Error + 'static)> { None } } }
pub mod convert { pub trait From<T> { fn from(t: T) -> Self; } }
pub mod mem { pub fn drop_it<T>(t: T) {} }
pub mod intrinsics { #[intrinsic = "discriminant_value"] pub fn discriminant_value<T>(v: &T) -> isize; }
`;

const MACROS = `
#[builtin_macro = "format_args"] #[macro_export] macro_rules! format_args { () => {} }
#[builtin_macro = "format_args_nl"] #[macro_export] macro_rules! format_args_nl { () => {} }
#[builtin_macro = "panic_fmt_2021"] #[macro_export] macro_rules! panic_fmt_2021 { () => {} }
#[builtin_macro = "assert"] #[macro_export] macro_rules! assert { () => {} }
#[builtin_macro = "concat"] #[macro_export] macro_rules! concat { () => {} }
#[builtin_macro = "file"] #[macro_export] macro_rules! file { () => {} }
#[builtin_macro = "stringify"] #[macro_export] macro_rules! stringify { () => {} }
#[builtin_macro = "line"] #[macro_export] macro_rules! line { () => {} }
#[macro_export] macro_rules! panic { ($($t:tt)*) => { $crate::panic_fmt_2021!($($t)*) } }
#[macro_export] macro_rules! println { () => { $crate::io::_print($crate::format_args!("\\n")) }; ($($t:tt)*) => { $crate::io::_print($crate::format_args_nl!($($t)*)) } }
#[macro_export] macro_rules! unreachable { () => { $crate::panic!("internal error: entered unreachable code") }; ($($t:tt)+) => { $crate::panic!("internal error: entered unreachable code: {}", $crate::format_args!($($t)+)) } }
#[macro_export] macro_rules! vec { () => { $crate::vec::Vec::new() }; ($($x:expr),+ $(,)?) => { $crate::vec::from([$($x),+]) } }
#[macro_export] macro_rules! matches { ($e:expr, $p:pat $(if $g:expr)? $(,)?) => { match $e { $p $(if $g)? => true, _ => false } } }
#[macro_export] macro_rules! thread_local { () => {}; ($vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => { $vis const $name: u8 = { fn __init() -> $t { $init } 0 }; $crate::thread_local!($($rest)*); } }
`;

const TOKIO = `
#[builtin_macro = "select"] #[macro_export] macro_rules! select {}
#[builtin_macro = "join"] #[macro_export] macro_rules! join {}
#[builtin_macro = "try_join"] #[macro_export] macro_rules! try_join {}
#[builtin_macro = "attr:tokio_main"] #[macro_export] macro_rules! main {}
#[builtin_macro = "attr:tokio_test"] #[macro_export] macro_rules! test {}
pub mod macros { pub mod support {
  pub use std::future::Future; pub use std::pin::Pin; pub use std::task::{Context, Poll};
  pub trait IntoFuture { fn into_future(self) -> u8; }
  pub fn poll_fn<F>(f: F) -> F { f } pub fn thread_rng_n(n: u32) -> u32 { 0 } pub fn poll_budget_available(cx: &mut Context<'_>) -> Poll<()> { Poll::Ready(()) }
  pub fn maybe_done<F>(f: F) -> F { f } pub struct MaybeDone<F>(F);
  pub fn select_begin(spans: &'static str) -> usize { 0 } pub fn select_turn(id: usize, start: u32) {} pub fn select_poll(id: usize, branch: u32) {}
  pub fn select_result(id: usize, branch: u32, what: u32) {} pub fn select_end(id: usize) {}
  pub fn join_begin(spans: &'static str) -> usize { 0 } pub fn join_turn(id: usize, start: u32) {} pub fn join_poll(id: usize, branch: u32) {}
  pub fn join_result(id: usize, branch: u32, what: u32) {} pub fn join_end(id: usize) {}
} }
pub mod runtime { pub struct Builder; pub struct Runtime; impl Builder { pub fn new_multi_thread() -> Builder { Builder } pub fn new_current_thread() -> Builder { Builder } } }
pub mod sync { pub mod mpsc { pub fn channel<T>(n: usize) {} pub struct Receiver<T>(T); } pub use self::inner::Notify; mod inner { pub struct Notify; } }
pub mod time { pub async fn sleep(ms: u64) {} }
pub fn spawn<F>(f: F) {}
`;

const SUPPORT = `
pub use std::future::Future; pub use std::pin::Pin; pub use std::task::{Context, Poll};
pub fn poll_fn<F>(f: F) -> F { f } pub fn maybe_done<F>(f: F) -> F { f }
pub trait FusedFuture { fn is_terminated(&self) -> bool; } pub fn shuffle(order: &mut [usize]) {}
pub fn select_begin(spans: &'static str) -> usize { 0 } pub fn select_turn(id: usize, start: u32) {} pub fn select_poll(id: usize, branch: u32) {}
pub fn select_result(id: usize, branch: u32, what: u32) {} pub fn select_end(id: usize) {}
pub fn join_begin(spans: &'static str) -> usize { 0 } pub fn join_turn(id: usize, start: u32) {} pub fn join_poll(id: usize, branch: u32) {}
pub fn join_result(id: usize, branch: u32, what: u32) {} pub fn join_end(id: usize) {}
`;

const FUTURES = `
#[builtin_macro = "futures_select"] #[macro_export] macro_rules! select {}
#[builtin_macro = "futures_join"] #[macro_export] macro_rules! join {}
pub mod __support { ${SUPPORT} }
`;

const ASYNC_STREAM = `
#[builtin_macro = "stream"] #[macro_export] macro_rules! stream {}
#[builtin_macro = "try_stream"] #[macro_export] macro_rules! try_stream {}
pub mod __support { pub fn stream<G>(g: G) -> G { g } pub fn try_stream<G>(g: G) -> G { g }
  #[lang = "into_stream_for_await"] pub fn into_stream<S>(s: S) -> S { s } #[lang = "poll_next_for_await"] pub fn next<S>(s: &mut S) {} }
`;

const TRACING = `
#[builtin_macro = "tracing_event:INFO"] #[macro_export] macro_rules! info {}
#[builtin_macro = "tracing_event"] #[macro_export] macro_rules! event {}
#[builtin_macro = "tracing_span"] #[macro_export] macro_rules! span {}
#[builtin_macro = "attr:instrument"] #[macro_export] macro_rules! instrument {}
pub struct Level; impl Level { pub const INFO: Level = Level; } pub struct Span; pub struct Instrument;
pub mod field { pub trait Value {} pub fn debug() {} pub fn display() {} }
pub mod __support { pub fn event() {} pub fn span() {} pub fn span_disabled() {} pub struct Callsite; impl Callsite { pub const fn new() -> Callsite { Callsite } } }
`;

/** Crates `std` and `tokio`, reduced to names. */
export const FIXTURE: readonly LibrarySource[] = [
  { name: 'std', edition: 2021, files: { 'lib.rs': STD, 'macros.rs': MACROS } },
  { name: 'tokio', edition: 2021, files: { 'lib.rs': TOKIO } },
  { name: 'futures', edition: 2021, files: { 'lib.rs': FUTURES } },
  { name: 'async_stream', edition: 2021, files: { 'lib.rs': ASYNC_STREAM } },
  { name: 'tracing', edition: 2021, files: { 'lib.rs': TRACING } },
  {
    name: 'async_trait',
    edition: 2021,
    files: { 'lib.rs': '#[builtin_macro = "attr:async_trait"] #[macro_export] macro_rules! async_trait {}' },
  },
  {
    name: 'thiserror',
    edition: 2021,
    files: {
      'lib.rs': `#[builtin_macro = "derive:thiserror"] #[macro_export] macro_rules! Error {}
pub mod __private { pub trait AsDynError<'a> { fn as_dyn_error(&self) -> &(dyn std::error::Error + 'a); } }`,
    },
  },
  {
    name: 'pin_project_lite',
    edition: 2021,
    files: { 'lib.rs': '#[builtin_macro = "pin_project_lite"] #[macro_export] macro_rules! pin_project {}' },
  },
];
