// The right side reads through a borrow of the place that is assigned: the borrow ends before the write.
fn larger<'a>(a: &'a i32, b: &'a i32) -> &'a i32 {
    if a > b { a } else { b }
}
struct Range {
    low: i64,
    high: i64,
}
fn main() {
    let (mut x, y) = (1, 5);
    x = *larger(&x, &y);
    x = *larger(&x, &y) + *(&x);
    x += *larger(&x, &y);
    x = -*(&x);
    println!("{x}");
    let mut list = [4, 9, 2];
    list[0] = *list.iter().max().unwrap();
    list[1] = list[0] - *larger(&list[1], &list[2]);
    println!("{list:?}");
    let mut range = Range { low: 7, high: 3 };
    (range.low, range.high) = (*(&range.high), *(&range.low));
    range.low = *(&range.low) * 2;
    println!("{} {}", range.low, range.high);
    let mut text = String::from("a");
    text = (*&text).clone() + &text;
    println!("{text}");
}
