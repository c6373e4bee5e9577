//! `select!`.

/// Selects from a set of channel operations.
#[macro_export]
macro_rules! select {
    ($($tokens:tt)*) => { $crate::__select!(@arms () () $($tokens)*) };
}
/// As `select!`; earlier operations are preferred.
#[macro_export]
macro_rules! select_biased {
    ($($tokens:tt)*) => { $crate::__select!(@arms () (biased) $($tokens)*) };
}
// Arms are collected as `(send|recv (args) -> pattern => body)` in the first list, with `default` in the second.
#[doc(hidden)]
#[macro_export]
macro_rules! __select {
    (@arms ($($arm:tt)*) ($($opt:tt)*) $kind:ident($($args:tt)*) -> $res:pat => $body:block, $($rest:tt)*) => { $crate::__select!(@arms ($($arm)* ($kind ($($args)*) $res => $body)) ($($opt)*) $($rest)*) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) $kind:ident($($args:tt)*) -> $res:pat => $body:block $($rest:tt)*) => { $crate::__select!(@arms ($($arm)* ($kind ($($args)*) $res => $body)) ($($opt)*) $($rest)*) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) $kind:ident($($args:tt)*) -> $res:pat => $body:expr, $($rest:tt)*) => { $crate::__select!(@arms ($($arm)* ($kind ($($args)*) $res => $body)) ($($opt)*) $($rest)*) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) $kind:ident($($args:tt)*) -> $res:pat => $body:expr) => { $crate::__select!(@arms ($($arm)* ($kind ($($args)*) $res => $body)) ($($opt)*)) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) default => $body:block $(,)? $($rest:tt)*) => { $crate::__select!(@arms ($($arm)*) ($($opt)* default () $body) $($rest)*) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) default => $body:expr $(, $($rest:tt)*)?) => { $crate::__select!(@arms ($($arm)*) ($($opt)* default () $body) $($($rest)*)?) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) default($time:expr) => $body:block $(,)? $($rest:tt)*) => { $crate::__select!(@arms ($($arm)*) ($($opt)* default ($time) $body) $($rest)*) };
    (@arms ($($arm:tt)*) ($($opt:tt)*) default($time:expr) => $body:expr $(, $($rest:tt)*)?) => { $crate::__select!(@arms ($($arm)*) ($($opt)* default ($time) $body) $($($rest)*)?) };
    (@arms ($($arm:tt)*) ()) => { $crate::__select!(@go new () (sel) (0usize) () $($arm)*) };
    (@arms ($($arm:tt)*) (biased)) => { $crate::__select!(@go new_biased () (sel) (0usize) () $($arm)*) };
    (@arms ($($arm:tt)*) (default $time:tt $body:expr)) => { $crate::__select!(@go new (default $time $body) (sel) (0usize) () $($arm)*) };
    (@arms ($($arm:tt)*) (biased default $time:tt $body:expr)) => { $crate::__select!(@go new_biased (default $time $body) (sel) (0usize) () $($arm)*) };
    // Each arm gets a reference to its channel, bound around everything that follows.
    (@go $new:ident $default:tt ($sel:ident) ($n:expr) ($($done:tt)*) (recv ($r:expr) $res:pat => $body:expr) $($rest:tt)*) => {
        match &$r { channel => { let channel: &$crate::Receiver<_> = channel; $crate::__select!(@go $new $default ($sel) ($n + 1usize) ($($done)* [recv channel ($n) () $res => $body]) $($rest)*) } }
    };
    (@go $new:ident $default:tt ($sel:ident) ($n:expr) ($($done:tt)*) (send ($s:expr, $m:expr) $res:pat => $body:expr) $($rest:tt)*) => {
        match &$s { channel => { let channel: &$crate::Sender<_> = channel; $crate::__select!(@go $new $default ($sel) ($n + 1usize) ($($done)* [send channel ($n) ($m) $res => $body]) $($rest)*) } }
    };
    (@go $new:ident () ($sel:ident) ($n:expr) ($($done:tt)*)) => {{
        let mut $sel = $crate::Select::$new();
        $crate::__select!(@add $sel $($done)*);
        let operation = $sel.select();
        $crate::__select!(@match operation $($done)*)
    }};
    (@go $new:ident (default () $dbody:expr) ($sel:ident) ($n:expr) ($($done:tt)*)) => {{
        let mut $sel = $crate::Select::$new();
        $crate::__select!(@add $sel $($done)*);
        match $sel.try_select() {
            ::std::result::Result::Err(_) => $dbody,
            ::std::result::Result::Ok(operation) => { $crate::__select!(@match operation $($done)*) }
        }
    }};
    (@go $new:ident (default ($time:expr) $dbody:expr) ($sel:ident) ($n:expr) ($($done:tt)*)) => {{
        let mut $sel = $crate::Select::$new();
        $crate::__select!(@add $sel $($done)*);
        match $sel.select_timeout($time) {
            ::std::result::Result::Err(_) => $dbody,
            ::std::result::Result::Ok(operation) => { $crate::__select!(@match operation $($done)*) }
        }
    }};
    (@add $sel:ident $([$kind:ident $c:ident ($n:expr) $m:tt $res:pat => $body:expr])*) => { $( $sel.$kind($c); )* };
    (@match $op:ident $([$kind:ident $c:ident ($n:expr) $m:tt $res:pat => $body:expr])*) => {{
        let index = $op.index();
        $crate::__select!(@chain index $op $([$kind $c ($n) $m $res => $body])*)
    }};
    (@chain $i:ident $op:ident) => { ::std::unreachable!() };
    (@chain $i:ident $op:ident [recv $c:ident ($n:expr) $m:tt $res:pat => $body:expr] $($rest:tt)*) => {
        if $i == $n { let $res = $op.recv($c); $body } else { $crate::__select!(@chain $i $op $($rest)*) }
    };
    (@chain $i:ident $op:ident [send $c:ident ($n:expr) ($m:expr) $res:pat => $body:expr] $($rest:tt)*) => {
        if $i == $n { let $res = $op.send($c, $m); $body } else { $crate::__select!(@chain $i $op $($rest)*) }
    };
}
