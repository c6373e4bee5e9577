//! What `Rc` and `Arc` have in common, as one macro: they differ in how they count.

macro_rules! include_counted {
    ($(#[$doc:meta])* $lang:literal $Ptr:ident $Inner:ident $Count:ident [$m:ident]) => {
        use crate::any::Any;
        use crate::borrow::{Borrow, Cow};
        use crate::clone::CloneToUninit;
        use crate::cmp::Ordering as CmpOrdering;
        use crate::error::Error;
        use crate::fmt;
        use crate::hash::{Hash, Hasher};
        use crate::intrinsics;
        use crate::marker::{PhantomData, Unsize};
        use crate::mem;
        use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn, Receiver};
        use crate::panic::{RefUnwindSafe, UnwindSafe};
        use crate::pin::Pin;
        use crate::ptr::NonNull;

        // All strong pointers together own one weak one. `value` is last: it may be unsized.
        #[repr(C)]
        struct $Inner<T: ?Sized> {
            strong: $Count,
            weak: $Count,
            value: T,
        }
        $(#[$doc])*
        #[lang = $lang]
        pub struct $Ptr<T: ?Sized> {
            ptr: NonNull<$Inner<T>>,
            phantom: PhantomData<$Inner<T>>,
        }
        /// A version of the pointer that holds a non-owning reference to the managed allocation.
        pub struct Weak<T: ?Sized> {
            // Dangling (address usize::MAX) when made by `Weak::new`.
            ptr: NonNull<$Inner<T>>,
        }
        impl<T: RefUnwindSafe + ?Sized> UnwindSafe for $Ptr<T> {}
        impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for $Ptr<T> {}
        impl<T: ?Sized> Unpin for $Ptr<T> {}
        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<$Ptr<U>> for $Ptr<T> {}
        impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<$Ptr<U>> for $Ptr<T> {}
        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
        impl<T: ?Sized> Receiver for $Ptr<T> {}

        const DANGLING: usize = usize::MAX;

        impl<T> $Ptr<T> {
            /// Constructs a new counted pointer.
            pub fn new(value: T) -> $Ptr<T> {
                let b = Box::new($Inner { strong: $Count::new(1), weak: $Count::new(1), value });
                unsafe { $Ptr::from_inner(NonNull::new_unchecked(Box::into_raw(b))) }
            }
            /// Constructs a new counted pointer with access to its own (not yet upgradable) weak one.
            pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> $Ptr<T> {
                unsafe {
                    let mem = intrinsics::alloc(intrinsics::size_of::<$Inner<T>>(), intrinsics::align_of::<$Inner<T>>()) as *mut $Inner<T>;
                    intrinsics::ptr_write(&raw mut (*mem).strong, $Count::new(0));
                    intrinsics::ptr_write(&raw mut (*mem).weak, $Count::new(1));
                    let weak = Weak { ptr: NonNull::new_unchecked(mem) };
                    let value = data_fn(&weak);
                    intrinsics::ptr_write(&raw mut (*mem).value, value);
                    (*mem).strong.set(1);
                    mem::forget(weak);
                    $Ptr::from_inner(NonNull::new_unchecked(mem))
                }
            }
            /// Constructs a new pinned counted pointer.
            pub fn pin(value: T) -> Pin<$Ptr<T>> { unsafe { Pin::new_unchecked($Ptr::new(value)) } }
            /// Returns the inner value, if there is exactly one strong reference.
            pub fn try_unwrap(this: Self) -> Result<T, Self> {
                if !this.inner().strong.take_last() {
                    return Err(this);
                }
                unsafe {
                    let value = intrinsics::ptr_read(&this.inner().value);
                    let _weak = Weak { ptr: this.ptr };
                    mem::forget(this);
                    Ok(value)
                }
            }
            /// Returns the inner value, if this is the last strong reference.
            pub fn into_inner(this: Self) -> Option<T> {
                unsafe {
                    let weak = Weak { ptr: this.ptr };
                    mem::forget(this);
                    if weak.strong_dec() == 1 {
                        Some(intrinsics::ptr_read(&raw const (*weak.ptr.as_ptr()).value))
                    } else {
                        mem::forget(weak);
                        None
                    }
                }
            }
            /// Constructs a counted pointer with uninitialized contents.
            #[must_use]
            pub fn new_uninit() -> $Ptr<mem::MaybeUninit<T>> { $Ptr::new(mem::MaybeUninit::uninit()) }
            /// Constructs a counted pointer with contents of zero bytes.
            #[must_use]
            pub fn new_zeroed() -> $Ptr<mem::MaybeUninit<T>> { $Ptr::new(mem::MaybeUninit::zeroed()) }
            /// If this is the only reference returns the value, else clones it.
            pub fn unwrap_or_clone(this: Self) -> T
            where
                T: Clone,
            {
                $Ptr::try_unwrap(this).unwrap_or_else(|shared| (*shared).clone())
            }
        }
        impl<T> $Ptr<[T]> {
            /// Constructs a counted slice with uninitialized contents.
            #[must_use]
            pub fn new_uninit_slice(len: usize) -> $Ptr<[mem::MaybeUninit<T>]> {
                unsafe {
                    let mem = allocate(len * intrinsics::size_of::<T>(), intrinsics::align_of::<T>());
                    $Ptr::from_inner(NonNull::new_unchecked(intrinsics::ptr_from_parts::<$Inner<[mem::MaybeUninit<T>]>>(mem, len)))
                }
            }
            /// Constructs a counted slice with contents of zero bytes.
            #[must_use]
            pub fn new_zeroed_slice(len: usize) -> $Ptr<[mem::MaybeUninit<T>]> {
                let slice = $Ptr::<[T]>::new_uninit_slice(len);
                unsafe { intrinsics::write_bytes(intrinsics::slice_as_ptr($Ptr::as_ptr(&slice)) as *mut T, 0, len) };
                slice
            }
        }
        impl<T> $Ptr<mem::MaybeUninit<T>> {
            /// The pointer to the contents, which have been initialized.
            pub unsafe fn assume_init(self) -> $Ptr<T> { unsafe { $Ptr::from_raw($Ptr::into_raw(self) as *const T) } }
        }
        impl<T> $Ptr<[mem::MaybeUninit<T>]> {
            /// The pointer to the contents, which have been initialized.
            pub unsafe fn assume_init(self) -> $Ptr<[T]> { unsafe { $Ptr::from_raw($Ptr::into_raw(self) as *const [T]) } }
        }
        impl<T: ?Sized> $Ptr<T> {
            unsafe fn from_inner(ptr: NonNull<$Inner<T>>) -> Self { $Ptr { ptr, phantom: PhantomData } }
            fn inner(&self) -> &$Inner<T> { unsafe { &*self.ptr.as_ptr() } }
            /// Provides a raw pointer to the data.
            pub fn as_ptr(this: &Self) -> *const T { unsafe { &raw const (*this.ptr.as_ptr()).value } }
            /// Consumes the pointer, returning the wrapped raw pointer.
            #[must_use = "losing the pointer will leak memory"]
            pub fn into_raw(this: Self) -> *const T {
                let ptr = $Ptr::as_ptr(&this);
                mem::forget(this);
                ptr
            }
            // The counts lie before the value, at a distance that depends on its alignment.
            unsafe fn inner_of(ptr: *const T) -> *mut $Inner<T> {
                unsafe {
                    let align = intrinsics::align_of_val(ptr);
                    let header = 2 * intrinsics::size_of::<usize>();
                    let offset = (header + align - 1) / align * align;
                    let addr = (intrinsics::ptr_addr(ptr) - offset) as *mut u8;
                    intrinsics::ptr_from_parts::<$Inner<T>>(addr, intrinsics::ptr_metadata(ptr))
                }
            }
            /// Constructs the pointer from a raw pointer made by `into_raw`.
            pub unsafe fn from_raw(ptr: *const T) -> Self { unsafe { $Ptr::from_inner(NonNull::new_unchecked($Ptr::inner_of(ptr))) } }
            /// Increments the strong reference count associated with the provided pointer by one.
            pub unsafe fn increment_strong_count(ptr: *const T) { unsafe { (*$Ptr::inner_of(ptr)).strong.inc(); } }
            /// Decrements the strong reference count associated with the provided pointer by one.
            pub unsafe fn decrement_strong_count(ptr: *const T) { unsafe { drop($Ptr::from_raw(ptr)) } }
            /// Creates a new weak pointer to this allocation.
            #[must_use = "this returns a new `Weak` pointer, without modifying the original"]
            pub fn downgrade(this: &Self) -> Weak<T> {
                this.inner().weak.inc();
                Weak { ptr: this.ptr }
            }
            /// Gets the number of weak pointers to this allocation.
            #[must_use]
            pub fn weak_count(this: &Self) -> usize { this.inner().weak.get() - 1 }
            /// Gets the number of strong pointers to this allocation.
            #[must_use]
            pub fn strong_count(this: &Self) -> usize { this.inner().strong.get() }
            /// Returns a mutable reference, if there are no other pointers to the same allocation.
            pub fn get_mut(this: &mut Self) -> Option<&mut T> {
                if this.inner().strong.get() == 1 && this.inner().weak.get() == 1 { unsafe { Some(&mut (*this.ptr.as_ptr()).value) } } else { None }
            }
            /// A mutable reference to the contents, whoever else points to them.
            pub unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T { unsafe { &mut (*this.ptr.as_ptr()).value } }
            /// Returns `true` if the two pointers point to the same allocation.
            #[must_use]
            pub fn ptr_eq(this: &Self, other: &Self) -> bool { intrinsics::ptr_addr(this.ptr.as_ptr() as *const $Inner<T>) == intrinsics::ptr_addr(other.ptr.as_ptr() as *const $Inner<T>) }
        }
        impl<T: ?Sized + CloneToUninit> $Ptr<T> {
            /// Makes a mutable reference, cloning the value if it is shared.
            pub fn make_mut(this: &mut Self) -> &mut T {
                unsafe {
                    let value = $Ptr::as_ptr(this);
                    let size = intrinsics::size_of_val(value);
                    if $Ptr::strong_count(this) != 1 {
                        let copy = Uninit::of(value);
                        (*value).clone_to_uninit(intrinsics::ptr_cast_thin(&raw const (*copy.0).value));
                        *this = copy.init();
                    } else if $Ptr::weak_count(this) != 0 {
                        // Only weak pointers besides: they lose the value.
                        let moved = Uninit::of(value);
                        intrinsics::copy_nonoverlapping(intrinsics::ptr_cast_thin(value) as *const u8, intrinsics::ptr_cast_thin(&raw const (*moved.0).value), size);
                        this.inner().strong.dec();
                        let _weak = Weak { ptr: this.ptr };
                        intrinsics::ptr_write(this, moved.init());
                    }
                    &mut (*this.ptr.as_ptr()).value
                }
            }
        }
        // Memory for a copy of a value that is being made; freed if that panics.
        struct Uninit<T: ?Sized>(*mut $Inner<T>);
        impl<T: ?Sized> Uninit<T> {
            unsafe fn of(value: *const T) -> Self {
                unsafe {
                    let mem = allocate(intrinsics::size_of_val(value), intrinsics::align_of_val(value));
                    Uninit(intrinsics::ptr_from_parts::<$Inner<T>>(mem, intrinsics::ptr_metadata(value)))
                }
            }
            unsafe fn init(self) -> $Ptr<T> {
                let ptr = self.0;
                mem::forget(self);
                unsafe { $Ptr::from_inner(NonNull::new_unchecked(ptr)) }
            }
        }
        impl<T: ?Sized> Drop for Uninit<T> {
            fn drop(&mut self) { unsafe { intrinsics::dealloc(intrinsics::ptr_cast_thin(self.0), intrinsics::size_of_val(self.0), intrinsics::align_of_val(self.0)) } }
        }
        impl<T: ?Sized> Drop for $Ptr<T> {
            fn drop(&mut self) {
                if self.inner().strong.dec() == 1 {
                    let _weak = Weak { ptr: self.ptr };
                    unsafe { intrinsics::drop_in_place(&raw mut (*self.ptr.as_ptr()).value) }
                }
            }
        }
        impl<T: ?Sized> Clone for $Ptr<T> {
            fn clone(&self) -> Self {
                self.inner().strong.inc();
                unsafe { $Ptr::from_inner(self.ptr) }
            }
        }
        impl<T: ?Sized> Deref for $Ptr<T> {
            type Target = T;
            fn deref(&self) -> &T { unsafe { &(*self.ptr.as_ptr()).value } }
        }
        impl<T> Weak<T> {
            /// Constructs a new weak pointer, without allocating any memory.
            #[must_use]
            pub const fn new() -> Weak<T> { unsafe { Weak { ptr: NonNull::new_unchecked(DANGLING as *mut $Inner<T>) } } }
        }
        impl<T: ?Sized> Weak<T> {
            fn inner(&self) -> Option<&$Inner<T>> { if intrinsics::ptr_addr(self.ptr.as_ptr() as *const $Inner<T>) == DANGLING { None } else { unsafe { Some(&*self.ptr.as_ptr()) } } }
            /// Attempts to upgrade to a strong pointer.
            #[must_use = "this returns a new counted pointer, without modifying the original weak pointer"]
            pub fn upgrade(&self) -> Option<$Ptr<T>> {
                if !self.inner()?.strong.inc_if_alive() {
                    return None;
                }
                unsafe { Some($Ptr::from_inner(self.ptr)) }
            }
            /// Gets the number of strong pointers pointing to this allocation.
            #[must_use]
            pub fn strong_count(&self) -> usize { self.inner().map_or(0, |i| i.strong.get()) }
            /// Gets the number of weak pointers pointing to this allocation.
            #[must_use]
            pub fn weak_count(&self) -> usize { self.inner().map_or(0, |i| if i.strong.get() > 0 { i.weak.get() - 1 } else { 0 }) }
            /// Returns `true` if the two weak pointers point to the same allocation.
            #[must_use]
            pub fn ptr_eq(&self, other: &Self) -> bool { intrinsics::ptr_addr(self.ptr.as_ptr() as *const $Inner<T>) == intrinsics::ptr_addr(other.ptr.as_ptr() as *const $Inner<T>) }
            // The number of strong pointers before.
            fn strong_dec(&self) -> usize { unsafe { (*self.ptr.as_ptr()).strong.dec() } }
            /// Returns a raw pointer to the object.
            #[must_use]
            pub fn as_ptr(&self) -> *const T {
                let ptr = self.ptr.as_ptr();
                unsafe {
                    match self.inner() {
                        Some(_) => &raw const (*ptr).value,
                        None => intrinsics::ptr_from_parts::<T>(DANGLING as *mut u8, intrinsics::ptr_metadata(ptr as *const $Inner<T>)),
                    }
                }
            }
            /// Consumes the weak pointer, returning the raw pointer to the object.
            #[must_use = "losing the pointer will leak memory"]
            pub fn into_raw(self) -> *const T {
                let ptr = self.as_ptr();
                mem::forget(self);
                ptr
            }
            /// Constructs the weak pointer from a raw pointer made by `into_raw`.
            pub unsafe fn from_raw(ptr: *const T) -> Self {
                unsafe {
                    let ptr = if intrinsics::ptr_addr(ptr) == DANGLING {
                        intrinsics::ptr_from_parts::<$Inner<T>>(DANGLING as *mut u8, intrinsics::ptr_metadata(ptr))
                    } else {
                        $Ptr::inner_of(ptr)
                    };
                    Weak { ptr: NonNull::new_unchecked(ptr) }
                }
            }
        }
        impl<T: ?Sized> Drop for Weak<T> {
            fn drop(&mut self) {
                let last = match self.inner() {
                    Some(inner) => inner.weak.dec() == 1,
                    None => false,
                };
                if last {
                    unsafe {
                        let ptr = self.ptr.as_ptr();
                        intrinsics::dealloc(intrinsics::ptr_cast_thin(ptr), intrinsics::size_of_val(ptr), intrinsics::align_of_val(ptr));
                    }
                }
            }
        }
        impl<T: ?Sized> Clone for Weak<T> {
            fn clone(&self) -> Weak<T> {
                if let Some(inner) = self.inner() {
                    inner.weak.inc();
                }
                Weak { ptr: self.ptr }
            }
        }
        impl<T: ?Sized> fmt::Debug for Weak<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") }
        }
        impl<T> Default for Weak<T> {
            fn default() -> Weak<T> { Weak::new() }
        }

        impl<T: Default> Default for $Ptr<T> {
            fn default() -> Self { $Ptr::new(Default::default()) }
        }
        impl Default for $Ptr<str> {
            fn default() -> Self { $Ptr::from("") }
        }
        impl<T> Default for $Ptr<[T]> {
            fn default() -> Self { $Ptr::from([]) }
        }
        impl Default for $Ptr<crate::ffi::CStr> {
            fn default() -> Self { $Ptr::from(crate::ffi::CString::default()) }
        }
        impl<T: ?Sized + PartialEq> PartialEq for $Ptr<T> {
            fn eq(&self, other: &Self) -> bool { **self == **other }
        }
        impl<T: ?Sized + Eq> Eq for $Ptr<T> {}
        impl<T: ?Sized + PartialOrd> PartialOrd for $Ptr<T> {
            fn partial_cmp(&self, other: &Self) -> Option<CmpOrdering> { (**self).partial_cmp(&**other) }
        }
        impl<T: ?Sized + Ord> Ord for $Ptr<T> {
            fn cmp(&self, other: &Self) -> CmpOrdering { (**self).cmp(&**other) }
        }
        impl<T: ?Sized + Hash> Hash for $Ptr<T> {
            fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
        }
        impl<T: ?Sized + fmt::Display> fmt::Display for $Ptr<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
        }
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $Ptr<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
        }
        impl<T: ?Sized> fmt::Pointer for $Ptr<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&$Ptr::as_ptr(self), f) }
        }
        impl<T: ?Sized + Error> Error for $Ptr<T> {
            fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() }
        }
        impl<T: ?Sized> Borrow<T> for $Ptr<T> {
            fn borrow(&self) -> &T { &**self }
        }
        impl<T: ?Sized> AsRef<T> for $Ptr<T> {
            fn as_ref(&self) -> &T { &**self }
        }
        impl<T> From<T> for $Ptr<T> {
            fn from(t: T) -> Self { $Ptr::new(t) }
        }
        impl<T, const N: usize> From<[T; N]> for $Ptr<[T]> {
            fn from(v: [T; N]) -> $Ptr<[T]> { $Ptr::<[T; N]>::from(v) }
        }
        impl<T: Clone> From<&[T]> for $Ptr<[T]> {
            fn from(v: &[T]) -> $Ptr<[T]> { $Ptr::from(v.to_vec()) }
        }
        // Memory for counts and a value of this layout.
        unsafe fn allocate(size: usize, align: usize) -> *mut u8 {
            unsafe {
                let header = 2 * intrinsics::size_of::<usize>();
                let all = if align > 8 { align } else { 8 };
                let offset = (header + align - 1) / align * align;
                let total = (offset + size + all - 1) / all * all;
                let mem = intrinsics::alloc(total, all);
                intrinsics::ptr_write(mem as *mut $Count, $Count::new(1));
                intrinsics::ptr_write((mem as *mut $Count).add(1), $Count::new(1));
                mem
            }
        }
        impl<T> From<Vec<T>> for $Ptr<[T]> {
            fn from(mut v: Vec<T>) -> $Ptr<[T]> {
                unsafe {
                    let len = v.len();
                    let mem = allocate(len * intrinsics::size_of::<T>(), intrinsics::align_of::<T>());
                    let inner = intrinsics::ptr_from_parts::<$Inner<[T]>>(mem, len);
                    intrinsics::copy_nonoverlapping(v.as_ptr(), intrinsics::slice_as_mut_ptr(&raw mut (*inner).value), len);
                    v.set_len(0);
                    $Ptr::from_inner(NonNull::new_unchecked(inner))
                }
            }
        }
        impl<T: ?Sized> From<Box<T>> for $Ptr<T> {
            fn from(b: Box<T>) -> $Ptr<T> {
                unsafe {
                    let raw = Box::into_raw(b);
                    let (size, align) = (intrinsics::size_of_val(raw), intrinsics::align_of_val(raw));
                    let mem = allocate(size, align);
                    let inner = intrinsics::ptr_from_parts::<$Inner<T>>(mem, intrinsics::ptr_metadata(raw));
                    intrinsics::copy_nonoverlapping(intrinsics::ptr_cast_thin(raw) as *const u8, intrinsics::ptr_cast_thin(&raw const (*inner).value), size);
                    intrinsics::dealloc(intrinsics::ptr_cast_thin(raw), size, align);
                    $Ptr::from_inner(NonNull::new_unchecked(inner))
                }
            }
        }
        impl From<&str> for $Ptr<str> {
            fn from(v: &str) -> $Ptr<str> {
                unsafe {
                    let mem = allocate(v.len(), 1);
                    let inner = intrinsics::ptr_from_parts::<$Inner<str>>(mem, v.len());
                    intrinsics::copy_nonoverlapping(v.as_ptr(), intrinsics::ptr_cast_thin(&raw const (*inner).value), v.len());
                    $Ptr::from_inner(NonNull::new_unchecked(inner))
                }
            }
        }
        impl From<String> for $Ptr<str> {
            fn from(v: String) -> $Ptr<str> { $Ptr::from(&v[..]) }
        }
        impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for $Ptr<B>
        where
            $Ptr<B>: From<&'a B> + From<B::Owned>,
        {
            fn from(v: Cow<'a, B>) -> $Ptr<B> {
                match v {
                    Cow::Borrowed(s) => $Ptr::from(s),
                    Cow::Owned(s) => $Ptr::from(s),
                }
            }
        }
        impl From<&mut str> for $Ptr<str> {
            fn from(v: &mut str) -> $Ptr<str> { $Ptr::from(&*v) }
        }
        impl<T: Clone> From<&mut [T]> for $Ptr<[T]> {
            fn from(v: &mut [T]) -> $Ptr<[T]> { $Ptr::from(&*v) }
        }
        impl From<$Ptr<str>> for $Ptr<[u8]> {
            fn from(v: $Ptr<str>) -> $Ptr<[u8]> { unsafe { $Ptr::from_raw($Ptr::into_raw(v) as *const [u8]) } }
        }
        impl<T, const N: usize> TryFrom<$Ptr<[T]>> for $Ptr<[T; N]> {
            type Error = $Ptr<[T]>;
            fn try_from(v: $Ptr<[T]>) -> Result<Self, $Ptr<[T]>> { if v.len() == N { unsafe { Ok($Ptr::from_raw($Ptr::into_raw(v) as *const [T; N])) } } else { Err(v) } }
        }
        impl<T> FromIterator<T> for $Ptr<[T]> {
            fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { $Ptr::from(iter.into_iter().collect::<Vec<T>>()) }
        }
        counted_downcast! { $m $Ptr $Inner }
    };
}
macro_rules! counted_downcast {
    (rc $Ptr:ident $Inner:ident) => {
        impl Rc<dyn Any> {
            /// Attempts to downcast the `Rc<dyn Any>` to a concrete type.
            pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
                if (*self).is::<T>() {
                    let ptr = self.ptr.cast::<RcInner<T>>();
                    mem::forget(self);
                    unsafe { Ok(Rc::from_inner(ptr)) }
                } else {
                    Err(self)
                }
            }
        }
    };
    (arc $Ptr:ident $Inner:ident) => {
        impl Arc<dyn Any + Send + Sync> {
            /// Attempts to downcast the `Arc<dyn Any + Send + Sync>` to a concrete type.
            pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
                if (*self).is::<T>() {
                    let ptr = self.ptr.cast::<ArcInner<T>>();
                    mem::forget(self);
                    unsafe { Ok(Arc::from_inner(ptr)) }
                } else {
                    Err(self)
                }
            }
        }
    };
}
