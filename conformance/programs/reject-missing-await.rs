// A future is not its output.
// expect: compile-error E0308
async fn answer() -> u32 {
    42
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let n: u32 = answer();
    println!("{n}");
}
