//! Reading a `Uuid`, and what can be wrong with a text.
use crate::Uuid;
use std::fmt;

/// The text or the bytes are no `Uuid`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Error(ErrorKind);

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum ErrorKind {
    ParseChar { character: char, index: usize },
    ParseByteLength { len: usize },
    ParseGroupCount { count: usize },
    ParseGroupLength { group: usize, len: usize, index: usize },
    ParseLength { len: usize },
}
impl Error {
    pub(crate) fn byte_length(len: usize) -> Error { Error(ErrorKind::ParseByteLength { len }) }
}
const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

pub(crate) fn parse(input: &str) -> Result<Uuid, Error> {
    let inner = match input.as_bytes() {
        [b'{', .., b'}'] => &input[1..input.len() - 1],
        [b'u' | b'U', ..] if input.len() >= 9 && input[..9].eq_ignore_ascii_case("urn:uuid:") => &input[9..],
        _ => input,
    };
    let before = inner.as_ptr() as usize - input.as_ptr() as usize;
    if let Some((index, character)) = inner.char_indices().find(|(_, c)| !c.is_ascii_hexdigit() && *c != '-') {
        return Err(Error(ErrorKind::ParseChar { character, index: index + before }));
    }
    let hyphens = inner.bytes().filter(|b| *b == b'-').count();
    if hyphens == 0 && before == 0 {
        if inner.len() != 32 {
            return Err(Error(ErrorKind::ParseLength { len: input.len() }));
        }
    } else if hyphens != 4 {
        return Err(Error(ErrorKind::ParseGroupCount { count: hyphens + 1 }));
    } else {
        let mut start = 0;
        for (group, part) in inner.split('-').enumerate() {
            if part.len() != GROUPS[group] {
                return Err(Error(ErrorKind::ParseGroupLength { group, len: part.len(), index: before + start + 1 }));
            }
            start += part.len() + 1;
        }
    }
    let digits: String = inner.chars().filter(|c| *c != '-').collect();
    match u128::from_str_radix(&digits, 16) {
        Ok(value) => Ok(Uuid::from_u128(value)),
        Err(_) => Err(Error(ErrorKind::ParseLength { len: input.len() })),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            ErrorKind::ParseChar { character, index } => write!(f, "invalid character: found `{character}` at {index}"),
            ErrorKind::ParseByteLength { len } => write!(f, "invalid length: expected 16 bytes, found {len}"),
            ErrorKind::ParseGroupCount { count } => write!(f, "invalid group count: expected 5, found {count}"),
            ErrorKind::ParseGroupLength { group, len, .. } => {
                write!(f, "invalid group length in group {group}: expected {}, found {len}", GROUPS[*group])
            }
            ErrorKind::ParseLength { len } => write!(f, "invalid length: found {len}"),
        }
    }
}
impl std::error::Error for Error {}
