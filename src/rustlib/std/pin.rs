//! Types that pin data to a location in memory.
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Receiver};
use crate::prelude::rust_2021::*;

/// A pointer which pins its pointee in place.
#[lang = "pin"]
#[repr(transparent)]
#[fundamental]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    #[doc(hidden)]
    pub __pointer: Ptr,
}
impl<Ptr: Deref> Pin<Ptr>
where
    Ptr::Target: Unpin,
{
    /// Constructs a new `Pin<Ptr>` around a pointer to some data of a type that implements `Unpin`.
    pub const fn new(pointer: Ptr) -> Pin<Ptr> { Pin { __pointer: pointer } }
    /// Unwraps this `Pin<Ptr>`, returning the underlying `Ptr`.
    pub fn into_inner(pin: Pin<Ptr>) -> Ptr { pin.__pointer }
}
impl<Ptr: Deref> Pin<Ptr> {
    /// Constructs a new `Pin<Ptr>` around a reference to some data of a type that may or may not implement `Unpin`.
    #[lang = "new_unchecked"]
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> { Pin { __pointer: pointer } }
    /// Gets a shared reference to the pinned value this `Pin` points to.
    pub fn as_ref(&self) -> Pin<&Ptr::Target> { unsafe { Pin::new_unchecked(&*self.__pointer) } }
    /// Unwraps this `Pin<Ptr>`, returning the underlying pointer.
    pub unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr { pin.__pointer }
}
impl<Ptr: DerefMut> Pin<Ptr> {
    /// Gets a mutable reference to the pinned value this `Pin<Ptr>` points to.
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> { unsafe { Pin::new_unchecked(&mut *self.__pointer) } }
    /// Assigns a new value to the memory location pointed to by the `Pin<Ptr>`.
    pub fn set(&mut self, value: Ptr::Target)
    where
        Ptr::Target: Sized,
    {
        *(self.__pointer) = value;
    }
}
impl<'a, T: ?Sized> Pin<&'a T> {
    /// Constructs a new pin by mapping the interior value.
    pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, func: F) -> Pin<&'a U> { unsafe { Pin::new_unchecked(func(self.__pointer)) } }
    /// Gets a shared reference out of a pin.
    #[must_use]
    pub const fn get_ref(self) -> &'a T { self.__pointer }
}
impl<'a, T: ?Sized> Pin<&'a mut T> {
    /// Converts this `Pin<&mut T>` into a `Pin<&T>` with the same lifetime.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_ref(self) -> Pin<&'a T> { Pin { __pointer: self.__pointer } }
    /// Gets a mutable reference to the data inside of this `Pin`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.__pointer
    }
    /// Gets a mutable reference to the data inside of this `Pin`.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T { self.__pointer }
    /// Constructs a new pin by mapping the interior value.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, func: F) -> Pin<&'a mut U> { unsafe { Pin::new_unchecked(func(self.__pointer)) } }
}
impl<T: ?Sized> Pin<&'static T> {
    /// Gets a pinning reference from a `&'static` reference.
    pub const fn static_ref(r: &'static T) -> Pin<&'static T> { Pin { __pointer: r } }
}
impl<'a, Ptr: DerefMut> Pin<&'a mut Pin<Ptr>> {
    /// Gets `Pin<&mut T>` to the underlying pinned value from this nested `Pin`-pointer.
    pub fn as_deref_mut(self) -> Pin<&'a mut Ptr::Target> { unsafe { self.get_unchecked_mut() }.as_mut() }
}
impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
    fn deref(&self) -> &Ptr::Target { &*self.__pointer }
}
impl<Ptr: DerefMut> DerefMut for Pin<Ptr>
where
    Ptr::Target: Unpin,
{
    fn deref_mut(&mut self) -> &mut Ptr::Target { &mut *self.__pointer }
}
impl<Ptr: Receiver> Receiver for Pin<Ptr> {}
impl<Ptr: CoerceUnsized<U>, U> CoerceUnsized<Pin<U>> for Pin<Ptr> {}
impl<Ptr: DispatchFromDyn<U>, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> {}
impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialEq<Q::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool { Ptr::Target::eq(&**self, &**other) }
}
impl<Ptr: Deref> Eq for Pin<Ptr> where Ptr::Target: Eq {}
impl<Ptr: Deref, Q: Deref> PartialOrd<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialOrd<Q::Target>,
{
    fn partial_cmp(&self, other: &Pin<Q>) -> Option<Ordering> { Ptr::Target::partial_cmp(&**self, &**other) }
}
impl<Ptr: Deref> Ord for Pin<Ptr>
where
    Ptr::Target: Ord,
{
    fn cmp(&self, other: &Self) -> Ordering { Ptr::Target::cmp(&**self, &**other) }
}
impl<Ptr: Deref> Hash for Pin<Ptr>
where
    Ptr::Target: Hash,
{
    fn hash<H: Hasher>(&self, state: &mut H) { Ptr::Target::hash(&**self, state) }
}
impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.__pointer, f) }
}
impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.__pointer, f) }
}
impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.__pointer, f) }
}

/// Constructs a `Pin<&mut T>`, by pinning a value locally.
#[macro_export]
macro_rules! __pin {
    // A struct literal extends the temporary's lifetime to the enclosing block.
    ($value:expr $(,)?) => { $crate::pin::Pin::<&mut _> { __pointer: &mut { $value } } };
}
pub use crate::__pin as pin;
