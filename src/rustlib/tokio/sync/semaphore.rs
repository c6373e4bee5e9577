//! A counting semaphore (SM-1, SM-2).
use super::batch_semaphore::{self as ll, AcquireError, TryAcquireError};
use crate::trace;
use std::sync::Arc;

/// Permits that tasks wait for in FIFO order.
#[derive(Debug)]
pub struct Semaphore {
    ll_sem: ll::Semaphore,
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
    sem: &'a Semaphore,
    permits: u32,
}

/// A permit that keeps the semaphore alive; dropping it gives it back.
#[must_use]
#[derive(Debug)]
pub struct OwnedSemaphorePermit {
    sem: Arc<Semaphore>,
    permits: u32,
}

impl Semaphore {
    /// The most permits there can be.
    pub const MAX_PERMITS: usize = ll::MAX_PERMITS;

    /// A semaphore with so many permits.
    #[track_caller]
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { ll_sem: ll::Semaphore::new(permits, trace::SEMAPHORE) }
    }

    /// The same, for statics.
    pub const fn const_new(permits: usize) -> Semaphore {
        Semaphore { ll_sem: ll::Semaphore::const_new(permits, trace::SEMAPHORE) }
    }

    /// Free permits (0 while anybody waits).
    pub fn available_permits(&self) -> usize {
        self.ll_sem.available()
    }

    /// Adds permits.
    #[track_caller]
    pub fn add_permits(&self, n: usize) {
        self.ll_sem.release(n);
    }

    /// Takes up to `n` free permits away for good; how many.
    pub fn forget_permits(&self, n: usize) -> usize {
        self.ll_sem.forget(n)
    }

    /// Waits for a permit.
    pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        self.ll_sem.acquire(1, 0).await?;
        Ok(SemaphorePermit { sem: self, permits: 1 })
    }

    /// Waits for `n` permits at once.
    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {
        self.ll_sem.acquire(n as usize, 0).await?;
        Ok(SemaphorePermit { sem: self, permits: n })
    }

    fn take(&self, n: u32) -> Result<(), TryAcquireError> {
        self.ll_sem.try_acquire(n as usize)?;
        trace::res_acquire(self.ll_sem.res.id(), n as usize, 0);
        Ok(())
    }

    /// A permit, if one is free.
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.try_acquire_many(1)
    }

    /// `n` permits, if they are free.
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.take(n)?;
        Ok(SemaphorePermit { sem: self, permits: n })
    }

    /// Waits for a permit that keeps the semaphore alive.
    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.ll_sem.acquire(1, 0).await?;
        Ok(OwnedSemaphorePermit { sem: self, permits: 1 })
    }

    pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.ll_sem.acquire(n as usize, 0).await?;
        Ok(OwnedSemaphorePermit { sem: self, permits: n })
    }

    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        self.try_acquire_many_owned(1)
    }

    pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        self.take(n)?;
        Ok(OwnedSemaphorePermit { sem: self, permits: n })
    }

    /// No permit is given out any more; waiters get an error.
    pub fn close(&self) {
        self.ll_sem.close();
    }

    pub fn is_closed(&self) -> bool {
        self.ll_sem.is_closed()
    }

    fn give_back(&self, permits: u32) {
        if permits > 0 {
            trace::res_release(self.ll_sem.res.id(), permits as usize, 0);
            self.ll_sem.release(permits as usize);
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
        assert!(std::ptr::eq(self.sem, other.sem), "merging permits from different semaphore instances");
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
        Some(SemaphorePermit { sem: self.sem, permits: n })
    }

    pub fn num_permits(&self) -> usize {
        self.permits as usize
    }

    pub fn semaphore(&self) -> &'a Semaphore {
        self.sem
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
        assert!(Arc::ptr_eq(&self.sem, &other.sem), "merging permits from different semaphore instances");
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
        Some(OwnedSemaphorePermit { sem: self.sem.clone(), permits: n })
    }

    pub fn num_permits(&self) -> usize {
        self.permits as usize
    }

    pub fn semaphore(&self) -> &Arc<Semaphore> {
        &self.sem
    }
}

impl Drop for SemaphorePermit<'_> {
    fn drop(&mut self) {
        self.sem.give_back(self.permits);
    }
}

impl Drop for OwnedSemaphorePermit {
    fn drop(&mut self) {
        self.sem.give_back(self.permits);
    }
}
