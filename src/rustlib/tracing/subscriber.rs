//! Setting the global default subscriber.
use std::error::Error;
use std::fmt;

pub use crate::collect::{Collect, EventView, Shown, SpanView};

/// Returned if setting the global dispatcher fails.
pub struct SetGlobalDefaultError(());
impl fmt::Debug for SetGlobalDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("SetGlobalDefaultError").field(&"a global default trace dispatcher has already been set").finish() }
}
impl fmt::Display for SetGlobalDefaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("a global default trace dispatcher has already been set") }
}
impl Error for SetGlobalDefaultError {}

/// Sets this subscriber as the global default for the duration of the entire program.
pub fn set_global_default<S: Collect>(subscriber: S) -> Result<(), SetGlobalDefaultError> {
    if crate::collect::set(Box::new(subscriber)) { Ok(()) } else { Err(SetGlobalDefaultError(())) }
}
