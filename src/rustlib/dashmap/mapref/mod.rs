//! References into a map: each holds the lock of its shard.
pub mod entry;
pub mod multiple;
pub mod one;
