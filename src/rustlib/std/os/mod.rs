//! OS-specific functionality: what a Unix has, as far as it is simulated.
pub mod fd;
pub mod linux;
pub mod raw;
pub mod unix;
