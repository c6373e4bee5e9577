//! Comparison and hashing of `str`.
use crate::borrow::ToOwned;
use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::prelude::rust_2021::*;

#[lang = "str_eq"]
fn str_eq(a: &str, b: &str) -> bool { a.len() == b.len() && unsafe { intrinsics::compare_bytes(a.as_ptr(), b.as_ptr(), a.len()) == 0 } }

impl PartialEq for str {
    fn eq(&self, other: &str) -> bool { str_eq(self, other) }
}
impl Eq for str {}
impl Ord for str {
    fn cmp(&self, other: &str) -> Ordering {
        let (a, b) = (self.len(), other.len());
        let order = unsafe { intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), if a < b { a } else { b }) };
        if order == 0 { a.cmp(&b) } else { order.cmp(&0) }
    }
}
impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) { state.write_str(self); }
}
impl ToOwned for str {
    type Owned = String;
    fn to_owned(&self) -> String { unsafe { String::from_utf8_unchecked(self.as_bytes().to_owned()) } }
}
