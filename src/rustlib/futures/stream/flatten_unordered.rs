//! Streams of streams, all of them polled: `flatten_unordered` and `try_flatten_unordered`.
use super::consume::StreamFuture;
use super::{FuturesUnordered, IntoStream};
use futures_core::ready;
use futures_core::stream::{FusedStream, Stream, TryStream};
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

/// What has to be polled: the streams that are there.
const INNER: u8 = 1;
/// The stream that they come from.
const STREAM: u8 = 2;

struct Shared {
    need: u8,
    polling: bool,
    woken: bool,
    task: Option<Waker>,
}

/// Wakes the task and says which side asked for it. Nobody is woken twice, or while polling.
struct SideWaker {
    shared: Arc<Mutex<Shared>>,
    side: u8,
}

impl Wake for SideWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let task = {
            let mut shared = self.shared.lock().unwrap();
            shared.need |= self.side;
            if shared.polling || shared.woken {
                return;
            }
            shared.woken = true;
            shared.task.clone()
        };
        if let Some(task) = task {
            task.wake();
        }
    }
}

/// See `StreamExt::flatten_unordered`.
#[must_use = "streams do nothing unless polled"]
pub struct FlattenUnordered<St: Stream> {
    pub(super) stream: St,
    inner: FuturesUnordered<StreamFuture<St::Item>>,
    limit: usize,
    stream_done: bool,
    shared: Arc<Mutex<Shared>>,
}

impl<St: Stream> FlattenUnordered<St> {
    pub(super) fn new(stream: St, limit: Option<usize>) -> FlattenUnordered<St> {
        let limit = match limit {
            Some(0) | None => usize::MAX,
            Some(n) => n,
        };
        let shared = Arc::new(Mutex::new(Shared { need: STREAM, polling: false, woken: false, task: None }));
        FlattenUnordered { stream, inner: FuturesUnordered::new(), limit, stream_done: false, shared }
    }

    pub(super) fn is_done(&self) -> bool {
        self.stream_done && self.inner.is_empty()
    }

    fn waker(&self, side: u8) -> Waker {
        Waker::from(Arc::new(SideWaker { shared: self.shared.clone(), side }))
    }
}

impl<St: Stream> FlattenUnordered<St>
where
    St::Item: Stream + Unpin,
{
    /// One turn: the stream as far as it goes, then one of the streams that came from it. A stream from which
    /// `early` takes an item is not polled; the item comes out at once.
    fn poll_turn(
        &mut self,
        cx: &mut Context<'_>,
        early: impl Fn(&mut St::Item) -> Option<<St::Item as Stream>::Item>,
    ) -> Poll<Option<<St::Item as Stream>::Item>> {
        let mut need = {
            let mut shared = self.shared.lock().unwrap();
            shared.polling = true;
            shared.woken = false;
            shared.task = Some(cx.waker().clone());
            std::mem::replace(&mut shared.need, 0)
        };
        let mut next = None;
        let mut again = 0;
        if need & STREAM != 0 {
            let waker = self.waker(STREAM);
            let mut cx = Context::from_waker(&waker);
            loop {
                if self.inner.len() >= self.limit || self.stream_done {
                    if !self.stream_done {
                        again |= STREAM;
                    }
                    break;
                }
                match pinned!(self.stream).poll_next(&mut cx) {
                    Poll::Ready(Some(mut stream)) => {
                        if let Some(item) = early(&mut stream) {
                            again |= STREAM | (need & INNER);
                            need &= !INNER;
                            next = Some(item);
                            break;
                        }
                        self.inner.push(StreamFuture { stream: Some(stream) });
                        need |= INNER;
                    }
                    Poll::Ready(None) => self.stream_done = true,
                    Poll::Pending => break,
                }
            }
        }
        if need & INNER != 0 {
            let waker = self.waker(INNER);
            match Pin::new(&mut self.inner).poll_next(&mut Context::from_waker(&waker)) {
                Poll::Ready(Some((item, rest))) => {
                    if item.is_some() {
                        self.inner.push(StreamFuture { stream: Some(rest) });
                    }
                    next = item;
                    again |= INNER;
                }
                Poll::Ready(None) | Poll::Pending => {}
            }
        }
        let mut wake = again & STREAM != 0 && self.inner.len() < self.limit || again & INNER != 0;
        {
            let mut shared = self.shared.lock().unwrap();
            wake |= shared.need != 0;
            shared.need |= again;
            shared.polling = false;
            shared.woken |= wake;
        }
        if next.is_some() || self.is_done() {
            return Poll::Ready(next);
        }
        if wake {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    }
}

impl<St> Stream for FlattenUnordered<St>
where
    St: Stream,
    St::Item: Stream + Unpin,
{
    type Item = <St::Item as Stream>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        unsafe { self.get_unchecked_mut() }.poll_turn(cx, |_| None)
    }
}

impl<St: Stream + fmt::Debug> fmt::Debug for FlattenUnordered<St> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlattenUnordered").field("stream", &self.stream).finish_non_exhaustive()
    }
}

/// A stream of results of streams, as streams: an error becomes a stream that has only itself.
struct Either<St> {
    stream: St,
}

/// A stream, or an error of the stream that it comes from.
enum Inner<S: TryStream> {
    Stream(IntoStream<S>),
    Error(Option<S::Error>),
}

impl<S: TryStream + Unpin> Unpin for Inner<S> {}

impl<S: TryStream + Unpin> Stream for Inner<S> {
    type Item = Result<S::Ok, S::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.get_mut() {
            Inner::Stream(stream) => Pin::new(stream).poll_next(cx),
            Inner::Error(error) => Poll::Ready(error.take().map(Err)),
        }
    }
}

impl<St> Stream for Either<St>
where
    St: TryStream,
    St::Ok: TryStream + Unpin,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    type Item = Inner<St::Ok>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(unsafe { self.map_unchecked_mut(|this| &mut this.stream) }.try_poll_next(cx));
        Poll::Ready(item.map(|result| match result {
            Ok(stream) => Inner::Stream(IntoStream { stream }),
            Err(error) => Inner::Error(Some(error.into())),
        }))
    }
}

/// See `TryStreamExt::try_flatten_unordered`.
#[must_use = "streams do nothing unless polled"]
pub struct TryFlattenUnordered<St>
where
    St: TryStream,
    St::Ok: TryStream + Unpin,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    inner: FlattenUnordered<Either<St>>,
}

impl<St> TryFlattenUnordered<St>
where
    St: TryStream,
    St::Ok: TryStream + Unpin,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    pub(super) fn new(stream: St, limit: Option<usize>) -> TryFlattenUnordered<St> {
        TryFlattenUnordered { inner: FlattenUnordered::new(Either { stream }, limit) }
    }

    /// The stream underneath.
    pub fn get_ref(&self) -> &St {
        &self.inner.stream.stream
    }

    /// The stream underneath, mutably.
    pub fn get_mut(&mut self) -> &mut St {
        &mut self.inner.stream.stream
    }

    /// The stream underneath, pinned.
    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut St> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner.stream.stream) }
    }

    /// The stream underneath.
    pub fn into_inner(self) -> St {
        self.inner.stream.stream
    }
}

impl<St> Stream for TryFlattenUnordered<St>
where
    St: TryStream,
    St::Ok: TryStream + Unpin,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    type Item = Result<<St::Ok as TryStream>::Ok, <St::Ok as TryStream>::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        unsafe { self.get_unchecked_mut() }.inner.poll_turn(cx, |stream| match stream {
            Inner::Stream(_) => None,
            Inner::Error(error) => error.take().map(Err),
        })
    }
}

impl<St> FusedStream for TryFlattenUnordered<St>
where
    St: TryStream,
    St::Ok: TryStream + Unpin,
    <St::Ok as TryStream>::Error: From<St::Error>,
{
    fn is_terminated(&self) -> bool {
        self.inner.is_done()
    }
}
