//! What the simulator provides beneath the library: waiting threads, the clock, the timer wheel, choices, the world outside.

/// The running thread waits until `unpark`ed or the timeout (nanoseconds; `u64::MAX`: none) has passed. Events of the `poller` (0: none) and
/// of the world end it too.
#[intrinsic = "sim_park"]
pub fn park(timeout: u64, poller: usize);
/// Ends the `park` of a thread that is parked.
#[intrinsic = "sim_unpark"]
pub fn unpark(thread: u64);
/// Id of the running thread; the main thread has 0.
#[intrinsic = "thread_current"]
pub fn thread() -> u64;
/// A moment where another thread may run (between polls).
#[intrinsic = "sim_checkpoint"]
pub fn checkpoint();
/// A word per thread: the context, or null.
#[intrinsic = "thread_slot"]
pub fn slot() -> *mut u8;
#[intrinsic = "thread_slot_set"]
pub fn slot_set(value: *mut u8);
/// Simulated machine time in nanoseconds since the start of the process.
#[intrinsic = "clock_now"]
pub fn now() -> u64;
/// A choice point: a number below `n`. `kind`: 0 select! start, 1 watch list, 2 worker to steal from, 3 shard at shutdown, 4 StreamMap start.
#[intrinsic = "sim_choose"]
pub fn choose(kind: u32, n: u32) -> u32;
/// Number of worker threads by default.
#[intrinsic = "sim_workers"]
pub fn workers() -> usize;
/// Is the clock of a new runtime frozen? `asked`: by `start_paused`.
#[intrinsic = "sim_start_paused"]
pub fn start_paused(asked: bool) -> bool;
/// Must a runtime be of this flavor whatever the program says? 0 no, 1 current_thread, 2 multi_thread.
#[intrinsic = "sim_flavor"]
pub fn flavor() -> u32;
/// Tells that a frozen clock begins (true) or ends: machine time is no longer (again) what is shown.
#[intrinsic = "sim_clock_frozen"]
pub fn clock_frozen(frozen: bool);
/// Tells that a frozen clock moved by so many nanoseconds.
#[intrinsic = "sim_clock_moved"]
pub fn clock_moved(ns: u64);

/// A new timer wheel. `stack`: slots are last-in-first-out (`DelayQueue`), else first-in-first-out.
#[intrinsic = "wheel_new"]
pub fn wheel_new(stack: bool) -> usize;
/// Adds a timer with a deadline tick; returns its key, or 0 if the tick has passed (the timer fires now).
#[intrinsic = "wheel_insert"]
pub fn wheel_insert(wheel: usize, tick: u64, token: usize) -> usize;
/// Gives a timer a new tick. True: done; false: the tick has passed, the timer is out of the wheel and fires now.
#[intrinsic = "wheel_reset"]
pub fn wheel_reset(wheel: usize, key: usize, tick: u64) -> bool;
/// Takes a timer out.
#[intrinsic = "wheel_remove"]
pub fn wheel_remove(wheel: usize, key: usize);
/// Start of the earliest occupied slot, or `u64::MAX`.
#[intrinsic = "wheel_next"]
pub fn wheel_next(wheel: usize) -> u64;
/// Next timer due at tick `now` (its token), taken out; 0 if there is none, and then `now` counts as processed.
#[intrinsic = "wheel_expire"]
pub fn wheel_expire(wheel: usize, now: u64) -> usize;
/// Last tick processed.
/// Token of the timer that comes out next, or 0.
#[intrinsic = "wheel_peek"]
pub fn wheel_peek(wheel: usize) -> usize;
#[intrinsic = "wheel_elapsed"]
pub fn wheel_elapsed(wheel: usize) -> u64;
#[intrinsic = "wheel_drop"]
pub fn wheel_drop(wheel: usize);

/// What happens outside happens, as far as it is due. Next signal that the program gets: its number + 1, or 0.
#[intrinsic = "world_next"]
pub fn world_next() -> usize;
/// Shown-time nanoseconds until the next event of the world, or `u64::MAX`.
#[intrinsic = "world_wait"]
pub fn world_wait() -> u64;
/// From now on the program handles this signal itself.
#[intrinsic = "signal_handle"]
pub fn signal_handle(signal: i32);

/// A new poller: readiness events of sockets, edge-triggered.
#[intrinsic = "io_new"]
pub fn io_new() -> usize;
/// Watches a descriptor. `interest`: bits of `Interest`. An error number (negative), or 0.
#[intrinsic = "io_register"]
pub fn io_register(poller: usize, fd: i64, token: usize, interest: usize) -> i64;
#[intrinsic = "io_deregister"]
pub fn io_deregister(poller: usize, fd: i64, token: usize);
/// Events that are there now.
#[intrinsic = "io_pending"]
pub fn io_pending(poller: usize) -> usize;
/// The oldest event: its token (0: none), and the readiness.
#[intrinsic = "io_next"]
pub fn io_next(poller: usize, ready: *mut usize) -> usize;
#[intrinsic = "net_socket"]
pub fn net_socket(kind: u32) -> i64;
#[intrinsic = "net_bind"]
pub fn net_bind(fd: i64, addr: &str) -> i64;
#[intrinsic = "net_listen"]
pub fn net_listen(fd: i64, backlog: u32) -> i64;
/// -EINPROGRESS: the result comes as an event.
#[intrinsic = "net_connect"]
pub fn net_connect(fd: i64, addr: &str) -> i64;
#[intrinsic = "net_option"]
pub fn net_option(fd: i64, name: &str, value: i64, set: bool) -> i64;
#[intrinsic = "net_take_error"]
pub fn net_take_error(fd: i64) -> i64;
#[intrinsic = "net_name"]
pub fn net_name(fd: i64, peer: bool, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "fd_is_socket"]
pub fn fd_is_socket(fd: i64) -> bool;
