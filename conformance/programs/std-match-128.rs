// Matches on 128-bit integers.
const FAR: u128 = 1 << 100;
fn name(n: u128) -> &'static str {
    match n {
        0 => "zero",
        1 | 2 => "few",
        18446744073709551616 => "two to the 64",
        FAR => "far",
        u128::MAX => "most",
        n if n % 2 == 0 => "even",
        _ => "odd",
    }
}
fn side(n: i128) -> i32 {
    match n {
        i128::MIN..=-1 => -1,
        0 => 0,
        1..=i128::MAX => 1,
    }
}
fn main() {
    for n in [0, 2, 3, 1 << 64, 1 << 100, (1 << 100) + 1, u128::MAX, u128::MAX - 1] {
        println!("{n} {}", name(n));
    }
    println!("{:?}", [i128::MIN, -1, 0, 1, i128::MAX].map(side));
    println!("{:?}", match -5i128 { -5 => Some("minus five"), _ => None });
}
