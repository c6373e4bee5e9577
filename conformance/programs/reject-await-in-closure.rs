// An ordinary closure is not async, even inside an async fn.
async fn double(n: u32) -> u32 {
    n * 2
}
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let doubled: Vec<u32> = [1, 2, 3].iter().map(|n| double(*n).await).collect();
    println!("{doubled:?}");
}
