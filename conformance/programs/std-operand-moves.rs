// An operator by value on `&mut T` moves the reference.
use std::ops::Add;
struct Counter(i32);
impl Add<i32> for &mut Counter {
    type Output = i32;
    fn add(self, n: i32) -> i32 {
        self.0 += n;
        self.0
    }
}
fn main() {
    let mut counter = Counter(0);
    let handle = &mut counter;
    println!("{}", handle + 1);
    println!("{}", handle + 2);
}
