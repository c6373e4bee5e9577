//! Assertions about one poll of a stream.
use futures_core::Stream;

#[doc(hidden)]
pub fn assert_is_unpin_stream<S: Stream + Unpin>(_: &mut S) {}

/// The stream is pending.
#[macro_export]
macro_rules! assert_stream_pending {
    ($stream:expr) => {{
        let stream = &mut $stream;
        $crate::__private::assert_is_unpin_stream(stream);
        let polled = $crate::__private::Stream::poll_next(::core::pin::Pin::new(stream), &mut $crate::task::noop_context());
        if polled.is_ready() {
            panic!("assertion failed: stream is not pending");
        }
    }};
}

/// The stream has that item.
#[macro_export]
macro_rules! assert_stream_next {
    ($stream:expr, $item:expr) => {{
        let stream = &mut $stream;
        $crate::__private::assert_is_unpin_stream(stream);
        match $crate::__private::Stream::poll_next(::core::pin::Pin::new(stream), &mut $crate::task::noop_context()) {
            ::core::task::Poll::Ready(::core::option::Option::Some(item)) => assert_eq!(item, $item),
            ::core::task::Poll::Ready(::core::option::Option::None) => {
                panic!("assertion failed: expected stream to provide item but stream is at its end")
            }
            ::core::task::Poll::Pending => {
                panic!("assertion failed: expected stream to provide item but stream wasn't ready")
            }
        }
    }};
}

/// The stream is at its end.
#[macro_export]
macro_rules! assert_stream_done {
    ($stream:expr) => {{
        let stream = &mut $stream;
        $crate::__private::assert_is_unpin_stream(stream);
        match $crate::__private::Stream::poll_next(::core::pin::Pin::new(stream), &mut $crate::task::noop_context()) {
            ::core::task::Poll::Ready(::core::option::Option::Some(_)) => {
                panic!("assertion failed: expected stream to be done but had more elements")
            }
            ::core::task::Poll::Ready(::core::option::Option::None) => {}
            ::core::task::Poll::Pending => {
                panic!("assertion failed: expected stream to be done but was pending")
            }
        }
    }};
}
