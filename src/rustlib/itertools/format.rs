//! Elements as text, with something between them.
use std::cell::RefCell;
use std::fmt::{self, Debug, Display};

/// Formats all elements lazily, separated by `sep`.
pub struct Format<'a, I> {
    sep: &'a str,
    iter: RefCell<Option<I>>,
}
impl<'a, I> Format<'a, I> {
    pub(crate) fn new(iter: I, sep: &'a str) -> Self { Format { sep, iter: RefCell::new(Some(iter)) } }
}
impl<I: Iterator> Format<'_, I> {
    fn each(&self, f: &mut fmt::Formatter<'_>, show: fn(&I::Item, &mut fmt::Formatter<'_>) -> fmt::Result) -> fmt::Result {
        let Some(iter) = self.iter.borrow_mut().take() else {
            panic!("Format: was already formatted once");
        };
        for (i, item) in iter.enumerate() {
            if i > 0 {
                f.write_str(self.sep)?;
            }
            show(&item, f)?;
        }
        Ok(())
    }
}
impl<I: Iterator> Display for Format<'_, I>
where
    I::Item: Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.each(f, <I::Item as Display>::fmt) }
}
impl<I: Iterator> Debug for Format<'_, I>
where
    I::Item: Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.each(f, <I::Item as Debug>::fmt) }
}
/// Formats all elements lazily by a closure, separated by `sep`.
pub struct FormatWith<'a, I, F> {
    sep: &'a str,
    inner: RefCell<Option<(I, F)>>,
}
impl<'a, I, F> FormatWith<'a, I, F> {
    pub(crate) fn new(iter: I, sep: &'a str, format: F) -> Self { FormatWith { sep, inner: RefCell::new(Some((iter, format))) } }
}
impl<I: Iterator, F: FnMut(I::Item, &mut dyn FnMut(&dyn Display) -> fmt::Result) -> fmt::Result> Display for FormatWith<'_, I, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((iter, mut format)) = self.inner.borrow_mut().take() else {
            panic!("FormatWith: was already formatted once");
        };
        for (i, item) in iter.enumerate() {
            if i > 0 {
                f.write_str(self.sep)?;
            }
            format(item, &mut |shown: &dyn Display| shown.fmt(f))?;
        }
        Ok(())
    }
}
