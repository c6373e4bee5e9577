//! Overloadable operators and the traits behind language constructs.
mod arith;
mod async_function;
mod control_flow;
mod deref;
mod function;
mod range;
mod try_trait;

pub use self::arith::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};
pub use self::async_function::{AsyncFn, AsyncFnMut, AsyncFnOnce};
pub use self::control_flow::ControlFlow;
pub use self::deref::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Drop, Index, IndexMut, Receiver};
pub use self::function::{Fn, FnMut, FnOnce};
pub use self::range::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
pub(crate) use self::range::slice_range;
pub use self::range::OneSidedRange;
pub use self::try_trait::{FromResidual, Residual, Try, Yeet};
