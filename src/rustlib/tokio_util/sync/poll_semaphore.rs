//! A semaphore for poll functions (TU-7).
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore, TryAcquireError};

type Acquiring = Pin<Box<dyn Future<Output = Result<OwnedSemaphorePermit, AcquireError>> + Send + Sync>>;

/// A semaphore whose permits can be polled for.
pub struct PollSemaphore {
    semaphore: Arc<Semaphore>,
    /// The acquire in progress, and for how many.
    acquiring: Option<(u32, Acquiring)>,
}

impl PollSemaphore {
    pub fn new(semaphore: Arc<Semaphore>) -> PollSemaphore {
        PollSemaphore { semaphore, acquiring: None }
    }

    pub fn close(&self) {
        self.semaphore.close();
    }

    pub fn clone_inner(&self) -> Arc<Semaphore> {
        self.semaphore.clone()
    }

    pub fn into_inner(self) -> Arc<Semaphore> {
        self.semaphore
    }

    pub fn available_permits(&self) -> usize {
        self.semaphore.available_permits()
    }

    pub fn add_permits(&self, n: usize) {
        self.semaphore.add_permits(n);
    }

    /// A permit; none if the semaphore is closed.
    pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>> {
        self.poll_acquire_many(cx, 1)
    }

    pub fn poll_acquire_many(&mut self, cx: &mut Context<'_>, permits: u32) -> Poll<Option<OwnedSemaphorePermit>> {
        let stale = match &self.acquiring {
            Some((n, _)) => *n != permits,
            None => true,
        };
        if stale {
            match self.semaphore.clone().try_acquire_many_owned(permits) {
                Ok(permit) => return Poll::Ready(Some(permit)),
                Err(TryAcquireError::Closed) => return Poll::Ready(None),
                Err(TryAcquireError::NoPermits) => {
                    let future = self.semaphore.clone().acquire_many_owned(permits);
                    self.acquiring = Some((permits, Box::pin(future)));
                }
            }
        }
        let polled = match &mut self.acquiring {
            Some((_, future)) => future.as_mut().poll(cx),
            None => unreachable!(),
        };
        match polled {
            Poll::Ready(result) => {
                self.acquiring = None;
                Poll::Ready(result.ok())
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl Clone for PollSemaphore {
    fn clone(&self) -> PollSemaphore {
        PollSemaphore::new(self.semaphore.clone())
    }
}

impl fmt::Debug for PollSemaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollSemaphore").field("semaphore", &self.semaphore).finish()
    }
}

impl AsRef<Semaphore> for PollSemaphore {
    fn as_ref(&self) -> &Semaphore {
        &self.semaphore
    }
}
