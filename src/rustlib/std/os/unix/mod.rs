//! What a Unix has.
pub mod ffi;
pub mod fs;
pub mod net;
pub mod process;

pub mod io {
    //! File descriptors.
    pub use crate::os::fd::*;
}
pub mod prelude {
    //! Everything that is often wanted.
    pub use super::ffi::{OsStrExt, OsStringExt};
    pub use super::fs::{DirEntryExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt};
    pub use super::process::{CommandExt, ExitStatusExt};
    pub use crate::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
}
