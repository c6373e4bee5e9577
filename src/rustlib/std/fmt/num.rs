//! Integers.
use super::*;
use crate::intrinsics;

fn digits(buf: &[u8], len: usize) -> &str { unsafe { crate::str::from_utf8_unchecked(&buf[..len]) } }

macro_rules! int_fmt {
    ($($t:ident)*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut buf = [0u8; 40];
                let len = unsafe { intrinsics::fmt_int(*self, 10, false, buf.as_mut_ptr()) };
                f.pad_integral(!intrinsics::int_is_negative(*self), "", digits(&buf, len))
            }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.debug_lower_hex() {
                    LowerHex::fmt(self, f)
                } else if f.debug_upper_hex() {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }
        int_radix! { $t Binary 2 false "0b" }
        int_radix! { $t Octal 8 false "0o" }
        int_radix! { $t LowerHex 16 false "0x" }
        int_radix! { $t UpperHex 16 true "0x" }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut buf = [0u8; 40];
                let len = unsafe { intrinsics::fmt_int(*self, 10, false, buf.as_mut_ptr()) };
                exponent(f, !intrinsics::int_is_negative(*self), digits(&buf, len), "e")
            }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut buf = [0u8; 40];
                let len = unsafe { intrinsics::fmt_int(*self, 10, false, buf.as_mut_ptr()) };
                exponent(f, !intrinsics::int_is_negative(*self), digits(&buf, len), "E")
            }
        }
    )* };
}
macro_rules! int_radix {
    ($t:ident $Trait:ident $radix:literal $upper:literal $prefix:literal) => {
        impl $Trait for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut buf = [0u8; 128];
                let len = unsafe { intrinsics::fmt_int(*self, $radix, $upper, buf.as_mut_ptr()) };
                f.pad_integral(true, $prefix, digits(&buf, len))
            }
        }
    };
}
int_fmt! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

// `1234` as `1.234e3`; a precision rounds half to even.
fn exponent(f: &mut Formatter<'_>, nonnegative: bool, all: &str, e: &str) -> Result {
    let mut digits: Vec<u8> = Vec::from(all.as_bytes());
    let mut exp = digits.len() - 1;
    match f.precision() {
        None => {
            while digits.len() > 1 && digits.last() == Some(&b'0') {
                digits.pop();
            }
        }
        Some(p) => {
            if p + 1 < digits.len() {
                let rest = digits.split_off(p + 1);
                let up = rest[0] > b'5' || (rest[0] == b'5' && (rest[1..].iter().any(|d| *d != b'0') || digits[p] % 2 == 1));
                if up {
                    let mut i = digits.len();
                    while i > 0 && digits[i - 1] == b'9' {
                        digits[i - 1] = b'0';
                        i -= 1;
                    }
                    if i == 0 {
                        digits.insert(0, b'1');
                        digits.pop();
                        exp += 1;
                    } else {
                        digits[i - 1] += 1;
                    }
                }
            }
            while digits.len() < p + 1 {
                digits.push(b'0');
            }
        }
    }
    let mut text = String::new();
    text.push(digits[0] as char);
    if digits.len() > 1 {
        text.push('.');
        for d in &digits[1..] {
            text.push(*d as char);
        }
    }
    text.push_str(e);
    text.push_str(&exp.to_string());
    let sign = if !nonnegative { "-" } else if f.sign_plus() { "+" } else { "" };
    f.pad_number(sign, "", &text)
}
