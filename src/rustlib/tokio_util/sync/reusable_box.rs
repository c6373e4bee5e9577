//! A boxed future that can be replaced.
use std::alloc::Layout;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A boxed future that can be replaced by another one of any type.
pub struct ReusableBoxFuture<'a, T> {
    boxed: Pin<Box<dyn Future<Output = T> + Send + 'a>>,
}

impl<'a, T> ReusableBoxFuture<'a, T> {
    pub fn new<F>(future: F) -> ReusableBoxFuture<'a, T>
    where
        F: Future<Output = T> + Send + 'a,
    {
        ReusableBoxFuture { boxed: Box::pin(future) }
    }

    /// Replaces the future.
    pub fn set<F>(&mut self, future: F)
    where
        F: Future<Output = T> + Send + 'a,
    {
        if let Err(future) = self.try_set(future) {
            self.boxed = Box::pin(future);
        }
    }

    /// Replaces the future if the new one has the same layout: its memory is used again. If not, the old one is
    /// dropped all the same, and a pending one is left.
    pub fn try_set<F>(&mut self, future: F) -> Result<(), F>
    where
        F: Future<Output = T> + Send + 'a,
    {
        let old = std::mem::replace(&mut self.boxed, Box::pin(std::future::pending()));
        if Layout::for_value(&*old) != Layout::new::<F>() {
            return Err(future);
        }
        let raw = Box::into_raw(unsafe { Pin::into_inner_unchecked(old) });
        let place = Place { this: self, memory: raw as *mut F, future: ManuallyDrop::new(future) };
        unsafe { std::ptr::drop_in_place(raw) };
        drop(place);
        Ok(())
    }

    pub fn get_pin(&mut self) -> Pin<&mut (dyn Future<Output = T> + Send)> {
        self.boxed.as_mut()
    }

    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T> {
        self.boxed.as_mut().poll(cx)
    }
}

/// Puts the new future into the old one's memory, also if dropping the old one panics.
struct Place<'p, 'a, T, F: Future<Output = T> + Send + 'a> {
    this: &'p mut ReusableBoxFuture<'a, T>,
    memory: *mut F,
    future: ManuallyDrop<F>,
}

impl<'a, T, F: Future<Output = T> + Send + 'a> Drop for Place<'_, 'a, T, F> {
    fn drop(&mut self) {
        let boxed = unsafe {
            self.memory.write(ManuallyDrop::take(&mut self.future));
            Box::from_raw(self.memory)
        };
        self.this.boxed = Box::into_pin(boxed);
    }
}

// A shared reference gives no way to reach the future.
unsafe impl<T> Sync for ReusableBoxFuture<'_, T> {}

impl<T> Future for ReusableBoxFuture<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        self.boxed.as_mut().poll(cx)
    }
}

impl<T> std::fmt::Debug for ReusableBoxFuture<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReusableBoxFuture").finish()
    }
}
