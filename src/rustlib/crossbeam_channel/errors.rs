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
shown! { SendError<T>, (<T>), |_: &Self| "SendError(..)", |_: &Self| "sending on a disconnected channel" }

/// An error that may be emitted when attempting to send a value without waiting.
#[derive(Copy, Clone, PartialEq, Eq)]
pub enum TrySendError<T> {
    /// The channel the message is sent on has a finite capacity and was full.
    Full(T),
    /// All channel receivers were dropped.
    Disconnected(T),
}
impl<T> TrySendError<T> {
    /// Returns `true` if the send operation failed because the channel is full.
    pub fn is_full(&self) -> bool { matches!(self, TrySendError::Full(_)) }
    /// Returns `true` if the send operation failed because the channel is disconnected.
    pub fn is_disconnected(&self) -> bool { matches!(self, TrySendError::Disconnected(_)) }
    /// Consume the error, yielding the message that failed to send.
    pub fn into_inner(self) -> T {
        match self {
            TrySendError::Full(t) | TrySendError::Disconnected(t) => t,
        }
    }
    fn pick(&self, full: &'static str, gone: &'static str) -> &'static str { if matches!(self, TrySendError::Full(_)) { full } else { gone } }
}
shown! { TrySendError<T>, (<T>), |e: &Self| e.pick("Full(..)", "Disconnected(..)"), |e: &Self| e.pick("sending on a full channel", "sending on a disconnected channel") }
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
    /// Returns `true` if the send operation timed out.
    pub fn is_timeout(&self) -> bool { matches!(self, SendTimeoutError::Timeout(_)) }
    /// Returns `true` if the channel is disconnected.
    pub fn is_disconnected(&self) -> bool { matches!(self, SendTimeoutError::Disconnected(_)) }
    /// Consume the error, yielding the message that failed to send.
    pub fn into_inner(self) -> T {
        match self {
            SendTimeoutError::Timeout(t) | SendTimeoutError::Disconnected(t) => t,
        }
    }
}
shown! { SendTimeoutError<T>, (<T>), |_: &Self| "SendTimeoutError(..)", |e: &Self| if matches!(e, SendTimeoutError::Timeout(_)) { "timed out waiting on send operation" } else { "sending on a disconnected channel" } }
impl<T> From<SendError<T>> for SendTimeoutError<T> {
    fn from(err: SendError<T>) -> Self { SendTimeoutError::Disconnected(err.0) }
}
/// An error returned from the `recv` method: the channel is empty and disconnected.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct RecvError;
shown! { RecvError, (), |_: &Self| "receiving on an empty and disconnected channel" }
/// An error that may be emitted when attempting to fetch a value on a receiver without waiting.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum TryRecvError {
    /// The channel was empty.
    Empty,
    /// All senders were dropped and no messages are waiting in the channel.
    Disconnected,
}
shown! { TryRecvError, (), |e: &Self| if matches!(e, TryRecvError::Empty) { "receiving on an empty channel" } else { "receiving on an empty and disconnected channel" } }
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
shown! { RecvTimeoutError, (), |e: &Self| if matches!(e, RecvTimeoutError::Timeout) { "timed out waiting on receive operation" } else { "channel is empty and disconnected" } }
impl From<RecvError> for RecvTimeoutError {
    fn from(_: RecvError) -> Self { RecvTimeoutError::Disconnected }
}
impl TryRecvError {
    /// Returns `true` if the receive operation failed because the channel is empty.
    pub fn is_empty(&self) -> bool { matches!(self, TryRecvError::Empty) }
    /// Returns `true` if the receive operation failed because the channel is disconnected.
    pub fn is_disconnected(&self) -> bool { matches!(self, TryRecvError::Disconnected) }
}
impl RecvTimeoutError {
    /// Returns `true` if the receive operation timed out.
    pub fn is_timeout(&self) -> bool { matches!(self, RecvTimeoutError::Timeout) }
    /// Returns `true` if the channel is disconnected.
    pub fn is_disconnected(&self) -> bool { matches!(self, RecvTimeoutError::Disconnected) }
}
/// An error returned from the `try_select` method.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TrySelectError;
shown! { TrySelectError, (), |_: &Self| "all operations in select would block" }
/// An error returned from the `select_timeout` method.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SelectTimeoutError;
shown! { SelectTimeoutError, (), |_: &Self| "timed out waiting on select" }
