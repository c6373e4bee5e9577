//! Panic support in the standard library.
use crate::any::Any;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::future::Future;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::panicking;
use crate::pin::Pin;
use crate::prelude::rust_2021::*;
use crate::task::{Context, Poll};

/// A marker trait which represents "panic safe" types in Rust.
#[lang = "unwind_safe"]
pub auto trait UnwindSafe {}
/// A marker trait representing types where a shared reference is considered unwind safe.
#[lang = "ref_unwind_safe"]
pub auto trait RefUnwindSafe {}
impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: UnwindSafe + ?Sized> UnwindSafe for Box<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}

/// A simple wrapper around a type to assert that it is unwind safe.
pub struct AssertUnwindSafe<T>(pub T);
impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}
impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}
impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T { &mut self.0 }
}
impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;
    extern "rust-call" fn call_once(self, _args: ()) -> R { (self.0)() }
}
impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("AssertUnwindSafe").field(&self.0).finish() }
}
impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> Self { AssertUnwindSafe(Default::default()) }
}
impl<F: Future> Future for AssertUnwindSafe<F> {
    type Output = F::Output;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let pinned = unsafe { Pin::map_unchecked_mut(self, |x| &mut x.0) };
        F::poll(pinned, cx)
    }
}

/// A struct containing information about the location of a panic.
#[lang = "Location"]
#[derive(Copy, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    col: u32,
}
impl<'a> Location<'a> {
    /// Returns the source location of the caller of this function.
    #[must_use]
    #[track_caller]
    pub const fn caller() -> &'static Location<'static> {
        let mut line = 0;
        let mut col = 0;
        let file = intrinsics::caller_location(&mut line, &mut col);
        crate::boxed::Box::leak(crate::boxed::Box::new(Location { file, line, col }))
    }
    /// Returns the name of the source file from which the panic originated.
    #[must_use]
    pub const fn file(&self) -> &str { self.file }
    /// Returns the line number from which the panic originated.
    #[must_use]
    pub const fn line(&self) -> u32 { self.line }
    /// Returns the column from which the panic originated.
    #[must_use]
    pub const fn column(&self) -> u32 { self.col }
}
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}:{}:{}", self.file, self.line, self.col) }
}

/// A struct providing information about a panic.
#[derive(Debug)]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
    can_unwind: bool,
    force_no_backtrace: bool,
}
/// A struct providing information about a panic.
pub type PanicInfo<'a> = PanicHookInfo<'a>;
impl<'a> PanicHookInfo<'a> {
    pub(crate) fn new(location: &'a Location<'a>, payload: &'a (dyn Any + Send)) -> Self {
        PanicHookInfo { payload, location, can_unwind: true, force_no_backtrace: false }
    }
    /// Returns the payload associated with the panic.
    #[must_use]
    pub fn payload(&self) -> &(dyn Any + Send) { self.payload }
    /// Returns the payload associated with the panic, if it is a string.
    #[must_use]
    pub fn payload_as_str(&self) -> Option<&str> { panicking::payload_str(self.payload) }
    /// Returns information about the location from which the panic originated, if available.
    #[must_use]
    pub fn location(&self) -> Option<&Location<'_>> { Some(self.location) }
}
impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked at {}:", self.location)?;
        if let Some(payload) = self.payload_as_str() {
            write!(f, "\n{payload}")?;
        }
        Ok(())
    }
}

/// Invokes a closure, capturing the cause of an unwinding panic if one occurs.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> { panicking::catch(f) }
/// Triggers a panic without invoking the panic hook.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! { panicking::resume(payload) }
/// Panics the current thread with the given message as the panic payload.
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! { panicking::panic_value(msg) }
/// Registers a custom panic hook, replacing the previously registered hook.
#[track_caller]
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) { panicking::set_hook(hook) }
/// Unregisters the current panic hook, returns it and registers the default hook in its place.
#[must_use]
#[track_caller]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> { panicking::take_hook() }
