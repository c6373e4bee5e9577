//! The `Box<T>` type for heap allocation.
mod convert;

use crate::any::Any;
use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::fmt;
use crate::future::Future;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::{Tuple, Unsize};
use crate::mem::MaybeUninit;
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Receiver};
use crate::pin::Pin;
use crate::prelude::rust_2021::*;
use crate::ptr::NonNull;
use crate::task::{Context, Poll};

/// A pointer type that uniquely owns a heap allocation of type `T`.
#[lang = "owned_box"]
pub struct Box<T: ?Sized>(NonNull<T>);

unsafe impl<T: ?Sized + Send> Send for Box<T> {}
unsafe impl<T: ?Sized + Sync> Sync for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}

impl<T> Box<T> {
    /// Allocates memory on the heap and then places `x` into it.
    #[must_use]
    pub fn new(x: T) -> Box<T> {
        unsafe {
            let ptr = intrinsics::alloc(intrinsics::size_of::<T>(), intrinsics::align_of::<T>()) as *mut T;
            intrinsics::ptr_write(ptr, x);
            Box::from_raw(ptr)
        }
    }
    /// Constructs a new `Pin<Box<T>>`.
    #[must_use]
    pub fn pin(x: T) -> Pin<Box<T>> { Box::new(x).into() }
    /// Converts a `Box<T>` into a `Box<[T]>`.
    pub fn into_boxed_slice(boxed: Box<T>) -> Box<[T]> {
        let raw = Box::into_raw(boxed);
        unsafe { Box::from_raw(intrinsics::slice_from_raw_parts_mut(raw, 1)) }
    }
    /// Consumes the `Box`, returning the wrapped value.
    pub fn into_inner(boxed: Box<T>) -> T { *boxed }
    /// Constructs a box with uninitialized contents.
    #[must_use]
    pub fn new_uninit() -> Box<MaybeUninit<T>> { Box::new(MaybeUninit::uninit()) }
    /// Constructs a box with contents of zero bytes.
    #[must_use]
    pub fn new_zeroed() -> Box<MaybeUninit<T>> { Box::new(MaybeUninit::zeroed()) }
}
impl<T> Box<[T]> {
    /// Constructs a boxed slice with uninitialized contents.
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v: Vec<MaybeUninit<T>> = Vec::with_capacity(len);
        unsafe { v.set_len(len) };
        v.into_boxed_slice()
    }
    /// Constructs a boxed slice with contents of zero bytes.
    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut b = Box::<[T]>::new_uninit_slice(len);
        unsafe { intrinsics::write_bytes(b.as_mut_ptr(), 0, len) };
        b
    }
}
impl<T> Box<MaybeUninit<T>> {
    /// The box of the contents, which have been initialized.
    pub unsafe fn assume_init(self) -> Box<T> { unsafe { Box::from_raw(Box::into_raw(self) as *mut T) } }
    /// Writes the value; the box is initialized then.
    pub fn write(mut boxed: Self, value: T) -> Box<T> {
        (*boxed).write(value);
        unsafe { boxed.assume_init() }
    }
}
impl<T> Box<[MaybeUninit<T>]> {
    /// The box of the contents, which have been initialized.
    pub unsafe fn assume_init(self) -> Box<[T]> { unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) } }
}
impl<T: ?Sized> Box<T> {
    /// Constructs a box from a raw pointer.
    #[must_use = "call `drop(Box::from_raw(ptr))` if you intend to drop the `Box`"]
    pub unsafe fn from_raw(raw: *mut T) -> Box<T> { unsafe { intrinsics::transmute::<NonNull<T>, Box<T>>(NonNull::new_unchecked(raw)) } }
    /// Consumes the `Box`, returning a wrapped raw pointer.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(b: Box<T>) -> *mut T { unsafe { intrinsics::transmute::<Box<T>, *mut T>(b) } }
    /// Consumes and leaks the `Box`, returning a mutable reference.
    pub fn leak<'a>(b: Box<T>) -> &'a mut T
    where
        T: 'a,
    {
        unsafe { &mut *Box::into_raw(b) }
    }
    /// Converts a `Box<T>` into a `Pin<Box<T>>`.
    pub fn into_pin(boxed: Box<T>) -> Pin<Box<T>> { unsafe { Pin::new_unchecked(boxed) } }
    /// Returns a raw pointer to the box's contents.
    pub fn as_ptr(b: &Box<T>) -> *const T { &**b }
    /// Returns a raw mutable pointer to the box's contents.
    pub fn as_mut_ptr(b: &mut Box<T>) -> *mut T { &mut **b }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    fn deref(&self) -> &T { &**self }
}
impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T { &mut **self }
}
impl<T: ?Sized> Receiver for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}

impl<T: Default> Default for Box<T> {
    fn default() -> Self { Box::new(T::default()) }
}
impl<T> Default for Box<[T]> {
    fn default() -> Self { Vec::new().into_boxed_slice() }
}
impl Default for Box<str> {
    fn default() -> Self { Box::from("") }
}
impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Self { Box::new((**self).clone()) }
    fn clone_from(&mut self, source: &Self) { (**self).clone_from(&**source); }
}
impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Self { self.to_vec().into_boxed_slice() }
    fn clone_from(&mut self, source: &Self) {
        if self.len() == source.len() {
            self.clone_from_slice(source);
        } else {
            *self = source.clone();
        }
    }
}
impl Clone for Box<str> {
    fn clone(&self) -> Self { Box::from(&**self) }
}
impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    fn eq(&self, other: &Self) -> bool { PartialEq::eq(&**self, &**other) }
}
impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) }
}
impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) }
}
impl<T: ?Sized + Eq> Eq for Box<T> {}
impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + Hasher> Hasher for Box<T> {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
}
impl<T: fmt::Display + ?Sized> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: fmt::Debug + ?Sized> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}
impl<T: ?Sized> Borrow<T> for Box<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: ?Sized> BorrowMut<T> for Box<T> {
    fn borrow_mut(&mut self) -> &mut T { &mut **self }
}
impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T { &mut **self }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { (**self).next() }
    fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() }
    fn nth(&mut self, n: usize) -> Option<I::Item> { (**self).nth(n) }
}
impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() }
}
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {
    fn len(&self) -> usize { (**self).len() }
}
impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

// Frees the memory of a box whose content was moved out, also when the call unwinds.
struct Emptied<T: ?Sized>(*mut T, usize, usize);
impl<T: ?Sized> Drop for Emptied<T> {
    fn drop(&mut self) { unsafe { intrinsics::dealloc(intrinsics::ptr_cast_thin(self.0), self.1, self.2) } }
}
impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        let raw = Box::into_raw(self);
        unsafe {
            let _memory = Emptied(raw, intrinsics::size_of_val(raw), intrinsics::align_of_val(raw));
            intrinsics::call_once_unsized::<F, Args, <F as FnOnce<Args>>::Output>(raw, args)
        }
    }
}
impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output { <F as FnMut<Args>>::call_mut(&mut **self, args) }
}
impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output { <F as Fn<Args>>::call(&**self, args) }
}
impl<Args: Tuple, F: AsyncFnOnce<Args>> AsyncFnOnce<Args> for Box<F> {
    type Output = F::Output;
    type CallOnceFuture = F::CallOnceFuture;
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture { F::async_call_once(*self, args) }
}
impl<Args: Tuple, F: AsyncFnMut<Args>> AsyncFnMut<Args> for Box<F> {
    type CallRefFuture<'a>
        = F::CallRefFuture<'a>
    where
        Self: 'a;
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture<'_> { F::async_call_mut(&mut **self, args) }
}
impl<Args: Tuple, F: AsyncFn<Args>> AsyncFn<Args> for Box<F> {
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture<'_> { F::async_call(&**self, args) }
}

impl<F: ?Sized + Future + Unpin> Future for Box<F> {
    type Output = F::Output;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> { F::poll(Pin::new(&mut **self), cx) }
}

impl Box<dyn Any> {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
impl Box<dyn Any + Send> {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
impl Box<dyn Any + Send + Sync> {
    /// Attempts to downcast the box to a concrete type.
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
        if self.is::<T>() { unsafe { Ok(Box::from_raw(intrinsics::ptr_cast_thin(Box::into_raw(self)) as *mut T)) } } else { Err(self) }
    }
}
