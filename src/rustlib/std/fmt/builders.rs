//! Helpers for `Debug` impls: structs, tuples, lists, sets, maps; `{:#?}` spreads them over indented lines.
use super::*;

// Indents what passes through it by four spaces.
struct PadAdapter<'a, 'b> {
    buf: &'a mut (dyn Write + 'b),
    at_line_start: &'a mut bool,
}
impl Write for PadAdapter<'_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if *self.at_line_start {
                self.buf.write_str("    ")?;
            }
            *self.at_line_start = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }
}
// Shows `value` one level deeper, followed by `after`.
fn indented(f: &mut Formatter<'_>, before: &str, value: &dyn Debug, after: &str) -> Result {
    let mut at_line_start = true;
    let options = f.options;
    let mut pad = PadAdapter { buf: &mut *f.buf, at_line_start: &mut at_line_start };
    pad.write_str(before)?;
    let mut inner = Formatter::new(&mut pad, options);
    value.fmt(&mut inner)?;
    inner.write_str(after)
}

/// A struct to help with `fmt::Debug` implementations: `Name { field: value }`.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}
impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub(super) fn new(fmt: &'a mut Formatter<'b>, name: &str) -> Self {
        let result = fmt.write_str(name);
        DebugStruct { fmt, result, has_fields: false }
    }
    /// Adds a new field to the generated struct output.
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.try_field(name, value);
        }
        self.has_fields = true;
        self
    }
    fn try_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            let mut before = String::from(name);
            before.push_str(": ");
            indented(self.fmt, &before, value, ",\n")
        } else {
            self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }
    /// Marks the struct as non-exhaustive, and finishes output.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if !self.has_fields {
            self.fmt.write_str(" { .. }")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n}")
        } else {
            self.fmt.write_str(", .. }")
        };
        self.result
    }
    /// Finishes output and returns any error encountered.
    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

/// A struct to help with `fmt::Debug` implementations: `Name(value)`.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}
impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub(super) fn new(fmt: &'a mut Formatter<'b>, name: &str) -> Self {
        let result = fmt.write_str(name);
        DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
    }
    /// Adds a new field to the generated tuple struct output.
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.try_field(value);
        }
        self.fields += 1;
        self
    }
    fn try_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            indented(self.fmt, "", value, ",\n")
        } else {
            self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
            value.fmt(self.fmt)
        }
    }
    /// Marks the tuple struct as non-exhaustive, and finishes output.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if self.fields == 0 {
            self.fmt.write_str("(..)")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n)")
        } else {
            self.fmt.write_str(", ..)")
        };
        self.result
    }
    /// Finishes output and returns any error encountered.
    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            // `(x,)`: a tuple of one, as opposed to parentheses.
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
                self.result = self.fmt.write_str(",");
            }
            if self.result.is_ok() {
                self.result = self.fmt.write_str(")");
            }
        }
        self.result
    }
}

// What lists and sets have in common.
struct DebugInner<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}
impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry(&mut self, entry: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.try_entry(entry);
        }
        self.has_fields = true;
    }
    fn try_entry(&mut self, entry: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            indented(self.fmt, "", entry, ",\n")
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            entry.fmt(self.fmt)
        }
    }
    fn non_exhaustive(&mut self, close: &str) -> Result {
        self.result?;
        if !self.has_fields {
            self.fmt.write_str("..")?;
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n")?;
        } else {
            self.fmt.write_str(", ..")?;
        }
        self.result = self.fmt.write_str(close);
        self.result
    }
    fn finish(&mut self, close: &str) -> Result {
        self.result?;
        self.result = self.fmt.write_str(close);
        self.result
    }
}
macro_rules! list_builder {
    ($(#[$doc:meta])* $B:ident $open:literal $close:literal) => {
        $(#[$doc])*
        #[must_use = "must eventually call `finish()` on Debug builders"]
        pub struct $B<'a, 'b: 'a> {
            inner: DebugInner<'a, 'b>,
        }
        impl<'a, 'b: 'a> $B<'a, 'b> {
            pub(super) fn new(fmt: &'a mut Formatter<'b>) -> Self {
                let result = fmt.write_str($open);
                $B { inner: DebugInner { fmt, result, has_fields: false } }
            }
            /// Adds a new entry to the output.
            pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
                self.inner.entry(entry);
                self
            }
            /// Adds the contents of an iterator of entries to the output.
            pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
                for entry in entries {
                    self.inner.entry(&entry);
                }
                self
            }
            /// Marks the output as non-exhaustive, and finishes it.
            pub fn finish_non_exhaustive(&mut self) -> Result { self.inner.non_exhaustive($close) }
            /// Finishes output and returns any error encountered.
            pub fn finish(&mut self) -> Result { self.inner.finish($close) }
        }
    };
}
list_builder! {
    /// A struct to help with `fmt::Debug` implementations: `[a, b]`.
    DebugList "[" "]"
}
list_builder! {
    /// A struct to help with `fmt::Debug` implementations: `{a, b}`.
    DebugSet "{" "}"
}

/// A struct to help with `fmt::Debug` implementations: `{key: value}`.
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    // `{:#?}`: is the next output at the start of a line?
    at_line_start: bool,
}
impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub(super) fn new(fmt: &'a mut Formatter<'b>) -> Self {
        let result = fmt.write_str("{");
        DebugMap { fmt, result, has_fields: false, has_key: false, at_line_start: true }
    }
    /// Adds a new entry to the map output.
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self { self.key(key).value(value) }
    /// Adds the key part of a new entry to the map output.
    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            assert!(!self.has_key, "attempted to begin a new map entry without completing the previous one");
            self.result = self.try_key(key);
            self.has_key = true;
        }
        self
    }
    fn try_key(&mut self, key: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.at_line_start = true;
            self.part(key, ": ")
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")
        }
    }
    // Shows one level deeper, going on in the same line.
    fn part(&mut self, shown: &dyn Debug, after: &str) -> Result {
        let options = self.fmt.options;
        let mut pad = PadAdapter { buf: &mut *self.fmt.buf, at_line_start: &mut self.at_line_start };
        let mut inner = Formatter::new(&mut pad, options);
        shown.fmt(&mut inner)?;
        inner.write_str(after)
    }
    /// Adds the value part of a new entry to the map output.
    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            assert!(self.has_key, "attempted to format a map value before its key");
            self.result = if self.fmt.alternate() { self.part(value, ",\n") } else { value.fmt(self.fmt) };
            self.has_key = false;
        }
        self.has_fields = true;
        self
    }
    /// Adds the contents of an iterator of entries to the map output.
    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }
    /// Marks the map as non-exhaustive, and finishes output.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = self.fmt.write_str(if !self.has_fields { "..}" } else if self.fmt.alternate() { "    ..\n}" } else { ", ..}" });
        self.result
    }
    /// Finishes output and returns any error encountered.
    pub fn finish(&mut self) -> Result {
        self.result?;
        assert!(!self.has_key, "attempted to finish a map with a partial entry");
        self.result = self.fmt.write_str("}");
        self.result
    }
}

/// Creates a type whose `Debug` and `Display` impls are provided by the function `f`.
pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> { FromFn(f) }
/// Implements `Debug` and `Display` via the provided closure.
pub struct FromFn<F>(F);
impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) }
}
