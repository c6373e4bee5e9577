//! The entries of a directory.
use super::asyncify;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs::{FileType, Metadata};
use std::io;
use std::os::unix::fs::DirEntryExt;
use std::path::{Path, PathBuf};
use std::task::{Context, Poll};

/// The entries of a directory.
#[derive(Debug)]
pub struct ReadDir {
    entries: VecDeque<io::Result<DirEntry>>,
}

/// An entry of a directory.
#[derive(Debug)]
pub struct DirEntry {
    std: std::fs::DirEntry,
}

/// Reads a directory.
pub async fn read_dir(path: impl AsRef<Path>) -> io::Result<ReadDir> {
    let path = path.as_ref().to_owned();
    asyncify(move || {
        let mut entries = VecDeque::new();
        for entry in std::fs::read_dir(path)? {
            entries.push_back(entry.map(|std| DirEntry { std }));
        }
        Ok(ReadDir { entries })
    })
    .await
}

impl ReadDir {
    /// The next entry. Cancel safe.
    pub async fn next_entry(&mut self) -> io::Result<Option<DirEntry>> {
        std::future::poll_fn(|cx| self.poll_next_entry(cx)).await
    }

    pub fn poll_next_entry(&mut self, _cx: &mut Context<'_>) -> Poll<io::Result<Option<DirEntry>>> {
        Poll::Ready(self.entries.pop_front().transpose())
    }
}

impl DirEntry {
    pub fn path(&self) -> PathBuf {
        self.std.path()
    }

    pub fn file_name(&self) -> OsString {
        self.std.file_name()
    }

    pub fn ino(&self) -> u64 {
        self.std.ino()
    }

    pub async fn metadata(&self) -> io::Result<Metadata> {
        let path = self.path();
        asyncify(move || std::fs::symlink_metadata(path)).await
    }

    pub async fn file_type(&self) -> io::Result<FileType> {
        Ok(self.metadata().await?.file_type())
    }
}
