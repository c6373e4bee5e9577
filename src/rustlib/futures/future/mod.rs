//! Futures and their combinators.
mod abortable;
mod basic;
mod either;
mod ext;
mod flatten;
mod join;
mod join_all;
mod map;
mod maybe_done;
mod object;
mod select;
mod shared;
mod try_ext;

pub(crate) use self::abortable::AbortInner;
pub use self::abortable::{abortable, AbortHandle, AbortRegistration, Abortable, Aborted};
pub use self::basic::{
    always_ready, err, lazy, ok, pending, poll_fn, poll_immediate, ready, AlwaysReady, Lazy, Pending, PollFn, PollImmediate, Ready,
};
pub use self::either::Either;
pub use self::ext::{CatchUnwind, Flatten, Fuse, FutureExt, Inspect, IntoStream, Map, MapInto, NeverError, Then, UnitError};
pub use self::flatten::{FlattenSink, FlattenStream, TryFlattenStream};
pub use self::join::{join, join3, join4, join5, try_join, try_join3, try_join4, try_join5, Join, Join3, Join4, Join5, TryJoin, TryJoin3, TryJoin4, TryJoin5};
pub use self::join_all::{join_all, try_join_all, JoinAll, TryJoinAll};
pub use self::map::{option_future, OptionFuture};
pub use self::maybe_done::{maybe_done, try_maybe_done, MaybeDone, TryMaybeDone};
pub use self::object::{FutureObj, LocalFutureObj, UnsafeFutureObj};
pub use self::select::{select, select_all, select_ok, try_select, Select, SelectAll, SelectOk, TrySelect};
pub use self::shared::{Remote, RemoteHandle, Shared, WeakShared};
pub use self::try_ext::{
    AndThen, ErrInto, InspectErr, InspectOk, IntoFuture, MapErr, MapOk, MapOkOrElse, OkInto, OrElse, TryFlatten, TryFutureExt,
    UnwrapOrElse,
};
pub use futures_core::future::{BoxFuture, FusedFuture, Future, LocalBoxFuture, TryFuture};
