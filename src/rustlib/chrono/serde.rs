//! Dates and times in serialized data: as texts, as `Debug` writes them.
use crate::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc, Weekday, Month, SecondsFormat};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

impl<Tz: TimeZone> Serialize for DateTime<Tz> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

struct Text<T>(PhantomData<T>, &'static str);
impl<'de, T: FromStr> Visitor<'de> for Text<T>
where
    T::Err: fmt::Display,
{
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.1) }
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> { text.parse().map_err(E::custom) }
}

macro_rules! read {
    ($($T:ty, $what:literal;)*) => { $(
        impl<'de> Deserialize<'de> for $T {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$T, D::Error> { deserializer.deserialize_str(Text(PhantomData, $what)) }
        }
    )* };
}
macro_rules! written {
    ($($T:ty, $what:literal, |$x:ident| $text:expr;)*) => { $(
        impl Serialize for $T {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $x = self;
                serializer.collect_str(&$text)
            }
        }
        read! { $T, $what; }
    )* };
}
read! {
    DateTime<Utc>, "an RFC 3339 formatted date and time string";
    DateTime<Local>, "an RFC 3339 formatted date and time string";
    DateTime<FixedOffset>, "an RFC 3339 formatted date and time string";
}
written! {
    NaiveDate, "a formatted date string", |x| format_args!("{x:?}");
    NaiveTime, "a formatted time string", |x| format_args!("{x:?}");
    NaiveDateTime, "a formatted date and time string", |x| format_args!("{x:?}");
    Weekday, "Weekday", |x| x;
    Month, "Month", |x| x.name();
}
