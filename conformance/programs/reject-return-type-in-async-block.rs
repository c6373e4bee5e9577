// `return` leaves the block, not the function.
async fn check(n: i32) -> bool {
    let verdict = async {
        if n < 0 {
            return "negative";
        }
        n > 10
    };
    verdict.await
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", check(1).await);
}
