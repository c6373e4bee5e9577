//! How std's types are deserialized.
use super::*;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::num::Wrapping;
use std::ops::Range;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicI64, AtomicU32, AtomicU64, AtomicUsize};
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

macro_rules! ints { ($($t:ty, $f:ident, $visit_self:ident;)*) => { $(
    impl<'de> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { deserializer.$f(IntVisitor::<$t>(PhantomData)) }
    }
    impl<'de> Visitor<'de> for IntVisitor<$t> {
        type Value = $t;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(stringify!($t)) }
        fn visit_i64<E: Error>(self, v: i64) -> Result<$t, E> { <$t>::try_from(v).map_err(|_| Error::invalid_value(Unexpected::Signed(v), &self)) }
        fn visit_u64<E: Error>(self, v: u64) -> Result<$t, E> { <$t>::try_from(v).map_err(|_| Error::invalid_value(Unexpected::Unsigned(v), &self)) }
        fn visit_i128<E: Error>(self, v: i128) -> Result<$t, E> { <$t>::try_from(v).map_err(|_| Error::invalid_value(Unexpected::Other(stringify!($t)), &self)) }
        fn visit_u128<E: Error>(self, v: u128) -> Result<$t, E> { <$t>::try_from(v).map_err(|_| Error::invalid_value(Unexpected::Other(stringify!($t)), &self)) }
    }
)* }; }
struct IntVisitor<T>(PhantomData<T>);
ints! {
    i8, deserialize_i8, visit_i8; i16, deserialize_i16, visit_i16; i32, deserialize_i32, visit_i32; i64, deserialize_i64, visit_i64;
    isize, deserialize_i64, visit_i64; i128, deserialize_i128, visit_i128; u8, deserialize_u8, visit_u8; u16, deserialize_u16, visit_u16;
    u32, deserialize_u32, visit_u32; u64, deserialize_u64, visit_u64; usize, deserialize_u64, visit_u64; u128, deserialize_u128, visit_u128;
}
macro_rules! floats { ($($t:ty, $f:ident;)*) => { $(
    impl<'de> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { deserializer.$f(IntVisitor::<$t>(PhantomData)) }
    }
    impl<'de> Visitor<'de> for IntVisitor<$t> {
        type Value = $t;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(stringify!($t)) }
        fn visit_i64<E: Error>(self, v: i64) -> Result<$t, E> { Ok(v as $t) }
        fn visit_u64<E: Error>(self, v: u64) -> Result<$t, E> { Ok(v as $t) }
        fn visit_f64<E: Error>(self, v: f64) -> Result<$t, E> { Ok(v as $t) }
    }
)* }; }
floats! { f32, deserialize_f32; f64, deserialize_f64; }
impl<'de> Deserialize<'de> for bool {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> { deserializer.deserialize_bool(BoolVisitor) }
}
struct BoolVisitor;
impl<'de> Visitor<'de> for BoolVisitor {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a boolean") }
    fn visit_bool<E: Error>(self, v: bool) -> Result<bool, E> { Ok(v) }
}
impl<'de> Deserialize<'de> for char {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<char, D::Error> { deserializer.deserialize_char(CharVisitor) }
}
struct CharVisitor;
impl<'de> Visitor<'de> for CharVisitor {
    type Value = char;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a character") }
    fn visit_char<E: Error>(self, v: char) -> Result<char, E> { Ok(v) }
    fn visit_str<E: Error>(self, v: &str) -> Result<char, E> {
        let mut chars = v.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(c),
            _ => Err(Error::invalid_value(Unexpected::Str(v), &self)),
        }
    }
}
impl<'de> Deserialize<'de> for String {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> { deserializer.deserialize_string(StringVisitor) }
}
struct StringVisitor;
impl<'de> Visitor<'de> for StringVisitor {
    type Value = String;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a string") }
    fn visit_str<E: Error>(self, v: &str) -> Result<String, E> { Ok(v.to_owned()) }
    fn visit_string<E: Error>(self, v: String) -> Result<String, E> { Ok(v) }
}
impl<'de: 'a, 'a> Deserialize<'de> for &'a str {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<&'a str, D::Error> { deserializer.deserialize_str(BorrowedStrVisitor) }
}
struct BorrowedStrVisitor;
impl<'de> Visitor<'de> for BorrowedStrVisitor {
    type Value = &'de str;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a borrowed string") }
    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<&'de str, E> { Ok(v) }
}
impl<'de: 'a, 'a> Deserialize<'de> for &'a [u8] {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<&'a [u8], D::Error> { deserializer.deserialize_bytes(BorrowedBytesVisitor) }
}
struct BorrowedBytesVisitor;
impl<'de> Visitor<'de> for BorrowedBytesVisitor {
    type Value = &'de [u8];
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a borrowed byte array") }
    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<&'de [u8], E> { Ok(v.as_bytes()) }
    fn visit_borrowed_bytes<E: Error>(self, v: &'de [u8]) -> Result<&'de [u8], E> { Ok(v) }
}
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Option<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> { deserializer.deserialize_option(OptionVisitor(PhantomData)) }
}
struct OptionVisitor<T>(PhantomData<T>);
impl<'de, T: Deserialize<'de>> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("option") }
    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> { Ok(None) }
    fn visit_none<E: Error>(self) -> Result<Option<T>, E> { Ok(None) }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Option<T>, D::Error> { T::deserialize(d).map(Some) }
}
impl<'de> Deserialize<'de> for () {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> { deserializer.deserialize_unit(UnitVisitor) }
}
struct UnitVisitor;
impl<'de> Visitor<'de> for UnitVisitor {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("unit") }
    fn visit_unit<E: Error>(self) -> Result<(), E> { Ok(()) }
}
impl<'de, T: ?Sized> Deserialize<'de> for PhantomData<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PhantomData<T>, D::Error> {
        deserializer.deserialize_unit_struct("PhantomData", UnitVisitor)?;
        Ok(PhantomData)
    }
}

struct SeqVisitor<C>(PhantomData<C>);
macro_rules! sequences { ($($t:ty, ($($bound:tt)*), $new:expr, $push:ident;)*) => { $(
    impl<'de, T: Deserialize<'de> $($bound)*> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { deserializer.deserialize_seq(SeqVisitor::<$t>(PhantomData)) }
    }
    impl<'de, T: Deserialize<'de> $($bound)*> Visitor<'de> for SeqVisitor<$t> {
        type Value = $t;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a sequence") }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<$t, A::Error> {
            let mut all = $new;
            while let Some(item) = seq.next_element()? {
                all.$push(item);
            }
            Ok(all)
        }
    }
)* }; }
sequences! {
    Vec<T>, (), Vec::new(), push; VecDeque<T>, (), VecDeque::new(), push_back; LinkedList<T>, (), LinkedList::new(), push_back;
    BTreeSet<T>, (+ Ord), BTreeSet::new(), insert; BinaryHeap<T>, (+ Ord), BinaryHeap::new(), push;
}
impl<'de, T: Deserialize<'de> + Eq + Hash, S: BuildHasher + Default> Deserialize<'de> for HashSet<T, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserializer.deserialize_seq(SeqVisitor::<Self>(PhantomData)) }
}
impl<'de, T: Deserialize<'de> + Eq + Hash, S: BuildHasher + Default> Visitor<'de> for SeqVisitor<HashSet<T, S>> {
    type Value = HashSet<T, S>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a sequence") }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut all = HashSet::with_hasher(S::default());
        while let Some(item) = seq.next_element()? {
            all.insert(item);
        }
        Ok(all)
    }
}
impl<'de, K: Deserialize<'de> + Eq + Hash, V: Deserialize<'de>, S: BuildHasher + Default> Deserialize<'de> for HashMap<K, V, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserializer.deserialize_map(SeqVisitor::<Self>(PhantomData)) }
}
impl<'de, K: Deserialize<'de> + Eq + Hash, V: Deserialize<'de>, S: BuildHasher + Default> Visitor<'de> for SeqVisitor<HashMap<K, V, S>> {
    type Value = HashMap<K, V, S>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a map") }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = HashMap::with_hasher(S::default());
        while let Some((key, value)) = map.next_entry()? {
            all.insert(key, value);
        }
        Ok(all)
    }
}
impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for BTreeMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserializer.deserialize_map(SeqVisitor::<Self>(PhantomData)) }
}
impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for SeqVisitor<BTreeMap<K, V>> {
    type Value = BTreeMap<K, V>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("a map") }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = BTreeMap::new();
        while let Some((key, value)) = map.next_entry()? {
            all.insert(key, value);
        }
        Ok(all)
    }
}
struct ArrayVisitor<T, const N: usize>(PhantomData<T>);
struct Length(&'static str, usize);
impl Expected for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{} {}", self.0, self.1) }
}
impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for [T; N] {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<[T; N], D::Error> { deserializer.deserialize_tuple(N, ArrayVisitor::<T, N>(PhantomData)) }
}
impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for ArrayVisitor<T, N> {
    type Value = [T; N];
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { if N == 0 { f.write_str("an empty array") } else { write!(f, "an array of length {}", N) } }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<[T; N], A::Error> {
        let mut all = Vec::new();
        for i in 0..N {
            match seq.next_element()? {
                Some(item) => all.push(item),
                None => return Err(Error::invalid_length(i, &Length("an array of length", N))),
            }
        }
        match <[T; N]>::try_from(all) {
            Ok(array) => Ok(array),
            Err(_) => unreachable!(),
        }
    }
}
struct TupleVisitor<T>(PhantomData<T>);
macro_rules! tuples { ($($n:literal ($($T:ident $x:ident $i:literal)*))*) => { $(
    impl<'de, $($T: Deserialize<'de>),*> Deserialize<'de> for ($($T,)*) {
        fn deserialize<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> { deserializer.deserialize_tuple($n, TupleVisitor::<($($T,)*)>(PhantomData)) }
    }
    impl<'de, $($T: Deserialize<'de>),*> Visitor<'de> for TupleVisitor<($($T,)*)> {
        type Value = ($($T,)*);
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "a tuple of size {}", $n) }
        fn visit_seq<Ac: SeqAccess<'de>>(self, mut seq: Ac) -> Result<Self::Value, Ac::Error> {
            $(
                let Some($x) = seq.next_element()? else {
                    return Err(Error::invalid_length($i, &self));
                };
            )*
            Ok(($($x,)*))
        }
    }
)* }; }
tuples! {
    1 (TA ta 0)
    2 (TA ta 0 TB tb 1)
    3 (TA ta 0 TB tb 1 TC tc 2)
    4 (TA ta 0 TB tb 1 TC tc 2 TD td 3)
    5 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4)
    6 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5)
    7 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6)
    8 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7)
    9 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8)
    10 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9)
    11 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10)
    12 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10 TL tl 11)
    13 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10 TL tl 11 TM tm 12)
    14 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10 TL tl 11 TM tm 12 TN tn 13)
    15 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10 TL tl 11 TM tm 12 TN tn 13 TO to 14)
    16 (TA ta 0 TB tb 1 TC tc 2 TD td 3 TE te 4 TF tf 5 TG tg 6 TH th 7 TI ti 8 TJ tj 9 TK tk 10 TL tl 11 TM tm 12 TN tn 13 TO to 14 TP tp 15)
}
macro_rules! wrapped { ($($t:ty, $new:path;)*) => { $(
    impl<'de, T: Deserialize<'de>> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { T::deserialize(deserializer).map($new) }
    }
)* }; }
wrapped! { Box<T>, Box::new; Rc<T>, Rc::new; Arc<T>, Arc::new; Cell<T>, Cell::new; RefCell<T>, RefCell::new; Mutex<T>, Mutex::new; RwLock<T>, RwLock::new; Reverse<T>, Reverse; Wrapping<T>, Wrapping; }
macro_rules! converted { ($($t:ty, $from:ty;)*) => { $(
    impl<'de> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { <$from>::deserialize(deserializer).map(<$t>::from) }
    }
)* }; }
converted! { Box<str>, String; Rc<str>, String; Arc<str>, String; std::path::PathBuf, String; AtomicBool, bool; AtomicI32, i32; AtomicI64, i64; AtomicU32, u32; AtomicU64, u64; AtomicUsize, usize; }
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Box<[T]> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Box<[T]>, D::Error> { Vec::<T>::deserialize(deserializer).map(Vec::into_boxed_slice) }
}
impl<'de, 'a, T: ?Sized + ToOwned> Deserialize<'de> for Cow<'a, T>
where
    T::Owned: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, T>, D::Error> { T::Owned::deserialize(deserializer).map(Cow::Owned) }
}
macro_rules! non_zeros { ($($t:ident, $p:ty;)*) => { $(
    impl<'de> Deserialize<'de> for std::num::$t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let value = <$p>::deserialize(deserializer)?;
            std::num::$t::new(value).ok_or_else(|| Error::invalid_value(Unexpected::Unsigned(0), &concat!("a nonzero ", stringify!($p))))
        }
    }
)* }; }
non_zeros! { NonZeroU8, u8; NonZeroU16, u16; NonZeroU32, u32; NonZeroU64, u64; NonZeroUsize, usize; NonZeroI32, i32; NonZeroI64, i64; }
struct ParseVisitor<T>(&'static str, PhantomData<T>);
impl<'de, T: std::str::FromStr> Visitor<'de> for ParseVisitor<T>
where
    T::Err: Display,
{
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.0) }
    fn visit_str<E: Error>(self, v: &str) -> Result<T, E> { v.parse().map_err(Error::custom) }
}
macro_rules! parsed { ($($t:ty, $text:literal;)*) => { $(
    impl<'de> Deserialize<'de> for $t {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$t, D::Error> { deserializer.deserialize_str(ParseVisitor::<$t>($text, PhantomData)) }
    }
)* }; }
parsed! { std::net::IpAddr, "IP address"; std::net::Ipv4Addr, "IPv4 address"; std::net::Ipv6Addr, "IPv6 address"; std::net::SocketAddr, "socket address"; std::net::SocketAddrV4, "IPv4 socket address"; std::net::SocketAddrV6, "IPv6 socket address"; }

// A struct of two fields, by name or in order.
struct PairVisitor<A, B> {
    what: &'static str,
    names: &'static [&'static str],
    types: PhantomData<(A, B)>,
}
impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Visitor<'de> for PairVisitor<A, B> {
    type Value = (A, B);
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.what) }
    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(A, B), S::Error> {
        let Some(first) = seq.next_element()? else {
            return Err(Error::invalid_length(0, &self));
        };
        let Some(second) = seq.next_element()? else {
            return Err(Error::invalid_length(1, &self));
        };
        Ok((first, second))
    }
    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(A, B), M::Error> {
        let (mut first, mut second) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            if key == self.names[0] {
                if first.is_some() {
                    return Err(Error::duplicate_field(self.names[0]));
                }
                first = Some(map.next_value()?);
            } else if key == self.names[1] {
                if second.is_some() {
                    return Err(Error::duplicate_field(self.names[1]));
                }
                second = Some(map.next_value()?);
            } else {
                return Err(Error::unknown_field(&key, self.names));
            }
        }
        Ok((first.ok_or_else(|| Error::missing_field(self.names[0]))?, second.ok_or_else(|| Error::missing_field(self.names[1]))?))
    }
}
const DURATION: &[&str] = &["secs", "nanos"];
const SYSTEM_TIME: &[&str] = &["secs_since_epoch", "nanos_since_epoch"];
const RANGE: &[&str] = &["start", "end"];
impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        let (secs, nanos): (u64, u32) = deserializer.deserialize_struct("Duration", DURATION, PairVisitor { what: "struct Duration", names: DURATION, types: PhantomData })?;
        if secs.checked_add((nanos / 1_000_000_000) as u64).is_none() {
            return Err(Error::custom("overflow deserializing Duration"));
        }
        Ok(Duration::new(secs, nanos))
    }
}
impl<'de> Deserialize<'de> for SystemTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SystemTime, D::Error> {
        let (secs, nanos): (u64, u32) = deserializer.deserialize_struct("SystemTime", SYSTEM_TIME, PairVisitor { what: "struct SystemTime", names: SYSTEM_TIME, types: PhantomData })?;
        UNIX_EPOCH.checked_add(Duration::new(secs, nanos)).ok_or_else(|| Error::custom("overflow deserializing SystemTime"))
    }
}
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Range<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Range<T>, D::Error> {
        let (start, end) = deserializer.deserialize_struct("Range", RANGE, PairVisitor { what: "struct Range", names: RANGE, types: PhantomData })?;
        Ok(start..end)
    }
}
impl<'de, T: Deserialize<'de>, E: Deserialize<'de>> Deserialize<'de> for Result<T, E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { deserializer.deserialize_enum("Result", VARIANTS, ResultVisitor(PhantomData)) }
}
const VARIANTS: &[&str] = &["Ok", "Err"];
struct ResultVisitor<T, E>(PhantomData<(T, E)>);
impl<'de, T: Deserialize<'de>, E: Deserialize<'de>> Visitor<'de> for ResultVisitor<T, E> {
    type Value = Result<T, E>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("enum Result") }
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Self::Value, A::Error> {
        let (name, variant) = data.variant::<String>()?;
        match name.as_str() {
            "Ok" => variant.newtype_variant().map(Ok),
            "Err" => variant.newtype_variant().map(Err),
            other => Err(Error::unknown_variant(other, VARIANTS)),
        }
    }
}
