// The block borrows the variable mutably for as long as it exists.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut hits = 0;
    let work = async {
        hits += 1;
        tokio::task::yield_now().await;
        hits += 1;
    };
    println!("before: {hits}");
    work.await;
}
