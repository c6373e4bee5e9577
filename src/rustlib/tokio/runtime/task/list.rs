//! All tasks of a runtime, in shards by id; emptied shard by shard at shutdown, oldest first (CT-22).
use super::raw::{Header, Task};
use crate::util::{Flag, Shared};
use std::num::NonZeroU64;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

/// Lists are numbered from 1 on; the number is what `Handle::id` and `LocalSet::id` show.
static NEXT_LIST: AtomicU64 = AtomicU64::new(1);

struct Shard {
    first: Option<NonNull<Header>>,
    last: Option<NonNull<Header>>,
}

pub(crate) struct OwnedTasks {
    pub(crate) id: NonZeroU64,
    shards: Shared<Vec<Shard>>,
    mask: u64,
    count: Flag<usize>,
    closed: Flag<bool>,
}

unsafe impl Send for OwnedTasks {}
unsafe impl Sync for OwnedTasks {}

impl OwnedTasks {
    /// Four shards per worker (a power of two of them).
    pub(crate) fn new(workers: usize) -> OwnedTasks {
        let n = workers.next_power_of_two() * 4;
        let mut shards = Vec::with_capacity(n);
        for _ in 0..n {
            shards.push(Shard { first: None, last: None });
        }
        OwnedTasks::of(shards)
    }

    /// One list, for a `LocalSet`.
    pub(crate) fn single() -> OwnedTasks {
        OwnedTasks::of(vec![Shard { first: None, last: None }])
    }

    fn of(shards: Vec<Shard>) -> OwnedTasks {
        OwnedTasks {
            id: NonZeroU64::new(NEXT_LIST.fetch_add(1, Ordering::Relaxed)).unwrap(),
            mask: shards.len() as u64 - 1,
            shards: Shared::new(shards),
            count: Flag::new(0),
            closed: Flag::new(false),
        }
    }

    /// Adds a task; false if the list is closed (the task must be shut down).
    pub(crate) fn bind(&self, task: &Task) -> bool {
        if self.closed.get() {
            return false;
        }
        let header = task.clone().into_raw();
        let shard = &mut self.shards.get()[(task.id().0 & self.mask) as usize];
        unsafe {
            header.as_ref().prev.set(shard.last);
            header.as_ref().next.set(None);
            header.as_ref().listed.set(true);
            match shard.last {
                Some(last) => last.as_ref().next.set(Some(header)),
                None => shard.first = Some(header),
            }
        }
        shard.last = Some(header);
        self.count.set(self.count.get() + 1);
        true
    }

    /// Takes a task out.
    pub(crate) fn remove(&self, task: &Task) {
        let header = task.header();
        if !header.listed.replace(false) {
            return;
        }
        let shard = &mut self.shards.get()[(task.id().0 & self.mask) as usize];
        let (prev, next) = (header.prev.take(), header.next.take());
        unsafe {
            match prev {
                Some(prev) => prev.as_ref().next.set(next),
                None => shard.first = next,
            }
            match next {
                Some(next) => next.as_ref().prev.set(prev),
                None => shard.last = prev,
            }
        }
        self.count.set(self.count.get() - 1);
        drop(unsafe { Task::from_raw(task.as_raw()) });
    }

    fn pop(&self, shard: usize) -> Option<Task> {
        let first = self.shards.get()[shard].first?;
        let task = unsafe { Task::from_raw(first) }.clone_for_list();
        self.remove(&task);
        Some(task)
    }

    /// No task can be added from now on; all are shut down, beginning with shard `start`.
    pub(crate) fn close_and_shutdown_all(&self, start: usize) {
        self.closed.set(true);
        let n = self.mask as usize + 1;
        for i in 0..n {
            while let Some(task) = self.pop((start + i) % n) {
                task.shutdown();
            }
        }
    }

    pub(crate) fn close(&self) {
        self.closed.set(true);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    pub(crate) fn len(&self) -> usize {
        self.count.get()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count.get() == 0
    }

    pub(crate) fn shards(&self) -> usize {
        self.mask as usize + 1
    }
}
