//! What the machine and the runtime do for the library: declarations only. Names and meaning follow rustc's intrinsics where one exists.
use crate::marker::Tuple;
use crate::panic::Location;
use crate::prelude::v1::*;

// ---- types and layout
#[intrinsic = "size_of"]
pub const fn size_of<T>() -> usize;
#[intrinsic = "align_of"]
pub const fn align_of<T>() -> usize;
#[intrinsic = "size_of_val"]
pub const unsafe fn size_of_val<T: ?Sized>(p: *const T) -> usize;
#[intrinsic = "align_of_val"]
pub const unsafe fn align_of_val<T: ?Sized>(p: *const T) -> usize;
#[intrinsic = "needs_drop"]
pub const fn needs_drop<T: ?Sized>() -> bool;
/// A number unique per type.
#[intrinsic = "type_id"]
pub const fn type_id<T: ?Sized>() -> u64;
#[intrinsic = "type_name"]
pub const fn type_name<T: ?Sized>() -> &'static str;
/// The declared discriminant of an enum value (0 for other types).
#[intrinsic = "discriminant_value"]
pub const fn discriminant_value<T>(v: &T) -> isize;

// ---- memory
/// Reinterprets the bytes of a value (sizes are equal).
#[intrinsic = "transmute"]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
#[intrinsic = "read_via_copy"]
pub const unsafe fn read_via_copy<T>(p: *const T) -> T;
/// Writes without dropping the old value.
#[intrinsic = "write_via_move"]
pub const unsafe fn write_via_move<T>(p: *mut T, value: T);
/// memmove of `count` values.
#[intrinsic = "copy"]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[intrinsic = "copy_nonoverlapping"]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
/// memset of `count` values.
#[intrinsic = "write_bytes"]
pub const unsafe fn write_bytes<T>(dst: *mut T, byte: u8, count: usize);
/// memcmp: negative, zero or positive.
#[intrinsic = "compare_bytes"]
pub const unsafe fn compare_bytes(a: *const u8, b: *const u8, len: usize) -> i32;
/// Index of the first occurrence of `byte`, or `len`.
#[intrinsic = "memchr"]
pub const unsafe fn memchr(p: *const u8, len: usize, byte: u8) -> usize;
/// Never null; `size` may be zero.
#[intrinsic = "alloc"]
pub unsafe fn alloc(size: usize, align: usize) -> *mut u8;
#[intrinsic = "dealloc"]
pub unsafe fn dealloc(p: *mut u8, size: usize, align: usize);
#[intrinsic = "realloc"]
pub unsafe fn realloc(p: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
/// Pointer plus `count` times the size of T (bytes modulo the address space).
#[intrinsic = "arith_offset"]
pub const unsafe fn arith_offset<T>(p: *const T, count: isize) -> *const T;
/// Distance in values.
#[intrinsic = "ptr_offset_from"]
pub const unsafe fn ptr_offset_from<T>(a: *const T, b: *const T) -> isize;
/// Same metadata, other address.
#[intrinsic = "ptr_with_addr"]
pub const fn ptr_with_addr<T: ?Sized>(p: *const T, addr: usize) -> *const T;
#[intrinsic = "slice_from_raw_parts"]
pub const fn slice_from_raw_parts<T>(p: *const T, len: usize) -> *const [T];
#[intrinsic = "slice_len"]
pub const fn slice_len<T>(p: *const [T]) -> usize;
/// Calls a (possibly unsized) closure that lies at `f`, consuming it: the memory is not freed, the value counts as moved.
#[intrinsic = "call_once_ptr"]
pub unsafe fn call_once_ptr<A: Tuple, F: FnOnce<A> + ?Sized>(f: *mut F, args: A) -> F::Output;

// ---- control
#[intrinsic = "abort"]
pub fn abort() -> !;
#[intrinsic = "unreachable"]
pub const unsafe fn unreachable() -> !;
/// Position of the caller, through `#[track_caller]` frames.
#[intrinsic = "caller_location"]
pub const fn caller_location() -> &'static Location<'static>;
/// Calls `try_fn(data)`; if it unwinds, calls `catch_fn(data, payload)` and returns 1, else 0.
#[intrinsic = "catch_unwind"]
pub unsafe fn catch_unwind(try_fn: fn(*mut u8), data: *mut u8, catch_fn: fn(*mut u8, *mut u8)) -> i32;
/// Starts unwinding; `payload` is what `catch_fn` gets.
#[intrinsic = "start_unwind"]
pub fn start_unwind(payload: *mut u8) -> !;
/// Tells the recorder that a panic begins, before the hook runs.
#[intrinsic = "panic_begin"]
pub fn panic_begin(message: &str, location: &'static Location<'static>);

// ---- integers (T: any integer type)
#[intrinsic = "wrapping_add"]
pub const fn wrapping_add<T: Copy>(a: T, b: T) -> T;
#[intrinsic = "wrapping_sub"]
pub const fn wrapping_sub<T: Copy>(a: T, b: T) -> T;
#[intrinsic = "wrapping_mul"]
pub const fn wrapping_mul<T: Copy>(a: T, b: T) -> T;
#[intrinsic = "add_with_overflow"]
pub const fn add_with_overflow<T: Copy>(a: T, b: T) -> (T, bool);
#[intrinsic = "sub_with_overflow"]
pub const fn sub_with_overflow<T: Copy>(a: T, b: T) -> (T, bool);
#[intrinsic = "mul_with_overflow"]
pub const fn mul_with_overflow<T: Copy>(a: T, b: T) -> (T, bool);
/// Shift by `b` modulo the width.
#[intrinsic = "wrapping_shl"]
pub const fn wrapping_shl<T: Copy>(a: T, b: u32) -> T;
#[intrinsic = "wrapping_shr"]
pub const fn wrapping_shr<T: Copy>(a: T, b: u32) -> T;
#[intrinsic = "rotate_left"]
pub const fn rotate_left<T: Copy>(a: T, b: u32) -> T;
#[intrinsic = "rotate_right"]
pub const fn rotate_right<T: Copy>(a: T, b: u32) -> T;
#[intrinsic = "ctpop"]
pub const fn ctpop<T: Copy>(a: T) -> u32;
#[intrinsic = "ctlz"]
pub const fn ctlz<T: Copy>(a: T) -> u32;
#[intrinsic = "cttz"]
pub const fn cttz<T: Copy>(a: T) -> u32;
#[intrinsic = "bswap"]
pub const fn bswap<T: Copy>(a: T) -> T;
#[intrinsic = "bitreverse"]
pub const fn bitreverse<T: Copy>(a: T) -> T;

// ---- floats
/// A function of one argument, by its C name without suffix: `sqrt floor ceil trunc round rint sin cos tan asin acos atan sinh cosh tanh
/// asinh acosh atanh exp exp2 expm1 log log1p log2 log10 cbrt`.
#[intrinsic = "float_op1"]
pub fn float_op1(name: &'static str, x: f64) -> f64;
/// A function of two arguments: `pow atan2 hypot`.
#[intrinsic = "float_op2"]
pub fn float_op2(name: &'static str, x: f64, y: f64) -> f64;
/// Shortest decimal digits that read back as `x` (finite, > 0; as f32 if `is_f32`): writes at most 17 ASCII digits to `buf` without
/// leading or trailing zeros; value = 0.DIGITS * 10^e. Returns digits + 32 * (e + 1000).
#[intrinsic = "float_shortest"]
pub unsafe fn float_shortest(x: f64, is_f32: bool, buf: *mut u8) -> usize;
/// `|x|` with exactly `frac` digits after the point, rounded half to even on the exact value: writes `123.450` (no point if `frac` is 0), returns its length.
#[intrinsic = "float_fixed"]
pub unsafe fn float_fixed(x: f64, frac: usize, buf: *mut u8) -> usize;
/// The `digits` first significant digits of x (finite, > 0), rounded half to even: writes exactly `digits` ASCII digits; value = 0.DIGITS * 10^e. Returns e + 1000.
#[intrinsic = "float_digits"]
pub unsafe fn float_digits(x: f64, digits: usize, buf: *mut u8) -> usize;
/// Correctly rounded value of a decimal literal already known to be well-formed.
#[intrinsic = "float_parse"]
pub fn float_parse(text: &str, is_f32: bool) -> f64;

// ---- atomics: one indivisible step each
#[intrinsic = "atomic_load"]
pub unsafe fn atomic_load<T: Copy>(p: *const T) -> T;
#[intrinsic = "atomic_store"]
pub unsafe fn atomic_store<T: Copy>(p: *mut T, value: T);
#[intrinsic = "atomic_xchg"]
pub unsafe fn atomic_xchg<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_cxchg"]
pub unsafe fn atomic_cxchg<T: Copy>(p: *mut T, old: T, new: T) -> (T, bool);
#[intrinsic = "atomic_xadd"]
pub unsafe fn atomic_xadd<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_xsub"]
pub unsafe fn atomic_xsub<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_and"]
pub unsafe fn atomic_and<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_nand"]
pub unsafe fn atomic_nand<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_or"]
pub unsafe fn atomic_or<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_xor"]
pub unsafe fn atomic_xor<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_max"]
pub unsafe fn atomic_max<T: Copy>(p: *mut T, value: T) -> T;
#[intrinsic = "atomic_min"]
pub unsafe fn atomic_min<T: Copy>(p: *mut T, value: T) -> T;

// ---- hashing: SipHash-1-3. The state is 8 u64: k0, k1, v0..v3, length, tail
#[intrinsic = "sip13_init"]
pub unsafe fn sip13_init(state: *mut u64, k0: u64, k1: u64);
#[intrinsic = "sip13_write"]
pub unsafe fn sip13_write(state: *mut u64, p: *const u8, len: usize);
#[intrinsic = "sip13_finish"]
pub unsafe fn sip13_finish(state: *const u64) -> u64;

// ---- the world (runtime)
/// A choice point: any 64-bit number.
#[intrinsic = "random_u64"]
pub fn random_u64() -> u64;
#[intrinsic = "write_stdout"]
pub fn write_stdout(text: &[u8]);
#[intrinsic = "write_stderr"]
pub fn write_stderr(text: &[u8]);
/// Reads scripted standard input: at most `len` bytes; 0 at the end.
#[intrinsic = "read_stdin"]
pub unsafe fn read_stdin(buf: *mut u8, len: usize) -> usize;
/// Monotonic clock of the run.
#[intrinsic = "instant_now_nanos"]
pub fn instant_now_nanos() -> u64;
/// Wall clock of the run, since the Unix epoch.
#[intrinsic = "system_now_nanos"]
pub fn system_now_nanos() -> u64;
#[intrinsic = "process_exit"]
pub fn process_exit(code: i32) -> !;
#[intrinsic = "process_id"]
pub fn process_id() -> u32;
/// Value of an environment variable: (address, length) of its text, address 0 if unset.
#[intrinsic = "env_var"]
pub fn env_var(name: &str) -> *const str;
/// Sets (`Some`) or removes (`None`) an environment variable of the run.
#[intrinsic = "set_env_var"]
pub fn set_env_var(name: &str, value: &str, present: bool);
/// The i-th command line argument, address 0 past the end.
#[intrinsic = "process_arg"]
pub fn process_arg(i: usize) -> *const str;

// ---- threads (runtime): a thread is a fiber
/// Starts a thread that calls `entry(data)`; returns its id (never 0; main is 1).
#[intrinsic = "thread_spawn"]
pub unsafe fn thread_spawn(entry: fn(*mut u8), data: *mut u8, name: &str) -> u64;
#[intrinsic = "thread_current_id"]
pub fn thread_current_id() -> u64;
/// Blocks until the thread has ended.
#[intrinsic = "thread_join"]
pub fn thread_join(id: u64);
/// Blocks until a token is available for this thread (or the timeout passed; negative: none), then consumes it.
#[intrinsic = "thread_park"]
pub fn thread_park(timeout_nanos: i64);
#[intrinsic = "thread_unpark"]
pub fn thread_unpark(id: u64);
#[intrinsic = "thread_sleep"]
pub fn thread_sleep(nanos: u64);
#[intrinsic = "thread_yield"]
pub fn thread_yield();
/// Blocks while `*addr == expected`, until woken (true) or timed out (false; negative: no timeout).
#[intrinsic = "futex_wait"]
pub unsafe fn futex_wait(addr: *const u32, expected: u32, timeout_nanos: i64) -> bool;
/// Wakes up to `n` waiters of an address, oldest first; returns how many.
#[intrinsic = "futex_wake"]
pub unsafe fn futex_wake(addr: *const u32, n: usize) -> usize;
/// The current thread's pointer stored under `key`, or null.
#[intrinsic = "tls_get"]
pub fn tls_get(key: usize) -> *mut u8;
#[intrinsic = "tls_set"]
pub fn tls_set(key: usize, value: *mut u8);
