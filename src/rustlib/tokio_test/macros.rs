//! Assertions over `Poll` and `Result`.

/// The value of `Poll::Ready`; panics at `Pending`.
#[macro_export]
macro_rules! assert_ready {
    ($poll:expr) => {{
        match $poll {
            ::core::task::Poll::Ready(value) => value,
            ::core::task::Poll::Pending => panic!("pending"),
        }
    }};
    ($poll:expr, $($why:tt)+) => {{
        match $poll {
            ::core::task::Poll::Ready(value) => value,
            ::core::task::Poll::Pending => panic!("pending; {}", format_args!($($why)+)),
        }
    }};
}

/// The value of `Poll::Ready(Ok(..))`.
#[macro_export]
macro_rules! assert_ready_ok {
    ($poll:expr) => {{
        let result = $crate::assert_ready!($poll);
        $crate::assert_ok!(result)
    }};
    ($poll:expr, $($why:tt)+) => {{
        let result = $crate::assert_ready!($poll, $($why)*);
        $crate::assert_ok!(result, $($why)*)
    }};
}

/// The error of `Poll::Ready(Err(..))`.
#[macro_export]
macro_rules! assert_ready_err {
    ($poll:expr) => {{
        let result = $crate::assert_ready!($poll);
        $crate::assert_err!(result)
    }};
    ($poll:expr, $($why:tt)+) => {{
        let result = $crate::assert_ready!($poll, $($why)*);
        $crate::assert_err!(result, $($why)*)
    }};
}

/// Panics at `Poll::Ready`, showing the value.
#[macro_export]
macro_rules! assert_pending {
    ($poll:expr) => {{
        match $poll {
            ::core::task::Poll::Pending => {}
            ::core::task::Poll::Ready(value) => panic!("ready; value = {:?}", value),
        }
    }};
    ($poll:expr, $($why:tt)+) => {{
        match $poll {
            ::core::task::Poll::Pending => {}
            ::core::task::Poll::Ready(value) => {
                panic!("ready; value = {:?}; {}", value, format_args!($($why)+))
            }
        }
    }};
}

/// `Poll::Ready` of a value that equals another one. A statement.
#[macro_export]
macro_rules! assert_ready_eq {
    ($poll:expr, $expected:expr) => {
        let value = $crate::assert_ready!($poll);
        assert_eq!(value, $expected)
    };
    ($poll:expr, $expected:expr, $($why:tt)+) => {
        let value = $crate::assert_ready!($poll, $($why)*);
        assert_eq!(value, $expected, $($why)*)
    };
}

/// The value of `Ok`; panics at `Err`, showing the error.
#[macro_export]
macro_rules! assert_ok {
    ($result:expr $(,)?) => {{
        match $result {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => panic!("assertion failed: Err({:?})", error),
        }
    }};
    ($result:expr, $($why:tt)+) => {{
        match $result {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                panic!("assertion failed: Err({:?}): {}", error, format_args!($($why)+))
            }
        }
    }};
}

/// The error of `Err`; panics at `Ok`, showing the value.
#[macro_export]
macro_rules! assert_err {
    ($result:expr $(,)?) => {{
        match $result {
            ::core::result::Result::Ok(value) => panic!("assertion failed: Ok({:?})", value),
            ::core::result::Result::Err(error) => error,
        }
    }};
    ($result:expr, $($why:tt)+) => {{
        match $result {
            ::core::result::Result::Ok(value) => {
                panic!("assertion failed: Ok({:?}): {}", value, format_args!($($why)+))
            }
            ::core::result::Result::Err(error) => error,
        }
    }};
}

/// At least that much time has passed since `start`, and less than a millisecond more.
#[macro_export]
macro_rules! assert_elapsed {
    ($start:expr, $wanted:expr) => {{
        let elapsed = $start.elapsed();
        let lower: ::std::time::Duration = $wanted;
        assert!(
            elapsed >= lower && elapsed <= lower + ::std::time::Duration::from_millis(1),
            "actual = {:?}, expected = {:?}",
            elapsed,
            lower
        );
    }};
}
