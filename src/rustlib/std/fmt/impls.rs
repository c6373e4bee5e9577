//! `Display` and `Debug` of primitives, tuples, references, pointers, functions.
use super::*;
use crate::intrinsics;
use crate::marker::PhantomData;

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}
impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self }
}
impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) }
}
impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) }
}
impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        // Runs of plain characters are written at once.
        let mut from = 0;
        for (i, c) in self.char_indices() {
            if c != '"' && c != '\\' && c >= ' ' && c < '\x7f' {
                continue;
            }
            let escape = c.escape_debug_ext(true, false, true);
            if !escape.is_plain() {
                f.write_str(&self[from..i])?;
                Display::fmt(&escape, f)?;
                from = i + c.len_utf8();
            }
        }
        f.write_str(&self[from..])?;
        f.write_char('"')
    }
}
impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) }
}
impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('\'')?;
        Display::fmt(&self.escape_debug_ext(true, true, false), f)?;
        f.write_char('\'')
    }
}
impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width().is_none() && f.precision().is_none() { f.write_char(*self) } else { f.pad(self.encode_utf8(&mut [0; 4])) }
    }
}
impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("()") }
}
impl<T: ?Sized> Debug for PhantomData<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("PhantomData<")?;
        f.write_str(intrinsics::type_name::<T>())?;
        f.write_str(">")
    }
}

/// `0x7f00…`: an address; `#` pads it to the full width with zeros.
pub(crate) fn pointer_fmt(addr: usize, f: &mut Formatter<'_>) -> Result {
    let mut buf = [0u8; 16];
    let len = unsafe { intrinsics::fmt_int(addr, 16, false, buf.as_mut_ptr()) };
    let digits = unsafe { crate::str::from_utf8_unchecked(&buf[..len]) };
    if f.alternate() {
        let mut full = String::new();
        let mut i = len;
        while i < 16 {
            full.push('0');
            i += 1;
        }
        full.push_str(digits);
        return f.pad_number("", "0x", &full);
    }
    f.pad_number("", "0x", digits)
}
impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { pointer_fmt(intrinsics::ptr_addr(*self as *const T), f) }
}
impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { pointer_fmt(intrinsics::ptr_addr(&**self as *const T), f) }
}

// Function pointers compare, hash and show by their address.
macro_rules! fn_pointer {
    ([$($a:ident)*] $F:ty) => {
        impl<R, $($a),*> Debug for $F {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { pointer_fmt(*self as usize, f) }
        }
        impl<R, $($a),*> Pointer for $F {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { pointer_fmt(*self as usize, f) }
        }
        impl<R, $($a),*> PartialEq for $F {
            fn eq(&self, other: &Self) -> bool { *self as usize == *other as usize }
        }
        impl<R, $($a),*> Eq for $F {}
        impl<R, $($a),*> crate::hash::Hash for $F {
            fn hash<S: crate::hash::Hasher>(&self, state: &mut S) { state.write_usize(*self as usize) }
        }
    };
}
macro_rules! fn_pointers {
    ($([$($a:ident)*])*) => { $(
        fn_pointer! { [$($a)*] fn($($a),*) -> R }
        fn_pointer! { [$($a)*] unsafe fn($($a),*) -> R }
    )* };
}
fn_pointers! { [] [A] [A B] [A B C] [A B C D] [A B C D E] [A B C D E F] }

macro_rules! tuple_traits {
    ($([$($T:ident $i:tt)*])*) => { $(
        impl<$($T: Debug),*> Debug for ($($T,)*) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $( builder.field(&self.$i); )*
                builder.finish()
            }
        }
        impl<$($T: PartialEq),*> PartialEq for ($($T,)*) {
            fn eq(&self, other: &($($T,)*)) -> bool { $( self.$i == other.$i )&&* }
        }
        impl<$($T: Eq),*> Eq for ($($T,)*) {}
        impl<$($T: PartialOrd),*> PartialOrd for ($($T,)*) {
            fn partial_cmp(&self, other: &($($T,)*)) -> Option<crate::cmp::Ordering> {
                $( match self.$i.partial_cmp(&other.$i) { Some(crate::cmp::Ordering::Equal) => {} unequal => return unequal } )*
                Some(crate::cmp::Ordering::Equal)
            }
        }
        impl<$($T: Ord),*> Ord for ($($T,)*) {
            fn cmp(&self, other: &($($T,)*)) -> crate::cmp::Ordering {
                $( match self.$i.cmp(&other.$i) { crate::cmp::Ordering::Equal => {} unequal => return unequal } )*
                crate::cmp::Ordering::Equal
            }
        }
        impl<$($T: Default),*> Default for ($($T,)*) {
            fn default() -> ($($T,)*) { ($($T::default(),)*) }
        }
        impl<$($T: crate::hash::Hash),*> crate::hash::Hash for ($($T,)*) {
            fn hash<S: crate::hash::Hasher>(&self, state: &mut S) { $( self.$i.hash(state); )* }
        }
    )* };
}
tuple_traits! {
    [A 0]
    [A 0 B 1]
    [A 0 B 1 C 2]
    [A 0 B 1 C 2 D 3]
    [A 0 B 1 C 2 D 3 E 4]
    [A 0 B 1 C 2 D 3 E 4 F 5]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10]
    [A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11]
}
