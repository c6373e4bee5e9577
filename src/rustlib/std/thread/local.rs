//! Thread-local storage: one machine word per (thread, key), pointing to a boxed value.
use crate::cell::{Cell, RefCell};
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::prelude::rust_2021::*;
use crate::sys;

/// What a key is: an address of its own.
#[doc(hidden)]
pub struct LocalSlot(u8);
impl LocalSlot {
    /// A new key.
    pub const fn new() -> LocalSlot { LocalSlot(0) }
    pub(super) fn key(&'static self) -> *const () { self as *const LocalSlot as *const () }
}

/// A thread local storage (TLS) key which owns its contents.
pub struct LocalKey<T: 'static> {
    slot: &'static LocalSlot,
    init: fn() -> T,
}
impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalKey").finish_non_exhaustive() }
}
/// An error returned by `LocalKey::try_with`.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError;
impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() }
}
impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("already destroyed") }
}
impl Error for AccessError {}

// In the slot: 0 not made yet, DESTROYED, or the address of the value.
const DESTROYED: usize = 1;

struct Destructor {
    slot: &'static LocalSlot,
    value: *mut (),
    drop: fn(*mut ()),
}
fn drop_value<T>(value: *mut ()) { unsafe { drop(Box::from_raw(value as *mut T)) } }
// The current thread's `Vec<Destructor>`.
static DESTRUCTORS: LocalSlot = LocalSlot::new();
fn register(destructor: Destructor) {
    let mut list = sys::thread_local_slot(DESTRUCTORS.key()) as *mut Vec<Destructor>;
    if list.is_null() {
        list = Box::into_raw(Box::new(Vec::new()));
        sys::thread_local_slot_set(DESTRUCTORS.key(), list as *mut ());
    }
    unsafe { (*list).push(destructor) }
}
/// At the end of a thread. Destructors may make new values, which are dropped as well.
pub(crate) fn run_local_destructors() {
    loop {
        let list = sys::thread_local_slot(DESTRUCTORS.key()) as *mut Vec<Destructor>;
        if list.is_null() {
            break;
        }
        let next = unsafe { if (*list).is_empty() { None } else { Some((*list).remove(0)) } };
        match next {
            Some(d) => {
                sys::thread_local_slot_set(d.slot.key(), DESTROYED as *mut ());
                (d.drop)(d.value);
            }
            None => {
                sys::thread_local_slot_set(DESTRUCTORS.key(), crate::ptr::null_mut());
                unsafe { drop(Box::from_raw(list)) }
            }
        }
    }
    super::current::clear_current();
}

#[track_caller]
fn panic_access_error() -> ! { panic!("cannot access a Thread Local Storage value during or after destruction: AccessError") }

impl<T: 'static> LocalKey<T> {
    /// What `thread_local!` makes.
    #[doc(hidden)]
    pub const fn new(slot: &'static LocalSlot, init: fn() -> T) -> LocalKey<T> { LocalKey { slot, init } }
    fn get_ptr(&'static self, first: Option<T>) -> (*const T, Option<T>) {
        let at = sys::thread_local_slot(self.slot.key());
        if at as usize == DESTROYED {
            return (crate::ptr::null(), first);
        }
        if !at.is_null() {
            return (at as *const T, first);
        }
        let value = match first {
            Some(value) => value,
            None => (self.init)(),
        };
        let at = Box::into_raw(Box::new(value));
        sys::thread_local_slot_set(self.slot.key(), at as *mut ());
        if intrinsics::needs_drop::<T>() {
            register(Destructor { slot: self.slot, value: at as *mut (), drop: drop_value::<T> });
        }
        (at as *const T, None)
    }
    /// Acquires a reference to the value in this TLS key.
    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        let (at, _) = self.get_ptr(None);
        if at.is_null() {
            panic_access_error();
        }
        f(unsafe { &*at })
    }
    /// Acquires a reference to the value in this TLS key, if it has not been destroyed.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        let (at, _) = self.get_ptr(None);
        if at.is_null() {
            return Err(AccessError);
        }
        Ok(f(unsafe { &*at }))
    }
    // With a value to begin with instead of the initializer's.
    #[track_caller]
    fn with_first<R, F: FnOnce(Option<T>, &T) -> R>(&'static self, first: T, f: F) -> R {
        let (at, first) = self.get_ptr(Some(first));
        if at.is_null() {
            panic_access_error();
        }
        f(first, unsafe { &*at })
    }
}
impl<T: 'static> LocalKey<Cell<T>> {
    /// Sets or initializes the contained value.
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.with_first(Cell::new(value), |value, cell| {
            if let Some(value) = value {
                cell.set(value.into_inner());
            }
        })
    }
    /// Returns a copy of the contained value.
    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(|cell| cell.get())
    }
    /// Takes the contained value, leaving `Default::default()` in its place.
    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }
    /// Replaces the contained value, returning the old value.
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
}
impl<T: 'static> LocalKey<RefCell<T>> {
    /// Acquires a reference to the contained value.
    #[track_caller]
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R { self.with(|cell| f(&cell.borrow())) }
    /// Acquires a mutable reference to the contained value.
    #[track_caller]
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R { self.with(|cell| f(&mut cell.borrow_mut())) }
    /// Sets or initializes the contained value.
    #[track_caller]
    pub fn set(&'static self, value: T) {
        self.with_first(RefCell::new(value), |value, cell| {
            if let Some(value) = value {
                *cell.borrow_mut() = value.into_inner();
            }
        })
    }
    /// Takes the contained value, leaving `Default::default()` in its place.
    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }
    /// Replaces the contained value, returning the old value.
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T { self.with(|cell| cell.replace(value)) }
}
