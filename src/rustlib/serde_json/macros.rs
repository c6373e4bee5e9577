//! `json!`.

/// Construct a `serde_json::Value` from a JSON literal.
#[macro_export]
macro_rules! json {
    ($($json:tt)+) => { $crate::__json!($($json)+) };
}

// Arrays and objects are munched token by token: a value may be any expression, `null`, or JSON again.
#[doc(hidden)]
#[macro_export]
macro_rules! __json {
    (@array [$($elems:expr,)*]) => { $crate::__private::vec![$($elems,)*] };
    (@array [$($elems:expr),*]) => { $crate::__private::vec![$($elems),*] };
    (@array [$($elems:expr,)*] null $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!(null)] $($rest)*) };
    (@array [$($elems:expr,)*] true $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!(true)] $($rest)*) };
    (@array [$($elems:expr,)*] false $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!(false)] $($rest)*) };
    (@array [$($elems:expr,)*] [$($array:tt)*] $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!([$($array)*])] $($rest)*) };
    (@array [$($elems:expr,)*] {$($map:tt)*} $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!({$($map)*})] $($rest)*) };
    (@array [$($elems:expr,)*] $next:expr, $($rest:tt)*) => { $crate::__json!(@array [$($elems,)* $crate::__json!($next),] $($rest)*) };
    (@array [$($elems:expr,)*] $last:expr) => { $crate::__json!(@array [$($elems,)* $crate::__json!($last)]) };
    (@array [$($elems:expr),*] , $($rest:tt)*) => { $crate::__json!(@array [$($elems,)*] $($rest)*) };
    (@object $object:ident () () ()) => {};
    (@object $object:ident [$($key:tt)+] ($value:expr) , $($rest:tt)*) => {
        let _ = $object.insert(($($key)+).into(), $value);
        $crate::__json!(@object $object () ($($rest)*) ($($rest)*));
    };
    (@object $object:ident [$($key:tt)+] ($value:expr)) => { let _ = $object.insert(($($key)+).into(), $value); };
    (@object $object:ident ($($key:tt)+) (: null $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!(null)) $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: true $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!(true)) $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: false $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!(false)) $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: [$($array:tt)*] $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!([$($array)*])) $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: {$($map:tt)*} $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!({$($map)*})) $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: $value:expr , $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!($value)) , $($rest)*); };
    (@object $object:ident ($($key:tt)+) (: $value:expr) $copy:tt) => { $crate::__json!(@object $object [$($key)+] ($crate::__json!($value))); };
    (@object $object:ident () (($key:expr) : $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object ($key) (: $($rest)*) (: $($rest)*)); };
    (@object $object:ident ($($key:tt)*) ($tt:tt $($rest:tt)*) $copy:tt) => { $crate::__json!(@object $object ($($key)* $tt) ($($rest)*) ($($rest)*)); };
    (null) => { $crate::Value::Null };
    (true) => { $crate::Value::Bool(true) };
    (false) => { $crate::Value::Bool(false) };
    ([]) => { $crate::Value::Array($crate::__private::Vec::new()) };
    ([ $($tt:tt)+ ]) => { $crate::Value::Array($crate::__json!(@array [] $($tt)+)) };
    ({}) => { $crate::Value::Object($crate::Map::new()) };
    ({ $($tt:tt)+ }) => {
        $crate::Value::Object({
            let mut object = $crate::Map::new();
            $crate::__json!(@object object () ($($tt)+) ($($tt)+));
            object
        })
    };
    ($other:expr) => { $crate::to_value(&$other).unwrap() };
}
