//! Making a subscriber the default.
use crate::fmt::{Subscriber, SubscriberBuilder};
use crate::registry::Registry;
use std::error::Error;
use std::fmt;

/// Error returned by `try_init` if a global default subscriber could not be initialized.
pub struct TryInitError(pub(crate) String);
impl fmt::Debug for TryInitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("TryInitError").field(&self.0).finish() }
}
impl fmt::Display for TryInitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
}
impl Error for TryInitError {}

/// Extension trait adding utility methods for subscriber initialization.
pub trait SubscriberInitExt: Sized {
    /// Attempts to set `self` as the global default subscriber.
    fn try_init(self) -> Result<(), TryInitError>;
    /// Attempts to set `self` as the global default subscriber, panicking if this fails.
    #[track_caller]
    fn init(self) { self.try_init().expect("failed to set global default subscriber") }
}
impl SubscriberInitExt for Registry {
    fn try_init(self) -> Result<(), TryInitError> { Subscriber::from_config(self.into_collector()).install() }
}
impl SubscriberInitExt for Subscriber {
    fn try_init(self) -> Result<(), TryInitError> { self.install() }
}
impl SubscriberInitExt for SubscriberBuilder {
    fn try_init(self) -> Result<(), TryInitError> { self.finish().install() }
}
