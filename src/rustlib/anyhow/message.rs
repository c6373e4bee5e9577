//! Errors made of messages and boxes.
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display};

/// A message as an error.
pub(crate) struct MessageError<M>(pub(crate) M);
impl<M: Debug> Debug for MessageError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Debug::fmt(&self.0, f) }
}
impl<M: Display> Display for MessageError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl<M: Display + Debug + 'static> StdError for MessageError<M> {}

/// Something printable as an error.
pub(crate) struct DisplayError<M>(pub(crate) M);
impl<M: Display> Debug for DisplayError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl<M: Display> Display for DisplayError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.0, f) }
}
impl<M: Display + 'static> StdError for DisplayError<M> {}

/// A boxed error.
pub(crate) struct BoxedError(pub(crate) Box<dyn StdError + Send + Sync>);
