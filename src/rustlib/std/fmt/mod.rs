//! Formatting and printing strings.
//!
//! How `format_args!("a{}b{:>5}", x, y)` is compiled: the literal texts become `pieces` (text i precedes placeholder i; one more if
//! text follows the last), every distinct (argument, trait) pair an `Argument` made by the lang fns `format_argument_new_*`
//! (`format_argument_from_usize` for counts), every placeholder a `Placeholder` made by `format_placeholder_new`; then the lang fn
//! `format_arguments_new(&pieces, &args, &placeholders)` makes the `Arguments` (lang `format_arguments`). See `rt.rs`.
mod builders;
mod float;
mod formatter;
mod impls;
mod num;
mod rt;

pub use self::builders::{from_fn, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, FromFn};
pub use self::formatter::{Alignment, Formatter, FormattingOptions, Sign};
pub(crate) use self::impls::pointer_fmt;
pub use self::rt::{Argument, Arguments, Placeholder};
use crate::prelude::rust_2021::*;

/// The type returned by formatter methods.
pub type Result = crate::result::Result<(), Error>;

/// The error type which is returned from formatting a message into a stream.
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;
impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("an error occurred when formatting an argument") }
}
impl crate::error::Error for Error {}

/// A trait for writing or formatting into Unicode-accepting buffers or streams.
pub trait Write {
    /// Writes a string slice into this writer.
    fn write_str(&mut self, s: &str) -> Result;
    /// Writes a `char` into this writer.
    fn write_char(&mut self, c: char) -> Result { self.write_str(c.encode_utf8(&mut [0; 4])) }
    /// Glue for usage of the `write!` macro with implementors of this trait.
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { args.write_to(&mut Sink(self)) }
}
// A sized writer over any writer, to make a trait object of.
struct Sink<'a, W: ?Sized>(&'a mut W);
impl<W: Write + ?Sized> Write for Sink<'_, W> {
    fn write_str(&mut self, s: &str) -> Result { self.0.write_str(s) }
    fn write_char(&mut self, c: char) -> Result { self.0.write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { args.write_to(self) }
}
impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result { (**self).write_str(s) }
    fn write_char(&mut self, c: char) -> Result { (**self).write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { (**self).write_fmt(args) }
}
/// Takes an output stream and an `Arguments` struct and writes the formatted text.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result { args.write_to(output) }
/// Takes an `Arguments` struct and returns the resulting formatted string.
#[must_use]
pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(s) => String::from(s),
        None => {
            let mut output = String::new();
            args.write_to(&mut output).expect("a formatting trait implementation returned an error when the underlying stream did not");
            output
        }
    }
}

macro_rules! fmt_traits {
    ($($(#[$doc:meta])* $lang:literal $Trait:ident;)*) => { $(
        $(#[$doc])*
        #[lang = $lang]
        pub trait $Trait {
            /// Formats the value using the given formatter.
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        impl<T: ?Sized + $Trait> $Trait for &T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
        impl<T: ?Sized + $Trait> $Trait for &mut T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { $Trait::fmt(&**self, f) }
        }
    )* };
}
fmt_traits! {
    /// `?` formatting.
    "Debug" Debug;
    /// Format trait for an empty format, `{}`.
    "Display" Display;
    /// `o` formatting.
    "Octal" Octal;
    /// `b` formatting.
    "Binary" Binary;
    /// `x` formatting.
    "LowerHex" LowerHex;
    /// `X` formatting.
    "UpperHex" UpperHex;
    /// `e` formatting.
    "LowerExp" LowerExp;
    /// `E` formatting.
    "UpperExp" UpperExp;
}
/// `p` formatting.
#[lang = "Pointer"]
pub trait Pointer {
    /// Formats the value using the given formatter.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}
