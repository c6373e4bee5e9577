//! Sending and receiving by futures, streams and sinks.
use crate::shared::{Hook, Received, Sent, Shared, Signal};
use crate::{Receiver, RecvError, SendError, Sender};
use futures_core::future::FusedFuture;
use futures_core::stream::{FusedStream, Stream};
use futures_sink::Sink;
use std::cell::UnsafeCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

enum Owner<'a, H> {
    Owned(H),
    Ref(&'a H),
}
impl<H> Owner<'_, H> {
    fn get(&self) -> &H {
        match self {
            Owner::Owned(h) => h,
            Owner::Ref(h) => h,
        }
    }
}
fn signal(cx: &Context<'_>, stream: bool) -> Option<Signal> { Some(Signal::Task { waker: UnsafeCell::new(cx.waker().clone()), stream }) }

enum SendState<T> {
    NotYetSent(T),
    Queued(Arc<Hook<T>>),
    Done,
}
/// A future that sends a value into a channel.
#[must_use = "futures/streams/sinks do nothing unless you `.await` or poll them"]
pub struct SendFut<'a, T> {
    sender: Owner<'a, Sender<T>>,
    state: SendState<T>,
}
impl<T> Unpin for SendFut<'_, T> {}
impl<T> SendFut<'_, T> {
    fn reset(&mut self) {
        if let SendState::Queued(hook) = std::mem::replace(&mut self.state, SendState::Done) {
            self.sender.get().shared.sending().retain(|h| !Arc::ptr_eq(h, &hook));
        }
    }
}
impl<T> Drop for SendFut<'_, T> {
    fn drop(&mut self) { self.reset() }
}
impl<T> Future for SendFut<'_, T> {
    type Output = Result<(), SendError<T>>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let shared = this.sender.get().shared.clone();
        match std::mem::replace(&mut this.state, SendState::Done) {
            SendState::Queued(hook) => {
                if hook.is_empty() {
                    return Poll::Ready(Ok(()));
                }
                if shared.is_disconnected() {
                    shared.sending().retain(|h| !Arc::ptr_eq(h, &hook));
                    return Poll::Ready(match hook.take() {
                        Some(item) => Err(SendError(item)),
                        None => Ok(()),
                    });
                }
                hook.update_waker(cx.waker());
                this.state = SendState::Queued(hook);
                Poll::Pending
            }
            SendState::NotYetSent(item) => match shared.send(item, signal(cx, false)) {
                Sent::Done => Poll::Ready(Ok(())),
                Sent::Disconnected(item) | Sent::Full(item) => Poll::Ready(Err(SendError(item))),
                Sent::Waiting(hook) => {
                    this.state = SendState::Queued(hook);
                    Poll::Pending
                }
            },
            SendState::Done => Poll::Ready(Ok(())),
        }
    }
}
impl<T> FusedFuture for SendFut<'_, T> {
    fn is_terminated(&self) -> bool { matches!(self.state, SendState::Done) || self.sender.get().shared.is_disconnected() }
}
impl<T> Sender<T> {
    /// Asynchronously send a value into the channel.
    pub fn send_async(&self, item: T) -> SendFut<'_, T> { SendFut { sender: Owner::Ref(self), state: SendState::NotYetSent(item) } }
    /// Convert this sender into a future that asynchronously sends a single message into the channel.
    pub fn into_send_async<'a>(self, item: T) -> SendFut<'a, T> { SendFut { sender: Owner::Owned(self), state: SendState::NotYetSent(item) } }
    /// Create an asynchronous sink that uses this sender.
    pub fn sink(&self) -> SendSink<'_, T> { SendSink(SendFut { sender: Owner::Ref(self), state: SendState::Done }) }
    /// Convert this sender into a sink.
    pub fn into_sink<'a>(self) -> SendSink<'a, T> { SendSink(SendFut { sender: Owner::Owned(self), state: SendState::Done }) }
}
/// A sink that allows sending values into a channel.
pub struct SendSink<'a, T>(SendFut<'a, T>);
impl<T> Sink<T> for SendSink<'_, T> {
    type Error = SendError<T>;
    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> { Pin::new(&mut self.0).poll(cx) }
    fn start_send(mut self: Pin<&mut Self>, item: T) -> Result<(), SendError<T>> {
        self.0.reset();
        self.0.state = SendState::NotYetSent(item);
        Ok(())
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> { Pin::new(&mut self.0).poll(cx) }
    fn poll_close(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), SendError<T>>> { Pin::new(&mut self.0).poll(cx) }
}

/// A future which allows asynchronously receiving a message.
#[must_use = "futures/streams/sinks do nothing unless you `.await` or poll them"]
pub struct RecvFut<'a, T> {
    receiver: Owner<'a, Receiver<T>>,
    hook: Option<Arc<Hook<T>>>,
}
impl<T> Unpin for RecvFut<'_, T> {}
impl<T> RecvFut<'_, T> {
    fn shared(&self) -> &Arc<Shared<T>> { &self.receiver.get().shared }
    fn reset(&mut self) {
        if let Some(hook) = self.hook.take() {
            let shared = self.shared();
            shared.waiting().retain(|h| !Arc::ptr_eq(h, &hook));
            if hook.fired.get() {
                shared.wake_other_receiver();
            }
        }
    }
    fn poll_inner(&mut self, cx: &mut Context<'_>, stream: bool) -> Poll<Result<T, RecvError>> {
        let shared = self.shared().clone();
        let Some(hook) = self.hook.clone() else {
            return match shared.recv(signal(cx, stream)) {
                Received::Message(msg) => Poll::Ready(Ok(msg)),
                Received::Disconnected | Received::Empty => Poll::Ready(Err(RecvError::Disconnected)),
                Received::Waiting(hook) => {
                    self.hook = Some(hook);
                    Poll::Pending
                }
            };
        };
        match shared.recv(None) {
            Received::Message(msg) => {
                self.reset();
                Poll::Ready(Ok(msg))
            }
            Received::Disconnected => Poll::Ready(Err(RecvError::Disconnected)),
            Received::Empty | Received::Waiting(_) => {
                if hook.update_waker(cx.waker()) {
                    shared.waiting().push_back(hook);
                }
                if shared.is_disconnected() { Poll::Ready(Err(RecvError::Disconnected)) } else { Poll::Pending }
            }
        }
    }
}
impl<T> Drop for RecvFut<'_, T> {
    fn drop(&mut self) { self.reset() }
}
impl<T> Future for RecvFut<'_, T> {
    type Output = Result<T, RecvError>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> { self.poll_inner(cx, false) }
}
impl<T> FusedFuture for RecvFut<'_, T> {
    fn is_terminated(&self) -> bool { self.shared().is_disconnected() && self.shared().is_empty() }
}
impl<T> Receiver<T> {
    /// Asynchronously receive a value from the channel.
    pub fn recv_async(&self) -> RecvFut<'_, T> { RecvFut { receiver: Owner::Ref(self), hook: None } }
    /// Convert this receiver into a future that asynchronously receives a single message from the channel.
    pub fn into_recv_async<'a>(self) -> RecvFut<'a, T> { RecvFut { receiver: Owner::Owned(self), hook: None } }
    /// Create an asynchronous stream that uses this receiver.
    pub fn stream(&self) -> RecvStream<'_, T> { RecvStream(RecvFut { receiver: Owner::Ref(self), hook: None }) }
    /// Convert this receiver into a stream.
    pub fn into_stream<'a>(self) -> RecvStream<'a, T> { RecvStream(RecvFut { receiver: Owner::Owned(self), hook: None }) }
}
/// A stream which allows asynchronously receiving messages.
pub struct RecvStream<'a, T>(RecvFut<'a, T>);
impl<T> Clone for RecvStream<'_, T> {
    fn clone(&self) -> Self { RecvStream(RecvFut { receiver: Owner::Owned(self.0.receiver.get().clone()), hook: None }) }
}
impl<T> Stream for RecvStream<'_, T> {
    type Item = T;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        match self.0.poll_inner(cx, true) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(item) => {
                self.0.reset();
                Poll::Ready(item.ok())
            }
        }
    }
}
impl<T> FusedStream for RecvStream<'_, T> {
    fn is_terminated(&self) -> bool { self.0.is_terminated() }
}
