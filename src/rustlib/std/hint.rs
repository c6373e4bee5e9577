//! Hints to the compiler.
use crate::prelude::rust_2021::*;

/// Informs the compiler that the site which is calling this function is not reachable.
pub const unsafe fn unreachable_unchecked() -> ! { unsafe { crate::intrinsics::unreachable() } }
/// Signals that the caller is in a busy-wait spin loop.
pub fn spin_loop() { crate::sys::thread_yield() }
/// An identity function that hints to the compiler to be maximally pessimistic.
pub fn black_box<T>(dummy: T) -> T { crate::intrinsics::black_box(dummy) }
/// An identity function that causes an `unused_must_use` warning if the return value is not used.
#[must_use]
pub const fn must_use<T>(value: T) -> T { value }
