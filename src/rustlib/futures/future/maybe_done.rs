//! A future until it is done, then its output until it is taken.
use futures_core::future::{FusedFuture, TryFuture};
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A future until it is done, then its output until it is taken.
#[derive(Debug)]
pub enum MaybeDone<Fut: Future> {
    Future(Fut),
    Done(Fut::Output),
    Gone,
}

impl<Fut: Future + Unpin> Unpin for MaybeDone<Fut> {}

/// Wraps a future.
pub fn maybe_done<Fut: IntoFuture>(future: Fut) -> MaybeDone<Fut::IntoFuture> {
    MaybeDone::Future(future.into_future())
}

impl<Fut: Future> MaybeDone<Fut> {
    /// A look at the output.
    pub fn output_mut(self: Pin<&mut Self>) -> Option<&mut Fut::Output> {
        match unsafe { self.get_unchecked_mut() } {
            MaybeDone::Done(output) => Some(output),
            _ => None,
        }
    }

    /// The output, if it is there.
    pub fn take_output(self: Pin<&mut Self>) -> Option<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            MaybeDone::Done(_) => match std::mem::replace(this, MaybeDone::Gone) {
                MaybeDone::Done(output) => Some(output),
                _ => unreachable!(),
            },
            _ => None,
        }
    }
}

impl<Fut: Future> FusedFuture for MaybeDone<Fut> {
    fn is_terminated(&self) -> bool {
        !matches!(self, MaybeDone::Future(_))
    }
}

impl<Fut: Future> Future for MaybeDone<Fut> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match this {
            MaybeDone::Future(future) => futures_core::ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            MaybeDone::Done(_) => return Poll::Ready(()),
            MaybeDone::Gone => panic!("MaybeDone polled after value taken"),
        };
        *this = MaybeDone::Done(output);
        Poll::Ready(())
    }
}

/// The same for futures of `Result`s: an error is the output.
#[derive(Debug)]
pub enum TryMaybeDone<Fut: TryFuture> {
    Future(Fut),
    Done(Fut::Ok),
    Gone,
}

impl<Fut: TryFuture + Unpin> Unpin for TryMaybeDone<Fut> {}

pub fn try_maybe_done<Fut: TryFuture>(future: Fut) -> TryMaybeDone<Fut> {
    TryMaybeDone::Future(future)
}

impl<Fut: TryFuture> TryMaybeDone<Fut> {
    pub fn output_mut(self: Pin<&mut Self>) -> Option<&mut Fut::Ok> {
        match unsafe { self.get_unchecked_mut() } {
            TryMaybeDone::Done(output) => Some(output),
            _ => None,
        }
    }

    pub fn take_output(self: Pin<&mut Self>) -> Option<Fut::Ok> {
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            TryMaybeDone::Done(_) => match std::mem::replace(this, TryMaybeDone::Gone) {
                TryMaybeDone::Done(output) => Some(output),
                _ => unreachable!(),
            },
            _ => None,
        }
    }
}

impl<Fut: TryFuture> Future for TryMaybeDone<Fut> {
    type Output = Result<(), Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = match this {
            TryMaybeDone::Future(future) => futures_core::ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)),
            TryMaybeDone::Done(_) => return Poll::Ready(Ok(())),
            TryMaybeDone::Gone => panic!("TryMaybeDone polled after value taken"),
        };
        match result {
            Ok(output) => {
                *this = TryMaybeDone::Done(output);
                Poll::Ready(Ok(()))
            }
            Err(error) => {
                *this = TryMaybeDone::Gone;
                Poll::Ready(Err(error))
            }
        }
    }
}
