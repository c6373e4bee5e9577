//! Futures that consume a stream of `Result`s.
use super::FuturesUnordered;
use futures_core::future::TryFuture;
use futures_core::ready;
use futures_core::stream::{Stream, TryStream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `TryStreamExt::try_next`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryNext<'a, St: ?Sized> {
    pub(super) stream: &'a mut St,
}

impl<St: ?Sized + Unpin> Unpin for TryNext<'_, St> {}

impl<St: ?Sized + TryStream + Unpin> Future for TryNext<'_, St> {
    type Output = Result<Option<St::Ok>, St::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match ready!(Pin::new(&mut *self.stream).try_poll_next(cx)) {
            Some(Ok(value)) => Poll::Ready(Ok(Some(value))),
            Some(Err(error)) => Poll::Ready(Err(error)),
            None => Poll::Ready(Ok(None)),
        }
    }
}

/// See `TryStreamExt::try_for_each`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEach<St, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
}

impl<St, Fut, F> Future for TryForEach<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: TryFuture<Ok = (), Error = St::Error>,
{
    type Output = Result<(), St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx))?;
                this.future = None;
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(item) => this.future = Some((this.f)(item?)),
                None => return Poll::Ready(Ok(())),
            }
        }
    }
}

/// See `TryStreamExt::try_for_each_concurrent`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEachConcurrent<St, Fut, F> {
    stream: Option<St>,
    f: F,
    futures: FuturesUnordered<Fut>,
    limit: usize,
}

impl<St, Fut, F> TryForEachConcurrent<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: Future<Output = Result<(), St::Error>>,
{
    pub(super) fn new(stream: St, limit: Option<usize>, f: F) -> TryForEachConcurrent<St, Fut, F> {
        let limit = match limit {
            Some(0) | None => usize::MAX,
            Some(n) => n,
        };
        TryForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit }
    }
}

impl<St, Fut, F> Future for TryForEachConcurrent<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: Future<Output = Result<(), St::Error>>,
{
    type Output = Result<(), St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut progress = false;
            let mut result = Ok(());
            if this.futures.len() < this.limit {
                let next = match &mut this.stream {
                    Some(stream) => unsafe { Pin::new_unchecked(stream) }.try_poll_next(cx),
                    None => Poll::Pending,
                };
                match next {
                    Poll::Ready(Some(Ok(item))) => {
                        progress = true;
                        this.futures.push((this.f)(item));
                    }
                    Poll::Ready(Some(Err(error))) => result = Err(error),
                    Poll::Ready(None) => {
                        progress = true;
                        this.stream = None;
                    }
                    Poll::Pending => {}
                }
            }
            if result.is_ok() {
                match Pin::new(&mut this.futures).poll_next(cx) {
                    Poll::Ready(Some(Ok(()))) => progress = true,
                    Poll::Ready(Some(Err(error))) => result = Err(error),
                    Poll::Ready(None) => {
                        if this.stream.is_none() {
                            return Poll::Ready(Ok(()));
                        }
                    }
                    Poll::Pending => {}
                }
            }
            if let Err(error) = result {
                // What is in flight goes at once.
                this.stream = None;
                this.futures.clear();
                return Poll::Ready(Err(error));
            }
            if !progress {
                return Poll::Pending;
            }
        }
    }
}

/// See `TryStreamExt::try_collect`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryCollect<St, C> {
    pub(super) stream: St,
    pub(super) items: C,
}

impl<St: TryStream, C: Default + Extend<St::Ok>> Future for TryCollect<St, C> {
    type Output = Result<C, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(item) => this.items.extend(Some(item?)),
                None => return Poll::Ready(Ok(std::mem::take(&mut this.items))),
            }
        }
    }
}

/// See `TryStreamExt::try_fold`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryFold<St, Fut, T, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) accum: Option<T>,
    pub(super) future: Option<Fut>,
}

impl<St, Fut, T, F> Future for TryFold<St, Fut, T, F>
where
    St: TryStream,
    F: FnMut(T, St::Ok) -> Fut,
    Fut: TryFuture<Ok = T, Error = St::Error>,
{
    type Output = Result<T, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                let accum = ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
                this.future = None;
                this.accum = Some(accum?);
            }
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                Some(item) => {
                    let accum = this.accum.take().expect("Fold polled after completion");
                    this.future = Some((this.f)(accum, item?));
                }
                None => return Poll::Ready(Ok(this.accum.take().expect("Fold polled after completion"))),
            }
        }
    }
}

/// See `TryStreamExt::try_concat`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryConcat<St: TryStream> {
    pub(super) stream: St,
    pub(super) accum: Option<St::Ok>,
}

impl<St> Future for TryConcat<St>
where
    St: TryStream,
    St::Ok: Extend<<St::Ok as IntoIterator>::Item> + IntoIterator + Default,
{
    type Output = Result<St::Ok, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).try_poll_next(cx)) {
                None => return Poll::Ready(Ok(this.accum.take().unwrap_or_default())),
                Some(item) => match &mut this.accum {
                    Some(accum) => accum.extend(item?),
                    None => this.accum = Some(item?),
                },
            }
        }
    }
}

macro_rules! try_quantifier {
    ($(#[$doc:meta])* $name:ident, $stop:expr) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<St, Fut, F> {
            pub(super) stream: St,
            pub(super) f: F,
            pub(super) future: Option<Fut>,
        }

        impl<St: TryStream, Fut: Future<Output = bool>, F: FnMut(St::Ok) -> Fut> Future for $name<St, Fut, F> {
            type Output = Result<bool, St::Error>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                let this = unsafe { self.get_unchecked_mut() };
                loop {
                    if let Some(future) = &mut this.future {
                        let holds = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                        this.future = None;
                        if holds == $stop {
                            return Poll::Ready(Ok($stop));
                        }
                    }
                    match ready!(pinned!(this.stream).try_poll_next(cx)) {
                        Some(item) => this.future = Some((this.f)(item?)),
                        None => return Poll::Ready(Ok(!$stop)),
                    }
                }
            }
        }
    };
}

try_quantifier!(
    /// See `TryStreamExt::try_any`.
    TryAny, true
);
try_quantifier!(
    /// See `TryStreamExt::try_all`.
    TryAll, false
);
