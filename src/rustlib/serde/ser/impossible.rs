//! For serializers that do not support some kind of compound.
use super::*;
use std::marker::PhantomData;

/// Helper type for implementing a `Serializer` that does not support serializing one of the compound types.
pub struct Impossible<Ok, Error> {
    void: Void,
    marker: PhantomData<(Ok, Error)>,
}
enum Void {}
macro_rules! impossible {
    ($($Trait:ident { $($(#[$m:tt])? fn $f:ident($($arg:ident: $T:ty),*);)* })*) => { $(
        impl<Ok, E: Error> $Trait for Impossible<Ok, E> {
            type Ok = Ok;
            type Error = E;
            $( fn $f<T: ?Sized + Serialize>(&mut self, $($arg: $T,)* value: &T) -> Result<(), E> {
                let _ = value;
                $(let _ = $arg;)*
                match self.void {}
            } )*
            fn end(self) -> Result<Ok, E> { match self.void {} }
        }
    )* };
}
impossible! {
    SerializeSeq { fn serialize_element(); }
    SerializeTuple { fn serialize_element(); }
    SerializeTupleStruct { fn serialize_field(); }
    SerializeTupleVariant { fn serialize_field(); }
    SerializeMap { fn serialize_key(); fn serialize_value(); }
    SerializeStruct { fn serialize_field(key: &'static str); }
    SerializeStructVariant { fn serialize_field(key: &'static str); }
}
