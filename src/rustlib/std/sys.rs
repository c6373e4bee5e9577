//! What the runtime does for the library: threads (a thread is a fiber), clocks, randomness, standard streams, environment.

/// A choice point: any 64-bit number.
#[intrinsic = "random_u64"]
pub fn random_u64() -> u64;
#[intrinsic = "stdout_write"]
pub fn stdout_write(bytes: &[u8]);
#[intrinsic = "stderr_write"]
pub fn stderr_write(bytes: &[u8]);
/// Reads scripted standard input: at most `buf.len()` bytes; 0 at the end.
#[intrinsic = "stdin_read"]
pub fn stdin_read(buf: &mut [u8]) -> usize;
/// Monotonic clock of the run.
#[intrinsic = "instant_now_nanos"]
pub fn instant_now_nanos() -> u64;
/// Wall clock of the run, since the Unix epoch.
#[intrinsic = "system_now_nanos"]
pub fn system_now_nanos() -> u64;
#[intrinsic = "process_id"]
pub fn process_id() -> u32;
/// Length of the value of environment variable `name`, or `usize::MAX` if unset; the text is written to `buf` if it fits.
#[intrinsic = "env_var"]
pub fn env_var(name: &str, buf: &mut [u8]) -> usize;
/// Sets or (if not `present`) removes an environment variable of the run.
#[intrinsic = "env_set_var"]
pub fn env_set_var(name: &str, value: &str, present: bool);

/// Starts a thread that calls `entry(data)`; returns its id (main is 1).
#[intrinsic = "thread_spawn"]
pub fn thread_spawn(entry: fn(*mut u8), data: *mut u8, name: &str) -> u64;
#[intrinsic = "thread_current_id"]
pub fn thread_current_id() -> u64;
/// Blocks until the thread has ended.
#[intrinsic = "thread_join"]
pub fn thread_join(id: u64);
/// Has the thread ended?
#[intrinsic = "thread_is_finished"]
pub fn thread_is_finished(id: u64) -> bool;
/// Blocks until this thread has a token or the timeout passes (negative: none), then consumes the token.
#[intrinsic = "thread_park"]
pub fn thread_park(timeout_nanos: i64);
#[intrinsic = "thread_unpark"]
pub fn thread_unpark(id: u64);
#[intrinsic = "thread_sleep"]
pub fn thread_sleep(nanos: u64);
#[intrinsic = "thread_yield"]
pub fn thread_yield();
/// Blocks while `*addr == expected`, until woken (true) or timed out (false; a negative timeout is none).
#[intrinsic = "futex_wait"]
pub fn futex_wait(addr: *const u32, expected: u32, timeout_nanos: i64) -> bool;
/// Wakes up to `n` waiters of the address, oldest first; returns how many.
#[intrinsic = "futex_wake"]
pub fn futex_wake(addr: *const u32, n: usize) -> usize;
/// The current thread's pointer stored under `key`, or null.
#[intrinsic = "tls_get"]
pub fn tls_get(key: usize) -> *mut u8;
#[intrinsic = "tls_set"]
pub fn tls_set(key: usize, value: *mut u8);
