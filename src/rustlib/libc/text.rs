//! Text that ends with a nul, single characters, and writing.
use super::{c_char, c_int, c_void, size_t, ssize_t};
use std::ffi::{CStr, CString};
use std::io::Write;

/// How many bytes stand before the nul.
#[lang = "libc_strlen"]
pub unsafe fn strlen(s: *const c_char) -> size_t { unsafe { CStr::from_ptr(s).count_bytes() } }
/// Compares two texts.
#[lang = "libc_strcmp"]
pub unsafe fn strcmp(a: *const c_char, b: *const c_char) -> c_int { unsafe { strncmp(a, b, usize::MAX) } }
/// Compares the first bytes of two texts.
#[lang = "libc_strncmp"]
pub unsafe fn strncmp(a: *const c_char, b: *const c_char, n: size_t) -> c_int {
    let (a, b) = (a as *const u8, b as *const u8);
    let mut i = 0;
    while i < n {
        let (x, y) = unsafe { (*a.add(i), *b.add(i)) };
        if x != y || x == 0 {
            return x as c_int - y as c_int;
        }
        i += 1;
    }
    0
}
fn ascii(c: c_int) -> Option<u8> { if c >= 0 && c < 128 { Some(c as u8) } else { None } }
/// The letter in upper case.
#[lang = "libc_toupper"]
pub unsafe fn toupper(c: c_int) -> c_int { ascii(c).map_or(c, |it| it.to_ascii_uppercase() as c_int) }
/// The letter in lower case.
#[lang = "libc_tolower"]
pub unsafe fn tolower(c: c_int) -> c_int { ascii(c).map_or(c, |it| it.to_ascii_lowercase() as c_int) }
// glibc answers with the bit of its table.
fn bit(holds: bool, bit: c_int) -> c_int { if holds { bit } else { 0 } }
/// Whether it is a letter.
#[lang = "libc_isalpha"]
pub unsafe fn isalpha(c: c_int) -> c_int { bit(ascii(c).map_or(false, |it| it.is_ascii_alphabetic()), 1024) }
/// Whether it is a digit.
#[lang = "libc_isdigit"]
pub unsafe fn isdigit(c: c_int) -> c_int { bit(ascii(c).map_or(false, |it| it.is_ascii_digit()), 2048) }
/// Whether it is white space.
#[lang = "libc_isspace"]
pub unsafe fn isspace(c: c_int) -> c_int { bit(ascii(c).map_or(false, |it| matches!(it, b' ' | 9..=13)), 8192) }
/// Whether it is a letter or a digit.
#[lang = "libc_isalnum"]
pub unsafe fn isalnum(c: c_int) -> c_int { bit(ascii(c).map_or(false, |it| it.is_ascii_alphanumeric()), 8) }

#[intrinsic = "stdout_write"]
fn stdout_write(bytes: &[u8]);
#[intrinsic = "stderr_write"]
fn stderr_write(bytes: &[u8]);

/// Writes to stdout (1) or stderr (2); no other file is known by number.
#[lang = "libc_write"]
pub unsafe fn write(fd: c_int, buf: *const c_void, count: size_t) -> ssize_t {
    let bytes = unsafe { std::slice::from_raw_parts(buf as *const u8, count) };
    match fd {
        1 => stdout_write(bytes),
        2 => stderr_write(bytes),
        _ => return -1,
    }
    count as ssize_t
}
/// Writes a text and a line end to stdout.
#[lang = "libc_puts"]
pub unsafe fn puts(s: *const c_char) -> c_int {
    let _ = std::io::stdout().flush();
    unsafe { stdout_write(CStr::from_ptr(s).to_bytes()) };
    stdout_write(b"\n");
    1
}
/// Writes a character to stdout.
#[lang = "libc_putchar"]
pub unsafe fn putchar(c: c_int) -> c_int {
    stdout_write(&[c as u8]);
    c as u8 as c_int
}
/// The value of an environment variable; null without one.
#[lang = "libc_getenv"]
pub unsafe fn getenv(name: *const c_char) -> *mut c_char {
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned();
    // As in C the text belongs to nobody: it stays.
    std::env::var(name).ok().and_then(|value| CString::new(value).ok()).map_or(std::ptr::null_mut(), CString::into_raw)
}
