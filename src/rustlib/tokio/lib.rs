//! Tokio: an executor, timers, channels and locks for asynchronous Rust.
//! Written for the simulator: real Rust over a few intrinsics, one behaviour per rule of the runtime's specification.

#[macro_use]
mod macros_exported;

pub mod macros {
    //! What the built-in macros expand to.
    #[doc(hidden)]
    pub mod support;
}

pub mod runtime;
pub mod sync;
pub mod task;
pub mod time;
pub mod io;
pub mod net;
pub mod fs;
pub mod process;
pub mod signal;

#[doc(hidden)]
pub mod sim;
#[doc(hidden)]
pub mod trace;
pub(crate) mod util;

pub use task::spawn;

pub mod stream {
    //! Streams live in the `tokio-stream` crate.
}
pub mod doc {
    //! Documentation only.
}
