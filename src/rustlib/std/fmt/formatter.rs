//! `Formatter`: where to write and how.
use super::builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};
use super::*;

/// Possible alignments returned by `Formatter::align`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Contents should be left-aligned.
    Left,
    /// Contents should be right-aligned.
    Right,
    /// Contents should be center-aligned.
    Center,
}
/// The signedness of a `Formatter`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Represents the `+` flag.
    Plus,
    /// Represents the `-` flag.
    Minus,
}
/// Options for formatting.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct FormattingOptions {
    flags: u32,
    fill: char,
    align: Option<Alignment>,
    width: Option<usize>,
    precision: Option<usize>,
}
impl FormattingOptions {
    /// Construct a new set of options with no settings.
    pub const fn new() -> Self { FormattingOptions { flags: 0, fill: ' ', align: None, width: None, precision: None } }
    pub(super) fn from_parts(flags: u32, fill: char, align: u8, width: Option<usize>, precision: Option<usize>) -> Self {
        let align = match align {
            0 => Some(Alignment::Left),
            1 => Some(Alignment::Right),
            2 => Some(Alignment::Center),
            _ => None,
        };
        FormattingOptions { flags, fill, align, width, precision }
    }
}
const PLUS: u32 = 1;
const MINUS: u32 = 2;
const ALTERNATE: u32 = 4;
const ZERO: u32 = 8;
const LOWER_HEX: u32 = 16;
const UPPER_HEX: u32 = 32;

/// Configuration for formatting.
#[lang = "Formatter"]
pub struct Formatter<'a> {
    pub(super) options: FormattingOptions,
    pub(super) buf: &'a mut (dyn Write + 'a),
}
impl<'a> Formatter<'a> {
    /// Creates a new formatter with given options.
    pub fn new(write: &'a mut (dyn Write + 'a), options: FormattingOptions) -> Self { Formatter { options, buf: write } }
    /// The same options, another writer.
    pub(super) fn wrap<'b>(&self, buf: &'b mut (dyn Write + 'b)) -> Formatter<'b> { Formatter { options: self.options, buf } }
    /// Writes some data to the underlying buffer contained within this formatter.
    pub fn write_str(&mut self, data: &str) -> Result { self.buf.write_str(data) }
    /// Writes some formatted information into this instance.
    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        match fmt.as_str() {
            Some(s) => self.buf.write_str(s),
            None => fmt.write_to(self.buf),
        }
    }
    /// Returns the character used as 'fill' whenever there is alignment.
    #[must_use]
    pub fn fill(&self) -> char { self.options.fill }
    /// Returns a flag indicating what form of alignment was requested.
    #[must_use]
    pub fn align(&self) -> Option<Alignment> { self.options.align }
    /// Returns the optionally specified integer width that the output should be.
    #[must_use]
    pub fn width(&self) -> Option<usize> { self.options.width }
    /// Returns the optionally specified precision for numeric types.
    #[must_use]
    pub fn precision(&self) -> Option<usize> { self.options.precision }
    /// Determines if the `+` flag was specified.
    #[must_use]
    pub fn sign_plus(&self) -> bool { self.options.flags & PLUS != 0 }
    /// Determines if the `-` flag was specified.
    #[must_use]
    pub fn sign_minus(&self) -> bool { self.options.flags & MINUS != 0 }
    /// Determines if the `#` flag was specified.
    #[must_use]
    pub fn alternate(&self) -> bool { self.options.flags & ALTERNATE != 0 }
    /// Determines if the `0` flag was specified.
    #[must_use]
    pub fn sign_aware_zero_pad(&self) -> bool { self.options.flags & ZERO != 0 }
    pub(super) fn debug_lower_hex(&self) -> bool { self.options.flags & LOWER_HEX != 0 }
    pub(super) fn debug_upper_hex(&self) -> bool { self.options.flags & UPPER_HEX != 0 }
    /// The formatting options this formatter corresponds to.
    pub fn options(&self) -> FormattingOptions { self.options }

    fn fill_with(&mut self, n: usize) -> Result {
        let mut i = 0;
        while i < n {
            self.buf.write_char(self.options.fill)?;
            i += 1;
        }
        Ok(())
    }
    // Writes `body` with `pad` fill characters about it.
    fn padded(&mut self, pad: usize, default: Alignment, body: &mut dyn FnMut(&mut Formatter<'_>) -> Result) -> Result {
        let before = match self.options.align.unwrap_or(default) {
            Alignment::Left => 0,
            Alignment::Right => pad,
            Alignment::Center => pad / 2,
        };
        self.fill_with(before)?;
        body(self)?;
        self.fill_with(pad - before)
    }
    /// Performs the correct padding for an integer which has already been emitted into a str.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative { "-" } else if self.sign_plus() { "+" } else { "" };
        let prefix = if self.alternate() { prefix } else { "" };
        self.pad_number(sign, prefix, buf)
    }
    /// Sign, prefix and digits (ASCII), padded; zero padding goes between prefix and digits.
    pub(super) fn pad_number(&mut self, sign: &str, prefix: &str, digits: &str) -> Result {
        let len = sign.len() + prefix.len() + digits.len();
        let width = self.options.width.unwrap_or(0);
        if width <= len {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            return self.buf.write_str(digits);
        }
        if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            let mut i = len;
            while i < width {
                self.buf.write_char('0')?;
                i += 1;
            }
            return self.buf.write_str(digits);
        }
        self.padded(width - len, Alignment::Right, &mut |f| {
            f.buf.write_str(sign)?;
            f.buf.write_str(prefix)?;
            f.buf.write_str(digits)
        })
    }
    /// Takes a string slice and emits it to the internal buffer after applying the relevant formatting flags specified.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width.is_none() && self.options.precision.is_none() {
            return self.buf.write_str(s);
        }
        let s = match self.options.precision {
            Some(max) => match s.char_indices().nth(max) {
                Some((at, _)) => &s[..at],
                None => s,
            },
            None => s,
        };
        let width = self.options.width.unwrap_or(0);
        let len = s.chars().count();
        if len >= width {
            return self.buf.write_str(s);
        }
        self.padded(width - len, Alignment::Left, &mut |f| f.buf.write_str(s))
    }

    /// Creates a `DebugStruct` builder.
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> { DebugStruct::new(self, name) }
    /// Creates a `DebugTuple` builder.
    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> { DebugTuple::new(self, name) }
    /// Creates a `DebugList` builder.
    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> { DebugList::new(self) }
    /// Creates a `DebugSet` builder.
    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> { DebugSet::new(self) }
    /// Creates a `DebugMap` builder.
    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> { DebugMap::new(self) }
}
impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result { self.buf.write_str(s) }
    fn write_char(&mut self, c: char) -> Result { self.buf.write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { args.write_to(self.buf) }
}
