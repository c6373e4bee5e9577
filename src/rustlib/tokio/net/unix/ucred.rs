//! Who is at the other end.
use super::{gid_t, pid_t, uid_t};

/// The process at the other end.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub struct UCred {
    pub(super) pid: Option<pid_t>,
    pub(super) uid: uid_t,
    pub(super) gid: gid_t,
}

impl UCred {
    pub fn uid(&self) -> uid_t {
        self.uid
    }

    pub fn gid(&self) -> gid_t {
        self.gid
    }

    pub fn pid(&self) -> Option<pid_t> {
        self.pid
    }
}
