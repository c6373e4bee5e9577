//! Time.
pub mod delay_queue;

pub use self::delay_queue::DelayQueue;
pub use crate::future::FutureExt;


