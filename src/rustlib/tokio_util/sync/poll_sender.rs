//! An mpsc sender for poll functions (TU-7).
use futures::sink::Sink;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::error::SendError;
use tokio::sync::mpsc::{OwnedPermit, Sender};

type Reserving<T> = Pin<Box<dyn Future<Output = Result<OwnedPermit<T>, SendError<()>>> + Send>>;

/// The channel is closed.
#[derive(Debug)]
pub struct PollSendError<T>(Option<T>);

impl<T> PollSendError<T> {
    /// The message, if there was one.
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<T> fmt::Display for PollSendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("channel closed")
    }
}

impl<T: fmt::Debug> std::error::Error for PollSendError<T> {}

/// The future keeps no reference, only `T` itself: like the sender, it lives no longer than its owner.
fn reserve<T: Send>(sender: Sender<T>) -> Reserving<T> {
    let future: Pin<Box<dyn Future<Output = Result<OwnedPermit<T>, SendError<()>>> + Send + '_>> =
        Box::pin(sender.reserve_owned());
    unsafe { std::mem::transmute(future) }
}

enum State<T> {
    Idle(Sender<T>),
    Acquiring(Reserving<T>),
    ReadyToSend(OwnedPermit<T>),
    Closed,
}

/// A sender whose slots can be polled for; a sink.
pub struct PollSender<T> {
    sender: Option<Sender<T>>,
    state: State<T>,
}

impl<T> Unpin for PollSender<T> {}

impl<T: Send> PollSender<T> {
    pub fn new(sender: Sender<T>) -> PollSender<T> {
        PollSender { sender: Some(sender.clone()), state: State::Idle(sender) }
    }

    /// Reserves a slot.
    pub fn poll_reserve(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Closed) {
                State::Idle(sender) => self.state = State::Acquiring(reserve(sender)),
                State::Acquiring(mut future) => match future.as_mut().poll(cx) {
                    Poll::Ready(Ok(permit)) => {
                        self.state = State::ReadyToSend(permit);
                        return Poll::Ready(Ok(()));
                    }
                    Poll::Ready(Err(_)) => {
                        self.sender = None;
                        return Poll::Ready(Err(PollSendError(None)));
                    }
                    Poll::Pending => {
                        self.state = State::Acquiring(future);
                        return Poll::Pending;
                    }
                },
                State::ReadyToSend(permit) => {
                    self.state = State::ReadyToSend(permit);
                    return Poll::Ready(Ok(()));
                }
                State::Closed => return Poll::Ready(Err(PollSendError(None))),
            }
        }
    }

    /// Sends with the reserved slot.
    #[track_caller]
    pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>> {
        match std::mem::replace(&mut self.state, State::Closed) {
            State::ReadyToSend(permit) => {
                let sender = permit.send(value);
                self.state = if self.sender.is_some() { State::Idle(sender) } else { State::Closed };
                Ok(())
            }
            State::Closed => Err(PollSendError(Some(value))),
            State::Idle(_) | State::Acquiring(_) => panic!("`send_item` called without first calling `poll_reserve`"),
        }
    }

    pub fn is_closed(&self) -> bool {
        self.sender.is_none()
    }

    pub fn get_ref(&self) -> Option<&Sender<T>> {
        self.sender.as_ref()
    }

    /// Sends no more.
    pub fn close(&mut self) {
        self.sender = None;
        if let State::Idle(_) | State::Acquiring(_) = self.state {
            self.state = State::Closed;
        }
    }

    /// Gives the reserved slot back.
    pub fn abort_send(&mut self) -> bool {
        let next = match &self.sender {
            Some(sender) => State::Idle(sender.clone()),
            None => State::Closed,
        };
        match std::mem::replace(&mut self.state, next) {
            State::ReadyToSend(permit) => {
                drop(permit);
                true
            }
            State::Acquiring(_) => true,
            State::Idle(_) | State::Closed => false,
        }
    }
}

impl<T> Clone for PollSender<T> {
    fn clone(&self) -> PollSender<T> {
        let state = match &self.sender {
            Some(sender) => State::Idle(sender.clone()),
            None => State::Closed,
        };
        PollSender { sender: self.sender.clone(), state }
    }
}

impl<T: Send> Sink<T> for PollSender<T> {
    type Error = PollSendError<T>;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        self.poll_reserve(cx)
    }

    fn start_send(mut self: Pin<&mut Self>, item: T) -> Result<(), PollSendError<T>> {
        self.send_item(item)
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        self.close();
        Poll::Ready(Ok(()))
    }
}

impl<T> fmt::Debug for PollSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollSender").finish_non_exhaustive()
    }
}
