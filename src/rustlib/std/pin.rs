//! Types that pin data to a location in memory.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Receiver};
use crate::prelude::rust_2021::*;

/// A pointer which pins its pointee in place.
#[lang = "pin"]
#[repr(transparent)]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    // Public for `pin!`, which expands to a literal so that the temporary lives on.
    #[doc(hidden)]
    pub pointer: Ptr,
}

impl<Ptr: Deref> Pin<Ptr>
where
    Ptr::Target: Unpin,
{
    /// Constructs a new `Pin` around a pointer to data of a type that implements `Unpin`.
    pub fn new(pointer: Ptr) -> Pin<Ptr> { Pin { pointer } }
    /// Unwraps this `Pin`, returning the underlying pointer.
    pub fn into_inner(pin: Pin<Ptr>) -> Ptr { pin.pointer }
}
impl<Ptr: Deref> Pin<Ptr> {
    /// Constructs a new `Pin` around a pointer to data that may or may not implement `Unpin`.
    #[lang = "new_unchecked"]
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> { Pin { pointer } }
    /// Gets a shared reference to the pinned value.
    pub fn as_ref(&self) -> Pin<&Ptr::Target> { Pin { pointer: &*self.pointer } }
    /// Unwraps this `Pin`, returning the underlying pointer.
    pub unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr { pin.pointer }
}
impl<Ptr: DerefMut> Pin<Ptr> {
    /// Gets a mutable reference to the pinned value.
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> { Pin { pointer: &mut *self.pointer } }
    /// Assigns a new value to the memory location pointed to by the `Pin`.
    pub fn set(&mut self, value: Ptr::Target)
    where
        Ptr::Target: Sized,
    {
        *(self.pointer) = value;
    }
}
impl<'a, Ptr: DerefMut> Pin<&'a mut Pin<Ptr>> {
    /// Gets `Pin<&mut T>` to the underlying pinned value from this nested `Pin`-pointer.
    pub fn as_deref_mut(self) -> Pin<&'a mut Ptr::Target> { unsafe { self.get_unchecked_mut() }.as_mut() }
}
impl<'a, T: ?Sized> Pin<&'a T> {
    /// Constructs a new pin by mapping the interior value.
    pub unsafe fn map_unchecked<U: ?Sized, F>(self, func: F) -> Pin<&'a U>
    where
        F: FnOnce(&T) -> &U,
    {
        let pointer: &'a T = self.pointer;
        Pin { pointer: func(pointer) }
    }
    /// Gets a shared reference out of a pin.
    pub const fn get_ref(self) -> &'a T { self.pointer }
}
impl<'a, T: ?Sized> Pin<&'a mut T> {
    /// Converts this `Pin<&mut T>` into a `Pin<&T>` with the same lifetime.
    pub fn into_ref(self) -> Pin<&'a T> { Pin { pointer: self.pointer } }
    /// Gets a mutable reference to the data inside of this `Pin`.
    pub fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.pointer
    }
    /// Gets a mutable reference to the data inside of this `Pin`, which the caller must not move out of.
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T { self.pointer }
    /// Constructs a new pin by mapping the interior value.
    pub unsafe fn map_unchecked_mut<U: ?Sized, F>(self, func: F) -> Pin<&'a mut U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let pointer: &'a mut T = self.pointer;
        Pin { pointer: func(pointer) }
    }
}
impl<T: ?Sized> Pin<&'static T> {
    /// Gets a pinning reference from a `&'static` reference.
    pub fn static_ref(r: &'static T) -> Pin<&'static T> { Pin { pointer: r } }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
    fn deref(&self) -> &Ptr::Target { &*self.pointer }
}
impl<Ptr: DerefMut> DerefMut for Pin<Ptr>
where
    Ptr::Target: Unpin,
{
    fn deref_mut(&mut self) -> &mut Ptr::Target { &mut *self.pointer }
}
impl<Ptr: Receiver> Receiver for Pin<Ptr> {}
impl<Ptr, U> CoerceUnsized<Pin<U>> for Pin<Ptr> where Ptr: CoerceUnsized<U> {}
impl<Ptr, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> where Ptr: DispatchFromDyn<U> {}

impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialEq<Q::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool { *self.pointer == *other.pointer }
}
impl<Ptr: Deref<Target: Eq>> Eq for Pin<Ptr> {}
impl<Ptr: Deref, Q: Deref> PartialOrd<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialOrd<Q::Target>,
{
    fn partial_cmp(&self, other: &Pin<Q>) -> Option<Ordering> { (*self.pointer).partial_cmp(&*other.pointer) }
}
impl<Ptr: Deref<Target: Ord>> Ord for Pin<Ptr> {
    fn cmp(&self, other: &Self) -> Ordering { (*self.pointer).cmp(&*other.pointer) }
}
impl<Ptr: Deref<Target: Hash>> Hash for Pin<Ptr> {
    fn hash<H: Hasher>(&self, state: &mut H) { (*self.pointer).hash(state); }
}
impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.pointer, f) }
}
impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.pointer, f) }
}
impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.pointer, f) }
}

/// Constructs a `Pin<&mut T>` by pinning a value locally; the value lives as long as an extended temporary does.
#[macro_export]
#[doc(hidden)]
macro_rules! __std_pin {
    ($value:expr $(,)?) => {
        $crate::pin::Pin::<&mut _> { pointer: &mut { $value } }
    };
}
pub use crate::__std_pin as pin;
