//! Atomic types. Every operation is one indivisible step of the machine; all orderings are as strong as `SeqCst`.
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::panic::RefUnwindSafe;
use crate::prelude::rust_2021::*;

/// Atomic memory orderings.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Ordering {
    /// No ordering constraints, only atomic operations.
    Relaxed,
    /// Release semantics.
    Release,
    /// Acquire semantics.
    Acquire,
    /// Both `Acquire` and `Release`.
    AcqRel,
    /// Sequentially consistent.
    SeqCst,
}
/// An atomic fence.
#[track_caller]
pub fn fence(order: Ordering) {
    if order == Ordering::Relaxed {
        panic!("there is no such thing as a relaxed fence");
    }
    intrinsics::atomic_fence()
}
/// A "compiler-only" atomic fence.
#[track_caller]
pub fn compiler_fence(order: Ordering) {
    if order == Ordering::Relaxed {
        panic!("there is no such thing as a relaxed compiler fence");
    }
}
/// Signals the processor that it is inside a busy-wait spin-loop.
pub fn spin_loop_hint() { crate::hint::spin_loop() }

#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release load"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}
#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}
#[track_caller]
fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}

macro_rules! atomic_common {
    ($(#[$doc:meta])* [$($g:ident)?] $A:ty, $Name:ident, $T:ty) => {
        unsafe impl<$($g)?> Sync for $A {}
        unsafe impl<$($g)?> Send for $A {}
        impl<$($g)?> RefUnwindSafe for $A {}
        impl<$($g)?> $A {
            /// Creates a new atomic.
            #[must_use]
            pub const fn new(v: $T) -> Self { $Name { v: UnsafeCell::new(v) } }
            /// Returns a mutable reference to the underlying value.
            pub fn get_mut(&mut self) -> &mut $T { self.v.get_mut() }
            /// Consumes the atomic and returns the contained value.
            pub fn into_inner(self) -> $T { self.v.into_inner() }
            /// Returns a mutable pointer to the underlying value.
            pub const fn as_ptr(&self) -> *mut $T { self.v.get() }
            /// Loads a value.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $T {
                check_load(order);
                unsafe { intrinsics::atomic_load(self.v.get() as *const $T) }
            }
            /// Stores a value.
            #[track_caller]
            pub fn store(&self, val: $T, order: Ordering) {
                check_store(order);
                unsafe { intrinsics::atomic_store(self.v.get(), val) }
            }
            /// Stores a value, returning the previous value.
            pub fn swap(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_swap(self.v.get(), val) } }
            /// Stores a value if the current value is the same as the `current` value.
            #[track_caller]
            pub fn compare_exchange(&self, current: $T, new: $T, _success: Ordering, failure: Ordering) -> Result<$T, $T> {
                check_failure(failure);
                let (old, ok) = unsafe { intrinsics::atomic_cas(self.v.get(), current, new) };
                if ok { Ok(old) } else { Err(old) }
            }
            /// Like `compare_exchange`, and may fail spuriously (here it never does).
            #[track_caller]
            pub fn compare_exchange_weak(&self, current: $T, new: $T, success: Ordering, failure: Ordering) -> Result<$T, $T> {
                self.compare_exchange(current, new, success, failure)
            }
            /// Fetches the value, and applies a function to it that returns an optional new value.
            pub fn fetch_update<F: FnMut($T) -> Option<$T>>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$T, $T> {
                let mut prev = self.load(fetch_order);
                while let Some(next) = f(prev) {
                    match self.compare_exchange_weak(prev, next, set_order, fetch_order) {
                        x @ Ok(_) => return x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
                Err(prev)
            }
            /// Replaces the value by a function of it, if that returns one.
            pub fn try_update(&self, set_order: Ordering, fetch_order: Ordering, f: impl FnMut($T) -> Option<$T>) -> Result<$T, $T> {
                self.fetch_update(set_order, fetch_order, f)
            }
            /// Replaces the value by a function of it; returns the previous value.
            pub fn update(&self, set_order: Ordering, fetch_order: Ordering, mut f: impl FnMut($T) -> $T) -> $T {
                let mut prev = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(prev, f(prev), set_order, fetch_order) {
                        Ok(x) => break x,
                        Err(next_prev) => prev = next_prev,
                    }
                }
            }
            /// Stores a value if the current value is the same as the `current` value; returns the previous one.
            pub fn compare_and_swap(&self, current: $T, new: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_cas(self.v.get(), current, new).0 } }
            /// The atomic at a place in memory.
            pub const unsafe fn from_ptr<'a>(ptr: *mut $T) -> &'a Self { unsafe { &*(ptr as *mut Self) } }
        }
        impl<$($g)?> From<$T> for $A {
            fn from(v: $T) -> Self { Self::new(v) }
        }
        impl<$($g)?> fmt::Debug for $A {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) }
        }
    };
}
macro_rules! atomic_ints {
    ($($Name:ident $T:ident)*) => { $(
        /// An integer type which can be safely shared between threads.
        #[repr(transparent)]
        pub struct $Name {
            v: UnsafeCell<$T>,
        }
        atomic_common! { [] $Name, $Name, $T }
        impl $Name {
            /// Adds to the current value, returning the previous value; wraps around on overflow.
            pub fn fetch_add(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_add(self.v.get(), val) } }
            /// Subtracts from the current value, returning the previous value; wraps around on overflow.
            pub fn fetch_sub(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_sub(self.v.get(), val) } }
            /// Bitwise "and" with the current value, returning the previous value.
            pub fn fetch_and(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_and(self.v.get(), val) } }
            /// Bitwise "nand" with the current value, returning the previous value.
            pub fn fetch_nand(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_nand(self.v.get(), val) } }
            /// Bitwise "or" with the current value, returning the previous value.
            pub fn fetch_or(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_or(self.v.get(), val) } }
            /// Bitwise "xor" with the current value, returning the previous value.
            pub fn fetch_xor(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_xor(self.v.get(), val) } }
            /// Maximum with the current value, returning the previous value.
            pub fn fetch_max(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_max(self.v.get(), val) } }
            /// Minimum with the current value, returning the previous value.
            pub fn fetch_min(&self, val: $T, _order: Ordering) -> $T { unsafe { intrinsics::atomic_min(self.v.get(), val) } }
        }
        impl Default for $Name {
            fn default() -> Self { Self::new(0) }
        }
    )* };
}
atomic_ints! {
    AtomicI8 i8 AtomicU8 u8 AtomicI16 i16 AtomicU16 u16 AtomicI32 i32 AtomicU32 u32 AtomicI64 i64 AtomicU64 u64 AtomicIsize isize AtomicUsize usize
}

/// A boolean type which can be safely shared between threads.
#[repr(transparent)]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}
atomic_common! { [] AtomicBool, AtomicBool, bool }
impl AtomicBool {
    /// Logical "and" with a boolean value, returning the previous value.
    pub fn fetch_and(&self, val: bool, _order: Ordering) -> bool { unsafe { intrinsics::atomic_and(self.v.get(), val) } }
    /// Logical "or" with a boolean value, returning the previous value.
    pub fn fetch_or(&self, val: bool, _order: Ordering) -> bool { unsafe { intrinsics::atomic_or(self.v.get(), val) } }
    /// Logical "xor" with a boolean value, returning the previous value.
    pub fn fetch_xor(&self, val: bool, _order: Ordering) -> bool { unsafe { intrinsics::atomic_xor(self.v.get(), val) } }
    /// Logical "not", returning the previous value.
    pub fn fetch_not(&self, order: Ordering) -> bool { self.fetch_xor(true, order) }
    /// Logical "nand" with a boolean value, returning the previous value.
    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool { if val { self.fetch_xor(true, order) } else { self.swap(true, order) } }
}
impl Default for AtomicBool {
    fn default() -> Self { Self::new(false) }
}

/// A raw pointer type which can be safely shared between threads.
#[repr(transparent)]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}
atomic_common! { [T] AtomicPtr<T>, AtomicPtr, *mut T }
impl<T> Default for AtomicPtr<T> {
    fn default() -> Self { Self::new(crate::ptr::null_mut()) }
}
impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f) }
}
impl<T> AtomicPtr<T> {
    fn map(&self, order: Ordering, f: impl Fn(*mut T) -> *mut T) -> *mut T {
        let mut prev = self.load(Ordering::SeqCst);
        loop {
            match self.compare_exchange(prev, f(prev), order, Ordering::SeqCst) {
                Ok(x) => break x,
                Err(next_prev) => prev = next_prev,
            }
        }
    }
    /// Offsets the pointer by adding `val` (in units of `T`), returning the previous pointer.
    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.wrapping_add(val)) }
    /// Offsets the pointer by subtracting `val` (in units of `T`), returning the previous pointer.
    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.wrapping_sub(val)) }
    /// Offsets the pointer by adding `val` bytes, returning the previous pointer.
    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.wrapping_byte_add(val)) }
    /// Offsets the pointer by subtracting `val` bytes, returning the previous pointer.
    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.wrapping_byte_sub(val)) }
    /// Bitwise "or" on the address, returning the previous pointer.
    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.map_addr(|a| a | val)) }
    /// Bitwise "and" on the address, returning the previous pointer.
    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.map_addr(|a| a & val)) }
    /// Bitwise "xor" on the address, returning the previous pointer.
    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T { self.map(order, |p| p.map_addr(|a| a ^ val)) }
}

/// An `AtomicBool` initialized to `false`.
#[deprecated]
pub const ATOMIC_BOOL_INIT: AtomicBool = AtomicBool::new(false);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_I8_INIT: AtomicI8 = AtomicI8::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_U8_INIT: AtomicU8 = AtomicU8::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_I16_INIT: AtomicI16 = AtomicI16::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_U16_INIT: AtomicU16 = AtomicU16::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_I32_INIT: AtomicI32 = AtomicI32::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_U32_INIT: AtomicU32 = AtomicU32::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_I64_INIT: AtomicI64 = AtomicI64::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_U64_INIT: AtomicU64 = AtomicU64::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_ISIZE_INIT: AtomicIsize = AtomicIsize::new(0);
/// An atomic integer initialized to `0`.
#[deprecated]
pub const ATOMIC_USIZE_INIT: AtomicUsize = AtomicUsize::new(0);
