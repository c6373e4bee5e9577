//! Hints to the compiler.
use crate::prelude::rust_2021::*;

/// Informs the compiler that this place is never reached.
pub const unsafe fn unreachable_unchecked() -> ! { unsafe { crate::intrinsics::unreachable() } }
/// Makes a promise to the compiler about a condition.
pub const unsafe fn assert_unchecked(_cond: bool) {}
/// Signals that the thread is in a busy-wait loop.
pub fn spin_loop() { crate::sys::thread_yield(); }
/// An identity function that hints to the compiler to be pessimistic about what it could do.
pub fn black_box<T>(dummy: T) -> T { crate::intrinsics::black_box(dummy) }
/// An identity function that causes an `unused_must_use` warning if its value is not used.
#[must_use]
pub const fn must_use<T>(value: T) -> T { value }
/// Says that the place is rarely reached.
pub const fn cold_path() {}
/// One of two values, by a condition that is hard to predict.
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T { if condition { true_val } else { false_val } }
