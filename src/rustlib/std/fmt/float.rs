//! Floats. The digits come from the machine; sign and padding are ours.
use super::*;
use crate::intrinsics;

fn show(f: &mut Formatter<'_>, negative: bool, is_nan: bool, body: &[u8]) -> Result {
    let body = unsafe { crate::str::from_utf8_unchecked(body) };
    let sign = if is_nan { "" } else if negative { "-" } else if f.sign_plus() { "+" } else { "" };
    // `inf` and `NaN` are never zero-padded.
    if !body.as_bytes()[0].is_ascii_digit() && f.sign_aware_zero_pad() {
        let width = f.width().unwrap_or(0);
        let len = sign.len() + body.len();
        let mut i = len;
        while i < width {
            f.write_char(' ')?;
            i += 1;
        }
        f.write_str(sign)?;
        return f.write_str(body);
    }
    f.pad_number(sign, "", body)
}
fn buffer(precision: Option<usize>) -> (Vec<u8>, isize) {
    match precision {
        Some(p) => (Vec::with_capacity(1200 + p), p as isize),
        None => (Vec::with_capacity(1200), -1),
    }
}
macro_rules! float_fmt {
    ($($t:ident)*) => { $(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let (mut buf, precision) = buffer(f.precision());
                unsafe {
                    let len = intrinsics::fmt_float_display(*self, precision, buf.as_mut_ptr());
                    buf.set_len(len);
                }
                show(f, intrinsics::float_is_negative(*self), self.is_nan(), &buf)
            }
        }
        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let (mut buf, precision) = buffer(f.precision());
                unsafe {
                    let len = intrinsics::fmt_float_debug(*self, precision, buf.as_mut_ptr());
                    buf.set_len(len);
                }
                show(f, intrinsics::float_is_negative(*self), self.is_nan(), &buf)
            }
        }
        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let (mut buf, precision) = buffer(f.precision());
                unsafe {
                    let len = intrinsics::fmt_float_exp(*self, precision, false, buf.as_mut_ptr());
                    buf.set_len(len);
                }
                show(f, intrinsics::float_is_negative(*self), self.is_nan(), &buf)
            }
        }
        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let (mut buf, precision) = buffer(f.precision());
                unsafe {
                    let len = intrinsics::fmt_float_exp(*self, precision, true, buf.as_mut_ptr());
                    buf.set_len(len);
                }
                show(f, intrinsics::float_is_negative(*self), self.is_nan(), &buf)
            }
        }
    )* };
}
float_fmt! { f32 f64 }
