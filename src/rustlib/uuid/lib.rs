//! `uuid`: random ones come from the run's choices, so a run can be repeated.
mod error;
pub mod fmt;
mod serde;

pub use crate::error::Error;
use std::str::FromStr;

#[intrinsic = "random_u64"]
fn random_u64() -> u64;

/// The bytes of a `Uuid`.
pub type Bytes = [u8; 16];

/// A universally unique identifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(transparent)]
pub struct Uuid([u8; 16]);

/// How it was made.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Version {
    Nil = 0,
    Mac = 1,
    Dce = 2,
    Md5 = 3,
    Random = 4,
    Sha1 = 5,
    SortMac = 6,
    SortRand = 7,
    Custom = 8,
    Max = 0xff,
}

/// Who says what its bits mean.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
#[repr(u8)]
pub enum Variant {
    NCS = 0,
    RFC4122,
    Microsoft,
    Future,
}

impl Uuid {
    /// For URLs, as a namespace.
    pub const NAMESPACE_URL: Uuid = Uuid::from_u128(0x6ba7b811_9dad_11d1_80b4_00c04fd430c8);
    /// For domain names, as a namespace.
    pub const NAMESPACE_DNS: Uuid = Uuid::from_u128(0x6ba7b810_9dad_11d1_80b4_00c04fd430c8);

    /// A random one.
    pub fn new_v4() -> Uuid {
        let mut bytes = (random_u64() as u128 | (random_u64() as u128) << 64).to_le_bytes();
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Uuid(bytes)
    }
    /// One that begins with the time of the simulated clock, and is random otherwise.
    pub fn now_v7() -> Uuid {
        let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap_or_default();
        let mut bytes = Uuid::new_v4().0;
        bytes[..6].copy_from_slice(&(since.as_millis() as u64).to_be_bytes()[2..]);
        bytes[6] = bytes[6] & 0x0f | 0x70;
        Uuid(bytes)
    }
    /// All zeros.
    pub const fn nil() -> Uuid { Uuid([0; 16]) }
    /// All ones.
    pub const fn max() -> Uuid { Uuid([0xff; 16]) }
    /// Of its bytes.
    pub const fn from_bytes(bytes: Bytes) -> Uuid { Uuid(bytes) }
    /// Of its bytes.
    pub fn from_slice(b: &[u8]) -> Result<Uuid, Error> { b.try_into().map(Uuid).map_err(|_| Error::byte_length(b.len())) }
    /// Of a number.
    pub const fn from_u128(v: u128) -> Uuid { Uuid(v.to_be_bytes()) }
    /// Of two numbers.
    pub const fn from_u64_pair(high: u64, low: u64) -> Uuid { Uuid::from_u128((high as u128) << 64 | low as u128) }
    /// As a number.
    pub const fn as_u128(&self) -> u128 { u128::from_be_bytes(self.0) }
    /// As two numbers.
    pub const fn as_u64_pair(&self) -> (u64, u64) { ((self.as_u128() >> 64) as u64, self.as_u128() as u64) }
    /// Its bytes.
    pub const fn as_bytes(&self) -> &Bytes { &self.0 }
    /// Its bytes.
    pub const fn into_bytes(self) -> Bytes { self.0 }
    /// Is it all zeros?
    pub const fn is_nil(&self) -> bool { self.as_u128() == 0 }
    /// Is it all ones?
    pub const fn is_max(&self) -> bool { self.as_u128() == u128::MAX }
    /// How it was made, as a number.
    pub const fn get_version_num(&self) -> usize { (self.0[6] >> 4) as usize }
    /// How it was made.
    pub const fn get_version(&self) -> Option<Version> {
        match self.get_version_num() {
            0 if self.is_nil() => Some(Version::Nil),
            1 => Some(Version::Mac),
            2 => Some(Version::Dce),
            3 => Some(Version::Md5),
            4 => Some(Version::Random),
            5 => Some(Version::Sha1),
            6 => Some(Version::SortMac),
            7 => Some(Version::SortRand),
            8 => Some(Version::Custom),
            0xf => Some(Version::Max),
            _ => None,
        }
    }
    /// Who says what its bits mean.
    pub const fn get_variant(&self) -> Variant {
        match self.0[8] {
            x if x & 0x80 == 0x00 => Variant::NCS,
            x if x & 0xc0 == 0x80 => Variant::RFC4122,
            x if x & 0xe0 == 0xc0 => Variant::Microsoft,
            _ => Variant::Future,
        }
    }
    /// Reads one: 32 digits, with or without hyphens, in braces, or as a URN.
    pub fn parse_str(input: &str) -> Result<Uuid, Error> { error::parse(input) }
    /// The same, without saying what is wrong.
    pub fn try_parse(input: &str) -> Result<Uuid, Error> { error::parse(input) }
}
impl FromStr for Uuid {
    type Err = Error;
    fn from_str(s: &str) -> Result<Uuid, Error> { Uuid::parse_str(s) }
}
impl TryFrom<&str> for Uuid {
    type Error = Error;
    fn try_from(s: &str) -> Result<Uuid, Error> { Uuid::parse_str(s) }
}
impl TryFrom<String> for Uuid {
    type Error = Error;
    fn try_from(s: String) -> Result<Uuid, Error> { Uuid::parse_str(&s) }
}
impl TryFrom<Vec<u8>> for Uuid {
    type Error = Error;
    fn try_from(bytes: Vec<u8>) -> Result<Uuid, Error> { Uuid::from_slice(&bytes) }
}
impl From<Uuid> for String {
    fn from(uuid: Uuid) -> String { uuid.to_string() }
}
impl From<Uuid> for Vec<u8> {
    fn from(uuid: Uuid) -> Vec<u8> { uuid.0.to_vec() }
}
impl From<Uuid> for u128 {
    fn from(uuid: Uuid) -> u128 { uuid.as_u128() }
}
impl From<u128> for Uuid {
    fn from(value: u128) -> Uuid { Uuid::from_u128(value) }
}
impl From<Bytes> for Uuid {
    fn from(bytes: Bytes) -> Uuid { Uuid(bytes) }
}
impl From<Uuid> for Bytes {
    fn from(uuid: Uuid) -> Bytes { uuid.0 }
}
impl AsRef<[u8]> for Uuid {
    fn as_ref(&self) -> &[u8] { &self.0 }
}
impl AsRef<Uuid> for Uuid {
    fn as_ref(&self) -> &Uuid { self }
}

/// A literal that is read when the program is compiled.
#[macro_export]
macro_rules! uuid {
    ($uuid:expr) => {
        match $crate::Uuid::parse_str($uuid) {
            Ok(uuid) => uuid,
            Err(_) => panic!("invalid UUID"),
        }
    };
}
