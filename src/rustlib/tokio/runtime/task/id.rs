//! Task ids: one counter per process, from 1 (TK-10).
use crate::runtime::context;
use crate::util::Flag;
use std::fmt;

/// Identifies a task among those of this process.
#[derive(Clone, Copy, Debug, Hash, Eq, PartialEq, PartialOrd, Ord)]
pub struct Id(pub(crate) u64);

static NEXT: Flag<u64> = Flag::new(1);

impl Id {
    pub(crate) fn next() -> Id {
        let id = NEXT.get();
        NEXT.set(id + 1);
        Id(id)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Id of the task being polled; panics outside tasks.
#[track_caller]
pub fn id() -> Id {
    match try_id() {
        Some(id) => id,
        None => panic!("{}", "Can't get a task id when not inside a task"),
    }
}

/// Id of the task being polled, if any.
pub fn try_id() -> Option<Id> {
    context::current().task.get()
}
