//! What `format_args!` is compiled to.
use super::formatter::FormattingOptions;
use super::*;
use crate::intrinsics;
use crate::marker::PhantomData;

/// One value to show, with the function that shows it, or a width or precision.
#[derive(Copy, Clone)]
#[lang = "format_argument"]
pub struct Argument<'a> {
    value: *const (),
    fmt: fn(*const (), &mut Formatter<'_>) -> Result,
    count: usize,
    marker: PhantomData<&'a ()>,
}
fn no_show(_: *const (), _: &mut Formatter<'_>) -> Result { Err(Error) }

macro_rules! constructors {
    ($($lang:literal $f:ident $Trait:ident;)*) => { $(
        /// An argument shown by this trait.
        #[lang = $lang]
        pub fn $f<T: $Trait>(x: &T) -> Argument<'_> {
            unsafe {
                let show: fn(&T, &mut Formatter<'_>) -> Result = <T as $Trait>::fmt;
                Argument {
                    value: x as *const T as *const (),
                    fmt: intrinsics::transmute::<fn(&T, &mut Formatter<'_>) -> Result, fn(*const (), &mut Formatter<'_>) -> Result>(show),
                    count: 0,
                    marker: PhantomData,
                }
            }
        }
    )* };
}
impl<'a> Argument<'a> {
    constructors! {
        "format_argument_new_display" new_display Display;
        "format_argument_new_debug" new_debug Debug;
        "format_argument_new_lower_hex" new_lower_hex LowerHex;
        "format_argument_new_upper_hex" new_upper_hex UpperHex;
        "format_argument_new_octal" new_octal Octal;
        "format_argument_new_binary" new_binary Binary;
        "format_argument_new_lower_exp" new_lower_exp LowerExp;
        "format_argument_new_upper_exp" new_upper_exp UpperExp;
        "format_argument_new_pointer" new_pointer Pointer;
    }
    /// A width or precision given by an argument.
    #[lang = "format_argument_from_usize"]
    pub fn from_usize(x: &usize) -> Argument<'_> { Argument { value: x as *const usize as *const (), fmt: no_show, count: *x, marker: PhantomData } }
}

/// What is written between the braces, besides the trait.
#[derive(Copy, Clone)]
#[lang = "format_placeholder"]
pub struct Placeholder {
    arg: usize,
    fill: char,
    align: u8,
    flags: u32,
    precision_kind: u8,
    precision: usize,
    width_kind: u8,
    width: usize,
}
/// `align`: 0 left, 1 right, 2 center, 3 unknown. `flags`: 1 plus, 2 minus, 4 alternate, 8 zero pad, 16 debug lower hex, 32 debug upper hex.
/// Kinds: 0 none, 1 literal, 2 the value of an argument.
#[lang = "format_placeholder_new"]
pub const fn placeholder_new(arg: usize, fill: char, align: u8, flags: u32, precision_kind: u8, precision: usize, width_kind: u8, width: usize) -> Placeholder {
    Placeholder { arg, fill, align, flags, precision_kind, precision, width_kind, width }
}
impl Placeholder {
    fn is_plain(&self) -> bool { self.flags == 0 && self.width_kind == 0 && self.precision_kind == 0 && self.align == 3 }
}
fn count(kind: u8, value: usize, args: &[Argument<'_>]) -> Option<usize> {
    match kind {
        0 => None,
        1 => Some(value),
        _ => Some(args[value].count),
    }
}

/// A precompiled version of a format string and its arguments.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    args: &'a [Argument<'a>],
    placeholders: &'a [Placeholder],
}
/// `pieces[i]` precedes placeholder i; there may be one more.
#[lang = "format_arguments_new"]
pub const fn arguments_new<'a>(pieces: &'a [&'static str], args: &'a [Argument<'a>], placeholders: &'a [Placeholder]) -> Arguments<'a> {
    Arguments { pieces, args, placeholders }
}
impl<'a> Arguments<'a> {
    /// Gets the formatted string, if it has no arguments to be formatted.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.placeholders.len() > 0 {
            return None;
        }
        match self.pieces {
            [] => Some(""),
            [s] => Some(*s),
            _ => None,
        }
    }
    pub(super) fn write_to(&self, out: &mut dyn Write) -> Result {
        let mut formatter = Formatter::new(out, FormattingOptions::new());
        let n = self.placeholders.len();
        let mut i = 0;
        while i < n {
            let piece = self.pieces[i];
            if piece.len() > 0 {
                formatter.write_str(piece)?;
            }
            let p = &self.placeholders[i];
            formatter.options = if p.is_plain() {
                FormattingOptions::new()
            } else {
                FormattingOptions::from_parts(p.flags, p.fill, p.align, count(p.width_kind, p.width, self.args), count(p.precision_kind, p.precision, self.args))
            };
            let arg = &self.args[p.arg];
            (arg.fmt)(arg.value, &mut formatter)?;
            i += 1;
        }
        if self.pieces.len() > n {
            formatter.write_str(self.pieces[n])?;
        }
        Ok(())
    }
}
impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) }
}
impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { self.write_to(f.buf) }
}
