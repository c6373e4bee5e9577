// Unsafe operations outside of unsafe blocks.
// edition: 2024
unsafe fn read(p: *const i32) -> i32 { unsafe { *p } }
fn main() {
    let x = 5;
    let p = &x as *const i32;
    println!("{}", read(p));
    println!("{}", *p);
}
