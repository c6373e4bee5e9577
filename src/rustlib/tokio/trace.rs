//! What the library tells the recorder. Ids of resources come from `Res`; all of these cost next to nothing when nothing is recorded.
use std::cell::Cell;
use std::task::Waker;

/// A task was spawned; its name is that of the future type `F`. flavor: 0 async, 1 blocking, 2 local, 3 root.
#[intrinsic = "trace_task_spawn"]
pub fn task_spawn<F>(id: u64, flavor: u32);
#[intrinsic = "trace_poll_begin"]
pub fn poll_begin(id: u64, worker: i32);
/// result: 0 pending, 1 ready, 2 panicked, 3 cancelled.
#[intrinsic = "trace_poll_end"]
pub fn poll_end(result: u32);
/// `target` is woken (`scheduled`: it was not notified before).
#[intrinsic = "trace_wake"]
pub fn wake(target: u64, scheduled: bool);
/// What carries the wakes that follow, until `via(0, 0)`. how: index into the wake kinds.
#[intrinsic = "trace_via"]
pub fn via(res: u32, how: u32);
#[intrinsic = "trace_task_abort"]
pub fn task_abort(id: u64);
#[intrinsic = "trace_task_end"]
pub fn task_end(id: u64, result: u32);
#[intrinsic = "trace_join_detach"]
pub fn join_detach(id: u64);
#[intrinsic = "trace_res_create"]
pub fn res_create(kind: u32, capacity: i64) -> u32;
#[intrinsic = "trace_res_acquire"]
pub fn res_acquire(res: u32, amount: usize, mode: u32);
#[intrinsic = "trace_res_release"]
pub fn res_release(res: u32, amount: usize, mode: u32);
#[intrinsic = "trace_res_wait"]
pub fn res_wait(res: u32, amount: usize, mode: u32, position: usize);
/// reason: 0 granted, 1 cancelled, 2 closed.
#[intrinsic = "trace_res_wait_end"]
pub fn res_wait_end(res: u32, reason: u32);
#[intrinsic = "trace_res_level"]
pub fn res_level(res: u32, level: usize, max: usize);
#[intrinsic = "trace_send"]
pub fn send<T>(res: u32, value: *const T, len: usize);
#[intrinsic = "trace_recv"]
pub fn recv<T>(res: u32, value: *const T, len: usize);
/// side: 0 receiver, 1 all senders gone, 2 cancelled, 3 closed.
#[intrinsic = "trace_res_close"]
pub fn res_close(res: u32, side: u32);
#[intrinsic = "trace_res_drop"]
pub fn res_drop(res: u32, lost: usize);
#[intrinsic = "trace_lag"]
pub fn lag(res: u32, missed: u64, receiver: u32);
/// A receiver of a broadcast or watch channel; its id. `position`: its next message, or the version it has seen.
#[intrinsic = "trace_receiver_new"]
pub fn receiver_new(res: u32, position: u64) -> u32;
#[intrinsic = "trace_receiver_at"]
pub fn receiver_at(res: u32, receiver: u32, position: u64);
#[intrinsic = "trace_receiver_gone"]
pub fn receiver_gone(res: u32, receiver: u32);
/// What is in it now, without a send.
#[intrinsic = "trace_res_value"]
pub fn res_value<T>(res: u32, value: *const T);
/// What is in it now, in words.
#[intrinsic = "trace_res_text"]
pub fn res_text(res: u32, text: &str);
/// `res` is below `parent`.
#[intrinsic = "trace_res_parent"]
pub fn res_parent(res: u32, parent: u32);
/// A task joined or left a set.
#[intrinsic = "trace_member"]
pub fn member(res: u32, target: u64, inside: bool);
/// The running task waits for the end of `target`.
#[intrinsic = "trace_join_wait"]
pub fn join_wait(target: u64);
/// The running task found nothing there yet, and is in no queue of it.
#[intrinsic = "trace_res_pending"]
pub fn res_pending(res: u32);
/// The running task waits until a descriptor can be read (or written).
#[intrinsic = "trace_io_wait"]
pub fn io_wait(fd: i64, writing: bool);
/// role: 0 senders, 1 receivers, 2 handles.
#[intrinsic = "trace_party"]
pub fn party(res: u32, role: u32, count: usize);
/// A timer that is due in `away` nanoseconds; its id.
#[intrinsic = "trace_timer_register"]
pub fn timer_register(away: u64) -> u32;
#[intrinsic = "trace_timer_fire"]
pub fn timer_fire(timer: u32);
#[intrinsic = "trace_timer_cancel"]
pub fn timer_cancel(timer: u32);
/// queue: 0 local, 1 injection, 2 LIFO slot, 3 deferred, 4 LocalSet, 5 blocking pool.
#[intrinsic = "trace_queue_push"]
pub fn queue_push(target: u64, queue: u32, worker: i32, len: usize);
#[intrinsic = "trace_queue_pop"]
pub fn queue_pop(target: u64, queue: u32, worker: i32, len: usize);
#[intrinsic = "trace_steal"]
pub fn steal(from: usize, to: usize, count: usize);
#[intrinsic = "trace_park"]
pub fn park(worker: i32);
#[intrinsic = "trace_unpark"]
pub fn unpark(worker: i32);
#[intrinsic = "trace_budget_exhausted"]
pub fn budget_exhausted();
/// This thread is a worker (1) or of the blocking pool (2).
#[intrinsic = "trace_thread_role"]
pub fn thread_role(role: u32);
/// This thread is occupied until `thread_free`. why: 0 sleep, 1 std lock, 2 I/O, 3 join or park, 4 computation.
#[intrinsic = "trace_thread_blocked"]
pub fn thread_blocked(why: u32, what: &str);
#[intrinsic = "trace_thread_free"]
pub fn thread_free();
#[intrinsic = "trace_note"]
pub fn note(text: &str);

// select! and join!: see `macros::support`.
#[intrinsic = "trace_select_begin"]
pub fn select_begin(spans: &str, join: bool) -> usize;
#[intrinsic = "trace_select_turn"]
pub fn select_turn(id: usize, start: u32);
#[intrinsic = "trace_select_poll"]
pub fn select_poll(id: usize, branch: u32);
#[intrinsic = "trace_select_result"]
pub fn select_result(id: usize, branch: u32, what: u32);
#[intrinsic = "trace_select_end"]
pub fn select_end(id: usize);

/// Kinds of resources, in the recorder's order.
pub const MPSC: u32 = 0;
pub const UNBOUNDED: u32 = 1;
pub const ONESHOT: u32 = 2;
pub const BROADCAST: u32 = 3;
pub const WATCH: u32 = 4;
pub const MUTEX: u32 = 5;
pub const RWLOCK: u32 = 6;
pub const SEMAPHORE: u32 = 7;
pub const NOTIFY: u32 = 8;
pub const BARRIER: u32 = 9;
pub const ONCE_CELL: u32 = 10;
pub const TOKEN: u32 = 11;
pub const JOIN_SET: u32 = 12;
pub const TRACKER: u32 = 17;
pub const LOCAL_SET: u32 = 18;
pub const PIPE: u32 = 19;
pub const TCP: u32 = 20;
pub const FILE: u32 = 21;
pub const SIGNAL: u32 = 22;

/// How a wake came about, in the recorder's order.
pub const BY_WAKER: u32 = 0;
pub const BY_TIMER: u32 = 1;
pub const BY_DEFER: u32 = 2;
pub const BY_JOIN: u32 = 3;
pub const BY_CHANNEL: u32 = 4;
pub const BY_LOCK: u32 = 5;
pub const BY_NOTIFY: u32 = 6;
pub const BY_ABORT: u32 = 7;
pub const BY_SIGNAL: u32 = 8;
pub const BY_IO: u32 = 9;
pub const BY_BLOCKING: u32 = 10;

/// Wakes, and says what carried the wake.
pub fn wake_via(waker: Waker, res: u32, how: u32) {
    via(res, how);
    waker.wake();
    via(0, 0);
}

/// The recorder's id of a lock, channel, …; made at creation, or at first use for those in statics.
#[derive(Debug)]
pub struct Res {
    id: Cell<u32>,
    kind: u32,
    capacity: i64,
}

unsafe impl Send for Res {}
unsafe impl Sync for Res {}
impl std::panic::UnwindSafe for Res {}
impl std::panic::RefUnwindSafe for Res {}

impl Res {
    /// Registers now; capacity -1 is unbounded.
    pub fn new(kind: u32, capacity: i64) -> Res {
        Res { id: Cell::new(res_create(kind, capacity)), kind, capacity }
    }

    /// Registers at first use.
    pub const fn later(kind: u32, capacity: i64) -> Res {
        Res { id: Cell::new(0), kind, capacity }
    }

    /// What carries the wakes that come from this.
    pub fn how(&self) -> u32 {
        match self.kind {
            MPSC | UNBOUNDED | ONESHOT | BROADCAST | WATCH => BY_CHANNEL,
            NOTIFY | TOKEN => BY_NOTIFY,
            _ => BY_LOCK,
        }
    }

    /// Records the level, of the resource's capacity.
    pub fn level(&self, level: usize) {
        res_level(self.id(), level, if self.capacity < 0 { 0 } else { self.capacity as usize });
    }

    pub fn id(&self) -> u32 {
        if self.id.get() == 0 {
            self.id.set(res_create(self.kind, self.capacity));
        }
        self.id.get()
    }
}

impl Drop for Res {
    fn drop(&mut self) {
        if self.id.get() != 0 {
            res_drop(self.id.get(), 0);
        }
    }
}
