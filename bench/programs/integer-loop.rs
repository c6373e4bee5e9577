const N: u64 = 6_000_000;
fn main() {
    let mut sum = 0u64;
    let mut i = 0u64;
    while i < N {
        sum = sum.wrapping_add(i ^ (i >> 3));
        i += 1;
    }
    println!("{}", sum % 1000);
}
