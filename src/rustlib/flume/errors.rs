//! What sending and receiving can fail with.
use std::error::Error;
use std::fmt;

macro_rules! shown { ($E:ty, ($($g:tt)*), $debug:expr, $display:expr) => {
    impl $($g)* fmt::Debug for $E {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt($debug(self), f) }
    }
    shown! { $E, ($($g)*), $display }
}; ($E:ty, ($($g:tt)*), $display:expr) => {
    impl $($g)* fmt::Display for $E {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt($display(self), f) }
    }
    impl $($g)* Error for $E {}
}; }
/// An error that may be emitted when attempting to send a value into a channel on a sender when all receivers are dropped.
#[derive(Copy, Clone, PartialEq, Eq)]
pub struct SendError<T>(pub T);
impl<T> SendError<T> {
    /// Consume the error, yielding the message that failed to send.
    pub fn into_inner(self) -> T { self.0 }
}
shown! { SendError<T>, (<T>), |_: &Self| "SendError(..)", |_: &Self| "sending on a closed channel" }

/// An error that may be emitted when attempting to send a value without waiting.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum TrySendError<T> {
    /// The channel the message is sent on has a finite capacity and was full.
    Full(T),
    /// All channel receivers were dropped.
    Disconnected(T),
}
impl<T> TrySendError<T> {
    /// Consume the error, yielding the message that failed to send.
    pub fn into_inner(self) -> T {
        match self {
            TrySendError::Full(t) | TrySendError::Disconnected(t) => t,
        }
    }
    fn pick(&self, full: &'static str, gone: &'static str) -> &'static str { if matches!(self, TrySendError::Full(_)) { full } else { gone } }
}
shown! { TrySendError<T>, (<T>), |e: &Self| e.pick("Full(..)", "Disconnected(..)"), |e: &Self| e.pick("sending on a full channel", "sending on a closed channel") }
impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> Self { TrySendError::Disconnected(err.0) }
}
/// An error that may be emitted when sending a value with a timeout.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum SendTimeoutError<T> {
    /// A timeout occurred when attempting to send the message.
    Timeout(T),
    /// All channel receivers were dropped.
    Disconnected(T),
}
impl<T> SendTimeoutError<T> {
    /// Consume the error, yielding the message that failed to send.
    pub fn into_inner(self) -> T {
        match self {
            SendTimeoutError::Timeout(t) | SendTimeoutError::Disconnected(t) => t,
        }
    }
}
shown! { SendTimeoutError<T>, (<T>), |_: &Self| "SendTimeoutError(..)", |e: &Self| if matches!(e, SendTimeoutError::Timeout(_)) { "timed out sending on a full channel" } else { "sending on a closed channel" } }
impl<T> From<SendError<T>> for SendTimeoutError<T> {
    fn from(err: SendError<T>) -> Self { SendTimeoutError::Disconnected(err.0) }
}
/// An error that may be emitted when attempting to wait for a value on a receiver when all senders are dropped.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum RecvError {
    /// All senders were dropped and no messages are waiting in the channel.
    Disconnected,
}
shown! { RecvError, (), |_: &Self| "receiving on a closed channel" }
/// An error that may be emitted when attempting to fetch a value on a receiver without waiting.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum TryRecvError {
    /// The channel was empty.
    Empty,
    /// All senders were dropped and no messages are waiting in the channel.
    Disconnected,
}
shown! { TryRecvError, (), |e: &Self| if matches!(e, TryRecvError::Empty) { "receiving on an empty channel" } else { "channel is empty and closed" } }
impl From<RecvError> for TryRecvError {
    fn from(_: RecvError) -> Self { TryRecvError::Disconnected }
}
/// An error that may be emitted when attempting to wait for a value with a timeout.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum RecvTimeoutError {
    /// A timeout occurred when attempting to receive a message.
    Timeout,
    /// All senders were dropped and no messages are waiting in the channel.
    Disconnected,
}
shown! { RecvTimeoutError, (), |e: &Self| if matches!(e, RecvTimeoutError::Timeout) { "timed out waiting on a channel" } else { "channel is empty and closed" } }
impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> Self { RecvTimeoutError::Disconnected }
}
