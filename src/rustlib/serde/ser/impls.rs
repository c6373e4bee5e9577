//! How std's types are serialized.
use super::*;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::num::Wrapping;
use std::ops::{Bound, Range, RangeInclusive};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

macro_rules! primitives { ($($t:ty, $f:ident, $as:ty;)*) => { $(
    impl Serialize for $t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.$f(*self as $as) }
    }
)* }; }
primitives! {
    bool, serialize_bool, bool; i8, serialize_i8, i8; i16, serialize_i16, i16; i32, serialize_i32, i32; i64, serialize_i64, i64;
    isize, serialize_i64, i64; i128, serialize_i128, i128; u8, serialize_u8, u8; u16, serialize_u16, u16; u32, serialize_u32, u32;
    u64, serialize_u64, u64; usize, serialize_u64, u64; u128, serialize_u128, u128; f32, serialize_f32, f32; f64, serialize_f64, f64;
    char, serialize_char, char;
}
impl Serialize for str {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(self) }
}
impl Serialize for String {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(self) }
}
impl Serialize for std::fmt::Arguments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_str(self) }
}
impl<T: Serialize> Serialize for Option<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(value),
            None => serializer.serialize_none(),
        }
    }
}
impl<T: ?Sized> Serialize for PhantomData<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_unit_struct("PhantomData") }
}
impl Serialize for () {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_unit() }
}
impl<T: Serialize, const N: usize> Serialize for [T; N] {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self {
            tuple.serialize_element(item)?;
        }
        tuple.end()
    }
}
macro_rules! sequences { ($($t:ty $(, $B:ident: $b:path)*;)*) => { $(
    impl<T: Serialize> Serialize for $t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_seq(self) }
    }
)* }; }
sequences! { [T]; Vec<T>; VecDeque<T>; LinkedList<T>; BTreeSet<T>; BinaryHeap<T>; }
impl<T: Serialize, H> Serialize for HashSet<T, H> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_seq(self.iter()) }
}
impl<K: Serialize, V: Serialize, H> Serialize for HashMap<K, V, H> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_map(self.iter()) }
}
impl<K: Serialize, V: Serialize> Serialize for BTreeMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_map(self.iter()) }
}
macro_rules! tuples { ($($n:literal ($($T:ident $i:tt)*))*) => { $(
    impl<$($T: Serialize),*> Serialize for ($($T,)*) {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut tuple = serializer.serialize_tuple($n)?;
            $(tuple.serialize_element(&self.$i)?;)*
            tuple.end()
        }
    }
)* }; }
tuples! {
    1 (TA 0)
    2 (TA 0 TB 1)
    3 (TA 0 TB 1 TC 2)
    4 (TA 0 TB 1 TC 2 TD 3)
    5 (TA 0 TB 1 TC 2 TD 3 TE 4)
    6 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5)
    7 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6)
    8 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7)
    9 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8)
    10 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9)
    11 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10)
    12 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10 TL 11)
    13 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10 TL 11 TM 12)
    14 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10 TL 11 TM 12 TN 13)
    15 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10 TL 11 TM 12 TN 13 TO 14)
    16 (TA 0 TB 1 TC 2 TD 3 TE 4 TF 5 TG 6 TH 7 TI 8 TJ 9 TK 10 TL 11 TM 12 TN 13 TO 14 TP 15)
}
macro_rules! derefs { ($($t:ty;)*) => { $(
    impl<T: ?Sized + Serialize> Serialize for $t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { (**self).serialize(serializer) }
    }
)* }; }
derefs! { &T; &mut T; Box<T>; Rc<T>; Arc<T>; }
impl<T: ?Sized + Serialize + ToOwned> Serialize for Cow<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { (**self).serialize(serializer) }
}
impl<T: Serialize> Serialize for Reverse<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.0.serialize(serializer) }
}
impl<T: Serialize> Serialize for Wrapping<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.0.serialize(serializer) }
}
impl<T: Serialize + Copy> Serialize for Cell<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.get().serialize(serializer) }
}
impl<T: ?Sized + Serialize> Serialize for RefCell<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.try_borrow() {
            Ok(value) => value.serialize(serializer),
            Err(_) => Err(S::Error::custom("already mutably borrowed")),
        }
    }
}
impl<T: ?Sized + Serialize> Serialize for Mutex<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.lock() {
            Ok(locked) => locked.serialize(serializer),
            Err(_) => Err(S::Error::custom("lock poison error while serializing")),
        }
    }
}
impl<T: ?Sized + Serialize> Serialize for RwLock<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.read() {
            Ok(locked) => locked.serialize(serializer),
            Err(_) => Err(S::Error::custom("lock poison error while serializing")),
        }
    }
}
macro_rules! atomics { ($($t:ident)*) => { $(
    impl Serialize for $t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.load(Ordering::Relaxed).serialize(serializer) }
    }
)* }; }
atomics! { AtomicBool AtomicI32 AtomicI64 AtomicU32 AtomicU64 AtomicUsize }
macro_rules! non_zeros { ($($t:ident)*) => { $(
    impl Serialize for std::num::$t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.get().serialize(serializer) }
    }
)* }; }
non_zeros! { NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize NonZeroI32 NonZeroI64 }
impl<T: Serialize, E: Serialize> Serialize for Result<T, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Ok(value) => serializer.serialize_newtype_variant("Result", 0, "Ok", value),
            Err(value) => serializer.serialize_newtype_variant("Result", 1, "Err", value),
        }
    }
}
impl<T: Serialize> Serialize for Range<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Range", 2)?;
        s.serialize_field("start", &self.start)?;
        s.serialize_field("end", &self.end)?;
        s.end()
    }
}
impl<T: Serialize> Serialize for RangeInclusive<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("RangeInclusive", 2)?;
        s.serialize_field("start", self.start())?;
        s.serialize_field("end", self.end())?;
        s.end()
    }
}
impl<T: Serialize> Serialize for Bound<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Bound::Unbounded => serializer.serialize_unit_variant("Bound", 0, "Unbounded"),
            Bound::Included(value) => serializer.serialize_newtype_variant("Bound", 1, "Included", value),
            Bound::Excluded(value) => serializer.serialize_newtype_variant("Bound", 2, "Excluded", value),
        }
    }
}
impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut s = serializer.serialize_struct("Duration", 2)?;
        s.serialize_field("secs", &self.as_secs())?;
        s.serialize_field("nanos", &self.subsec_nanos())?;
        s.end()
    }
}
impl Serialize for SystemTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Ok(since) = self.duration_since(UNIX_EPOCH) else {
            return Err(S::Error::custom("SystemTime must be later than UNIX_EPOCH"));
        };
        let mut s = serializer.serialize_struct("SystemTime", 2)?;
        s.serialize_field("secs_since_epoch", &since.as_secs())?;
        s.serialize_field("nanos_since_epoch", &since.subsec_nanos())?;
        s.end()
    }
}
macro_rules! texts { ($($t:ty)*) => { $(
    impl Serialize for $t {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.collect_str(self) }
    }
)* }; }
texts! { std::net::IpAddr std::net::Ipv4Addr std::net::Ipv6Addr std::net::SocketAddr std::net::SocketAddrV4 std::net::SocketAddrV6 }
impl Serialize for std::path::Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_str() {
            Some(s) => s.serialize(serializer),
            None => Err(S::Error::custom("path contains invalid UTF-8 characters")),
        }
    }
}
impl Serialize for std::path::PathBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { self.as_path().serialize(serializer) }
}
