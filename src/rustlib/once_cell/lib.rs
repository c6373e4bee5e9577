//! `once_cell`: cells that are written once, and lazy values.
pub mod race;
pub mod sync;
pub mod unsync;
