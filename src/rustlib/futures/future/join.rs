//! Waiting for several futures.
use super::maybe_done::{maybe_done, try_maybe_done, MaybeDone, TryMaybeDone};
use futures_core::future::TryFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! join_type {
    ($(#[$doc:meta])* $name:ident, $function:ident, $($fut:ident $field:ident),*) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<$($fut: Future),*> {
            $($field: MaybeDone<$fut>,)*
        }

        $(#[$doc])*
        #[allow(clippy::too_many_arguments)]
        pub fn $function<$($fut: Future),*>($($field: $fut),*) -> $name<$($fut),*> {
            $name { $($field: maybe_done($field),)* }
        }

        impl<$($fut: Future),*> Future for $name<$($fut),*> {
            type Output = ($($fut::Output,)*);

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all_done = true;
                $( all_done &= unsafe { Pin::new_unchecked(&mut this.$field) }.poll(cx).is_ready(); )*
                if !all_done {
                    return Poll::Pending;
                }
                Poll::Ready(($(unsafe { Pin::new_unchecked(&mut this.$field) }.take_output().unwrap(),)*))
            }
        }
    };
}

join_type!(
    /// Waits for two futures.
    Join, join, A a, B b
);
join_type!(
    /// Waits for three futures.
    Join3, join3, A a, B b, C c
);
join_type!(
    /// Waits for four futures.
    Join4, join4, A a, B b, C c, D d
);
join_type!(
    /// Waits for five futures.
    Join5, join5, A a, B b, C c, D d, E e
);

macro_rules! try_join_type {
    ($(#[$doc:meta])* $name:ident, $function:ident, $first:ident $first_field:ident, $($fut:ident $field:ident),*) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<$first: TryFuture, $($fut: TryFuture<Error = $first::Error>),*> {
            $first_field: TryMaybeDone<$first>,
            $($field: TryMaybeDone<$fut>,)*
        }

        $(#[$doc])*
        pub fn $function<$first: TryFuture, $($fut: TryFuture<Error = $first::Error>),*>($first_field: $first, $($field: $fut),*) -> $name<$first, $($fut),*> {
            $name { $first_field: try_maybe_done($first_field), $($field: try_maybe_done($field),)* }
        }

        impl<$first: TryFuture, $($fut: TryFuture<Error = $first::Error>),*> Future for $name<$first, $($fut),*> {
            type Output = Result<($first::Ok, $($fut::Ok,)*), $first::Error>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all_done = true;
                match unsafe { Pin::new_unchecked(&mut this.$first_field) }.poll(cx) {
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Ready(Ok(())) => {}
                    Poll::Pending => all_done = false,
                }
                $(
                    match unsafe { Pin::new_unchecked(&mut this.$field) }.poll(cx) {
                        Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                        Poll::Ready(Ok(())) => {}
                        Poll::Pending => all_done = false,
                    }
                )*
                if !all_done {
                    return Poll::Pending;
                }
                Poll::Ready(Ok((
                    unsafe { Pin::new_unchecked(&mut this.$first_field) }.take_output().unwrap(),
                    $(unsafe { Pin::new_unchecked(&mut this.$field) }.take_output().unwrap(),)*
                )))
            }
        }
    };
}

try_join_type!(
    /// Waits for two futures, or for the first error.
    TryJoin, try_join, A a, B b
);
try_join_type!(
    /// Waits for three futures, or for the first error.
    TryJoin3, try_join3, A a, B b, C c
);
try_join_type!(
    /// Waits for four futures, or for the first error.
    TryJoin4, try_join4, A a, B b, C c, D d
);
try_join_type!(
    /// Waits for five futures, or for the first error.
    TryJoin5, try_join5, A a, B b, C c, D d, E e
);
