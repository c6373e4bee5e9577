//! Waiting for any number of futures (FU-1, FU-2).
use super::maybe_done::{maybe_done, try_maybe_done, MaybeDone, TryMaybeDone};
use crate::stream::{FuturesOrdered, Stream};
use futures_core::future::TryFuture;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Up to so many futures are all polled at every poll; more are polled only when they are woken.
const SMALL: usize = 30;

/// See `join_all`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct JoinAll<F: Future> {
    kind: Kind<F>,
}

enum Kind<F: Future> {
    Small(Pin<Box<[MaybeDone<F>]>>),
    Big(FuturesOrdered<F>, Vec<F::Output>),
}

impl<F: Future> Unpin for JoinAll<F> {}

/// Waits for all; their outputs are in the order of the futures.
pub fn join_all<I>(iter: I) -> JoinAll<I::Item>
where
    I: IntoIterator,
    I::Item: Future,
{
    let iter = iter.into_iter();
    let kind = match iter.size_hint().1 {
        Some(max) if max <= SMALL => {
            let all: Vec<MaybeDone<I::Item>> = iter.map(maybe_done).collect();
            Kind::Small(Box::into_pin(all.into_boxed_slice()))
        }
        _ => Kind::Big(iter.collect(), Vec::new()),
    };
    JoinAll { kind }
}

impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<F::Output>> {
        match &mut self.kind {
            Kind::Small(all) => {
                let all = unsafe { all.as_mut().get_unchecked_mut() };
                let mut all_done = true;
                for one in all.iter_mut() {
                    if unsafe { Pin::new_unchecked(one) }.poll(cx).is_pending() {
                        all_done = false;
                    }
                }
                if !all_done {
                    return Poll::Pending;
                }
                Poll::Ready(all.iter_mut().map(|one| unsafe { Pin::new_unchecked(one) }.take_output().unwrap()).collect())
            }
            Kind::Big(futures, outputs) => loop {
                match futures_core::ready!(Pin::new(&mut *futures).poll_next(cx)) {
                    Some(output) => outputs.push(output),
                    None => return Poll::Ready(std::mem::take(outputs)),
                }
            },
        }
    }
}

impl<F: Future> fmt::Debug for JoinAll<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinAll").finish_non_exhaustive()
    }
}

impl<F: Future> FromIterator<F> for JoinAll<F> {
    fn from_iter<T: IntoIterator<Item = F>>(iter: T) -> JoinAll<F> {
        join_all(iter)
    }
}

/// See `try_join_all`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoinAll<F: TryFuture> {
    kind: TryKind<F>,
}

enum TryKind<F: TryFuture> {
    Small(Pin<Box<[TryMaybeDone<F>]>>),
    Big(FuturesOrdered<super::IntoFuture<F>>, Vec<F::Ok>),
}

impl<F: TryFuture> Unpin for TryJoinAll<F> {}

/// Waits for all, or for an error. With more than 30 futures an error is seen only after all earlier futures are done.
pub fn try_join_all<I>(iter: I) -> TryJoinAll<I::Item>
where
    I: IntoIterator,
    I::Item: TryFuture,
{
    let iter = iter.into_iter();
    let kind = match iter.size_hint().1 {
        Some(max) if max <= SMALL => {
            let all: Vec<TryMaybeDone<I::Item>> = iter.map(try_maybe_done).collect();
            TryKind::Small(Box::into_pin(all.into_boxed_slice()))
        }
        _ => TryKind::Big(iter.map(super::TryFutureExt::into_future).collect(), Vec::new()),
    };
    TryJoinAll { kind }
}

impl<F: TryFuture> Future for TryJoinAll<F> {
    type Output = Result<Vec<F::Ok>, F::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.kind {
            TryKind::Small(all) => {
                let mut failed = None;
                let mut all_done = true;
                {
                    let all = unsafe { all.as_mut().get_unchecked_mut() };
                    for one in all.iter_mut() {
                        match unsafe { Pin::new_unchecked(one) }.poll(cx) {
                            Poll::Pending => all_done = false,
                            Poll::Ready(Ok(())) => {}
                            Poll::Ready(Err(error)) => {
                                failed = Some(error);
                                break;
                            }
                        }
                    }
                }
                if let Some(error) = failed {
                    // The other futures go at once.
                    let rest = std::mem::replace(all, Box::into_pin(Vec::new().into_boxed_slice()));
                    drop(rest);
                    return Poll::Ready(Err(error));
                }
                if !all_done {
                    return Poll::Pending;
                }
                let all = unsafe { all.as_mut().get_unchecked_mut() };
                Poll::Ready(Ok(all.iter_mut().map(|one| unsafe { Pin::new_unchecked(one) }.take_output().unwrap()).collect()))
            }
            TryKind::Big(futures, outputs) => loop {
                match futures_core::ready!(Pin::new(&mut *futures).poll_next(cx)) {
                    Some(Ok(output)) => outputs.push(output),
                    Some(Err(error)) => return Poll::Ready(Err(error)),
                    None => return Poll::Ready(Ok(std::mem::take(outputs))),
                }
            },
        }
    }
}

impl<F: TryFuture> FromIterator<F> for TryJoinAll<F> {
    fn from_iter<T: IntoIterator<Item = F>>(iter: T) -> TryJoinAll<F> {
        try_join_all(iter)
    }
}
