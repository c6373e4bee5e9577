// A semicolon too many.
async fn add(a: i32, b: i32) -> i32 {
    a + b;
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", add(1, 2).await);
}
