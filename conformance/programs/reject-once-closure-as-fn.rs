// A closure that moves a capture out is not an Fn.
// edition: 2024
fn run(f: impl Fn() -> String) -> String { f() + &f() }
fn main() {
    let s = String::from("a");
    let f = move || s;
    println!("{}", run(f));
}
