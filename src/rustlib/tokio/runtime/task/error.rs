//! Why a task has no value.
use super::Id;
use std::any::Any;
use std::fmt;
use std::io;

/// A task was cancelled or panicked.
pub struct JoinError {
    repr: Repr,
    id: Id,
}

enum Repr {
    Cancelled,
    Panic(Payload),
}

/// A panic's payload: `Send`, and looked at by one thread at a time.
struct Payload(Box<dyn Any + Send + 'static>);

unsafe impl Sync for Payload {}

impl JoinError {
    pub(crate) fn cancelled(id: Id) -> JoinError {
        JoinError { repr: Repr::Cancelled, id }
    }

    pub(crate) fn panic(id: Id, payload: Box<dyn Any + Send + 'static>) -> JoinError {
        JoinError { repr: Repr::Panic(Payload(payload)), id }
    }

    /// Was the task aborted, or its runtime shut down?
    pub fn is_cancelled(&self) -> bool {
        matches!(&self.repr, Repr::Cancelled)
    }

    /// Did the task panic?
    pub fn is_panic(&self) -> bool {
        matches!(&self.repr, Repr::Panic(_))
    }

    /// The panic's payload, as `std::panic::resume_unwind` wants it.
    #[track_caller]
    pub fn into_panic(self) -> Box<dyn Any + Send + 'static> {
        self.try_into_panic().expect("`JoinError` reason is not a panic.")
    }

    /// The panic's payload, or the error itself if it was cancelled.
    pub fn try_into_panic(self) -> Result<Box<dyn Any + Send + 'static>, JoinError> {
        match self.repr {
            Repr::Panic(payload) => Ok(payload.0),
            Repr::Cancelled => Err(self),
        }
    }

    /// Which task.
    pub fn id(&self) -> Id {
        self.id
    }
}

fn message(payload: &Payload) -> Option<&str> {
    if let Some(text) = payload.0.downcast_ref::<String>() {
        return Some(text);
    }
    if let Some(text) = payload.0.downcast_ref::<&'static str>() {
        return Some(text);
    }
    None
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Cancelled => write!(f, "task {} was cancelled", self.id),
            Repr::Panic(payload) => match message(payload) {
                Some(text) => write!(f, "task {} panicked with message {:?}", self.id, text),
                None => write!(f, "task {} panicked", self.id),
            },
        }
    }
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Cancelled => write!(f, "JoinError::Cancelled({:?})", self.id),
            Repr::Panic(payload) => match message(payload) {
                Some(text) => write!(f, "JoinError::Panic({:?}, {:?}, ...)", self.id, text),
                None => write!(f, "JoinError::Panic({:?}, ...)", self.id),
            },
        }
    }
}

impl std::error::Error for JoinError {}

impl From<JoinError> for io::Error {
    fn from(error: JoinError) -> io::Error {
        match error.repr {
            Repr::Cancelled => io::Error::new(io::ErrorKind::Other, "task was cancelled"),
            Repr::Panic(_) => io::Error::new(io::ErrorKind::Other, "task panicked"),
        }
    }
}
