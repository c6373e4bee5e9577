//! `Debug` and `Default` of the adaptors that do not derive them.
use super::*;

macro_rules! adapter_debug {
    ($([$($g:ident),*] $A:ident $f:ident $($field:ident)*;)*) => { $(
        impl<I: fmt::Debug, $($g,)* $f> fmt::Debug for $A<I, $($g,)* $f> $(where $g: fmt::Debug)* {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct(stringify!($A))$(.field(stringify!($field), &self.$field))*.finish() }
        }
    )* };
}
adapter_debug! {
    [] Filter P iter; [] FilterMap F iter; [] SkipWhile P iter flag; [] TakeWhile P iter flag; [] MapWhile P iter; [] Inspect F iter;
    [St] Scan F iter state;
}
impl<I: Default> Default for Copied<I> {
    fn default() -> Self { Copied::new(I::default()) }
}
impl<I: Default> Default for Cloned<I> {
    fn default() -> Self { Cloned::new(I::default()) }
}
impl<I: Default> Default for Enumerate<I> {
    fn default() -> Self { Enumerate::new(I::default()) }
}
impl<I: Default> Default for Rev<I> {
    fn default() -> Self { Rev::new(I::default()) }
}
impl<I: Default> Default for Fuse<I> {
    fn default() -> Self { Fuse::new(I::default()) }
}
impl<A: Default, B: Default> Default for Chain<A, B> {
    fn default() -> Self { Chain::new(A::default(), B::default()) }
}
