//! Numbers: absolute values, decimal texts, the mathematical functions, and a generator of numbers like glibc's.
use super::{c_char, c_double, c_float, c_int, c_long, c_longlong, c_uint};
use std::sync::Mutex;

/// The absolute value.
#[lang = "libc_abs"]
pub unsafe fn abs(i: c_int) -> c_int { i.wrapping_abs() }
/// The absolute value.
#[lang = "libc_labs"]
pub unsafe fn labs(i: c_long) -> c_long { i.wrapping_abs() }
/// The absolute value.
#[lang = "libc_llabs"]
pub unsafe fn llabs(i: c_longlong) -> c_longlong { i.wrapping_abs() }
/// The number at the start of a text, 0 without one.
#[lang = "libc_atol"]
pub unsafe fn atol(s: *const c_char) -> c_long {
    let mut s = s as *const u8;
    let mut n: c_long = 0;
    unsafe {
        while matches!(*s, b' ' | 9..=13) {
            s = s.add(1);
        }
        let negative = *s == b'-';
        if negative || *s == b'+' {
            s = s.add(1);
        }
        while (*s).is_ascii_digit() {
            n = n.wrapping_mul(10).wrapping_add((*s - b'0') as c_long);
            s = s.add(1);
        }
        if negative { -n } else { n }
    }
}
/// The number at the start of a text, 0 without one.
#[lang = "libc_atoi"]
pub unsafe fn atoi(s: *const c_char) -> c_int { unsafe { atol(s) as c_int } }

// glibc's additive feedback generator (TYPE_3): r[i] = r[i-3] + r[i-31], its low bit dropped.
struct Feedback {
    state: [i32; 31],
    at: usize,
    seeded: bool,
}
impl Feedback {
    fn seed(&mut self, seed: u32) {
        let mut word = if seed == 0 { 1 } else { seed as i32 };
        self.state[0] = word;
        let mut i = 1;
        while i < 31 {
            let product = (16807 * word as i64) % 2147483647;
            word = if product < 0 { product + 2147483647 } else { product } as i32;
            self.state[i] = word;
            i += 1;
        }
        self.at = 0;
        self.seeded = true;
        let mut skipped = 0;
        while skipped < 310 {
            self.next();
            skipped += 1;
        }
    }
    fn next(&mut self) -> c_int {
        let front = (self.at + 3) % 31;
        self.state[front] = self.state[front].wrapping_add(self.state[self.at]);
        self.at = (self.at + 1) % 31;
        (self.state[front] as u32 >> 1) as c_int
    }
}
static GENERATOR: Mutex<Feedback> = Mutex::new(Feedback { state: [0; 31], at: 0, seeded: false });

/// Starts the generator anew.
#[lang = "libc_srand"]
pub unsafe fn srand(seed: c_uint) { GENERATOR.lock().unwrap().seed(seed) }
/// A number from 0 to 2147483647; without a seed the same ones in each run.
#[lang = "libc_rand"]
pub unsafe fn rand() -> c_int {
    let mut generator = GENERATOR.lock().unwrap();
    if !generator.seeded {
        generator.seed(1);
    }
    generator.next()
}

// libm. Not names of the `libc` crate: only what an `extern` block declares.
#[lang = "libc_sqrt"]
unsafe fn sqrt(x: c_double) -> c_double { x.sqrt() }
#[lang = "libc_sqrtf"]
unsafe fn sqrtf(x: c_float) -> c_float { x.sqrt() }
#[lang = "libc_cbrt"]
unsafe fn cbrt(x: c_double) -> c_double { x.cbrt() }
#[lang = "libc_cbrtf"]
unsafe fn cbrtf(x: c_float) -> c_float { x.cbrt() }
#[lang = "libc_sin"]
unsafe fn sin(x: c_double) -> c_double { x.sin() }
#[lang = "libc_sinf"]
unsafe fn sinf(x: c_float) -> c_float { x.sin() }
#[lang = "libc_cos"]
unsafe fn cos(x: c_double) -> c_double { x.cos() }
#[lang = "libc_cosf"]
unsafe fn cosf(x: c_float) -> c_float { x.cos() }
#[lang = "libc_tan"]
unsafe fn tan(x: c_double) -> c_double { x.tan() }
#[lang = "libc_tanf"]
unsafe fn tanf(x: c_float) -> c_float { x.tan() }
#[lang = "libc_asin"]
unsafe fn asin(x: c_double) -> c_double { x.asin() }
#[lang = "libc_asinf"]
unsafe fn asinf(x: c_float) -> c_float { x.asin() }
#[lang = "libc_acos"]
unsafe fn acos(x: c_double) -> c_double { x.acos() }
#[lang = "libc_acosf"]
unsafe fn acosf(x: c_float) -> c_float { x.acos() }
#[lang = "libc_atan"]
unsafe fn atan(x: c_double) -> c_double { x.atan() }
#[lang = "libc_atanf"]
unsafe fn atanf(x: c_float) -> c_float { x.atan() }
#[lang = "libc_sinh"]
unsafe fn sinh(x: c_double) -> c_double { x.sinh() }
#[lang = "libc_sinhf"]
unsafe fn sinhf(x: c_float) -> c_float { x.sinh() }
#[lang = "libc_cosh"]
unsafe fn cosh(x: c_double) -> c_double { x.cosh() }
#[lang = "libc_coshf"]
unsafe fn coshf(x: c_float) -> c_float { x.cosh() }
#[lang = "libc_tanh"]
unsafe fn tanh(x: c_double) -> c_double { x.tanh() }
#[lang = "libc_tanhf"]
unsafe fn tanhf(x: c_float) -> c_float { x.tanh() }
#[lang = "libc_exp"]
unsafe fn exp(x: c_double) -> c_double { x.exp() }
#[lang = "libc_expf"]
unsafe fn expf(x: c_float) -> c_float { x.exp() }
#[lang = "libc_floor"]
unsafe fn floor(x: c_double) -> c_double { x.floor() }
#[lang = "libc_floorf"]
unsafe fn floorf(x: c_float) -> c_float { x.floor() }
#[lang = "libc_ceil"]
unsafe fn ceil(x: c_double) -> c_double { x.ceil() }
#[lang = "libc_ceilf"]
unsafe fn ceilf(x: c_float) -> c_float { x.ceil() }
#[lang = "libc_round"]
unsafe fn round(x: c_double) -> c_double { x.round() }
#[lang = "libc_roundf"]
unsafe fn roundf(x: c_float) -> c_float { x.round() }
#[lang = "libc_trunc"]
unsafe fn trunc(x: c_double) -> c_double { x.trunc() }
#[lang = "libc_truncf"]
unsafe fn truncf(x: c_float) -> c_float { x.trunc() }
#[lang = "libc_fabs"]
unsafe fn fabs(x: c_double) -> c_double { x.abs() }
#[lang = "libc_fabsf"]
unsafe fn fabsf(x: c_float) -> c_float { x.abs() }
#[lang = "libc_log"]
unsafe fn log(x: c_double) -> c_double { x.ln() }
#[lang = "libc_log2"]
unsafe fn log2(x: c_double) -> c_double { x.log2() }
#[lang = "libc_log10"]
unsafe fn log10(x: c_double) -> c_double { x.log10() }
#[lang = "libc_pow"]
unsafe fn pow(x: c_double, y: c_double) -> c_double { x.powf(y) }
#[lang = "libc_powf"]
unsafe fn powf(x: c_float, y: c_float) -> c_float { x.powf(y) }
#[lang = "libc_fmod"]
unsafe fn fmod(x: c_double, y: c_double) -> c_double { x % y }
#[lang = "libc_hypot"]
unsafe fn hypot(x: c_double, y: c_double) -> c_double { x.hypot(y) }
#[lang = "libc_atan2"]
unsafe fn atan2(y: c_double, x: c_double) -> c_double { y.atan2(x) }
