//! Modules named like primitive types: constants.

macro_rules! int_module {
    ($($m:ident)*) => { $(
        /// Constants of the integer type (deprecated: use the associated constants).
        pub mod $m {
            /// The smallest value that can be represented by this integer type.
            pub const MIN: $m = $m::MIN;
            /// The largest value that can be represented by this integer type.
            pub const MAX: $m = $m::MAX;
        }
    )* };
}
int_module! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! float_module {
    ($($m:ident)*) => { $(
        /// Constants of the floating point type.
        pub mod $m {
            /// Machine epsilon.
            pub const EPSILON: $m = $m::EPSILON;
            /// Smallest finite value.
            pub const MIN: $m = $m::MIN;
            /// Smallest positive normal value.
            pub const MIN_POSITIVE: $m = $m::MIN_POSITIVE;
            /// Largest finite value.
            pub const MAX: $m = $m::MAX;
            /// Not a Number.
            pub const NAN: $m = $m::NAN;
            /// Infinity.
            pub const INFINITY: $m = $m::INFINITY;
            /// Negative infinity.
            pub const NEG_INFINITY: $m = $m::NEG_INFINITY;
            /// Basic mathematical constants.
            pub mod consts {
                /// Archimedes' constant (π).
                pub const PI: $m = 3.14159265358979323846264338327950288;
                /// The full circle constant (τ).
                pub const TAU: $m = 6.28318530717958647692528676655900577;
                /// π/2
                pub const FRAC_PI_2: $m = 1.57079632679489661923132169163975144;
                /// π/3
                pub const FRAC_PI_3: $m = 1.04719755119659774615421446109316763;
                /// π/4
                pub const FRAC_PI_4: $m = 0.785398163397448309615660845819875721;
                /// π/6
                pub const FRAC_PI_6: $m = 0.52359877559829887307710723054658381;
                /// π/8
                pub const FRAC_PI_8: $m = 0.39269908169872415480783042290993786;
                /// 1/π
                pub const FRAC_1_PI: $m = 0.318309886183790671537767526745028724;
                /// 2/π
                pub const FRAC_2_PI: $m = 0.636619772367581343075535053490057448;
                /// 2/sqrt(π)
                pub const FRAC_2_SQRT_PI: $m = 1.12837916709551257389615890312154517;
                /// sqrt(2)
                pub const SQRT_2: $m = 1.41421356237309504880168872420969808;
                /// 1/sqrt(2)
                pub const FRAC_1_SQRT_2: $m = 0.707106781186547524400844362104849039;
                /// Euler's number (e)
                pub const E: $m = 2.71828182845904523536028747135266250;
                /// log2(e)
                pub const LOG2_E: $m = 1.44269504088896340735992468100189214;
                /// log2(10)
                pub const LOG2_10: $m = 3.32192809488736234787031942948939018;
                /// log10(e)
                pub const LOG10_E: $m = 0.434294481903251827651128918916605082;
                /// log10(2)
                pub const LOG10_2: $m = 0.301029995663981195213738894724493027;
                /// ln(2)
                pub const LN_2: $m = 0.693147180559945309417232121458176568;
                /// ln(10)
                pub const LN_10: $m = 2.30258509299404568401799145468436421;
            }
        }
    )* };
}
float_module! { f32 f64 }

impl bool {
    /// Returns `Some(t)` if the `bool` is `true`, or `None` otherwise.
    pub fn then_some<T>(self, t: T) -> crate::option::Option<T> {
        if self { crate::option::Option::Some(t) } else { crate::option::Option::None }
    }
    /// Returns `Some(f())` if the `bool` is `true`, or `None` otherwise.
    pub fn then<T, F: crate::ops::FnOnce() -> T>(self, f: F) -> crate::option::Option<T> {
        if self { crate::option::Option::Some(f()) } else { crate::option::Option::None }
    }
}
