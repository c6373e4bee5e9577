// A panic in main unwinds its locals and exits with 101.
// expect: panic
struct Noisy(u8);
impl Drop for Noisy {
    fn drop(&mut self) { println!("drop {} (panicking: {})", self.0, std::thread::panicking()); }
}
fn main() {
    let _one = Noisy(1);
    let values = vec![Noisy(2), Noisy(3)];
    let index = values.len() + 1;
    println!("about to fail");
    println!("{}", values[index].0);
}
