//! What sending and receiving on these channels can fail with.
use std::fmt;

/// Why sending failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendError {
    pub(super) kind: SendErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SendErrorKind {
    Full,
    Disconnected,
}

/// Why sending failed, with the message.
#[derive(Clone, PartialEq, Eq)]
pub struct TrySendError<T> {
    pub(super) err: SendError,
    pub(super) val: T,
}

/// Why there is no message right now.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum TryRecvError {
    Empty,
    /// Empty for ever.
    Closed,
}

/// The channel is empty for ever.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub struct RecvError;

impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("receive failed because channel is empty and closed")
    }
}

impl std::error::Error for RecvError {}

impl TryRecvError {
    pub fn is_empty(&self) -> bool {
        matches!(self, TryRecvError::Empty)
    }

    pub fn is_closed(&self) -> bool {
        matches!(self, TryRecvError::Closed)
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_full() {
            f.write_str("send failed because channel is full")
        } else {
            f.write_str("send failed because receiver is gone")
        }
    }
}

impl std::error::Error for SendError {}

impl SendError {
    pub fn is_full(&self) -> bool {
        self.kind == SendErrorKind::Full
    }

    pub fn is_disconnected(&self) -> bool {
        self.kind == SendErrorKind::Disconnected
    }
}

impl<T> TrySendError<T> {
    pub fn is_full(&self) -> bool {
        self.err.is_full()
    }

    pub fn is_disconnected(&self) -> bool {
        self.err.is_disconnected()
    }

    pub fn into_inner(self) -> T {
        self.val
    }

    pub fn into_send_error(self) -> SendError {
        self.err
    }
}

impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrySendError").field("kind", &self.err.kind).finish()
    }
}

impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.err, f)
    }
}

impl<T> std::error::Error for TrySendError<T> {}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryRecvError::Empty => "receive failed because channel is empty",
            TryRecvError::Closed => "receive failed because channel is closed",
        })
    }
}

impl std::error::Error for TryRecvError {}
