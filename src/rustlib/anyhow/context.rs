//! `.context(..)` on results and options.
use crate::error::{ContextError, Error};
use crate::Context;
use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display};

/// Errors that can get context: standard ones, and `Error` itself.
pub trait ContextExt {
    /// Wraps with context.
    fn ext_context<C: Display + Send + Sync + 'static>(self, context: C) -> Error;
}
impl<E: StdError + Send + Sync + 'static> ContextExt for E {
    fn ext_context<C: Display + Send + Sync + 'static>(self, context: C) -> Error { Error::from_context(context, self) }
}
impl ContextExt for Error {
    fn ext_context<C: Display + Send + Sync + 'static>(self, context: C) -> Error { self.context(context) }
}
impl<T, E: ContextExt> Context<T, E> for Result<T, E> {
    fn context<C: Display + Send + Sync + 'static>(self, context: C) -> Result<T, Error> {
        match self {
            Ok(ok) => Ok(ok),
            Err(error) => Err(error.ext_context(context)),
        }
    }
    fn with_context<C: Display + Send + Sync + 'static, F: FnOnce() -> C>(self, context: F) -> Result<T, Error> {
        match self {
            Ok(ok) => Ok(ok),
            Err(error) => Err(error.ext_context(context())),
        }
    }
}
impl<T> Context<T, Infallible> for Option<T> {
    fn context<C: Display + Send + Sync + 'static>(self, context: C) -> Result<T, Error> {
        match self {
            Some(ok) => Ok(ok),
            None => Err(Error::from_display(context)),
        }
    }
    fn with_context<C: Display + Send + Sync + 'static, F: FnOnce() -> C>(self, context: F) -> Result<T, Error> {
        match self {
            Some(ok) => Ok(ok),
            None => Err(Error::from_display(context())),
        }
    }
}
impl<C: Display> Display for ContextError<C, Error> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.context, f) }
}
impl<C: Display> Debug for ContextError<C, Error> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Error").field("context", &self.context.to_string()).field("source", &self.error).finish() }
}
impl<C: Display> StdError for ContextError<C, Error> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> { Some(self.error.object.error()) }
}
impl<C: Display, E: StdError> Display for ContextError<C, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Display::fmt(&self.context, f) }
}
impl<C: Display, E: StdError> Debug for ContextError<C, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Error").field("context", &self.context.to_string()).field("source", &self.error).finish() }
}
impl<C: Display, E: StdError + 'static> StdError for ContextError<C, E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> { Some(&self.error) }
}
