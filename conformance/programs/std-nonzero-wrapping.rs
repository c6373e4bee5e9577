// NonZero, Wrapping and Saturating; the rarer methods of integers.
use std::num::{NonZero, NonZeroI8, NonZeroU32, Saturating, Wrapping};

fn main() {
    let n = NonZero::new(40u32).unwrap();
    println!("{n} {n:?} {:#x} {} {}", n, n.ilog2(), n.checked_next_power_of_two().unwrap());
    println!("{:?} {:?}", NonZero::new(0i64), NonZeroU32::MAX.checked_add(1));
    println!("{:?} {:?}", "0".parse::<NonZeroI8>().map_err(|e| e.to_string()), "-8".parse::<NonZeroI8>());
    println!("{} {}", 100 / n, 100 % n);
    println!("{:?}", u8::try_from(u32::from(n)).and_then(|b| NonZero::<u8>::try_from(NonZeroU32::new(b as u32 * 7).unwrap())));
    let mut w = Wrapping(250u8);
    w += Wrapping(10);
    w *= 3;
    println!("{w} {:?} {} {}", w << 3, -w, Wrapping(i16::MIN) - Wrapping(1));
    let s = Saturating(-100i8) - Saturating(100);
    println!("{s} {} {}", s.abs(), Saturating(7u8).pow(9));
    println!("{} {}", [Wrapping(200u8), Wrapping(100)].iter().sum::<Wrapping<u8>>(), Wrapping(5u32) >> 1);
    println!("{:?} {:?}", 100u8.checked_add_signed(-101), 200u8.overflowing_sub_signed(-100));
    println!("{} {} {}", (-7i32).midpoint(2), 7u8.midpoint(250), 1u8.unbounded_shl(9));
    println!("{:?} {:?}", 1000u16.checked_ilog(10), 13u8.checked_next_multiple_of(100));
    println!("{:?} {:?}", 250u8.carrying_add(10, true), u64::MAX.carrying_mul(u64::MAX, 5));
    println!("{:?} {:?}", bool::try_from(1u8), bool::try_from(2i128).is_err());
    println!("{:?} {:?}", <(i32, i32)>::from([1, 2]), <[u8; 3]>::from((1, 2, 3)));
    println!("{:e} {} {}", 1.0f64.next_up(), 1.0f32.next_down(), f64::NAN.max(1.0));
}
