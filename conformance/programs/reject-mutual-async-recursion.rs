// Two async fns that await each other.
async fn even(n: u32) -> bool {
    if n == 0 { true } else { odd(n - 1).await }
}
async fn odd(n: u32) -> bool {
    if n == 0 { false } else { even(n - 1).await }
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", even(4).await);
}
