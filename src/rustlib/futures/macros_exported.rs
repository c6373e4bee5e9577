//! The macros of the crate's root.

/// Polls all futures on one task until all are done.
#[builtin_macro = "futures_join"]
#[macro_export]
macro_rules! join {}

/// Polls all futures on one task until all are done or one fails.
#[builtin_macro = "futures_try_join"]
#[macro_export]
macro_rules! try_join {}

/// Waits for the first of several fused futures or streams, in random order.
#[builtin_macro = "futures_select"]
#[macro_export]
macro_rules! select {}

/// Waits for the first of several fused futures or streams, in the order written.
#[builtin_macro = "futures_select_biased"]
#[macro_export]
macro_rules! select_biased {}

/// Pins values to the stack.
#[macro_export]
macro_rules! pin_mut {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { ::std::pin::Pin::new_unchecked(&mut $x) };
    )* };
}

/// Polls a future once.
#[macro_export]
macro_rules! poll {
    ($x:expr $(,)?) => {
        $crate::__support::poll_once($x).await
    };
}

/// Returns `Pending` once. Somebody must have been told to wake the task.
#[macro_export]
macro_rules! pending {
    () => {
        $crate::__support::pending_once().await
    };
}

/// Several streams of one item as one; at each poll they are asked in random order.
#[macro_export]
macro_rules! stream_select {
    ($($stream:expr),+ $(,)?) => {
        $crate::__support::StreamSelect::new($crate::__stream_list!($($stream),+))
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __stream_list {
    ($last:expr) => { $crate::__support::Last(Some($last)) };
    ($first:expr, $($rest:expr),+) => { $crate::__support::More(Some($first), $crate::__stream_list!($($rest),+)) };
}

/// Pins a field of a pinned struct.
macro_rules! pinned {
    ($place:expr) => {
        unsafe { ::std::pin::Pin::new_unchecked(&mut $place) }
    };
}
