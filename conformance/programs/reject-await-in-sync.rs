// `await` outside an async function.
// expect: compile-error E0728
async fn answer() -> u32 {
    42
}
fn main() {
    let n = answer().await;
    println!("{n}");
}
