//! A value that is thrown away.
use super::*;

/// An efficient way of discarding data from a deserializer.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IgnoredAny;
impl<'de> Deserialize<'de> for IgnoredAny {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<IgnoredAny, D::Error> { deserializer.deserialize_ignored_any(IgnoredAny) }
}
impl<'de> Visitor<'de> for IgnoredAny {
    type Value = IgnoredAny;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("anything at all") }
    fn visit_bool<E: Error>(self, _: bool) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_i64<E: Error>(self, _: i64) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_u64<E: Error>(self, _: u64) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_f64<E: Error>(self, _: f64) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_str<E: Error>(self, _: &str) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_none<E: Error>(self) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<IgnoredAny, D::Error> { IgnoredAny::deserialize(d) }
    fn visit_unit<E: Error>(self) -> Result<IgnoredAny, E> { Ok(IgnoredAny) }
    fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<IgnoredAny, D::Error> { IgnoredAny::deserialize(d) }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<IgnoredAny, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(IgnoredAny)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<IgnoredAny, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(IgnoredAny)
    }
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<IgnoredAny, A::Error> { data.variant::<IgnoredAny>()?.1.newtype_variant() }
}
