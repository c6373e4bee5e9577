// References to mutable statics are refused in 2024.
// edition: 2024
static mut COUNT: u32 = 0;
fn main() {
    unsafe {
        COUNT += 1;
        let r = &COUNT;
        println!("{r}");
    }
}
