//! Futures that consume a stream.
use super::adaptors::Fuse;
use crate::sink::Sink;
use futures_core::future::FusedFuture;
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream, TryStream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// See `StreamExt::next`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Next<'a, St: ?Sized> {
    pub(super) stream: &'a mut St,
}

impl<St: ?Sized + Unpin> Unpin for Next<'_, St> {}

impl<St: ?Sized + Stream + Unpin> Future for Next<'_, St> {
    type Output = Option<St::Item>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        Pin::new(&mut *self.stream).poll_next(cx)
    }
}

impl<St: ?Sized + FusedStream + Unpin> FusedFuture for Next<'_, St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// See `StreamExt::select_next_some`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectNextSome<'a, St: ?Sized> {
    pub(super) stream: &'a mut St,
}

impl<St: ?Sized + FusedStream + Unpin> FusedFuture for SelectNextSome<'_, St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: ?Sized + FusedStream + Unpin> Future for SelectNextSome<'_, St> {
    type Output = St::Item;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> {
        assert!(!self.stream.is_terminated(), "SelectNextSome polled after terminated");
        match ready!(Pin::new(&mut *self.stream).poll_next(cx)) {
            Some(item) => Poll::Ready(item),
            None => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// See `StreamExt::into_future`.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct StreamFuture<St> {
    pub(super) stream: Option<St>,
}

impl<St: Unpin> Unpin for StreamFuture<St> {}

impl<St: Stream + Unpin> Future for StreamFuture<St> {
    type Output = (Option<St::Item>, St);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let stream = self.stream.as_mut().expect("polling StreamFuture twice");
        let item = ready!(Pin::new(stream).poll_next(cx));
        Poll::Ready((item, self.stream.take().unwrap()))
    }
}

/// See `StreamExt::collect`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Collect<St, C> {
    pub(super) stream: St,
    pub(super) collection: C,
}

impl<St: Stream, C: Default + Extend<St::Item>> Future for Collect<St, C> {
    type Output = C;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<C> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => this.collection.extend(Some(item)),
                None => return Poll::Ready(std::mem::take(&mut this.collection)),
            }
        }
    }
}

/// See `StreamExt::unzip`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Unzip<St, A, B> {
    pub(super) stream: St,
    pub(super) left: A,
    pub(super) right: B,
}

impl<St, A, B, FromA, FromB> Future for Unzip<St, FromA, FromB>
where
    St: Stream<Item = (A, B)>,
    FromA: Default + Extend<A>,
    FromB: Default + Extend<B>,
{
    type Output = (FromA, FromB);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<(FromA, FromB)> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some((a, b)) => {
                    this.left.extend(Some(a));
                    this.right.extend(Some(b));
                }
                None => return Poll::Ready((std::mem::take(&mut this.left), std::mem::take(&mut this.right))),
            }
        }
    }
}

/// See `StreamExt::concat`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Concat<St: Stream> {
    pub(super) stream: St,
    pub(super) accum: Option<St::Item>,
}

impl<St> Future for Concat<St>
where
    St: Stream,
    St::Item: Extend<<St::Item as IntoIterator>::Item> + IntoIterator + Default,
{
    type Output = St::Item;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(pinned!(this.stream).poll_next(cx)) {
                None => return Poll::Ready(this.accum.take().unwrap_or_default()),
                Some(item) => match &mut this.accum {
                    Some(accum) => accum.extend(item),
                    None => this.accum = Some(item),
                },
            }
        }
    }
}

/// See `StreamExt::count`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Count<St> {
    pub(super) stream: St,
    pub(super) count: usize,
}

impl<St: Stream> Future for Count<St> {
    type Output = usize;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<usize> {
        let this = unsafe { self.get_unchecked_mut() };
        while ready!(pinned!(this.stream).poll_next(cx)).is_some() {
            this.count += 1;
        }
        Poll::Ready(this.count)
    }
}

/// See `StreamExt::fold`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fold<St, Fut, T, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) accum: Option<T>,
    pub(super) future: Option<Fut>,
}

impl<St: Stream, Fut: Future<Output = T>, T, F: FnMut(T, St::Item) -> Fut> Future for Fold<St, Fut, T, F> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                this.accum = Some(ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)));
                this.future = None;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => {
                    let accum = this.accum.take().expect("Fold polled after completion");
                    this.future = Some((this.f)(accum, item));
                }
                None => return Poll::Ready(this.accum.take().expect("Fold polled after completion")),
            }
        }
    }
}

macro_rules! quantifier {
    ($(#[$doc:meta])* $name:ident, $stop:expr) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<St, Fut, F> {
            pub(super) stream: St,
            pub(super) f: F,
            pub(super) future: Option<Fut>,
        }

        impl<St: Stream, Fut: Future<Output = bool>, F: FnMut(St::Item) -> Fut> Future for $name<St, Fut, F> {
            type Output = bool;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
                let this = unsafe { self.get_unchecked_mut() };
                loop {
                    if let Some(future) = &mut this.future {
                        let holds = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                        this.future = None;
                        if holds == $stop {
                            return Poll::Ready($stop);
                        }
                    }
                    match ready!(pinned!(this.stream).poll_next(cx)) {
                        Some(item) => this.future = Some((this.f)(item)),
                        None => return Poll::Ready(!$stop),
                    }
                }
            }
        }
    };
}

quantifier!(
    /// See `StreamExt::any`.
    Any, true
);
quantifier!(
    /// See `StreamExt::all`.
    All, false
);

/// See `StreamExt::for_each`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEach<St, Fut, F> {
    pub(super) stream: St,
    pub(super) f: F,
    pub(super) future: Option<Fut>,
}

impl<St: Stream, Fut: Future<Output = ()>, F: FnMut(St::Item) -> Fut> Future for ForEach<St, Fut, F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(future) = &mut this.future {
                ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
                this.future = None;
            }
            match ready!(pinned!(this.stream).poll_next(cx)) {
                Some(item) => this.future = Some((this.f)(item)),
                None => return Poll::Ready(()),
            }
        }
    }
}

/// See `StreamExt::forward`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Forward<St: TryStream, Si> {
    pub(super) stream: Fuse<St>,
    pub(super) sink: Option<Si>,
    pub(super) buffered: Option<St::Ok>,
}

impl<St, Si, Item, E> Future for Forward<St, Si>
where
    St: Stream<Item = Result<Item, E>>,
    Si: Sink<Item, Error = E>,
{
    type Output = Result<(), E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        let sink = this.sink.as_mut().expect("polled `Forward` after completion");
        let mut sink = unsafe { Pin::new_unchecked(sink) };
        loop {
            if this.buffered.is_some() {
                ready!(sink.as_mut().poll_ready(cx))?;
                if let Some(item) = this.buffered.take() {
                    sink.as_mut().start_send(item)?;
                }
            }
            match pinned!(this.stream).poll_next(cx) {
                Poll::Ready(Some(item)) => this.buffered = Some(item?),
                Poll::Ready(None) => {
                    ready!(sink.poll_close(cx))?;
                    this.sink = None;
                    return Poll::Ready(Ok(()));
                }
                Poll::Pending => {
                    ready!(sink.poll_flush(cx))?;
                    return Poll::Pending;
                }
            }
        }
    }
}
