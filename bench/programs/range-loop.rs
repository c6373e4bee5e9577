const N: u32 = 3_000_000;
fn main() {
    let mut sum = 0u32;
    for i in 0..N {
        if i % 3 == 0 {
            sum = sum.wrapping_add(i);
        }
    }
    println!("{sum}");
}
