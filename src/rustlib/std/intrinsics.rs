//! What the machine does for the library: declarations only (the machine's table of intrinsics documents them).
//! Those of the runtime (threads, clocks, the outside world) are in `sys.rs`.
use crate::any::Any;
use crate::prelude::rust_2021::*;

// ---- types and layout
#[intrinsic = "size_of"]
pub const fn size_of<T>() -> usize;
#[intrinsic = "align_of"]
pub const fn align_of<T>() -> usize;
#[intrinsic = "size_of_val"]
pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[intrinsic = "align_of_val"]
pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
#[intrinsic = "needs_drop"]
pub const fn needs_drop<T: ?Sized>() -> bool;
#[intrinsic = "type_id"]
pub const fn type_id<T: ?Sized>() -> u64;
#[intrinsic = "type_name"]
pub const fn type_name<T: ?Sized>() -> &'static str;
/// The index of an enum value's variant.
#[intrinsic = "discriminant_value"]
pub const fn discriminant_value<T>(v: &T) -> isize;
#[intrinsic = "same_type"]
pub const fn same_type<A: ?Sized, B: ?Sized>() -> bool;
/// Whether slices of `T` may be cloned by copying their bytes.
pub fn is_plain<T>() -> bool {
    same_type::<T, u8>()
        || same_type::<T, i32>()
        || same_type::<T, u32>()
        || same_type::<T, u64>()
        || same_type::<T, usize>()
        || same_type::<T, i64>()
        || same_type::<T, char>()
        || same_type::<T, u16>()
        || same_type::<T, f64>()
}

// ---- memory
#[intrinsic = "alloc"]
pub unsafe fn alloc(size: usize, align: usize) -> *mut u8;
#[intrinsic = "alloc_zeroed"]
pub unsafe fn alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[intrinsic = "dealloc"]
pub unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize);
#[intrinsic = "realloc"]
pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
#[intrinsic = "copy"]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[intrinsic = "copy_nonoverlapping"]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
#[intrinsic = "swap_nonoverlapping"]
pub const unsafe fn swap_nonoverlapping<T>(a: *mut T, b: *mut T, count: usize);
#[intrinsic = "write_bytes"]
pub const unsafe fn write_bytes<T>(dst: *mut T, byte: u8, count: usize);
#[intrinsic = "compare_bytes"]
pub const unsafe fn compare_bytes(a: *const u8, b: *const u8, count: usize) -> i32;
#[intrinsic = "ptr_read"]
pub const unsafe fn ptr_read<T>(src: *const T) -> T;
#[intrinsic = "ptr_write"]
pub const unsafe fn ptr_write<T>(dst: *mut T, value: T);
#[intrinsic = "ptr_offset"]
pub const unsafe fn ptr_offset<T>(ptr: *const T, count: isize) -> *const T;
#[intrinsic = "ptr_offset_mut"]
pub const unsafe fn ptr_offset_mut<T>(ptr: *mut T, count: isize) -> *mut T;
#[intrinsic = "ptr_offset_bytes"]
pub const unsafe fn ptr_offset_bytes<T>(ptr: *const T, bytes: isize) -> *const T;
#[intrinsic = "ptr_sub_ptr"]
pub const unsafe fn ptr_sub_ptr<T>(a: *const T, b: *const T) -> isize;
#[intrinsic = "ptr_addr"]
pub const fn ptr_addr<T: ?Sized>(ptr: *const T) -> usize;
#[intrinsic = "ptr_from_addr"]
pub const fn ptr_from_addr<T>(addr: usize) -> *mut T;
#[intrinsic = "ptr_metadata"]
pub const fn ptr_metadata<T: ?Sized>(ptr: *const T) -> usize;
#[intrinsic = "ptr_from_parts"]
pub const unsafe fn ptr_from_parts<T: ?Sized>(addr: *mut u8, metadata: usize) -> *mut T;
#[intrinsic = "ptr_cast_thin"]
pub const fn ptr_cast_thin<T: ?Sized>(ptr: *const T) -> *mut u8;
#[intrinsic = "ptr_eq"]
pub const fn ptr_eq<T: ?Sized>(a: *const T, b: *const T) -> bool;
#[intrinsic = "field_offset_of_tail"]
pub const fn field_offset_of_tail<T: ?Sized>(ptr: *const T) -> usize;
#[intrinsic = "drop_in_place"]
pub unsafe fn drop_in_place<T: ?Sized>(ptr: *mut T);
#[intrinsic = "forget"]
pub const fn forget<T>(value: T);
#[intrinsic = "transmute"]
pub const unsafe fn transmute<A, B>(value: A) -> B;
#[intrinsic = "transmute_unchecked"]
pub const unsafe fn transmute_unchecked<A, B>(value: A) -> B;
#[intrinsic = "uninit"]
pub const unsafe fn uninit<T>() -> T;
#[intrinsic = "zeroed"]
pub const unsafe fn zeroed<T>() -> T;
#[intrinsic = "slice_from_raw_parts"]
pub const fn slice_from_raw_parts<T>(ptr: *const T, len: usize) -> *const [T];
#[intrinsic = "slice_from_raw_parts_mut"]
pub const fn slice_from_raw_parts_mut<T>(ptr: *mut T, len: usize) -> *mut [T];
#[intrinsic = "slice_len"]
pub const fn slice_len<T>(s: *const [T]) -> usize;
#[intrinsic = "slice_as_ptr"]
pub const fn slice_as_ptr<T>(s: *const [T]) -> *const T;
#[intrinsic = "slice_as_mut_ptr"]
pub const fn slice_as_mut_ptr<T>(s: *mut [T]) -> *mut T;
#[intrinsic = "str_len"]
pub const fn str_len(s: *const str) -> usize;
#[intrinsic = "str_as_ptr"]
pub const fn str_as_ptr(s: *const str) -> *const u8;
#[intrinsic = "str_from_raw_parts"]
pub const fn str_from_raw_parts(ptr: *const u8, len: usize) -> *const str;
#[intrinsic = "str_as_bytes"]
pub const fn str_as_bytes(s: &str) -> &[u8];
#[intrinsic = "str_as_bytes"]
pub const fn str_as_bytes_mut(s: &mut str) -> &mut [u8];
#[intrinsic = "str_from_utf8_unchecked"]
pub const unsafe fn str_from_utf8_unchecked(b: &[u8]) -> &str;
#[intrinsic = "str_from_utf8_unchecked"]
pub const unsafe fn str_from_utf8_unchecked_mut(b: &mut [u8]) -> &mut str;
#[intrinsic = "black_box"]
pub fn black_box<T>(value: T) -> T;

// ---- calls and panics
/// Calls the closure at `f`, which is thereby moved out; its memory is not freed.
#[intrinsic = "call_once_unsized"]
pub unsafe fn call_once_unsized<F: ?Sized, Args, R>(f: *mut F, args: Args) -> R;
#[intrinsic = "panic_start"]
pub fn panic_start(payload: Box<dyn Any + Send>, message: &str, report: bool) -> !;
#[intrinsic = "panicking"]
pub fn panicking() -> bool;
#[intrinsic = "panic_count"]
pub fn panic_count() -> usize;
#[intrinsic = "catch_unwind"]
pub unsafe fn catch_unwind(f: fn(*mut u8), data: *mut u8, out: *mut Box<dyn Any + Send>) -> bool;
#[intrinsic = "caller_location"]
pub const fn caller_location(out_line: *mut u32, out_col: *mut u32) -> &'static str;
#[intrinsic = "abort"]
pub fn abort() -> !;
#[intrinsic = "exit"]
pub fn exit(code: i32) -> !;
#[intrinsic = "unreachable"]
pub const unsafe fn unreachable() -> !;

// ---- integers of any type N
#[intrinsic = "wrapping_add"]
pub const fn wrapping_add<N>(a: N, b: N) -> N;
#[intrinsic = "wrapping_sub"]
pub const fn wrapping_sub<N>(a: N, b: N) -> N;
#[intrinsic = "wrapping_mul"]
pub const fn wrapping_mul<N>(a: N, b: N) -> N;
#[intrinsic = "overflowing_add"]
pub const fn overflowing_add<N>(a: N, b: N) -> (N, bool);
#[intrinsic = "overflowing_sub"]
pub const fn overflowing_sub<N>(a: N, b: N) -> (N, bool);
#[intrinsic = "overflowing_mul"]
pub const fn overflowing_mul<N>(a: N, b: N) -> (N, bool);
#[intrinsic = "saturating_add"]
pub const fn saturating_add<N>(a: N, b: N) -> N;
#[intrinsic = "saturating_sub"]
pub const fn saturating_sub<N>(a: N, b: N) -> N;
#[intrinsic = "saturating_mul"]
pub const fn saturating_mul<N>(a: N, b: N) -> N;
#[intrinsic = "wrapping_shl"]
pub const fn wrapping_shl<N>(a: N, bits: u32) -> N;
#[intrinsic = "wrapping_shr"]
pub const fn wrapping_shr<N>(a: N, bits: u32) -> N;
#[intrinsic = "wrapping_neg"]
pub const fn wrapping_neg<N>(a: N) -> N;
#[intrinsic = "wrapping_pow"]
pub const fn wrapping_pow<N>(a: N, exp: u32) -> N;
#[intrinsic = "overflowing_pow"]
pub const fn overflowing_pow<N>(a: N, exp: u32) -> (N, bool);
#[intrinsic = "rotate_left"]
pub const fn rotate_left<N>(a: N, bits: u32) -> N;
#[intrinsic = "rotate_right"]
pub const fn rotate_right<N>(a: N, bits: u32) -> N;
#[intrinsic = "ctpop"]
pub const fn ctpop<N>(a: N) -> u32;
#[intrinsic = "ctlz"]
pub const fn ctlz<N>(a: N) -> u32;
#[intrinsic = "cttz"]
pub const fn cttz<N>(a: N) -> u32;
#[intrinsic = "bswap"]
pub const fn bswap<N>(a: N) -> N;
#[intrinsic = "bitreverse"]
pub const fn bitreverse<N>(a: N) -> N;
/// -1, 0 or 1; also for `char` and `bool`.
#[intrinsic = "int_cmp"]
pub const fn int_cmp<N>(a: N, b: N) -> i32;
#[intrinsic = "int_abs_diff"]
pub const fn int_abs_diff<N, U>(a: N, b: N) -> U;
#[intrinsic = "int_isqrt"]
pub const fn int_isqrt<N>(a: N) -> N;
#[intrinsic = "int_cast"]
pub const fn int_cast<A, B>(a: A) -> B;

// ---- floats of either type F
#[intrinsic = "float_sqrt"]
pub const fn float_sqrt<F>(a: F) -> F;
#[intrinsic = "float_floor"]
pub const fn float_floor<F>(a: F) -> F;
#[intrinsic = "float_ceil"]
pub const fn float_ceil<F>(a: F) -> F;
#[intrinsic = "float_round"]
pub const fn float_round<F>(a: F) -> F;
#[intrinsic = "float_round_ties_even"]
pub const fn float_round_ties_even<F>(a: F) -> F;
#[intrinsic = "float_trunc"]
pub const fn float_trunc<F>(a: F) -> F;
#[intrinsic = "float_abs"]
pub const fn float_abs<F>(a: F) -> F;
#[intrinsic = "float_exp"]
pub const fn float_exp<F>(a: F) -> F;
#[intrinsic = "float_exp2"]
pub const fn float_exp2<F>(a: F) -> F;
#[intrinsic = "float_exp_m1"]
pub const fn float_exp_m1<F>(a: F) -> F;
#[intrinsic = "float_ln"]
pub const fn float_ln<F>(a: F) -> F;
#[intrinsic = "float_ln_1p"]
pub const fn float_ln_1p<F>(a: F) -> F;
#[intrinsic = "float_log10"]
pub const fn float_log10<F>(a: F) -> F;
#[intrinsic = "float_log2"]
pub const fn float_log2<F>(a: F) -> F;
#[intrinsic = "float_sin"]
pub const fn float_sin<F>(a: F) -> F;
#[intrinsic = "float_cos"]
pub const fn float_cos<F>(a: F) -> F;
#[intrinsic = "float_tan"]
pub const fn float_tan<F>(a: F) -> F;
#[intrinsic = "float_asin"]
pub const fn float_asin<F>(a: F) -> F;
#[intrinsic = "float_acos"]
pub const fn float_acos<F>(a: F) -> F;
#[intrinsic = "float_atan"]
pub const fn float_atan<F>(a: F) -> F;
#[intrinsic = "float_sinh"]
pub const fn float_sinh<F>(a: F) -> F;
#[intrinsic = "float_cosh"]
pub const fn float_cosh<F>(a: F) -> F;
#[intrinsic = "float_tanh"]
pub const fn float_tanh<F>(a: F) -> F;
#[intrinsic = "float_asinh"]
pub const fn float_asinh<F>(a: F) -> F;
#[intrinsic = "float_acosh"]
pub const fn float_acosh<F>(a: F) -> F;
#[intrinsic = "float_atanh"]
pub const fn float_atanh<F>(a: F) -> F;
#[intrinsic = "float_cbrt"]
pub const fn float_cbrt<F>(a: F) -> F;
#[intrinsic = "float_min"]
pub const fn float_min<F>(a: F, b: F) -> F;
#[intrinsic = "float_max"]
pub const fn float_max<F>(a: F, b: F) -> F;
#[intrinsic = "float_powf"]
pub const fn float_powf<F>(a: F, b: F) -> F;
#[intrinsic = "float_powi"]
pub const fn float_powi<F>(a: F, n: i32) -> F;
#[intrinsic = "float_copysign"]
pub const fn float_copysign<F>(a: F, b: F) -> F;
#[intrinsic = "float_atan2"]
pub const fn float_atan2<F>(a: F, b: F) -> F;
#[intrinsic = "float_hypot"]
pub const fn float_hypot<F>(a: F, b: F) -> F;
#[intrinsic = "float_mul_add"]
pub const fn float_mul_add<F>(a: F, b: F, c: F) -> F;
#[intrinsic = "float_to_bits"]
pub const fn float_to_bits<F, U>(a: F) -> U;
#[intrinsic = "float_from_bits"]
pub const fn float_from_bits<F, U>(bits: U) -> F;
#[intrinsic = "float_total_cmp"]
pub const fn float_total_cmp<F>(a: F, b: F) -> i32;

// ---- text
#[intrinsic = "fmt_int"]
pub unsafe fn fmt_int<N>(value: N, radix: u32, upper: bool, buf: *mut u8) -> usize;
#[intrinsic = "int_is_negative"]
pub const fn int_is_negative<N>(value: N) -> bool;
#[intrinsic = "parse_int"]
pub const unsafe fn parse_int<N>(ptr: *const u8, len: usize, radix: u32, out: *mut N) -> u32;
#[intrinsic = "fmt_float_display"]
pub unsafe fn fmt_float_display<F>(value: F, precision: isize, buf: *mut u8) -> usize;
#[intrinsic = "fmt_float_debug"]
pub unsafe fn fmt_float_debug<F>(value: F, precision: isize, buf: *mut u8) -> usize;
#[intrinsic = "fmt_float_exp"]
pub unsafe fn fmt_float_exp<F>(value: F, precision: isize, upper: bool, buf: *mut u8) -> usize;
#[intrinsic = "float_is_negative"]
pub const fn float_is_negative<F>(value: F) -> bool;
#[intrinsic = "parse_float"]
pub unsafe fn parse_float<F>(ptr: *const u8, len: usize, out: *mut F) -> u32;
#[intrinsic = "char_is_alphabetic"]
pub const fn char_is_alphabetic(c: char) -> bool;
#[intrinsic = "char_is_numeric"]
pub const fn char_is_numeric(c: char) -> bool;
#[intrinsic = "char_is_whitespace"]
pub const fn char_is_whitespace(c: char) -> bool;
#[intrinsic = "char_is_control"]
pub const fn char_is_control(c: char) -> bool;
#[intrinsic = "char_is_uppercase"]
pub const fn char_is_uppercase(c: char) -> bool;
#[intrinsic = "char_is_lowercase"]
pub const fn char_is_lowercase(c: char) -> bool;
#[intrinsic = "char_is_grapheme_extend"]
pub const fn char_is_grapheme_extend(c: char) -> bool;
#[intrinsic = "char_is_printable"]
pub const fn char_is_printable(c: char) -> bool;
#[intrinsic = "char_to_lower"]
pub unsafe fn char_to_lower(c: char, out: *mut u32) -> usize;
#[intrinsic = "char_to_upper"]
pub unsafe fn char_to_upper(c: char, out: *mut u32) -> usize;
#[intrinsic = "utf8_validate"]
pub const unsafe fn utf8_validate(ptr: *const u8, len: usize) -> usize;
#[intrinsic = "str_find"]
pub unsafe fn str_find(hay: *const u8, hay_len: usize, needle: *const u8, needle_len: usize, from: usize) -> usize;
#[intrinsic = "str_rfind"]
pub unsafe fn str_rfind(hay: *const u8, hay_len: usize, needle: *const u8, needle_len: usize) -> usize;
#[intrinsic = "memchr"]
pub const unsafe fn memchr(byte: u8, ptr: *const u8, len: usize) -> usize;

// ---- hashing: SipHash-1-3; the state is eight u64 words of memory that only these functions read
#[intrinsic = "sip13_init"]
pub const unsafe fn sip13_init(state: *mut u64, k0: u64, k1: u64);
#[intrinsic = "sip13_write"]
pub unsafe fn sip13_write(state: *mut u64, ptr: *const u8, len: usize);
#[intrinsic = "sip13_finish"]
pub unsafe fn sip13_finish(state: *const u64) -> u64;

// ---- atomics
#[intrinsic = "atomic_load"]
pub unsafe fn atomic_load<T>(ptr: *const T) -> T;
#[intrinsic = "atomic_store"]
pub unsafe fn atomic_store<T>(ptr: *mut T, v: T);
#[intrinsic = "atomic_swap"]
pub unsafe fn atomic_swap<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_cas"]
pub unsafe fn atomic_cas<T>(ptr: *mut T, old: T, new: T) -> (T, bool);
#[intrinsic = "atomic_add"]
pub unsafe fn atomic_add<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_sub"]
pub unsafe fn atomic_sub<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_and"]
pub unsafe fn atomic_and<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_nand"]
pub unsafe fn atomic_nand<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_or"]
pub unsafe fn atomic_or<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_xor"]
pub unsafe fn atomic_xor<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_max"]
pub unsafe fn atomic_max<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_min"]
pub unsafe fn atomic_min<T>(ptr: *mut T, v: T) -> T;
#[intrinsic = "atomic_fence"]
pub fn atomic_fence();
#[intrinsic = "float_to_int_unchecked"]
pub fn float_to_int_unchecked<F, N>(a: F) -> N;
