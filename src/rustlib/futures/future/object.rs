//! Futures as trait objects: what an executor spawns.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A boxed future.
pub struct LocalFutureObj<'a, T> {
    future: Pin<Box<dyn Future<Output = T> + 'a>>,
}

/// A boxed future that is `Send`.
pub struct FutureObj<'a, T>(LocalFutureObj<'a, T>);

unsafe impl<T> Send for FutureObj<'_, T> {}

/// What becomes a boxed future.
pub unsafe trait UnsafeFutureObj<'a, T>: 'a {
    #[doc(hidden)]
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>>;
}

unsafe impl<'a, T, F: Future<Output = T> + 'a> UnsafeFutureObj<'a, T> for Box<F> {
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        Box::into_pin(self as Box<dyn Future<Output = T> + 'a>)
    }
}

unsafe impl<'a, T, F: Future<Output = T> + 'a> UnsafeFutureObj<'a, T> for Pin<Box<F>> {
    fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        self
    }
}

macro_rules! boxed_objects {
    ($($T:ty => |$x:ident| $pinned:expr;)*) => { $(
        unsafe impl<'a, T: 'a> UnsafeFutureObj<'a, T> for $T {
            fn into_boxed(self) -> Pin<Box<dyn Future<Output = T> + 'a>> {
                let $x = self;
                $pinned
            }
        }
    )* };
}
boxed_objects! {
    Box<dyn Future<Output = T> + 'a> => |x| Box::into_pin(x);
    Pin<Box<dyn Future<Output = T> + 'a>> => |x| x;
    Box<dyn Future<Output = T> + Send + 'a> => |x| Box::into_pin(x as Box<dyn Future<Output = T> + 'a>);
    Pin<Box<dyn Future<Output = T> + Send + 'a>> => |x| x;
}

impl<'a, T> LocalFutureObj<'a, T> {
    pub fn new<F: UnsafeFutureObj<'a, T> + 'a>(f: F) -> LocalFutureObj<'a, T> {
        LocalFutureObj { future: f.into_boxed() }
    }

    /// Takes its word that it is `Send`.
    pub unsafe fn into_future_obj(self) -> FutureObj<'a, T> {
        FutureObj(self)
    }
}

impl<'a, T> FutureObj<'a, T> {
    pub fn new<F: UnsafeFutureObj<'a, T> + Send>(f: F) -> FutureObj<'a, T> {
        FutureObj(LocalFutureObj::new(f))
    }
}

impl<T> Future for LocalFutureObj<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.future.as_mut().poll(cx)
    }
}

impl<T> Future for FutureObj<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        Pin::new(&mut self.0).poll(cx)
    }
}

impl<'a, T> From<FutureObj<'a, T>> for LocalFutureObj<'a, T> {
    fn from(object: FutureObj<'a, T>) -> LocalFutureObj<'a, T> {
        object.0
    }
}

impl<'a, F: Future<Output = ()> + 'a> From<Box<F>> for LocalFutureObj<'a, ()> {
    fn from(boxed: Box<F>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(boxed)
    }
}

impl<'a, F: Future<Output = ()> + 'a> From<Pin<Box<F>>> for LocalFutureObj<'a, ()> {
    fn from(boxed: Pin<Box<F>>) -> LocalFutureObj<'a, ()> {
        LocalFutureObj::new(boxed)
    }
}

impl<'a, F: Future<Output = ()> + Send + 'a> From<Box<F>> for FutureObj<'a, ()> {
    fn from(boxed: Box<F>) -> FutureObj<'a, ()> {
        FutureObj::new(boxed)
    }
}

impl<'a, F: Future<Output = ()> + Send + 'a> From<Pin<Box<F>>> for FutureObj<'a, ()> {
    fn from(boxed: Pin<Box<F>>) -> FutureObj<'a, ()> {
        FutureObj::new(boxed)
    }
}

impl<T> fmt::Debug for LocalFutureObj<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalFutureObj").finish()
    }
}

impl<T> fmt::Debug for FutureObj<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FutureObj").finish()
    }
}
