//! The `?` operator.
use crate::ops::ControlFlow;
use crate::prelude::rust_2021::*;

/// The `?` operator and `try {}` blocks.
#[lang = "Try"]
pub trait Try: FromResidual<Self::Residual> {
    /// The type of the value produced by `?` when not short-circuiting.
    type Output;
    /// The type of the value passed to `from_residual` when short-circuiting.
    type Residual;
    /// Constructs the type from its `Output` type.
    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;
    /// Decides whether the operator should continue or short-circuit.
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}
/// Which residuals can be converted into which `Try` types.
#[lang = "FromResidual"]
pub trait FromResidual<R = <Self as Try>::Residual> {
    /// Constructs the type from a compatible `Residual` type.
    #[lang = "from_residual"]
    #[track_caller]
    fn from_residual(residual: R) -> Self;
}
/// Gets the `Try` type back from a residual.
#[lang = "Residual"]
pub trait Residual<O> {
    /// The "return" type of this meta-function.
    type TryType: Try<Output = O, Residual = Self>;
}
/// The residual of `do yeet`.
pub struct Yeet<T>(pub T);
