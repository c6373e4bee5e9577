//! Comparisons of `Bytes` and `BytesMut`, with each other and with what else holds bytes.
use crate::{Bytes, BytesMut};
use std::cmp::Ordering;

macro_rules! with_itself {
    ($($B:ident)*) => { $(
        impl PartialEq for $B {
            fn eq(&self, other: &$B) -> bool { self[..] == other[..] }
        }
        impl Eq for $B {}
        impl PartialOrd for $B {
            fn partial_cmp(&self, other: &$B) -> Option<Ordering> { self[..].partial_cmp(&other[..]) }
        }
        impl Ord for $B {
            fn cmp(&self, other: &$B) -> Ordering { self[..].cmp(&other[..]) }
        }
        impl<'a, T: ?Sized> PartialEq<&'a T> for $B
        where
            $B: PartialEq<T>,
        {
            fn eq(&self, other: &&'a T) -> bool { *self == **other }
        }
        impl<'a, T: ?Sized> PartialOrd<&'a T> for $B
        where
            $B: PartialOrd<T>,
        {
            fn partial_cmp(&self, other: &&'a T) -> Option<Ordering> { self.partial_cmp(&**other) }
        }
        with_others! { $B; [u8], o => o; str, o => o.as_bytes(); Vec<u8>, o => &o[..]; String, o => o.as_bytes(); }
        from_others! { $B; &[u8], o => *o; &str, o => o.as_bytes(); }
    )* };
}
macro_rules! with_others {
    ($B:ident; $($T:ty, $o:ident => $e:expr;)*) => { $(
        impl PartialEq<$T> for $B {
            fn eq(&self, $o: &$T) -> bool { &self[..] == $e }
        }
        impl PartialOrd<$T> for $B {
            fn partial_cmp(&self, $o: &$T) -> Option<Ordering> { self[..].partial_cmp($e) }
        }
        from_others! { $B; $T, $o => $e; }
    )* };
}
macro_rules! from_others {
    ($B:ident; $($T:ty, $o:ident => $e:expr;)*) => { $(
        impl PartialEq<$B> for $T {
            fn eq(&self, other: &$B) -> bool {
                let $o = self;
                $e == &other[..]
            }
        }
        impl PartialOrd<$B> for $T {
            fn partial_cmp(&self, other: &$B) -> Option<Ordering> {
                let $o = self;
                <[u8] as PartialOrd>::partial_cmp($e, &other[..])
            }
        }
    )* };
}
with_itself! { Bytes BytesMut }

impl PartialEq<Bytes> for BytesMut {
    fn eq(&self, other: &Bytes) -> bool { self[..] == other[..] }
}
impl PartialEq<BytesMut> for Bytes {
    fn eq(&self, other: &BytesMut) -> bool { self[..] == other[..] }
}
