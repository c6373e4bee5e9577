// Two closures change the same counter.
fn main() {
    let mut total = 0;
    let mut add = |n: i32| total += n;
    let mut subtract = |n: i32| total -= n;
    add(2);
    subtract(1);
    println!("{total}");
}
