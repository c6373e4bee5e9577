//! How errors show: `{}` the outermost message, `{:#}` all in one line, `{:?}` with a list of causes.
use crate::chain::Chain;
use crate::error::Error;
use std::fmt::{self, Debug, Display, Write};

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.object.error();
        write!(f, "{error}")?;
        if f.alternate() {
            for cause in self.chain().skip(1) {
                write!(f, ": {cause}")?;
            }
        }
        Ok(())
    }
}
impl Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.object.error();
        if f.alternate() {
            return Debug::fmt(error, f);
        }
        write!(f, "{error}")?;
        if let Some(cause) = error.source() {
            write!(f, "\n\nCaused by:")?;
            let multiple = cause.source().is_some();
            for (n, error) in Chain::new(cause).enumerate() {
                writeln!(f)?;
                let mut indented = Indented { inner: f, number: if multiple { Some(n) } else { None }, started: false };
                write!(indented, "{error}")?;
            }
        }
        Ok(())
    }
}
// Indents a cause; its first line carries its number.
struct Indented<'a, 'b> {
    inner: &'a mut fmt::Formatter<'b>,
    number: Option<usize>,
    started: bool,
}
impl Write for Indented<'_, '_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        for (i, line) in s.split('\n').enumerate() {
            if !self.started {
                self.started = true;
                match self.number {
                    Some(number) => write!(self.inner, "{number: >5}: ")?,
                    None => self.inner.write_str("    ")?,
                }
            } else if i > 0 {
                self.inner.write_char('\n')?;
                if !line.is_empty() {
                    self.inner.write_str(if self.number.is_some() { "       " } else { "    " })?;
                }
            }
            self.inner.write_str(line)?;
        }
        Ok(())
    }
}
