//! `anyhow::Error`: a boxed error that remembers how to be taken apart.
use crate::chain::Chain;
use crate::message::{BoxedError, MessageError};
use std::any::TypeId;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display};
use std::ops::{Deref, DerefMut};
use std::ptr;

/// The `Error` type, a wrapper around a dynamic error type.
pub struct Error {
    pub(crate) object: Box<dyn Object>,
}

/// What is inside: an error, perhaps with context.
pub(crate) trait Object: Send + Sync + 'static {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static);
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static);
    /// Address of the part of this type: the error itself, the context, or within the wrapped error.
    fn find(&self, target: TypeId) -> Option<*const ()>;
    /// Moves the part of this type to `out` and drops the rest.
    unsafe fn take(self: Box<Self>, target: TypeId, out: *mut ());
}

/// A plain error.
struct Plain<E>(E);
impl<E: StdError + Send + Sync + 'static> Object for Plain<E> {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static) { &self.0 }
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) { &mut self.0 }
    fn find(&self, target: TypeId) -> Option<*const ()> { if target == TypeId::of::<E>() { Some(&self.0 as *const E as *const ()) } else { None } }
    unsafe fn take(self: Box<Self>, _target: TypeId, out: *mut ()) { unsafe { ptr::write(out as *mut E, self.0) } }
}
/// `Error::msg`: found as its message.
struct Message<M>(MessageError<M>);
impl<M: Display + Debug + Send + Sync + 'static> Object for Message<M> {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static) { &self.0 }
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) { &mut self.0 }
    fn find(&self, target: TypeId) -> Option<*const ()> { if target == TypeId::of::<M>() { Some(&self.0 .0 as *const M as *const ()) } else { None } }
    unsafe fn take(self: Box<Self>, _target: TypeId, out: *mut ()) { unsafe { ptr::write(out as *mut M, self.0 .0) } }
}
/// An error with context.
struct WithContext<C, E>(ContextError<C, E>);
/// Shows as its context; its source is the error.
pub(crate) struct ContextError<C, E> {
    pub(crate) context: C,
    pub(crate) error: E,
}
impl<C: Display + Send + Sync + 'static> Object for WithContext<C, Error> {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static) { &self.0 }
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) { &mut self.0 }
    fn find(&self, target: TypeId) -> Option<*const ()> {
        if target == TypeId::of::<C>() { Some(&self.0.context as *const C as *const ()) } else { self.0.error.object.find(target) }
    }
    unsafe fn take(self: Box<Self>, target: TypeId, out: *mut ()) {
        let ContextError { context, error } = self.0;
        if target == TypeId::of::<C>() { unsafe { ptr::write(out as *mut C, context) } } else { unsafe { error.object.take(target, out) } }
    }
}
struct WithContextStd<C, E>(ContextError<C, E>);
impl<C: Display + Send + Sync + 'static, E: StdError + Send + Sync + 'static> Object for WithContextStd<C, E> {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static) { &self.0 }
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) { &mut self.0 }
    fn find(&self, target: TypeId) -> Option<*const ()> {
        if target == TypeId::of::<C>() {
            Some(&self.0.context as *const C as *const ())
        } else if target == TypeId::of::<E>() {
            Some(&self.0.error as *const E as *const ())
        } else {
            None
        }
    }
    unsafe fn take(self: Box<Self>, target: TypeId, out: *mut ()) {
        let ContextError { context, error } = self.0;
        if target == TypeId::of::<C>() { unsafe { ptr::write(out as *mut C, context) } } else { unsafe { ptr::write(out as *mut E, error) } }
    }
}
/// A `Box<dyn Error>` made an error again.
struct Boxed(BoxedError);
impl Object for Boxed {
    fn error(&self) -> &(dyn StdError + Send + Sync + 'static) { &*self.0 .0 }
    fn error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) { &mut *self.0 .0 }
    fn find(&self, target: TypeId) -> Option<*const ()> { if target == TypeId::of::<Box<dyn StdError + Send + Sync>>() { Some(&self.0 .0 as *const Box<dyn StdError + Send + Sync> as *const ()) } else { None } }
    unsafe fn take(self: Box<Self>, _target: TypeId, out: *mut ()) { unsafe { ptr::write(out as *mut Box<dyn StdError + Send + Sync>, self.0 .0) } }
}

impl Error {
    /// Create a new error object from any error type.
    #[must_use]
    pub fn new<E: StdError + Send + Sync + 'static>(error: E) -> Self { Error { object: Box::new(Plain(error)) } }
    /// Create a new error object from a printable error message.
    #[must_use]
    pub fn msg<M: Display + Debug + Send + Sync + 'static>(message: M) -> Self { Error { object: Box::new(Message(MessageError(message))) } }
    /// Construct an error object from a type-erased standard library error.
    #[must_use]
    pub fn from_boxed(boxed_error: Box<dyn StdError + Send + Sync + 'static>) -> Self { Error { object: Box::new(Boxed(BoxedError(boxed_error))) } }
    pub(crate) fn from_context<C: Display + Send + Sync + 'static, E: StdError + Send + Sync + 'static>(context: C, error: E) -> Self {
        Error { object: Box::new(WithContextStd(ContextError { context, error })) }
    }
    pub(crate) fn from_display<M: Display + Send + Sync + 'static>(message: M) -> Self { Error { object: Box::new(Plain(crate::message::DisplayError(message))) } }
    /// Wrap the error value with additional context.
    #[must_use]
    pub fn context<C: Display + Send + Sync + 'static>(self, context: C) -> Self { Error { object: Box::new(WithContext(ContextError { context, error: self })) } }
    /// An iterator of the chain of source errors contained by this Error.
    pub fn chain(&self) -> Chain<'_> { Chain::new(self.object.error()) }
    /// The lowest level cause of this error.
    pub fn root_cause(&self) -> &(dyn StdError + 'static) {
        let mut cause: &(dyn StdError + 'static) = self.object.error();
        while let Some(source) = cause.source() {
            cause = source;
        }
        cause
    }
    /// Returns true if `E` is the type held by this error object.
    pub fn is<E: Display + Debug + Send + Sync + 'static>(&self) -> bool { self.downcast_ref::<E>().is_some() }
    /// Attempt to downcast the error object to a concrete type.
    pub fn downcast<E: Display + Debug + Send + Sync + 'static>(self) -> Result<E, Self> {
        let target = TypeId::of::<E>();
        if self.object.find(target).is_none() {
            return Err(self);
        }
        let mut out = std::mem::MaybeUninit::<E>::uninit();
        unsafe {
            self.object.take(target, out.as_mut_ptr() as *mut ());
            Ok(out.assume_init())
        }
    }
    /// Downcast this error object by reference.
    pub fn downcast_ref<E: Display + Debug + Send + Sync + 'static>(&self) -> Option<&E> { self.object.find(TypeId::of::<E>()).map(|p| unsafe { &*(p as *const E) }) }
    /// Downcast this error object by mutable reference.
    pub fn downcast_mut<E: Display + Debug + Send + Sync + 'static>(&mut self) -> Option<&mut E> {
        self.object.find(TypeId::of::<E>()).map(|p| unsafe { &mut *(p as *mut E) })
    }
    /// Convert to a standard library error trait object.
    #[must_use]
    pub fn into_boxed_dyn_error(self) -> Box<dyn StdError + Send + Sync + 'static> { Box::new(Report(self)) }
}
impl<E: StdError + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self { Error::new(error) }
}
impl Deref for Error {
    type Target = dyn StdError + Send + Sync + 'static;
    fn deref(&self) -> &Self::Target { self.object.error() }
}
impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Self::Target { self.object.error_mut() }
}
impl AsRef<dyn StdError + Send + Sync> for Error {
    fn as_ref(&self) -> &(dyn StdError + Send + Sync + 'static) { self.object.error() }
}
impl AsRef<dyn StdError> for Error {
    fn as_ref(&self) -> &(dyn StdError + 'static) { self.object.error() }
}
/// What a standard box of an error holds: it shows as the error does.
struct Report(Error);
impl Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Debug::fmt(&self.0, f) }
}
impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl StdError for Report {
    fn source(&self) -> Option<&(dyn StdError + 'static)> { self.0.object.error().source() }
}
impl From<Error> for Box<dyn StdError + Send + Sync + 'static> {
    fn from(error: Error) -> Self { Box::new(Report(error)) }
}
impl From<Error> for Box<dyn StdError + Send + 'static> {
    fn from(error: Error) -> Self { Box::new(Report(error)) }
}
impl From<Error> for Box<dyn StdError + 'static> {
    fn from(error: Error) -> Self { Box::new(Report(error)) }
}
