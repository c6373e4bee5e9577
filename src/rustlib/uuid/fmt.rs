//! Ways to write a `Uuid`.
use crate::Uuid;
use std::fmt;

impl Uuid {
    /// With hyphens.
    pub const fn hyphenated(self) -> Hyphenated { Hyphenated(self) }
    /// Without hyphens.
    pub const fn simple(self) -> Simple { Simple(self) }
    /// With `urn:uuid:` before it.
    pub const fn urn(self) -> Urn { Urn(self) }
    /// In braces.
    pub const fn braced(self) -> Braced { Braced(self) }
    /// Room for any way of writing it.
    pub const fn encode_buffer() -> [u8; 45] { [0; 45] }

    fn text(&self, hyphens: bool, upper: bool) -> String {
        let mut text = String::with_capacity(36);
        for (i, byte) in self.as_bytes().iter().enumerate() {
            if hyphens && matches!(i, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&if upper { format!("{byte:02X}") } else { format!("{byte:02x}") });
        }
        text
    }
}

macro_rules! ways {
    ($($(#[$doc:meta])* $T:ident $len:literal, |$uuid:ident, $upper:ident| $text:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(transparent)]
        pub struct $T(pub(crate) Uuid);
        impl $T {
            /// How many characters it takes.
            pub const LENGTH: usize = $len;
            /// Of a `Uuid`.
            pub const fn from_uuid(uuid: Uuid) -> $T { $T(uuid) }
            /// The `Uuid`.
            pub const fn as_uuid(&self) -> &Uuid { &self.0 }
            /// The `Uuid`.
            pub const fn into_uuid(self) -> Uuid { self.0 }
            fn text(&self, $upper: bool) -> String {
                let $uuid = &self.0;
                $text
            }
            /// Writes it into a buffer, in small letters.
            #[track_caller]
            pub fn encode_lower<'buf>(&self, buffer: &'buf mut [u8]) -> &'buf mut str { encode(self.text(false), buffer) }
            /// Writes it into a buffer, in capital letters.
            #[track_caller]
            pub fn encode_upper<'buf>(&self, buffer: &'buf mut [u8]) -> &'buf mut str { encode(self.text(true), buffer) }
        }
        impl fmt::Display for $T {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text(false)) }
        }
        impl fmt::LowerHex for $T {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text(false)) }
        }
        impl fmt::UpperHex for $T {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text(true)) }
        }
        impl From<Uuid> for $T {
            fn from(uuid: Uuid) -> $T { $T(uuid) }
        }
        impl From<$T> for Uuid {
            fn from(way: $T) -> Uuid { way.0 }
        }
    )* };
}
ways! {
    /// With hyphens.
    Hyphenated 36, |uuid, upper| uuid.text(true, upper);
    /// Without hyphens.
    Simple 32, |uuid, upper| uuid.text(false, upper);
    /// With `urn:uuid:` before it.
    Urn 45, |uuid, upper| format!("urn:uuid:{}", uuid.text(true, upper));
    /// In braces.
    Braced 38, |uuid, upper| format!("{{{}}}", uuid.text(true, upper));
}
#[track_caller]
fn encode(text: String, buffer: &mut [u8]) -> &mut str {
    buffer[..text.len()].copy_from_slice(text.as_bytes());
    unsafe { std::str::from_utf8_unchecked_mut(&mut buffer[..text.len()]) }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::LowerHex::fmt(self, f) }
}
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::LowerHex::fmt(self, f) }
}
impl fmt::LowerHex for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text(true, false)) }
}
impl fmt::UpperHex for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.text(true, true)) }
}
