//! Channels between tasks that know no runtime.
pub mod mpsc;
pub mod oneshot;
