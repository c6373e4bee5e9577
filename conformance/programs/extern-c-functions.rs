use std::ffi::{c_char, c_int, c_void, CStr, CString};
unsafe extern "C" {
    safe fn abs(i: c_int) -> c_int;
    fn strlen(s: *const c_char) -> usize;
    fn malloc(n: usize) -> *mut c_void;
    fn free(p: *mut c_void);
    fn sqrt(x: f64) -> f64;
    fn rand() -> c_int;
    fn srand(seed: u32);
    fn write(fd: c_int, buf: *const u8, n: usize) -> isize;
    #[link_name = "labs"]
    fn long_abs(i: i64) -> i64;
    fn strcmp(a: *const c_char, b: *const c_char) -> c_int;
    fn toupper(c: c_int) -> c_int;
    fn isalpha(c: c_int) -> c_int;
    fn atoi(s: *const c_char) -> c_int;
}
#[unsafe(no_mangle)]
pub extern "C" fn mine(a: i32, b: i32) -> i32 { a * 10 + b }
mod other { unsafe extern "C" { pub fn mine(a: i32, b: i32) -> i32; } }
fn main() {
    println!("{}", abs(-3));
    unsafe {
        println!("{}", strlen(c"hello".as_ptr()));
        let p = malloc(8) as *mut u64;
        *p = 77;
        println!("{}", *p);
        free(p as *mut c_void);
        println!("{} {}", sqrt(2.0), rand());
        srand(42);
        println!("{} {}", rand(), rand());
        let s = "direct\n";
        println!("{}", write(1, s.as_ptr(), s.len()));
        println!("{}", long_abs(-5_000_000_000));
        println!("{}", other::mine(1, 2));
        println!("{}", strcmp(c"a".as_ptr(), c"b".as_ptr()) < 0);
        println!("{} {}", toupper('x' as i32) as u8 as char, isalpha(65) != 0);
        let t = CString::new("123abc").unwrap();
        println!("{}", atoi(t.as_ptr()));
        let f: unsafe extern "C" fn(i64) -> i64 = long_abs;
        println!("{}", f(-2));
    }
}
