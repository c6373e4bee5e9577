//! A counting semaphore (SM-1, SM-2).
use super::batch_semaphore::{self as ll, AcquireError, TryAcquireError};
use crate::trace;
use std::sync::Arc;

/// Permits that tasks wait for in FIFO order.
#[derive(Debug)]
pub struct Semaphore {
    inner: ll::Semaphore,
}

impl std::fmt::Debug for ll::Semaphore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Semaphore").field("permits", &self.available()).finish()
    }
}

/// A permit; dropping it gives it back.
#[must_use]
#[derive(Debug)]
pub struct SemaphorePermit<'a> {
    semaphore: &'a Semaphore,
    permits: u32,
}

/// A permit that keeps the semaphore alive; dropping it gives it back.
#[must_use]
#[derive(Debug)]
pub struct OwnedSemaphorePermit {
    semaphore: Arc<Semaphore>,
    permits: u32,
}

impl Semaphore {
    /// The most permits there can be.
    pub const MAX_PERMITS: usize = ll::MAX_PERMITS;

    /// A semaphore with so many permits.
    #[track_caller]
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { inner: ll::Semaphore::new(permits, trace::SEMAPHORE) }
    }

    /// The same, for statics.
    pub const fn const_new(permits: usize) -> Semaphore {
        Semaphore { inner: ll::Semaphore::const_new(permits, trace::SEMAPHORE) }
    }

    /// Free permits (0 while anybody waits).
    pub fn available_permits(&self) -> usize {
        self.inner.available()
    }

    /// Adds permits.
    #[track_caller]
    pub fn add_permits(&self, n: usize) {
        self.inner.release(n);
    }

    /// Takes up to `n` free permits away for good; how many.
    pub fn forget_permits(&self, n: usize) -> usize {
        self.inner.forget(n)
    }

    /// Waits for a permit.
    pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        self.inner.acquire(1, 0).await?;
        Ok(SemaphorePermit { semaphore: self, permits: 1 })
    }

    /// Waits for `n` permits at once.
    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {
        self.inner.acquire(n as usize, 0).await?;
        Ok(SemaphorePermit { semaphore: self, permits: n })
    }

    fn take(&self, n: u32) -> Result<(), TryAcquireError> {
        self.inner.try_acquire(n as usize)?;
        trace::res_acquire(self.inner.res.id(), n as usize, 0);
        Ok(())
    }

    /// A permit, if one is free.
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.try_acquire_many(1)
    }

    /// `n` permits, if they are free.
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.take(n)?;
        Ok(SemaphorePermit { semaphore: self, permits: n })
    }

    /// Waits for a permit that keeps the semaphore alive.
    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.inner.acquire(1, 0).await?;
        Ok(OwnedSemaphorePermit { semaphore: self, permits: 1 })
    }

    pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.inner.acquire(n as usize, 0).await?;
        Ok(OwnedSemaphorePermit { semaphore: self, permits: n })
    }

    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        self.try_acquire_many_owned(1)
    }

    pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        self.take(n)?;
        Ok(OwnedSemaphorePermit { semaphore: self, permits: n })
    }

    /// No permit is given out any more; waiters get an error.
    pub fn close(&self) {
        self.inner.close();
    }

    pub fn is_closed(&self) -> bool {
        self.inner.is_closed()
    }

    fn give_back(&self, permits: u32) {
        if permits > 0 {
            trace::res_release(self.inner.res.id(), permits as usize, 0);
            self.inner.release(permits as usize);
        }
    }
}

impl<'a> SemaphorePermit<'a> {
    /// Never gives the permit back.
    pub fn forget(mut self) {
        self.permits = 0;
    }

    /// Takes over another permit of the same semaphore.
    #[track_caller]
    pub fn merge(&mut self, mut other: SemaphorePermit<'a>) {
        assert!(std::ptr::eq(self.semaphore, other.semaphore), "merging permits from different semaphore instances");
        self.permits += other.permits;
        other.permits = 0;
    }

    /// Splits `n` permits off; none if it has fewer.
    pub fn split(&mut self, n: usize) -> Option<SemaphorePermit<'a>> {
        let n = u32::try_from(n).ok()?;
        if n > self.permits {
            return None;
        }
        self.permits -= n;
        Some(SemaphorePermit { semaphore: self.semaphore, permits: n })
    }

    pub fn num_permits(&self) -> usize {
        self.permits as usize
    }

    pub fn semaphore(&self) -> &'a Semaphore {
        self.semaphore
    }
}

impl OwnedSemaphorePermit {
    /// Never gives the permit back.
    pub fn forget(mut self) {
        self.permits = 0;
    }

    /// Takes over another permit of the same semaphore.
    #[track_caller]
    pub fn merge(&mut self, mut other: OwnedSemaphorePermit) {
        assert!(Arc::ptr_eq(&self.semaphore, &other.semaphore), "merging permits from different semaphore instances");
        self.permits += other.permits;
        other.permits = 0;
    }

    /// Splits `n` permits off; none if it has fewer.
    pub fn split(&mut self, n: usize) -> Option<OwnedSemaphorePermit> {
        let n = u32::try_from(n).ok()?;
        if n > self.permits {
            return None;
        }
        self.permits -= n;
        Some(OwnedSemaphorePermit { semaphore: self.semaphore.clone(), permits: n })
    }

    pub fn num_permits(&self) -> usize {
        self.permits as usize
    }

    pub fn semaphore(&self) -> &Arc<Semaphore> {
        &self.semaphore
    }
}

impl Drop for SemaphorePermit<'_> {
    fn drop(&mut self) {
        self.semaphore.give_back(self.permits);
    }
}

impl Drop for OwnedSemaphorePermit {
    fn drop(&mut self) {
        self.semaphore.give_back(self.permits);
    }
}
