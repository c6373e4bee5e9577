//! What the runtime does for the library: threads (a thread is a fiber), clocks, randomness, streams, files.
//! The runtime's table of intrinsics documents each one. Times are nanoseconds; a timeout of `u64::MAX` is none.

#[intrinsic = "random_u64"]
pub fn random_u64() -> u64;
#[intrinsic = "clock_now"]
pub fn clock_now() -> u64;
// The same, asked by the program itself.
#[intrinsic = "instant_now_nanos"]
pub fn instant_now() -> u64;
#[intrinsic = "clock_realtime"]
pub fn clock_realtime() -> u64;
#[intrinsic = "process_exit"]
pub fn process_exit(code: i32) -> !;
#[intrinsic = "process_abort"]
pub fn process_abort(message: &str) -> !;
#[intrinsic = "stdout_write"]
pub fn stdout_write(bytes: &[u8]);
#[intrinsic = "stderr_write"]
pub fn stderr_write(bytes: &[u8]);
#[intrinsic = "stdin_read"]
pub fn stdin_read(buf: &mut [u8]) -> usize;
#[intrinsic = "env_var"]
pub fn env_var(name: &str, out: *mut u8, cap: usize) -> isize;
#[intrinsic = "env_arg"]
pub fn env_arg(index: usize, out: *mut u8, cap: usize) -> isize;

#[intrinsic = "thread_spawn"]
pub fn thread_spawn(entry: fn(*mut ()), data: *mut (), name: &str) -> u64;
#[intrinsic = "thread_current"]
pub fn thread_current() -> u64;
#[intrinsic = "thread_park"]
pub fn thread_park(timeout: u64);
#[intrinsic = "thread_unpark"]
pub fn thread_unpark(thread: u64);
#[intrinsic = "thread_sleep"]
pub fn thread_sleep(ns: u64);
#[intrinsic = "thread_yield"]
pub fn thread_yield();
#[intrinsic = "thread_parallelism"]
pub fn thread_parallelism() -> usize;
/// For the recorder. what: 0 acquired, 1 released, 2 begins to wait, 3 waits no more. mode: 0 mutex, 1 read, 2 write.
#[intrinsic = "trace_std_lock"]
pub fn trace_lock(lock: *const u32, what: u32, mode: u32);
#[intrinsic = "futex_wait"]
pub fn futex_wait(addr: *const u32, expected: u32, timeout: u64) -> bool;
#[intrinsic = "futex_wake"]
pub fn futex_wake(addr: *const u32, count: u32) -> u32;
#[intrinsic = "thread_local_slot"]
pub fn thread_local_slot(key: *const ()) -> *mut ();
#[intrinsic = "thread_local_slot_set"]
pub fn thread_local_slot_set(key: *const (), value: *mut ());

#[intrinsic = "fs_open"]
pub fn fs_open(path: &str, flags: u32, mode: u32) -> i64;
#[intrinsic = "fs_close"]
pub fn fs_close(fd: i64);
#[intrinsic = "fs_read"]
pub fn fs_read(fd: i64, buf: &mut [u8]) -> i64;
#[intrinsic = "fs_write"]
pub fn fs_write(fd: i64, buf: &[u8]) -> i64;
#[intrinsic = "fs_seek"]
pub fn fs_seek(fd: i64, whence: u32, offset: i64) -> i64;
#[intrinsic = "fs_len"]
pub fn fs_len(fd: i64) -> i64;
#[intrinsic = "fs_set_len"]
pub fn fs_set_len(fd: i64, len: u64) -> i64;
#[intrinsic = "fs_remove"]
pub fn fs_remove(path: &str, dir: bool) -> i64;
#[intrinsic = "fs_mkdir"]
pub fn fs_mkdir(path: &str, all: bool, mode: u32) -> i64;
#[intrinsic = "fs_rename"]
pub fn fs_rename(from: &str, to: &str) -> i64;
#[intrinsic = "fs_stat"]
pub fn fs_stat(path: &str, follow: bool, out: *mut u64) -> i64;
#[intrinsic = "fs_stat_open"]
pub fn fs_stat_open(fd: i64, out: *mut u64) -> i64;
#[intrinsic = "fs_set_mode"]
pub fn fs_set_mode(path: &str, mode: u32) -> i64;
#[intrinsic = "fs_set_mode_open"]
pub fn fs_set_mode_open(fd: i64, mode: u32) -> i64;
#[intrinsic = "fs_set_modified"]
pub fn fs_set_modified(fd: i64, ns: u64) -> i64;
#[intrinsic = "fs_link"]
pub fn fs_link(from: &str, to: &str) -> i64;
#[intrinsic = "fs_symlink"]
pub fn fs_symlink(target: &str, path: &str) -> i64;
#[intrinsic = "fs_read_link"]
pub fn fs_read_link(path: &str, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "fs_real_path"]
pub fn fs_real_path(path: &str, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "fs_list"]
pub fn fs_list(path: &str, index: usize, out: *mut u8, cap: usize) -> i64;

#[intrinsic = "net_socket"]
pub fn net_socket(kind: u32) -> i64;
#[intrinsic = "net_pair"]
pub fn net_pair(kind: u32, out: *mut i64);
#[intrinsic = "net_bind"]
pub fn net_bind(fd: i64, addr: &str) -> i64;
#[intrinsic = "net_listen"]
pub fn net_listen(fd: i64, backlog: u32) -> i64;
#[intrinsic = "net_connect"]
pub fn net_connect(fd: i64, addr: &str) -> i64;
#[intrinsic = "net_accept"]
pub fn net_accept(fd: i64) -> i64;
#[intrinsic = "net_name"]
pub fn net_name(fd: i64, peer: bool, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "net_send"]
pub fn net_send(fd: i64, buf: &[u8], to: &str) -> i64;
#[intrinsic = "net_recv"]
pub fn net_recv(fd: i64, buf: &mut [u8], peek: bool) -> i64;
#[intrinsic = "net_last_from"]
pub fn net_last_from(fd: i64, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "net_shutdown"]
pub fn net_shutdown(fd: i64, how: u32) -> i64;
#[intrinsic = "net_option"]
pub fn net_option(fd: i64, name: &str, value: i64, set: bool) -> i64;
#[intrinsic = "net_take_error"]
pub fn net_take_error(fd: i64) -> i64;
#[intrinsic = "net_wait"]
pub fn net_wait(fd: i64, interest: u32, timeout: u64) -> bool;
#[intrinsic = "net_resolve"]
pub fn net_resolve(name: &str, out: *mut u8, cap: usize) -> i64;
#[intrinsic = "fd_is_socket"]
pub fn fd_is_socket(fd: i64) -> bool;
#[intrinsic = "fd_dup"]
pub fn fd_dup(fd: i64) -> i64;
#[intrinsic = "env_list"]
pub fn env_list(out: *mut u8, cap: usize) -> i64;
#[intrinsic = "process_spawn"]
pub fn process_spawn(argv: &str, env: &str, cwd: &str, streams: *mut i64) -> i64;
#[intrinsic = "process_wait"]
pub fn process_wait(pid: u32) -> i64;
#[intrinsic = "process_reap"]
pub fn process_reap(pid: u32) -> i64;
#[intrinsic = "process_kill"]
pub fn process_kill(pid: u32, signal: i32) -> i64;
