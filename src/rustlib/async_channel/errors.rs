//! What sending and receiving can fail with.
use std::error::Error;
use std::fmt;

/// An error returned from `Sender::send()`: the channel is closed.
#[derive(PartialEq, Eq, Clone, Copy)]
pub struct SendError<T>(pub T);
impl<T> SendError<T> {
    /// Unwraps the message that couldn't be sent.
    pub fn into_inner(self) -> T { self.0 }
}
impl<T> Error for SendError<T> {}
impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("SendError(..)") }
}
impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("sending into a closed channel") }
}
/// An error returned from `Sender::try_send()`.
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum TrySendError<T> {
    /// The channel is full but not closed.
    Full(T),
    /// The channel is closed.
    Closed(T),
}
impl<T> TrySendError<T> {
    /// Unwraps the message that couldn't be sent.
    pub fn into_inner(self) -> T {
        match self {
            TrySendError::Full(t) | TrySendError::Closed(t) => t,
        }
    }
    /// Returns `true` if the channel is full but not closed.
    pub fn is_full(&self) -> bool { matches!(self, TrySendError::Full(_)) }
    /// Returns `true` if the channel is closed.
    pub fn is_closed(&self) -> bool { matches!(self, TrySendError::Closed(_)) }
}
impl<T> Error for TrySendError<T> {}
impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(if self.is_full() { "Full(..)" } else { "Closed(..)" }) }
}
impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(if self.is_full() { "sending into a full channel" } else { "sending into a closed channel" }) }
}
/// An error returned from `Receiver::recv()`: the channel is empty and closed.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;
impl Error for RecvError {}
impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("receiving from an empty and closed channel") }
}
/// An error returned from `Receiver::try_recv()`.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    /// The channel is empty but not closed.
    Empty,
    /// The channel is empty and closed.
    Closed,
}
impl TryRecvError {
    /// Returns `true` if the channel is empty but not closed.
    pub fn is_empty(&self) -> bool { matches!(self, TryRecvError::Empty) }
    /// Returns `true` if the channel is empty and closed.
    pub fn is_closed(&self) -> bool { matches!(self, TryRecvError::Closed) }
}
impl Error for TryRecvError {}
impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(if self.is_empty() { "receiving from an empty channel" } else { "receiving from an empty and closed channel" }) }
}
