//! Strings and types of the world outside: platform strings are UTF-8 here.
mod c_str;
mod os_str;

pub use self::c_str::{CStr, CString, FromBytesUntilNulError, FromBytesWithNulError, FromVecWithNulError, IntoStringError, NulError};
pub use self::os_str::{Display, OsStr, OsString};
use crate::prelude::rust_2021::*;

/// Equivalent to C's `char` type.
#[allow(non_camel_case_types)]
pub type c_char = i8;
/// Equivalent to C's `signed char` type.
#[allow(non_camel_case_types)]
pub type c_schar = i8;
/// Equivalent to C's `unsigned char` type.
#[allow(non_camel_case_types)]
pub type c_uchar = u8;
/// Equivalent to C's `short` type.
#[allow(non_camel_case_types)]
pub type c_short = i16;
/// Equivalent to C's `unsigned short` type.
#[allow(non_camel_case_types)]
pub type c_ushort = u16;
/// Equivalent to C's `int` type.
#[allow(non_camel_case_types)]
pub type c_int = i32;
/// Equivalent to C's `unsigned int` type.
#[allow(non_camel_case_types)]
pub type c_uint = u32;
/// Equivalent to C's `long` type.
#[allow(non_camel_case_types)]
pub type c_long = i64;
/// Equivalent to C's `unsigned long` type.
#[allow(non_camel_case_types)]
pub type c_ulong = u64;
/// Equivalent to C's `long long` type.
#[allow(non_camel_case_types)]
pub type c_longlong = i64;
/// Equivalent to C's `unsigned long long` type.
#[allow(non_camel_case_types)]
pub type c_ulonglong = u64;
/// Equivalent to C's `float` type.
#[allow(non_camel_case_types)]
pub type c_float = f32;
/// Equivalent to C's `double` type.
#[allow(non_camel_case_types)]
pub type c_double = f64;
/// Equivalent to C's `void` type when used as a pointer.
#[allow(non_camel_case_types)]
#[repr(u8)]
pub enum c_void {
    #[doc(hidden)]
    __variant1,
    #[doc(hidden)]
    __variant2,
}
